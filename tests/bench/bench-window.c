/* bench-window.c: the window: its start, its pages, a digit in a tally, its memory.
 *
 *   bench-window start         the program as it starts, without a document
 *   bench-window pages FILE    a document (of a ward that has voted) and every page of it
 *
 * Prints lines "name value unit target".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "bench/bench-frames.h"

#include "engine/core/hp-util.h"
#include "ui/hp-ui-resources.h"
#include "ui/kit/hp-number-entry.h"
#include "ui/kit/hp-settings.h"
#include "ui/shell/hp-application.h"
#include "ui/shell/hp-page-list.h"
#include "ui/shell/hp-window.h"

#include <string.h>

#define AGAIN 7 /* later shows of a page, digits typed */

static HpWindow *
make_window (GtkApplication *app)
{
  g_autoptr (GSettings) settings = hp_settings_new ();

  return hp_window_new (app, settings);
}

/* After the program's own: its window is there and about to be drawn. */
static void
started_cb (GtkApplication *app, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (app);

  bench_wait_frame (window);
  bench_line ("window.start", bench_since_started (), "ms", "-");
  bench_settle (500);
  bench_line ("window.start.memory", bench_rss (), "MB", "-");
  gtk_window_destroy (window);
}

static int
start (char **argv)
{
  g_autoptr (HpApplication) app = hp_application_new ();

  g_object_set (app, "flags", G_APPLICATION_NON_UNIQUE, NULL);
  g_signal_connect_after (app, "activate", G_CALLBACK (started_cb), NULL);
  return g_application_run (G_APPLICATION (app), 1, argv);
}

/* ---- pages ---- */

static void
go_to (gpointer window, gpointer page)
{
  hp_window_go_to (window, page, NULL);
}

static void
open_path (gpointer window, gpointer path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpSession) session = hp_session_open (path, "Bench", &error);

  g_assert_no_error (error);
  hp_window_set_session (window, session);
}

static void
show_first (HpWindow *window, const char *id)
{
  g_autofree char *name = g_strconcat ("page.", id, ".first", NULL);
  g_autofree char *cpu_name = g_strconcat (name, ".cpu", NULL);
  double cpu;

  bench_line (name, bench_frame_after (GTK_WINDOW (window), go_to, (gpointer) id, &cpu), "ms",
              "<100");
  bench_line (cpu_name, cpu, "ms", "-");
}

static void
show_again (HpWindow *window, const char *id, const char *other)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) cpus = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *name = g_strconcat ("page.", id, ".again", NULL);
  g_autofree char *cpu_name = g_strconcat (name, ".cpu", NULL);

  for (int i = 0; i < AGAIN; i++)
    {
      double ms, cpu;

      bench_frame_after (GTK_WINDOW (window), go_to, (gpointer) other, NULL);
      ms = bench_frame_after (GTK_WINDOW (window), go_to, (gpointer) id, &cpu);
      g_array_append_val (times, ms);
      g_array_append_val (cpus, cpu);
    }
  bench_line (name, bench_percentile (times, 0.5), "ms", "<30");
  bench_line (cpu_name, bench_percentile (cpus, 0.5), "ms", "-");
}

/* ---- a tally ---- */

static GtkWidget *
find (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *w = gtk_widget_get_first_child (root); w != NULL;
       w = gtk_widget_get_next_sibling (w))
    {
      GtkWidget *found = gtk_widget_get_mapped (w) ? find (w, type) : NULL;

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
type_digit (gpointer window, gpointer text)
{
  int position = -1;

  gtk_editable_insert_text (text, "1", 1, &position);
}

static void
bench_tally (HpWindow *window)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  GtkWidget *entry, *text;

  hp_window_go_to (window, "count", "1:qh");
  bench_settle (300);
  entry = find (GTK_WIDGET (hp_window_get_page (window)), HP_TYPE_NUMBER_ENTRY);
  g_assert_nonnull (entry);
  text = find (entry, GTK_TYPE_TEXT);
  g_assert_nonnull (text);
  for (int i = 0; i < AGAIN * 3; i++)
    {
      double ms;

      if (i % AGAIN == 0)
        gtk_editable_set_text (GTK_EDITABLE (text), "");
      ms = bench_frame_after (GTK_WINDOW (window), type_digit, text, NULL);
      g_array_append_val (times, ms);
    }
  bench_line ("tally.digit", bench_percentile (times, 0.5), "ms", "<16");
  bench_line ("tally.digit.worst", bench_percentile (times, 1), "ms", "-");
}

static void
pages_cb (GtkApplication *app, gpointer path)
{
  HpWindow *window = make_window (app);
  guint n;
  const HpPageInfo *pages = hp_page_list (&n);
  gboolean voters = FALSE;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  gtk_window_present (GTK_WINDOW (window));
  bench_wait_frame (GTK_WINDOW (window));
  bench_line ("document.open", bench_frame_after (GTK_WINDOW (window), open_path, path, NULL), "ms",
              "<2000");
  for (guint i = 0; i < n; i++)
    voters = voters || strcmp (pages[i].id, "voters") == 0;
  if (voters)
    {
      show_first (window, "voters");
      bench_settle (1000);
      bench_line ("window.memory", bench_rss (), "MB", "-");
      bench_line ("window.memory.display", bench_display_rss (), "MB", "-");
    }
  for (guint i = 0; i < n; i++)
    if (strcmp (pages[i].id, "voters") != 0)
      show_first (window, pages[i].id);
  for (guint i = 0; i < n; i++)
    show_again (window, pages[i].id, pages[i == 0 ? n - 1 : 0].id);
  bench_tally (window);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) app = NULL;

  hp_set_up_memory ();
  g_resources_register (hp_ui_get_resource ());
  if (argc == 2 && strcmp (argv[1], "start") == 0)
    return start (argv);
  if (argc != 3 || strcmp (argv[1], "pages") != 0)
    {
      g_printerr ("bench-window start | pages FILE\n");
      return 2;
    }
  app = adw_application_new ("vn.homphieu.Bench", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (app, "activate", G_CALLBACK (pages_cb), argv[2]);
  return g_application_run (G_APPLICATION (app), 1, argv);
}
