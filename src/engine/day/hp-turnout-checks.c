/* hp-turnout-checks.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/day/hp-turnout-checks.h"

HpDate
hp_turnout_day (HpDate election_day, const char *own_day)
{
  HpDate day;

  return own_day != NULL && hp_date_from_iso (own_day, &day) && hp_date_is_full (day)
             ? day
             : election_day;
}

int
hp_turnout_now (HpDate day, GDateTime *now)
{
  g_autoptr (GDateTime) local = NULL;
  HpDate today;
  int order;

  g_return_val_if_fail (hp_date_is_full (day) && now != NULL, HP_TURNOUT_BEFORE);

  local = g_date_time_to_local (now);
  today = (HpDate){ g_date_time_get_year (local), g_date_time_get_month (local),
                    g_date_time_get_day_of_month (local) };
  order = hp_date_compare (today, day);
  if (order != 0)
    return order < 0 ? HP_TURNOUT_BEFORE : HP_TURNOUT_AFTER;
  return g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local);
}

static HpFinding *
add (GPtrArray *findings, const char *code, HpSeverity severity, const HpTurnoutFigure *figure)
{
  HpFinding *finding = hp_finding_new (code, severity);

  hp_finding_in_field (finding, "voted", -1);
  hp_finding_number (finding, "mark", figure->mark);
  if (figure->voted != HP_MISSING)
    hp_finding_number (finding, "voted", figure->voted);
  g_ptr_array_add (findings, finding);
  return finding;
}

void
hp_turnout_check (const HpTurnoutFigure *figures, int n, int now, GPtrArray *findings)
{
  const HpTurnoutFigure *previous = NULL;
  HpFinding *finding;

  g_return_if_fail ((figures != NULL || n == 0) && findings != NULL);

  for (int i = 0; i < n; i++)
    {
      const HpTurnoutFigure *figure = &figures[i];

      if (figure->voted == HP_MISSING)
        {
          if (figure->mark >= now)
            continue;
          finding = add (findings, "U03", HP_SEVERITY_WARNING, figure);
          if (now != HP_TURNOUT_AFTER)
            hp_finding_number (finding, "now", now);
          continue;
        }
      if (figure->listed != HP_MISSING && figure->voted > figure->listed)
        {
          finding = add (findings, "U01", HP_SEVERITY_ERROR, figure);
          hp_finding_number (finding, "listed", figure->listed);
          hp_finding_number (finding, "difference", figure->voted - figure->listed);
        }
      if (previous != NULL && figure->voted < previous->voted)
        {
          finding = add (findings, "U02", HP_SEVERITY_ERROR, figure);
          hp_finding_number (finding, "previous", previous->mark);
          hp_finding_number (finding, "previous_voted", previous->voted);
          hp_finding_number (finding, "difference", figure->voted - previous->voted);
        }
      previous = figure;
    }
}

void
hp_turnout_sums (const HpTurnoutFigure *figures, int n, HpTurnoutSums *sums)
{
  g_return_if_fail ((figures != NULL || n == 0) && sums != NULL);

  *sums = (HpTurnoutSums){ 0 };
  for (int i = 0; i < n; i++)
    {
      if (figures[i].voted != HP_MISSING)
        {
          sums->voted += figures[i].voted;
          sums->n_figures++;
        }
      else
        sums->n_missing++;
      if (figures[i].listed != HP_MISSING)
        sums->listed += figures[i].listed;
    }
}

gboolean
hp_turnout_compare (const HpTurnoutSums *sums, gint64 stated_voted, gint64 stated_listed,
                    gint64 *voted_difference, gint64 *listed_difference)
{
  g_return_val_if_fail (sums != NULL, FALSE);

  *voted_difference = stated_voted == HP_MISSING ? 0 : stated_voted - sums->voted;
  *listed_difference = stated_listed == HP_MISSING ? 0 : stated_listed - sums->listed;
  return *voted_difference != 0 || *listed_difference != 0;
}
