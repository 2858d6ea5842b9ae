/* hp-steady-layout.h: lays out the child that shows, by its width first, quickly.
 *
 * GtkStack, and GtkBox across, ask a child how narrow it can be at the height at hand (GTK 4.8,
 * each time they get their place), and every wrapping label below answers by trying dozens of
 * widths: on a page of forms that alone takes longer than all the rest. With this layout a child is
 * asked for its width once, and for the height at that width:
 *
 *   <object class="GtkStack">
 *     <property name="layout-manager"><object class="HpSteadyLayout"/></property>
 *
 * serves a stack without transitions, which asks pages that are not shown only in the direction in
 * which it is homogeneous, and an AdwBin around a wrapping label in a box.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HP_TYPE_STEADY_LAYOUT (hp_steady_layout_get_type ())
G_DECLARE_FINAL_TYPE (HpSteadyLayout, hp_steady_layout, HP, STEADY_LAYOUT, GtkLayoutManager)

GtkLayoutManager *hp_steady_layout_new (void);
/* The same for children below each other, @spacing pixels apart: a GtkBox of labels that stands in
 * another box. */
GtkLayoutManager *hp_steady_layout_new_column (int spacing);

/* Gives it to the titles of all rows and groups of libadwaita below @root, which wrap. */
void hp_steady_rows (GtkWidget *root);

G_END_DECLS
