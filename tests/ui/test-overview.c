/* test-overview.c: the overview: an empty ward led by the hand, totals, what is late and wrong
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-util.h"
#include "engine/rules/hp-calendar.h"
#include "engine/session/hp-check.h"
#include "engine/stations/hp-station.h"
#include "lib/hp-test-ward.h"
#include "lib/hp-ui-test.h"
#include "ui/kit/hp-columns-box.h"
#include "ui/kit/hp-findings-list.h"
#include "ui/shell/hp-overview-look.h"
#include "ui/shell/hp-page-list.h"

static gboolean
is_looked_through (gpointer page)
{
  return !hp_ui_test_shows (page, "Looking through everything…");
}

static void
test_empty (void)
{
  g_autoptr (HpSession) session = hp_ui_test_memory ();
  HpWindow *window = hp_ui_test_window (session);
  HpPhasePage *page = hp_window_get_page (window);
  GtkWidget *stations = hp_ui_test_get (page, GTK_TYPE_BUTTON, "To the stations");
  GtkWidget *voters = hp_ui_test_get (page, GTK_TYPE_BUTTON, "To the voters");

  hp_ui_test_get (page, ADW_TYPE_ACTION_ROW, "1. Stations and constituencies");
  hp_ui_test_get (page, ADW_TYPE_ACTION_ROW, "2. Voters");
  hp_ui_test_get (page, ADW_TYPE_ACTION_ROW, "3. Candidates");
  g_assert_true (gtk_widget_has_css_class (stations, "suggested-action"));
  g_assert_false (gtk_widget_has_css_class (voters, "suggested-action"));
  g_assert_false (hp_ui_test_shows (page, "Totals"));
  hp_ui_test_assert_named (window);
  hp_ui_test_close (window);
}

/* The next step is the first that is open; the steps are gone when nothing is. */
static void
test_steps (void)
{
  g_autoptr (HpSession) session = hp_ui_test_memory ();
  HpWindow *window = hp_ui_test_window (session);
  HpPhasePage *page = hp_window_get_page (window);
  HpDb *db = hp_session_get_db (session);
  g_autoptr (HpStation) station = hp_station_new ();
  g_autoptr (GError) error = NULL;
  GtkWidget *voters = hp_ui_test_get (page, GTK_TYPE_BUTTON, "To the voters");

  station->number = 1;
  g_free (station->kind);
  station->kind = g_strdup ("ordinary");
  for (int i = 0; i < HP_N_BODIES; i++)
    station->stated[i] = HP_MISSING;
  hp_station_save (db, station, &error);
  g_assert_no_error (error);
  hp_ui_test_settle ();
  g_assert_true (hp_ui_test_shows (page, "Done: 1"));
  g_assert_true (gtk_widget_has_css_class (voters, "suggested-action"));
  g_assert_true (hp_ui_test_shows (page, "Totals"));
  hp_ui_test_close (window);
}

static void
test_demo (void)
{
  g_autoptr (HpSession) session = hp_ui_test_demo (600, 3, HP_DEMO_COUNTED);
  HpWindow *window = hp_ui_test_window (session);
  HpPhasePage *page = hp_window_get_page (window);
  HpDb *db = hp_session_get_db (session);
  gint64 men = hp_test_int (db, "SELECT count (*) FROM voter WHERE sex = 'male'");
  g_autofree char *name = g_strdup_printf ("National Assembly, Men: %" G_GINT64_FORMAT, men);

  hp_ui_test_wait (is_looked_through, page);
  hp_ui_test_settle ();
  hp_ui_test_get (page, GTK_TYPE_LABEL, "National Assembly, Voters listed: 600");
  hp_ui_test_get (page, GTK_TYPE_LABEL, name);
  hp_ui_test_get (page, GTK_TYPE_LABEL, "National Assembly, Tallies sealed: 3/3");
  g_assert_true (hp_ui_test_shows (page, "Voted at 22:00"));
  g_assert_false (hp_ui_test_shows (page, "First steps"));
  hp_ui_test_assert_named (window);
  hp_ui_test_close (window);
}

static gboolean
shows_wrong (gpointer page)
{
  return hp_ui_test_find (page, GTK_TYPE_BUTTON, "Go to “Count”") != NULL;
}

/* A turnout of 0 for a station whose tally says otherwise is found, shown and a way to the tally.
 */
static void
test_jump (void)
{
  g_autoptr (HpSession) session = hp_ui_test_demo (600, 3, HP_DEMO_COUNTED);
  HpWindow *window = hp_ui_test_window (session);
  HpPhasePage *page = hp_window_get_page (window);
  GtkWidget *list = NULL;

  hp_ui_test_wait (is_looked_through, page);
  hp_test_do (hp_session_get_db (session), "turnout.set",
              "UPDATE turnout SET voted = 0 WHERE minute = (SELECT max (minute) FROM turnout)");
  hp_ui_test_wait (shows_wrong, page);
  hp_ui_test_settle ();
  g_signal_emit_by_name (hp_ui_test_get (page, GTK_TYPE_BUTTON, "Go to “Count”"), "clicked");
  hp_ui_test_settle ();
  g_assert_true (hp_window_get_page (window) == hp_window_ensure_page (window, "count"));
  hp_window_go_to (window, "overview", NULL);
  hp_ui_test_settle ();
  list = hp_ui_test_get (page, HP_TYPE_FINDINGS_LIST, NULL);
  g_assert_cmpuint (hp_ui_test_count (list, GTK_TYPE_LIST_BOX_ROW), >=, 1);
  hp_ui_test_close (window);
}

static void
test_countdown (void)
{
  const HpDate day = { 2026, 3, 15 };
  const struct
  {
    HpDate today;
    const char *text;
  } cases[] = {
    { { 2026, 3, 3 }, "12 days to go" },
    { { 2026, 3, 14 }, "1 day to go" },
    { { 2026, 3, 15 }, "Election day is today" },
    { { 2026, 3, 16 }, "Election day was 1 day ago" },
    { { 2026, 4, 15 }, "Election day was 31 days ago" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = hp_overview_countdown (day, cases[i].today);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* Law 85/2015 art. 32: the voter list is posted 40 days before election day: 3 February 2026. */
static void
test_next_tasks (void)
{
  g_autoptr (HpRules) rules = hp_rules_load ("2026", NULL);
  const HpDate day = { 2026, 3, 15 }, eve = { 2026, 2, 3 }, after = { 2026, 2, 4 };
  g_autoptr (GPtrArray) before = hp_overview_next_tasks (rules, day, eve, 3);
  g_autoptr (GPtrArray) next = hp_overview_next_tasks (rules, day, after, 50);
  gboolean posted = FALSE;

  g_assert_cmpuint (before->len, ==, 3);
  for (guint i = 0; i < before->len; i++)
    posted |= g_str_equal (((HpCalendarItem *) g_ptr_array_index (before, i))->id, "C26");
  g_assert_true (posted);
  g_assert_cmpuint (next->len, >, 3);
  for (guint i = 0; i < next->len; i++)
    {
      const HpCalendarItem *item = g_ptr_array_index (next, i);

      g_assert_cmpstr (item->id, !=, "C26");
      g_assert_cmpint (hp_date_compare (item->to, after), >=, 0);
      g_assert_cmpint (item->scope, !=, HP_SCOPE_OTHER);
      if (i > 0)
        g_assert_cmpint (
            hp_date_compare (((HpCalendarItem *) g_ptr_array_index (next, i - 1))->to, item->to),
            <=, 0);
    }
}

/* Every finding of the document is somewhere: in one page's part or among the overdue. */
static void
test_nothing_lost (void)
{
  g_autoptr (HpSession) session = hp_ui_test_demo (600, 3, HP_DEMO_LISTED);
  g_autoptr (GError) error = NULL;
  g_autoptr (HpOverviewLook) look =
      hp_overview_look_new (hp_session_get_db (session), hp_session_get_rules (session), &error);
  guint n, parts = 0;
  const HpPageInfo *pages = hp_page_list (&n);
  g_autoptr (GPtrArray) late = NULL;

  g_assert_no_error (error);
  late = hp_overview_look_findings (look, NULL);
  g_assert_cmpuint (look->findings->len, >, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) part = hp_overview_look_findings (look, pages[i].id);

      parts += part->len;
    }
  g_assert_cmpuint (parts + late->len, ==, look->findings->len);
}

static void
test_columns (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = hp_columns_box_new (200, 20);
  GtkWidget *left = gtk_label_new ("left"), *right = gtk_label_new ("right");
  GtkWidget *late = gtk_label_new ("left again");
  GtkAllocation at;

  hp_columns_box_add (HP_COLUMNS_BOX (box), left, FALSE);
  hp_columns_box_add (HP_COLUMNS_BOX (box), right, TRUE);
  hp_columns_box_add (HP_COLUMNS_BOX (box), late, FALSE);
  g_assert_true (gtk_widget_get_next_sibling (left) == late);
  g_assert_true (gtk_widget_get_next_sibling (late) == right);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_widget_set_visible (window, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  hp_ui_test_settle ();
  at = (GtkAllocation){ 0, 0, 420, 300 };
  gtk_widget_size_allocate (box, &at, -1);
  g_assert_true (hp_columns_box_is_wide (HP_COLUMNS_BOX (box)));
  gtk_widget_get_allocation (right, &at);
  g_assert_cmpint (at.x, ==, 220);
  g_assert_cmpint (at.y, ==, 0);
  at = (GtkAllocation){ 0, 0, 419, 300 };
  gtk_widget_size_allocate (box, &at, -1);
  g_assert_false (hp_columns_box_is_wide (HP_COLUMNS_BOX (box)));
  gtk_widget_get_allocation (right, &at);
  g_assert_cmpint (at.x, ==, 0);
  g_assert_cmpint (at.y, >, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  hp_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/overview/empty", test_empty);
  g_test_add_func ("/ui/overview/steps", test_steps);
  g_test_add_func ("/ui/overview/demo", test_demo);
  g_test_add_func ("/ui/overview/jump", test_jump);
  g_test_add_func ("/ui/overview/countdown", test_countdown);
  g_test_add_func ("/ui/overview/next-tasks", test_next_tasks);
  g_test_add_func ("/ui/overview/nothing-lost", test_nothing_lost);
  g_test_add_func ("/ui/overview/columns", test_columns);
  return hp_ui_test_run ();
}
