/* hp-results-page.h: results: the constituencies and, of one, who is elected and why.
 *
 * Targets of go_to: "xa:2" shows constituency 2 of a body, "xa" the first of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "ui/shell/hp-phase-page.h"

G_BEGIN_DECLS

#define HP_TYPE_RESULTS_PAGE (hp_results_page_get_type ())
G_DECLARE_FINAL_TYPE (HpResultsPage, hp_results_page, HP, RESULTS_PAGE, HpPhasePage)

G_END_DECLS
