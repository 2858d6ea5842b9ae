/* hp-template.h: empty sheets to fill in and import.
 *
 * The first worksheet holds the headings, with cells that let only fitting values in; the second
 * explains each column and gives examples.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* "voters", "stations", "candidates", "members", "turnout", "tallies"; NULL-terminated. */
const char *const *hp_template_kinds (void);

/* Writes the sheet of @kind for @election (NULL: the newest) to @path, whole or not at all.
 * HP_ERROR_NOT_FOUND for another kind or election; the errors of hp_sheet_close. */
gboolean hp_template_write (const char *kind, const char *election, const char *path,
                            GError **error);

G_END_DECLS
