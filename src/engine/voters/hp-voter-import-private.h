/* hp-voter-import-private.h: what the files of the import share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/voters/hp-voter-import.h"
#include "engine/voters/hp-voter-index.h"

G_BEGIN_DECLS

struct _HpVoterImport
{
  HpVoterStaging *staging;
  GHashTable *station_ids; /* number → gint64 */
  HpImportMode mode;
  gboolean prepared;
  gint64 version;                   /* of the document when it was prepared */
  guint stamp;                      /* of the staging then */
  HpVoterIndex *index;              /* the document then */
  GArray *match;                    /* by row: number in the index, HP_KNOWN_NONE = nobody */
  GArray *taken;                    /* by number in the index: a row matches */
  GHashTable *named;                /* stations of the sheet's rows */
  gboolean used[HP_N_VOTER_FIELDS]; /* fields that the sheet has; others keep what is stored */
};

typedef enum
{
  HP_FATE_ADDED,
  HP_FATE_UPDATED,
  HP_FATE_UNCHANGED,
  HP_FATE_WITHHELD,
  HP_FATE_REJECTED,
} HpImportFate;

/* What becomes of row @i, of which @data is what it says. */
HpImportFate hp_voter_import_fate (HpVoterImport *import, guint i, const HpVoterData *data);

G_END_DECLS
