/* hp-date.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-date.h"

#include "engine/core/hp-text.h"

#include <string.h>

#define YEAR_MIN 1850
#define YEAR_MAX 2199

static gboolean
valid (int year, int month, int day)
{
  if (year < YEAR_MIN || year > YEAR_MAX)
    return FALSE;
  if (month == 0)
    return day == 0;
  if (month < 1 || month > 12)
    return FALSE;
  return day == 0 || g_date_valid_dmy (day, month, year);
}

static gboolean
make (int year, int month, int day, HpDate *date)
{
  if (!valid (year, month, day))
    return FALSE;
  *date = (HpDate){ year, month, day };
  return TRUE;
}

/* Up to three groups of digits between one kind of separator, with a blank beside it at most;
 * returns how many, 0 for anything else. @text is cleaned. */
static int
split (const char *text, int part[3], int digits[3])
{
  char sep = '\0', before = '\0';
  int n = 0;

  memset (part, 0, 3 * sizeof *part);
  memset (digits, 0, 3 * sizeof *digits);
  for (; *text != '\0'; text++)
    {
      if (g_ascii_isdigit (*text))
        {
          /* "1 2/1980" may be the 1st or the 12th month. */
          if (++digits[n] > 4 || (before == ' ' && digits[n] > 1))
            return 0;
          part[n] = part[n] * 10 + (*text - '0');
        }
      else if (strchr ("/-.", *text) != NULL)
        {
          if ((sep != '\0' && sep != *text) || digits[n] == 0 || n == 2)
            return 0;
          sep = *text;
          n++;
        }
      else if (*text != ' ')
        return 0;
      before = *text;
    }
  return digits[n] == 0 ? 0 : n + 1;
}

HpDateResult
hp_date_read (const char *text, HpDate *date)
{
  g_autofree char *trimmed = hp_text_clean (text);
  int p[3], w[3], n;

  *date = HP_DATE_NONE;
  if (*trimmed == '\0')
    return text == NULL || g_utf8_validate (text, -1, NULL) ? HP_DATE_EMPTY : HP_DATE_UNREADABLE;
  /* A date that Excel turned into text may carry midnight behind it. */
  if (g_str_has_suffix (trimmed, " 00:00:00") || g_str_has_suffix (trimmed, "T00:00:00"))
    trimmed[strlen (trimmed) - 9] = '\0';
  n = split (trimmed, p, w);
  if (n == 1 && w[0] == 4)
    return make (p[0], 0, 0, date) ? HP_DATE_OK : HP_DATE_UNREADABLE;
  if (n == 2 && w[0] == 4 && w[1] <= 2 && p[1] > 0)
    return make (p[0], p[1], 0, date) ? HP_DATE_OK : HP_DATE_UNREADABLE;
  if (n == 2 && w[1] == 4 && w[0] <= 2 && p[0] > 0)
    return make (p[1], p[0], 0, date) ? HP_DATE_OK : HP_DATE_UNREADABLE;
  if (n != 3 || p[1] == 0)
    return HP_DATE_UNREADABLE;
  if (w[0] == 4 && w[1] <= 2 && w[2] <= 2 && p[2] > 0)
    return make (p[0], p[1], p[2], date) ? HP_DATE_OK : HP_DATE_UNREADABLE;
  if (w[2] != 4 || w[0] > 2 || w[1] > 2 || p[0] == 0)
    return HP_DATE_UNREADABLE;
  if (make (p[2], p[1], p[0], date))
    return HP_DATE_OK;
  if (p[1] > 12 && make (p[2], p[0], p[1], date))
    return HP_DATE_SWAPPED;
  return HP_DATE_UNREADABLE;
}

gboolean
hp_date_from_serial (double serial, gboolean system_1904, HpDate *date)
{
  GDate d;
  int days;

  *date = HP_DATE_NONE;
  if (!(serial >= 1 && serial < 110000))
    return FALSE;
  days = (int) serial;
  /* Excel's 1900 system counts a 29 February 1900 that never was. */
  if (system_1904)
    g_date_set_dmy (&d, 1, G_DATE_JANUARY, 1904);
  else if (days == 60)
    return FALSE;
  else
    g_date_set_dmy (&d, days < 60 ? 31 : 30, G_DATE_DECEMBER, 1899);
  g_date_add_days (&d, days);
  return make (g_date_get_year (&d), g_date_get_month (&d), g_date_get_day (&d), date);
}

char *
hp_date_to_iso (HpDate date)
{
  if (date.year == 0)
    return g_strdup ("");
  if (date.month == 0)
    return g_strdup_printf ("%04d", date.year);
  if (date.day == 0)
    return g_strdup_printf ("%04d-%02d", date.year, date.month);
  return g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day);
}

gboolean
hp_date_from_iso (const char *iso, HpDate *date)
{
  int p[3] = { 0, 0, 0 }, n = 0;
  const char *s = iso;

  *date = HP_DATE_NONE;
  if (iso == NULL || *iso == '\0')
    return TRUE;
  for (n = 0; n < 3; n++)
    {
      int width = n == 0 ? 4 : 2;

      for (int i = 0; i < width; i++, s++)
        {
          if (!g_ascii_isdigit (*s))
            return FALSE;
          p[n] = p[n] * 10 + (*s - '0');
        }
      if (*s == '\0')
        break;
      if (*s++ != '-' || n == 2)
        return FALSE;
    }
  if ((n >= 1 && p[1] == 0) || (n == 2 && p[2] == 0))
    return FALSE;
  return make (p[0], p[1], p[2], date);
}

char *
hp_date_to_vi (HpDate date)
{
  if (date.year == 0)
    return g_strdup ("");
  if (date.month == 0)
    return g_strdup_printf ("%04d", date.year);
  if (date.day == 0)
    return g_strdup_printf ("%02d/%04d", date.month, date.year);
  return g_strdup_printf ("%02d/%02d/%04d", date.day, date.month, date.year);
}

gboolean
hp_date_is_set (HpDate date)
{
  return date.year != 0;
}

gboolean
hp_date_is_full (HpDate date)
{
  return date.year != 0 && date.month != 0 && date.day != 0;
}

HpDate
hp_date_assume (HpDate date)
{
  if (date.year != 0 && date.month == 0)
    date.month = 1;
  if (date.year != 0 && date.day == 0)
    date.day = 1;
  return date;
}

int
hp_date_compare (HpDate a, HpDate b)
{
  a = hp_date_assume (a);
  b = hp_date_assume (b);
  if (a.year != b.year)
    return a.year < b.year ? -1 : 1;
  if (a.month != b.month)
    return a.month < b.month ? -1 : 1;
  return a.day < b.day ? -1 : a.day > b.day;
}

int
hp_date_compare_surely (HpDate a, HpDate b)
{
  if (a.year == 0 || b.year == 0)
    return 0;
  if (a.year != b.year)
    return a.year < b.year ? -1 : 1;
  if (a.month == 0 || b.month == 0)
    return 0;
  if (a.month != b.month)
    return a.month < b.month ? -1 : 1;
  if (a.day == 0 || b.day == 0)
    return 0;
  return a.day < b.day ? -1 : a.day > b.day;
}

int
hp_date_age (HpDate birth, HpDate on)
{
  int years;

  birth = hp_date_assume (birth);
  on = hp_date_assume (on);
  years = on.year - birth.year;
  if (on.month < birth.month || (on.month == birth.month && on.day < birth.day))
    years--;
  return years;
}

static void
to_gdate (HpDate date, GDate *d)
{
  g_date_clear (d, 1);
  g_date_set_dmy (d, date.day, date.month, date.year);
}

HpDate
hp_date_add_days (HpDate date, int days)
{
  GDate d;

  g_return_val_if_fail (hp_date_is_full (date), HP_DATE_NONE);
  to_gdate (date, &d);
  if (days >= 0)
    g_date_add_days (&d, days);
  else
    g_date_subtract_days (&d, -days);
  return (HpDate){ g_date_get_year (&d), g_date_get_month (&d), g_date_get_day (&d) };
}

int
hp_date_days_between (HpDate a, HpDate b)
{
  GDate da, db;

  g_return_val_if_fail (hp_date_is_full (a) && hp_date_is_full (b), 0);
  to_gdate (a, &da);
  to_gdate (b, &db);
  return g_date_days_between (&da, &db);
}

HpDate
hp_date_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return (HpDate){ g_date_time_get_year (now), g_date_time_get_month (now),
                   g_date_time_get_day_of_month (now) };
}
