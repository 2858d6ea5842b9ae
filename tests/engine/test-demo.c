/* test-demo.c: the made-up ward is whole, lawful and the same for the same seed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-error.h"
#include "engine/count/hp-results.h"
#include "engine/db/hp-journal.h"
#include "engine/session/hp-check.h"
#include "engine/session/hp-demo.h"
#include "engine/setup/hp-election.h"
#include "lib/hp-test-ward.h"

#include <glib/gstdio.h>

typedef struct
{
  const char *name;
  const char *election;
  int voters;
  int stations;
  guint32 seed;
} Case;

static const Case cases[] = {
  { "2026", "2026", 1300, 9, 1 },         { "2021", "2021", 900, 10, 2 },
  { "2016", "2016", 640, 3, 3 },          { "one-station", "2026", 40, 1, 4 },
  { "tiny-stations", "2026", 60, 20, 5 }, { "one-voter-each", "2021", 12, 12, 6 },
};

static char *
make (const char *folder, const char *name, const Case *c, HpDemoStage stage)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, name, NULL);
  int progress = -1;

  hp_demo_make (path, c->election, c->voters, c->stations, c->seed, stage, &progress, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (progress, ==, 1000);
  return path;
}

static HpDb *
open_document (const char *path)
{
  g_autoptr (GError) error = NULL;
  HpDb *db = hp_db_open (path, &error);

  g_assert_no_error (error);
  return db;
}

/* Before the election no deadline has passed and no mark either: what is found is about the data.
 */
static void
assert_clean (HpDb *db, const HpRules *rules)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) early = g_date_time_new_local (2000, 1, 1, 0, 0, 0);
  g_autoptr (GPtrArray) findings = hp_check_all (db, rules, early, &error);
  g_autoptr (GPtrArray) tallies = NULL;

  g_assert_no_error (error);
  tallies = hp_tallies_load (db, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const HpFinding *f = g_ptr_array_index (findings, i);
      gboolean excused = FALSE;

      for (guint t = 0; t < tallies->len; t++)
        {
          const HpTally *tally = g_ptr_array_index (tallies, t);

          excused |= tally->station == f->station && tally->body == f->body
                     && g_hash_table_contains (tally->reasons, f->code);
        }
      if (!excused || f->severity == HP_SEVERITY_ERROR)
        g_error ("%s at station %d, body %d, constituency %d", f->code, f->station, f->body,
                 f->constituency);
    }
}

static void
assert_elected (HpDb *db, const HpRules *rules)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = hp_findings_new ();
  g_autoptr (GPtrArray) results = hp_results_load (db, rules, HP_BODY_NONE, findings, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpuint (results->len, >, 0);
  for (guint i = 0; i < results->len; i++)
    {
      const HpResult *r = g_ptr_array_index (results, i);

      g_assert_true (r->complete);
      g_assert_cmpint (r->sealed, ==, r->stations);
      g_assert_cmpint (r->outcome->elected, ==, r->seats);
      g_assert_cmpint (r->outcome->proposal, ==, HP_PROPOSAL_NONE);
    }
}

static void
test_counted (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HpTestFolder) folder = hp_test_folder_new ();
  g_autofree char *path = make (folder, "a.homphieu", c, HP_DEMO_COUNTED);
  g_autoptr (HpDb) db = open_document (path);
  g_autoptr (HpElection) election = hp_election_load (db, &error);
  g_autoptr (HpRules) rules = hp_election_rules (db, &error);

  g_assert_no_error (error);
  g_assert_true (election->rehearsal);
  g_assert_cmpint (hp_test_int (db, "SELECT count (*) FROM voter"), ==, c->voters);
  g_assert_cmpint (hp_test_int (db, "SELECT count (*) FROM station"), ==, c->stations);
  g_assert_cmpint (hp_test_int (db, "SELECT count (*) FROM tally WHERE state <> 'sealed'"), ==, 0);
  assert_clean (db, rules);
  assert_elected (db, rules);
  hp_test_assert_whole (db);
}

/* Every voter of a larger ward passes the checks of the list. */
static void
test_voters (void)
{
  static const Case c = { "voters", "2026", 6000, 6, 7 };
  g_autoptr (HpTestFolder) folder = hp_test_folder_new ();
  g_autofree char *path = make (folder, "a.homphieu", &c, HP_DEMO_LISTED);
  g_autoptr (HpDb) db = open_document (path);
  gint64 two_level = hp_test_int (db, "SELECT count (*) FROM voter WHERE bodies = 3");

  g_assert_cmpint (hp_test_int (db, "SELECT count (DISTINCT identity) FROM voter"), ==, 6000);
  g_assert_cmpint (hp_test_int (db, "SELECT count (*) FROM voter WHERE length (identity) <> 12"),
                   ==, 0);
  /* Digit 4: century and sex; digits 5 and 6: the year. */
  g_assert_cmpint (
      hp_test_int (db, "SELECT count (*) FROM voter WHERE substr (identity, 5, 2) <>"
                       " substr (birth, 3, 2) OR substr (identity, 4, 1) <>"
                       " CAST (2 * (substr (birth, 1, 2) - 19) + (sex = 'female') AS TEXT)"),
      ==, 0);
  g_assert_cmpint (hp_test_int (db, "SELECT count (*) FROM voter WHERE birth > '2008-03-15'"), ==,
                   0);
  g_assert_cmpint (hp_test_int (db, "SELECT count (*) FROM voter GROUP BY name, birth"
                                    " ORDER BY 1 DESC LIMIT 1"),
                   ==, 1);
  g_assert_cmpint (two_level, >, 6000 * 5 / 100);
  g_assert_cmpint (two_level, <, 6000 * 11 / 100);
  g_assert_cmpint (hp_test_int (db, "SELECT count (*) FROM voter WHERE findings <> 0"), <, 60);
  g_assert_cmpint (hp_test_int (db, "SELECT count (*) FROM voter WHERE card <> position"), ==, 0);
}

static void
test_same_seed (void)
{
  static const Case c = { "same", "2026", 500, 4, 11 };
  static const Case d = { "other", "2026", 500, 4, 12 };
  g_autoptr (HpTestFolder) folder = hp_test_folder_new ();
  g_autofree char *a = make (folder, "a.homphieu", &c, HP_DEMO_COUNTED);
  g_autofree char *b = make (folder, "b.homphieu", &c, HP_DEMO_COUNTED);
  g_autofree char *other = make (folder, "c.homphieu", &d, HP_DEMO_COUNTED);
  g_autoptr (HpDb) db_a = open_document (a);
  g_autoptr (HpDb) db_b = open_document (b);
  g_autoptr (HpDb) db_c = open_document (other);
  g_autofree char *state_a = hp_test_state (db_a);
  g_autofree char *state_b = hp_test_state (db_b);
  g_autofree char *state_c = hp_test_state (db_c);

  g_assert_cmpstr (state_a, ==, state_b);
  g_assert_cmpstr (state_a, !=, state_c);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *election;
    int voters, stations, code;
  } refused[] = {
    { "2026", -1, 1, HP_ERROR_INVALID },  { "2026", 1000001, 5, HP_ERROR_INVALID },
    { "2026", 10, 11, HP_ERROR_INVALID }, { "2026", 5000, 1000, HP_ERROR_INVALID },
    { "2026", 10, -1, HP_ERROR_INVALID }, { "1999", 100, 1, HP_ERROR_NOT_FOUND },
  };
  g_autoptr (HpTestFolder) folder = hp_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "a.homphieu", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (hp_demo_make (path, refused[i].election, refused[i].voters,
                                    refused[i].stations, 1, HP_DEMO_LISTED, NULL, NULL, &error));
      g_assert_error (error, HP_ERROR, refused[i].code);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (HpTestFolder) folder = hp_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "a.homphieu", NULL);
  g_autoptr (GDir) dir = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (hp_demo_make (path, NULL, 100, 2, 1, HP_DEMO_LISTED, NULL, cancellable, &error));
  g_assert_true (hp_error_is_cancelled (error));
  dir = g_dir_open (folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/demo/counted/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_counted);
    }
  g_test_add_func ("/demo/voters", test_voters);
  g_test_add_func ("/demo/same-seed", test_same_seed);
  g_test_add_func ("/demo/refused", test_refused);
  g_test_add_func ("/demo/cancelled", test_cancelled);
  return g_test_run ();
}
