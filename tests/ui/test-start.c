/* test-start.c: the start page: recent elections, a new one, the rehearsal ward; the icon
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "lib/hp-ui-test.h"
#include "ui/kit/hp-settings.h"

#include <glib/gstdio.h>

static void
type_into (gpointer root, const char *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (hp_ui_test_get (root, ADW_TYPE_ENTRY_ROW, row)), text);
}

static void
create (HpWindow *window)
{
  g_signal_emit_by_name (hp_ui_test_get (window, GTK_TYPE_BUTTON, "_Create the election"),
                         "clicked");
  hp_ui_test_settle ();
}

static void
forget_all (void)
{
  GSettings *settings = hp_ui_test_settings ();
  g_auto (GStrv) paths = hp_settings_recent (settings);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_unlink (paths[i]);
      hp_settings_remove_recent (settings, paths[i]);
    }
}

static void
test_empty (void)
{
  HpWindow *window;
  g_autoptr (GPtrArray) chain = NULL;

  forget_all ();
  window = hp_ui_test_window (NULL);
  hp_ui_test_get (window, ADW_TYPE_ACTION_ROW, "No election yet");
  hp_ui_test_get (window, ADW_TYPE_ACTION_ROW, "_Open a file…");
  hp_ui_test_get (window, ADW_TYPE_ACTION_ROW, "_Rehearsal ward");
  hp_ui_test_get (window, ADW_TYPE_COMBO_ROW, "Election");
  /* The newest election of the program has no districts. */
  g_assert_null (hp_ui_test_find (window, ADW_TYPE_ENTRY_ROW, "District"));
  hp_ui_test_assert_named (window);
  /* By Tab alone from one end of the page to the other. */
  chain = hp_ui_test_focus_chain (window, 30);
  g_assert_true (g_ptr_array_find_with_equal_func (chain, "AdwActionRow", g_str_equal, NULL)
                 && g_ptr_array_find_with_equal_func (chain, "AdwComboRow", g_str_equal, NULL)
                 && g_ptr_array_find_with_equal_func (chain, "GtkText", g_str_equal, NULL)
                 && g_ptr_array_find_with_equal_func (chain, "GtkButton", g_str_equal, NULL));
  hp_ui_test_close (window);
}

static void
test_missing (void)
{
  HpWindow *window = hp_ui_test_window (NULL);
  GtkWidget *ward = hp_ui_test_get (window, ADW_TYPE_ENTRY_ROW, "Ward or commune");

  create (window);
  hp_ui_test_get (window, GTK_TYPE_LABEL, "Type the name of the ward or commune.");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (ward), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  type_into (window, "Ward or commune", "Chi Lăng");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (ward), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
  create (window);
  hp_ui_test_get (window, GTK_TYPE_LABEL, "Type the name of the province or city.");
  g_assert_null (hp_window_get_session (window));
  hp_ui_test_close (window);
}

static void
test_create (void)
{
  HpWindow *window;
  HpSession *session;
  g_autofree char *folder = hp_settings_document_folder ();
  g_autofree char *first = g_build_filename (folder, "phuong-chi-lang-2026.homphieu", NULL);
  g_autofree char *second = g_build_filename (folder, "phuong-chi-lang-2026-2.homphieu", NULL);

  forget_all ();
  window = hp_ui_test_window (NULL);
  for (int i = 0; i < 2; i++)
    {
      type_into (window, "Ward or commune", "  Phường Chi  Lăng ");
      type_into (window, "Province or city", "tỉnh Lạng Sơn");
      create (window);
      session = hp_window_get_session (window);
      g_assert_nonnull (session);
      g_assert_cmpstr (hp_session_get_path (session), ==, i == 0 ? first : second);
      g_assert_cmpstr (hp_session_get_election (session)->ward, ==, "Chi Lăng");
      g_assert_cmpstr (hp_session_get_election (session)->kind, ==, "phuong");
      g_assert_cmpstr (hp_session_get_election (session)->election, ==, "2026");
      gtk_widget_activate_action (GTK_WIDGET (window), "win.new", NULL);
      hp_ui_test_settle ();
      g_assert_null (hp_window_get_session (window));
    }
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));
  hp_ui_test_close (window);
}

/* 2021 had district councils: the ward lies in a district. */
static void
test_district (void)
{
  HpWindow *window = hp_ui_test_window (NULL);
  GtkWidget *row = hp_ui_test_get (window, ADW_TYPE_COMBO_ROW, "Election");
  HpSession *session;

  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  type_into (window, "Ward or commune", "Thị trấn Lộc Bình");
  type_into (window, "Province or city", "Lạng Sơn");
  create (window);
  g_assert_true (hp_ui_test_shows (window, "Type the name of the district"));
  type_into (window, "District", "Lộc Bình");
  create (window);
  session = hp_window_get_session (window);
  g_assert_nonnull (session);
  g_assert_cmpstr (hp_session_get_election (session)->election, ==, "2021");
  g_assert_cmpstr (hp_session_get_election (session)->kind, ==, "thi-tran");
  g_assert_cmpstr (hp_session_get_election (session)->district, ==, "Lộc Bình");
  hp_ui_test_close (window);
}

static void
test_recent (void)
{
  HpWindow *window;
  g_autoptr (HpSession) session = NULL;
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;

  forget_all ();
  session = hp_ui_test_demo (30, 1, HP_DEMO_LISTED);
  window = hp_ui_test_window (session);
  path = g_strdup (hp_session_get_path (session));
  name = g_strdup (hp_session_get_title (session));
  hp_window_set_session (window, NULL);
  hp_ui_test_settle ();
  g_signal_emit_by_name (hp_ui_test_get (window, ADW_TYPE_ACTION_ROW, name), "activate");
  hp_ui_test_settle ();
  g_assert_cmpstr (hp_session_get_path (hp_window_get_session (window)), ==, path);
  hp_window_set_session (window, NULL);
  hp_ui_test_settle ();
  hp_ui_test_assert_named (window);
  g_free (g_steal_pointer (&name));
  name = g_strdup_printf ("Take “%s” off the list", "Phường Chi Lăng · 2026");
  g_signal_emit_by_name (hp_ui_test_get (window, GTK_TYPE_BUTTON, name), "clicked");
  hp_ui_test_settle ();
  hp_ui_test_get (window, ADW_TYPE_ACTION_ROW, "No election yet");
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  hp_ui_test_close (window);
}

static gboolean
has_session (gpointer window)
{
  return hp_window_get_session (window) != NULL;
}

static void
test_rehearse (void)
{
  HpWindow *window = hp_ui_test_window (NULL);
  g_autofree char *name = NULL;

  g_signal_emit_by_name (hp_ui_test_get (window, ADW_TYPE_ACTION_ROW, "_Rehearsal ward"),
                         "activate");
  hp_ui_test_wait (has_session, window);
  g_assert_true (hp_session_get_election (hp_window_get_session (window))->rehearsal);
  name = g_path_get_basename (hp_session_get_path (hp_window_get_session (window)));
  g_assert_cmpstr (name, ==, "rehearsal-2026.homphieu");
  hp_ui_test_settle ();
  hp_ui_test_get (window, GTK_TYPE_LABEL, "REHEARSAL – made-up people, not a real election");
  hp_ui_test_sleep (300);
  hp_ui_test_close (window);
}

static void
test_names (void)
{
  g_autofree char *plain = hp_settings_new_document ("Đồng Đăng", "2026");
  g_autofree char *odd = hp_settings_new_document ("../../etc/„×“", "2021");
  g_autofree char *none = hp_settings_new_document ("—", "2021");
  g_autofree char *folder = hp_settings_document_folder ();
  g_autofree char *expected = g_build_filename (folder, "dong-dang-2026.homphieu", NULL);
  g_autofree char *expected_odd = g_build_filename (folder, "etc-2021.homphieu", NULL);
  g_autofree char *expected_none = g_build_filename (folder, "ward-2021.homphieu", NULL);

  g_assert_cmpstr (plain, ==, expected);
  g_assert_cmpstr (odd, ==, expected_odd);
  g_assert_cmpstr (none, ==, expected_none);
}

/* The program's own icon is found though it was never installed. */
static void
test_icon (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  g_autoptr (GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (
      theme, APP_ID, NULL, 96, 1, GTK_TEXT_DIR_LTR, GTK_ICON_LOOKUP_FORCE_REGULAR);
  g_autoptr (GFile) file = gtk_icon_paintable_get_file (icon);
  g_autofree char *uri = g_file_get_uri (file);

  g_assert_true (gtk_icon_theme_has_icon (theme, APP_ID));
  g_assert_true (g_str_has_suffix (uri, APP_ID ".png"));
}

int
main (int argc, char *argv[])
{
  hp_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/start/icon", test_icon);
  g_test_add_func ("/ui/start/empty", test_empty);
  g_test_add_func ("/ui/start/missing", test_missing);
  g_test_add_func ("/ui/start/create", test_create);
  g_test_add_func ("/ui/start/district", test_district);
  g_test_add_func ("/ui/start/recent", test_recent);
  g_test_add_func ("/ui/start/rehearse", test_rehearse);
  g_test_add_func ("/ui/start/names", test_names);
  return hp_ui_test_run ();
}
