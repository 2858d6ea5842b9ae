/* bench-voters-ui.c: the page of voters: a key in the search box, jumps through the list, memory.
 *
 *   bench-voters-ui FILE     a document with many voters (150,000 in 100 stations)
 *
 * Prints lines "name value unit target". A key counts until what it found has been drawn; a burst
 * is one turn of the main loop, during which the program answers nothing else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "bench/bench-frames.h"

#include "ui/hp-ui-resources.h"
#include "ui/kit/hp-settings.h"
#include "ui/kit/hp-table-view.h"
#include "ui/shell/hp-window.h"

#define JUMPS 60
#define JUMP_MS 50

static GtkWidget *
find (GtkWidget *root, GType type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *w = gtk_widget_get_first_child (root); w != NULL && found == NULL;
       w = gtk_widget_get_next_sibling (w))
    if (gtk_widget_get_mapped (w))
      found = find (w, type);
  return found;
}

/* ---- keys ---- */

typedef struct
{
  GtkEditable *search;
  char *text;
} Typed;

static void
type_key (gpointer window, gpointer data)
{
  Typed *typed = data;

  gtk_editable_set_text (typed->search, typed->text);
}

/* Names, a year, an identity number, letter by letter, and what clearing the box costs. */
static void
bench_keys (GtkWindow *window, GtkWidget *page)
{
  static const char *const words[] = { "nguyễn đức", "trần thị lan", "1985", "01/03/1980",
                                       "hoàng văn",  "0201",         "phạm", "tran van nam" };
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) cpus = g_array_new (FALSE, FALSE, sizeof (double));
  Typed typed = { GTK_EDITABLE (find (page, GTK_TYPE_SEARCH_ENTRY)), NULL };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (const char *p = words[i]; *p != '\0';)
      {
        double ms, cpu;

        p = g_utf8_next_char (p);
        typed.text = g_strndup (words[i], p - words[i]);
        ms = bench_frame_after (window, type_key, &typed, &cpu);
        g_array_append_val (times, ms);
        g_array_append_val (cpus, cpu);
        g_free (typed.text);
        if (*p != '\0')
          continue;
        typed.text = (char *) "";
        ms = bench_frame_after (window, type_key, &typed, &cpu);
        g_array_append_val (times, ms);
        g_array_append_val (cpus, cpu);
      }
  bench_line ("voters.key", bench_percentile (times, 0.5), "ms", "<16");
  bench_line ("voters.key.worst", bench_percentile (times, 1), "ms", "<32");
  bench_line ("voters.key.cpu", bench_percentile (cpus, 0.5), "ms", "-");
  bench_line ("voters.key.worst.cpu", bench_percentile (cpus, 1), "ms", "-");
}

/* ---- jumps ---- */

/* The longest turn of the main loop until it is at rest. */
static double
longest_turn (double *cpu)
{
  gint64 end = g_get_monotonic_time () + JUMP_MS * 1000;
  double longest = 0;

  *cpu = 0;
  while (g_get_monotonic_time () < end)
    {
      BenchClock clock = bench_start ();

      if (!g_main_context_iteration (NULL, FALSE))
        {
          g_usleep (200);
          continue;
        }
      longest = MAX (longest, bench_wall (&clock) * 1000);
      *cpu = MAX (*cpu, bench_cpu (&clock) * 1000);
    }
  return longest;
}

static void
bench_jumps (GtkWidget *page)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) cpus = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  HpTableView *view = HP_TABLE_VIEW (find (page, HP_TYPE_TABLE_VIEW));
  GtkScrolledWindow *scroller =
      GTK_SCROLLED_WINDOW (find (GTK_WIDGET (view), GTK_TYPE_SCROLLED_WINDOW));
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (scroller);

  for (int i = 0; i < JUMPS; i++)
    {
      double ms, cpu;

      gtk_adjustment_set_value (place,
                                g_rand_double_range (rand, 0, gtk_adjustment_get_upper (place)));
      ms = longest_turn (&cpu);
      g_array_append_val (times, ms);
      g_array_append_val (cpus, cpu);
    }
  bench_line ("voters.jump", bench_percentile (times, 0.5), "ms", "-");
  bench_line ("voters.jump.worst", bench_percentile (times, 1), "ms", "<16");
  bench_line ("voters.jump.worst.cpu", bench_percentile (cpus, 1), "ms", "-");
}

/* ---- the whole ---- */

static void
go_to (gpointer window, gpointer page)
{
  hp_window_go_to (window, page, NULL);
}

static void
show (GtkWindow *window, const char *id, const char *name, const char *target)
{
  g_autofree char *cpu_name = g_strconcat (name, ".cpu", NULL);
  double cpu, ms = bench_frame_after (window, go_to, (gpointer) id, &cpu);

  bench_line (name, ms, "ms", target);
  bench_line (cpu_name, cpu, "ms", "-");
}

static void
activate_cb (GtkApplication *app, gpointer path)
{
  g_autoptr (GSettings) settings = hp_settings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HpSession) session = hp_session_open (path, "Bench", &error);
  GtkWindow *window;
  GtkWidget *page;

  g_assert_no_error (error);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  window = GTK_WINDOW (hp_window_new (app, settings));
  gtk_window_set_default_size (window, 1366, 768);
  hp_window_set_session (HP_WINDOW (window), session);
  gtk_window_present (window);
  bench_wait_frame (window);
  bench_settle (1000);
  show (window, "voters", "voters.first", "<100");
  page = GTK_WIDGET (hp_window_get_page (HP_WINDOW (window)));
  bench_settle (1000);
  bench_line ("voters.memory", bench_rss (), "MB", "-");
  hp_window_go_to (HP_WINDOW (window), "overview", NULL);
  show (window, "voters", "voters.again", "<30");
  bench_keys (window, page);
  bench_jumps (page);
  bench_line ("voters.memory.after", bench_rss (), "MB", "-");
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) app =
      adw_application_new ("vn.homphieu.Bench", G_APPLICATION_NON_UNIQUE);

  if (argc != 2)
    {
      g_printerr ("bench-voters-ui FILE\n");
      return 2;
    }
  g_resources_register (hp_ui_get_resource ());
  /* The style of the program, which sets the height of the rows. */
  g_application_set_resource_base_path (G_APPLICATION (app), "/vn/homphieu/HomPhieu");
  g_signal_connect (app, "activate", G_CALLBACK (activate_cb), argv[1]);
  return g_application_run (G_APPLICATION (app), 1, argv);
}
