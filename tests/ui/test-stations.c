/* test-stations.c: stations and constituencies: import, fields, findings, adding and removing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-util.h"
#include "engine/stations/hp-constituency.h"
#include "engine/stations/hp-station.h"
#include "lib/hp-ui-test.h"
#include "ui/kit/hp-entity-row.h"
#include "ui/kit/hp-field-row.h"
#include "ui/kit/hp-file-dialog.h"
#include "ui/kit/hp-number-entry.h"
#include "ui/kit/hp-sheet-import.h"
#include "ui/stations/hp-stations-page.h"

typedef struct
{
  HpSession *session;
  HpWindow *window;
  HpPhasePage *page;
  HpDb *db;
} Fixture;

static void
open_page (Fixture *f)
{
  f->db = hp_session_get_db (f->session);
  f->window = hp_ui_test_window (f->session);
  hp_window_go_to (f->window, "stations", NULL);
  hp_ui_test_settle ();
  f->page = hp_window_get_page (f->window);
  g_assert_true (HP_IS_STATIONS_PAGE (f->page));
}

/* 900 voters in three stations, all in one constituency of each body. */
static void
open_ward (Fixture *f, gconstpointer data)
{
  f->session = hp_ui_test_demo (900, 3, HP_DEMO_LISTED);
  open_page (f);
}

/* A document without anything; jobs need it in a file. */
static HpSession *
make_document (void)
{
  static int n = 0;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("empty-%d.homphieu", ++n);
  g_autofree char *path = g_build_filename (hp_ui_test_folder (), name, NULL);
  HpSession *session = hp_session_create (path, "2026", "Phường Chi Lăng", "tỉnh Lạng Sơn", NULL,
                                          NULL, "Nông Thị Ánh", &error);

  g_assert_no_error (error);
  return session;
}

static void
open_empty (Fixture *f, gconstpointer data)
{
  f->session = make_document ();
  open_page (f);
}

static void
close_ward (Fixture *f, gconstpointer data)
{
  hp_ui_test_close (f->window);
  g_assert_finalize_object (f->session);
}

static void
act (Fixture *f, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (f->page), action, NULL);
  hp_ui_test_settle ();
}

static void
go_to (Fixture *f, const char *target)
{
  hp_window_go_to (f->window, "stations", target);
  hp_ui_test_settle ();
}

static void
type (Fixture *f, const char *field, const char *text)
{
  GtkWidget *row = hp_ui_test_get (f->page, HP_TYPE_FIELD_ROW, field);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  hp_field_row_commit (HP_FIELD_ROW (row));
  hp_ui_test_settle ();
}

static void
type_number (Fixture *f, const char *name, const char *text)
{
  GtkWidget *entry = hp_ui_test_get (f->page, GTK_TYPE_ENTRY, name);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (gtk_widget_get_parent (entry), "committed");
  hp_ui_test_settle ();
}

static guint
shown_rows (Fixture *f)
{
  GtkWidget *list = hp_ui_test_get (f->page, GTK_TYPE_LIST_BOX, "Stations");
  guint n = 0;

  for (int i = 0; gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i) != NULL; i++)
    n += gtk_widget_get_child_visible (
        GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i)));
  return n;
}

static char *
place_of (Fixture *f, int number)
{
  g_autoptr (HpStation) s = hp_station_load (f->db, number, NULL);

  return s != NULL ? g_strdup (s->place) : NULL;
}

#define assert_place(f, number, expected)                                                          \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *place_ = place_of (f, number);                                                \
                                                                                                   \
    g_assert_cmpstr (place_, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

/* ---- import ---- */

static gboolean
has_dialog (gpointer data)
{
  return HP_IS_SHEET_IMPORT (hp_ui_test_dialog ());
}

/* The toast comes when the job has told the page. */
static gboolean
is_imported (gpointer window)
{
  return hp_ui_test_shows (window, "3 rows imported");
}

static void
import (Fixture *f, const char *file)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", file, NULL);

  hp_file_dialog_set_answer (path);
  act (f, "stations.import");
  hp_file_dialog_set_answer (NULL);
}

/* Four lines, one of them headings. */
static void
test_import (Fixture *f, gconstpointer data)
{
  g_autoptr (HpConstituency) c = NULL;

  g_assert_true (hp_ui_test_shows (f->page, "No polling stations yet"));
  hp_ui_test_assert_named (f->page);
  import (f, "stations-2026.csv");
  hp_ui_test_wait (has_dialog, NULL);
  g_assert_cmpint (hp_station_id (f->db, 1), ==, 0);
  g_assert_true (hp_ui_test_shows (hp_ui_test_dialog (), "4 = 3 + 0 + 1 + 0 + 0"));
  g_assert_true (hp_ui_test_shows (hp_ui_test_dialog (), "every row is in order"));
  hp_ui_test_assert_named (hp_ui_test_dialog ());
  gtk_widget_activate_action (GTK_WIDGET (hp_ui_test_dialog ()), "import.accept", NULL);
  hp_ui_test_wait (is_imported, f->window);
  hp_ui_test_settle ();
  g_assert_null (hp_ui_test_dialog ());
  assert_place (f, 2, "Trường Tiểu học Chi Lăng");
  c = hp_constituency_load (f->db, HP_BODY_XA, 2, NULL);
  g_assert_nonnull (c);
  g_assert_cmpuint (c->stations->len, ==, 1);
  g_assert_true (hp_ui_test_shows (f->page, "1 · Nhà văn hóa khối 2"));
  g_assert_true (hp_ui_test_shows (f->page, "3 stations"));

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  hp_ui_test_settle ();
  g_assert_true (hp_ui_test_shows (f->page, "No polling stations yet"));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.redo", NULL);
  hp_ui_test_settle ();
  g_assert_true (hp_ui_test_shows (f->page, "3 stations"));
}

static void
test_import_refused (Fixture *f, gconstpointer data)
{
  import (f, "README.md");
  hp_ui_test_wait ((HpUiTestFunc) hp_ui_test_dialog, NULL);
  hp_ui_test_respond ("close");
  g_assert_true (hp_ui_test_shows (f->page, "No polling stations yet"));
}

static void
test_template (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (hp_ui_test_folder (), "mau.xlsx", NULL);

  hp_file_dialog_set_answer (path);
  act (f, "stations.template");
  hp_file_dialog_set_answer (NULL);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

/* ---- fields ---- */

static void
test_fields (Fixture *f, gconstpointer data)
{
  g_autofree char *before = place_of (f, 1);
  g_autoptr (HpStation) s = NULL;

  hp_ui_test_assert_named (f->page);
  type (f, "Polling place", "Hội trường tổ 5");
  assert_place (f, 1, "Hội trường tổ 5");
  g_assert_true (hp_ui_test_shows (f->page, "1 · Hội trường tổ 5"));
  g_assert_true (hp_ui_test_shows (f->page, "Station 1 · Hội trường tổ 5"));
  type (f, "Empty box: first voter", "Lý Thị Sáu");
  type (f, "Where the second witness of the count lives", "Khối 9");
  type (f, "Neighbourhoods, separated by “;”", "Khối 7; Khối 8");
  type (f, "Opened at, hh:mm", "7h");
  type (f, "Polling day, where earlier: dd/mm/yyyy", "8/3/2026");
  s = hp_station_load (f->db, 1, NULL);
  g_assert_cmpstr (s->box[0].name, ==, "Lý Thị Sáu");
  g_assert_cmpstr (s->count[1].home, ==, "Khối 9");
  g_assert_cmpstr (s->neighbourhoods, ==, "Khối 7; Khối 8");
  g_assert_cmpstr (s->opened_at, ==, "07:00");
  g_assert_cmpstr (s->day, ==, "2026-03-08");
  for (int i = 0; i < 6; i++)
    gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  hp_ui_test_settle ();
  assert_place (f, 1, before);
  g_assert_cmpstr (hp_field_row_get (
                       HP_FIELD_ROW (hp_ui_test_get (f->page, HP_TYPE_FIELD_ROW, "Polling place"))),
                   ==, before);
}

/* What cannot be read is said beside the field and not stored. Law 85/2015 art. 71: no station
 * opens before five. */
static void
test_times (Fixture *f, gconstpointer data)
{
  g_autoptr (HpStation) s = NULL;

  type (f, "Opened at, hh:mm", "sáng sớm");
  g_assert_true (hp_ui_test_shows (f->page, "That is no time."));
  s = hp_station_load (f->db, 1, NULL);
  g_assert_cmpstr (s->opened_at, !=, "sáng sớm");
  type (f, "Opened at, hh:mm", "04:30");
  g_assert_true (hp_ui_test_shows (f->page, "Not before 05:00"));
  type (f, "Opened at, hh:mm", "05:00");
  g_assert_false (hp_ui_test_shows (f->page, "Not before 05:00"));
  type (f, "Polling day, where earlier: dd/mm/yyyy", "31/2/2026");
  g_assert_true (hp_ui_test_shows (f->page, "That is no date."));
}

static void
test_number_refused (Fixture *f, gconstpointer data)
{
  type_number (f, "Number of the station", "2");
  g_assert_nonnull (hp_ui_test_dialog ());
  hp_ui_test_respond ("close");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (
                       hp_ui_test_get (f->page, GTK_TYPE_ENTRY, "Number of the station"))),
                   ==, "1");
  type_number (f, "Number of the station", "14");
  g_assert_cmpint (hp_station_id (f->db, 1), ==, 0);
  g_assert_cmpint (hp_station_id (f->db, 14), !=, 0);
}

/* What is typed into one station is not stored in another. */
static void
test_switch (Fixture *f, gconstpointer data)
{
  g_autofree char *other = place_of (f, 2);

  gtk_editable_set_text (
      GTK_EDITABLE (hp_ui_test_get (f->page, HP_TYPE_FIELD_ROW, "Polling place")), "Nhà ông Bảy");
  go_to (f, "station:2");
  assert_place (f, 1, "Nhà ông Bảy");
  assert_place (f, 2, other);
  g_assert_true (hp_ui_test_shows (f->page, "Number of the station")
                 || hp_ui_test_find (f->page, GTK_TYPE_ENTRY, "Number of the station") != NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (
                       hp_ui_test_get (f->page, GTK_TYPE_ENTRY, "Number of the station"))),
                   ==, "2");
}

/* What was typed last is there when the window is closed over it. */
static void
test_close (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  HpSession *session = hp_ui_test_demo (900, 3, HP_DEMO_LISTED);
  HpWindow *window = hp_ui_test_window (session);
  g_autoptr (HpDb) db = NULL;
  g_autoptr (HpStation) s = NULL;
  GtkWidget *row;

  path = g_strdup (hp_session_get_path (session));
  hp_window_go_to (window, "stations", "station:2");
  hp_ui_test_settle ();
  row = hp_ui_test_get (hp_window_get_page (window), HP_TYPE_FIELD_ROW, "Polling place");
  gtk_widget_grab_focus (row);
  gtk_editable_set_text (GTK_EDITABLE (row), "Sân kho");
  hp_ui_test_close (window);
  g_object_unref (session);
  db = hp_db_open (path, &error);
  g_assert_no_error (error);
  s = hp_station_load (db, 2, &error);
  g_assert_cmpstr (s->place, ==, "Sân kho");
}

/* ---- findings ---- */

/* In the order in which the page shows them: None, the constituency there is, a new one. */
static void
test_constituency (Fixture *f, gconstpointer data)
{
  GtkWidget *combo =
      hp_ui_test_get (f->page, ADW_TYPE_COMBO_ROW, "People’s Council of the commune");
  g_autoptr (HpStation) none = NULL, fresh = NULL;

  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), 0);
  hp_ui_test_settle ();
  none = hp_station_load (f->db, 1, NULL);
  g_assert_cmpint (none->constituency[HP_BODY_XA], ==, 0);
  g_assert_true (hp_ui_test_shows (f->page, "the station is in no constituency"));
  go_to (f, "finding:S02");
  g_assert_cmpuint (shown_rows (f), ==, 1);
  go_to (f, "finding:S03");
  g_assert_cmpuint (shown_rows (f), ==, 0);
  go_to (f, "station:1");
  g_assert_cmpuint (shown_rows (f), ==, 3);

  combo = hp_ui_test_get (f->page, ADW_TYPE_COMBO_ROW, "People’s Council of the commune");
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (combo),
      g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (combo))) - 1);
  hp_ui_test_settle ();
  fresh = hp_station_load (f->db, 1, NULL);
  g_assert_cmpint (fresh->constituency[HP_BODY_XA], >, 1);
  g_assert_false (hp_ui_test_shows (f->page, "the station is in no constituency"));
}

/* A station of 250 is below the 300 of law 85/2015 art. 11. */
static void
test_stated (Fixture *f, gconstpointer data)
{
  g_autoptr (HpStation) s = NULL;

  act (f, "stations.add");
  type_number (f, "Voters for: National Assembly", "250");
  s = hp_station_load (f->db, 4, NULL);
  g_assert_cmpint (s->stated[HP_BODY_QH], ==, 250);
  g_assert_cmpint (s->stated[HP_BODY_XA], ==, HP_MISSING);
  g_assert_true (hp_ui_test_shows (f->page, "250 voters; a station has 300 to 4.000."));
  type_number (f, "Voters for: National Assembly", "1.250");
  g_assert_false (hp_ui_test_shows (f->page, "a station has 300"));
  g_assert_true (hp_ui_test_shows (f->page, "Assembly: 2.150 voters"));
}

static void
test_search (Fixture *f, gconstpointer data)
{
  GtkWidget *search = hp_ui_test_get (f->page, GTK_TYPE_SEARCH_ENTRY, NULL);

  type (f, "Polling place", "Đình làng Ước");
  gtk_editable_set_text (GTK_EDITABLE (search), "dinh lang uoc");
  hp_ui_test_sleep (250);
  hp_ui_test_settle ();
  g_assert_cmpuint (shown_rows (f), ==, 1);
}

/* ---- adding and removing ---- */

static void
test_add_remove (Fixture *f, gconstpointer data)
{
  g_autoptr (HpStation) s = NULL;

  act (f, "stations.remove");
  g_assert_nonnull (hp_ui_test_dialog ());
  hp_ui_test_respond ("close");
  g_assert_cmpint (hp_station_id (f->db, 1), !=, 0);

  act (f, "stations.add");
  s = hp_station_load (f->db, 4, NULL);
  g_assert_nonnull (s);
  g_assert_cmpint (s->constituency[HP_BODY_QH], ==, 1);
  g_assert_true (hp_ui_test_shows (f->page, "4 stations"));
  act (f, "stations.remove");
  g_assert_cmpint (hp_station_id (f->db, 4), ==, 0);
  g_assert_true (hp_ui_test_shows (f->window, "Station 4 removed"));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  hp_ui_test_settle ();
  g_assert_cmpint (hp_station_id (f->db, 4), !=, 0);
  g_assert_true (hp_ui_test_shows (f->page, "4 stations"));
}

/* ---- constituencies ---- */

/* Law 85/2015 art. 10, 57: three deputies at most to the Assembly, and two candidates more. */
static void
test_seats (Fixture *f, gconstpointer data)
{
  g_autoptr (HpConstituency) c = NULL;

  go_to (f, "constituency:qh:1");
  g_assert_true (hp_ui_test_shows (f->page, "National Assembly, constituency 1"));
  hp_ui_test_assert_named (f->page);
  type_number (f, "Deputies to elect", "2");
  c = hp_constituency_load (f->db, HP_BODY_QH, 1, NULL);
  g_assert_cmpint (c->seats, ==, 2);
  g_assert_true (hp_ui_test_shows (f->page, "For 2 seats at least 4 candidates are needed"));
  type_number (f, "Deputies to elect", "4");
  g_assert_nonnull (hp_ui_test_dialog ());
  hp_ui_test_respond ("close");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (
                       hp_ui_test_get (f->page, GTK_TYPE_ENTRY, "Deputies to elect"))),
                   ==, "2");
  type (f, "Places that it is made of", "Toàn phường");
  g_assert_true (hp_ui_test_shows (f->page, "Made of: Toàn phường"));
}

static void
test_add_constituency (Fixture *f, gconstpointer data)
{
  guint before, after;
  g_autoptr (GPtrArray) list = hp_constituencies_load (f->db, HP_BODY_XA, NULL);
  g_autoptr (GPtrArray) more = NULL;

  before = list->len;
  gtk_widget_activate_action (GTK_WIDGET (f->page), "stations.add-constituency", "s", "xa");
  hp_ui_test_settle ();
  more = hp_constituencies_load (f->db, HP_BODY_XA, NULL);
  g_assert_cmpuint (more->len, ==, before + 1);
  g_assert_true (hp_ui_test_shows (f->page, "No station belongs to it yet"));
  act (f, "stations.remove");
  g_clear_pointer (&more, g_ptr_array_unref);
  more = hp_constituencies_load (f->db, HP_BODY_XA, NULL);
  after = more->len;
  g_assert_cmpuint (after, ==, before);
}

static void
test_busy (Fixture *f, gconstpointer data)
{
  GtkWidget *row = hp_ui_test_get (f->page, HP_TYPE_FIELD_ROW, "Polling place");

  hp_session_set_busy (f->session, TRUE);
  g_assert_false (gtk_widget_is_sensitive (row));
  act (f, "stations.add");
  g_assert_cmpint (hp_station_id (f->db, 4), ==, 0);
  hp_session_set_busy (f->session, FALSE);
  g_assert_true (gtk_widget_is_sensitive (row));
}

#define ADD(name, setup, func)                                                                     \
  g_test_add ("/ui/stations/" name, Fixture, NULL, setup, func, close_ward)

int
main (int argc, char *argv[])
{
  hp_ui_test_init (&argc, &argv);
  ADD ("import", open_empty, test_import);
  ADD ("import-refused", open_empty, test_import_refused);
  ADD ("template", open_empty, test_template);
  ADD ("fields", open_ward, test_fields);
  ADD ("times", open_ward, test_times);
  ADD ("number-refused", open_ward, test_number_refused);
  ADD ("switch", open_ward, test_switch);
  g_test_add_func ("/ui/stations/close", test_close);
  ADD ("constituency", open_ward, test_constituency);
  ADD ("stated", open_ward, test_stated);
  ADD ("search", open_ward, test_search);
  ADD ("add-remove", open_ward, test_add_remove);
  ADD ("seats", open_ward, test_seats);
  ADD ("add-constituency", open_ward, test_add_constituency);
  ADD ("busy", open_ward, test_busy);
  return hp_ui_test_run ();
}
