/* hp-tally-findings.c: what the checks say of the tallies of the document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/count/hp-tally.h"
#include "engine/day/hp-turnout.h"
#include "engine/db/hp-stmt.h"
#include "engine/setup/hp-election.h"

/* The entry that stands; a sealed or agreed tally has two alike. */
#define STANDING                                                                                   \
  "(SELECT x.id FROM tally_entry x WHERE x.tally_id = t.id ORDER BY x.at DESC, x.entry DESC"       \
  " LIMIT 1)"

void
hp_tally_rules (HpDb *db, const HpRules *rules, int seats, int candidates, HpTallyRules *out)
{
  g_return_if_fail (rules != NULL && out != NULL);

  *out = (HpTallyRules){
    .seats = seats,
    .candidates = candidates,
    .invalid_share_bp = hp_setting_int (db, rules, "invalid_share_bp", 0),
    .spoiled_inside_issued = hp_setting_int (db, rules, "spoiled_inside_issued", 0) != 0,
    .outlier_min_stations = (int) hp_setting_int (db, rules, "outlier_min_stations", 0),
    .outlier_multiplier = (int) hp_setting_int (db, rules, "outlier_multiplier", 0),
    .outlier_min_bp = hp_setting_int (db, rules, "outlier_min_bp", 0),
  };
}

/* ---- one tally ---- */

static void
clear_peer (gpointer data)
{
  hp_tally_figures_free ((HpTallyFigures *) ((HpTallyPeer *) data)->figures);
}

/* What stands at the other stations of the constituency, as far as T16 and T17 look at it, in one
 * query: the rows of a station come together. */
static GArray *
load_peers (HpDb *db, const HpTally *tally, GError **error)
{
  g_autoptr (GArray) peers = g_array_new (FALSE, FALSE, sizeof (HpTallyPeer));
  g_auto (HpStmt) q = hp_db_query (
      db, "SELECT t.id, s.number, e.collected, e.valid, e.invalid, f.kind = 'vote', f.n, f.ballots"
          " FROM tally t JOIN station s ON s.id = t.station_id"
          " JOIN tally_entry e ON e.id = " STANDING
          " JOIN tally_figure f ON f.entry_id = e.id AND f.kind <> 'invalid'"
          " WHERE t.constituency_id = ?1 AND t.round = 1 AND t.station_id <> ?2"
          " ORDER BY t.id, f.kind, f.n");
  HpTallyFigures *figures = NULL;
  gint64 last = 0;
  HpStep step;

  g_array_set_clear_func (peers, clear_peer);
  hp_stmt_bind_int (&q, 1, tally->constituency_id);
  hp_stmt_bind_int (&q, 2, tally->station_id);
  while ((step = hp_stmt_step (&q, error)) == HP_STEP_ROW)
    {
      HpTallyField field = hp_stmt_int (&q, 5) ? HP_TALLY_VOTES : HP_TALLY_KEPT;
      int n = (int) hp_stmt_int (&q, 6);

      if (hp_stmt_int (&q, 0) != last)
        {
          HpTallyPeer peer = { (int) hp_stmt_int (&q, 1), NULL };

          figures = hp_tally_figures_new (0, 0, 0);
          figures->collected = hp_stmt_count (&q, 2);
          figures->valid = hp_stmt_count (&q, 3);
          figures->invalid = hp_stmt_count (&q, 4);
          peer.figures = figures;
          g_array_append_val (peers, peer);
          last = hp_stmt_int (&q, 0);
        }
      hp_tally_figures_resize (figures, field, n);
      hp_tally_figures_set (figures, field, n - 1, hp_stmt_count (&q, 7));
    }
  return step == HP_STEP_DONE ? g_steal_pointer (&peers) : NULL;
}

/* T18, T19 look at listed and voted only. */
static gboolean
check_bodies (HpDb *db, const HpTally *tally, const HpTallyFigures *figures, GPtrArray *findings,
              GError **error)
{
  g_auto (HpStmt) q = hp_db_query (db, "SELECT t.body, e.listed, e.voted"
                                       " FROM tally t JOIN tally_entry e ON e.id = " STANDING
                                       " WHERE t.round = 1 AND t.station_id = ?1 AND t.body <> ?2");
  HpTallyFigures others[HP_N_BODIES] = { 0 };
  const HpTallyFigures *by_body[HP_N_BODIES] = { NULL };
  HpStep step;

  hp_stmt_bind_int (&q, 1, tally->station_id);
  hp_stmt_bind_text (&q, 2, hp_body_code (tally->body));
  while ((step = hp_stmt_step (&q, error)) == HP_STEP_ROW)
    {
      HpBody body = hp_body_from_code (hp_stmt_text (&q, 0));

      hp_tally_figures_init (&others[body], 0, 0, 0);
      others[body].listed = hp_stmt_count (&q, 1);
      others[body].voted = hp_stmt_count (&q, 2);
      by_body[body] = &others[body];
    }
  by_body[tally->body] = figures;
  hp_tally_check_bodies (by_body, tally->body, findings);
  return step == HP_STEP_DONE;
}

GPtrArray *
hp_tally_findings (HpDb *db, const HpRules *rules, const HpTally *tally,
                   const HpTallyFigures *figures, GError **error)
{
  g_autoptr (GPtrArray) findings = hp_findings_new ();
  g_autoptr (GArray) peers = NULL;
  HpTallyRules limits;

  g_return_val_if_fail (tally != NULL, NULL);

  if (figures == NULL)
    figures = hp_tally_figures (tally);
  if (figures == NULL)
    return g_steal_pointer (&findings);
  hp_tally_rules (db, rules, tally->seats, tally->candidates, &limits);
  hp_tally_check (figures, &limits, findings);
  peers = load_peers (db, tally, error);
  if (peers == NULL)
    return NULL;
  hp_tally_check_peers (tally->station, figures, (const HpTallyPeer *) (gpointer) peers->data,
                        (int) peers->len, &limits, findings);
  if (!check_bodies (db, tally, figures, findings, error))
    return NULL;
  hp_tally_check_turnout (figures, hp_turnout_last (db, tally->station_id, tally->body), findings);
  hp_tally_findings_at (findings, 0, tally->station, tally->body, tally->constituency);
  return g_steal_pointer (&findings);
}

/* ---- all tallies ---- */

/* id of the constituency → GArray of HpTallyPeer, whose figures belong to the tallies. */
static GHashTable *
gather_peers (GPtrArray *tallies)
{
  GHashTable *all =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < tallies->len; i++)
    {
      HpTally *tally = g_ptr_array_index (tallies, i);
      HpTallyPeer peer = { tally->station, hp_tally_figures (tally) };
      GArray *peers = g_hash_table_lookup (all, &tally->constituency_id);

      if (peer.figures == NULL)
        continue;
      if (peers == NULL)
        {
          peers = g_array_new (FALSE, FALSE, sizeof (HpTallyPeer));
          g_hash_table_insert (all, &tally->constituency_id, peers);
        }
      g_array_append_val (peers, peer);
    }
  return all;
}

/* The bodies of one station: @n tallies from @first on. */
static void
check_station (GPtrArray *tallies, guint first, guint n, GPtrArray *findings)
{
  const HpTallyFigures *by_body[HP_N_BODIES] = { NULL };
  int constituencies[HP_N_BODIES] = { 0 };
  int station = 0;
  guint from = findings->len;

  for (guint i = first; i < first + n; i++)
    {
      const HpTally *tally = g_ptr_array_index (tallies, i);

      by_body[tally->body] = hp_tally_figures (tally);
      constituencies[tally->body] = tally->constituency;
      station = tally->station;
    }
  hp_tally_check_bodies (by_body, HP_BODY_NONE, findings);
  for (guint i = from; i < findings->len; i++)
    {
      HpFinding *finding = g_ptr_array_index (findings, i);

      hp_finding_at (finding, station, finding->body, constituencies[finding->body]);
    }
}

static void
check_stations (GPtrArray *tallies, GPtrArray *findings)
{
  guint first = 0;

  for (guint i = 1; i <= tallies->len; i++)
    {
      const HpTally *a = g_ptr_array_index (tallies, first);

      if (i < tallies->len && ((HpTally *) g_ptr_array_index (tallies, i))->station == a->station)
        continue;
      check_station (tallies, first, i - first, findings);
      first = i;
    }
}

gboolean
hp_tallies_check (HpDb *db, const HpRules *rules, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray) tallies = hp_tallies_load (db, error);
  g_autoptr (GHashTable) all = NULL;
  HpTallyRules limits;

  g_return_val_if_fail (findings != NULL, FALSE);

  if (tallies == NULL)
    return FALSE;
  all = gather_peers (tallies);
  hp_tally_rules (db, rules, 0, 0, &limits);
  for (guint i = 0; i < tallies->len; i++)
    {
      const HpTally *tally = g_ptr_array_index (tallies, i);
      const HpTallyFigures *figures = hp_tally_figures (tally);
      GArray *peers = g_hash_table_lookup (all, &tally->constituency_id);
      guint from = findings->len;

      if (figures == NULL)
        continue;
      limits.seats = tally->seats;
      limits.candidates = tally->candidates;
      hp_tally_check (figures, &limits, findings);
      hp_tally_check_peers (tally->station, figures, (const HpTallyPeer *) (gpointer) peers->data,
                            (int) peers->len, &limits, findings);
      hp_tally_check_turnout (figures, hp_turnout_last (db, tally->station_id, tally->body),
                              findings);
      hp_tally_findings_at (findings, from, tally->station, tally->body, tally->constituency);
    }
  check_stations (tallies, findings);
  return TRUE;
}
