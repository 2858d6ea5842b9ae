/* hp-util.h: small helpers that GLib 2.74 lacks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A figure that is not known; never the same as 0. */
#define HP_MISSING G_MININT64

/* Replaces *@place by a copy of @text; TRUE when it differed. */
gboolean hp_set_str (char **place, const char *text);

/* Reads a whole number as people write it: digits, with "." or blanks (also U+00A0, U+202F)
 * between groups of three; "1.234" and "1 234" are 1234. Blank is HP_MISSING and right. Returns
 * FALSE for anything else, for a negative number and for one above 999,999,999. */
gboolean hp_parse_count (const char *text, gint64 *count);

/* Call first of all: jobs then take memory from where the window does, and what one gives back
 * serves the other. Each thread would keep a heap of its own otherwise. */
void hp_set_up_memory (void);

/* Gives memory that the allocator holds but nobody uses back to the system: up to a few
 * milliseconds, so for a moment of rest. */
void hp_give_memory_back (void);

/* Local time as ISO 8601 with its offset, to the second. */
char *hp_now (void);

G_END_DECLS
