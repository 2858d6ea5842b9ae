/* hp-voter-detail-build.c: the fields of a voter's detail, and its history
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/voters/hp-movement.h"
#include "paper/kit/hp-words.h"
#include "ui/kit/hp-ui.h"
#include "ui/voters/hp-check-note.h"
#include "ui/voters/hp-voter-detail-private.h"
#include "ui/voters/hp-voter-words.h"

#include <glib/gi18n.h>

static void
add_note (HpVoterDetail *self, AdwPreferencesGroup *group, HpVoterField field)
{
  self->notes[field] = hp_check_note_new ();
  adw_preferences_group_add (group, self->notes[field]);
}

static void
add_entry (HpVoterDetail *self, AdwPreferencesGroup *group, HpVoterField field)
{
  g_autofree char *title = hp_words_field (hp_voter_field_key (field), -1);
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "changed", G_CALLBACK (hp_voter_detail_look), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  self->entries[field] = row;
  add_note (self, group, field);
}

static AdwComboRow *
add_combo (HpVoterDetail *self, AdwPreferencesGroup *group, HpVoterField field)
{
  g_autofree char *title = hp_words_field (hp_voter_field_key (field), -1);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (hp_voter_detail_look), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  add_note (self, group, field);
  return ADW_COMBO_ROW (row);
}

void
hp_voter_detail_add_marks (HpVoterDetail *self)
{
  int n;
  const HpBody *bodies = hp_rules_bodies (hp_session_get_rules (self->session), &n);

  for (int i = 0; i < n; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *mark = gtk_switch_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), hp_words_body (bodies[i], TRUE));
      gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
      hp_ui_name (mark, hp_words_body (bodies[i], TRUE), FALSE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), mark);
      g_signal_connect_object (mark, "notify::active", G_CALLBACK (hp_voter_detail_look), self,
                               G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->rights, row);
      self->marks[bodies[i]] = mark;
    }
  /* Findings about the marks name the first of them. */
  add_note (self, self->rights, HP_VOTER_QH);
}

void
hp_voter_detail_add_fields (HpVoterDetail *self)
{
  const char *sexes[] = { "–", C_ ("sex", "Male"), C_ ("sex", "Female"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (sexes);

  self->banner = HP_BANNER (hp_banner_new ());
  gtk_box_append (self->banner_box, GTK_WIDGET (self->banner));
  add_entry (self, self->person, HP_VOTER_NAME);
  add_entry (self, self->person, HP_VOTER_BIRTH);
  self->sex = add_combo (self, self->person, HP_VOTER_SEX);
  adw_combo_row_set_model (self->sex, G_LIST_MODEL (model));
  add_entry (self, self->person, HP_VOTER_IDENTITY);
  add_entry (self, self->person, HP_VOTER_CARD);
  add_entry (self, self->person, HP_VOTER_ETHNICITY);
  add_entry (self, self->person, HP_VOTER_OCCUPATION);
  self->station = add_combo (self, self->place, HP_VOTER_STATION);
  add_entry (self, self->place, HP_VOTER_PERMANENT);
  add_entry (self, self->place, HP_VOTER_TEMPORARY);
  add_entry (self, self->place, HP_VOTER_CURRENT);
  add_entry (self, self->more, HP_VOTER_NOTE);
  self->reason = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reason), _ ("Reason for the change"));
  adw_preferences_group_add (self->more, self->reason);
}

/* ---- history ---- */

static void
add_line (HpVoterDetail *self, const HpMovement *m)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = hp_voter_words_movement (m);
  g_autofree char *when = hp_ui_iso_time (m->at);
  g_autofree char *who = g_strdup_printf (*m->by != '\0' ? "%s · %s" : "%s%s", when, m->by);
  g_autofree char *subtitle =
      *m->reason != '\0' ? g_strdup_printf ("%s\n%s", who, m->reason) : g_strdup (who);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (self->history, row);
  g_ptr_array_add (self->lines, row);
}

void
hp_voter_detail_show_history (HpVoterDetail *self)
{
  g_autoptr (GPtrArray) movements = NULL;

  for (guint i = 0; i < self->lines->len; i++)
    adw_preferences_group_remove (self->history, g_ptr_array_index (self->lines, i));
  g_ptr_array_set_size (self->lines, 0);
  if (self->stored->id != 0)
    movements = hp_movements_of_voter (hp_session_get_db (self->session), self->stored->id, NULL);
  for (guint i = movements != NULL ? movements->len : 0; i > 0; i--)
    add_line (self, g_ptr_array_index (movements, i - 1));
  gtk_widget_set_visible (GTK_WIDGET (self->history), self->lines->len > 0);
}
