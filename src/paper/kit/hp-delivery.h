/* hp-delivery.h: forms as files: made aside, moved to their place whole, noted in the document.
 *
 * A file is made in a private folder under the user's cache, then copied to its place under a
 * ".part" name, brought to the disk and renamed. So a file of the same name that is there already
 * stays as it is until the new one is whole, and a failure leaves nothing behind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "paper/kit/hp-form.h"

G_BEGIN_DECLS

/* One file that was made. */
typedef struct
{
  char *path;   /* where it stands */
  char *name;   /* without the folder */
  char *sha256; /* hex */
  gboolean pdf;
  HpFormInstance *form; /* NULL for the index */
} HpDeliveryFile;

void hp_delivery_file_free (HpDeliveryFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpDeliveryFile, hp_delivery_file_free)

/* What a job does, for its progress bar; called on the thread of the export. @done of @total
 * forms are finished, @form is the next one. */
typedef void (*HpDeliveryProgress) (int done, int total, const HpFormInstance *form, gpointer data);

/* Makes the .xlsx (and, with @pdf, the PDF beside it) of one form in @out_dir, which is made where
 * it is missing. Returns the files (HpDeliveryFile), NULL on error: HP_ERROR_REFUSED and what is
 * missing where the form is not ready; HP_ERROR_READ_ONLY, DISK_FULL, CANCELLED … from the
 * writing. @db may be that of a job (hp_db_open_job). Noted as one action "form.export". */
GPtrArray *hp_delivery_export (HpDb *db, const HpRules *rules, const HpFormInstance *form,
                               const char *out_dir, gboolean pdf, GCancellable *cancellable,
                               GError **error);

/* The same for several forms, all seen at one moment of the data and noted as one action: those
 * of hp_forms_list that @filter (NULL = any) asks for and that are ready; and, unless @filter names
 * one form, index.xlsx, the list of what was made. Either all files come to their place or, on an
 * error, those of this call that stood at no older file's place are taken away again.
 * HP_ERROR_NOT_FOUND where no form of that filter is ready, with what is missing. */
GPtrArray *hp_delivery_export_all (HpDb *db, const HpRules *rules, const HpFormFilter *filter,
                                   const char *out_dir, gboolean pdf, HpDeliveryProgress progress,
                                   gpointer data, GCancellable *cancellable, GError **error);

/* Name that the file of a form has: "31-kv01.xlsx". Transfer full. */
char *hp_delivery_name (const HpFormInstance *form, gboolean pdf);

/* Removes what processes that are gone have left in the cache. Called once at start. */
void hp_delivery_clean_cache (void);

G_END_DECLS
