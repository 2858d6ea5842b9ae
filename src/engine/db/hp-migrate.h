/* hp-migrate.h: the ladder of schemas: sql/0001.sql, 0002.sql …, each one step of user_version.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/db/hp-db.h"

G_BEGIN_DECLS

/* The schema that this program writes. */
int hp_migrate_latest (void);

/* Lays the schema in an empty database and gives it a replica number. */
gboolean hp_migrate_create (HpDb *db, GError **error);

/* Whether this program can read schema @version: HP_ERROR_NEWER_FILE where the document at @path is
 * ahead of the program, HP_ERROR_CORRUPT where there is no such schema. */
gboolean hp_migrate_check (const char *path, gint64 version, GError **error);

/* Brings an older document up; each step with its user_version and a journal row is one
 * transaction. HP_ERROR_NEWER_FILE where the document is ahead of the program. */
gboolean hp_migrate_run (HpDb *db, GError **error);

/* Runs one step of the ladder (to @version) without a transaction of its own: for replaying. */
gboolean hp_migrate_step (HpDb *db, int version, GError **error);

G_END_DECLS
