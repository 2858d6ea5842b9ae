/* hp-setup-people.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/setup/hp-setup-people.h"

#include "engine/setup/hp-member.h"
#include "engine/stations/hp-constituency.h"
#include "engine/stations/hp-station.h"
#include "paper/stations/hp-import-members.h"
#include "ui/kit/hp-sheet-import.h"
#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>

struct _HpSetupPeople
{
  AdwPreferencesGroup *group;
  HpSession *session;
  GtkWidget *committee;
  GtkWidget *boards;
  GtkWidget *teams;
  GtkWidget *import;
};

static GtkWidget *
add_row (AdwPreferencesGroup *group, const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (group, row);
  return row;
}

static void
import_cb (GtkButton *button, HpSetupPeople *self)
{
  hp_sheet_import_choose (GTK_WIDGET (self->group), self->session, _ ("Import members"),
                          hp_import_members, &HP_IMPORT_OPTIONS_NONE);
}

static void
add_import (HpSetupPeople *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Import members…"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("From a sheet; the list of an organ in it takes the "
                                          "place of the one that is here"));
  g_signal_connect (button, "clicked", G_CALLBACK (import_cb), self);
  adw_preferences_group_set_header_suffix (self->group, button);
  self->import = button;
}

HpSetupPeople *
hp_setup_people_new (AdwPreferencesGroup *group, HpSession *session)
{
  HpSetupPeople *self = g_new0 (HpSetupPeople, 1);

  self->group = group;
  self->session = session;
  self->committee = add_row (group, _ ("Election committee of the ward"));
  self->boards = add_row (group, _ ("Boards of the constituencies"));
  self->teams = add_row (group, _ ("Teams of the stations"));
  add_import (self);
  return self;
}

void
hp_setup_people_free (HpSetupPeople *self)
{
  g_free (self);
}

static gint64
n_members (HpDb *db, HpOrganKind organ, gint64 owner)
{
  g_autoptr (GPtrArray) members = hp_members_load (db, organ, owner, NULL);

  return members != NULL ? members->len : 0;
}

static void
show_committee (HpSetupPeople *self, HpDb *db)
{
  const HpOrgan *organ = hp_rules_organ (hp_session_get_rules (self->session), "committee-xa");
  gint64 n = n_members (db, HP_ORGAN_COMMITTEE, 0);
  g_autofree char *count = hp_ui_count (n);
  g_autofree char *text = organ == NULL
                              ? g_strdup_printf (ngettext ("%s member", "%s members", n), count)
                              : g_strdup_printf (_ ("%s members; the law asks for %d to %d"), count,
                                                 organ->min, organ->max);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->committee), text);
}

static void
show_owners (GtkWidget *row, gint64 with, gint64 all, gint64 members)
{
  g_autofree char *a = hp_ui_count (with);
  g_autofree char *b = hp_ui_count (all);
  g_autofree char *c = hp_ui_count (members);
  g_autofree char *text = g_strdup_printf (_ ("%s of %s are entered, with %s members"), a, b, c);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
}

void
hp_setup_people_refresh (HpSetupPeople *self)
{
  HpDb *db = hp_session_get_db (self->session);
  g_autoptr (GPtrArray) stations = hp_stations_load (db, NULL);
  g_autoptr (GPtrArray) constituencies = hp_constituencies_load (db, HP_BODY_NONE, NULL);
  gint64 with = 0, members = 0;

  show_committee (self, db);
  for (guint i = 0; constituencies != NULL && i < constituencies->len; i++)
    {
      const HpConstituency *c = g_ptr_array_index (constituencies, i);
      gint64 n = n_members (db, HP_ORGAN_BOARD, c->id);

      with += n > 0;
      members += n;
    }
  show_owners (self->boards, with, constituencies != NULL ? constituencies->len : 0, members);
  with = members = 0;
  for (guint i = 0; stations != NULL && i < stations->len; i++)
    {
      const HpStation *s = g_ptr_array_index (stations, i);
      gint64 n = n_members (db, HP_ORGAN_TEAM, s->id);

      with += n > 0;
      members += n;
    }
  show_owners (self->teams, with, stations != NULL ? stations->len : 0, members);
}

void
hp_setup_people_focus (HpSetupPeople *self)
{
  gtk_widget_grab_focus (self->import);
}
