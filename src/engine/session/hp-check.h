/* hp-check.h: every finding of a document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/core/hp-finding.h"
#include "engine/db/hp-db.h"
#include "engine/rules/hp-rules.h"

G_BEGIN_DECLS

/* Stations and candidates (S), passed deadlines (P), turnout (U), tallies (T) and the two ways of
 * adding up (R), by code, then body, constituency and station. @now decides which deadlines and
 * turnout marks have passed. Transfer full; NULL on error. */
GPtrArray *hp_check_all (HpDb *db, const HpRules *rules, GDateTime *now, GError **error);

/* P01 only: deadlines of the calendar that have passed while the document itself shows that their
 * task is open. Values: "item" (id in the calendar), "task" (Vietnamese, as the calendar has it),
 * "task_en", "due" (ISO date), and "open" (how many are missing). */
gboolean hp_check_deadlines (HpDb *db, const HpRules *rules, GDateTime *now, GPtrArray *findings,
                             GError **error);

G_END_DECLS
