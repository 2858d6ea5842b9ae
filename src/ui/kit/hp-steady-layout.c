/* hp-steady-layout.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/kit/hp-steady-layout.h"

struct _HpSteadyLayout
{
  GtkLayoutManager parent_instance;
};

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
      *minimum = MAX (*minimum, min);
      *natural = MAX (*natural, nat);
    }
}

static void
hp_steady_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                           int baseline)
{
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
}

GtkLayoutManager *
hp_steady_layout_new (void)
{
  return g_object_new (HP_TYPE_STEADY_LAYOUT, NULL);
}
