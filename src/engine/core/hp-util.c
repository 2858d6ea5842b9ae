/* hp-util.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-util.h"

gboolean
hp_set_str (char **place, const char *text)
{
  if (g_strcmp0 (*place, text) == 0)
    return FALSE;
  g_free (*place);
  *place = g_strdup (text);
  return TRUE;
}

static gboolean
is_group_mark (gunichar c)
{
  return c == '.' || c == ' ' || c == 0x00A0 || c == 0x202F;
}

gboolean
hp_parse_count (const char *text, gint64 *count)
{
  g_autofree char *trimmed = NULL;
  gint64 n = 0;
  int digits = 0; /* since the last group mark */
  gboolean grouped = FALSE;

  *count = HP_MISSING;
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return text == NULL;
  trimmed = g_strstrip (g_strdup (text));
  if (*trimmed == '\0')
    return TRUE;
  for (const char *p = trimmed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= '0' && c <= '9')
        {
          n = n * 10 + (c - '0');
          digits++;
          if (n > 999999999)
            return FALSE;
        }
      else if (is_group_mark (c) && (grouped ? digits == 3 : digits >= 1 && digits <= 3))
        {
          grouped = TRUE;
          digits = 0;
        }
      else
        return FALSE;
    }
  if (digits == 0 || (grouped && digits != 3))
    return FALSE;
  *count = n;
  return TRUE;
}

char *
hp_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z");
}
