/* hp-voter-index.h: the voters of the document in memory, to be found by what they have in common
 * with the rows of a sheet. One pass over the table is faster than three questions a row.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/db/hp-db.h"
#include "engine/voters/hp-voter-fields.h"

G_BEGIN_DECLS

/* One voter as stored; the texts belong to the index. */
typedef struct
{
  gint64 id;
  int station; /* number */
  int position;
  gboolean removed; /* struck off the list */
  HpDate birth;     /* "" in the texts stands in no place */
  HpSex sex;
  HpBodies bodies;
  guint findings;
  const char *texts[HP_N_VOTER_FIELDS]; /* those without marks, sex and birth date */
} HpKnownVoter;

#define HP_KNOWN_NONE G_MAXUINT32

typedef struct _HpVoterIndex HpVoterIndex;

HpVoterIndex *hp_voter_index_load (HpDb *db, GCancellable *cancellable, GError **error);
void hp_voter_index_free (HpVoterIndex *index);

guint hp_voter_index_size (HpVoterIndex *index);
const HpKnownVoter *hp_voter_index_get (HpVoterIndex *index, guint32 i);

typedef enum
{
  HP_KEY_IDENTITY,
  HP_KEY_NAME, /* name and birth date, as hp_voter_name_key */
  HP_KEY_CARD, /* station and card number */
  HP_N_KEYS
} HpVoterKey;

/* The first voter with the key of @data in @station, then each next one with the same key;
 * HP_KNOWN_NONE at the end. */
guint32 hp_voter_index_first (HpVoterIndex *index, HpVoterKey key, int station,
                              const HpVoterData *data);
guint32 hp_voter_index_next (HpVoterIndex *index, HpVoterKey key, guint32 i);

/* TRUE where the row says of @voter just what is stored. A field that @used (may be NULL) says the
 * sheet does not have is not compared. */
gboolean hp_known_voter_is_same (const HpKnownVoter *voter, const HpVoterData *data,
                                 HpBodies bodies, const gboolean used[HP_N_VOTER_FIELDS]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpVoterIndex, hp_voter_index_free)

G_END_DECLS
