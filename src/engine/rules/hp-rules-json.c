/* hp-rules-json.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/rules/hp-rules-json.h"

#include "engine/core/hp-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longer texts than any law's title; guards the forms against a hostile pack. */
#define TEXT_LIMIT 600

void
hp_rules_reader_init (HpRulesReader *reader, GStringChunk *strings, GPtrArray *lists)
{
  reader->path = g_string_new ("$");
  reader->strings = strings;
  reader->lists = lists;
  reader->error = NULL;
}

gboolean
hp_rules_reader_finish (HpRulesReader *reader, GError **error)
{
  gboolean good = reader->error == NULL;

  g_string_free (reader->path, TRUE);
  reader->path = NULL;
  if (!good)
    g_propagate_error (error, reader->error);
  reader->error = NULL;
  return good;
}

void
hp_rules_reader_fail (HpRulesReader *reader, const char *key, const char *problem)
{
  if (reader->error != NULL)
    return;
  g_set_error (&reader->error, HP_ERROR, HP_ERROR_FORMAT,
               _ ("The rules of the election cannot be used: at “%s%s%s” %s."), reader->path->str,
               key != NULL ? "." : "", key != NULL ? key : "", problem);
}

static void
fail_at (HpRulesReader *reader, const char *key, guint index, const char *problem)
{
  g_autofree char *place = g_strdup_printf ("%s[%u]", key, index);

  hp_rules_reader_fail (reader, place, problem);
}

void
hp_rules_read_keys (HpRulesReader *reader, JsonObject *object, const char *known)
{
  g_auto (GStrv) names = g_strsplit (known, " ", -1);
  JsonObjectIter iter;
  const char *name;

  if (reader->error != NULL)
    return;
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, NULL))
    if (!g_strv_contains ((const char *const *) names, name))
      {
        hp_rules_reader_fail (reader, name, _ ("there is a value of an unknown name"));
        return;
      }
}

/* The member, of that JSON type; NULL and the error otherwise. */
static JsonNode *
member (HpRulesReader *reader, JsonObject *object, const char *key, JsonNodeType type,
        const char *problem)
{
  JsonNode *node;

  if (reader->error != NULL)
    return NULL;
  node = json_object_get_member (object, key);
  if (node == NULL)
    {
      hp_rules_reader_fail (reader, key, _ ("a value is missing"));
      return NULL;
    }
  if (json_node_get_node_type (node) != type)
    {
      hp_rules_reader_fail (reader, key, problem);
      return NULL;
    }
  return node;
}

static JsonNode *
typed_value (HpRulesReader *reader, JsonObject *object, const char *key, GType type,
             const char *problem)
{
  JsonNode *node = member (reader, object, key, JSON_NODE_VALUE, problem);

  if (node != NULL && json_node_get_value_type (node) != type)
    {
      hp_rules_reader_fail (reader, key, problem);
      return NULL;
    }
  return node;
}

static JsonArray *
array_of (HpRulesReader *reader, JsonObject *object, const char *key, guint min, guint max)
{
  JsonNode *node = member (reader, object, key, JSON_NODE_ARRAY, _ ("a list is expected"));
  JsonArray *array;

  if (node == NULL)
    return NULL;
  array = json_node_get_array (node);
  if (json_array_get_length (array) < min || json_array_get_length (array) > max)
    {
      hp_rules_reader_fail (reader, key, _ ("the list is too short or too long"));
      return NULL;
    }
  return array;
}

void
hp_rules_read_object (HpRulesReader *reader, JsonObject *parent, const char *key,
                      HpRulesRowFunc func, gpointer data)
{
  JsonNode *node =
      member (reader, parent, key, JSON_NODE_OBJECT, _ ("a group of values is expected"));
  gsize length = reader->path->len;

  if (node == NULL)
    return;
  g_string_append_printf (reader->path, ".%s", key);
  func (reader, json_node_get_object (node), data);
  g_string_truncate (reader->path, length);
}

void
hp_rules_read_rows (HpRulesReader *reader, JsonObject *parent, const char *key, guint min,
                    guint max, HpRulesRowFunc func, gpointer data)
{
  JsonArray *array = array_of (reader, parent, key, min, max);
  gsize length = reader->path->len;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (json_node_get_node_type (node) != JSON_NODE_OBJECT)
        {
          fail_at (reader, key, i, _ ("a group of values is expected"));
          return;
        }
      g_string_append_printf (reader->path, ".%s[%u]", key, i);
      func (reader, json_node_get_object (node), data);
      g_string_truncate (reader->path, length);
      if (reader->error != NULL)
        return;
    }
}

gboolean
hp_rules_read_has (HpRulesReader *reader, JsonObject *object, const char *key)
{
  return reader->error == NULL && json_object_has_member (object, key);
}

gint64
hp_rules_read_int (HpRulesReader *reader, JsonObject *object, const char *key, gint64 min,
                   gint64 max)
{
  JsonNode *node =
      typed_value (reader, object, key, G_TYPE_INT64, _ ("a whole number is expected"));
  gint64 number;

  if (node == NULL)
    return min;
  number = json_node_get_int (node);
  if (number < min || number > max)
    {
      hp_rules_reader_fail (reader, key, _ ("the number is out of range"));
      return min;
    }
  return number;
}

gboolean
hp_rules_read_bool (HpRulesReader *reader, JsonObject *object, const char *key)
{
  JsonNode *node =
      typed_value (reader, object, key, G_TYPE_BOOLEAN, _ ("true or false is expected"));

  return node != NULL && json_node_get_boolean (node);
}

/* NULL where @text may go into a form as it is. */
static const char *
text_problem (const char *text, gboolean empty_ok)
{
  if (*text == '\0' && !empty_ok)
    return _ ("the text is empty");
  if (g_utf8_strlen (text, -1) > TEXT_LIMIT)
    return _ ("the text is too long");
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return _ ("the text has control characters");
  return NULL;
}

const char *
hp_rules_read_text (HpRulesReader *reader, JsonObject *object, const char *key, gboolean empty_ok)
{
  JsonNode *node = typed_value (reader, object, key, G_TYPE_STRING, _ ("a text is expected"));
  const char *problem;

  if (node == NULL)
    return "";
  problem = text_problem (json_node_get_string (node), empty_ok);
  if (problem != NULL)
    {
      hp_rules_reader_fail (reader, key, problem);
      return "";
    }
  return g_string_chunk_insert_const (reader->strings, json_node_get_string (node));
}

/* The text that element @i is; NULL and the error otherwise. */
static const char *
text_element (HpRulesReader *reader, JsonArray *array, const char *key, guint i)
{
  JsonNode *node = json_array_get_element (array, i);
  const char *problem;

  if (json_node_get_node_type (node) != JSON_NODE_VALUE
      || json_node_get_value_type (node) != G_TYPE_STRING)
    {
      fail_at (reader, key, i, _ ("a text is expected"));
      return NULL;
    }
  problem = text_problem (json_node_get_string (node), FALSE);
  if (problem != NULL)
    {
      fail_at (reader, key, i, problem);
      return NULL;
    }
  return json_node_get_string (node);
}

const char *const *
hp_rules_read_texts (HpRulesReader *reader, JsonObject *object, const char *key, guint min,
                     guint max)
{
  JsonArray *array = array_of (reader, object, key, min, max);
  guint n = array != NULL ? json_array_get_length (array) : 0;
  const char **list = g_new0 (const char *, n + 1);

  g_ptr_array_add (reader->lists, list);
  for (guint i = 0; i < n; i++)
    {
      const char *text = text_element (reader, array, key, i);

      if (text == NULL)
        break;
      list[i] = g_string_chunk_insert_const (reader->strings, text);
    }
  return list;
}

int
hp_rules_read_word (HpRulesReader *reader, JsonObject *object, const char *key,
                    const char *const *words)
{
  const char *text = hp_rules_read_text (reader, object, key, FALSE);

  for (int i = 0; words[i] != NULL; i++)
    if (g_strcmp0 (words[i], text) == 0)
      return i;
  hp_rules_reader_fail (reader, key, _ ("there is an unknown word"));
  return 0;
}

HpDate
hp_rules_read_date (HpRulesReader *reader, JsonObject *object, const char *key)
{
  const char *text = hp_rules_read_text (reader, object, key, FALSE);
  HpDate date = HP_DATE_NONE;

  if (reader->error != NULL)
    return HP_DATE_NONE;
  if (!hp_date_from_iso (text, &date) || !hp_date_is_full (date))
    {
      hp_rules_reader_fail (reader, key, _ ("a date such as 2026-03-15 is expected"));
      return HP_DATE_NONE;
    }
  return date;
}

gboolean
hp_rules_clock_from_text (const char *text, int *minutes)
{
  int hour, minute;

  if (text == NULL || strlen (text) != 5 || text[2] != ':' || !g_ascii_isdigit (text[0])
      || !g_ascii_isdigit (text[1]) || !g_ascii_isdigit (text[3]) || !g_ascii_isdigit (text[4]))
    return FALSE;
  hour = (text[0] - '0') * 10 + text[1] - '0';
  minute = (text[3] - '0') * 10 + text[4] - '0';
  if (hour > 23 || minute > 59)
    return FALSE;
  *minutes = hour * 60 + minute;
  return TRUE;
}

int
hp_rules_read_clock (HpRulesReader *reader, JsonObject *object, const char *key)
{
  const char *text = hp_rules_read_text (reader, object, key, FALSE);
  int minutes = 0;

  if (!hp_rules_clock_from_text (text, &minutes))
    hp_rules_reader_fail (reader, key, _ ("a time such as 07:00 is expected"));
  return minutes;
}

HpBody
hp_rules_read_body (HpRulesReader *reader, JsonObject *object, const char *key)
{
  const char *code = hp_rules_read_text (reader, object, key, FALSE);
  HpBody body = hp_body_from_code (code);

  if (body == HP_BODY_NONE)
    hp_rules_reader_fail (reader, key, _ ("there is no elected body of this code"));
  return body;
}

HpBodies
hp_rules_read_bodies (HpRulesReader *reader, JsonObject *object, const char *key, HpBodies allowed)
{
  JsonArray *array = array_of (reader, object, key, 0, HP_N_BODIES);
  HpBodies bodies = 0;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *code = text_element (reader, array, key, i);
      HpBody body = hp_body_from_code (code);

      if (code == NULL)
        break;
      if (body == HP_BODY_NONE || (allowed & HP_BODY_BIT (body)) == 0)
        {
          fail_at (reader, key, i, _ ("there is no elected body of this code"));
          break;
        }
      bodies |= HP_BODY_BIT (body);
    }
  return bodies;
}

const char *
hp_rules_read_source (HpRulesReader *reader, JsonObject *object, gboolean *verified)
{
  gboolean sure = TRUE;

  if (hp_rules_read_has (reader, object, "verified"))
    sure = hp_rules_read_bool (reader, object, "verified");
  if (verified != NULL)
    *verified = sure;
  return hp_rules_read_text (reader, object, "source", FALSE);
}

typedef struct
{
  enum
  {
    DATUM_INT,
    DATUM_BOOL,
    DATUM_TEXT,
    DATUM_DATE,
    DATUM_TEXTS
  } type;
  gint64 min;
  gint64 max;
  gint64 number;
  const char *text;
  const char *const *texts;
  HpDate date;
} Datum;

static void
read_datum (HpRulesReader *reader, JsonObject *row, gpointer data)
{
  Datum *datum = data;

  hp_rules_read_keys (reader, row, "value source verified");
  hp_rules_read_source (reader, row, NULL);
  switch (datum->type)
    {
    case DATUM_INT:
      datum->number = hp_rules_read_int (reader, row, "value", datum->min, datum->max);
      break;
    case DATUM_BOOL:
      datum->number = hp_rules_read_bool (reader, row, "value");
      break;
    case DATUM_TEXT:
      datum->text = hp_rules_read_text (reader, row, "value", FALSE);
      break;
    case DATUM_DATE:
      datum->date = hp_rules_read_date (reader, row, "value");
      break;
    case DATUM_TEXTS:
      datum->texts =
          hp_rules_read_texts (reader, row, "value", (guint) datum->min, (guint) datum->max);
      break;
    default:
      g_assert_not_reached ();
    }
}

gint64
hp_rules_read_int_datum (HpRulesReader *reader, JsonObject *object, const char *key, gint64 min,
                         gint64 max)
{
  Datum datum = { DATUM_INT, min, max, min };

  hp_rules_read_object (reader, object, key, read_datum, &datum);
  return datum.number;
}

gboolean
hp_rules_read_bool_datum (HpRulesReader *reader, JsonObject *object, const char *key)
{
  Datum datum = { DATUM_BOOL };

  hp_rules_read_object (reader, object, key, read_datum, &datum);
  return datum.number != 0;
}

const char *
hp_rules_read_text_datum (HpRulesReader *reader, JsonObject *object, const char *key)
{
  Datum datum = { DATUM_TEXT };

  datum.text = "";
  hp_rules_read_object (reader, object, key, read_datum, &datum);
  return datum.text;
}

HpDate
hp_rules_read_date_datum (HpRulesReader *reader, JsonObject *object, const char *key)
{
  Datum datum = { DATUM_DATE };

  hp_rules_read_object (reader, object, key, read_datum, &datum);
  return datum.date;
}

const char *const *
hp_rules_read_texts_datum (HpRulesReader *reader, JsonObject *object, const char *key, guint min,
                           guint max)
{
  Datum datum = { DATUM_TEXTS, min, max };

  hp_rules_read_object (reader, object, key, read_datum, &datum);
  return datum.texts;
}
