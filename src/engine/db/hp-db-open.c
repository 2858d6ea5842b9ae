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
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

/* SQLite's own locks are lost when any descriptor on the file is closed in this process, and they
 * cannot tell "open" from "being written". So a file beside the document bears the lock. */
gboolean
hp_db_lock (HpDb *self, const char *path, GError **error)
{
  self->lock_path = g_strconcat (path, ".lock", NULL);
  self->lock_fd = g_open (self->lock_path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (self->lock_fd < 0)
    {
      int saved = errno;

      g_clear_pointer (&self->lock_path, g_free);
      return hp_error_take_io (
          error,
          g_error_new_literal (G_FILE_ERROR, g_file_error_from_errno (saved), g_strerror (saved)),
          path);
    }
  if (flock (self->lock_fd, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  g_set_error (error, HP_ERROR, HP_ERROR_BUSY,
               _ ("“%s” is open in another window or program. Close it there, or go on there."),
               path);
  close (self->lock_fd);
  self->lock_fd = -1;
  g_clear_pointer (&self->lock_path, g_free);
  return FALSE;
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

/* The kind of file by its first bytes, before SQLite touches it. */
static gboolean
check_kind (const char *path, GError **error)
{
  guint8 head[100] = { 0 };
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gssize n;

  if (fd < 0)
    {
      int saved = errno;

      return hp_error_take_io (
          error,
          g_error_new_literal (G_FILE_ERROR, g_file_error_from_errno (saved), g_strerror (saved)),
          path);
    }
  n = read (fd, head, sizeof head);
  close (fd);
  if (n == sizeof head && memcmp (head, "SQLite format 3", 16) == 0
      && GUINT32_FROM_BE (*(guint32 *) (gpointer) (head + 68)) == HP_DB_APPLICATION_ID)
    return TRUE;
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

HpDb *
hp_db_create (const char *path, GError **error)
{
  g_autoptr (HpDb) self = g_object_new (HP_TYPE_DB, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, HP_ERROR, HP_ERROR_EXISTS,
                   _ ("“%s” is there already. Choose another name."), path);
      return NULL;
    }
  if (!check_place (path, error) || !hp_db_lock (self, path, error))
    return NULL;
  if (!hp_db_connect (self, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error)
      || !hp_db_exec (self, "PRAGMA journal_mode = WAL", error) || !hp_migrate_create (self, error))
    {
      hp_db_close (self);
      remove_all (path);
      return NULL;
    }
  g_chmod (path, 0600);
  return g_steal_pointer (&self);
}

/* What a crash leaves behind is checked before anything else is done with the file. */
static gboolean
was_closed_cleanly (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  GStatBuf st;

  return g_stat (wal, &st) != 0 || st.st_size == 0;
}

static gboolean
check_derived (HpDb *self, GError **error)
{
  g_autofree char *collation = hp_db_get_local (self, "collation");

  return g_strcmp0 (collation, hp_text_collation ()) == 0 || hp_db_rebuild (self, error);
}

HpDb *
hp_db_open (const char *path, GError **error)
{
  g_autoptr (HpDb) self = g_object_new (HP_TYPE_DB, NULL);
  gboolean clean;

  if (!check_kind (path, error) || !check_place (path, error) || !hp_db_lock (self, path, error))
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
  if (!hp_db_connect (self, path, SQLITE_OPEN_READWRITE, error)
      || (!clean && !hp_db_check (self, TRUE, error))
      || !hp_db_exec (self, "PRAGMA journal_mode = WAL", error) || !hp_migrate_run (self, error)
      || !check_derived (self, error))
    return NULL;
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
