/* hp-tally-checks.h: do the figures of a tally agree with themselves and with the others?
 *
 * Pure: figures in, findings out. Each check runs only where all its numbers are there; a missing
 * one is T01, unless an entry may leave it out. The findings have no place: hp_tally_findings_at ()
 * gives it to them.
 *
 * Sources: Law 85/2015 art. 73–76; Q&A 2026 Q172, Q176, Q194.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/core/hp-finding.h"
#include "engine/count/hp-tally-figures.h"

G_BEGIN_DECLS

/* What the checks need to know of the constituency and of the document's settings. */
typedef struct
{
  int seats;                      /* N; 0 = not known, T13 and T10's upper bound are left out */
  int candidates;                 /* M; 0 = not known */
  gint64 invalid_share_bp;        /* T14 from this share on, 300 = 3 %; 0 = off */
  gboolean spoiled_inside_issued; /* T12: R = F + U instead of R = F + X + U */
  int outlier_min_stations;       /* T17 needs at least so many other stations; 0 = off */
  int outlier_multiplier;         /* T17: further than so many median deviations … */
  gint64 outlier_min_bp;          /* … and than this, 1000 = 10 points of a hundred */
} HpTallyRules;

/* T01 … T15, in that order, appended to @findings. The values bear the names of the figures
 * ("voted", "listed" …), with "difference" and what else the sentence needs. */
void hp_tally_check (const HpTallyFigures *figures, const HpTallyRules *rules, GPtrArray *findings);

/* The tally of another station of the same constituency and body. */
typedef struct
{
  int station; /* its number */
  const HpTallyFigures *figures;
} HpTallyPeer;

/* T16, T17: against the other stations of the constituency. @peers may hold the tally itself: it
 * is left out by its number, @station. Stations without valid ballots say nothing. */
void hp_tally_check_peers (int station, const HpTallyFigures *figures, const HpTallyPeer *peers,
                           int n_peers, const HpTallyRules *rules, GPtrArray *findings);

/* T18, T19: against the tallies of the other bodies of the same station; @by_body has HP_N_BODIES
 * places, NULL where there is none. With @own, the pairs that it is part of, placed at it; with
 * HP_BODY_NONE, every pair once, placed at the lower body. Only the body is placed. */
void hp_tally_check_bodies (const HpTallyFigures *const *by_body, HpBody own, GPtrArray *findings);

/* T20: against the last turnout figure of the station, HP_MISSING where there is none. */
void hp_tally_check_turnout (const HpTallyFigures *figures, gint64 last_voted, GPtrArray *findings);

/* Places the findings from number @from on. */
void hp_tally_findings_at (GPtrArray *findings, guint from, int station, HpBody body,
                           int constituency);

G_END_DECLS
