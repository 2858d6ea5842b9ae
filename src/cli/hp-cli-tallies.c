/* hp-cli-tallies.c: the list of tallies with their entries.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "cli/hp-cli-lists.h"

#include "engine/count/hp-tally-json.h"
#include "engine/count/hp-tally.h"
#include "engine/core/hp-util.h"
#include "paper/kit/hp-words.h"

/* The figures as an entry file has them (contract §5). */
static void
add_figures (JsonBuilder *json, const HpTallyFigures *figures)
{
  g_autofree char *text = hp_tally_json_print (figures, NULL, FALSE);
  JsonNode *node = json_from_string (text, NULL);

  json_builder_set_member_name (json, "figures");
  if (node != NULL)
    json_builder_add_value (json, node);
  else
    json_builder_add_null_value (json);
}

static void
add_entries (JsonBuilder *json, const HpTally *tally)
{
  json_builder_set_member_name (json, "entries");
  json_builder_begin_array (json);
  for (int i = 0; i < 2; i++)
    {
      const HpTallyEntry *entry = tally->entries[i];

      if (entry == NULL)
        continue;
      json_builder_begin_object (json);
      hp_json_int (json, "entry", entry->entry);
      hp_json_text (json, "by", entry->by);
      hp_json_text (json, "at", entry->at);
      add_figures (json, entry->figures);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (a, b);
}

static void
add_reasons (JsonBuilder *json, const HpTally *tally)
{
  GList *codes = g_list_sort (g_hash_table_get_keys (tally->reasons), compare_codes);

  json_builder_set_member_name (json, "reasons");
  json_builder_begin_object (json);
  for (GList *l = codes; l != NULL; l = l->next)
    hp_json_text (json, l->data, g_hash_table_lookup (tally->reasons, l->data));
  json_builder_end_object (json);
  g_list_free (codes);
}

static void
add_differences (JsonBuilder *json, const HpTally *tally)
{
  g_autoptr (GPtrArray) differences = hp_tally_differences (tally);

  json_builder_set_member_name (json, "differences");
  json_builder_begin_array (json);
  for (guint i = 0; i < differences->len; i++)
    {
      const HpTallyDiff *diff = g_ptr_array_index (differences, i);

      json_builder_begin_object (json);
      hp_json_text (json, "field", diff->name);
      hp_json_count (json, "index", diff->index >= 0 ? diff->index : HP_MISSING);
      hp_json_count (json, "first", diff->a);
      hp_json_count (json, "second", diff->b);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_tally (JsonBuilder *json, const HpTally *tally)
{
  gboolean sealed = tally->state == HP_TALLY_SEALED;

  json_builder_begin_object (json);
  hp_json_int (json, "station", tally->station);
  hp_json_text (json, "body", hp_body_code (tally->body));
  hp_json_int (json, "constituency", tally->constituency);
  hp_json_text (json, "state", hp_tally_state_code (tally->state));
  hp_json_count (json, "seats", tally->seats > 0 ? tally->seats : HP_MISSING);
  hp_json_int (json, "candidates", tally->candidates);
  hp_json_bool (json, "same_typist", tally->same_typist);
  add_entries (json, tally);
  add_differences (json, tally);
  add_reasons (json, tally);
  hp_json_text (json, "sealed_by", sealed ? tally->sealed_by : NULL);
  hp_json_text (json, "sealed_at", sealed ? tally->sealed_at : NULL);
  json_builder_end_object (json);
}

gboolean
hp_list_tallies (HpCli *cli, HpDb *db, const HpRules *rules, GError **error)
{
  g_autoptr (GPtrArray) all = hp_tallies_load (db, error);
  g_autoptr (JsonBuilder) json = json_builder_new ();

  if (all == NULL)
    return FALSE;
  json_builder_begin_array (json);
  for (guint i = 0; i < all->len; i++)
    {
      const HpTally *tally = g_ptr_array_index (all, i);
      g_autofree char *station = g_strdup_printf ("%d", tally->station);

      add_tally (json, tally);
      if (!cli->json)
        hp_cli_print_row (station, hp_body_code (tally->body),
                          hp_words_tally_state (hp_tally_state_code (tally->state)), NULL);
    }
  json_builder_end_array (json);
  hp_cli_answer_builder (cli, json);
  return TRUE;
}
