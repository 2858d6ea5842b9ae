/* hp-results.h: totals and the elected of each constituency, added up twice.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/count/hp-elected.h"
#include "engine/count/hp-tally.h"

G_BEGIN_DECLS

typedef struct
{
  HpBody body;
  int number;
  gint64 constituency_id;
  int seats;
  int stations;                                            /* of the constituency */
  int sealed;                                              /* of these, with a sealed tally */
  gboolean complete;                                       /* all sealed, at least one station */
  gint64 listed, voted, issued, collected, valid, invalid; /* sums of the sealed tallies */
  GPtrArray *candidates;                                   /* of HpCandidate, ballot order */
  GArray *votes;                                           /* of gint64, same order */
  HpElected *outcome;   /* elected, missing, proposal, states, trace */
  gboolean added_alike; /* the SQL sums and the walk over the tallies agree (R01) */
} HpResult;

void hp_result_free (HpResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpResult, hp_result_free)

/* Results of one body or of all (HP_BODY_NONE), in order. R01 goes to @findings (may be NULL). */
GPtrArray *hp_results_load (HpDb *db, const HpRules *rules, HpBody body, GPtrArray *findings,
                            GError **error);

G_END_DECLS
