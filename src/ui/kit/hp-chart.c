/* hp-chart.c: what is shown, how large it is, and what is under the pointer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/kit/hp-chart-private.h"

#include <adwaita.h>

G_DEFINE_FINAL_TYPE (HpChart, hp_chart, GTK_TYPE_WIDGET)

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clear_items (HpChart *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      HpChartItem *item = &g_array_index (self->items, HpChartItem, i);

      g_free ((char *) item->label);
      g_free ((char *) item->value);
    }
  g_array_set_size (self->items, 0);
  g_clear_pointer (&self->threshold_label, g_free);
  self->threshold = HP_MISSING;
  self->widest[0] = self->widest[1] = -1;
}

void
hp_chart_set (HpChart *self, const HpChartData *data)
{
  gint64 largest = 0;

  g_return_if_fail (HP_IS_CHART (self));
  clear_items (self);
  if (data != NULL)
    {
      self->kind = data->kind;
      self->threshold = data->threshold;
      self->threshold_label = g_strdup (data->threshold_label);
      for (guint i = 0; i < data->n_items; i++)
        {
          HpChartItem item = data->items[i];

          item.label = g_strdup (item.label != NULL ? item.label : "");
          item.value = g_strdup (item.value != NULL ? item.value : "");
          if (item.amount != HP_MISSING)
            largest = MAX (largest, item.amount);
          g_array_append_val (self->items, item);
        }
      self->full = MAX (data->full > 0 ? data->full : largest, 1);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  data != NULL && data->summary != NULL ? data->summary : "", -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

PangoLayout *
hp_chart_layout (HpChart *self, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

int
hp_chart_line_height (HpChart *self)
{
  g_autoptr (PangoLayout) layout = hp_chart_layout (self, "Ặg");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

int
hp_chart_text_width (HpChart *self, const char *text)
{
  g_autoptr (PangoLayout) layout = hp_chart_layout (self, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static void
hp_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                  int *natural, int *minimum_baseline, int *natural_baseline)
{
  HpChart *self = HP_CHART (widget);
  int line = hp_chart_line_height (self);
  int rows = self->kind == HP_CHART_BARS ? (int) self->items->len : HP_CHART_PLOT_LINES;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 12 * line;
      *natural = 30 * line;
      return;
    }
  if (self->items->len == 0)
    rows = 0;
  *minimum = *natural = rows > 0 ? hp_chart_head_height (self) + rows * hp_chart_row_height (self)
                                       + (self->kind == HP_CHART_BARS ? 0 : line)
                                 : 0;
}

int
hp_chart_item_at (HpChart *self, double x, double y)
{
  HpChartPlot plot;
  int n = (int) self->items->len, at;

  if (n == 0)
    return -1;
  hp_chart_plot (self, &plot);
  if (self->kind == HP_CHART_BARS)
    at = y < plot.y ? -1 : (int) ((y - plot.y) / hp_chart_row_height (self));
  else
    at = x < plot.x ? -1 : (int) ((x - plot.x) / (plot.width / n));
  return at < n ? at : -1;
}

static gboolean
query_tooltip_cb (HpChart *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  int at = keyboard ? -1 : hp_chart_item_at (self, x, y);
  const HpChartItem *item;
  g_autofree char *text = NULL;

  if (at < 0)
    return FALSE;
  item = &g_array_index (self->items, HpChartItem, at);
  text = g_strdup_printf ("%s: %s", item->label, item->value);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, HpChart *self)
{
  int at = hp_chart_item_at (self, x, y);

  if (at >= 0)
    g_signal_emit (self, signals[ACTIVATED], 0, at);
}

static void
hp_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  hp_chart_draw (HP_CHART (widget), snapshot);
}

static void
hp_chart_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (hp_chart_parent_class)->css_changed (widget, change);
  HP_CHART (widget)->widest[0] = HP_CHART (widget)->widest[1] = -1;
  gtk_widget_queue_resize (widget);
}

static void
hp_chart_finalize (GObject *object)
{
  HpChart *self = HP_CHART (object);

  clear_items (self);
  g_array_unref (self->items);
  G_OBJECT_CLASS (hp_chart_parent_class)->finalize (object);
}

static void
hp_chart_class_init (HpChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hp_chart_finalize;
  widget_class->measure = hp_chart_measure;
  widget_class->snapshot = hp_chart_snapshot;
  widget_class->css_changed = hp_chart_css_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  signals[ACTIVATED] = g_signal_new ("activated", HP_TYPE_CHART, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
hp_chart_init (HpChart *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->items = g_array_new (FALSE, TRUE, sizeof (HpChartItem));
  self->threshold = HP_MISSING;
  self->widest[0] = self->widest[1] = -1;
  self->full = 1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

GtkWidget *
hp_chart_new (void)
{
  return g_object_new (HP_TYPE_CHART, NULL);
}
