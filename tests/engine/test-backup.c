/* test-backup.c: copies of a document and the way back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/db/hp-backup.h"
#include "engine/db/hp-journal.h"
#include "lib/hp-test-ward.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

typedef struct
{
  HpTestFolder *folder;
  char *path;
  char *backup;
  HpDb *db;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = hp_test_folder_new ();
  f->path = g_build_filename (f->folder, "phường.homphieu", NULL);
  f->backup = g_build_filename (f->folder, "bản sao.homphieu", NULL);
  f->db = hp_db_create (f->path, &error);
  g_assert_no_error (error);
  hp_test_ward_fill (f->db);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->db);
  hp_test_folder_free (f->folder);
  g_free (f->path);
  g_free (f->backup);
}

static void
close_document (Fixture *f)
{
  g_assert_finalize_object (f->db);
  f->db = NULL;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The names in the folder, A–Z. */
static char *
listing (Fixture *f)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GDir *dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_dir_close (dir);
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("|", (char **) names->pdata);
}

static char *
state_of (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpDb) db = hp_db_open (path, &error);

  g_assert_no_error (error);
  hp_test_assert_whole (db);
  return hp_test_state (db);
}

static void
write_backup (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  hp_backup_write (f->db, f->backup, NULL, &error);
  g_assert_no_error (error);
}

static void
test_write (Fixture *f, gconstpointer data)
{
  g_autofree char *state = hp_test_state (f->db);
  g_autofree char *copied = NULL;
  g_autofree char *names = NULL;
  g_autofree char *bytes = NULL;
  GStatBuf st;

  write_backup (f);
  close_document (f);
  names = listing (f);
  g_assert_cmpstr (names, ==, "bản sao.homphieu|phường.homphieu");
  g_stat (f->backup, &st);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);
  g_file_get_contents (f->backup, &bytes, NULL, NULL);
  /* Version numbers 1: no WAL is needed to read it (file format, 1.3.3). */
  g_assert_cmpmem (bytes + 18, 2, "\1\1", 2);
  copied = state_of (f->backup);
  g_assert_cmpstr (copied, ==, state);
}

static void
test_existing (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_file_set_contents (f->backup, "letter", -1, NULL);
  g_assert_false (hp_backup_write (f->db, f->backup, NULL, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_EXISTS);
  g_clear_error (&error);
  g_file_get_contents (f->backup, &text, NULL, NULL);
  g_assert_cmpstr (text, ==, "letter");
  g_assert_false (hp_backup_write (f->db, f->path, NULL, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_EXISTS);
}

static void
test_nowhere (Fixture *f, gconstpointer data)
{
  g_autofree char *dest = g_build_filename (f->folder, "none", "x.homphieu", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (hp_backup_write (f->db, dest, NULL, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_NOT_FOUND);
}

static void
test_cancelled (Fixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (hp_backup_write (f->db, f->backup, cancellable, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_CANCELLED);
  close_document (f);
  names = listing (f);
  g_assert_cmpstr (names, ==, "phường.homphieu");
}

/* What is not committed yet must not come along. */
static void
test_in_an_edit (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  G_GNUC_UNUSED g_autoptr (HpEdit) edit = hp_edit_begin (f->db, "test", &error);

  hp_test_run (f->db, "DELETE FROM voter");
  g_assert_false (hp_backup_write (f->db, f->backup, NULL, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_BUSY);
  g_assert_false (g_file_test (f->backup, G_FILE_TEST_EXISTS));
}

static gpointer
backup_thread (gpointer data)
{
  Fixture *f = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HpDb) job = hp_db_open_job (f->db, &error);

  g_assert_no_error (error);
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *dest = g_strdup_printf ("%s %d", f->backup, i);

      hp_backup_write (job, dest, NULL, &error);
      g_assert_no_error (error);
    }
  return NULL;
}

/* Three backups in another thread while the window goes on writing. Each is one moment: as many
 * edits as its journal says. */
static void
test_while_edits_go_on (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  HpEdit *edit = hp_edit_begin (f->db, "voters.import", &error);
  GThread *thread;

  g_assert_true (hp_test_add_voters (f->db, edit, 1, 3000, &error));
  g_assert_true (hp_edit_commit (edit, &error));
  hp_edit_free (edit);
  thread = g_thread_new ("backup", backup_thread, f);
  for (int i = 0; i < 150; i++)
    {
      hp_test_do (f->db, "test",
                  "UPDATE setting SET value = '%d' WHERE key = 'ward';"
                  "UPDATE station SET phone = '%d'",
                  i, i);
      g_usleep (500);
    }
  g_thread_join (thread);
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *dest = g_strdup_printf ("%s %d", f->backup, i);
      g_autoptr (HpDb) copy = hp_db_open (dest, &error);
      gint64 edits;

      g_assert_no_error (error);
      hp_test_assert_whole (copy);
      edits = hp_db_get_version (copy) - 2;
      if (edits > 0)
        g_assert_cmpint (hp_test_int (copy, "SELECT value FROM setting WHERE key = 'ward'"), ==,
                         edits - 1);
    }
}

/* ---- restore ---- */

static void
test_restore (Fixture *f, gconstpointer data)
{
  g_autofree char *state = hp_test_state (f->db);
  g_autofree char *later = NULL;
  g_autofree char *restored = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;

  write_backup (f);
  hp_test_do (f->db, "test", "DELETE FROM voter");
  later = hp_test_state (f->db);
  close_document (f);
  hp_backup_restore (f->backup, f->path, &aside, &error);
  g_assert_no_error (error);
  restored = state_of (f->path);
  g_assert_cmpstr (restored, ==, state);
  g_assert_true (g_str_has_prefix (aside, f->path));
  kept = state_of (aside);
  g_assert_cmpstr (kept, ==, later);
  /* Again within the same second: the first one stays. */
  hp_backup_restore (f->backup, f->path, &second, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (second, !=, aside);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
}

static void
test_restore_where_nothing_is (Fixture *f, gconstpointer data)
{
  g_autofree char *place = g_build_filename (f->folder, "mới.homphieu", NULL);
  g_autofree char *stray = g_strconcat (place, "-wal", NULL);
  g_autofree char *restored = NULL;
  g_autofree char *state = hp_test_state (f->db);
  g_autofree char *aside = g_strdup ("unset");
  g_autoptr (GError) error = NULL;
  GStatBuf st;

  write_backup (f);
  g_file_set_contents (stray, "a WAL of something else", -1, NULL);
  g_free (aside);
  hp_backup_restore (f->backup, place, &aside, &error);
  g_assert_no_error (error);
  g_assert_null (aside);
  g_stat (place, &st);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);
  restored = state_of (place);
  g_assert_cmpstr (restored, ==, state);
}

/* The commits of a document that was not closed are in its WAL: it is moved aside with it. */
static void
test_restore_over_a_crashed_one (Fixture *f, gconstpointer data)
{
  g_autofree char *crashed = g_build_filename (f->folder, "crashed.homphieu", NULL);
  g_autofree char *later = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;

  write_backup (f);
  hp_test_do (f->db, "test", "DELETE FROM voter");
  later = hp_test_state (f->db);
  hp_test_copy_crashed (f->path, crashed);
  hp_backup_restore (f->backup, crashed, &aside, &error);
  g_assert_no_error (error);
  kept = state_of (aside);
  g_assert_cmpstr (kept, ==, later);
}

static void
assert_not_restored (Fixture *f, HpError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *names = listing (f);
  g_autofree char *names_after = NULL;
  char *aside = NULL;
  gsize size, size_after;

  g_file_get_contents (f->path, &before, &size, NULL);
  g_assert_false (hp_backup_restore (f->backup, f->path, &aside, &error));
  g_assert_error (error, HP_ERROR, code);
  g_assert_null (aside);
  g_file_get_contents (f->path, &after, &size_after, NULL);
  g_assert_cmpmem (before, size, after, size_after);
  names_after = listing (f);
  g_assert_cmpstr (names_after, ==, names);
}

static void
run_past (const char *path, const char *sql)
{
  sqlite3 *sqlite = NULL;

  g_assert_cmpint (sqlite3_open (path, &sqlite), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (sqlite, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (sqlite);
}

static void
test_restore_refused (Fixture *f, gconstpointer data)
{
  g_autofree char *good = NULL;
  gsize size;

  write_backup (f);
  assert_not_restored (f, HP_ERROR_BUSY);
  close_document (f);
  g_file_get_contents (f->backup, &good, &size, NULL);
  /* A page in the middle. */
  memset (good + size / 4096 / 2 * 4096, 0x5a, 4096);
  g_file_set_contents (f->backup, good, (gssize) size, NULL);
  assert_not_restored (f, HP_ERROR_CORRUPT);
  /* Cut short. */
  g_file_set_contents (f->backup, good, (gssize) size / 3, NULL);
  assert_not_restored (f, HP_ERROR_CORRUPT);
  g_file_set_contents (f->backup, "a letter", -1, NULL);
  assert_not_restored (f, HP_ERROR_NOT_A_DOCUMENT);
  g_unlink (f->backup);
  assert_not_restored (f, HP_ERROR_NOT_FOUND);
  run_past (f->backup, "CREATE TABLE t (a)");
  assert_not_restored (f, HP_ERROR_NOT_A_DOCUMENT);
}

static void
test_restore_changed_by_others (Fixture *f, gconstpointer data)
{
  write_backup (f);
  close_document (f);
  run_past (f->backup, "PRAGMA user_version = 99");
  assert_not_restored (f, HP_ERROR_NEWER_FILE);
  run_past (f->backup, "PRAGMA user_version = 1; UPDATE journal SET operator = 'nobody'");
  assert_not_restored (f, HP_ERROR_CORRUPT);
}

#define ADD(name, func) g_test_add ("/backup/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("write", test_write);
  ADD ("existing", test_existing);
  ADD ("nowhere", test_nowhere);
  ADD ("cancelled", test_cancelled);
  ADD ("in-an-edit", test_in_an_edit);
  ADD ("while-edits-go-on", test_while_edits_go_on);
  ADD ("restore", test_restore);
  ADD ("restore-where-nothing-is", test_restore_where_nothing_is);
  ADD ("restore-over-a-crashed-one", test_restore_over_a_crashed_one);
  ADD ("restore-refused", test_restore_refused);
  ADD ("restore-changed-by-others", test_restore_changed_by_others);
  return g_test_run ();
}
