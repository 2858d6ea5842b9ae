/* hp-util.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-util.h"

#include "engine/core/hp-text.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

gboolean
hp_set_str (char **place, const char *text)
{
  if (g_strcmp0 (*place, text) == 0)
    return FALSE;
  g_free (*place);
  *place = g_strdup (text);
  return TRUE;
}

gboolean
hp_parse_count (const char *text, gint64 *count)
{
  g_autofree char *clean = NULL;
  gint64 n = 0;
  int digits = 0;   /* since the last group mark */
  char mark = '\0'; /* the one that this number uses */

  *count = HP_MISSING;
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return text == NULL;
  /* Every kind of blank is ' ' from here on. */
  clean = hp_text_clean (text);
  if (*clean == '\0')
    return TRUE;
  for (const char *p = clean; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        {
          n = n * 10 + (*p - '0');
          digits++;
          if (n > 999999999)
            return FALSE;
        }
      else if ((*p == '.' || *p == ' ')
               && (mark == '\0' ? digits >= 1 && digits <= 3 : mark == *p && digits == 3))
        {
          mark = *p;
          digits = 0;
        }
      else
        return FALSE;
    }
  if (digits == 0 || (mark != '\0' && digits != 3))
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

void
hp_set_up_memory (void)
{
#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, 1);
  /* Else the first large block that is freed makes all later ones part of the heap for good. */
  mallopt (M_MMAP_THRESHOLD, 128 * 1024);
#endif
}

void
hp_give_memory_back (void)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
}
