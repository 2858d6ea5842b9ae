/* hp-results-json.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/count/hp-results-json.h"

#include "engine/candidates/hp-candidate.h"
#include "engine/core/hp-percent.h"

typedef struct
{
  JsonBuilder *builder;
  HpFindingWords words;
  gpointer data;
} Run;

static void
add_int (const Run *run, const char *name, gint64 value)
{
  json_builder_set_member_name (run->builder, name);
  json_builder_add_int_value (run->builder, value);
}

static void
add_bool (const Run *run, const char *name, gboolean value)
{
  json_builder_set_member_name (run->builder, name);
  json_builder_add_boolean_value (run->builder, value != FALSE);
}

static void
add_text (const Run *run, const char *name, const char *value)
{
  json_builder_set_member_name (run->builder, name);
  json_builder_add_string_value (run->builder, value);
}

static void
add_percent (const Run *run, const char *name, gint64 part, gint64 whole)
{
  g_autofree char *text = hp_percent_format (hp_percent (part, whole), '.');

  add_text (run, name, text);
}

static char *
say (HpFindingWords words, gpointer data, const HpFinding *step)
{
  char *text = words != NULL ? words (step, data) : NULL;

  return text != NULL ? text : g_strdup (step->code);
}

/* ---- why ---- */

/* The steps that argue it; those of @own are about the candidate. */
static const struct
{
  const char *code;
  const char *own;
} arguments[] = {
  [HP_ELECTED_WHY_PENDING] = { "E08", NULL },      [HP_ELECTED_WHY_TURNOUT] = { "E01", NULL },
  [HP_ELECTED_WHY_NO_MAJORITY] = { "E02", NULL },  [HP_ELECTED_WHY_FEWER_VOTES] = { "E07", "E03" },
  [HP_ELECTED_WHY_YOUNGER] = { NULL, "E05" },      [HP_ELECTED_WHY_MAJORITY] = { NULL, "E04" },
  [HP_ELECTED_WHY_OLDER] = { NULL, "E05" },        [HP_ELECTED_WHY_SAME_DATE] = { NULL, "E06" },
  [HP_ELECTED_WHY_DATE_UNKNOWN] = { NULL, "E06" },
};

char *
hp_result_why (const HpResult *result, int index, HpFindingWords words, gpointer data)
{
  const HpElectedCandidate *outcome;
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (result != NULL && index >= 0 && index < result->outcome->n_candidates,
                        g_string_free (out, FALSE));

  outcome = &result->outcome->candidates[index];
  for (guint i = 0; i < result->outcome->trace->len; i++)
    {
      const HpFinding *step = g_ptr_array_index (result->outcome->trace, i);
      gboolean own = g_strcmp0 (step->code, arguments[outcome->why].own) == 0
                     && hp_finding_get_number (step, "candidate", 0) == outcome->order;
      g_autofree char *text = NULL;

      if (!own && g_strcmp0 (step->code, arguments[outcome->why].code) != 0
          && !hp_finding_is (step, "R01"))
        continue;
      text = say (words, data, step);
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", text);
    }
  return g_string_free (out, FALSE);
}

/* ---- JSON ---- */

static void
add_candidate (const Run *run, const HpResult *result, int index)
{
  const HpElectedCandidate *outcome = &result->outcome->candidates[index];
  const HpCandidate *candidate = g_ptr_array_index (result->candidates, index);
  g_autofree char *why = hp_result_why (result, index, run->words, run->data);

  json_builder_begin_object (run->builder);
  add_int (run, "order", outcome->order);
  add_text (run, "name", candidate->name);
  add_int (run, "votes", outcome->votes);
  add_percent (run, "percent", outcome->votes, result->valid);
  add_bool (run, "majority", outcome->majority);
  add_int (run, "rank", outcome->rank);
  add_text (run, "state", hp_elected_state_code (outcome->state));
  add_text (run, "why", why);
  add_text (run, "why_code", hp_elected_why_code (outcome->why));
  json_builder_end_object (run->builder);
}

static void
add_figures (const Run *run, const HpResult *result)
{
  add_text (run, "body", hp_body_code (result->body));
  add_int (run, "number", result->number);
  add_int (run, "seats", result->seats);
  add_int (run, "stations", result->stations);
  add_int (run, "sealed", result->sealed);
  add_bool (run, "complete", result->complete);
  add_int (run, "listed", result->listed);
  add_int (run, "voted", result->voted);
  add_int (run, "issued", result->issued);
  add_int (run, "collected", result->collected);
  add_int (run, "valid", result->valid);
  add_int (run, "invalid", result->invalid);
  add_percent (run, "turnout", result->voted, result->listed);
  add_bool (run, "turnout_valid", result->outcome->turnout_valid);
  add_bool (run, "added_alike", result->added_alike);
}

static void
add_result (const Run *run, const HpResult *result)
{
  const HpElected *outcome = result->outcome;

  json_builder_begin_object (run->builder);
  add_figures (run, result);
  json_builder_set_member_name (run->builder, "candidates");
  json_builder_begin_array (run->builder);
  for (int i = 0; i < outcome->n_candidates; i++)
    add_candidate (run, result, i);
  json_builder_end_array (run->builder);
  add_int (run, "elected", outcome->elected);
  add_int (run, "missing", outcome->missing);
  add_text (run, "proposal", hp_proposal_code (outcome->proposal));
  json_builder_set_member_name (run->builder, "trace");
  json_builder_begin_array (run->builder);
  for (guint i = 0; i < outcome->trace->len; i++)
    {
      const HpFinding *step = g_ptr_array_index (outcome->trace, i);
      g_autofree char *text = say (run->words, run->data, step);

      json_builder_add_string_value (run->builder, text);
    }
  json_builder_end_array (run->builder);
  json_builder_end_object (run->builder);
}

JsonNode *
hp_results_to_json (GPtrArray *results, HpFindingWords words, gpointer data)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  Run run = { builder, words, data };

  g_return_val_if_fail (results != NULL, NULL);

  json_builder_begin_array (builder);
  for (guint i = 0; i < results->len; i++)
    add_result (&run, g_ptr_array_index (results, i));
  json_builder_end_array (builder);
  return json_builder_get_root (builder);
}
