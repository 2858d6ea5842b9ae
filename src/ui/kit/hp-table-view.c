/* hp-table-view.c: a table on screen as pages use it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/kit/hp-table-view.h"

#include "ui/kit/hp-table-private.h"

struct _HpTableView
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  HpTableList *list;
  GMenuModel *menu_model;
  GtkWidget *menu; /* of it; NULL until it is asked for */
  HpTableLayout layout;
};

G_DEFINE_FINAL_TYPE (HpTableView, hp_table_view, GTK_TYPE_WIDGET)

enum
{
  ACTIVATE,
  SELECTION_CHANGED,
  SORT_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
activate_cb (HpTableList *list, HpRow *row, HpTableView *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0, row);
}

static void
selection_changed_cb (HpTableList *list, HpTableView *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
sort_cb (HpTableHeader *header, int column, gboolean descending, HpTableView *self)
{
  g_signal_emit (self, signals[SORT_CHANGED], 0, self->layout.columns[column].sort, descending);
}

static void
make_menu (HpTableView *self)
{
  self->menu = gtk_popover_menu_new_from_model (self->menu_model);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
}

static void
menu_cb (HpTableList *list, int x, int y, HpTableView *self)
{
  GdkRectangle at = { x, y, 1, 1 };

  if (self->menu_model == NULL || hp_table_view_n_selected (self) == 0)
    return;
  if (self->menu == NULL)
    make_menu (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static gboolean
hp_table_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HP_TABLE_VIEW (widget)->list));
}

static void
hp_table_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HpTableView *self = HP_TABLE_VIEW (widget);

  gtk_widget_size_allocate (self->scroller, &(GtkAllocation){ 0, 0, width, height }, baseline);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
hp_table_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (HP_TABLE_VIEW (widget)->scroller, orientation, for_size, minimum, natural,
                      NULL, NULL);
}

static void
hp_table_view_dispose (GObject *object)
{
  HpTableView *self = HP_TABLE_VIEW (object);

  g_clear_object (&self->menu_model);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (hp_table_view_parent_class)->dispose (object);
}

static void
hp_table_view_finalize (GObject *object)
{
  HpTableView *self = HP_TABLE_VIEW (object);

  for (int i = 0; i < self->layout.n_columns; i++)
    g_free ((char *) self->layout.columns[i].title);
  g_free (self->layout.columns);
  g_free (self->layout.dragged);
  g_free (self->layout.x);

  G_OBJECT_CLASS (hp_table_view_parent_class)->finalize (object);
}

static void
hp_table_view_class_init (HpTableViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hp_table_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = hp_table_view_finalize;
  widget_class->measure = hp_table_view_measure;
  widget_class->size_allocate = hp_table_view_size_allocate;
  widget_class->grab_focus = hp_table_view_grab_focus;

  signals[ACTIVATE] = g_signal_new ("activate", HP_TYPE_TABLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, HP_TYPE_ROW);
  signals[SELECTION_CHANGED] =
      g_signal_new ("selection-changed", HP_TYPE_TABLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
  signals[SORT_CHANGED] =
      g_signal_new ("sort-changed", HP_TYPE_TABLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_BOOLEAN);
}

static void
hp_table_view_init (HpTableView *self)
{
  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_hexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
hp_table_view_new (const char *name, const HpTableColumn *columns, int n_columns, gboolean multiple,
                   gpointer data)
{
  HpTableView *self = g_object_new (HP_TYPE_TABLE_VIEW, NULL);
  HpTableLayout *layout = &self->layout;

  layout->data = data;
  layout->n_columns = n_columns;
  layout->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  layout->dragged = g_new0 (int, n_columns);
  layout->x = g_new0 (int, n_columns + 1);
  layout->scale = 1.0;
  for (int i = 0; i < n_columns; i++)
    layout->columns[i].title = g_strdup (columns[i].title);
  self->list = HP_TABLE_LIST (hp_table_list_new (layout, multiple));
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self, 0);
  g_signal_connect_object (self->list, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           0);
  g_signal_connect_object (self->list, "menu", G_CALLBACK (menu_cb), self, 0);
  g_signal_connect_object (self->list->header, "sort", G_CALLBACK (sort_cb), self, 0);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  return GTK_WIDGET (self);
}

void
hp_table_view_set_model (HpTableView *self, GListModel *model)
{
  g_return_if_fail (HP_IS_TABLE_VIEW (self));
  hp_table_view_unselect (self);
  self->list->cursor = HP_TABLE_NONE;
  hp_table_list_set_model (self->list, model);
}

void
hp_table_view_swap_model (HpTableView *self, GListModel *model)
{
  g_return_if_fail (HP_IS_TABLE_VIEW (self));
  hp_table_list_set_model (self->list, model);
}

void
hp_table_view_set_menu (HpTableView *self, GMenuModel *menu)
{
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_set_object (&self->menu_model, menu);
}

GArray *
hp_table_view_get_selected (HpTableView *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n;

  hp_table_list_settle (self->list);
  n = g_hash_table_size (self->list->selected);
  for (guint i = 0; i < self->list->n && ids->len < n; i++)
    {
      gint64 id = hp_table_list_id_at (self->list, i);

      if (g_hash_table_contains (self->list->selected, &id))
        g_array_append_val (ids, id);
    }
  return ids;
}

guint
hp_table_view_n_selected (HpTableView *self)
{
  hp_table_list_settle (self->list);
  return g_hash_table_size (self->list->selected);
}

HpRow *
hp_table_view_get_row (HpTableView *self)
{
  hp_table_list_settle (self->list);
  if (g_hash_table_size (self->list->selected) != 1)
    return NULL;
  for (guint i = 0; i < self->list->n; i++)
    {
      gint64 id = hp_table_list_id_at (self->list, i);

      if (g_hash_table_contains (self->list->selected, &id))
        return hp_table_list_item_at (self->list, i);
    }
  return NULL;
}

void
hp_table_view_scroll_to (HpTableView *self, guint position)
{
  hp_table_list_show (self->list, position, TRUE);
}

void
hp_table_view_select (HpTableView *self, guint position)
{
  if (position >= self->list->n)
    return;
  hp_table_list_show (self->list, position, TRUE);
  hp_table_list_select_only (self->list, position);
}

void
hp_table_view_unselect (HpTableView *self)
{
  hp_table_list_unselect_all (self->list);
}

void
hp_table_view_select_all (HpTableView *self)
{
  hp_table_list_select_all (self->list);
}

void
hp_table_view_set_sort (HpTableView *self, int sort, gboolean descending)
{
  int found = -1;

  for (int i = 0; i < self->layout.n_columns; i++)
    if (self->layout.columns[i].sort == sort && sort >= 0)
      found = i;
  hp_table_header_set_sort (HP_TABLE_HEADER (self->list->header), found, descending);
}

GtkWidget *
hp_table_view_get_column_view (HpTableView *self)
{
  return GTK_WIDGET (self->list);
}
