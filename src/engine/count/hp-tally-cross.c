/* hp-tally-cross.c: the checks of a tally against other figures of the document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/count/hp-tally-checks.h"

#define BP_WHOLE 10000

static gboolean
usable (gint64 figure)
{
  return figure >= 0 && figure <= HP_TALLY_FIGURE_MAX;
}

static HpFinding *
add (GPtrArray *findings, const char *code, HpSeverity severity, HpTallyField field, int index)
{
  HpFinding *finding = hp_finding_new (code, severity);

  hp_finding_in_field (finding, hp_tally_field_name (field), index);
  g_ptr_array_add (findings, finding);
  return finding;
}

/* ---- T16, T17: other stations ---- */

static gboolean
same_list (const HpTallyFigures *a, const HpTallyFigures *b, HpTallyField field)
{
  int n = MAX (hp_tally_figures_length (a, field), hp_tally_figures_length (b, field));

  for (int i = 0; i < n; i++)
    if (hp_tally_figures_get (a, field, i) != hp_tally_figures_get (b, field, i))
      return FALSE;
  return TRUE;
}

/* What is counted from the box; the numbers of voters may well be the same or be filled in from
 * elsewhere. */
static gboolean
same_count (const HpTallyFigures *a, const HpTallyFigures *b)
{
  return a->collected == b->collected && a->valid == b->valid && a->invalid == b->invalid
         && same_list (a, b, HP_TALLY_KEPT) && same_list (a, b, HP_TALLY_VOTES);
}

/* TRUE when the shares of this tally can be compared. */
static gboolean
has_shares (const HpTallyFigures *figures)
{
  if (figures == NULL || !usable (figures->valid) || figures->valid == 0 || figures->n_votes == 0)
    return FALSE;
  for (int i = 0; i < figures->n_votes; i++)
    if (!usable (figures->votes[i]))
      return FALSE;
  return TRUE;
}

/* num/den, never rounded. Figures stay below 2^30, so that num and den of a share do too, and
 * those of a distance between two shares below 2^60. */
typedef struct
{
  gint64 num;
  gint64 den;
} Share;

static int
compare_shares (gconstpointer a, gconstpointer b)
{
  const Share *x = a, *y = b;
  __int128 left = (__int128) x->num * y->den;
  __int128 right = (__int128) y->num * x->den;

  return left < right ? -1 : left > right;
}

/* |a − centre| times centre's denominator: with one centre for all, these compare as the distances
 * themselves do, and their numbers stay small. */
static Share
distance (Share a, Share centre)
{
  gint64 d = a.num * centre.den - centre.num * a.den;

  return (Share){ ABS (d), a.den };
}

/* Of an even number the lower of the two in the middle: their mean would not fit. */
static Share
median (GArray *shares)
{
  g_array_sort (shares, compare_shares);
  return g_array_index (shares, Share, (shares->len - 1) / 2);
}

static void
check_share (const HpTallyFigures *figures, int candidate, GArray *others,
             const HpTallyRules *rules, GPtrArray *findings)
{
  Share own = { figures->votes[candidate], figures->valid };
  Share centre = median (others);
  Share own_distance = distance (own, centre);
  HpFinding *finding;
  Share spread;

  for (guint i = 0; i < others->len; i++)
    {
      Share *share = &g_array_index (others, Share, i);

      *share = distance (*share, centre);
    }
  spread = median (others);
  /* Both bounds: where all others agree to the vote, the spread is 0 and says nothing. */
  if ((__int128) own_distance.num * spread.den
      <= (__int128) rules->outlier_multiplier * spread.num * own_distance.den)
    return;
  if ((__int128) own_distance.num * BP_WHOLE
      < (__int128) rules->outlier_min_bp * own_distance.den * centre.den)
    return;
  finding = add (findings, "T17", HP_SEVERITY_WARNING, HP_TALLY_VOTES, candidate);
  hp_finding_number (finding, "candidate", candidate + 1);
  hp_finding_number (finding, "votes", own.num);
  hp_finding_number (finding, "valid", own.den);
  hp_finding_number (finding, "median_votes", centre.num);
  hp_finding_number (finding, "median_valid", centre.den);
  hp_finding_number (finding, "stations", others->len);
}

static void
check_shares (int station, const HpTallyFigures *figures, const HpTallyPeer *peers, int n_peers,
              const HpTallyRules *rules, GPtrArray *findings)
{
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (Share));

  if (rules->outlier_min_stations <= 0 || !has_shares (figures))
    return;
  for (int c = 0; c < figures->n_votes; c++)
    {
      g_array_set_size (others, 0);
      for (int i = 0; i < n_peers; i++)
        if (peers[i].station != station && has_shares (peers[i].figures)
            && peers[i].figures->n_votes == figures->n_votes)
          {
            Share share = { peers[i].figures->votes[c], peers[i].figures->valid };

            g_array_append_val (others, share);
          }
      if (others->len < (guint) rules->outlier_min_stations)
        return;
      check_share (figures, c, others, rules, findings);
    }
}

void
hp_tally_check_peers (int station, const HpTallyFigures *figures, const HpTallyPeer *peers,
                      int n_peers, const HpTallyRules *rules, GPtrArray *findings)
{
  g_return_if_fail (figures != NULL && rules != NULL && findings != NULL);
  g_return_if_fail (peers != NULL || n_peers == 0);

  if (has_shares (figures))
    for (int i = 0; i < n_peers; i++)
      if (peers[i].station != station && has_shares (peers[i].figures)
          && same_count (figures, peers[i].figures))
        {
          HpFinding *finding = add (findings, "T16", HP_SEVERITY_WARNING, HP_TALLY_VOTES, -1);

          hp_finding_number (finding, "other_station", peers[i].station);
          hp_finding_number (finding, "valid", figures->valid);
        }
  check_shares (station, figures, peers, n_peers, rules, findings);
}

/* ---- T18, T19: other bodies of the station ---- */

/* A finding on two bodies' figures, seen from @own (from the lower one where that is none). */
static void
add_bodies (GPtrArray *findings, const char *code, HpSeverity severity, HpTallyField field,
            const HpTallyFigures *const *by_body, HpBody upper, HpBody lower, HpBody own)
{
  HpBody here = own == HP_BODY_NONE ? lower : own;
  HpBody there = here == lower ? upper : lower;
  gint64 figure = hp_tally_figures_get (by_body[here], field, 0);
  gint64 other = hp_tally_figures_get (by_body[there], field, 0);
  HpFinding *finding = add (findings, code, severity, field, -1);

  finding->body = here;
  hp_finding_number (finding, hp_tally_field_name (field), figure);
  hp_finding_text (finding, "other_body", hp_body_code (there));
  hp_finding_number (finding, "other", other);
  hp_finding_number (finding, "difference", figure - other);
}

/* The body above @lower that has this figure; HP_BODY_NONE where there is none. */
static HpBody
above (const HpTallyFigures *const *by_body, HpBody lower, HpTallyField field)
{
  for (int b = (int) lower - 1; b >= 0; b--)
    if (by_body[b] != NULL && usable (hp_tally_figures_get (by_body[b], field, 0)))
      return b;
  return HP_BODY_NONE;
}

/* Every voter who elects a lower council elects the upper bodies too, and who elects one of the
 * two highest elects both (Law 85/2015 art. 29; Q&A 2026 Q87–Q95). */
static gboolean
is_same_electorate (HpBody upper, HpBody lower)
{
  return upper == HP_BODY_QH && lower == HP_BODY_TINH;
}

static void
check_listed (const HpTallyFigures *const *by_body, HpBody upper, HpBody lower, HpBody own,
              GPtrArray *findings)
{
  gint64 more = by_body[upper]->listed - by_body[lower]->listed;

  if (more < 0 || (more > 0 && is_same_electorate (upper, lower)))
    add_bodies (findings, "T18", HP_SEVERITY_ERROR, HP_TALLY_LISTED, by_body, upper, lower, own);
}

/* Those who voted for the upper body only are at most those who are listed for it only. Where the
 * lists are not known or contradict each other (T18), only a lower body with more voters is odd. */
static void
check_voted (const HpTallyFigures *const *by_body, HpBody upper, HpBody lower, HpBody own,
             GPtrArray *findings)
{
  gint64 more = by_body[upper]->voted - by_body[lower]->voted;
  gint64 most = G_MAXINT64;

  if (is_same_electorate (upper, lower))
    most = 0;
  else if (usable (by_body[upper]->listed) && usable (by_body[lower]->listed)
           && by_body[upper]->listed >= by_body[lower]->listed)
    most = by_body[upper]->listed - by_body[lower]->listed;
  if (more < 0 || more > most)
    {
      add_bodies (findings, "T19", HP_SEVERITY_WARNING, HP_TALLY_VOTED, by_body, upper, lower, own);
      if (most != G_MAXINT64)
        hp_finding_number (g_ptr_array_index (findings, findings->len - 1), "allowed", most);
    }
}

void
hp_tally_check_bodies (const HpTallyFigures *const *by_body, HpBody own, GPtrArray *findings)
{
  g_return_if_fail (by_body != NULL && findings != NULL);

  for (int pass = 0; pass < 2; pass++)
    for (int b = 0; b < HP_N_BODIES; b++)
      {
        HpTallyField field = pass == 0 ? HP_TALLY_LISTED : HP_TALLY_VOTED;
        HpBody upper;

        if (by_body[b] == NULL || !usable (hp_tally_figures_get (by_body[b], field, 0)))
          continue;
        upper = above (by_body, b, field);
        if (upper == HP_BODY_NONE || (own != HP_BODY_NONE && own != upper && (int) own != b))
          continue;
        if (pass == 0)
          check_listed (by_body, upper, b, own, findings);
        else
          check_voted (by_body, upper, b, own, findings);
      }
}

/* ---- T20 ---- */

void
hp_tally_check_turnout (const HpTallyFigures *figures, gint64 last_voted, GPtrArray *findings)
{
  HpFinding *finding;

  g_return_if_fail (figures != NULL && findings != NULL);

  if (!usable (figures->voted) || !usable (last_voted) || figures->voted == last_voted)
    return;
  finding = add (findings, "T20", HP_SEVERITY_WARNING, HP_TALLY_VOTED, -1);
  hp_finding_number (finding, "voted", figures->voted);
  hp_finding_number (finding, "turnout", last_voted);
  hp_finding_number (finding, "difference", figures->voted - last_voted);
}
