/* hp-chart.h: a small picture of figures: bars, columns or a line.
 *
 * Readable in light and dark, at any size of text; a screen reader gets the summary sentence. The
 * texts beside the bars say everything that the colours say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gtk/gtk.h>
#include "engine/core/hp-util.h"

G_BEGIN_DECLS

#define HP_TYPE_CHART (hp_chart_get_type ())
G_DECLARE_FINAL_TYPE (HpChart, hp_chart, HP, CHART, GtkWidget)

typedef enum
{
  HP_CHART_BARS,    /* from left to right, one under the other: candidates */
  HP_CHART_COLUMNS, /* upright, side by side: turnout of the stations */
  HP_CHART_LINE,    /* points over time: the ward's turnout at each mark */
} HpChartKind;

typedef struct
{
  const char *label;  /* "1. Nông Thị Ánh", "12", "11:00" */
  const char *value;  /* the amount in words: "820 votes · 69,79 %" */
  gint64 amount;      /* in the unit of the scale; HP_MISSING = not known, nothing is drawn */
  gboolean highlight; /* drawn in full strength; the others paler */
} HpChartItem;

typedef struct
{
  HpChartKind kind;
  const char *summary;         /* one sentence that says what the picture shows */
  gint64 full;                 /* amount at the end of the scale; 0 = the largest amount */
  gint64 threshold;            /* a line across at this amount; HP_MISSING = none */
  const char *threshold_label; /* "majority: 588 votes"; may be NULL */
  const HpChartItem *items;
  guint n_items;
} HpChartData;

GtkWidget *hp_chart_new (void);

/* Shows @data, which is copied; NULL = nothing. */
void hp_chart_set (HpChart *chart, const HpChartData *data);

/* The item at a place in the widget; -1 where there is none (also for tests). */
int hp_chart_item_at (HpChart *chart, double x, double y);

/* Signal "activated" (int index): an item was clicked. Nothing is only reachable this way. */

G_END_DECLS
