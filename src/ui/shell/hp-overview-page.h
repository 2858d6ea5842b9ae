/* hp-overview-page.h: what is missing or late, totals, the countdown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "ui/shell/hp-phase-page.h"

G_BEGIN_DECLS

#define HP_TYPE_OVERVIEW_PAGE (hp_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (HpOverviewPage, hp_overview_page, HP, OVERVIEW_PAGE, HpPhasePage)

G_END_DECLS
