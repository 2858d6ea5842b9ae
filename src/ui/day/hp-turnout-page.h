/* hp-turnout-page.h: turnout: stations × marks, what is missing, the bulletin.
 *
 * Targets of go_to: "3" goes to a station, "3:660" to its figure at 11:00.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "ui/shell/hp-phase-page.h"

G_BEGIN_DECLS

#define HP_TYPE_TURNOUT_PAGE (hp_turnout_page_get_type ())
G_DECLARE_FINAL_TYPE (HpTurnoutPage, hp_turnout_page, HP, TURNOUT_PAGE, HpPhasePage)

G_END_DECLS
