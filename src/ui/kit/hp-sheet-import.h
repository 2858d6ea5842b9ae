/* hp-sheet-import.h: from a sheet into the document: choose, look, accept.
 *
 * A file is chosen and read without writing; a window accounts for every row and lists what was
 * found; accepting imports it as one action that a toast offers to undo.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <adwaita.h>
#include "engine/session/hp-session.h"
#include "paper/kit/hp-import.h"

G_BEGIN_DECLS

#define HP_TYPE_SHEET_IMPORT (hp_sheet_import_get_type ())
G_DECLARE_FINAL_TYPE (HpSheetImport, hp_sheet_import, HP, SHEET_IMPORT, AdwWindow)

/* Asks for a file, then goes on as hp_sheet_import_file. @title: "Import stations"; @options may
 * be NULL and are copied, but their texts must stay. @from is the page. */
void hp_sheet_import_choose (GtkWidget *from, HpSession *session, const char *title,
                             HpImportFunc import, const HpImportOptions *options);

/* Reads @path and shows what it would do. */
void hp_sheet_import_file (GtkWidget *from, HpSession *session, const char *title,
                           HpImportFunc import, const HpImportOptions *options, const char *path);

/* Asks where to save an empty sheet of @kind ("stations", see hp-template.h) and writes it. */
void hp_sheet_import_template (GtkWidget *from, HpSession *session, const char *kind);

G_END_DECLS
