/* hp-setup-facts.h: what the rules of the election say, with the source of each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <adwaita.h>
#include "engine/rules/hp-rules.h"

G_BEGIN_DECLS

/* Fills @group with one row for each subject, opened on demand. */
void hp_setup_facts_fill (AdwPreferencesGroup *group, const HpRules *rules);

/* The values that no official text confirms, each with what it rests on; hides @group where there
 * are none. */
void hp_setup_uncertain_fill (AdwPreferencesGroup *group, const HpRules *rules);

G_END_DECLS
