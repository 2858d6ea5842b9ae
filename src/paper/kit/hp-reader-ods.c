/* hp-reader-ods.c: OpenDocument spreadsheets (ODF 1.2 part 1, chapter 9).
 *
 * Rows and cells may stand for many of their kind. What is empty is only counted, so that the
 * million empty rows at the end of a sheet cost nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PEEK_BYTES (1024 * 1024)
#define MAX_STYLES 65536
/* Repetitions above this are as good as endless. */
#define MAX_REPEAT (G_GINT64_CONSTANT (1) << 30)
#define CONTENT "content.xml"
#define NS_OFFICE ":office:"
#define NS_CALCEXT ":calcext:"

typedef enum
{
  VALUE_NONE,
  VALUE_NUMBER,
  VALUE_DATE,
  VALUE_BOOL,
  VALUE_TEXT,
  VALUE_ERROR,
} ValueKind;

typedef struct
{
  HpRead *read;
  HpPart *part;
  gint64 row;    /* the next one, from 1 */
  gint64 column; /* the next one, from 0 */
  ValueKind kind;
  GString *value; /* of the cell's attribute */
  GString *text;  /* of its paragraphs */
} Table;

/* ---- opening ------------------------------------------------------------------------------- */

/* Remembers a table style that hides its tables; the part stands on its style element. */
static gboolean
read_style (HpPart *part, GHashTable *hidden, GError **error)
{
  const char *family = hp_part_attribute (part, "family");
  g_autofree char *name = g_strdup (hp_part_attribute (part, "name"));
  int depth = hp_part_depth (part), r;

  if (family == NULL || strcmp (family, "table") != 0 || name == NULL)
    return hp_part_skip (part, error);
  while ((r = hp_part_next (part, error)) > 0)
    {
      const char *display;

      if (hp_part_ends (part, depth))
        return TRUE;
      if (!hp_part_begins (part, "table-properties"))
        continue;
      display = hp_part_attribute (part, "display");
      if (g_strcmp0 (display, "false") == 0 && g_hash_table_size (hidden) < MAX_STYLES)
        g_hash_table_add (hidden, g_strdup (name));
    }
  return r == 0;
}

static gboolean
add_table (HpReader *reader, HpPart *part, GHashTable *hidden, GError **error)
{
  const char *name = hp_part_attribute (part, "name");
  const char *style = hp_part_attribute (part, "style-name");

  if ((int) reader->sheets->len >= reader->limits.max_sheets)
    return hp_read_fail (part->read, error, HP_ERROR_LIMIT,
                         _ ("The file has more than %d sheets. Delete what is not needed and save "
                            "it again."),
                         reader->limits.max_sheets);
  hp_reader_add_sheet (reader, name != NULL ? name : "", NULL,
                       style == NULL || !g_hash_table_contains (hidden, style));
  return hp_part_skip (part, error);
}

/* Sheets are children of document-content, body, spreadsheet. */
static gboolean
list_tables (HpReader *reader, HpPart *part, GError **error)
{
  g_autoptr (GHashTable) hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean in_sheets = FALSE, ok = TRUE;
  int r = 0;

  while (ok && (r = hp_part_next (part, error)) > 0)
    {
      int depth = hp_part_depth (part);

      if (depth == 2 && hp_part_begins (part, "style"))
        ok = read_style (part, hidden, error);
      else if (depth == 2)
        in_sheets = hp_part_begins (part, "spreadsheet");
      else if (depth == 3 && in_sheets && hp_part_begins (part, "table"))
        ok = add_table (reader, part, hidden, error);
    }
  return ok && r == 0;
}

static gboolean
check_kind (HpReader *reader, HpRead *read, GError **error)
{
  g_autofree char *mime = NULL;
  g_autofree char *manifest = NULL;
  gsize n;

  mime = hp_part_peek (reader, "mimetype", 256, &n);
  if (mime != NULL && strstr (mime, "opendocument.spreadsheet") == NULL)
    return hp_read_fail (read, error, HP_ERROR_FORMAT,
                         _ ("This is not a spreadsheet. Open it in LibreOffice, save it as .ods "
                            "or .xlsx and use that file."));
  manifest = hp_part_peek (reader, "META-INF/manifest.xml", PEEK_BYTES, &n);
  if (manifest != NULL && g_strstr_len (manifest, n, "encryption-data") != NULL)
    return hp_read_fail (read, error, HP_ERROR_PASSWORD,
                         _ ("The spreadsheet is protected by a password. Open it in LibreOffice, "
                            "save it without a password and try again."));
  return TRUE;
}

gboolean
hp_ods_open (HpReader *reader, HpRead *read, GError **error)
{
  HpPart part;
  gboolean ok;

  if (!check_kind (reader, read, error) || !hp_part_open (&part, read, CONTENT, error))
    return FALSE;
  ok = list_tables (reader, &part, error);
  hp_part_close (&part);
  if (ok && reader->sheets->len == 0)
    return hp_read_fail (read, error, HP_ERROR_FORMAT,
                         _ ("The file has no sheet. Open it in LibreOffice, save it as .ods or "
                            ".xlsx and use that file."));
  return ok;
}

/* ---- cells --------------------------------------------------------------------------------- */

static gint64
repeat_of (HpPart *part, const char *attribute)
{
  const char *text = hp_part_attribute (part, attribute);
  gint64 n = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 1;

  return CLAMP (n, 1, MAX_REPEAT);
}

static gboolean
append (Table *t, const char *bytes, gsize n, GError **error)
{
  if (t->text->len + n > (gsize) t->read->reader->limits.max_string_bytes)
    return hp_read_fail_long (t->read, error);
  g_string_append_len (t->text, bytes, n);
  return TRUE;
}

/* Blanks in the file are layout: any number of them is one (ODF 1.2 part 1, 6.1.2). */
static gboolean
append_collapsed (Table *t, const char *value, gboolean *blank, GError **error)
{
  for (const char *p = value; *p != '\0';)
    {
      gsize n = strcspn (p, " \t\r\n");

      if (n > 0 && !append (t, p, n, error))
        return FALSE;
      *blank = n > 0 ? FALSE : *blank;
      p += n;
      n = strspn (p, " \t\r\n");
      if (n > 0 && !*blank && !append (t, " ", 1, error))
        return FALSE;
      *blank = n > 0 ? TRUE : *blank;
      p += n;
    }
  return TRUE;
}

static gboolean
append_spaces (Table *t, gint64 n, GError **error)
{
  if (n > t->read->reader->limits.max_string_bytes)
    return hp_read_fail_long (t->read, error);
  for (gint64 i = 0; i < n; i++)
    if (!append (t, " ", 1, error))
      return FALSE;
  return TRUE;
}

/* An element within a paragraph: blanks and breaks are text, notes are not. */
static gboolean
read_inline (Table *t, gboolean *blank, GError **error)
{
  static const char *const foreign[] = { "annotation", "note", "ruby-text", "frame", NULL };

  if (hp_part_begins (t->part, "s"))
    {
      *blank = FALSE;
      return append_spaces (t, repeat_of (t->part, "c"), error);
    }
  if (hp_part_begins (t->part, "tab"))
    return append (t, "\t", 1, error);
  if (hp_part_begins (t->part, "line-break"))
    return append (t, "\n", 1, error);
  if (g_strv_contains (foreign, hp_part_name (t->part)))
    return hp_part_skip (t->part, error);
  return TRUE;
}

static gboolean
read_paragraph (Table *t, GError **error)
{
  int depth = hp_part_depth (t->part), r;
  gboolean blank = TRUE;

  if (t->text->len > 0 && !append (t, "\n", 1, error))
    return FALSE;
  while ((r = hp_part_next (t->part, error)) > 0)
    {
      const char *value = hp_part_value (t->part);

      if (hp_part_ends (t->part, depth))
        return TRUE;
      if (value != NULL && !append_collapsed (t, value, &blank, error))
        return FALSE;
      if (hp_part_on_element (t->part) && !read_inline (t, &blank, error))
        return FALSE;
    }
  return r == 0;
}

static void
read_value (Table *t)
{
  HpPart *part = t->part;
  const char *type = hp_part_attribute_ns (part, NS_OFFICE, "value-type");
  const char *ext = hp_part_attribute_ns (part, NS_CALCEXT, "value-type");
  const char *value = NULL;

  t->kind = VALUE_NONE;
  if (type != NULL && ext != NULL && strcmp (ext, "error") == 0)
    t->kind = VALUE_ERROR;
  else if (type != NULL
           && g_strv_contains ((const char *const[]){ "float", "percentage", "currency", NULL },
                               type))
    {
      t->kind = VALUE_NUMBER;
      value = hp_part_attribute_ns (part, NS_OFFICE, "value");
    }
  else if (type != NULL && strcmp (type, "date") == 0)
    {
      t->kind = VALUE_DATE;
      value = hp_part_attribute_ns (part, NS_OFFICE, "date-value");
    }
  else if (type != NULL && strcmp (type, "boolean") == 0)
    {
      t->kind = VALUE_BOOL;
      value = hp_part_attribute_ns (part, NS_OFFICE, "boolean-value");
    }
  else
    {
      t->kind = VALUE_TEXT;
      value = hp_part_attribute_ns (part, NS_OFFICE, "string-value");
    }
  g_string_assign (t->value, value != NULL ? value : "");
}

static gboolean
read_cell_content (Table *t, GError **error)
{
  int depth = hp_part_depth (t->part), r;

  g_string_truncate (t->text, 0);
  while ((r = hp_part_next (t->part, error)) > 0)
    {
      if (hp_part_ends (t->part, depth))
        return TRUE;
      if (hp_part_begins (t->part, "p"))
        {
          if (!read_paragraph (t, error))
            return FALSE;
        }
      else if (hp_part_on_element (t->part) && !hp_part_skip (t->part, error))
        return FALSE;
    }
  return r == 0;
}

static gboolean
add_value (Table *t, int column, GError **error)
{
  const GString *shown = t->text->len > 0 ? t->text : t->value;
  g_autofree char *day = NULL;
  HpDate date;

  if (t->kind == VALUE_NUMBER && t->value->len > 0)
    return hp_read_add_number (t->read, column, t->value->str, error);
  if (t->kind == VALUE_BOOL && t->value->len > 0)
    return hp_read_add_bool (t->read, column, strcmp (t->value->str, "true") == 0, error);
  if (t->kind == VALUE_DATE)
    {
      day = g_strndup (t->value->str, 10);
      if ((t->value->len <= 10 || t->value->str[10] == 'T') && hp_date_from_iso (day, &date)
          && hp_date_is_full (date))
        return hp_read_add_date (t->read, column, date, error);
    }
  return hp_read_add_text (t->read, column, t->kind == VALUE_ERROR ? HP_CELL_ERROR : HP_CELL_TEXT,
                           shown->str, shown->len, error);
}

static gboolean
read_cell (Table *t, GError **error)
{
  gint64 repeat = repeat_of (t->part, "number-columns-repeated");
  int max = t->read->reader->limits.max_columns;
  int before = t->read->row_cells;

  read_value (t);
  if (!hp_read_count_cells (t->read, 1, error) || !read_cell_content (t, error))
    return FALSE;
  for (gint64 i = 0; i < repeat; i++)
    {
      if (!add_value (t, (int) MIN (t->column + i, max), error))
        return FALSE;
      if (t->read->row_cells == before)
        break; /* empty, and so are the others */
      if (i > 0 && !hp_read_count_cells (t->read, 1, error))
        return FALSE;
    }
  t->column = MIN (t->column + repeat, MAX_REPEAT);
  return TRUE;
}

/* ---- rows ---------------------------------------------------------------------------------- */

/* What lies hidden under a merged cell is not read. */
static gboolean
read_row (Table *t, GError **error)
{
  HpPart *part = t->part;
  gint64 repeat = repeat_of (part, "number-rows-repeated");
  int depth = hp_part_depth (part), r = 1;

  t->column = 0;
  t->read->row = t->row;
  while ((r = hp_part_next (part, error)) > 0)
    {
      if (hp_part_ends (part, depth))
        break;
      if (hp_part_begins (part, "table-cell"))
        {
          if (!read_cell (t, error))
            return FALSE;
        }
      else if (hp_part_on_element (part))
        {
          if (hp_part_begins (part, "covered-table-cell"))
            t->column = MIN (t->column + repeat_of (part, "number-columns-repeated"), MAX_REPEAT);
          if (!hp_part_skip (part, error))
            return FALSE;
        }
    }
  if (r < 0 || !hp_read_flush (t->read, repeat, error))
    return FALSE;
  t->row = MIN (t->row + repeat, MAX_REPEAT);
  return TRUE;
}

static gboolean
read_table (Table *t, GError **error)
{
  static const char *const groups[] = { "table-rows", "table-header-rows", "table-row-group",
                                        NULL };
  int depth = hp_part_depth (t->part), r;

  while ((r = hp_part_next (t->part, error)) > 0)
    {
      gboolean ok = TRUE;

      if (hp_part_ends (t->part, depth))
        return TRUE;
      if (hp_part_begins (t->part, "table-row"))
        ok = read_row (t, error);
      else if (hp_part_on_element (t->part) && !g_strv_contains (groups, hp_part_name (t->part)))
        ok = hp_part_skip (t->part, error);
      if (!ok)
        return FALSE;
    }
  return r == 0;
}

/* Goes to the table number @index and reads it; sheets of one name are told apart by it. */
static gboolean
find_and_read (Table *t, guint index, GError **error)
{
  gboolean in_sheets = FALSE;
  int r;

  while ((r = hp_part_next (t->part, error)) > 0)
    {
      int depth = hp_part_depth (t->part);

      if (depth == 2)
        in_sheets = hp_part_begins (t->part, "spreadsheet");
      if (depth != 3 || !in_sheets || !hp_part_begins (t->part, "table"))
        continue;
      if (index-- == 0)
        return read_table (t, error);
      if (!hp_part_skip (t->part, error))
        return FALSE;
    }
  return r < 0 ? FALSE : hp_read_fail_damaged (t->read, error, CONTENT);
}

gboolean
hp_ods_read (HpReader *reader, HpRead *read, const HpSheetInfo *sheet, GError **error)
{
  Table t = { .read = read, .row = 1 };
  HpPart part;
  guint index = 0;
  gboolean ok;

  if (!g_ptr_array_find (reader->sheets, sheet, &index)
      || !hp_part_open (&part, read, CONTENT, error))
    return FALSE;
  read->all_bytes = part.size;
  t.part = &part;
  t.value = g_string_new (NULL);
  t.text = g_string_new (NULL);
  ok = find_and_read (&t, index, error);
  g_string_free (t.value, TRUE);
  g_string_free (t.text, TRUE);
  hp_part_close (&part);
  return ok;
}
