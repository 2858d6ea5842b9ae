/* hp-chart-draw.c: how a chart is drawn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/kit/hp-chart-private.h"

#include <adwaita.h>

/* The colours of libadwaita's palette; GTK 4.8 gives widgets no other way to theirs that lasts. */
typedef struct
{
  GdkRGBA text, dim, track, bar, pale, mark;
} Colours;

static void
take_colours (Colours *c)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  gdk_rgba_parse (&c->text, dark ? "#ffffff" : "rgba(0,0,0,0.85)");
  gdk_rgba_parse (&c->dim, dark ? "rgba(255,255,255,0.7)" : "rgba(0,0,0,0.6)");
  gdk_rgba_parse (&c->track, dark ? "rgba(255,255,255,0.1)" : "rgba(0,0,0,0.07)");
  gdk_rgba_parse (&c->bar, dark ? "#78aeed" : "#1c71d8");
  gdk_rgba_parse (&c->pale, dark ? "rgba(255,255,255,0.38)" : "rgba(0,0,0,0.3)");
  gdk_rgba_parse (&c->mark, dark ? "#f8e45c" : "#a51d2d");
}

int
hp_chart_head_height (HpChart *self)
{
  if (self->kind != HP_CHART_BARS)
    return hp_chart_line_height (self) * 3 / 2;
  return self->threshold_label != NULL ? hp_chart_line_height (self) + 4 : 0;
}

int
hp_chart_row_height (HpChart *self)
{
  int line = hp_chart_line_height (self);

  return self->kind == HP_CHART_BARS ? line + line / 2 : line;
}

/* The widest label or value; measured once, which takes longer than drawing. */
static int
widest (HpChart *self, gboolean value)
{
  int *width = &self->widest[value ? 1 : 0];

  if (*width >= 0)
    return *width;
  *width = 0;
  for (guint i = 0; i < self->items->len; i++)
    {
      const HpChartItem *item = &g_array_index (self->items, HpChartItem, i);

      *width = MAX (*width, hp_chart_text_width (self, value ? item->value : item->label));
    }
  return *width;
}

void
hp_chart_plot (HpChart *self, HpChartPlot *plot)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int line = hp_chart_line_height (self);

  plot->y = hp_chart_head_height (self);
  if (self->kind == HP_CHART_BARS)
    {
      int value = widest (self, TRUE);
      /* Names give way before figures do, and the bars keep a fifth of the width. */
      int label = MIN (widest (self, FALSE), MAX (width - value - width / 5 - 2 * HP_CHART_GAP, 0));

      plot->x = label + HP_CHART_GAP;
      plot->width = MAX (width - plot->x - value - HP_CHART_GAP, 1);
      plot->height = self->items->len * hp_chart_row_height (self);
    }
  else
    {
      plot->x = 0;
      plot->width = MAX (width, 1);
      plot->height = MAX (height - plot->y - line, 1);
    }
}

static void
draw_text (HpChart *self, GtkSnapshot *snapshot, const char *text, double x, double y, double width,
           PangoAlignment alignment, const GdkRGBA *colour)
{
  g_autoptr (PangoLayout) layout = hp_chart_layout (self, text);

  pango_layout_set_width (layout, (int) (MAX (width, 1) * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, alignment);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
fill (GtkSnapshot *snapshot, const GdkRGBA *colour, double x, double y, double width, double height)
{
  if (width > 0 && height > 0)
    gtk_snapshot_append_color (
        snapshot, colour,
        &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

/* The part of the scale that an amount takes, 0…1. */
static double
share (HpChart *self, gint64 amount)
{
  return amount == HP_MISSING ? 0 : CLAMP ((double) amount / (double) self->full, 0.0, 1.0);
}

static void
draw_bars (HpChart *self, GtkSnapshot *snapshot, const HpChartPlot *plot, const Colours *c)
{
  int row = hp_chart_row_height (self), line = hp_chart_line_height (self);
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  for (guint i = 0; i < self->items->len; i++)
    {
      const HpChartItem *item = &g_array_index (self->items, HpChartItem, i);
      double y = plot->y + i * row, text = y + (row - line) / 2.0;
      double after = plot->x + plot->width + HP_CHART_GAP;

      draw_text (self, snapshot, item->label, 0, text, plot->x - HP_CHART_GAP, PANGO_ALIGN_LEFT,
                 &c->text);
      fill (snapshot, &c->track, plot->x, y + row / 6.0, plot->width, row * 2 / 3.0);
      fill (snapshot, item->highlight ? &c->bar : &c->pale, plot->x, y + row / 6.0,
            plot->width * share (self, item->amount), row * 2 / 3.0);
      draw_text (self, snapshot, item->value, after, text, width - after, PANGO_ALIGN_RIGHT,
                 &c->text);
    }
}

/* Every how manyth label fits side by side. */
static guint
label_step (HpChart *self, double slot)
{
  return (guint) MAX (1, (int) ((widest (self, FALSE) + HP_CHART_GAP) / MAX (slot, 1)) + 1);
}

static void
draw_axis (HpChart *self, GtkSnapshot *snapshot, const HpChartPlot *plot, const Colours *c)
{
  double slot = plot->width / self->items->len, bottom = plot->y + plot->height;
  guint step = widest (self, FALSE) < slot ? 1 : label_step (self, slot);

  fill (snapshot, &c->dim, plot->x, bottom, plot->width, 1);
  for (guint i = 0; i < self->items->len; i += step)
    {
      const HpChartItem *item = &g_array_index (self->items, HpChartItem, i);
      double room = slot * step;
      double x =
          CLAMP (plot->x + (i + 0.5) * slot - room / 2, plot->x, plot->x + plot->width - room);

      draw_text (self, snapshot, item->label, x, bottom + 1, room, PANGO_ALIGN_CENTER, &c->dim);
    }
}

static void
draw_column_value (HpChart *self, GtkSnapshot *snapshot, const HpChartPlot *plot, guint i, double y,
                   const Colours *c)
{
  const HpChartItem *item = &g_array_index (self->items, HpChartItem, i);
  double slot = plot->width / self->items->len;

  if (widest (self, TRUE) + 2 <= slot)
    draw_text (self, snapshot, item->value, plot->x + i * slot, y - hp_chart_line_height (self),
               slot, PANGO_ALIGN_CENTER, &c->text);
}

static void
draw_columns (HpChart *self, GtkSnapshot *snapshot, const HpChartPlot *plot, const Colours *c)
{
  double slot = plot->width / self->items->len, width = MIN (slot * 0.7, 64);

  for (guint i = 0; i < self->items->len; i++)
    {
      const HpChartItem *item = &g_array_index (self->items, HpChartItem, i);
      double height = plot->height * share (self, item->amount);
      double y = plot->y + plot->height - height;

      fill (snapshot, item->highlight ? &c->bar : &c->pale, plot->x + i * slot + (slot - width) / 2,
            y, width, height);
      draw_column_value (self, snapshot, plot, i, y, c);
    }
  draw_axis (self, snapshot, plot, c);
}

static void
draw_line (HpChart *self, GtkSnapshot *snapshot, const HpChartPlot *plot, const Colours *c)
{
  double slot = plot->width / self->items->len;
  gboolean joined = FALSE;
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (GTK_WIDGET (self)),
                                     (float) gtk_widget_get_height (GTK_WIDGET (self))));

  gdk_cairo_set_source_rgba (cr, &c->bar);
  cairo_set_line_width (cr, 2.5);
  for (guint i = 0; i < self->items->len; i++)
    {
      const HpChartItem *item = &g_array_index (self->items, HpChartItem, i);
      double x = plot->x + (i + 0.5) * slot;
      double y = plot->y + plot->height * (1 - share (self, item->amount));

      if (item->amount == HP_MISSING)
        joined = FALSE;
      else if (joined)
        cairo_line_to (cr, x, y);
      else
        cairo_move_to (cr, x, y);
      joined = item->amount != HP_MISSING;
    }
  cairo_stroke (cr);
  for (guint i = 0; i < self->items->len; i++)
    {
      const HpChartItem *item = &g_array_index (self->items, HpChartItem, i);
      double y = plot->y + plot->height * (1 - share (self, item->amount));

      if (item->amount == HP_MISSING)
        continue;
      cairo_arc (cr, plot->x + (i + 0.5) * slot, y, item->highlight ? 5 : 4, 0, 2 * G_PI);
      cairo_fill (cr);
      draw_column_value (self, snapshot, plot, i, y - 6, c);
    }
  cairo_destroy (cr);
  draw_axis (self, snapshot, plot, c);
}

static void
draw_threshold (HpChart *self, GtkSnapshot *snapshot, const HpChartPlot *plot, const Colours *c)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  double at = share (self, self->threshold);

  if (self->threshold == HP_MISSING)
    return;
  if (self->kind == HP_CHART_BARS)
    {
      double x = plot->x + plot->width * at;
      int text =
          self->threshold_label != NULL ? hp_chart_text_width (self, self->threshold_label) + 2 : 0;

      fill (snapshot, &c->mark, x - 1, plot->y - 2, 2, plot->height + 4);
      if (text > 0)
        draw_text (self, snapshot, self->threshold_label,
                   CLAMP (x - text / 2.0, 0, MAX (width - text, 0)), 0, MIN (text, width),
                   PANGO_ALIGN_CENTER, &c->text);
      return;
    }
  fill (snapshot, &c->mark, plot->x, plot->y + plot->height * (1 - at) - 1, plot->width, 2);
  if (self->threshold_label != NULL)
    draw_text (self, snapshot, self->threshold_label, plot->x,
               plot->y + plot->height * (1 - at) + 2, plot->width, PANGO_ALIGN_RIGHT, &c->text);
}

void
hp_chart_draw (HpChart *self, GtkSnapshot *snapshot)
{
  HpChartPlot plot;
  Colours colours;

  if (self->items->len == 0)
    return;
  hp_chart_plot (self, &plot);
  take_colours (&colours);
  switch (self->kind)
    {
    case HP_CHART_COLUMNS:
      draw_columns (self, snapshot, &plot, &colours);
      break;
    case HP_CHART_LINE:
      draw_line (self, snapshot, &plot, &colours);
      break;
    case HP_CHART_BARS:
    default:
      draw_bars (self, snapshot, &plot, &colours);
    }
  draw_threshold (self, snapshot, &plot, &colours);
}
