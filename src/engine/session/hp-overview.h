/* hp-overview.h: how far the election is, in a few counts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/db/hp-db.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 stations;
  gint64 constituencies;
  gint64 constituencies_complete; /* every station's tally sealed */
  gint64 voters;                  /* counted, of all stations */
  gint64 voters_with_findings;
  gint64 candidates;
  gint64 members;
  gint64 turnout_figures;
  gint64 tallies;                 /* pairs of station and body to be counted */
  gint64 tallies_sealed;
  gint64 tallies_wrong;           /* with errors or differing entries */
} HpOverview;

/* Counts for sidebars and cards; zeros on an error. */
void hp_overview_counts (HpDb *db, HpOverview *overview);

G_END_DECLS
