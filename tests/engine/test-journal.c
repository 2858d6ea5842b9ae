/* test-journal.c: the chain, reading what was changed, and state = journal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/db/hp-journal.h"
#include "engine/db/hp-stmt.h"
#include "lib/hp-test-ward.h"

#include <string.h>

/* Six rows: the ward, four edits, an undo. */
static HpDb *
worked (void)
{
  HpDb *db = hp_db_new_memory (NULL);
  g_autoptr (GError) error = NULL;

  hp_db_set_operator (db, "Lê Thị Hoa");
  hp_test_ward_fill (db);
  hp_test_do (db, "voter.change",
              "UPDATE voter SET name = 'Đinh Văn Ước', birth = '' WHERE id = 103");
  hp_test_do (db, "voter.delete", "DELETE FROM voter WHERE id = 112");
  hp_test_do (
      db, "station.change",
      "UPDATE station SET phone = '0912' WHERE id = 2;"
      "UPDATE candidate SET note = 'n' WHERE id = 34;"
      "UPDATE tally_figure SET ballots = 4 WHERE entry_id = 51 AND kind = 'vote' AND n = 2");
  hp_test_do (db, "member.add",
              "INSERT INTO member (id, organ, position, name, fold, role)"
              " VALUES (70, 'committee', 1, 'Vi Thị Én', 'vi thi en', 'head')");
  g_assert_true (hp_journal_undo (db, NULL, &error));
  g_assert_cmpint (hp_db_get_version (db), ==, 6);
  return db;
}

static void
test_holds (void)
{
  g_autoptr (HpDb) db = worked ();
  g_autoptr (GError) error = NULL;
  gint64 bad = 99;

  g_assert_true (hp_journal_verify (db, &bad, &error));
  g_assert_cmpint (bad, ==, 0);
  hp_test_assert_whole (db);
}

/* The hash as the format promises it, made here by hand for the first row. */
static void
test_hash (void)
{
  g_autoptr (HpDb) db = hp_db_new_memory (NULL);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (HpJournalItem) item = NULL;
  g_autofree char *numbers = NULL;
  g_auto (HpStmt) q = { 0 };
  gconstpointer changeset;
  gsize size;

  hp_db_set_operator (db, "An");
  hp_test_do (db, "setting.change", "INSERT INTO setting VALUES ('a', 'b')");
  item = hp_journal_get (db, 1, NULL);
  q = hp_db_query (db, "SELECT changeset FROM journal");
  g_assert_true (hp_stmt_one (&q, NULL));
  changeset = hp_stmt_blob (&q, 0, &size);
  numbers = g_strdup_printf ("1 0 0 0 %" G_GSIZE_FORMAT, size);
  g_checksum_update (sum, (const guchar *) numbers, (gssize) strlen (numbers) + 1);
  g_checksum_update (sum, (const guchar *) item->at, (gssize) strlen (item->at) + 1);
  g_checksum_update (sum, (const guchar *) "An\0setting.change\0{}\0edit\0", 26);
  g_checksum_update (sum, (const guchar *) "", 1);
  g_checksum_update (sum, changeset, (gssize) size);
  g_assert_cmpstr (item->hash, ==, g_checksum_get_string (sum));
}

/* Every way of changing a row is found, at that row. */
static void
test_tampered (void)
{
  static const struct
  {
    const char *sql;
    gint64 bad;
  } cases[] = {
    { "UPDATE journal SET changeset = CAST (substr (changeset, 1, 40) || x'ff' ||"
      " substr (changeset, 42) AS BLOB) WHERE seq = 1",
      1 },
    { "UPDATE journal SET changeset = x'' WHERE seq = 2", 2 },
    { "UPDATE journal SET args = '{\"accepted\":1}' WHERE seq = 3", 3 },
    { "UPDATE journal SET action = 'voter.delete' WHERE seq = 2", 2 },
    { "UPDATE journal SET operator = 'Bình' WHERE seq = 4", 4 },
    { "UPDATE journal SET operator = 'Lê Thị Hoav', action = 'oter.change' WHERE seq = 2", 2 },
    { "UPDATE journal SET at = '2026-03-15T00:00:00+07:00' WHERE seq = 5", 5 },
    { "UPDATE journal SET kind = 'redo' WHERE seq = 6", 6 },
    { "UPDATE journal SET target = 4 WHERE seq = 6", 6 },
    { "UPDATE journal SET final = 1 WHERE seq = 2", 2 },
    { "UPDATE journal SET final = 2 WHERE seq = 2", 2 },
    { "UPDATE journal SET station = 1 WHERE seq = 2", 2 },
    { "UPDATE journal SET station = 4294967296 WHERE seq = 2", 2 },
    { "UPDATE journal SET body = 'xa' WHERE seq = 2", 2 },
    { "UPDATE journal SET body = 'zz' WHERE seq = 2", 2 },
    { "UPDATE journal SET hash = zeroblob (32) WHERE seq = 6", 6 },
    { "UPDATE journal SET hash = x'' WHERE seq = 3", 3 },
    { "DELETE FROM journal WHERE seq = 1", 1 },
    { "DELETE FROM journal WHERE seq = 3", 3 },
    { "DELETE FROM journal WHERE seq = 3; UPDATE journal SET seq = seq - 1 WHERE seq > 3", 3 },
    /* A chain holds without its last links, too. */
    { "DELETE FROM journal WHERE seq = 6", 6 },
    { "DELETE FROM journal WHERE seq > 3", 4 },
    { "DELETE FROM journal", 1 },
    { "UPDATE local SET value = '6 00' WHERE key = 'journal-head'", 6 },
    { "UPDATE local SET value = '5' || substr (value, 2) WHERE key = 'journal-head'", 6 },
    { "INSERT INTO journal SELECT 7, at, operator, action, args, kind, target, final, station, "
      "body,"
      " hash, changeset FROM journal WHERE seq = 6",
      7 },
    { "INSERT INTO journal SELECT 0, at, operator, action, args, kind, target, final, station, "
      "body,"
      " hash, changeset FROM journal WHERE seq = 6",
      1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HpDb) db = worked ();
      g_autoptr (GError) error = NULL;
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, cases[i].bad);
      gint64 bad = 0;

      hp_test_run (db, "%s", cases[i].sql);
      g_assert_false (hp_journal_verify (db, &bad, &error));
      g_assert_error (error, HP_ERROR, HP_ERROR_CORRUPT);
      g_assert_cmpint (bad, ==, cases[i].bad);
      g_assert_nonnull (strstr (error->message, number));
      g_clear_error (&error);
      g_assert_false (hp_journal_verify_all (db, NULL, &error));
      g_assert_error (error, HP_ERROR, HP_ERROR_CORRUPT);
    }
}

/* What was changed past the journal is found in every table that it holds. */
static void
test_past_the_journal (void)
{
  static const char *const changes[] = {
    "UPDATE voter SET note = 'x' WHERE id = 101",
    "UPDATE voter SET position = 7 WHERE id = 101",
    "DELETE FROM voter WHERE id = 101",
    "INSERT INTO voter (id, station_id, position, name, bodies) VALUES (900, 1, 9, 'A', 1)",
    "UPDATE tally_figure SET ballots = 3 WHERE entry_id = 51 AND kind = 'vote' AND n = 1",
    "UPDATE tally_figure SET ballots = NULL WHERE entry_id = 51 AND kind = 'kept' AND n = 1",
    "UPDATE tally_entry SET valid = 3 WHERE id = 52",
    "INSERT INTO tally_reason VALUES (41, 'T14', 'r', 'An', 'now')",
    "UPDATE turnout SET voted = 3",
    "DELETE FROM turnout_mark WHERE minute = 420",
    "INSERT INTO turnout_mark VALUES (900)",
    "UPDATE setting SET value = '2021' WHERE key = 'election'",
    "UPDATE candidate SET name = 'Trần Văn Ân' WHERE id = 31",
    "UPDATE station_constituency SET constituency_id = 22 WHERE station_id = 1 AND body = 'xa'",
    "INSERT INTO station_listed VALUES (1, 'qh', 5)",
    "INSERT INTO ballot_account (station_id, body, received) VALUES (1, 'xa', 5)",
    "INSERT INTO delivery VALUES (1, '31', 1, 'xa', 1, 'pdf', 'now', 'An', 1, 'ab')",
    "INSERT INTO movement (id, voter_id, kind, at, by) VALUES (1, 101, 'edit', 'now', 'An')",
    "DELETE FROM member WHERE id = 63",
    "UPDATE station_neighbourhood SET position = 3 WHERE neighbourhood_id = 12",
    /* A row taken off the journal's end, and nothing noted of it: state and journal differ. */
    "DELETE FROM journal WHERE seq = 6; DELETE FROM local WHERE key = 'journal-head'",
    /* The rules themselves. */
    "DROP TRIGGER tally_sealed_update",
    "CREATE TRIGGER x AFTER UPDATE ON turnout BEGIN DELETE FROM setting; END",
    "CREATE TABLE notes (a)",
    "DROP INDEX voter_by_birth",
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (HpDb) db = worked ();
      g_autoptr (GError) error = NULL;

      hp_test_run (db, "%s", changes[i]);
      g_assert_true (hp_journal_verify (db, NULL, &error));
      if (hp_journal_verify_all (db, NULL, &error))
        g_error ("not found: %s", changes[i]);
      g_assert_error (error, HP_ERROR, HP_ERROR_CORRUPT);
    }
}

static void
test_verify_cancelled (void)
{
  g_autoptr (HpDb) db = worked ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (hp_journal_verify_all (db, cancellable, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_CANCELLED);
}

/* ---- old → new ---- */

static char *
changes_text (HpDb *db, gint64 seq, guint limit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = hp_journal_changes (db, seq, limit, &error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < changes->len; i++)
    {
      const HpJournalChange *c = g_ptr_array_index (changes, i);

      g_string_append_printf (out, "%s%c %s/%s(%d).%s %s→%s", i > 0 ? "; " : "", c->operation,
                              c->table, c->key, (int) c->row, c->column,
                              c->old_value != NULL ? c->old_value : "-",
                              c->new_value != NULL ? c->new_value : "-");
    }
  return g_string_free (out, FALSE);
}

static void
assert_changes (HpDb *db, gint64 seq, guint limit, const char *expected)
{
  g_autofree char *text = changes_text (db, seq, limit);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_changes (void)
{
  g_autoptr (HpDb) db = worked ();
  g_autoptr (GPtrArray) deleted = NULL;
  g_autoptr (GError) error = NULL;

  assert_changes (db, 2, 0,
                  "u voter/103(103).name Nguyễn Thị Cúc→Đinh Văn Ước;"
                  " u voter/103(103).birth 1961-02→");
  assert_changes (db, 2, 1, "u voter/103(103).name Nguyễn Thị Cúc→Đinh Văn Ước");
  /* Three tables, each with its own names of columns. */
  assert_changes (db, 4, 0,
                  "u station/2(2).phone →0912; u candidate/34(34).note →n;"
                  " u tally_figure/51 vote 2(0).ballots 2→4");
  assert_changes (db, 5, 3,
                  "i member/70(70).id -→70; i member/70(70).organ -→committee;"
                  " i member/70(70).station_id -→-");
  /* The undo of it reads as what it did. */
  assert_changes (db, 6, 2, "d member/70(70).id 70→-; d member/70(70).organ committee→-");
  deleted = hp_journal_changes (db, 3, 0, &error);
  g_assert_cmpuint (deleted->len, ==, 19); /* the columns of a voter */
  g_assert_null (hp_journal_changes (db, 7, 0, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_NOT_FOUND);
}

static void
test_changes_to_null (void)
{
  g_autoptr (HpDb) db = hp_db_new_memory (NULL);

  hp_test_ward_fill (db);
  hp_test_do (db, "tally.enter",
              "UPDATE tally_entry SET listed = NULL, received = 5 WHERE id = 51");
  hp_test_do (db, "setting.change", "UPDATE setting SET value = '2021' WHERE key = 'election'");
  assert_changes (db, 2, 0, "u tally_entry/51(51).listed 3→-; u tally_entry/51(51).received -→5");
  assert_changes (db, 3, 0, "u setting/election(0).value 2026→2021");
}

static void
test_changes_damaged (void)
{
  static const char *const damages[] = { "x'ff00'", "x'5403'", "substr (changeset, 1, 60)" };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (HpDb) db = worked ();
      g_autoptr (GError) error = NULL;

      hp_test_run (db, "UPDATE journal SET changeset = CAST (%s AS BLOB) WHERE seq = 1",
                   damages[i]);
      g_assert_null (hp_journal_changes (db, 1, 0, &error));
      g_assert_error (error, HP_ERROR, HP_ERROR_CORRUPT);
    }
}

#define ADD(name, func) g_test_add_func ("/journal/" name, func)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("holds", test_holds);
  ADD ("hash", test_hash);
  ADD ("tampered", test_tampered);
  ADD ("past-the-journal", test_past_the_journal);
  ADD ("verify-cancelled", test_verify_cancelled);
  ADD ("changes", test_changes);
  ADD ("changes-to-null", test_changes_to_null);
  ADD ("changes-damaged", test_changes_damaged);
  return g_test_run ();
}
