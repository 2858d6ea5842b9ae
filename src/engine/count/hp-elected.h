/* hp-elected.h: who is elected in a constituency, and why.
 *
 * Pure and on whole numbers only. Law 85/2015 art. 78 (who is elected), 79 (extra election),
 * 80 (re-election); Q&A 2026 Q178, Q185, Q186. The fractions are data of the election.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/core/hp-body.h"
#include "engine/core/hp-date.h"
#include "engine/core/hp-finding.h"
#include "engine/core/hp-util.h"
#include "engine/rules/hp-rules.h"

G_BEGIN_DECLS

/* The rules of one body: from the election's rules, or given in numbers. */
typedef struct
{
  HpFraction turnout;  /* voted of listed: more than 1/2 */
  HpFraction majority; /* a candidate's votes of the valid ballots: more than 1/2 */
  /* An extra election: as the pack says, by .extra_needed = hp_rules_extra_needed, .pack = rules.
   * Where that is NULL, when any seat is missing (National Assembly) or when elected is less than
   * this part of the seats (People's Councils: 2/3; .strict means nothing here). */
  gboolean (*extra_needed) (const HpRules *pack, HpBody body, int seats, int elected);
  const HpRules *pack;
  gboolean extra_any_missing;
  HpFraction extra;
} HpElectedRules;

typedef struct
{
  int order;    /* on the ballot, from 1, different for each */
  gint64 votes; /* HP_MISSING = not known: the contest is not complete */
  HpDate birth; /* decides a tie at the last seat as far as it is known */
} HpContestant;

/* The totals of a constituency. A figure of HP_MISSING makes it not complete. */
typedef struct
{
  HpBody body;
  int seats;
  gint64 listed;
  gint64 voted;
  gint64 valid;
  gboolean complete; /* every station of the constituency is sealed */
  int n_candidates;
  const HpContestant *candidates;
} HpContest;

typedef enum
{
  HP_ELECTED_PENDING,
  HP_ELECTED_YES,
  HP_ELECTED_NO,
  HP_ELECTED_TIED, /* a seat remains that neither votes nor age give to anybody */
} HpElectedState;

typedef enum
{
  HP_ELECTED_WHY_PENDING,      /* not every station is sealed */
  HP_ELECTED_WHY_TURNOUT,      /* not: the election is not valid */
  HP_ELECTED_WHY_NO_MAJORITY,  /* not: not over half of the valid ballots */
  HP_ELECTED_WHY_FEWER_VOTES,  /* not: over half, but others have more votes for the seats */
  HP_ELECTED_WHY_YOUNGER,      /* not: as many votes at the last seat, but younger */
  HP_ELECTED_WHY_MAJORITY,     /* elected: over half, and among those with the most votes */
  HP_ELECTED_WHY_OLDER,        /* elected: as many votes at the last seat, and older */
  HP_ELECTED_WHY_SAME_DATE,    /* tied: born on the same day as another */
  HP_ELECTED_WHY_DATE_UNKNOWN, /* tied: what is known of the birth dates does not decide */
} HpElectedWhy;

typedef enum
{
  HP_PROPOSAL_NONE,
  HP_PROPOSAL_EXTRA,           /* bầu cử thêm */
  HP_PROPOSAL_RE_ELECTION,     /* bầu cử lại */
  HP_PROPOSAL_DECISION_NEEDED, /* a tie that the law does not settle */
} HpProposal;

typedef struct
{
  int order;
  gint64 votes;
  gboolean majority; /* on the figures so far where the contest is not complete */
  int rank;          /* 1 = most votes, equal votes share a rank (1, 2, 2, 4); 0 = not known */
  HpElectedState state;
  HpElectedWhy why;
} HpElectedCandidate;

typedef struct
{
  gboolean complete;
  gboolean turnout_valid; /* on the figures so far where the contest is not complete */
  int elected;
  int missing; /* seats − elected */
  HpProposal proposal;
  int n_candidates;
  HpElectedCandidate *candidates; /* in the order of the contest */
  /* The steps in the order in which they are argued, of HpFinding; their severity says nothing.
   * "candidate" is the order on the ballot, "birth" an ISO date as far as it is known.
   *   E01 turnout: voted, listed, num, den, holds
   *   E02 majority: valid, num, den, needed (the least number of votes that is enough)
   *   E03 a candidate over half: candidate, votes, needed
   *   E04 elected by votes: candidate, votes, rank, seats
   *   E05 a tie at the last seat settled by age: candidate, votes, birth, elected (0/1)
   *   E06 a tie not settled: candidate, votes, birth, places, same_date (0/1)
   *   E07 the outcome: elected, seats, missing, proposal (text); where the rules are in numbers
   *       any_missing, num, den
   *   E08 not complete, nothing is decided: seats */
  GPtrArray *trace;
} HpElected;

/* Never NULL; transfer full. */
HpElected *hp_elected_compute (const HpContest *contest, const HpElectedRules *rules);
void hp_elected_free (HpElected *elected);

/* The words of the JSON: "elected", "not-elected", "tied", "pending". */
const char *hp_elected_state_code (HpElectedState state);
/* "pending", "turnout", "no-majority", "fewer-votes", "younger", "majority", "older",
 * "same-date", "date-unknown". */
const char *hp_elected_why_code (HpElectedWhy why);
/* "none", "extra", "re-election", "decision-needed". */
const char *hp_proposal_code (HpProposal proposal);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpElected, hp_elected_free)

G_END_DECLS
