/* hp-forms-export.h: forms to files, as work in the background.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/session/hp-job.h"
#include "paper/kit/hp-form.h"

G_BEGIN_DECLS

/* @count forms came to @folder. */
typedef struct
{
  guint count;
  char *folder;
} HpFormsExported;

void hp_forms_exported_free (HpFormsExported *exported);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpFormsExported, hp_forms_exported_free)

/* Makes those of @forms (of HpFormInstance) that are ready, as .xlsx and with @pdf also as PDF, in
 * @folder. The result of the job is an HpFormsExported. Several forms come with index.xlsx when
 * they are all of @filter; NULL: they are made one by one, and stay when a later one fails. */
HpJob *hp_forms_export (HpSession *session, GPtrArray *forms, const HpFormFilter *filter,
                        const char *folder, gboolean pdf, HpJobDone done, GObject *owner);

G_END_DECLS
