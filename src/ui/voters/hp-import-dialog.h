/* hp-import-dialog.h: voters from a sheet: choose, account for every row, mend, accept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <adwaita.h>
#include "engine/session/hp-session.h"

G_BEGIN_DECLS

#define HP_TYPE_IMPORT_DIALOG (hp_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HpImportDialog, hp_import_dialog, HP, IMPORT_DIALOG, AdwWindow)

/* Before the window of @from, which says at the end what was done. */
GtkWidget *hp_import_dialog_new (GtkWidget *from, HpSession *session);

/* Reads a sheet, as after choosing it. */
void hp_import_dialog_read (HpImportDialog *dialog, const char *path);

G_END_DECLS
