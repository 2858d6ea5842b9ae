/* test-results.c: the page of results: provisional, complete, why, what the law asks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "lib/hp-test-count.h"
#include "lib/hp-ui-test.h"
#include "ui/kit/hp-chart.h"
#include "ui/kit/hp-table-view.h"

/* Two stations in constituency 1 of three bodies; the tests' ward in a session of its own. */
static HpSession *
ward_session (HpTestCount *ward)
{
  HpSession *session = hp_ui_test_memory ();

  ward->db = hp_session_get_db (session);
  ward->rules = (HpRules *) hp_session_get_rules (session);
  hp_test_count_station (ward, 1, 1250, 1, 1, 1);
  hp_test_count_station (ward, 2, 1300, 1, 1, 1);
  hp_test_count_contest (ward, HP_BODY_QH, 1, 3, HP_TEST_FIVE);
  hp_test_count_contest (ward, HP_BODY_TINH, 1, 3, HP_TEST_FIVE);
  hp_test_count_contest (ward, HP_BODY_XA, 1, 3, HP_TEST_FIVE);
  return session;
}

static void
test_empty (void)
{
  g_autoptr (HpSession) session = hp_ui_test_memory ();
  HpWindow *window = hp_ui_test_window (session);
  HpPhasePage *page = hp_ui_test_page (window, "results", NULL);

  hp_ui_test_get (page, ADW_TYPE_STATUS_PAGE, "No results yet");
  hp_ui_test_get (page, GTK_TYPE_BUTTON, "_Go to the stations");
  hp_ui_test_assert_named (page);
  hp_ui_test_close (window);
}

static void
test_provisional (void)
{
  HpTestCount ward;
  g_autoptr (HpSession) session = ward_session (&ward);
  HpWindow *window = hp_ui_test_window (session);
  HpPhasePage *page;

  hp_test_count_seal (&ward, 1, HP_BODY_XA, HP_TEST_GOOD);
  hp_test_count_agree (&ward, 2, HP_BODY_XA, HP_TEST_TWO);
  page = hp_ui_test_page (window, "results", "xa:1");
  g_assert_true (hp_ui_test_shows (page, "PROVISIONAL – 1 station is not sealed yet"));
  g_assert_true (hp_ui_test_shows (page, "1/2 sealed · provisional"));
  g_assert_true (hp_ui_test_shows (page, "3 seats: nobody is elected"));
  g_assert_true (hp_ui_test_shows (page, "Pending"));
  g_assert_false (hp_ui_test_shows (page, "Not elected"));
  /* Only what is sealed is added; what is not stands in brackets. */
  g_assert_true (hp_ui_test_shows (page, "(1.201)"));
  g_assert_true (hp_ui_test_shows (page, "1 of 2 stations"));
  /* Nothing is sealed for the National Assembly. */
  hp_ui_test_page (window, "results", "qh");
  g_assert_true (hp_ui_test_shows (page, "PROVISIONAL – 2 stations are not sealed yet"));
  hp_ui_test_assert_named (page);
  hp_ui_test_close (window);
}

/* T = 1200 + 1201 of V = 1250 + 1300: 94,16 %; H = 1177 + 1178 = 2355, so 1178 are a majority.
 * Votes: 822 + 823, twice 760, 690, 400 and 280. */
static void
test_complete (void)
{
  HpTestCount ward;
  g_autoptr (HpSession) session = ward_session (&ward);
  HpWindow *window = hp_ui_test_window (session);
  HpPhasePage *page;
  GtkWidget *chart;

  hp_test_count_seal (&ward, 1, HP_BODY_XA, HP_TEST_GOOD);
  page = hp_ui_test_page (window, "results", "xa:1");
  g_assert_true (hp_ui_test_shows (page, "PROVISIONAL"));
  /* The page is on screen and follows. */
  hp_test_count_seal (&ward, 2, HP_BODY_XA, HP_TEST_TWO);
  hp_ui_test_settle ();
  g_assert_true (hp_ui_test_shows (page, "Complete: the tallies of all 2 stations are sealed"));
  g_assert_true (hp_ui_test_shows (page, "2/2 sealed · 3 of 3 elected"));
  g_assert_true (hp_ui_test_shows (page, "Elected: 3 of 3"));
  g_assert_true (hp_ui_test_shows (page, "2.550"));
  g_assert_true (hp_ui_test_shows (page, "94,16 % of the voters"));
  g_assert_true (hp_ui_test_shows (page, "1. Anh – Elected: 1.645 votes, 69,85 %"));
  g_assert_true (hp_ui_test_shows (page, "Candidate 3 is elected with 1.380 votes, rank 3."));
  g_assert_false (hp_ui_test_shows (page, "Dũng – Elected"));
  g_assert_true (hp_ui_test_shows (page, "2/2 stations, each added once; both sums agree."));
  g_assert_true (hp_ui_test_shows (page, "Sum of the second entries"));
  chart = hp_ui_test_get (page, HP_TYPE_CHART, NULL);
  gtk_test_accessible_assert_role (chart, GTK_ACCESSIBLE_ROLE_IMG);
  hp_ui_test_get (page, HP_TYPE_CHART,
                  "Votes of the candidates: Anh 1.645 (69,85 %), Elected; Bình 1.520 (64,54 %), "
                  "Elected; Chi 1.380 (58,60 %), Elected; Dũng 800 (33,97 %), Not elected; "
                  "Giang 560 (23,78 %), Not elected");
  hp_ui_test_get (page, HP_TYPE_CHART,
                  "Turnout of 2 stations: lowest at station 2 with 92,38 %, highest at station 1 "
                  "with 96,00 %.");
  hp_ui_test_assert_named (page);
  hp_ui_test_close (window);
}

/* Of three seats two are filled: 3·2 is not less than 2·3, so a council is not asked to fill it
 * (Law 85/2015 art. 79); with one it is. 100 + 1500 + 0 = 1600 names, 900 of the first. */
#define ONE_ELECTED                                                                                \
  "{\"voted\":1200,\"issued\":1200,\"collected\":1200,\"valid\":1177,\"invalid\":23,"              \
  "\"kept\":[377,800,0],\"votes\":[900,500,300,177,100]}"
#define TWO_ELECTED                                                                                \
  "{\"voted\":1200,\"issued\":1200,\"collected\":1200,\"valid\":1177,\"invalid\":23,"              \
  "\"kept\":[377,800,0],\"votes\":[900,700,200,100,77]}"

static void
test_proposals (void)
{
  HpTestCount ward;
  g_autoptr (HpSession) session = ward_session (&ward);
  HpWindow *window = hp_ui_test_window (session);
  HpPhasePage *page;

  for (int station = 1; station <= 2; station++)
    {
      hp_test_count_agree (&ward, station, HP_BODY_XA, ONE_ELECTED);
      hp_test_count_agree (&ward, station, HP_BODY_TINH, TWO_ELECTED);
      for (int b = 0; b < 2; b++)
        {
          HpBody body = b == 0 ? HP_BODY_XA : HP_BODY_TINH;

          /* Both boxes have the same figures, which asks for a reason. */
          hp_test_count_reason (&ward, station, body, "T16", "counted again");
        }
    }
  for (int station = 1; station <= 2; station++)
    {
      g_assert_cmpint (hp_test_count_try_seal (&ward, station, HP_BODY_XA, NULL), ==, -1);
      g_assert_cmpint (hp_test_count_try_seal (&ward, station, HP_BODY_TINH, NULL), ==, -1);
    }
  page = hp_ui_test_page (window, "results", "xa:1");
  g_assert_true (hp_ui_test_shows (page, "Elected: 1 of 3"));
  hp_ui_test_get (page, ADW_TYPE_ACTION_ROW, "Extra election: 2 seats are missing");
  g_assert_true (hp_ui_test_shows (page, "Law 85/2015, Article 79"));
  hp_ui_test_page (window, "results", "tinh:1");
  g_assert_true (hp_ui_test_shows (page, "Elected: 2 of 3"));
  hp_ui_test_get (page, ADW_TYPE_ACTION_ROW, "1 seat stays empty");
  hp_ui_test_close (window);
}

/* The text of a label in the grid of candidates, by column and row. */
static const char *
cell (HpPhasePage *page, int column, int row)
{
  GtkWidget *grid = hp_ui_test_get (page, GTK_TYPE_GRID, NULL);

  return gtk_label_get_text (GTK_LABEL (gtk_grid_get_child_at (GTK_GRID (grid), column, row)));
}

static void
test_order (void)
{
  HpTestCount ward;
  g_autoptr (HpSession) session = ward_session (&ward);
  HpWindow *window = hp_ui_test_window (session);
  HpPhasePage *page;

  hp_test_count_seal (&ward, 1, HP_BODY_XA,
                      "{\"voted\":1200,\"issued\":1200,\"collected\":1200,\"valid\":1177,"
                      "\"invalid\":23,\"kept\":[102,375,700],\"votes\":[280,822,690,400,760]}");
  page = hp_ui_test_page (window, "results", "xa:1");
  g_assert_cmpstr (cell (page, 1, 1), ==, "Anh");
  g_assert_cmpstr (cell (page, 5, 1), ==, "5");
  g_assert_cmpstr (cell (page, 4, 1), ==, "So far no");
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (hp_ui_test_get (page, GTK_TYPE_TOGGLE_BUTTON, "By _votes")), TRUE);
  g_assert_cmpstr (cell (page, 1, 1), ==, "Bình");
  g_assert_cmpstr (cell (page, 1, 2), ==, "Giang");
  g_assert_cmpstr (cell (page, 1, 5), ==, "Anh");
  g_assert_cmpstr (cell (page, 4, 1), ==, "So far yes");
  hp_ui_test_close (window);
}

/* A row of the table leads to its tally. */
static void
test_follow (void)
{
  HpTestCount ward;
  g_autoptr (HpSession) session = ward_session (&ward);
  HpWindow *window = hp_ui_test_window (session);
  HpPhasePage *page;
  GtkWidget *table;
  g_autoptr (HpRow) row = hp_row_new (2), sum = hp_row_new (-1);

  hp_test_count_seal (&ward, 1, HP_BODY_XA, HP_TEST_GOOD);
  page = hp_ui_test_page (window, "results", "xa:1");
  table = hp_ui_test_get (page, HP_TYPE_TABLE_VIEW, NULL);
  g_signal_emit_by_name (table, "activate", sum);
  g_assert_true (hp_window_get_page (window) == page);
  g_signal_emit_by_name (table, "activate", row);
  hp_ui_test_settle ();
  g_assert_true (hp_window_get_page (window) == hp_window_ensure_page (window, "count"));
  hp_ui_test_close (window);
}

int
main (int argc, char *argv[])
{
  hp_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/results/empty", test_empty);
  g_test_add_func ("/ui/results/provisional", test_provisional);
  g_test_add_func ("/ui/results/complete", test_complete);
  g_test_add_func ("/ui/results/proposals", test_proposals);
  g_test_add_func ("/ui/results/order", test_order);
  g_test_add_func ("/ui/results/follow", test_follow);
  return hp_ui_test_run ();
}
