/* hp-sheet-file.h: is the place right, is there room, is the file whole?
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

/* Brings a packed file (zip) to the disk and looks whether it has its end: HP_ERROR_IO … */
gboolean hp_file_check_packed (const char *path, GError **error);

/* Removes what a failure left at @path; only an ordinary file. */
void hp_file_remove_part (const char *path);

G_END_DECLS
