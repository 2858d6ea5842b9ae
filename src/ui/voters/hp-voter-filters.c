/* hp-voter-filters.c: which voters the list shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/voters/hp-voter-filters.h"

#include "engine/stations/hp-station.h"
#include "paper/kit/hp-words.h"
#include "ui/kit/hp-ui.h"
#include "ui/voters/hp-voter-words.h"

#include <glib/gi18n.h>

typedef enum
{
  STATION,
  BODY,
  FINDING,
  RESIDENCE,
  STATE,
  N_CHOICES
} Choice;

struct _HpVoterFilters
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkDropDown *choices[N_CHOICES];
  HpSession *session;
  GArray *stations; /* numbers */
  GStrv lines;
  gboolean all_stations; /* the choice has them, not only its first line */
  gboolean quiet;
};

G_DEFINE_FINAL_TYPE (HpVoterFilters, hp_voter_filters, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const residences[] = { "permanent", "temporary", "current" };
static const char *const states[] = { "listed", "elsewhere", "at-residence", "removed" };

static void
selected_cb (GtkDropDown *drop, GParamSpec *pspec, HpVoterFilters *self)
{
  if (!self->quiet)
    g_signal_emit (self, signals[CHANGED], 0);
}

static guint
chosen (HpVoterFilters *self, Choice choice)
{
  guint at = gtk_drop_down_get_selected (self->choices[choice]);

  return at == GTK_INVALID_LIST_POSITION ? 0 : at;
}

/* The first line of each means “any”. */
static void
fill (HpVoterFilters *self, Choice choice, GPtrArray *lines)
{
  g_autoptr (GtkStringList) model = NULL;

  g_ptr_array_add (lines, NULL);
  model = gtk_string_list_new ((const char *const *) lines->pdata);
  self->quiet = TRUE;
  gtk_drop_down_set_model (self->choices[choice], G_LIST_MODEL (model));
  gtk_drop_down_set_selected (self->choices[choice], 0);
  self->quiet = FALSE;
}

static void
fill_fixed (HpVoterFilters *self)
{
  g_autoptr (GPtrArray) bodies = g_ptr_array_new ();
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  g_autoptr (GPtrArray) homes = g_ptr_array_new ();
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  const HpBody *elected;
  int n;

  elected = hp_rules_bodies (hp_session_get_rules (self->session), &n);
  g_ptr_array_add (bodies, (char *) _ ("Electing any body"));
  for (int i = 0; i < n; i++)
    g_ptr_array_add (bodies, (char *) hp_words_body (elected[i], TRUE));
  g_ptr_array_add (findings, (char *) _ ("With and without findings"));
  g_ptr_array_add (findings, (char *) _ ("With any finding"));
  for (guint i = 0; hp_voter_words_findings[i] != 0; i++)
    g_ptr_array_add (findings, (char *) hp_voter_words_finding (hp_voter_words_findings[i]));
  g_ptr_array_add (homes, (char *) _ ("Any residence"));
  for (guint i = 0; i < G_N_ELEMENTS (residences); i++)
    g_ptr_array_add (homes, (char *) hp_voter_words_residence (residences[i]));
  g_ptr_array_add (all, (char *) _ ("All but those struck off"));
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_ptr_array_add (all, (char *) hp_voter_words_state (states[i]));
  fill (self, BODY, bodies);
  fill (self, FINDING, findings);
  fill (self, RESIDENCE, homes);
  fill (self, STATE, all);
}

static void
fill_stations (HpVoterFilters *self, guint at)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  g_ptr_array_add (lines, (char *) _ ("All stations"));
  for (guint i = 0; self->all_stations && self->lines[i] != NULL; i++)
    g_ptr_array_add (lines, self->lines[i]);
  fill (self, STATION, lines);
  self->quiet = TRUE;
  gtk_drop_down_set_selected (self->choices[STATION], at);
  self->quiet = FALSE;
}

static void
need_stations (gpointer owner)
{
  HpVoterFilters *self = owner;

  if (self->all_stations)
    return;
  self->all_stations = TRUE;
  fill_stations (self, 0);
}

void
hp_voter_filters_update_stations (HpVoterFilters *self)
{
  g_autoptr (GPtrArray) stations = hp_stations_load (hp_session_get_db (self->session), NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  HpVoterFilter before = { 0 };
  guint at = 0;

  hp_voter_filters_get (self, &before);
  g_array_set_size (self->stations, 0);
  for (guint i = 0; stations != NULL && i < stations->len; i++)
    {
      const HpStation *s = g_ptr_array_index (stations, i);
      g_autofree char *line = *s->name != '\0' ? g_strdup_printf ("%d · %s", s->number, s->name)
                                               : g_strdup_printf (_ ("Station %d"), s->number);

      g_array_append_val (self->stations, s->number);
      g_strv_builder_add (builder, line);
      if (s->number == before.station)
        at = i + 1;
    }
  g_strfreev (self->lines);
  self->lines = g_strv_builder_end (builder);
  fill_stations (self, at);
}

void
hp_voter_filters_set_session (HpVoterFilters *self, HpSession *session)
{
  g_set_object (&self->session, session);
  fill_fixed (self);
  hp_voter_filters_update_stations (self);
}

void
hp_voter_filters_get (HpVoterFilters *self, HpVoterFilter *filter)
{
  guint station = chosen (self, STATION), body = chosen (self, BODY);
  guint finding = chosen (self, FINDING), home = chosen (self, RESIDENCE);
  guint state = chosen (self, STATE);
  int n;
  const HpBody *bodies = hp_rules_bodies (hp_session_get_rules (self->session), &n);

  filter->station = station > 0 && station <= self->stations->len
                        ? g_array_index (self->stations, int, station - 1)
                        : 0;
  filter->body = body > 0 && body <= (guint) n ? bodies[body - 1] : HP_BODY_NONE;
  filter->finding = finding == 0 ? 0 : finding == 1 ? -1 : hp_voter_words_findings[finding - 2];
  filter->residence = home > 0 ? residences[home - 1] : NULL;
  filter->state = state > 0 ? states[state - 1] : NULL;
}

gboolean
hp_voter_filters_is_set (HpVoterFilters *self)
{
  for (int i = 0; i < N_CHOICES; i++)
    if (chosen (self, i) > 0)
      return TRUE;
  return FALSE;
}

static void
choose (HpVoterFilters *self, Choice choice, guint at)
{
  gtk_drop_down_set_selected (self->choices[choice], at);
}

void
hp_voter_filters_clear (HpVoterFilters *self)
{
  gboolean was = hp_voter_filters_is_set (self);

  self->quiet = TRUE;
  for (int i = 0; i < N_CHOICES; i++)
    choose (self, i, 0);
  self->quiet = FALSE;
  if (was)
    g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
hp_voter_filters_set_station (HpVoterFilters *self, int number)
{
  for (guint i = 0; i < self->stations->len; i++)
    if (g_array_index (self->stations, int, i) == number)
      {
        need_stations (self);
        choose (self, STATION, i + 1);
        return TRUE;
      }
  return FALSE;
}

void
hp_voter_filters_set_finding (HpVoterFilters *self, int number)
{
  guint at = 1;

  for (guint i = 0; hp_voter_words_findings[i] != 0; i++)
    if (hp_voter_words_findings[i] == number)
      at = i + 2;
  choose (self, FINDING, at);
}

GArray *
hp_voter_filters_stations (HpVoterFilters *self)
{
  return self->stations;
}

GStrv
hp_voter_filters_station_lines (HpVoterFilters *self)
{
  return self->lines;
}

static void
hp_voter_filters_dispose (GObject *object)
{
  HpVoterFilters *self = HP_VOTER_FILTERS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (hp_voter_filters_parent_class)->dispose (object);
}

static void
hp_voter_filters_finalize (GObject *object)
{
  HpVoterFilters *self = HP_VOTER_FILTERS (object);

  g_array_unref (self->stations);
  g_strfreev (self->lines);

  G_OBJECT_CLASS (hp_voter_filters_parent_class)->finalize (object);
}

static void
hp_voter_filters_class_init (HpVoterFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hp_voter_filters_dispose;
  G_OBJECT_CLASS (klass)->finalize = hp_voter_filters_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[CHANGED] = g_signal_new ("changed", HP_TYPE_VOTER_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

/* Beside each other as far as there is room, else in several lines. */
static void
hp_voter_filters_init (HpVoterFilters *self)
{
  static const char *const names[N_CHOICES] = { N_ ("Station"), N_ ("Body"), N_ ("Finding"),
                                                N_ ("Residence"), N_ ("State") };

  self->stations = g_array_new (FALSE, FALSE, sizeof (int));
  self->lines = g_new0 (char *, 1);
  self->box = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->box), N_CHOICES);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->box), 2);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filters"), -1);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  for (int i = 0; i < N_CHOICES; i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();
      g_autoptr (GtkExpression) expression =
          gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

      self->choices[i] = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
      gtk_drop_down_set_expression (self->choices[i], expression);
      gtk_drop_down_set_enable_search (self->choices[i], i == STATION);
      hp_ui_name (GTK_WIDGET (self->choices[i]), _ (names[i]), TRUE);
      g_signal_connect_object (self->choices[i], "notify::selected", G_CALLBACK (selected_cb), self,
                               0);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), GTK_WIDGET (self->choices[i]));
      if (i == STATION)
        hp_ui_when_opened (self->choices[i], need_stations, self);
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_append (GTK_FLOW_BOX (self->box), child);
    }
}
