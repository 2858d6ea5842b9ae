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

/* ---- most texts are as they should be ---- */

/* Letters of Latin, extended: all of them are normal form C by themselves, and only a mark behind
 * one, which is outside these blocks, would change it. */
#define LATIN_FIRST 0x00C0
#define LATIN_LAST 0x027F /* the last that a byte C9 begins */
#define VIETNAMESE_FIRST 0x1E00
#define VIETNAMESE_LAST 0x1EFF

/* The letter at @p, of one of those blocks, and its length; 0 for anything else. */
static gunichar
latin_at (const guchar *p, int *len)
{
  if (p[0] >= 0xC3 && p[0] <= 0xC9 && (p[1] & 0xC0) == 0x80)
    {
      *len = 2;
      return (gunichar) (p[0] & 0x1F) << 6 | (p[1] & 0x3F);
    }
  if (p[0] == 0xE1 && p[1] >= 0xB8 && p[1] <= 0xBB && (p[2] & 0xC0) == 0x80)
    {
      *len = 3;
      return 0x1000 | (gunichar) (p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    }
  return 0;
}

/* TRUE where cleaning would surely change nothing. */
static gboolean
is_clean (const char *text)
{
  const guchar *p = (const guchar *) text;
  int len;

  while (*p != '\0')
    if (*p > ' ' && *p < 0x7F)
      p++;
    else if (*p == ' ' && p > (const guchar *) text && p[1] > ' ')
      p++;
    else if (latin_at (p, &len) != 0)
      p += len;
    else
      return FALSE;
  return TRUE;
}

char *
hp_text_clean (const char *text)
{
  gboolean blank = FALSE;
  GString *out;
  char *nfc;

  if (text != NULL && is_clean (text))
    return g_strdup (text);
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
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

/* By the letters themselves: decomposed, lower case, without marks. */
static char *
fold_letters (const char *clean)
{
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

/* What a letter of the two blocks folds to where that is one letter from a to z, else 0. */
typedef struct
{
  char latin[LATIN_LAST - LATIN_FIRST + 1];
  char vietnamese[VIETNAMESE_LAST - VIETNAMESE_FIRST + 1];
} FoldTable;

static void
fill_folds (char *table, gunichar first, gunichar last)
{
  for (gunichar c = first; c <= last; c++)
    {
      char letter[8] = { 0 };
      g_autofree char *fold = NULL;

      g_unichar_to_utf8 (c, letter);
      fold = fold_letters (letter);
      table[c - first] = g_ascii_islower (fold[0]) && fold[1] == '\0' ? fold[0] : '\0';
    }
}

static const FoldTable *
fold_table (void)
{
  static FoldTable table;
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      fill_folds (table.latin, LATIN_FIRST, LATIN_LAST);
      fill_folds (table.vietnamese, VIETNAMESE_FIRST, VIETNAMESE_LAST);
      g_once_init_leave (&once, 1);
    }
  return &table;
}

/* Letter by letter from the table; NULL where it does not hold one. */
static char *
fold_by_table (const char *clean)
{
  const FoldTable *table = fold_table ();
  char *fold = g_malloc (strlen (clean) + 1), *out = fold;

  for (const guchar *p = (const guchar *) clean; *p != '\0';)
    {
      gunichar c = *p;
      int len = 1;

      if (c < 0x80)
        *out = g_ascii_tolower ((char) c);
      else if ((c = latin_at (p, &len)) >= VIETNAMESE_FIRST)
        *out = table->vietnamese[c - VIETNAMESE_FIRST];
      else
        *out = c != 0 ? table->latin[c - LATIN_FIRST] : '\0';
      if (*out++ == '\0')
        {
          g_free (fold);
          return NULL;
        }
      p += len;
    }
  *out = '\0';
  return fold;
}

char *
hp_text_fold (const char *text)
{
  g_autofree char *clean = NULL;
  char *fold = text != NULL && is_clean (text) ? fold_by_table (text) : NULL;

  if (fold != NULL)
    return fold;
  clean = hp_text_clean (text);
  return fold_letters (clean);
}

static char *
without_brackets (const char *clean)
{
  GString *out;
  int depth = 0;
  char *s;

  if (strchr (clean, '(') == NULL)
    return g_strdup (clean);
  out = g_string_new (NULL);
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

/* Opening a collator costs a millisecond, using one from two threads is not allowed. The parts of
 * names are few, so that their keys are kept. */
#define KEYS_KEPT 4096

typedef struct
{
  UCollator *collator;
  GHashTable *keys; /* text → GBytes */
} Collation;

static void
collation_free (Collation *collation)
{
  ucol_close (collation->collator);
  g_hash_table_unref (collation->keys);
  g_free (collation);
}

static Collation *
collation (void)
{
  static GPrivate slot = G_PRIVATE_INIT ((GDestroyNotify) collation_free);
  Collation *own = g_private_get (&slot);
  UErrorCode status = U_ZERO_ERROR;

  if (own == NULL)
    {
      own = g_new0 (Collation, 1);
      own->collator = ucol_open ("vi", &status);
      if (U_FAILURE (status))
        g_error ("ICU has no collator: %s", u_errorName (status));
      /* Letters and tones. Capitals must not count: in a given name they would outrank the
       * family name. */
      ucol_setStrength (own->collator, UCOL_SECONDARY);
      own->keys =
          g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
      g_private_set (&slot, own);
    }
  return own;
}

static GBytes *
make_key (const char *text)
{
  UCollator *collator = collation ()->collator;
  UErrorCode status = U_ZERO_ERROR;
  UChar stack[256];
  g_autofree UChar *heap = NULL;
  UChar *u = stack;
  guint8 buf[1024];
  guint8 *big;
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
  len = ucol_getSortKey (collator, u, n, buf, sizeof buf);
  if (len <= (int32_t) sizeof buf)
    return g_bytes_new (buf, len);
  big = g_malloc (len);
  ucol_getSortKey (collator, u, n, big, len);
  return g_bytes_new_take (big, len);
}

/* With its closing 0. */
static void
append_key (GByteArray *key, const char *text)
{
  GHashTable *keys = collation ()->keys;
  GBytes *bytes = g_hash_table_lookup (keys, text);
  gconstpointer data;
  gsize size;

  if (bytes == NULL)
    {
      bytes = make_key (text);
      if (g_hash_table_size (keys) >= KEYS_KEPT)
        g_hash_table_remove_all (keys);
      g_hash_table_insert (keys, g_strdup (text), bytes);
    }
  data = g_bytes_get_data (bytes, &size);
  g_byte_array_append (key, data, size);
}

GBytes *
hp_text_name_key (const char *full)
{
  g_auto (HpName) name = { 0 };
  GByteArray *key = g_byte_array_sized_new (64);

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

      ucol_getVersion (collation ()->collator, version);
      text = g_strdup_printf ("vi-%d.%d.%d.%d", version[0], version[1], version[2], version[3]);
      g_once_init_leave (&once, 1);
    }
  return text;
}
