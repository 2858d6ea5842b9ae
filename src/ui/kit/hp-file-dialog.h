/* hp-file-dialog.h: choosing files and folders (GtkFileDialog is of 4.10).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  HP_FILE_OPEN,
  HP_FILE_SAVE,
  HP_FILE_FOLDER,
} HpFileAction;

/* @path is the chosen local path; not called when the dialog is closed or @owner is gone. */
typedef void (*HpFileFunc) (const char *path, gpointer owner, gpointer data);

/* @patterns: "*.xlsx;*.ods" with @filter_name as its words, or NULL for any file. @suggested: name
 * to save under, with its folder or without; or the folder to begin in. */
void hp_file_dialog (GtkWidget *from, HpFileAction action, const char *title,
                     const char *filter_name, const char *patterns, const char *suggested,
                     HpFileFunc func, GObject *owner, gpointer data);

/* For tests: the next dialogs answer with this path at once instead of opening; NULL = open. A test
 * that drives the program from outside starts it with HOMPHIEU_TEST_FILES=LIST: as long as the file
 * LIST has lines, each dialog takes the first line off and answers with that path. */
void hp_file_dialog_set_answer (const char *path);

/* Opens a folder or a file with the desktop's program for it. */
void hp_file_show (GtkWidget *from, const char *path);

G_END_DECLS
