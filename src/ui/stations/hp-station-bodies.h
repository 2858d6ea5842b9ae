/* hp-station-bodies.h: the fields of a station that there is one of for each body: its
 * constituency, its number of voters.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <adwaita.h>
#include "engine/session/hp-session.h"
#include "engine/stations/hp-station.h"

G_BEGIN_DECLS

typedef struct _HpStationBodies HpStationBodies;

/* A field of @body has changed: hp_station_bodies_apply puts it into a station to be stored. */
typedef void (*HpStationBodiesFunc) (HpStationBodies *bodies, HpBody body, gpointer data);

/* Adds its rows to two groups, which must live as long as it is used. */
HpStationBodies *hp_station_bodies_new (HpSession *session, AdwPreferencesGroup *voters,
                                        AdwPreferencesGroup *constituencies,
                                        HpStationBodiesFunc changed, gpointer data);
void hp_station_bodies_free (HpStationBodies *bodies);

void hp_station_bodies_show (HpStationBodies *bodies, const HpStation *station);
/* Says beside the fields what was found of this station. */
void hp_station_bodies_mark (HpStationBodies *bodies, GPtrArray *findings);
void hp_station_bodies_apply (HpStationBodies *bodies, HpBody body, HpStation *station);

/* What was chosen or typed and waits to be stored is stored now. */
void hp_station_bodies_commit (HpStationBodies *bodies);

/* Puts the focus into the constituency of @body; HP_BODY_NONE: the number of voters. */
void hp_station_bodies_focus (HpStationBodies *bodies, HpBody body);

G_END_DECLS
