/* hp-rules-load.h: the parts of the pack reader; only for the files of this folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/rules/hp-rules-json.h"
#include "engine/rules/hp-rules.h"

G_BEGIN_DECLS

/* Settings, targets, reasons, the voter list's columns, forms and calendar. */
void hp_rules_load_lists (HpRulesReader *reader, HpRules *rules, JsonObject *root);

/* Collects every group of values under @node, at @path, that says "verified": false. */
void hp_rules_load_unverified (HpRules *rules, JsonNode *node, const char *path);

G_END_DECLS
