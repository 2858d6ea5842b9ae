/* hp-import.c: rows of a sheet, each accounted for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-import-private.h"

#include "engine/core/hp-error.h"
#include "engine/core/hp-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A heading of the importer's own. */
typedef struct
{
  int column;
  int code;
} Extra;

typedef struct
{
  const HpImportSheet *sheet;
  HpImportRow row;
  gint64 last_row;
  gboolean after_heading; /* the row above is a heading */
} Reading;

/* ---- the row at hand ---- */

static void
clear_texts (HpImportRow *row)
{
  for (int f = 0; f < row->n_fields; f++)
    g_clear_pointer (&row->texts[f], g_free);
  g_ptr_array_set_size (row->extra_texts, 0);
  g_array_set_size (row->extra_codes, 0);
}

static void
take_texts (HpImportRow *row, const HpCell *cells, int n_cells)
{
  clear_texts (row);
  row->station = 0;
  for (int i = 0; i < n_cells; i++)
    {
      int field = hp_columns_field (row->columns, cells[i].column);

      if (field >= 0)
        row->texts[field] = hp_text_clean (cells[i].text);
      for (guint e = 0; field < 0 && e < row->extras->len; e++)
        {
          const Extra *extra = &g_array_index (row->extras, Extra, e);

          if (extra->column != cells[i].column)
            continue;
          g_array_append_val (row->extra_codes, extra->code);
          g_ptr_array_add (row->extra_texts, hp_text_clean (cells[i].text));
        }
    }
}

static gboolean
is_blank (const HpCell *cells, int n_cells)
{
  for (int i = 0; i < n_cells; i++)
    {
      g_autofree char *clean = hp_text_clean (cells[i].text);

      if (*clean != '\0')
        return FALSE;
    }
  return TRUE;
}

/* Sums and signatures below the data. */
static gboolean
is_footer (HpImportRow *row, const HpCell *cells, int n_cells)
{
  static const char *const fronts[] = { "tong so",  "tong cong", "cong ", "tong:",   "nguoi lap",
                                        "lap bieu", "tm. ",      "total", "ghi chu:" };
  g_autofree char *fold = hp_text_fold (cells[0].text);
  gboolean known = row->extra_codes->len > 0;

  for (guint i = 0; i < G_N_ELEMENTS (fronts); i++)
    if (g_str_has_prefix (fold, fronts[i]))
      return TRUE;
  for (int f = 0; f < row->n_fields; f++)
    known |= row->texts[f] != NULL && *row->texts[f] != '\0';
  return !known || g_str_equal (fold, "tong") || g_str_equal (fold, "cong");
}

/* ---- headings ---- */

/* Splits the cells into those of the importer's own headings and @others, all others. */
static guint
split_headings (Reading *reading, const HpCell *cells, int n_cells, HpCell *others, GArray *own)
{
  guint n = 0;

  for (int i = 0; i < n_cells; i++)
    {
      int code = reading->sheet->heading != NULL ? reading->sheet->heading (&cells[i]) : -1;
      Extra extra = { cells[i].column, code };

      if (code >= 0)
        g_array_append_val (own, extra);
      else
        others[n++] = cells[i];
    }
  return n;
}

/* TRUE where the row is one of headings, an index below them or a row of our own headings only. */
static gboolean
take_headings (Reading *reading, const HpCell *cells, int n_cells)
{
  HpImportRow *row = &reading->row;
  g_autofree HpCell *others = g_new0 (HpCell, n_cells);
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (Extra));
  guint n = split_headings (reading, cells, n_cells, others, own);
  gboolean below = n == 0 && reading->after_heading;
  HpColumnsRow kind;

  if (n == 0 && !below)
    return FALSE;
  kind = n > 0 ? hp_columns_feed (row->columns, others, (int) n) : HP_COLUMNS_HEADING;
  if (kind == HP_COLUMNS_OTHER)
    return FALSE;
  if (kind == HP_COLUMNS_HEADING && !below && !reading->after_heading)
    g_array_set_size (row->extras, 0);
  if (kind == HP_COLUMNS_HEADING)
    g_array_append_vals (row->extras, own->data, own->len);
  return TRUE;
}

static void
say_title (Reading *reading, const HpCell *cells, int n_cells)
{
  g_autoptr (GString) line = g_string_new (NULL);

  if (reading->sheet->title == NULL)
    return;
  for (int i = 0; i < n_cells; i++)
    g_string_append_printf (line, "%s%s", i > 0 ? " " : "", cells[i].text);
  reading->sheet->title (line->str, reading->sheet->data);
}

/* ---- rows ---- */

static gboolean
take_data (Reading *reading, const HpCell *cells, int n_cells, GError **error)
{
  HpImportRow *row = &reading->row;
  g_autoptr (GError) local = NULL;
  gboolean accepted;

  take_texts (row, cells, n_cells);
  if (is_footer (row, cells, n_cells))
    {
      row->report->footers++;
      return TRUE;
    }
  if (!hp_edit_mark (reading->sheet->edit, error))
    return FALSE;
  accepted = reading->sheet->row (row, reading->sheet->data, &local);
  if (!accepted && local == NULL)
    hp_edit_back (reading->sheet->edit, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  hp_import_report_count (row->report, row->station, accepted);
  return TRUE;
}

static gboolean
on_row (gint64 number, const HpCell *cells, int n_cells, gpointer data, GError **error)
{
  Reading *reading = data;
  HpImportRow *row = &reading->row;
  gboolean ready = hp_columns_ready (row->columns), heading;

  row->report->rows += number - reading->last_row;
  row->report->blank += number - reading->last_row - 1;
  reading->last_row = row->number = number;
  if (is_blank (cells, n_cells))
    {
      row->report->blank++;
      return TRUE;
    }
  heading = *cells[0].text != '#' && take_headings (reading, cells, n_cells);
  reading->after_heading = heading;
  if (!heading && ready && *cells[0].text != '#')
    return take_data (reading, cells, n_cells, error);
  row->report->headings++;
  if (!heading)
    say_title (reading, cells, n_cells);
  return TRUE;
}

/* ---- the sheet ---- */

/* Looks only whether a sheet has headings. */
static gboolean
on_probe (gint64 number, const HpCell *cells, int n_cells, gpointer data, GError **error)
{
  Reading *reading = data;

  if (take_headings (reading, cells, n_cells))
    {
      g_set_error_literal (error, HP_ERROR, HP_ERROR_FAILED, "found");
      return FALSE;
    }
  return TRUE;
}

static void
reading_init (Reading *reading, const HpImportSheet *sheet, HpImportReport *report,
              const char *name)
{
  *reading = (Reading){ .sheet = sheet };
  reading->row = (HpImportRow){ .report = report,
                                .columns = hp_columns_new (sheet->columns),
                                .sheet = name,
                                .fields = sheet->fields,
                                .n_fields = sheet->columns->n_fields };
  reading->row.texts = g_new0 (char *, sheet->columns->n_fields);
  reading->row.extras = g_array_new (FALSE, FALSE, sizeof (Extra));
  reading->row.extra_codes = g_array_new (FALSE, FALSE, sizeof (int));
  reading->row.extra_texts = g_ptr_array_new_with_free_func (g_free);
}

static void
reading_clear (Reading *reading)
{
  clear_texts (&reading->row);
  hp_columns_free (reading->row.columns);
  g_free (reading->row.texts);
  g_array_unref (reading->row.extras);
  g_array_unref (reading->row.extra_codes);
  g_ptr_array_unref (reading->row.extra_texts);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static gboolean
has_headings (HpReader *reader, const char *name, const HpImportSheet *sheet,
              HpImportReport *report, gboolean *found, GCancellable *cancellable, GError **error)
{
  g_auto (Reading) reading;
  g_autoptr (GError) stopped = NULL;

  reading_init (&reading, sheet, report, name);
  if (hp_reader_read (reader, name, on_probe, &reading, NULL, cancellable, &stopped))
    return TRUE;
  *found = hp_columns_ready (reading.row.columns);
  if (!*found)
    g_propagate_error (error, g_steal_pointer (&stopped));
  return *found;
}

static gboolean
fail_no_sheet (HpReader *reader, const char *path, const HpImportOptions *options,
               const HpImportSheet *sheet, gboolean met, GError **error)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *all = g_strjoinv ("”, “", (char **) hp_reader_sheets (reader));

  if (options->sheet != NULL && !met)
    g_set_error (error, HP_ERROR, HP_ERROR_NOT_FOUND,
                 _ ("“%s” has no sheet “%s”. Its sheets are “%s”."), base, options->sheet, all);
  else
    g_set_error (error, HP_ERROR, HP_ERROR_FORMAT,
                 _ ("“%s” has no row of headings of a list of %s. “homphieu-cli template” and the "
                    "window make an empty sheet with the right headings."),
                 base, _ (sheet->what));
  return FALSE;
}

/* The first sheet with headings. */
static gboolean
choose_sheet (HpReader *reader, const char *path, const HpImportOptions *options,
              const HpImportSheet *sheet, HpImportReport *report, const char **chosen,
              GCancellable *cancellable, GError **error)
{
  const char *const *names = hp_reader_sheets (reader);
  gboolean met = FALSE;

  for (int i = 0; names[i] != NULL; i++)
    {
      gboolean found = FALSE;

      if (options->sheet != NULL ? g_strcmp0 (names[i], options->sheet) != 0
                                 : !hp_reader_sheet_is_visible (reader, i))
        continue;
      met = TRUE;
      if (!has_headings (reader, names[i], sheet, report, &found, cancellable, error))
        return FALSE;
      *chosen = names[i];
      if (found)
        return TRUE;
    }
  return fail_no_sheet (reader, path, options, sheet, met, error);
}

static gboolean
read_sheet (HpReader *reader, const char *name, const HpImportSheet *sheet, HpImportReport *report,
            int *progress, GCancellable *cancellable, GError **error)
{
  g_auto (Reading) reading;

  reading_init (&reading, sheet, report, name);
  return hp_reader_read (reader, name, on_row, &reading, progress, cancellable, error);
}

gboolean
hp_import_read (const char *path, const HpImportOptions *options, const HpImportSheet *sheet,
                HpImportReport *report, int *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (HpReader) reader = hp_reader_open (path, error);
  const char *name = NULL;

  return reader != NULL
         && choose_sheet (reader, path, options, sheet, report, &name, cancellable, error)
         && read_sheet (reader, name, sheet, report, progress, cancellable, error);
}

HpImportReport *
hp_import_finish (HpEdit *edit, HpImportReport *report, const HpImportOptions *options,
                  GError **error)
{
  hp_edit_set_number (edit, "accepted", report->accepted);
  if (options->dry_run || hp_edit_commit (edit, error))
    return report;
  hp_import_report_free (report);
  return NULL;
}
