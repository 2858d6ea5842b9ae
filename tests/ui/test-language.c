/* test-language.c: every screen in a language: nothing cut, nothing outside, nothing left in
 * English.
 *
 * The language is that of LANGUAGE, its catalogue that of HOMPHIEU_TEST_LOCALEDIR. What is opened
 * over the pages, dialogs and menus, is in language-dialogs.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "language.h"

#include "ui/kit/hp-file-dialog.h"
#include "ui/shell/hp-help.h"
#include "ui/shell/hp-page-list.h"
#include "ui/shell/hp-preferences.h"
#include "ui/shell/hp-quick-search.h"

#include <glib/gi18n.h>
#include <libintl.h>
#include <string.h>

/* Places inside of pages with widgets of their own. */
static const struct
{
  const char *page;
  const char *target;
} places[] = {
  { "stations", "1" },
  { "stations", "constituency:xa:1" },
  { "stations", "finding:S01" },
  { "candidates", "xa:1" },
  { "candidates", "structure" },
  { "voters", "1" },
  { "turnout", "1" },
  { "count", "1:qh" },
  { "count", "1:xa:2" },
  { "count", "state:sealed" },
  { "results", "xa:1" },
  { "forms", "31:1" },
  { "journal", "1:xa" },
  { "setup", "members" },
};

/* Sheets and the actions that show what is in them. */
static const struct
{
  const char *page;
  const char *action;
  const char *sheet;
} imports[] = {
  { "stations", "stations.import", "stations-2026.csv" },
  { "candidates", "candidates.import", "candidates-2026.xlsx" },
};

static void
check_pages (HpWindow *window, const char *kind)
{
  guint n;
  const HpPageInfo *pages = hp_page_list (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %s", kind, pages[i].id);

      hp_window_go_to (window, pages[i].id, NULL);
      hp_ui_test_sleep (60);
      hp_language_check (window, name);
    }
}

static void
test_start (gconstpointer data)
{
  HpWindow *window;

  hp_language_begin (data);
  window = hp_language_window (NULL);
  hp_language_check (window, "start page");
  hp_language_finish (window);
}

static void
test_empty (gconstpointer data)
{
  g_autoptr (HpSession) session = hp_ui_test_memory ();
  HpWindow *window;

  hp_language_begin (data);
  window = hp_language_window (session);
  check_pages (window, "empty");
  hp_language_finish (window);
}

static void
test_full (gconstpointer data)
{
  g_autoptr (HpSession) session = hp_ui_test_demo (900, 3, HP_DEMO_COUNTED);
  HpWindow *window;

  hp_language_begin (data);
  window = hp_language_window (session);
  check_pages (window, "full");
  hp_language_finish (window);
}

static void
test_places (gconstpointer data)
{
  g_autoptr (HpSession) session = hp_ui_test_demo (900, 3, HP_DEMO_VOTED);
  HpWindow *window;

  hp_language_begin (data);
  window = hp_language_window (session);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (hp_window_ensure_page (window, places[i].page) != NULL)
      {
        g_autofree char *name = g_strdup_printf ("%s at %s", places[i].page, places[i].target);

        hp_window_go_to (window, places[i].page, places[i].target);
        hp_ui_test_sleep (60);
        hp_language_check (window, name);
      }
  hp_language_finish (window);
}

/* The library's own pager of a window of shortcuts with several pages says this of its numbers. */
static GLogWriterOutput
writer_cb (GLogLevelFlags level, const GLogField *fields, gsize n, gpointer data)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (fields[i].key, "MESSAGE")
        && strstr (fields[i].value, "(label) reported min width -3") != NULL)
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n, data);
}

static void
check_dialog (GtkWidget *dialog, HpWindow *parent, const char *name)
{
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (parent));
  gtk_window_present (GTK_WINDOW (dialog));
  hp_language_check (dialog, name);
  gtk_window_destroy (GTK_WINDOW (dialog));
  hp_ui_test_settle ();
}

static void
test_dialogs (gconstpointer data)
{
  g_autoptr (HpSession) session = hp_ui_test_demo (900, 3, HP_DEMO_VOTED);
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWidget *search;
  HpWindow *window;
  guint n;
  const HpPageInfo *pages = hp_page_list (&n);

  hp_language_begin (data);
  window = hp_language_window (session);
  check_dialog (hp_preferences_new (hp_ui_test_settings ()), window, "preferences");
  search = hp_quick_search_new (window);
  hp_quick_search_set_text (HP_QUICK_SEARCH (search), "an");
  check_dialog (search, window, "quick search");
  /* Help is a file for each language, not a catalogue. */
  hp_language_in_help = TRUE;
  for (guint i = 0; i < n; i++)
    check_dialog (hp_help_new (pages[i].id), window, "help");
  hp_language_in_help = FALSE;
  builder = gtk_builder_new_from_resource ("/vn/homphieu/HomPhieu/shell/help-overlay.ui");
  check_dialog (GTK_WIDGET (gtk_builder_get_object (builder, "help_overlay")), window, "shortcuts");
  hp_language_finish (window);
}

static gboolean
has_dialog (gpointer data)
{
  return hp_ui_test_dialog () != NULL;
}

static void
test_imports (gconstpointer data)
{
  g_autoptr (HpSession) session = hp_ui_test_demo (900, 3, HP_DEMO_LISTED);
  HpWindow *window;

  hp_language_begin (data);
  window = hp_language_window (session);
  for (guint i = 0; i < G_N_ELEMENTS (imports); i++)
    {
      HpPhasePage *page = hp_window_ensure_page (window, imports[i].page);
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", imports[i].sheet, NULL);

      if (page == NULL)
        continue;
      hp_window_go_to (window, imports[i].page, NULL);
      hp_file_dialog_set_answer (path);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), imports[i].action, NULL));
      hp_ui_test_wait (has_dialog, NULL);
      hp_language_check (hp_ui_test_dialog (), imports[i].action);
      gtk_window_destroy (hp_ui_test_dialog ());
      hp_ui_test_settle ();
    }
  hp_file_dialog_set_answer (NULL);
  hp_language_finish (window);
}

static void
test_catalogue (void)
{
  g_assert_cmpstr (_ ("Overview"), !=, "Overview");
  g_assert_cmpstr (_ ("Preferences"), !=, "Preferences");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*func) (gconstpointer);
  } screens[] = { { "start", test_start },
                  { "empty", test_empty },
                  { "full", test_full },
                  { "places", test_places },
                  { "dialogs", test_dialogs },
                  { "imports", test_imports },
                  { "voter-import", hp_language_test_voter_import },
                  { "tally", hp_language_test_tally },
                  { "turnout", hp_language_test_turnout },
                  { "menus", hp_language_test_menus } };
  int result;

  hp_ui_test_init (&argc, &argv);
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("HOMPHIEU_TEST_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_log_set_writer_func (writer_cb, NULL, NULL);
  hp_language_load ();
  g_test_add_func ("/language/catalogue", test_catalogue);
  for (guint i = 0; i < G_N_ELEMENTS (screens); i++)
    for (int scale = 100; scale <= 200; scale += 100)
      {
        g_autofree char *path = g_strdup_printf ("/language/%s/%d", screens[i].name, scale);

        g_test_add_data_func (path, GINT_TO_POINTER (scale), screens[i].func);
      }
  result = hp_ui_test_run ();
  hp_language_unload ();
  return result;
}
