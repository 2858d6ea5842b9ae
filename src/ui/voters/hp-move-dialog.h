/* hp-move-dialog.h: to which station the selected voters go, and why.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HP_TYPE_MOVE_DIALOG (hp_move_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HpMoveDialog, hp_move_dialog, HP, MOVE_DIALOG, AdwWindow)

/* Signal "chosen" (int station, const char *reason): the button was pressed; the dialog closes. */

/* @n voters; @numbers (of int) and @lines are the stations to choose from, copied. */
GtkWidget *hp_move_dialog_new (GtkWindow *parent, guint n, GArray *numbers, GStrv lines);

G_END_DECLS
