/* test-tally-seal.c: sealed tallies stand, and tallies against one another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/count/hp-tally.h"
#include "engine/day/hp-turnout.h"
#include "engine/db/hp-journal.h"
#include "engine/stations/hp-constituency.h"
#include "engine/stations/hp-station.h"
#include "lib/hp-test-count.h"
#include "lib/hp-test-ward.h"

#include <string.h>
#include <time.h>

/* ---- seats and candidates that change ---- */

static void
test_refresh (void)
{
  g_autoptr (HpTestCount) ward = hp_test_count_ward ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HpConstituency) c = NULL;

  hp_test_count_agree (ward, 1, HP_BODY_XA, HP_TEST_GOOD);
  hp_test_count_seal (ward, 2, HP_BODY_XA, HP_TEST_TWO);
  c = hp_constituency_load (ward->db, HP_BODY_XA, 1, &error);
  g_assert_no_error (error);
  for (int round = 0; round < 2; round++)
    {
      g_autoptr (HpEdit) edit = hp_edit_begin (ward->db, "constituency.edit", &error);

      /* Four seats make three classes of kept names too few (T13). A seal has no such edit under
       * it; in a document where there is one, the seal stands. */
      hp_test_run (ward->db, "UPDATE constituency SET seats = %d WHERE id = %" G_GINT64_FORMAT,
                   round == 0 ? 4 : 3, c->id);
      hp_tallies_refresh (edit, ward->db, ward->rules, c->id, &error);
      g_assert_no_error (error);
      g_assert_true (hp_edit_commit (edit, &error));
      g_assert_cmpstr (hp_test_count_state (ward, 1, HP_BODY_XA), ==,
                       round == 0 ? "errors" : "agreed");
      g_assert_cmpstr (hp_test_count_state (ward, 2, HP_BODY_XA), ==, "sealed");
    }
}

/* ---- sealed ---- */

/* No statement and no undo gets at a sealed tally. */
static void
test_immutable (void)
{
  static const char *const statements[] = {
    "UPDATE tally SET state = 'agreed'",
    "UPDATE tally SET sealed_by = 'x'",
    "UPDATE tally SET incidents = 'x'",
    "DELETE FROM tally",
    "UPDATE tally_entry SET voted = voted + 1",
    "UPDATE tally_entry SET by = 'x' WHERE entry = 2",
    "DELETE FROM tally_entry",
    "UPDATE tally_figure SET ballots = 0 WHERE n = 1",
    "UPDATE tally_figure SET candidate_id = NULL WHERE kind = 'vote'",
    "DELETE FROM tally_figure WHERE kind = 'vote'",
    "INSERT INTO tally_figure SELECT id, 'kept', 9, 1, NULL FROM tally_entry",
    "INSERT INTO tally_reason SELECT id, 'T01', 'x', 'x', 'x' FROM tally",
    "UPDATE tally_reason SET reason = 'x'",
    "DELETE FROM tally_reason",
  };
  g_autoptr (HpTestCount) ward = hp_test_count_ward ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (HpTally) tally = NULL;

  hp_test_count_agree (ward, 1, HP_BODY_XA, HP_TEST_AWAY);
  hp_test_count_reason (ward, 1, HP_BODY_XA, "T15", "hai phiếu bị mang về");
  g_assert_cmpint (hp_test_count_try_seal (ward, 1, HP_BODY_XA, NULL), ==, -1);
  tally = hp_test_count_load (ward, 1, HP_BODY_XA);
  g_assert_cmpstr (tally->sealed_by, ==, "Phạm Thị Ba");
  g_assert_cmpint (strlen (tally->sealed_at), >=, 19);
  before = hp_test_state (ward->db);
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (hp_db_exec (ward->db, statements[i], &error));
      g_assert_error (error, HP_ERROR, HP_ERROR_REFUSED);
    }
  after = hp_test_state (ward->db);
  g_assert_cmpstr (before, ==, after);
  /* Neither the tally nor the stations, seats and candidates that it rests on. */
  g_assert_null (hp_journal_next_undo (ward->db));
  {
    g_autoptr (GError) error = NULL;

    g_assert_false (hp_tally_set_reason (ward->db, 1, HP_BODY_XA, "T15", "khác", "Ba", &error));
    g_assert_error (error, HP_ERROR, HP_ERROR_REFUSED);
  }
}

static void
test_journal (void)
{
  g_autoptr (HpTestCount) ward = hp_test_count_ward ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HpJournalItem) item = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  hp_test_count_seal (ward, 2, HP_BODY_TINH, HP_TEST_GOOD);
  item = hp_journal_get (ward->db, hp_db_get_version (ward->db), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (item->action, ==, "tally.seal");
  g_assert_true (item->final);
  g_assert_cmpint (item->station, ==, 2);
  g_assert_cmpint (item->body, ==, HP_BODY_TINH);
  changes = hp_journal_changes (ward->db, item->seq, 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < changes->len; i++)
    g_assert_cmpstr (((HpJournalChange *) g_ptr_array_index (changes, i))->table, ==, "tally");
  /* State = journal, also over a seal. */
  hp_journal_verify_all (ward->db, NULL, &error);
  g_assert_no_error (error);
}

/* ---- against the other tallies ---- */

static char *
codes_of (HpTestCount *ward, int station, HpBody body)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpTally) tally = hp_test_count_load (ward, station, body);
  g_autoptr (GPtrArray) findings = hp_tally_findings (ward->db, ward->rules, tally, NULL, &error);

  g_assert_no_error (error);
  return hp_test_count_codes (findings);
}

static void
assert_codes (HpTestCount *ward, int station, HpBody body, const char *wanted)
{
  g_autofree char *found = codes_of (ward, station, body);

  g_assert_cmpstr (found, ==, wanted);
}

static void
test_t16 (void)
{
  g_autoptr (HpTestCount) ward = hp_test_count_ward ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = hp_findings_new ();
  g_autofree char *codes = NULL;

  hp_test_count_agree (ward, 1, HP_BODY_XA, HP_TEST_GOOD);
  assert_codes (ward, 1, HP_BODY_XA, "");
  hp_test_count_enter (ward, 2, HP_BODY_XA, 1, "Một", HP_TEST_GOOD);
  assert_codes (ward, 1, HP_BODY_XA, "T16/xa.1/1");
  assert_codes (ward, 2, HP_BODY_XA, "T16/xa.1/2");
  /* The same figures for another body are another box. */
  hp_test_count_enter (ward, 1, HP_BODY_QH, 1, "Một", HP_TEST_GOOD);
  assert_codes (ward, 1, HP_BODY_QH, "");
  g_assert_cmpint (hp_test_count_try_seal (ward, 1, HP_BODY_XA, "T16/xa.1/1"), ==,
                   HP_ERROR_REFUSED);
  hp_test_count_reason (ward, 1, HP_BODY_XA, "T16", "đã đếm lại");
  g_assert_cmpint (hp_test_count_try_seal (ward, 1, HP_BODY_XA, NULL), ==, -1);
  hp_tallies_check (ward->db, ward->rules, all, &error);
  g_assert_no_error (error);
  codes = hp_test_count_codes (all);
  g_assert_cmpstr (codes, ==, "T16/xa.1/1 T16/xa.1/2");
}

/* Six stations: five give the first candidate about half, the sixth nine of ten. */
static void
test_t17 (void)
{
  g_autoptr (HpTestCount) ward = hp_test_count_new ();

  for (int s = 1; s <= 6; s++)
    hp_test_count_station (ward, s, 1000, 0, 0, 1);
  hp_test_count_contest (ward, HP_BODY_XA, 1, 1, "An 1970, Bé 1971");
  for (int s = 1; s <= 6; s++)
    {
      int first = s == 6 ? 900 : 500 + s;
      g_autofree char *json = g_strdup_printf (
          "{\"voted\":1000,\"issued\":1000,\"collected\":1000,\"valid\":1000,\"invalid\":0,"
          "\"kept\":[1000],\"votes\":[%d,%d]}",
          first, 1000 - first);

      hp_test_count_enter (ward, s, HP_BODY_XA, 1, "Một", json);
    }
  assert_codes (ward, 6, HP_BODY_XA, "T17/xa.1/6 T17/xa.1/6");
  assert_codes (ward, 3, HP_BODY_XA, "");
}

static void
test_t18_t19 (void)
{
  g_autoptr (HpTestCount) ward = hp_test_count_ward ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = hp_findings_new ();
  g_autofree char *codes = NULL;

  hp_test_count_seal (ward, 1, HP_BODY_QH, HP_TEST_GOOD);
  hp_test_count_agree (ward, 1, HP_BODY_TINH,
                       "{\"listed\":1249,\"voted\":1198,\"issued\":1198,\"collected\":1198,"
                       "\"valid\":1175,\"invalid\":23,\"kept\":[100,375,700],"
                       "\"votes\":[820,760,690,400,280]}");
  assert_codes (ward, 1, HP_BODY_TINH, "T18/tinh.1/1 T19/tinh.1/1");
  g_assert_cmpint (hp_test_count_try_seal (ward, 1, HP_BODY_TINH, "T18/tinh.1/1 T19/tinh.1/1"), ==,
                   HP_ERROR_REFUSED);
  hp_test_count_reason (ward, 1, HP_BODY_TINH, "T19", "hai người không nhận phiếu");
  g_assert_cmpint (hp_test_count_try_seal (ward, 1, HP_BODY_TINH, "T18/tinh.1/1"), ==,
                   HP_ERROR_REFUSED);
  /* The sealed one sees it as well. */
  assert_codes (ward, 1, HP_BODY_QH, "T18/qh.1/1 T19/qh.1/1");
  /* All together: each pair once, at the lower body. */
  hp_tallies_check (ward->db, ward->rules, all, &error);
  g_assert_no_error (error);
  codes = hp_test_count_codes (all);
  g_assert_cmpstr (codes, ==, "T18/tinh.1/1 T19/tinh.1/1");
}

static void
test_t20 (void)
{
  g_autoptr (HpTestCount) ward = hp_test_count_ward ();
  g_autoptr (GError) error = NULL;

  hp_test_count_enter (ward, 1, HP_BODY_XA, 1, "Một", HP_TEST_GOOD);
  hp_turnout_set (ward->db, ward->rules, 1, HP_BODY_XA, 9 * 60, 700, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_codes (ward, 1, HP_BODY_XA, "T20/xa.1/1");
  hp_turnout_set (ward->db, ward->rules, 1, HP_BODY_XA, 19 * 60, 1200, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_codes (ward, 1, HP_BODY_XA, "");
  g_assert_cmpint (hp_turnout_last (ward->db, hp_station_id (ward->db, 1), HP_BODY_XA), ==, 1200);
  g_assert_cmpint (hp_turnout_last (ward->db, hp_station_id (ward->db, 1), HP_BODY_QH), ==,
                   HP_MISSING);
}

/* Figures that are still being typed are checked without being stored. */
static void
test_typing (void)
{
  g_autoptr (HpTestCount) ward = hp_test_count_ward ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HpTallyFigures) figures = hp_test_count_figures (HP_TEST_WRONG);
  g_autoptr (HpTally) tally = hp_test_count_load (ward, 1, HP_BODY_XA);
  g_autoptr (GPtrArray) none = hp_tally_findings (ward->db, ward->rules, tally, NULL, &error);
  g_autoptr (GPtrArray) some = hp_tally_findings (ward->db, ward->rules, tally, figures, &error);
  g_autofree char *codes = hp_test_count_codes (some);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpstr (codes, ==, "T06/xa.1/1 T15/xa.1/1");
}

/* ---- speed ---- */

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

/* 100 stations, three bodies, everything entered; run with -m perf. */
static void
test_speed (void)
{
  static const HpBody bodies[] = { HP_BODY_QH, HP_BODY_TINH, HP_BODY_XA };
  g_autoptr (HpTestCount) ward = hp_test_count_new ();
  g_autoptr (GPtrArray) findings = hp_findings_new ();
  g_autoptr (GError) error = NULL;
  double start;

  for (int s = 1; s <= 100; s++)
    hp_test_count_station (ward, s, 1250, 1, 1, 1);
  for (guint b = 0; b < 3; b++)
    {
      hp_test_count_contest (ward, bodies[b], 1, 3, HP_TEST_FIVE);
      for (int s = 1; s <= 100; s++)
        {
          g_autofree char *json = g_strdup_printf (
              "{\"voted\":1200,\"issued\":1200,\"collected\":1200,\"valid\":1177,\"invalid\":23,"
              "\"kept\":[102,375,700],\"votes\":[%d,760,690,400,%d]}",
              822 + s, 280 - s);

          hp_test_count_agree (ward, s, bodies[b], json);
        }
    }
  start = cpu_ms ();
  for (int s = 1; s <= 100; s++)
    for (guint b = 0; b < 3; b++)
      g_assert_cmpint (hp_test_count_try_seal (ward, s, bodies[b], NULL), ==, -1);
  g_test_message ("sealing one tally: %.3f ms", (cpu_ms () - start) / 300);
  start = cpu_ms ();
  hp_tallies_check (ward->db, ward->rules, findings, &error);
  g_assert_no_error (error);
  g_test_message ("checking 300 tallies: %.3f ms", cpu_ms () - start);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tally-seal/refresh", test_refresh);
  g_test_add_func ("/tally-seal/immutable", test_immutable);
  g_test_add_func ("/tally-seal/journal", test_journal);
  g_test_add_func ("/tally-seal/cross/t16", test_t16);
  g_test_add_func ("/tally-seal/cross/t17", test_t17);
  g_test_add_func ("/tally-seal/cross/t18-t19", test_t18_t19);
  g_test_add_func ("/tally-seal/cross/t20", test_t20);
  g_test_add_func ("/tally-seal/typing", test_typing);
  if (g_test_perf ())
    g_test_add_func ("/tally-seal/speed", test_speed);

  return g_test_run ();
}
