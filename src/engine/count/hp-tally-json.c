/* hp-tally-json.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/count/hp-tally-json.h"

#include "engine/core/hp-error.h"
#include "engine/core/hp-text.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define REASONS "reasons"
#define MAX_ITEMS 100 /* of a list; a ballot has some twenty names at most */
#define MAX_DEPTH 8
#define BOM "\xEF\xBB\xBF"

static gboolean
refuse (GError **error, const char *name, const char *key, const char *what)
{
  g_autofree char *shown = g_utf8_make_valid (key, -1);

  g_set_error (error, HP_ERROR, HP_ERROR_INVALID, _ ("“%s”: “%s” %s"), name, shown, what);
  return FALSE;
}

/* ---- before json-glib sees it ---- */

/* The end of the string that starts at @p; NULL where it has none. */
static const char *
skip_string (const char *p)
{
  for (p++; *p != '\0'; p++)
    {
      if (*p == '"')
        return p + 1;
      if (*p == '\\' && *++p == '\0')
        return NULL;
    }
  return NULL;
}

/* The end of a number as JSON writes it (no octal, no hexadecimal); NULL where it is none. */
static const char *
skip_number (const char *p)
{
  if (*p == '-')
    p++;
  if (!g_ascii_isdigit (*p) || (*p == '0' && g_ascii_isdigit (p[1])))
    return NULL;
  while (g_ascii_isdigit (*p))
    p++;
  if (*p == '.')
    for (p++; g_ascii_isdigit (*p); p++)
      ;
  if (*p == 'e' || *p == 'E')
    {
      p++;
      if (*p == '+' || *p == '-')
        p++;
      while (g_ascii_isdigit (*p))
        p++;
    }
  return g_ascii_isalpha (*p) ? NULL : p;
}

/* json-glib goes down without a limit, and lets comments, assignments, octal numbers and text
 * behind the value pass. Returns where the text leaves JSON; NULL where it does not. */
static const char *
find_foreign (const char *text)
{
  const char *p = text;
  int depth = 0;
  gboolean closed = FALSE;

  while (*p != '\0')
    {
      const char *at = p;

      if (strchr (" \t\r\n", *p) != NULL)
        {
          p++;
          continue;
        }
      if (closed)
        return at;
      if (*p == '"')
        p = skip_string (p);
      else if (*p == '-' || g_ascii_isdigit (*p))
        p = skip_number (p);
      else if (*p == '{' || *p == '[')
        p = ++depth > MAX_DEPTH ? NULL : p + 1;
      else if (*p == '}' || *p == ']')
        p = --depth < 0 ? NULL : p + 1;
      else if (strchr (",:", *p) != NULL)
        p++;
      else if (g_str_has_prefix (p, "true") || g_str_has_prefix (p, "null"))
        p += 4;
      else if (g_str_has_prefix (p, "false"))
        p += 5;
      else
        return at;
      if (p == NULL)
        return at;
      closed = depth == 0;
    }
  return NULL;
}

static gboolean
check_text (const char *text, const char *name, GError **error)
{
  const char *foreign = find_foreign (text);
  int line = 1;

  if (foreign == NULL)
    return TRUE;
  for (const char *p = text; p < foreign; p++)
    line += *p == '\n';
  g_set_error (error, HP_ERROR, HP_ERROR_FORMAT,
               _ ("“%s” is not a JSON file: line %d cannot be read. Check the commas, quotes and "
                  "brackets there."),
               name, line);
  return FALSE;
}

/* json-glib keeps the last of two members of one name and says nothing. */
typedef struct
{
  GHashTable *seen; /* "object name" */
  char *twice;      /* the first name that is there twice */
} Members;

static void
object_member_cb (JsonParser *parser, JsonObject *object, const char *member, gpointer data)
{
  Members *members = data;
  char *id = g_strdup_printf ("%p %s", (void *) object, member);

  if (!g_hash_table_add (members->seen, id) && members->twice == NULL)
    members->twice = g_strdup (member);
}

static JsonObject *
load (JsonParser *parser, const char *text, const char *name, GError **error)
{
  Members members = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), NULL };
  g_autoptr (GError) why = NULL;
  JsonObject *object = NULL;
  JsonNode *root;

  g_signal_connect (parser, "object-member", G_CALLBACK (object_member_cb), &members);
  if (!json_parser_load_from_data (parser, text, -1, &why))
    g_set_error (error, HP_ERROR, HP_ERROR_FORMAT, _ ("“%s” is not a JSON file: %s"), name,
                 why->message);
  else if (members.twice != NULL)
    refuse (error, name, members.twice, _ ("is there twice. Keep one of the two."));
  else
    {
      root = json_parser_get_root (parser);
      if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
        object = json_node_get_object (root);
      else
        g_set_error (error, HP_ERROR, HP_ERROR_FORMAT,
                     _ ("“%s” is not a tally entry: it must be one object, {…}."), name);
    }
  g_signal_handlers_disconnect_by_data (parser, &members);
  g_hash_table_unref (members.seen);
  g_free (members.twice);
  return object;
}

/* ---- from JSON to figures ---- */

static gboolean
read_figure (JsonNode *node, const char *name, const char *key, gint64 *figure, GError **error)
{
  *figure = HP_MISSING;
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    *figure = json_node_get_int (node);
  if (*figure < 0 || *figure > HP_TALLY_FIGURE_MAX)
    return refuse (error, name, key, _ ("must be a whole number from 0 to 999,999,999."));
  return TRUE;
}

static gboolean
read_list (JsonNode *node, const char *name, HpTallyField field, HpTallyFigures *figures,
           GError **error)
{
  const char *key = hp_tally_field_name (field);
  JsonArray *array;
  guint n;

  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse (error, name, key, _ ("must be a list of whole numbers, […]."));
  array = json_node_get_array (node);
  n = json_array_get_length (array);
  if (n > MAX_ITEMS)
    return refuse (error, name, key, _ ("has more numbers than any ballot has names."));
  hp_tally_figures_resize (figures, field, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *item = g_strdup_printf ("%s[%u]", key, i + 1);
      gint64 figure;

      if (!read_figure (json_array_get_element (array, i), name, item, &figure, error))
        return FALSE;
      hp_tally_figures_set (figures, field, i, figure);
    }
  return TRUE;
}

static gboolean
is_code (const char *code)
{
  return g_ascii_isupper (code[0]) && g_ascii_isdigit (code[1]) && g_ascii_isdigit (code[2])
         && code[3] == '\0';
}

static gboolean
read_reasons (JsonNode *node, const char *name, GHashTable *reasons, GError **error)
{
  JsonObjectIter iter;
  const char *code;
  JsonNode *member;

  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (error, name, REASONS, _ ("must be an object of codes and texts, {…}."));
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &code, &member))
    {
      g_autofree char *text = NULL;

      if (!is_code (code))
        return refuse (error, name, code, _ ("is not the code of a finding, such as T14."));
      if (JSON_NODE_HOLDS_VALUE (member) && json_node_get_value_type (member) == G_TYPE_STRING)
        text = hp_text_clean (json_node_get_string (member));
      if (text == NULL || *text == '\0')
        return refuse (error, name, code, _ ("needs a reason in words."));
      g_hash_table_insert (reasons, g_strdup (code), g_steal_pointer (&text));
    }
  return TRUE;
}

static gboolean
read_members (JsonObject *object, const char *name, HpTallyFigures *figures, GHashTable *reasons,
              GError **error)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &key, &node))
    {
      HpTallyField field = hp_tally_field_from_name (key);
      gint64 figure;

      if (g_str_equal (key, REASONS))
        {
          if (!read_reasons (node, name, reasons, error))
            return FALSE;
        }
      else if (field == HP_N_TALLY_FIELDS)
        return refuse (error, name, key,
                       _ ("is not a figure of a tally. Check how the word is spelt."));
      else if (hp_tally_field_is_list (field))
        {
          if (!read_list (node, name, field, figures, error))
            return FALSE;
        }
      else if (read_figure (node, name, key, &figure, error))
        hp_tally_figures_set (figures, field, 0, figure);
      else
        return FALSE;
    }
  return TRUE;
}

gboolean
hp_tally_json_parse (const char *data, gssize length, const char *name, HpTallyFigures *figures,
                     GHashTable **reasons, GError **error)
{
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (HpTallyFigures) read = hp_tally_figures_new (0, 0, 0);
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize size = length < 0 ? strlen (data) : (gsize) length;
  g_autofree char *text = NULL;
  JsonObject *object;

  g_return_val_if_fail (data != NULL && name != NULL && figures != NULL, FALSE);

  if (size > HP_TALLY_JSON_MAX)
    {
      g_set_error (error, HP_ERROR, HP_ERROR_LIMIT,
                   _ ("“%s” is too large for a tally entry. Choose another file."), name);
      return FALSE;
    }
  if (!g_utf8_validate_len (data, size, NULL))
    {
      g_set_error (error, HP_ERROR, HP_ERROR_FORMAT,
                   _ ("“%s” is not a text in UTF-8. Save it again as UTF-8."), name);
      return FALSE;
    }
  /* Windows programs put a mark in front. */
  if (size >= strlen (BOM) && memcmp (data, BOM, strlen (BOM)) == 0)
    {
      data += strlen (BOM);
      size -= strlen (BOM);
    }
  text = g_strndup (data, size);
  if (!check_text (text, name, error) || (object = load (parser, text, name, error)) == NULL
      || !read_members (object, name, read, texts, error))
    return FALSE;
  *figures = *read;
  g_free (g_steal_pointer (&read));
  if (reasons != NULL)
    *reasons = g_steal_pointer (&texts);
  return TRUE;
}

gboolean
hp_tally_json_read (const char *path, HpTallyFigures *figures, GHashTable **reasons, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autofree char *data = NULL;
  g_autofree char *name = g_filename_display_name (path);
  GError *source = NULL;
  gsize size = 0;

  stream = g_file_read (file, NULL, &source);
  if (stream == NULL)
    return hp_error_take_io (error, source, name);
  data = g_malloc (HP_TALLY_JSON_MAX + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), data, HP_TALLY_JSON_MAX + 1, &size, NULL,
                                &source))
    return hp_error_take_io (error, source, name);
  return hp_tally_json_parse (data, size, name, figures, reasons, error);
}

/* ---- from figures to JSON ---- */

static void
print_figure (JsonBuilder *builder, gint64 figure)
{
  if (figure == HP_MISSING)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, figure);
}

static void
print_field (JsonBuilder *builder, const HpTallyFigures *figures, HpTallyField field)
{
  int n = hp_tally_figures_length (figures, field);

  if (!hp_tally_field_is_list (field))
    {
      if (hp_tally_figures_get (figures, field, 0) == HP_MISSING)
        return;
      json_builder_set_member_name (builder, hp_tally_field_name (field));
      print_figure (builder, hp_tally_figures_get (figures, field, 0));
    }
  else if (n > 0)
    {
      json_builder_set_member_name (builder, hp_tally_field_name (field));
      json_builder_begin_array (builder);
      for (int i = 0; i < n; i++)
        print_figure (builder, hp_tally_figures_get (figures, field, i));
      json_builder_end_array (builder);
    }
}

static void
print_reasons (JsonBuilder *builder, GHashTable *reasons)
{
  g_autoptr (GList) codes = g_list_sort (g_hash_table_get_keys (reasons), (GCompareFunc) strcmp);

  json_builder_set_member_name (builder, REASONS);
  json_builder_begin_object (builder);
  for (GList *l = codes; l != NULL; l = l->next)
    {
      json_builder_set_member_name (builder, l->data);
      json_builder_add_string_value (builder, g_hash_table_lookup (reasons, l->data));
    }
  json_builder_end_object (builder);
}

char *
hp_tally_json_print (const HpTallyFigures *figures, GHashTable *reasons, gboolean pretty)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (figures != NULL, NULL);

  json_builder_begin_object (builder);
  for (int f = 0; f < HP_N_TALLY_FIELDS; f++)
    print_field (builder, figures, f);
  if (reasons != NULL && g_hash_table_size (reasons) > 0)
    print_reasons (builder, reasons);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, pretty);
  return json_generator_to_data (generator, NULL);
}
