/* hp-sheet-xlsx-text.h: texts as an .xlsx file wants them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "paper/kit/hp-sheet.h"

G_BEGIN_DECLS

/* A name for a worksheet: at most 31 letters, none of []:*?/\, no apostrophe, and not in @names
 * (folded names given so far, to which it is added). Transfer full. */
char *hp_xlsx_worksheet_name (const char *wanted, GHashTable *names);

/* One line of at most @max letters for a page's head or foot, where & is a sign. Transfer full. */
char *hp_xlsx_head_text (const char *text, int max);

/* Whether Excel would make a number, a date or a formula of the text if somebody edited it. */
gboolean hp_xlsx_looks_typed (const char *text);

/* The text as the file holds it, cut at the limit of a cell: @text itself or the contents of
 * @scratch. */
const char *hp_xlsx_cell_text (HpStyle style, const char *text, GString *scratch);

G_END_DECLS
