/* hp-print.h: pages to the printer: the same as in the preview.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gtk/gtk.h>
#include "paper/kit/hp-pages.h"

G_BEGIN_DECLS

/* Asks for a printer and prints a closed sheet of hp_sheet_new_pages, which is taken over. Returns
 * at once; what goes wrong is said in a dialog. @name: of the job, for the printer's queue (no
 * personal data). */
void hp_print_sheet (GtkWidget *from, HpSheet *sheet, const char *name);

/* For tests: the next prints go to this PDF file, without asking; NULL = ask. */
void hp_print_set_export (const char *path);

G_END_DECLS
