/* hp-db.h: a document's database: one SQLite file.
 *
 * One connection belongs to one thread. The window's is used on the main thread; a job opens a
 * second one on the same file (hp_db_open_job). Writing goes through HpEdit only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gio/gio.h>
#include "engine/core/hp-error.h"
#include "engine/db/hp-topics.h"

G_BEGIN_DECLS

#define HP_TYPE_DB (hp_db_get_type ())
G_DECLARE_FINAL_TYPE (HpDb, hp_db, HP, DB, GObject)

/* Signals: "changed" (HpDb *, guint topics): after a commit, an undo or a redo, on the thread that
 * made it. "failed" (HpDb *, GError *), once: what was to be shown could not be read, where the
 * reading had no way to say so: the document is damaged or its disk is gone. */

/* Makes a new, empty document. An existing file is refused (HP_ERROR_EXISTS). */
HpDb *hp_db_create (const char *path, GError **error);

/* The same in two steps: what is done between them is in the document from its first moment, and
 * whenever the program dies there is a whole document at @path or none. Until it is settled it is
 * a file beside @path that the next one of that name replaces. After an error of hp_db_settle only
 * hp_db_discard is left to do. */
HpDb *hp_db_begin (const char *path, GError **error);
gboolean hp_db_settle (HpDb *db, GError **error);

/* Opens a document: takes its lock (HP_ERROR_BUSY when another window or program has it), checks
 * that it is one (HP_ERROR_NOT_A_DOCUMENT), not newer (HP_ERROR_NEWER_FILE), on a local disk that
 * can be written (HP_ERROR_READ_ONLY), whole after an unclean close (HP_ERROR_CORRUPT), and
 * migrates an older one. */
HpDb *hp_db_open (const char *path, GError **error);

/* A second connection on the document of @db, for a job in another thread; shares its lock, so
 * @db must stay open. A reading one sees one moment of the data (hp_db_begin_read). */
HpDb *hp_db_open_job (HpDb *db, GError **error);

/* A document in memory, for tests and for replaying a journal. */
HpDb *hp_db_new_memory (GError **error);

/* For tests: the name of a VFS for every connection opened from now on; NULL = SQLite's own. */
void hp_db_set_vfs (const char *vfs);

/* Checkpoints and closes; errors that lose nothing are ignored. Unreffing does the same. */
void hp_db_close (HpDb *db);

/* Gives back the pages that were read and are in no use now. */
void hp_db_rest (HpDb *db);

const char *hp_db_get_path (HpDb *db);
/* What "failed" told, or NULL. */
const GError *hp_db_get_failure (HpDb *db);
/* The newest row of the journal: the version of the data. */
gint64 hp_db_get_version (HpDb *db);

/* Name that the journal bears for what is done from now on; "" until set. */
void hp_db_set_operator (HpDb *db, const char *name);
const char *hp_db_get_operator (HpDb *db);

/* What a long statement stops for; NULL for nothing. The object is referenced. */
void hp_db_set_cancellable (HpDb *db, GCancellable *cancellable);

/* One moment of the data for several queries of a job; ends with hp_db_end_read. */
gboolean hp_db_begin_read (HpDb *db, GError **error);
void hp_db_end_read (HpDb *db);

/* Runs statements that give no rows. @sql is not cached. */
gboolean hp_db_exec (HpDb *db, const char *sql, GError **error);

/* The first column of the first row; @fallback where there is none or on an error (logged). */
gint64 hp_db_int (HpDb *db, const char *sql, gint64 fallback);

/* Values of this computer's own (table local); not journaled. */
char *hp_db_get_local (HpDb *db, const char *key);
gboolean hp_db_set_local (HpDb *db, const char *key, const char *value, GError **error);

/* Closes a document that hp_db_create or hp_db_begin has just made and takes its file away again.
 */
void hp_db_discard (HpDb *db);

/* Another connection (a job's) changed the document: forgets what was known of the journal and
 * emits "changed". */
void hp_db_changed_elsewhere (HpDb *db, guint topics);

/* Makes the derived tables anew (order of names, search, totals). */
gboolean hp_db_rebuild (HpDb *db, GError **error);

/* SQLite's own check of the file; FALSE with HP_ERROR_CORRUPT and its first complaint. */
gboolean hp_db_check (HpDb *db, gboolean quick, GError **error);

G_END_DECLS
