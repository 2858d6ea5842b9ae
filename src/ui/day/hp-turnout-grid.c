/* hp-turnout-grid.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/day/hp-turnout-grid.h"

#include "engine/day/hp-turnout.h"
#include "engine/stations/hp-station.h"
#include "paper/kit/hp-words.h"
#include "ui/kit/hp-number-entry.h"
#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>

typedef struct
{
  int number;
  gint64 listed;
  GtkLabel *listed_label;
  GtkLabel *share;
  GPtrArray *entries; /* of HpNumberEntry, by mark; not owned */
} Row;

struct _HpTurnoutGrid
{
  GtkWidget parent_instance;
  GtkWidget *outer;
  GtkGrid *head;
  GtkGrid *body_grid;
  GtkGrid *foot;
  HpSession *session;
  HpBody body;
  GArray *marks;     /* of int */
  GPtrArray *rows;   /* of Row */
  GPtrArray *totals; /* of GtkLabel, by mark: sums */
  GPtrArray *shares; /* and percentages */
  GtkLabel *listed_total;
  GPtrArray *groups; /* GtkSizeGroup by column */
  gboolean quiet;
};

G_DEFINE_FINAL_TYPE (HpTurnoutGrid, hp_turnout_grid, GTK_TYPE_WIDGET)

enum
{
  FIGURE,
  TOTALS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
row_free (gpointer data)
{
  Row *row = data;

  g_ptr_array_unref (row->entries);
  g_free (row);
}

static gboolean
find (HpTurnoutGrid *self, HpNumberEntry *entry, guint *station, guint *mark)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = g_ptr_array_index (self->rows, i);

      if (g_ptr_array_find (row->entries, entry, mark))
        {
          *station = i;
          return TRUE;
        }
    }
  return FALSE;
}

static void
set_text (GtkLabel *label, char *text)
{
  if (g_strcmp0 (gtk_label_get_text (label), text) != 0)
    gtk_label_set_text (label, text);
  g_free (text);
}

static void
show_share (HpTurnoutGrid *self, const Row *row)
{
  gint64 last = HP_MISSING;

  for (guint m = 0; m < row->entries->len; m++)
    {
      gint64 value = hp_number_entry_get_value (g_ptr_array_index (row->entries, m));

      if (value != HP_MISSING)
        last = value;
    }
  set_text (row->share, hp_ui_percent (last, row->listed));
}

static void
show_total (HpTurnoutGrid *self, guint mark)
{
  gint64 voted = 0, listed = 0;
  gboolean any = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = g_ptr_array_index (self->rows, i);
      gint64 value = hp_number_entry_get_value (g_ptr_array_index (row->entries, mark));

      listed += row->listed != HP_MISSING ? row->listed : 0;
      voted += value != HP_MISSING ? value : 0;
      any |= value != HP_MISSING;
    }
  set_text (g_ptr_array_index (self->totals, mark), hp_ui_count (any ? voted : HP_MISSING));
  set_text (g_ptr_array_index (self->shares, mark),
            hp_ui_percent (any ? voted : HP_MISSING, listed));
  set_text (self->listed_total, hp_ui_count (listed));
}

static void
typed_cb (HpNumberEntry *entry, GParamSpec *pspec, HpTurnoutGrid *self)
{
  guint station, mark;

  if (self->quiet || !find (self, entry, &station, &mark))
    return;
  show_share (self, g_ptr_array_index (self->rows, station));
  show_total (self, mark);
  g_signal_emit (self, signals[TOTALS_CHANGED], 0);
}

static void
committed_cb (HpNumberEntry *entry, HpTurnoutGrid *self)
{
  guint station, mark;

  if (find (self, entry, &station, &mark))
    g_signal_emit (self, signals[FIGURE], 0,
                   ((Row *) g_ptr_array_index (self->rows, station))->number,
                   g_array_index (self->marks, int, mark), hp_number_entry_get_value (entry));
}

static gboolean
move_cb (HpNumberEntry *entry, int dx, int dy, HpTurnoutGrid *self)
{
  guint station, mark;
  int to;

  if (!find (self, entry, &station, &mark))
    return FALSE;
  to = (int) station + dy;
  if (to >= 0 && to < (int) self->rows->len)
    gtk_widget_grab_focus (
        g_ptr_array_index (((Row *) g_ptr_array_index (self->rows, to))->entries, mark));
  return TRUE;
}

static GtkWidget *
attach (HpTurnoutGrid *self, GtkGrid *grid, GtkWidget *widget, guint column, int row)
{
  while (self->groups->len <= column)
    g_ptr_array_add (self->groups, gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL));
  gtk_size_group_add_widget (g_ptr_array_index (self->groups, column), widget);
  gtk_grid_attach (grid, widget, (int) column, row, 1, 1);
  return widget;
}

static GtkWidget *
label (const char *text, float xalign, const char *css)
{
  GtkWidget *widget = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (widget), xalign);
  gtk_widget_add_css_class (widget, "hp-figure");
  if (css != NULL)
    gtk_widget_add_css_class (widget, css);
  return widget;
}

static void
clear (GtkGrid *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
}

static void
build_head_and_foot (HpTurnoutGrid *self)
{
  guint last = self->marks->len + 2;

  attach (self, self->head, label (_ ("Station"), 0.0f, "heading"), 0, 0);
  attach (self, self->head, label (_ ("Voters"), 1.0f, "heading"), 1, 0);
  attach (self, self->foot, label (_ ("Total"), 0.0f, "heading"), 0, 0);
  attach (self, self->foot, label (_ ("Share"), 0.0f, "heading"), 0, 1);
  self->listed_total = GTK_LABEL (attach (self, self->foot, label ("–", 1.0f, "heading"), 1, 0));
  for (guint m = 0; m < self->marks->len; m++)
    {
      g_autofree char *at = hp_minute_format (g_array_index (self->marks, int, m));

      attach (self, self->head, label (at, 1.0f, "heading"), m + 2, 0);
      g_ptr_array_add (self->totals,
                       attach (self, self->foot, label ("–", 1.0f, "heading"), m + 2, 0));
      g_ptr_array_add (self->shares, attach (self, self->foot, label ("–", 1.0f, NULL), m + 2, 1));
    }
  attach (self, self->head, label (_ ("Last share"), 1.0f, "heading"), last, 0);
}

static void
add_row (HpTurnoutGrid *self, const HpStation *s)
{
  Row *row = g_new0 (Row, 1);
  int at = (int) self->rows->len;
  g_autofree char *name = s->place != NULL && *s->place != '\0'
                              ? g_strdup_printf ("%d · %s", s->number, s->place)
                              : g_strdup_printf ("%d", s->number);
  GtkWidget *name_label = label (name, 0.0f, NULL);

  row->number = s->number;
  row->entries = g_ptr_array_new ();
  gtk_label_set_ellipsize (GTK_LABEL (name_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (name_label), 18);
  gtk_label_set_max_width_chars (GTK_LABEL (name_label), 26);
  gtk_widget_set_tooltip_text (name_label, name);
  attach (self, self->body_grid, name_label, 0, at);
  row->listed_label = GTK_LABEL (attach (self, self->body_grid, label ("", 1.0f, NULL), 1, at));
  for (guint m = 0; m < self->marks->len; m++)
    {
      g_autofree char *time = hp_minute_format (g_array_index (self->marks, int, m));
      g_autofree char *caption = g_strdup_printf (_ ("Station %d at %s"), s->number, time);
      GtkWidget *entry = hp_number_entry_new (caption);

      attach (self, self->body_grid, entry, m + 2, at);
      g_ptr_array_add (row->entries, entry);
      g_signal_connect_object (entry, "notify::value", G_CALLBACK (typed_cb), self, 0);
      g_signal_connect_object (entry, "committed", G_CALLBACK (committed_cb), self, 0);
      g_signal_connect_object (entry, "move", G_CALLBACK (move_cb), self, 0);
    }
  row->share =
      GTK_LABEL (attach (self, self->body_grid, label ("–", 1.0f, NULL), self->marks->len + 2, at));
  g_ptr_array_add (self->rows, row);
}

/* At most one field is being typed in; storing it may make all of them anew. */
static void
commit (HpTurnoutGrid *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = g_ptr_array_index (self->rows, i);

      for (guint m = 0; m < row->entries->len; m++)
        if (hp_number_entry_commit (g_ptr_array_index (row->entries, m)))
          return;
    }
}

void
hp_turnout_grid_build (HpTurnoutGrid *self, HpSession *session, HpBody body)
{
  HpDb *db = hp_session_get_db (session);
  g_autoptr (GPtrArray) stations = NULL;

  if (self->body == body)
    commit (self);
  stations = hp_stations_load (db, NULL);
  g_set_object (&self->session, session);
  self->body = body;
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->totals, 0);
  g_ptr_array_set_size (self->shares, 0);
  clear (self->head);
  clear (self->body_grid);
  clear (self->foot);
  g_ptr_array_set_size (self->groups, 0);
  g_clear_pointer (&self->marks, g_array_unref);
  self->marks = hp_turnout_marks (db, NULL);
  if (self->marks == NULL)
    self->marks = g_array_new (FALSE, FALSE, sizeof (int));
  build_head_and_foot (self);
  for (guint i = 0; stations != NULL && i < stations->len; i++)
    {
      const HpStation *s = g_ptr_array_index (stations, i);

      if (s->constituency[body] > 0 || s->listed[body] != HP_MISSING)
        add_row (self, s);
    }
  hp_turnout_grid_refresh (self);
}

/* What the checks say of the figures of one station, each at its field. */
static void
mark_row (HpTurnoutGrid *self, const Row *row)
{
  g_autofree HpTurnoutFigure *figures = g_new0 (HpTurnoutFigure, MAX (self->marks->len, 1));
  g_autoptr (GPtrArray) findings = hp_findings_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  for (guint m = 0; m < self->marks->len; m++)
    {
      figures[m].mark = g_array_index (self->marks, int, m);
      figures[m].voted = hp_number_entry_get_value (g_ptr_array_index (row->entries, m));
      figures[m].listed = row->listed;
      hp_number_entry_mark (g_ptr_array_index (row->entries, m), -1, NULL);
    }
  hp_turnout_check (figures, (int) self->marks->len,
                    hp_turnout_now (hp_session_get_election (self->session)->day, now), findings);
  for (guint i = 0; i < findings->len; i++)
    {
      const HpFinding *f = g_ptr_array_index (findings, i);
      g_autofree char *text = hp_words_finding (f);

      for (guint m = 0; m < self->marks->len; m++)
        if (g_array_index (self->marks, int, m) == (int) hp_finding_get_number (f, "mark", -1))
          hp_number_entry_mark (g_ptr_array_index (row->entries, m), (int) f->severity, text);
    }
}

static void
show_figures (HpTurnoutGrid *self, Row *row, GPtrArray *figures)
{
  for (guint m = 0; m < row->entries->len; m++)
    {
      HpNumberEntry *entry = g_ptr_array_index (row->entries, m);
      gint64 stored = HP_MISSING;

      for (guint i = 0; i < figures->len; i++)
        {
          const HpTurnout *t = g_ptr_array_index (figures, i);

          if (t->station == row->number && t->minute == g_array_index (self->marks, int, m))
            stored = t->voted;
        }
      if (hp_number_entry_get_value (entry) != stored)
        hp_number_entry_set_value (entry, stored);
    }
}

void
hp_turnout_grid_refresh (HpTurnoutGrid *self)
{
  HpDb *db = self->session != NULL ? hp_session_get_db (self->session) : NULL;
  g_autoptr (GPtrArray) figures = NULL;

  if (db == NULL || (figures = hp_turnout_load (db, self->body, NULL)) == NULL)
    return;
  self->quiet = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);
      gint64 id = hp_station_id (db, row->number);

      row->listed = hp_station_listed (db, id, self->body);
      set_text (row->listed_label, hp_ui_count (row->listed));
      show_figures (self, row, figures);
      show_share (self, row);
      mark_row (self, row);
    }
  for (guint m = 0; m < self->marks->len; m++)
    show_total (self, m);
  self->quiet = FALSE;
  g_signal_emit (self, signals[TOTALS_CHANGED], 0);
}

guint
hp_turnout_grid_n_stations (HpTurnoutGrid *self)
{
  return self->rows->len;
}

guint
hp_turnout_grid_n_marks (HpTurnoutGrid *self)
{
  return self->marks != NULL ? self->marks->len : 0;
}

int
hp_turnout_grid_mark (HpTurnoutGrid *self, guint i)
{
  return g_array_index (self->marks, int, i);
}

gint64
hp_turnout_grid_value (HpTurnoutGrid *self, guint station, guint mark)
{
  const Row *row = g_ptr_array_index (self->rows, station);

  return hp_number_entry_get_value (g_ptr_array_index (row->entries, mark));
}

int
hp_turnout_grid_station (HpTurnoutGrid *self, guint i, gint64 *listed)
{
  const Row *row = g_ptr_array_index (self->rows, i);

  *listed = row->listed;
  return row->number;
}

void
hp_turnout_grid_focus (HpTurnoutGrid *self, int station, int minute)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = g_ptr_array_index (self->rows, i);

      if (row->number != station)
        continue;
      for (guint m = 0; m < self->marks->len; m++)
        if (minute >= 0
                ? g_array_index (self->marks, int, m) == minute
                : hp_number_entry_get_value (g_ptr_array_index (row->entries, m)) == HP_MISSING)
          {
            gtk_widget_grab_focus (g_ptr_array_index (row->entries, m));
            return;
          }
    }
}

static void
hp_turnout_grid_dispose (GObject *object)
{
  HpTurnoutGrid *self = HP_TURNOUT_GRID (object);

  g_clear_pointer (&self->outer, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (hp_turnout_grid_parent_class)->dispose (object);
}

static void
hp_turnout_grid_finalize (GObject *object)
{
  HpTurnoutGrid *self = HP_TURNOUT_GRID (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->totals);
  g_ptr_array_unref (self->shares);
  g_ptr_array_unref (self->groups);
  g_clear_pointer (&self->marks, g_array_unref);
  G_OBJECT_CLASS (hp_turnout_grid_parent_class)->finalize (object);
}

static void
hp_turnout_grid_class_init (HpTurnoutGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hp_turnout_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = hp_turnout_grid_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[FIGURE] = g_signal_new ("figure", HP_TYPE_TURNOUT_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_INT, G_TYPE_INT64);
  signals[TOTALS_CHANGED] = g_signal_new ("totals-changed", HP_TYPE_TURNOUT_GRID, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkGrid *
new_grid (int margin)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  gtk_widget_set_margin_start (grid, 14);
  gtk_widget_set_margin_end (grid, 14);
  gtk_widget_set_margin_top (grid, margin);
  gtk_widget_set_margin_bottom (grid, margin);
  gtk_widget_set_valign (grid, GTK_ALIGN_START);
  return GTK_GRID (grid);
}

/* Heads and totals stay in sight while the stations scroll between them. */
static void
hp_turnout_grid_init (HpTurnoutGrid *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *inner = gtk_scrolled_window_new ();

  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->totals = g_ptr_array_new ();
  self->shares = g_ptr_array_new ();
  self->groups = g_ptr_array_new_with_free_func (g_object_unref);
  self->head = new_grid (6);
  self->body_grid = new_grid (3);
  self->foot = new_grid (8);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (inner), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (inner), GTK_WIDGET (self->body_grid));
  gtk_widget_set_vexpand (inner, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->head));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), inner);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->foot));
  self->outer = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->outer), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->outer), box);
  gtk_widget_set_vexpand (self->outer, TRUE);
  gtk_widget_set_parent (self->outer, GTK_WIDGET (self));
}

GtkWidget *
hp_turnout_grid_new (void)
{
  return g_object_new (HP_TYPE_TURNOUT_GRID, NULL);
}
