/* test-quick-search.c: the windows before the window: quick search, preferences, help
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-text.h"
#include "lib/hp-test-ward.h"
#include "lib/hp-ui-test.h"
#include "ui/kit/hp-file-dialog.h"
#include "ui/shell/hp-help.h"
#include "ui/shell/hp-page-list.h"
#include "ui/shell/hp-preferences.h"
#include "ui/shell/hp-quick-items.h"
#include "ui/shell/hp-quick-search.h"

#include <string.h>

static HpQuickSearch *
open_search (HpWindow *window, const char *text)
{
  GtkWindow *dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.quick-search", NULL));
  dialog = hp_ui_test_dialog ();
  g_assert_true (HP_IS_QUICK_SEARCH (dialog));
  hp_quick_search_set_text (HP_QUICK_SEARCH (dialog), text);
  hp_ui_test_settle ();
  return HP_QUICK_SEARCH (dialog);
}

static void
press_enter (HpQuickSearch *search)
{
  g_signal_emit_by_name (hp_ui_test_get (search, GTK_TYPE_SEARCH_ENTRY, NULL), "activate");
  hp_ui_test_settle ();
}

static void
test_pages (void)
{
  g_autoptr (HpSession) session = hp_ui_test_demo (300, 3, HP_DEMO_COUNTED);
  HpWindow *window = hp_ui_test_window (session);
  HpQuickSearch *search = open_search (window, "");

  hp_ui_test_get (search, GTK_TYPE_LIST_BOX_ROW, "Pages: Count. ");
  hp_ui_test_get (search, GTK_TYPE_LIST_BOX_ROW, "Actions: Preferences. ");
  /* Nothing to undo: not offered. */
  g_assert_null (hp_ui_test_find (search, GTK_TYPE_LIST_BOX_ROW, "Actions: Redo. "));
  hp_ui_test_assert_named (search);
  hp_quick_search_set_text (search, "cou");
  press_enter (search);
  g_assert_null (hp_ui_test_dialog ());
  g_assert_true (hp_window_get_page (window) == hp_window_ensure_page (window, "count"));
  hp_ui_test_close (window);
}

static void
test_voters (void)
{
  g_autoptr (HpSession) session = hp_ui_test_demo (300, 3, HP_DEMO_COUNTED);
  HpWindow *window = hp_ui_test_window (session);
  HpDb *db = hp_session_get_db (session);
  g_autofree char *name = hp_test_text (db, "SELECT name FROM voter WHERE id = "
                                            "(SELECT max (id) FROM voter)");
  g_autofree char *plain = hp_text_fold (name);
  HpQuickSearch *search = open_search (window, plain);
  guint total;
  g_autoptr (GPtrArray) one = hp_quick_voters (session, "n", &total);
  g_autoptr (GPtrArray) many = NULL;

  g_assert_true (hp_ui_test_shows (search, name));
  g_assert_true (hp_ui_test_shows (search, "Voters"));
  gtk_window_destroy (GTK_WINDOW (search));
  /* One letter finds nearly everybody, so it is not asked. */
  g_assert_cmpuint (one->len, ==, 0);
  hp_test_do (db, "voter.edit", "UPDATE voter SET name = 'Đặng Thị Ước'");
  many = hp_quick_voters (session, "dang uoc", &total);
  g_assert_cmpuint (total, ==, 300);
  g_assert_cmpuint (many->len, ==, HP_QUICK_VOTERS_MAX);
  search = open_search (window, "dang uoc");
  g_assert_true (hp_ui_test_shows (search, "and 280 more voters"));
  gtk_window_destroy (GTK_WINDOW (search));
  hp_ui_test_close (window);
}

static void
test_match (void)
{
  g_autoptr (HpSession) session = hp_ui_test_demo (300, 3, HP_DEMO_COUNTED);
  g_autoptr (GPtrArray) items = hp_quick_items (session);
  const struct
  {
    const char *text;
    HpQuickKind kind;
    const char *title; /* its beginning */
    const char *page;
  } cases[] = {
    { "station 2", HP_QUICK_STATION, "Station 2", "stations" },
    { "31/hdbc", HP_QUICK_FORM, "Danh sách cử tri", "forms" },
    { "danh sach cu tri", HP_QUICK_FORM, "Danh sách cử tri", "forms" },
    { "BACK", HP_QUICK_ACTION, "Back up…", NULL },
  };
  g_autoptr (GPtrArray) nothing = hp_quick_match (items, "xyzzy");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found = hp_quick_match (items, cases[i].text);
      gboolean there = FALSE;

      for (guint f = 0; f < found->len; f++)
        {
          const HpQuickItem *item = g_ptr_array_index (found, f);

          there |= item->kind == cases[i].kind && g_str_has_prefix (item->title, cases[i].title)
                   && g_strcmp0 (item->page, cases[i].page) == 0;
        }
      if (!there)
        g_error ("“%s” does not find “%s”", cases[i].text, cases[i].title);
    }
  g_assert_cmpuint (nothing->len, ==, 0);
}

static void
test_nothing (void)
{
  g_autoptr (HpSession) session = hp_ui_test_memory ();
  HpWindow *window = hp_ui_test_window (session);
  HpQuickSearch *search = open_search (window, "xyzzy");

  hp_ui_test_get (search, ADW_TYPE_STATUS_PAGE, "Nothing found");
  press_enter (search);
  g_assert_true (hp_ui_test_dialog () == GTK_WINDOW (search));
  g_signal_emit_by_name (hp_ui_test_get (search, GTK_TYPE_SEARCH_ENTRY, NULL), "stop-search");
  hp_ui_test_settle ();
  g_assert_null (hp_ui_test_dialog ());
  /* An action goes through the window. */
  search = open_search (window, "preferences");
  press_enter (search);
  g_assert_true (ADW_IS_PREFERENCES_WINDOW (hp_ui_test_dialog ()));
  gtk_window_destroy (hp_ui_test_dialog ());
  hp_ui_test_close (window);
}

static void
test_preferences (void)
{
  GSettings *settings = hp_ui_test_settings ();
  g_autoptr (HpSession) session = hp_ui_test_memory ();
  HpWindow *window = hp_ui_test_window (session);
  GtkWindow *dialog;
  GtkWidget *row;
  g_autofree char *language = NULL, *appearance = NULL, *folder = NULL;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.preferences", NULL);
  dialog = hp_ui_test_dialog ();
  hp_ui_test_assert_named (dialog);
  row = hp_ui_test_get (dialog, ADW_TYPE_COMBO_ROW, "Language");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  language = g_settings_get_string (settings, "language");
  g_assert_cmpstr (language, ==, "vi");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  row = hp_ui_test_get (dialog, ADW_TYPE_COMBO_ROW, "Light or dark");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
  appearance = g_settings_get_string (settings, "appearance");
  g_assert_cmpstr (appearance, ==, "dark");
  row = hp_ui_test_get (dialog, ADW_TYPE_COMBO_ROW, "Size of the text");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 5);
  g_assert_cmpint (g_settings_get_int (settings, "text-scale"), ==, 200);
  /* The name is in the journal from the next action on. */
  gtk_editable_set_text (GTK_EDITABLE (hp_ui_test_get (dialog, ADW_TYPE_ENTRY_ROW, "Your name")),
                         "Hoàng Văn Bách");
  g_assert_cmpstr (hp_session_get_operator (session), ==, "Hoàng Văn Bách");
  hp_file_dialog_set_answer (hp_ui_test_folder ());
  g_signal_emit_by_name (hp_ui_test_get (dialog, GTK_TYPE_BUTTON, "_Choose…"), "clicked");
  hp_file_dialog_set_answer (NULL);
  folder = g_settings_get_string (settings, "backup-folder");
  g_assert_cmpstr (folder, ==, hp_ui_test_folder ());
  g_assert_true (hp_ui_test_shows (dialog, hp_ui_test_folder ()));
  gtk_window_destroy (dialog);
  g_settings_reset (settings, "appearance");
  g_settings_reset (settings, "text-scale");
  g_settings_reset (settings, "operator-name");
  hp_ui_test_close (window);
}

static void
assert_help (const char *language, const char *page)
{
  g_autofree char *path = g_strdup_printf ("/vn/homphieu/HomPhieu/help/%s/%s.md", language, page);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_auto (GStrv) lines = NULL;

  if (bytes == NULL)
    g_error ("There is no help for “%s” in “%s”", page, language);
  lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  g_assert_true (g_str_has_prefix (lines[0], "# "));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *markup = hp_help_markup (lines[i]);
      g_autoptr (GError) error = NULL;

      g_assert_true (pango_parse_markup (markup, -1, 0, NULL, NULL, NULL, &error));
      g_assert_no_error (error);
    }
}

static void
test_help (void)
{
  guint n;
  const HpPageInfo *pages = hp_page_list (&n);
  HpWindow *window = hp_ui_test_window (NULL);
  GtkWindow *help;
  g_autofree char *markup = hp_help_markup ("**Bold** & `Ctrl+Z` <x>");

  g_assert_cmpstr (markup, ==, "<b>Bold</b> &amp; <b><tt>Ctrl+Z</tt></b> &lt;x&gt;");
  assert_help ("vi", "start");
  assert_help ("en", "start");
  assert_help ("vi", "keys");
  assert_help ("en", "keys");
  for (guint i = 0; i < n; i++)
    {
      assert_help ("vi", pages[i].id);
      assert_help ("en", pages[i].id);
    }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.help", NULL);
  help = hp_ui_test_dialog ();
  g_assert_true (hp_ui_test_shows (help, "Where the work is kept"));
  hp_ui_test_assert_named (help);
  gtk_window_destroy (help);
  hp_ui_test_close (window);
}

int
main (int argc, char *argv[])
{
  hp_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/quick-search/pages", test_pages);
  g_test_add_func ("/ui/quick-search/voters", test_voters);
  g_test_add_func ("/ui/quick-search/match", test_match);
  g_test_add_func ("/ui/quick-search/nothing", test_nothing);
  g_test_add_func ("/ui/preferences", test_preferences);
  g_test_add_func ("/ui/help", test_help);
  return hp_ui_test_run ();
}
