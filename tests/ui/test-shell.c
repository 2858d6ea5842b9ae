/* test-shell.c: the window: a document in it, undo, jumps, messages, shortcuts, files that open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-error.h"
#include "engine/setup/hp-election.h"
#include "lib/hp-ui-test.h"
#include "ui/kit/hp-banner.h"
#include "ui/kit/hp-file-dialog.h"
#include "ui/kit/hp-job-bar.h"
#include "ui/kit/hp-ui.h"
#include "ui/shell/hp-application.h"
#include "ui/shell/hp-page-list.h"
#include "ui/shell/hp-page-state.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

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
  hp_ui_test_settle ();
}

static void
test_document (void)
{
  g_autoptr (HpSession) session = hp_ui_test_demo (300, 3, HP_DEMO_COUNTED);
  HpWindow *window = hp_ui_test_window (session);
  guint n;
  const HpPageInfo *pages = hp_page_list (&n);

  g_assert_true (hp_window_get_session (window) == session);
  g_assert_true (hp_window_get_page (window) == hp_window_ensure_page (window, pages[0].id));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, hp_session_get_title (session));
  hp_ui_test_get (window, GTK_TYPE_LABEL, "REHEARSAL – made-up people, not a real election");
  hp_ui_test_assert_named (window);
  act (window, "win.close-document");
  g_assert_null (hp_window_get_session (window));
  g_assert_null (hp_window_get_page (window));
  g_assert_null (hp_session_get_db (session));
  hp_ui_test_close (window);
}

/* Every page of the list is built, shown and named, and the keys go through them in a circle. */
static void
test_pages (void)
{
  g_autoptr (HpSession) session = hp_ui_test_demo (300, 3, HP_DEMO_COUNTED);
  HpWindow *window = hp_ui_test_window (session);
  guint n;
  const HpPageInfo *pages = hp_page_list (&n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_true (hp_window_get_page (window) == hp_window_ensure_page (window, pages[i].id));
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (hp_window_get_page (window))));
      g_assert_nonnull (hp_ui_test_find (window, ADW_TYPE_WINDOW_TITLE, pages[i].title));
      act (window, "win.page-next");
    }
  g_assert_true (hp_window_get_page (window) == hp_window_ensure_page (window, pages[0].id));
  act (window, "win.page-previous");
  g_assert_true (hp_window_get_page (window) == hp_window_ensure_page (window, pages[n - 1].id));
  hp_ui_go_to (GTK_WIDGET (hp_window_get_page (window)), "count", "1:qh");
  hp_ui_test_settle ();
  g_assert_true (hp_window_get_page (window) == hp_window_ensure_page (window, "count"));
  hp_window_go_to (window, "no-such-page", NULL);
  g_assert_true (hp_window_get_page (window) == hp_window_ensure_page (window, "count"));
  hp_ui_test_close (window);
}

/* No page makes the window larger than the smallest screen, also with the largest text. */
static void
test_fits (void)
{
  g_autoptr (HpSession) session = hp_ui_test_demo (300, 3, HP_DEMO_COUNTED);
  HpWindow *window = hp_ui_test_window (session);
  guint n;
  const HpPageInfo *pages = hp_page_list (&n);

  for (int scale = 100; scale <= 200; scale += 100)
    {
      hp_appearance_apply ("light", scale);
      for (guint i = 0; i < n; i++)
        {
          int width, height;

          hp_window_go_to (window, pages[i].id, NULL);
          hp_ui_test_settle ();
          gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL,
                              NULL, NULL);
          gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_VERTICAL, width, &height, NULL,
                              NULL, NULL);
          g_assert_cmpint (width, <=, 1366);
          g_assert_cmpint (height, <=, 768);
        }
    }
  hp_appearance_apply ("light", 100);
  hp_ui_test_close (window);
}

static void
test_undo (void)
{
  g_autoptr (HpSession) session = hp_ui_test_memory ();
  HpWindow *window = hp_ui_test_window (session);
  GtkWidget *undo, *redo;

  g_assert_false (hp_window_can (window, "win.redo"));
  redo = hp_ui_test_get (window, GTK_TYPE_BUTTON, "Redo");
  change_ward (session, "Đông Kinh");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Phường Đông Kinh · 2026");
  undo = hp_ui_test_get (window, GTK_TYPE_BUTTON, "Undo: Change a setting");
  g_assert_true (gtk_widget_get_sensitive (undo));
  g_assert_false (gtk_widget_get_sensitive (redo));
  act (window, "win.undo");
  g_assert_cmpstr (hp_session_get_election (session)->ward, ==, "Chi Lăng");
  g_assert_true (hp_ui_test_is_named (redo, "Redo: Change a setting"));
  g_assert_true (gtk_widget_get_sensitive (redo));
  g_assert_true (hp_ui_test_shows (window, "Undone: Change a setting"));
  act (window, "win.redo");
  g_assert_cmpstr (hp_session_get_election (session)->ward, ==, "Đông Kinh");
  hp_ui_test_close (window);
}

static void
test_toast (void)
{
  g_autoptr (HpSession) session = hp_ui_test_memory ();
  HpWindow *window = hp_ui_test_window (session);

  change_ward (session, "Đông Kinh");
  hp_ui_toast (GTK_WIDGET (hp_window_get_page (window)), "23 voters <removed> & gone", TRUE);
  hp_ui_test_settle ();
  g_assert_true (hp_ui_test_shows (window, "23 voters <removed> & gone"));
  hp_ui_test_get (window, GTK_TYPE_BUTTON, "_Undo");
  hp_ui_test_close (window);
}

static void
test_error (void)
{
  HpWindow *window = hp_ui_test_window (NULL);
  g_autoptr (GError) error = g_error_new (HP_ERROR, HP_ERROR_DISK_FULL, "The disk is full.");
  g_autoptr (GError) stopped = g_error_new (HP_ERROR, HP_ERROR_CANCELLED, "Stopped.");

  hp_ui_error (GTK_WIDGET (window), "Nothing was written", stopped);
  g_assert_null (hp_ui_test_dialog ());
  hp_ui_error (GTK_WIDGET (window), "Nothing was written", error);
  g_assert_true (hp_ui_test_shows (hp_ui_test_dialog (), "Nothing was written"));
  g_assert_true (hp_ui_test_shows (hp_ui_test_dialog (), "The disk is full."));
  hp_ui_test_respond ("close");
  g_assert_null (hp_ui_test_dialog ());
  hp_ui_test_close (window);
}

/* Names of the sidebar's rows say the state in words. Counted by hand: 3 stations, 3 bodies. */
static void
test_sidebar (void)
{
  const HpOverview some = { .stations = 3, .voters = 1234, .tallies = 9, .tallies_sealed = 6 };
  const HpOverview wrong = { .tallies = 9, .tallies_sealed = 6, .tallies_wrong = 2 };
  const HpOverview all = { .tallies = 9, .tallies_sealed = 9 };
  const HpOverview none = { 0 };
  const struct
  {
    const HpOverview *overview;
    const char *page;
    const char *text;
    const char *style;
    const char *words;
  } cases[] = {
    { &some, "stations", "3", NULL, NULL },
    { &some, "voters", "1.234", NULL, NULL },
    { &some, "candidates", NULL, NULL, NULL },
    { &some, "count", "6/9", NULL, "6 of 9 done" },
    { &wrong, "count", "⚠ 6/9", "attention", "6/9 sealed, 2 with errors" },
    { &all, "count", "9/9 ✓", "done", "all 9 done" },
    { &none, "count", NULL, NULL, NULL },
    { &some, "overview", NULL, NULL, NULL },
  };
  g_autoptr (HpSession) session = hp_ui_test_demo (300, 3, HP_DEMO_COUNTED);
  HpWindow *window = hp_ui_test_window (session);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *style;
      g_autofree char *words = NULL;
      g_autofree char *text = hp_page_state (cases[i].overview, cases[i].page, &style, &words);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (style, ==, cases[i].style);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
  hp_ui_test_get (window, GTK_TYPE_LIST_BOX_ROW, "Count, all 9 done");
  hp_ui_test_close (window);
}

static void
test_places (void)
{
  const struct
  {
    const char *code;
    int station;
    HpBody body;
    int constituency;
    const char *page;
    const char *target;
  } cases[] = {
    { "S01", 3, HP_BODY_NONE, 0, "stations", "3" },
    { "S02", 0, HP_BODY_XA, 2, "stations", "constituency:xa:2" },
    { "S04", 0, HP_BODY_XA, 2, "candidates", "xa:2" },
    { "V09", 0, HP_BODY_NONE, 0, "voters", "finding:9" },
    { "U03", 5, HP_BODY_QH, 0, "turnout", "5" },
    { "T06", 5, HP_BODY_QH, 1, "count", "5:qh" },
    { "R01", 0, HP_BODY_TINH, 4, "results", "tinh:4" },
  };
  g_autoptr (HpFinding) late = hp_finding_new ("P01", HP_SEVERITY_WARNING);
  g_autoptr (HpFinding) missing = hp_finding_new ("U03", HP_SEVERITY_WARNING);
  g_autofree char *none = NULL;
  g_autofree char *place = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HpFinding) finding = hp_finding_new (cases[i].code, HP_SEVERITY_ERROR);
      g_autofree char *target = NULL;

      hp_finding_at (finding, cases[i].station, cases[i].body, cases[i].constituency);
      g_assert_cmpstr (hp_page_of_finding (finding, &target), ==, cases[i].page);
      g_assert_cmpstr (target, ==, cases[i].target);
    }
  hp_finding_at (missing, 3, HP_BODY_QH, 0);
  hp_finding_number (missing, "mark", 660);
  g_assert_cmpstr (hp_page_of_finding (missing, &place), ==, "turnout");
  g_assert_cmpstr (place, ==, "3:660");
  hp_finding_text (late, "item", "C26");
  g_assert_cmpstr (hp_page_of_finding (late, &none), ==, "voters");
  g_assert_null (none);
}

static gboolean
is_lost_shown (gpointer window)
{
  return hp_ui_test_shows (window, "is no longer there");
}

static void
test_lost (void)
{
  g_autoptr (HpSession) session = hp_ui_test_demo (30, 1, HP_DEMO_LISTED);
  HpWindow *window = hp_ui_test_window (session);
  g_autofree char *path = g_strdup (hp_session_get_path (session));

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_false (hp_session_check_place (session));
  hp_ui_test_wait (is_lost_shown, window);
  g_signal_emit_by_name (hp_ui_test_get (window, GTK_TYPE_BUTTON, "_Close the election"),
                         "clicked");
  hp_ui_test_settle ();
  g_assert_null (hp_window_get_session (window));
  g_assert_false (is_lost_shown (window));
  hp_ui_test_close (window);
}

static gboolean
is_busy_shown (gpointer window)
{
  return hp_ui_test_shows (window, "nothing can be changed until it is done");
}

static gboolean
is_busy_gone (gpointer window)
{
  return !is_busy_shown (window);
}

static void
test_busy (void)
{
  g_autoptr (HpSession) session = hp_ui_test_memory ();
  HpWindow *window = hp_ui_test_window (session);

  change_ward (session, "Đông Kinh");
  hp_session_set_busy (session, TRUE);
  g_assert_false (hp_window_can (window, "win.undo"));
  g_assert_false (is_busy_shown (window));
  hp_ui_test_wait (is_busy_shown, window);
  hp_session_set_busy (session, FALSE);
  hp_ui_test_wait (is_busy_gone, window);
  g_assert_true (hp_window_can (window, "win.undo"));
  hp_ui_test_close (window);
}

static gpointer
wait_work (HpJob *job, HpDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  while (!g_cancellable_is_cancelled (cancellable))
    g_usleep (1000);
  return NULL;
}

static gboolean
job_is_over (gpointer bar)
{
  return !hp_job_bar_is_busy (bar);
}

static gboolean
is_refused (gpointer window)
{
  return hp_ui_test_shows (window, "Work is still going on.");
}

/* A window is not closed over work that somebody waits for. */
static void
test_close_while_working (void)
{
  g_autoptr (HpSession) session = hp_ui_test_memory ();
  HpWindow *window = hp_ui_test_window (session);
  g_autoptr (HpJob) job = hp_job_new (NULL, HP_JOB_FILE);
  GtkWidget *bar = hp_ui_test_get (window, HP_TYPE_JOB_BAR, NULL);

  hp_job_run (job, wait_work, NULL, NULL, NULL, NULL, NULL);
  hp_ui_show_job (GTK_WIDGET (hp_window_get_page (window)), job, "Counting sheep…");
  hp_ui_test_sleep (800);
  g_assert_true (hp_ui_test_shows (window, "Counting sheep…"));
  gtk_window_close (GTK_WINDOW (window));
  /* Not settled: while the bar moves, a slow run never comes to rest and the message goes. */
  hp_ui_test_wait (is_refused, window);
  g_assert_true (hp_window_get_session (window) == session);
  g_signal_emit_by_name (hp_ui_test_get (bar, GTK_TYPE_BUTTON, "_Cancel"), "clicked");
  hp_ui_test_wait (job_is_over, bar);
  hp_ui_test_close (window);
}

static char *
make_file (const char *name, const char *text)
{
  char *path = g_build_filename (hp_ui_test_folder (), name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
test_open_errors (void)
{
  HpWindow *window = hp_ui_test_window (NULL);
  g_autofree char *letter = make_file ("letter.homphieu", "Dear all");
  g_autoptr (HpSession) other = hp_ui_test_demo (30, 1, HP_DEMO_LISTED);
  g_autofree char *path = g_strdup (hp_session_get_path (other));

  g_assert_false (hp_window_open_path (window, letter));
  g_assert_true (hp_ui_test_shows (hp_ui_test_dialog (), "is not a document of Hòm Phiếu"));
  hp_ui_test_respond ("close");
  g_assert_false (hp_window_open_path (window, "/nowhere/a.homphieu"));
  hp_ui_test_respond ("close");
  /* Open elsewhere: the dialog has a way on. */
  g_assert_false (hp_window_open_path (window, path));
  g_assert_true (hp_ui_test_shows (hp_ui_test_dialog (), "The election is open elsewhere"));
  hp_session_close (other);
  hp_ui_test_respond ("accept");
  g_assert_cmpstr (hp_session_get_path (hp_window_get_session (window)), ==, path);
  /* The same again is no error. */
  g_assert_true (hp_window_open_path (window, path));
  g_assert_null (hp_ui_test_dialog ());
  hp_ui_test_close (window);
}

static gboolean
has_session (gpointer window)
{
  return hp_window_get_session (window) != NULL;
}

/* A place that a sandbox lends holds the file alone: a copy is worked on, and that is said. */
static void
test_open_copy (void)
{
  HpWindow *window = hp_ui_test_window (NULL);
  g_autoptr (HpSession) made = hp_ui_test_demo (30, 1, HP_DEMO_LISTED);
  g_autofree char *own = g_strdup (hp_session_get_path (made));
  g_autofree char *folder = g_strdup_printf ("/run/user/%d/doc/homphieu-test", (int) getuid ());
  g_autofree char *lent = g_build_filename (folder, "Phường Chi Lăng.homphieu", NULL);
  g_autofree char *content = NULL;
  gsize length;

  hp_session_close (made);
  g_assert_true (g_file_get_contents (own, &content, &length, NULL));
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (lent, content, length, NULL));
  g_assert_true (hp_window_open_path (window, lent));
  hp_ui_test_wait (has_session, window);
  g_assert_true (g_str_has_prefix (hp_session_get_path (hp_window_get_session (window)),
                                   hp_ui_test_folder ()));
  g_assert_true (g_str_has_suffix (hp_session_get_path (hp_window_get_session (window)),
                                   "/phuong-chi-lang.homphieu"));
  g_assert_true (hp_ui_test_shows (hp_ui_test_dialog (), "You are working on a copy"));
  hp_ui_test_respond ("close");
  g_assert_cmpint (g_unlink (lent), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  hp_ui_test_close (window);
}

static gboolean
drop (HpWindow *window, const char *path)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GSList list = { file, NULL };
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, &list);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 1.0, 1.0, &taken);
    }
  return taken;
}

static void
test_drop (void)
{
  HpWindow *window = hp_ui_test_window (NULL);
  g_autoptr (HpSession) made = hp_ui_test_demo (30, 1, HP_DEMO_LISTED);
  g_autofree char *path = g_strdup (hp_session_get_path (made));

  hp_session_close (made);
  g_assert_false (drop (window, "/tmp/list.xlsx"));
  g_assert_true (drop (window, path));
  g_assert_cmpstr (hp_session_get_path (hp_window_get_session (window)), ==, path);
  hp_ui_test_close (window);
}

static gboolean
backup_is_told (gpointer window)
{
  return hp_ui_test_shows (window, "Backup made and checked");
}

static gboolean
check_is_told (gpointer window)
{
  return hp_ui_test_shows (window, "All in order");
}

static void
test_backup (void)
{
  g_autoptr (HpSession) session = hp_ui_test_demo (30, 1, HP_DEMO_LISTED);
  HpWindow *window = hp_ui_test_window (session);
  g_autofree char *dest = g_build_filename (hp_ui_test_folder (), "copy.homphieu", NULL);
  g_autoptr (HpDb) copy = NULL;
  g_autoptr (GError) error = NULL;

  hp_file_dialog_set_answer (dest);
  act (window, "win.backup");
  hp_ui_test_wait (backup_is_told, window);
  hp_file_dialog_set_answer (NULL);
  copy = hp_db_open (dest, &error);
  g_assert_no_error (error);
  g_assert_cmpint (hp_db_int (copy, "SELECT count (*) FROM voter", 0), ==, 30);
  act (window, "win.verify");
  hp_ui_test_wait (check_is_told, window);
  hp_ui_test_close (window);
}

static gboolean
class_has_action (GtkWidgetClass *klass, const char *name)
{
  GType owner;
  const char *action, *property;
  const GVariantType *type;

  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &action, &type, &property);
       i++)
    if (g_str_equal (action, name))
      return TRUE;
  return FALSE;
}

/* A key that does nothing, or a key nobody is told of, is a broken promise. */
static void
test_shortcuts (void)
{
  g_autoptr (HpApplication) application = hp_application_new ();
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/vn/homphieu/HomPhieu/shell/help-overlay.ui");
  g_autoptr (GSList) objects = gtk_builder_get_objects (builder);
  g_autoptr (GString) told = g_string_new (" ");
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) actions = NULL;
  HpWindow *window = hp_ui_test_window (NULL);

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  for (GSList *l = objects; l != NULL; l = l->next)
    if (GTK_IS_SHORTCUTS_SHORTCUT (l->data))
      {
        g_autofree char *accelerator = NULL;
        g_autofree char *name = NULL;
        guint key;
        GdkModifierType mods;

        g_object_get (l->data, "accelerator", &accelerator, NULL);
        g_assert_true (gtk_accelerator_parse (accelerator, &key, &mods));
        name = gtk_accelerator_name (key, mods);
        g_string_append_printf (told, "%s ", name);
      }
  actions = gtk_application_list_action_descriptions (GTK_APPLICATION (application));
  g_assert_cmpuint (g_strv_length (actions), >=, 10);
  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) keys =
          gtk_application_get_accels_for_action (GTK_APPLICATION (application), actions[i]);
      gboolean is_told = FALSE;

      if (!class_has_action (GTK_WIDGET_GET_CLASS (window), actions[i]))
        g_error ("There is no action “%s” for %s", actions[i], keys[0]);
      for (guint k = 0; keys[k] != NULL; k++)
        {
          g_autofree char *word = g_strdup_printf (" %s ", keys[k]);

          is_told |= strstr (told->str, word) != NULL;
        }
      if (!is_told)
        g_error ("The shortcuts window does not tell of “%s”", actions[i]);
    }
  gtk_window_destroy (GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
  hp_ui_test_close (window);
}

static void
test_about (void)
{
  HpWindow *window = hp_ui_test_window (NULL);
  GtkWindow *about;

  act (window, "win.about");
  about = hp_ui_test_dialog ();
  g_assert_true (ADW_IS_ABOUT_WINDOW (about));
  g_assert_true (hp_ui_test_shows (about, PACKAGE_VERSION));
  gtk_window_destroy (about);
  hp_ui_test_close (window);
}

int
main (int argc, char *argv[])
{
  hp_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/shell/document", test_document);
  g_test_add_func ("/ui/shell/pages", test_pages);
  g_test_add_func ("/ui/shell/fits", test_fits);
  g_test_add_func ("/ui/shell/undo", test_undo);
  g_test_add_func ("/ui/shell/toast", test_toast);
  g_test_add_func ("/ui/shell/error", test_error);
  g_test_add_func ("/ui/shell/sidebar", test_sidebar);
  g_test_add_func ("/ui/shell/places", test_places);
  g_test_add_func ("/ui/shell/lost", test_lost);
  g_test_add_func ("/ui/shell/busy", test_busy);
  g_test_add_func ("/ui/shell/close-while-working", test_close_while_working);
  g_test_add_func ("/ui/shell/open-errors", test_open_errors);
  g_test_add_func ("/ui/shell/open-copy", test_open_copy);
  g_test_add_func ("/ui/shell/drop", test_drop);
  g_test_add_func ("/ui/shell/backup", test_backup);
  g_test_add_func ("/ui/shell/shortcuts", test_shortcuts);
  g_test_add_func ("/ui/shell/about", test_about);
  return hp_ui_test_run ();
}
