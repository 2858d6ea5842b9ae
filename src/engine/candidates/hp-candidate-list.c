/* hp-candidate-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/candidates/hp-candidate-list.h"

/* In the order of HpCandidateListColumn. */
static const char row_sql[] =
    "SELECT CASE k.state WHEN 'standing' THEN (SELECT count (*) FROM candidate o"
    " WHERE o.constituency_id = k.constituency_id AND o.state = 'standing'"
    " AND o.position <= k.position) END,"
    " k.name, k.birth, k.sex, k.ethnicity, k.profession, k.job, k.party_date, k.state"
    " FROM candidate k WHERE k.id = ?1";

HpTable *
hp_candidate_list_new (HpDb *db)
{
  return hp_table_new (db, row_sql, HP_TOPIC_CANDIDATE | HP_TOPIC_STATION);
}

gboolean
hp_candidate_list_show (HpTable *table, gint64 constituency_id, GError **error)
{
  g_autoptr (HpQuery) query = hp_query_new ("SELECT id FROM candidate WHERE constituency_id = ?");

  hp_query_bind_int (query, constituency_id);
  hp_query_append (query, " ORDER BY position");
  return hp_table_set_query (table, query, error);
}
