/* hp-import-turnout.h: a sheet of turnout figures → the document.
 *
 * Long: a row for each station and mark. Wide: a row for each station and a column for each mark
 * ("09:00", "11h"). A sheet that does not say its mark takes it from the options, from a line above
 * the headings ("at 11:00", "đến 11 giờ") or from the name of the file ("…-11h00.csv"). Figures
 * without a body are those of the body that every voter elects.
 *
 * A column of listed voters states the number for stations whose list is not kept here. Percentages
 * that are stated beside the figures, and totals above the headings or in the footer, are compared
 * (I06, I07).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "paper/kit/hp-import.h"

G_BEGIN_DECLS

/* See HpImportFunc. A figure that breaks U01 or U02 without a reason is a rejected row.
 * HP_ERROR_INVALID where no mark is known. */
HpImportReport *hp_import_turnout (HpDb *db, const HpRules *rules, const char *path,
                                   const HpImportOptions *options, int *progress,
                                   GCancellable *cancellable, GError **error);

/* The time in a title or file name: "as of 11:00", "đến 11 giờ 30", "turnout-11h00"; −1 = none. */
int hp_turnout_mark_in (const char *text);

/* A percentage as published, compared with part/whole to as many decimals as it has: "76,15",
 * "75.9 %", "100". FALSE where it cannot be read; *@right tells whether it is that of the figures,
 * *@expected (transfer full) what it would be. */
gboolean hp_percent_published (const char *text, gint64 part, gint64 whole, gboolean *right,
                               char **expected);

G_END_DECLS
