/* hp-test-ward.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "lib/hp-test-ward.h"

#include "engine/db/hp-journal.h"
#include "engine/db/hp-stmt.h"

#include <glib/gstdio.h>
#include <string.h>

HpTestFolder *
hp_test_folder_new (void)
{
  GError *error = NULL;
  char *folder = g_dir_make_tmp ("hp-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
hp_test_folder_free (HpTestFolder *folder)
{
  GDir *dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        hp_test_folder_free (path);
      else
        {
          g_unlink (path);
          g_free (path);
        }
    }
  g_clear_pointer (&dir, g_dir_close);
  if (folder != NULL)
    g_rmdir (folder);
  g_free (folder);
}

void
hp_test_run (HpDb *db, const char *format, ...)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  hp_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

gboolean
hp_test_edit (HpDb *db, const char *action, const char *sql, GError **error)
{
  g_autoptr (HpEdit) edit = hp_edit_begin (db, action, error);

  return edit != NULL && hp_db_exec (db, sql, error) && hp_edit_commit (edit, error);
}

void
hp_test_do (HpDb *db, const char *action, const char *format, ...)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  hp_test_edit (db, action, sql, &error);
  g_assert_no_error (error);
}

static char *
first_value (HpDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_auto (HpStmt) q = hp_db_query (db, g_intern_string (sql));

  hp_stmt_one (&q, &error);
  g_assert_no_error (error);
  return g_strdup (hp_stmt_text (&q, 0));
}

gint64
hp_test_int (HpDb *db, const char *format, ...)
{
  g_autofree char *sql = NULL;
  g_autofree char *value = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  value = first_value (db, sql);
  return g_ascii_strtoll (value, NULL, 10);
}

char *
hp_test_text (HpDb *db, const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  return first_value (db, sql);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_table (HpDb *db, const char *table, GChecksum *sum)
{
  /* Whether an empty station has a row of zeros or none says nothing. */
  g_autofree char *sql =
      g_strdup_printf ("SELECT * FROM \"%s\"%s", table,
                       g_str_equal (table, "station_total") ? " WHERE voters > 0" : "");
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_auto (HpStmt) q = hp_db_query (db, g_intern_string (sql));

  while (hp_stmt_step (&q, &error) == HP_STEP_ROW)
    {
      GString *line = g_string_new (NULL);

      for (int i = 0; i < hp_stmt_n_columns (&q); i++)
        {
          gboolean null = hp_stmt_is_null (&q, i);
          gsize size;
          const guint8 *data = hp_stmt_blob (&q, i, &size);

          g_string_append_c (line, null ? 'n' : 'v');
          for (gsize k = 0; k < size; k++)
            g_string_append_printf (line, "%02x", data[k]);
        }
      g_ptr_array_add (lines, g_string_free (line, FALSE));
    }
  g_assert_no_error (error);
  g_ptr_array_sort (lines, compare_lines);
  g_checksum_update (sum, (const guchar *) table, -1);
  for (guint i = 0; i < lines->len; i++)
    g_checksum_update (sum, (const guchar *) g_ptr_array_index (lines, i), -1);
}

char *
hp_test_state (HpDb *db)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *names = hp_test_text (
      db, "SELECT group_concat (name) FROM (SELECT name FROM sqlite_schema WHERE type = 'table'"
          " AND name NOT IN ('local', 'journal', 'sequence') AND name NOT GLOB 'sqlite_*'"
          " AND name NOT GLOB 'voter_fts*' ORDER BY name)");
  g_auto (GStrv) tables = g_strsplit (names, ",", -1);

  g_assert_cmpuint (g_strv_length (tables), >, 15);
  for (guint i = 0; tables[i] != NULL; i++)
    add_table (db, tables[i], sum);
  return g_strdup (g_checksum_get_string (sum));
}

void
hp_test_assert_whole (HpDb *db)
{
  g_autoptr (GError) error = NULL;

  hp_journal_verify_all (db, NULL, &error);
  g_assert_no_error (error);
}

void
hp_test_copy (const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  gsize size;

  g_unlink (to);
  if (!g_file_test (from, G_FILE_TEST_EXISTS))
    return;
  g_file_get_contents (from, &data, &size, &error);
  g_assert_no_error (error);
  g_file_set_contents_full (to, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

void
hp_test_copy_crashed (const char *from, const char *to)
{
  static const char *const suffixes[] = { "", "-wal", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *a = g_strconcat (from, suffixes[i], NULL);
      g_autofree char *b = g_strconcat (to, suffixes[i], NULL);

      hp_test_copy (a, b);
    }
}
