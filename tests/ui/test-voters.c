/* test-voters.c: the list of voters: search, filters, order, one voter, several voters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-text.h"
#include "engine/db/hp-table.h"
#include "engine/stations/hp-station.h"
#include "engine/voters/hp-voter.h"
#include "lib/hp-ui-test.h"
#include "ui/kit/hp-table-private.h"
#include "ui/voters/hp-move-dialog.h"
#include "ui/voters/hp-voter-detail.h"
#include "ui/voters/hp-voter-filters.h"
#include "ui/voters/hp-voters-page.h"

#include <string.h>

#define VOTERS 300

typedef struct
{
  HpSession *session;
  HpWindow *window;
  HpPhasePage *page;
  HpDb *db;
  HpTableView *view;
} Fixture;

static void
open_page (Fixture *f)
{
  f->db = hp_session_get_db (f->session);
  f->window = hp_ui_test_window (f->session);
  hp_window_go_to (f->window, "voters", NULL);
  hp_ui_test_settle ();
  f->page = hp_window_get_page (f->window);
  g_assert_true (HP_IS_VOTERS_PAGE (f->page));
  f->view = HP_TABLE_VIEW (hp_ui_test_find (f->page, HP_TYPE_TABLE_VIEW, NULL));
}

static void
open_ward (Fixture *f, gconstpointer data)
{
  f->session = hp_ui_test_demo (VOTERS, 3, HP_DEMO_LISTED);
  open_page (f);
}

static void
open_empty (Fixture *f, gconstpointer data)
{
  f->session = hp_ui_test_memory ();
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
type (Fixture *f, const char *text)
{
  GtkWidget *search = hp_ui_test_get (f->page, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (search), text);
  hp_ui_test_settle ();
}

/* ---- what the table shows ---- */

static HpTableList *
list_of (Fixture *f)
{
  return HP_TABLE_LIST (hp_table_view_get_column_view (f->view));
}

static guint
n_rows (Fixture *f)
{
  return list_of (f)->n;
}

/* Text on screen in a row and column of the list. */
static const char *
cell (Fixture *f, guint position, int column)
{
  for (GtkWidget *row = gtk_widget_get_first_child (list_of (f)->body); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *child = gtk_widget_get_first_child (row);

      if (!gtk_widget_get_child_visible (row)
          || hp_table_row_get_position (HP_TABLE_ROW (row)) != position)
        continue;
      for (int i = 0; i < column; i++)
        child = gtk_widget_get_next_sibling (child);
      return gtk_inscription_get_text (GTK_INSCRIPTION (child));
    }
  g_error ("Row %u is not on screen", position);
}

enum
{
  STATION,
  CARD,
  NAME,
  BIRTH,
  SEX,
  IDENTITY,
  ADDRESS,
  BODIES,
  NOTE,
  N_COLUMNS
};

static void
select_row (Fixture *f, guint position)
{
  hp_table_view_select (f->view, position);
  hp_ui_test_settle ();
}

static gint64
id_of (Fixture *f, guint position)
{
  return hp_table_list_id_at (list_of (f), position);
}

static HpVoter *
load (Fixture *f, gint64 id)
{
  g_autoptr (GError) error = NULL;
  HpVoter *voter = hp_voter_load (f->db, id, &error);

  g_assert_no_error (error);
  return voter;
}

static int
station_of (Fixture *f, gint64 id)
{
  g_autoptr (HpVoter) voter = load (f, id);

  return voter->station;
}

static GtkWidget *
detail_of (Fixture *f)
{
  return hp_ui_test_get (f->page, HP_TYPE_VOTER_DETAIL, NULL);
}

static GtkWidget *
field (Fixture *f, const char *title)
{
  return hp_ui_test_get (detail_of (f), ADW_TYPE_ENTRY_ROW, title);
}

static void
enter (Fixture *f, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (field (f, title)), text);
  hp_ui_test_settle ();
}

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
  g_autofree char *text = NULL, *card = NULL;
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

/* ---- one voter ---- */

static void
test_edit (Fixture *f, gconstpointer data)
{
  g_autoptr (HpVoter) second = load (f, id_of (f, 1));
  g_autoptr (HpVoter) after = NULL;
  g_autofree char *before = NULL;
  gint64 id = id_of (f, 0);

  select_row (f, 0);
  before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (field (f, "Name"))));
  g_assert_cmpstr (before, ==, cell (f, 0, NAME));
  g_assert_true (hp_ui_test_shows (detail_of (f), "Station 1"));
  /* Refused: no name; somebody else's number. */
  enter (f, "Name", "");
  g_assert_true (hp_ui_test_shows (detail_of (f), "Error: The name is missing."));
  act (f, "voters.save");
  g_assert_cmpstr (cell (f, 0, NAME), ==, before);
  enter (f, "Name", "Đặng Thị Ước");
  enter (f, "Identity number", second->identity);
  g_assert_true (hp_ui_test_shows (detail_of (f), "is in the list of station"));
  act (f, "voters.save");
  g_assert_true (hp_ui_test_shows (detail_of (f), "was not saved"));
  g_assert_cmpstr (cell (f, 0, NAME), ==, before);
  /* Leaving is not possible meanwhile, and nothing typed is lost. */
  select_row (f, 3);
  g_assert_cmpint (hp_voter_detail_get_id (HP_VOTER_DETAIL (detail_of (f))), ==, id);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field (f, "Name"))), ==, "Đặng Thị Ước");
  act (f, "voters.revert");
  enter (f, "Name", "Đặng Thị Ước");
  act (f, "voters.save");
  after = load (f, id);
  g_assert_cmpstr (after->name, ==, "Đặng Thị Ước");
  g_assert_cmpstr (cell (f, 0, NAME), ==, "Đặng Thị Ước");
  g_assert_true (hp_ui_test_shows (detail_of (f), "Changed"));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  hp_ui_test_settle ();
  g_assert_cmpstr (cell (f, 0, NAME), ==, before);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field (f, "Name"))), ==, before);
  hp_ui_test_assert_named (f->window);
}

static void
test_birth_date (Fixture *f, gconstpointer data)
{
  g_autoptr (HpVoter) before = load (f, id_of (f, 0));
  g_autoptr (HpVoter) after = NULL;

  select_row (f, 0);
  enter (f, "Birth date", "05/23/1980");
  g_assert_true (hp_ui_test_shows (detail_of (f), "perhaps 23/05/1980"));
  act (f, "voters.save");
  g_assert_true (hp_ui_test_shows (detail_of (f), "Not saved"));
  enter (f, "Birth date", "1/1/2020");
  g_assert_true (hp_ui_test_shows (detail_of (f), "not old enough"));
  act (f, "voters.save");
  after = load (f, before->id);
  g_assert_cmpint (hp_date_compare (before->birth, after->birth), ==, 0);
}

/* Going to another voter stores what was changed before. */
static void
test_leave (Fixture *f, gconstpointer data)
{
  gint64 id = id_of (f, 0);
  g_autoptr (HpVoter) after = NULL;

  select_row (f, 0);
  enter (f, "Note", "đã đối chiếu");
  select_row (f, 1);
  after = load (f, id);
  g_assert_cmpstr (after->note, ==, "đã đối chiếu");
  g_assert_cmpint (hp_voter_detail_get_id (HP_VOTER_DETAIL (detail_of (f))), ==, id_of (f, 1));
}

/* ---- several voters ---- */

static void
undo (Fixture *f)
{
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  hp_ui_test_settle ();
}

static void
test_move (Fixture *f, gconstpointer data)
{
  g_autoptr (GArray) ids = NULL;
  GtkWindow *dialog;

  select_row (f, 0);
  list_of (f)->anchor = 0;
  for (guint i = 1; i < 3; i++)
    {
      gint64 id = id_of (f, i);

      g_hash_table_add (list_of (f)->selected, g_memdup2 (&id, sizeof id));
    }
  g_signal_emit_by_name (list_of (f), "selection-changed");
  ids = hp_table_view_get_selected (f->view);
  g_assert_cmpuint (ids->len, ==, 3);
  g_assert_true (hp_ui_test_shows (f->page, "3 voters selected"));
  act (f, "voters.move");
  dialog = hp_ui_test_dialog ();
  g_assert_true (HP_IS_MOVE_DIALOG (dialog));
  g_assert_cmpstr (gtk_window_get_title (dialog), ==, "Move 3 voters");
  hp_ui_test_assert_named (dialog);
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (hp_ui_test_get (dialog, ADW_TYPE_COMBO_ROW, "To station")), 1);
  gtk_editable_set_text (GTK_EDITABLE (hp_ui_test_get (dialog, ADW_TYPE_ENTRY_ROW, "Reason")),
                         "chuyển nhà");
  g_signal_emit_by_name (hp_ui_test_get (dialog, GTK_TYPE_BUTTON, "_Move"), "clicked");
  hp_ui_test_settle ();
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (station_of (f, g_array_index (ids, gint64, i)), ==, 2);
  g_assert_true (hp_ui_test_shows (f->window, "3 voters moved to station 2"));
  select_row (f, hp_table_find (HP_TABLE (list_of (f)->model), g_array_index (ids, gint64, 0)));
  g_assert_true (hp_ui_test_shows (detail_of (f), "Moved from station 1 to station 2"));
  g_assert_true (hp_ui_test_shows (detail_of (f), "chuyển nhà"));
  undo (f);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (station_of (f, g_array_index (ids, gint64, i)), ==, 1);
}

static void
test_states (Fixture *f, gconstpointer data)
{
  gint64 id = id_of (f, 2);

  select_row (f, 2);
  act (f, "voters.elsewhere");
  g_assert_cmpstr (cell (f, 2, NOTE), ==, "Votes elsewhere");
  g_assert_true (hp_ui_test_shows (detail_of (f), "Votes elsewhere"));
  act (f, "voters.listed");
  g_assert_null (strstr (cell (f, 2, NOTE), "Votes elsewhere"));
  act (f, "voters.remove");
  g_assert_cmpuint (n_rows (f), ==, VOTERS - 1);
  g_assert_cmpuint (hp_table_view_n_selected (f->view), ==, 0);
  undo (f);
  g_assert_cmpuint (n_rows (f), ==, VOTERS);
  g_assert_cmpint (id_of (f, 2), ==, id);
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
    { "/ui/voters/edit", open_ward, test_edit },
    { "/ui/voters/birth-date", open_ward, test_birth_date },
    { "/ui/voters/leave", open_ward, test_leave },
    { "/ui/voters/move", open_ward, test_move },
    { "/ui/voters/states", open_ward, test_states },
    { "/ui/voters/places", open_ward, test_places },
    { "/ui/voters/focus", open_ward, test_focus },
  };

  hp_ui_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, tests[i].open, tests[i].func, close_ward);
  return hp_ui_test_run ();
}
