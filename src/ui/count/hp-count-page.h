/* hp-count-page.h: the count: a board of stations and bodies, and the tally behind each field.
 *
 * Targets of go_to: "3:qh" opens a tally, "3:qh:2" its second entry, "state:differs" filters.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "ui/shell/hp-phase-page.h"

G_BEGIN_DECLS

#define HP_TYPE_COUNT_PAGE (hp_count_page_get_type ())
G_DECLARE_FINAL_TYPE (HpCountPage, hp_count_page, HP, COUNT_PAGE, HpPhasePage)

G_END_DECLS
