/* hp-voter-import.c: staged rows into the document: who matches whom, and what would happen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/voters/hp-voter-import-private.h"

#include "engine/core/hp-error.h"
#include "engine/stations/hp-station.h"
#include "engine/voters/hp-voter.h"

#include <string.h>

HpVoterImport *
hp_voter_import_new (HpDb *db, const HpRules *rules, GError **error)
{
  g_autoptr (GPtrArray) stations = hp_stations_load (db, error);
  g_autoptr (GArray) numbers = g_array_sized_new (FALSE, FALSE, sizeof (int), 16);
  HpVoterImport *import;
  HpVoterLimits limits;

  if (stations == NULL)
    return NULL;
  import = g_new0 (HpVoterImport, 1);
  import->station_ids = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (guint i = 0; i < stations->len; i++)
    {
      const HpStation *station = g_ptr_array_index (stations, i);

      g_array_append_val (numbers, station->number);
      g_hash_table_insert (import->station_ids, GINT_TO_POINTER (station->number),
                           g_memdup2 (&station->id, sizeof station->id));
    }
  hp_voter_limits (db, rules, &limits);
  import->staging = hp_voter_staging_new (&limits, (gpointer) numbers->data, numbers->len);
  import->match = g_array_new (FALSE, FALSE, sizeof (guint32));
  import->taken = g_array_new (FALSE, TRUE, sizeof (gboolean));
  import->named = g_hash_table_new (NULL, NULL);
  return import;
}

void
hp_voter_import_free (HpVoterImport *import)
{
  if (import == NULL)
    return;
  hp_voter_staging_free (import->staging);
  hp_voter_index_free (import->index);
  g_hash_table_unref (import->station_ids);
  g_array_unref (import->match);
  g_array_unref (import->taken);
  g_hash_table_unref (import->named);
  g_free (import);
}

HpVoterStaging *
hp_voter_import_staging (HpVoterImport *import)
{
  return import->staging;
}

/* ---- matching ---- */

static gboolean
is_named (const HpVoterImport *import, int station)
{
  return g_hash_table_contains (import->named, GINT_TO_POINTER (station));
}

/* Whether a row may belong to this voter. A replacement touches its own stations only. */
static gboolean
is_open (const HpVoterImport *import, guint32 k)
{
  const HpKnownVoter *voter = hp_voter_index_get (import->index, k);

  if (g_array_index (import->taken, gboolean, k))
    return FALSE;
  return import->mode == HP_IMPORT_DIFF || is_named (import, voter->station);
}

static guint32
find_match (const HpVoterImport *import, HpVoterKey key, int station, const HpVoterData *data)
{
  guint32 elsewhere = HP_KNOWN_NONE;

  for (guint32 k = hp_voter_index_first (import->index, key, station, data); k != HP_KNOWN_NONE;
       k = hp_voter_index_next (import->index, key, k))
    {
      const HpKnownVoter *voter = hp_voter_index_get (import->index, k);

      if (!is_open (import, k) || (key == HP_KEY_NAME && voter->sex != data->sex))
        continue;
      if (voter->station == station)
        return k;
      if (elsewhere == HP_KNOWN_NONE)
        elsewhere = k;
    }
  /* In another station the same name and date may well be another person. */
  return key == HP_KEY_IDENTITY || import->mode == HP_IMPORT_REPLACE ? elsewhere : HP_KNOWN_NONE;
}

/* First by identity for all rows, then by name for the rest: a namesake must not take the voter
 * whose number comes further down. */
static void
match_rows (HpVoterImport *import)
{
  guint n = hp_voter_staging_n_rows (import->staging);

  g_array_set_size (import->match, n);
  for (guint i = 0; i < n; i++)
    g_array_index (import->match, guint32, i) = HP_KNOWN_NONE;
  g_array_set_size (import->taken, 0);
  g_array_set_size (import->taken, hp_voter_index_size (import->index));
  g_hash_table_remove_all (import->named);
  for (guint i = 0; i < n; i++)
    if (hp_voter_staging_row (import->staging, i)->station > 0)
      g_hash_table_add (import->named,
                        GINT_TO_POINTER (hp_voter_staging_row (import->staging, i)->station));
  for (int key = HP_KEY_IDENTITY; key <= HP_KEY_NAME && import->mode != HP_IMPORT_ADD; key++)
    for (guint i = 0; i < n; i++)
      {
        const HpStagedRow *row = hp_voter_staging_row (import->staging, i);
        HpVoterData data;
        guint32 k;

        if (g_array_index (import->match, guint32, i) != HP_KNOWN_NONE)
          continue;
        hp_voter_data_read (row->texts, &data);
        k = find_match (import, key, row->station, &data);
        if (k == HP_KNOWN_NONE)
          continue;
        g_array_index (import->match, guint32, i) = k;
        g_array_index (import->taken, gboolean, k) = TRUE;
      }
}

/* ---- clashes with voters who stay as they are ---- */

static gboolean
stays (const HpVoterImport *import, guint32 k)
{
  const HpKnownVoter *voter = hp_voter_index_get (import->index, k);

  if (voter->removed)
    return FALSE;
  if (import->mode == HP_IMPORT_REPLACE)
    return !is_named (import, voter->station);
  return !g_array_index (import->taken, gboolean, k);
}

static gboolean
clash_cb (HpVoterClash clash, int station, const HpVoterData *data, int *at_station,
          gpointer user_data)
{
  static const HpVoterKey keys[] = {
    [HP_CLASH_IDENTITY] = HP_KEY_IDENTITY,
    [HP_CLASH_NAME] = HP_KEY_NAME,
    [HP_CLASH_CARD] = HP_KEY_CARD,
    [HP_CLASH_SAME] = HP_KEY_NAME,
  };
  const HpVoterImport *import = user_data;
  HpBodies bodies = hp_voter_staging_limits (import->staging)->bodies;

  for (guint32 k = hp_voter_index_first (import->index, keys[clash], station, data);
       k != HP_KNOWN_NONE; k = hp_voter_index_next (import->index, keys[clash], k))
    {
      const HpKnownVoter *voter = hp_voter_index_get (import->index, k);

      if (!stays (import, k)
          || (clash == HP_CLASH_SAME
              && (voter->station != station
                  || !hp_known_voter_is_same (voter, data, bodies, NULL))))
        continue;
      *at_station = voter->station;
      return TRUE;
    }
  return FALSE;
}

gboolean
hp_voter_import_prepare (HpVoterImport *import, HpDb *db, HpImportMode mode,
                         GCancellable *cancellable, GError **error)
{
  HpVoterIndex *index = hp_voter_index_load (db, cancellable, error);

  if (index == NULL)
    return FALSE;
  hp_voter_index_free (import->index);
  import->index = index;
  import->mode = mode;
  import->version = hp_db_get_version (db);
  import->stamp = hp_voter_staging_stamp (import->staging);
  match_rows (import);
  /* With nobody there, nobody clashes. */
  hp_voter_staging_set_document (import->staging, hp_voter_index_size (index) > 0 ? clash_cb : NULL,
                                 import, NULL);
  for (int f = 0; f < HP_N_VOTER_FIELDS; f++)
    import->used[f] = hp_voter_staging_uses (import->staging, f);
  import->prepared = TRUE;
  return TRUE;
}

/* ---- what would happen ---- */

HpImportFate
hp_voter_import_fate (HpVoterImport *import, guint i, const HpVoterData *data)
{
  const HpStagedRow *row = hp_voter_staging_row (import->staging, i);
  guint32 k = g_array_index (import->match, guint32, i);
  const HpKnownVoter *voter;

  if (row->rejected)
    return HP_FATE_REJECTED;
  if (k == HP_KNOWN_NONE)
    return HP_FATE_ADDED;
  voter = hp_voter_index_get (import->index, k);
  if (voter->removed && import->mode == HP_IMPORT_DIFF)
    return HP_FATE_WITHHELD;
  if (!voter->removed && voter->station == row->station
      && hp_known_voter_is_same (voter, data, hp_voter_staging_limits (import->staging)->bodies,
                                 import->used))
    return HP_FATE_UNCHANGED;
  return HP_FATE_UPDATED;
}

/* In a replacement also the voters whose row was rejected: the stations hold what was accepted. */
static gboolean
is_gone (HpVoterImport *import, guint32 k, const gboolean *kept)
{
  const HpKnownVoter *voter = hp_voter_index_get (import->index, k);

  if (!is_named (import, voter->station))
    return FALSE;
  if (import->mode == HP_IMPORT_REPLACE)
    return !kept[k];
  return !voter->removed && !g_array_index (import->taken, gboolean, k);
}

GArray *
hp_voter_import_gone (HpVoterImport *import)
{
  GArray *gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree gboolean *kept = NULL;

  g_return_val_if_fail (import->prepared, gone);

  kept = g_new0 (gboolean, hp_voter_index_size (import->index) + 1);
  for (guint i = 0; i < import->match->len; i++)
    {
      guint32 k = g_array_index (import->match, guint32, i);

      if (k != HP_KNOWN_NONE && !hp_voter_staging_row (import->staging, i)->rejected)
        kept[k] = TRUE;
    }
  for (guint32 k = 0; import->mode != HP_IMPORT_ADD && k < hp_voter_index_size (import->index); k++)
    if (is_gone (import, k, kept))
      g_array_append_val (gone, hp_voter_index_get (import->index, k)->id);
  return gone;
}

void
hp_voter_import_result (HpVoterImport *import, HpImportResult *result)
{
  g_autoptr (GArray) gone = hp_voter_import_gone (import);

  memset (result, 0, sizeof *result);
  for (guint i = 0; i < import->match->len; i++)
    {
      HpVoterData data;

      hp_voter_data_read (hp_voter_staging_row (import->staging, i)->texts, &data);
      switch (hp_voter_import_fate (import, i, &data))
        {
        case HP_FATE_ADDED:
          result->added++;
          break;
        case HP_FATE_UPDATED:
          result->updated++;
          break;
        case HP_FATE_UNCHANGED:
          result->unchanged++;
          break;
        case HP_FATE_WITHHELD:
          result->withheld++;
          break;
        case HP_FATE_REJECTED:
        default:
          result->rejected++;
          break;
        }
    }
  if (import->mode == HP_IMPORT_REPLACE)
    result->removed = gone->len;
  else
    result->gone = gone->len;
}
