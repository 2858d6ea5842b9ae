/* test-elected-reference.c: who is elected, against a second and simpler way of reckoning.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/count/hp-elected.h"

#include <string.h>

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

static gint32
first_day (HpDate d)
{
  return d.year == 0 ? 0 : d.year * 10000 + MAX (1, d.month) * 100 + MAX (1, d.day);
}

static gint32
last_day (HpDate d)
{
  return d.year == 0
             ? G_MAXINT32
             : d.year * 10000 + (d.month == 0 ? 12 : d.month) * 100 + (d.day == 0 ? 31 : d.day);
}

/* No sorting, no cascade: each candidate is asked by itself how many others are ahead; in a tie
 * all ways in which the unknown dates may turn out (first or last day) are gone through. */
static char
naive_state (const HpContest *contest, int c)
{
  const HpContestant *all = contest->candidates;
  int tied[MAX_CANDIDATES], n = 0, ahead = 0, places;
  gboolean always = TRUE, never = TRUE;

  if (2 * all[c].votes <= contest->valid)
    return 'N';
  for (int i = 0; i < contest->n_candidates; i++)
    {
      ahead += all[i].votes > all[c].votes;
      if (i != c && all[i].votes == all[c].votes)
        tied[n++] = i;
    }
  places = contest->seats - ahead;
  if (places <= 0)
    return 'N';
  if (n < places)
    return 'E';
  for (int way = 0; way < 1 << (n + 1); way++)
    {
      gint32 own = way & 1 ? first_day (all[c].birth) : last_day (all[c].birth);
      int older = 0, not_younger = 0;

      for (int i = 0; i < n; i++)
        {
          HpDate birth = all[tied[i]].birth;
          gint32 other = way >> (i + 1) & 1 ? first_day (birth) : last_day (birth);

          older += other < own;
          not_younger += other <= own;
        }
      always = always && not_younger < places;
      never = never && older >= places;
    }
  return always ? 'E' : never ? 'N' : 'T';
}

static void
random_contest (HpContest *contest, HpContestant *all)
{
  int n = g_test_rand_int_range (1, MAX_CANDIDATES + 1);

  *contest = contest_of (g_test_rand_int_range (1, 6), g_test_rand_int_range (0, 12),
                         g_test_rand_int_range (0, 12), g_test_rand_int_range (0, 10), n, all);
  contest->complete = g_test_rand_int_range (0, 20) != 0;
  for (int i = 0; i < n; i++)
    {
      HpDate birth = { g_test_rand_int_range (1980, 1982), g_test_rand_int_range (0, 3), 0 };

      if (birth.month != 0)
        birth.day = g_test_rand_int_range (0, 3);
      if (g_test_rand_int_range (0, 15) == 0)
        birth = HP_DATE_NONE;
      all[i] = (HpContestant){ i + 1, g_test_rand_int_range (0, contest->valid + 1), birth };
    }
}

static const char *
naive_proposal (const HpContest *contest, gboolean any, const char *states)
{
  int elected = 0;

  if (!contest->complete)
    return "none";
  if (2 * contest->voted <= contest->listed)
    return "re-election";
  for (const char *s = states; *s != '\0'; s++)
    elected += *s == 'E';
  if (strchr (states, 'T') != NULL)
    return "decision-needed";
  if (any ? elected < contest->seats : 3 * elected < 2 * contest->seats)
    return "extra";
  return "none";
}

static void
test_reference (void)
{
  guint seen[128] = { 0 };

  for (int round = 0; round < 200000; round++)
    {
      HpContestant all[MAX_CANDIDATES];
      char expected[MAX_CANDIDATES + 1] = "";
      HpContest contest;
      gboolean any = round % 2 == 0;
      g_autoptr (HpElected) result = NULL;
      g_autofree char *states = NULL;

      random_contest (&contest, all);
      for (int c = 0; c < contest.n_candidates; c++)
        {
          expected[c] = !contest.complete                     ? 'P'
                        : 2 * contest.voted <= contest.listed ? 'N'
                                                              : naive_state (&contest, c);
          seen[(guchar) expected[c]]++;
        }
      result = hp_elected_compute (&contest, any ? &assembly : &council);
      states = states_of (result);
      g_assert_cmpstr (states, ==, expected);
      g_assert_cmpstr (hp_proposal_code (result->proposal), ==,
                       naive_proposal (&contest, any, expected));
      g_assert_cmpint (result->missing, ==, contest.seats - result->elected);
      g_assert_cmpint (result->elected, <=, contest.seats);
      for (int c = 0; c < contest.n_candidates; c++)
        {
          int rank = 1;

          for (int i = 0; i < contest.n_candidates; i++)
            rank += all[i].votes > all[c].votes;
          g_assert_cmpint (result->candidates[c].rank, ==, rank);
        }
    }
  /* Every outcome came up often enough to mean something. */
  for (const char *s = "PENT"; *s != '\0'; s++)
    g_assert_cmpuint (seen[(guchar) *s], >, 1000);
}

/* In which order the candidates are handed in changes nothing, not even the argument. */
static void
test_permutation (void)
{
  for (int round = 0; round < 20000; round++)
    {
      HpContestant all[MAX_CANDIDATES], shuffled[MAX_CANDIDATES];
      HpContest contest, other;
      g_autoptr (HpElected) a = NULL;
      g_autoptr (HpElected) b = NULL;
      g_autofree char *trace_a = NULL;
      g_autofree char *trace_b = NULL;

      random_contest (&contest, all);
      memcpy (shuffled, all, sizeof all);
      for (int i = contest.n_candidates - 1; i > 0; i--)
        {
          int j = g_test_rand_int_range (0, i + 1);
          HpContestant swap = shuffled[i];

          shuffled[i] = shuffled[j];
          shuffled[j] = swap;
        }
      other = contest;
      other.candidates = shuffled;
      a = hp_elected_compute (&contest, &council);
      b = hp_elected_compute (&other, &council);
      trace_a = trace_of (a);
      trace_b = trace_of (b);
      g_assert_cmpstr (trace_a, ==, trace_b);
      g_assert_cmpint (a->elected, ==, b->elected);
      g_assert_cmpint (a->proposal, ==, b->proposal);
      for (int i = 0; i < contest.n_candidates; i++)
        {
          const HpElectedCandidate *mine = &a->candidates[shuffled[i].order - 1];

          g_assert_cmpint (b->candidates[i].state, ==, mine->state);
          g_assert_cmpint (b->candidates[i].why, ==, mine->why);
          g_assert_cmpint (b->candidates[i].rank, ==, mine->rank);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/elected-reference/random", test_reference);
  g_test_add_func ("/elected-reference/permutation", test_permutation);
  return g_test_run ();
}
