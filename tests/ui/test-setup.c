/* test-setup.c: the setup page: names, limits, members, rules and what is not certain of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "lib/hp-test-ward.h"
#include "lib/hp-ui-test.h"
#include "ui/kit/hp-field-row.h"
#include "ui/setup/hp-setup-page.h"
#include "ui/setup/hp-setup-values.h"

static HpWindow *
open_page (HpSession *session)
{
  HpWindow *window = hp_ui_test_window (session);

  hp_window_go_to (window, "setup", NULL);
  hp_ui_test_settle ();
  return window;
}

static HpFieldRow *
commit (HpWindow *window, const char *title, const char *text)
{
  HpFieldRow *row =
      HP_FIELD_ROW (hp_ui_test_get (hp_window_get_page (window), HP_TYPE_FIELD_ROW, title));

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  hp_field_row_commit (row);
  hp_ui_test_settle ();
  return row;
}

static void
undo (HpWindow *window)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  hp_ui_test_settle ();
}

static void
test_fields (void)
{
  g_autoptr (HpSession) session = hp_ui_test_memory ();
  HpWindow *window = open_page (session);
  HpDb *db = hp_session_get_db (session);
  HpFieldRow *row;

  row = commit (window, "Name of the ward or commune", " Đông  Kinh ");
  g_assert_cmpstr (hp_session_get_election (session)->ward, ==, "Đông Kinh");
  g_assert_cmpstr (hp_field_row_get (row), ==, "Đông Kinh");
  undo (window);
  g_assert_cmpstr (hp_field_row_get (row), ==, "Chi Lăng");
  row = commit (window, "Election day", "8/3/2026");
  g_assert_cmpstr (hp_field_row_get (row), ==, "08/03/2026");
  g_assert_cmpint (hp_session_get_election (session)->day.day, ==, 8);
  row = commit (window, "Ask from this share of invalid ballots on", "2,5");
  g_assert_cmpstr (hp_field_row_get (row), ==, "2,50 %");
  g_assert_cmpint (hp_setting_int (db, hp_session_get_rules (session), "invalid_share_bp", 0), ==,
                   250);
  undo (window);
  g_assert_cmpstr (hp_field_row_get (row), ==, "3,00 %");
  hp_ui_test_assert_named (window);
  hp_ui_test_close (window);
}

static void
test_refused (void)
{
  g_autoptr (HpSession) session = hp_ui_test_memory ();
  HpWindow *window = open_page (session);
  gint64 version = hp_db_get_version (hp_session_get_db (session));
  HpFieldRow *row = commit (window, "Name of the ward or commune", "  ");

  g_assert_true (hp_ui_test_shows (row, "This cannot be left blank"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  commit (window, "Election day", "31/02/2026");
  commit (window, "Ask about voters above this age", "0");
  g_assert_cmpint (hp_db_get_version (hp_session_get_db (session)), ==, version);
  row = commit (window, "Name of the ward or commune", "Chi Lăng");
  g_assert_false (hp_ui_test_shows (row, "This cannot be left blank"));
  g_assert_cmpint (hp_db_get_version (hp_session_get_db (session)), ==, version);
  hp_ui_test_close (window);
}

static void
test_switch (void)
{
  g_autoptr (HpSession) session = hp_ui_test_memory ();
  HpWindow *window = open_page (session);
  HpDb *db = hp_session_get_db (session);
  GtkWidget *toggle = hp_ui_test_get (hp_window_get_page (window), GTK_TYPE_SWITCH,
                                      "One person may type both entries");
  GtkWidget *kind = hp_ui_test_get (hp_window_get_page (window), ADW_TYPE_COMBO_ROW, "Kind");

  g_assert_false (gtk_switch_get_active (GTK_SWITCH (toggle)));
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  hp_ui_test_settle ();
  g_assert_cmpint (hp_setting_int (db, NULL, "same_typist_allowed", 0), ==, 1);
  undo (window);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (toggle)));
  g_assert_false (hp_window_can (window, "win.undo"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (kind), 0);
  hp_ui_test_settle ();
  g_assert_cmpstr (hp_session_get_election (session)->kind, ==, "xa");
  undo (window);
  g_assert_cmpint (adw_combo_row_get_selected (ADW_COMBO_ROW (kind)), ==, 1);
  hp_ui_test_close (window);
}

static void
test_busy (void)
{
  g_autoptr (HpSession) session = hp_ui_test_memory ();
  HpWindow *window = open_page (session);
  GtkWidget *row = hp_ui_test_get (hp_window_get_page (window), HP_TYPE_FIELD_ROW,
                                   "Name of the ward or commune");

  hp_session_set_busy (session, TRUE);
  g_assert_false (gtk_widget_is_sensitive (row));
  hp_session_set_busy (session, FALSE);
  g_assert_true (gtk_widget_is_sensitive (row));
  hp_ui_test_close (window);
}

static void
test_people (void)
{
  g_autoptr (HpSession) session = hp_ui_test_demo (600, 3, HP_DEMO_LISTED);
  HpWindow *window = open_page (session);
  HpPhasePage *page = hp_window_get_page (window);
  gint64 members = hp_test_int (hp_session_get_db (session),
                                "SELECT count (*) FROM member WHERE organ = 'team'");
  g_autofree char *teams =
      g_strdup_printf ("3 of 3 are entered, with %" G_GINT64_FORMAT " members", members);

  g_assert_true (hp_ui_test_shows (page, teams));
  /* Q&A 2026 Q57: the committee of a commune has 9 to 17 members. */
  g_assert_true (hp_ui_test_shows (page, "the law asks for 9 to 17"));
  /* Where a finding about a team leads to. */
  hp_window_go_to (window, "setup", "team:2");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window))
                 == hp_ui_test_get (page, GTK_TYPE_BUTTON, "_Import members…"));
  hp_ui_test_close (window);
}

static void
test_rules (void)
{
  g_autoptr (HpSession) session = hp_ui_test_memory ();
  HpWindow *window = open_page (session);
  HpPhasePage *page = hp_window_get_page (window);
  g_autoptr (GPtrArray) unverified = hp_rules_unverified (hp_session_get_rules (session));
  g_autofree char *count = g_strdup_printf ("%u values are not confirmed", unverified->len);
  GtkWidget *row = hp_ui_test_get (page, ADW_TYPE_EXPANDER_ROW, count);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  for (guint i = 0; i < unverified->len; i++)
    {
      const HpUnverified *u = g_ptr_array_index (unverified, i);

      g_assert_true (hp_ui_test_shows (row, u->value));
      g_assert_true (hp_ui_test_shows (row, u->source));
    }
  row = hp_ui_test_get (page, ADW_TYPE_EXPANDER_ROW, "Bodies that are elected");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_true (hp_ui_test_shows (row, "valid where more than 1/2 of the voters voted"));
  hp_ui_test_close (window);
}

static void
test_values (void)
{
  const struct
  {
    HpSetupKind kind;
    const char *typed;
    const char *stored;
    const char *shown;
  } cases[] = {
    { HP_SETUP_SHARE, "3", "300", "3,00 %" },
    { HP_SETUP_SHARE, "2,5 %", "250", "2,50 %" },
    { HP_SETUP_SHARE, "0.05", "5", "0,05 %" },
    { HP_SETUP_SHARE, "100", "10000", "100,00 %" },
    { HP_SETUP_SHARE, "100,01", NULL, NULL },
    { HP_SETUP_SHARE, "1,005", NULL, NULL },
    { HP_SETUP_SHARE, "-1", NULL, NULL },
    { HP_SETUP_SHARE, "", NULL, NULL },
    { HP_SETUP_SHARE, "99999999999999999999999", NULL, NULL },
    { HP_SETUP_SHARE, "3x", NULL, NULL },
    { HP_SETUP_DATE, "15-3-2026", "2026-03-15", "15/03/2026" },
    { HP_SETUP_DATE, "03/2026", NULL, NULL },
    { HP_SETUP_DATE, "29/02/2026", NULL, NULL },
    { HP_SETUP_NUMBER, "1.000", "1000", "1000" },
    { HP_SETUP_NUMBER, "0", NULL, NULL },
    { HP_SETUP_NUMBER, "", NULL, NULL },
    { HP_SETUP_NUMBER, "2,5", NULL, NULL },
    { HP_SETUP_TEXT, "  Chi   Lăng ", "Chi Lăng", "Chi Lăng" },
    { HP_SETUP_TEXT, " ", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *why = NULL;
      g_autofree char *stored = hp_setup_parse (cases[i].kind, cases[i].typed, &why);
      g_autofree char *shown = hp_setup_show (cases[i].kind, stored);

      g_assert_cmpstr (stored, ==, cases[i].stored);
      g_assert_cmpint (why != NULL, ==, stored == NULL);
      if (stored != NULL)
        g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

/* The window keeps what has the focus a little longer than the page it stood on. */
static void
test_half_typed (void)
{
  HpSession *session = hp_ui_test_demo (30, 1, HP_DEMO_LISTED);
  g_autofree char *path = g_strdup (hp_session_get_path (session));
  HpWindow *window = open_page (session);
  g_autoptr (GError) error = NULL;
  g_autoptr (HpSession) again = NULL;
  GtkWidget *row;

  row = hp_ui_test_get (hp_window_get_page (window), HP_TYPE_FIELD_ROW,
                        "Name of the ward or commune");
  g_assert_true (gtk_widget_grab_focus (row));
  gtk_editable_set_text (GTK_EDITABLE (row), "Vĩnh Trại");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.close-document", NULL));
  hp_ui_test_settle ();
  hp_ui_test_sleep (100);
  hp_ui_test_close (window);
  g_assert_finalize_object (session);
  again = hp_session_open (path, "", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hp_session_get_election (again)->ward, ==, "Vĩnh Trại");
}

static void
test_page_goes_first (void)
{
  g_autoptr (HpSession) session = hp_ui_test_memory ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = g_object_new (HP_TYPE_SETUP_PAGE, "session", session, NULL);
  GtkWidget *row;

  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  hp_ui_test_settle ();
  row = hp_ui_test_get (page, HP_TYPE_FIELD_ROW, "Name of the ward or commune");
  g_assert_true (gtk_widget_grab_focus (row));
  gtk_editable_set_text (GTK_EDITABLE (row), "Vĩnh Trại");
  adw_bin_set_child (ADW_BIN (page), NULL);
  gtk_window_set_child (GTK_WINDOW (window), NULL);
  hp_ui_test_settle ();
  hp_ui_test_sleep (100);
  gtk_window_destroy (GTK_WINDOW (window));
  hp_ui_test_settle ();
}

int
main (int argc, char *argv[])
{
  hp_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/setup/fields", test_fields);
  g_test_add_func ("/ui/setup/refused", test_refused);
  g_test_add_func ("/ui/setup/switch", test_switch);
  g_test_add_func ("/ui/setup/busy", test_busy);
  g_test_add_func ("/ui/setup/people", test_people);
  g_test_add_func ("/ui/setup/rules", test_rules);
  g_test_add_func ("/ui/setup/values", test_values);
  g_test_add_func ("/ui/setup/half-typed", test_half_typed);
  g_test_add_func ("/ui/setup/page-goes-first", test_page_goes_first);
  return hp_ui_test_run ();
}
