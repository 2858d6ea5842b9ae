/* hp-pages-private.h: the rows that the page end keeps, and the pages made of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "paper/kit/hp-pages.h"
#include "paper/kit/hp-sheet-private.h"

G_BEGIN_DECLS

/* 16 bytes each: a voter list has more than a million. */
typedef struct
{
  guint32 text; /* offset in the strings */
  HpStyle style;
  guint16 column, span;
  guint16 rows;
  guint16 size; /* of the font, quarters of a point */
} HpPageCell;

typedef struct
{
  guint32 first_cell;
  float height; /* a multiple of 0.75, so exact */
  guint16 n_cells;
  guint8 flags;      /* HpRowFlags */
  guint8 ruled : 1;  /* has a cell with a border */
  guint8 joined : 1; /* a cell of the row before reaches into it */
} HpPageRow;

typedef struct
{
  HpSheetSetup setup; /* numbers only; the texts are below */
  double *edges;      /* points, n_columns + 1 */
  double scale;       /* below 1 where the columns are wider than the paper */
  char *foot, *watermark;
  GArray *rows; /* HpPageRow */
} HpPageSheet;

typedef struct
{
  HpPageSheet *sheet;
  guint first, n;     /* rows */
  guint head, n_head; /* heading rows repeated above them */
  double skip;        /* of the first row: what earlier pages have shown of it */
  double stop;        /* where in the last row the page ends; 0 = shown whole */
} HpPage;

typedef struct
{
  HpSheet parent;
  char *title;
  GPtrArray *sheets; /* HpPageSheet */
  GArray *cells;     /* HpPageCell */
  GString *strings;
  GArray *pages; /* HpPage; of a closed sheet */
} HpSheetPages;

static inline double
hp_page_cell_size (const HpPageCell *cell)
{
  return cell->size / 4.0;
}

static inline HpPageRow *
hp_page_row (HpPageSheet *sheet, guint i)
{
  return &((HpPageRow *) (void *) sheet->rows->data)[i];
}

static inline HpPageCell *
hp_page_cell (HpSheetPages *pages, guint i)
{
  return &((HpPageCell *) (void *) pages->cells->data)[i];
}

/* NULL and a critical where @sheet is no closed one of hp_sheet_new_pages. */
HpSheetPages *hp_sheet_pages_of (HpSheet *sheet);

double hp_page_paper_width (const HpPageSheet *sheet);
double hp_page_paper_height (const HpPageSheet *sheet);
/* Between the margins, in the sheet's own points (before its scale). */
double hp_page_body_height (const HpPageSheet *sheet);

/* Breaks all worksheets into pages. */
void hp_pages_break (HpSheetPages *pages);

G_END_DECLS
