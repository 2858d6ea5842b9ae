/* test-migrate.c: the ladder of schemas.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/db/hp-migrate.h"
#include "lib/hp-test-ward.h"

#include <sqlite3.h>

static char *
sql_path (int version)
{
  g_autofree char *name = g_strdup_printf ("%04d.sql", version);

  return g_test_build_filename (G_TEST_DIST, "..", "src", "engine", "db", "sql", name, NULL);
}

/* Every file of sql/ is a rung, without gaps. */
static void
test_files (void)
{
  g_autofree char *folder =
      g_test_build_filename (G_TEST_DIST, "..", "src", "engine", "db", "sql", NULL);
  GDir *dir = g_dir_open (folder, 0, NULL);
  int n = 0;

  g_assert_nonnull (dir);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    n += g_str_has_suffix (name, ".sql");
  g_dir_close (dir);
  g_assert_cmpint (hp_migrate_latest (), ==, n);
  for (int v = 1; v <= n; v++)
    {
      g_autofree char *path = sql_path (v);

      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
    }
}

static int
collect_cb (void *data, int n, char **values, char **names)
{
  g_string_append_printf (data, "%s %s %s\n", values[0], values[1], values[2] ? values[2] : "");
  return 0;
}

static void
text_cb (sqlite3_context *context, int n, sqlite3_value **argv)
{
  sqlite3_result_text (context, "", 0, SQLITE_STATIC);
}

/* The schema by SQLite alone, from the files. */
static char *
schema_of_files (void)
{
  GString *out = g_string_new (NULL);
  sqlite3 *sqlite = NULL;

  sqlite3_open (":memory:", &sqlite);
  sqlite3_create_function (sqlite, "hp_fold", 1, SQLITE_UTF8, NULL, text_cb, NULL, NULL);
  sqlite3_create_function (sqlite, "hp_name_key", 1, SQLITE_UTF8, NULL, text_cb, NULL, NULL);
  sqlite3_create_function (sqlite, "hp_voter_search", 4, SQLITE_UTF8, NULL, text_cb, NULL, NULL);
  for (int v = 1; v <= hp_migrate_latest (); v++)
    {
      g_autofree char *path = sql_path (v);
      g_autofree char *sql = NULL;

      g_assert_true (g_file_get_contents (path, &sql, NULL, NULL));
      g_assert_cmpint (sqlite3_exec (sqlite, sql, NULL, NULL, NULL), ==, SQLITE_OK);
    }
  sqlite3_exec (sqlite, "SELECT type, name, sql FROM sqlite_schema ORDER BY name", collect_cb, out,
                NULL);
  sqlite3_close (sqlite);
  return g_string_free (out, FALSE);
}

static void
test_fresh (void)
{
  g_autoptr (HpTestFolder) folder = hp_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "a.homphieu", NULL);
  g_autofree char *expected = schema_of_files ();
  g_autofree char *schema = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  HpDb *db = hp_db_create (path, NULL);
  sqlite3 *sqlite = NULL;

  g_assert_cmpint (hp_test_int (db, "PRAGMA user_version"), ==, hp_migrate_latest ());
  schema = hp_db_get_local (db, "schema");
  g_assert_cmpint (g_ascii_strtoll (schema, NULL, 10), ==, hp_migrate_latest ());
  g_assert_cmpint (hp_test_int (db, "SELECT count (*) FROM sqlite_schema WHERE type = 'table'"
                                    " AND name NOT GLOB 'voter_fts*' AND sql NOT GLOB '*STRICT*'"),
                   ==, 0);
  hp_test_assert_whole (db);
  g_object_unref (db);
  sqlite3_open (path, &sqlite);
  sqlite3_exec (sqlite, "SELECT type, name, sql FROM sqlite_schema ORDER BY name", collect_cb,
                found, NULL);
  sqlite3_close (sqlite);
  g_assert_cmpstr (found->str, ==, expected);
}

/* A table without a primary key would be left out of the changesets without a word. */
static void
test_keys (void)
{
  g_autoptr (HpDb) db = hp_db_new_memory (NULL);

  g_assert_cmpint (
      hp_test_int (db, "SELECT count (*) FROM sqlite_schema s WHERE type = 'table'"
                       " AND name NOT GLOB 'voter_fts*' AND name NOT GLOB 'sqlite_*' AND NOT EXISTS"
                       " (SELECT 1 FROM pragma_table_info (s.name) WHERE pk > 0)"),
      ==, 0);
}

/* A new table is either journaled or one of those that need not be. */
static void
test_tables_known (void)
{
  g_autoptr (HpDb) db = hp_db_new_memory (NULL);
  g_autofree char *names =
      hp_test_text (db, "SELECT group_concat (name, ' ') FROM (SELECT name FROM sqlite_schema"
                        " WHERE type = 'table' AND name NOT GLOB 'voter_fts*' ORDER BY name)");
  g_auto (GStrv) tables = g_strsplit (names, " ", -1);
  static const char *const apart[] = { "journal",       "local",       "sequence",
                                       "station_total", "voter_index", NULL };

  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autoptr (HpDb) one = hp_db_new_memory (NULL);
      gboolean is_apart = g_strv_contains (apart, tables[i]);
      g_autofree char *columns =
          hp_test_text (one,
                        "SELECT group_concat (CASE type WHEN 'TEXT' THEN '''x''' WHEN 'BLOB'"
                        " THEN 'x''01''' ELSE '1' END) FROM pragma_table_info ('%s')",
                        tables[i]);

      hp_test_run (one, "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON");
      if (g_str_equal (tables[i], "local") || g_str_equal (tables[i], "journal"))
        continue; /* rows of both are written by every edit */
      hp_test_do (one, "test", "INSERT INTO %s VALUES (%s)", tables[i], columns);
      g_assert_cmpint (hp_db_get_version (one), ==, is_apart ? 0 : 1);
    }
}

static void
test_check (void)
{
  static const struct
  {
    gint64 version;
    int code; /* -1 = can be read */
  } cases[] = {
    { -1, HP_ERROR_CORRUPT },
    { 0, HP_ERROR_CORRUPT },
    { 1, -1 },
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (hp_migrate_check ("x", cases[i].version, &error) == (cases[i].code < 0));
      if (cases[i].code >= 0)
        g_assert_error (error, HP_ERROR, cases[i].code);
      g_clear_error (&error);
    }
  g_assert_true (hp_migrate_check ("x", hp_migrate_latest (), &error));
  g_assert_false (hp_migrate_check ("x", hp_migrate_latest () + 1, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_NEWER_FILE);
}

/* A document of today stays as it is. */
static void
test_run (void)
{
  g_autoptr (HpDb) db = hp_db_new_memory (NULL);
  g_autoptr (GError) error = NULL;

  hp_test_ward_fill (db);
  g_assert_true (hp_migrate_run (db, &error));
  g_assert_cmpint (hp_db_get_version (db), ==, 1);
  hp_test_run (db, "PRAGMA user_version = %d", hp_migrate_latest () + 1);
  g_assert_false (hp_migrate_run (db, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_NEWER_FILE);
}

#define ADD(name, func) g_test_add_func ("/migrate/" name, func)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("files", test_files);
  ADD ("fresh", test_fresh);
  ADD ("keys", test_keys);
  ADD ("tables-known", test_tables_known);
  ADD ("check", test_check);
  ADD ("run", test_run);
  return g_test_run ();
}
