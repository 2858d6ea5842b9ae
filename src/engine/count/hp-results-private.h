/* hp-results-private.h: the two ways of adding up a constituency.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/count/hp-results.h"
#include "engine/stations/hp-constituency.h"

G_BEGIN_DECLS

typedef enum
{
  HP_SUM_LISTED,
  HP_SUM_VOTED,
  HP_SUM_ISSUED,
  HP_SUM_COLLECTED,
  HP_SUM_VALID,
  HP_SUM_INVALID,
  HP_N_SUMS
} HpSum;

typedef struct
{
  int stations; /* of the constituency */
  int sealed;   /* tallies that were added */
  gint64 sums[HP_N_SUMS];
  GArray *votes;   /* of gint64, in ballot order */
  gint64 homeless; /* votes of nobody who stands */
} HpTotals;

void hp_totals_init (HpTotals *totals, guint n_candidates);
void hp_totals_clear (HpTotals *totals);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HpTotals, hp_totals_clear)

/* "listed", "voted" … */
const char *hp_sum_name (HpSum sum);

/* The first way: SQL adds the first entries of the sealed tallies of the stations that are allotted
 * to the constituency; votes by the candidate's id. */
gboolean hp_totals_by_query (HpDb *db, const HpConstituency *constituency, GPtrArray *candidates,
                             HpTotals *totals, GError **error);

/* The second way: a walk over the sealed tallies that say they are of the constituency, with the
 * set of its stations in hand; their second entries are added, votes by place on the ballot. A
 * tally of a station outside the constituency, or a second one of the same, is R01. */
gboolean hp_totals_by_walk (HpDb *db, const HpConstituency *constituency, HpTotals *totals,
                            GPtrArray *findings, GError **error);

G_END_DECLS
