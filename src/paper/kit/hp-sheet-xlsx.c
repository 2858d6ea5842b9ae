/* hp-sheet-xlsx.c: the end of a sheet that writes .xlsx, in constant memory.
 *
 * The library holds one row at a time: a row is gone once the next is begun. A heading that
 * reaches down is therefore written row by row, and its cells are merged while the last of its
 * rows is the current one; what the merge would write into the rows before, the library leaves
 * alone. A workbook has no place for a watermark; it stands in every page's head in red. The rule
 * under the Quốc hiệu is an underline here, and an indented first line begins with blanks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-sheet.h"

#include "engine/core/hp-error.h"
#include "paper/kit/hp-sheet-file.h"
#include "paper/kit/hp-sheet-private.h"
#include "paper/kit/hp-sheet-xlsx-breaks.h"
#include "paper/kit/hp-sheet-xlsx-text.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <unistd.h>
#include <xlsxwriter.h>

#define PAPER_A4 9
#define MAX_HEIGHT 409.5 /* points of a row */
/* Between the edge of the paper, where a printer does not print, and the 15 mm at which the
 * narrowest margin ends. */
#define WATERMARK_TOP 5.0 /* mm */
#define WATERMARK_POINTS 20
#define MAX_ROWS 1048576
#define MAX_FOOT 150 /* letters; head and foot hold 255 with their codes */
#define MAX_WATERMARK 60

enum
{
  FORMAT_GENERAL,
  FORMAT_TEXT,
  FORMAT_COUNT,
  FORMAT_PERCENT,
};

typedef struct
{
  HpSheet parent;
  char *path, *folder;
  GDateTime *created;
  lxw_workbook *workbook;
  lxw_worksheet *worksheet;
  char *name;                      /* of the current worksheet */
  GHashTable *names;               /* folded names given so far */
  GPtrArray *worksheets;           /* lxw_worksheet, not owned */
  GHashTable *formats;             /* packed style → lxw_format, owned by the workbook */
  HpXlsxBreaks *breaks;            /* of the current worksheet */
  int first_heading, last_heading; /* rows from 1; the first block of them */
  GString *scratch;
  GError *error; /* the first one; nothing is written after it */
} HpSheetXlsx;

static HpSheetXlsx *
xlsx_of (HpSheet *sheet)
{
  return (HpSheetXlsx *) sheet;
}

static void
take_errno (HpSheetXlsx *xlsx, int number)
{
  if (xlsx->error == NULL)
    hp_file_take_errno (&xlsx->error, number, xlsx->path);
}

static void
take_result (HpSheetXlsx *xlsx, lxw_error result)
{
  if (result == LXW_NO_ERROR || xlsx->error != NULL)
    return;
  g_set_error (&xlsx->error, HP_ERROR, HP_ERROR_IO, _ ("“%s” could not be written: %s"), xlsx->path,
               lxw_strerror (result));
}

static void
set_head_and_foot (HpSheetXlsx *xlsx, const HpSheetSetup *setup)
{
  g_autofree char *foot = NULL;
  g_autofree char *left = NULL;

  if (setup->foot != NULL && *setup->foot != '\0')
    {
      g_autofree char *text = hp_xlsx_head_text (setup->foot, MAX_FOOT);

      /* The blank parts a text that begins with a digit from the font's size. */
      left = g_strdup_printf ("&L&\"" HP_SHEET_FONT "\"&8 %s", text);
    }
  foot = g_strdup_printf ("%s&R&\"" HP_SHEET_FONT "\"&9 Trang &P/&N", left != NULL ? left : "");
  take_result (xlsx, worksheet_set_footer (xlsx->worksheet, foot));
  if (setup->watermark != NULL && *setup->watermark != '\0')
    {
      g_autofree char *text = hp_xlsx_head_text (setup->watermark, MAX_WATERMARK);
      g_autofree char *head = g_strdup_printf (
          "&C&\"" HP_SHEET_FONT ",Bold\"&" G_STRINGIFY (WATERMARK_POINTS) "&KFF0000%s", text);
      lxw_header_footer_options options = { .margin = WATERMARK_TOP / 25.4 };

      take_result (xlsx, worksheet_set_header_opt (xlsx->worksheet, head, &options));
    }
}

static void
finish_worksheet (HpSheetXlsx *xlsx)
{
  lxw_row_t *breaks;

  if (xlsx->worksheet == NULL)
    return;
  if (xlsx->first_heading > 0)
    take_result (xlsx, worksheet_repeat_rows (xlsx->worksheet, xlsx->first_heading - 1,
                                              xlsx->last_heading - 1));
  breaks = hp_xlsx_breaks_end (xlsx->breaks);
  if (breaks != NULL)
    take_result (xlsx, worksheet_set_h_pagebreaks (xlsx->worksheet, breaks));
  g_clear_pointer (&xlsx->breaks, hp_xlsx_breaks_free);
  xlsx->first_heading = xlsx->last_heading = 0;
  xlsx->worksheet = NULL;
}

/* Whole pixels, so shared out that the columns end where their millimetres do. */
static void
set_columns (HpSheetXlsx *xlsx)
{
  int before = 0;

  for (int i = 0; i < xlsx->parent.n_columns; i++)
    {
      int edge = (int) floor (xlsx->parent.edges[i + 1] * 96 / 72 + 0.5);

      take_result (xlsx, worksheet_set_column_pixels (xlsx->worksheet, i, i, edge - before, NULL));
      before = edge;
    }
}

static void
begin_xlsx (HpSheet *sheet, const HpSheetSetup *setup)
{
  HpSheetXlsx *xlsx = xlsx_of (sheet);
  g_autofree char *last = NULL;
  g_autofree char *range = NULL;

  if (xlsx->error != NULL)
    return;
  finish_worksheet (xlsx);
  if (xlsx->worksheets->len == 0)
    {
      lxw_doc_properties properties = { 0 };
      gint64 created = g_date_time_to_unix (xlsx->created);

      properties.title = (char *) setup->title;
      /* The library takes 0 for "now". */
      properties.created = created != 0 ? created : 1;
      take_result (xlsx, workbook_set_properties (xlsx->workbook, &properties));
    }
  g_free (xlsx->name);
  xlsx->name = hp_xlsx_worksheet_name (setup->name, xlsx->names);
  errno = 0;
  xlsx->worksheet = workbook_add_worksheet (xlsx->workbook, xlsx->name);
  if (xlsx->worksheet == NULL)
    {
      take_errno (xlsx, errno);
      return;
    }
  g_ptr_array_add (xlsx->worksheets, xlsx->worksheet);
  xlsx->breaks = hp_xlsx_breaks_new (setup);
  set_columns (xlsx);
  worksheet_set_paper (xlsx->worksheet, PAPER_A4);
  if (setup->landscape)
    worksheet_set_landscape (xlsx->worksheet);
  worksheet_set_margins (xlsx->worksheet, setup->margin_left / 25.4, setup->margin_right / 25.4,
                         setup->margin_top / 25.4, setup->margin_bottom / 25.4);
  worksheet_fit_to_pages (xlsx->worksheet, 1, 0);
  /* No green corners on identity numbers, which are text on purpose. */
  last = hp_sheet_ref (sheet->n_columns - 1, MAX_ROWS);
  range = g_strconcat ("A1:", last, NULL);
  take_result (xlsx,
               worksheet_ignore_errors (xlsx->worksheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range));
  set_head_and_foot (xlsx, setup);
}

static void
set_alignment (lxw_format *format, HpStyle style)
{
  if ((style & HP_STYLE_CENTRE) != 0)
    format_set_align (format, LXW_ALIGN_CENTER);
  else if ((style & HP_STYLE_RIGHT) != 0)
    format_set_align (format, LXW_ALIGN_RIGHT);
  else if ((style & HP_STYLE_JUSTIFY) != 0)
    format_set_align (format, LXW_ALIGN_JUSTIFY);
  else
    format_set_align (format, LXW_ALIGN_LEFT);
  format_set_align (format, (style & HP_STYLE_TOP) != 0 ? LXW_ALIGN_VERTICAL_TOP
                                                        : LXW_ALIGN_VERTICAL_CENTER);
}

static lxw_format *
get_format (HpSheetXlsx *xlsx, const HpSheetCell *cell, guint number)
{
  HpStyle style = cell->style;
  double size = cell->size;
  gpointer key = GUINT_TO_POINTER ((guint) (size * 4) << 12 | number << 10 | (style & 0x1ff));
  lxw_format *format = g_hash_table_lookup (xlsx->formats, key);

  if (format != NULL)
    return format;
  format = workbook_add_format (xlsx->workbook);
  format_set_font_name (format, HP_SHEET_FONT);
  format_set_font_family (format, 1);
  format_set_font_size (format, size);
  if ((style & HP_STYLE_BOLD) != 0)
    format_set_bold (format);
  if ((style & HP_STYLE_ITALIC) != 0)
    format_set_italic (format);
  if ((style & HP_STYLE_RULE) != 0)
    format_set_underline (format, LXW_UNDERLINE_SINGLE);
  if ((style & HP_STYLE_BORDER) != 0)
    format_set_border (format, LXW_BORDER_THIN);
  set_alignment (format, style);
  if (number == FORMAT_TEXT)
    format_set_num_format (format, "@");
  else if (number == FORMAT_COUNT)
    format_set_num_format (format, "[$-42A]#,##0");
  else if (number == FORMAT_PERCENT)
    format_set_num_format (format, "[$-42A]0.00");
  if (number == FORMAT_GENERAL || number == FORMAT_TEXT)
    format_set_text_wrap (format);
  g_hash_table_insert (xlsx->formats, key, format);
  return format;
}

static void
write_cell (HpSheetXlsx *xlsx, const HpSheetRow *row, const HpSheetCell *cell)
{
  const char *text = row->strings + cell->text;
  lxw_row_t y = row->number - 1;
  lxw_col_t x = cell->column;
  lxw_format *format;
  guint number = FORMAT_GENERAL;
  double value = (double) cell->value;

  if (cell->kind == HP_SHEET_NUMBER)
    number = FORMAT_COUNT;
  else if (cell->kind == HP_SHEET_PERCENT)
    number = FORMAT_PERCENT;
  else if (cell->kind == HP_SHEET_TEXT && hp_xlsx_looks_typed (text))
    number = FORMAT_TEXT;
  format = get_format (xlsx, cell, number);
  if (cell->kind == HP_SHEET_PERCENT)
    value /= 100;
  if (cell->formula != 0)
    {
      g_autofree char *formula = g_strconcat ("=", row->strings + cell->formula, NULL);

      take_result (xlsx,
                   worksheet_write_formula_num (xlsx->worksheet, y, x, formula, format, value));
    }
  else if (cell->kind == HP_SHEET_NUMBER || cell->kind == HP_SHEET_PERCENT)
    take_result (xlsx, worksheet_write_number (xlsx->worksheet, y, x, value, format));
  else if (cell->kind == HP_SHEET_TEXT)
    take_result (xlsx, worksheet_write_string (xlsx->worksheet, y, x,
                                               hp_xlsx_cell_text (cell->style, text, xlsx->scratch),
                                               format));
  else
    take_result (xlsx, worksheet_write_blank (xlsx->worksheet, y, x, format));
  for (int i = 1; i < cell->span; i++)
    take_result (xlsx, worksheet_write_blank (xlsx->worksheet, y, x + i, format));
}

/* Merges what ends in this row, while it is the current one; the cells are overwritten with
 * blanks and so come before what stands in them. */
static void
merge_cell (HpSheetXlsx *xlsx, const HpSheetRow *row, const HpSheetCell *cell)
{
  lxw_row_t last = row->number - 1;
  lxw_row_t first = last - (cell->kind == HP_SHEET_BELOW ? cell->row_within : 0);

  if (cell->kind == HP_SHEET_BELOW ? cell->row_within + 1 < cell->rows : cell->rows > 1)
    return;
  if (cell->rows == 1 && cell->span == 1)
    return;
  take_result (xlsx, worksheet_merge_range (xlsx->worksheet, first, cell->column, last,
                                            cell->column + cell->span - 1, "",
                                            get_format (xlsx, cell, FORMAT_GENERAL)));
}

static void
note_heading (HpSheetXlsx *xlsx, const HpSheetRow *row)
{
  if ((row->flags & HP_ROW_HEADING) == 0)
    return;
  if (xlsx->first_heading == 0)
    xlsx->first_heading = xlsx->last_heading = row->number;
  else if (xlsx->last_heading == row->number - 1)
    xlsx->last_heading = row->number;
}

static void
row_xlsx (HpSheet *sheet, const HpSheetRow *row)
{
  HpSheetXlsx *xlsx = xlsx_of (sheet);
  lxw_row_t y = row->number - 1;

  if (xlsx->error != NULL)
    return;
  if (row->number > MAX_ROWS)
    {
      g_set_error (&xlsx->error, HP_ERROR, HP_ERROR_LIMIT,
                   _ ("“%s” would have more than 1,048,576 rows, which spreadsheets cannot hold. "
                      "Make it in parts."),
                   xlsx->path);
      return;
    }
  take_result (xlsx, worksheet_set_row (xlsx->worksheet, y, MIN (row->height, MAX_HEIGHT), NULL));
  note_heading (xlsx, row);
  hp_xlsx_breaks_row (xlsx->breaks, row);
  for (guint i = 0; i < row->n_cells; i++)
    {
      const HpSheetCell *cell = &row->cells[i];

      if (cell->kind == HP_SHEET_BLANK && (cell->style & HP_STYLE_BORDER) == 0)
        continue;
      merge_cell (xlsx, row, cell);
      write_cell (xlsx, row, cell);
    }
}

static void
chart_xlsx (HpSheet *sheet, const char *title, int label_column, int value_column, int first_row,
            int last_row)
{
  HpSheetXlsx *xlsx = xlsx_of (sheet);
  lxw_chart_options options = { 0 };
  lxw_chart_font font = { 0 };
  lxw_chart_series *series;
  lxw_chart *chart;

  if (xlsx->error != NULL)
    return;
  chart = workbook_add_chart (xlsx->workbook, LXW_CHART_COLUMN);
  series = chart_add_series (chart, NULL, NULL);
  chart_series_set_categories (series, xlsx->name, first_row - 1, label_column, last_row - 1,
                               label_column);
  chart_series_set_values (series, xlsx->name, first_row - 1, value_column, last_row - 1,
                           value_column);
  font.name = (char *) HP_SHEET_FONT;
  font.size = 13;
  font.bold = TRUE;
  if (title != NULL && *title != '\0')
    {
      chart_title_set_name (chart, title);
      chart_title_set_name_font (chart, &font);
    }
  else
    chart_title_off (chart);
  chart_legend_set_position (chart, LXW_CHART_LEGEND_NONE);
  options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
  options.x_scale = MIN (sheet->edges[sheet->n_columns] * 96 / 72, 900) / 480.0;
  options.y_scale = 1.0;
  take_result (xlsx,
               worksheet_insert_chart_opt (xlsx->worksheet, sheet->row_number, 0, chart, &options));
}

static void
validate_xlsx (HpSheet *sheet, int column, int first, int last, const char *const *values,
               gint64 least, gint64 most)
{
  HpSheetXlsx *xlsx = xlsx_of (sheet);
  lxw_data_validation rule = { 0 };

  if (xlsx->error != NULL)
    return;
  rule.ignore_blank = LXW_VALIDATION_ON;
  if (values != NULL)
    {
      rule.validate = LXW_VALIDATION_TYPE_LIST;
      rule.value_list = (char **) values;
    }
  else
    {
      rule.validate = LXW_VALIDATION_TYPE_INTEGER;
      rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
      rule.minimum_number = (double) least;
      rule.maximum_number = (double) most;
    }
  take_result (xlsx, worksheet_data_validation_range (xlsx->worksheet, first - 1, column, last - 1,
                                                      column, &rule));
}

/* The library does not look whether its temporary files take what it writes. So they are flushed
 * here, and the disk must have room for what closing makes of them: a second copy, then the
 * packed file. */
static void
check_room (HpSheetXlsx *xlsx)
{
  guint64 written = 0;

  for (guint i = 0; i < xlsx->worksheets->len && xlsx->error == NULL; i++)
    {
      lxw_worksheet *worksheet = g_ptr_array_index (xlsx->worksheets, i);
      FILE *file = worksheet->optimize_tmpfile;

      if (file == NULL)
        continue;
      errno = 0;
      if (fflush (file) != 0 || ferror (file))
        take_errno (xlsx, errno != 0 ? errno : ENOSPC);
      else
        written += ftello (file);
    }
  if (xlsx->error == NULL)
    hp_file_check_room (xlsx->path, written + written / 4 + (1 << 20), &xlsx->error);
}

/* The library frees a workbook without closing its temporary files. */
static void
give_up (HpSheetXlsx *xlsx)
{
  lxw_workbook *workbook = g_steal_pointer (&xlsx->workbook);

  for (guint i = 0; i < xlsx->worksheets->len; i++)
    {
      lxw_worksheet *worksheet = g_ptr_array_index (xlsx->worksheets, i);

      if (worksheet->optimize_tmpfile != NULL)
        fclose (worksheet->optimize_tmpfile);
      worksheet->optimize_tmpfile = NULL;
    }
  g_ptr_array_set_size (xlsx->worksheets, 0);
  if (workbook != NULL)
    lxw_workbook_free (workbook);
}

/* Makes the file for the library, which opens it by its name and leaves its mode as it is. */
static void
open_part (HpSheetXlsx *xlsx)
{
  int file = hp_file_open_part (xlsx->path, &xlsx->error);

  if (file >= 0)
    close (file);
}

static void
write_part (HpSheetXlsx *xlsx)
{
  g_autofree char *part = hp_file_part (xlsx->path);
  lxw_error result;
  int number;

  g_ptr_array_set_size (xlsx->worksheets, 0);
  errno = 0;
  result = workbook_close (g_steal_pointer (&xlsx->workbook));
  number = errno;
  if (result == LXW_ERROR_CREATING_XLSX_FILE || result == LXW_ERROR_CREATING_TMPFILE
      || number == ENOSPC || number == EDQUOT)
    take_errno (xlsx, number);
  else if (result != LXW_NO_ERROR)
    take_result (xlsx, result);
  else if (hp_file_check_packed (part, xlsx->path, &xlsx->error))
    hp_file_place_part (xlsx->path, &xlsx->error);
  if (xlsx->error != NULL)
    hp_file_drop_part (xlsx->path);
}

static gboolean
close_xlsx (HpSheet *sheet, GError **error)
{
  HpSheetXlsx *xlsx = xlsx_of (sheet);

  if (xlsx->error == NULL)
    finish_worksheet (xlsx);
  if (xlsx->error == NULL)
    check_room (xlsx);
  if (xlsx->error == NULL)
    open_part (xlsx);
  if (xlsx->error == NULL)
    write_part (xlsx);
  else
    give_up (xlsx);
  if (xlsx->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&xlsx->error));
  return FALSE;
}

static void
free_xlsx (HpSheet *sheet)
{
  HpSheetXlsx *xlsx = xlsx_of (sheet);

  give_up (xlsx);
  g_clear_error (&xlsx->error);
  g_hash_table_unref (xlsx->names);
  g_hash_table_unref (xlsx->formats);
  g_ptr_array_unref (xlsx->worksheets);
  g_clear_pointer (&xlsx->breaks, hp_xlsx_breaks_free);
  g_string_free (xlsx->scratch, TRUE);
  g_date_time_unref (xlsx->created);
  g_free (xlsx->name);
  g_free (xlsx->folder);
  g_free (xlsx->path);
  g_free (xlsx);
}

static const HpSheetEnd xlsx_end = { .begin = begin_xlsx,
                                     .row = row_xlsx,
                                     .chart = chart_xlsx,
                                     .validate = validate_xlsx,
                                     .close = close_xlsx,
                                     .free = free_xlsx };

/* A column's width is told in digits of the workbook's first font. That is Calibri, which not
 * every office program has; Arial 10, with equally wide digits, or its twin is everywhere. */
static void
set_unit_font (lxw_workbook *workbook)
{
  lxw_format *first = workbook != NULL ? STAILQ_FIRST (workbook->formats) : NULL;

  if (first == NULL)
    return;
  format_set_font_name (first, "Arial");
  format_set_font_size (first, 10);
}

HpSheet *
hp_sheet_new_xlsx (const char *path, GDateTime *created, GError **error)
{
  HpSheetXlsx *xlsx;
  lxw_workbook_options options = { 0 };
  g_autofree char *part = NULL;

  g_return_val_if_fail (path != NULL && *path != '\0', NULL);
  g_return_val_if_fail (created != NULL, NULL);

  xlsx = g_new0 (HpSheetXlsx, 1);
  xlsx->path = g_strdup (path);
  xlsx->folder = g_path_get_dirname (path);
  xlsx->created = g_date_time_ref (created);
  xlsx->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  xlsx->formats = g_hash_table_new (g_direct_hash, g_direct_equal);
  xlsx->worksheets = g_ptr_array_new ();
  xlsx->scratch = g_string_new (NULL);
  hp_sheet_init (&xlsx->parent, &xlsx_end);
  /* A place that cannot be written is known before 100,000 rows have been. */
  hp_file_check_place (path, &xlsx->error);
  options.constant_memory = LXW_TRUE;
  options.tmpdir = xlsx->folder;
  part = hp_file_part (path);
  xlsx->workbook = workbook_new_opt (part, &options);
  set_unit_font (xlsx->workbook);
  if (xlsx->workbook == NULL)
    {
      g_set_error (error, HP_ERROR, HP_ERROR_FAILED,
                   _ ("“%s” cannot be made: there is not enough memory."), path);
      hp_sheet_free (&xlsx->parent);
      return NULL;
    }
  return &xlsx->parent;
}
