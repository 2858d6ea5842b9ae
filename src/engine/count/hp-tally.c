/* hp-tally.c: reading the tallies of the document, and the state that two entries make.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/count/hp-tally.h"

#include "engine/count/hp-tally-private.h"
#include "engine/db/hp-stmt.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ---- states ---- */

static const char *const state_codes[] = { "empty",   "first",  "errors", "second",
                                           "differs", "agreed", "sealed" };

const char *
hp_tally_state_code (HpTallyState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (state_codes), NULL);
  return state_codes[state];
}

HpTallyState
hp_tally_state_from_code (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (state_codes); i++)
    if (g_strcmp0 (state_codes[i], code) == 0)
      return i;
  return HP_TALLY_EMPTY;
}

/* T01 is a figure that is not there, or (with a value) one out of range. */
static gboolean
is_whole (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const HpFinding *finding = g_ptr_array_index (findings, i);

      if (hp_finding_is (finding, "T01")
          && hp_finding_get_number (finding, "value", HP_MISSING) == HP_MISSING)
        return FALSE;
    }
  return TRUE;
}

HpTallyState
hp_tally_state_of (const HpTallyFigures *first, const HpTallyFigures *second,
                   const HpTallyRules *rules)
{
  g_autoptr (GPtrArray) findings = hp_findings_new ();

  g_return_val_if_fail (rules != NULL, HP_TALLY_EMPTY);

  if (first == NULL || hp_tally_figures_is_empty (first))
    return HP_TALLY_EMPTY;
  hp_tally_check (second != NULL ? second : first, rules, findings);
  if (second != NULL && !hp_tally_figures_equal (first, second))
    return is_whole (findings) ? HP_TALLY_DIFFERS : HP_TALLY_SECOND;
  if (hp_findings_count (findings, HP_SEVERITY_ERROR) > 0)
    return HP_TALLY_ERRORS;
  return second != NULL ? HP_TALLY_AGREED : HP_TALLY_FIRST;
}

/* ---- freeing ---- */

void
hp_tally_entry_free (HpTallyEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->by);
  g_free (entry->at);
  hp_tally_figures_free (entry->figures);
  g_free (entry);
}

void
hp_tally_free (HpTally *tally)
{
  if (tally == NULL)
    return;
  hp_tally_entry_free (tally->entries[0]);
  hp_tally_entry_free (tally->entries[1]);
  g_free (tally->sealed_by);
  g_free (tally->sealed_at);
  g_free (tally->counted_at);
  g_free (tally->incidents);
  g_free (tally->unsettled);
  g_hash_table_unref (tally->reasons);
  g_free (tally);
}

/* ---- reading ---- */

/* A sealed tally belongs where it was sealed; any other goes with its station. */
#define HEAD                                                                                       \
  "WITH b (body, rank) AS (VALUES ('qh', 0), ('tinh', 1), ('huyen', 2), ('xa', 3))"                \
  " SELECT s.id, s.number, b.body, c.id, c.number, ifnull (c.seats, 0),"                           \
  "  (SELECT count (*) FROM candidate k WHERE k.constituency_id = c.id AND k.state = 'standing')," \
  "  sc.constituency_id IS c.id, ifnull (t.id, 0), ifnull (t.state, 'empty'),"                     \
  "  ifnull (t.same_typist, 0), t.sealed_by, t.sealed_at, t.counted_at, t.incidents, t.unsettled"  \
  " FROM station s CROSS JOIN b"                                                                   \
  " LEFT JOIN station_constituency sc ON sc.station_id = s.id AND sc.body = b.body"                \
  " LEFT JOIN tally t ON t.round = 1 AND t.station_id = s.id AND t.body = b.body"                  \
  " JOIN constituency c ON c.id = CASE WHEN t.state = 'sealed' THEN t.constituency_id"             \
  "  ELSE ifnull (sc.constituency_id, t.constituency_id) END"

#define ENTRIES                                                                                    \
  "SELECT tally_id, entry, by, at, listed, voted, issued, collected, valid, invalid, received,"    \
  " spoiled, unused FROM tally_entry"

#define FIGURES                                                                                    \
  "SELECT e.tally_id, e.entry, f.kind, f.n, f.ballots"                                             \
  " FROM tally_entry e JOIN tally_figure f ON f.entry_id = e.id"

#define REASONS "SELECT tally_id, code, reason FROM tally_reason"

static HpTally *
read_head (HpStmt *q)
{
  HpTally *tally = g_new0 (HpTally, 1);

  tally->station_id = hp_stmt_int (q, 0);
  tally->station = (int) hp_stmt_int (q, 1);
  tally->body = hp_body_from_code (hp_stmt_text (q, 2));
  tally->constituency_id = hp_stmt_int (q, 3);
  tally->constituency = (int) hp_stmt_int (q, 4);
  tally->seats = (int) hp_stmt_int (q, 5);
  tally->candidates = (int) hp_stmt_int (q, 6);
  tally->allocated = hp_stmt_int (q, 7) != 0;
  tally->id = hp_stmt_int (q, 8);
  tally->state = hp_tally_state_from_code (hp_stmt_text (q, 9));
  tally->same_typist = hp_stmt_int (q, 10) != 0;
  tally->sealed_by = g_strdup (hp_stmt_text (q, 11));
  tally->sealed_at = g_strdup (hp_stmt_text (q, 12));
  tally->counted_at = g_strdup (hp_stmt_text (q, 13));
  tally->incidents = g_strdup (hp_stmt_text (q, 14));
  tally->unsettled = g_strdup (hp_stmt_text (q, 15));
  tally->reasons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return tally;
}

static HpTally *
find (GHashTable *by_id, HpStmt *q)
{
  gint64 id = hp_stmt_int (q, 0);

  return g_hash_table_lookup (by_id, &id);
}

static HpTallyEntry *
find_entry (GHashTable *by_id, HpStmt *q)
{
  HpTally *tally = find (by_id, q);

  return tally != NULL ? tally->entries[hp_stmt_int (q, 1) - 1] : NULL;
}

static gboolean
read_entries (HpStmt *q, GHashTable *by_id, GError **error)
{
  static const HpTallyField fields[] = { HP_TALLY_LISTED,    HP_TALLY_VOTED,   HP_TALLY_ISSUED,
                                         HP_TALLY_COLLECTED, HP_TALLY_VALID,   HP_TALLY_INVALID,
                                         HP_TALLY_RECEIVED,  HP_TALLY_SPOILED, HP_TALLY_UNUSED };
  HpStep step;

  while ((step = hp_stmt_step (q, error)) == HP_STEP_ROW)
    {
      HpTally *tally = find (by_id, q);
      HpTallyEntry *entry;

      if (tally == NULL)
        continue;
      entry = g_new0 (HpTallyEntry, 1);
      entry->entry = (int) hp_stmt_int (q, 1);
      entry->by = g_strdup (hp_stmt_text (q, 2));
      entry->at = g_strdup (hp_stmt_text (q, 3));
      entry->figures = hp_tally_figures_new (0, 0, 0);
      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        hp_tally_figures_set (entry->figures, fields[i], 0, hp_stmt_count (q, 4 + i));
      tally->entries[entry->entry - 1] = entry;
    }
  return step == HP_STEP_DONE;
}

static HpTallyField
field_of_kind (const char *kind)
{
  if (g_str_equal (kind, "kept"))
    return HP_TALLY_KEPT;
  return g_str_equal (kind, "vote") ? HP_TALLY_VOTES : HP_TALLY_INVALID_REASONS;
}

static gboolean
read_figures (HpStmt *q, GHashTable *by_id, GError **error)
{
  HpStep step;

  while ((step = hp_stmt_step (q, error)) == HP_STEP_ROW)
    {
      HpTallyEntry *entry = find_entry (by_id, q);
      HpTallyField field = field_of_kind (hp_stmt_text (q, 2));
      int n = (int) hp_stmt_int (q, 3);

      if (entry == NULL)
        continue;
      if (n > hp_tally_figures_length (entry->figures, field))
        hp_tally_figures_resize (entry->figures, field, n);
      hp_tally_figures_set (entry->figures, field, n - 1, hp_stmt_count (q, 4));
    }
  return step == HP_STEP_DONE;
}

static gboolean
read_reasons (HpStmt *q, GHashTable *by_id, GError **error)
{
  HpStep step;

  while ((step = hp_stmt_step (q, error)) == HP_STEP_ROW)
    {
      HpTally *tally = find (by_id, q);

      if (tally != NULL)
        g_hash_table_insert (tally->reasons, g_strdup (hp_stmt_text (q, 1)),
                             g_strdup (hp_stmt_text (q, 2)));
    }
  return step == HP_STEP_DONE;
}

static GHashTable *
index_by_id (GPtrArray *tallies)
{
  GHashTable *by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < tallies->len; i++)
    {
      HpTally *tally = g_ptr_array_index (tallies, i);

      if (tally->id != 0)
        g_hash_table_insert (by_id, &tally->id, tally);
    }
  return by_id;
}

static GPtrArray *
read_heads (HpStmt *q, GError **error)
{
  g_autoptr (GPtrArray) tallies = g_ptr_array_new_with_free_func ((GDestroyNotify) hp_tally_free);
  HpStep step;

  while ((step = hp_stmt_step (q, error)) == HP_STEP_ROW)
    g_ptr_array_add (tallies, read_head (q));
  return step == HP_STEP_DONE ? g_steal_pointer (&tallies) : NULL;
}

GPtrArray *
hp_tallies_load_of (HpDb *db, gint64 constituency_id, GError **error)
{
  g_auto (HpStmt) heads =
      hp_db_query (db, HEAD " WHERE ?1 = 0 OR c.id = ?1 ORDER BY s.number, b.rank");
  g_auto (HpStmt) entries = hp_db_query (db, ENTRIES);
  g_auto (HpStmt) figures = hp_db_query (db, FIGURES " ORDER BY f.entry_id, f.kind, f.n");
  g_auto (HpStmt) reasons = hp_db_query (db, REASONS);
  g_autoptr (GPtrArray) tallies = NULL;
  g_autoptr (GHashTable) by_id = NULL;

  hp_stmt_bind_int (&heads, 1, constituency_id);
  tallies = read_heads (&heads, error);
  if (tallies == NULL)
    return NULL;
  by_id = index_by_id (tallies);
  if (!read_entries (&entries, by_id, error) || !read_figures (&figures, by_id, error)
      || !read_reasons (&reasons, by_id, error))
    return NULL;
  return g_steal_pointer (&tallies);
}

GPtrArray *
hp_tallies_load (HpDb *db, GError **error)
{
  return hp_tallies_load_of (db, 0, error);
}

static gboolean
read_parts (HpDb *db, HpTally *tally, GError **error)
{
  g_auto (HpStmt) entries = hp_db_query (db, ENTRIES " WHERE tally_id = ?1");
  g_auto (HpStmt) figures =
      hp_db_query (db, FIGURES " WHERE e.tally_id = ?1 ORDER BY f.entry_id, f.kind, f.n");
  g_auto (HpStmt) reasons = hp_db_query (db, REASONS " WHERE tally_id = ?1");
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (tally->id == 0)
    return TRUE;
  g_hash_table_insert (by_id, &tally->id, tally);
  hp_stmt_bind_int (&entries, 1, tally->id);
  hp_stmt_bind_int (&figures, 1, tally->id);
  hp_stmt_bind_int (&reasons, 1, tally->id);
  return read_entries (&entries, by_id, error) && read_figures (&figures, by_id, error)
         && read_reasons (&reasons, by_id, error);
}

static void
say_not_found (HpDb *db, int station, HpBody body, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (db, "SELECT 1 FROM station WHERE number = ?1");

  hp_stmt_bind_int (&q, 1, station);
  if (hp_stmt_step (&q, NULL) != HP_STEP_ROW)
    g_set_error (error, HP_ERROR, HP_ERROR_NOT_FOUND,
                 _ ("There is no station %d. Check the number or add the station."), station);
  else
    g_set_error (error, HP_ERROR, HP_ERROR_NOT_FOUND,
                 _ ("Station %d is in no constituency of “%s”. Put it into one first."), station,
                 body != HP_BODY_NONE ? hp_body_code (body) : "");
}

HpTally *
hp_tally_load (HpDb *db, int station, HpBody body, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (db, HEAD " WHERE s.number = ?1 AND b.body = ?2");
  g_autoptr (HpTally) tally = NULL;
  HpStep step;

  hp_stmt_bind_int (&q, 1, station);
  hp_stmt_bind_text (&q, 2, hp_body_code (body));
  step = hp_stmt_step (&q, error);
  if (step == HP_STEP_DONE)
    say_not_found (db, station, body, error);
  if (step != HP_STEP_ROW)
    return NULL;
  tally = read_head (&q);
  return read_parts (db, tally, error) ? g_steal_pointer (&tally) : NULL;
}

/* ---- the figures that stand ---- */

const HpTallyFigures *
hp_tally_figures (const HpTally *tally)
{
  const HpTallyEntry *first, *second;

  g_return_val_if_fail (tally != NULL, NULL);

  first = tally->entries[0];
  second = tally->entries[1];
  if (first == NULL || second == NULL)
    return first != NULL ? first->figures : second != NULL ? second->figures : NULL;
  if (tally->state == HP_TALLY_SEALED || tally->state == HP_TALLY_AGREED)
    return first->figures;
  return strcmp (first->at, second->at) > 0 ? first->figures : second->figures;
}

GPtrArray *
hp_tally_differences (const HpTally *tally)
{
  g_return_val_if_fail (tally != NULL, NULL);

  if (tally->entries[0] == NULL || tally->entries[1] == NULL)
    return g_ptr_array_new_with_free_func (g_free);
  return hp_tally_figures_diff (tally->entries[0]->figures, tally->entries[1]->figures);
}
