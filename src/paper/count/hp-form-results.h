/* hp-form-results.h: results as forms write them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/candidates/hp-candidate.h"
#include "engine/count/hp-results.h"
#include "paper/kit/hp-form-run.h"

G_BEGIN_DECLS

/* The figures of a constituency; all HP_MISSING while nothing is sealed, so that a form has blanks
 * and no zeros. */
typedef struct
{
  gint64 listed, voted, issued, collected, valid, invalid;
} HpFormSums;
HpFormSums hp_form_sums_of (const HpResult *result);

/* NULL where there is none of that number. */
const HpResult *hp_form_find_result (GPtrArray *results, int number);
/* Votes of candidate @i in ballot order, from 0. */
gint64 hp_form_votes_of (const HpResult *result, guint i);
/* The elected by place in ballot order (of guint, from 0): most votes first; of equal votes the
 * older one (law 85/2015 art. 78). */
GArray *hp_form_elected_order (const HpResult *result);

/* "96,00", or a blank. Transfer full. */
char *hp_form_percent_text (gint64 part, gint64 whole);
/* What follows "Nghị quyết số": as noted, or blanks with "/NQ-UBBC". Transfer full. */
char *hp_form_resolution (const char *noted);

G_END_DECLS
