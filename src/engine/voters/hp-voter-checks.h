/* hp-voter-checks.h: may this row go into the list of voters?
 *
 * Pure: one row in, findings out. What needs other rows or the document (V09, V10, V11, V14, V15,
 * V17) is in hp-voter-staging.
 *
 * Sources: Law 85/2015 art. 2, 29, 30; Q&A 2026 Q79 (unknown day or month); Decree 137/2015 art. 7
 * (the twelve digits of an identity number).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/core/hp-finding.h"
#include "engine/voters/hp-voter-fields.h"

G_BEGIN_DECLS

/* What the checks need to know of the election. */
typedef struct
{
  HpDate election_day; /* full */
  int voter_age;       /* least age on that day, in whole years */
  int oldest_age;      /* V05 above it */
  HpBodies bodies;     /* that are elected; marks for others do not count */
} HpVoterLimits;

/* V01–V08, V12, V13, V16, in that order, appended to @findings, each with its field and the text
 * as it stood. Values: V04, V05 age; V06 suggestion; V07 both (1 where both are marked); V08
 * digits; V16 year and sex ("male", "female") that the number gives, where they differ. Returns
 * TRUE where none of them is an error. */
gboolean hp_voter_check (const HpVoterData *data, const HpVoterLimits *limits, GPtrArray *findings);

/* The number of a voter code ("V13" → 13), for sets of findings as bits; 0 for another code. */
int hp_voter_code_number (const char *code);

G_END_DECLS
