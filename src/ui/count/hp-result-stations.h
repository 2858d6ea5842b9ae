/* hp-result-stations.h: the stations of a constituency with their figures, and the sums of both
 * ways of adding up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gtk/gtk.h>
#include "engine/count/hp-results.h"

G_BEGIN_DECLS

#define HP_TYPE_RESULT_STATIONS (hp_result_stations_get_type ())
G_DECLARE_FINAL_TYPE (HpResultStations, hp_result_stations, HP, RESULT_STATIONS, GtkWidget)

/* Signal "activated" (int station): Enter or a double click on a row. */

/* Shows the tallies (of HpTally; a reference is kept) of @result. */
void hp_result_stations_show (HpResultStations *table, const HpResult *result, GPtrArray *tallies);

G_END_DECLS
