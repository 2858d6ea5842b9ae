/* test-voter-import.c: staged voters into the document: add, replace, diff, undo, cancel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-error.h"
#include "engine/db/hp-journal.h"
#include "engine/setup/hp-election.h"
#include "engine/stations/hp-station.h"
#include "engine/voters/hp-voter-import.h"
#include "lib/hp-test-ward.h"

#include <string.h>

/* Card, name, birth, identity; all men who elect everything. */
typedef struct
{
  int station;
  const char *card, *name, *birth, *identity, *permanent;
} Row;

/* An empty ward of 2026 with stations 1–3. */
static HpDb *
new_ward (HpRules **rules)
{
  g_autoptr (GError) error = NULL;
  HpDb *db = hp_db_new_memory (&error);

  g_assert_no_error (error);
  g_assert_true (
      hp_election_create (db, "2026", "Chi Lăng", "Lạng Sơn", "", "phuong", FALSE, &error));
  g_assert_no_error (error);
  for (int i = 1; i <= 3; i++)
    {
      g_autoptr (HpStation) station = hp_station_new ();

      station->number = i;
      g_assert_true (hp_station_save (db, station, &error));
      g_assert_no_error (error);
    }
  *rules = hp_election_rules (db, &error);
  g_assert_no_error (error);
  return db;
}

static void
fill (HpVoterStaging *staging, const Row *rows, int n)
{
  int station = 0;

  for (int i = 0; i < n; i++)
    {
      const char *texts[HP_N_VOTER_FIELDS];

      for (int f = 0; f < HP_N_VOTER_FIELDS; f++)
        texts[f] = "";
      texts[HP_VOTER_CARD] = rows[i].card;
      texts[HP_VOTER_NAME] = rows[i].name;
      texts[HP_VOTER_BIRTH] = rows[i].birth;
      texts[HP_VOTER_IDENTITY] = rows[i].identity;
      texts[HP_VOTER_PERMANENT] = rows[i].permanent;
      texts[HP_VOTER_MALE] = texts[HP_VOTER_QH] = texts[HP_VOTER_TINH] = texts[HP_VOTER_XA] = "x";
      if (i == 0 || rows[i].station != station)
        hp_voter_staging_begin_block (staging, "A", station = rows[i].station);
      hp_voter_staging_add_row (staging, i + 2, texts);
    }
  hp_voter_staging_finish (staging);
}

static HpVoterImport *
prepare (HpDb *db, const HpRules *rules, HpImportMode mode, const Row *rows, int n)
{
  g_autoptr (GError) error = NULL;
  HpVoterImport *import = hp_voter_import_new (db, rules, &error);

  g_assert_no_error (error);
  fill (hp_voter_import_staging (import), rows, n);
  g_assert_true (hp_voter_import_prepare (import, db, mode, NULL, &error));
  g_assert_no_error (error);
  return import;
}

static void
assert_result (const HpImportResult *r, int added, int updated, int unchanged, int removed,
               int gone, int withheld, int rejected)
{
  g_assert_cmpint (r->added, ==, added);
  g_assert_cmpint (r->updated, ==, updated);
  g_assert_cmpint (r->unchanged, ==, unchanged);
  g_assert_cmpint (r->removed, ==, removed);
  g_assert_cmpint (r->gone, ==, gone);
  g_assert_cmpint (r->withheld, ==, withheld);
  g_assert_cmpint (r->rejected, ==, rejected);
}

/* Imports and checks that the counts told before are those of the deed. */
static void
import_rows (HpDb *db, const HpRules *rules, HpImportMode mode, const Row *rows, int n,
             HpImportResult *result)
{
  g_autoptr (HpVoterImport) import = prepare (db, rules, mode, rows, n);
  g_autoptr (GError) error = NULL;
  HpImportResult before;
  int progress = 0;

  hp_voter_import_result (import, &before);
  g_assert_true (hp_voter_import_accept (import, db, &progress, NULL, result, &error));
  g_assert_no_error (error);
  g_assert_cmpint (progress, ==, 1000);
  g_assert_cmpmem (&before, sizeof before, result, sizeof *result);
}

/* "name birth card" of the voters of a station in the order of its list. */
static char *
list (HpDb *db, int station)
{
  return hp_test_text (db,
                       "SELECT ifnull (group_concat (t, '; '), '') FROM (SELECT v.name || ' ' ||"
                       " v.birth || ' ' || v.card AS t FROM voter v JOIN station s"
                       " ON s.id = v.station_id WHERE s.number = %d ORDER BY v.position)",
                       station);
}

static void
assert_list (HpDb *db, int station, const char *expected)
{
  g_autofree char *text = list (db, station);

  g_assert_cmpstr (text, ==, expected);
}

static const Row first[] = {
  { 1, "1", "Nông Văn An", "01/02/1980", "020080000001", "tổ 1" },
  { 1, "2", "Lý Văn Bá", "1957", "", "tổ 1" },
  { 1, "2", "Lý Văn Chí", "03/04/1990", "020090000003", "tổ 2" }, /* V14 */
  { 2, "1", "Lò Văn Du", "05/06/1970", "020070000004", "tổ 3" },
};

/* A dry run changes nothing at all; taking in changes what it said; undo takes all of it back. */
static void
test_add (void)
{
  g_autoptr (HpRules) rules = NULL;
  g_autoptr (HpDb) db = new_ward (&rules);
  g_autofree char *before = hp_test_state (db);
  gint64 version = hp_db_get_version (db);
  g_autoptr (HpVoterImport) dry = prepare (db, rules, HP_IMPORT_ADD, first, G_N_ELEMENTS (first));
  g_autofree char *after = hp_test_state (db);
  g_autofree char *back = NULL;
  HpImportResult result;

  hp_voter_import_result (dry, &result);
  assert_result (&result, 3, 0, 0, 0, 0, 0, 1);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (hp_db_get_version (db), ==, version);

  import_rows (db, rules, HP_IMPORT_ADD, first, G_N_ELEMENTS (first), &result);
  assert_result (&result, 3, 0, 0, 0, 0, 0, 1);
  assert_list (db, 1, "Nông Văn An 1980-02-01 1; Lý Văn Bá 1957 2");
  assert_list (db, 2, "Lò Văn Du 1970-06-05 1");
  g_assert_cmpint (hp_db_get_version (db), ==, version + 1);
  /* V03 of the second voter stays with him; 1 + 2 + 8: qh, tinh, xa. */
  g_assert_cmpint (hp_test_int (db, "SELECT findings FROM voter WHERE name = 'Lý Văn Bá'"), ==,
                   1 << 3);
  g_assert_cmpint (hp_test_int (db, "SELECT DISTINCT bodies FROM voter"), ==, 11);
  g_assert_cmpint (hp_test_int (db, "SELECT sum (voters) FROM station_total"), ==, 3);
  g_assert_cmpint (hp_test_int (db, "SELECT count (*) FROM movement"), ==, 0);
  hp_test_assert_whole (db);

  g_assert_true (hp_journal_undo (db, NULL, NULL));
  back = hp_test_state (db);
  g_assert_cmpint (hp_test_int (db, "SELECT count (*) FROM voter"), ==, 0);
  g_assert_cmpstr (back, ==, before);
  hp_test_assert_whole (db);
}

/* The same sheet again adds nobody, also not those without any number. */
static void
test_add_again (void)
{
  static const Row bare[] = { { 3, "", "Nông Thế Tú", "28/11/1968", "", "tổ 4" } };
  g_autoptr (HpRules) rules = NULL;
  g_autoptr (HpDb) db = new_ward (&rules);
  HpImportResult result;

  for (int i = 0; i < 2; i++)
    {
      import_rows (db, rules, HP_IMPORT_ADD, first, G_N_ELEMENTS (first), &result);
      assert_result (&result, i == 0 ? 3 : 0, 0, 0, 0, 0, 0, i == 0 ? 1 : 4);
      import_rows (db, rules, HP_IMPORT_ADD, bare, 1, &result);
      assert_result (&result, i == 0 ? 1 : 0, 0, 0, 0, 0, 0, i == 0 ? 0 : 1);
    }
  g_assert_cmpint (hp_test_int (db, "SELECT count (*) FROM voter"), ==, 4);
}

static void
test_replace (void)
{
  static const Row second[] = {
    { 1, "1", "Lê Văn Mới", "07/08/1999", "", "tổ 1" },
    { 1, "2", "Nông Văn An", "01/02/1980", "020080000001", "tổ 9" }, /* another address */
    { 1, "3", "Lý Văn Chí", "03/04/1990", "020090000003", "tổ 2" },
  };
  g_autoptr (HpRules) rules = NULL;
  g_autoptr (HpDb) db = new_ward (&rules);
  g_autofree char *before = NULL, *after = NULL;
  HpImportResult result;
  gint64 an;

  import_rows (db, rules, HP_IMPORT_ADD, first, G_N_ELEMENTS (first), &result);
  before = hp_test_state (db);
  an = hp_test_int (db, "SELECT id FROM voter WHERE name = 'Nông Văn An'");
  import_rows (db, rules, HP_IMPORT_REPLACE, second, G_N_ELEMENTS (second), &result);
  /* Bá goes; station 2 is not in the sheet and stays. */
  assert_result (&result, 2, 1, 0, 1, 0, 0, 0);
  assert_list (db, 1, "Lê Văn Mới 1999-08-07 1; Nông Văn An 1980-02-01 2; Lý Văn Chí 1990-04-03 3");
  assert_list (db, 2, "Lò Văn Du 1970-06-05 1");
  g_assert_cmpint (hp_test_int (db, "SELECT id FROM voter WHERE name = 'Nông Văn An'"), ==, an);
  hp_test_assert_whole (db);

  /* Once more: nothing differs, so nothing is written. */
  {
    gint64 version = hp_db_get_version (db);

    import_rows (db, rules, HP_IMPORT_REPLACE, second, G_N_ELEMENTS (second), &result);
    assert_result (&result, 0, 0, 3, 0, 0, 0, 0);
    g_assert_cmpint (hp_db_get_version (db), ==, version);
  }
  g_assert_true (hp_journal_undo (db, NULL, NULL));
  after = hp_test_state (db);
  g_assert_cmpstr (before, ==, after);
}

/* A number that somebody of a station outside the sheet bears is refused, not moved. */
static void
test_replace_elsewhere (void)
{
  static const Row sheet[] = { { 1, "1", "Lò Văn Du", "05/06/1970", "020070000004", "tổ 3" } };
  g_autoptr (HpRules) rules = NULL;
  g_autoptr (HpDb) db = new_ward (&rules);
  HpImportResult result;

  import_rows (db, rules, HP_IMPORT_ADD, first, G_N_ELEMENTS (first), &result);
  import_rows (db, rules, HP_IMPORT_REPLACE, sheet, 1, &result);
  assert_result (&result, 0, 0, 0, 2, 0, 0, 1);
  assert_list (db, 2, "Lò Văn Du 1970-06-05 1");
}

static void
test_diff (void)
{
  static const Row second[] = {
    { 1, "1", "Nông Văn An", "01/02/1980", "020080000001", "tổ 1" }, /* as before */
    { 1, "7", "Lò Văn Du", "05/06/1970", "020070000004", "tổ 3" },   /* has moved here */
    { 1, "8", "Lê Văn Mới", "07/08/1999", "", "tổ 1" },              /* is new */
  };
  g_autoptr (HpRules) rules = NULL;
  g_autoptr (HpDb) db = new_ward (&rules);
  g_autofree char *before = NULL, *after = NULL, *kinds = NULL;
  HpImportResult result;
  gint64 du;

  import_rows (db, rules, HP_IMPORT_ADD, first, G_N_ELEMENTS (first), &result);
  before = hp_test_state (db);
  du = hp_test_int (db, "SELECT id FROM voter WHERE name = 'Lò Văn Du'");
  {
    g_autoptr (HpVoterImport) import = prepare (db, rules, HP_IMPORT_DIFF, second, 3);
    g_autoptr (GArray) gone = hp_voter_import_gone (import);

    g_assert_cmpuint (gone->len, ==, 1);
    g_assert_cmpint (g_array_index (gone, gint64, 0), ==,
                     hp_test_int (db, "SELECT id FROM voter WHERE name = 'Lý Văn Bá'"));
  }
  import_rows (db, rules, HP_IMPORT_DIFF, second, G_N_ELEMENTS (second), &result);
  /* Bá is reported and stays. */
  assert_result (&result, 1, 1, 1, 0, 1, 0, 0);
  assert_list (db, 1,
               "Nông Văn An 1980-02-01 1; Lý Văn Bá 1957 2; Lò Văn Du 1970-06-05 7; "
               "Lê Văn Mới 1999-08-07 8");
  assert_list (db, 2, "");
  g_assert_cmpint (hp_test_int (db, "SELECT id FROM voter WHERE name = 'Lò Văn Du'"), ==, du);
  kinds = hp_test_text (db, "SELECT group_concat (kind || ifnull (from_station, '') || '>' ||"
                            " ifnull (to_station, ''), ' ') FROM movement");
  g_assert_cmpstr (kinds, ==, "move2>1 add>1");
  hp_test_assert_whole (db);
  g_assert_true (hp_journal_undo (db, NULL, NULL));
  after = hp_test_state (db);
  g_assert_cmpstr (before, ==, after);
}

/* Struck off here, still in the sheet: a difference leaves it so, and says so. A field that the
 * sheet does not have keeps what is stored. */
static void
test_diff_withheld (void)
{
  static const Row second[] = {
    { 1, "", "Nông Văn An", "01/02/1980", "020080000001", "" },
    { 1, "", "Lý Văn Bá", "02/03/1957", "020057000009", "" },
  };
  g_autoptr (HpRules) rules = NULL;
  g_autoptr (HpDb) db = new_ward (&rules);
  HpImportResult result;

  import_rows (db, rules, HP_IMPORT_ADD, first, G_N_ELEMENTS (first), &result);
  hp_test_do (db, "test", "UPDATE voter SET state = 'removed' WHERE name = 'Nông Văn An'");
  hp_test_do (db, "test", "UPDATE voter SET identity = '020057000009' WHERE name = 'Lý Văn Bá'");
  import_rows (db, rules, HP_IMPORT_DIFF, second, G_N_ELEMENTS (second), &result);
  assert_result (&result, 0, 1, 0, 0, 0, 1, 0);
  assert_list (db, 1, "Nông Văn An 1980-02-01 1; Lý Văn Bá 1957-03-02 2");
  g_assert_cmpint (hp_test_int (db, "SELECT count (*) FROM voter WHERE state = 'removed'"), ==, 1);
  g_assert_cmpint (hp_test_int (db, "SELECT count (*) FROM voter WHERE permanent <> ''"), ==, 3);
}

/* Mended rows and a document that changed meanwhile are looked at again before writing. */
static void
test_changed_meanwhile (void)
{
  static const Row more[] = { { 3, "1", "Vi Văn Én", "01/01/1960", "020060000008", "" } };
  g_autoptr (HpRules) rules = NULL;
  g_autoptr (HpDb) db = new_ward (&rules);
  g_autoptr (HpVoterImport) import =
      prepare (db, rules, HP_IMPORT_ADD, first, G_N_ELEMENTS (first));
  g_autoptr (GError) error = NULL;
  HpImportResult result;

  import_rows (db, rules, HP_IMPORT_ADD, more, 1, &result);
  hp_voter_staging_mend (hp_voter_import_staging (import), 2, HP_VOTER_CARD, "3");
  hp_voter_staging_mend (hp_voter_import_staging (import), 3, HP_VOTER_IDENTITY, "020060000008");
  g_assert_true (hp_voter_import_accept (import, db, NULL, NULL, &result, &error));
  g_assert_no_error (error);
  /* Chí has his own card now; Du bears Én's number. */
  assert_result (&result, 3, 0, 0, 0, 0, 0, 1);
  assert_list (db, 2, "");
}

/* A document without stations takes nobody in. */
static void
test_no_stations (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpDb) db = hp_db_new_memory (&error);
  g_autoptr (HpRules) rules = NULL;
  HpImportResult result;

  g_assert_true (
      hp_election_create (db, "2026", "Chi Lăng", "Lạng Sơn", "", "phuong", FALSE, &error));
  rules = hp_election_rules (db, &error);
  g_assert_no_error (error);
  import_rows (db, rules, HP_IMPORT_ADD, first, G_N_ELEMENTS (first), &result);
  assert_result (&result, 0, 0, 0, 0, 0, 0, 4);
}

static void
test_cancel (void)
{
  g_autoptr (HpRules) rules = NULL;
  g_autoptr (HpDb) db = new_ward (&rules);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (HpVoterImport) import = NULL;
  HpImportResult result;

  import_rows (db, rules, HP_IMPORT_ADD, first + 3, 1, &result);
  before = hp_test_state (db);
  import = prepare (db, rules, HP_IMPORT_REPLACE, first, G_N_ELEMENTS (first));
  g_cancellable_cancel (cancellable);
  g_assert_false (hp_voter_import_accept (import, db, NULL, cancellable, NULL, &error));
  g_assert_true (hp_error_is_cancelled (error));
  after = hp_test_state (db);
  g_assert_cmpstr (before, ==, after);
  /* And can be done after all. */
  g_assert_true (hp_voter_import_accept (import, db, NULL, NULL, &result, NULL));
  assert_result (&result, 2, 0, 1, 0, 0, 0, 1);
}

/* Many rows: names differ, numbers run on. g_test_slow (): a ward twice as large as any. */
static void
test_many (void)
{
  static const char *const given[] = { "An", "Bình", "Chính", "Đức", "Hà", "Ước", "Ánh", "Yến" };
  int n = g_test_slow () ? 100000 : 5000;
  g_autoptr (HpRules) rules = NULL;
  g_autoptr (HpDb) db = new_ward (&rules);
  g_autoptr (GError) error = NULL;
  g_autoptr (HpVoterImport) import = hp_voter_import_new (db, rules, &error);
  HpVoterStaging *staging = hp_voter_import_staging (import);
  HpImportResult result;
  gint64 start;

  g_assert_no_error (error);
  start = g_get_monotonic_time ();
  for (int i = 0; i < n; i++)
    {
      const char *texts[HP_N_VOTER_FIELDS];
      g_autofree char *card = g_strdup_printf ("%d", i + 1);
      g_autofree char *name = g_strdup_printf ("Nguyễn %s %s", given[i / 8 % 8], given[i % 8]);
      g_autofree char *birth =
          g_strdup_printf ("%02d/%02d/%d", i % 28 + 1, i / 28 % 12 + 1, 1940 + i / 336 % 60);
      g_autofree char *identity = g_strdup_printf ("0200%02d%06d", 40 + i / 336 % 60, i);

      for (int f = 0; f < HP_N_VOTER_FIELDS; f++)
        texts[f] = "";
      texts[HP_VOTER_CARD] = card;
      texts[HP_VOTER_NAME] = name;
      texts[HP_VOTER_BIRTH] = birth;
      texts[HP_VOTER_IDENTITY] = identity;
      texts[HP_VOTER_ETHNICITY] = "Kinh";
      texts[HP_VOTER_PERMANENT] = "Số 161, tổ 4, phường Chi Lăng";
      texts[HP_VOTER_MALE] = texts[HP_VOTER_QH] = texts[HP_VOTER_TINH] = texts[HP_VOTER_XA] = "x";
      if (i % (n / 3 + 1) == 0)
        hp_voter_staging_begin_block (staging, "A", i / (n / 3 + 1) + 1);
      hp_voter_staging_add_row (staging, i + 2, texts);
    }
  hp_voter_staging_finish (staging);
  g_test_message ("staged: %d ms", (int) ((g_get_monotonic_time () - start) / 1000));
  start = g_get_monotonic_time ();
  g_assert_true (hp_voter_import_prepare (import, db, HP_IMPORT_ADD, NULL, &error));
  g_test_message ("prepared: %d ms", (int) ((g_get_monotonic_time () - start) / 1000));
  start = g_get_monotonic_time ();
  g_assert_true (hp_voter_import_accept (import, db, NULL, NULL, &result, &error));
  g_test_message ("taken in: %d ms", (int) ((g_get_monotonic_time () - start) / 1000));
  g_assert_no_error (error);
  assert_result (&result, n, 0, 0, 0, 0, 0, 0);
  g_assert_cmpint (hp_test_int (db, "SELECT sum (voters) FROM station_total"), ==, n);

  start = g_get_monotonic_time ();
  g_assert_true (hp_voter_import_prepare (import, db, HP_IMPORT_DIFF, NULL, &error));
  hp_voter_import_result (import, &result);
  g_test_message ("compared: %d ms", (int) ((g_get_monotonic_time () - start) / 1000));
  assert_result (&result, 0, 0, n, 0, 0, 0, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/voter/import/add", test_add);
  g_test_add_func ("/voter/import/add-again", test_add_again);
  g_test_add_func ("/voter/import/replace", test_replace);
  g_test_add_func ("/voter/import/replace-elsewhere", test_replace_elsewhere);
  g_test_add_func ("/voter/import/diff", test_diff);
  g_test_add_func ("/voter/import/diff-withheld", test_diff_withheld);
  g_test_add_func ("/voter/import/changed-meanwhile", test_changed_meanwhile);
  g_test_add_func ("/voter/import/no-stations", test_no_stations);
  g_test_add_func ("/voter/import/cancel", test_cancel);
  g_test_add_func ("/voter/import/many", test_many);
  return g_test_run ();
}
