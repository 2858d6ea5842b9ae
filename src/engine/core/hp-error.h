/* hp-error.h: the one error domain of the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HP_ERROR (hp_error_quark ())

/* What went wrong, in classes that a caller can act on. The message of the GError is a sentence
 * for people, in the language of the locale: it names the place and, where there is one, the
 * remedy. Nothing is changed by a call that returns one of these. */
typedef enum
{
  HP_ERROR_FAILED,         /* anything else */
  HP_ERROR_USAGE,          /* the call's own arguments are off */
  HP_ERROR_INVALID,        /* a value out of range or malformed */
  HP_ERROR_NOT_FOUND,      /* a file, station, candidate … that is not there */
  HP_ERROR_EXISTS,         /* a file or number that is there already */
  HP_ERROR_IO,             /* reading or writing failed */
  HP_ERROR_READ_ONLY,      /* the place cannot be written */
  HP_ERROR_DISK_FULL,      /* no space left */
  HP_ERROR_FORMAT,         /* a file of the wrong kind or damaged */
  HP_ERROR_LIMIT,          /* a file over the limits against hostile input */
  HP_ERROR_PASSWORD,       /* a protected workbook */
  HP_ERROR_NOT_A_DOCUMENT, /* not a .homphieu file */
  HP_ERROR_NEWER_FILE,     /* made by a later version of the program */
  HP_ERROR_BUSY,           /* open in another window or program */
  HP_ERROR_CORRUPT,        /* the document is damaged */
  HP_ERROR_CONSTRAINT,     /* the database refused a row */
  HP_ERROR_CONFLICT,       /* an undo no longer fits what came after */
  HP_ERROR_REFUSED,        /* a rule forbids it (sealing with errors …) */
  HP_ERROR_CANCELLED,      /* the user stopped it */
} HpError;

GQuark hp_error_quark (void);

/* TRUE when @error is HP_ERROR_CANCELLED or G_IO_ERROR_CANCELLED. */
gboolean hp_error_is_cancelled (const GError *error);

/* Turns a GIO or errno error about @path into the class above, with a sentence that names the
 * path and the remedy. Takes ownership of @source and always returns FALSE. */
gboolean hp_error_take_io (GError **error, GError *source, const char *path);

G_END_DECLS
