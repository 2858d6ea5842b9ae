/* hp-turnout-grid.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/day/hp-turnout-grid-private.h"

#include "engine/day/hp-turnout.h"
#include "ui/kit/hp-number-entry.h"
#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>

#define AT_ONCE 20 /* rows that fill a tall window */
#define PER_TURN 1 /* and then so many at a time: a row of fields takes some milliseconds */

G_DEFINE_FINAL_TYPE (HpTurnoutGrid, hp_turnout_grid, GTK_TYPE_WIDGET)

enum
{
  FIGURE,
  TOTALS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
find (HpTurnoutGrid *self, HpNumberEntry *entry, guint *station, guint *mark)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const HpTurnoutRow *row = g_ptr_array_index (self->rows, i);

      if (g_ptr_array_find (row->entries, entry, mark))
        {
          *station = i;
          return TRUE;
        }
    }
  return FALSE;
}

static void
show_total (HpTurnoutGrid *self, guint mark)
{
  gint64 voted = 0, listed = 0;
  gboolean any = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const HpTurnoutRow *row = g_ptr_array_index (self->rows, i);
      gint64 value = hp_turnout_row_value (row, mark);

      listed += row->listed != HP_MISSING ? row->listed : 0;
      voted += value != HP_MISSING ? value : 0;
      any |= value != HP_MISSING;
    }
  hp_turnout_set_text (g_ptr_array_index (self->totals, mark),
                       hp_ui_count (any ? voted : HP_MISSING));
  hp_turnout_set_text (g_ptr_array_index (self->shares, mark),
                       hp_ui_percent (any ? voted : HP_MISSING, listed));
  hp_turnout_set_text (self->listed_total, hp_ui_count (listed));
}

static void
typed_cb (HpNumberEntry *entry, GParamSpec *pspec, HpTurnoutGrid *self)
{
  guint station, mark;

  HpTurnoutRow *row;

  if (self->quiet || !find (self, entry, &station, &mark))
    return;
  row = g_ptr_array_index (self->rows, station);
  g_array_index (row->values, gint64, mark) = hp_number_entry_get_value (entry);
  hp_turnout_row_show_share (row);
  show_total (self, mark);
  g_signal_emit (self, signals[TOTALS_CHANGED], 0);
}

static void
committed_cb (HpNumberEntry *entry, HpTurnoutGrid *self)
{
  guint station, mark;

  if (find (self, entry, &station, &mark))
    g_signal_emit (self, signals[FIGURE], 0,
                   ((HpTurnoutRow *) g_ptr_array_index (self->rows, station))->number,
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
  if (to >= 0 && to < (int) self->n_made)
    gtk_widget_grab_focus (
        g_ptr_array_index (((HpTurnoutRow *) g_ptr_array_index (self->rows, to))->entries, mark));
  return TRUE;
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

  hp_turnout_attach (self, self->head, hp_turnout_label (_ ("Station"), 0.0f, "heading"), 0, 0);
  hp_turnout_attach (self, self->head, hp_turnout_label (_ ("Voters"), 1.0f, "heading"), 1, 0);
  hp_turnout_attach (self, self->foot, hp_turnout_label (_ ("Total"), 0.0f, "heading"), 0, 0);
  hp_turnout_attach (self, self->foot, hp_turnout_label (_ ("Share"), 0.0f, "heading"), 0, 1);
  self->listed_total = GTK_LABEL (
      hp_turnout_attach (self, self->foot, hp_turnout_label ("–", 1.0f, "heading"), 1, 0));
  for (guint m = 0; m < self->marks->len; m++)
    {
      g_autofree char *at = hp_minute_format (g_array_index (self->marks, int, m));

      hp_turnout_attach (self, self->head, hp_turnout_label (at, 1.0f, "heading"), m + 2, 0);
      g_ptr_array_add (
          self->totals,
          hp_turnout_attach (self, self->foot, hp_turnout_label ("–", 1.0f, "heading"), m + 2, 0));
      g_ptr_array_add (
          self->shares,
          hp_turnout_attach (self, self->foot, hp_turnout_label ("–", 1.0f, NULL), m + 2, 1));
    }
  hp_turnout_attach (self, self->head, hp_turnout_label (_ ("Last share"), 1.0f, "heading"), last,
                     0);
}

/* At most one field is being typed in; storing it may make all of them anew. */
static void
commit (HpTurnoutGrid *self)
{
  for (guint i = 0; i < self->n_made; i++)
    {
      const HpTurnoutRow *row = g_ptr_array_index (self->rows, i);

      for (guint m = 0; m < row->entries->len; m++)
        if (hp_number_entry_commit (g_ptr_array_index (row->entries, m)))
          return;
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
  hp_turnout_rows_read (self, db, figures);
  for (guint i = 0; i < self->rows->len; i++)
    hp_turnout_row_show (self, g_ptr_array_index (self->rows, i));
  for (guint m = 0; m < self->marks->len; m++)
    show_total (self, m);
  self->quiet = FALSE;
  g_signal_emit (self, signals[TOTALS_CHANGED], 0);
}

static void
connect_entry (HpTurnoutGrid *self, GtkWidget *entry)
{
  g_signal_connect_object (entry, "notify::value", G_CALLBACK (typed_cb), self, 0);
  g_signal_connect_object (entry, "committed", G_CALLBACK (committed_cb), self, 0);
  g_signal_connect_object (entry, "move", G_CALLBACK (move_cb), self, 0);
}

/* Makes the fields of the stations up to the one at @last. */
static void
make_up_to (HpTurnoutGrid *self, guint last)
{
  for (; self->n_made < self->rows->len && self->n_made <= last; self->n_made++)
    {
      HpTurnoutRow *row = g_ptr_array_index (self->rows, self->n_made);

      hp_turnout_row_make (self, row, (int) self->n_made);
      for (guint m = 0; m < row->entries->len; m++)
        connect_entry (self, g_ptr_array_index (row->entries, m));
      self->quiet = TRUE;
      hp_turnout_row_show (self, row);
      self->quiet = FALSE;
    }
}

static gboolean
make_more_cb (gpointer data)
{
  HpTurnoutGrid *self = data;

  make_up_to (self, self->n_made + PER_TURN - 1);
  if (self->n_made < self->rows->len)
    return G_SOURCE_CONTINUE;
  self->make_idle = 0;
  return G_SOURCE_REMOVE;
}

static void
clear_all (HpTurnoutGrid *self)
{
  g_clear_handle_id (&self->make_idle, g_source_remove);
  self->n_made = 0;
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->totals, 0);
  g_ptr_array_set_size (self->shares, 0);
  clear (self->head);
  clear (self->body_grid);
  clear (self->foot);
  g_ptr_array_set_size (self->groups, 0);
  g_clear_pointer (&self->marks, g_array_unref);
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
  clear_all (self);
  self->marks = hp_turnout_marks (db, NULL);
  if (self->marks == NULL)
    self->marks = g_array_new (FALSE, FALSE, sizeof (int));
  build_head_and_foot (self);
  for (guint i = 0; stations != NULL && i < stations->len; i++)
    {
      const HpStation *s = g_ptr_array_index (stations, i);

      if (s->constituency[body] > 0 || s->listed[body] != HP_MISSING)
        hp_turnout_row_add (self, s);
    }
  hp_turnout_grid_refresh (self);
  make_up_to (self, AT_ONCE - 1);
  if (self->n_made < self->rows->len)
    self->make_idle = g_idle_add (make_more_cb, self);
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
  return hp_turnout_row_value (g_ptr_array_index (self->rows, station), mark);
}

int
hp_turnout_grid_station (HpTurnoutGrid *self, guint i, gint64 *listed)
{
  const HpTurnoutRow *row = g_ptr_array_index (self->rows, i);

  *listed = row->listed;
  return row->number;
}

/* A field that was made just now has no place before the next frame is laid out, and the focus
 * alone scrolls to where it is not. */
static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  HpTurnoutGrid *self = HP_TURNOUT_GRID (widget);
  GtkWidget *body = GTK_WIDGET (self->body_grid);
  GtkWidget *scroller = gtk_widget_get_ancestor (body, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  graphene_rect_t box;
  double top;

  if (self->sought != NULL && gtk_widget_get_mapped (widget)
      && gtk_widget_get_height (self->sought) == 0)
    return G_SOURCE_CONTINUE;
  if (self->sought != NULL
      && gtk_widget_compute_bounds (self->sought, gtk_widget_get_parent (body), &box))
    {
      top = gtk_adjustment_get_value (down) + box.origin.y;
      gtk_adjustment_clamp_page (down, top, top + box.size.height);
    }
  g_clear_weak_pointer (&self->sought);
  return G_SOURCE_REMOVE;
}

static void
seek (HpTurnoutGrid *self, GtkWidget *entry)
{
  gtk_widget_grab_focus (entry);
  if (gtk_widget_get_height (entry) > 0)
    return;
  if (self->sought == NULL)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
  g_set_weak_pointer (&self->sought, entry);
}

void
hp_turnout_grid_focus (HpTurnoutGrid *self, int station, int minute)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const HpTurnoutRow *row = g_ptr_array_index (self->rows, i);

      if (row->number != station)
        continue;
      for (guint m = 0; m < self->marks->len; m++)
        if (minute >= 0 ? g_array_index (self->marks, int, m) == minute
                        : hp_turnout_row_value (row, m) == HP_MISSING)
          {
            make_up_to (self, i);
            seek (self, g_ptr_array_index (row->entries, m));
            return;
          }
    }
}

static void
hp_turnout_grid_dispose (GObject *object)
{
  HpTurnoutGrid *self = HP_TURNOUT_GRID (object);

  g_clear_handle_id (&self->make_idle, g_source_remove);
  g_clear_weak_pointer (&self->sought);
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

  self->rows = g_ptr_array_new_with_free_func (hp_turnout_row_free);
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
