/* hp-import-mend.h: one row of a sheet, to be put right before it is taken in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <adwaita.h>
#include "engine/voters/hp-voter-staging.h"

G_BEGIN_DECLS

#define HP_TYPE_IMPORT_MEND (hp_import_mend_get_type ())
G_DECLARE_FINAL_TYPE (HpImportMend, hp_import_mend, HP, IMPORT_MEND, AdwBin)

/* Signal "mended" (): a field was changed; the row and those that it clashes with are checked. */

GtkWidget *hp_import_mend_new (void);

/* Shows row @i; @staging must live until the next call. NULL shows what to do. */
void hp_import_mend_set (HpImportMend *mend, HpVoterStaging *staging, guint i);
/* The first field that is wrong gets the focus. */
void hp_import_mend_focus (HpImportMend *mend);

G_END_DECLS
