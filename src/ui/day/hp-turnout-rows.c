/* hp-turnout-rows.c: the stations of the grid: their figures and, once made, their fields.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/day/hp-turnout.h"
#include "paper/kit/hp-words.h"
#include "ui/day/hp-turnout-grid-private.h"
#include "ui/kit/hp-number-entry.h"
#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>

void
hp_turnout_row_free (gpointer data)
{
  HpTurnoutRow *row = data;

  g_ptr_array_unref (row->entries);
  g_array_unref (row->values);
  g_free (row->name);
  g_free (row);
}

gint64
hp_turnout_row_value (const HpTurnoutRow *row, guint mark)
{
  return g_array_index (row->values, gint64, mark);
}

static gboolean
is_made (const HpTurnoutRow *row)
{
  return row->share != NULL;
}

void
hp_turnout_set_text (GtkLabel *label, char *text)
{
  if (g_strcmp0 (gtk_label_get_text (label), text) != 0)
    gtk_label_set_text (label, text);
  g_free (text);
}

void
hp_turnout_row_show_share (const HpTurnoutRow *row)
{
  gint64 last = HP_MISSING;

  for (guint m = 0; m < row->values->len; m++)
    if (hp_turnout_row_value (row, m) != HP_MISSING)
      last = hp_turnout_row_value (row, m);
  hp_turnout_set_text (row->share, hp_ui_percent (last, row->listed));
}

/* Rows below the first need no say in how wide a column is: their texts have the same room. */
GtkWidget *
hp_turnout_attach (HpTurnoutGrid *self, GtkGrid *grid, GtkWidget *widget, guint column, int row)
{
  while (self->groups->len <= column)
    g_ptr_array_add (self->groups, gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL));
  if (grid != self->body_grid || row == 0)
    gtk_size_group_add_widget (g_ptr_array_index (self->groups, column), widget);
  gtk_grid_attach (grid, widget, (int) column, row, 1, 1);
  return widget;
}

GtkWidget *
hp_turnout_label (const char *text, float xalign, const char *css)
{
  GtkWidget *widget = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (widget), xalign);
  gtk_widget_add_css_class (widget, "hp-figure");
  if (css != NULL)
    gtk_widget_add_css_class (widget, css);
  return widget;
}

void
hp_turnout_row_add (HpTurnoutGrid *self, const HpStation *s)
{
  HpTurnoutRow *row = g_new0 (HpTurnoutRow, 1);
  const gint64 missing = HP_MISSING;

  row->number = s->number;
  row->name = s->place != NULL && *s->place != '\0'
                  ? g_strdup_printf ("%d · %s", s->number, s->place)
                  : g_strdup_printf ("%d", s->number);
  row->day = hp_turnout_day (hp_session_get_election (self->session)->day, s->day);
  row->listed = HP_MISSING;
  row->values = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint m = 0; m < self->marks->len; m++)
    g_array_append_val (row->values, missing);
  row->entries = g_ptr_array_new ();
  g_ptr_array_add (self->rows, row);
}

static GtkLabel *
row_label (HpTurnoutGrid *self, const char *text, int chars, guint column, int at)
{
  GtkWidget *widget = hp_turnout_label (text, column == 0 ? 0.0f : 1.0f, NULL);

  gtk_label_set_width_chars (GTK_LABEL (widget), chars);
  gtk_label_set_max_width_chars (GTK_LABEL (widget), chars);
  return GTK_LABEL (hp_turnout_attach (self, self->body_grid, widget, column, at));
}

void
hp_turnout_row_make (HpTurnoutGrid *self, HpTurnoutRow *row, int at)
{
  GtkLabel *name = row_label (self, row->name, 26, 0, at);

  gtk_label_set_ellipsize (name, PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (GTK_WIDGET (name), row->name);
  row->listed_label = row_label (self, "", 7, 1, at);
  for (guint m = 0; m < self->marks->len; m++)
    {
      g_autofree char *time = hp_minute_format (g_array_index (self->marks, int, m));
      g_autofree char *caption = g_strdup_printf (_ ("Station %d at %s"), row->number, time);
      GtkWidget *entry = hp_number_entry_new (caption);

      hp_turnout_attach (self, self->body_grid, entry, m + 2, at);
      g_ptr_array_add (row->entries, entry);
    }
  row->share = row_label (self, "–", 8, self->marks->len + 2, at);
}

/* What the checks say of the figures of one station, each at its field. */
static void
mark_row (HpTurnoutGrid *self, const HpTurnoutRow *row)
{
  g_autofree HpTurnoutFigure *figures = g_new0 (HpTurnoutFigure, MAX (self->marks->len, 1));
  g_autofree const HpFinding **at = g_new0 (const HpFinding *, MAX (self->marks->len, 1));
  g_autoptr (GPtrArray) findings = hp_findings_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  for (guint m = 0; m < self->marks->len; m++)
    {
      figures[m].mark = g_array_index (self->marks, int, m);
      figures[m].voted = hp_turnout_row_value (row, m);
      figures[m].listed = row->listed;
    }
  hp_turnout_check (figures, (int) self->marks->len, hp_turnout_now (row->day, now), findings);
  for (guint i = 0; i < findings->len; i++)
    for (guint m = 0; m < self->marks->len; m++)
      if (g_array_index (self->marks, int, m)
          == (int) hp_finding_get_number (g_ptr_array_index (findings, i), "mark", -1))
        at[m] = g_ptr_array_index (findings, i);
  for (guint m = 0; m < self->marks->len; m++)
    {
      g_autofree char *text = at[m] != NULL ? hp_words_finding (at[m]) : NULL;

      hp_number_entry_mark (g_ptr_array_index (row->entries, m),
                            at[m] != NULL ? (int) at[m]->severity : -1, text);
    }
}

void
hp_turnout_row_show (HpTurnoutGrid *self, const HpTurnoutRow *row)
{
  if (!is_made (row))
    return;
  hp_turnout_set_text (row->listed_label, hp_ui_count (row->listed));
  for (guint m = 0; m < row->entries->len; m++)
    {
      HpNumberEntry *entry = g_ptr_array_index (row->entries, m);

      if (hp_number_entry_get_value (entry) != hp_turnout_row_value (row, m))
        hp_number_entry_set_value (entry, hp_turnout_row_value (row, m));
    }
  hp_turnout_row_show_share (row);
  mark_row (self, row);
}

void
hp_turnout_rows_read (HpTurnoutGrid *self, HpDb *db, GPtrArray *figures)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      HpTurnoutRow *row = g_ptr_array_index (self->rows, i);

      row->listed = hp_station_listed (db, hp_station_id (db, row->number), self->body);
      for (guint m = 0; m < row->values->len; m++)
        g_array_index (row->values, gint64, m) = HP_MISSING;
      for (guint f = 0; f < figures->len; f++)
        {
          const HpTurnout *t = g_ptr_array_index (figures, f);

          for (guint m = 0; t->station == row->number && m < row->values->len; m++)
            if (t->minute == g_array_index (self->marks, int, m))
              g_array_index (row->values, gint64, m) = t->voted;
        }
    }
}
