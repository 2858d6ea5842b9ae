/* hp-table-view.h: a table on screen: columns over a list of HpRow, of any length.
 *
 * Only the rows that can be seen are made. The selection belongs to the rows' ids: it survives
 * sorting, and what leaves the list leaves it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gtk/gtk.h>
#include "engine/db/hp-row.h"

G_BEGIN_DECLS

#define HP_TYPE_TABLE_VIEW (hp_table_view_get_type ())
G_DECLARE_FINAL_TYPE (HpTableView, hp_table_view, HP, TABLE_VIEW, GtkWidget)

/* Signals: "activate" (HpRow *): Enter or double click; "selection-changed" ();
 * "sort-changed" (int sort, gboolean descending): a column head was pressed. */

/* The text of a cell; transfer full. @column is the index given in HpTableColumn.value. */
typedef char *(*HpCellText) (HpRow *row, int column, gpointer data);

typedef struct
{
  const char *title; /* translated by the caller */
  int width;         /* pixels at 100 %; -1 = takes what is left */
  int value;         /* column of the row */
  gboolean figure;   /* right-aligned, tabular digits */
  int sort;          /* number reported by "sort-changed"; -1 = not sortable */
  HpCellText text;   /* NULL: hp_row_text of the value */
} HpTableColumn;

/* @multiple: several rows can be selected. @name: for screen readers. @columns are copied (titles
 * too). */
GtkWidget *hp_table_view_new (const char *name, const HpTableColumn *columns, int n_columns,
                              gboolean multiple, gpointer data);

/* The rows; takes a reference. Nothing is selected afterwards. */
void hp_table_view_set_model (HpTableView *view, GListModel *model);
/* Another list of the same kind of rows: those that it has too stay selected. */
void hp_table_view_swap_model (HpTableView *view, GListModel *model);

/* Ids of the selected rows, gint64; transfer full. */
GArray *hp_table_view_get_selected (HpTableView *view);
guint hp_table_view_n_selected (HpTableView *view);
/* The row that is selected alone, or NULL; transfer full. */
HpRow *hp_table_view_get_row (HpTableView *view);

/* Selects the row at @position alone and scrolls to it. */
void hp_table_view_select (HpTableView *view, guint position);
void hp_table_view_unselect (HpTableView *view);
void hp_table_view_select_all (HpTableView *view);
/* Scrolls only (for jumps and tests). */
void hp_table_view_scroll_to (HpTableView *view, guint position);

/* Shows the arrow of an order that was not chosen by pressing a column head. */
void hp_table_view_set_sort (HpTableView *view, int sort, gboolean descending);

/* The part that takes the focus, the keys and the pointer. */
GtkWidget *hp_table_view_get_column_view (HpTableView *view);

/* A menu for the selected rows: right button, Menu key, Shift+F10. NULL: none. */
void hp_table_view_set_menu (HpTableView *view, GMenuModel *menu);

G_END_DECLS
