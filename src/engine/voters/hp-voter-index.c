/* hp-voter-index.c: the voters of the document in memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/voters/hp-voter-index.h"

#include "engine/db/hp-stmt.h"
#include "engine/voters/hp-voter-staging.h"

#include <string.h>

struct _HpVoterIndex
{
  GStringChunk *texts;
  GArray *voters;               /* of HpKnownVoter */
  GHashTable *heads[HP_N_KEYS]; /* key → number of the first voter, + 1 */
  GArray *next[HP_N_KEYS];      /* of guint32 by voter */
};

/* The stored texts, in the order of the query below. */
static const HpVoterField stored[] = { HP_VOTER_CARD,      HP_VOTER_NAME,       HP_VOTER_IDENTITY,
                                       HP_VOTER_ETHNICITY, HP_VOTER_OCCUPATION, HP_VOTER_PERMANENT,
                                       HP_VOTER_TEMPORARY, HP_VOTER_CURRENT,    HP_VOTER_NOTE };

static char *
make_key (HpVoterKey key, int station, const char *identity, const char *name, HpDate birth,
          const char *card)
{
  switch (key)
    {
    case HP_KEY_IDENTITY:
      return hp_identity_clean (identity);
    case HP_KEY_NAME:
      return hp_voter_name_key (name, birth);
    case HP_KEY_CARD:
      return *card != '\0' && station > 0 ? g_strdup_printf ("%d|%s", station, card)
                                          : g_strdup ("");
    case HP_N_KEYS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Voters come in from the last to the first, so that the first stands at the head. */
static void
link_voter (HpVoterIndex *index, guint32 i)
{
  const HpKnownVoter *v = hp_voter_index_get (index, i);

  for (int k = 0; k < HP_N_KEYS; k++)
    {
      g_autofree char *key = make_key (k, v->station, v->texts[HP_VOTER_IDENTITY],
                                       v->texts[HP_VOTER_NAME], v->birth, v->texts[HP_VOTER_CARD]);
      gpointer own = NULL, head = NULL;

      g_array_index (index->next[k], guint32, i) = HP_KNOWN_NONE;
      if (*key == '\0')
        continue;
      if (g_hash_table_lookup_extended (index->heads[k], key, &own, &head))
        g_array_index (index->next[k], guint32, i) = GPOINTER_TO_UINT (head) - 1;
      else
        own = g_string_chunk_insert (index->texts, key);
      g_hash_table_insert (index->heads[k], own, GUINT_TO_POINTER (i + 1));
    }
}

static void
take_row (HpVoterIndex *index, HpStmt *q)
{
  HpKnownVoter v = { .id = hp_stmt_int (q, 0) };
  int column = 1;

  v.station = (int) hp_stmt_int (q, column++);
  v.position = (int) hp_stmt_int (q, column++);
  v.removed = strcmp (hp_stmt_text (q, column++), "removed") == 0;
  hp_date_from_iso (hp_stmt_text (q, column++), &v.birth);
  v.sex = hp_sex_from_code (hp_stmt_text (q, column++));
  v.bodies = (HpBodies) hp_stmt_int (q, column++);
  v.findings = (guint) hp_stmt_int (q, column++);
  for (int f = 0; f < HP_N_VOTER_FIELDS; f++)
    v.texts[f] = "";
  for (gsize i = 0; i < G_N_ELEMENTS (stored); i++)
    {
      const char *text = hp_stmt_text (q, column++);

      if (*text != '\0')
        v.texts[stored[i]] = g_string_chunk_insert (index->texts, text);
    }
  g_array_append_val (index->voters, v);
}

HpVoterIndex *
hp_voter_index_load (HpDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (HpVoterIndex) index = g_new0 (HpVoterIndex, 1);
  g_auto (HpStmt) q = hp_db_query (
      db, "SELECT v.id, s.number, v.position, v.state, v.birth, v.sex, v.bodies, v.findings,"
          " v.card, v.name, v.identity, v.ethnicity, v.occupation, v.permanent, v.temporary,"
          " v.current, v.note"
          " FROM voter v JOIN station s ON s.id = v.station_id"
          " ORDER BY s.number, v.position, v.id");
  HpStep step;

  index->texts = g_string_chunk_new (64 * 1024);
  index->voters = g_array_new (FALSE, FALSE, sizeof (HpKnownVoter));
  for (int k = 0; k < HP_N_KEYS; k++)
    {
      index->heads[k] = g_hash_table_new (g_str_hash, g_str_equal);
      index->next[k] = g_array_new (FALSE, FALSE, sizeof (guint32));
    }
  while ((step = hp_stmt_step (&q, error)) == HP_STEP_ROW)
    {
      take_row (index, &q);
      if (index->voters->len % 1024 == 0
          && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  if (step == HP_STEP_ERROR)
    return NULL;
  for (int k = 0; k < HP_N_KEYS; k++)
    g_array_set_size (index->next[k], index->voters->len);
  for (guint32 i = index->voters->len; i > 0; i--)
    link_voter (index, i - 1);
  return g_steal_pointer (&index);
}

void
hp_voter_index_free (HpVoterIndex *index)
{
  if (index == NULL)
    return;
  for (int k = 0; k < HP_N_KEYS; k++)
    {
      g_hash_table_unref (index->heads[k]);
      g_array_unref (index->next[k]);
    }
  g_array_unref (index->voters);
  g_string_chunk_free (index->texts);
  g_free (index);
}

guint
hp_voter_index_size (HpVoterIndex *index)
{
  return index->voters->len;
}

const HpKnownVoter *
hp_voter_index_get (HpVoterIndex *index, guint32 i)
{
  return &g_array_index (index->voters, HpKnownVoter, i);
}

guint32
hp_voter_index_first (HpVoterIndex *index, HpVoterKey key, int station, const HpVoterData *data)
{
  g_autofree char *text = NULL;
  guint head;

  if (index->voters->len == 0)
    return HP_KNOWN_NONE;
  text = make_key (key, station, data->identity, data->name,
                   data->birth_result == HP_DATE_OK ? data->birth : HP_DATE_NONE, data->card);
  head = *text != '\0' ? GPOINTER_TO_UINT (g_hash_table_lookup (index->heads[key], text)) : 0;

  return head == 0 ? HP_KNOWN_NONE : head - 1;
}

guint32
hp_voter_index_next (HpVoterIndex *index, HpVoterKey key, guint32 i)
{
  return g_array_index (index->next[key], guint32, i);
}

gboolean
hp_known_voter_is_same (const HpKnownVoter *voter, const HpVoterData *data, HpBodies bodies,
                        const gboolean used[HP_N_VOTER_FIELDS])
{
  g_autofree char *identity = hp_identity_clean (data->identity);
  const char *const texts[] = { data->card,      data->name,       identity,
                                data->ethnicity, data->occupation, data->permanent,
                                data->temporary, data->current,    data->note };

  G_STATIC_ASSERT (G_N_ELEMENTS (texts) == G_N_ELEMENTS (stored));
  if (voter->birth.year != data->birth.year || voter->birth.month != data->birth.month
      || voter->birth.day != data->birth.day || voter->sex != data->sex
      || voter->bodies != (data->bodies & bodies))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if ((used == NULL || used[stored[i]]) && strcmp (voter->texts[stored[i]], texts[i]) != 0)
      return FALSE;
  return TRUE;
}
