/* hp-entity-row.h: a line of a list beside its detail: a station, a constituency.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HP_TYPE_ENTITY_ROW (hp_entity_row_get_type ())
G_DECLARE_FINAL_TYPE (HpEntityRow, hp_entity_row, HP, ENTITY_ROW, GtkListBoxRow)

GtkWidget *hp_entity_row_new (gint64 id);

gint64 hp_entity_row_get_id (HpEntityRow *row);

/* "1 · Nhà văn hóa khối 2", and on the right "1.234 voters"; @figure may be NULL. */
void hp_entity_row_set_title (HpEntityRow *row, const char *title, const char *figure);
/* A dim line below; NULL = none. */
void hp_entity_row_set_subtitle (HpEntityRow *row, const char *subtitle);
/* Its state in words: @severity -1 plain, else HP_SEVERITY_WARNING or HP_SEVERITY_ERROR. */
void hp_entity_row_set_state (HpEntityRow *row, const char *state, int severity);

/* TRUE where the folded words stand in its texts. */
gboolean hp_entity_row_matches (HpEntityRow *row, const char *folded_words);

/* The row of an id in a list box, shown if it was not yet; NULL where there is none. */
HpEntityRow *hp_entity_row_find (GtkListBox *list, gint64 id);

/* Makes the rows of @list those of @ids (gint64), in that order: rows that stay keep their place
 * and selection. Of many new ones the first show at once, the rest little by little. */
void hp_entity_rows_sync (GtkListBox *list, GArray *ids);

G_END_DECLS
