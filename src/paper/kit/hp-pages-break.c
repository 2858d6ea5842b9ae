/* hp-pages-break.c: which rows stand on which page.
 *
 * Rows go onto a page in groups that must not be parted: a run of kept rows with the row after
 * it, headings with their first row, rows that a cell joins. A group that does not fit the rest of
 * a page begins the next one; a group higher than a whole page is taken row by row, and a row
 * higher than that in slices of whole lines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-pages-private.h"

#include <math.h>

/* Sums of heights are exact; this is for the scale. */
#define HAIR 0.01
/* A row that goes over the page begins with at least so many lines. */
#define FEWEST_LINES 3

typedef struct
{
  HpSheetPages *pages;
  HpPageSheet *sheet;
  HpPage page;        /* being filled */
  double used, body;  /* of its height */
  guint head, n_head; /* the heading above the next row */
} HpBreaker;

double
hp_page_paper_width (const HpPageSheet *sheet)
{
  return sheet->setup.landscape ? HP_PAPER_HEIGHT : HP_PAPER_WIDTH;
}

double
hp_page_paper_height (const HpPageSheet *sheet)
{
  return sheet->setup.landscape ? HP_PAPER_WIDTH : HP_PAPER_HEIGHT;
}

double
hp_page_body_height (const HpPageSheet *sheet)
{
  double height =
      hp_page_paper_height (sheet) - HP_MM (sheet->setup.margin_top + sheet->setup.margin_bottom);

  return MAX (height, HP_MM (20)) / sheet->scale;
}

static double
sum_heights (HpPageSheet *sheet, guint first, guint n)
{
  double sum = 0;

  for (guint i = first; i < first + n; i++)
    sum += hp_page_row (sheet, i)->height;
  return sum;
}

static gboolean
is_heading (HpPageSheet *sheet, guint i)
{
  return (hp_page_row (sheet, i)->flags & HP_ROW_HEADING) != 0;
}

/* Height of the heading to be repeated over @row, 0 = none. A ruled heading belongs over a ruled
 * row: not over the signatures after the table. Nor is one repeated that would leave the rows less
 * than half a page. */
static double
repeated_height (HpBreaker *breaker, guint row)
{
  double height = sum_heights (breaker->sheet, breaker->head, breaker->n_head);

  if (breaker->n_head == 0 || is_heading (breaker->sheet, row) || height > breaker->body / 2)
    return 0;
  if (hp_page_row (breaker->sheet, breaker->head)->ruled
      && !hp_page_row (breaker->sheet, row)->ruled)
    return 0;
  return height;
}

static void
begin_page (HpBreaker *breaker, guint row)
{
  breaker->page = (HpPage){ .sheet = breaker->sheet, .first = row };
  breaker->used = repeated_height (breaker, row);
  if (breaker->used > 0)
    {
      breaker->page.head = breaker->head;
      breaker->page.n_head = breaker->n_head;
    }
}

static void
end_page (HpBreaker *breaker)
{
  if (breaker->page.n > 0)
    g_array_append_val (breaker->pages->pages, breaker->page);
  breaker->page.n = 0;
}

/* Whether no page break may come between row @i and the one before it. */
static gboolean
belongs_above (HpPageSheet *sheet, guint i)
{
  if ((hp_page_row (sheet, i)->flags & HP_ROW_NEW_PAGE) != 0)
    return FALSE;
  return hp_page_row (sheet, i)->joined
         || (hp_page_row (sheet, i - 1)->flags & (HP_ROW_KEEP | HP_ROW_HEADING)) != 0;
}

/* Number of rows from @first on that are not to be parted. */
static guint
group_size (HpPageSheet *sheet, guint first)
{
  guint n = 1;

  while (first + n < sheet->rows->len && belongs_above (sheet, first + n))
    n++;
  return n;
}

static void
add_rows (HpBreaker *breaker, guint first, guint n)
{
  for (guint i = first; i < first + n; i++)
    {
      if (!is_heading (breaker->sheet, i))
        continue;
      if (i == 0 || !is_heading (breaker->sheet, i - 1))
        {
          breaker->head = i;
          breaker->n_head = 0;
        }
      breaker->n_head++;
    }
  breaker->page.n += n;
  breaker->used += sum_heights (breaker->sheet, first, n);
}

/* The farthest distance between lines in the row. */
static double
row_pitch (HpBreaker *breaker, guint i)
{
  HpPageRow *row = hp_page_row (breaker->sheet, i);
  double size = 0;

  for (guint j = 0; j < row->n_cells; j++)
    {
      HpPageCell *cell = hp_page_cell (breaker->pages, row->first_cell + j);

      size = MAX (size, hp_page_cell_size (cell));
    }
  return MAX (size, breaker->sheet->setup.font_size) * HP_LINE_PITCH;
}

/* A row higher than any page. It begins where the rows before it end, and what comes after it
 * goes on below its last slice. */
static void
add_slices (HpBreaker *breaker, guint i)
{
  double height = hp_page_row (breaker->sheet, i)->height;
  double pitch = row_pitch (breaker, i);
  double done = 0;

  while (height - done > breaker->body - breaker->used + HAIR)
    {
      double gap = done > 0 ? 0 : HP_SHEET_GAP;
      double lines = floor ((breaker->body - breaker->used - gap) / pitch);

      if (lines >= FEWEST_LINES || breaker->page.n == 0)
        {
          if (breaker->page.n == 0)
            breaker->page.skip = done;
          done += MAX (lines, 1) * pitch + gap;
          breaker->page.stop = done;
          breaker->page.n++;
        }
      end_page (breaker);
      begin_page (breaker, i);
    }
  if (breaker->page.n == 0)
    breaker->page.skip = done;
  breaker->page.n++;
  breaker->used += height - done;
}

/* A group that fits no page. */
static void
add_one_by_one (HpBreaker *breaker, guint first, guint n)
{
  for (guint i = first; i < first + n; i++)
    {
      double height = hp_page_row (breaker->sheet, i)->height;
      gboolean fits_a_page = height <= breaker->body - repeated_height (breaker, i) + HAIR;

      if (fits_a_page && breaker->page.n > 0 && breaker->used + height > breaker->body + HAIR)
        end_page (breaker);
      if (breaker->page.n == 0)
        begin_page (breaker, i);
      if (fits_a_page)
        add_rows (breaker, i, 1);
      else
        add_slices (breaker, i);
    }
}

static void
break_sheet (HpSheetPages *pages, HpPageSheet *sheet)
{
  HpBreaker breaker = { .pages = pages, .sheet = sheet, .body = hp_page_body_height (sheet) };
  guint n;

  for (guint i = 0; i < sheet->rows->len; i += n)
    {
      gboolean fits_a_page;
      double need;

      n = group_size (sheet, i);
      need = sum_heights (sheet, i, n);
      fits_a_page = need <= breaker.body - repeated_height (&breaker, i) + HAIR;
      if (breaker.page.n > 0
          && ((hp_page_row (sheet, i)->flags & HP_ROW_NEW_PAGE) != 0
              || (fits_a_page && breaker.used + need > breaker.body + HAIR)))
        end_page (&breaker);
      if (breaker.page.n == 0)
        begin_page (&breaker, i);
      if (fits_a_page)
        add_rows (&breaker, i, n);
      else
        add_one_by_one (&breaker, i, n);
    }
  end_page (&breaker);
  if (sheet->rows->len == 0)
    {
      HpPage blank = { .sheet = sheet };

      g_array_append_val (pages->pages, blank);
    }
}

void
hp_pages_break (HpSheetPages *pages)
{
  g_array_set_size (pages->pages, 0);
  for (guint i = 0; i < pages->sheets->len; i++)
    break_sheet (pages, g_ptr_array_index (pages->sheets, i));
}
