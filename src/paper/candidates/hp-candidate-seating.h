/* hp-candidate-seating.h: candidates gathered by constituency in the order of a sheet, then written
 * together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/candidates/hp-candidate.h"

G_BEGIN_DECLS

typedef struct _HpCandidateSeating HpCandidateSeating;

/* Reads what the document has. */
HpCandidateSeating *hp_candidate_seating_new (HpDb *db, GError **error);
void hp_candidate_seating_free (HpCandidateSeating *seating);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpCandidateSeating, hp_candidate_seating_free)

/* Whether the constituency is in the document, or the document has none of that body at all. */
gboolean hp_candidate_seating_knows (HpCandidateSeating *seating, HpBody body, int number);
/* Whether the sheet says anything of it. */
gboolean hp_candidate_seating_touches (HpCandidateSeating *seating, HpBody body, int number);

/* Notes the seats; gives those that the sheet stated first. */
int hp_candidate_seating_set_seats (HpCandidateSeating *seating, HpBody body, int number,
                                    int seats);

/* The next candidate of the constituency: the one of that name and birth date in the document (a
 * date that is not known on one side fits), else a new one. Owned by the seating. *@twice where the
 * sheet had that person in the constituency already. */
HpCandidate *hp_candidate_seating_place (HpCandidateSeating *seating, HpBody body, int number,
                                         const char *name, HpDate birth, gboolean *twice);
/* Takes back the one placed last. */
void hp_candidate_seating_drop (HpCandidateSeating *seating, HpBody body, int number,
                                HpCandidate *candidate);

/* Writes all of it: constituencies, seats, candidates in the order of the sheet, then those whom
 * the sheet does not name. HP_ERROR_REFUSED where that would change the order in which votes have
 * been entered, or what a sealed tally rests on. */
gboolean hp_candidate_seating_write (HpCandidateSeating *seating, HpEdit *edit,
                                     const HpRules *rules, GError **error);

G_END_DECLS
