/* hp-reader-xlsx-parts.c: workbook, relationships, styles and shared strings of an .xlsx.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-reader-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Of relationships, number formats and cell formats; Excel itself ends at 65,490 formats. */
#define MAX_THINGS 65536

typedef struct
{
  char *type; /* the last word of its address, alike in transitional and strict files */
  char *target;
  gboolean external;
} Relation;

static void
relation_free (gpointer data)
{
  Relation *r = data;

  g_free (r->type);
  g_free (r->target);
  g_free (r);
}

/* The path inside the zip of @target as seen from the part @from; NULL where it leads outside. */
static char *
resolve (const char *from, const char *target)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *folder = g_path_get_dirname (from);
  g_autofree char *joined = NULL;
  g_auto (GStrv) names = NULL;

  if (*target == '/' || *target == '\\' || strcmp (folder, ".") == 0)
    joined = g_strdup (target);
  else
    joined = g_strconcat (folder, "/", target, NULL);
  g_strdelimit (joined, "\\", '/');
  names = g_strsplit (joined, "/", -1);
  for (int i = 0; names[i] != NULL; i++)
    {
      if (*names[i] == '\0' || strcmp (names[i], ".") == 0)
        continue;
      if (strcmp (names[i], "..") != 0)
        g_ptr_array_add (parts, names[i]);
      else if (parts->len > 0)
        g_ptr_array_set_size (parts, parts->len - 1);
      else
        return NULL;
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv ("/", (char **) parts->pdata);
}

static gboolean
too_many (HpRead *read, GError **error)
{
  return hp_read_fail (read, error, HP_ERROR_LIMIT,
                       _ ("The workbook has more sheets or formats than Excel can have. It was not "
                          "read. Ask for it again, from its author."));
}

static void
add_relation (GHashTable *relations, HpPart *part, const char *source)
{
  const char *id = hp_part_attribute (part, "Id");
  const char *type = hp_part_attribute (part, "Type");
  const char *target = hp_part_attribute (part, "Target");
  const char *mode = hp_part_attribute (part, "TargetMode");
  const char *word;
  Relation *r;

  if (id == NULL || type == NULL || target == NULL)
    return;
  r = g_new0 (Relation, 1);
  word = strrchr (type, '/');
  r->type = g_strdup (word != NULL ? word + 1 : type);
  r->external = mode != NULL && strcmp (mode, "External") == 0;
  r->target = r->external ? NULL : resolve (source, target);
  g_hash_table_replace (relations, g_strdup (id), r);
}

/* The relationships of the part @source ("" = of the whole file): id → Relation. */
static GHashTable *
load_relations (HpRead *read, const char *source, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (source);
  g_autofree char *base = g_path_get_basename (source);
  g_autofree char *path = NULL;
  g_autoptr (GHashTable) relations = NULL;
  HpPart part;
  int r;

  path = *source == '\0' ? g_strdup ("_rels/.rels")
                         : g_strdup_printf ("%s/_rels/%s.rels", folder, base);
  if (!hp_part_open (&part, read, path, error))
    return NULL;
  relations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, relation_free);
  while ((r = hp_part_next (&part, error)) > 0)
    {
      if (!hp_part_begins (&part, "Relationship"))
        continue;
      add_relation (relations, &part, source);
      if (g_hash_table_size (relations) > MAX_THINGS)
        {
          too_many (read, error);
          r = -1;
          break;
        }
    }
  hp_part_close (&part);
  return r == 0 ? g_steal_pointer (&relations) : NULL;
}

static const Relation *
relation_of_type (GHashTable *relations, const char *type)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, relations);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Relation *r = value;

      if (strcmp (r->type, type) == 0 && !r->external && r->target != NULL)
        return r;
    }
  return NULL;
}

static gboolean
is_true (const char *value)
{
  return value != NULL && (strcmp (value, "1") == 0 || strcmp (value, "true") == 0);
}

/* ---- workbook ------------------------------------------------------------------------------ */

static gboolean
add_sheet (HpReader *reader, HpPart *part, GHashTable *relations, GError **error)
{
  const char *name = hp_part_attribute (part, "name");
  const char *state = hp_part_attribute (part, "state");
  const char *id = hp_part_attribute_ns (part, "relationships", "id");
  const Relation *r = id != NULL ? g_hash_table_lookup (relations, id) : NULL;

  if (name == NULL || r == NULL || r->external || r->target == NULL)
    return hp_read_fail_damaged (part->read, error, "workbook.xml: sheet");
  if (strcmp (r->type, "worksheet") != 0)
    return TRUE; /* a chart or macros on a sheet of its own */
  if ((int) reader->sheets->len >= reader->limits.max_sheets)
    return too_many (part->read, error);
  hp_reader_add_sheet (reader, name, r->target, state == NULL || strcmp (state, "visible") == 0);
  return TRUE;
}

static gboolean
read_workbook (HpReader *reader, HpPart *part, GHashTable *relations, GError **error)
{
  gboolean root = TRUE, ok = TRUE;
  int r = 0;

  while (ok && (r = hp_part_next (part, error)) > 0)
    {
      if (root && hp_part_depth (part) == 0 && hp_part_begins (part, "workbook"))
        root = FALSE;
      else if (hp_part_begins (part, "workbookPr"))
        reader->date_1904 = is_true (hp_part_attribute (part, "date1904"));
      else if (hp_part_depth (part) == 2 && hp_part_begins (part, "sheet"))
        ok = add_sheet (reader, part, relations, error);
    }
  if (!ok || r < 0)
    return FALSE;
  if (root || reader->sheets->len == 0)
    return hp_read_fail (part->read, error, HP_ERROR_FORMAT,
                         _ ("The file has no worksheet. Open it in Excel or LibreOffice, save it "
                            "as .xlsx and use that file."));
  return TRUE;
}

/* ---- styles -------------------------------------------------------------------------------- */

static gboolean
is_date_format_id (int id)
{
  return (id >= 14 && id <= 22) || (id >= 45 && id <= 47);
}

/* A format is one of dates where d, m or y stands outside quotes, brackets and escapes. */
static gboolean
is_date_format (const char *code)
{
  for (const char *p = code; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == '"' || *p == '[')
        {
          p = strchr (p + 1, *p == '"' ? '"' : ']');
          if (p == NULL)
            return FALSE;
        }
      else if (*p == '\\' || *p == '_' || *p == '*')
        {
          p++;
          if (*p == '\0')
            return FALSE;
        }
      else if (strchr ("dDmMyY", *p) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
read_styles (HpReader *reader, HpPart *part, GHashTable *formats, GError **error)
{
  gboolean in_cell_formats = FALSE, in_formats = FALSE;
  int r;

  while ((r = hp_part_next (part, error)) > 0)
    {
      const char *id, *code;

      if (hp_part_depth (part) == 1)
        {
          in_formats = hp_part_begins (part, "numFmts");
          in_cell_formats = hp_part_begins (part, "cellXfs");
        }
      if (hp_part_depth (part) != 2)
        continue;
      id = hp_part_attribute (part, "numFmtId");
      if (in_formats && hp_part_begins (part, "numFmt") && id != NULL)
        {
          code = hp_part_attribute (part, "formatCode");
          g_hash_table_insert (formats, GINT_TO_POINTER (atoi (id)),
                               GINT_TO_POINTER (code != NULL && is_date_format (code)));
        }
      else if (in_cell_formats && hp_part_begins (part, "xf"))
        {
          int n = id != NULL ? atoi (id) : 0;
          gpointer known;
          guint8 date = is_date_format_id (n);

          if (g_hash_table_lookup_extended (formats, GINT_TO_POINTER (n), NULL, &known))
            date = GPOINTER_TO_INT (known) != 0;
          g_byte_array_append (reader->date_styles, &date, 1);
        }
      if (g_hash_table_size (formats) > MAX_THINGS || reader->date_styles->len > MAX_THINGS)
        return too_many (part->read, error);
    }
  return r == 0;
}

/* ---- shared strings ------------------------------------------------------------------------ */

/* The UTF-16 unit of "_x000D_" at @p; -1 where there is none. */
static int
escaped_unit (const char *p)
{
  int unit = 0;

  if (p[0] != '_' || p[1] != 'x')
    return -1;
  for (int i = 2; i < 6; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);

      if (digit < 0)
        return -1;
      unit = unit * 16 + digit;
    }
  return p[6] == '_' ? unit : -1;
}

void
hp_xlsx_unescape (GString *text, gsize start)
{
  char *in = text->str + start, *out = in;

  if (strstr (in, "_x") == NULL)
    return;
  while (*in != '\0')
    {
      int unit = escaped_unit (in), low = -1;

      if (unit < 0)
        {
          *out++ = *in++;
          continue;
        }
      in += 7;
      if (unit >= 0xD800 && unit < 0xDC00)
        low = escaped_unit (in);
      if (low >= 0xDC00 && low < 0xE000)
        {
          unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
          in += 7;
        }
      /* Half a pair or NUL is no text. */
      if (unit != 0 && g_unichar_validate (unit))
        out += g_unichar_to_utf8 (unit, out);
    }
  g_string_truncate (text, out - text->str);
}

gboolean
hp_xlsx_rich_text (HpPart *part, GString *text, GError **error)
{
  int depth = hp_part_depth (part);
  gsize start = text->len, max = part->read->reader->limits.max_string_bytes;
  int r;

  while ((r = hp_part_next (part, error)) > 0)
    {
      if (hp_part_ends (part, depth))
        {
          hp_xlsx_unescape (text, start);
          return TRUE;
        }
      if (hp_part_begins (part, "t"))
        {
          if (!hp_part_text (part, text, error))
            return FALSE;
          if (text->len - start > max)
            return hp_read_fail_long (part->read, error);
        }
      else if (hp_part_begins (part, "rPh") && !hp_part_skip (part, error))
        return FALSE;
    }
  return r == 0;
}

static gboolean
read_shared (HpReader *reader, HpPart *part, GError **error)
{
  HpSharedStrings *shared = &reader->shared;
  gint64 max = MIN (reader->limits.max_shared_bytes, (gint64) G_MAXUINT32 / 2);
  int r;

  while ((r = hp_part_next (part, error)) > 0)
    {
      guint32 offset = shared->text->len;

      if (!hp_part_begins (part, "si"))
        continue;
      if (!hp_xlsx_rich_text (part, shared->text, error))
        return FALSE;
      g_string_append_c (shared->text, '\0');
      g_array_append_val (shared->offsets, offset);
      if ((gint64) (shared->text->len + shared->offsets->len * sizeof offset) > max)
        return hp_read_fail (part->read, error, HP_ERROR_LIMIT,
                             _ ("The workbook has more than %" PRId64
                                " bytes of text. Divide it into several files."),
                             max);
    }
  return r == 0;
}

gboolean
hp_xlsx_load_shared (HpReader *reader, HpRead *read, GError **error)
{
  HpSharedStrings *shared = &reader->shared;
  HpPart part;
  gboolean ok;

  if (shared->loaded || shared->part == NULL)
    return TRUE;
  if (!hp_part_open (&part, read, shared->part, error))
    return FALSE;
  g_string_truncate (shared->text, 0);
  g_array_set_size (shared->offsets, 0);
  ok = read_shared (reader, &part, error);
  read->done_bytes += part.produced;
  hp_part_close (&part);
  shared->loaded = ok;
  return ok;
}

/* ---- opening ------------------------------------------------------------------------------- */

static gboolean
load_styles (HpReader *reader, HpRead *read, const char *path, GError **error)
{
  g_autoptr (GHashTable) formats = g_hash_table_new (NULL, NULL);
  HpPart part;
  gboolean ok;

  if (!hp_part_open (&part, read, path, error))
    return FALSE;
  ok = read_styles (reader, &part, formats, error);
  hp_part_close (&part);
  return ok;
}

gboolean
hp_xlsx_open (HpReader *reader, HpRead *read, GError **error)
{
  g_autoptr (GHashTable) package = load_relations (read, "", error);
  g_autoptr (GHashTable) relations = NULL;
  const Relation *book, *styles, *shared;
  HpPart part;
  gboolean ok;

  if (package == NULL)
    return FALSE;
  book = relation_of_type (package, "officeDocument");
  if (book == NULL)
    return hp_read_fail_damaged (read, error, "_rels/.rels");
  if (!g_str_has_suffix (book->target, ".xml"))
    return hp_read_fail (read, error, HP_ERROR_FORMAT,
                         _ ("This is not an .xlsx workbook (perhaps an .xlsb). Open it in Excel, "
                            "save it as .xlsx and use that file."));
  relations = load_relations (read, book->target, error);
  if (relations == NULL || !hp_part_open (&part, read, book->target, error))
    return FALSE;
  ok = read_workbook (reader, &part, relations, error);
  hp_part_close (&part);
  if (!ok)
    return FALSE;
  shared = relation_of_type (relations, "sharedStrings");
  if (shared != NULL)
    reader->shared.part = g_strdup (shared->target);
  styles = relation_of_type (relations, "styles");
  return styles == NULL || load_styles (reader, read, styles->target, error);
}
