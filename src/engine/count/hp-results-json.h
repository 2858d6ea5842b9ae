/* hp-results-json.h: results as the JSON of the contract (§7).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <json-glib/json-glib.h>

#include "engine/core/hp-finding-json.h"
#include "engine/count/hp-results.h"

G_BEGIN_DECLS

/* An array with one object a constituency; transfer full. Each step of the argument goes through
 * @words (may be NULL: the codes stand for the sentences). Beyond the contract: "turnout" (per
 * cent, as text), "added_alike", and "why_code" of a candidate (hp_elected_why_code). */
JsonNode *hp_results_to_json (GPtrArray *results, HpFindingWords words, gpointer data);

/* Why candidate number @index (from 0) is elected or not: the steps of the argument that concern
 * him or her, in @words. Transfer full. */
char *hp_result_why (const HpResult *result, int index, HpFindingWords words, gpointer data);

G_END_DECLS
