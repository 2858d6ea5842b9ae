/* hp-journal-private.h: the journal as the other files of this room see it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/db/hp-db-private.h"
#include "engine/db/hp-journal.h"

G_BEGIN_DECLS

typedef struct
{
  const char *kind;
  const char *action;
  const char *args;
  gint64 target;
  gboolean final;
  int station;
  HpBody body;
  gconstpointer changeset;
  gsize size;
  gint64 seq; /* set by hp_journal_append */
} HpJournalRow;

/* Writes a row inside the transaction under way. */
gboolean hp_journal_append (HpDb *db, HpJournalRow *row, GError **error);
gboolean hp_journal_add_migration (HpDb *db, int version, GError **error);

/* Where the end of the chain is noted in the table "local", and as what: "6 3f…". */
#define HP_JOURNAL_HEAD "journal-head"
char *hp_journal_head_text (gint64 seq, const guint8 hash[32]);

/* Hash of a row (32 bytes to @out) on top of @previous (NULL for the first). */
void hp_journal_hash (const guint8 *previous, const HpJournalItem *item, gconstpointer changeset,
                      gsize size, guint8 out[32]);

/* Whether SQLite may be trusted with these bytes: a changeset in form, of tables that the journal
 * holds. */
gboolean hp_journal_is_changeset (gconstpointer data, gsize size);

/* Applies a changeset in a transaction of a connection without foreign keys; returns SQLite's code.
 * A row that is no longer what the changeset found is SQLITE_ABORT or SQLITE_CONSTRAINT; what was
 * done until then is for the caller to roll back. */
int hp_journal_apply (sqlite3 *sqlite, gconstpointer changeset, gsize size);

G_END_DECLS
