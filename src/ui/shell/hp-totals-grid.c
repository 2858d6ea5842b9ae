/* hp-totals-grid.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/shell/hp-totals-grid.h"

#include "engine/day/hp-turnout.h"
#include "engine/session/hp-overview.h"
#include "paper/kit/hp-words.h"
#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>

enum
{
  ROW_LISTED,
  ROW_MEN,
  ROW_WOMEN,
  ROW_TURNOUT,
  ROW_PERCENT,
  ROW_VALID,
  ROW_SEALED,
  N_ROWS
};

static char *
figure (const HpOverviewBody *o, int row)
{
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  switch (row)
    {
    case ROW_LISTED:
      return hp_ui_count (o->listed);
    case ROW_MEN:
      return hp_ui_count (o->men + o->women > 0 ? o->men : HP_MISSING);
    case ROW_WOMEN:
      return hp_ui_count (o->men + o->women > 0 ? o->women : HP_MISSING);
    case ROW_TURNOUT:
      return hp_ui_count (o->mark >= 0 ? o->voted : HP_MISSING);
    case ROW_PERCENT:
      return hp_ui_percent (o->mark >= 0 ? o->voted : HP_MISSING, o->voted_of);
    case ROW_VALID:
      return hp_ui_count (o->valid);
    default:
      a = hp_ui_count (o->sealed);
      b = hp_ui_count (o->stations);
      return g_strdup_printf ("%s/%s", a, b);
    }
}

/* "Voted at 22:00 (7 of 8 stations)": one line for all bodies where they agree. */
static char *
turnout_title (GArray *bodies)
{
  int mark = -1, figures = 0, stations = 0;
  g_autofree char *time = NULL;

  for (guint i = 0; i < bodies->len; i++)
    {
      const HpOverviewBody *o = &g_array_index (bodies, HpOverviewBody, i);

      if (o->mark > mark)
        {
          mark = o->mark;
          figures = o->figures;
          stations = o->stations;
        }
    }
  if (mark < 0)
    return g_strdup (_ ("Voted"));
  time = hp_minute_format (mark);
  return figures < stations
             ? g_strdup_printf (_ ("Voted at %s (%d of %d stations)"), time, figures, stations)
             : g_strdup_printf (_ ("Voted at %s"), time);
}

static GtkWidget *
add (GtkWidget *grid, const char *text, int column, int row, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0.0f : 1.0f);
  gtk_widget_set_hexpand (label, column == 0);
  if (column > 0)
    gtk_widget_add_css_class (label, "hp-figure");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
  return label;
}

static const char *
row_title (int row)
{
  static const char *const titles[N_ROWS] = {
    [ROW_LISTED] = N_ ("Voters listed"), [ROW_MEN] = N_ ("Men"),
    [ROW_WOMEN] = N_ ("Women"),          [ROW_PERCENT] = N_ ("Turnout"),
    [ROW_VALID] = N_ ("Valid ballots"),  [ROW_SEALED] = N_ ("Tallies sealed"),
  };

  return titles[row] != NULL ? _ (titles[row]) : "";
}

GtkWidget *
hp_totals_grid_new (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_widget_add_css_class (grid, "card");
  gtk_widget_add_css_class (grid, "hp-totals");
  hp_ui_name (grid, _ ("Totals of the ward"), FALSE);
  return grid;
}

void
hp_totals_grid_set (GtkWidget *grid, GArray *bodies)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (grid)) != NULL)
    gtk_grid_remove (GTK_GRID (grid), child);
  for (int row = 0; row < N_ROWS; row++)
    {
      g_autofree char *turnout = turnout_title (bodies);

      add (grid, row == ROW_TURNOUT ? turnout : row_title (row), 0, row + 1, "dim-label");
    }
  for (guint i = 0; i < bodies->len; i++)
    {
      const HpOverviewBody *o = &g_array_index (bodies, HpOverviewBody, i);

      add (grid, hp_words_body (o->body, FALSE), i + 1, 0, "heading");
      for (int row = 0; row < N_ROWS; row++)
        {
          g_autofree char *text = figure (o, row);
          GtkWidget *label = add (grid, text, i + 1, row + 1, NULL);
          g_autofree char *name =
              g_strdup_printf ("%s, %s: %s", hp_words_body (o->body, TRUE),
                               row == ROW_TURNOUT ? _ ("Voted") : row_title (row), text);

          hp_ui_name (label, name, FALSE);
        }
    }
}
