/* hp-candidate-structure.h: who is on a list of candidates, against the targets of the election.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/candidates/hp-candidate.h"

G_BEGIN_DECLS

typedef struct
{
  const HpStructureTarget *target;
  int count;   /* candidates standing who are of that kind */
  int total;   /* candidates standing */
  int unknown; /* of whom the sex, birth date or ethnicity is not entered */
  int needed;  /* least number that reaches the target's share; 0 = it states none */
} HpStructureFigure;

/* Figures of the targets that the election has for @body, in their order, over those of
 * @candidates (HpCandidate) of that body who stand (Q&A 2026 Q31, Q35). @constituency_id 0: of the
 * whole body. Age counts on @day. Transfer full; of HpStructureFigure. */
GArray *hp_candidates_structure (GPtrArray *candidates, const HpRules *rules, HpBody body,
                                 gint64 constituency_id, HpDate day);

G_END_DECLS
