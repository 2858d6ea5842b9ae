/* hp-voter-detail.h: one voter: every field with its checks, and the history.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <adwaita.h>
#include "engine/session/hp-session.h"

G_BEGIN_DECLS

#define HP_TYPE_VOTER_DETAIL (hp_voter_detail_get_type ())
G_DECLARE_FINAL_TYPE (HpVoterDetail, hp_voter_detail, HP, VOTER_DETAIL, AdwBin)

/* Signals: "saved" (gboolean added), "edited" (): a field differs from what is stored, or no longer
 * does. */

void hp_voter_detail_set_session (HpVoterDetail *detail, HpSession *session);
/* The stations to choose from, as in hp-voter-filters.h. */
void hp_voter_detail_set_stations (HpVoterDetail *detail, GArray *numbers, GStrv lines);

/* Shows the voter as stored; 0 shows nothing. What was being edited is dropped. */
void hp_voter_detail_show (HpVoterDetail *detail, gint64 id);
/* Begins a new voter of a station (its number; 0 = the first). */
void hp_voter_detail_add (HpVoterDetail *detail, int station);
/* These take NULL, a detail that has never been needed: no voter, nothing edited. */

/* 0 for a new voter or none. */
gint64 hp_voter_detail_get_id (HpVoterDetail *detail);
gboolean hp_voter_detail_is_edited (HpVoterDetail *detail);
/* Reads the voter again, unless it is being edited. */
void hp_voter_detail_refresh (HpVoterDetail *detail);
/* Stores what was edited. FALSE where it was refused: why is said above the fields. */
gboolean hp_voter_detail_save (HpVoterDetail *detail);

const char *hp_voter_detail_get_name (HpVoterDetail *detail);
void hp_voter_detail_revert (HpVoterDetail *detail);

void hp_voter_detail_focus (HpVoterDetail *detail);

G_END_DECLS
