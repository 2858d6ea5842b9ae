/* test-voters.c: the list of voters: search, filters, order, one voter, several voters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/voters-fixture.h"

#include "engine/core/hp-text.h"
#include "engine/stations/hp-station.h"

#include <string.h>

/* ---- empty ---- */

static void
test_no_stations (Fixture *f, gconstpointer data)
{
  g_assert_true (hp_ui_test_shows (f->page, "No stations yet"));
  hp_ui_test_get (f->page, GTK_TYPE_BUTTON, "_Go to the stations");
  g_assert_null (hp_ui_test_find (f->page, HP_TYPE_TABLE_VIEW, NULL));
  act (f, "voters.import");
  g_assert_null (hp_ui_test_dialog ());
  hp_ui_test_assert_named (f->window);
}

static void
test_no_voters (Fixture *f, gconstpointer data)
{
  g_autoptr (HpStation) station = hp_station_new ();
  g_autoptr (GError) error = NULL;

  station->number = 4;
  hp_station_save (f->db, station, &error);
  g_assert_no_error (error);
  hp_ui_test_settle ();
  g_assert_true (hp_ui_test_shows (f->page, "No voters yet"));
  hp_ui_test_get (f->page, GTK_TYPE_BUTTON, "_Import from a sheet…");
  hp_ui_test_assert_named (f->window);
  /* The first voter brings the list. */
  act (f, "voters.add");
  enter (f, "Name", "Nông Thị Hồng Ánh");
  enter (f, "Birth date", "3/1980");
  act (f, "voters.save");
  g_assert_true (hp_ui_test_shows (detail_of (f), "Neither male nor female is marked."));
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (hp_ui_test_get (detail_of (f), ADW_TYPE_COMBO_ROW, "Sex")), 2);
  act (f, "voters.save");
  f->view = HP_TABLE_VIEW (hp_ui_test_get (f->page, HP_TYPE_TABLE_VIEW, NULL));
  g_assert_cmpuint (n_rows (f), ==, 1);
  g_assert_cmpstr (cell (f, 0, NAME), ==, "Nông Thị Hồng Ánh");
  g_assert_cmpstr (cell (f, 0, BIRTH), ==, "03/1980");
  g_assert_cmpstr (cell (f, 0, SEX), ==, "Female");
  g_assert_cmpstr (cell (f, 0, STATION), ==, "4");
  /* The year and the month are a warning that stays with the voter. */
  g_assert_cmpstr (cell (f, 0, NOTE), ==, "Only a year or month known");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  hp_ui_test_settle ();
  g_assert_true (hp_ui_test_shows (f->page, "No voters yet"));
}

/* ---- the list ---- */

static void
test_list (Fixture *f, gconstpointer data)
{
  GtkWidget *list = GTK_WIDGET (list_of (f));
  GtkWidget *row = gtk_widget_get_first_child (list_of (f)->body);

  g_assert_cmpuint (n_rows (f), ==, VOTERS);
  g_assert_true (hp_ui_test_shows (f->page, "300 voters"));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_ROLE_GRID);
  g_assert_true (hp_ui_test_is_named (list, "Voters"));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_ROLE_ROW);
  g_assert_true (
      hp_ui_test_is_named (hp_ui_test_get (f->page, GTK_TYPE_SEARCH_ENTRY, NULL), "Search voters"));
  /* Only what can be seen exists, and nothing in the detail. */
  g_assert_cmpuint (list_of (f)->rows->len, <, 60);
  g_assert_null (hp_ui_test_find (f->page, HP_TYPE_VOTER_DETAIL, NULL));
  hp_ui_test_assert_named (f->window);
}

/* Voters one of whose words begins with @word, counted without the index. */
typedef struct
{
  const char *word;
  guint n;
} Matches;

static gboolean
match_cb (const HpVoter *voter, gpointer data, GError **error)
{
  Matches *m = data;
  g_autofree char *fold = hp_text_fold (voter->name);
  g_auto (GStrv) words = g_strsplit (fold, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], m->word))
      {
        m->n++;
        break;
      }
  return TRUE;
}

static void
test_search (Fixture *f, gconstpointer data)
{
  Matches m = { "th", 0 };
  g_autofree char *text = NULL;
  g_autoptr (HpVoter) first = load (f, id_of (f, 0));

  hp_voters_each (f->db, 0, match_cb, &m, NULL);
  g_assert_cmpuint (m.n, >, 0);
  type (f, "Th");
  g_assert_cmpuint (n_rows (f), >=, m.n);
  text = g_strdup_printf ("%u of 300 voters", n_rows (f));
  g_assert_true (hp_ui_test_shows (f->page, text));
  type (f, first->identity);
  g_assert_cmpuint (n_rows (f), ==, 1);
  g_assert_cmpstr (cell (f, 0, NAME), ==, first->name);
  type (f, "");
  g_assert_cmpuint (n_rows (f), ==, VOTERS);
  type (f, "no such person");
  g_assert_true (hp_ui_test_shows (f->page, "No voter matches"));
  act (f, "voters.clear-filters");
  g_assert_cmpuint (n_rows (f), ==, VOTERS);
  g_assert_false (hp_ui_test_shows (f->page, "No voter matches"));
}

static void
test_filters (Fixture *f, gconstpointer data)
{
  g_autoptr (HpStation) station = hp_station_load (f->db, 2, NULL);
  GtkWidget *body = hp_ui_test_get (f->page, GTK_TYPE_DROP_DOWN, "Body");
  GtkWidget *state = hp_ui_test_get (f->page, GTK_TYPE_DROP_DOWN, "State");
  g_autofree char *text = g_strdup_printf ("%d of 300 voters", (int) station->voters);
  guint bodies;

  hp_phase_page_go_to (f->page, "station:2");
  hp_ui_test_settle ();
  g_assert_cmpuint (n_rows (f), ==, station->voters);
  g_assert_true (hp_ui_test_shows (f->page, text));
  g_assert_cmpstr (cell (f, 0, STATION), ==, "2");
  /* Third line: the province; then those who elect the commune are no more than they. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (body), 2);
  hp_ui_test_settle ();
  g_assert_cmpuint (n_rows (f), ==, station->listed[HP_BODY_TINH]);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (body), 3);
  hp_ui_test_settle ();
  bodies = n_rows (f);
  g_assert_cmpuint (bodies, ==, station->listed[HP_BODY_XA]);
  type (f, "thi");
  g_assert_cmpuint (n_rows (f), <, bodies);
  act (f, "voters.clear-filters");
  g_assert_cmpuint (n_rows (f), ==, VOTERS);
  /* Nobody is struck off. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (state), 4);
  hp_ui_test_settle ();
  g_assert_true (hp_ui_test_shows (f->page, "No voter matches"));
  g_assert_true (hp_ui_test_shows (f->page, "0 of 300 voters"));
}

static GBytes *
name_key (Fixture *f, guint position)
{
  return hp_text_name_key (cell (f, position, NAME));
}

static void
press (Fixture *f, const char *head)
{
  g_signal_emit_by_name (hp_ui_test_get (list_of (f)->header, GTK_TYPE_BUTTON, head), "clicked");
  hp_ui_test_settle ();
}

static void
test_order (Fixture *f, gconstpointer data)
{
  static const char *const heads[] = { "Card", "Sex",     "Address",   "Elects", "Identity number",
                                       "Note", "Station", "Birth date" };

  press (f, "Name");
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (GBytes) a = name_key (f, i), b = name_key (f, i + 1);

      g_assert_cmpint (g_bytes_compare (a, b), <=, 0);
    }
  press (f, "Name");
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (GBytes) a = name_key (f, i), b = name_key (f, i + 1);

      g_assert_cmpint (g_bytes_compare (a, b), >=, 0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      press (f, heads[i]);
      g_assert_cmpuint (n_rows (f), ==, VOTERS);
      gtk_test_accessible_assert_property (
          hp_ui_test_get (list_of (f)->header, GTK_TYPE_BUTTON, heads[i]),
          GTK_ACCESSIBLE_PROPERTY_SORT, GTK_ACCESSIBLE_SORT_ASCENDING);
    }
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (HpVoter) a = load (f, id_of (f, i)), b = load (f, id_of (f, i + 1));

      g_assert_cmpint (hp_date_compare (a->birth, b->birth), <=, 0);
    }
}

/* The selection goes with the voter, not with the line. */
static void
test_selection (Fixture *f, gconstpointer data)
{
  gint64 id;
  g_autoptr (GArray) ids = NULL;

  select_row (f, 5);
  id = id_of (f, 5);
  press (f, "Name");
  g_assert_cmpuint (hp_table_view_n_selected (f->view), ==, 1);
  ids = hp_table_view_get_selected (f->view);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, id);
  g_assert_cmpint (hp_voter_detail_get_id (HP_VOTER_DETAIL (detail_of (f))), ==, id);
  /* What the search hides is not selected any more. */
  type (f, "no such person");
  g_assert_cmpuint (hp_table_view_n_selected (f->view), ==, 0);
  type (f, "");
  hp_table_view_select_all (f->view);
  hp_ui_test_settle ();
  g_assert_cmpuint (hp_table_view_n_selected (f->view), ==, VOTERS);
  g_assert_true (hp_ui_test_shows (f->page, "300 voters selected"));
  hp_table_view_unselect (f->view);
  hp_ui_test_settle ();
  g_assert_false (hp_ui_test_shows (f->page, "300 voters selected"));
  for (guint i = 0; i < 20; i++)
    {
      hp_table_view_scroll_to (f->view, (i * 137) % VOTERS);
      hp_ui_test_settle ();
      g_assert_cmpstr (cell (f, (i * 137) % VOTERS, NAME), !=, "");
    }
}

static void
test_places (Fixture *f, gconstpointer data)
{
  g_autofree char *target = NULL;
  gint64 id = id_of (f, 200);

  type (f, "no such person");
  target = g_strdup_printf ("id:%" G_GINT64_FORMAT, id);
  hp_phase_page_go_to (f->page, target);
  hp_ui_test_settle ();
  g_assert_cmpint (hp_voter_detail_get_id (HP_VOTER_DETAIL (detail_of (f))), ==, id);
  g_assert_cmpstr (cell (f, 200, NAME), !=, "");
  hp_phase_page_go_to (f->page, "search:thi");
  hp_ui_test_settle ();
  g_assert_cmpuint (n_rows (f), <, VOTERS);
  hp_phase_page_go_to (f->page, "finding:16");
  hp_ui_test_settle ();
  for (guint i = 0; i < MIN (n_rows (f), 5); i++)
    g_assert_nonnull (strstr (cell (f, i, NOTE), "Identity number disagrees"));
  g_assert_cmpuint (n_rows (f), <, VOTERS);
  hp_phase_page_go_to (f->page, "3");
  hp_ui_test_settle ();
  g_assert_cmpstr (cell (f, 0, STATION), ==, "3");
}

/* Tab stops at the head of the table once and at its rows once. */
static void
test_focus (Fixture *f, gconstpointer data)
{
  GtkWidget *list = GTK_WIDGET (list_of (f));
  GtkWidget *focus;

  gtk_widget_grab_focus (hp_ui_test_get (list_of (f)->header, GTK_TYPE_BUTTON, "Name"));
  g_assert_true (gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD));
  focus = gtk_window_get_focus (GTK_WINDOW (f->window));
  g_assert_true (HP_IS_TABLE_ROW (focus));
  g_assert_cmpuint (hp_table_row_get_position (HP_TABLE_ROW (focus)), ==, 0);
  g_assert_false (gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD));
  g_assert_true (
      gtk_test_accessible_has_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_assert_true (gtk_widget_child_focus (list, GTK_DIR_TAB_BACKWARD));
  g_assert_true (GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (f->window))));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*open) (Fixture *, gconstpointer);
    void (*func) (Fixture *, gconstpointer);
  } tests[] = {
    { "/ui/voters/no-stations", open_empty, test_no_stations },
    { "/ui/voters/no-voters", open_empty, test_no_voters },
    { "/ui/voters/list", open_ward, test_list },
    { "/ui/voters/search", open_ward, test_search },
    { "/ui/voters/filters", open_ward, test_filters },
    { "/ui/voters/order", open_ward, test_order },
    { "/ui/voters/selection", open_ward, test_selection },
    { "/ui/voters/places", open_ward, test_places },
    { "/ui/voters/focus", open_ward, test_focus },
  };

  hp_ui_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, tests[i].open, tests[i].func, close_ward);
  return hp_ui_test_run ();
}
