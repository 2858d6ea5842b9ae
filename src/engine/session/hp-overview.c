/* hp-overview.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/session/hp-overview.h"

#include "engine/core/hp-util.h"
#include "engine/count/hp-results.h"
#include "engine/day/hp-turnout.h"
#include "engine/db/hp-stmt.h"

void
hp_overview_counts (HpDb *db, HpOverview *o)
{
  o->stations = hp_db_int (db, "SELECT count (*) FROM station", 0);
  o->constituencies = hp_db_int (db, "SELECT count (*) FROM constituency WHERE round = 1", 0);
  o->constituencies_complete = hp_db_int (
      db,
      "SELECT count (*) FROM constituency c WHERE c.round = 1"
      " AND EXISTS (SELECT 1 FROM station_constituency sc WHERE sc.constituency_id = c.id)"
      " AND NOT EXISTS (SELECT 1 FROM station_constituency sc WHERE sc.constituency_id = c.id"
      "  AND NOT EXISTS (SELECT 1 FROM tally t WHERE t.round = 1 AND t.station_id = sc.station_id"
      "   AND t.body = sc.body AND t.state = 'sealed'))",
      0);
  o->voters = hp_db_int (db, "SELECT sum (voters) FROM station_total", 0);
  o->voters_stated = hp_db_int (db,
                                "SELECT max (n) FROM"
                                " (SELECT sum (listed) AS n FROM station_listed GROUP BY body)",
                                0);
  o->candidates = hp_db_int (db, "SELECT count (*) FROM candidate WHERE state = 'standing'", 0);
  o->members = hp_db_int (db, "SELECT count (*) FROM member", 0);
  o->turnout_figures = hp_db_int (db, "SELECT count (*) FROM turnout", 0);
  o->tallies = hp_db_int (db, "SELECT count (*) FROM station_constituency", 0);
  o->tallies_sealed =
      hp_db_int (db, "SELECT count (*) FROM tally WHERE round = 1 AND state = 'sealed'", 0);
  o->tallies_wrong = hp_db_int (
      db, "SELECT count (*) FROM tally WHERE round = 1 AND state IN ('errors', 'differs')", 0);
}

/* The list where one is kept, else the stated number. */
static gboolean
load_listed (HpDb *db, HpOverviewBody *o, GError **error)
{
  g_auto (HpStmt) q =
      hp_db_query (db, "SELECT count (v.n), sum (v.n), count (*) FROM"
                       " (SELECT coalesce (CASE ?1 WHEN 'qh' THEN t.qh WHEN 'tinh' THEN t.tinh"
                       "   WHEN 'huyen' THEN t.huyen ELSE t.xa END, l.listed) AS n"
                       "  FROM station s"
                       "  LEFT JOIN station_total t ON t.station_id = s.id"
                       "  LEFT JOIN station_listed l ON l.station_id = s.id AND l.body = ?1) v");
  HpStep step;

  hp_stmt_bind_text (&q, 1, hp_body_code (o->body));
  step = hp_stmt_step (&q, error);
  if (step == HP_STEP_ROW)
    o->listed = hp_stmt_int (&q, 0) > 0 ? hp_stmt_int (&q, 1) : HP_MISSING;
  return step != HP_STEP_ERROR;
}

static gboolean
load_sexes (HpDb *db, HpOverviewBody *o, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (db, "SELECT sum (sex = 'male'), sum (sex = 'female') FROM voter"
                                       " WHERE state = 'listed' AND bodies & ?1 <> 0");
  HpStep step;

  hp_stmt_bind_int (&q, 1, HP_BODY_BIT (o->body));
  step = hp_stmt_step (&q, error);
  if (step == HP_STEP_ROW)
    {
      o->men = hp_stmt_int (&q, 0);
      o->women = hp_stmt_int (&q, 1);
    }
  return step != HP_STEP_ERROR;
}

static gboolean
load_turnout (HpDb *db, HpOverviewBody *o, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (db, "SELECT max (minute) FROM turnout WHERE body = ?1");
  HpTurnoutSums sums = { 0 };

  hp_stmt_bind_text (&q, 1, hp_body_code (o->body));
  switch (hp_stmt_step (&q, error))
    {
    case HP_STEP_ROW:
      o->mark = hp_stmt_is_null (&q, 0) ? -1 : (int) hp_stmt_int (&q, 0);
      break;
    case HP_STEP_DONE:
      o->mark = -1;
      break;
    case HP_STEP_ERROR:
    default:
      return FALSE;
    }
  if (!hp_turnout_totals (db, o->body, MAX (o->mark, 0), &sums, error))
    return FALSE;
  o->stations = sums.n_figures + sums.n_missing;
  if (o->mark < 0)
    return TRUE;
  o->voted = sums.voted;
  o->voted_of = sums.listed;
  o->figures = sums.n_figures;
  return TRUE;
}

GArray *
hp_overview_bodies (HpDb *db, const HpRules *rules, GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, TRUE, sizeof (HpOverviewBody));
  int n;
  const HpBody *bodies = hp_rules_bodies (rules, &n);

  for (int i = 0; i < n; i++)
    {
      HpOverviewBody o = { .body = bodies[i], .mark = -1, .valid = HP_MISSING };
      g_autoptr (GPtrArray) results = NULL;

      if (!load_listed (db, &o, error) || !load_sexes (db, &o, error)
          || !load_turnout (db, &o, error)
          || (results = hp_results_load (db, rules, o.body, NULL, error)) == NULL)
        return NULL;
      for (guint r = 0; r < results->len; r++)
        {
          const HpResult *result = g_ptr_array_index (results, r);

          o.sealed += result->sealed;
          if (result->sealed > 0)
            o.valid = (o.valid == HP_MISSING ? 0 : o.valid) + result->valid;
        }
      g_array_append_val (all, o);
    }
  return g_steal_pointer (&all);
}
