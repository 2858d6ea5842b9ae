/* hp-words.h: findings, places, states and actions as people read them: the one place where codes
 * become sentences.
 *
 * Everything is in the language of the locale. Texts returned as char * are the caller's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/core/hp-finding.h"

G_BEGIN_DECLS

/* One line for the typist: what is wrong, with the figures. Without the place. */
char *hp_words_finding (const HpFinding *finding);

/* For the leader: the likely cause and what to do; "" where there is nothing to add. */
char *hp_words_finding_advice (const HpFinding *finding);

/* Where: "Station 3, Commune, constituency 2", "Row 76 of “DSCT”"; "" for nowhere. */
char *hp_words_place (const HpFinding *finding);

/* Short for tables ("Assembly", "Commune") or as a whole name ("People's Council of the
 * commune"). */
const char *hp_words_body (HpBody body, gboolean whole);

const char *hp_words_severity (HpSeverity severity);
/* "error", "warning": as in JSON. */
const char *hp_words_severity_code (HpSeverity severity);

/* A state of a tally by its code ("differs"). */
const char *hp_words_tally_state (const char *code);

/* A figure or field by its name ("collected" → "Ballots collected"); @index from 0 in lists, else
 * −1. */
char *hp_words_field (const char *field, int index);

/* The label of a row of the journal: its action and the JSON object of its arguments (may be
 * NULL), place and body as there. */
char *hp_words_action (const char *action, const char *args, int station, HpBody body);

G_END_DECLS
