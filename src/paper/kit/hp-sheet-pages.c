/* hp-sheet-pages.c: the end of a sheet that keeps its rows for pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-sheet.h"

#include "engine/core/hp-error.h"
#include "paper/kit/hp-pages-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
free_page_sheet (gpointer data)
{
  HpPageSheet *kept = data;

  g_free (kept->edges);
  g_free (kept->foot);
  g_free (kept->watermark);
  g_array_unref (kept->rows);
  g_free (kept);
}

static void
begin_pages (HpSheet *sheet, const HpSheetSetup *setup)
{
  HpSheetPages *pages = (HpSheetPages *) sheet;
  HpPageSheet *kept = g_new0 (HpPageSheet, 1);
  double width = sheet->edges[sheet->n_columns];
  double room;

  if (pages->sheets->len == 0)
    pages->title = setup->title != NULL ? g_utf8_make_valid (setup->title, -1) : NULL;
  kept->setup = *setup;
  kept->setup.name = kept->setup.title = kept->setup.foot = kept->setup.watermark = NULL;
  kept->setup.widths = NULL;
  kept->edges = g_memdup2 (sheet->edges, (sheet->n_columns + 1) * sizeof (double));
  kept->foot = setup->foot != NULL ? g_utf8_make_valid (setup->foot, -1) : NULL;
  kept->watermark = setup->watermark != NULL ? g_utf8_make_valid (setup->watermark, -1) : NULL;
  kept->rows = g_array_new (FALSE, FALSE, sizeof (HpPageRow));
  room = hp_page_paper_width (kept) - HP_MM (setup->margin_left + setup->margin_right);
  /* As "fit to one page wide" does; half a millimetre may hang over. */
  kept->scale = room > 0 && width > room + HP_MM (0.5) ? room / width : 1;
  g_ptr_array_add (pages->sheets, kept);
}

static void
keep_cell (HpSheetPages *pages, const HpSheetRow *row, const HpSheetCell *cell)
{
  const char *text = row->strings + cell->text;
  HpPageCell kept = { 0 };

  if (*text == '\0' && (cell->style & HP_STYLE_BORDER) == 0)
    return;
  kept.style = cell->style;
  kept.column = cell->column;
  kept.span = cell->span;
  kept.rows = cell->rows;
  kept.size = (guint16) (cell->size * 4);
  /* Offset 0 is the empty text; beyond 4 GB nothing more is kept, and closing says so. */
  if (*text != '\0' && pages->strings->len < G_MAXUINT32)
    {
      kept.text = (guint32) pages->strings->len;
      g_string_append_len (pages->strings, text, strlen (text) + 1);
    }
  g_array_append_val (pages->cells, kept);
}

static void
row_pages (HpSheet *sheet, const HpSheetRow *row)
{
  HpSheetPages *pages = (HpSheetPages *) sheet;
  HpPageSheet *to = g_ptr_array_index (pages->sheets, pages->sheets->len - 1);
  HpPageRow kept = { 0 };

  kept.first_cell = pages->cells->len;
  kept.height = (float) row->height;
  kept.flags = row->flags;
  for (guint i = 0; i < row->n_cells; i++)
    {
      if ((row->cells[i].style & HP_STYLE_BORDER) != 0)
        kept.ruled = TRUE;
      /* A cell that reaches down is kept once, in its first row. */
      if (row->cells[i].kind != HP_SHEET_BELOW)
        keep_cell (pages, row, &row->cells[i]);
      else
        kept.joined = TRUE;
    }
  kept.n_cells = pages->cells->len - kept.first_cell;
  g_array_append_val (to->rows, kept);
}

static gboolean
close_pages (HpSheet *sheet, GError **error)
{
  HpSheetPages *pages = (HpSheetPages *) sheet;

  if (pages->strings->len >= G_MAXUINT32)
    {
      g_set_error_literal (error, HP_ERROR, HP_ERROR_LIMIT,
                           _ ("The form is too large for pages. Make it in parts."));
      return FALSE;
    }
  hp_pages_break (pages);
  return TRUE;
}

static void
free_pages (HpSheet *sheet)
{
  HpSheetPages *pages = (HpSheetPages *) sheet;

  g_ptr_array_unref (pages->sheets);
  g_array_unref (pages->cells);
  g_array_unref (pages->pages);
  g_string_free (pages->strings, TRUE);
  g_free (pages->title);
  g_free (pages);
}

static const HpSheetEnd pages_end = {
  .begin = begin_pages, .row = row_pages, .close = close_pages, .free = free_pages
};

HpSheet *
hp_sheet_new_pages (void)
{
  HpSheetPages *pages = g_new0 (HpSheetPages, 1);

  hp_sheet_init (&pages->parent, &pages_end);
  pages->sheets = g_ptr_array_new_with_free_func (free_page_sheet);
  pages->cells = g_array_new (FALSE, FALSE, sizeof (HpPageCell));
  pages->pages = g_array_new (FALSE, TRUE, sizeof (HpPage));
  pages->strings = g_string_new (NULL);
  g_string_append_c (pages->strings, '\0');
  return &pages->parent;
}

HpSheetPages *
hp_sheet_pages_of (HpSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL && sheet->end == &pages_end && sheet->closed, NULL);

  return (HpSheetPages *) sheet;
}

double
hp_sheet_pages_row_height (HpSheet *sheet, int n, int number)
{
  HpSheetPages *pages = hp_sheet_pages_of (sheet);
  HpPageSheet *kept;

  g_return_val_if_fail (pages != NULL && n >= 0 && n < (int) pages->sheets->len, 0);

  kept = g_ptr_array_index (pages->sheets, n);
  g_return_val_if_fail (number >= 1 && number <= (int) kept->rows->len, 0);

  return hp_page_row (kept, number - 1)->height;
}
