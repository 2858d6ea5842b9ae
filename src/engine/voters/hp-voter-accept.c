/* hp-voter-accept.c: staged rows into the document: the one action that writes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-error.h"
#include "engine/core/hp-util.h"
#include "engine/db/hp-stmt.h"
#include "engine/voters/hp-voter-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK 1024     /* rows between two looks at the cancel button */
#define ROWS_SHARE 600 /* of the progress; the rest is the commit with the search index */

typedef struct
{
  HpVoterImport *import;
  HpDb *db;
  HpEdit *edit;
  GHashTable *positions; /* station number → last position given */
  char *now;
} Accept;

static const char *
text_for (const HpVoterImport *import, const HpKnownVoter *voter, HpVoterField field,
          const char *text)
{
  return voter != NULL && !import->used[field] ? voter->texts[field] : text;
}

static const char *
residence_of (const char *permanent, const char *temporary, const char *current)
{
  if (*permanent != '\0')
    return "permanent";
  if (*temporary != '\0')
    return "temporary";
  return *current != '\0' ? "current" : "";
}

/* The findings of the row as bits of their numbers. Only warnings are left on an accepted row. */
static guint
finding_bits (const HpStagedRow *row)
{
  guint bits = 0;

  for (guint i = 0; row->findings != NULL && i < row->findings->len; i++)
    bits |= 1u << hp_voter_code_number (((HpFinding *) g_ptr_array_index (row->findings, i))->code);
  return bits;
}

static int
next_position (Accept *accept, int station)
{
  gpointer key = GINT_TO_POINTER (station);
  int position = GPOINTER_TO_INT (g_hash_table_lookup (accept->positions, key)) + 1;

  g_hash_table_insert (accept->positions, key, GINT_TO_POINTER (position));
  return position;
}

/* Additions stand behind those who stay; a replacement numbers its stations anew. */
static void
find_positions (Accept *accept)
{
  HpVoterIndex *index = accept->import->index;

  for (guint32 k = 0; accept->import->mode != HP_IMPORT_REPLACE && k < hp_voter_index_size (index);
       k++)
    {
      const HpKnownVoter *v = hp_voter_index_get (index, k);
      gpointer key = GINT_TO_POINTER (v->station);

      if (v->position > GPOINTER_TO_INT (g_hash_table_lookup (accept->positions, key)))
        g_hash_table_insert (accept->positions, key, GINT_TO_POINTER (v->position));
    }
}

static const char insert_sql[] =
    "INSERT INTO voter (id, station_id, position, card, name, birth, sex, identity, ethnicity,"
    " occupation, permanent, temporary, current, residence, bodies, note, findings)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)";
static const char update_sql[] =
    "UPDATE voter SET station_id = ?2, position = ?3, card = ?4, name = ?5, birth = ?6, sex = ?7,"
    " identity = ?8, ethnicity = ?9, occupation = ?10, permanent = ?11, temporary = ?12,"
    " current = ?13, residence = ?14, bodies = ?15, note = ?16, findings = ?17,"
    " state = iif (state = 'removed', 'listed', state) WHERE id = ?1";

/* Writes a row as a new voter, or as @voter where that is not NULL. */
static gboolean
put_row (Accept *accept, const HpStagedRow *row, const HpVoterData *data, const HpKnownVoter *voter,
         gint64 id, int position, GError **error)
{
  const HpVoterImport *import = accept->import;
  g_autofree char *birth = hp_date_to_iso (data->birth);
  g_autofree char *identity = hp_identity_clean (data->identity);
  const gint64 *station_id =
      g_hash_table_lookup (import->station_ids, GINT_TO_POINTER (row->station));
  const char *permanent = text_for (import, voter, HP_VOTER_PERMANENT, data->permanent);
  const char *temporary = text_for (import, voter, HP_VOTER_TEMPORARY, data->temporary);
  const char *current = text_for (import, voter, HP_VOTER_CURRENT, data->current);
  g_auto (HpStmt) q = hp_db_query (accept->db, voter != NULL ? update_sql : insert_sql);
  int at = 1;

  hp_stmt_bind_int (&q, at++, id);
  hp_stmt_bind_int (&q, at++, *station_id);
  hp_stmt_bind_int (&q, at++, position);
  hp_stmt_bind_static_text (&q, at++, text_for (import, voter, HP_VOTER_CARD, data->card));
  hp_stmt_bind_static_text (&q, at++, data->name);
  hp_stmt_bind_text (&q, at++, birth);
  hp_stmt_bind_static_text (&q, at++, hp_sex_code (data->sex));
  hp_stmt_bind_text (&q, at++, text_for (import, voter, HP_VOTER_IDENTITY, identity));
  hp_stmt_bind_static_text (&q, at++,
                            text_for (import, voter, HP_VOTER_ETHNICITY, data->ethnicity));
  hp_stmt_bind_static_text (&q, at++,
                            text_for (import, voter, HP_VOTER_OCCUPATION, data->occupation));
  hp_stmt_bind_static_text (&q, at++, permanent);
  hp_stmt_bind_static_text (&q, at++, temporary);
  hp_stmt_bind_static_text (&q, at++, current);
  hp_stmt_bind_static_text (&q, at++, residence_of (permanent, temporary, current));
  hp_stmt_bind_int (&q, at++, data->bodies & hp_voter_staging_limits (import->staging)->bodies);
  hp_stmt_bind_static_text (&q, at++, text_for (import, voter, HP_VOTER_NOTE, data->note));
  hp_stmt_bind_int (&q, at++, finding_bits (row));
  return hp_stmt_run (&q, error);
}

/* Later changes of the list are movements; the list that comes first, and one that replaces it,
 * are not. */
static gboolean
note_movement (Accept *accept, gint64 voter, const char *kind, int from, int to, GError **error)
{
  g_auto (HpStmt) q = { 0 };

  if (accept->import->mode != HP_IMPORT_DIFF)
    return TRUE;
  q = hp_db_query (accept->db,
                   "INSERT INTO movement (id, voter_id, kind, at, by, from_station, to_station)"
                   " VALUES (?1, ?2, ?3, ?4, ?5, nullif (?6, 0), nullif (?7, 0))");
  hp_stmt_bind_int (&q, 1, hp_edit_new_id (accept->edit));
  hp_stmt_bind_int (&q, 2, voter);
  hp_stmt_bind_static_text (&q, 3, kind);
  hp_stmt_bind_static_text (&q, 4, accept->now);
  hp_stmt_bind_text (&q, 5, hp_db_get_operator (accept->db));
  hp_stmt_bind_int (&q, 6, from);
  hp_stmt_bind_int (&q, 7, to);
  return hp_stmt_run (&q, error);
}

static gboolean
add_voter (Accept *accept, const HpStagedRow *row, const HpVoterData *data, GError **error)
{
  gint64 id = hp_edit_new_id (accept->edit);

  return put_row (accept, row, data, NULL, id, next_position (accept, row->station), error)
         && note_movement (accept, id, "add", 0, row->station, error);
}

/* A replacement numbers its list anew, and who comes from elsewhere stands at the end. */
static int
position_for (Accept *accept, const HpStagedRow *row, const HpKnownVoter *voter)
{
  return accept->import->mode == HP_IMPORT_REPLACE || voter->station != row->station
             ? next_position (accept, row->station)
             : voter->position;
}

static gboolean
change_voter (Accept *accept, const HpStagedRow *row, const HpVoterData *data,
              const HpKnownVoter *voter, GError **error)
{
  gboolean moved = voter->station != row->station;
  int position = position_for (accept, row, voter);

  return put_row (accept, row, data, voter, voter->id, position, error)
         && note_movement (accept, voter->id, moved ? "move" : "edit", moved ? voter->station : 0,
                           moved ? row->station : 0, error);
}

/* Says the same as before; only its place in the list and its warnings may differ. */
static gboolean
place_voter (Accept *accept, const HpStagedRow *row, const HpKnownVoter *voter, GError **error)
{
  int position = position_for (accept, row, voter);
  guint bits = finding_bits (row);
  g_auto (HpStmt) q = { 0 };

  if (position == voter->position && bits == voter->findings)
    return TRUE;
  q = hp_db_query (accept->db, "UPDATE voter SET position = ?2, findings = ?3 WHERE id = ?1");
  hp_stmt_bind_int (&q, 1, voter->id);
  hp_stmt_bind_int (&q, 2, position);
  hp_stmt_bind_int (&q, 3, bits);
  return hp_stmt_run (&q, error);
}

static gboolean
take_row (Accept *accept, guint i, GError **error)
{
  HpVoterImport *import = accept->import;
  const HpStagedRow *row = hp_voter_staging_row (import->staging, i);
  guint32 k = g_array_index (import->match, guint32, i);
  const HpKnownVoter *voter = k != HP_KNOWN_NONE ? hp_voter_index_get (import->index, k) : NULL;
  HpVoterData data;

  hp_voter_data_read (row->texts, &data);
  switch (hp_voter_import_fate (import, i, &data))
    {
    case HP_FATE_ADDED:
      return add_voter (accept, row, &data, error);
    case HP_FATE_UPDATED:
      return change_voter (accept, row, &data, voter, error);
    case HP_FATE_UNCHANGED:
      return place_voter (accept, row, voter, error);
    case HP_FATE_WITHHELD:
    case HP_FATE_REJECTED:
    default:
      return TRUE;
    }
}

static gboolean
is_cancelled (GCancellable *cancellable, GError **error)
{
  if (!g_cancellable_is_cancelled (cancellable))
    return FALSE;
  g_set_error_literal (error, HP_ERROR, HP_ERROR_CANCELLED, _ ("Stopped. Nothing was changed."));
  return TRUE;
}

static gboolean
remove_gone (Accept *accept, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) gone = hp_voter_import_gone (accept->import);
  g_auto (HpStmt) q = hp_db_query (accept->db, "DELETE FROM voter WHERE id = ?1");

  for (guint i = 0; i < gone->len; i++)
    {
      if (i % CHUNK == 0 && is_cancelled (cancellable, error))
        return FALSE;
      hp_stmt_bind_int (&q, 1, g_array_index (gone, gint64, i));
      if (!hp_stmt_run (&q, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_all (Accept *accept, int *progress, GCancellable *cancellable, GError **error)
{
  guint n = hp_voter_staging_n_rows (accept->import->staging);

  find_positions (accept);
  if (accept->import->mode == HP_IMPORT_REPLACE && !remove_gone (accept, cancellable, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      if (i % CHUNK == 0)
        {
          if (is_cancelled (cancellable, error))
            return FALSE;
          if (progress != NULL)
            g_atomic_int_set (progress, (int) ((gint64) i * ROWS_SHARE / n));
        }
      if (!take_row (accept, i, error))
        return FALSE;
    }
  return !is_cancelled (cancellable, error);
}

/* Where most of the list is new, following it row by row would be slower than beginning anew. */
static gboolean
touches_most (const HpVoterImport *import, const HpImportResult *result)
{
  return result->added + result->updated + result->removed
         > hp_voter_index_size (import->index) / 2;
}

static void
describe (HpEdit *edit, const HpVoterImport *import, const HpImportResult *result)
{
  static const char *const modes[] = { "add", "replace", "diff" };
  GHashTableIter iter;
  gpointer station;

  hp_edit_set_text (edit, "mode", modes[import->mode]);
  hp_edit_set_number (edit, "added", result->added);
  hp_edit_set_number (edit, "updated", result->updated);
  hp_edit_set_number (edit, "rejected", result->rejected);
  if (import->mode == HP_IMPORT_REPLACE)
    hp_edit_set_number (edit, "removed", result->removed);
  g_hash_table_iter_init (&iter, import->named);
  if (g_hash_table_size (import->named) == 1 && g_hash_table_iter_next (&iter, &station, NULL))
    hp_edit_set_place (edit, GPOINTER_TO_INT (station), HP_BODY_NONE);
}

gboolean
hp_voter_import_accept (HpVoterImport *import, HpDb *db, int *progress, GCancellable *cancellable,
                        HpImportResult *result, GError **error)
{
  g_autoptr (HpEdit) edit = NULL;
  Accept accept = { import, db };
  HpImportResult counted;
  gboolean ok;

  g_return_val_if_fail (import->prepared, FALSE);

  edit = hp_edit_begin (db, "voters.import", error);
  if (edit == NULL)
    return FALSE;
  /* From here on nobody else writes. */
  if ((hp_db_get_version (db) != import->version
       || hp_voter_staging_stamp (import->staging) != import->stamp)
      && !hp_voter_import_prepare (import, db, import->mode, cancellable, error))
    return FALSE;
  hp_voter_import_result (import, &counted);
  accept.edit = edit;
  if (touches_most (import, &counted))
    hp_edit_hold_derived (edit);
  accept.positions = g_hash_table_new (NULL, NULL);
  accept.now = hp_now ();
  ok = write_all (&accept, progress, cancellable, error);
  g_hash_table_unref (accept.positions);
  g_free (accept.now);
  if (!ok)
    return FALSE;
  describe (edit, import, &counted);
  if (!hp_edit_commit (edit, error))
    return FALSE;
  if (progress != NULL)
    g_atomic_int_set (progress, 1000);
  if (result != NULL)
    *result = counted;
  return TRUE;
}
