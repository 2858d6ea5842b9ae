/* hp-sheet-file.h: files in the making: is the place right, is there room, is the file whole?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An HP_ERROR of an errno met at @path; always FALSE. */
gboolean hp_file_take_errno (GError **error, int number, const char *path);

/* Whether a file can be made at @path: HP_ERROR_NOT_FOUND, READ_ONLY, IO. */
gboolean hp_file_check_place (const char *path, GError **error);

/* Whether the volume of @path has @bytes left: HP_ERROR_DISK_FULL. */
gboolean hp_file_check_room (const char *path, guint64 bytes, GError **error);

/* Brings the packed file (zip) @part to the disk and looks whether it has its end: HP_ERROR_IO …
 * about @path, whose place it is to take. */
gboolean hp_file_check_packed (const char *part, const char *path, GError **error);

/* A file is made whole beside its place as "@path.part" and only then takes its name: what was
 * there stays until then. It holds names and birth dates, so nobody but its user may read it. A
 * device or a pipe is written to as it is. */

/* Where to write. Transfer full. */
char *hp_file_part (const char *path);
/* Makes it, empty, and opens it for writing: -1 on error. */
int hp_file_open_part (const char *path, GError **error);
/* Puts it in the place of @path. */
gboolean hp_file_place_part (const char *path, GError **error);
/* Takes it away. */
void hp_file_drop_part (const char *path);

G_END_DECLS
