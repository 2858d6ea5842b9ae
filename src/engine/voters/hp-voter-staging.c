/* hp-voter-staging.c: the rows of a sheet of voters before they are taken in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/voters/hp-voter-staging-private.h"

#include "engine/core/hp-text.h"
#include "engine/core/hp-util.h"

#include <string.h>

static void
block_free (HpStagedBlock *block)
{
  g_free (block->sheet);
  g_array_unref (block->statements);
  g_ptr_array_unref (block->findings);
  g_free (block);
}

static void
clear_row (gpointer data)
{
  g_clear_pointer (&((HpStagedRow *) data)->findings, g_ptr_array_unref);
}

HpVoterStaging *
hp_voter_staging_new (const HpVoterLimits *limits, const int *stations, gsize n_stations)
{
  HpVoterStaging *staging = g_new0 (HpVoterStaging, 1);

  g_return_val_if_fail (hp_date_is_full (limits->election_day), NULL);

  staging->limits = *limits;
  if (stations != NULL)
    {
      staging->known = g_hash_table_new (NULL, NULL);
      for (gsize i = 0; i < n_stations; i++)
        g_hash_table_add (staging->known, GINT_TO_POINTER (stations[i]));
    }
  staging->texts = g_string_chunk_new (64 * 1024);
  staging->rows = g_array_new (FALSE, FALSE, sizeof (HpStagedRow));
  g_array_set_clear_func (staging->rows, clear_row);
  staging->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
  staging->stations = g_array_new (FALSE, FALSE, sizeof (HpStagedStation));
  for (int c = 0; c < HP_N_CHAINS; c++)
    {
      staging->heads[c] = g_hash_table_new (g_str_hash, g_str_equal);
      staging->earlier[c] = g_array_new (FALSE, FALSE, sizeof (guint32));
    }
  return staging;
}

void
hp_voter_staging_free (HpVoterStaging *staging)
{
  if (staging == NULL)
    return;
  if (staging->clash_destroy != NULL)
    staging->clash_destroy (staging->clash_data);
  g_clear_pointer (&staging->known, g_hash_table_unref);
  g_array_unref (staging->rows);
  g_ptr_array_unref (staging->blocks);
  g_array_unref (staging->stations);
  for (int c = 0; c < HP_N_CHAINS; c++)
    {
      g_hash_table_unref (staging->heads[c]);
      g_array_unref (staging->earlier[c]);
    }
  g_string_chunk_free (staging->texts);
  g_free (staging);
}

const HpVoterLimits *
hp_voter_staging_limits (HpVoterStaging *staging)
{
  return &staging->limits;
}

static HpStagedBlock *
last_block (HpVoterStaging *staging)
{
  g_return_val_if_fail (staging->blocks->len > 0, NULL);
  return g_ptr_array_index (staging->blocks, staging->blocks->len - 1);
}

/* ---- totals ---- */

static HpStagedStation *
station_at (HpVoterStaging *staging, int number)
{
  HpStagedStation empty = { .number = number, .stated_total = HP_MISSING };

  /* Rows of one station follow each other. */
  for (guint i = staging->stations->len; i > 0; i--)
    if (g_array_index (staging->stations, HpStagedStation, i - 1).number == number)
      return &g_array_index (staging->stations, HpStagedStation, i - 1);
  g_array_append_val (staging->stations, empty);
  return &g_array_index (staging->stations, HpStagedStation, staging->stations->len - 1);
}

/* Adds the row to the totals, or takes it out where @sign is -1. */
static void
count_row (HpVoterStaging *staging, const HpStagedRow *row, const HpVoterData *data, int sign)
{
  HpStagedBlock *block = g_ptr_array_index (staging->blocks, row->block);
  HpStagedStation *station = row->station > 0 ? station_at (staging, row->station) : NULL;
  HpStagedStation nowhere;

  if (station == NULL)
    {
      memset (&nowhere, 0, sizeof nowhere);
      station = &nowhere;
    }
  if (row->rejected)
    {
      block->rejected += sign;
      station->rejected += sign;
      return;
    }
  block->accepted += sign;
  station->accepted += sign;
  if (data->sex == HP_SEX_MALE)
    {
      block->men += sign;
      station->men += sign;
    }
  else
    {
      block->women += sign;
      station->women += sign;
    }
  for (int body = 0; body < HP_N_BODIES; body++)
    if (data->bodies & staging->limits.bodies & HP_BODY_BIT (body))
      {
        block->listed[body] += sign;
        station->listed[body] += sign;
      }
}

static gint64
block_figure (const HpStagedBlock *block, const char *field)
{
  HpBody body = hp_body_from_code (field);

  if (body != HP_BODY_NONE)
    return block->listed[body];
  if (g_str_equal (field, "men"))
    return block->men;
  return g_str_equal (field, "women") ? block->women : block->accepted;
}

/* V12 of the whole import: a body of the election in whose column no row has anything, though
 * other bodies have theirs. A heading that was not understood would take away everybody's vote
 * there without a word. */
static void
check_columns (HpVoterStaging *staging, HpStagedBlock *first)
{
  HpBodies used = 0;

  for (int b = 0; b < HP_N_BODIES; b++)
    used |= staging->used[HP_VOTER_QH + b] ? HP_BODY_BIT (b) : 0;
  for (int b = 0; used != 0 && b < HP_N_BODIES; b++)
    if (staging->limits.bodies & ~used & HP_BODY_BIT (b))
      {
        HpFinding *finding = hp_finding_new ("V12", HP_SEVERITY_WARNING);

        hp_finding_in_field (finding, hp_body_code ((HpBody) b), -1);
        finding->sheet = g_strdup (first->sheet);
        hp_finding_number (finding, "left_out", hp_voter_staging_n_rows (staging));
        g_ptr_array_add (first->findings, finding);
      }
}

/* V15, anew. */
static void
check_block (HpVoterStaging *staging, HpStagedBlock *block)
{
  g_ptr_array_set_size (block->findings, 0);
  if (block == g_ptr_array_index (staging->blocks, 0))
    check_columns (staging, block);
  for (guint i = 0; i < block->statements->len; i++)
    {
      const HpStagedStatement *s = &g_array_index (block->statements, HpStagedStatement, i);
      gint64 actual = block_figure (block, s->field);
      HpFinding *finding;

      if (s->figure == actual)
        continue;
      finding = hp_finding_new ("V15", HP_SEVERITY_WARNING);
      hp_finding_in_field (finding, s->field, -1);
      finding->block = block->number;
      finding->station = block->station;
      finding->sheet = g_strdup (block->sheet);
      finding->value = g_strdup_printf ("%" G_GINT64_FORMAT, s->figure);
      hp_finding_number (finding, "stated", s->figure);
      hp_finding_number (finding, "accepted", actual);
      hp_finding_number (finding, "difference", s->figure - actual);
      hp_finding_number (finding, "footer_row", s->row);
      g_ptr_array_add (block->findings, finding);
    }
}

/* ---- filling ---- */

void
hp_voter_staging_begin_block (HpVoterStaging *staging, const char *sheet, int station)
{
  HpStagedBlock *block = g_new0 (HpStagedBlock, 1);
  const HpStagedBlock *before = staging->blocks->len > 0 ? last_block (staging) : NULL;

  block->sheet = g_strdup (sheet);
  block->number = before != NULL && g_strcmp0 (before->sheet, sheet) == 0 ? before->number + 1 : 1;
  block->station = station;
  block->statements = g_array_new (FALSE, FALSE, sizeof (HpStagedStatement));
  block->findings = hp_findings_new ();
  g_ptr_array_add (staging->blocks, block);
}

void
hp_voter_staging_set_station (HpVoterStaging *staging, int station)
{
  HpStagedBlock *block = last_block (staging);

  g_return_if_fail (block->accepted + block->rejected == 0);
  block->station = station;
}

/* A copy in the arena; the row above often says the same. */
static const char *
keep_text (HpVoterStaging *staging, HpVoterField field, const char *text)
{
  if (text == NULL || *text == '\0')
    return "";
  staging->used[field] = TRUE;
  if (staging->rows->len > 0)
    {
      const char *above = hp_staged_row (staging, staging->rows->len - 1)->texts[field];

      if (strcmp (above, text) == 0)
        return above;
    }
  return g_string_chunk_insert (staging->texts, text);
}

static void
set_row_station (HpVoterStaging *staging, HpStagedRow *row)
{
  const HpStagedBlock *block = g_ptr_array_index (staging->blocks, row->block);

  row->station = *row->texts[HP_VOTER_STATION] != '\0'
                     ? hp_station_number_read (row->texts[HP_VOTER_STATION], FALSE)
                     : block->station;
}

void
hp_voter_staging_add_row (HpVoterStaging *staging, gint64 row_number,
                          const char *const texts[HP_N_VOTER_FIELDS])
{
  guint i = staging->rows->len;
  HpStagedRow row = { .row = row_number, .block = staging->blocks->len - 1 };
  HpVoterData data;

  g_return_if_fail (staging->blocks->len > 0);

  for (int f = 0; f < HP_N_VOTER_FIELDS; f++)
    row.texts[f] = keep_text (staging, f, texts[f]);
  set_row_station (staging, &row);
  g_array_append_val (staging->rows, row);
  staging->stamp++;
  hp_voter_data_read (row.texts, &data);
  hp_staged_link (staging, i, &data);
  hp_staged_check (staging, i, &data);
  count_row (staging, hp_staged_row (staging, i), &data, 1);
}

void
hp_voter_staging_count (HpVoterStaging *staging, HpStagedKind kind, gint64 n)
{
  HpStagedBlock *block = last_block (staging);

  if (kind == HP_STAGED_HEADING)
    block->headings += n;
  else if (kind == HP_STAGED_FOOTER)
    block->footers += n;
  else
    block->blank += n;
}

void
hp_voter_staging_state (HpVoterStaging *staging, const char *field, gint64 figure, gint64 row)
{
  HpStagedStatement statement = { g_intern_string (field), figure, row };
  GArray *statements = last_block (staging)->statements;

  for (guint i = 0; i < statements->len; i++)
    {
      const HpStagedStatement *s = &g_array_index (statements, HpStagedStatement, i);

      if (s->field == statement.field && s->figure == figure)
        return;
    }
  g_array_append_val (statements, statement);
}

void
hp_voter_staging_finish (HpVoterStaging *staging)
{
  for (guint i = 0; i < staging->blocks->len; i++)
    check_block (staging, g_ptr_array_index (staging->blocks, i));
}

/* ---- reading ---- */

guint
hp_voter_staging_n_rows (HpVoterStaging *staging)
{
  return staging->rows->len;
}

const HpStagedRow *
hp_voter_staging_row (HpVoterStaging *staging, guint i)
{
  g_return_val_if_fail (i < staging->rows->len, NULL);
  return hp_staged_row (staging, i);
}

guint
hp_voter_staging_n_blocks (HpVoterStaging *staging)
{
  return staging->blocks->len;
}

const HpStagedBlock *
hp_voter_staging_block (HpVoterStaging *staging, guint i)
{
  g_return_val_if_fail (i < staging->blocks->len, NULL);
  return g_ptr_array_index (staging->blocks, i);
}

GArray *
hp_voter_staging_stations (HpVoterStaging *staging)
{
  GArray *stations = g_array_copy (staging->stations);

  for (guint b = 0; b < staging->blocks->len; b++)
    {
      const HpStagedBlock *block = g_ptr_array_index (staging->blocks, b);

      for (guint s = 0; s < block->statements->len; s++)
        {
          const HpStagedStatement *st = &g_array_index (block->statements, HpStagedStatement, s);

          for (guint i = 0; i < stations->len && g_str_equal (st->field, "total"); i++)
            {
              HpStagedStation *station = &g_array_index (stations, HpStagedStation, i);

              if (station->number != block->station)
                continue;
              station->stated_total =
                  (station->stated_total == HP_MISSING ? 0 : station->stated_total) + st->figure;
              s = block->statements->len - 1; /* one total a block */
            }
        }
    }
  return stations;
}

void
hp_voter_staging_totals (HpVoterStaging *staging, HpStagedTotals *totals)
{
  memset (totals, 0, sizeof *totals);
  for (guint i = 0; i < staging->blocks->len; i++)
    {
      const HpStagedBlock *block = g_ptr_array_index (staging->blocks, i);

      totals->accepted += block->accepted;
      totals->rejected += block->rejected;
      totals->headings += block->headings;
      totals->footers += block->footers;
      totals->blank += block->blank;
    }
  totals->rows =
      totals->accepted + totals->rejected + totals->headings + totals->footers + totals->blank;
}

GPtrArray *
hp_voter_staging_findings (HpVoterStaging *staging)
{
  GPtrArray *all = g_ptr_array_new ();
  guint i = 0;

  for (guint b = 0; b < staging->blocks->len; b++)
    {
      const HpStagedBlock *block = g_ptr_array_index (staging->blocks, b);

      for (; i < staging->rows->len && hp_staged_row (staging, i)->block == b; i++)
        if (hp_staged_row (staging, i)->findings != NULL)
          for (guint n = 0; n < hp_staged_row (staging, i)->findings->len; n++)
            g_ptr_array_add (all, g_ptr_array_index (hp_staged_row (staging, i)->findings, n));
      for (guint n = 0; n < block->findings->len; n++)
        g_ptr_array_add (all, g_ptr_array_index (block->findings, n));
    }
  return all;
}

guint
hp_voter_staging_stamp (HpVoterStaging *staging)
{
  return staging->stamp;
}

gboolean
hp_voter_staging_uses (HpVoterStaging *staging, HpVoterField field)
{
  g_return_val_if_fail (field < HP_N_VOTER_FIELDS, FALSE);
  return staging->used[field];
}

/* ---- mending ---- */

/* Checks a row again, with what it adds to the totals. */
static void
recheck_row (HpVoterStaging *staging, guint i)
{
  HpStagedRow *row = hp_staged_row (staging, i);
  HpVoterData data;

  hp_voter_data_read (row->texts, &data);
  count_row (staging, row, &data, -1);
  hp_staged_check (staging, i, &data);
  count_row (staging, row, &data, 1);
}

/* The rows of a chain may be in other blocks and count there. */
static void
recheck_chain (HpVoterStaging *staging, HpStagedChain chain, const char *key)
{
  guint32 i = *key != '\0' ? hp_staged_last (staging, chain, key) : HP_STAGED_NONE;

  for (; i != HP_STAGED_NONE; i = hp_staged_earlier (staging, chain, i))
    {
      recheck_row (staging, i);
      check_block (staging, g_ptr_array_index (staging->blocks, hp_staged_row (staging, i)->block));
    }
}

void
hp_voter_staging_set_document (HpVoterStaging *staging, HpVoterClashFunc func, gpointer user_data,
                               GDestroyNotify destroy)
{
  gboolean again;

  if (staging->clash_destroy != NULL)
    staging->clash_destroy (staging->clash_data);
  again = staging->clash != NULL || func != NULL;
  staging->clash = func;
  staging->clash_data = user_data;
  staging->clash_destroy = destroy;
  for (guint i = 0; again && i < staging->rows->len; i++)
    recheck_row (staging, i);
  hp_voter_staging_finish (staging);
}

gboolean
hp_voter_staging_mend (HpVoterStaging *staging, guint i, HpVoterField field, const char *text)
{
  g_autofree char *clean = hp_text_clean (text);
  char *old[HP_N_CHAINS];
  HpStagedRow *row;
  HpVoterData data;

  g_return_val_if_fail (i < staging->rows->len && field < HP_N_VOTER_FIELDS, FALSE);

  row = hp_staged_row (staging, i);
  if (strcmp (row->texts[field], clean) == 0)
    return FALSE;
  hp_voter_data_read (row->texts, &data);
  count_row (staging, row, &data, -1);
  for (int c = 0; c < HP_N_CHAINS; c++)
    old[c] = hp_staged_key (row, &data, c);
  hp_staged_unlink (staging, i, &data);
  staging->used[field] = TRUE;
  staging->stamp++;
  row->texts[field] = *clean != '\0' ? g_string_chunk_insert (staging->texts, clean) : "";
  set_row_station (staging, row);
  hp_voter_data_read (row->texts, &data);
  hp_staged_link (staging, i, &data);
  hp_staged_check (staging, i, &data);
  count_row (staging, row, &data, 1);
  check_block (staging, g_ptr_array_index (staging->blocks, row->block));
  for (int c = 0; c < HP_N_CHAINS; c++)
    {
      g_autofree char *key = hp_staged_key (row, &data, c);

      recheck_chain (staging, c, old[c]);
      recheck_chain (staging, c, key);
      g_free (old[c]);
    }
  return TRUE;
}
