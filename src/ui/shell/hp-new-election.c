/* hp-new-election.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/shell/hp-new-election.h"

#include "engine/core/hp-text.h"
#include "engine/session/hp-session.h"
#include "ui/kit/hp-settings.h"

#include <glib/gi18n.h>
#include <string.h>

struct _HpNewElection
{
  AdwBin parent_instance;
  GSettings *settings;
  GPtrArray *rules; /* of HpRules, the newest first */
  AdwComboRow *election;
  GtkWidget *ward;
  GtkDropDown *kind;
  GtkWidget *district;
  GtkWidget *province;
  GtkWidget *wrong;
  GtkWidget *create;
};

G_DEFINE_FINAL_TYPE (HpNewElection, hp_new_election, ADW_TYPE_BIN)

enum
{
  SESSION,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const HpRules *
chosen (HpNewElection *self)
{
  return g_ptr_array_index (self->rules, adw_combo_row_get_selected (self->election));
}

static char *
text_of (GtkWidget *row)
{
  return hp_text_clean (gtk_editable_get_text (GTK_EDITABLE (row)));
}

static void
say_wrong (HpNewElection *self, const char *text, GtkWidget *row)
{
  GtkWidget *const rows[] = { self->ward, self->district, self->province };

  gtk_widget_set_visible (self->wrong, text != NULL);
  gtk_label_set_text (GTK_LABEL (self->wrong), text != NULL ? text : "");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (rows[i] == row)
        gtk_widget_add_css_class (rows[i], "error");
      else
        gtk_widget_remove_css_class (rows[i], "error");
      gtk_accessible_update_state (
          GTK_ACCESSIBLE (rows[i]), GTK_ACCESSIBLE_STATE_INVALID,
          rows[i] == row ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
    }
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

/* "Phường Chi Lăng" says its kind itself. */
static void
ward_changed_cb (GtkEditable *editable, HpNewElection *self)
{
  int n;
  const HpWardKind *kinds = hp_rules_ward_kinds (chosen (self), &n);
  g_autofree char *fold = hp_text_fold (gtk_editable_get_text (editable));

  for (int i = 0; i < n; i++)
    {
      g_autofree char *word = hp_text_fold (kinds[i].word);
      gsize length = strlen (word);

      if (g_str_has_prefix (fold, word) && fold[length] == ' ')
        gtk_drop_down_set_selected (self->kind, i);
    }
  say_wrong (self, NULL, NULL);
}

static void
field_changed_cb (GtkEditable *editable, HpNewElection *self)
{
  say_wrong (self, NULL, NULL);
}

static void
election_changed_cb (AdwComboRow *row, GParamSpec *pspec, HpNewElection *self)
{
  int n;
  const HpWardKind *kinds = hp_rules_ward_kinds (chosen (self), &n);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (int i = 0; i < n; i++)
    gtk_string_list_append (words, kinds[i].word);
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (words));
  gtk_widget_set_visible (self->district, hp_rules_has_district (chosen (self)));
  ward_changed_cb (GTK_EDITABLE (self->ward), self);
}

static GtkWidget *
missing_field (HpNewElection *self, const char **text)
{
  g_autofree char *ward = text_of (self->ward);
  g_autofree char *district = text_of (self->district);
  g_autofree char *province = text_of (self->province);

  if (*ward == '\0')
    {
      *text = _ ("Type the name of the ward or commune.");
      return self->ward;
    }
  if (hp_rules_has_district (chosen (self)) && *district == '\0')
    {
      *text = _ ("Type the name of the district: this election has district councils.");
      return self->district;
    }
  if (*province == '\0')
    {
      *text = _ ("Type the name of the province or city.");
      return self->province;
    }
  return NULL;
}

static void
create_cb (GtkWidget *widget, HpNewElection *self)
{
  const HpRules *rules = chosen (self);
  int n;
  const HpWardKind *kind =
      &hp_rules_ward_kinds (rules, &n)[gtk_drop_down_get_selected (self->kind)];
  g_autofree char *ward = text_of (self->ward);
  g_autofree char *district = text_of (self->district);
  g_autofree char *province = text_of (self->province);
  g_autofree char *name = g_settings_get_string (self->settings, "operator-name");
  g_autofree char *path = NULL;
  g_autoptr (HpSession) session = NULL;
  g_autoptr (GError) error = NULL;
  const char *text = NULL;
  GtkWidget *missing = missing_field (self, &text);

  say_wrong (self, text, missing);
  if (missing != NULL)
    return;
  path = hp_settings_new_document (ward, hp_rules_id (rules));
  session = hp_session_create (path, hp_rules_id (rules), ward, province,
                               hp_rules_has_district (rules) ? district : NULL, kind->code,
                               *name != '\0' ? name : g_get_real_name (), &error);
  if (session == NULL)
    {
      say_wrong (self, error->message, NULL);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->ward), "");
  gtk_editable_set_text (GTK_EDITABLE (self->district), "");
  g_signal_emit (self, signals[SESSION], 0, session);
}

static void
hp_new_election_dispose (GObject *object)
{
  HpNewElection *self = HP_NEW_ELECTION (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), HP_TYPE_NEW_ELECTION);
  G_OBJECT_CLASS (hp_new_election_parent_class)->dispose (object);
}

static void
hp_new_election_finalize (GObject *object)
{
  g_ptr_array_unref (HP_NEW_ELECTION (object)->rules);
  G_OBJECT_CLASS (hp_new_election_parent_class)->finalize (object);
}

static void
hp_new_election_class_init (HpNewElectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hp_new_election_dispose;
  G_OBJECT_CLASS (klass)->finalize = hp_new_election_finalize;
  signals[SESSION] = g_signal_new ("session", HP_TYPE_NEW_ELECTION, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, HP_TYPE_SESSION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/homphieu/HomPhieu/shell/hp-new-election.ui");
  gtk_widget_class_bind_template_child (widget_class, HpNewElection, election);
  gtk_widget_class_bind_template_child (widget_class, HpNewElection, ward);
  gtk_widget_class_bind_template_child (widget_class, HpNewElection, kind);
  gtk_widget_class_bind_template_child (widget_class, HpNewElection, district);
  gtk_widget_class_bind_template_child (widget_class, HpNewElection, province);
  gtk_widget_class_bind_template_child (widget_class, HpNewElection, wrong);
  gtk_widget_class_bind_template_child (widget_class, HpNewElection, create);
}

static void
load_elections (HpNewElection *self)
{
  const char *const *ids = hp_rules_elections ();
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) hp_rules_unref);
  for (guint i = g_strv_length ((char **) ids); i > 0; i--)
    {
      HpRules *rules = hp_rules_load (ids[i - 1], NULL);
      g_autofree char *day = rules != NULL ? hp_date_to_vi (hp_rules_day (rules)) : NULL;
      g_autofree char *label = g_strdup_printf (_ ("Election of %s"), day);

      if (rules == NULL)
        continue;
      g_ptr_array_add (self->rules, rules);
      gtk_string_list_append (words, label);
    }
  adw_combo_row_set_model (self->election, G_LIST_MODEL (words));
}

static void
hp_new_election_init (HpNewElection *self)
{
  GtkWidget *rows[3];

  gtk_widget_init_template (GTK_WIDGET (self));
  load_elections (self);
  rows[0] = self->ward;
  rows[1] = self->district;
  rows[2] = self->province;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_signal_connect_object (rows[i], "entry-activated", G_CALLBACK (create_cb), self, 0);
      g_signal_connect_object (
          rows[i], "changed", i == 0 ? G_CALLBACK (ward_changed_cb) : G_CALLBACK (field_changed_cb),
          self, 0);
    }
  g_signal_connect_object (self->create, "clicked", G_CALLBACK (create_cb), self, 0);
  g_signal_connect_object (self->election, "notify::selected", G_CALLBACK (election_changed_cb),
                           self, 0);
  election_changed_cb (self->election, NULL, self);
}

GtkWidget *
hp_new_election_new (GSettings *settings)
{
  HpNewElection *self = g_object_new (HP_TYPE_NEW_ELECTION, NULL);

  self->settings = g_object_ref (settings);
  return GTK_WIDGET (self);
}

void
hp_new_election_begin (HpNewElection *self)
{
  g_return_if_fail (HP_IS_NEW_ELECTION (self));
  gtk_widget_grab_focus (self->ward);
}
