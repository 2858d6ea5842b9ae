/* hp-forms-page.h: all forms that the document can make: ready or not, seen, printed, exported.
 *
 * Targets of go_to: "24:xa:1" (number, body, constituency or station), "31:3", "turnout".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "ui/shell/hp-phase-page.h"

G_BEGIN_DECLS

#define HP_TYPE_FORMS_PAGE (hp_forms_page_get_type ())
G_DECLARE_FINAL_TYPE (HpFormsPage, hp_forms_page, HP, FORMS_PAGE, HpPhasePage)

/* Property "with-pdf" (boolean): exports make a PDF beside each .xlsx; action forms.with-pdf. */

G_END_DECLS
