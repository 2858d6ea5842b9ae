/* hp-import-tallies.h: a sheet of tallies → the document.
 *
 * A row for each station, body and entry, with the figures of a tally entry in columns: listed,
 * voted, issued, collected, valid, invalid, kept1 …, vote1 …, received, spoiled, unused, invalid1 …
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "paper/kit/hp-import.h"

G_BEGIN_DECLS

/* See HpImportFunc. An entry is stored even with findings, which are reported with its row; one
 * that the document refuses (I08: sealed, second entry by the same name …) is a rejected row. */
HpImportReport *hp_import_tallies (HpDb *db, const HpRules *rules, const char *path,
                                   const HpImportOptions *options, int *progress,
                                   GCancellable *cancellable, GError **error);

G_END_DECLS
