/* hp-constituency-detail.h: one constituency, each field stored by itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <adwaita.h>
#include "engine/session/hp-session.h"

G_BEGIN_DECLS

#define HP_TYPE_CONSTITUENCY_DETAIL (hp_constituency_detail_get_type ())
G_DECLARE_FINAL_TYPE (HpConstituencyDetail, hp_constituency_detail, HP, CONSTITUENCY_DETAIL, AdwBin)

GtkWidget *hp_constituency_detail_new (HpSession *session);

/* Shows the constituency of an id as it is now; what is being typed into the one before is stored
 * first. @findings: S04 and S05 of all. */
void hp_constituency_detail_show (HpConstituencyDetail *detail, gint64 id, GPtrArray *findings);

/* Stores what is being typed. */
void hp_constituency_detail_commit (HpConstituencyDetail *detail);

/* Puts the focus into the number of seats. */
void hp_constituency_detail_begin (HpConstituencyDetail *detail);

G_END_DECLS
