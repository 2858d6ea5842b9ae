/* hp-words.c: findings and places as people read them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-words-private.h"

#include "engine/core/hp-date.h"
#include "engine/core/hp-percent.h"
#include "engine/core/hp-util.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

char *
hp_words_fill (const char *text, HpWordsValue value, gconstpointer data)
{
  GString *out = g_string_new (NULL);

  while (*text != '\0')
    {
      const char *end = *text == '{' ? strchr (text, '}') : NULL;
      g_autofree char *name = NULL, *filled = NULL;

      if (end == NULL)
        {
          g_string_append_c (out, *text++);
          continue;
        }
      name = g_strndup (text + 1, end - text - 1);
      filled = value (name, data);
      g_string_append (out, filled != NULL ? filled : "?");
      text = end + 1;
    }
  return g_string_free (out, FALSE);
}

static gboolean
is_one_of (const char *name, const char *const *names)
{
  return g_strv_contains (names, name);
}

char *
hp_words_number (const char *name, gint64 number)
{
  static const char *const times[] = { "mark", "previous", "now", "minute", NULL };
  static const char *const shares[] = { "share_bp", "percent", NULL };
  static const char *const names[] = { "row",           "other_row", "footer_row", "station",
                                       "other_station", "year",      "block",      NULL };

  if (number == HP_MISSING)
    return NULL;
  if (is_one_of (name, times))
    return g_strdup_printf ("%02d:%02d", (int) (number / 60), (int) (number % 60));
  if (is_one_of (name, shares))
    return hp_percent_format (number, ',');
  if (is_one_of (name, names))
    return g_strdup_printf ("%" G_GINT64_FORMAT, number);
  /* Sentences say by themselves in which direction a difference goes. */
  return hp_count_format (g_str_equal (name, "difference") ? ABS (number) : number, '.');
}

char *
hp_words_text (const char *name, const char *text)
{
  HpDate date;

  if (g_str_has_suffix (name, "body") && hp_body_from_code (text) != HP_BODY_NONE)
    return g_strdup (hp_words_body (hp_body_from_code (text), FALSE));
  if (g_str_equal (name, "list") || g_str_equal (name, "figure"))
    return hp_words_field (text, -1);
  if (g_str_equal (name, "sex"))
    return g_strdup (g_str_equal (text, "male") ? _ ("male") : _ ("female"));
  if ((g_str_equal (name, "birth") || g_str_equal (name, "due") || g_str_equal (name, "date"))
      && hp_date_from_iso (text, &date))
    return hp_date_to_vi (date);
  return g_strdup (text);
}

static const HpFindingValue *
find_value (const HpFinding *finding, const char *name)
{
  for (guint i = 0; i < finding->values->len; i++)
    {
      const HpFindingValue *v = &g_array_index (finding->values, HpFindingValue, i);

      if (g_str_equal (v->name, name))
        return v;
    }
  return NULL;
}

static gboolean
speaks_vietnamese (void)
{
  return g_str_has_prefix (g_get_language_names ()[0], "vi");
}

static char *
value_of (const char *name, gconstpointer data)
{
  const HpFinding *finding = data;
  const HpFindingValue *v = find_value (finding, name);

  /* The calendar speaks Vietnamese, and English for those who read the program in it. */
  if (g_str_equal (name, "task") && !speaks_vietnamese ()
      && hp_finding_get_text (finding, "task_en") != NULL)
    return g_strdup (hp_finding_get_text (finding, "task_en"));
  if (v != NULL)
    return v->text != NULL ? hp_words_text (name, v->text) : hp_words_number (name, v->number);
  if (g_str_equal (name, "value"))
    return g_strdup (finding->value);
  if (g_str_equal (name, "field") && finding->field != NULL)
    return *finding->code == 'I' ? hp_words_sheet_field (finding->field, finding->index)
                                 : hp_words_field (finding->field, finding->index);
  if (g_str_equal (name, "station") && finding->station > 0)
    return g_strdup_printf ("%d", finding->station);
  if (g_str_equal (name, "constituency") && finding->constituency > 0)
    return g_strdup_printf ("%d", finding->constituency);
  if (g_str_equal (name, "body") && finding->body != HP_BODY_NONE)
    return g_strdup (hp_words_body (finding->body, FALSE));
  return NULL;
}

static gboolean
holds (const HpFinding *finding, const char *when)
{
  g_autofree char *text = NULL;

  if (when == NULL)
    return TRUE;
  if (strchr (when, '=') != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (when, "=", 2);

      return g_strcmp0 (hp_finding_get_text (finding, parts[0]), parts[1]) == 0;
    }
  if (*when == '+')
    return hp_finding_get_number (finding, when + 1, 0) > 0;
  if (*when == '-')
    return hp_finding_get_number (finding, when + 1, 0) < 0;
  text = value_of (when, finding);
  return text != NULL && *text != '\0';
}

static const char *
choose (const HpWordsLine *lines, const HpFinding *finding)
{
  for (; lines->code != NULL; lines++)
    if (g_str_equal (lines->code, finding->code) && holds (finding, lines->when))
      return _ (lines->text);
  return NULL;
}

char *
hp_words_finding (const HpFinding *finding)
{
  const char *line = choose (hp_words_lines, finding);

  if (line == NULL)
    return g_strdup_printf (_ ("Check %s does not hold."), finding->code);
  return hp_words_fill (line, value_of, finding);
}

char *
hp_words_finding_advice (const HpFinding *finding)
{
  const char *line = choose (hp_words_advice, finding);

  return line != NULL ? hp_words_fill (line, value_of, finding) : g_strdup ("");
}

char *
hp_words_place (const HpFinding *finding)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  gboolean named = finding->sheet != NULL && *finding->sheet != '\0';

  if (finding->row > 0)
    g_ptr_array_add (
        parts, named ? g_strdup_printf (_ ("Row %d of “%s”"), (int) finding->row, finding->sheet)
                     : g_strdup_printf (_ ("Row %d"), (int) finding->row));
  else if (finding->block > 0)
    g_ptr_array_add (
        parts, named ? g_strdup_printf (_ ("Block %d of “%s”"), finding->block, finding->sheet)
                     : g_strdup_printf (_ ("Block %d"), finding->block));
  if (finding->station > 0)
    g_ptr_array_add (parts, g_strdup_printf (_ ("Station %d"), finding->station));
  if (finding->body != HP_BODY_NONE)
    g_ptr_array_add (parts, g_strdup (hp_words_body (finding->body, FALSE)));
  if (finding->constituency > 0)
    g_ptr_array_add (parts, g_strdup_printf (_ ("constituency %d"), finding->constituency));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

/* ---- actions ---- */

typedef struct
{
  JsonObject *args; /* may be NULL */
  int station;
  HpBody body;
} Action;

static char *
argument_of (const char *name, gconstpointer data)
{
  const Action *action = data;
  JsonNode *node = action->args != NULL && json_object_has_member (action->args, name)
                       ? json_object_get_member (action->args, name)
                       : NULL;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node))
    return json_node_get_value_type (node) == G_TYPE_STRING
               ? hp_words_text (name, json_node_get_string (node))
               : hp_words_number (name, json_node_get_int (node));
  if (g_str_equal (name, "station") && action->station > 0)
    return g_strdup_printf ("%d", action->station);
  if (g_str_equal (name, "body") && action->body != HP_BODY_NONE)
    return g_strdup (hp_words_body (action->body, FALSE));
  return NULL;
}

char *
hp_words_action (const char *action, const char *args, int station, HpBody body)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  Action a = { NULL, station, body };

  if (args != NULL && json_parser_load_from_data (parser, args, -1, NULL)
      && json_parser_get_root (parser) != NULL
      && JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    a.args = json_node_get_object (json_parser_get_root (parser));
  for (const HpWordsLine *line = hp_words_actions; line->code != NULL; line++)
    {
      g_autofree char *given = line->when != NULL ? argument_of (line->when, &a) : NULL;

      if (g_str_equal (line->code, action) && (line->when == NULL || given != NULL))
        return hp_words_fill (_ (line->text), argument_of, &a);
    }
  return g_strdup (action);
}
