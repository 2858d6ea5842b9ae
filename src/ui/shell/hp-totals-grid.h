/* hp-totals-grid.h: the ward's totals of each body as a small table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gtk/gtk.h>
#include "engine/rules/hp-rules.h"

G_BEGIN_DECLS

/* A grid in which every body of @bodies (GArray of HpOverviewBody) has a column. */
GtkWidget *hp_totals_grid_new (void);
void hp_totals_grid_set (GtkWidget *grid, GArray *bodies);

G_END_DECLS
