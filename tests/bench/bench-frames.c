/* bench-frames.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "bench/bench-frames.h"

#include <stdio.h>

#define QUIET_MS 60 /* the clock of frames must be at rest, else its next tick is waited for */

double
bench_since_started (void)
{
  static gint64 started = 0;
  const char *given = g_getenv ("BENCH_STARTED");

  if (started == 0)
    started = given != NULL ? g_ascii_strtoll (given, NULL, 10) : g_get_monotonic_time ();
  return (double) (g_get_monotonic_time () - started) / 1000;
}

static void
flag_cb (gpointer sender, gboolean *flag)
{
  *flag = TRUE;
}

static gboolean
over_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
bench_wait_frame (GtkWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gboolean drawn = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (flag_cb), &drawn);

  gtk_widget_queue_draw (GTK_WIDGET (window));
  while (!drawn)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

void
bench_settle (guint ms)
{
  gboolean over = FALSE;

  g_timeout_add (ms, over_cb, &over);
  while (!over || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
}

double
bench_frame_after (GtkWindow *window, GFunc act, gpointer data, double *cpu)
{
  BenchClock clock;

  bench_settle (QUIET_MS);
  clock = bench_start ();
  act (window, data);
  bench_wait_frame (window);
  if (cpu != NULL)
    *cpu = bench_cpu (&clock) * 1000;
  return bench_wall (&clock) * 1000;
}

void
bench_line (const char *name, double value, const char *unit, const char *target)
{
  printf ("%s %.3f %s %s\n", name, value, unit, target);
  fflush (stdout);
}
