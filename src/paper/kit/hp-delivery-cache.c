/* hp-delivery-cache.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-delivery-cache.h"

#include "engine/core/hp-error.h"
#include "paper/kit/hp-delivery.h"
#include "paper/kit/hp-sheet-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#define FOLDER "homphieu"
#define PREFIX "forms-"
#define LOCK "lock"
#define BLOCK (64 * 1024)

struct _HpDeliveryCache
{
  char *folder;
  int lock;
};

static char *
base_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), FOLDER, NULL);
}

/* The folders are flat; what is not a file in them stays, and the folder with it. */
static void
remove_folder (const char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  if (dir != NULL)
    g_dir_close (dir);
  g_rmdir (folder);
}

HpDeliveryCache *
hp_delivery_cache_new (GError **error)
{
  g_autoptr (HpDeliveryCache) self = g_new0 (HpDeliveryCache, 1);
  g_autofree char *base = base_folder ();
  g_autofree char *lock = NULL;

  self->lock = -1;
  if (g_mkdir_with_parents (base, 0700) != 0)
    {
      hp_file_take_errno (error, errno, base);
      return NULL;
    }
  self->folder = g_build_filename (base, PREFIX "XXXXXX", NULL);
  if (g_mkdtemp_full (self->folder, 0700) == NULL)
    {
      int number = errno;

      g_clear_pointer (&self->folder, g_free);
      hp_file_take_errno (error, number, base);
      return NULL;
    }
  lock = g_build_filename (self->folder, LOCK, NULL);
  self->lock = g_open (lock, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (self->lock < 0 || flock (self->lock, LOCK_EX | LOCK_NB) != 0)
    {
      hp_file_take_errno (error, errno, lock);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
hp_delivery_cache_free (HpDeliveryCache *self)
{
  if (self == NULL)
    return;
  if (self->folder != NULL)
    remove_folder (self->folder);
  if (self->lock >= 0)
    close (self->lock);
  g_free (self->folder);
  g_free (self);
}

char *
hp_delivery_cache_path (HpDeliveryCache *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

/* A lock says more than a process number: in a sandbox numbers are the sandbox's own. */
static void
clean_folder (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, LOCK, NULL);
  int lock = g_open (path, O_RDWR | O_CLOEXEC, 0600);

  if (lock < 0 && errno != ENOENT)
    return;
  if (lock < 0 || flock (lock, LOCK_EX | LOCK_NB) == 0)
    remove_folder (folder);
  if (lock >= 0)
    close (lock);
}

void
hp_delivery_clean_cache (void)
{
  g_autofree char *base = base_folder ();
  GDir *dir = g_dir_open (base, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (base, name, NULL);

      if (g_str_has_prefix (name, PREFIX) && g_file_test (folder, G_FILE_TEST_IS_DIR)
          && !g_file_test (folder, G_FILE_TEST_IS_SYMLINK))
        clean_folder (folder);
    }
  if (dir != NULL)
    g_dir_close (dir);
}

/* ---- files ---- */

char *
hp_file_sha256 (const char *path, GError **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *block = g_malloc (BLOCK);
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gssize n = 0;
  int number;

  if (fd < 0)
    {
      hp_file_take_errno (error, errno, path);
      return NULL;
    }
  while ((n = read (fd, block, BLOCK)) > 0 || (n < 0 && errno == EINTR))
    if (n > 0)
      g_checksum_update (sum, block, n);
  number = errno;
  close (fd);
  if (n < 0)
    {
      hp_file_take_errno (error, number, path);
      return NULL;
    }
  return g_strdup (g_checksum_get_string (sum));
}

static gboolean
write_all (int fd, const guchar *data, gssize size)
{
  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno != EINTR)
        return FALSE;
      if (n > 0)
        {
          data += n;
          size -= n;
        }
    }
  return TRUE;
}

/* Returns 0, an errno, or -1 when stopped. */
static int
copy_data (int from, int to, GCancellable *cancellable)
{
  g_autofree guchar *block = g_malloc (BLOCK);

  for (;;)
    {
      gssize n = read (from, block, BLOCK);

      if (g_cancellable_is_cancelled (cancellable))
        return -1;
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return errno;
      if (n == 0)
        break;
      if (!write_all (to, block, n))
        return errno;
    }
  return fsync (to) == 0 || errno == EINVAL ? 0 : errno;
}

gboolean
hp_file_copy_part (const char *from, const char *to, GCancellable *cancellable, GError **error)
{
  int in = g_open (from, O_RDONLY | O_CLOEXEC, 0), out, number;

  if (in < 0)
    return hp_file_take_errno (error, errno, from);
  out = hp_file_open_part (to, error);
  if (out < 0)
    {
      close (in);
      return FALSE;
    }
  number = copy_data (in, out, cancellable);
  close (in);
  if (close (out) != 0 && number == 0)
    number = errno;
  if (number == 0)
    return TRUE;
  hp_file_drop_part (to);
  if (number > 0)
    return hp_file_take_errno (error, number, to);
  g_set_error_literal (error, HP_ERROR, HP_ERROR_CANCELLED, _ ("Stopped. No file was made."));
  return FALSE;
}

void
hp_file_sync_folder (const char *folder)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}
