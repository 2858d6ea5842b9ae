/* hp-import-stations.h: a sheet of polling stations → the document.
 *
 * Also names the constituency of each body that a station belongs to, which makes those that are
 * not there yet, and the number of voters of stations whose list is not kept here: one column for
 * all bodies, or one for each. A station that is there already is changed where the sheet says
 * something, never doubled.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "paper/kit/hp-import.h"

G_BEGIN_DECLS

/* See HpImportFunc. */
HpImportReport *hp_import_stations (HpDb *db, const HpRules *rules, const char *path,
                                    const HpImportOptions *options, int *progress,
                                    GCancellable *cancellable, GError **error);

G_END_DECLS
