/* test-toasts.c: the message at the foot of the window: one at a time, and its Undo means what it
 * says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/setup/hp-election.h"
#include "lib/hp-ui-test.h"
#include "ui/kit/hp-ui.h"

static void
act (HpWindow *window, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
  hp_ui_test_settle ();
}

static void
change_ward (HpSession *session, const char *name)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (hp_setting_set (hp_session_get_db (session), "ward", name, &error));
  g_assert_no_error (error);
}

static void
toast (HpWindow *window, const char *text, gboolean undo)
{
  hp_ui_toast (GTK_WIDGET (hp_window_get_page (window)), text, undo);
}

static const char *
ward (HpWindow *window)
{
  return hp_session_get_election (hp_window_get_session (window))->ward;
}

/* What libadwaita shows, also what is on its way out. */
static guint
count_toasts (gpointer window)
{
  GtkWidget *overlay = hp_ui_test_get (window, ADW_TYPE_TOAST_OVERLAY, NULL);
  guint n = 0;

  for (GtkWidget *w = gtk_widget_get_first_child (overlay); w != NULL;
       w = gtk_widget_get_next_sibling (w))
    n += g_str_equal (gtk_widget_get_css_name (w), "toast");
  return n;
}

static gboolean
is_quiet (gpointer window)
{
  return count_toasts (window) == 0;
}

static gboolean
undone_is_told (gpointer window)
{
  return hp_ui_test_shows (window, "Undone: Change a setting") && count_toasts (window) == 1;
}

static GtkWidget *
find_undo (HpWindow *window)
{
  return hp_ui_test_find (hp_ui_test_get (window, ADW_TYPE_TOAST_OVERLAY, NULL), GTK_TYPE_BUTTON,
                          "_Undo");
}

static void
press (GtkWidget *button)
{
  g_signal_emit_by_name (button, "clicked");
}

/* A message does not wait for the one before. */
static void
test_replaced (void)
{
  g_autoptr (HpSession) session = hp_ui_test_memory ();
  HpWindow *window = hp_ui_test_window (session);

  change_ward (session, "Đông Kinh");
  toast (window, "The first", TRUE);
  hp_ui_test_settle ();
  g_assert_nonnull (find_undo (window));
  toast (window, "The second <one> & all", FALSE);
  hp_ui_test_settle ();
  g_assert_true (hp_ui_test_shows (window, "The second <one> & all"));
  g_assert_false (hp_ui_test_shows (window, "The first"));
  g_assert_null (find_undo (window));
  toast (window, "The third", TRUE);
  hp_ui_test_settle ();
  g_assert_true (hp_ui_test_shows (window, "The third"));
  g_assert_nonnull (find_undo (window));
  g_assert_cmpuint (count_toasts (window), ==, 1);
  /* Sent away, and nothing comes after it. */
  press (gtk_widget_get_last_child (
      gtk_widget_get_last_child (hp_ui_test_get (window, ADW_TYPE_TOAST_OVERLAY, NULL))));
  hp_ui_test_wait (is_quiet, window);
  hp_ui_test_sleep (700);
  g_assert_true (is_quiet (window));
  /* The next one is shown again, and goes by itself. */
  toast (window, "The fourth", FALSE);
  hp_ui_test_settle ();
  g_assert_true (hp_ui_test_shows (window, "The fourth"));
  hp_ui_test_wait (is_quiet, window);
  hp_ui_test_close (window);
}

/* The button goes at once when the last action is another one; the words follow. */
static void
test_stale (void)
{
  g_autoptr (HpSession) session = hp_ui_test_memory ();
  HpWindow *window = hp_ui_test_window (session);

  change_ward (session, "Đông Kinh");
  toast (window, "Ward renamed", TRUE);
  hp_ui_test_settle ();
  g_assert_nonnull (find_undo (window));
  change_ward (session, "Vĩnh Trại");
  hp_ui_test_settle ();
  g_assert_null (find_undo (window));
  g_assert_cmpstr (ward (window), ==, "Vĩnh Trại");
  hp_ui_test_wait (is_quiet, window);
  /* Undone by the keyboard: its message takes the place, and a redo that of this one. */
  toast (window, "Ward renamed", TRUE);
  act (window, "win.undo");
  g_assert_true (undone_is_told (window));
  g_assert_null (find_undo (window));
  act (window, "win.redo");
  g_assert_true (hp_ui_test_shows (window, "Done again: Change a setting"));
  g_assert_false (hp_ui_test_shows (window, "Undone"));
  g_assert_cmpuint (count_toasts (window), ==, 1);
  /* One that stood for a while, and a document that is closed. */
  toast (window, "Ward renamed", TRUE);
  hp_ui_test_sleep (1500);
  g_assert_nonnull (find_undo (window));
  act (window, "win.close-document");
  g_assert_null (find_undo (window));
  hp_ui_test_wait (is_quiet, window);
  hp_ui_test_close (window);
}

static void
test_button (void)
{
  g_autoptr (HpSession) session = hp_ui_test_memory ();
  HpWindow *window = hp_ui_test_window (session);
  GtkWidget *undo;

  change_ward (session, "Đông Kinh");
  change_ward (session, "Vĩnh Trại");
  toast (window, "Ward renamed", TRUE);
  hp_ui_test_settle ();
  undo = find_undo (window);
  g_assert_true (gtk_widget_get_sensitive (undo));
  /* Pressed twice in a hurry: one action is taken back. */
  press (undo);
  press (undo);
  g_assert_cmpstr (ward (window), ==, "Đông Kinh");
  hp_ui_test_wait (undone_is_told, window);
  g_assert_cmpstr (ward (window), ==, "Đông Kinh");
  g_assert_null (find_undo (window));
  hp_ui_test_wait (is_quiet, window);
  hp_ui_test_close (window);
}

/* While a job writes nothing can be undone, by no button. */
static void
test_busy (void)
{
  g_autoptr (HpSession) session = hp_ui_test_memory ();
  HpWindow *window = hp_ui_test_window (session);

  change_ward (session, "Đông Kinh");
  toast (window, "Ward renamed", TRUE);
  hp_session_set_busy (session, TRUE);
  hp_ui_test_settle ();
  g_assert_false (gtk_widget_is_sensitive (find_undo (window)));
  hp_session_set_busy (session, FALSE);
  hp_ui_test_settle ();
  g_assert_true (gtk_widget_is_sensitive (find_undo (window)));
  hp_ui_test_close (window);
}

/* Hands that are faster than the pictures: a toast is told off while it slides in. */
static void
test_hurry (void)
{
  g_autoptr (HpSession) session = hp_ui_test_memory ();
  HpWindow *window = hp_ui_test_window (session);

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *name = g_strdup_printf ("Đông Kinh %u", i);

      change_ward (session, name);
      toast (window, name, TRUE);
      hp_ui_test_sleep (40 * (i % 4));
      if (i % 3 == 0 && find_undo (window) != NULL)
        press (find_undo (window));
      else
        act (window, "win.undo");
      hp_ui_test_sleep (70 * (i % 3));
      act (window, "win.redo");
      g_assert_cmpstr (ward (window), ==, name);
      g_assert_null (find_undo (window));
      hp_ui_test_sleep (i % 4 == 3 ? 900 : 20);
    }
  hp_ui_test_wait (is_quiet, window);
  hp_ui_test_close (window);
}

int
main (int argc, char *argv[])
{
  hp_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/toasts/replaced", test_replaced);
  g_test_add_func ("/ui/toasts/stale", test_stale);
  g_test_add_func ("/ui/toasts/button", test_button);
  g_test_add_func ("/ui/toasts/busy", test_busy);
  g_test_add_func ("/ui/toasts/hurry", test_hurry);
  return hp_ui_test_run ();
}
