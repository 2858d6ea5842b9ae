/* hp-tally-private.h: what the files that write tallies share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/count/hp-tally.h"

G_BEGIN_DECLS

void hp_tally_entry_free (HpTallyEntry *entry);

/* FALSE with HP_ERROR_REFUSED where the tally is sealed; where its station has left the
 * constituency. */
gboolean hp_tally_refuse_sealed (const HpTally *tally, GError **error);
gboolean hp_tally_refuse_elsewhere (const HpTally *tally, GError **error);

/* The cleaned name; NULL with HP_ERROR_INVALID where it is blank. */
char *hp_tally_read_name (const char *by, GError **error);
gboolean hp_tally_is_same_name (const char *a, const char *b);

/* Ids (gint64) of the candidates standing, in ballot order. */
GArray *hp_tally_load_standing (HpDb *db, gint64 constituency_id, GError **error);

/* Inside an edit: stores the state that the entries make now, and whose they are. What an agreement
 * recorded in the ballot account goes when it no longer holds. */
gboolean hp_tally_store_state (HpDb *db, HpTally *tally, const HpTallyRules *rules, GError **error);

G_END_DECLS
