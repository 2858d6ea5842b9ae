/* test-tally-walk.c: people at random over four tallies: what never may happen on any way.
 *
 * Each station is alone in its constituency and nothing else is counted there, so that only a
 * tally's own figures decide. The expected state comes from a table of what was typed last, the
 * expected seal from the contract (§5, §6), never from the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/count/hp-tally.h"
#include "engine/db/hp-journal.h"
#include "lib/hp-test-count.h"
#include "lib/hp-test-ward.h"

#include <stdlib.h>

#define N_WARDS 100
#define N_STEPS 250
#define N_STATIONS 4

typedef enum
{
  CLEAN,
  WARNED, /* T15 asks for a reason */
  BROKEN, /* errors */
  BEGUN,  /* figures missing */
} Kind;

/* What may be typed; "voted" tells them apart. */
static const struct
{
  const char *json;
  int voted;
  Kind kind;
} sheets[] = {
  { "{\"voted\":900,\"issued\":900,\"collected\":900,\"valid\":900,\"invalid\":0,"
    "\"kept\":[900],\"votes\":[500,400]}",
    900, CLEAN },
  { "{\"voted\":901,\"issued\":901,\"collected\":901,\"valid\":901,\"invalid\":0,"
    "\"kept\":[901],\"votes\":[501,400]}",
    901, CLEAN },
  { "{\"voted\":902,\"issued\":902,\"collected\":901,\"valid\":901,\"invalid\":0,"
    "\"kept\":[901],\"votes\":[501,400]}",
    902, WARNED },
  { "{\"voted\":903,\"issued\":903,\"collected\":903,\"valid\":902,\"invalid\":0,"
    "\"kept\":[902],\"votes\":[502,400]}",
    903, BROKEN },
  { "{\"voted\":904,\"issued\":904,\"collected\":904}", 904, BEGUN },
};

/* The first two are one person to the program. */
static const char *const people[] = { "Nguyễn Văn An", "NGUYEN VAN AN", "Trần Thị Bé" };

typedef struct
{
  int sheet[2];  /* index, -1 = none */
  int person[2]; /* index */
  gboolean reason;
  gboolean sealed;
} Seen;

static HpTestCount *
new_ward (void)
{
  HpTestCount *ward = hp_test_count_new ();

  for (int s = 1; s <= N_STATIONS; s++)
    {
      hp_test_count_station (ward, s, 1000, 0, 0, s);
      hp_test_count_contest (ward, HP_BODY_XA, s, 1, "An 1970, Bé 1971");
    }
  return ward;
}

/* What the rows say, read without the code under test; *@state is the stored state. */
static Seen
look (HpTestCount *ward, int station, char **state)
{
  g_autofree char *row = hp_test_text (
      ward->db,
      "SELECT ifnull (t.state, 'empty') || '|' || ifnull (a.voted, 0) || '|' || ifnull (a.by, '')"
      " || '|' || ifnull (b.voted, 0) || '|' || ifnull (b.by, '') || '|' ||"
      " EXISTS (SELECT 1 FROM tally_reason r WHERE r.tally_id = t.id AND r.code = 'T15')"
      " FROM station s LEFT JOIN tally t ON t.station_id = s.id"
      " LEFT JOIN tally_entry a ON a.tally_id = t.id AND a.entry = 1"
      " LEFT JOIN tally_entry b ON b.tally_id = t.id AND b.entry = 2 WHERE s.number = %d",
      station);
  g_auto (GStrv) cells = g_strsplit (row, "|", -1);
  Seen seen = { { -1, -1 }, { 0, 0 }, FALSE, FALSE };

  for (int e = 0; e < 2; e++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
        if (sheets[i].voted == atoi (cells[1 + 2 * e]))
          seen.sheet[e] = (int) i;
      for (guint i = 0; i < G_N_ELEMENTS (people); i++)
        if (g_str_equal (cells[2 + 2 * e], people[i]))
          seen.person[e] = (int) i;
    }
  seen.reason = g_str_equal (cells[5], "1");
  seen.sealed = g_str_equal (cells[0], "sealed");
  if (state != NULL)
    *state = g_strdup (cells[0]);
  return seen;
}

static const char *
expected_state (const Seen *seen)
{
  Kind first, second;

  if (seen->sealed)
    return "sealed";
  if (seen->sheet[0] < 0)
    return "empty";
  first = sheets[seen->sheet[0]].kind;
  if (seen->sheet[1] < 0)
    return first == CLEAN || first == WARNED ? "first" : "errors";
  second = sheets[seen->sheet[1]].kind;
  if (seen->sheet[0] != seen->sheet[1])
    return second == BEGUN ? "second" : "differs";
  return first == CLEAN || first == WARNED ? "agreed" : "errors";
}

static gboolean
may_be_sealed (const Seen *seen)
{
  Kind kind;

  if (seen->sheet[0] < 0 || seen->sheet[0] != seen->sheet[1])
    return FALSE;
  kind = sheets[seen->sheet[0]].kind;
  return kind == CLEAN || (kind == WARNED && seen->reason);
}

static gboolean
is_same_person (int a, int b)
{
  return (a < 2) == (b < 2);
}

/* ---- steps; each says whether it should work ---- */

static void
step_enter (HpTestCount *ward, int station, const Seen *seen)
{
  int entry = g_test_rand_int_range (1, 3), person = g_test_rand_int_range (0, 3);
  int sheet = g_test_rand_int_range (-1, G_N_ELEMENTS (sheets));
  int other = seen->sheet[2 - entry];
  gboolean right = !seen->sealed && (entry == 1 || other >= 0);
  int code;

  /* People mostly read the same paper. */
  if (other >= 0 && g_test_rand_bit ())
    sheet = other;
  if (sheet < 0)
    right = right && (entry == 2 || other < 0);
  else
    right = right && (other < 0 || !is_same_person (person, seen->person[2 - entry]));
  code = hp_test_count_enter (ward, station, HP_BODY_XA, entry, people[person],
                              sheet >= 0 ? sheets[sheet].json : "{}");
  g_assert_cmpint (code, ==, right ? -1 : HP_ERROR_REFUSED);
}

static void
step_reason (HpTestCount *ward, int station, const Seen *seen)
{
  g_autoptr (GError) error = NULL;
  gboolean done = hp_tally_set_reason (ward->db, station, HP_BODY_XA, "T15",
                                       g_test_rand_bit () ? "bị mang về" : "", "Ba", &error);

  g_assert_cmpint (done, ==, !seen->sealed && seen->sheet[0] >= 0);
}

static void
step_seal (HpTestCount *ward, int station, const Seen *seen)
{
  g_autoptr (GError) error = NULL;
  gboolean done =
      hp_tally_seal (ward->db, ward->rules, station, HP_BODY_XA, "Phạm Ba", NULL, &error);

  g_assert_cmpint (done, ==, !seen->sealed && may_be_sealed (seen));
  if (!done)
    g_assert_error (error, HP_ERROR, HP_ERROR_REFUSED);
}

static void
step_undo (HpTestCount *ward)
{
  const HpJournalItem *undo = hp_journal_next_undo (ward->db);
  const HpJournalItem *redo = hp_journal_next_redo (ward->db);
  g_autoptr (GError) error = NULL;

  if (g_test_rand_bit () && redo != NULL)
    hp_journal_redo (ward->db, NULL, &error);
  else if (undo != NULL && g_str_has_prefix (undo->action, "tally."))
    hp_journal_undo (ward->db, NULL, &error);
  g_assert_no_error (error);
}

static void
step_statement (HpTestCount *ward, int station, const Seen *seen)
{
  g_autofree char *sql = g_strdup_printf (
      "UPDATE tally_entry SET at = at || 'x' WHERE tally_id = (SELECT t.id FROM tally t"
      " JOIN station s ON s.id = t.station_id WHERE s.number = %d)",
      station);

  if (seen->sealed)
    g_assert_false (hp_db_exec (ward->db, sql, NULL));
}

/* Everything of a tally as one text. */
static char *
all_of (HpTestCount *ward, int station)
{
  return hp_test_text (
      ward->db,
      "SELECT ifnull (group_concat (x, ';'), '') FROM (SELECT t.id || t.state || t.sealed_by ||"
      " t.sealed_at || t.same_typist || ifnull (e.entry || e.by || e.at || e.voted, '') ||"
      " ifnull (f.kind || f.n || f.ballots || f.candidate_id, '') || ifnull (r.reason, '') AS x"
      " FROM tally t JOIN station s ON s.id = t.station_id"
      " LEFT JOIN tally_entry e ON e.tally_id = t.id LEFT JOIN tally_figure f ON f.entry_id = e.id"
      " LEFT JOIN tally_reason r ON r.tally_id = t.id WHERE s.number = %d ORDER BY 1)",
      station);
}

static void
check (HpTestCount *ward, int station, char **sealed)
{
  g_autofree char *stored = NULL;
  Seen seen = look (ward, station, &stored);

  g_assert_cmpstr (stored, ==, expected_state (&seen));
  if (sealed[station - 1] != NULL)
    {
      g_autofree char *now = all_of (ward, station);

      g_assert_cmpstr (now, ==, sealed[station - 1]);
    }
  if (!seen.sealed)
    return;
  g_assert_true (may_be_sealed (&seen));
  g_assert_false (is_same_person (seen.person[0], seen.person[1]));
  if (sealed[station - 1] == NULL)
    sealed[station - 1] = all_of (ward, station);
}

static void
test_walk (void)
{
  /* Set where each instruction is checked (valgrind). */
  int n_wards = g_getenv ("HOMPHIEU_TEST_FEW") != NULL ? N_WARDS / 10 : N_WARDS;
  int n_sealed = 0;

  for (int w = 0; w < n_wards; w++)
    {
      g_autoptr (HpTestCount) ward = new_ward ();
      char *sealed[N_STATIONS] = { NULL };

      for (int i = 0; i < N_STEPS; i++)
        {
          int station = g_test_rand_int_range (1, N_STATIONS + 1);
          int what = g_test_rand_int_range (0, 100);
          Seen seen = look (ward, station, NULL);

          if (what < 66)
            step_enter (ward, station, &seen);
          else if (what < 74)
            step_reason (ward, station, &seen);
          else if (what < 84)
            step_seal (ward, station, &seen);
          else if (what < 97)
            step_undo (ward);
          else
            step_statement (ward, station, &seen);
          /* Only an undo may be about another one. */
          for (int s = 1; s <= N_STATIONS; s++)
            if (s == station || what >= 84)
              check (ward, s, sealed);
        }
      for (int s = 0; s < N_STATIONS; s++)
        {
          n_sealed += sealed[s] != NULL;
          g_free (sealed[s]);
        }
      if (w % 20 == 0)
        {
          g_autoptr (GError) error = NULL;

          hp_journal_verify_all (ward->db, NULL, &error);
          g_assert_no_error (error);
        }
    }
  /* The walk must have come to seals, or it has shown nothing. */
  g_assert_cmpint (n_sealed, >, n_wards / 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tally-walk/random", test_walk);

  return g_test_run ();
}
