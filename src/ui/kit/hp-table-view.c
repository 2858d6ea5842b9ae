/* hp-table-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/kit/hp-table-view.h"

struct _HpTableView
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkColumnView *view;
  GtkSelectionModel *selection;
  HpTableColumn *columns;
  GtkColumnViewColumn **view_columns;
  int n_columns;
  gboolean multiple;
  gpointer data;
  int asked;      /* column whose sorter was asked first */
  gboolean quiet; /* the order is being set by the program */
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

/* What a cell needs to write itself: which column of which view. */
typedef struct
{
  HpTableView *self;
  int column;
} CellContext;

static void
show_text (GtkListItem *item, CellContext *context)
{
  HpRow *row = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);
  const HpTableColumn *column = &context->self->columns[context->column];
  g_autofree char *made = NULL;

  if (row == NULL)
    return;
  if (column->text != NULL)
    made = column->text (row, column->value, context->self->data);
  gtk_inscription_set_text (GTK_INSCRIPTION (cell),
                            made != NULL ? made : hp_row_text (row, column->value));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, CellContext *context)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (cell), 1);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (cell), 1);
  if (context->self->columns[context->column].figure)
    {
      gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), 1.0f);
      gtk_widget_add_css_class (cell, "hp-figure");
    }
  gtk_list_item_set_child (item, cell);
}

static void
stamp_cb (HpRow *row, GParamSpec *pspec, GtkListItem *item)
{
  show_text (item, g_object_get_data (G_OBJECT (item), "hp-context"));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, CellContext *context)
{
  g_object_set_data (G_OBJECT (item), "hp-context", context);
  g_signal_connect (gtk_list_item_get_item (item), "notify::stamp", G_CALLBACK (stamp_cb), item);
  show_text (item, context);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, CellContext *context)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), stamp_cb, item);
}

/* GTK 4.8 does not say which column a column view is sorted by. It asks the sorter of that column
 * first: the answer "smaller", turned round or not, tells the rest. */
static int
ask_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  CellContext *context = data;

  if (context->self->asked < 0)
    context->self->asked = context->column;
  return -1;
}

static void
sorter_changed_cb (GtkSorter *sorter, GtkSorterChange change, HpTableView *self)
{
  g_autoptr (HpRow) a = NULL, b = NULL;
  GtkOrdering order;

  if (self->quiet)
    return;
  a = hp_row_new (1);
  b = hp_row_new (2);
  self->asked = -1;
  order = gtk_sorter_compare (sorter, a, b);
  if (self->asked >= 0)
    g_signal_emit (self, signals[SORT_CHANGED], 0, self->columns[self->asked].sort,
                   order == GTK_ORDERING_LARGER);
}

static void
activate_cb (GtkColumnView *view, guint position, HpTableView *self)
{
  g_autoptr (HpRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (row != NULL)
    g_signal_emit (self, signals[ACTIVATE], 0, row);
}

static void
selection_changed_cb (GtkSelectionModel *model, guint position, guint n, HpTableView *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
hp_table_view_dispose (GObject *object)
{
  HpTableView *self = HP_TABLE_VIEW (object);

  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->view), self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  self->view = NULL;
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (hp_table_view_parent_class)->dispose (object);
}

static void
hp_table_view_finalize (GObject *object)
{
  HpTableView *self = HP_TABLE_VIEW (object);

  for (int i = 0; i < self->n_columns; i++)
    g_free ((char *) self->columns[i].title);
  g_free (self->columns);
  g_free (self->view_columns);

  G_OBJECT_CLASS (hp_table_view_parent_class)->finalize (object);
}

static void
hp_table_view_class_init (HpTableViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hp_table_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = hp_table_view_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

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
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "hp-table");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_hexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect (gtk_column_view_get_sorter (self->view), "changed",
                    G_CALLBACK (sorter_changed_cb), self);
}

static void
free_context (gpointer data, GClosure *closure)
{
  g_free (data);
}

static CellContext *
new_context (HpTableView *self, int column)
{
  CellContext *context = g_new (CellContext, 1);

  context->self = self;
  context->column = column;
  return context;
}

static GtkColumnViewColumn *
add_column (HpTableView *self, int i)
{
  const HpTableColumn *c = &self->columns[i];
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  CellContext *context = new_context (self, i);
  GtkColumnViewColumn *column;

  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), context, free_context, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), context);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), context);
  column = gtk_column_view_column_new (c->title, factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  if (c->width < 0)
    gtk_column_view_column_set_expand (column, TRUE);
  else
    gtk_column_view_column_set_fixed_width (column, c->width);
  if (c->sort >= 0)
    {
      g_autoptr (GtkSorter) sorter =
          GTK_SORTER (gtk_custom_sorter_new (ask_cb, new_context (self, i), g_free));

      gtk_column_view_column_set_sorter (column, sorter);
    }
  gtk_column_view_append_column (self->view, column);
  g_object_unref (column);
  return column;
}

GtkWidget *
hp_table_view_new (const char *name, const HpTableColumn *columns, int n_columns, gboolean multiple,
                   gpointer data)
{
  HpTableView *self = g_object_new (HP_TYPE_TABLE_VIEW, NULL);

  self->data = data;
  self->multiple = multiple;
  self->n_columns = n_columns;
  self->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  self->view_columns = g_new0 (GtkColumnViewColumn *, n_columns);
  for (int i = 0; i < n_columns; i++)
    {
      self->columns[i].title = g_strdup (columns[i].title);
      self->view_columns[i] = add_column (self, i);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  return GTK_WIDGET (self);
}

void
hp_table_view_set_model (HpTableView *self, GListModel *model)
{
  g_return_if_fail (HP_IS_TABLE_VIEW (self));
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  if (model != NULL && self->multiple)
    self->selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (model)));
  else if (model != NULL)
    {
      GtkSingleSelection *single = gtk_single_selection_new (g_object_ref (model));

      gtk_single_selection_set_autoselect (single, FALSE);
      gtk_single_selection_set_can_unselect (single, TRUE);
      gtk_single_selection_set_selected (single, GTK_INVALID_LIST_POSITION);
      self->selection = GTK_SELECTION_MODEL (single);
    }
  if (self->selection != NULL)
    g_signal_connect (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                      self);
  gtk_column_view_set_model (self->view, self->selection);
}

GArray *
hp_table_view_get_selected (HpTableView *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) set = NULL;
  GtkBitsetIter iter;
  guint at;

  if (self->selection == NULL)
    return ids;
  set = gtk_selection_model_get_selection (self->selection);
  if (gtk_bitset_iter_init_first (&iter, set, &at))
    do
      {
        g_autoptr (HpRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), at);

        if (row != NULL)
          {
            gint64 id = hp_row_get_id (row);

            g_array_append_val (ids, id);
          }
      }
    while (gtk_bitset_iter_next (&iter, &at));
  return ids;
}

guint
hp_table_view_n_selected (HpTableView *self)
{
  g_autoptr (GtkBitset) set = NULL;

  if (self->selection == NULL)
    return 0;
  set = gtk_selection_model_get_selection (self->selection);
  return (guint) gtk_bitset_get_size (set);
}

HpRow *
hp_table_view_get_row (HpTableView *self)
{
  g_autoptr (GtkBitset) set = NULL;

  if (self->selection == NULL)
    return NULL;
  set = gtk_selection_model_get_selection (self->selection);
  if (gtk_bitset_get_size (set) != 1)
    return NULL;
  return g_list_model_get_item (G_LIST_MODEL (self->selection), gtk_bitset_get_minimum (set));
}

/* The list inside has the actions; gtk_column_view_scroll_to is of 4.12. */
static GtkWidget *
inner_list (HpTableView *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  while (child != NULL && !GTK_IS_LIST_VIEW (child)
         && g_strcmp0 (G_OBJECT_TYPE_NAME (child), "GtkColumnListView") != 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

void
hp_table_view_scroll_to (HpTableView *self, guint position)
{
  GtkWidget *list = inner_list (self);

  if (list != NULL)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
}

void
hp_table_view_select (HpTableView *self, guint position)
{
  if (self->selection == NULL
      || position >= g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    return;
  gtk_selection_model_select_item (self->selection, position, TRUE);
  hp_table_view_scroll_to (self, position);
}

void
hp_table_view_unselect (HpTableView *self)
{
  if (self->selection != NULL)
    gtk_selection_model_unselect_all (self->selection);
}

void
hp_table_view_select_all (HpTableView *self)
{
  if (self->selection != NULL && self->multiple)
    gtk_selection_model_select_all (self->selection);
}

void
hp_table_view_set_sort (HpTableView *self, int sort, gboolean descending)
{
  for (int i = 0; i < self->n_columns; i++)
    if (self->columns[i].sort == sort)
      {
        self->quiet = TRUE;
        gtk_column_view_sort_by_column (self->view, self->view_columns[i],
                                        descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
        self->quiet = FALSE;
      }
}

GtkWidget *
hp_table_view_get_column_view (HpTableView *self)
{
  return GTK_WIDGET (self->view);
}
