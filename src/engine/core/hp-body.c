/* hp-body.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-body.h"

static const char *const codes[HP_N_BODIES] = { "qh", "tinh", "huyen", "xa" };

const char *
hp_body_code (HpBody body)
{
  g_return_val_if_fail (body >= HP_BODY_NONE && body < HP_N_BODIES, NULL);
  return body == HP_BODY_NONE ? NULL : codes[body];
}

HpBody
hp_body_from_code (const char *code)
{
  if (code != NULL)
    for (int i = 0; i < HP_N_BODIES; i++)
      if (g_strcmp0 (code, codes[i]) == 0)
        return (HpBody) i;
  return HP_BODY_NONE;
}
