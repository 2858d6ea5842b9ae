/* hp-steady-layout.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/kit/hp-steady-layout.h"

#include <adwaita.h>

struct _HpSteadyLayout
{
  GtkLayoutManager parent_instance;
  int spacing; /* of children below each other; OVER = at the same place */
};

#define OVER -1

G_DEFINE_FINAL_TYPE (HpSteadyLayout, hp_steady_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
hp_steady_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* TRUE where a page that is not shown takes its room all the same. */
static gboolean
asks_all (GtkWidget *widget, GtkOrientation orientation)
{
  if (!GTK_IS_STACK (widget))
    return FALSE;
  return orientation == GTK_ORIENTATION_HORIZONTAL
             ? gtk_stack_get_hhomogeneous (GTK_STACK (widget))
             : gtk_stack_get_vhomogeneous (GTK_STACK (widget));
}

static int
least_width (GtkWidget *child)
{
  int least;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

static void
hp_steady_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                          int for_size, int *minimum, int *natural, int *minimum_baseline,
                          int *natural_baseline)
{
  int spacing = HP_STEADY_LAYOUT (manager)->spacing, n = 0;
  gboolean add = spacing != OVER && orientation == GTK_ORIENTATION_VERTICAL;
  gboolean all = asks_all (widget, orientation);

  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int min, nat, width = -1;

      if (!gtk_widget_get_visible (child) || !(all || gtk_widget_get_child_visible (child)))
        continue;
      if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
        width = MAX (for_size, least_width (child));
      gtk_widget_measure (child, orientation, width, &min, &nat, NULL, NULL);
      *minimum = add ? *minimum + min + (n > 0 ? spacing : 0) : MAX (*minimum, min);
      *natural = add ? *natural + nat + (n > 0 ? spacing : 0) : MAX (*natural, nat);
      n++;
    }
}

/* Each as high as it wants to be at this width; where that is too much, the container is too low
 * anyway. */
static void
allocate_column (HpSteadyLayout *self, GtkWidget *widget, int width)
{
  GtkAllocation place = { 0, 0, width, 0 };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_visible (child))
        continue;
      place.width = MAX (width, least_width (child));
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, place.width, NULL, &place.height, NULL,
                          NULL);
      gtk_widget_size_allocate (child, &place, -1);
      place.y += place.height + self->spacing;
    }
}

static void
hp_steady_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                           int baseline)
{
  if (HP_STEADY_LAYOUT (manager)->spacing != OVER)
    {
      allocate_column (HP_STEADY_LAYOUT (manager), widget, width);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place = { 0, 0, width, height };
      int least;

      if (!gtk_widget_get_visible (child) || !gtk_widget_get_child_visible (child))
        continue;
      place.width = MAX (width, least_width (child));
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, place.width, &least, NULL, NULL, NULL);
      place.height = MAX (height, least);
      gtk_widget_size_allocate (child, &place, -1);
    }
}

static void
hp_steady_layout_class_init (HpSteadyLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = hp_steady_layout_get_request_mode;
  layout_class->measure = hp_steady_layout_measure;
  layout_class->allocate = hp_steady_layout_allocate;
}

static void
hp_steady_layout_init (HpSteadyLayout *self)
{
  self->spacing = OVER;
}

GtkLayoutManager *
hp_steady_layout_new (void)
{
  return g_object_new (HP_TYPE_STEADY_LAYOUT, NULL);
}

GtkLayoutManager *
hp_steady_layout_new_column (int spacing)
{
  HpSteadyLayout *self = g_object_new (HP_TYPE_STEADY_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}

/* What libadwaita's styles put between the labels of a row and of a group; a layout other than a
 * box's does not learn of it. */
#define ROW_SPACING 3
#define GROUP_SPACING 6

/* A column of labels with this class, which libadwaita's own styles know it by. */
static gboolean
is_label_box (GtkWidget *widget, const char *css_class)
{
  /* A box asks its layout for its orientation: not of one that has been here before. */
  return GTK_IS_BOX (widget) && gtk_widget_has_css_class (widget, css_class)
         && GTK_IS_BOX_LAYOUT (gtk_widget_get_layout_manager (widget))
         && gtk_orientable_get_orientation (GTK_ORIENTABLE (widget)) == GTK_ORIENTATION_VERTICAL;
}

static void
find_titles (GtkWidget *widget, gboolean in_row, gboolean in_group)
{
  int spacing = 0;

  in_row = in_row || ADW_IS_PREFERENCES_ROW (widget);
  in_group = in_group || ADW_IS_PREFERENCES_GROUP (widget);
  if (in_row && is_label_box (widget, "title"))
    spacing = ROW_SPACING;
  else if (in_group && is_label_box (widget, "labels"))
    spacing = GROUP_SPACING;
  if (spacing > 0)
    {
      gtk_widget_set_layout_manager (widget, hp_steady_layout_new_column (spacing));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_titles (child, in_row, in_group);
}

void
hp_steady_rows (GtkWidget *root)
{
  find_titles (root, FALSE, FALSE);
}
