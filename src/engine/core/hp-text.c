/* hp-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-text.h"

#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

static gboolean
is_ascii (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text >= 0x80)
      return FALSE;
  return TRUE;
}

/* The vertical tab is a line break inside a cell; U+0085 one of old mainframes. */
static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x000B || c == 0x0085;
}

char *
hp_text_clean (const char *text)
{
  gboolean blank = FALSE;
  GString *out;
  char *nfc;

  if (text == NULL || *text == '\0' || !g_utf8_validate (text, -1, NULL))
    return g_strdup ("");
  out = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_blank (c))
        blank = out->len > 0;
      else if (g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT)
        continue; /* soft hyphens, zero-width blanks, marks of direction */
      else
        {
          if (blank)
            g_string_append_c (out, ' ');
          blank = FALSE;
          g_string_append_len (out, p, g_utf8_next_char (p) - p);
        }
    }
  /* Last: what was dropped may have stood between a letter and its mark. */
  if (is_ascii (out->str))
    return g_string_free (out, FALSE);
  nfc = g_utf8_normalize (out->str, out->len, G_NORMALIZE_NFC);
  g_string_free (out, TRUE);
  return nfc;
}

char *
hp_text_fold (const char *text)
{
  g_autofree char *clean = hp_text_clean (text);
  g_autofree char *nfd = NULL;
  GString *out;

  if (is_ascii (clean))
    return g_ascii_strdown (clean, -1);
  nfd = g_utf8_normalize (clean, -1, G_NORMALIZE_NFD);
  out = g_string_sized_new (strlen (nfd));
  for (const char *p = nfd; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_unichar_tolower (g_utf8_get_char (p));

      /* A mark that stood alone leaves a blank too many. */
      if (g_unichar_ismark (c) || (c == ' ' && (out->len == 0 || out->str[out->len - 1] == ' ')))
        continue;
      if (c == 0x0111 || c == 0x00F0)
        c = 'd';
      g_string_append_unichar (out, c);
    }
  return g_strchomp (g_string_free (out, FALSE));
}

static char *
without_brackets (const char *clean)
{
  GString *out = g_string_new (NULL);
  int depth = 0;
  char *s;

  for (; *clean != '\0'; clean++)
    {
      if (*clean == '(')
        depth++;
      else if (*clean == ')' && depth > 0)
        depth--;
      else if (depth == 0)
        g_string_append_c (out, *clean);
    }
  s = hp_text_clean (out->str);
  g_string_free (out, TRUE);
  return s;
}

void
hp_name_split (const char *full, HpName *name)
{
  g_autofree char *clean = hp_text_clean (full);
  g_autofree char *plain = without_brackets (clean);
  const char *first, *last;

  memset (name, 0, sizeof *name);
  first = strchr (plain, ' ');
  last = strrchr (plain, ' ');
  if (first == NULL)
    {
      name->family = g_strdup ("");
      name->middle = g_strdup ("");
      name->given = g_strdup (plain);
      return;
    }
  name->family = g_strndup (plain, first - plain);
  name->middle = last > first ? g_strndup (first + 1, last - first - 1) : g_strdup ("");
  name->given = g_strdup (last + 1);
}

void
hp_name_clear (HpName *name)
{
  g_clear_pointer (&name->family, g_free);
  g_clear_pointer (&name->middle, g_free);
  g_clear_pointer (&name->given, g_free);
}

/* Opening a collator costs a millisecond, using one from two threads is not allowed. */
static UCollator *
collator (void)
{
  static GPrivate slot = G_PRIVATE_INIT ((GDestroyNotify) ucol_close);
  UCollator *coll = g_private_get (&slot);
  UErrorCode status = U_ZERO_ERROR;

  if (coll == NULL)
    {
      coll = ucol_open ("vi", &status);
      if (U_FAILURE (status))
        g_error ("ICU has no collator: %s", u_errorName (status));
      /* Letters and tones. Capitals must not count: in a given name they would outrank the
       * family name. */
      ucol_setStrength (coll, UCOL_SECONDARY);
      g_private_set (&slot, coll);
    }
  return coll;
}

static void
append_key (GByteArray *key, const char *text)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar stack[256];
  g_autofree UChar *heap = NULL;
  UChar *u = stack;
  guint8 buf[1024];
  int32_t n = 0, len;

  u_strFromUTF8 (stack, G_N_ELEMENTS (stack), &n, text, -1, &status);
  if (status == U_BUFFER_OVERFLOW_ERROR)
    {
      status = U_ZERO_ERROR;
      heap = g_new (UChar, n + 1);
      u = heap;
      u_strFromUTF8 (u, n + 1, &n, text, -1, &status);
    }
  if (U_FAILURE (status) && status != U_STRING_NOT_TERMINATED_WARNING)
    n = 0;
  len = ucol_getSortKey (collator (), u, n, buf, sizeof buf);
  if (len <= (int32_t) sizeof buf)
    g_byte_array_append (key, buf, len);
  else
    {
      g_autofree guint8 *big = g_malloc (len);

      ucol_getSortKey (collator (), u, n, big, len);
      g_byte_array_append (key, big, len);
    }
}

GBytes *
hp_text_name_key (const char *full)
{
  g_auto (HpName) name = { 0 };
  GByteArray *key = g_byte_array_new ();

  /* Each part is a whole key with its closing 0: a tone in the given name outranks the family. */
  hp_name_split (full, &name);
  append_key (key, name.given);
  append_key (key, name.family);
  append_key (key, name.middle);
  return g_byte_array_free_to_bytes (key);
}

GBytes *
hp_text_sort_key (const char *text)
{
  g_autofree char *clean = hp_text_clean (text);
  GByteArray *key = g_byte_array_new ();

  append_key (key, clean);
  return g_byte_array_free_to_bytes (key);
}

const char *
hp_text_collation (void)
{
  static gsize once = 0;
  static char *text = NULL;

  if (g_once_init_enter (&once))
    {
      UVersionInfo version;

      ucol_getVersion (collator (), version);
      text = g_strdup_printf ("vi-%d.%d.%d.%d", version[0], version[1], version[2], version[3]);
      g_once_init_leave (&once, 1);
    }
  return text;
}
