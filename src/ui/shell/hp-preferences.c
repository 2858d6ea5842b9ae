/* hp-preferences.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/shell/hp-preferences.h"

#include "ui/kit/hp-file-dialog.h"
#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>

/* A choice of a combo row and the value that it stands for. */
typedef struct
{
  const char *value;
  const char *label;
} Choice;

static const Choice languages[] = {
  { "", N_ ("As the system") }, { "vi", "Tiếng Việt" }, { "en", "English" }, { NULL, NULL }
};
static const Choice appearances[] = { { "system", N_ ("As the system") },
                                      { "light", N_ ("Light") },
                                      { "dark", N_ ("Dark") },
                                      { NULL, NULL } };
static const int scales[] = { 100, 110, 125, 150, 175, 200 };

static GtkWidget *
combo_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static void
choice_cb (AdwComboRow *row, GParamSpec *pspec, GSettings *settings)
{
  const Choice *choices = g_object_get_data (G_OBJECT (row), "hp-choices");
  const char *key = g_object_get_data (G_OBJECT (row), "hp-key");

  g_settings_set_string (settings, key, choices[adw_combo_row_get_selected (row)].value);
}

static GtkWidget *
choice_row (GSettings *settings, const char *key, const Choice *choices, const char *title,
            const char *subtitle)
{
  GtkWidget *row = combo_row (title, subtitle);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autofree char *now = g_settings_get_string (settings, key);

  for (guint i = 0; choices[i].value != NULL; i++)
    gtk_string_list_append (labels, _ (choices[i].label));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  for (guint i = 0; choices[i].value != NULL; i++)
    if (g_str_equal (choices[i].value, now))
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
  g_object_set_data (G_OBJECT (row), "hp-choices", (gpointer) choices);
  g_object_set_data (G_OBJECT (row), "hp-key", (gpointer) key);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (choice_cb), settings, 0);
  return row;
}

static void
scale_cb (AdwComboRow *row, GParamSpec *pspec, GSettings *settings)
{
  g_settings_set_int (settings, "text-scale", scales[adw_combo_row_get_selected (row)]);
}

static GtkWidget *
scale_row (GSettings *settings)
{
  GtkWidget *row = combo_row (_ ("Size of the text"), NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  int now = g_settings_get_int (settings, "text-scale");
  guint at = 0;

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_autofree char *label = g_strdup_printf ("%d %%", scales[i]);

      gtk_string_list_append (labels, label);
      if (scales[i] <= now)
        at = i;
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), at);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (scale_cb), settings, 0);
  return row;
}

static GtkWidget *
name_row (GSettings *settings)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Your name"));
  g_settings_bind (settings, "operator-name", row, "text", G_SETTINGS_BIND_DEFAULT);
  return row;
}

static void
folder_chosen_cb (const char *path, gpointer owner, gpointer data)
{
  g_settings_set_string (G_SETTINGS (owner), "backup-folder", path);
}

static void
choose_folder_cb (GtkButton *button, GSettings *settings)
{
  g_autofree char *now = g_settings_get_string (settings, "backup-folder");

  hp_file_dialog (GTK_WIDGET (button), HP_FILE_FOLDER, _ ("Folder for backups"), NULL, NULL, now,
                  folder_chosen_cb, G_OBJECT (settings), NULL);
}

static void
folder_cb (GSettings *settings, const char *key, AdwActionRow *row)
{
  g_autofree char *folder = g_settings_get_string (settings, "backup-folder");

  adw_action_row_set_subtitle (row, *folder != '\0' ? folder : _ ("None chosen yet"));
}

static GtkWidget *
folder_row (GSettings *settings)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Choose…"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Folder for backups"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (choose_folder_cb), settings, 0);
  g_signal_connect_object (settings, "changed::backup-folder", G_CALLBACK (folder_cb), row, 0);
  folder_cb (settings, NULL, ADW_ACTION_ROW (row));
  return row;
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (page, group);
  return group;
}

GtkWidget *
hp_preferences_new (GSettings *settings)
{
  GtkWidget *window = adw_preferences_window_new ();
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group;

  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 620, 640);
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), page);
  group = add_group (page, _ ("At this computer"),
                     _ ("Every action is written into the journal of the election under this "
                        "name."));
  adw_preferences_group_add (group, name_row (settings));
  group = add_group (page, _ ("Language and appearance"), NULL);
  adw_preferences_group_add (
      group, choice_row (settings, "language", languages, _ ("Language"),
                         _ ("From the next start on. Official forms are always in Vietnamese.")));
  adw_preferences_group_add (
      group, choice_row (settings, "appearance", appearances, _ ("Light or dark"), NULL));
  adw_preferences_group_add (group, scale_row (settings));
  group = add_group (page, _ ("Backups"),
                     _ ("Where “Back up…” puts its copies at first: another disk, best one that "
                        "is kept in another room."));
  adw_preferences_group_add (group, folder_row (settings));
  return window;
}
