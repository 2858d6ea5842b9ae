/* hp-candidates-structure.h: the structure of a list of candidates in words, against its targets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <adwaita.h>
#include "engine/session/hp-session.h"
#include "engine/stations/hp-constituency.h"

G_BEGIN_DECLS

/* Fills @box with the figures of the constituency and of all of its body. */
void hp_candidates_structure_show (GtkBox *box, HpSession *session,
                                   const HpConstituency *constituency);

G_END_DECLS
