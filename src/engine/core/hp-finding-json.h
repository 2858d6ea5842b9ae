/* hp-finding-json.h: findings as the JSON of the contract (§6).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <json-glib/json-glib.h>

#include "engine/core/hp-finding.h"

G_BEGIN_DECLS

/* Turns a finding into a sentence for people; the engine itself has no words. Transfer full; NULL
 * where it has none for this one. */
typedef char *(*HpFindingWords) (const HpFinding *finding, gpointer data);

/* An array of {code, severity, station, body, constituency, message, values}; a place that a
 * finding does not have is left out. The code stands for the sentence where @words is NULL or gives
 * NULL. A value that is not known is null. Transfer full. */
JsonNode *hp_findings_to_json (GPtrArray *findings, HpFindingWords words, gpointer data);

/* "warning", "error". */
const char *hp_severity_code (HpSeverity severity);

G_END_DECLS
