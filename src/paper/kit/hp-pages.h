/* hp-pages.h: the pages of a form: how many there are, and each drawn anywhere.
 *
 * The preview, the printer and the PDF are the same pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <cairo.h>
#include "paper/kit/hp-sheet.h"

G_BEGIN_DECLS

/* All of these take a sheet of hp_sheet_new_pages that has been closed. */

int hp_pages_count (HpSheet *sheet);

/* Size of page @n (from 0) in points: 595.28 × 841.89 upright. */
void hp_pages_size (HpSheet *sheet, int n, double *width, double *height);

/* Draws page @n; one unit of @cr is a point, origin at the paper's top left corner. */
void hp_pages_draw (HpSheet *sheet, int n, cairo_t *cr);

/* Writes all pages to a PDF file. @created as for the .xlsx end. */
gboolean hp_pages_to_pdf (HpSheet *sheet, const char *path, GDateTime *created,
                          GCancellable *cancellable, GError **error);

G_END_DECLS
