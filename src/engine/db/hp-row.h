/* hp-row.h: one row of a list: an id and the values that a query gave for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/db/hp-stmt.h"

G_BEGIN_DECLS

#define HP_TYPE_ROW (hp_row_get_type ())
G_DECLARE_FINAL_TYPE (HpRow, hp_row, HP, ROW, GObject)

/* Property "stamp" (uint): counts up when the values have changed; bind to notify::stamp. */

HpRow *hp_row_new (gint64 id);

gint64 hp_row_get_id (HpRow *row);
int hp_row_n_values (HpRow *row);

/* Values by column, from 0. Text is never NULL. */
const char *hp_row_text (HpRow *row, int column);
gint64 hp_row_int (HpRow *row, int column);
/* HP_MISSING for NULL. */
gint64 hp_row_count (HpRow *row, int column);
gboolean hp_row_is_null (HpRow *row, int column);

/* Takes the values of the current row of @q; notifies "stamp" and returns TRUE if they differ. */
gboolean hp_row_load (HpRow *row, HpStmt *q);

G_END_DECLS
