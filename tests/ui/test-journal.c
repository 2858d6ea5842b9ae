/* test-journal.c: the page of the journal: rows in words, filters, values before and after
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/day/hp-turnout.h"
#include "engine/db/hp-stmt.h"
#include "engine/stations/hp-station.h"
#include "lib/hp-test-count.h"
#include "lib/hp-ui-test.h"
#include "ui/journal/hp-journal-words.h"

/* Row 1 makes the document (hp_session_new_memory); then two stations (2, 3), a contest (4, 5 …)
 * and two figures of turnout. */
static HpSession *
worked (void)
{
  HpSession *session = hp_ui_test_memory ();
  HpTestCount ward = { hp_session_get_db (session), (HpRules *) hp_session_get_rules (session) };
  g_autoptr (GError) error = NULL;

  hp_session_set_operator (session, "Lê Thị Hoa");
  hp_test_count_station (&ward, 1, 1250, 1, 1, 1);
  hp_test_count_station (&ward, 2, 1300, 1, 1, 1);
  hp_session_set_operator (session, "Ngô Văn Đức");
  hp_turnout_set (ward.db, ward.rules, 2, HP_BODY_QH, 660, 512, NULL, NULL, &error);
  g_assert_no_error (error);
  hp_turnout_set (ward.db, ward.rules, 2, HP_BODY_QH, 660, 1024, NULL, NULL, &error);
  g_assert_no_error (error);
  return session;
}

static void
type_search (HpPhasePage *page, const char *text)
{
  GtkWidget *search = hp_ui_test_get (page, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (search), text);
  g_signal_emit_by_name (search, "search-changed");
  hp_ui_test_settle ();
}

static char *
rows_text (HpSession *session, int n)
{
  return g_strdup_printf ("%d of %d rows, the newest first", n,
                          (int) hp_db_get_version (hp_session_get_db (session)));
}

static void
test_rows (void)
{
  g_autoptr (HpSession) session = worked ();
  HpWindow *window = hp_ui_test_window (session);
  HpPhasePage *page = hp_ui_test_page (window, "journal", NULL);
  int all = (int) hp_db_get_version (hp_session_get_db (session));
  g_autofree char *summary = rows_text (session, all);

  g_assert_true (hp_ui_test_shows (page, summary));
  g_assert_true (hp_ui_test_shows (page, "Turnout of station 2 at 11:00: 1.024"));
  g_assert_true (hp_ui_test_shows (page, "Add station 1"));
  g_assert_true (hp_ui_test_shows (page, "Lê Thị Hoa"));
  g_assert_true (hp_ui_test_shows (page, "Choose a row to see what it changed"));
  hp_ui_test_assert_named (page);
  hp_ui_test_close (window);
}

static void
test_filters (void)
{
  g_autoptr (HpSession) session = worked ();
  HpWindow *window = hp_ui_test_window (session);
  HpPhasePage *page = hp_ui_test_page (window, "journal", "2:qh");
  g_autofree char *two = rows_text (session, 2);
  g_autofree char *three = rows_text (session, 3);
  g_autofree char *none = rows_text (session, 0);

  /* Both figures; with the adding of the station itself three rows are about station 2. */
  g_assert_true (hp_ui_test_shows (page, two));
  hp_ui_test_page (window, "journal", "2");
  g_assert_true (hp_ui_test_shows (page, three));
  gtk_widget_activate_action (GTK_WIDGET (page), "journal.show-all", NULL);
  hp_ui_test_settle ();
  type_search (page, "duc");
  g_assert_true (hp_ui_test_shows (page, two));
  /* By words of the label, which only the window knows. */
  type_search (page, "add station");
  g_assert_true (hp_ui_test_shows (page, two));
  g_assert_false (hp_ui_test_shows (page, "Turnout of station 2 at 11:00: 512"));
  type_search (page, "nobody");
  g_assert_true (hp_ui_test_shows (page, none));
  hp_ui_test_get (page, ADW_TYPE_STATUS_PAGE, "No such row");
  hp_ui_test_assert_named (page);
  hp_ui_test_close (window);
}

static void
test_changes (void)
{
  g_autoptr (HpSession) session = worked ();
  HpWindow *window = hp_ui_test_window (session);
  int last = (int) hp_db_get_version (hp_session_get_db (session));
  g_autofree char *target = g_strdup_printf ("seq:%d", last);
  g_autofree char *row = g_strdup_printf ("Row %d.", last);
  HpPhasePage *page = hp_ui_test_page (window, "journal", target);

  g_assert_true (hp_ui_test_shows (page, row));
  g_assert_true (hp_ui_test_shows (page, "Ngô Văn Đức · "));
  g_assert_true (hp_ui_test_shows (page, "Turnout · Station 2, Assembly, 11:00 · changed"));
  g_assert_true (hp_ui_test_shows (page, "Voters who voted: 512 → 1.024"));
  g_assert_true (hp_ui_test_shows (page, "Mark of the chain: "));
  hp_ui_test_assert_named (page);
  hp_ui_test_close (window);
}

/* Everything that the journal can hold has a name for people: no table or column shows the
 * program's own. */
static void
test_names (void)
{
  g_autoptr (HpSession) session = hp_ui_test_memory ();
  g_auto (HpStmt) q = hp_db_query (
      hp_session_get_db (session),
      "SELECT t.name, c.name FROM pragma_table_list t JOIN pragma_table_info (t.name) c"
      " WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE 'voter_%'"
      " AND t.name NOT IN ('local', 'journal', 'sequence', 'station_total')");
  guint n = 0;

  while (hp_stmt_step (&q, NULL) == HP_STEP_ROW)
    {
      const char *table = hp_stmt_text (&q, 0), *column = hp_stmt_text (&q, 1);
      g_autofree char *word = hp_journal_column_word (table, column);

      g_test_message ("%s.%s", table, column);
      g_assert_cmpstr (hp_journal_table_word (table), !=, table);
      g_assert_cmpstr (word, !=, column);
      n++;
    }
  g_assert_cmpuint (n, >, 100);
}

static void
test_values (void)
{
  static const struct
  {
    const char *table, *column, *value, *text;
  } cases[] = {
    { "voter", "birth", "1980-03-01", "01/03/1980" },
    { "voter", "birth", "1957", "1957" },
    { "voter", "sex", "female", "female" },
    { "voter", "state", "removed", "struck off" },
    { "voter", "bodies", "11", "Assembly, Province, Commune" },
    { "voter", "note", NULL, "–" },
    { "turnout", "minute", "660", "11:00" },
    { "turnout", "voted", "1200", "1.200" },
    { "turnout", "body", "qh", "Assembly" },
    { "tally", "state", "differs", "Entries differ" },
    { "tally", "same_typist", "1", "yes" },
    { "tally", "sealed_at", "2026-03-15T21:04:09+07:00", "15/03/2026 21:04" },
    { "station", "name", "Nhà văn hóa", "Nhà văn hóa" },
    { "voter", "station_id", "999999", "one that is no longer there" },
  };
  g_autoptr (HpSession) session = hp_ui_test_memory ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = hp_journal_value_text (hp_session_get_db (session), cases[i].table,
                                                     cases[i].column, cases[i].value);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* Undo is offered by its name, and what it did is a row of its own. */
static void
test_undo (void)
{
  g_autoptr (HpSession) session = worked ();
  HpWindow *window = hp_ui_test_window (session);
  HpPhasePage *page = hp_ui_test_page (window, "journal", NULL);
  int last = (int) hp_db_get_version (hp_session_get_db (session));
  g_autofree char *target = g_strdup_printf ("seq:%d", last + 1);
  g_autofree char *about = g_strdup_printf ("Row %d, about row %d.", last + 1, last);

  hp_ui_test_get (page, GTK_TYPE_BUTTON, "Undo: Turnout of station 2 at 11:00: 1.024");
  gtk_widget_activate_action (GTK_WIDGET (page), "win.undo", NULL);
  hp_ui_test_settle ();
  g_assert_true (hp_ui_test_shows (page, "Undone: Turnout of station 2 at 11:00: 1.024"));
  hp_ui_test_get (page, GTK_TYPE_BUTTON, "Undo: Turnout of station 2 at 11:00: 512");
  hp_ui_test_page (window, "journal", target);
  g_assert_true (hp_ui_test_shows (page, about));
  g_assert_true (hp_ui_test_shows (page, "Voters who voted: 1.024 → 512"));
  hp_ui_test_close (window);
}

/* Ten thousand rows: only what is seen is made. */
static void
test_many (void)
{
  g_autoptr (HpSession) session = worked ();
  HpDb *db = hp_session_get_db (session);
  HpWindow *window = hp_ui_test_window (session);
  HpPhasePage *page;

  hp_db_exec (
      db,
      "WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 10099)"
      " INSERT INTO journal SELECT i, '2026-03-15T11:00:00+07:00', 'An', 'turnout.set',"
      " '{\"mark\":660,\"voted\":' || i || '}', 'edit', NULL, 0, 1 + i % 100, 'qh', x'', x''"
      " FROM n",
      NULL);
  page = hp_ui_test_page (window, "journal", NULL);
  g_assert_true (hp_ui_test_shows (page, "Turnout of station 100 at 11:00: 10.099"));
  g_assert_cmpuint (hp_ui_test_count (page, GTK_TYPE_INSCRIPTION), <, 5 * 100);
  /* Of 100…9999, 279 have a 99 in them (three places of 100 less those counted twice, and 99
   * itself is not there); and 10099. */
  type_search (page, "99");
  g_assert_true (hp_ui_test_shows (page, "280 of 10.099 rows, the newest first"));
  hp_ui_test_close (window);
}

int
main (int argc, char *argv[])
{
  hp_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/journal/rows", test_rows);
  g_test_add_func ("/ui/journal/filters", test_filters);
  g_test_add_func ("/ui/journal/changes", test_changes);
  g_test_add_func ("/ui/journal/names", test_names);
  g_test_add_func ("/ui/journal/values", test_values);
  g_test_add_func ("/ui/journal/undo", test_undo);
  g_test_add_func ("/ui/journal/many", test_many);
  return hp_ui_test_run ();
}
