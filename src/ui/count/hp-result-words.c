/* hp-result-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/count/hp-result-words.h"

#include "engine/candidates/hp-candidate.h"
#include "paper/kit/hp-words.h"
#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>

char *
hp_result_title (const HpResult *r, gboolean whole)
{
  return whole ? g_strdup_printf (_ ("%s – constituency %d"), hp_words_body (r->body, TRUE),
                                  r->number)
               : g_strdup_printf (_ ("Constituency %d"), r->number);
}

char *
hp_result_state_text (const HpResult *r)
{
  int open = r->stations - r->sealed;

  if (!r->added_alike)
    return g_strdup (_ ("PROVISIONAL – the two ways of adding up do not agree"));
  if (r->stations == 0)
    return g_strdup (_ ("PROVISIONAL – no station belongs to this constituency"));
  if (open > 0)
    return g_strdup_printf (ngettext ("PROVISIONAL – %d station is not sealed yet",
                                      "PROVISIONAL – %d stations are not sealed yet", open),
                            open);
  if (r->seats <= 0)
    return g_strdup (_ ("PROVISIONAL – the number of seats is not known yet"));
  if (r->candidates->len == 0)
    return g_strdup (_ ("PROVISIONAL – the candidates are not known yet"));
  return g_strdup_printf (ngettext ("Complete: the tally of %d station is sealed",
                                    "Complete: the tallies of all %d stations are sealed",
                                    r->stations),
                          r->stations);
}

char *
hp_result_line (const HpResult *r)
{
  if (!r->outcome->complete)
    return g_strdup_printf (_ ("%d/%d sealed · provisional"), r->sealed, r->stations);
  return g_strdup_printf (_ ("%d/%d sealed · %d of %d elected"), r->sealed, r->stations,
                          r->outcome->elected, r->seats);
}

char *
hp_result_elected_text (const HpResult *r)
{
  if (!r->outcome->complete)
    return g_strdup_printf (ngettext ("%d seat: nobody is elected before every station is sealed",
                                      "%d seats: nobody is elected before every station is sealed",
                                      r->seats),
                            r->seats);
  return g_strdup_printf (_ ("Elected: %d of %d"), r->outcome->elected, r->seats);
}

/* ---- what the law asks for ---- */

static char *
extra_rule (const HpResult *r, const HpRules *rules)
{
  return g_strdup_printf (_ ("%d of %d seats are filled. Law 85/2015, Article 79: the election "
                             "committee asks for an extra election, held within %d days of the "
                             "first one; the candidates stand again who were not elected."),
                          r->outcome->elected, r->seats, hp_rules_extra_days (rules, r->body));
}

static char *
re_election_rule (const HpResult *r, const HpRules *rules)
{
  const HpFraction turnout = hp_rules_turnout_fraction (rules, r->body);
  g_autofree char *voted = hp_ui_count (r->voted);
  g_autofree char *listed = hp_ui_count (r->listed);

  return g_strdup_printf (_ ("%s of %s voters voted, not more than %d/%d. Law 85/2015, Article 80: "
                             "the election committee asks for a re-election, held within %d days "
                             "of the first one."),
                          voted, listed, turnout.num, turnout.den,
                          hp_rules_reelection_days (rules, r->body));
}

char *
hp_result_proposal_text (const HpResult *r, const HpRules *rules, char **rule)
{
  const HpElected *o = r->outcome;

  *rule = NULL;
  if (!o->complete)
    return NULL;
  switch (o->proposal)
    {
    case HP_PROPOSAL_EXTRA:
      *rule = extra_rule (r, rules);
      return g_strdup_printf (ngettext ("Extra election: %d seat is missing",
                                        "Extra election: %d seats are missing", o->missing),
                              o->missing);
    case HP_PROPOSAL_RE_ELECTION:
      *rule = re_election_rule (r, rules);
      return g_strdup (_ ("Re-election: the election here is not valid"));
    case HP_PROPOSAL_DECISION_NEEDED:
      *rule = g_strdup (_ ("Equal votes at the last seat, and age does not settle it. Report it to "
                           "the election committee; the program decides nothing here."));
      return g_strdup (_ ("A decision is needed about the last seat"));
    case HP_PROPOSAL_NONE:
    default:
      if (o->missing == 0)
        return NULL;
      *rule = g_strdup (_ ("Law 85/2015, Article 79: so few are missing that no extra election "
                           "is held."));
      return g_strdup_printf (ngettext ("%d seat stays empty", "%d seats stay empty", o->missing),
                              o->missing);
    }
}

char *
hp_result_proof_text (const HpResult *r)
{
  if (!r->added_alike)
    return g_strdup_printf (_ ("%d/%d stations. The sums of the first and the second entries do "
                               "not agree: nobody is elected until this is settled."),
                            r->sealed, r->stations);
  return g_strdup_printf (
      _ ("%d/%d stations, each added once; both sums agree. Figures in brackets "
         "are not sealed and not added. Enter or a double click on a station opens its tally."),
      r->sealed, r->stations);
}

/* ---- candidates ---- */

const char *
hp_result_candidate_state (HpElectedState state)
{
  switch (state)
    {
    case HP_ELECTED_YES:
      return _ ("Elected");
    case HP_ELECTED_NO:
      return _ ("Not elected");
    case HP_ELECTED_TIED:
      return _ ("Tied");
    case HP_ELECTED_PENDING:
    default:
      return _ ("Pending");
    }
}

const char *
hp_result_majority_word (const HpResult *r, int index)
{
  gboolean majority = r->outcome->candidates[index].majority;

  if (r->outcome->complete)
    return majority ? _ ("Yes") : _ ("No");
  if (r->valid <= 0)
    return "–";
  return majority ? _ ("So far yes") : _ ("So far no");
}

gint64
hp_result_majority (const HpResult *r)
{
  for (guint i = 0; i < r->outcome->trace->len; i++)
    if (hp_finding_is (g_ptr_array_index (r->outcome->trace, i), "E02"))
      return hp_finding_get_number (g_ptr_array_index (r->outcome->trace, i), "needed", HP_MISSING);
  return HP_MISSING;
}

/* ---- charts ---- */

char *
hp_result_chart_summary (const HpResult *r)
{
  GString *out = g_string_new (_ ("Votes of the candidates: "));

  for (int i = 0; i < r->outcome->n_candidates; i++)
    {
      const HpElectedCandidate *e = &r->outcome->candidates[i];
      const HpCandidate *candidate = g_ptr_array_index (r->candidates, i);
      g_autofree char *votes = hp_ui_count (e->votes);
      g_autofree char *percent = hp_ui_percent (e->votes, r->valid);

      g_string_append_printf (out, "%s%s %s (%s), %s", i > 0 ? "; " : "", candidate->name, votes,
                              percent, hp_result_candidate_state (e->state));
    }
  return g_string_free (out, FALSE);
}

char *
hp_result_turnout_summary (const HpChartItem *stations, guint n)
{
  const HpChartItem *lowest = NULL, *highest = NULL;
  guint known = 0;

  for (guint i = 0; i < n; i++)
    {
      const HpChartItem *item = &stations[i];

      if (item->amount == HP_MISSING)
        continue;
      known++;
      if (lowest == NULL || item->amount < lowest->amount)
        lowest = item;
      if (highest == NULL || item->amount > highest->amount)
        highest = item;
    }
  if (known == 0)
    return g_strdup (_ ("No station has reported its turnout yet."));
  return g_strdup_printf (_ ("Turnout of %u stations: lowest at station %s with %s, highest at "
                             "station %s with %s."),
                          known, lowest->label, lowest->value, highest->label, highest->value);
}
