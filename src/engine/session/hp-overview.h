/* hp-overview.h: how far the election is, in a few counts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/db/hp-db.h"
#include "engine/rules/hp-rules.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 stations;
  gint64 constituencies;
  gint64 constituencies_complete; /* every station's tally sealed */
  gint64 voters;                  /* counted, of all stations */
  gint64 voters_stated;           /* of stations without a list: the largest number of a body */
  gint64 candidates;
  gint64 members;
  gint64 turnout_figures;
  gint64 tallies; /* pairs of station and body to be counted */
  gint64 tallies_sealed;
  gint64 tallies_wrong; /* with errors or differing entries */
} HpOverview;

/* Counts for sidebars and cards; zeros on an error. */
void hp_overview_counts (HpDb *db, HpOverview *overview);

/* Totals of the ward for one body. */
typedef struct
{
  HpBody body;
  gint64 listed; /* of lists and of stated numbers; HP_MISSING = none known */
  gint64 men;    /* of the lists kept here */
  gint64 women;
  int mark;        /* the last with any figure, minutes; -1 = none */
  gint64 voted;    /* at it, of the stations that have one */
  gint64 voted_of; /* voters listed there, all stations */
  int figures;     /* stations with a figure at it */
  int stations;    /* stations that elect the body */
  gint64 valid;    /* valid ballots of the sealed tallies; HP_MISSING = none sealed */
  gint64 sealed;
} HpOverviewBody;

/* One for each body of the election, in order. Reads every voter's row: for a job where there are
 * many. NULL on error. */
GArray *hp_overview_bodies (HpDb *db, const HpRules *rules, GError **error);

G_END_DECLS
