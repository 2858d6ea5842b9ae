/* hp-percent.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-percent.h"

#include <string.h>

gint64
hp_percent (gint64 part, gint64 whole)
{
  if (whole <= 0 || part < 0)
    return -1;
  return (gint64) (((__int128) part * 20000 + whole) / ((__int128) whole * 2));
}

void
hp_percent_parts (const gint64 *parts, int n, gint64 *out)
{
  gint64 whole = 0, sum = 0;
  int largest = 0;

  for (int i = 0; i < n; i++)
    whole += parts[i];
  for (int i = 0; i < n; i++)
    {
      out[i] = hp_percent (parts[i], whole);
      sum += out[i];
      if (parts[i] > parts[largest])
        largest = i;
    }
  if (n > 0 && whole > 0)
    out[largest] += 10000 - sum;
}

char *
hp_percent_format (gint64 hundredths, char point)
{
  if (hundredths < 0)
    return g_strdup ("");
  return g_strdup_printf ("%" G_GINT64_FORMAT "%c%02d", hundredths / 100, point,
                          (int) (hundredths % 100));
}

char *
hp_count_format (gint64 count, char group)
{
  g_autofree char *plain = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  GString *s = g_string_new (NULL);
  gsize len;

  len = strlen (plain);
  for (gsize i = 0; i < len; i++)
    {
      g_string_append_c (s, plain[i]);
      if (group != '\0' && (len - i) % 3 == 1 && i + 1 < len && plain[i] != '-')
        g_string_append_c (s, group);
    }
  return g_string_free (s, FALSE);
}
