/* hp-db-functions.c: the SQL functions that the triggers of the derived tables call.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-text.h"
#include "engine/db/hp-db-private.h"
#include "engine/db/hp-query.h"

#include <string.h>

static const char *
text_of (sqlite3_value *value)
{
  const char *text = (const char *) sqlite3_value_text (value);

  return text != NULL ? text : "";
}

static void
fold_cb (sqlite3_context *context, int n, sqlite3_value **argv)
{
  sqlite3_result_text (context, hp_text_fold (text_of (argv[0])), -1, g_free);
}

static void
name_key_cb (sqlite3_context *context, int n, sqlite3_value **argv)
{
  g_autoptr (GBytes) key = hp_text_name_key (text_of (argv[0]));
  gsize size;
  gconstpointer data = g_bytes_get_data (key, &size);

  sqlite3_result_blob64 (context, data, size, SQLITE_TRANSIENT);
}

static gboolean
is_pair (const char *word)
{
  static const char pairs[][3] = { "ng", "nh", "th", "tr", "ph", "kh", "gi", "ch", "qu" };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (word[0] == pairs[i][0] && word[1] == pairs[i][1])
      return TRUE;
  return FALSE;
}

/* First letters of the words: "nvd", and with the double consonants kept: "ngvd" for a typist who
 * writes "ngđ" for Nguyễn Đức. */
static void
append_initials (GString *out, const char *fold)
{
  gboolean any_pair = FALSE;

  for (int pairs = 0; pairs <= any_pair; pairs++)
    {
      g_string_append_c (out, ' ');
      for (const char *p = fold; *p != '\0'; p++)
        {
          gboolean pair;

          if (*p == ' ' || (p > fold && p[-1] != ' '))
            continue;
          pair = is_pair (p);
          any_pair = any_pair || pair;
          g_string_append_len (out, p, pairs && pair ? 2 : 1);
        }
    }
}

static void
append_word (GString *out, const char *text, gsize len)
{
  g_string_append_c (out, ' ');
  g_string_append_len (out, text, len);
}

/* The last digits backwards, so that one word serves endings of any length; hp_voter_match asks
 * for them the same way. */
static void
append_ending (GString *out, const char *identity, gsize len)
{
  if (len < HP_SEARCH_ENDING_LEAST)
    return;
  g_string_append (out, " " HP_SEARCH_ENDING);
  for (gsize i = 0; i < MIN (len, HP_SEARCH_ENDING_MOST); i++)
    g_string_append_c (out, identity[len - 1 - i]);
}

/* name, birth (ISO), identity, card → the words that a voter is found by. */
static void
voter_search_cb (sqlite3_context *context, int n, sqlite3_value **argv)
{
  g_autofree char *fold = hp_text_fold (text_of (argv[0]));
  const char *birth = text_of (argv[1]), *identity = text_of (argv[2]), *card = text_of (argv[3]);
  GString *out = g_string_sized_new (128);
  gsize len = strlen (identity), born = strlen (birth);

  g_string_append (out, fold);
  append_initials (out, fold);
  if (born >= 4)
    append_word (out, birth, 4);
  if (born == 10)
    {
      append_word (out, birth + 8, 2);
      g_string_append_len (out, birth + 5, 2);
      g_string_append_len (out, birth, 4);
    }
  if (len > 0)
    append_word (out, identity, len);
  append_ending (out, identity, len);
  if (*card != '\0')
    append_word (out, card, strlen (card));
  len = out->len;
  sqlite3_result_text64 (context, g_string_free (out, FALSE), len, g_free, SQLITE_UTF8);
}

gboolean
hp_db_add_functions (sqlite3 *sqlite)
{
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

  return sqlite3_create_function_v2 (sqlite, "hp_fold", 1, flags, NULL, fold_cb, NULL, NULL, NULL)
             == SQLITE_OK
         && sqlite3_create_function_v2 (sqlite, "hp_name_key", 1, flags, NULL, name_key_cb, NULL,
                                        NULL, NULL)
                == SQLITE_OK
         && sqlite3_create_function_v2 (sqlite, "hp_voter_search", 4, flags, NULL, voter_search_cb,
                                        NULL, NULL, NULL)
                == SQLITE_OK;
}
