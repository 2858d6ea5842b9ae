/* hp-tally-form.h: one tally: its entries, findings, differences and seal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <adwaita.h>
#include "engine/session/hp-session.h"

G_BEGIN_DECLS

#define HP_TYPE_TALLY_FORM (hp_tally_form_get_type ())
G_DECLARE_FINAL_TYPE (HpTallyForm, hp_tally_form, HP, TALLY_FORM, AdwBin)

/* Actions of the widget: "tally.seal", "tally.zero-rest", "tally.entry" (i), "tally.reread",
 * "tally.minutes", "tally.journal", "tally.back". */

GtkWidget *hp_tally_form_new (HpSession *session);

/* Shows the tally of a station and body; @entry 0 = the one to be typed next. FALSE (said to the
 * user) where there is none. */
gboolean hp_tally_form_show (HpTallyForm *form, int station, HpBody body, int entry);

/* Looks again at what is stored, unless the user is typing in it. */
void hp_tally_form_refresh (HpTallyForm *form);

G_END_DECLS
