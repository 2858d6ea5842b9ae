/* hp-check.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/session/hp-check.h"

#include "engine/candidates/hp-candidate.h"
#include "engine/count/hp-results.h"
#include "engine/count/hp-tally.h"
#include "engine/day/hp-turnout.h"
#include "engine/rules/hp-calendar.h"
#include "engine/setup/hp-election.h"
#include "engine/stations/hp-station.h"

/* ---- P01 ---- */

/* What the document shows of the tasks, each a number of things that are missing. */
typedef enum
{
  OPEN_CONSTITUENCIES, /* constituencies without seats; 1 where there is none at all */
  OPEN_STATIONS,       /* 1 where there is none */
  OPEN_LISTS,          /* stations whose voters are not known; 1 where there is no station */
  OPEN_CANDIDATES,     /* constituencies without candidates; 1 where there is none at all */
  OPEN_TALLIES,        /* tallies that are not sealed */
  N_OPEN
} Open;

static const char *const open_sql[N_OPEN] = {
  [OPEN_CONSTITUENCIES] = "SELECT CASE count (*) WHEN 0 THEN 1 ELSE sum (seats IS NULL) END"
                          " FROM constituency WHERE round = 1",
  [OPEN_STATIONS] = "SELECT count (*) = 0 FROM station",
  [OPEN_LISTS] = "SELECT CASE count (*) WHEN 0 THEN 1 ELSE"
                 "  sum (t.station_id IS NULL AND NOT EXISTS"
                 "   (SELECT 1 FROM station_listed l WHERE l.station_id = s.id)) END"
                 " FROM station s LEFT JOIN station_total t ON t.station_id = s.id",
  [OPEN_CANDIDATES] = "SELECT CASE count (*) WHEN 0 THEN 1 ELSE sum (NOT EXISTS"
                      "  (SELECT 1 FROM candidate k WHERE k.constituency_id = c.id)) END"
                      " FROM constituency c WHERE round = 1",
  [OPEN_TALLIES] = "SELECT count (*) FROM station_constituency sc WHERE NOT EXISTS"
                   " (SELECT 1 FROM tally t WHERE t.round = 1 AND t.station_id = sc.station_id"
                   "  AND t.body = sc.body AND t.state = 'sealed')",
};

/* Which task of the calendar is open while what is missing. The ids are those of all elections;
 * one whose item has no date there is passed over. */
static const struct
{
  const char *item;
  Open open;
} tasks[] = {
  { "C16", OPEN_CONSTITUENCIES }, /* constituencies and seats are published */
  { "C19", OPEN_STATIONS },       /* stations are fixed */
  { "C20", OPEN_STATIONS },       /* their teams are set up */
  { "C26", OPEN_LISTS },          /* the voter list is posted */
  { "C37", OPEN_CANDIDATES },     /* the candidates are posted */
  { "C60", OPEN_TALLIES },        /* the stations' minutes are sent */
};

static gboolean
has_passed (const HpCalendarItem *item, GDateTime *now)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (now);
  HpDate today = { g_date_time_get_year (local), g_date_time_get_month (local),
                   g_date_time_get_day_of_month (local) };
  int order;

  if (!hp_date_is_full (item->to))
    return FALSE;
  order = hp_date_compare (today, item->to);
  return order > 0
         || (order == 0 && item->clock >= 0
             && g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local) > item->clock);
}

static void
add_overdue (const HpCalendarItem *item, gint64 open, GPtrArray *findings)
{
  HpFinding *finding = hp_finding_new ("P01", HP_SEVERITY_WARNING);
  g_autofree char *due = hp_date_to_iso (item->to);

  hp_finding_text (finding, "item", item->id);
  hp_finding_text (finding, "task", item->task);
  hp_finding_text (finding, "task_en", item->task_en);
  hp_finding_text (finding, "due", due);
  hp_finding_number (finding, "open", open);
  g_ptr_array_add (findings, finding);
}

gboolean
hp_check_deadlines (HpDb *db, const HpRules *rules, GDateTime *now, GPtrArray *findings,
                    GError **error)
{
  g_autoptr (HpElection) election = hp_election_load (db, error);
  g_autoptr (GPtrArray) calendar = NULL;

  g_return_val_if_fail (rules != NULL && now != NULL && findings != NULL, FALSE);

  if (election == NULL)
    return FALSE;
  calendar = hp_calendar_compute (rules, election->day);
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    {
      const HpCalendarItem *item = hp_calendar_find (calendar, tasks[i].item);
      gint64 open;

      if (item == NULL || !has_passed (item, now))
        continue;
      open = hp_db_int (db, open_sql[tasks[i].open], 0);
      if (open > 0)
        add_overdue (item, open, findings);
    }
  return TRUE;
}

/* ---- all ---- */

static int
compare (gconstpointer a, gconstpointer b)
{
  const HpFinding *x = *(const HpFinding *const *) a;
  const HpFinding *y = *(const HpFinding *const *) b;
  int order = g_strcmp0 (x->code, y->code);

  if (order != 0)
    return order;
  if (x->body != y->body)
    return x->body < y->body ? -1 : 1;
  if (x->constituency != y->constituency)
    return x->constituency < y->constituency ? -1 : 1;
  return x->station < y->station ? -1 : x->station > y->station;
}

GPtrArray *
hp_check_all (HpDb *db, const HpRules *rules, GDateTime *now, GError **error)
{
  g_autoptr (GPtrArray) findings = hp_findings_new ();
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (HpElection) election = NULL;

  g_return_val_if_fail (rules != NULL && now != NULL, NULL);

  election = hp_election_load (db, error);
  if (election == NULL || !hp_stations_check (db, rules, findings, error)
      || !hp_candidates_check (db, rules, findings, error)
      || !hp_check_deadlines (db, rules, now, findings, error)
      || !hp_turnouts_check (db, rules, election->day, now, findings, error)
      || !hp_tallies_check (db, rules, findings, error))
    return NULL;
  results = hp_results_load (db, rules, HP_BODY_NONE, findings, error);
  if (results == NULL)
    return NULL;
  /* Stable: of one place and code, in the order in which they were found. */
  g_ptr_array_sort (findings, compare);
  return g_steal_pointer (&findings);
}
