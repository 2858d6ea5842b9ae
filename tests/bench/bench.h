/* bench.h: what the benchmarks share: clocks, memory, a line of result.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 wall, cpu; /* microseconds */
} BenchClock;

BenchClock bench_start (void);
/* Seconds since; processor time is that of all threads of the process. */
double bench_wall (const BenchClock *start);
double bench_cpu (const BenchClock *start);

/* Megabytes (of 1,000,000 bytes) of memory: the most until now; now, without what is shared with
 * the display; that (the last part of a window that cairo drew: whoever redraws has it). */
double bench_peak_rss (void);
double bench_rss (void);
double bench_display_rss (void);

/* Prints {"name": @name, "value": @value, "unit": @unit}. */
void bench_say (const char *name, double value, const char *unit);

/* The value below which @share (0…1) of @values (of double, sorted by this) lie. */
double bench_percentile (GArray *values, double share);

void bench_search (char **argv);
void bench_seal (char **argv);

G_END_DECLS
