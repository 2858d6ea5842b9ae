/* hp-import-members.h: a sheet of members of the committee, the boards and the teams → the
 * document.
 *
 * The list of an organ that the sheet names takes the place of the one that is there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "paper/kit/hp-import.h"

G_BEGIN_DECLS

/* See HpImportFunc. A row that names a station is of its team, one that names a constituency of
 * its board, another of the committee. */
HpImportReport *hp_import_members (HpDb *db, const HpRules *rules, const char *path,
                                   const HpImportOptions *options, int *progress,
                                   GCancellable *cancellable, GError **error);

G_END_DECLS
