/* test-db.c: making, opening and closing documents.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-text.h"
#include "engine/db/hp-journal.h"
#include "lib/hp-test-ward.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Offsets in the first bytes of a SQLite file (its file format, section 1.3). */
#define AT_USER_VERSION 60
#define AT_APPLICATION_ID 68

typedef struct
{
  HpTestFolder *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = hp_test_folder_new ();
  f->path = g_build_filename (f->folder, "phường.homphieu", NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  hp_test_folder_free (f->folder);
  g_free (f->path);
}

static HpDb *
create (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  HpDb *db = hp_db_create (f->path, &error);

  g_assert_no_error (error);
  return db;
}

static HpDb *
open_document (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  HpDb *db = hp_db_open (f->path, &error);

  g_assert_no_error (error);
  return db;
}

/* A document with the ward in it, closed. */
static void
make_ward (Fixture *f)
{
  g_autoptr (HpDb) db = create (f);

  hp_test_ward_fill (db);
}

static void
assert_refused (Fixture *f, HpError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpDb) db = hp_db_open (f->path, &error);

  g_assert_null (db);
  g_assert_error (error, HP_ERROR, code);
  g_assert_nonnull (strstr (error->message, "phường.homphieu"));
}

static void
overwrite (const char *path, gsize at, gconstpointer data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (at + size, <=, length);
  memcpy (bytes + at, data, size);
  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
}

/* ---- making and opening ---- */

static void
test_create (Fixture *f, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  g_autofree char *wal = g_strconcat (f->path, "-wal", NULL);
  g_autofree char *lock = g_strconcat (f->path, ".lock", NULL);
  g_autofree char *document = NULL;
  g_autofree char *again = NULL;
  HpDb *db = create (f);
  GStatBuf st;
  gsize size;

  g_assert_cmpstr (hp_db_get_path (db), ==, f->path);
  g_assert_cmpint (hp_db_get_version (db), ==, 0);
  document = hp_db_get_local (db, "document");
  g_assert_true (g_uuid_string_is_valid (document));
  g_stat (f->path, &st);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);
  hp_test_ward_fill (db);
  g_stat (wal, &st);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);
  g_assert_finalize_object (db);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));

  g_file_get_contents (f->path, &bytes, &size, NULL);
  g_assert_cmpmem (bytes, 16, "SQLite format 3", 16);
  g_assert_cmpmem (bytes + AT_APPLICATION_ID, 4, "HomP", 4);
  g_assert_cmpmem (bytes + AT_USER_VERSION, 4, "\0\0\0\1", 4);
  db = open_document (f);
  g_assert_cmpint (hp_db_get_version (db), ==, 1);
  again = hp_db_get_local (db, "document");
  g_assert_cmpstr (again, ==, document);
  hp_test_assert_whole (db);
  g_object_unref (db);
}

static void
test_create_over_a_file (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;

  g_file_set_contents (f->path, "letter", -1, NULL);
  g_assert_null (hp_db_create (f->path, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_EXISTS);
  g_file_get_contents (f->path, &bytes, NULL, NULL);
  g_assert_cmpstr (bytes, ==, "letter");
}

/* A creation that was cut off is in nobody's way; one that is given up leaves nothing. */
static void
test_create_again (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *part = g_strconcat (f->path, ".part", NULL);
  g_autofree char *journal = g_strconcat (part, "-journal", NULL);
  HpDb *db;

  g_file_set_contents (part, "half", -1, NULL);
  g_file_set_contents (journal, "half", -1, NULL);
  db = hp_db_begin (f->path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hp_db_get_path (db), ==, f->path);
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
  hp_db_discard (db);
  g_clear_object (&db);
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));

  db = hp_db_begin (f->path, &error);
  hp_test_ward_fill (db);
  hp_db_settle (db, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  /* And goes on as any other. */
  hp_test_do (db, "test", "UPDATE voter SET name = 'Đinh Văn Ước' WHERE id = 101");
  hp_test_assert_whole (db);
  g_object_unref (db);
  db = open_document (f);
  g_assert_cmpint (hp_db_get_version (db), ==, 2);
  g_object_unref (db);
}

static void
test_create_nowhere (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (f->folder, "none", "x.homphieu", NULL);

  g_assert_null (hp_db_create (path, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_NOT_FOUND);
}

static void
test_not_a_document (Fixture *f, gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (5000, 'x');
  sqlite3 *sqlite = NULL;

  assert_refused (f, HP_ERROR_NOT_FOUND);
  g_file_set_contents (f->path, "", 0, NULL);
  assert_refused (f, HP_ERROR_NOT_A_DOCUMENT);
  g_file_set_contents (f->path, "SQLite format 3", 16, NULL);
  assert_refused (f, HP_ERROR_NOT_A_DOCUMENT);
  g_file_set_contents (f->path, long_text, -1, NULL);
  assert_refused (f, HP_ERROR_NOT_A_DOCUMENT);
  g_unlink (f->path);
  /* Another program's database. */
  sqlite3_open (f->path, &sqlite);
  g_assert_cmpint (sqlite3_exec (sqlite, "CREATE TABLE t (a)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (sqlite);
  assert_refused (f, HP_ERROR_NOT_A_DOCUMENT);
  g_unlink (f->path);
  g_mkdir (f->path, 0700);
  assert_refused (f, HP_ERROR_NOT_A_DOCUMENT);
}

/* Also with a WAL that a crash left: neither may be touched. */
static void
test_newer (Fixture *f, gconstpointer data)
{
  g_autofree char *wal = g_strconcat (f->path, "-wal", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *wal_before = NULL;
  g_autofree char *wal_after = NULL;
  gsize size, size_after, wal_size, wal_size_after;

  make_ward (f);
  overwrite (f->path, AT_USER_VERSION, "\0\0\1\0", 4);
  g_file_set_contents (wal, "what a later version left", -1, NULL);
  g_file_get_contents (f->path, &before, &size, NULL);
  g_file_get_contents (wal, &wal_before, &wal_size, NULL);
  assert_refused (f, HP_ERROR_NEWER_FILE);
  g_file_get_contents (f->path, &after, &size_after, NULL);
  g_file_get_contents (wal, &wal_after, &wal_size_after, NULL);
  g_assert_cmpmem (before, size, after, size_after);
  g_assert_cmpmem (wal_before, wal_size, wal_after, wal_size_after);
}

/* The version may stand in the WAL alone. */
static void
test_newer_in_the_wal (Fixture *f, gconstpointer data)
{
  g_autofree char *crashed = g_build_filename (f->folder, "crashed phường.homphieu", NULL);
  g_autofree char *wal = g_strconcat (crashed, "-wal", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  HpDb *db = create (f);
  gsize size, size_after;

  hp_test_ward_fill (db);
  hp_test_run (db, "PRAGMA user_version = 7");
  hp_test_copy_crashed (f->path, crashed);
  g_object_unref (db);
  g_free (f->path);
  f->path = g_steal_pointer (&crashed);
  g_file_get_contents (wal, &before, &size, NULL);
  g_assert_cmpuint (size, >, 0);
  assert_refused (f, HP_ERROR_NEWER_FILE);
  g_file_get_contents (wal, &after, &size_after, NULL);
  g_assert_cmpmem (before, size, after, size_after);
}

/* ---- one at a time ---- */

/* In the other process: 0 = could be opened, else 1 + the error's code. */
static int
open_as_other (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpDb) db = hp_db_open (path, &error);

  return db != NULL ? 0 : 1 + error->code;
}

static int
run_other (const char *path, gboolean as_nobody)
{
  /* Read, not executed as it stands: under valgrind that is valgrind. */
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  int status = 0;
  pid_t pid = fork ();

  if (pid == 0)
    {
      execl (self, "test-db", as_nobody ? "--open-as-nobody" : "--open", path, NULL);
      _exit (99);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static void
test_busy (Fixture *f, gconstpointer data)
{
  g_autofree char *link = g_build_filename (f->folder, "link to phường.homphieu", NULL);
  g_autofree char *lock = g_strconcat (f->path, ".lock", NULL);
  HpDb *db = create (f);

  g_assert_cmpint (symlink (f->path, link), ==, 0);
  for (int i = 0; i < 2; i++)
    {
      assert_refused (f, HP_ERROR_BUSY);
      g_assert_cmpint (run_other (f->path, FALSE), ==, 1 + HP_ERROR_BUSY);
      g_assert_cmpint (run_other (link, FALSE), ==, 1 + HP_ERROR_BUSY);
      g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
    }
  /* What was refused has not loosened the hold of the one that has it. */
  hp_test_ward_fill (db);
  g_object_unref (db);
  g_assert_cmpint (run_other (f->path, FALSE), ==, 0);
  g_assert_cmpint (run_other (link, FALSE), ==, 0);
}

/* A program that was killed leaves its lock file, but not its lock. */
static void
test_stale_lock (Fixture *f, gconstpointer data)
{
  g_autofree char *lock = g_strconcat (f->path, ".lock", NULL);
  g_autoptr (HpDb) db = NULL;

  make_ward (f);
  g_file_set_contents (lock, "", 0, NULL);
  db = open_document (f);
  g_assert_cmpint (run_other (f->path, FALSE), ==, 1 + HP_ERROR_BUSY);
}

static void
test_read_only (Fixture *f, gconstpointer data)
{
  make_ward (f);
  if (geteuid () != 0)
    {
      g_chmod (f->folder, 0500);
      assert_refused (f, HP_ERROR_READ_ONLY);
      g_chmod (f->folder, 0700);
      g_chmod (f->path, 0400);
      assert_refused (f, HP_ERROR_READ_ONLY);
      return;
    }
  g_chmod (f->folder, 0755);
  g_chmod (f->path, 0644);
  g_assert_cmpint (run_other (f->path, TRUE), ==, 1 + HP_ERROR_READ_ONLY);
  g_chmod (f->folder, 0777);
  g_assert_cmpint (run_other (f->path, TRUE), ==, 1 + HP_ERROR_READ_ONLY);
  g_chmod (f->path, 0666);
  g_assert_cmpint (run_other (f->path, TRUE), ==, 0);
  g_chmod (f->path, 0600);
  g_assert_cmpint (run_other (f->path, TRUE), ==, 1 + HP_ERROR_READ_ONLY);
}

/* ---- damage ---- */

static void
test_unclean_close (Fixture *f, gconstpointer data)
{
  g_autofree char *crashed = g_build_filename (f->folder, "crashed phường.homphieu", NULL);
  g_autoptr (HpDb) found = NULL;
  HpDb *db = create (f);

  hp_test_ward_fill (db);
  hp_test_copy_crashed (f->path, crashed);
  g_object_unref (db);
  g_free (f->path);
  f->path = g_steal_pointer (&crashed);
  found = open_document (f);
  g_assert_cmpint (hp_test_int (found, "SELECT count (*) FROM voter"), ==, 12);
  hp_test_assert_whole (found);
}

static void
test_damaged_after_a_crash (Fixture *f, gconstpointer data)
{
  g_autofree char *crashed = g_build_filename (f->folder, "crashed phường.homphieu", NULL);
  g_autofree char *junk = g_strnfill (4096, 'Z');
  gint64 page;
  HpDb *db;

  make_ward (f);
  db = open_document (f);
  page = hp_test_int (db, "SELECT rootpage FROM sqlite_schema WHERE name = 'voter'");
  hp_test_do (db, "voter.change", "UPDATE station SET note = 'x'");
  hp_test_copy_crashed (f->path, crashed);
  g_object_unref (db);
  overwrite (crashed, (gsize) (page - 1) * 4096, junk, 4096);
  g_free (f->path);
  f->path = g_steal_pointer (&crashed);
  assert_refused (f, HP_ERROR_CORRUPT);
}

/* Words for people: what to do, and nothing of what SQLite says. */
static void
assert_plain (const GError *error)
{
  static const char *const raw[] = { "malformed", "btree",      "database",
                                     "Page",      "error code", "disk image" };

  for (guint i = 0; i < G_N_ELEMENTS (raw); i++)
    g_assert_null (strstr (error->message, raw[i]));
  g_assert_nonnull (strstr (error->message, "estore the latest backup"));
}

static void
failed_cb (HpDb *db, const GError *error, int *n)
{
  g_assert_error (error, HP_ERROR, HP_ERROR_CORRUPT);
  assert_plain (error);
  (*n)++;
}

/* Reading that cannot fail in words tells the document, which says so once. */
static void
test_damage_is_told (Fixture *f, gconstpointer data)
{
  g_autofree char *junk = g_strnfill (4096, '\x5a');
  gint64 page;
  HpDb *db;
  int n = 0;

  make_ward (f);
  db = open_document (f);
  page = hp_test_int (db, "SELECT rootpage FROM sqlite_schema WHERE name = 'journal'");
  g_object_unref (db);
  overwrite (f->path, (gsize) (page - 1) * 4096, junk, 4096);
  db = open_document (f);
  g_signal_connect (db, "failed", G_CALLBACK (failed_cb), &n);
  g_assert_null (hp_db_get_failure (db));
  for (int i = 0; i < 2; i++)
    g_assert_cmpint (hp_db_get_version (db), ==, 0);
  g_assert_null (hp_journal_next_undo (db));
  g_assert_cmpint (n, ==, 1);
  assert_plain (hp_db_get_failure (db));
  g_object_unref (db);
}

/* Each page in turn: refused, or opened and then found out; never a crash, never overlooked. */
static void
test_damaged_pages (Fixture *f, gconstpointer data)
{
  g_autofree char *whole = g_build_filename (f->folder, "whole.homphieu", NULL);
  g_autofree char *junk = g_strnfill (200, '\x5a');
  GStatBuf st;
  int refused = 0, found = 0;

  make_ward (f);
  hp_test_copy (f->path, whole);
  g_stat (whole, &st);
  for (int page = 0; page < st.st_size / 4096; page++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HpDb) db = NULL;

      hp_test_copy_crashed (whole, f->path);
      overwrite (f->path, (gsize) page * 4096 + (page == 0 ? 100 : 0), junk, 200);
      db = hp_db_open (f->path, &error);
      if (db == NULL)
        refused++;
      else if (!hp_journal_verify_all (db, NULL, &error))
        found++;
      /* A page of no table's can be overwritten without harm; there is none in a new document. */
      g_assert_nonnull (error);
      g_assert_error (error, HP_ERROR, HP_ERROR_CORRUPT);
      assert_plain (error);
    }
  g_assert_cmpint (refused, >, 0);
  g_assert_cmpint (found, >, 0);
}

static void
test_schema_missing (Fixture *f, gconstpointer data)
{
  sqlite3 *sqlite = NULL;

  make_ward (f);
  sqlite3_open (f->path, &sqlite);
  g_assert_cmpint (sqlite3_exec (sqlite, "DROP TABLE local", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (sqlite);
  assert_refused (f, HP_ERROR_CORRUPT);
}

/* ---- what is kept ---- */

static void
test_local (Fixture *f, gconstpointer data)
{
  HpDb *db = create (f);
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (hp_db_get_local (db, "width"));
  g_assert_true (hp_db_set_local (db, "width", "900", &error));
  g_assert_true (hp_db_set_local (db, "width", "950", &error));
  g_assert_cmpint (hp_db_get_version (db), ==, 0);
  g_object_unref (db);
  db = open_document (f);
  value = hp_db_get_local (db, "width");
  g_assert_cmpstr (value, ==, "950");
  g_object_unref (db);
}

/* A job sees one moment; its own edits are the window's after it says so. */
static void
test_job (Fixture *f, gconstpointer data)
{
  static const char count[] = "SELECT count (*) FROM voter";
  g_autoptr (HpDb) db = create (f);
  g_autoptr (HpDb) job = NULL;
  g_autoptr (GError) error = NULL;

  hp_test_ward_fill (db);
  hp_db_set_operator (db, "An");
  job = hp_db_open_job (db, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hp_db_get_operator (job), ==, "An");
  g_assert_true (hp_db_begin_read (job, &error));
  hp_test_do (db, "voter.delete", "DELETE FROM voter WHERE id = 101");
  g_assert_cmpint (hp_test_int (job, count), ==, 12);
  hp_db_end_read (job);
  g_assert_cmpint (hp_test_int (job, count), ==, 11);
  g_assert_cmpstr (hp_journal_next_undo (db)->action, ==, "voter.delete");
  hp_test_do (job, "voters.import", "DELETE FROM voter WHERE id = 102");
  g_assert_cmpint (hp_test_int (db, count), ==, 10);
  g_assert_cmpstr (hp_journal_next_undo (db)->action, ==, "voters.import");
}

/* Keys made by another version of the collator are made anew on opening. */
static void
test_collation (Fixture *f, gconstpointer data)
{
  HpDb *db = create (f);
  g_autofree char *collation = NULL;
  g_autoptr (GError) error = NULL;

  hp_test_ward_fill (db);
  hp_test_run (db, "UPDATE voter_index SET name_key = x'01'");
  g_assert_true (hp_db_set_local (db, "collation", "vi 1.0", &error));
  g_object_unref (db);
  db = open_document (f);
  collation = hp_db_get_local (db, "collation");
  g_assert_cmpstr (collation, ==, hp_text_collation ());
  hp_test_assert_whole (db);
  g_assert_cmpint (hp_db_get_version (db), ==, 1);
  g_object_unref (db);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

static int
other_main (gboolean as_nobody, const char *path)
{
  if (as_nobody && (setgid (65534) != 0 || setuid (65534) != 0))
    return 98;
  return open_as_other (path);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_has_prefix (argv[1], "--open"))
    return other_main (g_str_equal (argv[1], "--open-as-nobody"), argv[2]);
  g_test_init (&argc, &argv, NULL);
  ADD ("/db/create", test_create);
  ADD ("/db/create-over-a-file", test_create_over_a_file);
  ADD ("/db/create-again", test_create_again);
  ADD ("/db/create-nowhere", test_create_nowhere);
  ADD ("/db/not-a-document", test_not_a_document);
  ADD ("/db/newer", test_newer);
  ADD ("/db/newer-in-the-wal", test_newer_in_the_wal);
  ADD ("/db/busy", test_busy);
  ADD ("/db/stale-lock", test_stale_lock);
  ADD ("/db/read-only", test_read_only);
  ADD ("/db/unclean-close", test_unclean_close);
  ADD ("/db/damaged-after-a-crash", test_damaged_after_a_crash);
  ADD ("/db/damaged-pages", test_damaged_pages);
  ADD ("/db/damage-is-told", test_damage_is_told);
  ADD ("/db/schema-missing", test_schema_missing);
  ADD ("/db/local", test_local);
  ADD ("/db/job", test_job);
  ADD ("/db/collation", test_collation);
  return g_test_run ();
}
