/* hp-journal-apply.c: the form of a changeset, and putting one into a database.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/db/hp-journal-private.h"

#include <string.h>

/* SQLite takes a changeset at its word: before 3.44 a damaged one can make it read on for ever or
 * past the end. So its form is gone through first (sqlite.org/session/changeset.html):
 * table: 'T', number of columns, a byte for each (part of the key), name;
 * change: operation, indirect, the old and/or the new values; value: type, then what it holds. */
typedef struct
{
  const guint8 *at;
  const guint8 *end;
} Reader;

static gboolean
skip (Reader *r, gsize n)
{
  if (n > (gsize) (r->end - r->at))
    return FALSE;
  r->at += n;
  return TRUE;
}

/* SQLite's variable-length integer, of those that a length can be. */
static gboolean
read_length (Reader *r, gsize *n)
{
  *n = 0;
  for (int i = 0; i < 5 && r->at < r->end; i++)
    {
      guint8 byte = *r->at++;

      *n = *n << 7 | (byte & 0x7f);
      if (byte < 0x80)
        return *n <= G_MAXINT32;
    }
  return FALSE;
}

static gboolean
skip_value (Reader *r, gboolean may_be_unset)
{
  gsize n;

  if (r->at >= r->end)
    return FALSE;
  switch (*r->at++)
    {
    case 0:
      return may_be_unset;
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      return skip (r, 8);
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      return read_length (r, &n) && skip (r, n);
    case SQLITE_NULL:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
skip_change (Reader *r, const guint8 *keys, gsize columns)
{
  guint8 op = *r->at++;
  gsize records = op == SQLITE_UPDATE ? 2 : 1;

  if ((op != SQLITE_INSERT && op != SQLITE_DELETE && op != SQLITE_UPDATE) || !skip (r, 1))
    return FALSE;
  for (gsize i = 0; i < records * columns; i++)
    if (!skip_value (r, op == SQLITE_UPDATE && (i >= columns || !keys[i])))
      return FALSE;
  return TRUE;
}

gboolean
hp_journal_is_changeset (gconstpointer data, gsize size)
{
  const guint8 *start = size > 0 ? data : (const guint8 *) "";
  Reader r = { start, start + size };
  const guint8 *keys = NULL, *name;
  gsize columns = 0;

  while (r.at < r.end)
    if (*r.at == 'T')
      {
        r.at++;
        if (!read_length (&r, &columns) || columns == 0)
          return FALSE;
        keys = r.at;
        if (!skip (&r, columns) || (name = memchr (r.at, 0, r.end - r.at)) == NULL)
          return FALSE;
        if (memchr (keys, 1, columns) == NULL || !hp_journal_has_table ((const char *) r.at))
          return FALSE;
        r.at = name + 1;
      }
    else if (keys == NULL || !skip_change (&r, keys, columns))
      return FALSE;
  return TRUE;
}

/* A changeset says where each row ended, not the way there. Where two rows changed places under a
 * UNIQUE rule (candidates on the ballot, numbers of stations), SQLite can apply neither before the
 * other. Such rows are taken out, and put back whole when all others stand. */
typedef struct
{
  char *table;
  int n;
  sqlite3_value **values;
} HeldRow;

typedef struct
{
  sqlite3 *sqlite;
  GPtrArray *held;
} Apply;

static void
held_row_free (HeldRow *row)
{
  for (int i = 0; i < row->n; i++)
    sqlite3_value_free (row->values[i]);
  g_free (row->values);
  g_free (row->table);
  g_free (row);
}

/* A statement about the row that @iter stands at, its key bound. */
static int
prepare_by_key (Apply *self, const char *verb, const char *table, sqlite3_changeset_iter *iter,
                sqlite3_stmt **out)
{
  g_autofree char *plain = g_strdup_printf ("SELECT * FROM \"%s\"", table);
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *columns = NULL;
  unsigned char *pk = NULL;
  int rc, n = 0;

  *out = NULL;
  sqlite3changeset_pk (iter, &pk, &n);
  rc = sqlite3_prepare_v2 (self->sqlite, plain, -1, &columns, NULL);
  if (rc != SQLITE_OK)
    return rc;
  g_string_printf (sql, "%s FROM \"%s\" WHERE TRUE", verb, table);
  for (int i = 0; i < n && i < sqlite3_column_count (columns); i++)
    if (pk[i])
      g_string_append_printf (sql, " AND \"%s\" = ?%d", sqlite3_column_name (columns, i), i + 1);
  sqlite3_finalize (columns);
  rc = sqlite3_prepare_v2 (self->sqlite, sql->str, -1, out, NULL);
  for (int i = 0; rc == SQLITE_OK && i < n; i++)
    {
      sqlite3_value *value = NULL;

      if (pk[i] && sqlite3changeset_old (iter, i, &value) == SQLITE_OK && value != NULL)
        rc = sqlite3_bind_value (*out, i + 1, value);
    }
  return rc;
}

/* The row as it stands, in place of what the changeset does not say. */
static int
read_current (Apply *self, HeldRow *row, sqlite3_changeset_iter *iter)
{
  sqlite3_stmt *stmt;
  int rc = prepare_by_key (self, "SELECT *", row->table, iter, &stmt);

  if (rc == SQLITE_OK)
    rc = sqlite3_step (stmt);
  if (rc == SQLITE_ROW)
    for (int i = 0; i < row->n && i < sqlite3_column_count (stmt); i++)
      if (row->values[i] == NULL)
        row->values[i] = sqlite3_value_dup (sqlite3_column_value (stmt, i));
  sqlite3_finalize (stmt);
  return rc == SQLITE_ROW ? SQLITE_OK : SQLITE_ABORT;
}

static int
take_out (Apply *self, HeldRow *row, sqlite3_changeset_iter *iter)
{
  sqlite3_stmt *stmt;
  int rc = read_current (self, row, iter);

  if (rc != SQLITE_OK)
    return rc;
  rc = prepare_by_key (self, "DELETE", row->table, iter, &stmt);
  if (rc == SQLITE_OK)
    rc = sqlite3_step (stmt);
  sqlite3_finalize (stmt);
  return rc == SQLITE_DONE ? SQLITE_OK : SQLITE_ABORT;
}

static int
hold (Apply *self, sqlite3_changeset_iter *iter)
{
  HeldRow *row = g_new0 (HeldRow, 1);
  const char *table;
  int op = 0, indirect;

  sqlite3changeset_op (iter, &table, &row->n, &op, &indirect);
  row->table = g_strdup (table);
  row->values = g_new0 (sqlite3_value *, row->n);
  g_ptr_array_add (self->held, row);
  if (op == SQLITE_DELETE)
    return SQLITE_ABORT;
  for (int i = 0; i < row->n; i++)
    {
      sqlite3_value *value = NULL;

      if (sqlite3changeset_new (iter, i, &value) == SQLITE_OK && value != NULL)
        row->values[i] = sqlite3_value_dup (value);
    }
  return op == SQLITE_UPDATE ? take_out (self, row, iter) : SQLITE_OK;
}

static int
put_back (Apply *self, const HeldRow *row)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *stmt = NULL;
  int rc;

  g_string_printf (sql, "INSERT INTO \"%s\" VALUES (", row->table);
  for (int i = 0; i < row->n; i++)
    g_string_append_printf (sql, "%s?%d", i > 0 ? ", " : "", i + 1);
  g_string_append_c (sql, ')');
  rc = sqlite3_prepare_v2 (self->sqlite, sql->str, -1, &stmt, NULL);
  for (int i = 0; rc == SQLITE_OK && i < row->n; i++)
    if (row->values[i] != NULL)
      rc = sqlite3_bind_value (stmt, i + 1, row->values[i]);
  if (rc == SQLITE_OK)
    rc = sqlite3_step (stmt);
  sqlite3_finalize (stmt);
  return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

static int
conflict_cb (void *data, int reason, sqlite3_changeset_iter *iter)
{
  /* Only rules about several rows may hold for all of them together; anything else means that the
   * row is not what it was. */
  if (reason == SQLITE_CHANGESET_CONSTRAINT && hold (data, iter) == SQLITE_OK)
    return SQLITE_CHANGESET_OMIT;
  return SQLITE_CHANGESET_ABORT;
}

int
hp_journal_apply (sqlite3 *sqlite, gconstpointer changeset, gsize size)
{
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func ((GDestroyNotify) held_row_free);
  Apply self = { sqlite, held };
  int rc = SQLITE_CORRUPT;

  /* With a savepoint around it, each row would cost as much as all before it together. */
  if (hp_journal_is_changeset (changeset, size))
    rc = sqlite3changeset_apply_v2 (sqlite, (int) size, (void *) changeset, NULL, conflict_cb,
                                    &self, NULL, NULL, SQLITE_CHANGESETAPPLY_NOSAVEPOINT);
  for (guint i = 0; rc == SQLITE_OK && i < held->len; i++)
    rc = put_back (&self, g_ptr_array_index (held, i));
  return rc;
}
