/* hp-result-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/count/hp-result-view.h"

#include "engine/candidates/hp-candidate.h"
#include "engine/core/hp-percent.h"
#include "engine/count/hp-results-json.h"
#include "engine/day/hp-turnout.h"
#include "engine/stations/hp-station.h"
#include "paper/kit/hp-words.h"
#include "ui/count/hp-result-stations.h"
#include "ui/count/hp-result-words.h"
#include "ui/kit/hp-chart.h"
#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>

struct _HpResultView
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *state;
  GtkFlowBox *figures;
  GtkLabel *outcome_title;
  GtkListBox *outcome;
  GtkToggleButton *by_ballot;
  GtkToggleButton *by_votes;
  HpChart *chart;
  GtkGrid *candidates;
  GtkExpander *trace_expander;
  GtkBox *trace;
  GtkLabel *proof;
  HpResultStations *stations;
  GtkLabel *turnout_title;
  HpChart *turnout;

  GtkLabel *values[6]; /* of the figures, and their shares */
  GtkLabel *shares[6];
  HpSession *session;     /* of the window, which outlives its pages */
  const HpResult *result; /* of the page */
  GArray *numbers;        /* stations of the turnout chart, in order */
};

G_DEFINE_FINAL_TYPE (HpResultView, hp_result_view, ADW_TYPE_BIN)

static GtkWidget *
make_label (const char *text, float xalign, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  return label;
}

/* ---- figures ---- */

static void
make_figures (HpResultView *self)
{
  static const char *const names[] = {
    "listed", "voted", "issued", "collected", "valid", "invalid"
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = hp_words_field (names[i], -1);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      GtkWidget *child;

      self->values[i] = GTK_LABEL (make_label (NULL, 0.0f, "hp-big"));
      self->shares[i] = GTK_LABEL (make_label (NULL, 0.0f, "dim-label"));
      gtk_widget_add_css_class (GTK_WIDGET (self->shares[i]), "hp-figure");
      gtk_box_append (GTK_BOX (box), make_label (name, 0.0f, NULL));
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->values[i]));
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->shares[i]));
      gtk_flow_box_append (self->figures, box);
      child = gtk_widget_get_parent (box);
      gtk_widget_set_focusable (child, FALSE);
    }
}

static void
show_figures (HpResultView *self, const HpResult *r)
{
  const gint64 values[] = { r->listed, r->voted, r->issued, r->collected, r->valid, r->invalid };
  const gint64 ballots[] = { r->valid, r->invalid };
  gint64 parts[2];
  g_autofree char *voted = hp_ui_percent (r->voted, r->listed);
  g_autofree char *issued = hp_ui_percent (r->issued, r->voted);
  g_autofree char *collected = hp_ui_percent (r->collected, r->issued);
  g_autofree char *valid = NULL, *invalid = NULL;
  char *shares[6];

  /* Valid and invalid are the parts of one whole and add to 100,00. */
  hp_percent_parts (ballots, 2, parts);
  valid = parts[0] < 0 ? g_strdup ("–") : hp_percent_format (parts[0], ',');
  invalid = parts[1] < 0 ? g_strdup ("–") : hp_percent_format (parts[1], ',');
  shares[0] = g_strdup_printf (_ ("%d of %d stations"), r->sealed, r->stations);
  shares[1] = g_strdup_printf (_ ("%s of the voters"), voted);
  shares[2] = g_strdup_printf (_ ("%s of those who voted"), issued);
  shares[3] = g_strdup_printf (_ ("%s of the issued"), collected);
  shares[4] = g_strdup_printf (_ ("%s %% of the ballots"), valid);
  shares[5] = g_strdup_printf (_ ("%s %% of the ballots"), invalid);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *count = hp_ui_count (values[i]);

      gtk_label_set_text (self->values[i], count);
      gtk_label_set_text (self->shares[i], shares[i]);
      g_free (shares[i]);
    }
}

/* ---- the elected ---- */

static void
add_outcome (HpResultView *self, const char *title, const char *subtitle, const char *css)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  if (css != NULL)
    gtk_widget_add_css_class (row, css);
  gtk_list_box_append (self->outcome, row);
}

static char *
say (const HpFinding *finding, gpointer data)
{
  return hp_words_finding (finding);
}

static void
add_candidates (HpResultView *self, const HpResult *r, HpElectedState state)
{
  for (int i = 0; i < r->outcome->n_candidates; i++)
    {
      const HpElectedCandidate *e = &r->outcome->candidates[i];
      const HpCandidate *candidate = g_ptr_array_index (r->candidates, i);
      g_autofree char *votes = NULL, *percent = NULL, *title = NULL, *why = NULL;

      if (e->state != state)
        continue;
      votes = hp_ui_count (e->votes);
      percent = hp_ui_percent (e->votes, r->valid);
      title = g_strdup_printf (_ ("%d. %s – %s: %s votes, %s"), candidate->position,
                               candidate->name, hp_result_candidate_state (state), votes, percent);
      why = hp_result_why (r, i, say, NULL);
      add_outcome (self, title, why, NULL);
    }
}

static void
show_outcome (HpResultView *self, const HpResult *r, const HpRules *rules)
{
  g_autofree char *head = hp_result_elected_text (r);
  g_autofree char *proposal = NULL, *rule = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->outcome))) != NULL)
    gtk_list_box_remove (self->outcome, child);
  gtk_label_set_text (self->outcome_title, head);
  add_candidates (self, r, HP_ELECTED_YES);
  add_candidates (self, r, HP_ELECTED_TIED);
  proposal = hp_result_proposal_text (r, rules, &rule);
  if (proposal != NULL)
    add_outcome (self, proposal, rule,
                 r->outcome->proposal != HP_PROPOSAL_NONE ? "hp-finding-warning" : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->outcome),
                          gtk_widget_get_first_child (GTK_WIDGET (self->outcome)) != NULL);
}

/* ---- candidates ---- */

/* Places of the candidates (from 0) in the chosen order. */
static GArray *
candidate_order (HpResultView *self, const HpResult *r)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (int));
  gboolean by_votes = gtk_toggle_button_get_active (self->by_votes);

  for (int i = 0; i < r->outcome->n_candidates; i++)
    {
      guint at = order->len;

      while (by_votes && at > 0
             && r->outcome->candidates[g_array_index (order, int, at - 1)].votes
                    < r->outcome->candidates[i].votes)
        at--;
      g_array_insert_val (order, at, i);
    }
  return order;
}

static void
show_chart (HpResultView *self, const HpResult *r, GArray *order)
{
  HpChartItem *items = g_new0 (HpChartItem, MAX (order->len, 1));
  g_autofree char *label = NULL, *summary = hp_result_chart_summary (r);
  HpChartData data = { .kind = HP_CHART_BARS,
                       .summary = summary,
                       .full = r->valid,
                       .threshold = hp_result_majority (r),
                       .items = items,
                       .n_items = order->len };

  for (guint i = 0; i < order->len; i++)
    {
      const HpElectedCandidate *e = &r->outcome->candidates[g_array_index (order, int, i)];
      const HpCandidate *candidate =
          g_ptr_array_index (r->candidates, g_array_index (order, int, i));
      g_autofree char *votes = hp_ui_count (e->votes);
      g_autofree char *percent = hp_ui_percent (e->votes, r->valid);

      items[i].label = g_strdup_printf ("%d. %s", candidate->position, candidate->name);
      items[i].value = g_strdup_printf ("%s · %s", votes, percent);
      items[i].amount = e->votes;
      items[i].highlight = r->outcome->complete ? e->state == HP_ELECTED_YES : e->majority != FALSE;
    }
  if (data.threshold != HP_MISSING)
    {
      g_autofree char *needed = hp_ui_count (data.threshold);

      data.threshold_label = label = g_strdup_printf (_ ("majority: %s votes"), needed);
    }
  hp_chart_set (self->chart, &data);
  for (guint i = 0; i < order->len; i++)
    {
      g_free ((char *) items[i].label);
      g_free ((char *) items[i].value);
    }
  g_free (items);
}

static void
attach (HpResultView *self, int column, int row, const char *text, float xalign, const char *css)
{
  GtkWidget *label = make_label (text, xalign, css);

  /* Words wrap where the text is large; figures stay whole. */
  if (xalign > 0.9f && row > 0)
    gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  if (xalign > 0.9f)
    gtk_widget_add_css_class (label, "hp-figure");
  gtk_label_set_yalign (GTK_LABEL (label), 0.0f);
  gtk_grid_attach (self->candidates, label, column, row, 1, 1);
}

static void
attach_candidate (HpResultView *self, const HpResult *r, int index, int row)
{
  const HpElectedCandidate *e = &r->outcome->candidates[index];
  const HpCandidate *candidate = g_ptr_array_index (r->candidates, index);
  g_autofree char *order = g_strdup_printf ("%d", candidate->position);
  g_autofree char *votes = hp_ui_count (e->votes);
  g_autofree char *percent = hp_ui_percent (e->votes, r->valid);
  g_autofree char *rank = e->rank > 0 ? g_strdup_printf ("%d", e->rank) : g_strdup ("–");

  attach (self, 0, row, order, 1.0f, NULL);
  attach (self, 1, row, candidate->name, 0.0f, NULL);
  attach (self, 2, row, votes, 1.0f, NULL);
  attach (self, 3, row, percent, 1.0f, NULL);
  attach (self, 4, row, hp_result_majority_word (r, index), 0.0f, NULL);
  attach (self, 5, row, rank, 1.0f, NULL);
  attach (self, 6, row, hp_result_candidate_state (e->state), 0.0f,
          e->state == HP_ELECTED_YES ? "heading" : NULL);
}

static void
show_candidates (HpResultView *self, const HpResult *r)
{
  static const char *const heads[] = { N_ ("No."),    N_ ("Candidate"),  N_ ("Votes"),
                                       N_ ("Share"),  N_ ("Over half?"), N_ ("Rank"),
                                       N_ ("Outcome") };
  static const float aligns[] = { 1, 0, 1, 1, 0, 1, 0 };
  g_autoptr (GArray) order = candidate_order (self, r);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->candidates))) != NULL)
    gtk_grid_remove (self->candidates, child);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    attach (self, (int) i, 0, _ (heads[i]), aligns[i], "dim-label");
  for (guint i = 0; i < order->len; i++)
    attach_candidate (self, r, g_array_index (order, int, i), (int) i + 1);
  show_chart (self, r, order);
}

static void
order_cb (GtkToggleButton *button, GParamSpec *pspec, HpResultView *self)
{
  if (self->result != NULL)
    show_candidates (self, self->result);
}

/* ---- the argument, the stations, turnout ---- */

static void
show_trace (HpResultView *self, const HpResult *r)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->trace))) != NULL)
    gtk_box_remove (self->trace, child);
  for (guint i = 0; i < r->outcome->trace->len; i++)
    {
      g_autofree char *text = hp_words_finding (g_ptr_array_index (r->outcome->trace, i));
      g_autofree char *line = g_strdup_printf ("%u. %s", i + 1, text);

      gtk_box_append (self->trace, make_label (line, 0.0f, NULL));
    }
  /* A contradiction is not left folded up. */
  if (!r->added_alike)
    gtk_expander_set_expanded (self->trace_expander, TRUE);
}

/* Voted and listed of a station: of the tally that stands, else as last reported. */
static void
turnout_of (HpResultView *self, const HpTally *tally, gint64 *voted, gint64 *listed)
{
  HpDb *db = hp_session_get_db (self->session);
  const HpTallyFigures *figures = hp_tally_figures (tally);

  if ((tally->state == HP_TALLY_SEALED || tally->state == HP_TALLY_AGREED) && figures != NULL)
    {
      *voted = figures->voted;
      *listed = figures->listed;
      return;
    }
  *voted = hp_turnout_last (db, tally->station_id, tally->body);
  *listed = hp_station_listed (db, tally->station_id, tally->body);
}

static void
show_turnout (HpResultView *self, GPtrArray *tallies)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree HpChartItem *items = g_new0 (HpChartItem, MAX (tallies->len, 1));
  g_autofree char *summary = NULL;
  guint known = 0;

  g_array_set_size (self->numbers, 0);
  for (guint i = 0; i < tallies->len; i++)
    {
      const HpTally *tally = g_ptr_array_index (tallies, i);
      gint64 voted, listed;

      turnout_of (self, tally, &voted, &listed);
      items[i].label = g_strdup_printf ("%d", tally->station);
      items[i].value = hp_ui_percent (voted, listed);
      items[i].amount =
          voted != HP_MISSING && listed != HP_MISSING ? hp_percent (voted, listed) : HP_MISSING;
      if (items[i].amount < 0)
        items[i].amount = HP_MISSING;
      items[i].highlight = TRUE;
      known += items[i].amount != HP_MISSING;
      g_ptr_array_add (texts, (char *) items[i].label);
      g_ptr_array_add (texts, (char *) items[i].value);
      g_array_append_val (self->numbers, tally->station);
    }
  summary = hp_result_turnout_summary (items, tallies->len);
  hp_chart_set (self->turnout, &(HpChartData){ .kind = HP_CHART_COLUMNS,
                                               .summary = summary,
                                               .full = 10000,
                                               .threshold = HP_MISSING,
                                               .items = items,
                                               .n_items = tallies->len });
  gtk_widget_set_visible (GTK_WIDGET (self->turnout), known > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->turnout_title), known > 0);
}

static void
station_cb (HpResultStations *stations, int station, HpResultView *self)
{
  g_autofree char *target = g_strdup_printf ("%d:%s", station, hp_body_code (self->result->body));

  hp_ui_go_to (GTK_WIDGET (self), "count", target);
}

static void
column_cb (HpChart *chart, int index, HpResultView *self)
{
  station_cb (self->stations, g_array_index (self->numbers, int, index), self);
}

static void
show_stations (HpResultView *self, const HpResult *r)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tallies =
      hp_tallies_load_of (hp_session_get_db (self->session), r->constituency_id, &error);
  g_autofree char *proof = hp_result_proof_text (r);

  gtk_label_set_text (self->proof, proof);
  if (tallies == NULL)
    {
      hp_ui_error (GTK_WIDGET (self), _ ("The tallies could not be read"), error);
      return;
    }
  hp_result_stations_show (self->stations, r, tallies);
  show_turnout (self, tallies);
}

void
hp_result_view_show (HpResultView *self, HpSession *session, const HpResult *result)
{
  gboolean other;
  g_autofree char *title = NULL, *state = NULL;

  g_return_if_fail (HP_IS_RESULT_VIEW (self));
  other = self->result == NULL || result == NULL;
  self->session = session;
  self->result = result;
  if (result == NULL)
    return;
  title = hp_result_title (result, TRUE);
  state = hp_result_state_text (result);
  other = other || g_strcmp0 (gtk_label_get_text (self->title), title) != 0;
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->state, state);
  if (result->complete && result->added_alike)
    gtk_widget_remove_css_class (GTK_WIDGET (self->state), "hp-finding-warning");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->state), "hp-finding-warning");
  show_figures (self, result);
  show_outcome (self, result, hp_session_get_rules (session));
  show_candidates (self, result);
  show_trace (self, result);
  show_stations (self, result);
  if (other)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (
                                  GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (self)))),
                              0);
}

static void
hp_result_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HP_TYPE_RESULT_VIEW);
  g_clear_pointer (&HP_RESULT_VIEW (object)->numbers, g_array_unref);
  G_OBJECT_CLASS (hp_result_view_parent_class)->dispose (object);
}

static void
hp_result_view_class_init (HpResultViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hp_result_view_dispose;
  g_type_ensure (HP_TYPE_CHART);
  g_type_ensure (HP_TYPE_RESULT_STATIONS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/homphieu/HomPhieu/count/hp-result-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HpResultView, title);
  gtk_widget_class_bind_template_child (widget_class, HpResultView, state);
  gtk_widget_class_bind_template_child (widget_class, HpResultView, figures);
  gtk_widget_class_bind_template_child (widget_class, HpResultView, outcome_title);
  gtk_widget_class_bind_template_child (widget_class, HpResultView, outcome);
  gtk_widget_class_bind_template_child (widget_class, HpResultView, by_ballot);
  gtk_widget_class_bind_template_child (widget_class, HpResultView, by_votes);
  gtk_widget_class_bind_template_child (widget_class, HpResultView, chart);
  gtk_widget_class_bind_template_child (widget_class, HpResultView, candidates);
  gtk_widget_class_bind_template_child (widget_class, HpResultView, trace_expander);
  gtk_widget_class_bind_template_child (widget_class, HpResultView, trace);
  gtk_widget_class_bind_template_child (widget_class, HpResultView, proof);
  gtk_widget_class_bind_template_child (widget_class, HpResultView, stations);
  gtk_widget_class_bind_template_child (widget_class, HpResultView, turnout_title);
  gtk_widget_class_bind_template_child (widget_class, HpResultView, turnout);
}

static void
hp_result_view_init (HpResultView *self)
{
  self->numbers = g_array_new (FALSE, FALSE, sizeof (int));
  gtk_widget_init_template (GTK_WIDGET (self));
  make_figures (self);
  g_signal_connect_object (self->by_votes, "notify::active", G_CALLBACK (order_cb), self, 0);
  g_signal_connect_object (self->stations, "activated", G_CALLBACK (station_cb), self, 0);
  g_signal_connect_object (self->turnout, "activated", G_CALLBACK (column_cb), self, 0);
}
