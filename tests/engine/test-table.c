/* test-table.c: HpTable by the changes that it announces.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/db/hp-table.h"
#include "lib/hp-test-ward.h"

static const char row_sql[] = "SELECT name, position, nullif (birth, '') FROM voter WHERE id = ?1";

typedef struct
{
  HpDb *db;
  HpTable *table;
  GString *changes; /* "3-1+2" for each, a blank between */
} Fixture;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Fixture *f)
{
  g_assert_true (removed == 0 || added == 0);
  g_assert_true (removed + added > 0);
  g_assert_cmpuint (position + added, <=, g_list_model_get_n_items (model));
  g_string_append_printf (f->changes, "%s%u-%u+%u", f->changes->len > 0 ? " " : "", position,
                          removed, added);
}

static void
set_query (Fixture *f, const char *where_and_order)
{
  g_autoptr (HpQuery) query = hp_query_new ("SELECT id FROM voter ");
  g_autoptr (GError) error = NULL;

  hp_query_append (query, where_and_order);
  hp_table_set_query (f->table, query, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->db = hp_db_new_memory (NULL);
  hp_test_ward_fill (f->db);
  f->table = hp_table_new (f->db, row_sql, HP_TOPIC_VOTER);
  f->changes = g_string_new (NULL);
  g_signal_connect (f->table, "items-changed", G_CALLBACK (items_changed_cb), f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_cmpstr (f->changes->str, ==, "");
  g_string_free (f->changes, TRUE);
  g_assert_finalize_object (f->table);
  g_assert_finalize_object (f->db);
}

static char *
ids (Fixture *f)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (f->table)); i++)
    g_string_append_printf (out, "%s%d", i > 0 ? " " : "", (int) hp_table_get_id (f->table, i));
  return g_string_free (out, FALSE);
}

#define assert_ids(f, expected)                                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *text = ids (f);                                                               \
    g_assert_cmpstr (text, ==, expected);                                                          \
  }                                                                                                \
  G_STMT_END

#define assert_changes(f, expected)                                                                \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_assert_cmpstr ((f)->changes->str, ==, expected);                                             \
    g_string_truncate ((f)->changes, 0);                                                           \
  }                                                                                                \
  G_STMT_END

static void
test_empty (Fixture *f, gconstpointer data)
{
  g_assert_cmpuint (g_list_model_get_item_type (G_LIST_MODEL (f->table)), ==, HP_TYPE_ROW);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->table)), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (f->table), 0));
  g_assert_cmpint (hp_table_get_id (f->table, 0), ==, 0);
  hp_table_reload (f->table);
  set_query (f, "WHERE FALSE");
}

static void
test_queries (Fixture *f, gconstpointer data)
{
  set_query (f, "WHERE station_id = 1 ORDER BY id");
  assert_ids (f, "101 102 103 104");
  assert_changes (f, "0-0+4");
  set_query (f, "WHERE station_id = 1 ORDER BY id");
  assert_changes (f, "");
  set_query (f, "WHERE station_id < 3 ORDER BY id");
  assert_ids (f, "101 102 103 104 105 106 107 108");
  assert_changes (f, "4-0+4");
  set_query (f, "WHERE station_id < 3 AND sex = 'male' ORDER BY id");
  assert_ids (f, "102 104 105 107");
  /* Neither ends alike: all of them go, then the others come. */
  assert_changes (f, "0-8+0 0-0+4");
  set_query (f, "WHERE id IN (102, 105, 107) ORDER BY id");
  assert_changes (f, "1-1+0");
  set_query (f, "WHERE id IN (102, 103, 106, 107) ORDER BY id");
  assert_changes (f, "1-1+0 1-0+2");
  set_query (f, "WHERE id IN (102, 103, 106, 107) ORDER BY id DESC");
  assert_ids (f, "107 106 103 102");
  assert_changes (f, "0-4+0 0-0+4");
  g_assert_cmpuint (hp_table_find (f->table, 103), ==, 2);
  g_assert_cmpuint (hp_table_find (f->table, 101), ==, G_MAXUINT);
  set_query (f, "WHERE FALSE");
  assert_changes (f, "0-4+0");
}

/* A query that cannot run leaves list and query as they were. */
static void
test_bad_query (Fixture *f, gconstpointer data)
{
  g_autoptr (HpQuery) bad = hp_query_new ("SELECT id FROM nowhere");
  g_autoptr (GError) error = NULL;

  set_query (f, "WHERE station_id = 1 ORDER BY id");
  assert_changes (f, "0-0+4");
  g_assert_false (hp_table_set_query (f->table, bad, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_FAILED);
  hp_test_do (f->db, "test", "DELETE FROM voter WHERE id = 104");
  assert_ids (f, "101 102 103");
  assert_changes (f, "3-1+0");
}

static void
test_values (Fixture *f, gconstpointer data)
{
  g_autoptr (HpQuery) query = hp_query_new ("SELECT id FROM voter WHERE station_id = ?");
  g_autoptr (GError) error = NULL;
  g_autoptr (HpRow) row = NULL;

  hp_query_bind_int (query, 2);
  hp_query_append (query, " AND name LIKE ? ORDER BY position");
  hp_query_bind_text (query, "%Hải%");
  g_assert_true (hp_table_set_query (f->table, query, &error));
  assert_ids (f, "107");
  assert_changes (f, "0-0+1");
  row = g_list_model_get_item (G_LIST_MODEL (f->table), 0);
  g_assert_cmpint (hp_row_get_id (row), ==, 107);
  g_assert_cmpint (hp_row_n_values (row), ==, 3);
  g_assert_cmpstr (hp_row_text (row, 0), ==, "Vũ Văn Hải");
  g_assert_cmpint (hp_row_int (row, 1), ==, 3);
  g_assert_cmpint (hp_row_count (row, 1), ==, 3);
  g_assert_false (hp_row_is_null (row, 2));
  g_assert_cmpstr (hp_row_text (row, 3), ==, "");
  g_assert_true (hp_row_is_null (row, 3));
  hp_test_do (f->db, "test", "UPDATE voter SET birth = '' WHERE id = 107");
  g_assert_true (hp_row_is_null (row, 2));
  g_assert_cmpstr (hp_row_text (row, 2), ==, "");
  g_assert_cmpint (hp_row_count (row, 2), ==, G_MININT64);
}

static void
test_identity (Fixture *f, gconstpointer data)
{
  HpRow *first, *again;
  gpointer gone;

  set_query (f, "ORDER BY id");
  assert_changes (f, "0-0+12");
  g_assert_cmpuint (hp_table_n_live (f->table), ==, 0);
  first = g_list_model_get_item (G_LIST_MODEL (f->table), 0);
  gone = g_list_model_get_item (G_LIST_MODEL (f->table), 5);
  g_assert_cmpuint (hp_table_n_live (f->table), ==, 2);
  g_assert_finalize_object (gone);
  g_assert_cmpuint (hp_table_n_live (f->table), ==, 1);
  set_query (f, "ORDER BY id DESC");
  assert_changes (f, "0-12+0 0-0+12");
  again = g_list_model_get_item (G_LIST_MODEL (f->table), 11);
  g_assert_true (first == again);
  g_object_unref (again);
  /* A row outlives its place in the list, and finds back. */
  set_query (f, "WHERE id > 110 ORDER BY id");
  assert_ids (f, "111 112");
  assert_changes (f, "0-12+0 0-0+2");
  g_assert_cmpuint (hp_table_n_live (f->table), ==, 1);
  set_query (f, "WHERE id < 102");
  assert_changes (f, "0-2+0 0-0+1");
  again = g_list_model_get_item (G_LIST_MODEL (f->table), 0);
  g_assert_true (first == again);
  g_object_unref (again);
  g_assert_finalize_object (first);
}

static void
stamp_cb (HpRow *row, GParamSpec *pspec, int *count)
{
  guint stamp;

  g_object_get (row, "stamp", &stamp, NULL);
  g_assert_cmpuint (stamp, >, 1);
  (*count)++;
}

static void
test_refresh (Fixture *f, gconstpointer data)
{
  HpRow *a, *b;
  int a_count = 0, b_count = 0;

  set_query (f, "WHERE station_id = 1 ORDER BY id");
  assert_changes (f, "0-0+4");
  a = g_list_model_get_item (G_LIST_MODEL (f->table), 0);
  b = g_list_model_get_item (G_LIST_MODEL (f->table), 1);
  g_signal_connect (a, "notify::stamp", G_CALLBACK (stamp_cb), &a_count);
  g_signal_connect (b, "notify::stamp", G_CALLBACK (stamp_cb), &b_count);
  hp_test_do (f->db, "test", "UPDATE voter SET name = 'Nông Thị Ảnh' WHERE id = 101");
  g_assert_cmpstr (hp_row_text (a, 0), ==, "Nông Thị Ảnh");
  g_assert_cmpint (a_count, ==, 1);
  g_assert_cmpint (b_count, ==, 0);
  /* What the row does not show, and what is not about voters. */
  hp_test_do (f->db, "test", "UPDATE voter SET note = 'x'");
  hp_test_do (f->db, "test", "UPDATE station SET note = 'x'");
  g_assert_cmpint (a_count + b_count, ==, 1);
  /* A row that is deleted while somebody holds it keeps what it said. */
  hp_test_do (f->db, "test", "DELETE FROM voter WHERE id = 102");
  assert_changes (f, "1-1+0");
  g_assert_cmpstr (hp_row_text (b, 0), ==, "Đặng Văn Bảo");
  g_assert_cmpint (b_count, ==, 0);
  g_object_unref (a);
  g_object_unref (b);
}

static void
test_other_topics (Fixture *f, gconstpointer data)
{
  HpTable *stations =
      hp_table_new (f->db, "SELECT name FROM station WHERE id = ?1", HP_TOPIC_STATION);
  g_autoptr (HpQuery) query = hp_query_new ("SELECT id FROM station ORDER BY number");
  g_autoptr (GError) error = NULL;

  set_query (f, "WHERE station_id = 3 ORDER BY id");
  assert_changes (f, "0-0+4");
  g_assert_true (hp_table_set_query (stations, query, &error));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (stations)), ==, 3);
  hp_test_do (f->db, "test", "INSERT INTO station (id, number) VALUES (9, 9)");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (stations)), ==, 4);
  g_assert_finalize_object (stations);
  hp_test_do (f->db, "test", "DELETE FROM station WHERE id = 9");
}

/* The rows that a view holds may go after the table. */
static void
test_rows_outlive (Fixture *f, gconstpointer data)
{
  HpTable *table = hp_table_new (f->db, row_sql, HP_TOPIC_VOTER);
  g_autoptr (HpQuery) query = hp_query_new ("SELECT id FROM voter");
  HpRow *row;

  g_assert_true (hp_table_set_query (table, query, NULL));
  row = g_list_model_get_item (G_LIST_MODEL (table), 0);
  g_assert_finalize_object (table);
  hp_test_do (f->db, "test", "UPDATE voter SET name = 'A'");
  g_assert_finalize_object (row);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/table/empty", test_empty);
  ADD ("/table/queries", test_queries);
  ADD ("/table/bad-query", test_bad_query);
  ADD ("/table/values", test_values);
  ADD ("/table/identity", test_identity);
  ADD ("/table/refresh", test_refresh);
  ADD ("/table/other-topics", test_other_topics);
  ADD ("/table/rows-outlive", test_rows_outlive);
  return g_test_run ();
}
