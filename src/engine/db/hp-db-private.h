/* hp-db-private.h: what the files of this room share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

/* The header hides the session extension unless it is asked for as SQLite itself was built. */
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>
#include "engine/db/hp-db.h"

G_BEGIN_DECLS

#define HP_DB_APPLICATION_ID 0x486F6D50

typedef struct _HpEdit HpEdit;

struct _HpDb
{
  GObject parent_instance;

  sqlite3 *sqlite;
  char *path;  /* NULL in memory */
  int lock_fd; /* -1 where another connection holds the lock */
  char *lock_path;
  GHashTable *cache;  /* SQL text pointer → sqlite3_stmt */
  GHashTable *in_use; /* set of sqlite3_stmt handed out */
  char *operator_name;
  GCancellable *cancellable;
  HpEdit *edit; /* the one under way */
  gboolean reading;
  gboolean writing; /* between hp_db_begin_write and its end */
  gboolean whole;   /* opened without complaint: tidied up on closing */
  GPtrArray *undo;  /* stacks of the journal, made on first use: HpJournalItem */
  GPtrArray *redo;
  gboolean undo_sealed;  /* something was taken off the undo stack by a seal */
  GHashTable *unindexed; /* id → words: voters that the search index has not followed yet */
  gint64 seen;           /* the newest journal row that the stacks know */
  GError *failure;       /* the first that nobody was told of */
};

/* Turns the state of the connection (or @rc) into an HP_ERROR that names @what. Always FALSE. */
gboolean hp_db_fail (HpDb *db, int rc, const char *what, GError **error);

/* Opens path on this object: pragmas, functions; no lock, no checks. */
gboolean hp_db_connect (HpDb *db, const char *path, int flags, GError **error);

/* Registers hp_fold, hp_name_key and hp_voter_search. */
gboolean hp_db_add_functions (sqlite3 *sqlite);

/* The first column of the first row; FALSE where there is none. */
gboolean hp_db_read_int (HpDb *db, const char *sql, gint64 *value, GError **error);

/* Switches to "wal" or "delete" and looks whether it happened: SQLite itself stays silent. */
gboolean hp_db_set_journal_mode (HpDb *db, const char *mode, GError **error);

/* Makes an empty file that only its owner can read; SQLite gives its companions the same rights.
 * An existing one is refused. */
gboolean hp_db_reserve (const char *path, GError **error);

/* A writing transaction. When the disk fails SQLite ends it by itself, and whatever were written
 * then would stay without the journal: so from begin to end every statement looks whether it is
 * still there. A commit that fails is rolled back; rolling back twice does no harm. */
gboolean hp_db_begin_write (HpDb *db, GError **error);
gboolean hp_db_commit_write (HpDb *db, GError **error);
void hp_db_rollback_write (HpDb *db);
/* FALSE when it has ended by itself. */
gboolean hp_db_write_holds (HpDb *db, GError **error);

/* Complaint that the document is damaged. Always FALSE. */
gboolean hp_db_damaged (HpDb *db, const char *detail, GError **error);

/* Keeps a failure to read for hp_db_get_failure and emits "failed", once. */
void hp_db_note_failure (HpDb *db, const GError *error);

void hp_db_emit_changed (HpDb *db, guint topics);

/* Takes the lock of @path for this object. */
gboolean hp_db_lock (HpDb *db, const char *path, GError **error);
void hp_db_unlock (HpDb *db);

/* FALSE for tables that the journal does not hold. */
gboolean hp_journal_has_table (const char *table);
HpTopics hp_topics_of_table (const char *table);

G_END_DECLS
