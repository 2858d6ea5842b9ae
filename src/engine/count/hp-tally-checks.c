/* hp-tally-checks.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/count/hp-tally-checks.h"

#define BP_WHOLE 10000

/* One run: every check sees the figures that can be reckoned with. */
typedef struct
{
  const HpTallyFigures *f;
  const HpTallyRules *rules;
  GPtrArray *findings;
  gboolean kept_ready; /* every item there and in range */
  gboolean votes_ready;
  gint64 kept_sum;  /* Σ B_k */
  gint64 names_sum; /* Σ k·B_k */
  gint64 votes_sum; /* Σ C_i */
} Run;

static gboolean
usable (gint64 figure)
{
  return figure >= 0 && figure <= HP_TALLY_FIGURE_MAX;
}

/* A sum for show: the comparisons are made before. */
static gint64
saturated (__int128 sum)
{
  return sum > G_MAXINT64 ? G_MAXINT64 : (gint64) sum;
}

static HpFinding *
add (const Run *run, const char *code, HpSeverity severity, HpTallyField field, int index)
{
  HpFinding *finding = hp_finding_new (code, severity);

  hp_finding_in_field (finding, hp_tally_field_name (field), index);
  g_ptr_array_add (run->findings, finding);
  return finding;
}

static HpFinding *
with (const Run *run, HpFinding *finding, HpTallyField field)
{
  return hp_finding_number (finding, hp_tally_field_name (field),
                            hp_tally_figures_get (run->f, field, 0));
}

/* A finding about two figures, with both and what the first has more than the second. */
static HpFinding *
add_pair (const Run *run, const char *code, HpSeverity severity, HpTallyField a, HpTallyField b)
{
  HpFinding *finding = add (run, code, severity, a, -1);

  with (run, finding, a);
  with (run, finding, b);
  return hp_finding_number (finding, "difference",
                            hp_tally_figures_get (run->f, a, 0)
                                - hp_tally_figures_get (run->f, b, 0));
}

static void
missing (const Run *run, HpTallyField field, int index)
{
  add (run, "T01", HP_SEVERITY_ERROR, field, index);
}

static gboolean
is_begun (const HpTallyFigures *figures, HpTallyField field)
{
  for (int i = 0; i < hp_tally_figures_length (figures, field); i++)
    if (hp_tally_figures_get (figures, field, i) != HP_MISSING)
      return TRUE;
  return FALSE;
}

/* T01. A list that may be left out must be whole once it is begun. */
static void
check_present (const Run *run)
{
  for (int f = 0; f < HP_N_TALLY_FIELDS; f++)
    {
      gboolean list = hp_tally_field_is_list (f);
      gboolean needed = !hp_tally_field_is_optional (f) || (list && is_begun (run->f, f));
      int n = hp_tally_figures_length (run->f, f);

      if (n == 0 && needed)
        missing (run, f, -1);
      for (int i = 0; i < n; i++)
        {
          gint64 figure = hp_tally_figures_get (run->f, f, i);

          if (figure == HP_MISSING && needed)
            missing (run, f, list ? i : -1);
          else if (figure != HP_MISSING && !usable (figure))
            hp_finding_number (add (run, "T01", HP_SEVERITY_ERROR, f, list ? i : -1), "value",
                               figure);
        }
    }
}

/* T02 … T05, T15: voters and ballots (Q&A 2026 Q172). */
static void
check_ballots (const Run *run)
{
  const HpTallyFigures *f = run->f;

  if (usable (f->listed) && usable (f->voted) && f->voted > f->listed)
    add_pair (run, "T02", HP_SEVERITY_ERROR, HP_TALLY_VOTED, HP_TALLY_LISTED);
  if (usable (f->issued) && usable (f->voted) && f->issued != f->voted)
    add_pair (run, "T03", HP_SEVERITY_WARNING, HP_TALLY_ISSUED, HP_TALLY_VOTED);
  if (usable (f->collected) && usable (f->issued) && f->collected > f->issued)
    add_pair (run, "T04", HP_SEVERITY_ERROR, HP_TALLY_COLLECTED, HP_TALLY_ISSUED);
  if (usable (f->collected) && usable (f->voted) && f->collected > f->voted)
    add_pair (run, "T05", HP_SEVERITY_ERROR, HP_TALLY_COLLECTED, HP_TALLY_VOTED);
}

/* T06: I = H + K. T07: H = Σ B_k. T08: Σ C_i = Σ k·B_k (Q&A 2026 Q176). */
static void
check_sums (const Run *run)
{
  const HpTallyFigures *f = run->f;
  HpFinding *finding;

  if (usable (f->collected) && usable (f->valid) && usable (f->invalid)
      && f->collected != f->valid + f->invalid)
    {
      finding = add (run, "T06", HP_SEVERITY_ERROR, HP_TALLY_COLLECTED, -1);
      with (run, finding, HP_TALLY_COLLECTED);
      with (run, finding, HP_TALLY_VALID);
      with (run, finding, HP_TALLY_INVALID);
      hp_finding_number (finding, "sum", f->valid + f->invalid);
      hp_finding_number (finding, "difference", f->collected - f->valid - f->invalid);
    }
  if (usable (f->valid) && run->kept_ready && f->valid != run->kept_sum)
    {
      finding = with (run, add (run, "T07", HP_SEVERITY_ERROR, HP_TALLY_KEPT, -1), HP_TALLY_VALID);
      hp_finding_number (finding, "sum", run->kept_sum);
      hp_finding_number (finding, "difference", f->valid - run->kept_sum);
    }
  if (run->kept_ready && run->votes_ready && run->votes_sum != run->names_sum)
    {
      finding = add (run, "T08", HP_SEVERITY_ERROR, HP_TALLY_VOTES, -1);
      hp_finding_number (finding, "votes_sum", run->votes_sum);
      hp_finding_number (finding, "names_sum", run->names_sum);
      hp_finding_number (finding, "difference", run->votes_sum - run->names_sum);
    }
}

/* T09: C_i ≤ H. T10: H ≤ Σ C_i ≤ N·H. */
static void
check_votes (const Run *run)
{
  const HpTallyFigures *f = run->f;
  __int128 most = (__int128) run->rules->seats * f->valid;
  gboolean above;

  if (!usable (f->valid))
    return;
  for (int i = 0; i < f->n_votes; i++)
    if (usable (f->votes[i]) && f->votes[i] > f->valid)
      {
        HpFinding *finding = add (run, "T09", HP_SEVERITY_ERROR, HP_TALLY_VOTES, i);

        hp_finding_number (finding, "candidate", i + 1);
        hp_finding_number (finding, "votes", f->votes[i]);
        with (run, finding, HP_TALLY_VALID);
        hp_finding_number (finding, "difference", f->votes[i] - f->valid);
      }
  above = run->rules->seats > 0 && run->votes_sum > most;
  if (run->votes_ready && (above || run->votes_sum < f->valid))
    {
      HpFinding *finding = add (run, "T10", HP_SEVERITY_ERROR, HP_TALLY_VOTES, -1);

      hp_finding_number (finding, "votes_sum", run->votes_sum);
      with (run, finding, HP_TALLY_VALID);
      hp_finding_number (finding, "seats", run->rules->seats);
      hp_finding_number (finding, "limit", above ? saturated (most) : f->valid);
      hp_finding_number (finding, "difference",
                         run->votes_sum - (above ? saturated (most) : f->valid));
    }
}

/* T11: K = Σ reasons. T12: the account of the ballots received; whether the form's "issued"
 * contains the spoiled ones is not laid down. */
static void
check_accounts (const Run *run)
{
  const HpTallyFigures *f = run->f;
  gboolean inside = run->rules->spoiled_inside_issued;
  gboolean ready = f->n_reasons > 0;
  __int128 sum = 0;

  for (int i = 0; i < f->n_reasons; i++)
    {
      ready = ready && usable (f->invalid_reasons[i]);
      sum += f->invalid_reasons[i];
    }
  if (ready && usable (f->invalid) && sum != f->invalid)
    {
      HpFinding *finding = add (run, "T11", HP_SEVERITY_ERROR, HP_TALLY_INVALID_REASONS, -1);

      with (run, finding, HP_TALLY_INVALID);
      hp_finding_number (finding, "sum", saturated (sum));
      hp_finding_number (finding, "difference", f->invalid - saturated (sum));
    }
  if (usable (f->received) && usable (f->issued) && usable (f->unused)
      && (inside || usable (f->spoiled)))
    {
      gint64 out = f->issued + f->unused + (inside ? 0 : f->spoiled);
      HpFinding *finding;

      if (f->received == out)
        return;
      finding = add (run, "T12", HP_SEVERITY_ERROR, HP_TALLY_RECEIVED, -1);
      with (run, finding, HP_TALLY_RECEIVED);
      with (run, finding, HP_TALLY_ISSUED);
      if (usable (f->spoiled))
        with (run, finding, HP_TALLY_SPOILED);
      with (run, finding, HP_TALLY_UNUSED);
      hp_finding_number (finding, "spoiled_inside_issued", inside);
      hp_finding_number (finding, "sum", out);
      hp_finding_number (finding, "difference", f->received - out);
    }
}

/* T13, one list. A list that is missing altogether is T01. */
static void
check_length (const Run *run, HpTallyField field, int expected, const char *expected_name)
{
  int n = hp_tally_figures_length (run->f, field);
  HpFinding *finding;

  if (n == 0 || expected <= 0 || n == expected)
    return;
  finding = add (run, "T13", HP_SEVERITY_ERROR, field, -1);
  hp_finding_text (finding, "list", hp_tally_field_name (field));
  hp_finding_number (finding, "count", n);
  hp_finding_number (finding, expected_name, expected);
  hp_finding_number (finding, "difference", n - expected);
}

/* T14: a share of invalid ballots that asks for a reason. T15: ballots taken away. */
static void
check_unusual (const Run *run)
{
  const HpTallyFigures *f = run->f;
  gint64 bp = run->rules->invalid_share_bp;

  if (bp > 0 && usable (f->invalid) && usable (f->collected) && f->collected > 0
      && (__int128) BP_WHOLE * f->invalid >= (__int128) bp * f->collected)
    {
      HpFinding *finding = add (run, "T14", HP_SEVERITY_WARNING, HP_TALLY_INVALID, -1);

      with (run, finding, HP_TALLY_INVALID);
      with (run, finding, HP_TALLY_COLLECTED);
      hp_finding_number (finding, "share_bp", bp);
    }
  if (usable (f->collected) && usable (f->issued) && f->collected < f->issued)
    add_pair (run, "T15", HP_SEVERITY_WARNING, HP_TALLY_COLLECTED, HP_TALLY_ISSUED);
}

static void
sum_up (Run *run)
{
  const HpTallyFigures *f = run->f;
  __int128 kept = 0, names = 0, votes = 0;

  run->kept_ready = f->n_kept > 0;
  for (int k = 1; k <= f->n_kept; k++)
    if (usable (f->kept[k - 1]))
      {
        kept += f->kept[k - 1];
        names += (__int128) k * f->kept[k - 1];
      }
    else
      run->kept_ready = FALSE;
  run->votes_ready = f->n_votes > 0;
  for (int i = 0; i < f->n_votes; i++)
    if (usable (f->votes[i]))
      votes += f->votes[i];
    else
      run->votes_ready = FALSE;
  run->kept_sum = saturated (kept);
  run->names_sum = saturated (names);
  run->votes_sum = saturated (votes);
}

void
hp_tally_check (const HpTallyFigures *figures, const HpTallyRules *rules, GPtrArray *findings)
{
  Run run = { figures, rules, findings };

  g_return_if_fail (figures != NULL && rules != NULL && findings != NULL);

  sum_up (&run);
  check_present (&run);
  check_ballots (&run);
  check_sums (&run);
  check_votes (&run);
  check_accounts (&run);
  check_length (&run, HP_TALLY_KEPT, rules->seats, "seats");
  check_length (&run, HP_TALLY_VOTES, rules->candidates, "candidates");
  check_unusual (&run);
}

void
hp_tally_findings_at (GPtrArray *findings, guint from, int station, HpBody body, int constituency)
{
  for (guint i = from; i < findings->len; i++)
    hp_finding_at (g_ptr_array_index (findings, i), station, body, constituency);
}
