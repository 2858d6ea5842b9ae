/* hp-settings.h: the program's settings, also when it runs from where it was built.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Only taste and place of windows; everything about an election is in its document. */
GSettings *hp_settings_new (void);

/* Recently opened documents, the newest first; those that are gone are left out. */
GStrv hp_settings_recent (GSettings *settings);
void hp_settings_add_recent (GSettings *settings, const char *path);

/* Folder where new elections are kept; made when it is not there. */
char *hp_settings_document_folder (void);

G_END_DECLS
