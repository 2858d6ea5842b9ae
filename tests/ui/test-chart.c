/* test-chart.c: bars, columns and lines: size, what lies where, what is said of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "lib/hp-ui-test.h"
#include "ui/kit/hp-chart.h"

static const HpChartItem items[] = {
  { "1. Nông Thị Ánh", "820 · 69,79 %", 820, TRUE },
  { "2. Vi Văn Bình", "760 · 64,68 %", 760, TRUE },
  { "3. Lương Thị Chi", "–", HP_MISSING, FALSE },
  { "4. Hoàng Văn Dũng", "0 · 0,00 %", 0, FALSE },
};

static HpChart *
shown (HpChartKind kind, guint n, GtkWidget **window)
{
  GtkWidget *chart = hp_chart_new ();

  hp_chart_set (HP_CHART (chart), &(HpChartData){ .kind = kind,
                                                  .summary = "Votes of four candidates",
                                                  .full = 1175,
                                                  .threshold = 588,
                                                  .threshold_label = "majority: 588",
                                                  .items = items,
                                                  .n_items = n });
  *window = gtk_window_new ();
  gtk_widget_set_valign (chart, GTK_ALIGN_START);
  gtk_window_set_default_size (GTK_WINDOW (*window), 800, 600);
  gtk_window_set_child (GTK_WINDOW (*window), chart);
  gtk_window_present (GTK_WINDOW (*window));
  hp_ui_test_settle ();
  return HP_CHART (chart);
}

static void
test_said (void)
{
  GtkWidget *window;
  HpChart *chart = shown (HP_CHART_BARS, 4, &window);

  gtk_test_accessible_assert_role (chart, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Votes of four candidates");
  g_assert_false (gtk_widget_get_focusable (GTK_WIDGET (chart)));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Every bar has its line, and the words of the threshold one more. */
static void
test_bars (void)
{
  GtkWidget *window;
  HpChart *chart = shown (HP_CHART_BARS, 4, &window);
  int height = gtk_widget_get_height (GTK_WIDGET (chart)), two, head, row;

  g_assert_cmpint (hp_chart_item_at (chart, 400, 1), ==, -1);
  g_assert_cmpint (hp_chart_item_at (chart, 400, height - 2), ==, 3);
  hp_chart_set (chart, &(HpChartData){ .kind = HP_CHART_BARS,
                                       .threshold = 588,
                                       .threshold_label = "majority: 588",
                                       .items = items,
                                       .n_items = 2 });
  hp_ui_test_settle ();
  two = gtk_widget_get_height (GTK_WIDGET (chart));
  row = (height - two) / 2;
  head = two - 2 * row;
  g_assert_cmpint (row, >, 10);
  g_assert_cmpint (head, >, 10);
  g_assert_cmpint (hp_chart_item_at (chart, 400, head + row / 2), ==, 0);
  g_assert_cmpint (hp_chart_item_at (chart, 400, head + row + row / 2), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_columns (gconstpointer data)
{
  GtkWidget *window;
  HpChart *chart = shown ((HpChartKind) GPOINTER_TO_INT (data), 4, &window);
  int width = gtk_widget_get_width (GTK_WIDGET (chart));
  int height = gtk_widget_get_height (GTK_WIDGET (chart));

  for (int i = 0; i < 4; i++)
    g_assert_cmpint (hp_chart_item_at (chart, width * (2 * i + 1) / 8.0, height / 2.0), ==, i);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
count_cb (HpChart *chart, int index, int *at)
{
  *at = index;
}

/* Nothing to show takes no room; and everything may be missing. */
static void
test_nothing (void)
{
  static const HpChartItem unknown[] = { { "1", "–", HP_MISSING, TRUE } };
  GtkWidget *window;
  HpChart *chart = shown (HP_CHART_LINE, 4, &window);
  int height, natural, at = -7;

  hp_chart_set (chart, NULL);
  hp_ui_test_settle ();
  gtk_widget_measure (GTK_WIDGET (chart), GTK_ORIENTATION_VERTICAL, -1, &height, &natural, NULL,
                      NULL);
  g_assert_cmpint (height, ==, 0);
  g_assert_cmpint (natural, ==, 0);
  g_assert_cmpint (hp_chart_item_at (chart, 10, 10), ==, -1);
  for (int kind = HP_CHART_BARS; kind <= HP_CHART_LINE; kind++)
    {
      hp_chart_set (chart, &(HpChartData){ .kind = (HpChartKind) kind,
                                           .threshold = HP_MISSING,
                                           .items = unknown,
                                           .n_items = 1 });
      hp_ui_test_settle ();
      g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (chart)), >, 0);
    }
  g_signal_connect (chart, "activated", G_CALLBACK (count_cb), &at);
  g_signal_emit_by_name (chart, "activated", 0);
  g_assert_cmpint (at, ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Larger text makes it higher, and it lives in a narrow window and in the dark. */
static void
test_text (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *window;
  HpChart *chart = shown (HP_CHART_BARS, 4, &window);
  int height = gtk_widget_get_height (GTK_WIDGET (chart)), dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
  gtk_window_set_default_size (GTK_WINDOW (window), 300, 600);
  hp_ui_test_settle ();
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (chart)), >=, height * 3 / 2);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  hp_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/chart/said", test_said);
  g_test_add_func ("/ui/chart/bars", test_bars);
  g_test_add_data_func ("/ui/chart/columns", GINT_TO_POINTER (HP_CHART_COLUMNS), test_columns);
  g_test_add_data_func ("/ui/chart/line", GINT_TO_POINTER (HP_CHART_LINE), test_columns);
  g_test_add_func ("/ui/chart/nothing", test_nothing);
  g_test_add_func ("/ui/chart/text", test_text);
  return hp_ui_test_run ();
}
