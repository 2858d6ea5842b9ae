/* hp-setup-facts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/setup/hp-setup-facts.h"

#include "paper/kit/hp-words.h"
#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>
#include <string.h>

static GtkWidget *
plain_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

/* @text, and its source below; what is not confirmed says so. */
static void
add_fact (GtkWidget *parent, const char *title, const char *text, const char *source,
          gboolean verified)
{
  g_autofree char *from =
      source != NULL && *source != '\0' ? g_strdup_printf (
          verified ? _ ("Source: %s") : _ ("Not confirmed. Rests on: %s"), source)
                                        : NULL;
  g_autofree char *subtitle = text != NULL && from != NULL ? g_strdup_printf ("%s\n%s", text, from)
                                                           : g_strdup (text != NULL ? text : from);
  GtkWidget *row = plain_row (title, subtitle);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (parent), row);
}

static char *
bodies_text (const HpRules *rules, HpBodies bodies)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int n;
  const HpBody *all = hp_rules_bodies (rules, &n);

  for (int i = 0; i < n; i++)
    if (bodies & HP_BODY_BIT (all[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              hp_rules_body_label (rules, all[i], FALSE));
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup (_ ("none"));
}

static char *
share_text (HpFraction share)
{
  return share.strict ? g_strdup_printf (_ ("more than %d/%d"), share.num, share.den)
                      : g_strdup_printf (_ ("at least %d/%d"), share.num, share.den);
}

static void
add_bodies (GtkWidget *row, const HpRules *rules)
{
  int n;
  const HpBody *bodies = hp_rules_bodies (rules, &n);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *turnout = share_text (hp_rules_turnout_fraction (rules, bodies[i]));
      g_autofree char *majority = share_text (hp_rules_majority_fraction (rules, bodies[i]));
      g_autofree char *text =
          g_strdup_printf (_ ("At most %d seats in a constituency; valid where %s of the voters "
                              "voted; elected with %s of the valid ballots"),
                           hp_rules_max_seats (rules, bodies[i]), turnout, majority);

      add_fact (row, hp_rules_body_label (rules, bodies[i], TRUE), text, NULL, TRUE);
    }
}

static void
add_voting (GtkWidget *row, const HpRules *rules)
{
  HpVotingHours hours = hp_rules_voting_hours (rules);
  g_autofree char *ages =
      g_strdup_printf (_ ("Voters from %d years, candidates from %d years on election day"),
                       hp_rules_voter_age (rules), hp_rules_candidate_age (rules));
  g_autofree char *usual = g_strdup_printf (
      _ ("From %02d:%02d to %02d:%02d; a station may begin at %02d:%02d and end "
         "at %02d:%02d"),
      hours.opens / 60, hours.opens % 60, hours.closes / 60, hours.closes % 60, hours.earliest / 60,
      hours.earliest % 60, hours.latest / 60, hours.latest % 60);
  g_autofree char *size =
      g_strdup_printf (_ ("From %d to %d voters, with exceptions by kind"),
                       hp_rules_station_min (rules), hp_rules_station_max (rules));

  add_fact (row, _ ("Age"), ages, NULL, TRUE);
  add_fact (row, _ ("Hours"), usual, NULL, TRUE);
  add_fact (row, _ ("Size of a station"), size, NULL, TRUE);
}

static void
add_laws (GtkWidget *row, const HpRules *rules)
{
  const char *const *laws = hp_rules_laws (rules);

  for (guint i = 0; laws[i] != NULL; i++)
    add_fact (row, laws[i], NULL, NULL, TRUE);
}

static void
add_entitlements (GtkWidget *row, const HpRules *rules)
{
  int n;
  const HpEntitlement *list = hp_rules_entitlements (rules, &n);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *bodies = bodies_text (rules, list[i].bodies);

      add_fact (row, list[i].label, bodies, list[i].source, list[i].verified);
    }
}

static void
add_kinds (GtkWidget *row, const HpRules *rules)
{
  int n;
  const HpStationKind *kinds = hp_rules_station_kinds (rules, &n);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf (
          kinds[i].exempt_min ? _ ("Team of %d to %d; may have fewer voters than the minimum")
                              : _ ("Team of %d to %d"),
          kinds[i].team_min, kinds[i].team_max);

      add_fact (row, kinds[i].label, text, kinds[i].source, kinds[i].verified);
    }
}

static void
add_organs (GtkWidget *row, const HpRules *rules)
{
  int n;
  const HpOrgan *organs = hp_rules_organs (rules, &n);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *roles = g_strjoinv (", ", (char **) organs[i].roles);
      g_autofree char *text =
          g_strdup_printf (_ ("%d to %d members: %s"), organs[i].min, organs[i].max, roles);

      add_fact (row, organs[i].label, text, organs[i].source, organs[i].verified);
    }
}

static void
add_structure (GtkWidget *row, const HpRules *rules)
{
  int n;
  const HpStructureTarget *targets = hp_rules_structure (rules, &n);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *bodies = bodies_text (rules, targets[i].bodies);
      g_autofree char *share = hp_ui_percent (targets[i].share_bp, 10000);
      g_autofree char *text =
          targets[i].share_bp > 0
              ? g_strdup_printf (_ ("At least %s of the list: %s"), share, bodies)
              : g_strdup_printf (_ ("A fitting share of the list: %s"), bodies);

      add_fact (row, targets[i].label, text, targets[i].source, targets[i].verified);
    }
}

static void
add_forms (GtkWidget *row, const HpRules *rules)
{
  int n;
  const HpFormRule *forms = hp_rules_forms (rules, &n);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *copies =
          forms[i].copies > 0
              ? g_strdup_printf (_ ("Form %s, %d originals"), forms[i].code, forms[i].copies)
              : g_strdup_printf (_ ("Form %s"), forms[i].code);

      add_fact (row, forms[i].title, *forms[i].code != '\0' ? copies : NULL, forms[i].source,
                forms[i].verified);
    }
}

/* Fills an opened row with what the rules say about its subject. */
typedef void (*FillFunc) (GtkWidget *row, const HpRules *rules);

static const struct
{
  const char *title;
  FillFunc fill;
} subjects[] = {
  { N_ ("Bodies that are elected"), add_bodies },
  { N_ ("Voting"), add_voting },
  { N_ ("Laws and resolutions"), add_laws },
  { N_ ("Who elects what"), add_entitlements },
  { N_ ("Kinds of station"), add_kinds },
  { N_ ("Committees, boards and teams"), add_organs },
  { N_ ("Make-up of the candidates"), add_structure },
  { N_ ("Forms"), add_forms },
};

typedef struct
{
  HpRules *rules;
  FillFunc fill; /* NULL once it has been called */
} Subject;

static void
subject_free (gpointer data, GClosure *closure)
{
  Subject *subject = data;

  hp_rules_unref (subject->rules);
  g_free (subject);
}

static void
expanded_cb (AdwExpanderRow *row, GParamSpec *pspec, Subject *subject)
{
  FillFunc fill = subject->fill;

  if (!adw_expander_row_get_expanded (row) || fill == NULL)
    return;
  subject->fill = NULL;
  fill (GTK_WIDGET (row), subject->rules);
}

/* Facts are many and seldom read: their rows are made when they are asked for. */
static void
add_subject (AdwPreferencesGroup *group, const char *title, FillFunc fill, const HpRules *rules)
{
  GtkWidget *row = adw_expander_row_new ();
  Subject *subject = g_new0 (Subject, 1);

  subject->rules = hp_rules_ref ((HpRules *) rules);
  subject->fill = fill;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_data (row, "notify::expanded", G_CALLBACK (expanded_cb), subject, subject_free,
                         0);
  adw_preferences_group_add (group, row);
}

void
hp_setup_facts_fill (AdwPreferencesGroup *group, const HpRules *rules)
{
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    add_subject (group, _ (subjects[i].title), subjects[i].fill, rules);
}

/* "$.forms[26]" → "Form". */
static const char *
place_of (const char *path)
{
  static const char *const places[][2] = {
    { "$.entitlement", N_ ("Who elects what") },
    { "$.station", N_ ("Stations") },
    { "$.organs", N_ ("Committees, boards and teams") },
    { "$.defaults", N_ ("Settings") },
    { "$.marks", N_ ("Turnout marks") },
    { "$.structure", N_ ("Make-up of the candidates") },
    { "$.forms", N_ ("Forms") },
    { "$.calendar", N_ ("Calendar") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_has_prefix (path, places[i][0]))
      return _ (places[i][1]);
  return _ ("Rules");
}

static void
add_uncertain (GtkWidget *row, const HpRules *rules)
{
  g_autoptr (GPtrArray) list = hp_rules_unverified (rules);

  for (guint i = 0; i < list->len; i++)
    {
      const HpUnverified *u = g_ptr_array_index (list, i);

      add_fact (row, u->value, place_of (u->path), u->source, FALSE);
    }
}

void
hp_setup_uncertain_fill (AdwPreferencesGroup *group, const HpRules *rules)
{
  g_autoptr (GPtrArray) list = hp_rules_unverified (rules);
  g_autofree char *count = hp_ui_count (list->len);
  g_autofree char *title = g_strdup_printf (
      ngettext ("%s value is not confirmed", "%s values are not confirmed", list->len), count);

  gtk_widget_set_visible (GTK_WIDGET (group), list->len > 0);
  if (list->len > 0)
    add_subject (group, title, add_uncertain, rules);
}
