/* hp-reader-row.c: one reading: where it stands, the cells of the row, numbers, limits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-reader-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

/* Whole numbers below this are exact in a double and written out. */
#define EXACT_BELOW 1e15

static char *
place (HpRead *read)
{
  const char *file = read->reader->name;

  if (read->line > 0)
    return g_strdup_printf (_ ("“%s”, line %" PRId64), file, read->line);
  if (read->sheet != NULL && read->row > 0)
    return g_strdup_printf (_ ("“%s”, sheet “%s”, row %" PRId64), file, read->sheet, read->row);
  if (read->sheet != NULL)
    return g_strdup_printf (_ ("“%s”, sheet “%s”"), file, read->sheet);
  return g_strdup_printf (_ ("“%s”"), file);
}

gboolean
hp_read_fail (HpRead *read, GError **error, HpError code, const char *format, ...)
{
  g_autofree char *where = place (read);
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, HP_ERROR, code, _ ("%s: %s"), where, sentence);
  return FALSE;
}

gboolean
hp_read_fail_damaged (HpRead *read, GError **error, const char *detail)
{
  return hp_read_fail (read, error, HP_ERROR_FORMAT,
                       _ ("The file is damaged or was not copied whole (%s). Open it in Excel or "
                          "LibreOffice, save it again and use that copy."),
                       detail);
}

gboolean
hp_read_fail_long (HpRead *read, GError **error)
{
  return hp_read_fail (read, error, HP_ERROR_LIMIT,
                       _ ("A cell has more text than the %" PRId64
                          " bytes that a cell may have. Shorten it and save the file again."),
                       read->reader->limits.max_string_bytes);
}

gboolean
hp_read_is_cancelled (HpRead *read, GError **error)
{
  if (read->cancellable == NULL || !g_cancellable_is_cancelled (read->cancellable))
    return FALSE;
  g_set_error_literal (error, HP_ERROR, HP_ERROR_CANCELLED, _ ("Stopped. Nothing was changed."));
  return TRUE;
}

gboolean
hp_read_check (HpRead *read, gint64 bytes, GError **error)
{
  if (hp_read_is_cancelled (read, error))
    return FALSE;
  if (read->progress != NULL && read->all_bytes > 0)
    {
      gint64 part = (read->done_bytes + bytes) * 1000 / read->all_bytes;

      g_atomic_int_set (read->progress, (int) CLAMP (part, 0, 1000));
    }
  return TRUE;
}

gboolean
hp_read_count_cells (HpRead *read, gint64 n, GError **error)
{
  gint64 max = read->reader->limits.max_cells;

  if (n > max - read->n_cells)
    return hp_read_fail (read, error, HP_ERROR_LIMIT,
                         _ ("The sheet has more than %" PRId64
                            " cells. Delete what is not needed, or divide it into several files."),
                         max);
  read->n_cells += n;
  return TRUE;
}

static gboolean
is_blank (const char *text, gsize len)
{
  const char *end = text + len;

  while (text < end)
    {
      guchar c = *text;

      if (c >= 0x80 ? !g_unichar_isspace (g_utf8_get_char (text)) : !g_ascii_isspace (c))
        return FALSE;
      text = g_utf8_next_char (text);
    }
  return TRUE;
}

/* The text is copied, unless the cell says where it stays. */
static gboolean
push (HpRead *read, HpCell cell, const char *text, gsize len, GError **error)
{
  int max = read->reader->limits.max_columns;

  if (cell.column >= max)
    return hp_read_fail (read, error, HP_ERROR_LIMIT,
                         _ ("There is content to the right of column %d. Delete what is not "
                            "needed and save the file again."),
                         max);
  hp_read_push (read, &cell, text, len);
  return TRUE;
}

gboolean
hp_read_add_text (HpRead *read, int column, HpCellType type, const char *text, gsize len,
                  GError **error)
{
  if (len > (gsize) read->reader->limits.max_string_bytes)
    return hp_read_fail_long (read, error);
  if (is_blank (text, len))
    return TRUE;
  return push (read, (HpCell){ .column = column, .type = type }, text, len, error);
}

gboolean
hp_read_add_static (HpRead *read, int column, const char *text, gsize len, GError **error)
{
  if (is_blank (text, len))
    return TRUE;
  return push (read, (HpCell){ .column = column, .type = HP_CELL_TEXT, .text = text }, NULL, 0,
               error);
}

gboolean
hp_read_parse_number (const char *digits, double *number)
{
  char *end;

  /* strtod would also take "0x1", "inf" and "nan". */
  if (digits[strspn (digits, "0123456789+-.eE \t\r\n")] != '\0')
    return FALSE;
  *number = g_ascii_strtod (digits, &end);
  return end != digits && end[strspn (end, " \t\r\n")] == '\0' && isfinite (*number);
}

/* Numbers of 16 digits and more (a card or account number that somebody typed as a number) keep
 * the digits that stand in the file. */
static gboolean
is_plain_whole (const char *digits, gsize *len)
{
  gsize n = strspn (digits, "0123456789");

  *len = n;
  return n > 0 && n <= 20 && digits[0] != '0' && digits[n + strspn (digits + n, " \t\r\n")] == '\0';
}

gboolean
hp_read_add_number (HpRead *read, int column, const char *digits, GError **error)
{
  HpCell cell = { .column = column, .type = HP_CELL_NUMBER };
  char text[64];
  gsize len;

  digits += strspn (digits, " \t\r\n");
  if (!hp_read_parse_number (digits, &cell.number))
    return hp_read_add_text (read, column, HP_CELL_TEXT, digits, strlen (digits), error);
  if (is_plain_whole (digits, &len))
    return push (read, cell, digits, len, error);
  if (cell.number != floor (cell.number))
    g_ascii_formatd (text, sizeof text, "%.15g", cell.number);
  else if (fabs (cell.number) < EXACT_BELOW)
    g_snprintf (text, sizeof text, "%" PRId64, (gint64) cell.number);
  else
    g_ascii_formatd (text, sizeof text, fabs (cell.number) < 1e21 ? "%.0f" : "%.15g", cell.number);
  return push (read, cell, text, strlen (text), error);
}

gboolean
hp_read_add_bool (HpRead *read, int column, gboolean value, GError **error)
{
  HpCell cell = { .column = column, .type = HP_CELL_BOOL, .number = value ? 1 : 0 };

  return push (read, cell, value ? "1" : "0", 1, error);
}

gboolean
hp_read_add_date (HpRead *read, int column, HpDate date, GError **error)
{
  HpCell cell = { .column = column, .type = HP_CELL_DATE, .date = date };
  g_autofree char *text = hp_date_to_vi (date);

  return push (read, cell, text, strlen (text), error);
}

gboolean
hp_read_flush (HpRead *read, gint64 repeat, GError **error)
{
  gint64 max = read->reader->limits.max_rows;
  gint64 row = read->row;

  if (read->row_cells == 0)
    return TRUE;
  if (row > max || repeat - 1 > max - row)
    return hp_read_fail (read, error, HP_ERROR_LIMIT,
                         _ ("The sheet has content below row %" PRId64
                            ". Delete what is not needed, or divide it into several files."),
                         max);
  return hp_read_count_cells (read, (repeat - 1) * read->row_cells, error)
         && hp_read_end_row (read, repeat, error);
}
