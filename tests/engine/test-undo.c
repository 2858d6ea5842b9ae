/* test-undo.c: undo, redo, and what sealing ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/db/hp-journal.h"
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
undo (HpDb *db)
{
  g_autoptr (GError) error = NULL;

  hp_journal_undo (db, NULL, &error);
  g_assert_no_error (error);
}

static void
redo (HpDb *db)
{
  g_autoptr (GError) error = NULL;

  hp_journal_redo (db, NULL, &error);
  g_assert_no_error (error);
}

/* Each step is undone and done again, with the state compared at each stop. */
static void
test_sequence (void)
{
  static const char *const steps[] = {
    "UPDATE voter SET name = 'Đinh Văn Ước', birth = '1960', card = '', sex = '' WHERE id = 103",
    "UPDATE voter SET station_id = 3, position = 9 WHERE station_id = 1",
    "UPDATE voter SET state = 'removed' WHERE station_id = 2",
    ("UPDATE voter SET bodies = 15 - bodies, sex = CASE sex WHEN 'male' THEN 'female' ELSE 'male' "
     "END"),
    "DELETE FROM voter WHERE sex = 'female'",
    "DELETE FROM voter",
    /* Takes neighbourhoods, places in constituencies, figures and members along. */
    "DELETE FROM station WHERE id = 2",
    "DELETE FROM tally; DELETE FROM station WHERE id IN (1, 3); DELETE FROM neighbourhood",
    "DELETE FROM constituency WHERE id = 21",
    "DELETE FROM setting",
    "INSERT INTO setting VALUES ('election', '2021')",
    "UPDATE setting SET key = 'x'",
    "DELETE FROM turnout_mark WHERE minute = 420",
    "UPDATE turnout_mark SET minute = 421",
  };
  g_autoptr (HpDb) db = ward ();
  char *states[G_N_ELEMENTS (steps) + 1];

  states[0] = hp_test_state (db);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      hp_test_do (db, "test", "%s", steps[i]);
      states[i + 1] = hp_test_state (db);
      g_assert_cmpstr (states[i + 1], !=, states[i]);
    }
  for (guint i = G_N_ELEMENTS (steps); i > 0; i--)
    {
      undo (db);
      assert_state (db, states[i - 1]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      redo (db);
      assert_state (db, states[i + 1]);
      undo (db);
      assert_state (db, states[i]);
      redo (db);
    }
  assert_state (db, states[G_N_ELEMENTS (steps)]);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_free (states[i]);
}

/* Rows that changed places where each number may be there once. */
static void
test_places_changed (void)
{
  static const char *const steps[] = {
    "UPDATE candidate SET position = 99 WHERE id = 31; UPDATE candidate SET position = 1 WHERE id ="
    " 32; UPDATE candidate SET position = 2 WHERE id = 31",
    /* All five, one on. */
    "UPDATE candidate SET position = 100 + position; UPDATE candidate SET position ="
    " (position - 100) % 5 + 1",
    "UPDATE station SET number = 1000 + number; UPDATE station SET number = 1004 - number",
    "UPDATE neighbourhood SET fold = 'x' || fold; UPDATE neighbourhood SET fold = CASE fold"
    " WHEN 'xthon dong' THEN 'thon doai' WHEN 'xthon doai' THEN 'thon dong' ELSE substr (fold, 2)"
    " END",
    /* A number goes from a row that is deleted to one that is new. */
    "DELETE FROM tally_figure; DELETE FROM candidate WHERE id = 33; INSERT INTO candidate (id, "
    "constituency_id, position, "
    "name)"
    " VALUES (36, 21, (SELECT min (n.value) FROM (SELECT 1 value UNION SELECT 2 UNION SELECT 3"
    " UNION SELECT 4 UNION SELECT 5) n WHERE n.value NOT IN (SELECT position FROM candidate)), "
    "'A')",
    "UPDATE tally SET round = 2; INSERT INTO tally (id, station_id, body, constituency_id, state)"
    " VALUES (42, 1, 'xa', 21, 'empty')",
  };
  g_autoptr (HpDb) db = ward ();

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *before = hp_test_state (db);
      g_autofree char *after = NULL;

      hp_test_do (db, "test", "%s", steps[i]);
      after = hp_test_state (db);
      g_assert_cmpstr (before, !=, after);
      undo (db);
      assert_state (db, before);
      redo (db);
      assert_state (db, after);
    }
}

static void
test_stacks (void)
{
  g_autoptr (HpDb) db = ward ();
  g_autoptr (HpJournalItem) done = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) heard = g_array_new (FALSE, FALSE, sizeof (guint));

  g_assert_null (hp_journal_next_redo (db));
  hp_test_do (db, "one", "UPDATE station SET note = '1'");
  hp_test_do (db, "two", "UPDATE station SET note = '2'; UPDATE candidate SET note = '2'");
  g_signal_connect (db, "changed", G_CALLBACK (changed_cb), heard);
  g_assert_true (hp_journal_undo (db, &done, &error));
  g_assert_cmpstr (done->action, ==, "two");
  g_assert_cmpuint (heard->len, ==, 1);
  g_assert_cmphex (g_array_index (heard, guint, 0), ==,
                   HP_TOPIC_STATION | HP_TOPIC_CANDIDATE | HP_TOPIC_JOURNAL);
  g_clear_pointer (&done, hp_journal_item_free);
  done = hp_journal_get (db, 4, &error);
  g_assert_cmpstr (done->kind, ==, "undo");
  g_assert_cmpstr (done->action, ==, "two");
  g_assert_cmpint (done->target, ==, 3);
  g_assert_cmpstr (hp_journal_next_undo (db)->action, ==, "one");
  g_assert_cmpstr (hp_journal_next_redo (db)->action, ==, "two");
  undo (db);
  redo (db);
  g_assert_cmpstr (hp_journal_next_undo (db)->action, ==, "one");
  /* A new edit ends what could be done again. */
  hp_test_do (db, "three", "UPDATE station SET note = '3'");
  g_assert_null (hp_journal_next_redo (db));
  g_assert_false (hp_journal_redo (db, NULL, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  undo (db);
  undo (db);
  undo (db);
  g_assert_null (hp_journal_next_undo (db));
  g_assert_false (hp_journal_undo (db, NULL, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_NOT_FOUND);
  g_assert_cmpint (hp_test_int (db, "SELECT count (*) FROM station"), ==, 0);
  hp_test_assert_whole (db);
}

/* What can be undone is the same after closing and opening. */
static void
test_stacks_kept (void)
{
  g_autoptr (HpTestFolder) folder = hp_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "a.homphieu", NULL);
  HpDb *db = hp_db_create (path, NULL);

  hp_test_ward_fill (db);
  hp_test_do (db, "one", "UPDATE station SET note = '1'");
  hp_test_do (db, "two", "UPDATE station SET note = '2'");
  undo (db);
  g_object_unref (db);
  db = hp_db_open (path, NULL);
  g_assert_cmpstr (hp_journal_next_undo (db)->action, ==, "one");
  g_assert_cmpstr (hp_journal_next_redo (db)->action, ==, "two");
  redo (db);
  g_assert_cmpint (hp_test_int (db, "SELECT count (*) FROM station WHERE note = '2'"), ==, 3);
  g_assert_cmpint (hp_test_int (db, "PRAGMA foreign_keys"), ==, 1);
  g_object_unref (db);
}

/* What came later, and not through the journal's end, stands in the way. */
static void
test_conflict (void)
{
  static const struct
  {
    const char *edit;
    const char *behind; /* done without the journal, as a later merge would */
  } cases[] = {
    { "UPDATE voter SET name = 'A' WHERE id = 101", "UPDATE voter SET name = 'B' WHERE id = 101" },
    { "UPDATE voter SET name = 'A' WHERE id = 101", "DELETE FROM voter WHERE id = 101" },
    { "DELETE FROM voter WHERE id = 101",
      "INSERT INTO voter (id, station_id, position, name, bodies) VALUES (101, 1, 1, 'C', 1)" },
    { "DELETE FROM tally_figure; DELETE FROM candidate WHERE id = 35",
      "INSERT INTO candidate (id, constituency_id, position, name) VALUES (77, 21, 5, 'D')" },
    { "INSERT INTO station (id, number) VALUES (9, 9)",
      "INSERT INTO voter (id, station_id, position, name, bodies) VALUES (900, 9, 1, 'E', 1)" },
    { "UPDATE tally SET counted_at = '23:00'", "UPDATE tally SET state = 'sealed'" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HpDb) db = ward ();
      g_autoptr (GError) error = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      hp_test_do (db, "other.thing", "UPDATE station SET phone = '1'");
      hp_test_do (db, "test", "%s", cases[i].edit);
      hp_test_run (db, "%s", cases[i].behind);
      before = hp_test_state (db);
      g_assert_false (hp_journal_undo (db, NULL, &error));
      g_assert_error (error, HP_ERROR, HP_ERROR_CONFLICT);
      after = hp_test_state (db);
      g_assert_cmpstr (before, ==, after);
      g_assert_cmpint (hp_db_get_version (db), ==, 3);
      g_assert_cmpstr (hp_journal_next_undo (db)->action, ==, "test");
      g_assert_cmpint (hp_test_int (db, "PRAGMA foreign_keys"), ==, 1);
    }
}

/* ---- sealing ---- */

static void
seal (HpDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpEdit) edit = hp_edit_begin (db, "tally.seal", &error);

  hp_edit_set_place (edit, 1, HP_BODY_XA);
  hp_edit_set_final (edit);
  hp_test_run (db, "UPDATE tally SET state = 'sealed', sealed_by = 'An' WHERE id = 41");
  hp_edit_commit (edit, &error);
  g_assert_no_error (error);
}

static void
enter (HpDb *db, const char *action, int station, HpBody body, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpEdit) edit = hp_edit_begin (db, action, &error);

  hp_edit_set_place (edit, station, body);
  hp_test_run (db, "%s", sql);
  hp_edit_commit (edit, &error);
  g_assert_no_error (error);
}

static void
test_final (void)
{
  g_autoptr (HpDb) db = ward ();

  enter (db, "tally.enter", 1, HP_BODY_XA, "UPDATE tally_entry SET valid = 1 WHERE id = 51");
  enter (db, "tally.enter", 2, HP_BODY_XA,
         "INSERT INTO tally (id, station_id, body, constituency_id, state)"
         " VALUES (42, 2, 'xa', 21, 'empty')");
  enter (db, "tally.enter", 1, HP_BODY_QH,
         "INSERT INTO tally (id, station_id, body, constituency_id, state)"
         " VALUES (43, 1, 'qh', 22, 'empty')");
  enter (db, "station.change", 1, HP_BODY_XA, "UPDATE station SET note = 'x' WHERE id = 1");
  undo (db);
  seal (db);
  g_assert_null (hp_journal_next_redo (db));
  /* Neither the sealing nor what led to it: the other body's and the other station's. */
  g_assert_cmpint (hp_journal_next_undo (db)->body, ==, HP_BODY_QH);
  undo (db);
  g_assert_cmpint (hp_journal_next_undo (db)->station, ==, 2);
  undo (db);
  g_assert_cmpstr (hp_journal_next_undo (db)->action, ==, "test.ward");
  g_assert_cmpint (hp_test_int (db, "SELECT count (*) FROM tally WHERE state = 'sealed'"), ==, 1);
  hp_test_assert_whole (db);
}

/* What a sealed tally rests on stays; what is older does not wait for it. */
static void
test_ground (void)
{
  static const struct
  {
    const char *action;
    int station;
    HpBody body;
    gboolean stays; /* on the stack */
  } cases[] = {
    { "constituency.edit", 0, HP_BODY_QH, FALSE },   { "constituency.add", 0, HP_BODY_XA, FALSE },
    { "candidates.import", 0, HP_BODY_NONE, FALSE }, { "candidates.sort", 0, HP_BODY_NONE, FALSE },
    { "candidate.edit", 0, HP_BODY_XA, FALSE },      { "stations.import", 0, HP_BODY_NONE, FALSE },
    { "station.edit", 2, HP_BODY_NONE, FALSE },      { "voters.import", 0, HP_BODY_NONE, FALSE },
    { "voters.move", 2, HP_BODY_NONE, FALSE },       { "voters.remove", 0, HP_BODY_NONE, FALSE },
    { "voter.edit", 1, HP_BODY_NONE, FALSE },        { "setting.change", 0, HP_BODY_NONE, FALSE },
    { "turnout.import", 0, HP_BODY_NONE, FALSE },    { "turnout.set", 1, HP_BODY_XA, FALSE },
    { "turnout.set", 1, HP_BODY_QH, TRUE },          { "turnout.set", 2, HP_BODY_XA, TRUE },
    { "turnout.add-mark", 0, HP_BODY_NONE, TRUE },   { "tally.entry", 1, HP_BODY_XA, FALSE },
    { "tally.entry", 1, HP_BODY_QH, TRUE },          { "tally.entry", 2, HP_BODY_XA, TRUE },
    { "members.import", 0, HP_BODY_NONE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HpDb) db = ward ();
      g_autofree char *sealed = NULL;

      g_test_message ("%s %d %d", cases[i].action, cases[i].station, cases[i].body);
      enter (db, "members.import", 0, HP_BODY_NONE, "UPDATE member SET name = 'A'");
      enter (db, cases[i].action, cases[i].station, cases[i].body,
             "UPDATE station SET note = 'old' WHERE id = 2");
      seal (db);
      sealed = hp_test_state (db);
      /* What comes after the seal can always be taken back. */
      enter (db, "voter.edit", 1, HP_BODY_NONE, "UPDATE station SET note = 'new' WHERE id = 2");
      undo (db);
      assert_state (db, sealed);
      g_assert_cmpstr (hp_journal_next_undo (db)->action, ==,
                       cases[i].stays ? cases[i].action : "members.import");
      undo (db);
      g_assert_cmpstr (hp_journal_next_undo (db)->action, ==,
                       cases[i].stays ? "members.import" : "test.ward");
      hp_test_assert_whole (db);
    }
}

/* Where nothing else is left, the seal is the reason. */
static void
test_nothing_but_sealed (void)
{
  g_autoptr (HpDb) db = hp_db_new_memory (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HpEdit) edit = NULL;

  enter (db, "voters.import", 0, HP_BODY_NONE, "INSERT INTO station (id, number) VALUES (1, 1)");
  edit = hp_edit_begin (db, "tally.seal", &error);
  hp_edit_set_place (edit, 1, HP_BODY_XA);
  hp_edit_set_final (edit);
  hp_test_run (db, "UPDATE station SET note = 'sealed'");
  g_assert_true (hp_edit_commit (edit, &error));
  g_assert_null (hp_journal_next_undo (db));
  g_assert_false (hp_journal_undo (db, NULL, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "a tally is sealed"));
  g_clear_error (&error);
  g_assert_false (hp_journal_redo (db, NULL, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_NOT_FOUND);
}

/* The edit that made the tally made other things too: it stays on the stack, and is refused. */
static void
test_sealed_stands_in_the_way (void)
{
  g_autoptr (HpDb) db = ward ();
  g_autoptr (GError) error = NULL;
  g_autofree char *state = NULL;

  seal (db);
  state = hp_test_state (db);
  g_assert_cmpstr (hp_journal_next_undo (db)->action, ==, "test.ward");
  g_assert_false (hp_journal_undo (db, NULL, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_CONFLICT);
  assert_state (db, state);
}

static void
test_sealed (void)
{
  static const char *const attempts[] = {
    "UPDATE tally SET state = 'agreed' WHERE id = 41",
    "UPDATE tally SET incidents = 'x' WHERE id = 41",
    "DELETE FROM tally WHERE id = 41",
    "UPDATE tally_entry SET valid = 3 WHERE id = 51",
    "DELETE FROM tally_entry WHERE id = 52",
    ("INSERT INTO tally_entry (id, tally_id, entry, by, at) VALUES (53, 41, 2, 'C', 'now')"
     " ON CONFLICT DO UPDATE SET by = 'C'"),
    "UPDATE tally_figure SET ballots = 9 WHERE entry_id = 51",
    "DELETE FROM tally_figure WHERE entry_id = 51",
    "INSERT INTO tally_figure VALUES (51, 'invalid', 1, 1, NULL)",
    "REPLACE INTO tally_figure VALUES (51, 'vote', 1, 9, 31)",
    "INSERT INTO tally_reason VALUES (41, 'T14', 'r', 'An', 'now')",
    "UPDATE tally_reason SET reason = 'other'",
    "DELETE FROM tally_reason",
  };
  g_autoptr (HpDb) db = ward ();

  hp_test_do (db, "tally.reason", "INSERT INTO tally_reason VALUES (41, 'T15', 'r', 'An', 'now')");
  seal (db);
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *state = hp_test_state (db);

      g_assert_false (hp_test_edit (db, "test", attempts[i], &error));
      g_assert_error (error, HP_ERROR, HP_ERROR_REFUSED);
      assert_state (db, state);
    }
}

/* 500 of everything, in any order: state = journal all the way, and all of it can be taken back. */
static void
test_random (void)
{
  g_autoptr (HpDb) db = ward ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260315);
  g_autofree char *empty = NULL;
  g_autofree char *state = NULL;
  g_autoptr (HpDb) fresh = hp_db_new_memory (NULL);
  /* Set where each instruction is checked (valgrind). */
  int every = g_getenv ("HOMPHIEU_TEST_FEW") != NULL ? 125 : 25;
  int done[HP_TEST_N_ACTS] = { 0 };

  for (int i = 0; i < 500; i++)
    {
      HpTestAct act = (HpTestAct) g_rand_int_range (rand, 0, HP_TEST_N_ACTS);

      if (act == HP_TEST_SEAL) /* at the end only */
        act = HP_TEST_UNDO;
      done[act] += hp_test_ward_act (db, act, rand);
      if (i % every == every - 1)
        hp_test_assert_whole (db);
    }
  for (int act = 0; act < HP_TEST_N_ACTS; act++)
    g_assert_true (done[act] > 0 || act == HP_TEST_SEAL);
  while (hp_journal_next_undo (db) != NULL)
    undo (db);
  empty = hp_test_state (fresh);
  state = hp_test_state (db);
  g_assert_cmpstr (state, ==, empty);
  while (hp_journal_next_redo (db) != NULL)
    redo (db);
  for (int i = 0; i < 60; i++)
    hp_test_ward_act (db, i % 2 ? HP_TEST_SEAL : HP_TEST_TALLY, rand);
  g_assert_cmpint (hp_test_int (db, "SELECT count (*) FROM tally WHERE state = 'sealed'"), >, 0);
  hp_test_assert_whole (db);
}

#define ADD(name, func) g_test_add_func ("/undo/" name, func)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("sequence", test_sequence);
  ADD ("places-changed", test_places_changed);
  ADD ("stacks", test_stacks);
  ADD ("stacks-kept", test_stacks_kept);
  ADD ("conflict", test_conflict);
  ADD ("final", test_final);
  ADD ("ground", test_ground);
  ADD ("nothing-but-sealed", test_nothing_but_sealed);
  ADD ("sealed-stands-in-the-way", test_sealed_stands_in_the_way);
  ADD ("sealed", test_sealed);
  ADD ("random", test_random);
  return g_test_run ();
}
