/* test-kill.c: kill -9 at any moment.
 *
 * A child opens the document and edits it as fast as it can, reporting each commit. It is killed
 * after a few milliseconds. Then the document must be whole, with every reported commit in it; and
 * one that was being made is there whole or not at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/db/hp-journal.h"
#include "engine/session/hp-session.h"
#include "lib/hp-test-ward.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define ROUNDS 200
#define CREATE_ROUNDS 60
#define ROUNDS_A_DOCUMENT 8 /* the journal is replayed after each: it should stay short */

/* What the child says after a commit. */
typedef struct
{
  gint64 seq;
  char hash[64];
} Report;

static HpSession *
create (const char *path, GError **error)
{
  return hp_session_create (path, "2026", "Phường Chi Lăng", "tỉnh Lạng Sơn", NULL, NULL, "An",
                            error);
}

/* ---- the child ---- */

static HpTestAct
pick (GRand *rand)
{
  static const HpTestAct acts[] = {
    HP_TEST_ADD_VOTERS,   HP_TEST_ADD_VOTERS,  HP_TEST_CHANGE_VOTER,    HP_TEST_MOVE_VOTER,
    HP_TEST_DELETE_VOTER, HP_TEST_ADD_STATION, HP_TEST_TALLY,           HP_TEST_TALLY,
    HP_TEST_TALLY,        HP_TEST_SEAL,        HP_TEST_TURNOUT,         HP_TEST_UNDO,
    HP_TEST_UNDO,         HP_TEST_REDO,        HP_TEST_SWAP_CANDIDATES, HP_TEST_DELETE_STATION
  };

  return acts[g_rand_int_range (rand, 0, G_N_ELEMENTS (acts))];
}

static int
child_main (const char *path, guint32 seed, int fd)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GError) error = NULL;
  Report report = { 0 };
  HpDb *db;

  /* Ready to be killed, from before the document is touched. */
  if (write (fd, &report, sizeof report) != sizeof report)
    return 2;
  db = hp_db_open (path, &error);
  g_assert_no_error (error);
  if (write (fd, &report, sizeof report) != sizeof report)
    return 2;
  for (;;)
    {
      gint64 before = hp_db_get_version (db);
      g_autoptr (HpJournalItem) item = NULL;

      if (!hp_test_ward_act (db, pick (rand), rand) || hp_db_get_version (db) == before)
        continue;
      item = hp_journal_get (db, before + 1, &error);
      g_assert_no_error (error);
      report.seq = item->seq;
      memcpy (report.hash, item->hash, sizeof report.hash);
      if (write (fd, &report, sizeof report) != sizeof report)
        return 2;
    }
}

/* Makes documents, one after the other. */
static int
child_create (const char *path, int fd)
{
  Report report = { 0 };

  if (write (fd, &report, sizeof report) != sizeof report)
    return 2;
  for (;;)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HpSession) session = create (path, &error);

      g_assert_no_error (error);
      hp_session_close (session);
      g_unlink (path);
    }
}

/* ---- the parent ---- */

static pid_t
start_child (const char *path, const char *what, int *fd)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  int ends[2];
  pid_t pid;

  g_assert_cmpint (pipe (ends), ==, 0);
  pid = fork ();
  if (pid == 0)
    {
      dup2 (ends[1], 3);
      execl (self, "test-kill", "--child", path, what, NULL);
      _exit (99);
    }
  close (ends[1]);
  *fd = ends[0];
  return pid;
}

static gboolean
read_report (int fd, Report *report)
{
  gsize n = 0;

  while (n < sizeof *report)
    {
      gssize got = read (fd, (char *) report + n, sizeof *report - n);

      if (got <= 0)
        return FALSE;
      n += (gsize) got;
    }
  return TRUE;
}

/* Runs and kills one child, some time after it has begun to open the document or, where @opened,
 * has opened it; the last commit that it reported, and how many. */
static Report
run_and_kill (const char *path, const char *what, gboolean opened, int microseconds, int *n)
{
  Report last = { 0 }, report;
  int fd, status;
  pid_t pid = start_child (path, what, &fd);

  for (int i = 0; i <= opened; i++)
    g_assert_true (read_report (fd, &report));
  g_usleep ((gulong) microseconds);
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  /* It lived until then: no assertion of its own failed. */
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  *n = 0;
  while (read_report (fd, &report))
    if (report.seq > 0)
      {
        last = report;
        (*n)++;
      }
  close (fd);
  return last;
}

static void
assert_survived (const char *path, const Report *last)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpDb) db = hp_db_open (path, &error);
  g_autoptr (HpJournalItem) item = NULL;

  g_assert_no_error (error);
  hp_test_assert_whole (db);
  /* At most the one commit that was under way is there unreported. */
  g_assert_cmpint (hp_db_get_version (db), >=, last->seq);
  if (last->seq == 0)
    return;
  g_assert_cmpint (hp_db_get_version (db), <=, last->seq + 1);
  item = hp_journal_get (db, last->seq, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (item->hash, 64, last->hash, 64);
}

static void
make_document (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpDb) db = hp_db_create (path, &error);

  g_assert_no_error (error);
  hp_test_ward_fill (db);
}

static void
test_edits (void)
{
  g_autoptr (HpTestFolder) folder = hp_test_folder_new ();
  g_autofree char *base = g_build_filename (folder, "base.homphieu", NULL);
  g_autofree char *path = g_build_filename (folder, "a.homphieu", NULL);
  g_autoptr (GRand) rand = g_rand_new ();
  int total = 0;

  make_document (base);
  for (int round = 0; round < ROUNDS; round++)
    {
      g_autofree char *seed = g_strdup_printf ("%u", g_rand_int (rand));
      int wait = g_rand_int_range (rand, 1000, 12001), n;
      Report last;

      if (round % ROUNDS_A_DOCUMENT == 0)
        hp_test_copy_crashed (base, path);
      last = run_and_kill (path, seed, round % 4 > 0, wait, &n);
      assert_survived (path, &last);
      total += n;
    }
  g_test_message ("%d rounds, %d edits", ROUNDS, total);
  g_assert_cmpint (total, >, 0);
}

/* Whatever is there then is an election; and the same can be made where there is none. */
static void
test_create (void)
{
  g_autoptr (HpTestFolder) folder = hp_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "a.homphieu", NULL);
  g_autoptr (GRand) rand = g_rand_new ();
  int there = 0;

  for (int round = 0; round < CREATE_ROUNDS; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HpSession) session = NULL;
      int n;

      run_and_kill (path, "create", FALSE, g_rand_int_range (rand, 0, 60001), &n);
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        {
          there++;
          session = hp_session_open (path, "An", &error);
        }
      else
        session = create (path, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (hp_session_get_election (session)->election, ==, "2026");
      hp_test_assert_whole (hp_session_get_db (session));
      hp_session_close (session);
      g_unlink (path);
    }
  g_test_message ("%d rounds, %d with a document", CREATE_ROUNDS, there);
}

int
main (int argc, char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--child"))
    return g_str_equal (argv[3], "create")
               ? child_create (argv[2], 3)
               : child_main (argv[2], (guint32) g_ascii_strtoull (argv[3], NULL, 10), 3);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kill/edits", test_edits);
  g_test_add_func ("/kill/create", test_create);
  return g_test_run ();
}
