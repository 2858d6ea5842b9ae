/* hp-turnout-text.c: times and percentages as people publish them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/day/hp-import-turnout.h"

#include "engine/core/hp-text.h"
#include "engine/day/hp-turnout.h"

#include <string.h>

#define DECIMALS_MAX 6

int
hp_turnout_mark_in (const char *text)
{
  g_autofree char *fold = hp_text_fold (text);
  g_autoptr (GRegex) regex = g_regex_new (
      "(?<![0-9/.,])([0-9]{1,2})(?: ?(?:h|g|gio) ?([0-9]{2})?|:([0-9]{2}))(?![0-9a-z/])", 0, 0,
      NULL);
  g_autoptr (GMatchInfo) match = NULL;
  int minute;

  for (g_regex_match (regex, fold, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *hour = g_match_info_fetch (match, 1);
      g_autofree char *after = g_match_info_fetch (match, 2);
      g_autofree char *colon = g_match_info_fetch (match, 3);
      g_autofree char *time = g_strdup_printf ("%s:%s", hour,
                                               after != NULL && *after != '\0'   ? after
                                               : colon != NULL && *colon != '\0' ? colon
                                                                                 : "00");

      if (hp_minute_parse (time, &minute))
        return minute;
    }
  return -1;
}

/* "76,15" → 7615 with 2 decimals. */
static gboolean
read_decimal (const char *text, gint64 *value, int *decimals)
{
  g_autofree char *clean = hp_text_clean (text);
  gsize n = strlen (clean);
  gboolean point = FALSE;
  int digits = 0;

  while (n > 0 && (clean[n - 1] == '%' || clean[n - 1] == ' '))
    clean[--n] = '\0';
  *value = 0;
  *decimals = 0;
  for (const char *p = clean; *p != '\0'; p++)
    if (g_ascii_isdigit (*p) && digits < 12 && *decimals < DECIMALS_MAX)
      {
        *value = *value * 10 + (*p - '0');
        digits++;
        *decimals += point;
      }
    else if ((*p == ',' || *p == '.') && !point && digits > 0)
      point = TRUE;
    else
      return FALSE;
  return digits > 0;
}

static char *
print_decimal (gint64 value, int decimals)
{
  gint64 unit = 1;

  for (int i = 0; i < decimals; i++)
    unit *= 10;
  if (decimals == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, value);
  return g_strdup_printf ("%" G_GINT64_FORMAT ",%0*" G_GINT64_FORMAT, value / unit, decimals,
                          value % unit);
}

gboolean
hp_percent_published (const char *text, gint64 part, gint64 whole, gboolean *right, char **expected)
{
  gint64 value, unit = 100, computed;
  int decimals, missing;

  *right = FALSE;
  *expected = NULL;
  if (!read_decimal (text, &value, &decimals) || whole <= 0 || part < 0)
    return FALSE;
  /* At least two decimals, as everywhere else: "75,9" stands for 75.90 and not for 75.86. */
  missing = MAX (2 - decimals, 0);
  for (int i = 0; i < missing; i++)
    value *= 10;
  decimals += missing;
  for (int i = 0; i < decimals; i++)
    unit *= 10;
  computed = (gint64) (((__int128) part * unit * 2 + whole) / ((__int128) whole * 2));
  *right = value == computed;
  *expected = print_decimal (computed, decimals);
  return TRUE;
}
