/* hp-stmt.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/db/hp-stmt.h"

#include "engine/core/hp-util.h"
#include "engine/db/hp-db-private.h"

#include <glib/gi18n-lib.h>

HpStmt
hp_db_query (HpDb *db, const char *sql)
{
  HpStmt q = { db, NULL, NULL, FALSE };
  sqlite3_stmt *cached;
  int rc;

  g_return_val_if_fail (HP_IS_DB (db) && db->sqlite != NULL, q);

  cached = g_hash_table_lookup (db->cache, sql);
  if (cached != NULL && g_hash_table_add (db->in_use, cached))
    {
      q.stmt = cached;
      return q;
    }
  rc = sqlite3_prepare_v3 (db->sqlite, sql, -1, cached == NULL ? SQLITE_PREPARE_PERSISTENT : 0,
                           &q.stmt, NULL);
  if (rc != SQLITE_OK)
    hp_db_fail (db, rc, sql, &q.failed);
  else if (cached == NULL)
    {
      g_hash_table_insert (db->cache, (gpointer) sql, q.stmt);
      g_hash_table_add (db->in_use, q.stmt);
    }
  else
    q.own = TRUE;
  return q;
}

static void
bound (HpStmt *q, int rc)
{
  if (rc != SQLITE_OK && q->failed == NULL)
    hp_db_fail (q->db, rc, sqlite3_sql (q->stmt), &q->failed);
}

void
hp_stmt_bind_int (HpStmt *q, int index, gint64 value)
{
  if (q->stmt != NULL)
    bound (q, sqlite3_bind_int64 (q->stmt, index, value));
}

void
hp_stmt_bind_count (HpStmt *q, int index, gint64 value)
{
  if (value == HP_MISSING)
    hp_stmt_bind_null (q, index);
  else
    hp_stmt_bind_int (q, index, value);
}

void
hp_stmt_bind_text (HpStmt *q, int index, const char *text)
{
  if (q->stmt != NULL)
    bound (q, sqlite3_bind_text (q->stmt, index, text, -1, SQLITE_TRANSIENT));
}

void
hp_stmt_bind_static_text (HpStmt *q, int index, const char *text)
{
  if (q->stmt != NULL)
    bound (q, sqlite3_bind_text (q->stmt, index, text, -1, SQLITE_STATIC));
}

void
hp_stmt_bind_blob (HpStmt *q, int index, gconstpointer data, gsize size)
{
  if (q->stmt != NULL)
    bound (q,
           sqlite3_bind_blob64 (q->stmt, index, data != NULL ? data : "", size, SQLITE_TRANSIENT));
}

void
hp_stmt_bind_null (HpStmt *q, int index)
{
  if (q->stmt != NULL)
    bound (q, sqlite3_bind_null (q->stmt, index));
}

/* Who does not ask for the error would show less than there is. */
static HpStep
tell (HpStmt *q, GError *failed, GError **error)
{
  if (error == NULL)
    hp_db_note_failure (q->db, failed);
  g_propagate_error (error, failed);
  return HP_STEP_ERROR;
}

HpStep
hp_stmt_step (HpStmt *q, GError **error)
{
  GError *failed = NULL;
  int rc;

  if (q->failed != NULL)
    return tell (q, g_steal_pointer (&q->failed), error);
  if (q->stmt == NULL)
    {
      g_set_error_literal (error, HP_ERROR, HP_ERROR_FAILED, "statement was not prepared");
      return HP_STEP_ERROR;
    }
  if (!hp_db_write_holds (q->db, error))
    return HP_STEP_ERROR;
  rc = sqlite3_step (q->stmt);
  if (rc == SQLITE_ROW)
    return HP_STEP_ROW;
  if (rc == SQLITE_DONE)
    return HP_STEP_DONE;
  hp_db_fail (q->db, rc, sqlite3_sql (q->stmt), &failed);
  return tell (q, failed, error);
}

gboolean
hp_stmt_run (HpStmt *q, GError **error)
{
  HpStep step;

  while ((step = hp_stmt_step (q, error)) == HP_STEP_ROW)
    ;
  hp_stmt_reset (q);
  return step == HP_STEP_DONE;
}

gboolean
hp_stmt_one (HpStmt *q, GError **error)
{
  HpStep step = hp_stmt_step (q, error);

  if (step == HP_STEP_DONE)
    g_set_error_literal (error, HP_ERROR, HP_ERROR_NOT_FOUND, _ ("There is no such row."));
  return step == HP_STEP_ROW;
}

void
hp_stmt_reset (HpStmt *q)
{
  if (q->stmt == NULL)
    return;
  sqlite3_reset (q->stmt);
  sqlite3_clear_bindings (q->stmt);
}

int
hp_stmt_n_columns (HpStmt *q)
{
  return q->stmt != NULL ? sqlite3_column_count (q->stmt) : 0;
}

gboolean
hp_stmt_is_null (HpStmt *q, int column)
{
  return sqlite3_column_type (q->stmt, column) == SQLITE_NULL;
}

gint64
hp_stmt_int (HpStmt *q, int column)
{
  return sqlite3_column_int64 (q->stmt, column);
}

gint64
hp_stmt_count (HpStmt *q, int column)
{
  return hp_stmt_is_null (q, column) ? HP_MISSING : sqlite3_column_int64 (q->stmt, column);
}

const char *
hp_stmt_text (HpStmt *q, int column)
{
  const char *text = (const char *) sqlite3_column_text (q->stmt, column);

  return text != NULL ? text : "";
}

gconstpointer
hp_stmt_blob (HpStmt *q, int column, gsize *size)
{
  gconstpointer data = sqlite3_column_blob (q->stmt, column);

  *size = sqlite3_column_bytes (q->stmt, column);
  return data;
}

void
hp_stmt_clear (HpStmt *q)
{
  /* Closing the document has finalised the cached ones. */
  if (q->stmt != NULL && q->own)
    sqlite3_finalize (q->stmt);
  else if (q->stmt != NULL && q->db->sqlite != NULL)
    {
      hp_stmt_reset (q);
      g_hash_table_remove (q->db->in_use, q->stmt);
    }
  q->stmt = NULL;
  g_clear_error (&q->failed);
}
