/* test-count.c: the board, typing both entries, differences, the seal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/count/hp-tally.h"
#include "engine/stations/hp-station.h"
#include "lib/hp-ui-test.h"
#include "paper/kit/hp-words.h"
#include "ui/count/hp-count-page.h"
#include "ui/count/hp-tally-form.h"
#include "ui/kit/hp-number-entry.h"

/* One seat figure each: with N seats, all valid ballots keep N names. */
typedef struct
{
  HpSession *session;
  HpWindow *window;
  HpPhasePage *page;
  HpTally *tally;
} Fixture;

static void
open_ward (Fixture *f, gconstpointer data)
{
  f->session = hp_ui_test_demo (900, 3, HP_DEMO_LISTED);
  f->window = hp_ui_test_window (f->session);
  hp_window_go_to (f->window, "count", NULL);
  hp_ui_test_settle ();
  f->page = hp_window_get_page (f->window);
  f->tally = hp_tally_load (hp_session_get_db (f->session), 1, HP_BODY_QH, NULL);
  g_assert_nonnull (f->tally);
}

static void
close_ward (Fixture *f, gconstpointer data)
{
  hp_tally_free (f->tally);
  hp_ui_test_close (f->window);
  g_assert_finalize_object (f->session);
}

static HpNumberEntry *
field (Fixture *f, const char *name, int index)
{
  g_autofree char *caption = NULL;
  GtkWidget *entry;

  if (g_str_equal (name, "kept"))
    caption = index == 0 ? g_strdup ("Ballots for 1 deputy")
                         : g_strdup_printf ("Ballots for %d deputies", index + 1);
  else if (g_str_equal (name, "votes"))
    {
      /* The caption is the place on the ballot and the name. */
      GtkWidget *fields = hp_ui_test_get (f->page, HP_TYPE_TALLY_FORM, NULL);
      g_autofree char *start = g_strdup_printf ("%d. ", index + 1);
      GtkWidget *found = NULL;

      for (GtkWidget *w = hp_ui_test_find (fields, GTK_TYPE_GRID, NULL); w != NULL && found == NULL;
           w = gtk_widget_get_next_sibling (w))
        for (GtkWidget *c = gtk_widget_get_first_child (w); c != NULL;
             c = gtk_widget_get_next_sibling (c))
          if (GTK_IS_LABEL (c) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (c)), start))
            found = c;
      g_assert_nonnull (found);
      caption = g_strdup (gtk_label_get_text (GTK_LABEL (found)));
    }
  else
    caption = hp_words_field (name, -1);
  entry = hp_ui_test_get (f->page, GTK_TYPE_ENTRY, caption);
  return HP_NUMBER_ENTRY (gtk_widget_get_parent (entry));
}

static void
type (Fixture *f, const char *name, int index, gint64 value)
{
  HpNumberEntry *entry = field (f, name, index);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_first_child (GTK_WIDGET (entry))), text);
  g_assert_cmpint (hp_number_entry_get_value (entry), ==, value);
  g_signal_emit_by_name (entry, "committed");
  hp_ui_test_settle ();
}

/* 200 voters came; every valid ballot keeps as many names as there are seats; the votes go to the
 * candidates in turn: seats × 195 = 585 for three seats, 195 for each of the first three. */
static void
type_good (Fixture *f, gint64 first_vote)
{
  const gint64 head[] = { 200, 200, 200, 195, 5 };
  const char *const names[] = { "voted", "issued", "collected", "valid", "invalid" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    type (f, names[i], -1, head[i]);
  for (int k = 0; k < f->tally->seats; k++)
    type (f, "kept", k, k + 1 == f->tally->seats ? 195 : 0);
  for (int i = 0; i < f->tally->candidates; i++)
    type (f, "votes", i, i == 0 ? first_vote : i < f->tally->seats ? 195 : 0);
}

static HpTallyState
state (Fixture *f)
{
  g_autoptr (HpTally) tally = hp_tally_load (hp_session_get_db (f->session), 1, HP_BODY_QH, NULL);

  return tally->state;
}

static void
set_typist (Fixture *f, const char *name)
{
  gtk_editable_set_text (GTK_EDITABLE (hp_ui_test_get (f->page, GTK_TYPE_ENTRY, "Typed by")), name);
}

static void
test_empty (void)
{
  g_autoptr (HpSession) session = hp_ui_test_memory ();
  HpWindow *window = hp_ui_test_window (session);

  hp_window_go_to (window, "count", NULL);
  hp_ui_test_settle ();
  g_assert_true (hp_ui_test_shows (hp_window_get_page (window), "Nothing to count yet"));
  hp_ui_test_assert_named (hp_window_get_page (window));
  hp_ui_test_close (window);
}

static void
test_board (Fixture *f, gconstpointer data)
{
  g_assert_true (hp_ui_test_shows (f->page, "0 of 9 tallies sealed"));
  hp_ui_test_assert_named (f->page);
  hp_ui_test_get (f->page, GTK_TYPE_BUTTON, NULL);
  hp_window_go_to (f->window, "count", "state:sealed");
  hp_ui_test_settle ();
  g_assert_null (hp_ui_test_find (f->page, GTK_TYPE_BUTTON, hp_words_tally_state ("empty")));
}

static void
test_entry (Fixture *f, gconstpointer data)
{
  hp_window_go_to (f->window, "count", "1:qh");
  hp_ui_test_settle ();
  hp_ui_test_assert_named (f->page);
  g_assert_true (hp_ui_test_shows (f->page, "entry 1"));
  set_typist (f, "Nông Thị Hoa");
  type (f, "voted", -1, 200);
  /* Stored at once, though not complete. */
  g_assert_cmpint (state (f), ==, HP_TALLY_ERRORS);
  type_good (f, 196);
  g_assert_cmpint (state (f), ==, HP_TALLY_ERRORS);
  g_assert_true (hp_ui_test_shows (f->page, "T08"));
  g_assert_true (hp_ui_test_shows (f->page, "difference +1"));
  type (f, "votes", 0, 195);
  g_assert_cmpint (state (f), ==, HP_TALLY_FIRST);
  g_assert_true (hp_ui_test_shows (f->page, "difference +0"));
}

static void
test_two_entries_and_seal (Fixture *f, gconstpointer data)
{
  g_autoptr (HpTally) first = NULL;

  hp_window_go_to (f->window, "count", "1:qh");
  hp_ui_test_settle ();
  set_typist (f, "Nông Thị Hoa");
  type_good (f, 195);
  hp_window_go_to (f->window, "count", "1:qh:2");
  hp_ui_test_settle ();
  /* Blind: nothing of the first entry is shown. */
  g_assert_cmpint (hp_number_entry_get_value (field (f, "voted", -1)), ==, HP_MISSING);
  set_typist (f, "Nông Thị Hoa");
  type (f, "voted", -1, 200);
  first = hp_tally_load (hp_session_get_db (f->session), 1, HP_BODY_QH, NULL);
  g_assert_null (first->entries[1]);
  set_typist (f, "Lý Văn Sơn");
  type_good (f, 195);
  g_assert_cmpint (state (f), ==, HP_TALLY_AGREED);
  gtk_widget_activate_action (hp_ui_test_get (f->page, HP_TYPE_TALLY_FORM, NULL), "tally.seal",
                              NULL);
  hp_ui_test_settle ();
  hp_ui_test_respond ("accept");
  hp_ui_test_settle ();
  g_assert_cmpint (state (f), ==, HP_TALLY_SEALED);
  g_assert_true (hp_ui_test_shows (f->page, "Lý Văn Sơn"));
}

static void
test_seal_refused (Fixture *f, gconstpointer data)
{
  hp_window_go_to (f->window, "count", "1:qh");
  hp_ui_test_settle ();
  set_typist (f, "Nông Thị Hoa");
  type_good (f, 195);
  gtk_widget_activate_action (hp_ui_test_get (f->page, HP_TYPE_TALLY_FORM, NULL), "tally.seal",
                              NULL);
  hp_ui_test_settle ();
  g_assert_nonnull (hp_ui_test_dialog ());
  hp_ui_test_respond ("close");
  hp_ui_test_settle ();
  g_assert_cmpint (state (f), ==, HP_TALLY_FIRST);
}

static void
test_reread (Fixture *f, gconstpointer data)
{
  GtkWindow *dialog;
  GtkWidget *entry;

  hp_window_go_to (f->window, "count", "1:qh");
  hp_ui_test_settle ();
  set_typist (f, "Nông Thị Hoa");
  type_good (f, 195);
  hp_window_go_to (f->window, "count", "1:qh:2");
  hp_ui_test_settle ();
  set_typist (f, "Lý Văn Sơn");
  type_good (f, 194);
  g_assert_cmpint (state (f), ==, HP_TALLY_DIFFERS);
  gtk_widget_activate_action (hp_ui_test_get (f->page, HP_TYPE_TALLY_FORM, NULL), "tally.reread",
                              NULL);
  hp_ui_test_settle ();
  dialog = hp_ui_test_dialog ();
  g_assert_nonnull (dialog);
  entry = hp_ui_test_get (dialog, HP_TYPE_NUMBER_ENTRY, NULL);
  /* A third figure settles nothing. */
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_first_child (entry)), "193");
  gtk_widget_activate (hp_ui_test_get (dialog, GTK_TYPE_BUTTON, "_Settle the differences"));
  hp_ui_test_settle ();
  g_assert_cmpint (state (f), ==, HP_TALLY_DIFFERS);
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_first_child (entry)), "195");
  gtk_widget_activate (hp_ui_test_get (dialog, GTK_TYPE_BUTTON, "_Settle the differences"));
  hp_ui_test_sleep (300);
  g_assert_cmpint (state (f), ==, HP_TALLY_AGREED);
}

static void
test_undo (Fixture *f, gconstpointer data)
{
  hp_window_go_to (f->window, "count", "1:qh");
  hp_ui_test_settle ();
  set_typist (f, "Nông Thị Hoa");
  type (f, "voted", -1, 200);
  type (f, "issued", -1, 201);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  hp_ui_test_settle ();
  g_assert_cmpint (hp_number_entry_get_value (field (f, "issued", -1)), ==, HP_MISSING);
  g_assert_cmpint (hp_number_entry_get_value (field (f, "voted", -1)), ==, 200);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.redo", NULL);
  hp_ui_test_settle ();
  g_assert_cmpint (hp_number_entry_get_value (field (f, "issued", -1)), ==, 201);
}

/* A figure without Enter after it. */
static void
half_type (Fixture *f, const char *name, gint64 value)
{
  HpNumberEntry *entry = field (f, name, -1);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (entry)));
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_first_child (GTK_WIDGET (entry))), text);
}

static void
show_entry (Fixture *f, int entry)
{
  g_assert_true (gtk_widget_activate_action (hp_ui_test_get (f->page, HP_TYPE_TALLY_FORM, NULL),
                                             "tally.entry", "i", entry));
  hp_ui_test_settle ();
}

/* What is half typed belongs to the entry and the tally on screen, not to those shown next. */
static void
test_half_typed (Fixture *f, gconstpointer data)
{
  HpDb *db = hp_session_get_db (f->session);
  g_autoptr (HpTally) first = NULL;
  g_autoptr (HpTally) second = NULL;

  hp_window_go_to (f->window, "count", "1:qh");
  hp_ui_test_settle ();
  set_typist (f, "Nông Thị Hoa");
  type (f, "voted", -1, 200);
  half_type (f, "issued", 201);
  show_entry (f, 2);
  g_assert_cmpint (hp_number_entry_get_value (field (f, "issued", -1)), ==, HP_MISSING);
  first = hp_tally_load (db, 1, HP_BODY_QH, NULL);
  g_assert_cmpint (hp_tally_figures_get (first->entries[0]->figures, HP_TALLY_ISSUED, -1), ==, 201);
  g_assert_null (first->entries[1]);
  show_entry (f, 1);
  half_type (f, "collected", 199);
  hp_window_go_to (f->window, "count", "2:qh");
  hp_ui_test_settle ();
  g_clear_pointer (&first, hp_tally_free);
  first = hp_tally_load (db, 1, HP_BODY_QH, NULL);
  g_assert_cmpint (hp_tally_figures_get (first->entries[0]->figures, HP_TALLY_COLLECTED, -1), ==,
                   199);
  second = hp_tally_load (db, 2, HP_BODY_QH, NULL);
  g_assert_null (second->entries[0]);
}

/* A document that is closed, or a page taken away, over a field with the focus. */
static void
test_closed_over (void)
{
  Fixture f = { .session = hp_ui_test_demo (900, 3, HP_DEMO_LISTED) };
  g_autofree char *path = g_strdup (hp_session_get_path (f.session));
  g_autoptr (GError) error = NULL;
  g_autoptr (HpDb) db = NULL;
  g_autoptr (HpTally) tally = NULL;

  f.window = hp_ui_test_window (f.session);
  hp_window_go_to (f.window, "count", "1:qh");
  hp_ui_test_settle ();
  f.page = hp_window_get_page (f.window);
  set_typist (&f, "Nông Thị Hoa");
  half_type (&f, "voted", 37);
  gtk_widget_activate_action (GTK_WIDGET (f.window), "win.close-document", NULL);
  hp_ui_test_settle ();
  hp_ui_test_sleep (100);
  hp_ui_test_close (f.window);
  g_assert_finalize_object (f.session);
  db = hp_db_open (path, &error);
  g_assert_no_error (error);
  tally = hp_tally_load (db, 1, HP_BODY_QH, &error);
  g_assert_no_error (error);
  g_assert_cmpint (hp_tally_figures_get (tally->entries[0]->figures, HP_TALLY_VOTED, -1), ==, 37);
}

/* The window that had it keeps what is focused a little longer than the page. */
static void
test_page_goes_first (Fixture *f, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = g_object_new (HP_TYPE_COUNT_PAGE, "session", f->session, NULL);

  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  hp_phase_page_go_to (HP_PHASE_PAGE (page), "1:qh");
  hp_ui_test_settle ();
  f->page = HP_PHASE_PAGE (page);
  set_typist (f, "Nông Thị Hoa");
  half_type (f, "voted", 37);
  adw_bin_set_child (ADW_BIN (page), NULL);
  gtk_window_set_child (GTK_WINDOW (window), NULL);
  hp_ui_test_settle ();
  hp_ui_test_sleep (100);
  gtk_window_destroy (GTK_WINDOW (window));
  hp_ui_test_settle ();
}

static void
search (Fixture *f, const char *words)
{
  GtkWidget *entry = hp_ui_test_get (f->page, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  g_signal_emit_by_name (entry, "search-changed");
}

/* The tallies that the board shows. */
static guint
n_shown (Fixture *f)
{
  return hp_ui_test_count (hp_ui_test_get (f->page, GTK_TYPE_GRID, NULL), GTK_TYPE_BUTTON);
}

/* The board of many stations is made by and by; a search and a filter hold for all of it. */
static void
test_many_stations (void)
{
  Fixture f = { .session = hp_ui_test_demo (3000, 60, HP_DEMO_LISTED) };
  g_autoptr (HpStation) last = hp_station_load (hp_session_get_db (f.session), 60, NULL);
  g_autofree char *place = g_strdup_printf ("60 · %s", last->place);
  g_autoptr (GPtrArray) tallies = hp_tallies_load (hp_session_get_db (f.session), NULL);
  guint bodies = tallies->len / 60;

  f.window = hp_ui_test_window (f.session);
  hp_window_go_to (f.window, "count", NULL);
  f.page = hp_window_get_page (f.window);
  g_assert_cmpuint (n_shown (&f), ==, 24 * bodies);
  search (&f, place);
  g_assert_cmpuint (n_shown (&f), ==, 0);
  hp_ui_test_settle ();
  g_assert_cmpuint (n_shown (&f), ==, bodies);
  hp_ui_test_get (f.page, GTK_TYPE_LABEL, place);
  search (&f, "");
  g_assert_cmpuint (n_shown (&f), ==, tallies->len);
  /* Made anew while it is being made. */
  last->id = 0;
  last->number = 61;
  g_assert_true (hp_station_save (hp_session_get_db (f.session), last, NULL));
  hp_window_go_to (f.window, "count", "state:sealed");
  hp_ui_test_settle ();
  g_assert_cmpuint (n_shown (&f), ==, 0);
  hp_window_go_to (f.window, "count", "state:empty");
  g_assert_cmpuint (n_shown (&f), ==, 61 * bodies);
  hp_ui_test_close (f.window);
  g_assert_finalize_object (f.session);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, open_ward, func, close_ward)

int
main (int argc, char *argv[])
{
  hp_ui_test_init (&argc, &argv);
  g_test_add_func ("/count/empty", test_empty);
  ADD ("/count/board", test_board);
  ADD ("/count/entry", test_entry);
  ADD ("/count/seal", test_two_entries_and_seal);
  ADD ("/count/seal-refused", test_seal_refused);
  ADD ("/count/reread", test_reread);
  ADD ("/count/undo", test_undo);
  ADD ("/count/half-typed", test_half_typed);
  g_test_add_func ("/count/closed-over", test_closed_over);
  ADD ("/count/page-goes-first", test_page_goes_first);
  g_test_add_func ("/count/many-stations", test_many_stations);
  return hp_ui_test_run ();
}
