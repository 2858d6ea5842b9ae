/* hp-table-list.c: a list of any length: what is in it, what is selected, what has changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/db/hp-table.h"
#include "ui/kit/hp-table-private.h"

/* As many as a screen of 1366 by 768 shows. */
#define ROWS_AT_ONCE 24

/* ---- the body: clips the rows; the list places them ---- */

#define HP_TYPE_TABLE_BODY (hp_table_body_get_type ())
G_DECLARE_FINAL_TYPE (HpTableBody, hp_table_body, HP, TABLE_BODY, GtkWidget)

struct _HpTableBody
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (HpTableBody, hp_table_body, GTK_TYPE_WIDGET)

static void
hp_table_body_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *list = gtk_widget_get_parent (widget);

  if (list != NULL)
    hp_table_list_place_rows (HP_TABLE_LIST (list), width, height);
}

static void
hp_table_body_class_init (HpTableBodyClass *klass)
{
  GTK_WIDGET_CLASS (klass)->size_allocate = hp_table_body_size_allocate;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "listview");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_ROW_GROUP);
}

static void
hp_table_body_init (HpTableBody *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "view");
}

/* ---- the list ---- */

G_DEFINE_FINAL_TYPE_WITH_CODE (HpTableList, hp_table_list, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HPOLICY,
  PROP_VPOLICY,
};

gint64
hp_table_list_id_at (HpTableList *self, guint position)
{
  g_autoptr (HpRow) row = NULL;

  if (HP_IS_TABLE (self->model))
    return hp_table_get_id (HP_TABLE (self->model), position);
  row = hp_table_list_item_at (self, position);
  return row != NULL ? hp_row_get_id (row) : 0;
}

HpRow *
hp_table_list_item_at (HpTableList *self, guint position)
{
  return self->model != NULL ? g_list_model_get_item (self->model, position) : NULL;
}

static guint
find_id (HpTableList *self, gint64 id)
{
  if (HP_IS_TABLE (self->model))
    return hp_table_find (HP_TABLE (self->model), id);
  for (guint i = 0; i < self->n; i++)
    if (hp_table_list_id_at (self, i) == id)
      return i;
  return HP_TABLE_NONE;
}

/* ---- changes of the list ---- */

/* The selection keeps what is still in the list; with very little selected the ids are looked for,
 * else the list is gone through once. */
static gboolean
prune (HpTableList *self)
{
  guint before = g_hash_table_size (self->selected);
  GHashTable *kept;

  if (before == 0)
    return FALSE;
  kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < self->n && g_hash_table_size (kept) < before; i++)
    {
      gint64 id = hp_table_list_id_at (self, i);

      if (g_hash_table_contains (self->selected, &id))
        g_hash_table_add (kept, g_memdup2 (&id, sizeof id));
    }
  g_hash_table_unref (self->selected);
  self->selected = kept;
  return g_hash_table_size (kept) != before;
}

/* The cursor goes with its row; where that has left the list it stays at its place. */
static void
follow_cursor (HpTableList *self)
{
  guint at;

  if (self->cursor == HP_TABLE_NONE || hp_table_list_id_at (self, self->cursor) == self->cursor_id)
    return;
  at = find_id (self, self->cursor_id);
  if (at == HP_TABLE_NONE && self->n > 0)
    at = MIN (self->cursor, self->n - 1);
  self->cursor = at;
  self->anchor = at;
  self->cursor_id = at != HP_TABLE_NONE ? hp_table_list_id_at (self, at) : 0;
}

/* The row that has the focus is the cursor's; while that is out of sight the list has it. */
static void
give_focus (HpTableList *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (self->body);

  if (row == NULL || hp_table_row_get_position (HP_TABLE_ROW (row)) == self->cursor)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    if (hp_table_row_get_position (g_ptr_array_index (self->rows, i)) == self->cursor
        && self->cursor != HP_TABLE_NONE)
      {
        hp_table_list_set_cursor (self, self->cursor);
        return;
      }
  GTK_WIDGET_CLASS (hp_table_list_parent_class)->grab_focus (GTK_WIDGET (self));
}

void
hp_table_list_settle (HpTableList *self)
{
  if (self->settle == 0)
    return;
  g_clear_handle_id (&self->settle, g_source_remove);
  if (hp_table_list_bar_comes_or_goes (self))
    {
      self->asked = TRUE;
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  follow_cursor (self);
  give_focus (self);
  if (prune (self))
    g_signal_emit_by_name (self, "selection-changed");
}

static gboolean
settle_cb (gpointer data)
{
  hp_table_list_settle (data);
  return G_SOURCE_REMOVE;
}

/* Before the next frame. */
void
hp_table_list_settle_soon (HpTableList *self)
{
  if (self->settle == 0)
    self->settle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, settle_cb, self, NULL);
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, HpTableList *self)
{
  self->n = g_list_model_get_n_items (model);
  hp_table_list_make_rows (self, MIN (self->n, ROWS_AT_ONCE));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_COUNT,
                                  (int) self->n, -1);
  hp_table_list_settle_soon (self);
  hp_table_list_place_again (self);
}

void
hp_table_list_set_model (HpTableList *self, GListModel *model)
{
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, items_changed_cb, self);
  g_set_object (&self->model, model);
  self->n = 0;
  if (model == NULL)
    return;
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self, 0);
  items_changed_cb (model, 0, 0, g_list_model_get_n_items (model), self);
}

/* ---- the object ---- */

static void
value_cb (GtkAdjustment *adjustment, HpTableList *self)
{
  if (!self->placing)
    hp_table_list_place_again (self);
}

static void
set_adjustment (HpTableList *self, GtkAdjustment **place, GtkAdjustment *adjustment)
{
  if (*place != NULL)
    g_signal_handlers_disconnect_by_func (*place, value_cb, self);
  g_clear_object (place);
  if (adjustment == NULL)
    return;
  *place = g_object_ref_sink (adjustment);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (value_cb), self, 0);
  hp_table_list_place_again (self);
}

static void
hp_table_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HpTableList *self = HP_TABLE_LIST (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HPOLICY:
      self->hpolicy = g_value_get_enum (value);
      break;
    case PROP_VPOLICY:
      self->vpolicy = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hp_table_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HpTableList *self = HP_TABLE_LIST (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HPOLICY:
      g_value_set_enum (value, self->hpolicy);
      break;
    case PROP_VPOLICY:
      g_value_set_enum (value, self->vpolicy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* The head is one stop of the Tab key, the rows are the other. */
static gboolean
hp_table_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  HpTableList *self = HP_TABLE_LIST (widget);
  GtkWidget *inside = gtk_widget_get_focus_child (widget);
  gboolean back = direction == GTK_DIR_TAB_BACKWARD;

  if (inside == self->header)
    {
      if (gtk_widget_child_focus (self->header, direction))
        return TRUE;
      if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_DOWN)
        return FALSE;
    }
  else if (inside == self->body || gtk_widget_is_focus (widget))
    return back && gtk_widget_child_focus (self->header, direction);
  else if (!back && direction == GTK_DIR_TAB_FORWARD
           && gtk_widget_child_focus (self->header, direction))
    return TRUE;
  return gtk_widget_grab_focus (widget);
}

static gboolean
hp_table_list_grab_focus (GtkWidget *widget)
{
  HpTableList *self = HP_TABLE_LIST (widget);
  gboolean done = GTK_WIDGET_CLASS (hp_table_list_parent_class)->grab_focus (widget);

  if (self->n > 0)
    {
      guint position = self->cursor < self->n ? self->cursor : 0;

      hp_table_list_show (self, position, FALSE);
      hp_table_list_set_cursor (self, position);
    }
  return done;
}

/* The list may have changed while it could not be seen. */
static void
hp_table_list_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hp_table_list_parent_class)->map (widget);
  HP_TABLE_LIST (widget)->asked = TRUE;
  gtk_widget_queue_resize (widget);
}

static void
hp_table_list_dispose (GObject *object)
{
  HpTableList *self = HP_TABLE_LIST (object);

  g_clear_handle_id (&self->settle, g_source_remove);
  g_clear_handle_id (&self->grow, g_source_remove);
  hp_table_list_set_model (self, NULL);
  set_adjustment (self, &self->hadjustment, NULL);
  set_adjustment (self, &self->vadjustment, NULL);
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->header, gtk_widget_unparent);
  g_clear_pointer (&self->body, gtk_widget_unparent);

  G_OBJECT_CLASS (hp_table_list_parent_class)->dispose (object);
}

static void
hp_table_list_finalize (GObject *object)
{
  HpTableList *self = HP_TABLE_LIST (object);

  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->selected);

  G_OBJECT_CLASS (hp_table_list_parent_class)->finalize (object);
}

static void
hp_table_list_class_init (HpTableListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = hp_table_list_set_property;
  object_class->get_property = hp_table_list_get_property;
  object_class->dispose = hp_table_list_dispose;
  object_class->finalize = hp_table_list_finalize;
  widget_class->map = hp_table_list_map;
  widget_class->measure = hp_table_list_measure;
  widget_class->size_allocate = hp_table_list_size_allocate;
  widget_class->focus = hp_table_list_focus;
  widget_class->grab_focus = hp_table_list_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "columnview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HPOLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VPOLICY, "vscroll-policy");
  g_signal_new ("activate", HP_TYPE_TABLE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                1, HP_TYPE_ROW);
  g_signal_new ("selection-changed", HP_TYPE_TABLE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  g_signal_new ("menu", HP_TYPE_TABLE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                G_TYPE_INT, G_TYPE_INT);
}

static void
hp_table_list_init (HpTableList *self)
{
  self->rows = g_ptr_array_new ();
  self->selected = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->cursor = HP_TABLE_NONE;
  self->anchor = HP_TABLE_NONE;
  self->wanted = HP_TABLE_NONE;
  self->row_height = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "hp-table");
}

GtkWidget *
hp_table_list_new (HpTableLayout *layout, gboolean multiple)
{
  HpTableList *self = g_object_new (HP_TYPE_TABLE_LIST, NULL);

  self->layout = layout;
  self->multiple = multiple;
  self->body = g_object_new (HP_TYPE_TABLE_BODY, NULL);
  self->header = hp_table_header_new (layout);
  gtk_widget_set_parent (self->header, GTK_WIDGET (self));
  gtk_widget_set_parent (self->body, GTK_WIDGET (self));
  g_signal_connect_object (self->header, "resized", G_CALLBACK (hp_table_list_place_again), self,
                           G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_MULTI_SELECTABLE,
                                  multiple, -1);
  hp_table_list_make_rows (self, 1);
  hp_table_list_add_input (self);
  return GTK_WIDGET (self);
}
