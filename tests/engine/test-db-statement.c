/* test-db-statement.c: statements, and what the schema keeps by itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/db/hp-journal.h"
#include "engine/db/hp-query.h"
#include "lib/hp-test-ward.h"

#include <string.h>

static void
test_statement_nested (void)
{
  static const char sql[] = "SELECT ?1 UNION ALL SELECT ?1 + 1";
  g_autoptr (HpDb) db = hp_db_new_memory (NULL);
  gint64 sum = 0;
  g_auto (HpStmt) outer = hp_db_query (db, sql);

  hp_stmt_bind_int (&outer, 1, 10);
  while (hp_stmt_step (&outer, NULL) == HP_STEP_ROW)
    {
      g_auto (HpStmt) inner = hp_db_query (db, sql);

      hp_stmt_bind_int (&inner, 1, 100 * hp_stmt_int (&outer, 0));
      while (hp_stmt_step (&inner, NULL) == HP_STEP_ROW)
        sum += hp_stmt_int (&inner, 0);
    }
  /* (1000 + 1001) + (1100 + 1101) */
  g_assert_cmpint (sum, ==, 4202);
}

static void
test_statement_reset (void)
{
  static const char sql[] = "SELECT ?1, ?2";
  g_autoptr (HpDb) db = hp_db_new_memory (NULL);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 2; i++)
    {
      g_auto (HpStmt) q = hp_db_query (db, sql);

      if (i == 0)
        hp_stmt_bind_text (&q, 1, "kept by nobody");
      hp_stmt_bind_int (&q, 2, i);
      g_assert_true (hp_stmt_one (&q, &error));
      g_assert_cmpint (hp_stmt_n_columns (&q), ==, 2);
      g_assert_true (hp_stmt_is_null (&q, 0) == (i == 1));
      g_assert_cmpint (hp_stmt_int (&q, 1), ==, i);
      hp_stmt_reset (&q);
      g_assert_true (hp_stmt_one (&q, &error));
      g_assert_true (hp_stmt_is_null (&q, 1));
      g_assert_cmpint (hp_stmt_count (&q, 1), ==, G_MININT64);
      g_assert_cmpstr (hp_stmt_text (&q, 1), ==, "");
    }
}

static void
test_statement_errors (void)
{
  g_autoptr (HpDb) db = hp_db_new_memory (NULL);
  g_autoptr (GError) error = NULL;
  g_auto (HpStmt) bad = hp_db_query (db, "SELECT nothing FROM nowhere");
  g_auto (HpStmt) none = hp_db_query (db, "SELECT 1 WHERE FALSE");
  g_auto (HpStmt) index = hp_db_query (db, "SELECT ?1");

  hp_stmt_bind_int (&bad, 1, 5);
  hp_stmt_bind_text (&bad, 2, "x");
  g_assert_cmpint (hp_stmt_step (&bad, &error), ==, HP_STEP_ERROR);
  g_assert_error (error, HP_ERROR, HP_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "nowhere"));
  g_clear_error (&error);
  g_assert_cmpint (hp_stmt_step (&bad, &error), ==, HP_STEP_ERROR);
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (hp_stmt_one (&none, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  hp_stmt_bind_int (&index, 2, 5);
  g_assert_false (hp_stmt_run (&index, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_FAILED);
}

/* A statement may outlive the closing of its document, for instance in a window that goes away. */
static void
test_statement_after_close (void)
{
  static const char sql[] = "SELECT 1 UNION SELECT 2";
  g_autoptr (HpDb) db = hp_db_new_memory (NULL);
  g_auto (HpStmt) q = hp_db_query (db, sql);
  g_auto (HpStmt) second = hp_db_query (db, sql);

  g_assert_cmpint (hp_stmt_step (&q, NULL), ==, HP_STEP_ROW);
  g_assert_cmpint (hp_stmt_step (&second, NULL), ==, HP_STEP_ROW);
  hp_db_close (db);
  hp_db_close (db);
}

static void
test_query (void)
{
  g_autoptr (HpDb) db = hp_db_new_memory (NULL);
  g_autoptr (HpQuery) query = hp_query_new ("SELECT ?");
  g_autoptr (HpQuery) copy = NULL;
  g_auto (HpStmt) q = { 0 };
  g_autoptr (GError) error = NULL;

  hp_query_bind_int (query, 7);
  hp_query_append (query, " + length (?)");
  hp_query_bind_text (query, "Đông");
  copy = hp_query_copy (query);
  hp_query_append (query, " FROM nowhere");
  q = hp_query_prepare (copy, db);
  g_assert_true (hp_stmt_one (&q, &error));
  g_assert_cmpint (hp_stmt_int (&q, 0), ==, 11);
}

static void
test_cancel (void)
{
  g_autoptr (HpDb) db = hp_db_new_memory (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_auto (HpStmt) q = hp_db_query (
      db, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000)"
          " SELECT sum (i) FROM n");

  hp_db_set_cancellable (db, cancellable);
  g_cancellable_cancel (cancellable);
  g_assert_cmpint (hp_stmt_step (&q, &error), ==, HP_STEP_ERROR);
  g_assert_error (error, HP_ERROR, HP_ERROR_CANCELLED);
  g_assert_true (hp_error_is_cancelled (error));
  hp_db_set_cancellable (db, NULL);
  hp_test_ward_fill (db);
}

static void
test_operator (void)
{
  g_autoptr (HpDb) db = hp_db_new_memory (NULL);

  g_assert_cmpstr (hp_db_get_operator (db), ==, "");
  hp_db_set_operator (db, "  Lê  Thị Hoa ");
  g_assert_cmpstr (hp_db_get_operator (db), ==, "Lê Thị Hoa");
}

/* ---- what the schema keeps by itself ---- */

static void
test_constraints (void)
{
  static const struct
  {
    const char *sql;
    const char *why;
  } cases[] = {
    { "INSERT INTO voter (id, station_id, position, name, bodies) VALUES (1, 99, 1, 'A', 1)",
      "FOREIGN KEY" },
    { "DELETE FROM station WHERE id = 1", "FOREIGN KEY" },
    { "UPDATE candidate SET position = 2 WHERE id = 31", "UNIQUE" },
    { "UPDATE station SET number = 'x' WHERE id = 1", "INTEGER" },
    { "UPDATE voter SET bodies = 16", "CHECK" },
    { "UPDATE voter SET name = NULL", "NOT NULL" },
    { "INSERT INTO station_constituency VALUES (1, 'xa', 21)", "UNIQUE" },
  };
  g_autoptr (HpDb) db = hp_db_new_memory (NULL);

  hp_test_ward_fill (db);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (hp_test_edit (db, "test", cases[i].sql, &error));
      g_assert_error (error, HP_ERROR, HP_ERROR_CONSTRAINT);
      g_assert_nonnull (strstr (error->message, cases[i].why));
    }
  g_assert_cmpint (hp_db_get_version (db), ==, 1);
}

/* What triggers make with the program's own functions and FTS5. */
static void
test_derived (void)
{
  g_autoptr (HpDb) db = hp_db_new_memory (NULL);
  g_autofree char *names = NULL;
  g_autofree char *totals = NULL;

  hp_test_ward_fill (db);
  g_assert_cmpint (hp_test_int (db, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (
      hp_test_int (db, "SELECT rowid FROM voter_fts WHERE voter_fts MATCH 'hong AND anh'"), ==,
      101);
  g_assert_cmpint (hp_test_int (db, "SELECT rowid FROM voter_fts WHERE voter_fts MATCH 'dang'"), ==,
                   102);
  g_assert_cmpint (hp_test_int (db, "SELECT rowid FROM voter_fts WHERE voter_fts MATCH '01021980'"),
                   ==, 101);
  /* Station 1 in the order of given names: Ánh, Bảo, Cúc, Dũng. */
  names = hp_test_text (db, "SELECT group_concat (id) FROM (SELECT id FROM voter_index"
                            " WHERE station_id = 1 ORDER BY name_key)");
  g_assert_cmpstr (names, ==, "101,102,103,104");
  totals =
      hp_test_text (db, "SELECT voters || ' ' || men || ' ' || women || ' ' || qh || ' ' || tinh"
                        " || ' ' || huyen || ' ' || xa FROM station_total"
                        " WHERE station_id = 1");
  g_assert_cmpstr (totals, ==, "4 2 2 4 4 0 3");
}

static void
test_rebuild (void)
{
  static const char *const damages[] = {
    "DELETE FROM voter_index WHERE id = 103",
    "UPDATE voter_index SET name_key = x'00' WHERE id = 103",
    "UPDATE voter_index SET station_id = 2 WHERE id = 103",
    "UPDATE voter_index SET position = 9 WHERE id = 103",
    "INSERT INTO voter_index VALUES (999, 1, 1, x'00')",
    "UPDATE station_total SET women = women + 1 WHERE station_id = 1",
    "DELETE FROM station_total WHERE station_id = 2",
    "INSERT INTO station_total VALUES (77, 1, 0, 0, 0, 0, 0, 0)",
    "INSERT INTO voter_fts (rowid, t) VALUES (500, 'stranger')",
    "INSERT INTO voter_fts (voter_fts) VALUES ('delete-all')",
  };
  g_autoptr (HpDb) db = hp_db_new_memory (NULL);

  hp_test_ward_fill (db);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GError) error = NULL;

      hp_test_run (db, "%s", damages[i]);
      g_assert_false (hp_journal_verify_all (db, NULL, &error));
      g_assert_error (error, HP_ERROR, HP_ERROR_CORRUPT);
      g_clear_error (&error);
      g_assert_true (hp_db_rebuild (db, &error));
      hp_test_assert_whole (db);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/db-statement/nested", test_statement_nested);
  g_test_add_func ("/db-statement/reset", test_statement_reset);
  g_test_add_func ("/db-statement/errors", test_statement_errors);
  g_test_add_func ("/db-statement/after-close", test_statement_after_close);
  g_test_add_func ("/db-statement/query", test_query);
  g_test_add_func ("/db-statement/cancel", test_cancel);
  g_test_add_func ("/db-statement/operator", test_operator);
  g_test_add_func ("/db-statement/constraints", test_constraints);
  g_test_add_func ("/db-statement/derived", test_derived);
  g_test_add_func ("/db-statement/rebuild", test_rebuild);
  return g_test_run ();
}
