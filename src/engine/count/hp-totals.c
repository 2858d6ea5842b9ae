/* hp-totals.c: the two ways of adding up a constituency (contract R01).
 *
 * They share no statement and no figure: one adds first entries, the other second ones; one finds
 * the tallies by today's allocation, the other by what was written down when they were entered; one
 * knows a candidate by id, the other by place on the ballot.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/count/hp-results-private.h"

#include "engine/candidates/hp-candidate.h"
#include "engine/db/hp-stmt.h"

const char *
hp_sum_name (HpSum sum)
{
  static const char *const names[] = {
    "listed", "voted", "issued", "collected", "valid", "invalid"
  };

  g_return_val_if_fail (sum < HP_N_SUMS, NULL);
  return names[sum];
}

void
hp_totals_init (HpTotals *totals, guint n_candidates)
{
  *totals = (HpTotals){ 0 };
  totals->votes = g_array_new (FALSE, TRUE, sizeof (gint64));
  g_array_set_size (totals->votes, n_candidates);
}

void
hp_totals_clear (HpTotals *totals)
{
  g_clear_pointer (&totals->votes, g_array_unref);
}

/* ---- the first way ---- */

static void
add_votes (HpTotals *totals, gint64 place, gint64 votes)
{
  if (place >= 0 && place < (gint64) totals->votes->len)
    g_array_index (totals->votes, gint64, place) += votes;
  else
    totals->homeless += votes;
}

static gint64
place_of (GPtrArray *candidates, gint64 id)
{
  for (guint i = 0; i < candidates->len; i++)
    if (((HpCandidate *) g_ptr_array_index (candidates, i))->id == id)
      return i;
  return -1;
}

static gboolean
query_votes (HpDb *db, const HpConstituency *constituency, GPtrArray *candidates, HpTotals *totals,
             GError **error)
{
  g_auto (HpStmt) q = hp_db_query (
      db, "SELECT ifnull (f.candidate_id, 0), ifnull (sum (f.ballots), 0)"
          " FROM station_constituency sc"
          " JOIN tally t ON t.round = 1 AND t.station_id = sc.station_id AND t.body = sc.body"
          "  AND t.state = 'sealed'"
          " JOIN tally_entry e ON e.tally_id = t.id AND e.entry = 1"
          " JOIN tally_figure f ON f.entry_id = e.id AND f.kind = 'vote'"
          " WHERE sc.constituency_id = ?1 GROUP BY 1");
  HpStep step;

  hp_stmt_bind_int (&q, 1, constituency->id);
  while ((step = hp_stmt_step (&q, error)) == HP_STEP_ROW)
    add_votes (totals, place_of (candidates, hp_stmt_int (&q, 0)), hp_stmt_int (&q, 1));
  return step == HP_STEP_DONE;
}

gboolean
hp_totals_by_query (HpDb *db, const HpConstituency *constituency, GPtrArray *candidates,
                    HpTotals *totals, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (
      db, "SELECT count (*), count (t.id), ifnull (sum (e.listed), 0), ifnull (sum (e.voted), 0),"
          " ifnull (sum (e.issued), 0), ifnull (sum (e.collected), 0), ifnull (sum (e.valid), 0),"
          " ifnull (sum (e.invalid), 0)"
          " FROM station_constituency sc"
          " LEFT JOIN tally t ON t.round = 1 AND t.station_id = sc.station_id AND t.body = sc.body"
          "  AND t.state = 'sealed'"
          " LEFT JOIN tally_entry e ON e.tally_id = t.id AND e.entry = 1"
          " WHERE sc.constituency_id = ?1");

  hp_stmt_bind_int (&q, 1, constituency->id);
  if (!hp_stmt_one (&q, error))
    return FALSE;
  totals->stations = (int) hp_stmt_int (&q, 0);
  totals->sealed = (int) hp_stmt_int (&q, 1);
  for (int i = 0; i < HP_N_SUMS; i++)
    totals->sums[i] = hp_stmt_int (&q, 2 + i);
  return query_votes (db, constituency, candidates, totals, error);
}

/* ---- the second way ---- */

/* Takes a station out of those still to come; R01 where it is not among them. */
static gboolean
take_station (const HpConstituency *constituency, GHashTable *to_come, int station,
              GPtrArray *findings)
{
  gboolean member = FALSE;
  HpFinding *finding;

  if (g_hash_table_remove (to_come, GINT_TO_POINTER (station)))
    return TRUE;
  for (guint i = 0; i < constituency->stations->len; i++)
    member |= g_array_index (constituency->stations, int, i) == station;
  finding = hp_finding_new ("R01", HP_SEVERITY_ERROR);
  hp_finding_at (finding, station, constituency->body, constituency->number);
  hp_finding_text (finding, "what", member ? "twice" : "outside");
  g_ptr_array_add (findings, finding);
  return FALSE;
}

static gboolean
walk_votes (HpDb *db, gint64 entry, HpTotals *totals, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (
      db, "SELECT n, ballots FROM tally_figure WHERE entry_id = ?1 AND kind = 'vote' ORDER BY n");
  HpStep step;

  hp_stmt_bind_int (&q, 1, entry);
  while ((step = hp_stmt_step (&q, error)) == HP_STEP_ROW)
    add_votes (totals, hp_stmt_int (&q, 0) - 1, hp_stmt_int (&q, 1));
  return step == HP_STEP_DONE;
}

gboolean
hp_totals_by_walk (HpDb *db, const HpConstituency *constituency, HpTotals *totals,
                   GPtrArray *findings, GError **error)
{
  g_autoptr (GHashTable) to_come = g_hash_table_new (NULL, NULL);
  g_auto (HpStmt) q = hp_db_query (
      db, "SELECT s.number, e.id, e.listed, e.voted, e.issued, e.collected, e.valid, e.invalid"
          " FROM tally t JOIN station s ON s.id = t.station_id"
          " LEFT JOIN tally_entry e ON e.tally_id = t.id AND e.entry = 2"
          " WHERE t.constituency_id = ?1 AND t.round = 1 AND t.state = 'sealed'"
          " ORDER BY s.number");
  HpStep step;

  for (guint i = 0; i < constituency->stations->len; i++)
    g_hash_table_add (to_come, GINT_TO_POINTER (g_array_index (constituency->stations, int, i)));
  totals->stations = (int) g_hash_table_size (to_come);
  hp_stmt_bind_int (&q, 1, constituency->id);
  while ((step = hp_stmt_step (&q, error)) == HP_STEP_ROW)
    {
      if (!take_station (constituency, to_come, (int) hp_stmt_int (&q, 0), findings))
        continue;
      totals->sealed++;
      for (int i = 0; i < HP_N_SUMS; i++)
        totals->sums[i] += hp_stmt_int (&q, 2 + i);
      if (!walk_votes (db, hp_stmt_int (&q, 1), totals, error))
        return FALSE;
    }
  return step == HP_STEP_DONE;
}
