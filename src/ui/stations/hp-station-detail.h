/* hp-station-detail.h: one polling station, each field stored by itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <adwaita.h>
#include "engine/session/hp-session.h"

G_BEGIN_DECLS

#define HP_TYPE_STATION_DETAIL (hp_station_detail_get_type ())
G_DECLARE_FINAL_TYPE (HpStationDetail, hp_station_detail, HP, STATION_DETAIL, AdwBin)

GtkWidget *hp_station_detail_new (HpSession *session);

/* Shows the station of an id as it is now; what is being typed into the one before is stored
 * first. @findings: all findings of stations, of which those of this one are shown. */
void hp_station_detail_show (HpStationDetail *detail, gint64 id, GPtrArray *findings);

/* Stores what is being typed. */
void hp_station_detail_commit (HpStationDetail *detail);

/* Puts the focus into the polling place: what a new station lacks first. */
void hp_station_detail_begin (HpStationDetail *detail);

G_END_DECLS
