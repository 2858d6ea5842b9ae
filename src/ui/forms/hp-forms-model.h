/* hp-forms-model.h: every form that the document can make, as rows for a table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/db/hp-row.h"
#include "engine/session/hp-session.h"
#include "paper/kit/hp-form.h"

G_BEGIN_DECLS

#define HP_TYPE_FORMS_MODEL (hp_forms_model_get_type ())
G_DECLARE_FINAL_TYPE (HpFormsModel, hp_forms_model, HP, FORMS_MODEL, GObject)

enum
{
  HP_FORMS_COL_CODE,
  HP_FORMS_COL_TITLE,
  HP_FORMS_COL_PLACE,
  HP_FORMS_COL_STATE,
  HP_FORMS_COL_MADE,
};

typedef enum
{
  HP_FORMS_ANY,
  HP_FORMS_READY,
  HP_FORMS_NOT_READY,
} HpFormsReady;

HpFormsModel *hp_forms_model_new (HpSession *session);

/* Looks at the document again; rows of forms that are still there stay the same rows. */
gboolean hp_forms_model_reload (HpFormsModel *model, GError **error);

/* What is shown: of a form by its number (NULL = any), of a station (0 = any), by readiness, and
 * with all words of @text in what the row says. */
void hp_forms_model_filter (HpFormsModel *model, const char *number, int station,
                            HpFormsReady ready, const char *text);

/* The rows shown (HpRow), in the order of the forms' numbers. Not owned. */
GListModel *hp_forms_model_get_list (HpFormsModel *model);

/* All forms (HpFormInstance), also those that are not shown; owned by the model. */
GPtrArray *hp_forms_model_get_forms (HpFormsModel *model);

/* The form of a row's id; NULL once it is gone. */
const HpFormInstance *hp_forms_model_get (HpFormsModel *model, gint64 id);

/* HpCellText, with the model as data. */
char *hp_forms_model_text (HpRow *row, int column, gpointer model);

/* When the form was last made, by whom, and whether the data have changed since; "" for never. */
char *hp_forms_model_made_text (HpFormsModel *model, const HpFormInstance *form, gboolean whole);

/* Position among the rows shown of the first form with this number, body (HP_BODY_NONE = any) and
 * station or constituency (0 = any); G_MAXUINT for none. */
guint hp_forms_model_find (HpFormsModel *model, const char *number, HpBody body, int place);

guint hp_forms_model_n_ready (HpFormsModel *model);

G_END_DECLS
