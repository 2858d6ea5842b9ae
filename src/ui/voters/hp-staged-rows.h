/* hp-staged-rows.h: numbers as rows of a table; what stands in them is asked when they are drawn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/db/hp-row.h"

G_BEGIN_DECLS

#define HP_TYPE_STAGED_ROWS (hp_staged_rows_get_type ())
G_DECLARE_FINAL_TYPE (HpStagedRows, hp_staged_rows, HP, STAGED_ROWS, GObject)

/* A GListModel of HpRow without values; the id of a row is its number + 1. */
HpStagedRows *hp_staged_rows_new (void);

/* Takes @numbers (of guint). */
void hp_staged_rows_set (HpStagedRows *rows, GArray *numbers);
/* What stands in the rows has changed. */
void hp_staged_rows_touch (HpStagedRows *rows);

guint hp_staged_row_number (HpRow *row);

G_END_DECLS
