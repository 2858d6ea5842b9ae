/* test-import-dialog.c: a sheet of voters: every row accounted for, one mended, taken in, undone
 *
 * The figures are those of tests/data/voters-2026.expected.json.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/session/hp-overview.h"
#include "engine/stations/hp-station.h"
#include "engine/voters/hp-voter.h"
#include "lib/hp-ui-test.h"
#include "paper/voters/hp-import-voters.h"
#include "ui/kit/hp-file-dialog.h"
#include "ui/kit/hp-table-private.h"
#include "ui/voters/hp-import-dialog.h"
#include "ui/voters/hp-import-mend.h"
#include "ui/voters/hp-voters-page.h"

#define SUM "1.390 rows = 1.233 accepted + 27 rejected + 114 headings + 12 footers + 4 blank"

typedef struct
{
  HpSession *session;
  HpWindow *window;
  HpPhasePage *page;
  HpDb *db;
  char *sheet;
} Fixture;

static void
open_ward (Fixture *f, gconstpointer data)
{
  static int n = 0;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("import-%d.homphieu", ++n);
  g_autofree char *path = g_build_filename (hp_ui_test_folder (), name, NULL);

  f->sheet = g_test_build_filename (G_TEST_DIST, "data", "voters-2026.xlsx", NULL);
  f->session = hp_session_create (path, "2026", "Phường Chi Lăng", "tỉnh Lạng Sơn", NULL, NULL,
                                  "Nông Thị Ánh", &error);
  g_assert_no_error (error);
  f->db = hp_session_get_db (f->session);
  for (int i = 1; i <= 3; i++)
    {
      g_autoptr (HpStation) station = hp_station_new ();

      station->number = i;
      hp_station_save (f->db, station, &error);
      g_assert_no_error (error);
    }
  f->window = hp_ui_test_window (f->session);
  hp_window_go_to (f->window, "voters", NULL);
  hp_ui_test_settle ();
  f->page = hp_window_get_page (f->window);
}

static void
close_ward (Fixture *f, gconstpointer data)
{
  hp_file_dialog_set_answer (NULL);
  hp_ui_test_close (f->window);
  g_assert_finalize_object (f->session);
  g_free (f->sheet);
}

typedef struct
{
  gpointer root;
  const char *text;
} Shown;

static gboolean
shows_cb (gpointer data)
{
  const Shown *shown = data;

  return hp_ui_test_shows (shown->root, shown->text);
}

static void
wait_for (gpointer root, const char *text)
{
  Shown shown = { root, text };

  hp_ui_test_wait (shows_cb, &shown);
  hp_ui_test_settle ();
}

static gboolean
no_dialog_cb (gpointer data)
{
  return hp_ui_test_dialog () == NULL;
}

static void
act (gpointer widget, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (widget), action, NULL);
  hp_ui_test_settle ();
}

static GtkWindow *
open_dialog (Fixture *f)
{
  GtkWindow *dialog;

  act (f->page, "voters.import");
  dialog = hp_ui_test_dialog ();
  g_assert_true (HP_IS_IMPORT_DIALOG (dialog));
  hp_ui_test_assert_named (dialog);
  return dialog;
}

static GtkWindow *
open_preview (Fixture *f)
{
  GtkWindow *dialog = open_dialog (f);

  hp_file_dialog_set_answer (f->sheet);
  act (dialog, "import.choose");
  wait_for (dialog, " rows = ");
  hp_ui_test_assert_named (dialog);
  return dialog;
}

static gint64
n_voters (Fixture *f)
{
  HpOverview o;

  hp_overview_counts (f->db, &o);
  return o.voters;
}

static HpTableList *
table (GtkWindow *dialog, const char *name)
{
  return HP_TABLE_LIST (hp_ui_test_get (dialog, HP_TYPE_TABLE_LIST, name));
}

/* ---- tests ---- */

static void
test_preview (Fixture *f, gconstpointer data)
{
  GtkWindow *dialog = open_preview (f);

  g_assert_true (hp_ui_test_shows (dialog, SUM));
  g_assert_cmpuint (table (dialog, "Blocks of the sheet")->n, ==, 3);
  g_assert_true (hp_ui_test_shows (dialog, "418, 7 more than accepted"));
  g_assert_true (hp_ui_test_shows (dialog, "420, 9 more than accepted"));
  g_assert_true (hp_ui_test_shows (dialog, "1.233 added, 27 left out"));
  g_assert_cmpuint (table (dialog, "Rows of the sheet")->n, ==, 27);
  g_assert_true (hp_ui_test_shows (dialog, "Row 76 of “DSCT” · Station 1 · Rejected"));
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (hp_ui_test_get (dialog, GTK_TYPE_TOGGLE_BUTTON, "All rows")), TRUE);
  hp_ui_test_settle ();
  g_assert_cmpuint (table (dialog, "Rows of the sheet")->n, ==, 1233 + 27);
  g_assert_cmpint (n_voters (f), ==, 0);
  gtk_window_close (dialog);
  hp_ui_test_settle ();
  g_assert_null (hp_ui_test_dialog ());
}

static void
test_mend (Fixture *f, gconstpointer data)
{
  GtkWindow *dialog = open_preview (f);
  GtkWidget *mend = hp_ui_test_get (dialog, HP_TYPE_IMPORT_MEND, NULL);
  GtkWidget *name = hp_ui_test_get (mend, ADW_TYPE_ENTRY_ROW, "Name");

  g_assert_true (hp_ui_test_shows (mend, "Error: The name is missing."));
  gtk_editable_set_text (GTK_EDITABLE (name), "Hoàng Văn Thụ");
  hp_ui_test_settle ();
  g_assert_true (hp_ui_test_shows (
      dialog, "1.390 rows = 1.234 accepted + 26 rejected + 114 headings + 12 footers + 4 blank"));
  g_assert_false (hp_ui_test_shows (mend, "Error: The name is missing."));
  g_assert_true (hp_ui_test_shows (mend, "Accepted"));
  g_assert_true (hp_ui_test_shows (dialog, "418, 6 more than accepted"));
  g_assert_true (hp_ui_test_shows (dialog, "1.234 added, 26 left out"));
  /* It stays in the list while it is looked at. */
  g_assert_cmpuint (table (dialog, "Rows of the sheet")->n, ==, 27);
  gtk_editable_set_text (GTK_EDITABLE (name), "");
  hp_ui_test_settle ();
  g_assert_true (hp_ui_test_shows (dialog, SUM));
  gtk_window_close (dialog);
}

static void
test_accept (Fixture *f, gconstpointer data)
{
  GtkWindow *dialog = open_preview (f);
  GtkWidget *mend = hp_ui_test_get (dialog, HP_TYPE_IMPORT_MEND, NULL);

  gtk_editable_set_text (GTK_EDITABLE (hp_ui_test_get (mend, ADW_TYPE_ENTRY_ROW, "Name")),
                         "Hoàng Văn Thụ");
  hp_ui_test_settle ();
  hp_ui_test_get (dialog, GTK_TYPE_BUTTON, "_Import 1.234 voters");
  act (dialog, "import.accept");
  hp_ui_test_wait (no_dialog_cb, NULL);
  hp_ui_test_settle ();
  g_assert_cmpint (n_voters (f), ==, 1234);
  g_assert_true (hp_ui_test_shows (f->page, "1.234 voters"));
  g_assert_true (hp_ui_test_shows (f->window, "1.234 added, 26 left out"));
  act (f->window, "win.undo");
  g_assert_cmpint (n_voters (f), ==, 0);
  g_assert_true (hp_ui_test_shows (f->page, "No voters yet"));
  act (f->window, "win.redo");
  g_assert_cmpint (n_voters (f), ==, 1234);
  g_assert_true (hp_ui_test_shows (f->page, "1.234 voters"));
  hp_phase_page_go_to (f->page, "search:hoang van thu");
  hp_ui_test_settle ();
  g_assert_true (hp_ui_test_shows (f->page, "Hoàng Văn Thụ"));
}

/* The same sheet once more: to add, nobody is new; as an update, everybody is as he is. */
static void
test_modes (Fixture *f, gconstpointer data)
{
  GtkWindow *dialog = open_preview (f);
  GtkWidget *mode;

  act (dialog, "import.accept");
  hp_ui_test_wait (no_dialog_cb, NULL);
  hp_ui_test_settle ();
  g_assert_cmpint (n_voters (f), ==, 1233);
  dialog = open_preview (f);
  g_assert_true (hp_ui_test_shows (dialog, "0 added, 1.260 left out"));
  mode = hp_ui_test_get (dialog, GTK_TYPE_DROP_DOWN, "What to do with the list that is there");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (mode), 2);
  hp_ui_test_settle ();
  g_assert_true (hp_ui_test_shows (dialog, SUM));
  g_assert_true (
      hp_ui_test_shows (dialog, "0 added, 0 changed, 1.233 as they are, 27 left out; 0 on the"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (mode), 1);
  hp_ui_test_settle ();
  g_assert_true (hp_ui_test_shows (
      dialog, "0 added, 0 changed, 1.233 as they are, 0 taken away, 27 left out"));
  gtk_window_close (dialog);
  hp_ui_test_settle ();
  g_assert_cmpint (n_voters (f), ==, 1233);
}

static void
test_rejects (Fixture *f, gconstpointer data)
{
  GtkWindow *dialog = open_preview (f);
  g_autofree char *path = g_build_filename (hp_ui_test_folder (), "rejects.xlsx", NULL);
  HpImportVotersOptions options = { NULL, 0 };
  HpVoterLimits limits;
  g_autoptr (HpVoterStaging) staging = NULL;
  g_autoptr (GError) error = NULL;

  hp_file_dialog_set_answer (path);
  act (dialog, "import.rejects");
  wait_for (dialog, "27 rejected rows saved");
  hp_voter_limits (f->db, hp_session_get_rules (f->session), &limits);
  staging = hp_voter_staging_new (&limits, NULL, 0);
  hp_import_voters_read (path, &options, staging, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hp_voter_staging_n_rows (staging), ==, 27);
  gtk_window_close (dialog);
}

/* A file that is no sheet, a sheet of nothing, stations that there are not. */
static void
test_refused (Fixture *f, gconstpointer data)
{
  GtkWindow *dialog = open_dialog (f);
  g_autofree char *path = g_build_filename (hp_ui_test_folder (), "none.xlsx", NULL);

  g_file_set_contents (path, "this is no sheet", -1, NULL);
  hp_import_dialog_read (HP_IMPORT_DIALOG (dialog), path);
  wait_for (dialog, "none.xlsx");
  hp_ui_test_get (dialog, GTK_TYPE_BUTTON, "_Choose a sheet…");
  hp_station_remove (f->db, 2, NULL);
  hp_import_dialog_read (HP_IMPORT_DIALOG (dialog), f->sheet);
  wait_for (dialog, " rows = ");
  g_assert_true (hp_ui_test_shows (dialog, "420 rows belong to no station of this document"));
  gtk_window_close (dialog);
}

static gboolean
chooses_cb (gpointer data)
{
  return hp_ui_test_find (data, GTK_TYPE_BUTTON, "_Choose a sheet…") != NULL;
}

static void
test_stop (Fixture *f, gconstpointer data)
{
  GtkWindow *dialog = open_dialog (f);
  g_autofree char *path = g_build_filename (hp_ui_test_folder (), "large.csv", NULL);
  g_autoptr (GString) text = g_string_new ("STT,Họ và tên,Ngày sinh,Nam,Nữ,Số CCCD,QH,Tỉnh,Xã\n");

  for (int i = 1; i <= 60000; i++)
    g_string_append_printf (text, "%d,Nguyễn Văn Thử,01/01/1980,x,,0200800%05d,x,x,x\n", i, i);
  g_file_set_contents (path, text->str, (gssize) text->len, NULL);
  hp_import_dialog_read (HP_IMPORT_DIALOG (dialog), path);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "import.stop", NULL);
  hp_ui_test_wait (chooses_cb, dialog);
  g_assert_cmpint (n_voters (f), ==, 0);
  gtk_window_close (dialog);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *, gconstpointer);
  } tests[] = {
    { "/ui/import-dialog/preview", test_preview }, { "/ui/import-dialog/mend", test_mend },
    { "/ui/import-dialog/accept", test_accept },   { "/ui/import-dialog/modes", test_modes },
    { "/ui/import-dialog/rejects", test_rejects }, { "/ui/import-dialog/refused", test_refused },
    { "/ui/import-dialog/stop", test_stop },
  };

  hp_ui_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, open_ward, tests[i].func, close_ward);
  return hp_ui_test_run ();
}
