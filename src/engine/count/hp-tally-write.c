/* hp-tally-write.c: entering, reasons and minutes.
 *
 * The state is worked out from the entries and stored in the edit that changed them. The triggers
 * of the schema refuse every change of a sealed tally, whatever the code says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/count/hp-tally.h"

#include "engine/core/hp-text.h"
#include "engine/count/hp-tally-private.h"
#include "engine/day/hp-turnout.h"
#include "engine/db/hp-stmt.h"
#include "engine/setup/hp-election.h"
#include "engine/stations/hp-station.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ---- rows ---- */

static gboolean
ensure_row (HpEdit *edit, HpDb *db, HpTally *tally, GError **error)
{
  g_auto (HpStmt) q =
      hp_db_query (db, "INSERT INTO tally (id, station_id, body, constituency_id, state)"
                       " VALUES (?1, ?2, ?3, ?4, 'empty')");

  if (tally->id != 0)
    return TRUE;
  tally->id = hp_edit_new_id (edit);
  hp_stmt_bind_int (&q, 1, tally->id);
  hp_stmt_bind_int (&q, 2, tally->station_id);
  hp_stmt_bind_text (&q, 3, hp_body_code (tally->body));
  hp_stmt_bind_int (&q, 4, tally->constituency_id);
  return hp_stmt_run (&q, error);
}

/* ---- the figures of an entry ---- */

static gboolean
write_list (HpDb *db, gint64 entry_id, const char *kind, const HpTallyFigures *figures,
            HpTallyField field, GArray *candidates, GError **error)
{
  int n = hp_tally_figures_length (figures, field);
  g_auto (HpStmt) put =
      hp_db_query (db, "INSERT INTO tally_figure (entry_id, kind, n, ballots, candidate_id)"
                       " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (entry_id, kind, n) DO UPDATE"
                       " SET ballots = ?4, candidate_id = ?5");
  g_auto (HpStmt) cut =
      hp_db_query (db, "DELETE FROM tally_figure WHERE entry_id = ?1 AND kind = ?2 AND n > ?3");

  for (int i = 0; i < n; i++)
    {
      hp_stmt_bind_int (&put, 1, entry_id);
      hp_stmt_bind_static_text (&put, 2, kind);
      hp_stmt_bind_int (&put, 3, i + 1);
      hp_stmt_bind_count (&put, 4, hp_tally_figures_get (figures, field, i));
      /* Where the numbers differ it is not known whose votes they are. */
      if (candidates != NULL && (int) candidates->len == n)
        hp_stmt_bind_int (&put, 5, g_array_index (candidates, gint64, i));
      if (!hp_stmt_run (&put, error))
        return FALSE;
    }
  hp_stmt_bind_int (&cut, 1, entry_id);
  hp_stmt_bind_static_text (&cut, 2, kind);
  hp_stmt_bind_int (&cut, 3, n);
  return hp_stmt_run (&cut, error);
}

static gboolean
write_figures (HpDb *db, const HpTally *tally, int entry, GError **error)
{
  const HpTallyFigures *figures = tally->entries[entry - 1]->figures;
  g_autoptr (GArray) candidates = hp_tally_load_standing (db, tally->constituency_id, error);
  g_auto (HpStmt) q =
      hp_db_query (db, "SELECT id FROM tally_entry WHERE tally_id = ?1 AND entry = ?2");
  gint64 id;

  hp_stmt_bind_int (&q, 1, tally->id);
  hp_stmt_bind_int (&q, 2, entry);
  if (candidates == NULL || !hp_stmt_one (&q, error))
    return FALSE;
  id = hp_stmt_int (&q, 0);
  return write_list (db, id, "kept", figures, HP_TALLY_KEPT, NULL, error)
         && write_list (db, id, "vote", figures, HP_TALLY_VOTES, candidates, error)
         && write_list (db, id, "invalid", figures, HP_TALLY_INVALID_REASONS, NULL, error);
}

/* Rows are changed in place, so that the journal shows old and new figures side by side. */
static gboolean
write_entry (HpEdit *edit, HpDb *db, const HpTally *tally, int entry, GError **error)
{
  static const HpTallyField fields[] = { HP_TALLY_LISTED,    HP_TALLY_VOTED,   HP_TALLY_ISSUED,
                                         HP_TALLY_COLLECTED, HP_TALLY_VALID,   HP_TALLY_INVALID,
                                         HP_TALLY_RECEIVED,  HP_TALLY_SPOILED, HP_TALLY_UNUSED };
  const HpTallyEntry *e = tally->entries[entry - 1];
  g_auto (HpStmt) q = hp_db_query (
      db, "INSERT INTO tally_entry (id, tally_id, entry, by, at, listed, voted, issued, collected,"
          " valid, invalid, received, spoiled, unused)"
          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"
          " ON CONFLICT (tally_id, entry) DO UPDATE SET by = ?4, at = ?5, listed = ?6, voted = ?7,"
          " issued = ?8, collected = ?9, valid = ?10, invalid = ?11, received = ?12, spoiled = ?13,"
          " unused = ?14");

  hp_stmt_bind_int (&q, 1, hp_edit_new_id (edit));
  hp_stmt_bind_int (&q, 2, tally->id);
  hp_stmt_bind_int (&q, 3, entry);
  hp_stmt_bind_text (&q, 4, e->by);
  hp_stmt_bind_text (&q, 5, e->at);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    hp_stmt_bind_count (&q, 6 + (int) i, hp_tally_figures_get (e->figures, fields[i], 0));
  return hp_stmt_run (&q, error) && write_figures (db, tally, entry, error);
}

static gboolean
delete_entry (HpDb *db, const HpTally *tally, int entry, GError **error)
{
  g_auto (HpStmt) figures =
      hp_db_query (db, "DELETE FROM tally_figure WHERE entry_id ="
                       " (SELECT id FROM tally_entry WHERE tally_id = ?1 AND entry = ?2)");
  g_auto (HpStmt) q =
      hp_db_query (db, "DELETE FROM tally_entry WHERE tally_id = ?1 AND entry = ?2");

  hp_stmt_bind_int (&figures, 1, tally->id);
  hp_stmt_bind_int (&figures, 2, entry);
  hp_stmt_bind_int (&q, 1, tally->id);
  hp_stmt_bind_int (&q, 2, entry);
  return hp_stmt_run (&figures, error) && hp_stmt_run (&q, error);
}

/* ---- reasons ---- */

static gboolean
write_reason (HpDb *db, const HpTally *tally, const char *code, const char *reason, const char *by,
              GError **error)
{
  g_autofree char *text = hp_text_clean (reason);
  g_autofree char *at = hp_now ();
  g_auto (HpStmt) drop =
      hp_db_query (db, "DELETE FROM tally_reason WHERE tally_id = ?1 AND code = ?2");
  g_auto (HpStmt) put = hp_db_query (
      db, "INSERT INTO tally_reason (tally_id, code, reason, by, at) VALUES (?1, ?2, ?3, ?4, ?5)"
          " ON CONFLICT (tally_id, code) DO UPDATE SET reason = ?3, by = ?4, at = ?5");
  HpStmt *q = *text != '\0' ? &put : &drop;

  if (g_strcmp0 (g_hash_table_lookup (tally->reasons, code), text) == 0)
    return TRUE;
  hp_stmt_bind_int (q, 1, tally->id);
  hp_stmt_bind_text (q, 2, code);
  if (*text != '\0')
    {
      hp_stmt_bind_text (q, 3, text);
      hp_stmt_bind_text (q, 4, by);
      hp_stmt_bind_text (q, 5, at);
    }
  return hp_stmt_run (q, error);
}

static gboolean
is_code (const char *code)
{
  return code != NULL && g_ascii_isupper (code[0]) && g_ascii_isdigit (code[1])
         && g_ascii_isdigit (code[2]) && code[3] == '\0';
}

static gboolean
write_reasons (HpDb *db, const HpTally *tally, GHashTable *reasons, const char *by, GError **error)
{
  GHashTableIter iter;
  gpointer code, reason;

  if (reasons == NULL)
    return TRUE;
  g_hash_table_iter_init (&iter, reasons);
  while (g_hash_table_iter_next (&iter, &code, &reason))
    if (!write_reason (db, tally, code, reason, by, error))
      return FALSE;
  return TRUE;
}

gboolean
hp_tally_set_reason (HpDb *db, int station, HpBody body, const char *code, const char *reason,
                     const char *by, GError **error)
{
  g_autofree char *name = hp_tally_read_name (by, error);
  g_autoptr (HpEdit) edit = NULL;
  g_autoptr (HpTally) tally = NULL;

  if (name == NULL)
    return FALSE;
  if (!is_code (code))
    {
      g_set_error (error, HP_ERROR, HP_ERROR_INVALID,
                   _ ("“%s” is not the code of a finding, such as T14."), code != NULL ? code : "");
      return FALSE;
    }
  edit = hp_edit_begin (db, "tally.reason", error);
  if (edit == NULL || (tally = hp_tally_load (db, station, body, error)) == NULL
      || !hp_tally_refuse_sealed (tally, error))
    return FALSE;
  if (tally->entries[0] == NULL)
    {
      g_set_error (error, HP_ERROR, HP_ERROR_NOT_FOUND,
                   _ ("Nothing has been entered for station %d and “%s” yet. Enter the figures "
                      "first."),
                   station, hp_body_code (body));
      return FALSE;
    }
  hp_edit_set_place (edit, station, body);
  hp_edit_set_text (edit, "code", code);
  return write_reason (db, tally, code, reason, name, error) && hp_edit_commit (edit, error);
}

/* ---- entering ---- */

static gboolean
may_enter (HpDb *db, const HpRules *rules, const HpTally *tally, int entry, const char *name,
           gboolean empty, GError **error)
{
  const HpTallyEntry *other = tally->entries[2 - entry];

  if (!hp_tally_refuse_sealed (tally, error) || !hp_tally_refuse_elsewhere (tally, error))
    return FALSE;
  if (entry == 2 && other == NULL)
    {
      g_set_error (error, HP_ERROR, HP_ERROR_REFUSED,
                   _ ("Station %d has no first entry for “%s” yet. Make the first entry first."),
                   tally->station, hp_body_code (tally->body));
      return FALSE;
    }
  if (entry == 1 && empty && other != NULL)
    {
      g_set_error (error, HP_ERROR, HP_ERROR_REFUSED,
                   _ ("The first entry of station %d for “%s” cannot be taken away while there is "
                      "a second one. Take the second one away first."),
                   tally->station, hp_body_code (tally->body));
      return FALSE;
    }
  if (other == NULL || empty || !hp_tally_is_same_name (other->by, name)
      || hp_setting_int (db, rules, "same_typist_allowed", 0) != 0)
    return TRUE;
  g_set_error (error, HP_ERROR, HP_ERROR_REFUSED,
               _ ("“%s” made the other entry of station %d for “%s”. Let somebody else make this "
                  "one, or allow one person for both in the settings."),
               name, tally->station, hp_body_code (tally->body));
  return FALSE;
}

/* Puts the entry into @tally as it will be stored; @figures NULL takes it away. */
static void
replace_entry (HpDb *db, HpTally *tally, int entry, const char *name, const HpTallyFigures *figures)
{
  HpTallyEntry **place = &tally->entries[entry - 1];

  hp_tally_entry_free (*place);
  *place = NULL;
  if (figures == NULL)
    return;
  *place = g_new0 (HpTallyEntry, 1);
  (*place)->entry = entry;
  (*place)->by = g_strdup (name);
  (*place)->at = hp_now ();
  (*place)->figures = hp_tally_figures_copy (figures);
  if (figures->listed == HP_MISSING)
    (*place)->figures->listed = hp_station_listed (db, tally->station_id, tally->body);
}

gboolean
hp_tally_put (HpEdit *edit, HpDb *db, const HpRules *rules, int station, HpBody body, int entry,
              const char *by, const HpTallyFigures *figures, GHashTable *reasons, GError **error)
{
  g_autofree char *name = hp_tally_read_name (by, error);
  g_autoptr (HpTally) tally = NULL;
  HpTallyRules limits;
  gboolean empty;

  g_return_val_if_fail (edit != NULL && rules != NULL && figures != NULL, FALSE);
  g_return_val_if_fail (entry == 1 || entry == 2, FALSE);

  if (name == NULL || (tally = hp_tally_load (db, station, body, error)) == NULL)
    return FALSE;
  empty = hp_tally_figures_is_empty (figures);
  if (!may_enter (db, rules, tally, entry, name, empty, error))
    return FALSE;
  replace_entry (db, tally, entry, name, empty ? NULL : figures);
  hp_tally_rules (db, rules, tally->seats, tally->candidates, &limits);
  if (empty && tally->id == 0)
    return TRUE;
  return ensure_row (edit, db, tally, error)
         && (empty ? delete_entry (db, tally, entry, error)
                   : write_entry (edit, db, tally, entry, error))
         && write_reasons (db, tally, reasons, name, error)
         && hp_tally_store_state (db, tally, &limits, error);
}

gboolean
hp_tally_enter (HpDb *db, const HpRules *rules, int station, HpBody body, int entry, const char *by,
                const HpTallyFigures *figures, GHashTable *reasons, GError **error)
{
  g_autoptr (HpEdit) edit = hp_edit_begin (db, "tally.entry", error);

  if (edit == NULL
      || !hp_tally_put (edit, db, rules, station, body, entry, by, figures, reasons, error))
    return FALSE;
  hp_edit_set_place (edit, station, body);
  hp_edit_set_number (edit, "entry", entry);
  return hp_edit_commit (edit, error);
}

/* ---- minutes ---- */

/* "HH:MM" of what was typed, "" for blank; NULL with an error for anything else. */
static char *
read_time (const char *text, GError **error)
{
  g_autofree char *clean = hp_text_clean (text);
  int minute;

  if (*clean == '\0')
    return g_steal_pointer (&clean);
  if (hp_minute_parse (clean, &minute))
    return hp_minute_format (minute);
  g_set_error (error, HP_ERROR, HP_ERROR_INVALID,
               _ ("“%s” is not a time of the day. Write it like 22:30."), clean);
  return NULL;
}

gboolean
hp_tally_set_minutes (HpDb *db, int station, HpBody body, const char *counted_at,
                      const char *incidents, const char *unsettled, GError **error)
{
  g_autofree char *time = NULL;
  g_autoptr (HpEdit) edit = NULL;
  g_autoptr (HpTally) tally = NULL;
  g_auto (HpStmt) q = { 0 };

  if (counted_at != NULL && (time = read_time (counted_at, error)) == NULL)
    return FALSE;
  edit = hp_edit_begin (db, "tally.minutes", error);
  if (edit == NULL || (tally = hp_tally_load (db, station, body, error)) == NULL
      || !hp_tally_refuse_sealed (tally, error) || !ensure_row (edit, db, tally, error))
    return FALSE;
  hp_edit_set_place (edit, station, body);
  q = hp_db_query (db, "UPDATE tally SET counted_at = ifnull (?2, counted_at),"
                       " incidents = ifnull (?3, incidents), unsettled = ifnull (?4, unsettled)"
                       " WHERE id = ?1");
  hp_stmt_bind_int (&q, 1, tally->id);
  hp_stmt_bind_text (&q, 2, time);
  hp_stmt_bind_text (&q, 3, incidents);
  hp_stmt_bind_text (&q, 4, unsettled);
  return hp_stmt_run (&q, error) && hp_edit_commit (edit, error);
}
