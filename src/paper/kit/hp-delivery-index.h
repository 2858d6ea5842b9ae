/* hp-delivery-index.h: index.xlsx, the list of what was made.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/session/hp-deliveries.h"
#include "paper/kit/hp-form.h"

G_BEGIN_DECLS

/* Lists @files (of HpDeliveryFile): number, title, scope, file, data version, SHA-256. */
gboolean hp_delivery_index_write (const char *path, HpDb *db, const HpRules *rules,
                                  GPtrArray *files, const HpDataState *state, GDateTime *created,
                                  GError **error);

G_END_DECLS
