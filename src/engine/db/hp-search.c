/* hp-search.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/db/hp-search.h"

#include "engine/db/hp-stmt.h"

#include <stdlib.h>

/* What the index has of a voter is what it had when the transaction first touched it; what it
 * should have is the row as it stands at the end. So it does no harm when a statement in between
 * was taken back. */
static void
changed_cb (sqlite3_context *context, int n, sqlite3_value **argv)
{
  HpDb *db = sqlite3_user_data (context);
  gint64 id = sqlite3_value_int64 (argv[0]);

  if (!g_hash_table_contains (db->unindexed, &id))
    g_hash_table_insert (db->unindexed, g_memdup2 (&id, sizeof id),
                         g_strdup ((const char *) sqlite3_value_text (argv[1])));
}

static void
rollback_cb (void *data)
{
  g_hash_table_remove_all (((HpDb *) data)->unindexed);
}

gboolean
hp_search_connect (HpDb *db)
{
  db->unindexed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  sqlite3_rollback_hook (db->sqlite, rollback_cb, db);
  return sqlite3_create_function_v2 (db->sqlite, "hp_search_changed", 2,
                                     SQLITE_UTF8 | SQLITE_INNOCUOUS, db, changed_cb, NULL, NULL,
                                     NULL)
         == SQLITE_OK;
}

static gboolean
take_out (HpDb *db, gint64 id, const char *words, GError **error)
{
  g_auto (HpStmt) q =
      hp_db_query (db, "INSERT INTO voter_fts (voter_fts, rowid, t) VALUES ('delete', ?1, ?2)");

  hp_stmt_bind_int (&q, 1, id);
  hp_stmt_bind_static_text (&q, 2, words);
  return hp_stmt_run (&q, error);
}

static gboolean
put_in (HpDb *db, gint64 id, GError **error)
{
  g_auto (HpStmt) row = hp_db_query (
      db, "SELECT hp_voter_search (name, birth, identity, card) FROM voter WHERE id = ?1");
  /* Not INSERT … SELECT: that would be flushed by itself. */
  g_auto (HpStmt) q = hp_db_query (db, "INSERT INTO voter_fts (rowid, t) VALUES (?1, ?2)");
  HpStep step;

  hp_stmt_bind_int (&row, 1, id);
  step = hp_stmt_step (&row, error);
  if (step != HP_STEP_ROW)
    return step == HP_STEP_DONE;
  hp_stmt_bind_int (&q, 1, id);
  hp_stmt_bind_static_text (&q, 2, hp_stmt_text (&row, 0));
  return hp_stmt_run (&q, error);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const gint64 *x = *(const gint64 *const *) a, *y = *(const gint64 *const *) b;

  return *x < *y ? -1 : *x > *y;
}

gboolean
hp_search_rebuild (HpDb *db, GError **error)
{
  static const char sql[] =
      "INSERT INTO voter_fts (voter_fts) VALUES ('delete-all');"
      /* Its few parts need no merging while they are written. */
      "INSERT INTO voter_fts (voter_fts, rank) VALUES ('automerge', 0);"
      "INSERT INTO voter_fts (rowid, t)"
      "  SELECT id, hp_voter_search (name, birth, identity, card) FROM voter ORDER BY id;"
      "INSERT INTO voter_fts (voter_fts, rank) VALUES ('automerge', 4);";

  if (!hp_db_exec (db, sql, error))
    return FALSE;
  g_hash_table_remove_all (db->unindexed);
  return TRUE;
}

gboolean
hp_search_flush (HpDb *db, GError **error)
{
  g_autofree gpointer *ids = NULL;
  guint n = g_hash_table_size (db->unindexed);
  gint64 voters;

  if (n == 0)
    return TRUE;
  if (n > 1000)
    {
      if (!hp_db_read_int (db, "SELECT count (*) FROM voter", &voters, error))
        return FALSE;
      if (n > voters / 2)
        return hp_search_rebuild (db, error);
    }
  /* In the order of the index: going back makes it flush. */
  ids = g_hash_table_get_keys_as_array (db->unindexed, &n);
  qsort (ids, n, sizeof *ids, compare_ids);
  for (guint i = 0; i < n; i++)
    {
      gint64 id = *(const gint64 *) ids[i];
      const char *words = g_hash_table_lookup (db->unindexed, ids[i]);

      if ((words != NULL && !take_out (db, id, words, error)) || !put_in (db, id, error))
        return FALSE;
    }
  g_hash_table_remove_all (db->unindexed);
  return TRUE;
}
