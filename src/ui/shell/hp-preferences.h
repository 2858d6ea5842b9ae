/* hp-preferences.h: language, appearance, size of text, who works here, where backups go.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A window for the settings; not yet shown. */
GtkWidget *hp_preferences_new (GSettings *settings);

G_END_DECLS
