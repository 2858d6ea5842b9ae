/* hp-demo-ballots.c: ballots drawn one by one, so that every figure of the tallies agrees.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/session/hp-demo-private.h"

#include <string.h>

#define CANDIDATES_MAX 32

/* How the voters of a constituency think. */
typedef struct
{
  int n; /* candidates */
  int seats;
  int weight[CANDIDATES_MAX];    /* how well known each is */
  int favourite[CANDIDATES_MAX]; /* the first @seats of them lead */
  int loyal;                     /* in a thousand: ballots that keep favourites only */
} Mood;

static void
make_mood (HpDemo *demo, const HpDemoConstituency *c, Mood *mood)
{
  *mood = (Mood){ .n = MIN (c->candidates, CANDIDATES_MAX), .seats = c->seats, .loyal = 300 };
  for (int i = 0; i < mood->n; i++)
    mood->favourite[i] = i;
  for (int i = mood->n - 1; i > 0; i--)
    {
      int k = hp_demo_below (demo, i + 1), other = mood->favourite[i];

      mood->favourite[i] = mood->favourite[k];
      mood->favourite[k] = other;
    }
  for (int i = 0; i < mood->n; i++)
    mood->weight[mood->favourite[i]] =
        i < mood->seats ? 24 - 3 * i + hp_demo_below (demo, 4) : 3 + hp_demo_below (demo, 4);
}

/* One of the first @n of mood->favourite that is not in @kept yet. */
static int
draw_name (HpDemo *demo, const Mood *mood, int n, const gboolean *kept)
{
  int sum = 0, at;

  for (int i = 0; i < n; i++)
    sum += kept[mood->favourite[i]] ? 0 : mood->weight[mood->favourite[i]];
  at = hp_demo_below (demo, sum);
  for (int i = 0; i < n; i++)
    {
      int candidate = mood->favourite[i];

      if (kept[candidate])
        continue;
      if (at < mood->weight[candidate])
        return candidate;
      at -= mood->weight[candidate];
    }
  return mood->favourite[0];
}

/* Most keep as many names as there are seats. */
static int
draw_class (HpDemo *demo, const Mood *mood)
{
  int lot = hp_demo_below (demo, 1000);

  if (mood->seats == 1 || mood->loyal >= 1000 || lot < 900)
    return mood->seats;
  return lot < 975 ? mood->seats - 1 : 1 + hp_demo_below (demo, mood->seats);
}

static void
draw_valid (HpDemo *demo, const Mood *mood, HpTallyFigures *figures)
{
  gboolean kept[CANDIDATES_MAX] = { FALSE };
  int k = draw_class (demo, mood);
  gboolean loyal = hp_demo_below (demo, 1000) < mood->loyal;

  for (int i = 0; i < k; i++)
    {
      int candidate = draw_name (demo, mood, loyal ? mood->seats : mood->n, kept);

      kept[candidate] = TRUE;
      figures->votes[candidate]++;
    }
  figures->kept[k - 1]++;
}

/* Too many names kept is what happens most, then all names struck out. */
static void
draw_invalid (HpDemo *demo, HpTallyFigures *figures)
{
  static const int reasons[] = { 2, 2, 2, 2, 2, 2, 3, 3, 4, 1 };
  int reason = reasons[hp_demo_below (demo, (int) G_N_ELEMENTS (reasons))];

  if (figures->n_reasons > 0)
    figures->invalid_reasons[MIN (reason, figures->n_reasons - 1)]++;
  figures->invalid++;
}

static void
set_ballots (HpDemo *demo, const HpDemoStation *station, HpBody body, HpTallyFigures *figures)
{
  gint64 listed = station->listed[body];

  figures->listed = listed;
  figures->voted = figures->issued = station->voted[body];
  figures->received = (listed + listed / 50 + 14) / 10 * 10;
  figures->spoiled = hp_demo_below (demo, 5);
  figures->unused = figures->received - figures->issued - figures->spoiled;
  figures->collected = figures->issued;
  if (figures->issued > 200 && hp_demo_chance (demo, 80))
    figures->collected -= 1 + hp_demo_below (demo, 2);
}

static void
draw_station (HpDemo *demo, const HpDemoConstituency *c, const Mood *mood, HpDemoStation *station)
{
  HpTallyFigures *figures = &station->figures[c->body];
  int n_reasons, rate = hp_demo_chance (demo, 30) ? 38 : 9;

  hp_rules_invalid_reasons (demo->rules, &n_reasons);
  hp_tally_figures_clear (figures);
  hp_tally_figures_init (figures, c->seats, c->candidates, n_reasons);
  memset (figures->kept, 0, sizeof (gint64) * (gsize) figures->n_kept);
  memset (figures->votes, 0, sizeof (gint64) * (gsize) figures->n_votes);
  memset (figures->invalid_reasons, 0, sizeof (gint64) * (gsize) figures->n_reasons);
  set_ballots (demo, station, c->body, figures);
  figures->invalid = 0;
  for (gint64 i = 0; i < figures->collected; i++)
    if (mood->loyal < 1000 && hp_demo_chance (demo, rate))
      draw_invalid (demo, figures);
    else
      draw_valid (demo, mood, figures);
  figures->valid = figures->collected - figures->invalid;
}

/* As many as there are seats, and no others, lead with more than half of the valid ballots. */
static gboolean
is_decided (const HpDemo *demo, const HpDemoConstituency *c, const Mood *mood)
{
  gint64 votes[CANDIDATES_MAX] = { 0 }, valid = 0, least = G_MAXINT64, most = 0;

  for (int i = c->first; i < c->first + c->n; i++)
    {
      const HpTallyFigures *figures = &demo->stations[i].figures[c->body];

      valid += figures->valid;
      for (int k = 0; k < mood->n; k++)
        votes[k] += figures->votes[k];
    }
  for (int k = 0; k < mood->n; k++)
    if (k < mood->seats)
      least = MIN (least, votes[mood->favourite[k]]);
    else
      most = MAX (most, votes[mood->favourite[k]]);
  return 2 * least > valid && least > most;
}

/* Where chance decided nothing – there are few ballots – the voters are made of one mind. */
void
hp_demo_draw_ballots (HpDemo *demo, const HpDemoConstituency *constituency)
{
  Mood mood;

  make_mood (demo, constituency, &mood);
  for (; mood.loyal <= 1000; mood.loyal += 140)
    {
      for (int i = constituency->first; i < constituency->first + constituency->n; i++)
        draw_station (demo, constituency, &mood, &demo->stations[i]);
      if (is_decided (demo, constituency, &mood))
        break;
    }
}
