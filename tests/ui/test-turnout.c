/* test-turnout.c: the grid of turnout, its totals, reasons, marks and bulletin.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/day/hp-turnout.h"
#include "engine/stations/hp-station.h"
#include "lib/hp-ui-test.h"
#include "ui/day/hp-turnout-page.h"
#include "ui/kit/hp-number-entry.h"

typedef struct
{
  HpSession *session;
  HpWindow *window;
  HpPhasePage *page;
} Fixture;

static void
open_ward (Fixture *f, gconstpointer data)
{
  f->session = hp_ui_test_demo (900, 3, HP_DEMO_LISTED);
  f->window = hp_ui_test_window (f->session);
  hp_window_go_to (f->window, "turnout", NULL);
  hp_ui_test_settle ();
  f->page = hp_window_get_page (f->window);
}

static void
close_ward (Fixture *f, gconstpointer data)
{
  hp_ui_test_close (f->window);
  g_assert_finalize_object (f->session);
}

static void
type (Fixture *f, const char *name, const char *text)
{
  GtkWidget *entry = hp_ui_test_get (f->page, GTK_TYPE_ENTRY, name);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (gtk_widget_get_parent (entry), "committed");
  hp_ui_test_settle ();
}

static gint64
stored (Fixture *f, int station)
{
  HpDb *db = hp_session_get_db (f->session);

  return hp_turnout_last (db, hp_station_id (db, station), HP_BODY_QH);
}

static void
test_empty (void)
{
  g_autoptr (HpSession) session = hp_ui_test_memory ();
  HpWindow *window = hp_ui_test_window (session);

  hp_window_go_to (window, "turnout", NULL);
  hp_ui_test_settle ();
  g_assert_true (hp_ui_test_shows (hp_window_get_page (window), "No stations yet"));
  hp_ui_test_close (window);
}

static void
test_figures (Fixture *f, gconstpointer data)
{
  hp_ui_test_assert_named (f->page);
  g_assert_true (hp_ui_test_shows (f->page, "No station has reported yet."));
  type (f, "Station 1 at 09:00", "100");
  type (f, "Station 2 at 09:00", "50");
  g_assert_cmpint (stored (f, 1), ==, 100);
  g_assert_true (hp_ui_test_shows (f->page, "At 09:00: 150 of 900 voters, 16,67 %"));
  g_assert_true (hp_ui_test_shows (f->page, "Not reported at 09:00: stations 3"));
}

/* A figure that falls needs a reason; without one the stored figure stands. */
static void
test_falling (Fixture *f, gconstpointer data)
{
  type (f, "Station 1 at 09:00", "100");
  type (f, "Station 1 at 11:00", "90");
  g_assert_nonnull (hp_ui_test_dialog ());
  g_assert_cmpint (stored (f, 1), ==, 100);
  hp_ui_test_respond ("cancel");
  hp_ui_test_settle ();
  g_assert_cmpint (stored (f, 1), ==, 100);
  type (f, "Station 1 at 11:00", "90");
  gtk_editable_set_text (GTK_EDITABLE (hp_ui_test_get (hp_ui_test_dialog (), GTK_TYPE_ENTRY, NULL)),
                         "09:00 đọc nhầm");
  hp_ui_test_respond ("accept");
  hp_ui_test_settle ();
  g_assert_cmpint (stored (f, 1), ==, 90);
}

static void
test_marks (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (hp_ui_test_find (f->page, GTK_TYPE_ENTRY, "Station 1 at 15:30"));
  g_assert_true (hp_turnout_add_mark (hp_session_get_db (f->session), 15 * 60 + 30, &error));
  hp_ui_test_settle ();
  hp_ui_test_get (f->page, GTK_TYPE_ENTRY, "Station 1 at 15:30");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  hp_ui_test_settle ();
  g_assert_null (hp_ui_test_find (f->page, GTK_TYPE_ENTRY, "Station 1 at 15:30"));
}

static void
test_undo (Fixture *f, gconstpointer data)
{
  GtkWidget *entry;

  type (f, "Station 3 at 09:00", "77");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  hp_ui_test_settle ();
  entry = hp_ui_test_get (f->page, GTK_TYPE_ENTRY, "Station 3 at 09:00");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_true (hp_ui_test_shows (f->page, "No station has reported yet."));
}

static void
half_type (Fixture *f, const char *name, const char *text)
{
  GtkWidget *entry = hp_ui_test_get (f->page, GTK_TYPE_ENTRY, name);

  g_assert_true (gtk_widget_grab_focus (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/* A grid that is made anew and a document that is closed keep what was being typed. */
static void
test_half_typed (void)
{
  Fixture f = { 0 };
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HpDb) db = NULL;

  open_ward (&f, NULL);
  path = g_strdup (hp_session_get_path (f.session));
  half_type (&f, "Station 1 at 09:00", "41");
  g_assert_true (hp_turnout_add_mark (hp_session_get_db (f.session), 15 * 60 + 30, &error));
  hp_ui_test_settle ();
  hp_ui_test_sleep (100);
  g_assert_cmpint (stored (&f, 1), ==, 41);
  half_type (&f, "Station 2 at 09:00", "42");
  gtk_widget_activate_action (GTK_WIDGET (f.window), "win.close-document", NULL);
  hp_ui_test_settle ();
  hp_ui_test_sleep (100);
  hp_ui_test_close (f.window);
  g_assert_finalize_object (f.session);
  db = hp_db_open (path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (hp_turnout_last (db, hp_station_id (db, 2), HP_BODY_QH), ==, 42);
}

static GtkWidget *
figure_entry (Fixture *f, int station)
{
  g_autofree char *name = g_strdup_printf ("Station %d at 09:00", station);

  return hp_ui_test_find (f->page, GTK_TYPE_ENTRY, name);
}

static gboolean
is_in_sight (GtkWidget *widget)
{
  GtkWidget *frame = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t box;

  return gtk_widget_compute_bounds (widget, frame, &box) && box.origin.y >= 0
         && box.origin.y + box.size.height <= gtk_widget_get_height (frame);
}

/* The fields of many stations are made by and by; the one that is asked for is there at once. */
static void
test_many_stations (void)
{
  Fixture f = { .session = hp_ui_test_demo (3000, 60, HP_DEMO_LISTED) };
  GtkWidget *entry;
  guint n;

  f.window = hp_ui_test_window (f.session);
  hp_window_go_to (f.window, "turnout", NULL);
  f.page = hp_window_get_page (f.window);
  g_assert_nonnull (figure_entry (&f, 20));
  g_assert_null (figure_entry (&f, 60));
  hp_window_go_to (f.window, "turnout", "60");
  entry = figure_entry (&f, 60);
  g_assert_nonnull (entry);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f.window)), entry));
  hp_ui_test_settle ();
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f.window)), entry));
  g_assert_true (is_in_sight (entry));
  type (&f, "Station 60 at 09:00", "21");
  g_assert_cmpint (stored (&f, 60), ==, 21);
  /* All are made, and each once. */
  n = hp_ui_test_count (f.page, HP_TYPE_NUMBER_ENTRY);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n % 60, ==, 0);
  close_ward (&f, NULL);
}

/* Made anew while the fields are still being made. */
static void
test_many_changed (void)
{
  Fixture f = { .session = hp_ui_test_demo (3000, 60, HP_DEMO_LISTED) };
  g_autoptr (GError) error = NULL;
  guint n;

  f.window = hp_ui_test_window (f.session);
  hp_window_go_to (f.window, "turnout", NULL);
  f.page = hp_window_get_page (f.window);
  g_assert_null (figure_entry (&f, 60));
  g_assert_true (hp_turnout_add_mark (hp_session_get_db (f.session), 15 * 60 + 30, &error));
  hp_ui_test_settle ();
  n = hp_ui_test_count (f.page, HP_TYPE_NUMBER_ENTRY);
  g_assert_nonnull (figure_entry (&f, 60));
  hp_ui_test_get (f.page, GTK_TYPE_ENTRY, "Station 60 at 15:30");
  gtk_widget_activate_action (GTK_WIDGET (f.window), "win.undo", NULL);
  hp_ui_test_settle ();
  g_assert_cmpuint (n - hp_ui_test_count (f.page, HP_TYPE_NUMBER_ENTRY), ==, 60);
  close_ward (&f, NULL);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, open_ward, func, close_ward)

int
main (int argc, char *argv[])
{
  hp_ui_test_init (&argc, &argv);
  g_test_add_func ("/turnout/empty", test_empty);
  ADD ("/turnout/figures", test_figures);
  ADD ("/turnout/falling", test_falling);
  ADD ("/turnout/marks", test_marks);
  ADD ("/turnout/undo", test_undo);
  g_test_add_func ("/turnout/half-typed", test_half_typed);
  g_test_add_func ("/turnout/many-stations", test_many_stations);
  g_test_add_func ("/turnout/many-changed", test_many_changed);
  return hp_ui_test_run ();
}
