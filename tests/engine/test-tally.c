/* test-tally.c: tallies of a document: entering, correcting, reasons, and what is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/count/hp-tally.h"
#include "engine/db/hp-journal.h"
#include "engine/setup/hp-election.h"
#include "engine/stations/hp-station.h"
#include "lib/hp-test-count.h"
#include "lib/hp-test-ward.h"

/* ---- states ---- */

static void
test_states (void)
{
  static const struct
  {
    const char *first;
    const char *second; /* NULL = none */
    const char *state;
  } cases[] = {
    { HP_TEST_GOOD, NULL, "first" },
    { HP_TEST_AWAY, NULL, "first" },
    { HP_TEST_WRONG, NULL, "errors" },
    { HP_TEST_BEGUN, NULL, "errors" },
    { HP_TEST_GOOD, HP_TEST_GOOD, "agreed" },
    { HP_TEST_AWAY, HP_TEST_AWAY, "agreed" },
    { HP_TEST_GOOD, HP_TEST_AWAY, "differs" },
    { HP_TEST_GOOD, HP_TEST_OTHER, "differs" },
    { HP_TEST_WRONG, HP_TEST_WRONG, "errors" },
    { HP_TEST_WRONG, HP_TEST_GOOD, "differs" },
    { HP_TEST_GOOD, HP_TEST_BEGUN, "second" },
    { HP_TEST_BEGUN, HP_TEST_GOOD, "differs" },
    { HP_TEST_BEGUN, HP_TEST_BEGUN, "errors" },
    { HP_TEST_NOTHING, NULL, "empty" },
    { HP_TEST_GOOD, HP_TEST_NOTHING, "first" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HpTestCount) ward = hp_test_count_ward ();
      g_autofree char *stored = NULL;

      g_assert_cmpstr (hp_test_count_state (ward, 1, HP_BODY_XA), ==, "empty");
      g_assert_cmpint (hp_test_count_enter (ward, 1, HP_BODY_XA, 1, "Một", cases[i].first), ==, -1);
      if (cases[i].second != NULL)
        g_assert_cmpint (hp_test_count_enter (ward, 1, HP_BODY_XA, 2, "Hai", cases[i].second), ==,
                         -1);
      g_assert_cmpstr (hp_test_count_state (ward, 1, HP_BODY_XA), ==, cases[i].state);
      stored = hp_test_text (ward->db, "SELECT ifnull (max (state), 'empty') FROM tally");
      g_assert_cmpstr (stored, ==, cases[i].state);
    }
}

/* A correction of either entry compares anew. */
static void
test_correction (void)
{
  g_autoptr (HpTestCount) ward = hp_test_count_ward ();
  g_autoptr (HpTally) tally = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  const HpTallyDiff *diff;

  hp_test_count_enter (ward, 1, HP_BODY_XA, 1, "Một", HP_TEST_GOOD);
  hp_test_count_enter (ward, 1, HP_BODY_XA, 2, "Hai", HP_TEST_OTHER);
  tally = hp_test_count_load (ward, 1, HP_BODY_XA);
  differences = hp_tally_differences (tally);
  g_assert_cmpuint (differences->len, ==, 1);
  diff = g_ptr_array_index (differences, 0);
  g_assert_cmpint (diff->field, ==, HP_TALLY_VOTES);
  g_assert_cmpint (diff->index, ==, 4);
  g_assert_cmpint (diff->a, ==, 280);
  g_assert_cmpint (diff->b, ==, 281);

  hp_test_count_enter (ward, 1, HP_BODY_XA, 2, "Hai", HP_TEST_GOOD);
  g_assert_cmpstr (hp_test_count_state (ward, 1, HP_BODY_XA), ==, "agreed");
  hp_test_count_enter (ward, 1, HP_BODY_XA, 1, "Ba", HP_TEST_AWAY);
  g_assert_cmpstr (hp_test_count_state (ward, 1, HP_BODY_XA), ==, "differs");
  hp_test_count_enter (ward, 1, HP_BODY_XA, 2, "Hai", HP_TEST_AWAY);
  g_assert_cmpstr (hp_test_count_state (ward, 1, HP_BODY_XA), ==, "agreed");
  /* Rows are corrected in place: two entries, 3 + 5 figures each. */
  g_assert_cmpint (hp_test_int (ward->db, "SELECT count (*) FROM tally_entry"), ==, 2);
  g_assert_cmpint (hp_test_int (ward->db, "SELECT count (*) FROM tally_figure"), ==, 16);
}

/* What is stored comes back, also what is missing inside a list; a shorter list leaves no rest. */
static void
test_round_trip (void)
{
  static const char json[] =
      "{\"listed\":1251,\"voted\":7,\"valid\":5,\"kept\":[1,null,3],\"votes\":[4,null],"
      "\"received\":9,\"invalid_reasons\":[0,3,12,8,0]}";
  g_autoptr (HpTestCount) ward = hp_test_count_ward ();
  g_autoptr (HpTallyFigures) wanted = hp_test_count_figures (json);
  g_autoptr (HpTallyFigures) shorter = hp_test_count_figures ("{\"listed\":1,\"kept\":[2]}");
  g_autoptr (HpTally) tally = NULL;
  g_autoptr (HpTally) again = NULL;

  hp_test_count_enter (ward, 2, HP_BODY_QH, 1, " Nguyễn  Một ", json);
  tally = hp_test_count_load (ward, 2, HP_BODY_QH);
  g_assert_true (hp_tally_figures_equal (tally->entries[0]->figures, wanted));
  g_assert_cmpstr (tally->entries[0]->by, ==, "Nguyễn Một");
  g_assert_null (tally->entries[1]);
  g_assert_cmpint (tally->seats, ==, 3);
  g_assert_cmpint (tally->candidates, ==, 5);
  hp_test_count_enter (ward, 2, HP_BODY_QH, 1, "Một", "{\"listed\":1,\"kept\":[2]}");
  again = hp_test_count_load (ward, 2, HP_BODY_QH);
  g_assert_true (hp_tally_figures_equal (again->entries[0]->figures, shorter));
  g_assert_true (hp_tally_figures (again) == again->entries[0]->figures);
}

/* V comes from the document where the entry leaves it out. */
static void
test_listed (void)
{
  g_autoptr (HpTestCount) ward = hp_test_count_ward ();
  g_autoptr (HpTally) tally = NULL;

  hp_test_count_enter (ward, 1, HP_BODY_XA, 1, "Một", HP_TEST_GOOD);
  hp_test_count_enter (
      ward, 1, HP_BODY_XA, 2, "Hai",
      "{\"listed\":1250,\"voted\":1200,\"issued\":1200,\"collected\":1200,\"valid\":1177,"
      "\"invalid\":23,\"kept\":[102,375,700],\"votes\":[822,760,690,400,280]}");
  tally = hp_test_count_load (ward, 1, HP_BODY_XA);
  g_assert_cmpint (tally->entries[0]->figures->listed, ==, 1250);
  g_assert_cmpint (tally->state, ==, HP_TALLY_AGREED);
}

static void
test_list (void)
{
  g_autoptr (HpTestCount) ward = hp_test_count_ward ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) some = NULL;
  static const HpBody bodies[] = { HP_BODY_QH, HP_BODY_TINH, HP_BODY_XA };

  hp_test_count_enter (ward, 2, HP_BODY_TINH, 1, "Một", HP_TEST_AWAY);
  all = hp_tallies_load (ward->db, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 6);
  for (guint i = 0; i < all->len; i++)
    {
      const HpTally *tally = g_ptr_array_index (all, i);

      g_assert_cmpint (tally->station, ==, i / 3 + 1);
      g_assert_cmpint (tally->body, ==, bodies[i % 3]);
      g_assert_true (tally->allocated);
      g_assert_cmpint (tally->id != 0, ==, i == 4);
      g_assert_cmpint (hp_tally_figures (tally) != NULL, ==, i == 4);
      g_assert_cmpint (tally->state, ==, i == 4 ? HP_TALLY_FIRST : HP_TALLY_EMPTY);
    }
  some = hp_tallies_load_of (ward->db, ((HpTally *) g_ptr_array_index (all, 4))->constituency_id,
                             &error);
  g_assert_no_error (error);
  g_assert_cmpuint (some->len, ==, 2);
  g_assert_cmpint (((HpTally *) g_ptr_array_index (some, 1))->entries[0]->figures->votes[0], ==,
                   820);
}

/* ---- refusals ---- */

static void
test_refused_entries (void)
{
  g_autoptr (HpTestCount) ward = hp_test_count_ward ();
  gint64 version;

  g_assert_cmpint (hp_test_count_enter (ward, 1, HP_BODY_XA, 1, "Một", HP_TEST_GOOD), ==, -1);
  version = hp_db_get_version (ward->db);
  g_assert_cmpint (hp_test_count_enter (ward, 9, HP_BODY_XA, 1, "Một", HP_TEST_GOOD), ==,
                   HP_ERROR_NOT_FOUND);
  g_assert_cmpint (hp_test_count_enter (ward, 1, HP_BODY_HUYEN, 1, "Một", HP_TEST_GOOD), ==,
                   HP_ERROR_NOT_FOUND);
  g_assert_cmpint (hp_test_count_enter (ward, 1, HP_BODY_XA, 1, " ", HP_TEST_GOOD), ==,
                   HP_ERROR_INVALID);
  g_assert_cmpint (hp_test_count_enter (ward, 2, HP_BODY_XA, 2, "Hai", HP_TEST_GOOD), ==,
                   HP_ERROR_REFUSED);
  g_assert_cmpint (hp_test_count_enter (ward, 1, HP_BODY_XA, 2, "Một", HP_TEST_GOOD), ==,
                   HP_ERROR_REFUSED);
  g_assert_cmpint (hp_test_count_enter (ward, 1, HP_BODY_XA, 2, " MỘT", HP_TEST_GOOD), ==,
                   HP_ERROR_REFUSED);
  g_assert_cmpint (hp_test_count_enter (ward, 1, HP_BODY_XA, 2, "mot", HP_TEST_GOOD), ==,
                   HP_ERROR_REFUSED);
  g_assert_cmpint (hp_db_get_version (ward->db), ==, version);

  g_assert_cmpint (hp_test_count_enter (ward, 1, HP_BODY_XA, 2, "Hai", HP_TEST_GOOD), ==, -1);
  /* A correction of the first by whoever made the second is one person for both, too. */
  g_assert_cmpint (hp_test_count_enter (ward, 1, HP_BODY_XA, 1, "Hai", HP_TEST_GOOD), ==,
                   HP_ERROR_REFUSED);
  g_assert_cmpint (hp_test_count_enter (ward, 1, HP_BODY_XA, 1, "Một", HP_TEST_NOTHING), ==,
                   HP_ERROR_REFUSED);
  g_assert_cmpint (hp_test_count_try_seal (ward, 1, HP_BODY_XA, NULL), ==, -1);
  g_assert_cmpint (hp_test_count_enter (ward, 1, HP_BODY_XA, 1, "Một", HP_TEST_GOOD), ==,
                   HP_ERROR_REFUSED);
  g_assert_cmpint (hp_test_count_enter (ward, 1, HP_BODY_XA, 2, "Hai", HP_TEST_NOTHING), ==,
                   HP_ERROR_REFUSED);
}

static void
test_same_typist (void)
{
  g_autoptr (HpTestCount) ward = hp_test_count_ward ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HpTally) tally = NULL;
  g_autoptr (HpTally) other = NULL;

  hp_setting_set (ward->db, "same_typist_allowed", "1", &error);
  g_assert_no_error (error);
  hp_test_count_enter (ward, 1, HP_BODY_XA, 1, "Nguyễn Một", HP_TEST_GOOD);
  g_assert_cmpint (hp_test_count_enter (ward, 1, HP_BODY_XA, 2, "NGUYỄN MỘT", HP_TEST_GOOD), ==,
                   -1);
  tally = hp_test_count_load (ward, 1, HP_BODY_XA);
  g_assert_true (tally->same_typist);
  g_assert_cmpint (tally->state, ==, HP_TALLY_AGREED);
  /* The mark goes with the reason for it. */
  hp_test_count_enter (ward, 1, HP_BODY_XA, 2, "Trần Hai", HP_TEST_GOOD);
  other = hp_test_count_load (ward, 1, HP_BODY_XA);
  g_assert_false (other->same_typist);
}

static void
test_refused_seals (void)
{
  g_autoptr (HpTestCount) ward = hp_test_count_ward ();

  g_assert_cmpint (hp_test_count_try_seal (ward, 1, HP_BODY_XA, ""), ==, HP_ERROR_REFUSED);
  hp_test_count_enter (ward, 1, HP_BODY_XA, 1, "Một", HP_TEST_GOOD);
  g_assert_cmpint (hp_test_count_try_seal (ward, 1, HP_BODY_XA, ""), ==, HP_ERROR_REFUSED);
  hp_test_count_enter (ward, 1, HP_BODY_XA, 2, "Hai", HP_TEST_AWAY);
  g_assert_cmpint (hp_test_count_try_seal (ward, 1, HP_BODY_XA, "T15/xa.1/1"), ==,
                   HP_ERROR_REFUSED);
  hp_test_count_enter (ward, 1, HP_BODY_XA, 1, "Một", HP_TEST_WRONG);
  hp_test_count_enter (ward, 1, HP_BODY_XA, 2, "Hai", HP_TEST_WRONG);
  g_assert_cmpint (hp_test_count_try_seal (ward, 1, HP_BODY_XA, "T06/xa.1/1 T15/xa.1/1"), ==,
                   HP_ERROR_REFUSED);
  hp_test_count_reason (ward, 1, HP_BODY_XA, "T06", "no reason helps against an error");
  hp_test_count_reason (ward, 1, HP_BODY_XA, "T15", "hai phiếu bị mang về");
  g_assert_cmpint (hp_test_count_try_seal (ward, 1, HP_BODY_XA, "T06/xa.1/1"), ==,
                   HP_ERROR_REFUSED);
  hp_test_count_enter (ward, 1, HP_BODY_XA, 1, "Một", HP_TEST_AWAY);
  hp_test_count_enter (ward, 1, HP_BODY_XA, 2, "Hai", HP_TEST_AWAY);
  g_assert_cmpint (hp_test_count_try_seal (ward, 1, HP_BODY_XA, NULL), ==, -1);
  g_assert_cmpint (hp_test_count_try_seal (ward, 1, HP_BODY_XA, NULL), ==, HP_ERROR_REFUSED);
  g_assert_cmpint (hp_test_count_try_seal (ward, 9, HP_BODY_XA, NULL), ==, HP_ERROR_NOT_FOUND);
}

/* Seats or candidates that are not known would leave T13 out. */
static void
test_refused_unknown (void)
{
  g_autoptr (HpTestCount) ward = hp_test_count_new ();

  hp_test_count_station (ward, 1, 1250, 0, 0, 1);
  hp_test_count_agree (ward, 1, HP_BODY_XA, HP_TEST_GOOD);
  g_assert_cmpint (hp_test_count_try_seal (ward, 1, HP_BODY_XA, ""), ==, HP_ERROR_REFUSED);
  hp_test_count_contest (ward, HP_BODY_XA, 1, 3, "");
  g_assert_cmpint (hp_test_count_try_seal (ward, 1, HP_BODY_XA, ""), ==, HP_ERROR_REFUSED);
  hp_test_count_contest (ward, HP_BODY_XA, 1, 3, HP_TEST_FIVE);
  /* Now the votes have candidates, but were not tied to them yet. */
  g_assert_cmpint (hp_test_count_try_seal (ward, 1, HP_BODY_XA, ""), ==, HP_ERROR_REFUSED);
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (HpEdit) edit = hp_edit_begin (ward->db, "constituency.edit", &error);

    g_assert_no_error (error);
    g_assert_true (hp_tallies_refresh (edit, ward->db, ward->rules, 0, &error));
    g_assert_true (hp_edit_commit (edit, &error));
  }
  g_assert_cmpint (hp_test_int (ward->db, "SELECT count (*) FROM tally_figure f JOIN candidate c"
                                          " ON c.id = f.candidate_id WHERE f.kind = 'vote'"
                                          " AND c.position = f.n"),
                   ==, 10);
  g_assert_cmpint (hp_test_count_try_seal (ward, 1, HP_BODY_XA, NULL), ==, -1);
}

/* A list sorted anew after the entry would give the votes to others. */
static void
test_refused_order (void)
{
  g_autoptr (HpTestCount) ward = hp_test_count_ward ();

  hp_test_count_agree (ward, 1, HP_BODY_XA, HP_TEST_GOOD);
  hp_test_run (ward->db, "UPDATE candidate SET position = position + 10 WHERE name = 'Anh'"
                         " AND constituency_id = (SELECT id FROM constituency WHERE body = 'xa')");
  g_assert_cmpint (hp_test_count_try_seal (ward, 1, HP_BODY_XA, ""), ==, HP_ERROR_REFUSED);
  hp_test_count_agree (ward, 1, HP_BODY_XA, HP_TEST_GOOD);
  g_assert_cmpint (hp_test_count_try_seal (ward, 1, HP_BODY_XA, NULL), ==, -1);
}

/* A station that has left its constituency. */
static void
test_refused_elsewhere (void)
{
  g_autoptr (HpTestCount) ward = hp_test_count_ward ();

  hp_test_count_agree (ward, 1, HP_BODY_XA, HP_TEST_GOOD);
  hp_test_run (ward->db, "DELETE FROM station_constituency WHERE body = 'xa'"
                         " AND station_id = (SELECT id FROM station WHERE number = 1)");
  g_assert_cmpint (hp_test_count_try_seal (ward, 1, HP_BODY_XA, NULL), ==, HP_ERROR_REFUSED);
  g_assert_cmpint (hp_test_count_enter (ward, 1, HP_BODY_XA, 1, "Một", HP_TEST_GOOD), ==,
                   HP_ERROR_REFUSED);
}

/* ---- reasons, minutes, ballot account ---- */

static void
test_reasons (void)
{
  g_autoptr (HpTestCount) ward = hp_test_count_ward ();
  g_autoptr (GHashTable) reasons = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (HpTallyFigures) figures = hp_test_count_figures (HP_TEST_AWAY);
  g_autoptr (GError) error = NULL;
  g_autoptr (HpTally) tally = NULL;
  gint64 version;

  g_assert_false (hp_tally_set_reason (ward->db, 1, HP_BODY_XA, "T15", "vì sao", "Ba", &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_hash_table_insert (reasons, (gpointer) "T15", (gpointer) "hai phiếu bị  mang về");
  hp_tally_enter (ward->db, ward->rules, 1, HP_BODY_XA, 1, "Một", figures, reasons, &error);
  g_assert_no_error (error);
  tally = hp_test_count_load (ward, 1, HP_BODY_XA);
  g_assert_cmpstr (g_hash_table_lookup (tally->reasons, "T15"), ==, "hai phiếu bị mang về");
  g_assert_false (hp_tally_set_reason (ward->db, 1, HP_BODY_XA, "15", "x", "Ba", &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_INVALID);
  g_clear_error (&error);
  /* The same again is nothing new; a blank one takes it away. */
  version = hp_db_get_version (ward->db);
  hp_test_count_reason (ward, 1, HP_BODY_XA, "T15", "hai phiếu bị mang về");
  g_assert_cmpint (hp_db_get_version (ward->db), ==, version);
  hp_test_count_reason (ward, 1, HP_BODY_XA, "T15", "");
  g_assert_cmpint (hp_test_int (ward->db, "SELECT count (*) FROM tally_reason"), ==, 0);
  g_assert_cmpint (hp_db_get_version (ward->db), ==, version + 1);
}

static void
test_minutes (void)
{
  g_autoptr (HpTestCount) ward = hp_test_count_ward ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HpTally) tally = NULL;

  g_assert_true (hp_tally_set_minutes (ward->db, 1, HP_BODY_QH, "22h5", "không", NULL, &error)
                 == FALSE);
  g_assert_error (error, HP_ERROR, HP_ERROR_INVALID);
  g_clear_error (&error);
  hp_tally_set_minutes (ward->db, 1, HP_BODY_QH, "22h05", "không", NULL, &error);
  g_assert_no_error (error);
  hp_tally_set_minutes (ward->db, 1, HP_BODY_QH, NULL, NULL, "một đơn", &error);
  g_assert_no_error (error);
  tally = hp_test_count_load (ward, 1, HP_BODY_QH);
  g_assert_cmpint (tally->state, ==, HP_TALLY_EMPTY);
  g_assert_cmpstr (tally->counted_at, ==, "22:05");
  g_assert_cmpstr (tally->incidents, ==, "không");
  g_assert_cmpstr (tally->unsettled, ==, "một đơn");
  hp_test_count_seal (ward, 1, HP_BODY_QH, HP_TEST_GOOD);
  g_assert_false (hp_tally_set_minutes (ward->db, 1, HP_BODY_QH, "23:00", NULL, NULL, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_REFUSED);
}

static void
test_account (void)
{
#define ACCOUNT(received, unused)                                                                  \
  "{\"voted\":1200,\"issued\":1200,\"collected\":1200,\"valid\":1177,\"invalid\":23,"              \
  "\"kept\":[102,375,700],\"votes\":[822,760,690,400,280],"                                        \
  "\"received\":" received ",\"spoiled\":4,\"unused\":" unused "}"
  g_autoptr (HpTestCount) ward = hp_test_count_ward ();
  gint64 station = hp_station_id (ward->db, 1);
  HpBallotAccount account;

  hp_test_count_enter (ward, 1, HP_BODY_XA, 1, "Một", ACCOUNT ("1300", "96"));
  account = hp_ballot_account_load (ward->db, station, HP_BODY_XA);
  g_assert_cmpint (account.received, ==, HP_MISSING);
  hp_test_count_enter (ward, 1, HP_BODY_XA, 2, "Hai", ACCOUNT ("1300", "96"));
  account = hp_ballot_account_load (ward->db, station, HP_BODY_XA);
  g_assert_cmpint (account.received, ==, 1300);
  g_assert_cmpint (account.issued, ==, 1200);
  g_assert_cmpint (account.spoiled, ==, 4);
  g_assert_cmpint (account.unused, ==, 96);
  g_assert_cmpint (hp_ballot_account_load (ward->db, station, HP_BODY_QH).issued, ==, HP_MISSING);
  /* What no longer is agreed is no longer recorded, until it is again. */
  hp_test_count_enter (ward, 1, HP_BODY_XA, 1, "Một", ACCOUNT ("1301", "97"));
  g_assert_cmpint (hp_ballot_account_load (ward->db, station, HP_BODY_XA).received, ==, HP_MISSING);
  hp_test_count_enter (ward, 1, HP_BODY_XA, 2, "Hai", ACCOUNT ("1301", "97"));
  g_assert_cmpint (hp_ballot_account_load (ward->db, station, HP_BODY_XA).received, ==, 1301);
  /* An undo takes back both in one step. */
  g_assert_true (hp_journal_undo (ward->db, NULL, NULL));
  g_assert_cmpint (hp_ballot_account_load (ward->db, station, HP_BODY_XA).received, ==, HP_MISSING);
  g_assert_cmpstr (hp_test_count_state (ward, 1, HP_BODY_XA), ==, "differs");
  g_assert_true (hp_journal_redo (ward->db, NULL, NULL));
  /* Figures without an account leave none. */
  hp_test_count_agree (ward, 2, HP_BODY_XA, HP_TEST_GOOD);
  g_assert_cmpint (hp_test_int (ward->db, "SELECT count (*) FROM ballot_account"), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tally/states", test_states);
  g_test_add_func ("/tally/correction", test_correction);
  g_test_add_func ("/tally/round-trip", test_round_trip);
  g_test_add_func ("/tally/listed", test_listed);
  g_test_add_func ("/tally/list", test_list);
  g_test_add_func ("/tally/refused/entries", test_refused_entries);
  g_test_add_func ("/tally/same-typist", test_same_typist);
  g_test_add_func ("/tally/refused/seals", test_refused_seals);
  g_test_add_func ("/tally/refused/unknown", test_refused_unknown);
  g_test_add_func ("/tally/refused/order", test_refused_order);
  g_test_add_func ("/tally/refused/elsewhere", test_refused_elsewhere);
  g_test_add_func ("/tally/reasons", test_reasons);
  g_test_add_func ("/tally/minutes", test_minutes);
  g_test_add_func ("/tally/account", test_account);

  return g_test_run ();
}
