/* hp-demo-private.h: the ward in the making, as the files that make it see it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/candidates/hp-candidate.h"
#include "engine/count/hp-tally.h"
#include "engine/session/hp-demo.h"
#include "engine/setup/hp-election.h"
#include "engine/stations/hp-constituency.h"
#include "engine/stations/hp-station.h"
#include "engine/voters/hp-voter-fields.h"

G_BEGIN_DECLS

#define HP_DEMO_WITNESSES 4

typedef struct
{
  HpStation *row;
  int voters;                       /* how many it shall have */
  gint64 listed[HP_N_BODIES];       /* how many it has */
  gint64 voted[HP_N_BODIES];        /* in the end */
  char *witness[HP_DEMO_WITNESSES]; /* voters of the station */
  char *witness_home[HP_DEMO_WITNESSES];
  HpTallyFigures figures[HP_N_BODIES];
} HpDemoStation;

typedef struct
{
  HpBody body;
  int number;
  gint64 id;
  int seats;
  int candidates;
  int first; /* its stations, from 0 */
  int n;
} HpDemoConstituency;

typedef struct
{
  HpDb *db;
  HpRules *rules;
  HpElection *election;
  char *ward; /* "phường Chi Lăng" */
  GRand *rand;
  HpDemoStage stage;
  int n_voters;
  int n_stations;
  HpDemoStation *stations;
  GArray *constituencies; /* of HpDemoConstituency */
  GHashTable *names;      /* folded names of members and candidates */
  char *typist[2];        /* who enter the tallies */
  int *progress;
  GCancellable *cancellable;
} HpDemo;

/* FALSE with HP_ERROR_CANCELLED once it is to stop; notes the progress. */
gboolean hp_demo_step (HpDemo *demo, int progress, GError **error);

/* A moment of the election day in the document's own time: "2026-03-15T21:40:00+07:00". */
char *hp_demo_at (const HpDemo *demo, int minute);

/* ---- chance ---- */

/* From 0 to @n − 1. */
int hp_demo_below (HpDemo *demo, int n);
/* TRUE in @per_mille of a thousand cases. */
gboolean hp_demo_chance (HpDemo *demo, int per_mille);

/* ---- names ---- */

const char *hp_demo_ethnicity (HpDemo *demo);
const char *hp_demo_family (HpDemo *demo, const char *ethnicity);
/* Transfer full. */
char *hp_demo_name (HpDemo *demo, const char *family, HpSex sex);
/* A name that no other member or candidate has, with its sex and ethnicity. Transfer full. */
char *hp_demo_person (HpDemo *demo, HpSex *sex, const char **ethnicity);
const char *hp_demo_job (HpDemo *demo);
const char *hp_demo_office (HpDemo *demo);
const char *hp_demo_occupation (HpDemo *demo, int age);
/* Neighbourhood @i (from 0) of the ward: a block of the town or a village. Transfer full. */
char *hp_demo_neighbourhood (int i, gboolean village);
/* A birth date that makes somebody @age years old on the election day. */
HpDate hp_demo_birth (HpDemo *demo, int age);

/* ---- the steps, each one or more edits ---- */

gboolean hp_demo_add_setup (HpDemo *demo, GError **error);
gboolean hp_demo_add_voters (HpDemo *demo, GError **error);
gboolean hp_demo_add_turnout (HpDemo *demo, GError **error);
gboolean hp_demo_add_tallies (HpDemo *demo, GError **error);

/* Draws the ballots of a constituency into the figures of its stations. */
void hp_demo_draw_ballots (HpDemo *demo, const HpDemoConstituency *constituency);

G_END_DECLS
