/* hp-import-voters-json.c: the accounting of an import as JSON (contract §4)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/voters/hp-import-voters.h"

#include "engine/core/hp-util.h"
#include "paper/kit/hp-words.h"

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_count (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  if (value == HP_MISSING)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, value);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value == NULL)
    json_builder_add_null_value (builder);
  else
    json_builder_add_string_value (builder, value);
}

static void
add_listed (JsonBuilder *builder, HpBodies bodies, const gint64 *listed)
{
  json_builder_set_member_name (builder, "listed");
  json_builder_begin_object (builder);
  for (int body = 0; body < HP_N_BODIES; body++)
    if (bodies & HP_BODY_BIT (body))
      add_int (builder, hp_body_code (body), listed[body]);
  json_builder_end_object (builder);
}

static void
add_stations (JsonBuilder *builder, HpVoterStaging *staging)
{
  g_autoptr (GArray) stations = hp_voter_staging_stations (staging);

  json_builder_set_member_name (builder, "stations");
  json_builder_begin_array (builder);
  for (guint i = 0; i < stations->len; i++)
    {
      const HpStagedStation *station = &g_array_index (stations, HpStagedStation, i);

      json_builder_begin_object (builder);
      add_int (builder, "number", station->number);
      add_int (builder, "accepted", station->accepted);
      add_int (builder, "rejected", station->rejected);
      add_count (builder, "stated_total", station->stated_total);
      add_count (builder, "difference",
                 station->stated_total == HP_MISSING ? HP_MISSING
                                                     : station->stated_total - station->accepted);
      add_listed (builder, hp_voter_staging_limits (staging)->bodies, station->listed);
      add_int (builder, "men", station->men);
      add_int (builder, "women", station->women);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_blocks (JsonBuilder *builder, HpVoterStaging *staging)
{
  json_builder_set_member_name (builder, "blocks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < hp_voter_staging_n_blocks (staging); i++)
    {
      const HpStagedBlock *block = hp_voter_staging_block (staging, i);

      json_builder_begin_object (builder);
      add_text (builder, "sheet", block->sheet);
      add_int (builder, "block", block->number);
      add_count (builder, "station", block->station > 0 ? block->station : HP_MISSING);
      add_int (builder, "rows",
               block->accepted + block->rejected + block->headings + block->footers + block->blank);
      add_int (builder, "accepted", block->accepted);
      add_int (builder, "rejected", block->rejected);
      add_int (builder, "headings", block->headings);
      add_int (builder, "footers", block->footers);
      add_int (builder, "blank", block->blank);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_finding (JsonBuilder *builder, const HpFinding *finding)
{
  g_autofree char *message = hp_words_finding (finding);

  json_builder_begin_object (builder);
  if (finding->row > 0)
    add_int (builder, "row", finding->row);
  if (finding->block > 0)
    add_int (builder, "block", finding->block);
  add_text (builder, "sheet", finding->sheet);
  add_text (builder, "code", finding->code);
  add_text (builder, "severity", hp_words_severity_code (finding->severity));
  add_text (builder, "field", finding->field);
  add_text (builder, "value", finding->value);
  if (finding->station > 0)
    add_int (builder, "station", finding->station);
  add_text (builder, "message", message);
  json_builder_end_object (builder);
}

JsonNode *
hp_import_voters_to_json (HpVoterStaging *staging, const char *const *skipped)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) findings = hp_voter_staging_findings (staging);
  HpStagedTotals totals;

  hp_voter_staging_totals (staging, &totals);
  json_builder_begin_object (builder);
  add_int (builder, "rows", totals.rows);
  add_int (builder, "accepted", totals.accepted);
  add_int (builder, "rejected", totals.rejected);
  add_int (builder, "headings", totals.headings);
  add_int (builder, "footers", totals.footers);
  add_int (builder, "blank", totals.blank);
  add_stations (builder, staging);
  add_blocks (builder, staging);
  json_builder_set_member_name (builder, "skipped");
  json_builder_begin_array (builder);
  for (int i = 0; skipped != NULL && skipped[i] != NULL; i++)
    json_builder_add_string_value (builder, skipped[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    add_finding (builder, g_ptr_array_index (findings, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
