/* hp-delivery-cache.h: the private folder in which files are made, and bringing them to their
 * place. Within the delivery only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _HpDeliveryCache HpDeliveryCache;

/* A new folder that only the user may enter, locked as long as it is used. */
HpDeliveryCache *hp_delivery_cache_new (GError **error);
/* Removes the folder with all that is in it. */
void hp_delivery_cache_free (HpDeliveryCache *cache);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpDeliveryCache, hp_delivery_cache_free)

/* Path of a file in it. Transfer full. */
char *hp_delivery_cache_path (HpDeliveryCache *cache, const char *name);

/* SHA-256 of a file, hex; NULL on error. Transfer full. */
char *hp_file_sha256 (const char *path, GError **error);

/* Copies @from to the part of @to (hp-sheet-file.h) and brings it to the disk; nothing is left
 * behind on error. */
gboolean hp_file_copy_part (const char *from, const char *to, GCancellable *cancellable,
                            GError **error);
/* Brings the names in a folder to the disk. */
void hp_file_sync_folder (const char *folder);

G_END_DECLS
