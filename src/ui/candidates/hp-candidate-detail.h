/* hp-candidate-detail.h: one candidate with the fields of the official list (form 22 of 2026),
 * each stored by itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <adwaita.h>
#include "engine/session/hp-session.h"

G_BEGIN_DECLS

#define HP_TYPE_CANDIDATE_DETAIL (hp_candidate_detail_get_type ())
G_DECLARE_FINAL_TYPE (HpCandidateDetail, hp_candidate_detail, HP, CANDIDATE_DETAIL, AdwBin)

GtkWidget *hp_candidate_detail_new (HpSession *session);

/* Shows the candidate of an id as he or she is now; what is being typed into the one before is
 * stored first. FALSE where there is none any more. */
gboolean hp_candidate_detail_show (HpCandidateDetail *detail, gint64 id);

/* Stores what is being typed. */
void hp_candidate_detail_commit (HpCandidateDetail *detail);

/* Puts the focus into the birth date: what a new candidate lacks first. */
void hp_candidate_detail_begin (HpCandidateDetail *detail);

G_END_DECLS
