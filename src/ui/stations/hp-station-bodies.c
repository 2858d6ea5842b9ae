/* hp-station-bodies.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/stations/hp-station-bodies.h"

#include "engine/stations/hp-constituency.h"
#include "paper/kit/hp-words.h"
#include "ui/kit/hp-number-entry.h"
#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>

typedef struct
{
  HpStationBodies *all;
  HpBody body;
  AdwActionRow *voters;
  HpNumberEntry *stated; /* where no list is kept */
  GtkLabel *listed;      /* of the list */
  AdwComboRow *constituency;
  GArray *numbers; /* of int: what each choice means; 0 = none */
  char *choices;   /* what the model was made from */
  gint64 shown;    /* number stated, as stored */
  guint idle;      /* a choice waits to be stored */
} Line;

struct _HpStationBodies
{
  HpSession *session;
  AdwPreferencesGroup *voters;
  Line lines[HP_N_BODIES];
  int n;
  gboolean filling;
  HpStationBodiesFunc changed;
  gpointer data;
};

static gboolean
choice_idle_cb (gpointer data)
{
  Line *line = data;

  line->idle = 0;
  line->all->changed (line->all, line->body, line->all->data);
  return G_SOURCE_REMOVE;
}

/* Storing a new constituency makes the list of choices anew, which the row does not bear while it
 * is choosing. */
static void
choice_cb (AdwComboRow *row, GParamSpec *pspec, Line *line)
{
  if (!line->all->filling && line->idle == 0)
    line->idle = g_idle_add (choice_idle_cb, line);
}

static void
stated_cb (HpNumberEntry *entry, Line *line)
{
  if (!line->all->filling)
    line->all->changed (line->all, line->body, line->all->data);
}

static void
add_voters (HpStationBodies *self, Line *line)
{
  const char *words = hp_words_body (line->body, TRUE);
  g_autofree char *name = g_strdup_printf (_ ("Voters for: %s"), words);

  line->voters = ADW_ACTION_ROW (adw_action_row_new ());
  line->stated = HP_NUMBER_ENTRY (hp_number_entry_new (name));
  line->listed = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (line->listed), "hp-figure");
  gtk_widget_set_valign (GTK_WIDGET (line->stated), GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line->voters), words);
  adw_action_row_add_suffix (line->voters, GTK_WIDGET (line->listed));
  adw_action_row_add_suffix (line->voters, GTK_WIDGET (line->stated));
  adw_action_row_set_activatable_widget (line->voters, GTK_WIDGET (line->stated));
  adw_preferences_group_add (self->voters, GTK_WIDGET (line->voters));
  g_signal_connect (line->stated, "committed", G_CALLBACK (stated_cb), line);
}

static void
add_constituency (Line *line, AdwPreferencesGroup *group)
{
  line->constituency = ADW_COMBO_ROW (adw_combo_row_new ());
  line->numbers = g_array_new (FALSE, FALSE, sizeof (int));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line->constituency),
                                 hp_words_body (line->body, TRUE));
  adw_preferences_group_add (group, GTK_WIDGET (line->constituency));
  g_signal_connect (line->constituency, "notify::selected", G_CALLBACK (choice_cb), line);
}

HpStationBodies *
hp_station_bodies_new (HpSession *session, AdwPreferencesGroup *voters,
                       AdwPreferencesGroup *constituencies, HpStationBodiesFunc changed,
                       gpointer data)
{
  HpStationBodies *self = g_new0 (HpStationBodies, 1);
  const HpBody *bodies = hp_rules_bodies (hp_session_get_rules (session), &self->n);

  self->session = session;
  self->voters = voters;
  self->changed = changed;
  self->data = data;
  for (int i = 0; i < self->n; i++)
    {
      self->lines[i].all = self;
      self->lines[i].body = bodies[i];
      self->lines[i].shown = HP_MISSING;
      add_voters (self, &self->lines[i]);
      add_constituency (&self->lines[i], constituencies);
      /* The window may keep rows for a while after their page is gone. */
      g_object_ref (self->lines[i].constituency);
      g_object_ref (self->lines[i].stated);
    }
  return self;
}

void
hp_station_bodies_free (HpStationBodies *self)
{
  for (int i = 0; i < self->n; i++)
    {
      g_clear_handle_id (&self->lines[i].idle, g_source_remove);
      g_signal_handlers_disconnect_by_data (self->lines[i].constituency, &self->lines[i]);
      g_signal_handlers_disconnect_by_data (self->lines[i].stated, &self->lines[i]);
      g_object_unref (self->lines[i].constituency);
      g_object_unref (self->lines[i].stated);
      g_array_unref (self->lines[i].numbers);
      g_free (self->lines[i].choices);
    }
  g_free (self);
}

void
hp_station_bodies_commit (HpStationBodies *self)
{
  for (int i = 0; i < self->n; i++)
    {
      Line *line = &self->lines[i];

      if (line->idle == 0 && hp_number_entry_get_value (line->stated) == line->shown)
        continue;
      g_clear_handle_id (&line->idle, g_source_remove);
      self->changed (self, line->body, self->data);
    }
}

/* ---- constituencies ---- */

static char *
describe (const HpConstituency *c)
{
  if (c->seats > 0)
    return g_strdup_printf (ngettext ("No. %d, %d seat", "No. %d, %d seats", c->seats), c->number,
                            c->seats);
  return g_strdup_printf (_ ("No. %d, seats not known"), c->number);
}

static void
add_choice (Line *line, GPtrArray *words, int number, char *text)
{
  g_array_append_val (line->numbers, number);
  g_ptr_array_add (words, text);
}

/* None, those that there are, and the next one, which choosing makes. */
static void
fill_choices (Line *line, GPtrArray *list)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *choices = NULL;
  int next = 1;

  g_array_set_size (line->numbers, 0);
  add_choice (line, words, 0, g_strdup (_ ("None")));
  for (guint i = 0; i < list->len; i++)
    {
      const HpConstituency *c = g_ptr_array_index (list, i);

      add_choice (line, words, c->number, describe (c));
      next = MAX (next, c->number + 1);
    }
  add_choice (line, words, next, g_strdup_printf (_ ("New constituency %d"), next));
  g_ptr_array_add (words, NULL);
  choices = g_strjoinv ("\n", (char **) words->pdata);
  if (g_strcmp0 (choices, line->choices) != 0)
    {
      g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *const *) words->pdata);

      adw_combo_row_set_model (line->constituency, G_LIST_MODEL (model));
      g_free (line->choices);
      line->choices = g_steal_pointer (&choices);
    }
}

static void
show_constituency (Line *line, const HpStation *s)
{
  g_autoptr (GPtrArray) list =
      hp_constituencies_load (hp_session_get_db (line->all->session), line->body, NULL);

  if (list == NULL)
    return;
  fill_choices (line, list);
  for (guint i = 0; i < line->numbers->len; i++)
    if (g_array_index (line->numbers, int, i) == s->constituency[line->body])
      adw_combo_row_set_selected (line->constituency, i);
}

/* ---- voters ---- */

static void
show_voters (Line *line, const HpStation *s)
{
  g_autofree char *listed = hp_ui_count (s->listed[line->body]);
  gboolean kept = s->voters > 0;

  gtk_label_set_text (line->listed, listed);
  gtk_widget_set_visible (GTK_WIDGET (line->listed), kept);
  gtk_widget_set_visible (GTK_WIDGET (line->stated), !kept);
  line->shown = s->stated[line->body];
  hp_number_entry_set_value (line->stated, line->shown);
}

static void
describe_voters (HpStationBodies *self, const HpStation *s)
{
  g_autofree char *all = hp_ui_count (s->voters);
  g_autofree char *men = hp_ui_count (s->men);
  g_autofree char *women = hp_ui_count (s->women);
  g_autofree char *words =
      g_strdup_printf (_ ("%s voters in the list kept here: %s men, %s women."), all, men, women);

  adw_preferences_group_set_description (
      self->voters, s->voters > 0 ? words
                                  : _ ("No list of voters is kept here for this station: state "
                                       "how many there are."));
}

void
hp_station_bodies_show (HpStationBodies *self, const HpStation *s)
{
  self->filling = TRUE;
  describe_voters (self, s);
  for (int i = 0; i < self->n; i++)
    {
      show_voters (&self->lines[i], s);
      show_constituency (&self->lines[i], s);
    }
  self->filling = FALSE;
}

void
hp_station_bodies_mark (HpStationBodies *self, GPtrArray *findings)
{
  for (int i = 0; i < self->n; i++)
    {
      adw_action_row_set_subtitle (self->lines[i].voters, "");
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->lines[i].constituency), "");
    }
  for (guint f = 0; f < findings->len; f++)
    {
      const HpFinding *finding = g_ptr_array_index (findings, f);
      g_autofree char *text = hp_words_finding (finding);
      g_autofree char *markup = g_markup_escape_text (text, -1);

      for (int i = 0; i < self->n; i++)
        if (hp_finding_is (finding, "S02") && finding->body == self->lines[i].body)
          adw_action_row_set_subtitle (ADW_ACTION_ROW (self->lines[i].constituency), markup);
      if (hp_finding_is (finding, "S01") && self->n > 0)
        adw_action_row_set_subtitle (self->lines[0].voters, markup);
    }
}

void
hp_station_bodies_apply (HpStationBodies *self, HpBody body, HpStation *s)
{
  for (int i = 0; i < self->n; i++)
    if (self->lines[i].body == body)
      {
        const Line *line = &self->lines[i];
        guint at = adw_combo_row_get_selected (line->constituency);

        if (at < line->numbers->len)
          s->constituency[body] = g_array_index (line->numbers, int, at);
        s->stated[body] = hp_number_entry_get_value (line->stated);
      }
}

void
hp_station_bodies_focus (HpStationBodies *self, HpBody body)
{
  for (int i = 0; i < self->n; i++)
    if (self->lines[i].body == body)
      {
        gtk_widget_grab_focus (GTK_WIDGET (self->lines[i].constituency));
        return;
      }
  if (self->n > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->lines[0].stated));
}
