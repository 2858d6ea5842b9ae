/* hp-table-private.h: the parts that a table on screen is made of.
 *
 * GtkColumnView keeps two hundred rows alive and makes all of them anew when the list changes:
 * with nine columns that is a quarter of a second for each key in a search box. Here only the rows
 * that can be seen exist, and they are filled again instead of made again.
 *
 *   HpTableView > GtkScrolledWindow > HpTableList > HpTableHeader
 *                                                 > HpTableBody > HpTableRow …
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "ui/kit/hp-table-view.h"

G_BEGIN_DECLS

#define HP_TABLE_NONE G_MAXUINT

/* What the parts share: the columns, and where they stand. */
typedef struct
{
  HpTableColumn *columns;
  int n_columns;
  gpointer data; /* of the cell functions */
  int *dragged;  /* width that the user gave, at 100 % text; 0 = none */
  int *x;        /* left edges at the last allocation, and the right edge of the last */
  double scale;  /* of the text */
} HpTableLayout;

/* Places the columns in @width, or wider where they need it; returns the width of all. */
int hp_table_layout_place (HpTableLayout *layout, GtkWidget *widget, int width);
/* Text of a cell; transfer full. */
char *hp_table_layout_text (const HpTableLayout *layout, HpRow *row, int column);

/* ---- a row ---- */

#define HP_TYPE_TABLE_ROW (hp_table_row_get_type ())
G_DECLARE_FINAL_TYPE (HpTableRow, hp_table_row, HP, TABLE_ROW, GtkWidget)

GtkWidget *hp_table_row_new (HpTableLayout *layout);
/* Shows @item (NULL: nothing), the row at @position of the list. */
void hp_table_row_set (HpTableRow *row, HpRow *item, guint position);
void hp_table_row_set_selected (HpTableRow *row, gboolean selected);
guint hp_table_row_get_position (HpTableRow *row);
/* Says the whole row as its name, for screen readers; done for the row that has the focus. */
void hp_table_row_name (HpTableRow *row);
/* The text under @x where it is cut off, else NULL. Transfer full. */
char *hp_table_row_cut_text (HpTableRow *row, double x);

/* ---- the heads of the columns ---- */

#define HP_TYPE_TABLE_HEADER (hp_table_header_get_type ())
G_DECLARE_FINAL_TYPE (HpTableHeader, hp_table_header, HP, TABLE_HEADER, GtkWidget)

/* Signals: "sort" (int column, gboolean descending), "resized" (). */
GtkWidget *hp_table_header_new (HpTableLayout *layout);
/* Shows the arrow; @column -1 = none. */
void hp_table_header_set_sort (HpTableHeader *header, int column, gboolean descending);

/* ---- the list ---- */

#define HP_TYPE_TABLE_LIST (hp_table_list_get_type ())
G_DECLARE_FINAL_TYPE (HpTableList, hp_table_list, HP, TABLE_LIST, GtkWidget)

struct _HpTableList
{
  GtkWidget parent_instance;
  HpTableLayout *layout;
  GtkWidget *header;
  GtkWidget *body;
  GPtrArray *rows; /* HpTableRow: position p is shown by the row number p modulo their count */
  GtkAdjustment *hadjustment;
  GtkAdjustment *vadjustment;
  guint hpolicy : 1;
  guint vpolicy : 1;
  GListModel *model;
  guint n;
  int row_height;
  int page; /* height of the body */
  gboolean multiple;
  GHashTable *selected; /* set of ids */
  guint cursor;         /* position that keys move; HP_TABLE_NONE before the first */
  gint64 cursor_id;
  guint anchor;     /* where a range began */
  gboolean asked;   /* the scrolled window is being given a size too */
  gboolean placing; /* sizes are being given out */
  guint grow;       /* source: more rows can be seen than there are */
  guint settle;     /* source: the list has changed */
  guint wanted;     /* position to bring into view when there is an allocation */
};

/* Signals: "activate" (HpRow *), "selection-changed" (), "menu" (int x, int y) in coordinates of
 * the list. */
GtkWidget *hp_table_list_new (HpTableLayout *layout, gboolean multiple);
void hp_table_list_set_model (HpTableList *list, GListModel *model);
gint64 hp_table_list_id_at (HpTableList *list, guint position);
HpRow *hp_table_list_item_at (HpTableList *list, guint position);
/* Brings @position into view; @jump: to the top third, else only as far as needed. */
void hp_table_list_show (HpTableList *list, guint position, gboolean jump);
/* Selection and cursor follow the ids after the list has changed; else done before the next frame.
 */
void hp_table_list_settle (HpTableList *list);
/* The selected rows' look, after the set has changed. */
void hp_table_list_update_rows (HpTableList *list);
/* Moves the cursor and gives its row the focus where the list has it. */
void hp_table_list_set_cursor (HpTableList *list, guint position);

/* The same in a moment. */
void hp_table_list_settle_soon (HpTableList *list);

/* ---- hp-table-place.c: who is where ---- */

void hp_table_list_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline);
void hp_table_list_size_allocate (GtkWidget *widget, int width, int height, int baseline);
/* What the body does with its size. */
void hp_table_list_place_rows (HpTableList *list, int width, int height);
/* Other rows, or at other places. */
void hp_table_list_place_again (HpTableList *list);
/* Never while sizes are being given out: a new child asks for them anew. */
void hp_table_list_make_rows (HpTableList *list, guint needed);
/* TRUE where the scrolled window must be asked for its size too. */
gboolean hp_table_list_bar_comes_or_goes (HpTableList *list);

/* ---- hp-table-input.c: keys and pointer ---- */

void hp_table_list_add_input (HpTableList *list);
void hp_table_list_select_only (HpTableList *list, guint position);
void hp_table_list_select_all (HpTableList *list);
void hp_table_list_unselect_all (HpTableList *list);

G_END_DECLS
