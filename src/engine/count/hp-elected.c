/* hp-elected.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/count/hp-elected.h"

/* One run: the contest, its result, and the candidates by votes. */
typedef struct
{
  const HpContest *contest;
  const HpElectedRules *rules;
  HpElected *result;
  int *by_votes; /* indices: most votes first, then the order on the ballot */
} Run;

/* As the law puts it; where there is nothing to reach, nothing is. */
static gboolean
reached (HpFraction fraction, gint64 part, gint64 whole)
{
  __int128 left = (__int128) part * fraction.den;
  __int128 right = (__int128) whole * fraction.num;

  return fraction.strict ? left > right : whole > 0 && left >= right;
}

/* The least number of votes that is enough. */
static gint64
needed (HpFraction fraction, gint64 whole)
{
  __int128 product = (__int128) whole * fraction.num;

  return fraction.strict ? (gint64) (product / fraction.den) + 1
                         : (gint64) ((product + fraction.den - 1) / fraction.den);
}

static HpFinding *
step (const Run *run, const char *code)
{
  HpFinding *finding = hp_finding_new (code, HP_SEVERITY_WARNING);

  finding->body = run->contest->body;
  g_ptr_array_add (run->result->trace, finding);
  return finding;
}

static HpFinding *
candidate_step (const Run *run, const char *code, int c)
{
  HpFinding *finding = step (run, code);

  hp_finding_number (finding, "candidate", run->contest->candidates[c].order);
  return hp_finding_number (finding, "votes", run->contest->candidates[c].votes);
}

static HpFinding *
birth_step (const Run *run, const char *code, int c)
{
  g_autofree char *iso = hp_date_to_iso (run->contest->candidates[c].birth);

  return hp_finding_text (candidate_step (run, code, c), "birth", iso);
}

static void
decide (const Run *run, int c, HpElectedState state, HpElectedWhy why)
{
  run->result->candidates[c].state = state;
  run->result->candidates[c].why = why;
}

static int
compare_votes (gconstpointer a, gconstpointer b, gpointer data)
{
  const HpContestant *x = (const HpContestant *) data + *(const int *) a;
  const HpContestant *y = (const HpContestant *) data + *(const int *) b;

  if (x->votes != y->votes)
    return x->votes > y->votes ? -1 : 1;
  return x->order < y->order ? -1 : x->order > y->order;
}

static gboolean
is_known (const HpContest *contest)
{
  if (contest->listed < 0 || contest->voted < 0 || contest->valid < 0)
    return FALSE;
  for (int c = 0; c < contest->n_candidates; c++)
    if (contest->candidates[c].votes < 0)
      return FALSE;
  return TRUE;
}

static void
rank (const Run *run)
{
  const HpContest *contest = run->contest;

  for (int i = 0; i < contest->n_candidates; i++)
    run->by_votes[i] = i;
  g_qsort_with_data (run->by_votes, contest->n_candidates, sizeof (int), compare_votes,
                     (gpointer) contest->candidates);
  for (int i = 0; i < contest->n_candidates; i++)
    {
      int c = run->by_votes[i];
      HpElectedCandidate *candidate = &run->result->candidates[c];

      if (contest->candidates[c].votes < 0)
        continue;
      candidate->majority =
          reached (run->rules->majority, contest->candidates[c].votes, contest->valid);
      candidate->rank = i + 1;
      if (i > 0 && contest->candidates[run->by_votes[i - 1]].votes == candidate->votes)
        candidate->rank = run->result->candidates[run->by_votes[i - 1]].rank;
    }
}

/* Law 85/2015 art. 80: valid only where more than half of the listed have voted. */
static gboolean
argue_turnout (const Run *run)
{
  const HpContest *contest = run->contest;
  HpFinding *finding = step (run, "E01");

  hp_finding_number (finding, "voted", contest->voted);
  hp_finding_number (finding, "listed", contest->listed);
  hp_finding_number (finding, "num", run->rules->turnout.num);
  hp_finding_number (finding, "den", run->rules->turnout.den);
  hp_finding_number (finding, "holds", run->result->turnout_valid);
  return run->result->turnout_valid;
}

/* Returns how many are over half: the first so many by votes. */
static int
argue_majority (const Run *run)
{
  const HpContest *contest = run->contest;
  gint64 least = needed (run->rules->majority, contest->valid);
  HpFinding *finding = step (run, "E02");
  int n = 0;

  hp_finding_number (finding, "valid", contest->valid);
  hp_finding_number (finding, "num", run->rules->majority.num);
  hp_finding_number (finding, "den", run->rules->majority.den);
  hp_finding_number (finding, "needed", least);
  for (int i = 0; i < contest->n_candidates; i++)
    {
      int c = run->by_votes[i];

      if (run->result->candidates[c].majority)
        {
          hp_finding_number (candidate_step (run, "E03", c), "needed", least);
          n++;
        }
      else
        decide (run, c, HP_ELECTED_NO, HP_ELECTED_WHY_NO_MAJORITY);
    }
  return n;
}

static void
elect (const Run *run, int c)
{
  HpFinding *finding = candidate_step (run, "E04", c);

  hp_finding_number (finding, "rank", run->result->candidates[c].rank);
  hp_finding_number (finding, "seats", run->contest->seats);
  decide (run, c, HP_ELECTED_YES, HP_ELECTED_WHY_MAJORITY);
  run->result->elected++;
}

/* Of the @n candidates from @first on, all with as many votes, the @places oldest (Law 85/2015
 * art. 78). Somebody is elected or not only where that is sure whatever the unknown days and
 * months may be; the rest are tied. */
static void
argue_tie (const Run *run, int first, int n, int places)
{
  const HpContestant *all = run->contest->candidates;

  for (int i = first; i < first + n; i++)
    {
      int c = run->by_votes[i];
      int older = 0, perhaps = 0;
      gboolean same = FALSE;

      for (int j = first; j < first + n; j++)
        {
          HpDate birth = all[run->by_votes[j]].birth;
          int order = j == i ? 1 : hp_date_compare_surely (birth, all[c].birth);

          older += order < 0;
          perhaps += order == 0;
          same |= order == 0 && hp_date_is_full (birth) && hp_date_is_full (all[c].birth);
        }
      if (older >= places)
        {
          decide (run, c, HP_ELECTED_NO, HP_ELECTED_WHY_YOUNGER);
          hp_finding_number (birth_step (run, "E05", c), "elected", FALSE);
        }
      else if (older + perhaps < places)
        {
          decide (run, c, HP_ELECTED_YES, HP_ELECTED_WHY_OLDER);
          hp_finding_number (birth_step (run, "E05", c), "elected", TRUE);
          run->result->elected++;
        }
      else
        {
          HpFinding *finding = birth_step (run, "E06", c);

          decide (run, c, HP_ELECTED_TIED,
                  same ? HP_ELECTED_WHY_SAME_DATE : HP_ELECTED_WHY_DATE_UNKNOWN);
          hp_finding_number (finding, "places", places);
          hp_finding_number (finding, "same_date", same);
          run->result->proposal = HP_PROPOSAL_DECISION_NEEDED;
        }
    }
}

/* @over candidates are over half; the seats go to those with the most votes. */
static void
fill_seats (const Run *run, int over)
{
  int seats = MAX (run->contest->seats, 0);
  int above = 0, tied = 0;
  gint64 last;

  if (over <= seats)
    {
      for (int i = 0; i < over; i++)
        elect (run, run->by_votes[i]);
      return;
    }
  last = seats > 0 ? run->contest->candidates[run->by_votes[seats - 1]].votes : G_MAXINT64;
  for (int i = 0; i < over; i++)
    {
      int c = run->by_votes[i];
      gint64 votes = run->contest->candidates[c].votes;

      above += votes > last;
      tied += votes == last;
    }
  if (above + tied <= seats)
    {
      above += tied;
      tied = 0;
    }
  for (int i = 0; i < above; i++)
    elect (run, run->by_votes[i]);
  if (tied > 0)
    argue_tie (run, above, tied, seats - above);
  for (int i = above + tied; i < over; i++)
    decide (run, run->by_votes[i], HP_ELECTED_NO, HP_ELECTED_WHY_FEWER_VOTES);
}

static gboolean
is_extra_needed (const Run *run)
{
  const HpElectedRules *rules = run->rules;
  int elected = run->result->elected, seats = run->contest->seats;

  if (rules->extra_needed != NULL)
    return rules->extra_needed (rules->pack, run->contest->body, seats, elected);
  if (rules->extra_any_missing)
    return elected < seats;
  return (gint64) elected * rules->extra.den < (gint64) seats * rules->extra.num;
}

/* Law 85/2015 art. 79, 80; Q&A 2026 Q185, Q186. */
static void
conclude (const Run *run)
{
  HpElected *result = run->result;
  HpFinding *finding;

  result->missing = run->contest->seats - result->elected;
  if (!result->turnout_valid)
    result->proposal = HP_PROPOSAL_RE_ELECTION;
  else if (result->proposal == HP_PROPOSAL_NONE && result->missing > 0 && is_extra_needed (run))
    result->proposal = HP_PROPOSAL_EXTRA;
  finding = step (run, "E07");
  hp_finding_number (finding, "elected", result->elected);
  hp_finding_number (finding, "seats", run->contest->seats);
  hp_finding_number (finding, "missing", result->missing);
  if (run->rules->extra_needed == NULL)
    {
      hp_finding_number (finding, "any_missing", run->rules->extra_any_missing);
      hp_finding_number (finding, "num", run->rules->extra.num);
      hp_finding_number (finding, "den", run->rules->extra.den);
    }
  hp_finding_text (finding, "proposal", hp_proposal_code (result->proposal));
}

HpElected *
hp_elected_compute (const HpContest *contest, const HpElectedRules *rules)
{
  HpElected *result;
  g_autofree int *by_votes = NULL;
  Run run;

  g_return_val_if_fail (contest != NULL && rules != NULL, NULL);
  g_return_val_if_fail (rules->turnout.den > 0 && rules->majority.den > 0, NULL);

  result = g_new0 (HpElected, 1);
  result->complete = contest->complete && is_known (contest);
  result->turnout_valid =
      contest->voted >= 0 && reached (rules->turnout, contest->voted, contest->listed);
  result->missing = contest->seats;
  result->trace = hp_findings_new ();
  result->n_candidates = contest->n_candidates;
  result->candidates = g_new0 (HpElectedCandidate, contest->n_candidates);
  for (int c = 0; c < contest->n_candidates; c++)
    {
      result->candidates[c].order = contest->candidates[c].order;
      result->candidates[c].votes = contest->candidates[c].votes;
    }
  by_votes = g_new (int, contest->n_candidates);
  run = (Run){ contest, rules, result, by_votes };
  rank (&run);
  if (!result->complete)
    {
      hp_finding_number (step (&run, "E08"), "seats", contest->seats);
      return result;
    }
  if (argue_turnout (&run))
    fill_seats (&run, argue_majority (&run));
  else
    for (int c = 0; c < contest->n_candidates; c++)
      decide (&run, c, HP_ELECTED_NO, HP_ELECTED_WHY_TURNOUT);
  conclude (&run);
  return result;
}

void
hp_elected_free (HpElected *elected)
{
  if (elected == NULL)
    return;
  g_free (elected->candidates);
  g_ptr_array_unref (elected->trace);
  g_free (elected);
}

const char *
hp_elected_state_code (HpElectedState state)
{
  static const char *const codes[] = { "pending", "elected", "not-elected", "tied" };

  g_return_val_if_fail (state < G_N_ELEMENTS (codes), NULL);
  return codes[state];
}

const char *
hp_elected_why_code (HpElectedWhy why)
{
  static const char *const codes[] = { "pending",     "turnout",   "no-majority",
                                       "fewer-votes", "younger",   "majority",
                                       "older",       "same-date", "date-unknown" };

  g_return_val_if_fail (why < G_N_ELEMENTS (codes), NULL);
  return codes[why];
}

const char *
hp_proposal_code (HpProposal proposal)
{
  static const char *const codes[] = { "none", "extra", "re-election", "decision-needed" };

  g_return_val_if_fail (proposal < G_N_ELEMENTS (codes), NULL);
  return codes[proposal];
}
