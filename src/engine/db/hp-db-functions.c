/* hp-db-functions.c: the SQL functions that the triggers of the derived tables call.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-text.h"
#include "engine/db/hp-db-private.h"

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

/* First letters of the words: "nvd", and with the double consonants kept: "ngvd" for a typist who
 * writes "ngđ" for Nguyễn Đức. */
static void
append_initials (GString *out, const char *fold)
{
  static const char *const pairs[] = { "ng", "nh", "th", "tr", "ph", "kh", "gi", "ch", "qu" };
  g_auto (GStrv) words = g_strsplit (fold, " ", -1);
  GString *one = g_string_new (" "), *two = g_string_new (" ");

  for (guint i = 0; words[i] != NULL; i++)
    {
      int width = 1;

      if (words[i][0] == '\0')
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (pairs); k++)
        if (g_str_has_prefix (words[i], pairs[k]))
          width = 2;
      g_string_append_c (one, words[i][0]);
      g_string_append_len (two, words[i], width);
    }
  g_string_append (out, one->str);
  if (strcmp (one->str, two->str) != 0)
    g_string_append (out, two->str);
  g_string_free (one, TRUE);
  g_string_free (two, TRUE);
}

/* name, birth (ISO), identity, card → the words that a voter is found by. */
static void
voter_search_cb (sqlite3_context *context, int n, sqlite3_value **argv)
{
  g_autofree char *fold = hp_text_fold (text_of (argv[0]));
  const char *birth = text_of (argv[1]), *identity = text_of (argv[2]), *card = text_of (argv[3]);
  GString *out = g_string_new (fold);
  gsize len = strlen (identity);

  append_initials (out, fold);
  if (strlen (birth) >= 4)
    g_string_append_printf (out, " %.4s", birth);
  if (strlen (birth) == 10)
    g_string_append_printf (out, " %.2s%.2s%.4s", birth + 8, birth + 5, birth);
  if (len > 0)
    g_string_append_printf (out, " %s", identity);
  for (gsize k = 3; k <= 6 && k < len; k++)
    g_string_append_printf (out, " %s", identity + len - k);
  if (*card != '\0')
    g_string_append_printf (out, " %s", card);
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
