/* test-faults.c: a disk that fails at its 1st, 2nd, 3rd … call, under everything that writes.
 *
 * After each failure the document is opened again, on a sound disk: it must be whole, and stand
 * wholly before or wholly after what was being done; after, where success was reported.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/db/hp-backup.h"
#include "engine/db/hp-journal.h"
#include "lib/hp-fault-vfs.h"
#include "lib/hp-test-ward.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  HpTestFolder *folder;
  char *base;    /* the document before */
  char *path;    /* the one that is worked on */
  char *crashed; /* what would be found if the program had died at the failure */
  char *dest;
} Place;

typedef gboolean (*Act) (Place *place, HpDb *db, GError **error);

/* ---- what is done ---- */

static gboolean
edit_two_tables (Place *place, HpDb *db, GError **error)
{
  return hp_test_edit (db, "voter.move",
                       "UPDATE voter SET station_id = 2, name = 'Đinh Văn Ước' WHERE id = 101;"
                       "INSERT INTO movement (id, voter_id, kind, at, by)"
                       " VALUES (71, 101, 'move', '2026-03-01T08:00:00+07:00', 'An')",
                       error);
}

static gboolean
import_voters (Place *place, HpDb *db, GError **error)
{
  g_autoptr (HpEdit) edit = hp_edit_begin (db, "voters.import", error);

  return edit != NULL && hp_test_add_voters (db, edit, 2, 500, error)
         && hp_edit_commit (edit, error);
}

static gboolean
import_held (Place *place, HpDb *db, GError **error)
{
  g_autoptr (HpEdit) edit = hp_edit_begin (db, "voters.import", error);

  if (edit == NULL)
    return FALSE;
  hp_edit_hold_derived (edit);
  return hp_test_add_voters (db, edit, 2, 500, error) && hp_edit_commit (edit, error);
}

static gboolean
enter_tally (Place *place, HpDb *db, GError **error)
{
  return hp_test_edit (
      db, "tally.enter",
      "INSERT INTO tally (id, station_id, body, constituency_id, state)"
      "  VALUES (42, 2, 'xa', 21, 'first');"
      "INSERT INTO tally_entry (id, tally_id, entry, by, at, voted, valid, invalid)"
      "  VALUES (53, 42, 1, 'An', '2026-03-15T21:00:00+07:00', 4, 3, 1);"
      "INSERT INTO tally_figure VALUES (53, 'kept', 1, 1, NULL), (53, 'kept', 2, 2, NULL),"
      "  (53, 'vote', 1, 3, 31), (53, 'vote', 2, 2, 32), (53, 'vote', 3, 0, 33);",
      error);
}

static gboolean
seal_tally (Place *place, HpDb *db, GError **error)
{
  g_autoptr (HpEdit) edit = hp_edit_begin (db, "tally.seal", error);

  if (edit == NULL)
    return FALSE;
  hp_edit_set_final (edit);
  hp_edit_set_place (edit, 1, HP_BODY_XA);
  return hp_db_exec (db, "UPDATE tally SET state = 'sealed', sealed_by = 'An' WHERE id = 41", error)
         && hp_edit_commit (edit, error);
}

static gboolean
undo (Place *place, HpDb *db, GError **error)
{
  return hp_journal_undo (db, NULL, error);
}

static gboolean
redo (Place *place, HpDb *db, GError **error)
{
  return hp_journal_redo (db, NULL, error);
}

static gboolean
rebuild (Place *place, HpDb *db, GError **error)
{
  return hp_db_rebuild (db, error);
}

static gboolean
backup (Place *place, HpDb *db, GError **error)
{
  return hp_backup_write (db, place->dest, NULL, error);
}

/* ---- the ward, and an edit to take back ---- */

static void
prepare_plain (HpDb *db)
{
}

static void
prepare_edit (HpDb *db)
{
  hp_test_do (db, "test",
              "DELETE FROM station_neighbourhood; DELETE FROM turnout; DELETE FROM voter WHERE id >"
              " 104; DELETE FROM station WHERE id = 3;"
              "UPDATE candidate SET position = 10 + position;"
              "UPDATE candidate SET position = 16 - position");
}

static void
prepare_undone (HpDb *db)
{
  prepare_edit (db);
  g_assert_true (hp_journal_undo (db, NULL, NULL));
}

static Place *
place_new (void (*prepare) (HpDb *db))
{
  Place *place = g_new0 (Place, 1);
  g_autoptr (GError) error = NULL;
  HpDb *db;

  place->folder = hp_test_folder_new ();
  place->base = g_build_filename (place->folder, "base.homphieu", NULL);
  place->path = g_build_filename (place->folder, "work.homphieu", NULL);
  place->crashed = g_build_filename (place->folder, "crashed.homphieu", NULL);
  place->dest = g_build_filename (place->folder, "backup.homphieu", NULL);
  db = hp_db_create (place->base, &error);
  g_assert_no_error (error);
  hp_test_ward_fill (db);
  prepare (db);
  g_object_unref (db);
  return place;
}

static void
place_free (Place *place)
{
  hp_test_folder_free (place->folder);
  g_free (place->base);
  g_free (place->path);
  g_free (place->crashed);
  g_free (place->dest);
  g_free (place);
}

static HpDb *
open_sound (const char *path)
{
  g_autoptr (GError) error = NULL;
  HpDb *db;

  g_assert_false (hp_fault_armed ());
  db = hp_db_open (path, &error);
  g_assert_no_error (error);
  return db;
}

/* The state of a document that must be whole. */
static char *
whole_state (const char *path)
{
  g_autoptr (HpDb) db = open_sound (path);

  hp_test_assert_whole (db);
  return hp_test_state (db);
}

/* ---- one failure ---- */

static const struct
{
  HpFault fault;
  gboolean lasting;
} faults[] = {
  { HP_FAULT_IO, FALSE },
  { HP_FAULT_IO, TRUE },
  { HP_FAULT_FULL, FALSE },
  { HP_FAULT_FULL, TRUE },
};

/* A full disk is called that, whichever file it was that could not grow, with the remedy. */
static void
assert_words (guint kind, const GError *error)
{
  if (error == NULL || faults[kind].fault != HP_FAULT_FULL || !faults[kind].lasting)
    return;
  g_assert_error (error, HP_ERROR, HP_ERROR_DISK_FULL);
  g_assert_nonnull (strstr (error->message, "Make room"));
}

static void
assert_stands (const char *path, const char *before, const char *after, gboolean done)
{
  g_autofree char *state = whole_state (path);

  if (done || g_strcmp0 (state, before) != 0)
    g_assert_cmpstr (state, ==, after);
}

/* A backup is there whole or not at all, and nothing half made beside it. */
static void
assert_backup (Place *place, const char *state, gboolean done)
{
  g_autofree char *part = g_strconcat (place->dest, ".part", NULL);
  gboolean there = g_file_test (place->dest, G_FILE_TEST_EXISTS);

  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_assert_true (there == done);
  if (there)
    assert_stands (place->dest, state, state, TRUE);
  g_unlink (place->dest);
}

/* FALSE when call @n was never made: everything has been tried. */
static gboolean
fail_once (Place *place, Act act, const char *before, const char *after, guint kind, int n)
{
  g_autoptr (GError) error = NULL;
  gboolean done, fired;
  HpDb *db;

  hp_test_copy_crashed (place->base, place->path);
  db = hp_db_open (place->path, &error);
  g_assert_no_error (error);
  hp_fault_arm (faults[kind].fault, n, faults[kind].lasting);
  done = act (place, db, &error);
  fired = hp_fault_fired ();
  hp_fault_disarm ();
  g_assert_true (done == (error == NULL));
  g_assert_true (done || fired);
  assert_words (kind, error);
  /* Told that it failed, the program may go on with the same connection. */
  if (!done)
    g_assert_cmpint (hp_test_int (db, "PRAGMA foreign_keys"), ==, 1);
  if (faults[kind].lasting)
    hp_test_copy_crashed (place->path, place->crashed);
  g_object_unref (db);
  assert_stands (place->path, before, after, done);
  if (faults[kind].lasting)
    assert_stands (place->crashed, before, after, done);
  if (act == backup)
    assert_backup (place, before, done);
  return fired;
}

typedef struct
{
  Act act;
  void (*prepare) (HpDb *db);
  int at_least; /* calls that such a thing cannot do without */
} Case;

static void
test_act (gconstpointer data)
{
  const Case *c = data;
  Place *place = place_new (c->prepare);
  g_autofree char *before = whole_state (place->base);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  HpDb *db;
  int total = 0;

  hp_test_copy_crashed (place->base, place->path);
  db = open_sound (place->path);
  g_assert_true (c->act (place, db, &error));
  after = hp_test_state (db);
  g_object_unref (db);
  g_unlink (place->dest);
  for (guint kind = 0; kind < G_N_ELEMENTS (faults); kind++)
    {
      int n = 1;

      /* A long row of like calls is sampled. */
      while (fail_once (place, c->act, before, after, kind, n))
        {
          total++;
          n += 1 + n / 12;
        }
    }
  g_test_message ("%d failures", total);
  g_assert_cmpint (total, >=, c->at_least);
  place_free (place);
}

/* ---- making, opening and restoring: no document is open when it begins ---- */

static HpDb *
create_filled (const char *path, GError **error)
{
  HpDb *db = hp_db_begin (path, error);

  if (db == NULL)
    return NULL;
  if (hp_test_edit (db, "document.create", "INSERT INTO setting VALUES ('ward', 'Chi Lăng')", error)
      && hp_db_settle (db, error))
    return db;
  hp_db_discard (db);
  g_object_unref (db);
  return NULL;
}

/* A document is there with all that belongs to it, or nothing is. */
static void
test_create (void)
{
  Place *place = place_new (prepare_plain);
  g_autofree char *lock = g_strconcat (place->dest, ".lock", NULL);
  g_autofree char *part = g_strconcat (place->dest, ".part", NULL);
  int total = 0;

  for (guint kind = 0; kind < G_N_ELEMENTS (faults); kind++)
    for (int n = 1, fired = TRUE; fired; n++)
      {
        g_autoptr (GError) error = NULL;
        HpDb *db;

        hp_fault_arm (faults[kind].fault, n, faults[kind].lasting);
        db = create_filled (place->dest, &error);
        fired = hp_fault_fired ();
        hp_fault_disarm ();
        g_assert_true ((db != NULL) == (error == NULL));
        g_assert_true (db != NULL || fired);
        assert_words (kind, error);
        if (db != NULL)
          g_assert_cmpint (hp_test_int (db, "SELECT count (*) FROM setting"), ==, 1);
        g_clear_object (&db);
        g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
        g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
        if (error == NULL)
          g_free (whole_state (place->dest));
        else
          g_assert_false (g_file_test (place->dest, G_FILE_TEST_EXISTS));
        g_unlink (place->dest);
        total += fired;
      }
  g_assert_cmpint (total, >=, 40);
  place_free (place);
}

/* Opening after a crash, with keys to be made anew. */
static void
test_open (void)
{
  Place *place = place_new (prepare_plain);
  g_autofree char *state = whole_state (place->base);
  HpDb *db = open_sound (place->base);
  int total = 0;

  hp_test_do (db, "test", "UPDATE voter SET note = 'in the WAL'");
  g_assert_true (hp_db_set_local (db, "collation", "vi 1.0", NULL));
  g_free (state);
  state = hp_test_state (db);
  hp_test_copy_crashed (place->base, place->crashed);
  g_object_unref (db);
  for (guint kind = 0; kind < G_N_ELEMENTS (faults); kind++)
    for (int n = 1, fired = TRUE; fired; n++)
      {
        g_autoptr (GError) error = NULL;

        hp_test_copy_crashed (place->crashed, place->path);
        hp_fault_arm (faults[kind].fault, n, faults[kind].lasting);
        db = hp_db_open (place->path, &error);
        fired = hp_fault_fired ();
        g_assert_true ((db != NULL) == (error == NULL));
        g_assert_true (db != NULL || fired);
        assert_words (kind, error);
        g_clear_object (&db); /* still failing: what cannot be tidied up is left */
        hp_fault_disarm ();
        assert_stands (place->path, state, state, TRUE);
        total += fired;
      }
  g_assert_cmpint (total, >=, 60);
  place_free (place);
}

/* The document that is replaced is there until the backup is in its place. */
static void
test_restore (void)
{
  Place *place = place_new (prepare_edit);
  g_autofree char *backed = g_build_filename (place->folder, "older.homphieu", NULL);
  g_autofree char *older = NULL;
  g_autofree char *newer = NULL;
  g_autofree char *part = g_strconcat (place->path, ".part", NULL);
  HpDb *db = open_sound (place->base);
  int total = 0;

  older = hp_test_state (db);
  g_assert_true (hp_backup_write (db, backed, NULL, NULL));
  hp_test_do (db, "test", "DELETE FROM voter");
  newer = hp_test_state (db);
  g_object_unref (db);
  for (guint kind = 0; kind < G_N_ELEMENTS (faults); kind++)
    for (int n = 1, fired = TRUE; fired; n++)
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *aside = NULL;
        gboolean done;

        hp_test_copy_crashed (place->base, place->path);
        hp_fault_arm (faults[kind].fault, n, faults[kind].lasting);
        done = hp_backup_restore (backed, place->path, &aside, &error);
        fired = hp_fault_fired ();
        hp_fault_disarm ();
        g_assert_true (done == (error == NULL));
        g_assert_true (done || fired);
        assert_words (kind, error);
        assert_stands (place->path, newer, older, done);
        if (done)
          assert_stands (aside, newer, newer, TRUE);
        g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
        total += fired;
      }
  g_assert_cmpint (total, >=, 60);
  place_free (place);
}

static const struct
{
  const char *name;
  Case c;
} cases[] = {
  { "/faults/edit", { edit_two_tables, prepare_plain, 20 } },
  { "/faults/import", { import_voters, prepare_plain, 100 } },
  { "/faults/import-held", { import_held, prepare_plain, 100 } },
  { "/faults/tally", { enter_tally, prepare_plain, 20 } },
  { "/faults/seal", { seal_tally, prepare_plain, 15 } },
  { "/faults/undo", { undo, prepare_edit, 20 } },
  { "/faults/redo", { redo, prepare_undone, 20 } },
  { "/faults/rebuild", { rebuild, prepare_plain, 20 } },
  { "/faults/backup", { backup, prepare_plain, 60 } },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  hp_fault_register ();
  hp_db_set_vfs (HP_FAULT_VFS);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].name, &cases[i].c, test_act);
  g_test_add_func ("/faults/create", test_create);
  g_test_add_func ("/faults/open", test_open);
  g_test_add_func ("/faults/restore", test_restore);
  return g_test_run ();
}
