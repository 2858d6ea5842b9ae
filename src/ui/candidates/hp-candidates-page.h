/* hp-candidates-page.h: candidates of each constituency, in ballot order.
 *
 * Places: "xa:1" (a constituency), "xa:1:ID" (a candidate), "import", "structure".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "ui/shell/hp-phase-page.h"

G_BEGIN_DECLS

#define HP_TYPE_CANDIDATES_PAGE (hp_candidates_page_get_type ())
G_DECLARE_FINAL_TYPE (HpCandidatesPage, hp_candidates_page, HP, CANDIDATES_PAGE, HpPhasePage)

G_END_DECLS
