/* hp-backup.h: a consistent copy of a document, and back again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/db/hp-db.h"

G_BEGIN_DECLS

/* Copies the document of @db, as it stands at one moment, to @dest: written beside it, checked,
 * then moved into place whole. An existing @dest is refused. */
gboolean hp_backup_write (HpDb *db, const char *dest, GCancellable *cancellable, GError **error);

/* Puts a copy of @backup at @path after checking all of it. A document that stands at @path is
 * first moved aside; *@aside (where not NULL) is its new name, or NULL. Refused while it is open
 * (HP_ERROR_BUSY). */
gboolean hp_backup_restore (const char *backup, const char *path, char **aside, GError **error);

G_END_DECLS
