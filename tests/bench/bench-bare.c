/* bench-bare.c: the smallest window of this toolkit, as a yardstick: one label.
 *
 * Prints when the first frame was drawn, counted from BENCH_STARTED (microseconds of the monotonic
 * clock, set by whoever starts it), and the memory it takes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "bench/bench-frames.h"

static void
activate_cb (GtkApplication *app, gpointer data)
{
  GtkWidget *window = adw_application_window_new (app);

  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), gtk_label_new ("Hòm Phiếu"));
  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  gtk_window_present (GTK_WINDOW (window));
  bench_wait_frame (GTK_WINDOW (window));
  bench_line ("bare.start", bench_since_started (), "ms", "-");
  bench_settle (500);
  bench_line ("bare.memory", bench_rss (), "MB", "-");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) app =
      adw_application_new ("vn.homphieu.Bench", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (app, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (app), 1, argv);
}
