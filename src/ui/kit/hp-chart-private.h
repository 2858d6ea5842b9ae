/* hp-chart-private.h: the chart as its drawing sees it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "ui/kit/hp-chart.h"

G_BEGIN_DECLS

#define HP_CHART_GAP 8
/* Height of columns and lines, in lines of text. */
#define HP_CHART_PLOT_LINES 6

struct _HpChart
{
  GtkWidget parent_instance;
  HpChartKind kind;
  gint64 full;
  gint64 threshold;
  char *threshold_label;
  GArray *items; /* of HpChartItem, with texts of its own */
  int widest[2]; /* label and value, pixels; -1 = not measured */
};

/* Where the amounts are drawn: from x to x + width, and from y downwards. */
typedef struct
{
  double x, y, width, height;
} HpChartPlot;

void hp_chart_plot (HpChart *chart, HpChartPlot *plot);
void hp_chart_draw (HpChart *chart, GtkSnapshot *snapshot);

/* Transfer full. */
PangoLayout *hp_chart_layout (HpChart *chart, const char *text);
int hp_chart_line_height (HpChart *chart);
int hp_chart_text_width (HpChart *chart, const char *text);

/* Above the plot: the words of the threshold, or of a column. */
int hp_chart_head_height (HpChart *chart);
/* A bar with its text; of columns, one line of the plot. */
int hp_chart_row_height (HpChart *chart);

G_END_DECLS
