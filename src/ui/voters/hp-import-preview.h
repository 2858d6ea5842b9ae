/* hp-import-preview.h: every row of a sheet accounted for, and what is wrong put right.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <adwaita.h>
#include "engine/voters/hp-voter-staging.h"

G_BEGIN_DECLS

#define HP_TYPE_IMPORT_PREVIEW (hp_import_preview_get_type ())
G_DECLARE_FINAL_TYPE (HpImportPreview, hp_import_preview, HP, IMPORT_PREVIEW, AdwBin)

/* Signal "mended" (): a row has changed. */

GtkWidget *hp_import_preview_new (void);

/* @staging must live until the next call; NULL shows nothing. */
void hp_import_preview_set (HpImportPreview *preview, HpVoterStaging *staging);
/* Rows were checked again from outside. */
void hp_import_preview_refresh (HpImportPreview *preview);

G_END_DECLS
