/* hp-table-header.c: the heads of the columns: sorting, and dragging their edges
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/kit/hp-table-private.h"

#define EDGE 5 /* pixels on each side of an edge that take hold of it */

struct _HpTableHeader
{
  GtkWidget parent_instance;
  HpTableLayout *layout;
  GPtrArray *heads; /* GtkButton, children */
  GPtrArray *arrows;
  int sorted; /* column; -1 = none */
  gboolean descending;
  int dragging; /* column whose right edge is held; -1 = none */
  int before;   /* its width then */
};

G_DEFINE_FINAL_TYPE (HpTableHeader, hp_table_header, GTK_TYPE_WIDGET)

enum
{
  SORT,
  RESIZED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

void
hp_table_header_set_sort (HpTableHeader *self, int column, gboolean descending)
{
  self->sorted = column;
  self->descending = descending;
  for (int i = 0; i < self->layout->n_columns; i++)
    {
      GtkWidget *arrow = g_ptr_array_index (self->arrows, i);

      gtk_widget_set_visible (arrow, i == column);
      gtk_image_set_from_icon_name (GTK_IMAGE (arrow),
                                    descending ? "pan-down-symbolic" : "pan-up-symbolic");
      gtk_accessible_update_property (GTK_ACCESSIBLE (g_ptr_array_index (self->heads, i)),
                                      GTK_ACCESSIBLE_PROPERTY_SORT,
                                      i != column  ? GTK_ACCESSIBLE_SORT_NONE
                                      : descending ? GTK_ACCESSIBLE_SORT_DESCENDING
                                                   : GTK_ACCESSIBLE_SORT_ASCENDING,
                                      -1);
    }
}

static void
clicked_cb (GtkButton *button, HpTableHeader *self)
{
  guint column;

  if (!g_ptr_array_find (self->heads, button, &column) || self->layout->columns[column].sort < 0)
    return;
  hp_table_header_set_sort (self, (int) column, self->sorted == (int) column && !self->descending);
  g_signal_emit (self, signals[SORT], 0, (int) column, self->descending);
}

/* ---- dragging an edge ---- */

static int
edge_at (HpTableHeader *self, double x)
{
  for (int i = 0; i < self->layout->n_columns; i++)
    if (ABS (x - self->layout->x[i + 1]) <= EDGE)
      return i;
  return -1;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, HpTableHeader *self)
{
  self->dragging = edge_at (self, x);
  if (self->dragging < 0)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->before = self->layout->x[self->dragging + 1] - self->layout->x[self->dragging];
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, HpTableHeader *self)
{
  if (self->dragging < 0)
    return;
  self->layout->dragged[self->dragging] =
      MAX ((int) ((self->before + dx) / self->layout->scale), 24);
  g_signal_emit (self, signals[RESIZED], 0);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, HpTableHeader *self)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), edge_at (self, x) >= 0 ? "col-resize" : NULL);
}

/* ---- the widget ---- */

/* One stop of the Tab key; the arrows go from head to head. */
static gboolean
hp_table_header_focus (GtkWidget *widget, GtkDirectionType direction)
{
  HpTableHeader *self = HP_TABLE_HEADER (widget);
  GtkWidget *inside = gtk_widget_get_focus_child (widget);
  int step = direction == GTK_DIR_LEFT ? -1 : direction == GTK_DIR_RIGHT ? 1 : 0;
  guint at;

  if (inside == NULL)
    return gtk_widget_grab_focus (
        g_ptr_array_index (self->heads, self->sorted >= 0 ? self->sorted : 0));
  if (step == 0 || !g_ptr_array_find (self->heads, inside, &at) || (at == 0 && step < 0)
      || at + step >= self->heads->len)
    return FALSE;
  return gtk_widget_grab_focus (g_ptr_array_index (self->heads, at + step));
}

static void
hp_table_header_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  HpTableHeader *self = HP_TABLE_HEADER (widget);

  for (guint i = 0; i < self->heads->len; i++)
    {
      int least, best;

      gtk_widget_measure (g_ptr_array_index (self->heads, i), orientation, -1, &least, &best, NULL,
                          NULL);
      if (orientation == GTK_ORIENTATION_VERTICAL)
        *minimum = *natural = MAX (*natural, best);
    }
}

static void
hp_table_header_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HpTableHeader *self = HP_TABLE_HEADER (widget);
  const int *x = self->layout->x;

  for (guint i = 0; i < self->heads->len; i++)
    {
      GtkWidget *head = g_ptr_array_index (self->heads, i);
      GtkAllocation place = { x[i], 0, x[i + 1] - x[i], height };
      int least;

      gtk_widget_measure (head, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
        place.x = width - x[i + 1];
      place.width = MAX (place.width, least);
      gtk_widget_size_allocate (head, &place, -1);
    }
}

static void
hp_table_header_dispose (GObject *object)
{
  HpTableHeader *self = HP_TABLE_HEADER (object);

  for (guint i = 0; self->heads != NULL && i < self->heads->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->heads, i));
  g_clear_pointer (&self->heads, g_ptr_array_unref);
  g_clear_pointer (&self->arrows, g_ptr_array_unref);

  G_OBJECT_CLASS (hp_table_header_parent_class)->dispose (object);
}

static void
hp_table_header_class_init (HpTableHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hp_table_header_dispose;
  widget_class->focus = hp_table_header_focus;
  widget_class->measure = hp_table_header_measure;
  widget_class->size_allocate = hp_table_header_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "header");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);

  signals[SORT] = g_signal_new ("sort", HP_TYPE_TABLE_HEADER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_BOOLEAN);
  signals[RESIZED] = g_signal_new ("resized", HP_TYPE_TABLE_HEADER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
hp_table_header_init (HpTableHeader *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->heads = g_ptr_array_new ();
  self->arrows = g_ptr_array_new ();
  self->sorted = -1;
  self->dragging = -1;
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, 0);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

static void
add_head (HpTableHeader *self, const HpTableColumn *column)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (column->title);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("pan-up-symbolic");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), column->figure ? 1.0f : 0.0f);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_visible (arrow, FALSE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_tooltip_text (button, column->title);
  gtk_widget_set_focus_on_click (button, FALSE);
  if (column->sort < 0)
    gtk_widget_set_can_target (button, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  column->title, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, 0);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_ptr_array_add (self->heads, button);
  g_ptr_array_add (self->arrows, arrow);
}

GtkWidget *
hp_table_header_new (HpTableLayout *layout)
{
  HpTableHeader *self = g_object_new (HP_TYPE_TABLE_HEADER, NULL);

  self->layout = layout;
  for (int i = 0; i < layout->n_columns; i++)
    add_head (self, &layout->columns[i]);
  return GTK_WIDGET (self);
}
