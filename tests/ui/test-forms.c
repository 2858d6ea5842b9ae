/* test-forms.c: the page of forms: list, filters, preview, export, print
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "lib/hp-ui-test.h"
#include "paper/kit/hp-form.h"
#include "ui/kit/hp-file-dialog.h"
#include "ui/kit/hp-page-preview.h"
#include "ui/kit/hp-print.h"
#include "ui/kit/hp-table-view.h"

#include <glib/gstdio.h>

/* What the engine lists is what the page has to show. */
static guint
n_forms (HpSession *session, gboolean ready)
{
  g_autoptr (GPtrArray) forms =
      hp_forms_list (hp_session_get_db (session), hp_session_get_rules (session), NULL);
  HpFormFilter filter = HP_FORM_ANY;
  g_autoptr (GPtrArray) found = NULL;

  filter.ready = ready;
  found = hp_forms_filter (forms, &filter);
  return found->len;
}

static void
test_empty (void)
{
  g_autoptr (HpSession) session = hp_ui_test_memory ();
  HpWindow *window = hp_ui_test_window (session);
  HpPhasePage *page = hp_ui_test_page (window, "forms", NULL);

  hp_ui_test_get (page, ADW_TYPE_STATUS_PAGE, "No forms yet");
  hp_ui_test_assert_named (page);
  hp_ui_test_close (window);
}

static void
test_list (void)
{
  g_autoptr (HpSession) session = hp_ui_test_demo (300, 3, HP_DEMO_COUNTED);
  HpWindow *window = hp_ui_test_window (session);
  HpPhasePage *page = hp_ui_test_page (window, "forms", NULL);
  guint all = n_forms (session, FALSE), ready = n_forms (session, TRUE);
  g_autofree char *summary = g_strdup_printf ("%u forms, %u of them ready", all, ready);

  /* Three stations: list, account and three minutes each at the least. */
  g_assert_cmpuint (all, >=, 15);
  g_assert_true (hp_ui_test_shows (page, summary));
  g_assert_true (hp_ui_test_shows (page, "31/HĐBC") || hp_ui_test_shows (page, "18/HĐBC-QH"));
  g_assert_true (hp_ui_test_shows (page, "Choose a form to see it"));
  hp_ui_test_assert_named (page);
  hp_ui_test_close (window);
}

static void
type_search (HpPhasePage *page, const char *text)
{
  GtkWidget *search = hp_ui_test_get (page, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (search), text);
  g_signal_emit_by_name (search, "search-changed");
  hp_ui_test_settle ();
}

static void
test_filters (void)
{
  g_autoptr (HpSession) session = hp_ui_test_demo (300, 3, HP_DEMO_VOTED);
  HpWindow *window = hp_ui_test_window (session);
  HpPhasePage *page = hp_ui_test_page (window, "forms", NULL);
  guint all = n_forms (session, FALSE), ready = n_forms (session, TRUE);
  g_autofree char *some =
      g_strdup_printf ("%u of %u forms shown; %u of all are ready", ready, all, ready);
  g_autofree char *lists = g_strdup_printf ("3 of %u forms shown; %u of all are ready", all, ready);
  g_autofree char *none = g_strdup_printf ("0 of %u forms shown; %u of all are ready", all, ready);
  GtkWidget *choice = hp_ui_test_get (page, GTK_TYPE_DROP_DOWN, "Readiness");

  /* Nothing is counted: minutes are not ready, and say what is missing. */
  g_assert_cmpuint (ready, <, all);
  g_assert_true (hp_ui_test_shows (page, "Missing: "));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 1);
  hp_ui_test_settle ();
  g_assert_true (hp_ui_test_shows (page, some));
  g_assert_false (hp_ui_test_shows (page, "Missing: "));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 0);
  /* Without diacritics; one voter list for each of three stations. */
  type_search (page, "danh sach cu tri");
  g_assert_true (hp_ui_test_shows (page, lists));
  type_search (page, "nothing of the kind");
  g_assert_true (hp_ui_test_shows (page, none));
  hp_ui_test_close (window);
}

static void
test_preview (void)
{
  g_autoptr (HpSession) session = hp_ui_test_demo (300, 3, HP_DEMO_COUNTED);
  HpWindow *window = hp_ui_test_window (session);
  HpPhasePage *page = hp_ui_test_page (window, "forms", "31:3");
  HpPagePreview *preview = HP_PAGE_PREVIEW (hp_ui_test_get (page, HP_TYPE_PAGE_PREVIEW, NULL));
  int n = hp_page_preview_n_pages (preview);
  g_autofree char *last = g_strdup_printf ("Page %d of %d", n, n);

  /* A hundred voters do not fit on one page. */
  g_assert_cmpint (n, >, 1);
  g_assert_true (hp_ui_test_shows (page, "31/HĐBC · Danh sách cử tri"));
  g_assert_true (hp_ui_test_shows (page, "Ready"));
  g_assert_cmpint (hp_page_preview_get_page (preview), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.next", NULL);
  g_assert_cmpint (hp_page_preview_get_page (preview), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.last", NULL);
  g_assert_cmpint (hp_page_preview_get_page (preview), ==, n - 1);
  g_assert_true (hp_ui_test_shows (page, last));
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.next", NULL);
  g_assert_cmpint (hp_page_preview_get_page (preview), ==, n - 1);
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.first", NULL);
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.previous", NULL);
  g_assert_cmpint (hp_page_preview_get_page (preview), ==, 0);
  hp_page_preview_set_zoom (preview, 100);
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.zoom-in", NULL);
  g_assert_cmpint (hp_page_preview_get_zoom (preview), ==, 125);
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.zoom-out", NULL);
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.zoom-out", NULL);
  g_assert_cmpint (hp_page_preview_get_zoom (preview), ==, 80);
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.fit", NULL);
  g_assert_cmpint (hp_page_preview_get_zoom (preview), ==, 0);
  hp_ui_test_settle ();
  hp_ui_test_assert_named (page);
  hp_ui_test_close (window);
}

/* What is not ready is shown with blanks, and says so; a report without a number says that. */
static void
test_words (void)
{
  g_autoptr (HpSession) session = hp_ui_test_demo (300, 3, HP_DEMO_VOTED);
  HpWindow *window = hp_ui_test_window (session);
  HpPhasePage *page = hp_ui_test_page (window, "forms", "18:qh:2");

  g_assert_true (hp_ui_test_shows (page, "Not ready, shown with blanks: "));
  g_assert_true (hp_ui_test_shows (page, "To be made in 3 originals."));
  hp_ui_test_page (window, "forms", "turnout");
  g_assert_true (hp_ui_test_shows (page, "A report without an official number."));
  hp_ui_test_close (window);
}

static gboolean
is_idle (gpointer data)
{
  return !hp_session_get_busy (data);
}

static gboolean
has_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

static void
test_export_one (void)
{
  g_autoptr (HpSession) session = hp_ui_test_demo (300, 3, HP_DEMO_COUNTED);
  HpWindow *window = hp_ui_test_window (session);
  HpPhasePage *page = hp_ui_test_page (window, "forms", "31:2");
  g_autofree char *folder = g_build_filename (hp_ui_test_folder (), "one", NULL);

  hp_file_dialog_set_answer (folder);
  gtk_widget_activate_action (GTK_WIDGET (page), "forms.with-pdf", NULL);
  gtk_widget_activate_action (GTK_WIDGET (page), "forms.export", NULL);
  hp_ui_test_wait (is_idle, session);
  hp_ui_test_settle ();
  g_assert_true (has_file (folder, "31-kv02.xlsx"));
  g_assert_true (has_file (folder, "31-kv02.pdf"));
  g_assert_false (has_file (folder, "31-kv01.xlsx"));
  g_assert_true (hp_ui_test_shows (page, "1 form saved"));
  g_assert_true (hp_ui_test_shows (page, "which is the present one"));
  hp_file_dialog_set_answer (NULL);
  hp_ui_test_close (window);
}

static void
test_export_all (void)
{
  g_autoptr (HpSession) session = hp_ui_test_demo (300, 3, HP_DEMO_COUNTED);
  HpWindow *window = hp_ui_test_window (session);
  HpPhasePage *page = hp_ui_test_page (window, "forms", NULL);
  g_autofree char *folder = g_build_filename (hp_ui_test_folder (), "all", NULL);
  GtkWidget *station = hp_ui_test_get (page, GTK_TYPE_DROP_DOWN, "Station");

  /* All of station 2, and nothing else. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (station), 2);
  hp_file_dialog_set_answer (folder);
  gtk_widget_activate_action (GTK_WIDGET (page), "forms.export-all", NULL);
  hp_ui_test_wait (is_idle, session);
  hp_ui_test_settle ();
  g_assert_true (has_file (folder, "index.xlsx"));
  g_assert_true (has_file (folder, "31-kv02.xlsx"));
  g_assert_true (has_file (folder, "18-qh-kv02.xlsx"));
  g_assert_false (has_file (folder, "31-kv01.xlsx"));
  g_assert_true (hp_ui_test_shows (page, "forms saved"));
  hp_file_dialog_set_answer (NULL);
  hp_ui_test_close (window);
}

/* Nothing that is not ready is handed out, and the folder is not even asked for. */
static void
test_export_none (void)
{
  g_autoptr (HpSession) session = hp_ui_test_demo (300, 3, HP_DEMO_VOTED);
  HpWindow *window = hp_ui_test_window (session);
  HpPhasePage *page = hp_ui_test_page (window, "forms", "18:qh:2");
  g_autofree char *folder = g_build_filename (hp_ui_test_folder (), "none", NULL);

  hp_file_dialog_set_answer (folder);
  gtk_widget_activate_action (GTK_WIDGET (page), "forms.export", NULL);
  hp_ui_test_settle ();
  g_assert_false (hp_session_get_busy (session));
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  hp_file_dialog_set_answer (NULL);
  hp_ui_test_close (window);
}

static gboolean
is_file (gpointer path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && info.st_size > 1000;
}

static void
test_print (void)
{
  g_autoptr (HpSession) session = hp_ui_test_demo (300, 3, HP_DEMO_COUNTED);
  HpWindow *window = hp_ui_test_window (session);
  HpPhasePage *page = hp_ui_test_page (window, "forms", "24:xa:1");
  g_autofree char *path = g_build_filename (hp_ui_test_folder (), "print.pdf", NULL);
  g_autofree char *content = NULL;

  hp_print_set_export (path);
  gtk_widget_activate_action (GTK_WIDGET (page), "forms.print", NULL);
  hp_ui_test_wait (is_file, path);
  hp_ui_test_settle ();
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
  hp_print_set_export (NULL);
  hp_ui_test_close (window);
}

int
main (int argc, char *argv[])
{
  hp_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/forms/empty", test_empty);
  g_test_add_func ("/ui/forms/list", test_list);
  g_test_add_func ("/ui/forms/filters", test_filters);
  g_test_add_func ("/ui/forms/preview", test_preview);
  g_test_add_func ("/ui/forms/words", test_words);
  g_test_add_func ("/ui/forms/export/one", test_export_one);
  g_test_add_func ("/ui/forms/export/all", test_export_all);
  g_test_add_func ("/ui/forms/export/none", test_export_none);
  g_test_add_func ("/ui/forms/print", test_print);
  return hp_ui_test_run ();
}
