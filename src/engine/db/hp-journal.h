/* hp-journal.h: what was done: who, when, what; undo and redo; the chain of hashes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/core/hp-body.h"
#include "engine/db/hp-db.h"

G_BEGIN_DECLS

/* One row of the journal, without its changeset. */
typedef struct
{
  gint64 seq;
  char *at; /* ISO 8601 with offset */
  char *operator_name;
  char *action;   /* "voters.import" */
  char *args;     /* JSON object */
  char *kind;     /* edit, undo, redo, migration */
  gint64 target;  /* of an undo or redo; 0 = none */
  gboolean final; /* cannot be undone */
  int station;    /* number; 0 = none */
  HpBody body;
  char *hash; /* hex */
} HpJournalItem;

HpJournalItem *hp_journal_item_copy (const HpJournalItem *item);
void hp_journal_item_free (HpJournalItem *item);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpJournalItem, hp_journal_item_free)

HpJournalItem *hp_journal_get (HpDb *db, gint64 seq, GError **error);

/* What the next undo or redo would be about; NULL where there is nothing. Owned by @db until the
 * next change. */
const HpJournalItem *hp_journal_next_undo (HpDb *db);
const HpJournalItem *hp_journal_next_redo (HpDb *db);

/* Takes back, or does again, the last action that allows it; *@done (where not NULL) is a copy of
 * it. HP_ERROR_NOT_FOUND: nothing to undo; HP_ERROR_CONFLICT: what came later stands in the way,
 * nothing was changed. Each is a row of the journal itself. */
gboolean hp_journal_undo (HpDb *db, HpJournalItem **done, GError **error);
gboolean hp_journal_redo (HpDb *db, HpJournalItem **done, GError **error);

/* One value that a row of the journal changed. */
typedef struct
{
  char *table;
  gint64 row;     /* id of the row, where it has one */
  char *key;      /* primary key as text */
  char operation; /* 'i' inserted, 'u' updated, 'd' deleted */
  char *column;
  char *old_value; /* NULL = none or NULL */
  char *new_value;
} HpJournalChange;

void hp_journal_change_free (HpJournalChange *change);

/* The values that journal row @seq changed, at most @limit of them (0 = all): old → new. */
GPtrArray *hp_journal_changes (HpDb *db, gint64 seq, guint limit, GError **error);

/* Recomputes the chain of hashes. FALSE with *@bad_seq > 0 and HP_ERROR_CORRUPT where it does not
 * hold. */
gboolean hp_journal_verify (HpDb *db, gint64 *bad_seq, GError **error);

/* Everything: SQLite's check, the chain, the derived tables, and that replaying the journal from
 * an empty document gives exactly the tables. */
gboolean hp_journal_verify_all (HpDb *db, GCancellable *cancellable, GError **error);

G_END_DECLS
