/* hp-journal-verify.c: reading a changeset, the chain, and state = journal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-util.h"
#include "engine/db/hp-journal-private.h"
#include "engine/db/hp-migrate.h"
#include "engine/db/hp-stmt.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

void
hp_journal_change_free (HpJournalChange *change)
{
  g_free (change->table);
  g_free (change->key);
  g_free (change->column);
  g_free (change->old_value);
  g_free (change->new_value);
  g_free (change);
}

static char *
value_text (sqlite3_value *value)
{
  if (value == NULL || sqlite3_value_type (value) == SQLITE_NULL)
    return NULL;
  return g_strdup ((const char *) sqlite3_value_text (value));
}

static GPtrArray *
column_names (HpDb *db, const char *table)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_auto (HpStmt) q = hp_db_query (db, "SELECT name FROM pragma_table_info (?1)");

  hp_stmt_bind_text (&q, 1, table);
  while (hp_stmt_step (&q, NULL) == HP_STEP_ROW)
    g_ptr_array_add (names, g_strdup (hp_stmt_text (&q, 0)));
  return names;
}

typedef struct
{
  const char *table;
  int columns;
  int op;
  unsigned char *pk;
  GPtrArray *names;
} RowInfo;

static char *
key_text (sqlite3_changeset_iter *iter, const RowInfo *info)
{
  GString *out = g_string_new (NULL);

  for (int i = 0; i < info->columns; i++)
    {
      sqlite3_value *v = NULL;
      g_autofree char *text = NULL;

      if (!info->pk[i])
        continue;
      if (info->op == SQLITE_INSERT)
        sqlite3changeset_new (iter, i, &v);
      else
        sqlite3changeset_old (iter, i, &v);
      text = value_text (v);
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", text != NULL ? text : "");
    }
  return g_string_free (out, FALSE);
}

static void
add_row (sqlite3_changeset_iter *iter, const RowInfo *info, GPtrArray *out)
{
  g_autofree char *key = key_text (iter, info);
  int parts = 0;

  for (int i = 0; i < info->columns; i++)
    parts += info->pk[i] != 0;
  for (int i = 0; i < info->columns; i++)
    {
      sqlite3_value *before = NULL, *after = NULL;
      HpJournalChange *change;

      if (info->op != SQLITE_INSERT)
        sqlite3changeset_old (iter, i, &before);
      if (info->op != SQLITE_DELETE)
        sqlite3changeset_new (iter, i, &after);
      if (info->op == SQLITE_UPDATE && after == NULL)
        continue;
      change = g_new0 (HpJournalChange, 1);
      change->table = g_strdup (info->table);
      change->key = g_strdup (key);
      change->row = parts == 1 ? g_ascii_strtoll (key, NULL, 10) : 0;
      change->operation = info->op == SQLITE_INSERT ? 'i' : info->op == SQLITE_DELETE ? 'd' : 'u';
      change->column =
          g_strdup (i < (int) info->names->len ? g_ptr_array_index (info->names, i) : "");
      change->old_value = value_text (before);
      change->new_value = value_text (after);
      g_ptr_array_add (out, change);
    }
}

GPtrArray *
hp_journal_changes (HpDb *db, gint64 seq, guint limit, GError **error)
{
  g_autoptr (GPtrArray) out =
      g_ptr_array_new_with_free_func ((GDestroyNotify) hp_journal_change_free);
  g_autoptr (GPtrArray) names = NULL;
  g_auto (HpStmt) q = hp_db_query (db, "SELECT changeset FROM journal WHERE seq = ?1");
  sqlite3_changeset_iter *iter = NULL;
  g_autofree char *last = NULL;
  gconstpointer data;
  gsize size;
  int rc;

  hp_stmt_bind_int (&q, 1, seq);
  if (!hp_stmt_one (&q, error))
    return NULL;
  data = hp_stmt_blob (&q, 0, &size);
  if (!hp_journal_is_changeset (data, size))
    {
      hp_db_damaged (db, "journal", error);
      return NULL;
    }
  rc = sqlite3changeset_start (&iter, (int) size, (void *) data);
  while (rc == SQLITE_OK && (limit == 0 || out->len < limit)
         && sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      RowInfo info = { 0 };
      int indirect;

      sqlite3changeset_op (iter, &info.table, &info.columns, &info.op, &indirect);
      sqlite3changeset_pk (iter, &info.pk, NULL);
      /* A copy: the iterator writes the next table's name to the same place. */
      if (hp_set_str (&last, info.table))
        {
          g_clear_pointer (&names, g_ptr_array_unref);
          names = column_names (db, info.table);
        }
      info.names = names;
      add_row (iter, &info, out);
    }
  if (rc == SQLITE_OK)
    rc = sqlite3changeset_finalize (iter);
  if (rc != SQLITE_OK)
    {
      hp_db_damaged (db, "journal", error);
      return NULL;
    }
  if (limit > 0 && out->len > limit)
    g_ptr_array_set_size (out, (int) limit);
  return g_steal_pointer (&out);
}

static gboolean
chain_broken (gint64 seq, gint64 *bad_seq, GError **error)
{
  if (bad_seq != NULL)
    *bad_seq = seq;
  g_set_error (error, HP_ERROR, HP_ERROR_CORRUPT,
               _ ("The journal does not hold: entry %" PRId64 " was changed after it was "
                  "written. Restore the latest backup and compare."),
               seq);
  return FALSE;
}

/* What the hash does not see because reading lets it pass must not be there at all. */
static gboolean
reads_as_written (HpStmt *q, const HpJournalItem *item)
{
  const char *body = hp_body_code (item->body);
  gint64 final = hp_stmt_int (q, 7);

  return item->station == hp_stmt_int (q, 8) && (final == 0 || final == 1)
         && g_str_equal (hp_stmt_text (q, 9), body != NULL ? body : "");
}

/* Whether the chain ends where the document says that it does; one of before that was noted says
 * nothing. @last is the newest row that is there. */
static gboolean
check_end (HpDb *db, gint64 last, const guint8 hash[32], gint64 *bad_seq, GError **error)
{
  g_autofree char *noted = hp_db_get_local (db, HP_JOURNAL_HEAD);
  g_autofree char *found = last > 0 ? hp_journal_head_text (last, hash) : g_strdup ("");
  gint64 end = noted != NULL ? g_ascii_strtoll (noted, NULL, 10) : 0;

  if (noted == NULL || g_str_equal (noted, found))
    return TRUE;
  if (end <= last)
    return chain_broken (last, bad_seq, error);
  if (bad_seq != NULL)
    *bad_seq = last + 1;
  g_set_error (error, HP_ERROR, HP_ERROR_CORRUPT,
               _ ("The journal does not hold: entry %" PRId64
                  " and what came after it, up to entry "
                  "%" PRId64 ", are gone. Restore the latest backup and compare."),
               last + 1, end);
  return FALSE;
}

gboolean
hp_journal_verify (HpDb *db, gint64 *bad_seq, GError **error)
{
  g_auto (HpStmt) q =
      hp_db_query (db, "SELECT seq, at, operator, action, args, kind, ifnull (target, 0), final,"
                       " ifnull (station, 0), ifnull (body, ''), changeset, hash"
                       " FROM journal ORDER BY seq");
  guint8 previous[32];
  gint64 expected = 1;
  HpStep step;

  if (bad_seq != NULL)
    *bad_seq = 0;
  while ((step = hp_stmt_step (&q, error)) == HP_STEP_ROW)
    {
      HpJournalItem item = { .seq = hp_stmt_int (&q, 0),
                             .at = (char *) hp_stmt_text (&q, 1),
                             .operator_name = (char *) hp_stmt_text (&q, 2),
                             .action = (char *) hp_stmt_text (&q, 3),
                             .args = (char *) hp_stmt_text (&q, 4),
                             .kind = (char *) hp_stmt_text (&q, 5),
                             .target = hp_stmt_int (&q, 6),
                             .final = hp_stmt_int (&q, 7) != 0,
                             .station = (int) hp_stmt_int (&q, 8),
                             .body = hp_body_from_code (hp_stmt_text (&q, 9)) };
      gsize size, hash_size;
      gconstpointer changeset = hp_stmt_blob (&q, 10, &size);
      gconstpointer hash = hp_stmt_blob (&q, 11, &hash_size);
      guint8 own[32];

      hp_journal_hash (expected > 1 ? previous : NULL, &item, changeset, size, own);
      if (item.seq != expected || !reads_as_written (&q, &item) || hash_size != 32
          || memcmp (own, hash, 32) != 0)
        return chain_broken (item.seq != expected ? expected : item.seq, bad_seq, error);
      memcpy (previous, own, 32);
      expected++;
    }
  return step == HP_STEP_DONE && check_end (db, expected - 1, previous, bad_seq, error);
}

/* An empty document of the schema that @db was made with, without triggers or keys: the
 * changesets hold all rows themselves. */
static HpDb *
replay_target (HpDb *db, GError **error)
{
  g_autoptr (HpDb) target = g_object_new (HP_TYPE_DB, NULL);
  g_autofree char *schema = hp_db_get_local (db, "schema");
  int first = schema != NULL ? (int) g_ascii_strtoll (schema, NULL, 10) : 1;

  if (!hp_db_connect (target, NULL, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY,
                      error))
    return NULL;
  for (int v = 1; v <= CLAMP (first, 1, hp_migrate_latest ()); v++)
    if (!hp_migrate_step (target, v, error))
      return NULL;
  sqlite3_db_config (target->sqlite, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  if (!hp_db_exec (target, "PRAGMA foreign_keys = OFF; BEGIN", error))
    return NULL;
  return g_steal_pointer (&target);
}

static gboolean
replay (HpDb *db, HpDb *target, GCancellable *cancellable, GError **error)
{
  g_auto (HpStmt) q =
      hp_db_query (db, "SELECT seq, kind, changeset, args FROM journal ORDER BY seq");
  int version = (int) hp_db_int (target, "PRAGMA user_version", 1);
  HpStep step;

  while ((step = hp_stmt_step (&q, error)) == HP_STEP_ROW)
    {
      gsize size;
      gconstpointer changeset = hp_stmt_blob (&q, 2, &size);
      gint64 seq = hp_stmt_int (&q, 0);
      gboolean fits;

      if (g_cancellable_is_cancelled (cancellable))
        {
          g_set_error_literal (error, HP_ERROR, HP_ERROR_CANCELLED,
                               _ ("Stopped. Nothing was changed."));
          return FALSE;
        }
      if (!g_str_equal (hp_stmt_text (&q, 1), "migration"))
        fits = hp_journal_apply (target->sqlite, changeset, size) == SQLITE_OK;
      else
        fits = version < hp_migrate_latest () && hp_migrate_step (target, ++version, NULL);
      if (!fits)
        {
          g_set_error (
              error, HP_ERROR, HP_ERROR_CORRUPT,
              _ ("The journal cannot be replayed: entry %" PRId64 " does not fit those before it."),
              seq);
          return FALSE;
        }
    }
  return step == HP_STEP_DONE;
}

/* The rows of a table in the order of its key, whatever it is on the disk. */
static char *
rows_in_order (HpDb *db, const char *table)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_auto (HpStmt) q =
      hp_db_query (db, "SELECT name FROM pragma_table_info (?1) WHERE pk > 0 ORDER BY pk");
  const char *sign = " ORDER BY";

  g_string_printf (sql, "SELECT * FROM \"%s\"", table);
  hp_stmt_bind_text (&q, 1, table);
  while (hp_stmt_step (&q, NULL) == HP_STEP_ROW)
    {
      g_string_append_printf (sql, "%s \"%s\"", sign, hp_stmt_text (&q, 0));
      sign = ",";
    }
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/* One figure for all rows of a table. */
static char *
table_sum (HpDb *db, const char *table, GError **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *sql = rows_in_order (db, table);
  g_auto (HpStmt) q = hp_db_query (db, g_intern_string (sql));
  HpStep step;

  while ((step = hp_stmt_step (&q, error)) == HP_STEP_ROW)
    for (int i = 0; i < hp_stmt_n_columns (&q); i++)
      {
        gboolean null = hp_stmt_is_null (&q, i);
        gsize size;
        gconstpointer data = hp_stmt_blob (&q, i, &size);
        g_autofree char *head = g_strdup_printf ("%c%" G_GSIZE_FORMAT ":", null ? 'n' : 'v', size);

        g_checksum_update (sum, (const guchar *) head, -1);
        if (size > 0)
          g_checksum_update (sum, data, size);
      }
  return step == HP_STEP_DONE ? g_strdup (g_checksum_get_string (sum)) : NULL;
}

/* Tables, indexes and triggers as text; SQLite's own statistics are nobody's. */
static char *
schema_text (HpDb *db, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (db, "SELECT type, name, tbl_name, sql FROM sqlite_schema"
                                       " WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                                       " ORDER BY name, type");
  g_autoptr (GString) out = g_string_new (NULL);
  HpStep step;

  while ((step = hp_stmt_step (&q, error)) == HP_STEP_ROW)
    for (int i = 0; i < 4; i++)
      g_string_append_printf (out, "%s\n", hp_stmt_text (&q, i));
  return step == HP_STEP_DONE ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

/* A trigger less would let a sealed tally change. */
static gboolean
compare_schema (HpDb *db, HpDb *target, GError **error)
{
  g_autofree char *a = schema_text (db, error);
  g_autofree char *b = a != NULL ? schema_text (target, error) : NULL;

  if (b == NULL)
    return FALSE;
  return g_str_equal (a, b) || hp_db_damaged (db, "schema", error);
}

static gboolean
compare_tables (HpDb *db, HpDb *target, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (target, "SELECT name FROM sqlite_schema WHERE type = 'table'");
  HpStep step;

  while ((step = hp_stmt_step (&q, error)) == HP_STEP_ROW)
    {
      g_autofree char *table = g_strdup (hp_stmt_text (&q, 0));
      g_autofree char *a = NULL, *b = NULL;

      if (!hp_journal_has_table (table))
        continue;
      a = table_sum (db, table, error);
      b = a != NULL ? table_sum (target, table, error) : NULL;
      if (b == NULL)
        return FALSE;
      if (g_str_equal (a, b))
        continue;
      g_set_error (error, HP_ERROR, HP_ERROR_CORRUPT,
                   _ ("The table “%s” is not what the journal says: it was changed by other means "
                      "than this program. Restore the latest backup and compare."),
                   table);
      return FALSE;
    }
  return step == HP_STEP_DONE;
}

static gboolean
derived_hold (HpDb *db, GError **error)
{
  static const char *const checks[] = {
    "SELECT count (*) FROM (SELECT station_id, count (*), sum (sex = 'male'),"
    " sum (sex = 'female'), sum (bodies & 1), sum (bodies >> 1 & 1), sum (bodies >> 2 & 1),"
    " sum (bodies >> 3 & 1) FROM voter WHERE state = 'listed' GROUP BY station_id"
    " EXCEPT SELECT * FROM station_total)",
    "SELECT count (*) FROM (SELECT * FROM station_total WHERE voters > 0 EXCEPT"
    " SELECT station_id, count (*), sum (sex = 'male'), sum (sex = 'female'), sum (bodies & 1),"
    " sum (bodies >> 1 & 1), sum (bodies >> 2 & 1), sum (bodies >> 3 & 1) FROM voter"
    " WHERE state = 'listed' GROUP BY station_id)",
    "SELECT count (*) FROM voter v LEFT JOIN voter_index i ON i.id = v.id"
    " WHERE i.id IS NULL OR i.station_id <> v.station_id OR i.position <> v.position"
    " OR i.name_key <> hp_name_key (v.name)",
    "SELECT (SELECT count (*) FROM voter_index) - (SELECT count (*) FROM voter)",
    "SELECT count (*) FROM (SELECT term, doc FROM temp.own EXCEPT SELECT term, doc FROM temp.kept)",
    "SELECT count (*) FROM (SELECT term, doc FROM temp.kept EXCEPT SELECT term, doc FROM temp.own)",
  };
  gboolean ok;

  ok = hp_db_exec (db,
                   "DROP TABLE IF EXISTS temp.own; DROP TABLE IF EXISTS temp.kept;"
                   "DROP TABLE IF EXISTS temp.check_fts;"
                   "CREATE VIRTUAL TABLE temp.check_fts USING fts5 (t, content = '', detail = none,"
                   "  columnsize = 0);"
                   "INSERT INTO temp.check_fts (rowid, t)"
                   "  SELECT id, hp_voter_search (name, birth, identity, card) FROM main.voter;"
                   "CREATE VIRTUAL TABLE temp.own USING fts5vocab (temp, 'check_fts', 'row');"
                   "CREATE VIRTUAL TABLE temp.kept USING fts5vocab (main, 'voter_fts', 'row');",
                   error);
  for (guint i = 0; ok && i < G_N_ELEMENTS (checks); i++)
    {
      gint64 wrong;

      ok = hp_db_read_int (db, checks[i], &wrong, error);
      if (!ok || wrong == 0)
        continue;
      g_set_error (error, HP_ERROR, HP_ERROR_CORRUPT,
                   _ ("The totals or the search index do not agree with the voter list (check "
                      "%u). Close the document and open it again; if it stays, restore the "
                      "latest backup."),
                   i + 1);
      ok = FALSE;
    }
  hp_db_exec (db,
              "DROP TABLE IF EXISTS temp.own; DROP TABLE IF EXISTS temp.kept;"
              "DROP TABLE IF EXISTS temp.check_fts;",
              NULL);
  return ok;
}

gboolean
hp_journal_verify_all (HpDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (HpDb) target = NULL;

  if (!hp_db_check (db, FALSE, error) || !hp_journal_verify (db, NULL, error)
      || !derived_hold (db, error))
    return FALSE;
  target = replay_target (db, error);
  return target != NULL && replay (db, target, cancellable, error)
         && compare_schema (db, target, error) && compare_tables (db, target, error);
}
