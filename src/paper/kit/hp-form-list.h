/* hp-form-list.h: kinds of forms and their scopes, within the registry.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "paper/kit/hp-form-run.h"

G_BEGIN_DECLS

typedef struct
{
  const char *kind; /* the rules' word */
  HpFormScope scope;
  HpFormMaker make;
} HpFormKind;

/* NULL where this program makes no form of that kind. */
const HpFormKind *hp_form_kind (const char *kind);

G_END_DECLS
