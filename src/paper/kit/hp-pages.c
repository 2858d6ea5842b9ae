/* hp-pages.c: draws the pages of a form, and makes a PDF of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-pages.h"

#include "engine/core/hp-error.h"
#include "paper/kit/hp-pages-private.h"
#include "paper/kit/hp-sheet-file.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define LINE_WIDTH 0.5
#define FOOT_SIZE 8.0
#define NUMBER_SIZE 9.0

typedef struct
{
  HpSheetPages *pages;
  HpPageSheet *sheet;
  cairo_t *cr;
  gboolean borders; /* adding them to the path; otherwise drawing text */
  gboolean sliced;  /* of the row being drawn only a part is visible: */
  double visible, visible_end;
} HpDrawing;

int
hp_pages_count (HpSheet *sheet)
{
  HpSheetPages *pages = hp_sheet_pages_of (sheet);

  return pages != NULL ? (int) pages->pages->len : 0;
}

static HpPage *
get_page (HpSheet *sheet, int n)
{
  HpSheetPages *pages = hp_sheet_pages_of (sheet);

  g_return_val_if_fail (pages != NULL && n >= 0 && n < (int) pages->pages->len, NULL);

  return &g_array_index (pages->pages, HpPage, n);
}

void
hp_pages_size (HpSheet *sheet, int n, double *width, double *height)
{
  HpPage *page = get_page (sheet, n);

  g_return_if_fail (page != NULL && width != NULL && height != NULL);

  *width = hp_page_paper_width (page->sheet);
  *height = hp_page_paper_height (page->sheet);
}

/* The rule of the Quốc hiệu: half as long as the line above it. */
static void
draw_rule (HpDrawing *drawing, double x, double y, double width)
{
  cairo_move_to (drawing->cr, x + width / 4, y);
  cairo_rel_line_to (drawing->cr, width / 2, 0);
  cairo_set_line_width (drawing->cr, 0.75);
  cairo_stroke (drawing->cr);
}

/* Lines have a fixed distance, as in the height that was measured. A line belongs to the slice
 * in which it begins; none is cut through. */
static void
draw_lines (HpDrawing *drawing, const HpPageCell *cell, PangoLayout *layout, double x, double y,
            double pitch)
{
  double size = hp_page_cell_size (cell);
  double baseline = hp_measure_baseline (drawing->pages->parent.measure, cell->style, size);
  PangoLayoutIter *lines = pango_layout_get_iter (layout);
  PangoRectangle logical;
  double top = y;

  baseline -= (size * HP_LINE_PITCH - pitch) / 2;
  do
    {
      pango_layout_iter_get_line_extents (lines, NULL, &logical);
      if (!drawing->sliced || (top >= drawing->visible - 0.5 && top < drawing->visible_end - 0.5))
        {
          cairo_move_to (drawing->cr, x + (double) logical.x / PANGO_SCALE, top + baseline);
          pango_cairo_show_layout_line (drawing->cr, pango_layout_iter_get_line_readonly (lines));
        }
      top += pitch;
    }
  while (pango_layout_iter_next_line (lines));
  pango_layout_iter_free (lines);
  if ((cell->style & HP_STYLE_RULE) != 0)
    draw_rule (drawing, x + (double) logical.x / PANGO_SCALE, top + HP_RULE_ROOM * 0.4,
               (double) logical.width / PANGO_SCALE);
}

static void
draw_text (HpDrawing *drawing, const HpPageCell *cell, double x, double y, double width,
           double height)
{
  const char *text = drawing->pages->strings->str + cell->text;
  double size = hp_page_cell_size (cell);
  double pitch = size * HP_LINE_PITCH;
  double rule = (cell->style & HP_STYLE_RULE) != 0 ? HP_RULE_ROOM : 0;
  PangoLayout *layout;
  double top;
  int lines;

  layout = hp_measure_layout (drawing->pages->parent.measure, cell->style, size,
                              width - 2 * HP_SHEET_PAD, text);
  lines = pango_layout_get_line_count (layout);
  /* In a very narrow cell Pango may break a line more than was counted: then they stand closer. */
  pitch = MIN (pitch, MAX ((height - rule - 2 * HP_SHEET_GAP) / lines, size));
  top = (cell->style & HP_STYLE_TOP) != 0 ? HP_SHEET_GAP : (height - rule - lines * pitch) / 2;
  draw_lines (drawing, cell, layout, x + HP_SHEET_PAD, y + MAX (top, 0), pitch);
}

static void
add_border (HpDrawing *drawing, double x, double y, double width, double height)
{
  if (drawing->sliced)
    {
      height = MIN (y + height, drawing->visible_end) - MAX (y, drawing->visible);
      y = MAX (y, drawing->visible);
    }
  cairo_rectangle (drawing->cr, x, y, width, height);
}

static void
draw_cell (HpDrawing *drawing, const HpPageCell *cell, double y, double height)
{
  double x = drawing->sheet->edges[cell->column];
  double width = drawing->sheet->edges[cell->column + cell->span] - x;

  if (drawing->borders && (cell->style & HP_STYLE_BORDER) != 0)
    add_border (drawing, x, y, width, height);
  if (!drawing->borders && cell->text != 0)
    draw_text (drawing, cell, x, y, width, height);
}

/* Draws row @i, whose top is at @y; cells that reach down do so until row @end. */
static void
draw_row (HpDrawing *drawing, guint i, guint end, double y)
{
  HpPageRow *row = hp_page_row (drawing->sheet, i);

  for (guint j = 0; j < row->n_cells; j++)
    {
      HpPageCell *cell = hp_page_cell (drawing->pages, row->first_cell + j);
      double height = row->height;

      for (guint k = i + 1; k < i + cell->rows && k < end; k++)
        height += hp_page_row (drawing->sheet, k)->height;
      draw_cell (drawing, cell, y, height);
    }
}

/* Where joined rows are more than a page holds, the cells that join them are shown again. */
static void
draw_joined (HpDrawing *drawing, const HpPage *page, double y)
{
  guint end = page->first + page->n;

  for (guint i = page->first; i > 0 && hp_page_row (drawing->sheet, i)->joined; i--)
    {
      HpPageRow *row = hp_page_row (drawing->sheet, i - 1);

      for (guint j = 0; j < row->n_cells; j++)
        {
          HpPageCell *cell = hp_page_cell (drawing->pages, row->first_cell + j);
          double height = 0;

          for (guint k = page->first; k < i - 1 + cell->rows && k < end; k++)
            height += hp_page_row (drawing->sheet, k)->height;
          if (height > 0)
            draw_cell (drawing, cell, y, height);
        }
    }
}

static void
draw_watermark (HpDrawing *drawing, double width, double height)
{
  HpMeasure *measure = drawing->pages->parent.measure;
  double size = 100;
  double wanted = hypot (width, height) * 0.62;
  PangoLayout *layout;
  PangoRectangle logical;

  layout = hp_measure_layout (measure, HP_STYLE_BOLD, size, 10000, drawing->sheet->watermark);
  pango_layout_get_extents (layout, NULL, &logical);
  if (logical.width <= 0)
    return;
  size = MIN (size * wanted / ((double) logical.width / PANGO_SCALE), height / 5);
  layout = hp_measure_layout (measure, HP_STYLE_BOLD, size, 10000, drawing->sheet->watermark);
  pango_layout_get_extents (layout, NULL, &logical);
  cairo_save (drawing->cr);
  cairo_set_source_rgb (drawing->cr, 0.9, 0.9, 0.9);
  cairo_translate (drawing->cr, width / 2, height / 2);
  cairo_rotate (drawing->cr, -atan2 (height, width));
  pango_cairo_update_context (drawing->cr, hp_measure_context (measure));
  pango_layout_context_changed (layout);
  cairo_move_to (drawing->cr, -(double) (logical.x + logical.width / 2) / PANGO_SCALE,
                 -(double) (logical.y + logical.height / 2) / PANGO_SCALE);
  pango_cairo_show_layout (drawing->cr, layout);
  cairo_restore (drawing->cr);
  pango_cairo_update_context (drawing->cr, hp_measure_context (measure));
}

/* One line at the foot: at the left, or ending at @x. */
static double
draw_foot_line (HpDrawing *drawing, const char *text, double size, double x, double y, double room,
                gboolean at_right)
{
  PangoLayout *layout =
      hp_measure_layout (drawing->pages->parent.measure, HP_STYLE_PLAIN, size, room, text);
  PangoLayoutLine *line;
  PangoRectangle logical;
  double width;

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  line = pango_layout_get_line_readonly (layout, 0);
  pango_layout_line_get_extents (line, NULL, &logical);
  width = (double) logical.width / PANGO_SCALE;
  cairo_move_to (drawing->cr, at_right ? x - width : x, y);
  pango_cairo_show_layout_line (drawing->cr, line);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_single_paragraph_mode (layout, FALSE);
  return width;
}

static void
draw_foot (HpDrawing *drawing, int n)
{
  const HpSheetSetup *setup = &drawing->sheet->setup;
  g_autofree char *number = g_strdup_printf ("Trang %d/%u", n + 1, drawing->pages->pages->len);
  double left = HP_MM (setup->margin_left);
  double right = hp_page_paper_width (drawing->sheet) - HP_MM (setup->margin_right);
  double y = hp_page_paper_height (drawing->sheet) - HP_MM (MIN (setup->margin_bottom, 20)) / 2;
  double used;

  used = draw_foot_line (drawing, number, NUMBER_SIZE, right, y, right - left, TRUE);
  if (drawing->sheet->foot != NULL && *drawing->sheet->foot != '\0')
    draw_foot_line (drawing, drawing->sheet->foot, FOOT_SIZE, left, y,
                    right - left - used - HP_MM (5), FALSE);
}

static void
draw_rows (HpDrawing *drawing, const HpPage *page)
{
  guint end = page->first + page->n;
  double y = 0;

  for (guint i = page->head; i < page->head + page->n_head; i++)
    {
      draw_row (drawing, i, page->head + page->n_head, y);
      y += hp_page_row (drawing->sheet, i)->height;
    }
  if (page->n > 0)
    draw_joined (drawing, page, y);
  for (guint i = page->first; i < end; i++)
    {
      double skip = i == page->first ? page->skip : 0;
      double stop = i + 1 == end ? page->stop : 0;
      double height = hp_page_row (drawing->sheet, i)->height;

      drawing->sliced = skip > 0 || stop > 0;
      drawing->visible = y;
      y -= skip;
      drawing->visible_end = y + (stop > 0 ? stop : height);
      draw_row (drawing, i, end, y);
      y += height;
    }
  drawing->sliced = FALSE;
}

/* All borders are one stroke: a page has hundreds. */
static void
draw_body (HpDrawing *drawing, const HpPage *page)
{
  drawing->borders = TRUE;
  cairo_new_path (drawing->cr);
  draw_rows (drawing, page);
  cairo_set_line_width (drawing->cr, LINE_WIDTH);
  cairo_stroke (drawing->cr);
  drawing->borders = FALSE;
  draw_rows (drawing, page);
}

void
hp_pages_draw (HpSheet *sheet, int n, cairo_t *cr)
{
  HpPage *page = get_page (sheet, n);
  HpDrawing drawing = { 0 };
  PangoContext *context;

  g_return_if_fail (page != NULL && cr != NULL);

  drawing.pages = hp_sheet_pages_of (sheet);
  drawing.sheet = page->sheet;
  drawing.cr = cr;
  context = hp_measure_context (sheet->measure);
  cairo_save (cr);
  if (page->sheet->watermark != NULL && *page->sheet->watermark != '\0')
    draw_watermark (&drawing, hp_page_paper_width (page->sheet),
                    hp_page_paper_height (page->sheet));
  cairo_set_source_rgb (cr, 0, 0, 0);
  pango_cairo_update_context (cr, context);
  draw_foot (&drawing, n);
  cairo_translate (cr, HP_MM (page->sheet->setup.margin_left),
                   HP_MM (page->sheet->setup.margin_top));
  cairo_scale (cr, page->sheet->scale, page->sheet->scale);
  if (page->sheet->scale != 1)
    pango_cairo_update_context (cr, context);
  draw_body (&drawing, page);
  cairo_restore (cr);
}

typedef struct
{
  FILE *file;
  int number; /* errno of the first failure */
} HpPdfFile;

static cairo_status_t
write_pdf (void *closure, const unsigned char *data, unsigned int length)
{
  HpPdfFile *to = closure;

  if (to->number == 0 && fwrite (data, 1, length, to->file) != length)
    to->number = errno != 0 ? errno : EIO;
  return to->number == 0 ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static void
set_metadata (HpSheetPages *pages, cairo_surface_t *surface, GDateTime *created)
{
  g_autoptr (GDateTime) utc = g_date_time_to_utc (created);
  g_autofree char *text = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, text);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Hòm Phiếu");
  if (pages->title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, pages->title);
}

/* FALSE when stopped; what the writing met is in the surface's status and the file's. */
static gboolean
draw_all (HpSheetPages *pages, cairo_surface_t *surface, GCancellable *cancellable)
{
  cairo_t *cr = cairo_create (surface);
  gboolean stopped = FALSE;

  for (guint i = 0; i < pages->pages->len; i++)
    {
      HpPage *page = &g_array_index (pages->pages, HpPage, i);

      stopped = g_cancellable_is_cancelled (cancellable);
      if (stopped || cairo_status (cr) != CAIRO_STATUS_SUCCESS)
        break;
      cairo_pdf_surface_set_size (surface, hp_page_paper_width (page->sheet),
                                  hp_page_paper_height (page->sheet));
      hp_pages_draw (&pages->parent, i, cr);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  return !stopped;
}

/* Closes the surface and the file, which takes its name when it is whole; FALSE with an error where
 * that failed. */
static gboolean
finish_pdf (cairo_surface_t *surface, HpPdfFile *to, const char *path, gboolean done,
            GError **error)
{
  cairo_status_t status;

  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (fflush (to->file) != 0 && to->number == 0)
    to->number = errno;
  /* EINVAL: something that cannot be synchronised, such as a pipe. */
  if (to->number == 0 && fsync (fileno (to->file)) != 0 && errno != EINVAL)
    to->number = errno;
  if (fclose (to->file) != 0 && to->number == 0)
    to->number = errno;
  if (to->number != 0 || status != CAIRO_STATUS_SUCCESS)
    return hp_file_take_errno (error, to->number, path);
  return !done || hp_file_place_part (path, error);
}

gboolean
hp_pages_to_pdf (HpSheet *sheet, const char *path, GDateTime *created, GCancellable *cancellable,
                 GError **error)
{
  HpSheetPages *pages = hp_sheet_pages_of (sheet);
  HpPdfFile to = { 0 };
  cairo_surface_t *surface;
  gboolean done, whole;
  int fd;

  g_return_val_if_fail (pages != NULL && path != NULL && created != NULL, FALSE);

  fd = hp_file_open_part (path, error);
  if (fd < 0)
    return FALSE;
  to.file = fdopen (fd, "w");
  if (to.file == NULL)
    {
      close (fd);
      hp_file_drop_part (path);
      return hp_file_take_errno (error, ENOMEM, path);
    }
  surface = cairo_pdf_surface_create_for_stream (write_pdf, &to, HP_PAPER_WIDTH, HP_PAPER_HEIGHT);
  set_metadata (pages, surface, created);
  done = draw_all (pages, surface, cancellable);
  whole = finish_pdf (surface, &to, path, done, done ? error : NULL);
  if (!done)
    g_set_error_literal (error, HP_ERROR, HP_ERROR_CANCELLED, _ ("Stopped. No file was made."));
  if (!done || !whole)
    hp_file_drop_part (path);
  return done && whole;
}
