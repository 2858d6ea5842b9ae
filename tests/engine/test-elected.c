/* test-elected.c: who is elected, at the boundaries that the law draws.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/count/hp-elected.h"

#define MAX_CANDIDATES 8

static const HpElectedRules assembly = { { 1, 2, TRUE }, { 1, 2, TRUE }, NULL,
                                         NULL,           TRUE,           { 2, 3, FALSE } };
static const HpElectedRules council = { { 1, 2, TRUE }, { 1, 2, TRUE }, NULL,
                                        NULL,           FALSE,          { 2, 3, FALSE } };

static HpContest
contest_of (int seats, gint64 listed, gint64 voted, gint64 valid, int n, const HpContestant *all)
{
  return (HpContest){ HP_BODY_XA, seats, listed, voted, valid, TRUE, n, all };
}

/* "E N T P": elected, not elected, tied, pending; in the order of the contest. */
static char *
states_of (const HpElected *result)
{
  char *s = g_new0 (char, result->n_candidates + 1);

  for (int i = 0; i < result->n_candidates; i++)
    s[i] = "PENT"[result->candidates[i].state];
  return s;
}

static char *
trace_of (const HpElected *result)
{
  GString *s = g_string_new (NULL);

  for (guint i = 0; i < result->trace->len; i++)
    {
      const HpFinding *finding = g_ptr_array_index (result->trace, i);
      gint64 candidate = hp_finding_get_number (finding, "candidate", 0);

      g_string_append_printf (s, "%s%s", i > 0 ? " " : "", finding->code);
      if (candidate > 0)
        g_string_append_printf (s, ":%d", (int) candidate);
    }
  return g_string_free (s, FALSE);
}

#define DATE(y, m, d)                                                                              \
  {                                                                                                \
    y, m, d                                                                                        \
  }

static const struct
{
  const char *name;
  int seats, n;
  gint64 listed, voted, valid;
  struct
  {
    gint64 votes;
    HpDate birth;
  } all[MAX_CANDIDATES];
  const char *states;
  const char *proposal; /* of a People's Council */
} cases[] = {
  { "two of four over half",
    2,
    4,
    1000,
    900,
    800,
    { { 500 }, { 450 }, { 300 }, { 200 } },
    "EENN",
    "none" },
  { "half of the valid is not enough", 1, 2, 1000, 900, 800, { { 400 }, { 400 } }, "NN", "extra" },
  { "one more is", 1, 2, 1000, 900, 800, { { 401 }, { 399 } }, "EN", "none" },
  { "one fewer is not", 1, 2, 1000, 900, 800, { { 399 }, { 399 } }, "NN", "extra" },
  { "half of an odd number", 1, 2, 1000, 900, 801, { { 400 }, { 401 } }, "NE", "none" },
  { "more over half than seats",
    2,
    4,
    1000,
    900,
    800,
    { { 500 }, { 600 }, { 700 }, { 450 } },
    "NEEN",
    "none" },
  { "tie above the last seat",
    3,
    4,
    1000,
    900,
    800,
    { { 600 }, { 600 }, { 500 }, { 450 } },
    "EEEN",
    "none" },
  { "tie that just fills the seats",
    3,
    4,
    1000,
    900,
    800,
    { { 700 }, { 500 }, { 500 }, { 450 } },
    "EEEN",
    "none" },
  { "tie below the last seat", 1, 3, 1000, 900, 800, { { 700 }, { 500 }, { 500 } }, "ENN", "none" },
  { "tie at the last seat: the older",
    2,
    3,
    1000,
    900,
    800,
    { { 700 }, { 500, DATE (1980, 3, 2) }, { 500, DATE (1980, 3, 1) } },
    "ENE",
    "none" },
  { "the same day",
    2,
    3,
    1000,
    900,
    800,
    { { 700 }, { 500, DATE (1980, 3, 1) }, { 500, DATE (1980, 3, 1) } },
    "ETT",
    "decision-needed" },
  { "years decide",
    1,
    2,
    1000,
    900,
    800,
    { { 500, DATE (1981, 0, 0) }, { 500, DATE (1980, 12, 31) } },
    "NE",
    "none" },
  { "the same year only",
    1,
    2,
    1000,
    900,
    800,
    { { 500, DATE (1980, 0, 0) }, { 500, DATE (1980, 12, 31) } },
    "TT",
    "decision-needed" },
  { "months decide",
    1,
    2,
    1000,
    900,
    800,
    { { 500, DATE (1980, 2, 0) }, { 500, DATE (1980, 3, 1) } },
    "EN",
    "none" },
  { "no date at all",
    1,
    2,
    1000,
    900,
    800,
    { { 500 }, { 500, DATE (1980, 3, 1) } },
    "TT",
    "decision-needed" },
  { "three for one seat",
    1,
    3,
    1000,
    900,
    800,
    { { 500, DATE (1980, 1, 1) }, { 500, DATE (1970, 1, 1) }, { 500, DATE (1990, 1, 1) } },
    "NEN",
    "none" },
  { "three for two seats",
    2,
    3,
    1000,
    900,
    800,
    { { 500, DATE (1980, 1, 1) }, { 500, DATE (1970, 1, 1) }, { 500, DATE (1990, 1, 1) } },
    "EEN",
    "none" },
  { "the oldest sure, two of one day for the other seat",
    2,
    3,
    1000,
    900,
    800,
    { { 500, DATE (1980, 1, 1) }, { 500, DATE (1970, 1, 1) }, { 500, DATE (1980, 1, 1) } },
    "TET",
    "decision-needed" },
  { "two of one day for both seats",
    2,
    3,
    1000,
    900,
    800,
    { { 500, DATE (1980, 1, 1) }, { 500, DATE (1990, 1, 1) }, { 500, DATE (1980, 1, 1) } },
    "ENE",
    "none" },
  { "two of one day, both too young",
    1,
    3,
    1000,
    900,
    800,
    { { 500, DATE (1990, 1, 1) }, { 500, DATE (1980, 1, 1) }, { 500, DATE (1990, 1, 1) } },
    "NEN",
    "none" },
  { "three of one day for two seats",
    2,
    3,
    1000,
    900,
    800,
    { { 500, DATE (1980, 1, 1) }, { 500, DATE (1980, 1, 1) }, { 500, DATE (1980, 1, 1) } },
    "TTT",
    "decision-needed" },
  { "half of the listed have voted",
    1,
    2,
    1000,
    500,
    500,
    { { 400 }, { 100 } },
    "NN",
    "re-election" },
  { "one more has", 1, 2, 1000, 501, 500, { { 400 }, { 100 } }, "EN", "none" },
  { "half of an odd number of listed", 1, 2, 1001, 501, 500, { { 400 }, { 100 } }, "EN", "none" },
  { "nobody is listed", 1, 2, 0, 0, 0, { { 0 }, { 0 } }, "NN", "re-election" },
  { "no valid ballot", 1, 2, 1000, 900, 0, { { 0 }, { 0 } }, "NN", "extra" },
  { "a seat missing of three",
    3,
    5,
    1000,
    900,
    800,
    { { 500 }, { 450 }, { 400 }, { 300 }, { 200 } },
    "EENNN",
    "none" },
  { "two seats missing of three",
    3,
    5,
    1000,
    900,
    800,
    { { 500 }, { 400 }, { 400 }, { 300 }, { 200 } },
    "ENNNN",
    "extra" },
  { "as large as figures get",
    1,
    2,
    999999999,
    999999999,
    999999999,
    { { 500000000 }, { 499999999 } },
    "EN",
    "none" },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HpContestant all[MAX_CANDIDATES];
      HpContest contest = contest_of (cases[i].seats, cases[i].listed, cases[i].voted,
                                      cases[i].valid, cases[i].n, all);
      g_autoptr (HpElected) result = NULL;
      g_autofree char *states = NULL;
      int elected = 0;

      for (int c = 0; c < cases[i].n; c++)
        all[c] = (HpContestant){ c + 1, cases[i].all[c].votes, cases[i].all[c].birth };
      result = hp_elected_compute (&contest, &council);
      states = states_of (result);
      for (const char *s = cases[i].states; *s != '\0'; s++)
        elected += *s == 'E';
      if (g_strcmp0 (states, cases[i].states) != 0
          || g_strcmp0 (hp_proposal_code (result->proposal), cases[i].proposal) != 0
          || result->elected != elected || result->missing != cases[i].seats - elected)
        g_test_fail_printf ("%s: %s, %s, %d elected, %d missing", cases[i].name, states,
                            hp_proposal_code (result->proposal), result->elected, result->missing);
    }
}

/* Least number elected without an extra election to a council: 1→1, 2→2, 3→2, 4→3, 5→4; to the
 * National Assembly: all. */
static gboolean
pack_extra (const HpRules *pack, HpBody body, int seats, int elected)
{
  g_assert_null (pack);
  g_assert_cmpint (body, ==, HP_BODY_XA);
  return elected < seats - 1;
}

static void
test_shortage (void)
{
  static const int enough[] = { 0, 1, 2, 2, 3, 4 };
  HpElectedRules pack = council;

  pack.extra_needed = pack_extra;
  for (int seats = 1; seats <= 5; seats++)
    for (int elected = 0; elected <= seats; elected++)
      {
        HpContestant all[7];
        HpContest contest = contest_of (seats, 1000, 900, 800, 7, all);
        g_autoptr (HpElected) c = NULL;
        g_autoptr (HpElected) a = NULL;
        g_autoptr (HpElected) p = NULL;

        for (int i = 0; i < 7; i++)
          all[i] = (HpContestant){ i + 1, i < elected ? 401 + i : 100, HP_DATE_NONE };
        c = hp_elected_compute (&contest, &council);
        a = hp_elected_compute (&contest, &assembly);
        p = hp_elected_compute (&contest, &pack);
        g_assert_cmpint (c->elected, ==, elected);
        g_assert_cmpint (c->missing, ==, seats - elected);
        g_assert_cmpint (c->proposal, ==,
                         elected < enough[seats] ? HP_PROPOSAL_EXTRA : HP_PROPOSAL_NONE);
        g_assert_cmpint (a->proposal, ==, elected < seats ? HP_PROPOSAL_EXTRA : HP_PROPOSAL_NONE);
        g_assert_cmpint (p->proposal, ==,
                         elected < seats - 1 ? HP_PROPOSAL_EXTRA : HP_PROPOSAL_NONE);
      }
}

static void
test_pending (void)
{
  HpContestant all[] = { { 1, 700, HP_DATE_NONE },
                         { 2, 700, HP_DATE_NONE },
                         { 3, 100, HP_DATE_NONE } };
  HpContest contest = contest_of (1, 1000, 900, 800, 3, all);

  for (int what = 0; what < 5; what++)
    {
      HpContest open = contest;
      g_autoptr (HpElected) result = NULL;
      g_autofree char *states = NULL;
      g_autofree char *trace = NULL;

      all[2].votes = what == 4 ? HP_MISSING : 100;
      open.complete = what != 0;
      open.listed = what == 1 ? HP_MISSING : 1000;
      open.voted = what == 2 ? HP_MISSING : 900;
      open.valid = what == 3 ? HP_MISSING : 800;
      result = hp_elected_compute (&open, &council);
      states = states_of (result);
      trace = trace_of (result);
      g_assert_cmpstr (states, ==, "PPP");
      g_assert_cmpstr (trace, ==, "E08");
      g_assert_false (result->complete);
      g_assert_cmpint (result->elected, ==, 0);
      g_assert_cmpint (result->missing, ==, 1);
      g_assert_cmpint (result->proposal, ==, HP_PROPOSAL_NONE);
      g_assert_cmpint (result->candidates[0].why, ==, HP_ELECTED_WHY_PENDING);
      g_assert_cmpint (result->candidates[0].rank, ==, 1);
      g_assert_cmpint (result->candidates[1].rank, ==, 1);
      g_assert_cmpint (result->candidates[2].rank, ==, what == 4 ? 0 : 3);
    }
}

static void
assert_step (const HpElected *result, guint i, const char *name, gint64 value)
{
  g_assert_cmpint (hp_finding_get_number (g_ptr_array_index (result->trace, i), name, -99), ==,
                   value);
}

static void
test_trace (void)
{
  HpContestant all[] = { { 1, 450, { 1980, 0, 0 } },  { 2, 700, { 1990, 1, 1 } },
                         { 3, 450, { 1975, 6, 30 } }, { 4, 450, { 1980, 5, 5 } },
                         { 5, 410, { 1960, 1, 1 } },  { 6, 400, { 1961, 1, 1 } } };
  HpContest contest = contest_of (3, 1000, 900, 800, 6, all);
  g_autoptr (HpElected) result = hp_elected_compute (&contest, &council);
  g_autofree char *trace = trace_of (result);
  static const HpElectedWhy whys[] = { HP_ELECTED_WHY_DATE_UNKNOWN, HP_ELECTED_WHY_MAJORITY,
                                       HP_ELECTED_WHY_OLDER,        HP_ELECTED_WHY_DATE_UNKNOWN,
                                       HP_ELECTED_WHY_FEWER_VOTES,  HP_ELECTED_WHY_NO_MAJORITY };
  static const int ranks[] = { 2, 1, 2, 2, 5, 6 };

  g_assert_cmpstr (trace, ==, "E01 E02 E03:2 E03:1 E03:3 E03:4 E03:5 E04:2 E06:1 E05:3 E06:4 E07");
  for (int i = 0; i < 6; i++)
    {
      g_assert_cmpint (result->candidates[i].why, ==, whys[i]);
      g_assert_cmpint (result->candidates[i].rank, ==, ranks[i]);
      g_assert_cmpint (result->candidates[i].majority, ==, i != 5);
      g_assert_cmpint (result->candidates[i].order, ==, i + 1);
    }
  assert_step (result, 0, "voted", 900);
  assert_step (result, 0, "listed", 1000);
  assert_step (result, 0, "holds", 1);
  assert_step (result, 1, "valid", 800);
  assert_step (result, 1, "needed", 401);
  assert_step (result, 7, "votes", 700);
  assert_step (result, 7, "rank", 1);
  assert_step (result, 8, "places", 2);
  assert_step (result, 8, "same_date", 0);
  assert_step (result, 9, "elected", 1);
  g_assert_cmpstr (hp_finding_get_text (g_ptr_array_index (result->trace, 8), "birth"), ==, "1980");
  assert_step (result, 11, "elected", 2);
  assert_step (result, 11, "missing", 1);
  g_assert_cmpstr (hp_finding_get_text (g_ptr_array_index (result->trace, 11), "proposal"), ==,
                   "decision-needed");
}

static void
test_low_turnout_trace (void)
{
  HpContestant all[] = { { 1, 450, HP_DATE_NONE }, { 2, 50, HP_DATE_NONE } };
  HpContest contest = contest_of (1, 1000, 500, 500, 2, all);
  g_autoptr (HpElected) result = hp_elected_compute (&contest, &assembly);
  g_autofree char *trace = trace_of (result);

  g_assert_cmpstr (trace, ==, "E01 E07");
  g_assert_false (result->turnout_valid);
  g_assert_cmpint (result->candidates[0].why, ==, HP_ELECTED_WHY_TURNOUT);
  g_assert_cmpint (result->missing, ==, 1);
}

/* A share that is enough when reached: data may say so. */
static void
test_not_strict (void)
{
  HpContestant all[] = { { 1, 400, HP_DATE_NONE }, { 2, 399, HP_DATE_NONE } };
  HpContest contest = contest_of (2, 1000, 500, 800, 2, all);
  HpElectedRules rules = council;
  g_autoptr (HpElected) result = NULL;

  rules.turnout.strict = rules.majority.strict = FALSE;
  result = hp_elected_compute (&contest, &rules);
  g_assert_true (result->turnout_valid);
  g_assert_cmpint (result->elected, ==, 1);
  assert_step (result, 1, "needed", 400);
}

static void
test_codes (void)
{
  g_assert_cmpstr (hp_elected_state_code (HP_ELECTED_PENDING), ==, "pending");
  g_assert_cmpstr (hp_elected_state_code (HP_ELECTED_YES), ==, "elected");
  g_assert_cmpstr (hp_elected_state_code (HP_ELECTED_NO), ==, "not-elected");
  g_assert_cmpstr (hp_elected_state_code (HP_ELECTED_TIED), ==, "tied");
  g_assert_cmpstr (hp_elected_why_code (HP_ELECTED_WHY_PENDING), ==, "pending");
  g_assert_cmpstr (hp_elected_why_code (HP_ELECTED_WHY_YOUNGER), ==, "younger");
  g_assert_cmpstr (hp_elected_why_code (HP_ELECTED_WHY_DATE_UNKNOWN), ==, "date-unknown");
  g_assert_cmpstr (hp_proposal_code (HP_PROPOSAL_RE_ELECTION), ==, "re-election");
  g_assert_cmpstr (hp_proposal_code (HP_PROPOSAL_DECISION_NEEDED), ==, "decision-needed");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/elected/cases", test_cases);
  g_test_add_func ("/elected/shortage", test_shortage);
  g_test_add_func ("/elected/pending", test_pending);
  g_test_add_func ("/elected/trace", test_trace);
  g_test_add_func ("/elected/low-turnout-trace", test_low_turnout_trace);
  g_test_add_func ("/elected/not-strict", test_not_strict);
  g_test_add_func ("/elected/codes", test_codes);
  return g_test_run ();
}
