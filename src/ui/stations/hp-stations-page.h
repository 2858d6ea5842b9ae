/* hp-stations-page.h: polling stations and constituencies.
 *
 * Places: "station:3" or "3", "constituency:xa:2", "import", "finding:S01" (stations with it).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "ui/shell/hp-phase-page.h"

G_BEGIN_DECLS

#define HP_TYPE_STATIONS_PAGE (hp_stations_page_get_type ())
G_DECLARE_FINAL_TYPE (HpStationsPage, hp_stations_page, HP, STATIONS_PAGE, HpPhasePage)

G_END_DECLS
