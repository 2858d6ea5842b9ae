/* hp-test-reader.h: a spreadsheet read into lines that a test can state.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "lib/hp-test-zip.h"
#include "paper/kit/hp-reader.h"

G_BEGIN_DECLS

/* Every row as "3: A=Tđ C=N5|": number, then the column letter, the type (T text, N number, D date,
 * B boolean, E error) and the text of each cell, each followed by "|". NULL with @error. Checks on
 * the way that rows and cells are in order. */
char *hp_test_dump (HpReader *reader, const char *sheet, GError **error);

/* Opens the file and reads its first visible sheet; @limits NULL: those in force. */
char *hp_test_dump_file (const char *path, const HpReaderLimits *limits, GError **error);

/* The file must be refused, on opening or reading, with this code and a message that has all of
 * @words (divided by "|"), its own name among them. */
void hp_test_assert_refused (const char *path, const HpReaderLimits *limits, int code,
                             const char *words);

/* Writes an .xlsx with one worksheet, whose <sheetData> holds @rows, and with the parts in @more
 * (NULL or a list) in place of the usual ones of the same name. */
void hp_test_xlsx_write (const char *path, const char *rows, const HpTestPart *more);

/* Writes an .ods whose spreadsheet element holds @tables, and its automatic styles @styles. */
void hp_test_ods_write (const char *path, const char *styles, const char *tables,
                        const HpTestPart *more);

#define HP_TEST_RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define HP_TEST_MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

G_END_DECLS
