/* hp-rejects.h: the rejected rows of an import as a sheet that can be mended and imported again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gio/gio.h>
#include "engine/voters/hp-voter-staging.h"

G_BEGIN_DECLS

/* Writes the rejected rows of @staging to @path (.xlsx): the row as it was under headings that an
 * import reads back, the station, and behind them the reason, the sheet and the row it came from.
 * *@n (may be NULL) is how many. Without any, a sheet of headings. Errors as of hp_sheet_close. */
gboolean hp_rejects_write (HpVoterStaging *staging, const char *path, GDateTime *created, gint64 *n,
                           GCancellable *cancellable, GError **error);

G_END_DECLS
