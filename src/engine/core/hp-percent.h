/* hp-percent.h: percentages from whole numbers, two decimals, half up (Q&A 2026 Q177).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* 100·part/whole in hundredths of a percent, half up: 8576 for 85.76 %. -1 where whole <= 0 or
 * part < 0. Never compare two of these: compare the integers that they came from. */
gint64 hp_percent (gint64 part, gint64 whole);

/* The parts of one whole, so rounded that they add to 100.00; the largest part takes the
 * difference (the first of several equal ones). @out gets @n values; all -1 where the sum is 0. */
void hp_percent_parts (const gint64 *parts, int n, gint64 *out);

/* "85.76" with @point as decimal sign ('.' in JSON, ',' in Vietnamese); "" for -1. */
char *hp_percent_format (gint64 hundredths, char point);

/* 1234567 as "1.234.567" with @group between groups of three ('\0' for none). */
char *hp_count_format (gint64 count, char group);

G_END_DECLS
