/* test-edit.c: one action, one transaction, one row of the journal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/db/hp-journal.h"
#include "engine/db/hp-stmt.h"
#include "lib/hp-test-ward.h"

#include <string.h>

static HpDb *
ward (void)
{
  g_autoptr (GError) error = NULL;
  HpDb *db = hp_db_new_memory (&error);

  g_assert_no_error (error);
  hp_db_set_operator (db, "Lê Thị Hoa");
  hp_test_ward_fill (db);
  return db;
}

static void
changed_cb (HpDb *db, guint topics, GArray *heard)
{
  g_array_append_val (heard, topics);
}

static void
assert_state (HpDb *db, const char *expected)
{
  g_autofree char *state = hp_test_state (db);

  g_assert_cmpstr (state, ==, expected);
  hp_test_assert_whole (db);
}

static void
test_one_row (void)
{
  g_autoptr (HpDb) db = ward ();
  g_autoptr (HpEdit) edit = NULL;
  g_autoptr (HpJournalItem) item = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) heard = g_array_new (FALSE, FALSE, sizeof (guint));
  gint64 before = hp_db_get_version (db);

  g_signal_connect (db, "changed", G_CALLBACK (changed_cb), heard);
  edit = hp_edit_begin (db, "voters.import", &error);
  hp_edit_set_number (edit, "accepted", 1614);
  hp_edit_set_text (edit, "file", "Tổ “3”.xlsx");
  hp_edit_set_place (edit, 3, HP_BODY_TINH);
  hp_test_run (db, "UPDATE voter SET note = 'a'; UPDATE station SET note = 'b' WHERE id = 1;"
                   "DELETE FROM turnout");
  g_assert_cmpuint (heard->len, ==, 0);
  g_assert_true (hp_edit_commit (edit, &error));
  g_assert_cmpint (hp_db_get_version (db), ==, before + 1);
  g_assert_cmpuint (heard->len, ==, 1);
  g_assert_cmphex (g_array_index (heard, guint, 0), ==,
                   HP_TOPIC_VOTER | HP_TOPIC_STATION | HP_TOPIC_TURNOUT | HP_TOPIC_JOURNAL);
  item = hp_journal_get (db, before + 1, &error);
  g_assert_cmpstr (item->action, ==, "voters.import");
  g_assert_cmpstr (item->operator_name, ==, "Lê Thị Hoa");
  g_assert_cmpstr (item->kind, ==, "edit");
  g_assert_cmpstr (item->args, ==, "{\"accepted\":1614,\"file\":\"Tổ “3”.xlsx\"}");
  g_assert_cmpint (item->station, ==, 3);
  g_assert_cmpint (item->body, ==, HP_BODY_TINH);
  g_assert_false (item->final);
  g_assert_cmpuint (strlen (item->hash), ==, 64);
  g_assert_true (g_regex_match_simple (
      "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[+-]\\d\\d:\\d\\d$", item->at, 0, 0));
}

/* Nothing done, and something done that comes out as it was. */
static void
test_empty (void)
{
  static const char *const nothing[] = {
    "SELECT 1",
    "UPDATE voter SET note = 'x' WHERE id = 1",
    "UPDATE voter SET name = name",
    "UPDATE voter SET note = 'x' WHERE id = 101; UPDATE voter SET note = '' WHERE id = 101",
    "INSERT INTO setting VALUES ('a', 'b'); DELETE FROM setting WHERE key = 'a'",
  };
  g_autoptr (HpDb) db = ward ();
  g_autoptr (GArray) heard = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *state = hp_test_state (db);

  g_signal_connect (db, "changed", G_CALLBACK (changed_cb), heard);
  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    hp_test_do (db, "test", "%s", nothing[i]);
  g_assert_cmpint (hp_db_get_version (db), ==, 1);
  g_assert_cmpuint (heard->len, ==, 0);
  g_assert_cmpstr (hp_journal_next_undo (db)->action, ==, "test.ward");
  assert_state (db, state);
}

static void
test_rollback (void)
{
  g_autoptr (HpDb) db = ward ();
  g_autofree char *state = hp_test_state (db);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 2; i++)
    {
      G_GNUC_UNUSED g_autoptr (HpEdit) edit = hp_edit_begin (db, "test", &error);

      g_assert_no_error (error);
      hp_test_run (db, "DELETE FROM tally_figure; UPDATE voter SET name = 'A', station_id = 2");
      g_assert_cmpint (hp_test_int (db, "SELECT count (*) FROM tally_figure"), ==, 0);
    }
  g_assert_cmpint (hp_db_get_version (db), ==, 1);
  assert_state (db, state);
}

/* A transaction that SQLite ended by itself must not become half an edit. */
static void
test_ended_by_itself (void)
{
  g_autoptr (HpDb) db = ward ();
  g_autofree char *state = hp_test_state (db);
  g_autoptr (GError) error = NULL;
  g_autoptr (HpEdit) edit = hp_edit_begin (db, "test", &error);
  g_auto (HpStmt) q = hp_db_query (db, "DELETE FROM setting");

  hp_test_run (db, "UPDATE voter SET name = 'A'");
  g_assert_false (
      hp_db_exec (db, "INSERT OR ROLLBACK INTO setting VALUES ('election', '2016')", &error));
  g_clear_error (&error);
  /* Whoever does not look at errors and goes on … */
  g_assert_false (hp_db_exec (db, "UPDATE voter SET name = 'B'", &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_IO);
  g_clear_error (&error);
  g_assert_false (hp_stmt_run (&q, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_IO);
  g_clear_error (&error);
  g_assert_false (hp_edit_commit (edit, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_IO);
  g_clear_pointer (&edit, hp_edit_free);
  g_assert_cmpint (hp_db_get_version (db), ==, 1);
  assert_state (db, state);
}

/* Handlers of "changed" may read, write and begin the next edit. */
static void
again_cb (HpDb *db, guint topics, int *rounds)
{
  if ((*rounds)++ < 2)
    hp_test_do (db, "test.again", "UPDATE voter SET note = note || '%d' WHERE id = 101", *rounds);
}

static void
test_edit_in_handler (void)
{
  g_autoptr (HpDb) db = ward ();
  int rounds = 0;

  g_signal_connect (db, "changed", G_CALLBACK (again_cb), &rounds);
  hp_test_do (db, "test.first", "UPDATE voter SET note = 'first' WHERE id = 101");
  g_assert_cmpint (rounds, ==, 3);
  g_assert_cmpint (hp_db_get_version (db), ==, 4);
  g_assert_cmpint (hp_test_int (db, "SELECT count (*) FROM voter WHERE note = 'first12'"), ==, 1);
  hp_test_assert_whole (db);
}

/* Derived tables that rest follow all the same, whether the edit is kept or not; and afterwards the
 * triggers are there again. */
static void
test_hold_derived (void)
{
  g_autoptr (HpDb) db = ward ();
  g_autoptr (GError) error = NULL;

  for (int commit = 0; commit < 2; commit++)
    {
      g_autofree char *before = hp_test_state (db);
      g_autoptr (HpEdit) edit = hp_edit_begin (db, "voters.import", &error);

      hp_test_run (db, "UPDATE voter SET name = 'Lò Văn ' || id WHERE id < 103");
      hp_edit_hold_derived (edit);
      g_assert_true (hp_test_add_voters (db, edit, 3, 20, &error));
      hp_test_run (db, "DELETE FROM voter WHERE id = 105; UPDATE voter SET station_id = 2, sex = ''"
                       " WHERE id = 106");
      if (commit)
        g_assert_true (hp_edit_commit (edit, &error));
      else
        {
          g_clear_pointer (&edit, hp_edit_free);
          assert_state (db, before);
        }
      g_assert_no_error (error);
      hp_test_assert_whole (db);
    }
  hp_test_do (db, "voter.change", "UPDATE voter SET name = 'Lường Thị Đào' WHERE id = 101");
  g_assert_cmpint (hp_test_int (db, "SELECT rowid FROM voter_fts WHERE voter_fts MATCH 'luong'"),
                   ==, 101);
  hp_test_assert_whole (db);
  for (int i = 0; i < 2; i++)
    g_assert_true (hp_journal_undo (db, NULL, &error));
  hp_test_assert_whole (db);
}

/* The mark of an import's row: what came after it goes, what came before stays, ids are not given
 * twice. */
static void
test_mark (void)
{
  g_autoptr (HpDb) db = ward ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HpEdit) edit = hp_edit_begin (db, "voters.import", &error);

  for (int i = 0; i < 6; i++)
    {
      g_assert_true (hp_edit_mark (edit, &error));
      g_assert_true (hp_test_add_voters (db, edit, 1, 1, &error));
      hp_test_run (db, "UPDATE voter SET name = 'Lò Văn %c' WHERE id = 101", 'A' + i);
      if (i % 2)
        g_assert_true (hp_edit_back (edit, &error));
    }
  g_assert_true (hp_edit_commit (edit, &error));
  g_assert_cmpint (hp_test_int (db, "SELECT count (*) FROM voter"), ==, 15);
  g_assert_cmpint (hp_test_int (db, "SELECT count (*) FROM voter WHERE name = 'Lò Văn E'"), ==, 1);
  hp_test_assert_whole (db);
}

static gint64
add_voter (HpDb *db, gboolean commit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpEdit) edit = hp_edit_begin (db, "voters.add", &error);
  gint64 id = hp_edit_new_id (edit);

  hp_test_run (
      db,
      "INSERT INTO voter (id, station_id, position, name, bodies) VALUES (%" G_GINT64_FORMAT
      ", 1, 9, 'Cao Văn Mới', 1)",
      id);
  if (commit)
    hp_edit_commit (edit, &error);
  g_assert_no_error (error);
  return id;
}

static void
test_ids (void)
{
  g_autoptr (HpTestFolder) folder = hp_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "a.homphieu", NULL);
  HpDb *db = hp_db_create (path, NULL);
  g_autofree char *text = hp_db_get_local (db, "replica");
  gint64 replica = g_ascii_strtoll (text, NULL, 10), first, last;

  hp_test_ward_fill (db);
  g_assert_cmpint (replica, >=, 1);
  g_assert_cmpint (replica, <, 1 << 20);
  first = add_voter (db, TRUE);
  g_assert_cmpint (first, ==, replica << 32 | 1);
  /* Exact where numbers are doubles. */
  g_assert_cmpint (first, <, G_GINT64_CONSTANT (1) << 53);
  g_assert_cmpint (add_voter (db, TRUE), ==, first + 1);
  /* Deleted or taken back: never given again. */
  hp_test_do (db, "voter.delete", "DELETE FROM voter WHERE id = %" G_GINT64_FORMAT, first + 1);
  g_assert_cmpint (add_voter (db, TRUE), ==, first + 2);
  g_assert_true (hp_journal_undo (db, NULL, NULL));
  g_assert_cmpint (add_voter (db, TRUE), ==, first + 3);
  /* Never written at all: free. */
  g_assert_cmpint (add_voter (db, FALSE), ==, first + 4);
  g_assert_cmpint (add_voter (db, TRUE), ==, first + 4);
  g_object_unref (db);
  db = hp_db_open (path, NULL);
  last = add_voter (db, TRUE);
  g_assert_cmpint (last, ==, first + 5);
  hp_test_assert_whole (db);
  g_object_unref (db);
}

#define ADD(name, func) g_test_add_func ("/edit/" name, func)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("one-row", test_one_row);
  ADD ("empty", test_empty);
  ADD ("rollback", test_rollback);
  ADD ("ended-by-itself", test_ended_by_itself);
  ADD ("edit-in-handler", test_edit_in_handler);
  ADD ("hold-derived", test_hold_derived);
  ADD ("mark", test_mark);
  ADD ("ids", test_ids);
  return g_test_run ();
}
