/* hp-sheet-xlsx-text.c: texts as an .xlsx file wants them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-sheet-xlsx-text.h"

#include <string.h>

#define MAX_TEXT 32767     /* UTF-16 units in a cell */
#define MAX_NAME 31        /* letters */
#define INDENT "         " /* about 10 mm at 13 points */

char *
hp_xlsx_worksheet_name (const char *wanted, GHashTable *names)
{
  g_autofree char *valid = g_utf8_make_valid (wanted != NULL ? wanted : "", -1);
  g_autofree char *cut = NULL;
  char *name = NULL;

  g_strdelimit (valid, "[]:*?/\\\n\r\t", '-');
  g_strdelimit (valid, "'", ' ');
  g_strstrip (valid);
  cut = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), MAX_NAME - 5));
  for (int n = 1;; n++)
    {
      g_autofree char *folded = NULL;

      if (n == 1 && *valid != '\0' && g_utf8_strlen (valid, -1) <= MAX_NAME)
        name = g_strdup (valid);
      else if (n == 1 && *cut != '\0')
        name = g_strdup (cut);
      else
        name = g_strdup_printf ("%s (%d)", *cut != '\0' ? cut : "Sheet", n);
      folded = g_utf8_casefold (name, -1);
      if (g_hash_table_add (names, g_steal_pointer (&folded)))
        return name;
      g_free (name);
    }
}

char *
hp_xlsx_head_text (const char *text, int max)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *cut = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), max));
  g_auto (GStrv) parts = NULL;

  g_strdelimit (cut, "\n\r\t", ' ');
  parts = g_strsplit (cut, "&", -1);
  return g_strjoinv ("&&", parts);
}

gboolean
hp_xlsx_looks_typed (const char *text)
{
  return g_ascii_isdigit (*text) || strchr ("=+-@", *text) != NULL;
}

/* A literal "_x0041_" is an escape in these files, and stands for itself only when escaped. */
static gboolean
is_escape (const char *p)
{
  return p[0] == '_' && p[1] == 'x' && g_ascii_isxdigit (p[2]) && g_ascii_isxdigit (p[3])
         && g_ascii_isxdigit (p[4]) && g_ascii_isxdigit (p[5]) && p[6] == '_';
}

const char *
hp_xlsx_cell_text (HpStyle style, const char *text, GString *out)
{
  int units = 0;

  if ((style & HP_STYLE_INDENT) == 0 && strlen (text) <= MAX_TEXT && strstr (text, "_x") == NULL)
    return text;
  g_string_assign (out, (style & HP_STYLE_INDENT) != 0 ? INDENT : "");
  units = (int) out->len;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean escaped = c == '_' && is_escape (p);

      /* The library counts the seven letters of an escape. */
      units += escaped ? 7 : c > 0xffff ? 2 : 1;
      if (c == '\n' && (style & HP_STYLE_INDENT) != 0)
        units += strlen (INDENT);
      if (units > MAX_TEXT)
        break;
      if (escaped)
        g_string_append (out, "_x005F");
      g_string_append_unichar (out, c);
      if (c == '\n' && (style & HP_STYLE_INDENT) != 0)
        g_string_append (out, INDENT);
    }
  return out->str;
}
