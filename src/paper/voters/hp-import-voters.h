/* hp-import-voters.h: a sheet of voters → staged rows.
 *
 * Knows the layouts that wards receive: headings in one or several rows, repeated on every printed
 * page, titles, several station blocks in one sheet ("KHU VỰC BỎ PHIẾU SỐ: 3"), a sheet or a file
 * per station, a station column, footers with totals and signatures. Nothing is guessed: what
 * cannot be read is a rejected row with its reason.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include "engine/voters/hp-voter-staging.h"

G_BEGIN_DECLS

typedef struct
{
  const char *sheet; /* only the sheet of that name; NULL = every visible one with headings */
  int station;       /* for rows of which the sheet does not say it; 0 = none */
} HpImportVotersOptions;

/* Reads @path into @staging, which must be new, and finishes it. A station that the sheet states
 * must agree with @options->station. @skipped, where not NULL, gets the names of visible sheets
 * that have rows but no headings of a voter list (only where another sheet has). @progress as for
 * hp_reader_read.
 *
 * Errors: those of hp_reader_open and hp_reader_read; HP_ERROR_NOT_FOUND no sheet of that name;
 * HP_ERROR_FORMAT no headings in the sheet or in any; HP_ERROR_INVALID another station than the
 * sheet's was asked for. After an error @staging is of no use. */
gboolean hp_import_voters_read (const char *path, const HpImportVotersOptions *options,
                                HpVoterStaging *staging, GStrv *skipped, int *progress,
                                GCancellable *cancellable, GError **error);

/* The accounting and the findings with the keys of the contract: rows, accepted, rejected,
 * headings, footers, blank, stations, findings; beside them blocks and skipped (may be NULL).
 * Transfer full. */
JsonNode *hp_import_voters_to_json (HpVoterStaging *staging, const char *const *skipped);

G_END_DECLS
