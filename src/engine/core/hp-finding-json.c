/* hp-finding-json.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-finding-json.h"

#include "engine/core/hp-util.h"

const char *
hp_severity_code (HpSeverity severity)
{
  return severity == HP_SEVERITY_ERROR ? "error" : "warning";
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_place (JsonBuilder *builder, const char *name, int number)
{
  if (number <= 0)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
add_values (JsonBuilder *builder, const HpFinding *finding)
{
  json_builder_set_member_name (builder, "values");
  json_builder_begin_object (builder);
  for (guint i = 0; i < finding->values->len; i++)
    {
      const HpFindingValue *value = &g_array_index (finding->values, HpFindingValue, i);

      json_builder_set_member_name (builder, value->name);
      if (value->text != NULL)
        json_builder_add_string_value (builder, value->text);
      else if (value->number == HP_MISSING)
        json_builder_add_null_value (builder);
      else
        json_builder_add_int_value (builder, value->number);
    }
  json_builder_end_object (builder);
}

static void
add_finding (JsonBuilder *builder, const HpFinding *finding, HpFindingWords words, gpointer data)
{
  g_autofree char *message = words != NULL ? words (finding, data) : NULL;

  json_builder_begin_object (builder);
  add_text (builder, "code", finding->code);
  add_text (builder, "severity", hp_severity_code (finding->severity));
  add_place (builder, "station", finding->station);
  if (finding->body != HP_BODY_NONE)
    add_text (builder, "body", hp_body_code (finding->body));
  add_place (builder, "constituency", finding->constituency);
  add_text (builder, "message", message != NULL ? message : finding->code);
  add_values (builder, finding);
  json_builder_end_object (builder);
}

JsonNode *
hp_findings_to_json (GPtrArray *findings, HpFindingWords words, gpointer data)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  g_return_val_if_fail (findings != NULL, NULL);

  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    add_finding (builder, g_ptr_array_index (findings, i), words, data);
  json_builder_end_array (builder);
  return json_builder_get_root (builder);
}
