/* hp-setup-values.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/setup/hp-setup-values.h"

#include "engine/core/hp-date.h"
#include "engine/core/hp-percent.h"
#include "engine/core/hp-text.h"
#include "engine/core/hp-util.h"

#include <glib/gi18n.h>
#include <string.h>

#define SHARE_MAX 10000
#define NUMBER_MAX 100000

/* "3", "2,5", "2.25 %" → 300, 250, 225. */
static gboolean
parse_share (const char *text, gint64 *share)
{
  const char *p = text;
  gint64 whole = 0;
  int decimals = -1;

  if (!g_ascii_isdigit (*p))
    return FALSE;
  for (; *p != '\0' && whole <= SHARE_MAX * 100; p++)
    if (g_ascii_isdigit (*p) && decimals < 2)
      {
        whole = whole * 10 + (*p - '0');
        decimals += decimals >= 0;
      }
    else if ((*p == ',' || *p == '.') && decimals < 0)
      decimals = 0;
    else
      break;
  while (*p == ' ' || *p == '%')
    p++;
  for (int i = MAX (decimals, 0); i < 2; i++)
    whole *= 10;
  *share = whole;
  return *p == '\0' && whole <= SHARE_MAX;
}

static char *
parse_date (const char *text, const char **why)
{
  HpDate date;

  if (hp_date_read (text, &date) == HP_DATE_OK && hp_date_is_full (date))
    return hp_date_to_iso (date);
  *why = _ ("Type the date as day/month/year: 15/03/2026.");
  return NULL;
}

char *
hp_setup_parse (HpSetupKind kind, const char *typed, const char **why)
{
  g_autofree char *text = hp_text_clean (typed);
  gint64 number;

  switch (kind)
    {
    case HP_SETUP_DATE:
      return parse_date (text, why);
    case HP_SETUP_SHARE:
      if (parse_share (text, &number))
        return g_strdup_printf ("%" G_GINT64_FORMAT, number);
      *why = _ ("Type a share between 0 and 100 per cent: 3 or 2,5.");
      return NULL;
    case HP_SETUP_NUMBER:
      if (hp_parse_count (text, &number) && number != HP_MISSING && number >= 1
          && number <= NUMBER_MAX)
        return g_strdup_printf ("%" G_GINT64_FORMAT, number);
      *why = _ ("Type a whole number from 1.");
      return NULL;
    case HP_SETUP_TEXT:
    default:
      if (*text != '\0')
        return g_steal_pointer (&text);
      *why = _ ("This cannot be left blank: it stands on every form.");
      return NULL;
    }
}

char *
hp_setup_show (HpSetupKind kind, const char *stored)
{
  g_autofree char *percent = NULL;
  HpDate date;

  if (stored == NULL)
    return g_strdup ("");
  switch (kind)
    {
    case HP_SETUP_DATE:
      return hp_date_from_iso (stored, &date) ? hp_date_to_vi (date) : g_strdup (stored);
    case HP_SETUP_SHARE:
      percent = hp_percent_format (g_ascii_strtoll (stored, NULL, 10), ',');
      return g_strconcat (percent, " %", NULL);
    case HP_SETUP_TEXT:
    case HP_SETUP_NUMBER:
    default:
      return g_strdup (stored);
    }
}
