/* hp-reader-xlsx.c: the rows of a worksheet.
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

typedef struct
{
  HpReader *reader;
  HpRead *read;
  HpPart *part;
  GString *value;
  int column; /* of the cell before; -1 = none in this row */
} Sheet;

typedef enum
{
  KIND_NUMBER,
  KIND_SHARED,
  KIND_STRING, /* the result of a formula */
  KIND_INLINE,
  KIND_BOOL,
  KIND_ERROR,
  KIND_ISO_DATE,
  KIND_OTHER,
} Kind;

static Kind
kind_of (const char *t)
{
  static const char *const words[] = { "n", "s", "str", "inlineStr", "b", "e", "d" };

  for (guint i = 0; t != NULL && i < G_N_ELEMENTS (words); i++)
    if (strcmp (t, words[i]) == 0)
      return i;
  return t == NULL ? KIND_NUMBER : KIND_OTHER;
}

/* "AB12" → column 27, row 12; "AB" leaves the row 0. FALSE for what is no such reference. */
static gboolean
parse_reference (const char *ref, int *column, gint64 *row)
{
  int c = 0;
  gint64 r = 0;
  int n;

  for (n = 0; g_ascii_isalpha (*ref); ref++, n++)
    {
      if (n == 5)
        return FALSE;
      c = c * 26 + (g_ascii_toupper (*ref) - 'A' + 1);
    }
  if (n == 0)
    return FALSE;
  for (n = 0; g_ascii_isdigit (*ref); ref++, n++)
    {
      if (n == 10)
        return FALSE;
      r = r * 10 + (*ref - '0');
    }
  *column = c - 1;
  *row = r;
  return *ref == '\0';
}

static gboolean
fail_order (Sheet *s, GError **error)
{
  return hp_read_fail (s->read, error, HP_ERROR_FORMAT,
                       _ ("The rows or cells are not in order. Open the file in Excel or "
                          "LibreOffice, save it again and use that copy."));
}

/* Where the cell stands; without a reference it is the one after the cell before. */
static gboolean
place_cell (Sheet *s, const char *ref, gboolean row_known, GError **error)
{
  int column = s->column + 1;
  gint64 row = s->read->row;

  if (ref != NULL && !parse_reference (ref, &column, &row))
    return hp_read_fail_damaged (s->read, error, ref);
  if (row == 0)
    row = s->read->row;
  if (row != s->read->row && (row_known || s->column >= 0 || row < s->read->row))
    return fail_order (s, error);
  if (column <= s->column)
    return fail_order (s, error);
  s->column = column;
  s->read->row = row;
  return TRUE;
}

static gboolean
add_shared (Sheet *s, GError **error)
{
  const HpSharedStrings *shared = &s->reader->shared;
  const char *text;
  char *end;
  guint64 index = g_ascii_strtoull (s->value->str, &end, 10);

  if (end == s->value->str || *end != '\0' || index >= shared->offsets->len)
    return hp_read_fail_damaged (s->read, error, "sharedStrings");
  text = shared->text->str + g_array_index (shared->offsets, guint32, index);
  return hp_read_add_static (s->read, s->column, text, strlen (text), error);
}

/* The date of a time in ISO form, as strict files have; anything else stays text. */
static gboolean
add_iso_date (Sheet *s, GError **error)
{
  g_autofree char *day = g_strndup (s->value->str, 10);
  char after = s->value->len > 10 ? s->value->str[10] : '\0';
  HpDate date;

  if ((after == '\0' || after == 'T') && hp_date_from_iso (day, &date) && hp_date_is_full (date))
    return hp_read_add_date (s->read, s->column, date, error);
  return hp_read_add_text (s->read, s->column, HP_CELL_TEXT, s->value->str, s->value->len, error);
}

static gboolean
add_number (Sheet *s, int style, GError **error)
{
  const GByteArray *dates = s->reader->date_styles;
  HpDate date;
  double number;

  if (style >= 0 && style < (int) dates->len && dates->data[style]
      && hp_read_parse_number (s->value->str, &number)
      && hp_date_from_serial (number, s->reader->date_1904, &date))
    return hp_read_add_date (s->read, s->column, date, error);
  return hp_read_add_number (s->read, s->column, s->value->str, error);
}

static gboolean
add_value (Sheet *s, Kind kind, int style, GError **error)
{
  GString *value = s->value;

  if (value->len == 0)
    return TRUE;
  switch (kind)
    {
    case KIND_NUMBER:
      return add_number (s, style, error);
    case KIND_SHARED:
      return add_shared (s, error);
    case KIND_BOOL:
      return hp_read_add_bool (s->read, s->column, value->str[0] == '1' || value->str[0] == 't',
                               error);
    case KIND_ERROR:
      return hp_read_add_text (s->read, s->column, HP_CELL_ERROR, value->str, value->len, error);
    case KIND_ISO_DATE:
      return add_iso_date (s, error);
    case KIND_STRING:
      hp_xlsx_unescape (value, 0);
      return hp_read_add_text (s->read, s->column, HP_CELL_TEXT, value->str, value->len, error);
    case KIND_INLINE:
    case KIND_OTHER:
    default:
      return hp_read_add_text (s->read, s->column, HP_CELL_TEXT, value->str, value->len, error);
    }
}

static gboolean
read_cell (Sheet *s, gboolean row_known, GError **error)
{
  HpPart *part = s->part;
  const char *style_text = hp_part_attribute (part, "s");
  Kind kind = kind_of (hp_part_attribute (part, "t"));
  int style = style_text != NULL ? atoi (style_text) : 0;
  int depth = hp_part_depth (part);
  int r = 1;

  if (!place_cell (s, hp_part_attribute (part, "r"), row_known, error)
      || !hp_read_count_cells (s->read, 1, error))
    return FALSE;
  g_string_truncate (s->value, 0);
  while ((r = hp_part_next (part, error)) > 0)
    {
      gboolean ok = TRUE;

      if (hp_part_ends (part, depth))
        return add_value (s, kind, style, error);
      if (hp_part_begins (part, "v"))
        ok = hp_part_text (part, s->value, error);
      else if (hp_part_begins (part, "is"))
        {
          ok = hp_xlsx_rich_text (part, s->value, error);
          kind = KIND_INLINE;
        }
      else if (hp_part_on_element (part))
        ok = hp_part_skip (part, error); /* the formula */
      if (!ok)
        return FALSE;
    }
  return r == 0;
}

/* The number of the row; without one it is the row after the one before. */
static gboolean
place_row (Sheet *s, const char *number, GError **error)
{
  gint64 row = s->read->row + 1, max = s->reader->limits.max_rows;
  char *end = NULL;

  if (number != NULL)
    row = g_ascii_strtoll (number, &end, 10);
  if (end != NULL && (end == number || *end != '\0' || row < 1))
    return hp_read_fail_damaged (s->read, error, "row r");
  if (row > max)
    return hp_read_fail (s->read, error, HP_ERROR_LIMIT,
                         _ ("There is a row below row %" PRId64
                            ". Delete what is not needed and save the file again."),
                         max);
  if (row <= s->read->row)
    return fail_order (s, error);
  s->read->row = row;
  return TRUE;
}

static gboolean
read_row (Sheet *s, GError **error)
{
  HpPart *part = s->part;
  const char *number = hp_part_attribute (part, "r");
  gboolean known = number != NULL;
  int depth = hp_part_depth (part);
  int r = 1;

  if (!place_row (s, number, error))
    return FALSE;
  s->column = -1;
  while ((r = hp_part_next (part, error)) > 0)
    {
      if (hp_part_ends (part, depth))
        return hp_read_flush (s->read, 1, error);
      if (hp_part_begins (part, "c") && !read_cell (s, known, error))
        return FALSE;
    }
  return r == 0;
}

static gboolean
read_sheet (Sheet *s, GError **error)
{
  gboolean root = FALSE, in_data = FALSE;
  int r;

  while ((r = hp_part_next (s->part, error)) > 0)
    {
      int depth = hp_part_depth (s->part);

      if (depth == 0)
        root = root || hp_part_begins (s->part, "worksheet");
      else if (depth == 1)
        in_data = hp_part_begins (s->part, "sheetData");
      else if (in_data && depth == 2 && hp_part_begins (s->part, "row") && !read_row (s, error))
        return FALSE;
    }
  if (r == 0 && !root)
    return hp_read_fail_damaged (s->read, error, "worksheet");
  return r == 0;
}

gboolean
hp_xlsx_read (HpReader *reader, HpRead *read, const HpSheetInfo *sheet, GError **error)
{
  Sheet s = { .reader = reader, .read = read };
  HpPart part;
  gboolean ok;

  read->all_bytes = hp_part_size (reader, sheet->part);
  if (reader->shared.part != NULL && !reader->shared.loaded)
    read->all_bytes += hp_part_size (reader, reader->shared.part);
  if (!hp_xlsx_load_shared (reader, read, error) || !hp_part_open (&part, read, sheet->part, error))
    return FALSE;
  s.part = &part;
  s.value = g_string_new (NULL);
  ok = read_sheet (&s, error);
  g_string_free (s.value, TRUE);
  hp_part_close (&part);
  return ok;
}
