/* hp-reader.h: one face over .xlsx, .ods and .csv: rows of cells, streamed.
 *
 * The kind of a file is known by its first bytes, not by its name. Nothing is fetched from
 * anywhere, entities and DOCTYPEs are refused, and every size is limited (HpReaderLimits).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gio/gio.h>
#include "engine/core/hp-date.h"

G_BEGIN_DECLS

typedef enum
{
  HP_CELL_TEXT,
  HP_CELL_NUMBER, /* number is set; text is its digits, whole numbers without exponent or ".0" */
  HP_CELL_DATE,   /* date is set; text is dd/mm/yyyy */
  HP_CELL_BOOL,   /* number is 0 or 1; text "0" or "1" */
  HP_CELL_ERROR,  /* an Excel error; text is "#N/A" and the like */
} HpCellType;

typedef struct
{
  int column; /* from 0 */
  HpCellType type;
  const char *text; /* as in the file (not normalised); never NULL; valid during the call */
  double number;
  HpDate date;
} HpCell;

/* Called for every row that has a cell with content, in order; @row from 1 as Excel counts.
 * Cells without content (empty or blanks only) are left out; @cells are in order of column.
 * Returning FALSE (with @error set) stops the reading. */
typedef gboolean (*HpRowFunc) (gint64 row, const HpCell *cells, int n_cells, gpointer data,
                               GError **error);

typedef struct
{
  gint64 max_file_bytes; /* of the file as it lies on the disk */
  gint64 max_part_bytes; /* of one part when unpacked */
  int max_ratio;         /* unpacked : packed, of one part over 1 MiB */
  gint64 max_rows;
  int max_columns;
  gint64 max_cells;
  gint64 max_string_bytes; /* of one cell */
  gint64 max_shared_bytes; /* all shared strings together */
  int max_sheets;
} HpReaderLimits;

/* The limits in force: 256 MiB file, 1 GiB part, 200:1, 1,048,576 rows, 1,024 columns, 40 million
 * cells, 32,767 characters a cell, 256 MiB shared strings, 256 sheets. */
extern const HpReaderLimits hp_reader_limits;

typedef struct _HpReader HpReader;

/* Opens @path. Errors: HP_ERROR_NOT_FOUND, HP_ERROR_FORMAT (wrong type, old .xls, truncated, not
 * UTF-8), HP_ERROR_PASSWORD, HP_ERROR_LIMIT; each says the file and the remedy. */
HpReader *hp_reader_open (const char *path, GError **error);
HpReader *hp_reader_open_with_limits (const char *path, const HpReaderLimits *limits,
                                      GError **error);
void hp_reader_free (HpReader *reader);

/* Names of the sheets, in order (a .csv has one, named ""); owned by the reader. */
const char *const *hp_reader_sheets (HpReader *reader);
/* FALSE for a hidden one. @index as in the names. */
gboolean hp_reader_sheet_is_visible (HpReader *reader, int index);
/* TRUE where the workbook counts days from 1904. Known once it is open; only for a number that is
 * not formatted as a date, since those that are arrive as dates. */
gboolean hp_reader_counts_from_1904 (HpReader *reader);

/* Streams one sheet (@sheet NULL: the first one that is visible): @func is called in this thread,
 * while another reads the rows after. Errors as above, naming sheet
 * and row; HP_ERROR_CANCELLED. @progress, where not NULL, is set from time to time to 0…1000. */
gboolean hp_reader_read (HpReader *reader, const char *sheet, HpRowFunc func, gpointer data,
                         int *progress, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpReader, hp_reader_free)

G_END_DECLS
