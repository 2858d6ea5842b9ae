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

char *
hp_text_clean (const char *text)
{
  g_autofree char *nfc = NULL;
  const char *p;
  GString *out;
  gboolean blank = FALSE;

  if (text == NULL || *text == '\0' || !g_utf8_validate (text, -1, NULL))
    return g_strdup ("");
  if (!is_ascii (text))
    nfc = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  p = nfc != NULL ? nfc : text;
  out = g_string_sized_new (strlen (p));
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || c == 0x00A0 || c == 0x202F || c == 0x3000)
        blank = out->len > 0;
      else if (g_unichar_iscntrl (c) || c == 0xFEFF || c == 0x200B || c == 0x00AD)
        continue;
      else
        {
          if (blank)
            g_string_append_c (out, ' ');
          blank = FALSE;
          g_string_append_len (out, p, g_utf8_next_char (p) - p);
        }
    }
  return g_string_free (out, FALSE);
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

      if (g_unichar_ismark (c))
        continue;
      if (c == 0x0111 || c == 0x00F0)
        c = 'd';
      g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
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
