/* hp-db.c: the connection.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/db/hp-db.h"

#include "engine/core/hp-text.h"
#include "engine/core/hp-util.h"
#include "engine/db/hp-db-private.h"
#include "engine/db/hp-journal-private.h"
#include "engine/db/hp-search.h"
#include "engine/db/hp-stmt.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>

#define LEAST_ROOM (64 * 1024) /* less than the smallest of SQLite's files: the disk is full */

G_DEFINE_FINAL_TYPE (HpDb, hp_db, G_TYPE_OBJECT)

enum
{
  CHANGED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];
static char *vfs_name = NULL;

/* Where SQLite cannot make or lengthen one of its files beside the document, it does not say why.
 */
static gboolean
is_full (HpDb *db, int rc)
{
  int number = db->sqlite != NULL ? sqlite3_system_errno (db->sqlite) : 0;
  struct statvfs volume;
  g_autofree char *folder = NULL;

  if (rc != SQLITE_IOERR && rc != SQLITE_CANTOPEN)
    return FALSE;
  if (number == ENOSPC || number == EDQUOT)
    return TRUE;
  folder = db->path != NULL ? g_path_get_dirname (db->path) : NULL;
  return folder != NULL && statvfs (folder, &volume) == 0
         && (guint64) volume.f_bavail * volume.f_frsize < LEAST_ROOM;
}

gboolean
hp_db_fail (HpDb *db, int rc, const char *what, GError **error)
{
  const char *path = db->path != NULL ? db->path : ":memory:";
  gboolean told = db->sqlite != NULL && sqlite3_errcode (db->sqlite) != SQLITE_OK;
  const char *detail = told ? sqlite3_errmsg (db->sqlite) : sqlite3_errstr (rc);

  switch (is_full (db, rc & 0xff) ? SQLITE_FULL : rc & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, HP_ERROR, HP_ERROR_BUSY,
                   _ ("“%s” is being written by other work. Try again in a moment."), path);
      break;
    case SQLITE_FULL:
      g_set_error (error, HP_ERROR, HP_ERROR_DISK_FULL,
                   _ ("The disk is full: nothing was changed in “%s”. Make room and try again."),
                   path);
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      g_set_error (error, HP_ERROR, HP_ERROR_READ_ONLY,
                   _ ("“%s” cannot be written there. Copy it to a folder of your own on this "
                      "computer and open the copy."),
                   path);
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      hp_db_damaged (db, detail, error);
      break;
    case SQLITE_CONSTRAINT:
      if (g_strcmp0 (detail, "sealed") == 0)
        g_set_error_literal (error, HP_ERROR, HP_ERROR_REFUSED,
                             _ ("This tally is sealed: its figures can no longer be changed."));
      else
        g_set_error (error, HP_ERROR, HP_ERROR_CONSTRAINT,
                     _ ("The document refused a value (%s). Nothing was changed."), detail);
      break;
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, HP_ERROR, HP_ERROR_CANCELLED,
                           _ ("Stopped. Nothing was changed."));
      break;
    case SQLITE_IOERR:
      g_set_error (error, HP_ERROR, HP_ERROR_IO,
                   _ ("“%s” could not be read or written (%s). Check that the disk is still "
                      "connected; nothing was changed."),
                   path, detail);
      break;
    default:
      g_set_error (error, HP_ERROR, HP_ERROR_FAILED, "%s: %s (%d) in “%s”", path, detail, rc,
                   what != NULL ? what : "");
      break;
    }
  return FALSE;
}

gboolean
hp_db_damaged (HpDb *db, const char *detail, GError **error)
{
  g_debug ("damaged: %s", detail);
  g_set_error (
      error, HP_ERROR, HP_ERROR_CORRUPT,
      _ ("“%s” is damaged: a part of it cannot be read or is not as this program wrote it. "
         "Put the file aside and restore the latest backup."),
      db->path != NULL ? db->path : ":memory:");
  return FALSE;
}

void
hp_db_note_failure (HpDb *self, const GError *error)
{
  if (self->failure != NULL
      || (!g_error_matches (error, HP_ERROR, HP_ERROR_CORRUPT)
          && !g_error_matches (error, HP_ERROR, HP_ERROR_IO)))
    return;
  self->failure = g_error_copy (error);
  g_signal_emit (self, signals[FAILED], 0, self->failure);
}

const GError *
hp_db_get_failure (HpDb *self)
{
  g_return_val_if_fail (HP_IS_DB (self), NULL);
  return self->failure;
}

static int
progress_cb (void *data)
{
  HpDb *self = data;

  return self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);
}

static gboolean
pragmas (HpDb *self, GError **error)
{
  sqlite3_db_config (self->sqlite, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (self->sqlite, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->sqlite, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  /* Before 3.44 no trigger may write to FTS5 otherwise. What could do harm from a hostile schema is
   * out of its reach all the same: extensions cannot be loaded, and our functions only read their
   * arguments. */
  sqlite3_db_config (self->sqlite, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 1, NULL);
  return hp_db_exec (self,
                     "PRAGMA foreign_keys = ON;"
                     "PRAGMA synchronous = FULL;"
                     "PRAGMA temp_store = MEMORY;"
                     "PRAGMA cache_size = -2000;",
                     error);
}

/* SQLite counts its memory under a lock at every allocation, which nobody reads. */
static void
configure_once (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&once, 1);
    }
}

gboolean
hp_db_connect (HpDb *self, const char *path, int flags, GError **error)
{
  int rc;

  configure_once ();
  self->path = g_strdup (path);
  rc = sqlite3_open_v2 (path != NULL ? path : ":memory:", &self->sqlite,
                        flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                        path != NULL ? vfs_name : NULL);
  if (rc != SQLITE_OK)
    return hp_db_fail (self, rc, "open", error);
  sqlite3_busy_timeout (self->sqlite, 5000);
  sqlite3_progress_handler (self->sqlite, 2000, progress_cb, self);
  if (!hp_db_add_functions (self->sqlite) || !hp_search_connect (self))
    return hp_db_fail (self, SQLITE_NOMEM, "functions", error);
  return pragmas (self, error);
}

void
hp_db_set_vfs (const char *vfs)
{
  g_free (vfs_name);
  vfs_name = g_strdup (vfs);
}

void
hp_db_close (HpDb *self)
{
  g_return_if_fail (HP_IS_DB (self) && self->edit == NULL);

  if (self->sqlite != NULL)
    {
      /* Statements that are still held find out by the missing connection. */
      g_hash_table_remove_all (self->in_use);
      g_hash_table_remove_all (self->cache);
      if (self->lock_fd >= 0 && self->whole)
        {
          sqlite3_exec (self->sqlite, "PRAGMA optimize", NULL, NULL, NULL);
          sqlite3_wal_checkpoint_v2 (self->sqlite, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
        }
      else if (self->lock_fd >= 0)
        /* A file that was refused stays byte for byte as it was. */
        sqlite3_db_config (self->sqlite, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
      sqlite3_close_v2 (self->sqlite);
      self->sqlite = NULL;
    }
  hp_db_unlock (self);
}

static void
hp_db_finalize (GObject *object)
{
  HpDb *self = HP_DB (object);

  hp_db_close (self);
  g_hash_table_unref (self->cache);
  g_hash_table_unref (self->in_use);
  g_clear_pointer (&self->undo, g_ptr_array_unref);
  g_clear_pointer (&self->redo, g_ptr_array_unref);
  g_clear_pointer (&self->unindexed, g_hash_table_unref);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->failure);
  g_free (self->path);
  g_free (self->operator_name);

  G_OBJECT_CLASS (hp_db_parent_class)->finalize (object);
}

static void
hp_db_class_init (HpDbClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hp_db_finalize;

  signals[CHANGED] = g_signal_new ("changed", HP_TYPE_DB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[FAILED] = g_signal_new ("failed", HP_TYPE_DB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
hp_db_init (HpDb *self)
{
  self->lock_fd = -1;
  self->cache = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) sqlite3_finalize);
  self->in_use = g_hash_table_new (NULL, NULL);
  self->operator_name = g_strdup ("");
}

void
hp_db_emit_changed (HpDb *self, guint topics)
{
  g_signal_emit (self, signals[CHANGED], 0, topics | HP_TOPIC_JOURNAL);
}

void
hp_db_changed_elsewhere (HpDb *self, guint topics)
{
  g_return_if_fail (HP_IS_DB (self));
  g_clear_pointer (&self->undo, g_ptr_array_unref);
  g_clear_pointer (&self->redo, g_ptr_array_unref);
  hp_db_emit_changed (self, topics);
}

const char *
hp_db_get_path (HpDb *self)
{
  g_return_val_if_fail (HP_IS_DB (self), NULL);
  return self->path;
}

gint64
hp_db_get_version (HpDb *self)
{
  return hp_db_int (self, "SELECT max (seq) FROM journal", 0);
}

void
hp_db_set_operator (HpDb *self, const char *name)
{
  g_return_if_fail (HP_IS_DB (self));
  g_free (self->operator_name);
  self->operator_name = hp_text_clean (name);
}

const char *
hp_db_get_operator (HpDb *self)
{
  g_return_val_if_fail (HP_IS_DB (self), NULL);
  return self->operator_name;
}

void
hp_db_set_cancellable (HpDb *self, GCancellable *cancellable)
{
  g_return_if_fail (HP_IS_DB (self));
  g_set_object (&self->cancellable, cancellable);
}

gboolean
hp_db_begin_read (HpDb *self, GError **error)
{
  g_return_val_if_fail (HP_IS_DB (self) && !self->reading, FALSE);
  /* BEGIN alone takes no snapshot; the first reading does. */
  self->reading = hp_db_exec (self, "BEGIN; SELECT 1 FROM sqlite_schema LIMIT 1", error);
  if (!self->reading && !sqlite3_get_autocommit (self->sqlite))
    hp_db_exec (self, "ROLLBACK", NULL);
  return self->reading;
}

void
hp_db_end_read (HpDb *self)
{
  g_return_if_fail (HP_IS_DB (self));
  if (self->reading)
    hp_db_exec (self, "COMMIT", NULL);
  self->reading = FALSE;
}

void
hp_db_rest (HpDb *self)
{
  g_return_if_fail (HP_IS_DB (self));
  if (self->sqlite != NULL)
    sqlite3_db_release_memory (self->sqlite);
}

gboolean
hp_db_write_holds (HpDb *self, GError **error)
{
  if (!self->writing || !sqlite3_get_autocommit (self->sqlite))
    return TRUE;
  g_set_error (error, HP_ERROR, HP_ERROR_IO,
               _ ("Writing to “%s” failed halfway. Nothing was changed; try again."),
               self->path != NULL ? self->path : ":memory:");
  return FALSE;
}

/* Pages that do not fit are written out before their time, over and over where many rows change;
 * reading alone does with less. */
gboolean
hp_db_begin_write (HpDb *self, GError **error)
{
  self->writing = hp_db_exec (self, "BEGIN IMMEDIATE; PRAGMA cache_size = -64000;", error);
  return self->writing;
}

gboolean
hp_db_commit_write (HpDb *self, GError **error)
{
  gboolean ok = hp_db_exec (self, "COMMIT", error);

  if (!ok)
    hp_db_rollback_write (self);
  self->writing = FALSE;
  sqlite3_exec (self->sqlite, "PRAGMA cache_size = -2000", NULL, NULL, NULL);
  return ok;
}

void
hp_db_rollback_write (HpDb *self)
{
  gboolean open = self->writing && !sqlite3_get_autocommit (self->sqlite);

  self->writing = FALSE;
  if (open)
    hp_db_exec (self, "ROLLBACK", NULL);
  sqlite3_exec (self->sqlite, "PRAGMA cache_size = -2000", NULL, NULL, NULL);
}

gboolean
hp_db_exec (HpDb *self, const char *sql, GError **error)
{
  int rc;

  g_return_val_if_fail (HP_IS_DB (self) && self->sqlite != NULL, FALSE);
  if (!hp_db_write_holds (self, error))
    return FALSE;
  rc = sqlite3_exec (self->sqlite, sql, NULL, NULL, NULL);
  return rc == SQLITE_OK || hp_db_fail (self, rc, sql, error);
}

gboolean
hp_db_read_int (HpDb *self, const char *sql, gint64 *value, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (self, sql);

  *value = 0;
  if (!hp_stmt_one (&q, error))
    return FALSE;
  *value = hp_stmt_int (&q, 0);
  return TRUE;
}

gboolean
hp_db_set_journal_mode (HpDb *self, const char *mode, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA journal_mode = %s", mode);
  g_auto (HpStmt) q = hp_db_query (self, g_intern_string (sql));

  if (!hp_stmt_one (&q, error))
    return FALSE;
  if (g_ascii_strcasecmp (hp_stmt_text (&q, 0), mode) == 0)
    return TRUE;
  g_set_error (error, HP_ERROR, HP_ERROR_READ_ONLY,
               _ ("“%s” lies where documents cannot be kept safe from a power cut. Copy it to a "
                  "folder of your own on this computer and open the copy."),
               self->path);
  return FALSE;
}

gint64
hp_db_int (HpDb *self, const char *sql, gint64 fallback)
{
  g_autoptr (GError) error = NULL;
  g_auto (HpStmt) q = hp_db_query (self, sql);
  HpStep step = hp_stmt_step (&q, &error);

  if (step == HP_STEP_ERROR)
    hp_db_note_failure (self, error);
  return step == HP_STEP_ROW && !hp_stmt_is_null (&q, 0) ? hp_stmt_int (&q, 0) : fallback;
}

char *
hp_db_get_local (HpDb *self, const char *key)
{
  g_auto (HpStmt) q = hp_db_query (self, "SELECT value FROM local WHERE key = ?1");

  hp_stmt_bind_text (&q, 1, key);
  return hp_stmt_step (&q, NULL) == HP_STEP_ROW ? g_strdup (hp_stmt_text (&q, 0)) : NULL;
}

gboolean
hp_db_set_local (HpDb *self, const char *key, const char *value, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (self, "INSERT INTO local VALUES (?1, ?2)"
                                         " ON CONFLICT (key) DO UPDATE SET value = ?2");

  hp_stmt_bind_text (&q, 1, key);
  hp_stmt_bind_text (&q, 2, value);
  return hp_stmt_run (&q, error);
}

gboolean
hp_db_rebuild (HpDb *self, GError **error)
{
  static const char sql[] =
      "DELETE FROM voter_index;"
      "INSERT INTO voter_index (id, station_id, position, name_key)"
      "  SELECT id, station_id, position, hp_name_key (name) FROM voter;"
      "DELETE FROM station_total;"
      "INSERT INTO station_total"
      "  SELECT station_id, count (*), sum (sex = 'male'), sum (sex = 'female'),"
      "    sum (bodies & 1), sum (bodies >> 1 & 1), sum (bodies >> 2 & 1), sum (bodies >> 3 & 1)"
      "  FROM voter WHERE state = 'listed' GROUP BY station_id;";
  gboolean own = !self->writing;

  /* In the transaction of the caller, who rolls it back on failure, or in its own. */
  if (own && !hp_db_begin_write (self, error))
    return FALSE;
  if (hp_db_exec (self, sql, error) && hp_search_rebuild (self, error)
      && hp_db_set_local (self, "collation", hp_text_collation (), error)
      && (!own || hp_db_commit_write (self, error)))
    return TRUE;
  if (own)
    hp_db_rollback_write (self);
  return FALSE;
}

/* The check calls a page damaged, too, that the disk did not give. */
static gboolean
check_failed (HpDb *self, const char *text, GError **error)
{
  const char *code = strstr (text, "error code=");

  if (code != NULL && (atoi (code + strlen ("error code=")) & 0xff) == SQLITE_IOERR)
    return hp_db_fail (self, SQLITE_IOERR, "check", error);
  return hp_db_damaged (self, text, error);
}

gboolean
hp_db_check (HpDb *self, gboolean quick, GError **error)
{
  g_auto (HpStmt) q =
      hp_db_query (self, quick ? "PRAGMA quick_check (1)" : "PRAGMA integrity_check (1)");
  g_auto (HpStmt) keys = hp_db_query (self, "PRAGMA foreign_key_check");
  HpStep step;

  if (!hp_stmt_one (&q, error))
    return FALSE;
  if (g_strcmp0 (hp_stmt_text (&q, 0), "ok") != 0)
    return check_failed (self, hp_stmt_text (&q, 0), error);
  step = quick ? HP_STEP_DONE : hp_stmt_step (&keys, error);
  if (step == HP_STEP_ROW)
    return hp_db_damaged (self, hp_stmt_text (&keys, 0), error);
  return step == HP_STEP_DONE;
}
