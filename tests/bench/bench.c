/* bench.c: clocks, memory, a line of result
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "bench/bench.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static gint64
read_clock (clockid_t clock)
{
  struct timespec t;

  clock_gettime (clock, &t);
  return (gint64) t.tv_sec * G_USEC_PER_SEC + t.tv_nsec / 1000;
}

BenchClock
bench_start (void)
{
  return (BenchClock){ read_clock (CLOCK_MONOTONIC), read_clock (CLOCK_PROCESS_CPUTIME_ID) };
}

double
bench_wall (const BenchClock *start)
{
  return (double) (read_clock (CLOCK_MONOTONIC) - start->wall) / G_USEC_PER_SEC;
}

double
bench_cpu (const BenchClock *start)
{
  return (double) (read_clock (CLOCK_PROCESS_CPUTIME_ID) - start->cpu) / G_USEC_PER_SEC;
}

double
bench_peak_rss (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss * 1024.0 / 1e6;
}

/* A line of /proc/self/status, "RssAnon:  1234 kB", in MB. */
static double
status_mb (const char *name)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL)
      || (line = strstr (text, name)) == NULL)
    return 0;
  return (double) g_ascii_strtoll (line + strlen (name), NULL, 10) * 1024 / 1e6;
}

double
bench_rss (void)
{
  return status_mb ("RssAnon:") + status_mb ("RssFile:");
}

double
bench_display_rss (void)
{
  return status_mb ("RssShmem:");
}

void
bench_say (const char *name, double value, const char *unit)
{
  printf ("{\"name\": \"%s\", \"value\": %.6f, \"unit\": \"%s\"}\n", name, value, unit);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

double
bench_percentile (GArray *values, double share)
{
  g_array_sort (values, compare);
  return g_array_index (values, double, (guint) (share * (values->len - 1) + 0.5));
}
