/* hp-rules-load-lists.c: reads a rule pack: settings, the voter list, forms, calendar.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/rules/hp-rules-load.h"

#include "engine/core/hp-util.h"
#include "engine/rules/hp-rules-private.h"

#include <glib/gi18n-lib.h>

#define DAYS_LIMIT 4000

static void
read_default (HpRulesReader *reader, JsonObject *row, gpointer data)
{
  HpRules *rules = data;
  HpDefault setting;

  hp_rules_read_keys (reader, row, "name value source verified");
  hp_rules_read_source (reader, row, NULL);
  setting.name = hp_rules_read_text (reader, row, "name", FALSE);
  setting.value = hp_rules_read_int (reader, row, "value", 0, 1000000);
  if (hp_rules_default (rules, setting.name) != HP_MISSING)
    hp_rules_reader_fail (reader, "name", _ ("the same name is used twice"));
  g_array_append_val (rules->defaults, setting);
}

static void
read_marks (HpRulesReader *reader, HpRules *rules, JsonObject *root)
{
  int before = -1;

  rules->marks = hp_rules_read_texts_datum (reader, root, "marks", 1, 48);
  for (guint i = 0; reader->error == NULL && rules->marks[i] != NULL; i++)
    {
      int minutes = 0;

      if (!hp_rules_clock_from_text (rules->marks[i], &minutes) || minutes <= before)
        hp_rules_reader_fail (reader, "marks.value",
                              _ ("times such as 07:00, one later than the other, are expected"));
      before = minutes;
    }
}

static void
read_target (HpRulesReader *reader, JsonObject *row, gpointer data)
{
  HpRules *rules = data;
  HpStructureTarget target;

  hp_rules_read_keys (reader, row, "code label bodies share_bp age_below binding source verified");
  target.code = hp_rules_read_text (reader, row, "code", FALSE);
  target.label = hp_rules_read_text (reader, row, "label", FALSE);
  target.bodies = hp_rules_read_bodies (reader, row, "bodies", rules->all_bodies);
  target.share_bp = (int) hp_rules_read_int (reader, row, "share_bp", 0, 10000);
  target.age_below = (int) hp_rules_read_int (reader, row, "age_below", 0, 150);
  target.binding = hp_rules_read_bool (reader, row, "binding");
  target.source = hp_rules_read_source (reader, row, &target.verified);
  g_array_append_val (rules->structure, target);
}

/* A row of invalid reasons or of the list's notes; @data is its array. */
static void
read_code_label (HpRulesReader *reader, JsonObject *row, gpointer data)
{
  GArray *array = data;
  HpCodeLabel item;

  hp_rules_read_keys (reader, row, "code label source verified");
  hp_rules_read_source (reader, row, NULL);
  item.code = hp_rules_read_text (reader, row, "code", FALSE);
  item.label = hp_rules_read_text (reader, row, "label", FALSE);
  for (guint i = 0; i < array->len; i++)
    if (g_strcmp0 (g_array_index (array, HpCodeLabel, i).code, item.code) == 0)
      hp_rules_reader_fail (reader, "code", _ ("the same code is used twice"));
  g_array_append_val (array, item);
}

static void
read_column (HpRulesReader *reader, JsonObject *row, gpointer data)
{
  static const char *const fields[] = { "number",     "name",     "birth_date", "male",
                                        "female",     "identity", "ethnicity",  "permanent",
                                        "temporary",  "current",  "qh",         "tinh",
                                        "occupation", "huyen",    "xa",         "note",
                                        NULL };
  HpRules *rules = data;
  HpListColumn column = { .body = HP_BODY_NONE };

  hp_rules_read_keys (reader, row, "field caption group index width body source verified");
  column.field = fields[hp_rules_read_word (reader, row, "field", fields)];
  column.caption = hp_rules_read_text (reader, row, "caption", FALSE);
  if (hp_rules_read_has (reader, row, "group"))
    column.group = hp_rules_read_text (reader, row, "group", FALSE);
  column.index = hp_rules_read_text (reader, row, "index", TRUE);
  column.width = (int) hp_rules_read_int (reader, row, "width", 1, 100);
  if (hp_rules_read_has (reader, row, "body"))
    {
      column.body = hp_rules_read_body (reader, row, "body");
      if (reader->error == NULL && !hp_rules_has_body (rules, column.body))
        hp_rules_reader_fail (reader, "body", _ ("there is no elected body of this code"));
    }
  if (hp_rules_read_has (reader, row, "source") || hp_rules_read_has (reader, row, "verified"))
    hp_rules_read_source (reader, row, NULL);
  for (guint i = 0; i < rules->columns->len; i++)
    if (g_str_equal (g_array_index (rules->columns, HpListColumn, i).field, column.field))
      hp_rules_reader_fail (reader, "field", _ ("the same code is used twice"));
  g_array_append_val (rules->columns, column);
}

static void
read_voter_list (HpRulesReader *reader, JsonObject *object, gpointer data)
{
  HpRules *rules = data;

  hp_rules_read_keys (reader, object, "layout source verified columns notes");
  hp_rules_read_source (reader, object, NULL);
  rules->layout = hp_rules_read_text (reader, object, "layout", FALSE);
  hp_rules_read_rows (reader, object, "columns", 1, 40, read_column, rules);
  hp_rules_read_rows (reader, object, "notes", 0, 40, read_code_label, rules->notes);
}

static void
read_form (HpRulesReader *reader, JsonObject *row, gpointer data)
{
  static const char *const papers[] = { "A3", "A4", "A5", "A6", NULL };
  HpRules *rules = data;
  HpFormRule form;

  hp_rules_read_keys (reader, row,
                      "kind number code title bodies copies landscape paper source verified");
  form.kind = hp_rules_read_text (reader, row, "kind", FALSE);
  form.number = hp_rules_read_text (reader, row, "number", FALSE);
  form.code = hp_rules_read_text (reader, row, "code", TRUE);
  form.title = hp_rules_read_text (reader, row, "title", FALSE);
  form.bodies = hp_rules_read_bodies (reader, row, "bodies", rules->all_bodies);
  form.copies = (int) hp_rules_read_int (reader, row, "copies", 0, 100);
  form.landscape = hp_rules_read_bool (reader, row, "landscape");
  form.paper = papers[hp_rules_read_word (reader, row, "paper", papers)];
  form.source = hp_rules_read_source (reader, row, &form.verified);
  if (hp_rules_form (rules, form.kind) != NULL)
    hp_rules_reader_fail (reader, "kind", _ ("the same code is used twice"));
  if (hp_rules_form_by_number (rules, form.number) != NULL)
    hp_rules_reader_fail (reader, "number", _ ("the same number is used twice"));
  g_array_append_val (rules->forms, form);
}

/* ---- calendar ---- */

static void
read_ends_days (HpRulesReader *reader, JsonObject *row, HpCalendarRule *rule)
{
  if (rule->has_from)
    rule->from_days = (int) hp_rules_read_int (reader, row, "from", -DAYS_LIMIT, DAYS_LIMIT);
  if (rule->has_to)
    rule->to_days = (int) hp_rules_read_int (reader, row, "to", -DAYS_LIMIT, DAYS_LIMIT);
  if (rule->has_from && rule->has_to && rule->from_days > rule->to_days)
    hp_rules_reader_fail (reader, "to", _ ("the end is before the beginning"));
}

static void
read_ends_dates (HpRulesReader *reader, JsonObject *row, HpCalendarRule *rule)
{
  if (rule->has_from)
    rule->from_date = hp_rules_read_date (reader, row, "from");
  if (rule->has_to)
    rule->to_date = hp_rules_read_date (reader, row, "to");
  if (rule->has_from && rule->has_to && hp_date_compare (rule->from_date, rule->to_date) > 0)
    hp_rules_reader_fail (reader, "to", _ ("the end is before the beginning"));
}

/* The row that the deadline runs from: an earlier one that has an end. */
static void
read_base (HpRulesReader *reader, JsonObject *row, GArray *calendar, HpCalendarRule *rule)
{
  const char *id = hp_rules_read_text (reader, row, "row", FALSE);

  for (guint i = 0; i < calendar->len; i++)
    {
      const HpCalendarRule *base = &g_array_index (calendar, HpCalendarRule, i);

      if (g_str_equal (base->id, id) && base->has_to)
        {
          rule->row = i;
          return;
        }
    }
  hp_rules_reader_fail (reader, "row", _ ("there is no earlier row of this id with a deadline"));
}

static void
read_anchor (HpRulesReader *reader, JsonObject *row, GArray *calendar, HpCalendarRule *rule)
{
  static const char *const anchors[] = { "election", "fixed", "row", "none", NULL };

  rule->anchor = (HpAnchor) hp_rules_read_word (reader, row, "anchor", anchors);
  rule->has_from = hp_rules_read_has (reader, row, "from");
  rule->has_to = hp_rules_read_has (reader, row, "to");
  if (rule->anchor == HP_ANCHOR_NONE)
    {
      rule->when = hp_rules_read_text (reader, row, "when", FALSE);
      if (rule->has_from || rule->has_to)
        hp_rules_reader_fail (reader, rule->has_to ? "to" : "from",
                              _ ("a row without a date cannot have a beginning or an end"));
      return;
    }
  if (!rule->has_from && !rule->has_to)
    hp_rules_reader_fail (reader, "to", _ ("a value is missing"));
  if (rule->anchor == HP_ANCHOR_FIXED)
    read_ends_dates (reader, row, rule);
  else
    read_ends_days (reader, row, rule);
  if (rule->anchor == HP_ANCHOR_ROW)
    read_base (reader, row, calendar, rule);
}

static void
read_calendar_row (HpRulesReader *reader, JsonObject *row, gpointer data)
{
  static const char *const scopes[] = {
    "ward", "board", "team", "front", "citizen", "other", NULL
  };
  HpRules *rules = data;
  HpCalendarRule rule = { .clock = -1 };

  hp_rules_read_keys (reader, row,
                      "id task task_en who scope anchor from to row clock when source verified");
  rule.id = hp_rules_read_text (reader, row, "id", FALSE);
  rule.task = hp_rules_read_text (reader, row, "task", FALSE);
  rule.task_en = hp_rules_read_text (reader, row, "task_en", FALSE);
  rule.who = hp_rules_read_text (reader, row, "who", FALSE);
  rule.scope = (HpScope) hp_rules_read_word (reader, row, "scope", scopes);
  read_anchor (reader, row, rules->calendar, &rule);
  if (hp_rules_read_has (reader, row, "clock"))
    {
      rule.clock = hp_rules_read_clock (reader, row, "clock");
      if (!rule.has_to)
        hp_rules_reader_fail (reader, "clock", _ ("a time without a day cannot be used"));
    }
  rule.source = hp_rules_read_source (reader, row, &rule.verified);
  for (guint i = 0; i < rules->calendar->len; i++)
    if (g_str_equal (g_array_index (rules->calendar, HpCalendarRule, i).id, rule.id))
      hp_rules_reader_fail (reader, "id", _ ("the same code is used twice"));
  g_array_append_val (rules->calendar, rule);
}

void
hp_rules_load_lists (HpRulesReader *reader, HpRules *rules, JsonObject *root)
{
  hp_rules_read_rows (reader, root, "defaults", 1, 100, read_default, rules);
  read_marks (reader, rules, root);
  hp_rules_read_rows (reader, root, "structure", 0, 100, read_target, rules);
  hp_rules_read_rows (reader, root, "invalid_reasons", 1, 20, read_code_label, rules->reasons);
  hp_rules_read_object (reader, root, "voter_list", read_voter_list, rules);
  hp_rules_read_rows (reader, root, "forms", 1, 200, read_form, rules);
  hp_rules_read_rows (reader, root, "calendar", 0, 300, read_calendar_row, rules);
}

/* ---- what is not certain ---- */

static void
append_words (GString *words, JsonNode *node)
{
  if (words->len > 0)
    g_string_append (words, words->str[words->len - 1] == ' ' ? "" : " ");
  if (json_node_get_node_type (node) == JSON_NODE_ARRAY)
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      append_words (words, json_array_get_element (json_node_get_array (node), i));
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    g_string_append (words, json_node_get_string (node));
  else if (json_node_get_value_type (node) == G_TYPE_INT64)
    g_string_append_printf (words, "%" G_GINT64_FORMAT, json_node_get_int (node));
  else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    g_string_append (words, json_node_get_boolean (node) ? "true" : "false");
}

/* What names the group and what it says, for people: "34/HĐBC Biên bản …". */
static char *
value_words (JsonObject *object)
{
  static const char *const members[] = { "id",    "name", "field",   "code", "value",
                                         "title", "task", "caption", "label" };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (json_object_has_member (object, members[i]))
      append_words (words, json_object_get_member (object, members[i]));
  return g_strstrip (g_string_free (words, FALSE));
}

static void
keep_if_unverified (HpRules *rules, JsonObject *object, const char *path)
{
  JsonNode *flag = json_object_get_member (object, "verified");
  g_autofree char *words = NULL;

  if (flag == NULL || json_node_get_value_type (flag) != G_TYPE_BOOLEAN
      || json_node_get_boolean (flag))
    return;
  words = value_words (object);
  g_ptr_array_add (
      rules->unverified,
      hp_unverified_new (path, words,
                         json_object_get_string_member_with_default (object, "source", "")));
}

void
hp_rules_load_unverified (HpRules *rules, JsonNode *node, const char *path)
{
  if (json_node_get_node_type (node) == JSON_NODE_ARRAY)
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          g_autofree char *place = g_strdup_printf ("%s[%u]", path, i);

          hp_rules_load_unverified (rules, json_array_get_element (array, i), place);
        }
    }
  else if (json_node_get_node_type (node) == JSON_NODE_OBJECT)
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr (GList) names = json_object_get_members (object);

      keep_if_unverified (rules, object, path);
      for (GList *l = names; l != NULL; l = l->next)
        {
          g_autofree char *place = g_strdup_printf ("%s.%s", path, (const char *) l->data);

          hp_rules_load_unverified (rules, json_object_get_member (object, l->data), place);
        }
    }
}
