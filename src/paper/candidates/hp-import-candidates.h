/* hp-import-candidates.h: a sheet of candidates → the document.
 *
 * The sheet also says how many deputies each constituency elects. Its order is the order on the
 * ballot; whether that is the official one is said by S05. A candidate of the same name and birth
 * date in the constituency is changed, not doubled.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "paper/kit/hp-import.h"

G_BEGIN_DECLS

/* See HpImportFunc. A constituency that the document does not have is I03, except that a document
 * without any constituency of that body gets those of the sheet. HP_ERROR_REFUSED where votes have
 * been entered in an order that the sheet would change. */
HpImportReport *hp_import_candidates (HpDb *db, const HpRules *rules, const char *path,
                                      const HpImportOptions *options, int *progress,
                                      GCancellable *cancellable, GError **error);

G_END_DECLS
