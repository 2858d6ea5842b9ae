/* hp-db-open.c: making and opening a document: its lock, its place, its kind and its age.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-text.h"
#include "engine/core/hp-util.h"
#include "engine/db/hp-db-private.h"
#include "engine/db/hp-migrate.h"
#include "engine/db/hp-stmt.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
errno_error (GError **error, int saved, const char *path)
{
  return hp_error_take_io (
      error,
      g_error_new_literal (G_FILE_ERROR, g_file_error_from_errno (saved), g_strerror (saved)),
      path);
}

/* By its true name, so that a link to the document meets the same lock. */
static char *
lock_name (const char *path)
{
  char *real = realpath (path, NULL);
  char *name = g_strconcat (real != NULL ? real : path, ".lock", NULL);

  free (real);
  return name;
}

/* Whoever closes the document removes the lock file: a lock on a removed one is worth nothing. */
static gboolean
is_still_there (int fd, const char *lock_path)
{
  struct stat own, now;

  return fstat (fd, &own) == 0 && stat (lock_path, &now) == 0 && own.st_ino == now.st_ino
         && own.st_dev == now.st_dev;
}

/* SQLite's own locks are lost when any descriptor on the file is closed in this process, and they
 * cannot tell "open" from "being written". So a file beside the document bears the lock. */
gboolean
hp_db_lock (HpDb *self, const char *path, GError **error)
{
  g_autofree char *lock_path = lock_name (path);

  for (;;)
    {
      int fd = g_open (lock_path, O_RDWR | O_CREAT | O_CLOEXEC, 0600), saved;

      if (fd < 0)
        return errno_error (error, errno, path);
      if (flock (fd, LOCK_EX | LOCK_NB) == 0)
        {
          if (is_still_there (fd, lock_path))
            {
              self->lock_fd = fd;
              self->lock_path = g_steal_pointer (&lock_path);
              return TRUE;
            }
          close (fd);
          continue;
        }
      saved = errno;
      close (fd);
      if (saved != EWOULDBLOCK)
        return errno_error (error, saved, path);
      g_set_error (error, HP_ERROR, HP_ERROR_BUSY,
                   _ ("“%s” is open in another window or program. Close it there, or go on "
                      "there."),
                   path);
      return FALSE;
    }
}

void
hp_db_unlock (HpDb *self)
{
  if (self->lock_fd >= 0)
    {
      g_unlink (self->lock_path);
      close (self->lock_fd);
    }
  self->lock_fd = -1;
  g_clear_pointer (&self->lock_path, g_free);
}

static gboolean
check_place (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GError) local = NULL;
  g_autoptr (GFileInfo) info = NULL;

  info = g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE, NULL, &local);
  if (info == NULL)
    return hp_error_take_io (error, g_steal_pointer (&local), folder);
  if (g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE))
    {
      g_set_error (error, HP_ERROR, HP_ERROR_READ_ONLY,
                   _ ("“%s” lies on a network drive, where a power cut or a second computer could "
                      "spoil it. Copy it to this computer and open the copy."),
                   path);
      return FALSE;
    }
  if (g_access (folder, W_OK) != 0)
    {
      g_set_error (error, HP_ERROR, HP_ERROR_READ_ONLY,
                   _ ("The folder “%s” cannot be written. Copy the document to a folder of your "
                      "own and open the copy."),
                   folder);
      return FALSE;
    }
  return TRUE;
}

static guint32
number_at (const guint8 *head)
{
  guint32 be;

  memcpy (&be, head, sizeof be);
  return GUINT32_FROM_BE (be);
}

/* The kind and age of the file by its first bytes, before SQLite touches it. Only with the lock:
 * closing a descriptor of an open document would drop SQLite's locks on it. */
static gboolean
check_head (const char *path, GError **error)
{
  guint8 head[100] = { 0 };
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gssize n;

  if (fd < 0)
    return errno_error (error, errno, path);
  n = read (fd, head, sizeof head);
  close (fd);
  if (n == sizeof head && memcmp (head, "SQLite format 3", 16) == 0
      && number_at (head + 68) == HP_DB_APPLICATION_ID)
    return hp_migrate_check (path, (gint32) number_at (head + 60), error);
  g_set_error (error, HP_ERROR, HP_ERROR_NOT_A_DOCUMENT,
               _ ("“%s” is not a document of Hòm Phiếu. Choose a file ending in .homphieu."), path);
  return FALSE;
}

HpDb *
hp_db_new_memory (GError **error)
{
  g_autoptr (HpDb) self = g_object_new (HP_TYPE_DB, NULL);

  if (!hp_db_connect (self, NULL, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY,
                      error)
      || !hp_migrate_create (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
remove_all (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
}

gboolean
hp_db_reserve (const char *path, GError **error)
{
  int fd = g_open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd < 0)
    return errno_error (error, errno, path);
  close (fd);
  return TRUE;
}

/* ---- making: a file takes its name when all is in it ---- */

static char *
part_name (const char *path)
{
  return g_strconcat (path, ".part", NULL);
}

/* The file under way is named by its place wherever it is spoken of. */
static gboolean
connect_part (HpDb *self, const char *path, const char *part, GError **error)
{
  gboolean ok = hp_db_connect (self, part, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);

  g_free (self->path);
  self->path = g_strdup (path);
  return ok;
}

HpDb *
hp_db_begin (const char *path, GError **error)
{
  g_autoptr (HpDb) self = g_object_new (HP_TYPE_DB, NULL);
  g_autofree char *part = part_name (path);

  if (!check_place (path, error) || !hp_db_lock (self, path, error))
    return NULL;
  if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      errno_error (error, EEXIST, path);
      return NULL;
    }
  /* With the lock it is nobody's: what a program that was killed has left. */
  remove_all (part);
  if (hp_db_reserve (part, error) && connect_part (self, path, part, error)
      && hp_migrate_create (self, error) && hp_db_set_journal_mode (self, "wal", error))
    return g_steal_pointer (&self);
  hp_db_close (self);
  remove_all (part);
  return NULL;
}

static void
disconnect (HpDb *self)
{
  g_hash_table_remove_all (self->in_use);
  g_hash_table_remove_all (self->cache);
  sqlite3_close_v2 (self->sqlite);
  self->sqlite = NULL;
  g_clear_pointer (&self->unindexed, g_hash_table_unref);
}

/* A rename is on the disk only when its folder is. */
static gboolean
place_part (const char *part, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd;

  if (g_rename (part, path) != 0)
    return errno_error (error, errno, path);
  fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (fd >= 0)
    {
      fsync (fd);
      close (fd);
    }
  return TRUE;
}

gboolean
hp_db_settle (HpDb *self, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *part = NULL;

  g_return_val_if_fail (HP_IS_DB (self) && !self->whole && self->edit == NULL, FALSE);
  path = g_strdup (self->path);
  part = part_name (path);
  /* Out of the WAL, which has the other name. */
  if (!hp_db_set_journal_mode (self, "delete", error))
    return FALSE;
  disconnect (self);
  if (!place_part (part, path, error))
    return FALSE;
  g_clear_pointer (&self->path, g_free);
  self->whole = hp_db_connect (self, path, SQLITE_OPEN_READWRITE, error)
                && hp_db_set_journal_mode (self, "wal", error);
  if (!self->whole)
    {
      disconnect (self);
      remove_all (path);
    }
  return self->whole;
}

HpDb *
hp_db_create (const char *path, GError **error)
{
  g_autoptr (HpDb) self = hp_db_begin (path, error);

  if (self == NULL || hp_db_settle (self, error))
    return g_steal_pointer (&self);
  hp_db_discard (self);
  return NULL;
}

void
hp_db_discard (HpDb *self)
{
  g_autofree char *file = NULL;

  g_return_if_fail (HP_IS_DB (self));
  if (self->path != NULL)
    file = self->whole ? g_strdup (self->path) : part_name (self->path);
  hp_db_close (self);
  if (file != NULL)
    remove_all (file);
}

/* What a crash leaves behind is checked before anything else is done with the file. */
static gboolean
was_closed_cleanly (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  GStatBuf st;

  return (g_stat (wal, &st) != 0 || st.st_size == 0)
         && (g_stat (journal, &st) != 0 || st.st_size == 0);
}

static gboolean
check_derived (HpDb *self, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (self, "SELECT value FROM local WHERE key = 'collation'");
  HpStep step = hp_stmt_step (&q, error);
  gboolean same = step == HP_STEP_ROW && g_str_equal (hp_stmt_text (&q, 0), hp_text_collation ());

  hp_stmt_reset (&q);
  return step != HP_STEP_ERROR && (same || hp_db_rebuild (self, error));
}

static gboolean
prepare (HpDb *self, gboolean clean, GError **error)
{
  gint64 version;

  return (clean || hp_db_check (self, TRUE, error))
         && hp_db_read_int (self, "PRAGMA user_version", &version, error)
         && hp_migrate_check (self->path, version, error)
         && hp_db_set_journal_mode (self, "wal", error) && hp_migrate_run (self, error)
         && check_derived (self, error);
}

HpDb *
hp_db_open (const char *path, GError **error)
{
  g_autoptr (HpDb) self = g_object_new (HP_TYPE_DB, NULL);
  g_autoptr (GError) local = NULL;
  gboolean clean;

  if (g_access (path, F_OK) != 0)
    {
      errno_error (error, errno, path);
      return NULL;
    }
  if (!check_place (path, error) || !hp_db_lock (self, path, error) || !check_head (path, error))
    return NULL;
  if (g_access (path, W_OK) != 0)
    {
      g_set_error (error, HP_ERROR, HP_ERROR_READ_ONLY,
                   _ ("“%s” cannot be written there. Copy it to a folder of your own on this "
                      "computer and open the copy."),
                   path);
      return NULL;
    }
  clean = was_closed_cleanly (path);
  if (!hp_db_connect (self, path, SQLITE_OPEN_READWRITE, error))
    return NULL;
  if (!prepare (self, clean, &local))
    {
      /* The program's own statements do not fit: the schema is not what it was. */
      if (g_error_matches (local, HP_ERROR, HP_ERROR_FAILED))
        hp_db_damaged (self, local->message, error);
      else
        g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  self->whole = TRUE;
  return g_steal_pointer (&self);
}

HpDb *
hp_db_open_job (HpDb *db, GError **error)
{
  g_autoptr (HpDb) self = g_object_new (HP_TYPE_DB, NULL);

  g_return_val_if_fail (HP_IS_DB (db) && db->path != NULL, NULL);
  if (!hp_db_connect (self, db->path, SQLITE_OPEN_READWRITE, error))
    return NULL;
  hp_db_set_operator (self, db->operator_name);
  return g_steal_pointer (&self);
}
