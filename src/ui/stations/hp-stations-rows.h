/* hp-stations-rows.h: stations and constituencies as lines of a list, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/rules/hp-rules.h"
#include "ui/kit/hp-entity-row.h"

G_BEGIN_DECLS

/* Makes @list show @stations (HpStation) with what @findings says of each. */
void hp_stations_rows_fill (GtkListBox *list, GPtrArray *stations, GPtrArray *findings,
                            const HpRules *rules);
/* TRUE where the station of the row has a finding of that code; "" = any. */
gboolean hp_stations_rows_has_finding (HpEntityRow *row, const char *code);

/* Makes @list show @constituencies (HpConstituency). */
void hp_stations_rows_fill_constituencies (GtkListBox *list, GPtrArray *constituencies,
                                           const HpRules *rules);

/* "3 stations · Assembly 3.614 voters …". Transfer full. */
char *hp_stations_rows_totals (GPtrArray *stations, const HpRules *rules);

G_END_DECLS
