/* hp-setup-edit.h: changes of seats and candidates together with the tallies that depend on them.
 *
 * Each is one action that leaves the stored states of the tallies in line. What a sealed tally
 * rests on does not change any more: such a change is HP_ERROR_REFUSED.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/candidates/hp-candidate.h"
#include "engine/stations/hp-constituency.h"

G_BEGIN_DECLS

/* Name, area, seats and resolutions, as "constituency.edit". HP_ERROR_INVALID for more seats than
 * the law allows a constituency of that body (law 85/2015 art. 10). */
gboolean hp_session_save_constituency (HpDb *db, const HpRules *rules,
                                       const HpConstituency *constituency, GError **error);

/* A new constituency as "constituency.add": its id, 0 on an error. HP_ERROR_EXISTS for a number
 * that the body has already. */
gint64 hp_session_add_constituency (HpDb *db, HpBody body, int number, GError **error);

/* One action "constituency.remove". HP_ERROR_REFUSED while stations, candidates or tallies belong
 * to it. */
gboolean hp_session_remove_constituency (HpDb *db, gint64 id, GError **error);

/* Adds or changes a candidate: "candidate.add", "candidate.edit". */
gboolean hp_session_save_candidate (HpDb *db, const HpRules *rules, HpCandidate *candidate,
                                    GError **error);

/* One action "candidate.remove". HP_ERROR_REFUSED where votes are entered for the candidate: who
 * no longer stands is struck off by the state, not removed. */
gboolean hp_session_remove_candidate (HpDb *db, const HpRules *rules, gint64 id, GError **error);

G_END_DECLS
