/* hp-sheet.c: the face of a sheet: checks, gathers rows, measures them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-sheet.h"

#include "engine/core/hp-percent.h"
#include "paper/kit/hp-sheet-private.h"

#include <math.h>
#include <string.h>

#define DOTS "…………"
/* What rows must be for cells to reach down over them. */
#define REACHED_ROW (HP_ROW_HEADING | HP_ROW_JOINED)

void
hp_sheet_init (HpSheet *sheet, const HpSheetEnd *end)
{
  sheet->end = end;
  sheet->measure = hp_measure_new ();
  sheet->cells = g_array_new (FALSE, FALSE, sizeof (HpSheetCell));
  sheet->strings = g_string_new (NULL);
  sheet->down = g_array_new (FALSE, FALSE, sizeof (HpSheetCell));
  sheet->down_needs = g_array_new (FALSE, FALSE, sizeof (double));
}

void
hp_sheet_free (HpSheet *sheet)
{
  if (sheet == NULL)
    return;
  hp_measure_free (sheet->measure);
  g_free (sheet->edges);
  g_free (sheet->taken);
  g_array_unref (sheet->cells);
  g_string_free (sheet->strings, TRUE);
  g_array_unref (sheet->down);
  g_array_unref (sheet->down_needs);
  sheet->end->free (sheet);
}

HpSheetSetup
hp_sheet_setup_complete (const HpSheetSetup *setup)
{
  HpSheetSetup full = *setup;

  if (full.margin_top <= 0)
    full.margin_top = 20;
  if (full.margin_bottom <= 0)
    full.margin_bottom = 20;
  if (full.margin_left <= 0)
    full.margin_left = 25;
  if (full.margin_right <= 0)
    full.margin_right = 15;
  if (full.font_size <= 0)
    full.font_size = 13;
  return full;
}

double
hp_style_size (HpStyle style, double own)
{
  int size = (style >> 16) & 0xff;

  return size > 0 ? size : own;
}

/* Spreadsheets know heights in steps of three quarters of a point. */
static double
round_height (double height)
{
  return ceil (height / 0.75 - 0.001) * 0.75;
}

/* No word is broken and no number cut where smaller print avoids it; but print stays readable. */
static void
fit_size (HpSheet *sheet, HpSheetCell *cell, double width, const char *text)
{
  double word = hp_measure_longest_word (sheet->measure, cell->style, text);
  double least = cell->size * (cell->kind == HP_SHEET_TEXT ? 0.75 : 0.5);
  double fitting;

  if (word * cell->size <= width)
    return;
  fitting = floor (width / word * 4) / 4;
  if (fitting >= least)
    cell->size = fitting;
}

static double
cell_height (HpSheet *sheet, HpSheetCell *cell)
{
  const char *text = sheet->strings->str + cell->text;
  double width;
  int lines;

  cell->size = floor (hp_style_size (cell->style, sheet->font_size) * 4 + 0.5) / 4;
  if (*text == '\0')
    return 0;
  width = sheet->edges[cell->column + cell->span] - sheet->edges[cell->column] - 2 * HP_SHEET_PAD;
  fit_size (sheet, cell, width, text);
  lines = hp_measure_lines (sheet->measure, cell->style, cell->size, width, text);
  return lines * cell->size * HP_LINE_PITCH + 2 * HP_SHEET_GAP
         + ((cell->style & HP_STYLE_RULE) != 0 ? HP_RULE_ROOM : 0);
}

/* What the cells that end in this row still lack makes it higher. */
static double
end_row_of_down (HpSheet *sheet, double height)
{
  for (guint i = 0; i < sheet->down->len; i++)
    {
      const HpSheetCell *cell = &g_array_index (sheet->down, HpSheetCell, i);

      if (cell->row_within == cell->rows - 1)
        height = MAX (height, g_array_index (sheet->down_needs, double, i));
    }
  height = round_height (height);
  for (guint i = sheet->down->len; i-- > 0;)
    {
      HpSheetCell *cell = &g_array_index (sheet->down, HpSheetCell, i);

      g_array_index (sheet->down_needs, double, i) -= height;
      if (++cell->row_within < cell->rows)
        continue;
      g_array_remove_index (sheet->down, i);
      g_array_remove_index (sheet->down_needs, i);
    }
  return height;
}

static void
end_row (HpSheet *sheet)
{
  double height = MAX (sheet->row_least, 0);
  gboolean any = FALSE;
  HpSheetRow row;

  if (!sheet->row_open)
    return;
  sheet->row_open = FALSE;
  for (guint i = 0; i < sheet->cells->len; i++)
    {
      HpSheetCell *cell = &g_array_index (sheet->cells, HpSheetCell, i);
      double need;

      if (cell->kind == HP_SHEET_BELOW)
        continue;
      need = cell_height (sheet, cell);
      if (cell->rows > 1)
        {
          g_array_append_val (sheet->down, *cell);
          g_array_append_val (sheet->down_needs, need);
          continue;
        }
      any = any || need > 0;
      height = MAX (height, need);
    }
  if (!any && sheet->row_least <= 0)
    height = sheet->font_size * HP_LINE_PITCH + 2 * HP_SHEET_GAP;
  row.number = sheet->row_number;
  row.flags = sheet->row_flags;
  row.height = end_row_of_down (sheet, height);
  row.cells = (const HpSheetCell *) (void *) sheet->cells->data;
  row.n_cells = sheet->cells->len;
  row.strings = sheet->strings->str;
  sheet->end->row (sheet, &row);
}

static void
end_worksheet (HpSheet *sheet)
{
  end_row (sheet);
  if (sheet->down->len > 0)
    g_critical ("a cell reaches below the last row of its worksheet");
  g_array_set_size (sheet->down, 0);
  g_array_set_size (sheet->down_needs, 0);
}

void
hp_sheet_begin (HpSheet *sheet, const HpSheetSetup *setup)
{
  HpSheetSetup full;
  double x = 0;

  g_return_if_fail (sheet != NULL && !sheet->closed);
  g_return_if_fail (setup != NULL && setup->widths != NULL);
  g_return_if_fail (setup->n_columns > 0 && setup->n_columns <= 1000);

  end_worksheet (sheet);
  full = hp_sheet_setup_complete (setup);
  sheet->n_columns = full.n_columns;
  sheet->font_size = full.font_size;
  sheet->edges = g_renew (double, sheet->edges, full.n_columns + 1);
  sheet->taken = g_renew (guint8, sheet->taken, full.n_columns);
  for (int i = 0; i < full.n_columns; i++)
    {
      sheet->edges[i] = x;
      x += HP_MM (full.widths[i]);
    }
  sheet->edges[full.n_columns] = x;
  sheet->row_number = 0;
  sheet->end->begin (sheet, &full);
}

void
hp_sheet_row (HpSheet *sheet, double height, HpRowFlags flags)
{
  g_return_if_fail (sheet != NULL && !sheet->closed && sheet->n_columns > 0);

  end_row (sheet);
  if (sheet->down->len > 0 && (flags & REACHED_ROW) == 0)
    g_critical ("a cell reaches down into a row that is neither a heading nor joined");
  sheet->row_number++;
  sheet->row_open = TRUE;
  sheet->row_flags = flags;
  sheet->row_least = HP_MM (height);
  g_array_set_size (sheet->cells, 0);
  /* Offset 0 is the empty text. */
  g_string_truncate (sheet->strings, 0);
  g_string_append_c (sheet->strings, '\0');
  memset (sheet->taken, 0, sheet->n_columns);
  for (guint i = 0; i < sheet->down->len; i++)
    {
      HpSheetCell cell = g_array_index (sheet->down, HpSheetCell, i);

      cell.kind = HP_SHEET_BELOW;
      cell.text = 0;
      memset (sheet->taken + cell.column, 1, cell.span);
      g_array_append_val (sheet->cells, cell);
    }
}

int
hp_sheet_row_number (HpSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, 0);

  return sheet->row_number;
}

static gboolean
is_free (HpSheet *sheet, int column, int span)
{
  if (!sheet->row_open || column < 0 || span < 1 || span > sheet->n_columns - column)
    return FALSE;
  return memchr (sheet->taken + column, 1, span) == NULL;
}

/* Neither XML nor a line of print can hold control characters. */
static gboolean
is_clean (const char *text)
{
  const guchar *p;

  for (p = (const guchar *) text; *p != '\0'; p++)
    if ((*p < 0x20 && *p != '\n') || *p == 0x7f
        || (*p == 0xef && p[1] == 0xbf && (p[2] == 0xbe || p[2] == 0xbf)))
      return FALSE;
  return g_utf8_validate (text, (const char *) p - text, NULL);
}

static void
append_clean (GString *strings, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r' && p[1] == '\n')
        continue;
      if (c == '\r')
        c = '\n';
      else if ((c < 0x20 && c != '\n') || c == 0x7f)
        c = ' ';
      else if (c == 0xfffe || c == 0xffff)
        c = 0xfffd;
      g_string_append_unichar (strings, c);
    }
}

static gsize
keep_string (HpSheet *sheet, const char *text)
{
  gsize place = sheet->strings->len;

  if (text == NULL || *text == '\0')
    return 0;
  if (is_clean (text))
    g_string_append (sheet->strings, text);
  else
    append_clean (sheet->strings, text);
  g_string_append_c (sheet->strings, '\0');
  return place;
}

static HpSheetCell *
add_cell (HpSheet *sheet, HpSheetKind kind, int column, int span, HpStyle style, const char *text)
{
  HpSheetCell cell = { 0 };

  memset (sheet->taken + column, 1, span);
  cell.kind = kind;
  cell.style = style;
  cell.column = column;
  cell.span = span;
  cell.rows = 1;
  cell.text = keep_string (sheet, text);
  g_array_append_val (sheet->cells, cell);
  return &g_array_index (sheet->cells, HpSheetCell, sheet->cells->len - 1);
}

void
hp_sheet_text (HpSheet *sheet, int column, int span, HpStyle style, const char *text)
{
  g_return_if_fail (sheet != NULL && is_free (sheet, column, span));

  add_cell (sheet, text != NULL && *text != '\0' ? HP_SHEET_TEXT : HP_SHEET_BLANK, column, span,
            style, text);
}

void
hp_sheet_text_down (HpSheet *sheet, int column, int span, int rows, HpStyle style, const char *text)
{
  HpSheetCell *cell;

  g_return_if_fail (sheet != NULL && is_free (sheet, column, span));
  g_return_if_fail (rows >= 1 && rows <= 1000);
  g_return_if_fail (rows == 1 || (sheet->row_flags & REACHED_ROW) != 0);

  cell = add_cell (sheet, text != NULL && *text != '\0' ? HP_SHEET_TEXT : HP_SHEET_BLANK, column,
                   span, style, text);
  cell->rows = rows;
}

void
hp_sheet_blank (HpSheet *sheet, int column, int span, HpStyle style)
{
  g_return_if_fail (sheet != NULL && is_free (sheet, column, span));

  add_cell (sheet, HP_SHEET_BLANK, column, span, style, NULL);
}

static void
add_missing (HpSheet *sheet, int column, int span, HpStyle style)
{
  if ((style & HP_STYLE_BORDER) != 0)
    add_cell (sheet, HP_SHEET_BLANK, column, span, style, NULL);
  else
    add_cell (sheet, HP_SHEET_TEXT, column, span, style, DOTS);
}

static void
add_count (HpSheet *sheet, int column, int span, HpStyle style, const char *formula, gint64 count)
{
  g_autofree char *text = NULL;
  HpSheetCell *cell;

  if (count == HP_MISSING)
    {
      /* A sum of nothing would show 0, and what is missing is never 0. */
      add_missing (sheet, column, span, style);
      return;
    }
  text = hp_count_format (count, '.');
  cell = add_cell (sheet, HP_SHEET_NUMBER, column, span, style, text);
  cell->value = count;
  cell->formula = keep_string (sheet, formula);
}

void
hp_sheet_count (HpSheet *sheet, int column, int span, HpStyle style, gint64 count)
{
  g_return_if_fail (sheet != NULL && is_free (sheet, column, span));

  add_count (sheet, column, span, style, NULL, count);
}

void
hp_sheet_formula (HpSheet *sheet, int column, int span, HpStyle style, const char *formula,
                  gint64 count)
{
  g_return_if_fail (sheet != NULL && is_free (sheet, column, span));
  g_return_if_fail (formula != NULL && *formula != '\0' && *formula != '=');

  add_count (sheet, column, span, style, formula, count);
}

void
hp_sheet_percent (HpSheet *sheet, int column, int span, HpStyle style, const char *formula,
                  gint64 hundredths)
{
  g_autofree char *text = NULL;
  HpSheetCell *cell;

  g_return_if_fail (sheet != NULL && is_free (sheet, column, span));
  g_return_if_fail (formula == NULL || (*formula != '\0' && *formula != '='));

  if (hundredths < 0)
    {
      add_missing (sheet, column, span, style);
      return;
    }
  text = hp_percent_format (hundredths, ',');
  cell = add_cell (sheet, HP_SHEET_PERCENT, column, span, style, text);
  cell->value = hundredths;
  cell->formula = keep_string (sheet, formula);
}

void
hp_sheet_chart (HpSheet *sheet, const char *title, int label_column, int value_column,
                int first_row, int last_row)
{
  g_return_if_fail (sheet != NULL && !sheet->closed && sheet->n_columns > 0);
  g_return_if_fail (label_column >= 0 && label_column < sheet->n_columns);
  g_return_if_fail (value_column >= 0 && value_column < sheet->n_columns);
  g_return_if_fail (first_row >= 1 && last_row >= first_row && last_row <= sheet->row_number);

  if (sheet->end->chart != NULL)
    sheet->end->chart (sheet, title, label_column, value_column, first_row, last_row);
}

static void
validate (HpSheet *sheet, int column, int first, int last, const char *const *values, gint64 least,
          gint64 most)
{
  g_return_if_fail (sheet != NULL && column >= 0 && column < sheet->n_columns);
  g_return_if_fail (first >= 1 && last >= first);

  if (sheet->end->validate != NULL)
    sheet->end->validate (sheet, column, first, last, values, least, most);
}

void
hp_sheet_validate_list (HpSheet *sheet, int column, int first, int last, const char *const *values)
{
  validate (sheet, column, first, last, values, 0, 0);
}

void
hp_sheet_validate_number (HpSheet *sheet, int column, int first, int last, gint64 least,
                          gint64 most)
{
  validate (sheet, column, first, last, NULL, least, most);
}

gboolean
hp_sheet_close (HpSheet *sheet, GError **error)
{
  g_return_val_if_fail (sheet != NULL && !sheet->closed, FALSE);
  g_return_val_if_fail (sheet->n_columns > 0, FALSE);

  end_worksheet (sheet);
  sheet->closed = TRUE;
  return sheet->end->close (sheet, error);
}

char *
hp_sheet_ref (int column, int row)
{
  char letters[8];
  int at = sizeof letters - 1;

  g_return_val_if_fail (column >= 0 && row >= 1, NULL);

  letters[at] = '\0';
  for (int c = column + 1; c > 0; c = (c - 1) / 26)
    letters[--at] = 'A' + (c - 1) % 26;
  return g_strdup_printf ("%s%d", letters + at, row);
}
