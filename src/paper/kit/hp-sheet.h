/* hp-sheet.h: the one face of a form. A form streams rows into it; behind it stands a writer of
 * .xlsx or a maker of pages (PDF, printer, preview).
 *
 * A sheet is a grid of columns given in millimetres. Rows are written from top to bottom, cells
 * from left to right; a cell may span columns (and, in heading rows, reach down over further
 * heading rows). Text wraps inside its cell and the row grows with it, alike at both ends.
 * Text is written as text always: never as a formula, whatever it begins with.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gio/gio.h>
#include "engine/core/hp-date.h"
#include "engine/core/hp-util.h"

G_BEGIN_DECLS

/* Style of a cell: any of these or-ed together, with a size where it is not the sheet's own. */
typedef guint32 HpStyle;
#define HP_STYLE_PLAIN 0u /* left, upright, no border */
#define HP_STYLE_CENTRE (1u << 0)
#define HP_STYLE_RIGHT (1u << 1)
#define HP_STYLE_JUSTIFY (1u << 2)
#define HP_STYLE_BOLD (1u << 3)
#define HP_STYLE_ITALIC (1u << 4)
#define HP_STYLE_BORDER (1u << 5) /* thin line around */
#define HP_STYLE_TOP (1u << 6)    /* vertical: top; otherwise middle */
#define HP_STYLE_RULE (1u << 7)   /* a short line under the text, half its width (Quốc hiệu) */
#define HP_STYLE_INDENT (1u << 8) /* first line of a paragraph set in by 10 mm */
#define HP_STYLE_SIZE(pt) ((HpStyle) (pt) << 16) /* 6…36 points; 0 = the sheet's own size */

typedef enum
{
  HP_ROW_PLAIN = 0,
  HP_ROW_HEADING = 1 << 0,  /* repeated at the head of every page */
  HP_ROW_KEEP = 1 << 1,     /* not parted by a page break from the row after it */
  HP_ROW_NEW_PAGE = 1 << 2, /* begins a page */
  HP_ROW_JOINED = 1 << 3,   /* cells reach down into it or from it, as in headings; not repeated */
} HpRowFlags;

typedef struct
{
  const char *name;   /* of the worksheet */
  const char *title;  /* of the document (properties) */
  gboolean landscape; /* A4 */
  int n_columns;
  const double *widths; /* millimetres, n_columns of them; together they fill the printed width */
  double margin_top, margin_bottom, margin_left, margin_right; /* mm; 0 = 20, 20, 25, 15 */
  double font_size;                                            /* points; 0 = 13 */
  const char *foot;      /* small text at the left of every page's foot (data version), or NULL */
  const char *watermark; /* "TẬP DƯỢT" on every page of a rehearsal, or NULL */
} HpSheetSetup;

typedef struct _HpSheet HpSheet;

/* The .xlsx end writes to @path in constant memory; @created stands in the file's properties, so
 * that equal data gives an equal file. */
HpSheet *hp_sheet_new_xlsx (const char *path, GDateTime *created, GError **error);
/* The page end; hand it to hp_pages_* (hp-pages.h) after hp_sheet_close. */
HpSheet *hp_sheet_new_pages (void);

void hp_sheet_free (HpSheet *sheet);

/* Begins a worksheet (several may follow each other). */
void hp_sheet_begin (HpSheet *sheet, const HpSheetSetup *setup);

/* Begins a row. @height in mm is its least height; 0 = as its text needs. */
void hp_sheet_row (HpSheet *sheet, double height, HpRowFlags flags);

/* Number of the current row in its worksheet, from 1 as in formulas; 0 before the first. */
int hp_sheet_row_number (HpSheet *sheet);

/* Cells of the current row. @column from 0; @span columns wide (at least 1). */
void hp_sheet_text (HpSheet *sheet, int column, int span, HpStyle style, const char *text);
/* A cell that reaches down over @rows rows (all of them HP_ROW_HEADING, or all HP_ROW_JOINED). */
void hp_sheet_text_down (HpSheet *sheet, int column, int span, int rows, HpStyle style,
                         const char *text);
/* A whole number, "1.234" on paper; HP_MISSING leaves a dotted blank where @style has no border
 * and an empty cell where it has one. */
void hp_sheet_count (HpSheet *sheet, int column, int span, HpStyle style, gint64 count);
/* The same with a live formula ("SUM(D7:D28)", without "=") whose value is @count. */
void hp_sheet_formula (HpSheet *sheet, int column, int span, HpStyle style, const char *formula,
                       gint64 count);
/* A percentage: @hundredths as of hp_percent, "95,02" on paper (no sign); @formula gives the same
 * in percent, or NULL for a plain number; -1 is blank like HP_MISSING. */
void hp_sheet_percent (HpSheet *sheet, int column, int span, HpStyle style, const char *formula,
                       gint64 hundredths);
/* An empty cell (a bordered one where the style says so). */
void hp_sheet_blank (HpSheet *sheet, int column, int span, HpStyle style);

/* Native chart of the .xlsx end: a column chart of the range under the current row ("=Sheet!$A$1"
 * style references are made from rows and columns here); nothing at the page end. */
void hp_sheet_chart (HpSheet *sheet, const char *title, int label_column, int value_column,
                     int first_row, int last_row);

/* What the .xlsx end lets people enter in rows @first…@last of a column: one of @values (NULL-
 * terminated, none with a comma, 255 bytes together); a whole number. Nothing at the page end. */
void hp_sheet_validate_list (HpSheet *sheet, int column, int first, int last,
                             const char *const *values);
void hp_sheet_validate_number (HpSheet *sheet, int column, int first, int last, gint64 least,
                               gint64 most);

/* Finishes. Errors met while writing come out here: HP_ERROR_DISK_FULL, HP_ERROR_IO … */
gboolean hp_sheet_close (HpSheet *sheet, GError **error);

/* "A1" of column (from 0) and row (from 1); transfer full. */
char *hp_sheet_ref (int column, int row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpSheet, hp_sheet_free)

G_END_DECLS
