/* hp-results.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/count/hp-results.h"

#include "engine/candidates/hp-candidate.h"
#include "engine/count/hp-results-private.h"

void
hp_result_free (HpResult *result)
{
  if (result == NULL)
    return;
  g_clear_pointer (&result->candidates, g_ptr_array_unref);
  g_clear_pointer (&result->votes, g_array_unref);
  hp_elected_free (result->outcome);
  g_free (result);
}

/* ---- R01 ---- */

/* One figure by both ways; @candidate is the order on the ballot, 0 for none. */
static void
compare (const HpConstituency *constituency, const char *figure, int candidate, gint64 query,
         gint64 walk, GPtrArray *findings)
{
  HpFinding *finding;

  if (query == walk)
    return;
  finding = hp_finding_new ("R01", HP_SEVERITY_ERROR);
  hp_finding_at (finding, 0, constituency->body, constituency->number);
  hp_finding_text (finding, "figure", figure);
  if (candidate > 0)
    hp_finding_number (finding, "candidate", candidate);
  hp_finding_number (finding, "first", query);
  hp_finding_number (finding, "second", walk);
  hp_finding_number (finding, "difference", query - walk);
  g_ptr_array_add (findings, finding);
}

static void
compare_totals (const HpConstituency *constituency, GPtrArray *candidates, const HpTotals *query,
                const HpTotals *walk, GPtrArray *findings)
{
  compare (constituency, "stations", 0, query->stations, walk->stations, findings);
  compare (constituency, "sealed", 0, query->sealed, walk->sealed, findings);
  for (int i = 0; i < HP_N_SUMS; i++)
    compare (constituency, hp_sum_name (i), 0, query->sums[i], walk->sums[i], findings);
  for (guint i = 0; i < candidates->len; i++)
    {
      const HpCandidate *candidate = g_ptr_array_index (candidates, i);

      compare (constituency, "votes", candidate->position, g_array_index (query->votes, gint64, i),
               g_array_index (walk->votes, gint64, i), findings);
    }
  /* Votes of nobody, as of a candidate who was struck off after sealing, are wrong even where both
   * ways find as many of them. */
  compare (constituency, "other_votes", 0, query->homeless, 0, findings);
  if (walk->homeless != query->homeless)
    compare (constituency, "other_votes", 0, 0, walk->homeless, findings);
}

/* ---- one constituency ---- */

static void
compute (HpResult *result, const HpRules *rules)
{
  g_autofree HpContestant *contestants = g_new0 (HpContestant, result->candidates->len);
  HpElectedRules elected = { .turnout = hp_rules_turnout_fraction (rules, result->body),
                             .majority = hp_rules_majority_fraction (rules, result->body),
                             .extra_needed = hp_rules_extra_needed,
                             .pack = rules };
  HpContest contest = { .body = result->body,
                        .seats = result->seats,
                        .listed = result->listed,
                        .voted = result->voted,
                        .valid = result->valid,
                        .n_candidates = (int) result->candidates->len,
                        .candidates = contestants };

  /* Nobody is elected on sums that do not hold, or to seats that nobody entered. */
  contest.complete = result->complete && result->added_alike && result->seats > 0;
  for (guint i = 0; i < result->candidates->len; i++)
    {
      const HpCandidate *candidate = g_ptr_array_index (result->candidates, i);

      contestants[i] = (HpContestant){ .order = candidate->position,
                                       .votes = g_array_index (result->votes, gint64, i),
                                       .birth = candidate->birth };
    }
  result->outcome = hp_elected_compute (&contest, &elected);
}

/* Where the two ways disagree, that is the reason why nothing is decided. */
static void
argue_disagreement (HpResult *result, GPtrArray *findings, guint from)
{
  GPtrArray *trace = result->outcome->trace;

  if (result->complete)
    g_ptr_array_set_size (trace, 0);
  for (guint i = from; i < findings->len; i++)
    g_ptr_array_insert (trace, (int) (i - from), hp_finding_copy (g_ptr_array_index (findings, i)));
}

static void
take_totals (HpResult *result, HpTotals *totals)
{
  result->stations = totals->stations;
  result->sealed = totals->sealed;
  result->complete = totals->stations > 0 && totals->sealed == totals->stations;
  result->listed = totals->sums[HP_SUM_LISTED];
  result->voted = totals->sums[HP_SUM_VOTED];
  result->issued = totals->sums[HP_SUM_ISSUED];
  result->collected = totals->sums[HP_SUM_COLLECTED];
  result->valid = totals->sums[HP_SUM_VALID];
  result->invalid = totals->sums[HP_SUM_INVALID];
  result->votes = g_steal_pointer (&totals->votes);
}

static HpResult *
load_result (HpDb *db, const HpRules *rules, const HpConstituency *constituency,
             GPtrArray *findings, GError **error)
{
  g_autoptr (HpResult) result = g_new0 (HpResult, 1);
  g_auto (HpTotals) query = { 0 };
  g_auto (HpTotals) walk = { 0 };
  guint from = findings->len;

  result->body = constituency->body;
  result->number = constituency->number;
  result->constituency_id = constituency->id;
  result->seats = constituency->seats;
  result->candidates = hp_candidates_load (db, constituency->id, FALSE, error);
  if (result->candidates == NULL)
    return NULL;
  hp_totals_init (&query, result->candidates->len);
  hp_totals_init (&walk, result->candidates->len);
  if (!hp_totals_by_query (db, constituency, result->candidates, &query, error)
      || !hp_totals_by_walk (db, constituency, &walk, findings, error))
    return NULL;
  compare_totals (constituency, result->candidates, &query, &walk, findings);
  result->added_alike = findings->len == from;
  take_totals (result, &query);
  compute (result, rules);
  if (!result->added_alike)
    argue_disagreement (result, findings, from);
  return g_steal_pointer (&result);
}

GPtrArray *
hp_results_load (HpDb *db, const HpRules *rules, HpBody body, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) hp_result_free);
  g_autoptr (GPtrArray) constituencies = NULL;
  g_autoptr (GPtrArray) own = hp_findings_new ();

  g_return_val_if_fail (rules != NULL, NULL);

  constituencies = hp_constituencies_load (db, body, error);
  if (constituencies == NULL)
    return NULL;
  if (findings == NULL)
    findings = own;
  for (guint i = 0; i < constituencies->len; i++)
    {
      HpResult *result =
          load_result (db, rules, g_ptr_array_index (constituencies, i), findings, error);

      if (result == NULL)
        return NULL;
      g_ptr_array_add (results, result);
    }
  return g_steal_pointer (&results);
}
