/* hp-turnout-checks.h: do the turnout figures of a station follow from one another, and do those
 * of the stations add to the ward's?
 *
 * Pure: figures in, findings out. The findings have no place; the caller gives it to them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/core/hp-date.h"
#include "engine/core/hp-finding.h"
#include "engine/core/hp-util.h"

G_BEGIN_DECLS

/* The figure of one station and body at one mark. */
typedef struct
{
  int mark;      /* minutes after midnight of the day on which the station votes */
  gint64 voted;  /* HP_MISSING = no figure yet */
  gint64 listed; /* at that time; HP_MISSING = not known */
} HpTurnoutFigure;

/* "now" before and after the day of voting. */
#define HP_TURNOUT_BEFORE G_MININT
#define HP_TURNOUT_AFTER G_MAXINT

/* The day on which a station votes: its own (ISO), where it votes early (Q&A 2026 Q154), else that
 * of the election. */
HpDate hp_turnout_day (HpDate election_day, const char *own_day);

/* @now as minutes after midnight of @day, local time; one of the two above otherwise. */
int hp_turnout_now (HpDate day, GDateTime *now);

/* U01, U02, U03 over the marks of a station, in the order of time, appended to @findings in that
 * order. A mark has passed when @now is later than it. Values: "mark" (minutes) and
 *   U01 voted, listed, difference;
 *   U02 voted, previous (minutes of the last mark before that has a figure), previous_voted,
 *       difference;
 *   U03 now, left out after the day. */
void hp_turnout_check (const HpTurnoutFigure *figures, int n, int now, GPtrArray *findings);

/* The sums over stations at one mark. A station without a figure adds nothing to voted, but its
 * listed voters count. */
typedef struct
{
  gint64 voted;
  gint64 listed;
  int n_figures;
  int n_missing; /* stations without a figure */
} HpTurnoutSums;

void hp_turnout_sums (const HpTurnoutFigure *figures, int n, HpTurnoutSums *sums);

/* What a stated total has more than the sum of the stations (negative: less); FALSE, and 0 in
 * both, where they agree. A stated HP_MISSING agrees with anything. */
gboolean hp_turnout_compare (const HpTurnoutSums *sums, gint64 stated_voted, gint64 stated_listed,
                             gint64 *voted_difference, gint64 *listed_difference);

G_END_DECLS
