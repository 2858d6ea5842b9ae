/* hp-sheet-file.c: files in the making: is the place right, is there room, is the file whole?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-sheet-file.h"

#include "engine/core/hp-error.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

gboolean
hp_file_take_errno (GError **error, int number, const char *path)
{
  GFileError code;

  if (number == 0)
    number = EIO;
  code = number == EDQUOT ? G_FILE_ERROR_NOSPC : g_file_error_from_errno (number);
  return hp_error_take_io (error, g_error_new_literal (G_FILE_ERROR, code, g_strerror (number)),
                           path);
}

gboolean
hp_file_check_place (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (access (folder, W_OK | X_OK) != 0)
    return hp_file_take_errno (error, errno, path);
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return hp_file_take_errno (error, EISDIR, path);
  if (access (path, W_OK) != 0 && errno != ENOENT)
    return hp_file_take_errno (error, errno, path);
  return TRUE;
}

gboolean
hp_file_check_room (const char *path, guint64 bytes, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct statvfs volume;

  if (statvfs (folder, &volume) == 0 && (guint64) volume.f_bavail * volume.f_frsize < bytes)
    return hp_file_take_errno (error, ENOSPC, path);
  return TRUE;
}

/* The end of a packed file is written last, and says how long its directory is and where it lies.
 */
static gboolean
has_end (int file, goffset size)
{
  guint8 tail[22];
  guint32 length, place;

  if (size < (goffset) sizeof tail
      || pread (file, tail, sizeof tail, size - sizeof tail) != (ssize_t) sizeof tail
      || memcmp (tail, "PK\5\6", 4) != 0)
    return FALSE;
  memcpy (&length, tail + 12, 4);
  memcpy (&place, tail + 16, 4);
  return (goffset) GUINT32_FROM_LE (length) + GUINT32_FROM_LE (place) + (goffset) sizeof tail
         == size;
}

gboolean
hp_file_check_packed (const char *part, const char *path, GError **error)
{
  int file = open (part, O_RDONLY | O_CLOEXEC);
  struct stat info;
  int number = 0;

  if (file < 0)
    return hp_file_take_errno (error, errno, path);
  if (fstat (file, &info) != 0 || (S_ISREG (info.st_mode) && fsync (file) != 0))
    number = errno;
  else if (!S_ISREG (info.st_mode) || !has_end (file, info.st_size))
    number = EIO;
  close (file);
  return number == 0 || hp_file_take_errno (error, number, path);
}

static gboolean
is_ordinary (const char *path)
{
  struct stat info;

  return stat (path, &info) != 0 || S_ISREG (info.st_mode);
}

char *
hp_file_part (const char *path)
{
  return is_ordinary (path) ? g_strconcat (path, ".part", NULL) : g_strdup (path);
}

int
hp_file_open_part (const char *path, GError **error)
{
  g_autofree char *part = hp_file_part (path);
  gboolean ordinary = is_ordinary (path);
  int fd;

  /* Also where an earlier run was cut off; not through a link that somebody put there. */
  if (ordinary)
    unlink (part);
  fd = open (part, O_WRONLY | O_CLOEXEC | (ordinary ? O_CREAT | O_EXCL : 0), 0600);
  if (fd < 0)
    hp_file_take_errno (error, errno, path);
  return fd;
}

gboolean
hp_file_place_part (const char *path, GError **error)
{
  g_autofree char *part = hp_file_part (path);

  if (!is_ordinary (path) || rename (part, path) == 0)
    return TRUE;
  return hp_file_take_errno (error, errno, path);
}

void
hp_file_drop_part (const char *path)
{
  g_autofree char *part = hp_file_part (path);

  if (is_ordinary (path))
    unlink (part);
}
