/* bench-frames.h: what the benchmarks of windows share.
 *
 * They print lines "name value unit target"; run.py reads these. A target is "<16" (of the unit),
 * or "-" where the value only serves as a yardstick or for information.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "bench/bench.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Milliseconds since BENCH_STARTED, or since this process first asked. */
double bench_since_started (void);

/* Lets the main loop run until the window has drawn its next frame. */
void bench_wait_frame (GtkWindow *window);
/* Lets the main loop run for so long, and until nothing is pending. */
void bench_settle (guint ms);

/* Milliseconds from @act until the window has drawn what it made; *@cpu (may be NULL): those of the
 * processor, which other programs of a busy machine do not prolong. */
double bench_frame_after (GtkWindow *window, GFunc act, gpointer data, double *cpu);

void bench_line (const char *name, double value, const char *unit, const char *target);

G_END_DECLS
