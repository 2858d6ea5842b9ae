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

/* Documents to offer: opened lately, the newest first, then others in the documents' folder; those
 * that are gone or were taken off the list are left out. */
GStrv hp_settings_recent (GSettings *settings);
/* @title: what the list calls it ("Phường Chi Lăng · 2026"). */
void hp_settings_add_recent (GSettings *settings, const char *path, const char *title);
/* Takes it off the list; the file stays. */
void hp_settings_remove_recent (GSettings *settings, const char *path);
/* Title of a document that was opened before, else its file's name. Transfer full. */
char *hp_settings_title (GSettings *settings, const char *path);

/* Folder where new elections are kept; made when it is not there. */
char *hp_settings_document_folder (void);
/* A free name there in plain letters: "Chi Lăng" and "2026" give ".../chi-lang-2026.homphieu", the
 * next one "-2". Transfer full. */
char *hp_settings_new_document (const char *ward, const char *election);
/* The same for a file that is copied in. */
char *hp_settings_copy_name (const char *path);

G_END_DECLS
