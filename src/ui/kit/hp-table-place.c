/* hp-table-place.c: the heads and the rows that can be seen of a list of any length
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/kit/hp-table-private.h"

/* The body keeps its place when only what is in it changes. */
void
hp_table_list_place_again (HpTableList *self)
{
  gtk_widget_queue_allocate (self->body);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static HpTableRow *
row_for (HpTableList *self, guint position)
{
  return g_ptr_array_index (self->rows, position % self->rows->len);
}

/* Never while sizes are being given out: a new child asks for them anew. */
void
hp_table_list_make_rows (HpTableList *self, guint needed)
{
  while (self->rows->len < needed)
    {
      GtkWidget *row = hp_table_row_new (self->layout);

      gtk_widget_set_parent (row, self->body);
      g_ptr_array_add (self->rows, row);
    }
}

static gboolean
grow_cb (gpointer data)
{
  HpTableList *self = data;

  self->grow = 0;
  hp_table_list_make_rows (self, (guint) (self->page / MAX (self->row_height, 1)) + 2);
  hp_table_list_place_again (self);
  return G_SOURCE_REMOVE;
}

static void
show_row (HpTableList *self, HpTableRow *row, guint position)
{
  g_autoptr (HpRow) item = hp_table_list_item_at (self, position);
  gint64 id = item != NULL ? hp_row_get_id (item) : 0;

  hp_table_row_set (row, item, position);
  hp_table_row_set_selected (row, g_hash_table_contains (self->selected, &id));
}

void
hp_table_list_place_rows (HpTableList *self, int width, int height)
{
  double top = self->vadjustment != NULL ? gtk_adjustment_get_value (self->vadjustment) : 0;
  double left = self->hadjustment != NULL ? gtk_adjustment_get_value (self->hadjustment) : 0;
  int all = self->layout->x[self->layout->n_columns];
  guint first = (guint) (top / self->row_height);
  GtkWidget *focused;
  guint end;

  /* One more than fits, for the rows that are cut at both ends. */
  if (self->rows->len < MIN (self->n, (guint) (height / self->row_height) + 2) && self->grow == 0)
    self->grow = g_idle_add_full (G_PRIORITY_HIGH_IDLE, grow_cb, self, NULL);
  end = MIN (self->n, first + self->rows->len);
  for (guint p = first; p < end; p++)
    {
      HpTableRow *row = row_for (self, p);
      GtkAllocation place = { (int) -left, (int) ((gint64) p * self->row_height - (gint64) top),
                              MAX (all, width), self->row_height };

      show_row (self, row, p);
      gtk_widget_set_child_visible (GTK_WIDGET (row), TRUE);
      gtk_widget_measure (GTK_WIDGET (row), GTK_ORIENTATION_VERTICAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (GTK_WIDGET (row), &place, -1);
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      HpTableRow *row = g_ptr_array_index (self->rows, i);
      guint p = hp_table_row_get_position (row);

      if (p < first || p >= end)
        {
          hp_table_row_set (row, NULL, HP_TABLE_NONE);
          gtk_widget_set_child_visible (GTK_WIDGET (row), FALSE);
        }
    }
  focused = gtk_widget_get_focus_child (self->body);
  if (focused != NULL && hp_table_row_get_position (HP_TABLE_ROW (focused)) != self->cursor)
    hp_table_list_settle_soon (self);
}

void
hp_table_list_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  HpTableList *self = HP_TABLE_LIST (widget);
  int head, row;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 1;
      *natural = hp_table_layout_place (self->layout, widget, 0);
      return;
    }
  gtk_widget_measure (self->header, orientation, -1, NULL, &head, NULL, NULL);
  gtk_widget_measure (g_ptr_array_index (self->rows, 0), orientation, -1, NULL, &row, NULL, NULL);
  *minimum = head + row;
  *natural = head + row * (int) CLAMP (self->n, 1, 1000);
}

static gboolean
flips (GtkAdjustment *adjustment, double upper, double page)
{
  return adjustment != NULL
         && (gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment))
                != (upper > page);
}

/* A scrolled window takes or gives room for its bars only while it is itself being given a size:
 * it must be asked as a whole, which is too slow for every key. */
gboolean
hp_table_list_bar_comes_or_goes (HpTableList *self)
{
  return self->page > 0
         && (flips (self->vadjustment, (double) self->n * self->row_height, self->page)
             || flips (self->hadjustment, self->layout->x[self->layout->n_columns],
                       gtk_widget_get_width (self->body)));
}

/* The place that was asked for before there was room to know it. */
static double
wanted_top (HpTableList *self, double top)
{
  if (self->wanted != HP_TABLE_NONE && self->wanted < self->n)
    top = (double) self->wanted * self->row_height - self->page / 3;
  self->wanted = HP_TABLE_NONE;
  return top;
}

static void
configure (GtkAdjustment *adjustment, double value, double upper, double page, double step)
{
  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment, CLAMP (value, 0, MAX (upper - page, 0)), 0,
                              MAX (upper, page), step, page * 0.9, page);
}

void
hp_table_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HpTableList *self = HP_TABLE_LIST (widget);
  double left = self->hadjustment != NULL ? gtk_adjustment_get_value (self->hadjustment) : 0;
  double top = self->vadjustment != NULL ? gtk_adjustment_get_value (self->vadjustment) : 0;
  int head, all = hp_table_layout_place (self->layout, widget, width);
  double row = MAX (self->row_height, 1);
  gboolean first = self->page == 0;
  GtkAllocation place;

  gtk_widget_measure (self->header, GTK_ORIENTATION_VERTICAL, -1, NULL, &head, NULL, NULL);
  gtk_widget_measure (g_ptr_array_index (self->rows, 0), GTK_ORIENTATION_VERTICAL, -1, NULL,
                      &self->row_height, NULL, NULL);
  top *= self->row_height / row; /* the same rows stay in view at another text size */
  self->page = MAX (height - head, 0);
  if (!first && !self->asked
      && (flips (self->hadjustment, all, width)
          || flips (self->vadjustment, (double) self->n * self->row_height, self->page)))
    hp_table_list_settle_soon (self);
  else
    {
      self->asked = FALSE;
      self->placing = TRUE;
      top = wanted_top (self, top);
      configure (self->hadjustment, left, all, width, 40);
      configure (self->vadjustment, top, (double) self->n * self->row_height, self->page,
                 self->row_height);
      self->placing = FALSE;
    }
  left = self->hadjustment != NULL ? gtk_adjustment_get_value (self->hadjustment) : 0;
  place = (GtkAllocation){ (int) -left, 0, MAX (all, width), head };
  gtk_widget_size_allocate (self->header, &place, -1);
  place = (GtkAllocation){ 0, head, width, self->page };
  gtk_widget_measure (self->body, GTK_ORIENTATION_VERTICAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->body, &place, -1);
}

void
hp_table_list_show (HpTableList *self, guint position, gboolean jump)
{
  double top, from;

  if (position >= self->n)
    return;
  if (self->page == 0 || self->vadjustment == NULL
      || gtk_adjustment_get_upper (self->vadjustment) < (double) self->n * self->row_height)
    {
      self->wanted = position;
      hp_table_list_place_again (self);
      return;
    }
  top = gtk_adjustment_get_value (self->vadjustment);
  from = (double) position * self->row_height;
  if (from >= top && from + self->row_height <= top + self->page)
    return;
  if (jump)
    top = from - self->page / 3;
  else
    top = from < top ? from : from + self->row_height - self->page;
  gtk_adjustment_set_value (self->vadjustment, top);
}

void
hp_table_list_update_rows (HpTableList *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      HpTableRow *row = g_ptr_array_index (self->rows, i);
      guint p = hp_table_row_get_position (row);
      gint64 id = p != HP_TABLE_NONE ? hp_table_list_id_at (self, p) : 0;

      hp_table_row_set_selected (row, g_hash_table_contains (self->selected, &id));
    }
}

void
hp_table_list_set_cursor (HpTableList *self, guint position)
{
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL
                     || gtk_widget_is_focus (GTK_WIDGET (self));
  HpTableRow *row;

  self->cursor = position;
  self->cursor_id = hp_table_list_id_at (self, position);
  if (!focused || position >= self->n || self->rows->len == 0)
    return;
  row = row_for (self, position);
  if (hp_table_row_get_position (row) != position)
    {
      /* Only now scrolled to: filled before the focus comes, so that it is read out right. */
      show_row (self, row, position);
      gtk_widget_set_child_visible (GTK_WIDGET (row), TRUE);
    }
  hp_table_row_name (row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}
