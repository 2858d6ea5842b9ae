/* hp-search.h: keeping the search index, all of an edit's rows at once.
 *
 * A trigger that wrote to the index itself would make SQLite flush it after every row: a hundred
 * times slower for an import. So the triggers only say which voters changed, and the index follows
 * before the commit. Until then a search inside the edit finds what was there before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/db/hp-db-private.h"

G_BEGIN_DECLS

/* Registers hp_search_changed (id, words that the index has for it or NULL). */
gboolean hp_search_connect (HpDb *db);

/* Brings the index up to the rows; to be called inside every transaction, before its COMMIT. */
gboolean hp_search_flush (HpDb *db, GError **error);

/* Makes the index anew from the rows. */
gboolean hp_search_rebuild (HpDb *db, GError **error);

G_END_DECLS
