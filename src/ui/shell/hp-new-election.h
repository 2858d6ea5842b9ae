/* hp-new-election.h: a new election in three fields; the rest follows from its rules.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HP_TYPE_NEW_ELECTION (hp_new_election_get_type ())
G_DECLARE_FINAL_TYPE (HpNewElection, hp_new_election, HP, NEW_ELECTION, AdwBin)

/* Signal "session" (HpSession): a document was made. */

GtkWidget *hp_new_election_new (GSettings *settings);

/* Puts the focus into the first field that is still empty. */
void hp_new_election_begin (HpNewElection *form);

G_END_DECLS
