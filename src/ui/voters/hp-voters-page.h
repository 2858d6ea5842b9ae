/* hp-voters-page.h: the list of voters: search, filters, one voter, several voters, import.
 *
 * Places to go to: "id:123" a voter, "station:3" or "3", "finding:9", "search:TEXT", "import".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "ui/shell/hp-phase-page.h"

G_BEGIN_DECLS

#define HP_TYPE_VOTERS_PAGE (hp_voters_page_get_type ())
G_DECLARE_FINAL_TYPE (HpVotersPage, hp_voters_page, HP, VOTERS_PAGE, HpPhasePage)

G_END_DECLS
