/* hp-voter-filters.h: which voters the list shows: station, body, finding, residence, state.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gtk/gtk.h>
#include "engine/session/hp-session.h"
#include "engine/voters/hp-voter-query.h"

G_BEGIN_DECLS

#define HP_TYPE_VOTER_FILTERS (hp_voter_filters_get_type ())
G_DECLARE_FINAL_TYPE (HpVoterFilters, hp_voter_filters, HP, VOTER_FILTERS, GtkWidget)

/* Signal "changed" (): another choice. */

void hp_voter_filters_set_session (HpVoterFilters *filters, HpSession *session);
/* Reads the stations anew; the chosen one stays where it is still there. */
void hp_voter_filters_update_stations (HpVoterFilters *filters);

/* Fills in the filter; the text and the order are the caller's. */
void hp_voter_filters_get (HpVoterFilters *filters, HpVoterFilter *filter);
/* TRUE where any of them is chosen. */
gboolean hp_voter_filters_is_set (HpVoterFilters *filters);
/* Everybody again; "changed" once where that is another choice. */
void hp_voter_filters_clear (HpVoterFilters *filters);

/* Chooses a station by its number; FALSE where there is none. */
gboolean hp_voter_filters_set_station (HpVoterFilters *filters, int number);
/* Chooses a finding by its number; with any finding, where voters of the list cannot have it. */
void hp_voter_filters_set_finding (HpVoterFilters *filters, int number);

/* Numbers of the stations, in order, and as lines to choose from ("3 · Nhà văn hóa"); owned by the
 * filters until the next update. */
GArray *hp_voter_filters_stations (HpVoterFilters *filters);
GStrv hp_voter_filters_station_lines (HpVoterFilters *filters);

G_END_DECLS
