/* hp-help.h: the help of a page, in plain words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A window with the help, open at @page (an id of hp-page-list, or "start"; NULL = "start"); not
 * yet shown. */
GtkWidget *hp_help_new (const char *page);

/* The text about a page in the language of the interface; NULL where there is none. */
GBytes *hp_help_text (const char *page);

/* Turns a line of such a text into Pango markup: **strong**, `key`. Transfer full. */
char *hp_help_markup (const char *line);

G_END_DECLS
