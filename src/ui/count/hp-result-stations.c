/* hp-result-stations.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/count/hp-result-stations.h"

#include "engine/candidates/hp-candidate.h"
#include "engine/core/hp-text.h"
#include "paper/kit/hp-words.h"
#include "ui/kit/hp-table-view.h"
#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>
#include <math.h>

/* Figures of a tally that have a column, in the order of the paper; the candidates follow. */
static const HpTallyField fields[] = { HP_TALLY_LISTED,    HP_TALLY_VOTED, HP_TALLY_ISSUED,
                                       HP_TALLY_COLLECTED, HP_TALLY_VALID, HP_TALLY_INVALID };

#define FIRST_FIGURE 2
#define FIRST_CANDIDATE (FIRST_FIGURE + (int) G_N_ELEMENTS (fields))
/* Rows before the stations, by their ids. */
#define QUERY_ROW -1
#define WALK_ROW -2
#define SHOWN_ROWS 12

struct _HpResultStations
{
  GtkWidget parent_instance;
  GtkWidget *view; /* HpTableView; made anew when the candidates change */
  GListStore *rows;
  GPtrArray *tallies;
  char *heads;   /* titles of the candidates' columns, joined */
  GArray *query; /* sums of gint64 by column, as the engine's query found them */
  GArray *walk;  /* and as a walk over the second entries finds them */
};

G_DEFINE_FINAL_TYPE (HpResultStations, hp_result_stations, GTK_TYPE_WIDGET)

static guint activated_signal;

static gint64
figure_of (const HpTallyFigures *figures, int column)
{
  if (figures == NULL)
    return HP_MISSING;
  if (column >= FIRST_CANDIDATE)
    return hp_tally_figures_get (figures, HP_TALLY_VOTES, column - FIRST_CANDIDATE);
  return hp_tally_figures_get (figures, fields[column - FIRST_FIGURE], 0);
}

static char *
sum_text (HpResultStations *self, gint64 row, int column)
{
  const GArray *sums = row == QUERY_ROW ? self->query : self->walk;

  if (column == 0)
    return g_strdup (row == QUERY_ROW ? _ ("Sum of the first entries")
                                      : _ ("Sum of the second entries"));
  if (column == 1)
    return g_strdup (row == QUERY_ROW ? _ ("all at once") : _ ("one by one"));
  return column - FIRST_FIGURE < (int) sums->len
             ? hp_ui_count (g_array_index (sums, gint64, column - FIRST_FIGURE))
             : g_strdup ("");
}

static char *
cell_text (HpRow *row, int column, gpointer data)
{
  HpResultStations *self = data;
  gint64 id = hp_row_get_id (row);
  const HpTally *tally;
  g_autofree char *count = NULL;

  if (id < 0)
    return sum_text (self, id, column);
  if (id == 0 || id > (gint64) self->tallies->len)
    return g_strdup ("");
  tally = g_ptr_array_index (self->tallies, id - 1);
  if (column == 0)
    return g_strdup_printf (_ ("Station %d"), tally->station);
  if (column == 1)
    return g_strdup (hp_words_tally_state (hp_tally_state_code (tally->state)));
  if (figure_of (hp_tally_figures (tally), column) == HP_MISSING)
    return g_strdup ("–");
  count = hp_ui_count (figure_of (hp_tally_figures (tally), column));
  /* In brackets: known, but not added, since it is not sealed. */
  return tally->state == HP_TALLY_SEALED ? g_steal_pointer (&count)
                                         : g_strdup_printf ("(%s)", count);
}

static void
activate_cb (HpTableView *view, HpRow *row, HpResultStations *self)
{
  gint64 id = hp_row_get_id (row);

  if (id > 0 && id <= (gint64) self->tallies->len)
    g_signal_emit (self, activated_signal, 0,
                   ((const HpTally *) g_ptr_array_index (self->tallies, id - 1))->station);
}

/* ---- columns ---- */

static char *
candidate_head (const HpCandidate *candidate)
{
  g_auto (HpName) name = { 0 };

  hp_name_split (candidate->name, &name);
  return g_strdup_printf ("%d. %s", candidate->position, name.given);
}

static void
name_columns (HpTableColumn *columns, GPtrArray *heads)
{
  const char *const titles[] = { C_ ("figure", "Listed"), C_ ("figure", "Voted"),
                                 C_ ("figure", "Issued"), C_ ("figure", "Collected"),
                                 C_ ("figure", "Valid"),  C_ ("figure", "Invalid") };

  for (guint i = 0; i < FIRST_CANDIDATE + heads->len; i++)
    columns[i] = (HpTableColumn){
      .width = 88, .value = (int) i, .figure = TRUE, .sort = -1, .text = cell_text
    };
  columns[0].title = _ ("Station");
  columns[0].width = 170;
  columns[1].title = _ ("State");
  columns[1].width = 136;
  columns[0].figure = columns[1].figure = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    columns[FIRST_FIGURE + i].title = titles[i];
  for (guint i = 0; i < heads->len; i++)
    columns[FIRST_CANDIDATE + i].title = g_ptr_array_index (heads, i);
}

static void
make_view (HpResultStations *self, GPtrArray *heads)
{
  g_autofree HpTableColumn *columns = g_new0 (HpTableColumn, FIRST_CANDIDATE + heads->len);

  name_columns (columns, heads);
  g_clear_pointer (&self->view, gtk_widget_unparent);
  self->view = hp_table_view_new (_ ("Figures of the stations"), columns,
                                  FIRST_CANDIDATE + (int) heads->len, FALSE, self);
  hp_table_view_set_model (HP_TABLE_VIEW (self->view), G_LIST_MODEL (self->rows));
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, 0);
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
}

static void
ensure_view (HpResultStations *self, const HpResult *result)
{
  g_autoptr (GPtrArray) heads = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  for (guint i = 0; i < result->candidates->len; i++)
    g_ptr_array_add (heads, candidate_head (g_ptr_array_index (result->candidates, i)));
  g_ptr_array_add (heads, NULL);
  joined = g_strjoinv ("\n", (char **) heads->pdata);
  g_ptr_array_set_size (heads, (int) heads->len - 1);
  if (self->view != NULL && g_strcmp0 (joined, self->heads) == 0)
    return;
  hp_set_str (&self->heads, joined);
  make_view (self, heads);
}

/* ---- the wheel ---- */

static GtkAdjustment *
scroll_around (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  return scroller != NULL ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller))
                          : NULL;
}

/* Where the table itself cannot go on, the page does; a scrolled window in another would keep the
 * wheel for itself. */
static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, HpResultStations *self)
{
  GtkAdjustment *inner = scroll_around (hp_table_view_get_column_view (HP_TABLE_VIEW (self->view)));
  GtkAdjustment *outer = scroll_around (GTK_WIDGET (self));
  double end = gtk_adjustment_get_upper (inner) - gtk_adjustment_get_page_size (inner);
  double at = gtk_adjustment_get_value (inner);

  if (outer == NULL || (dy > 0 && at < end - 1) || (dy < 0 && at > 1) || dx != 0)
    return GDK_EVENT_PROPAGATE;
  gtk_adjustment_set_value (outer, gtk_adjustment_get_value (outer)
                                       + dy * pow (gtk_adjustment_get_page_size (outer), 2 / 3.0));
  return GDK_EVENT_STOP;
}

/* ---- rows ---- */

static void
take_sums (HpResultStations *self, const HpResult *result)
{
  const gint64 sums[] = { result->listed,    result->voted, result->issued,
                          result->collected, result->valid, result->invalid };

  g_array_set_size (self->query, 0);
  g_array_append_vals (self->query, sums, G_N_ELEMENTS (sums));
  g_array_append_vals (self->query, result->votes->data, result->votes->len);
  g_array_set_size (self->walk, 0);
  g_array_set_size (self->walk, self->query->len);
  for (guint i = 0; i < self->tallies->len; i++)
    {
      const HpTally *tally = g_ptr_array_index (self->tallies, i);

      if (tally->state != HP_TALLY_SEALED || tally->entries[1] == NULL)
        continue;
      for (guint k = 0; k < self->walk->len; k++)
        {
          gint64 figure = figure_of (tally->entries[1]->figures, FIRST_FIGURE + (int) k);

          if (figure != HP_MISSING)
            g_array_index (self->walk, gint64, k) += figure;
        }
    }
}

static void
fill_rows (HpResultStations *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  if (n == self->tallies->len + 2)
    {
      /* The same rows with new figures. */
      for (guint i = 0; i < n; i++)
        {
          g_autoptr (GObject) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

          g_object_notify (row, "stamp");
        }
      return;
    }
  g_list_store_remove_all (self->rows);
  for (guint i = 0; i < self->tallies->len + 2; i++)
    {
      g_autoptr (HpRow) row = hp_row_new (i == 0 ? QUERY_ROW : i == 1 ? WALK_ROW : (gint64) i - 1);

      g_list_store_append (self->rows, row);
    }
}

static void
fit_height (HpResultStations *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "Ặg");
  int line;

  pango_layout_get_pixel_size (layout, NULL, &line);
  gtk_widget_set_size_request (
      self->view, -1, (int) (MIN (self->tallies->len + 2, SHOWN_ROWS) + 2) * MAX (line + 14, 34));
}

void
hp_result_stations_show (HpResultStations *self, const HpResult *result, GPtrArray *tallies)
{
  g_return_if_fail (HP_IS_RESULT_STATIONS (self));
  if (self->tallies != tallies)
    {
      g_clear_pointer (&self->tallies, g_ptr_array_unref);
      self->tallies = g_ptr_array_ref (tallies);
    }
  take_sums (self, result);
  ensure_view (self, result);
  fill_rows (self);
  fit_height (self);
}

static void
hp_result_stations_dispose (GObject *object)
{
  HpResultStations *self = HP_RESULT_STATIONS (object);

  g_clear_pointer (&self->view, gtk_widget_unparent);
  G_OBJECT_CLASS (hp_result_stations_parent_class)->dispose (object);
}

static void
hp_result_stations_finalize (GObject *object)
{
  HpResultStations *self = HP_RESULT_STATIONS (object);

  g_clear_object (&self->rows);
  g_clear_pointer (&self->tallies, g_ptr_array_unref);
  g_clear_pointer (&self->query, g_array_unref);
  g_clear_pointer (&self->walk, g_array_unref);
  g_clear_pointer (&self->heads, g_free);
  G_OBJECT_CLASS (hp_result_stations_parent_class)->finalize (object);
}

static void
hp_result_stations_class_init (HpResultStationsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hp_result_stations_dispose;
  G_OBJECT_CLASS (klass)->finalize = hp_result_stations_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  activated_signal = g_signal_new ("activated", HP_TYPE_RESULT_STATIONS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
hp_result_stations_init (HpResultStations *self)
{
  GtkEventController *wheel =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  g_signal_connect_object (wheel, "scroll", G_CALLBACK (scroll_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), wheel);
  self->rows = g_list_store_new (HP_TYPE_ROW);
  self->query = g_array_new (FALSE, TRUE, sizeof (gint64));
  self->walk = g_array_new (FALSE, TRUE, sizeof (gint64));
  self->tallies = g_ptr_array_new ();
}
