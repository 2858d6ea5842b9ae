/* hp-error.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (hp - error - quark, hp_error)

gboolean
hp_error_is_cancelled (const GError *error)
{
  return g_error_matches (error, HP_ERROR, HP_ERROR_CANCELLED)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static HpError
io_code (const GError *source)
{
  if (source->domain == G_FILE_ERROR)
    switch (source->code)
      {
      case G_FILE_ERROR_NOENT:
      case G_FILE_ERROR_NOTDIR:
        return HP_ERROR_NOT_FOUND;
      case G_FILE_ERROR_EXIST:
        return HP_ERROR_EXISTS;
      case G_FILE_ERROR_ACCES:
      case G_FILE_ERROR_PERM:
      case G_FILE_ERROR_ROFS:
        return HP_ERROR_READ_ONLY;
      case G_FILE_ERROR_NOSPC:
        return HP_ERROR_DISK_FULL;
      default:
        return HP_ERROR_IO;
      }
  if (source->domain == G_IO_ERROR)
    switch (source->code)
      {
      case G_IO_ERROR_NOT_FOUND:
      case G_IO_ERROR_NOT_DIRECTORY:
        return HP_ERROR_NOT_FOUND;
      case G_IO_ERROR_EXISTS:
        return HP_ERROR_EXISTS;
      case G_IO_ERROR_PERMISSION_DENIED:
      case G_IO_ERROR_READ_ONLY:
        return HP_ERROR_READ_ONLY;
      case G_IO_ERROR_NO_SPACE:
        return HP_ERROR_DISK_FULL;
      case G_IO_ERROR_CANCELLED:
        return HP_ERROR_CANCELLED;
      default:
        return HP_ERROR_IO;
      }
  return HP_ERROR_IO;
}

gboolean
hp_error_take_io (GError **error, GError *source, const char *path)
{
  HpError code;

  g_return_val_if_fail (source != NULL, FALSE);

  code = io_code (source);
  if (g_error_matches (source, G_FILE_ERROR, G_FILE_ERROR_NOTDIR)
      || g_error_matches (source, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY))
    g_set_error (error, HP_ERROR, code,
                 _ ("“%s” cannot be: a part of that path is a file, not a folder. Choose another "
                    "folder."),
                 path);
  else if (code == HP_ERROR_NOT_FOUND)
    g_set_error (error, HP_ERROR, code, _ ("“%s” is not there. Check the name and the folder."),
                 path);
  else if (code == HP_ERROR_EXISTS)
    g_set_error (error, HP_ERROR, code, _ ("“%s” is there already. Choose another name."), path);
  else if (code == HP_ERROR_READ_ONLY)
    g_set_error (
        error, HP_ERROR, code,
        _ ("“%s” cannot be opened or written there. Choose a folder that you may write in."), path);
  else if (code == HP_ERROR_DISK_FULL)
    g_set_error (error, HP_ERROR, code,
                 _ ("The disk is full: “%s” was not written. Make room and try again."), path);
  else if (g_error_matches (source, G_FILE_ERROR, G_FILE_ERROR_ISDIR)
           || g_error_matches (source, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    g_set_error (error, HP_ERROR, code, _ ("“%s” is a folder. Choose a file."), path);
  else if (code == HP_ERROR_CANCELLED)
    g_set_error_literal (error, HP_ERROR, code, _ ("Stopped. Nothing was changed."));
  else
    g_set_error (error, HP_ERROR, code, _ ("“%s” could not be read or written: %s"), path,
                 source->message);
  g_error_free (source);
  return FALSE;
}
