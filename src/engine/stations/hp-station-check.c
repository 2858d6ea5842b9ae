/* hp-station-check.c: S01 size, S02 nesting, S03 teams.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-finding.h"
#include "engine/core/hp-text.h"
#include "engine/core/hp-util.h"
#include "engine/db/hp-stmt.h"
#include "engine/setup/hp-member.h"
#include "engine/stations/hp-station.h"

static void
add (GPtrArray *findings, HpFinding *finding, int station, HpBody body)
{
  g_ptr_array_add (findings, hp_finding_at (finding, station, body, 0));
}

/* S01: Law 85/2015 art. 11; Q&A 2026 Q46. The list of the first body counts all voters. */
static void
check_size (const HpStation *s, const HpRules *rules, GPtrArray *findings)
{
  int n, min = hp_rules_station_min (rules), max = hp_rules_station_max (rules);
  const HpBody *bodies = hp_rules_bodies (rules, &n);
  gint64 listed = s->voters > 0 ? s->voters : n > 0 ? s->listed[bodies[0]] : HP_MISSING;

  if (listed == HP_MISSING
      || (listed <= max && (listed >= min || hp_rules_station_kind_exempt (rules, s->kind))))
    return;
  add (findings,
       hp_finding_number (
           hp_finding_number (
               hp_finding_number (hp_finding_new ("S01", HP_SEVERITY_WARNING), "listed", listed),
               "min", min),
           "max", max),
       s->number, HP_BODY_NONE);
}

/* S02: the key of the table forbids two constituencies of one body; none is left to find. */
static void
check_nesting (const HpStation *s, const HpRules *rules, GPtrArray *findings)
{
  int n;
  const HpBody *bodies = hp_rules_bodies (rules, &n);

  for (int i = 0; i < n; i++)
    if (s->constituency[bodies[i]] == 0)
      add (findings, hp_finding_new ("S02", HP_SEVERITY_ERROR), s->number, bodies[i]);
}

static void
team_finding (GPtrArray *findings, const HpStation *s, const char *what, gint64 found, gint64 min,
              gint64 max)
{
  HpFinding *f = hp_finding_new ("S03", HP_SEVERITY_ERROR);

  hp_finding_text (f, "what", what);
  hp_finding_number (f, "found", found);
  hp_finding_number (f, "min", min);
  hp_finding_number (f, "max", max);
  add (findings, f, s->number, HP_BODY_NONE);
}

/* S03: Law 85/2015 art. 25; Q&A 2026 Q64, Q65. A team that is not entered yet is no finding. */
static gboolean
check_team (HpDb *db, const HpStation *s, const HpRules *rules, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray) team = hp_members_load (db, HP_ORGAN_TEAM, s->id, error);
  int min, max, heads = 0, secretaries = 0;

  if (team == NULL)
    return FALSE;
  if (team->len == 0)
    return TRUE;
  hp_rules_team_size (rules, s->kind, &min, &max);
  for (guint i = 0; i < team->len; i++)
    {
      const HpMember *m = g_ptr_array_index (team, i);

      heads += m->role == HP_ROLE_HEAD;
      secretaries += m->role == HP_ROLE_SECRETARY;
    }
  if ((int) team->len < min || (int) team->len > max)
    team_finding (findings, s, "size", team->len, min, max);
  if (heads != 1)
    team_finding (findings, s, "head", heads, 1, 1);
  if (secretaries != 1)
    team_finding (findings, s, "secretary", secretaries, 1, 1);
  return TRUE;
}

/* Nobody in two teams; no candidate of the station's constituencies (law 85/2015 art. 27). Names
 * are compared folded: there is no number of identity for members. */
static gboolean
check_people (HpDb *db, GPtrArray *findings, GError **error)
{
  g_auto (HpStmt) twice = hp_db_query (
      db, "SELECT s.number, m.name, s2.number FROM member m"
          " JOIN member o ON o.fold = m.fold AND o.organ = 'team' AND o.station_id < m.station_id"
          " AND o.birth = m.birth"
          " JOIN station s ON s.id = m.station_id JOIN station s2 ON s2.id = o.station_id"
          " WHERE m.organ = 'team' ORDER BY s.number, m.position");
  g_auto (HpStmt) standing = hp_db_query (
      /* Each candidate is folded once, not once for each member. */
      db, "WITH k AS MATERIALIZED (SELECT constituency_id, hp_fold (name) AS fold FROM candidate"
          " WHERE state = 'standing')"
          " SELECT s.number, m.name, sc.body FROM member m JOIN station s ON s.id = m.station_id"
          " JOIN station_constituency sc ON sc.station_id = s.id"
          " JOIN k ON k.constituency_id = sc.constituency_id AND k.fold = m.fold"
          " WHERE m.organ = 'team' ORDER BY s.number, m.position");
  HpStep step;

  while ((step = hp_stmt_step (&twice, error)) == HP_STEP_ROW)
    {
      HpFinding *f = hp_finding_new ("S03", HP_SEVERITY_ERROR);

      hp_finding_text (f, "what", "two-teams");
      hp_finding_text (f, "name", hp_stmt_text (&twice, 1));
      hp_finding_number (f, "other", hp_stmt_int (&twice, 2));
      add (findings, f, (int) hp_stmt_int (&twice, 0), HP_BODY_NONE);
    }
  if (step == HP_STEP_ERROR)
    return FALSE;
  while ((step = hp_stmt_step (&standing, error)) == HP_STEP_ROW)
    {
      HpFinding *f = hp_finding_new ("S03", HP_SEVERITY_ERROR);

      hp_finding_text (f, "what", "candidate");
      hp_finding_text (f, "name", hp_stmt_text (&standing, 1));
      add (findings, f, (int) hp_stmt_int (&standing, 0),
           hp_body_from_code (hp_stmt_text (&standing, 2)));
    }
  return step == HP_STEP_DONE;
}

gboolean
hp_stations_check (HpDb *db, const HpRules *rules, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray) stations = hp_stations_load (db, error);

  if (stations == NULL)
    return FALSE;
  for (guint i = 0; i < stations->len; i++)
    {
      const HpStation *s = g_ptr_array_index (stations, i);

      check_size (s, rules, findings);
      check_nesting (s, rules, findings);
      if (!check_team (db, s, rules, findings, error))
        return FALSE;
    }
  return check_people (db, findings, error);
}
