/* hp-columns-box.h: two columns where there is room for both, one below the other where not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HP_TYPE_COLUMNS_BOX (hp_columns_box_get_type ())
G_DECLARE_FINAL_TYPE (HpColumnsBox, hp_columns_box, HP, COLUMNS_BOX, GtkWidget)

/* In a .ui file: children with type "right" are in the right column, others in the left. Properties
 * "column-width" (pixels that a column needs at 100 % text), "spacing" (between columns and between
 * rows). In one column the left children come first. */

GtkWidget *hp_columns_box_new (int column_width, int spacing);
void hp_columns_box_add (HpColumnsBox *box, GtkWidget *child, gboolean right);

/* TRUE where both columns were side by side at the last allocation. */
gboolean hp_columns_box_is_wide (HpColumnsBox *box);

G_END_DECLS
