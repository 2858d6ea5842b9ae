/* hp-tally-seal.c: the stored state of a tally, sealing, and the ballot account.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-text.h"
#include "engine/count/hp-tally-private.h"
#include "engine/db/hp-stmt.h"

#include <glib/gi18n-lib.h>

gboolean
hp_tally_refuse_sealed (const HpTally *tally, GError **error)
{
  if (tally->state != HP_TALLY_SEALED)
    return TRUE;
  g_set_error (error, HP_ERROR, HP_ERROR_REFUSED,
               _ ("The tally of station %d for “%s” is sealed: its figures can no longer be "
                  "changed."),
               tally->station, hp_body_code (tally->body));
  return FALSE;
}

gboolean
hp_tally_refuse_elsewhere (const HpTally *tally, GError **error)
{
  if (tally->allocated)
    return TRUE;
  g_set_error (error, HP_ERROR, HP_ERROR_REFUSED,
               _ ("Station %d is no longer in constituency %d of “%s”. Put it into its "
                  "constituency first."),
               tally->station, tally->constituency, hp_body_code (tally->body));
  return FALSE;
}

char *
hp_tally_read_name (const char *by, GError **error)
{
  g_autofree char *name = hp_text_clean (by);

  if (*name != '\0')
    return g_steal_pointer (&name);
  g_set_error_literal (error, HP_ERROR, HP_ERROR_INVALID,
                       _ ("Give the name of the person who does this."));
  return NULL;
}

/* ---- state and ballot account ---- */

static gboolean
delete_account (HpDb *db, const HpTally *tally, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (
      db, "DELETE FROM ballot_account WHERE round = 1 AND station_id = ?1 AND body = ?2");

  hp_stmt_bind_int (&q, 1, tally->station_id);
  hp_stmt_bind_text (&q, 2, hp_body_code (tally->body));
  return hp_stmt_run (&q, error);
}

static gboolean
write_account (HpDb *db, const HpTally *tally, GError **error)
{
  const HpTallyFigures *figures = tally->entries[0]->figures;
  g_auto (HpStmt) q = hp_db_query (
      db, "INSERT INTO ballot_account (station_id, body, received, issued, spoiled, unused)"
          " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (round, station_id, body) DO UPDATE"
          " SET received = ?3, issued = ?4, spoiled = ?5, unused = ?6");

  if (figures->received == HP_MISSING && figures->spoiled == HP_MISSING
      && figures->unused == HP_MISSING)
    return TRUE;
  hp_stmt_bind_int (&q, 1, tally->station_id);
  hp_stmt_bind_text (&q, 2, hp_body_code (tally->body));
  hp_stmt_bind_count (&q, 3, figures->received);
  hp_stmt_bind_count (&q, 4, figures->issued);
  hp_stmt_bind_count (&q, 5, figures->spoiled);
  hp_stmt_bind_count (&q, 6, figures->unused);
  return hp_stmt_run (&q, error);
}

gboolean
hp_tally_is_same_name (const char *a, const char *b)
{
  g_autofree char *x = hp_text_fold (a);
  g_autofree char *y = hp_text_fold (b);

  return g_str_equal (x, y);
}

static const HpTallyFigures *
figures_of (const HpTally *tally, int entry)
{
  return tally->entries[entry] != NULL ? tally->entries[entry]->figures : NULL;
}

gboolean
hp_tally_store_state (HpDb *db, HpTally *tally, const HpTallyRules *rules, GError **error)
{
  HpTallyState state = hp_tally_state_of (figures_of (tally, 0), figures_of (tally, 1), rules);
  gboolean same = tally->entries[0] != NULL && tally->entries[1] != NULL
                  && hp_tally_is_same_name (tally->entries[0]->by, tally->entries[1]->by);
  g_auto (HpStmt) q = hp_db_query (db, "UPDATE tally SET state = ?2, same_typist = ?3,"
                                       " constituency_id = ?4 WHERE id = ?1");

  hp_stmt_bind_int (&q, 1, tally->id);
  hp_stmt_bind_static_text (&q, 2, hp_tally_state_code (state));
  hp_stmt_bind_int (&q, 3, same);
  hp_stmt_bind_int (&q, 4, tally->constituency_id);
  if (!hp_stmt_run (&q, error))
    return FALSE;
  if (tally->state == HP_TALLY_AGREED && !delete_account (db, tally, error))
    return FALSE;
  tally->state = state;
  tally->same_typist = same;
  return state != HP_TALLY_AGREED || write_account (db, tally, error);
}

GArray *
hp_tally_load_standing (HpDb *db, gint64 constituency_id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (HpStmt) q = hp_db_query (db, "SELECT id FROM candidate WHERE constituency_id = ?1"
                                       " AND state = 'standing' ORDER BY position");
  HpStep step;

  hp_stmt_bind_int (&q, 1, constituency_id);
  while ((step = hp_stmt_step (&q, error)) == HP_STEP_ROW)
    {
      gint64 id = hp_stmt_int (&q, 0);

      g_array_append_val (ids, id);
    }
  return step == HP_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

/* Votes that were entered before the candidates were. */
static gboolean
tie_votes (HpDb *db, const HpTally *tally, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (
      db, "UPDATE tally_figure SET candidate_id ="
          "  (SELECT k.id FROM candidate k WHERE k.constituency_id = ?2 AND k.state = 'standing'"
          "   AND tally_figure.n = (SELECT count (*) FROM candidate j WHERE j.constituency_id = ?2"
          "    AND j.state = 'standing' AND j.position <= k.position))"
          " WHERE entry_id IN (SELECT e.id FROM tally_entry e WHERE e.tally_id = ?1"
          "   AND (SELECT count (*) FROM tally_figure f WHERE f.entry_id = e.id"
          "        AND f.kind = 'vote') = ?3)"
          " AND kind = 'vote' AND candidate_id IS NULL");

  hp_stmt_bind_int (&q, 1, tally->id);
  hp_stmt_bind_int (&q, 2, tally->constituency_id);
  hp_stmt_bind_int (&q, 3, tally->candidates);
  return hp_stmt_run (&q, error);
}

gboolean
hp_tallies_refresh (HpEdit *edit, HpDb *db, const HpRules *rules, gint64 constituency_id,
                    GError **error)
{
  g_autoptr (GPtrArray) tallies = hp_tallies_load_of (db, constituency_id, error);
  HpTallyRules limits;

  g_return_val_if_fail (edit != NULL && rules != NULL, FALSE);

  if (tallies == NULL)
    return FALSE;
  hp_tally_rules (db, rules, 0, 0, &limits);
  for (guint i = 0; i < tallies->len; i++)
    {
      HpTally *tally = g_ptr_array_index (tallies, i);

      if (tally->id == 0 || tally->state == HP_TALLY_SEALED)
        continue;
      limits.seats = tally->seats;
      limits.candidates = tally->candidates;
      if (!tie_votes (db, tally, error) || !hp_tally_store_state (db, tally, &limits, error))
        return FALSE;
    }
  return TRUE;
}

HpBallotAccount
hp_ballot_account_load (HpDb *db, gint64 station_id, HpBody body)
{
  HpBallotAccount account = { HP_MISSING, HP_MISSING, HP_MISSING, HP_MISSING };
  g_auto (HpStmt) q =
      hp_db_query (db, "SELECT received, issued, spoiled, unused FROM ballot_account"
                       " WHERE round = 1 AND station_id = ?1 AND body = ?2");

  hp_stmt_bind_int (&q, 1, station_id);
  hp_stmt_bind_text (&q, 2, hp_body_code (body));
  if (hp_stmt_step (&q, NULL) == HP_STEP_ROW)
    {
      account.received = hp_stmt_count (&q, 0);
      account.issued = hp_stmt_count (&q, 1);
      account.spoiled = hp_stmt_count (&q, 2);
      account.unused = hp_stmt_count (&q, 3);
    }
  return account;
}

/* ---- sealing ---- */

/* Errors, and warnings without a reason. */
static GPtrArray *
find_obstacles (const HpTally *tally, GPtrArray *findings)
{
  GPtrArray *obstacles = hp_findings_new ();

  for (guint i = 0; i < findings->len; i++)
    {
      const HpFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity == HP_SEVERITY_ERROR
          || !g_hash_table_contains (tally->reasons, finding->code))
        g_ptr_array_add (obstacles, hp_finding_copy (finding));
    }
  return obstacles;
}

/* What is worked out from the entries now, not what was stored, decides. */
static gboolean
is_agreed (HpDb *db, const HpRules *rules, const HpTally *tally, GError **error)
{
  HpTallyRules limits;
  HpTallyState state;

  hp_tally_rules (db, rules, tally->seats, tally->candidates, &limits);
  state =
      hp_tally_state_of (tally->entries[0] != NULL ? tally->entries[0]->figures : NULL,
                         tally->entries[1] != NULL ? tally->entries[1]->figures : NULL, &limits);
  if (tally->seats <= 0 || tally->candidates <= 0)
    g_set_error (error, HP_ERROR, HP_ERROR_REFUSED,
                 _ ("The seats or the candidates of constituency %d of “%s” are not known. Enter "
                    "them before sealing."),
                 tally->constituency, hp_body_code (tally->body));
  else if (tally->entries[0] == NULL || tally->entries[1] == NULL)
    g_set_error (error, HP_ERROR, HP_ERROR_REFUSED,
                 _ ("Station %d needs two entries for “%s” before its tally can be sealed."),
                 tally->station, hp_body_code (tally->body));
  else if (state == HP_TALLY_DIFFERS || state == HP_TALLY_SECOND)
    g_set_error (error, HP_ERROR, HP_ERROR_REFUSED,
                 _ ("The two entries of station %d for “%s” differ. Read the differing figures "
                    "again from the paper."),
                 tally->station, hp_body_code (tally->body));
  else if (state != HP_TALLY_AGREED)
    g_set_error (error, HP_ERROR, HP_ERROR_REFUSED,
                 _ ("The figures of station %d for “%s” have errors. Put them right first."),
                 tally->station, hp_body_code (tally->body));
  return tally->seats > 0 && tally->candidates > 0 && state == HP_TALLY_AGREED;
}

/* The votes must still be those of the candidates in today's order: a list that was sorted anew
 * after the entry would give them to others. */
static gboolean
is_in_order (HpDb *db, const HpTally *tally, GError **error)
{
  g_autoptr (GArray) standing = hp_tally_load_standing (db, tally->constituency_id, error);
  g_auto (HpStmt) q = hp_db_query (
      db, "SELECT f.n, f.candidate_id FROM tally_entry e JOIN tally_figure f ON f.entry_id = e.id"
          " WHERE e.tally_id = ?1 AND f.kind = 'vote'");
  gboolean right = TRUE;
  HpStep step;

  if (standing == NULL)
    return FALSE;
  hp_stmt_bind_int (&q, 1, tally->id);
  while ((step = hp_stmt_step (&q, error)) == HP_STEP_ROW)
    {
      guint n = (guint) hp_stmt_int (&q, 0);

      right = right && n <= standing->len
              && g_array_index (standing, gint64, n - 1) == hp_stmt_int (&q, 1);
    }
  if (step == HP_STEP_DONE && !right)
    g_set_error (error, HP_ERROR, HP_ERROR_REFUSED,
                 _ ("The candidates of constituency %d of “%s” changed after the figures of "
                    "station %d were entered. Enter them again from the paper."),
                 tally->constituency, hp_body_code (tally->body), tally->station);
  return step == HP_STEP_DONE && right;
}

static gboolean
write_seal (HpDb *db, const HpTally *tally, const char *name, GError **error)
{
  g_autofree char *at = hp_now ();
  g_auto (HpStmt) q = hp_db_query (
      db, "UPDATE tally SET state = 'sealed', sealed_by = ?2, sealed_at = ?3 WHERE id = ?1");

  hp_stmt_bind_int (&q, 1, tally->id);
  hp_stmt_bind_text (&q, 2, name);
  hp_stmt_bind_text (&q, 3, at);
  return hp_stmt_run (&q, error);
}

static gboolean
may_seal (HpDb *db, const HpRules *rules, const HpTally *tally, GPtrArray **out, GError **error)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) obstacles = NULL;
  gboolean agreed, right;

  if (!hp_tally_refuse_sealed (tally, error) || !hp_tally_refuse_elsewhere (tally, error))
    return FALSE;
  agreed = is_agreed (db, rules, tally, error);
  findings = hp_tally_findings (db, rules, tally, NULL, agreed ? error : NULL);
  if (findings == NULL)
    return FALSE;
  obstacles = find_obstacles (tally, findings);
  right = obstacles->len == 0;
  if (agreed && !right)
    g_set_error (error, HP_ERROR, HP_ERROR_REFUSED,
                 _ ("The tally of station %d for “%s” cannot be sealed yet: put its errors right "
                    "and give a reason for every warning."),
                 tally->station, hp_body_code (tally->body));
  if (out != NULL)
    *out = g_steal_pointer (&obstacles);
  return agreed && right && is_in_order (db, tally, error);
}

gboolean
hp_tally_seal (HpDb *db, const HpRules *rules, int station, HpBody body, const char *by,
               GPtrArray **findings, GError **error)
{
  g_autofree char *name = hp_tally_read_name (by, error);
  g_autoptr (GPtrArray) obstacles = NULL;
  g_autoptr (HpEdit) edit = NULL;
  g_autoptr (HpTally) tally = NULL;

  g_return_val_if_fail (rules != NULL, FALSE);

  if (findings != NULL)
    *findings = NULL;
  if (name == NULL || (edit = hp_edit_begin (db, "tally.seal", error)) == NULL
      || (tally = hp_tally_load (db, station, body, error)) == NULL)
    return FALSE;
  if (!may_seal (db, rules, tally, &obstacles, error))
    {
      if (findings != NULL)
        *findings = g_steal_pointer (&obstacles);
      return FALSE;
    }
  hp_edit_set_place (edit, station, body);
  hp_edit_set_final (edit);
  return write_seal (db, tally, name, error) && hp_edit_commit (edit, error);
}
