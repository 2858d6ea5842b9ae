/* hp-tally-json.h: a tally entry as a file of JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/count/hp-tally-figures.h"

G_BEGIN_DECLS

/* A longer file is no tally entry. */
#define HP_TALLY_JSON_MAX (1024 * 1024)

/* Reads an entry from @length bytes (-1: up to the closing 0) that are called @name in messages.
 * Strict: HP_ERROR_FORMAT where it is no JSON object in UTF-8, HP_ERROR_INVALID where a key is not
 * known or there twice, or a value is not a whole number from 0 to 999,999,999; the key is named.
 * null is the same as leaving a number out.
 * @figures (caller-allocated, not initialised) and @reasons (code → text, may be NULL where the
 * caller does not want them) are set only where it returns TRUE; both transfer full. */
gboolean hp_tally_json_parse (const char *data, gssize length, const char *name,
                              HpTallyFigures *figures, GHashTable **reasons, GError **error);

/* The same from a file: HP_ERROR_LIMIT where it is over 1 MiB. */
gboolean hp_tally_json_read (const char *path, HpTallyFigures *figures, GHashTable **reasons,
                             GError **error);

/* What hp_tally_json_parse () reads, on one line or @pretty; missing figures are left out (null
 * inside a list), reasons come in the order of their codes. @reasons may be NULL. Transfer full. */
char *hp_tally_json_print (const HpTallyFigures *figures, GHashTable *reasons, gboolean pretty);

G_END_DECLS
