/* hp-field-row.h: a field of a record in a boxed list, stored by itself.
 *
 * Enter stores and goes on, leaving the field stores, Escape takes back what was typed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HP_TYPE_FIELD_ROW (hp_field_row_get_type ())
G_DECLARE_FINAL_TYPE (HpFieldRow, hp_field_row, HP, FIELD_ROW, AdwEntryRow)

/* Signal "committed" (): the text has changed and is to be stored. Not when it is what was set. */

GtkWidget *hp_field_row_new (const char *title);

/* What is stored; no signal. What somebody is typing just now stays, unless @force. */
void hp_field_row_set (HpFieldRow *row, const char *text, gboolean force);
const char *hp_field_row_get (HpFieldRow *row);

/* As leaving the field does. */
void hp_field_row_commit (HpFieldRow *row);

/* Says beside the field what a check found: -1 nothing, HP_SEVERITY_WARNING, HP_SEVERITY_ERROR. */
void hp_field_row_mark (HpFieldRow *row, int severity, const char *text);

G_END_DECLS
