/* hp-voter-columns.h: the headings of voter sheets, as wards and the police's software write them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/voters/hp-voter-fields.h"
#include "paper/kit/hp-columns.h"

G_BEGIN_DECLS

/* Fields are HpVoterField. */
extern const HpColumnSpec hp_voter_columns;

/* The heading that our own sheets bear for a field; in Vietnamese, and read back as that field. */
const char *hp_voter_column_caption (HpVoterField field);

G_END_DECLS
