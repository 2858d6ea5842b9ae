/* hp-columns-box.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/kit/hp-columns-box.h"

struct _HpColumnsBox
{
  GtkWidget parent_instance;
  int column_width;
  int spacing;
  gboolean wide;
};

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HpColumnsBox, hp_columns_box, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

enum
{
  PROP_0,
  PROP_COLUMN_WIDTH,
  PROP_SPACING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable;

static gboolean
is_right (GtkWidget *child)
{
  return g_object_get_data (G_OBJECT (child), "hp-right") != NULL;
}

/* Larger text needs wider columns. */
static gboolean
fits_two (HpColumnsBox *self, int width)
{
  int dpi = 96 * 1024;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  if (dpi <= 0)
    dpi = 96 * 1024;
  return width >= 2 * (int) ((gint64) self->column_width * dpi / (96 * 1024)) + self->spacing;
}

/* Height of one column (@right −1: of all children below each other) at @width. */
static void
column_height (HpColumnsBox *self, int right, int width, int *minimum, int *natural)
{
  int n = 0;

  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int min, nat;

      if (!gtk_widget_should_layout (child) || (right >= 0 && is_right (child) != right))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &min, &nat, NULL, NULL);
      *minimum += min + (n > 0 ? self->spacing : 0);
      *natural += nat + (n > 0 ? self->spacing : 0);
      n++;
    }
}

static void
measure_width (HpColumnsBox *self, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int min, nat;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &min, &nat, NULL, NULL);
      *minimum = MAX (*minimum, min);
      *natural = MAX (*natural, nat);
    }
  *natural = 2 * *natural + self->spacing;
}

static void
hp_columns_box_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  HpColumnsBox *self = HP_COLUMNS_BOX (widget);
  int min[2], nat[2];

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, minimum, natural);
  else if (for_size >= 0 && !fits_two (self, for_size))
    column_height (self, -1, for_size, minimum, natural);
  else
    {
      int width = for_size < 0 ? -1 : (for_size - self->spacing) / 2;

      column_height (self, FALSE, width, &min[0], &nat[0]);
      column_height (self, TRUE, width, &min[1], &nat[1]);
      *minimum = MAX (min[0], min[1]);
      *natural = MAX (nat[0], nat[1]);
    }
}

static void
hp_columns_box_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HpColumnsBox *self = HP_COLUMNS_BOX (widget);
  int column, y[2] = { 0, 0 };

  self->wide = fits_two (self, width);
  column = self->wide ? (width - self->spacing) / 2 : width;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int at = self->wide && is_right (child) ? 1 : 0, nat;
      GtkAllocation place;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, column, NULL, &nat, NULL, NULL);
      place = (GtkAllocation){ at == 1 ? column + self->spacing : 0, y[at], column, nat };
      gtk_widget_size_allocate (child, &place, -1);
      y[at] += nat + self->spacing;
    }
}

static GtkSizeRequestMode
hp_columns_box_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hp_columns_box_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HpColumnsBox *self = HP_COLUMNS_BOX (object);

  if (id == PROP_COLUMN_WIDTH)
    self->column_width = g_value_get_int (value);
  else if (id == PROP_SPACING)
    self->spacing = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
hp_columns_box_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HpColumnsBox *self = HP_COLUMNS_BOX (object);

  if (id == PROP_COLUMN_WIDTH)
    g_value_set_int (value, self->column_width);
  else if (id == PROP_SPACING)
    g_value_set_int (value, self->spacing);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hp_columns_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (hp_columns_box_parent_class)->dispose (object);
}

static void
hp_columns_box_class_init (HpColumnsBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = hp_columns_box_set_property;
  object_class->get_property = hp_columns_box_get_property;
  object_class->dispose = hp_columns_box_dispose;
  widget_class->measure = hp_columns_box_measure;
  widget_class->size_allocate = hp_columns_box_allocate;
  widget_class->get_request_mode = hp_columns_box_request_mode;
  properties[PROP_COLUMN_WIDTH] = g_param_spec_int ("column-width", NULL, NULL, 0, 10000, 400,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, 1000, 24,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hp_columns_box_init (HpColumnsBox *self)
{
  self->column_width = 400;
  self->spacing = 24;
}

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    hp_columns_box_add (HP_COLUMNS_BOX (buildable), GTK_WIDGET (child),
                        g_strcmp0 (type, "right") == 0);
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

GtkWidget *
hp_columns_box_new (int column_width, int spacing)
{
  return g_object_new (HP_TYPE_COLUMNS_BOX, "column-width", column_width, "spacing", spacing, NULL);
}

void
hp_columns_box_add (HpColumnsBox *self, GtkWidget *child, gboolean right)
{
  GtkWidget *first_right = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_return_if_fail (HP_IS_COLUMNS_BOX (self));
  /* Left before right: the order of reading and of the Tab key. */
  while (first_right != NULL && !is_right (first_right))
    first_right = gtk_widget_get_next_sibling (first_right);
  if (right)
    {
      g_object_set_data (G_OBJECT (child), "hp-right", GINT_TO_POINTER (1));
      first_right = NULL;
    }
  gtk_widget_insert_before (child, GTK_WIDGET (self), first_right);
}

gboolean
hp_columns_box_is_wide (HpColumnsBox *self)
{
  g_return_val_if_fail (HP_IS_COLUMNS_BOX (self), FALSE);
  return self->wide;
}
