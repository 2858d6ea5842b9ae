/* hp-result-words.h: the result of a constituency in words. Texts are the caller's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/count/hp-results.h"
#include "ui/kit/hp-chart.h"

G_BEGIN_DECLS

/* "People’s Council of the commune – constituency 2", or short: "Constituency 2". */
char *hp_result_title (const HpResult *result, gboolean whole);
/* "PROVISIONAL – 3 stations are not sealed yet", or what is certain. */
char *hp_result_state_text (const HpResult *result);
/* For the list: "3/12 sealed · provisional", "12/12 sealed · 3 of 3 elected". */
char *hp_result_line (const HpResult *result);
/* "Elected: 3 of 3". */
char *hp_result_elected_text (const HpResult *result);
/* What the law asks for now and (*@rule) by which article; NULL while nothing is decided. */
char *hp_result_proposal_text (const HpResult *result, const HpRules *rules, char **rule);
/* "12/12 stations, each counted once; both sums agree." */
char *hp_result_proof_text (const HpResult *result);

const char *hp_result_candidate_state (HpElectedState state);
/* "Yes", "No", "So far yes" … of candidate number @index (from 0). */
const char *hp_result_majority_word (const HpResult *result, int index);
/* Least number of votes that is a majority; HP_MISSING while it is not decided. */
gint64 hp_result_majority (const HpResult *result);

/* Sentences for the charts. */
char *hp_result_chart_summary (const HpResult *result);
char *hp_result_turnout_summary (const HpChartItem *stations, guint n);

G_END_DECLS
