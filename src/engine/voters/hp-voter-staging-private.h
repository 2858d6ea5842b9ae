/* hp-voter-staging-private.h: what the files of the staging share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/voters/hp-voter-staging.h"

G_BEGIN_DECLS

/* Rows that share a key, the latest first. */
typedef enum
{
  HP_CHAIN_IDENTITY,
  HP_CHAIN_NAME,
  HP_CHAIN_CARD,
  HP_N_CHAINS
} HpStagedChain;

#define HP_STAGED_NONE G_MAXUINT32

struct _HpVoterStaging
{
  HpVoterLimits limits;
  GHashTable *known; /* set of station numbers, or NULL */
  HpVoterClashFunc clash;
  gpointer clash_data;
  GDestroyNotify clash_destroy;
  GStringChunk *texts;
  GArray *rows;                   /* of HpStagedRow */
  GPtrArray *blocks;              /* of HpStagedBlock */
  GArray *stations;               /* of HpStagedStation, without the stated totals */
  GHashTable *heads[HP_N_CHAINS]; /* key → number of the latest row, + 1 */
  GArray *earlier[HP_N_CHAINS];   /* of guint32 by row: the one before it in its chain */
  gboolean used[HP_N_VOTER_FIELDS];
  guint stamp; /* counts changes of the rows */
};

static inline HpStagedRow *
hp_staged_row (HpVoterStaging *staging, guint i)
{
  return &g_array_index (staging->rows, HpStagedRow, i);
}

/* Puts row @i into the chains of what it says, takes it out of them, checks it with the rows
 * before it there. */
void hp_staged_link (HpVoterStaging *staging, guint i, const HpVoterData *data);
void hp_staged_unlink (HpVoterStaging *staging, guint i, const HpVoterData *data);
void hp_staged_check (HpVoterStaging *staging, guint i, const HpVoterData *data);

/* Key of the row in a chain, "" where it is in none; transfer full. */
char *hp_staged_key (const HpStagedRow *row, const HpVoterData *data, HpStagedChain chain);
/* The last row of a chain and the one before another; HP_STAGED_NONE at the end. */
guint32 hp_staged_last (HpVoterStaging *staging, HpStagedChain chain, const char *key);
guint32 hp_staged_earlier (HpVoterStaging *staging, HpStagedChain chain, guint32 i);

G_END_DECLS
