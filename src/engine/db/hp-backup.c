/* hp-backup.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/db/hp-backup.h"

#include "engine/db/hp-db-private.h"
#include "engine/db/hp-journal.h"
#include "engine/db/hp-migrate.h"
#include "engine/db/hp-stmt.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define PAGES_A_STEP 512

/* The document and what SQLite keeps beside it. */
static const char *const suffixes[] = { "", "-journal", "-wal", "-shm" };

static gboolean
errno_error (GError **error, int saved, const char *path)
{
  return hp_error_take_io (
      error,
      g_error_new_literal (G_FILE_ERROR, g_file_error_from_errno (saved), g_strerror (saved)),
      path);
}

static gboolean
copy_pages (HpDb *from, HpDb *to, GCancellable *cancellable, GError **error)
{
  gboolean snapshot = !from->reading && sqlite3_get_autocommit (from->sqlite);
  sqlite3_backup *backup;
  int rc = SQLITE_OK;

  /* One snapshot for all steps: otherwise each commit of somebody else begins the copy anew. */
  if (snapshot && !hp_db_begin_read (from, error))
    return FALSE;
  backup = sqlite3_backup_init (to->sqlite, "main", from->sqlite, "main");
  if (backup == NULL && snapshot)
    hp_db_end_read (from);
  if (backup == NULL)
    return hp_db_fail (to, sqlite3_errcode (to->sqlite), "backup", error);
  while (rc == SQLITE_OK || rc == SQLITE_BUSY || rc == SQLITE_LOCKED)
    {
      if (g_cancellable_is_cancelled (cancellable))
        {
          rc = SQLITE_INTERRUPT;
          break;
        }
      rc = sqlite3_backup_step (backup, PAGES_A_STEP);
      if (rc == SQLITE_BUSY || rc == SQLITE_LOCKED)
        g_usleep (20000);
    }
  sqlite3_backup_finish (backup);
  if (snapshot)
    hp_db_end_read (from);
  return rc == SQLITE_DONE || hp_db_fail (to, rc, "backup", error);
}

static gboolean
sync_path (const char *path, int flags)
{
  int fd = g_open (path, flags | O_CLOEXEC, 0), saved;
  gboolean ok;

  if (fd < 0)
    return FALSE;
  ok = fsync (fd) == 0;
  saved = errno;
  close (fd);
  errno = saved;
  return ok;
}

/* A rename is on the disk only when its folder is. */
static gboolean
move_into_place (const char *part, const char *dest, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (dest);

  if (!sync_path (part, O_RDONLY) || g_rename (part, dest) != 0)
    return errno_error (error, errno, dest);
  sync_path (folder, O_RDONLY | O_DIRECTORY);
  return TRUE;
}

static gboolean
write_part (HpDb *db, const char *part, GCancellable *cancellable, GError **error)
{
  g_autoptr (HpDb) copy = g_object_new (HP_TYPE_DB, NULL);
  g_autoptr (GError) local = NULL;
  gboolean ok;

  /* Not WAL in the copy: it may be read from a medium that cannot be written. */
  ok = hp_db_reserve (part, &local) && hp_db_connect (copy, part, SQLITE_OPEN_READWRITE, &local)
       && copy_pages (db, copy, cancellable, &local)
       && hp_db_set_journal_mode (copy, "delete", &local) && hp_db_check (copy, FALSE, &local)
       && hp_journal_verify (copy, NULL, &local);
  hp_db_close (copy);
  /* What is wrong with the copy is wrong with what was copied. */
  if (g_error_matches (local, HP_ERROR, HP_ERROR_CORRUPT))
    return hp_db_damaged (db, local->message, error);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return ok;
}

static void
remove_part (const char *part)
{
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (part, suffixes[i], NULL);

      g_unlink (name);
    }
}

gboolean
hp_backup_write (HpDb *db, const char *dest, GCancellable *cancellable, GError **error)
{
  g_autofree char *part = g_strconcat (dest, ".part", NULL);
  g_autofree char *folder = g_path_get_dirname (dest);

  if (g_file_test (dest, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, HP_ERROR, HP_ERROR_EXISTS,
                   _ ("“%s” is there already. Choose another name."), dest);
      return FALSE;
    }
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return errno_error (error, ENOENT, folder);
  if (db->edit != NULL)
    return hp_db_fail (db, SQLITE_BUSY, "backup", error);
  remove_part (part);
  if (write_part (db, part, cancellable, error) && move_into_place (part, dest, error))
    return TRUE;
  remove_part (part);
  return FALSE;
}

static gboolean
check_backup (HpDb *from, const char *backup, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 id = 0, version;

  if (!g_file_test (backup, G_FILE_TEST_EXISTS))
    return errno_error (error, ENOENT, backup);
  if ((!hp_db_connect (from, backup, SQLITE_OPEN_READONLY, &local)
       || !hp_db_read_int (from, "PRAGMA application_id", &id, &local))
      && sqlite3_errcode (from->sqlite) != SQLITE_NOTADB)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (id != HP_DB_APPLICATION_ID)
    {
      g_set_error (error, HP_ERROR, HP_ERROR_NOT_A_DOCUMENT,
                   _ ("“%s” is not a backup of Hòm Phiếu. Choose a file ending in .homphieu."),
                   backup);
      return FALSE;
    }
  return hp_db_read_int (from, "PRAGMA user_version", &version, error)
         && hp_migrate_check (backup, version, error) && hp_db_check (from, FALSE, error)
         && hp_journal_verify (from, NULL, error);
}

static char *
aside_name (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  char *aside = g_strdup_printf ("%s.before-restore-%s", path, stamp);

  /* Two in one second must not write over each other. */
  for (int n = 2; g_file_test (aside, G_FILE_TEST_EXISTS); n++)
    {
      g_free (aside);
      aside = g_strdup_printf ("%s.before-restore-%s-%d", path, stamp, n);
    }
  return aside;
}

/* Moves a document with its companions, which hold commits of it; one that is not there is passed
 * over, so that a WAL without its document is taken away too. */
static gboolean
move_all (const char *from, const char *to, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *a = g_strconcat (from, suffixes[i], NULL);
      g_autofree char *b = g_strconcat (to, suffixes[i], NULL);

      if (g_rename (a, b) != 0 && errno != ENOENT)
        return errno_error (error, errno, a);
    }
  return TRUE;
}

gboolean
hp_backup_restore (const char *backup, const char *path, char **aside, GError **error)
{
  g_autoptr (HpDb) from = g_object_new (HP_TYPE_DB, NULL);
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autofree char *moved = aside_name (path);
  gboolean there = g_file_test (path, G_FILE_TEST_EXISTS);

  if (!check_backup (from, backup, error) || !hp_db_lock (from, path, error))
    return FALSE;
  remove_part (part);
  if (write_part (from, part, NULL, error))
    {
      if (move_all (path, moved, error) && move_into_place (part, path, error))
        {
          if (aside != NULL)
            *aside = there ? g_steal_pointer (&moved) : NULL;
          return TRUE;
        }
      move_all (moved, path, NULL);
    }
  remove_part (part);
  return FALSE;
}
