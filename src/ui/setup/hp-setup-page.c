/* hp-setup-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/setup/hp-setup-page.h"

#include "engine/core/hp-finding.h"
#include "engine/core/hp-util.h"
#include "engine/setup/hp-member.h"
#include "ui/kit/hp-columns-box.h"
#include "ui/kit/hp-field-row.h"
#include "ui/kit/hp-ui.h"
#include "ui/setup/hp-setup-facts.h"
#include "ui/setup/hp-setup-people.h"
#include "ui/setup/hp-setup-values.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *key;
  const char *title;
  HpSetupKind kind;
} Field;

static const Field fields[] = {
  { "ward", N_ ("Name of the ward or commune"), HP_SETUP_TEXT },
  { "district", N_ ("District"), HP_SETUP_TEXT },
  { "province", N_ ("Province or city"), HP_SETUP_TEXT },
  { "day", N_ ("Election day"), HP_SETUP_DATE },
  { "invalid_share_bp", N_ ("Ask from this share of invalid ballots on"), HP_SETUP_SHARE },
  { "voter_old_age", N_ ("Ask about voters above this age"), HP_SETUP_NUMBER },
  { "outlier_min_stations", N_ ("Compare stations from this number on"), HP_SETUP_NUMBER },
  { "outlier_multiplier", N_ ("Ask from this many times the usual distance on"), HP_SETUP_NUMBER },
  { "outlier_min_bp", N_ ("But not below this distance"), HP_SETUP_SHARE },
};
#define FIRST_CHECK 4

typedef struct
{
  const char *key;
  const char *title;
  const char *subtitle;
} Switch;

static const Switch switches[] = {
  { "spoiled_inside_issued", N_ ("Issued ballots contain the exchanged ones"),
    N_ ("On: received = issued + unused. Off: received = issued + spoiled + unused.") },
  { "same_typist_allowed", N_ ("One person may type both entries"),
    N_ ("Such a tally is marked everywhere. Better are two people.") },
};

struct _HpSetupPage
{
  HpPhasePage parent_instance;
  AdwPreferencesGroup *election;
  AdwPreferencesGroup *people;
  AdwPreferencesGroup *checks;
  AdwPreferencesGroup *facts;
  AdwPreferencesGroup *uncertain;
  GtkWidget *kind;
  GtkWidget *rehearsal;
  GtkWidget *rows[G_N_ELEMENTS (fields)];
  GtkWidget *toggles[G_N_ELEMENTS (switches)];
  HpSetupPeople *members;
  gboolean showing; /* widgets are being set from the document */
};

G_DEFINE_FINAL_TYPE (HpSetupPage, hp_setup_page, HP_TYPE_PHASE_PAGE)

static char *
stored_value (HpSetupPage *self, const Field *field)
{
  HpPhasePage *page = HP_PHASE_PAGE (self);
  HpDb *db = hp_phase_page_get_db (page);
  gint64 number;

  if (field->kind == HP_SETUP_TEXT || field->kind == HP_SETUP_DATE)
    return hp_setting_get (db, field->key);
  number = hp_setting_int (db, hp_phase_page_get_rules (page), field->key, HP_MISSING);
  return number != HP_MISSING ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : NULL;
}

static void
show_field (HpSetupPage *self, guint i, gboolean force)
{
  g_autofree char *stored = stored_value (self, &fields[i]);
  g_autofree char *text = hp_setup_show (fields[i].kind, stored);

  hp_field_row_set (HP_FIELD_ROW (self->rows[i]), text, force);
}

static void
store (HpSetupPage *self, const char *key, const char *value)
{
  g_autoptr (GError) error = NULL;

  if (!hp_setting_set (hp_phase_page_get_db (HP_PHASE_PAGE (self)), key, value, &error))
    hp_ui_error (GTK_WIDGET (self), _ ("This was not stored"), error);
}

static void
committed_cb (HpFieldRow *row, HpSetupPage *self)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "hp-field"));
  g_autofree char *old = stored_value (self, &fields[i]);
  const char *why = NULL;
  g_autofree char *value = hp_setup_parse (fields[i].kind, hp_field_row_get (row), &why);

  hp_field_row_mark (row, value == NULL ? (int) HP_SEVERITY_ERROR : -1, why);
  if (value == NULL)
    return;
  if (g_strcmp0 (old, value) != 0)
    store (self, fields[i].key, value);
  show_field (self, i, TRUE);
}

static void
toggled_cb (GtkSwitch *toggle, GParamSpec *pspec, HpSetupPage *self)
{
  if (!self->showing)
    store (self, g_object_get_data (G_OBJECT (toggle), "hp-key"),
           gtk_switch_get_active (toggle) ? "1" : "0");
}

static void
kind_cb (AdwComboRow *row, GParamSpec *pspec, HpSetupPage *self)
{
  int n;
  const HpWardKind *kinds =
      hp_rules_ward_kinds (hp_phase_page_get_rules (HP_PHASE_PAGE (self)), &n);
  guint at = adw_combo_row_get_selected (row);

  if (!self->showing && at < (guint) n)
    store (self, "kind", kinds[at].code);
}

static GtkWidget *
add_field (HpSetupPage *self, guint i)
{
  GtkWidget *row = self->rows[i] = hp_field_row_new (_ (fields[i].title));

  g_object_set_data (G_OBJECT (row), "hp-field", GUINT_TO_POINTER (i));
  g_signal_connect_object (row, "committed", G_CALLBACK (committed_cb), self, 0);
  adw_preferences_group_add (i < FIRST_CHECK ? self->election : self->checks, row);
  return row;
}

static void
add_switch (HpSetupPage *self, guint i)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = self->toggles[i] = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (switches[i].title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (switches[i].subtitle));
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  hp_ui_name (toggle, _ (switches[i].title), FALSE);
  g_object_set_data (G_OBJECT (toggle), "hp-key", (gpointer) switches[i].key);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (toggled_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  adw_preferences_group_add (self->checks, row);
}

static void
add_kind (HpSetupPage *self, const HpRules *rules)
{
  int n;
  const HpWardKind *kinds = hp_rules_ward_kinds (rules, &n);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (int i = 0; i < n; i++)
    gtk_string_list_append (words, kinds[i].word);
  self->kind = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->kind), _ ("Kind"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->kind), G_LIST_MODEL (words));
  g_signal_connect_object (self->kind, "notify::selected", G_CALLBACK (kind_cb), self, 0);
  adw_preferences_group_add (self->election, self->kind);
}

static void
hp_setup_page_session_set (HpPhasePage *page, HpSession *session)
{
  HpSetupPage *self = HP_SETUP_PAGE (page);
  const HpRules *rules = hp_session_get_rules (session);

  self->showing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      add_field (self, i);
      if (i == 0)
        add_kind (self, rules);
    }
  gtk_widget_set_visible (self->rows[1], hp_rules_has_district (rules));
  self->rehearsal = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rehearsal), _ ("Rehearsal"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rehearsal),
                               _ ("Made-up people: every screen and form says so."));
  adw_preferences_group_add (self->election, self->rehearsal);
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    add_switch (self, i);
  hp_setup_facts_fill (self->facts, rules);
  hp_setup_uncertain_fill (self->uncertain, rules);
  self->members = hp_setup_people_new (self->people, session);
  self->showing = FALSE;
}

static void
show_election (HpSetupPage *self)
{
  HpPhasePage *page = HP_PHASE_PAGE (self);
  const HpRules *rules = hp_phase_page_get_rules (page);
  const HpElection *election = hp_session_get_election (hp_phase_page_get_session (page));
  int n;
  const HpWardKind *kinds = hp_rules_ward_kinds (rules, &n);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    show_field (self, i, FALSE);
  for (int i = 0; i < n; i++)
    if (g_str_equal (kinds[i].code, election->kind))
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->kind), i);
  gtk_widget_set_visible (self->rehearsal, election->rehearsal);
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    gtk_switch_set_active (GTK_SWITCH (self->toggles[i]),
                           hp_setting_int (hp_phase_page_get_db (page), rules, switches[i].key, 0)
                               != 0);
}

static void
hp_setup_page_changed (HpPhasePage *page, guint topics)
{
  HpSetupPage *self = HP_SETUP_PAGE (page);

  self->showing = TRUE;
  if (topics & HP_TOPIC_SETTING)
    show_election (self);
  if (topics & HP_TOPIC_STATION)
    hp_setup_people_refresh (self->members);
  self->showing = FALSE;
}

/* "team:3": what a finding about the team of a station asks for. */
static void
hp_setup_page_go_to (HpPhasePage *page, const char *target)
{
  if (g_str_has_prefix (target, "team:"))
    hp_setup_people_focus (HP_SETUP_PAGE (page)->members);
}

static void
busy_cb (HpSession *session, GParamSpec *pspec, HpSetupPage *self)
{
  gboolean free = !hp_session_get_busy (session);

  gtk_widget_set_sensitive (GTK_WIDGET (self->election), free);
  gtk_widget_set_sensitive (GTK_WIDGET (self->people), free);
  gtk_widget_set_sensitive (GTK_WIDGET (self->checks), free);
}

static void
hp_setup_page_constructed (GObject *object)
{
  HpSetupPage *self = HP_SETUP_PAGE (object);

  G_OBJECT_CLASS (hp_setup_page_parent_class)->constructed (object);
  g_signal_connect_object (hp_phase_page_get_session (HP_PHASE_PAGE (self)), "notify::busy",
                           G_CALLBACK (busy_cb), self, 0);
}

static void
hp_setup_page_dispose (GObject *object)
{
  HpSetupPage *self = HP_SETUP_PAGE (object);

  g_clear_pointer (&self->members, hp_setup_people_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), HP_TYPE_SETUP_PAGE);
  G_OBJECT_CLASS (hp_setup_page_parent_class)->dispose (object);
}

static void
hp_setup_page_class_init (HpSetupPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = hp_setup_page_constructed;
  object_class->dispose = hp_setup_page_dispose;
  HP_PHASE_PAGE_CLASS (klass)->session_set = hp_setup_page_session_set;
  HP_PHASE_PAGE_CLASS (klass)->changed = hp_setup_page_changed;
  HP_PHASE_PAGE_CLASS (klass)->go_to = hp_setup_page_go_to;
  g_type_ensure (HP_TYPE_COLUMNS_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/homphieu/HomPhieu/setup/hp-setup-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HpSetupPage, election);
  gtk_widget_class_bind_template_child (widget_class, HpSetupPage, people);
  gtk_widget_class_bind_template_child (widget_class, HpSetupPage, checks);
  gtk_widget_class_bind_template_child (widget_class, HpSetupPage, facts);
  gtk_widget_class_bind_template_child (widget_class, HpSetupPage, uncertain);
}

static void
hp_setup_page_init (HpSetupPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
