/* hp-sheet-private.h: what stands between the face of a sheet and its two ends.
 *
 * The face (hp-sheet.c) gathers a row, measures it and hands it over whole; an end only writes or
 * keeps it. So a row is equally high at both ends. All lengths here are points.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <pango/pangocairo.h>
#include "paper/kit/hp-sheet.h"

G_BEGIN_DECLS

#define HP_MM(mm) ((mm) *72.0 / 25.4)
#define HP_PAPER_WIDTH HP_MM (210.0) /* A4 upright */
#define HP_PAPER_HEIGHT HP_MM (297.0)

#define HP_SHEET_FONT "Times New Roman"
#define HP_SHEET_FONTS "Times New Roman,Liberation Serif,Tinos,serif"

/* Free room inside a cell, left and right, above and below; Excel's own is a little less. */
#define HP_SHEET_PAD HP_MM (0.9)
#define HP_SHEET_GAP 1.0
/* From one line to the next, in font sizes. Excel sets Times New Roman at 1.27 to 1.33, and a row
 * that is too low for it hides its last line. */
#define HP_LINE_PITCH 1.33
/* What HP_STYLE_RULE adds under the text. */
#define HP_RULE_ROOM 6.0
#define HP_FIRST_LINE HP_MM (10.0)

/* The bits of a style that choose a font or change how text wraps. */
#define HP_STYLE_FONT (HP_STYLE_BOLD | HP_STYLE_ITALIC)

typedef enum
{
  HP_SHEET_TEXT,
  HP_SHEET_NUMBER,  /* a whole number */
  HP_SHEET_PERCENT, /* hundredths of a percent */
  HP_SHEET_BLANK,
  HP_SHEET_BELOW, /* a later row of a cell that reaches down */
} HpSheetKind;

typedef struct
{
  HpSheetKind kind;
  HpStyle style;
  int column, span;
  int rows;       /* how many it reaches over */
  int row_within; /* of HP_SHEET_BELOW: 1 for the second of them … */
  double size;    /* of its font, in quarters of a point: smaller than wished where a word or
                   * a number would not fit the width otherwise */
  gint64 value;
  gsize text;    /* what is seen, in the row's strings; of all kinds */
  gsize formula; /* in the row's strings; 0 = none */
} HpSheetCell;

typedef struct
{
  int number; /* from 1 */
  HpRowFlags flags;
  double height;
  const HpSheetCell *cells; /* in the order of the calls */
  guint n_cells;
  const char *strings; /* HpSheetCell.text and .formula are offsets in it */
} HpSheetRow;

typedef struct
{
  void (*begin) (HpSheet *sheet, const HpSheetSetup *setup);
  void (*row) (HpSheet *sheet, const HpSheetRow *row);
  void (*chart) (HpSheet *sheet, const char *title, int label_column, int value_column,
                 int first_row, int last_row);
  /* @values NULL: a number; may be NULL */
  void (*validate) (HpSheet *sheet, int column, int first, int last, const char *const *values,
                    gint64 least, gint64 most);
  gboolean (*close) (HpSheet *sheet, GError **error);
  void (*free) (HpSheet *sheet);
} HpSheetEnd;

typedef struct _HpMeasure HpMeasure;

/* An end's own structure begins with this one. */
struct _HpSheet
{
  const HpSheetEnd *end;
  HpMeasure *measure;
  gboolean closed;
  /* the worksheet */
  int n_columns; /* 0 before the first worksheet */
  double *edges; /* n_columns + 1, from 0 */
  double font_size;
  /* the row being gathered */
  int row_number;
  gboolean row_open;
  HpRowFlags row_flags;
  double row_least;
  GArray *cells; /* HpSheetCell */
  GString *strings;
  guint8 *taken;      /* per column */
  GArray *down;       /* HpSheetCell: those that reach below this row */
  GArray *down_needs; /* double: what their text still needs in the rows to come */
};

/* For the ends: sets up and clears the common part. */
void hp_sheet_init (HpSheet *sheet, const HpSheetEnd *end);

/* @setup with the default margins and font size filled in. */
HpSheetSetup hp_sheet_setup_complete (const HpSheetSetup *setup);

/* Size of the cell's font in points, where the sheet's own is @own. */
double hp_style_size (HpStyle style, double own);

/* Measuring; not for two threads at once. */
HpMeasure *hp_measure_new (void);
void hp_measure_free (HpMeasure *measure);

/* Number of lines of @text wrapped to @width; the same as hp_measure_layout would give, but
 * without shaping the text where sums of advances leave no doubt. */
int hp_measure_lines (HpMeasure *measure, HpStyle style, double size, double width,
                      const char *text);

/* Width of the longest stretch of @text that no line break may part, in font sizes. */
double hp_measure_longest_word (HpMeasure *measure, HpStyle style, const char *text);

/* The text laid out; transfer none, good until the next call. */
PangoLayout *hp_measure_layout (HpMeasure *measure, HpStyle style, double size, double width,
                                const char *text);
PangoContext *hp_measure_context (HpMeasure *measure);
/* From the top of a line to its baseline. */
double hp_measure_baseline (HpMeasure *measure, HpStyle style, double size);

/* Of the page end: height of row @number (from 1) of worksheet @n (from 0). */
double hp_sheet_pages_row_height (HpSheet *sheet, int n, int number);

G_END_DECLS
