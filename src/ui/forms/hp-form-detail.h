/* hp-form-detail.h: one form: what it is, whether it is ready, and its pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <adwaita.h>
#include "engine/session/hp-session.h"
#include "paper/kit/hp-form.h"

G_BEGIN_DECLS

#define HP_TYPE_FORM_DETAIL (hp_form_detail_get_type ())
G_DECLARE_FINAL_TYPE (HpFormDetail, hp_form_detail, HP, FORM_DETAIL, AdwBin)

/* Shows @form with its pages as the data are now; @made says when it was last handed out. NULL:
 * none, because @n_selected forms are selected. */
void hp_form_detail_show (HpFormDetail *detail, HpSession *session, const HpFormInstance *form,
                          const char *made, guint n_selected);
gboolean hp_form_detail_has_form (HpFormDetail *detail);

/* Asks for a printer and prints the form that is shown. */
void hp_form_detail_print (HpFormDetail *detail);

G_END_DECLS
