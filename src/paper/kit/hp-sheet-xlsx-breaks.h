/* hp-sheet-xlsx-breaks.h: where the pages of a workbook end. Within the .xlsx end only.
 *
 * A workbook cannot say "keep these rows together"; it can only say where a page ends. The rows
 * have the heights that they are given here, so the pages are filled as the page end does it, with
 * a little room left for printers that have less; and where rows must not be parted all pages of
 * the worksheet get their end, since one that the office program finds by itself could lie just
 * before ours. Long tables are left to the office program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "paper/kit/hp-sheet-private.h"

G_BEGIN_DECLS

typedef struct _HpXlsxBreaks HpXlsxBreaks;

HpXlsxBreaks *hp_xlsx_breaks_new (const HpSheetSetup *setup);
void hp_xlsx_breaks_free (HpXlsxBreaks *breaks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpXlsxBreaks, hp_xlsx_breaks_free)

/* The next row. */
void hp_xlsx_breaks_row (HpXlsxBreaks *breaks, const HpSheetRow *row);

/* The rows (from 0; as the library takes them) that begin a page, closed by a 0; owned by @breaks.
 * NULL where there is none. */
guint32 *hp_xlsx_breaks_end (HpXlsxBreaks *breaks);

G_END_DECLS
