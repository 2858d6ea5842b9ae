/* hp-cli-lists.h: the lists of a document, as JSON or as lines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "cli/hp-cli.h"

#include "engine/voters/hp-voter.h"

G_BEGIN_DECLS

/* Answers with the whole list. */
typedef gboolean (*HpListFunc) (HpCli *cli, HpDb *db, const HpRules *rules, GError **error);

gboolean hp_list_voters (HpCli *cli, HpDb *db, const HpRules *rules, GError **error);
gboolean hp_list_stations (HpCli *cli, HpDb *db, const HpRules *rules, GError **error);
gboolean hp_list_constituencies (HpCli *cli, HpDb *db, const HpRules *rules, GError **error);
gboolean hp_list_candidates (HpCli *cli, HpDb *db, const HpRules *rules, GError **error);
gboolean hp_list_turnout (HpCli *cli, HpDb *db, const HpRules *rules, GError **error);
gboolean hp_list_tallies (HpCli *cli, HpDb *db, const HpRules *rules, GError **error);
gboolean hp_list_movements (HpCli *cli, HpDb *db, const HpRules *rules, GError **error);
gboolean hp_list_journal (HpCli *cli, HpDb *db, const HpRules *rules, GError **error);

void hp_list_add_voter (JsonBuilder *json, const HpVoter *voter);
void hp_list_print_voter (const HpVoter *voter);

G_END_DECLS
