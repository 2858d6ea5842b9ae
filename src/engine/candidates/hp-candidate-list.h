/* hp-candidate-list.h: the candidates of a constituency as a list on screen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/db/hp-table.h"

G_BEGIN_DECLS

/* Values of a row. */
typedef enum
{
  HP_CANDIDATE_LIST_ORDER, /* on the ballot among those who stand; missing where struck off */
  HP_CANDIDATE_LIST_NAME,
  HP_CANDIDATE_LIST_BIRTH, /* ISO */
  HP_CANDIDATE_LIST_SEX,   /* "male", "female", "" */
  HP_CANDIDATE_LIST_ETHNICITY,
  HP_CANDIDATE_LIST_PROFESSION,
  HP_CANDIDATE_LIST_JOB,
  HP_CANDIDATE_LIST_PARTY, /* as written */
  HP_CANDIDATE_LIST_STATE,
} HpCandidateListColumn;

/* Empty until hp_candidate_list_show. Its rows bear the ids of the candidates. */
HpTable *hp_candidate_list_new (HpDb *db);

/* All candidates of a constituency in ballot order, those struck off too. */
gboolean hp_candidate_list_show (HpTable *table, gint64 constituency_id, GError **error);

G_END_DECLS
