/* hp-voter-import.h: staged rows into the document, in one action.
 *
 *   import = hp_voter_import_new (db, rules, &error);
 *   … fill hp_voter_import_staging (import), e.g. with hp_import_voters_read () …
 *   hp_voter_import_prepare (import, db, HP_IMPORT_ADD, NULL, &error);     // what would happen
 *   hp_voter_import_accept (import, db, &progress, cancellable, &result, &error);
 *
 * A row belongs to a voter of the document when the identity number is the same, else when name,
 * birth date and sex are. Voters who are struck off are not met by a new row, except that a
 * replacement takes them back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/db/hp-edit.h"
#include "engine/rules/hp-rules.h"
#include "engine/voters/hp-voter-staging.h"

G_BEGIN_DECLS

typedef enum
{
  HP_IMPORT_ADD,     /* all rows are new voters; who is there already is V09, V10, V14 or V17 */
  HP_IMPORT_REPLACE, /* the stations of the sheet then hold exactly its accepted rows: voters who
                        match keep their id, the others of these stations go */
  HP_IMPORT_DIFF,    /* new voters come, changed ones change (also their station), nobody goes */
} HpImportMode;

typedef struct
{
  gint64 added;
  gint64 updated;   /* some field differs */
  gint64 unchanged; /* there already, just so */
  gint64 removed;   /* replace: taken away */
  gint64 gone;      /* diff: in the sheet's stations and not in the sheet; they stay */
  gint64 withheld;  /* diff: in the sheet, but struck off the list here; they stay struck off */
  gint64 rejected;  /* rows left out because of errors */
} HpImportResult;

typedef struct _HpVoterImport HpVoterImport;

/* With an empty staging that knows the document's stations and the election's limits. */
HpVoterImport *hp_voter_import_new (HpDb *db, const HpRules *rules, GError **error);
void hp_voter_import_free (HpVoterImport *import);

/* Owned by @import. */
HpVoterStaging *hp_voter_import_staging (HpVoterImport *import);

/* Compares the staging with the document: clashes (V09, V10, V14, V17) are found, and the counts
 * known. Call it after filling the staging, when the mode changes, and after mending rows. Writes
 * nothing: a dry run ends here. */
gboolean hp_voter_import_prepare (HpVoterImport *import, HpDb *db, HpImportMode mode,
                                  GCancellable *cancellable, GError **error);

/* What hp_voter_import_accept would do, or has done. */
void hp_voter_import_result (HpVoterImport *import, HpImportResult *result);

/* Ids (gint64) of the voters in the sheet's stations that are not in the sheet: those who go in a
 * replacement and are only reported otherwise. Transfer full. */
GArray *hp_voter_import_gone (HpVoterImport *import);

/* Takes the accepted rows in as one action "voters.import", as prepared; where the document or
 * a row has changed since then it is prepared again first. @progress (may be NULL) is set to
 * 0…1000. @result may be NULL. On an error or when cancelled nothing has changed. */
gboolean hp_voter_import_accept (HpVoterImport *import, HpDb *db, int *progress,
                                 GCancellable *cancellable, HpImportResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpVoterImport, hp_voter_import_free)

G_END_DECLS
