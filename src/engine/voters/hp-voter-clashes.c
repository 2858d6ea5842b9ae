/* hp-voter-clashes.c: rows of a staging that clash with others or with the document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/voters/hp-voter-staging-private.h"

#include <string.h>

#define SAME_DEPTH 16 /* how far back a wholly equal row is looked for among equal names */

char *
hp_voter_name_key (const char *name, HpDate birth)
{
  g_autofree char *lower = g_utf8_casefold (name, -1);

  if (*lower == '\0' || !hp_date_is_set (birth))
    return g_strdup ("");
  return g_strdup_printf ("%s|%d-%d-%d", lower, birth.year, birth.month, birth.day);
}

char *
hp_staged_key (const HpStagedRow *row, const HpVoterData *data, HpStagedChain chain)
{
  switch (chain)
    {
    case HP_CHAIN_IDENTITY:
      return hp_identity_clean (data->identity);
    case HP_CHAIN_NAME:
      return hp_voter_name_key (data->name,
                                data->birth_result == HP_DATE_OK ? data->birth : HP_DATE_NONE);
    case HP_CHAIN_CARD:
      if (*data->card == '\0' || row->station == 0)
        return g_strdup ("");
      return g_strdup_printf ("%d|%s", row->station, data->card);
    case HP_N_CHAINS:
    default:
      g_return_val_if_reached (NULL);
    }
}

guint32
hp_staged_last (HpVoterStaging *staging, HpStagedChain chain, const char *key)
{
  guint head = GPOINTER_TO_UINT (g_hash_table_lookup (staging->heads[chain], key));

  return head == 0 ? HP_STAGED_NONE : head - 1;
}

static guint32 *
earlier_of (HpVoterStaging *staging, HpStagedChain chain, guint32 i)
{
  return &g_array_index (staging->earlier[chain], guint32, i);
}

static void
set_head (HpVoterStaging *staging, HpStagedChain chain, const char *key, guint32 i)
{
  if (i == HP_STAGED_NONE)
    g_hash_table_remove (staging->heads[chain], key);
  else if (g_hash_table_contains (staging->heads[chain], key))
    /* Keeps the key that the table has. */
    g_hash_table_insert (staging->heads[chain], (char *) key, GUINT_TO_POINTER (i + 1));
  else
    g_hash_table_insert (staging->heads[chain], g_string_chunk_insert (staging->texts, key),
                         GUINT_TO_POINTER (i + 1));
}

static void
chain_insert (HpVoterStaging *staging, HpStagedChain chain, const char *key, guint32 i)
{
  guint32 later = HP_STAGED_NONE, at;

  if (*key == '\0')
    return;
  for (at = hp_staged_last (staging, chain, key); at != HP_STAGED_NONE && at > i;
       at = *earlier_of (staging, chain, at))
    later = at;
  *earlier_of (staging, chain, i) = at;
  if (later == HP_STAGED_NONE)
    set_head (staging, chain, key, i);
  else
    *earlier_of (staging, chain, later) = i;
}

static void
chain_remove (HpVoterStaging *staging, HpStagedChain chain, const char *key, guint32 i)
{
  guint32 later = HP_STAGED_NONE, at;

  if (*key == '\0')
    return;
  for (at = hp_staged_last (staging, chain, key); at != i; at = *earlier_of (staging, chain, at))
    later = at;
  at = *earlier_of (staging, chain, i);
  if (later == HP_STAGED_NONE)
    set_head (staging, chain, key, at);
  else
    *earlier_of (staging, chain, later) = at;
  *earlier_of (staging, chain, i) = HP_STAGED_NONE;
}

guint32
hp_staged_earlier (HpVoterStaging *staging, HpStagedChain chain, guint32 i)
{
  return *earlier_of (staging, chain, i);
}

void
hp_staged_link (HpVoterStaging *staging, guint i, const HpVoterData *data)
{
  guint32 none = HP_STAGED_NONE;

  for (int c = 0; c < HP_N_CHAINS; c++)
    {
      g_autofree char *key = hp_staged_key (hp_staged_row (staging, i), data, c);

      if (staging->earlier[c]->len == i)
        g_array_append_val (staging->earlier[c], none);
      chain_insert (staging, c, key, i);
    }
}

void
hp_staged_unlink (HpVoterStaging *staging, guint i, const HpVoterData *data)
{
  for (int c = 0; c < HP_N_CHAINS; c++)
    {
      g_autofree char *key = hp_staged_key (hp_staged_row (staging, i), data, c);

      chain_remove (staging, c, key, i);
    }
}

/* ---- the findings of a row ---- */

static HpFinding *
add (GPtrArray *findings, const char *code, HpSeverity severity, HpVoterField field,
     const char *value)
{
  HpFinding *finding = hp_finding_new (code, severity);

  hp_finding_in_field (finding, hp_voter_field_key (field), -1);
  finding->value = g_strdup (value);
  g_ptr_array_add (findings, finding);
  return finding;
}

static gboolean
is_same (const HpStagedRow *a, const HpStagedRow *b)
{
  if (a->station != b->station)
    return FALSE;
  for (int f = HP_VOTER_CARD; f < HP_VOTER_STATION; f++)
    if (strcmp (a->texts[f], b->texts[f]) != 0)
      return FALSE;
  return TRUE;
}

static guint32
find_same (HpVoterStaging *staging, guint32 i)
{
  guint32 at = *earlier_of (staging, HP_CHAIN_NAME, i);

  for (int n = 0; at != HP_STAGED_NONE && n < SAME_DEPTH;
       n++, at = *earlier_of (staging, HP_CHAIN_NAME, at))
    if (is_same (hp_staged_row (staging, at), hp_staged_row (staging, i)))
      return at;
  return HP_STAGED_NONE;
}

/* Values: "other_row" (and "other_sheet" where it is another one) or "other_station". */
static void
name_other (HpVoterStaging *staging, HpFinding *finding, guint32 i, guint32 other, int at_station)
{
  const HpStagedRow *row = hp_staged_row (staging, i);

  if (other != HP_STAGED_NONE)
    {
      const HpStagedRow *o = hp_staged_row (staging, other);
      const HpStagedBlock *mine = g_ptr_array_index (staging->blocks, row->block);
      const HpStagedBlock *its = g_ptr_array_index (staging->blocks, o->block);

      hp_finding_number (finding, "other_row", o->row);
      if (g_strcmp0 (mine->sheet, its->sheet) != 0)
        hp_finding_text (finding, "other_sheet", its->sheet);
    }
  else
    hp_finding_number (finding, "other_station", at_station);
}

static void
check_clashes (HpVoterStaging *staging, guint32 i, const HpVoterData *data, GPtrArray *findings)
{
  static const struct
  {
    const char *code;
    HpSeverity severity;
    HpVoterField field;
    HpVoterClash clash;
  } kinds[HP_N_CHAINS] = {
    { "V09", HP_SEVERITY_ERROR, HP_VOTER_IDENTITY, HP_CLASH_IDENTITY },
    { "V10", HP_SEVERITY_WARNING, HP_VOTER_NAME, HP_CLASH_NAME },
    { "V14", HP_SEVERITY_ERROR, HP_VOTER_CARD, HP_CLASH_CARD },
  };
  const HpStagedRow *row = hp_staged_row (staging, i);
  gboolean error = FALSE;
  guint32 same;
  int at_station = 0;

  for (int c = 0; c < HP_N_CHAINS; c++)
    {
      guint32 other = *earlier_of (staging, c, i);

      if (other == HP_STAGED_NONE
          && (staging->clash == NULL
              || !staging->clash (kinds[c].clash, row->station, data, &at_station,
                                  staging->clash_data)))
        continue;
      name_other (staging,
                  add (findings, kinds[c].code, kinds[c].severity, kinds[c].field,
                       row->texts[kinds[c].field]),
                  i, other, at_station);
      error = error || kinds[c].severity == HP_SEVERITY_ERROR;
    }
  if (error)
    return;
  /* Without identity and card numbers nothing else would keep a row from coming in twice. */
  same = find_same (staging, i);
  if (same != HP_STAGED_NONE
      || (staging->clash != NULL
          && staging->clash (HP_CLASH_SAME, row->station, data, &at_station, staging->clash_data)))
    name_other (staging,
                add (findings, "V17", HP_SEVERITY_ERROR, HP_VOTER_NAME, row->texts[HP_VOTER_NAME]),
                i, same, at_station);
}

static void
check_station (HpVoterStaging *staging, const HpStagedRow *row, GPtrArray *findings)
{
  HpFinding *finding;

  if (row->station > 0
      && (staging->known == NULL
          || g_hash_table_contains (staging->known, GINT_TO_POINTER (row->station))))
    return;
  finding = add (findings, "V11", HP_SEVERITY_ERROR, HP_VOTER_STATION,
                 *row->texts[HP_VOTER_STATION] != '\0' ? row->texts[HP_VOTER_STATION] : NULL);
  if (row->station > 0)
    hp_finding_number (finding, "station", row->station);
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  const HpFinding *fa = *(HpFinding *const *) a, *fb = *(HpFinding *const *) b;

  return strcmp (fa->code, fb->code);
}

void
hp_staged_check (HpVoterStaging *staging, guint i, const HpVoterData *data)
{
  HpStagedRow *row = hp_staged_row (staging, i);
  const HpStagedBlock *block = g_ptr_array_index (staging->blocks, row->block);
  GPtrArray *findings = hp_findings_new ();

  hp_voter_check (data, &staging->limits, findings);
  check_station (staging, row, findings);
  check_clashes (staging, i, data, findings);
  g_ptr_array_sort (findings, compare_codes);
  for (guint n = 0; n < findings->len; n++)
    {
      HpFinding *finding = g_ptr_array_index (findings, n);

      finding->row = row->row;
      finding->station = row->station;
      finding->sheet = g_strdup (block->sheet);
    }
  g_clear_pointer (&row->findings, g_ptr_array_unref);
  row->rejected = hp_findings_count (findings, HP_SEVERITY_ERROR) > 0;
  if (findings->len > 0)
    row->findings = findings;
  else
    g_ptr_array_unref (findings);
}
