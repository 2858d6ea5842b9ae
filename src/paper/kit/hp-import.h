/* hp-import.h: what the importers of stations, candidates, members, turnout and tallies share.
 *
 * A sheet is read row by row; every row is accounted for: rows = accepted + rejected + headings +
 * footers + blank. All that is accepted goes into the document in one edit. Nothing is guessed: a
 * row with an error is rejected with its finding.
 *
 * Findings: I01 a required field is missing; I02 a value cannot be read; I03 no such station,
 * constituency or body; I04 there twice; I05 over a limit; I06 a stated percentage is not that of
 * its figures; I07 a stated number differs from the document's or from the sum of the rows; I08
 * refused by the document (sealed, second entry by the same name …), with its sentence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <json-glib/json-glib.h>

#include "engine/core/hp-finding.h"
#include "engine/db/hp-edit.h"
#include "engine/rules/hp-rules.h"
#include "paper/kit/hp-columns.h"

G_BEGIN_DECLS

typedef struct
{
  const char *sheet; /* only the sheet of that name; NULL = the first visible one with headings */
  gboolean dry_run;  /* find out, write nothing */
  HpBody body;       /* for rows that do not say theirs; HP_BODY_NONE = as the importer says */
  int minute;        /* the turnout mark of a sheet that does not say it; -1 = none */
  int station;       /* for rows that do not say theirs; 0 = none */
} HpImportOptions;
#define HP_IMPORT_OPTIONS_NONE ((HpImportOptions){ NULL, FALSE, HP_BODY_NONE, -1, 0 })

/* Rows of one station. */
typedef struct
{
  int number;
  gint64 accepted;
  gint64 rejected;
} HpImportStation;

typedef struct
{
  gint64 rows;
  gint64 accepted;
  gint64 rejected;
  gint64 headings;
  gint64 footers;
  gint64 blank;
  GArray *stations;    /* of HpImportStation, where the rows belong to stations */
  GPtrArray *findings; /* of HpFinding */
} HpImportReport;

HpImportReport *hp_import_report_new (void);
void hp_import_report_free (HpImportReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpImportReport, hp_import_report_free)

/* The shape of contract §4: rows, accepted, rejected, headings, footers, blank, stations, findings.
 * Transfer full. */
JsonNode *hp_import_report_to_json (const HpImportReport *report);

/* All importers: reads @path and takes its accepted rows into the document as one action, unless
 * it is a dry run. Returns what became of each row; NULL on an error, and then nothing has changed:
 * those of hp_reader_open and hp_reader_read; HP_ERROR_FORMAT where the sheet has no headings of
 * that kind; those of writing. */
typedef HpImportReport *(*HpImportFunc) (HpDb *db, const HpRules *rules, const char *path,
                                         const HpImportOptions *options, int *progress,
                                         GCancellable *cancellable, GError **error);

/* ---- for the importers ---- */

typedef struct _HpImportRow HpImportRow;

/* A row of data: TRUE where it is accepted; FALSE without @error: rejected, its findings added;
 * FALSE with @error: stop. */
typedef gboolean (*HpImportRowFunc) (HpImportRow *row, gpointer data, GError **error);
/* A heading that no alias knows: a code from 0 on where it is one of the importer's own ("09:00",
 * "kept3"), else -1. */
typedef int (*HpImportHeadingFunc) (const HpCell *cell);
/* A row before the headings, as text. */
typedef void (*HpImportTitleFunc) (const char *text, gpointer data);

typedef struct
{
  const HpColumnSpec *columns;
  const char *const *fields;   /* name of each field, for findings */
  const char *what;            /* "polling stations": for the message without headings; N_ () */
  HpImportHeadingFunc heading; /* may be NULL */
  HpImportTitleFunc title;     /* may be NULL */
  HpImportRowFunc row;
  gpointer data;
  HpEdit *edit; /* what a rejected row has written is taken back */
} HpImportSheet;

/* Reads the sheet into @report and calls back for each row of data. */
gboolean hp_import_read (const char *path, const HpImportOptions *options,
                         const HpImportSheet *sheet, HpImportReport *report, int *progress,
                         GCancellable *cancellable, GError **error);

/* Commits with the number of accepted rows, unless it is a dry run. Gives @report back; on an
 * error it is freed. */
HpImportReport *hp_import_finish (HpEdit *edit, HpImportReport *report,
                                  const HpImportOptions *options, GError **error);

/* Whether the sheet has a column of the field. */
gboolean hp_import_has (HpImportRow *row, int field);
/* Cleaned text of a field; "" where it is blank. Owned by the row. */
const char *hp_import_text (HpImportRow *row, int field);
/* Copies the text of a field to *@place unless it is blank. */
void hp_import_take (HpImportRow *row, int field, char **place);
gint64 hp_import_row_number (HpImportRow *row);

/* Columns of the importer's own headings that this row fills: how many, their codes and texts. */
guint hp_import_n_extras (HpImportRow *row);
int hp_import_extra (HpImportRow *row, guint i, const char **text);

/* Numbers: FALSE, and a finding, where the text is none (I02) or out of @least…@most (I05).
 * *@number is HP_MISSING where it is blank. */
gboolean hp_import_number (HpImportRow *row, int field, gint64 least, gint64 most, gint64 *number);
/* The same for any text. @field is the name that the finding bears. */
gboolean hp_import_number_of (HpImportRow *row, const char *text, const char *field, gint64 least,
                              gint64 most, gint64 *number);
/* A body: its code or words such as “HĐND xã”. FALSE, and a finding, where it is none (I02) or the
 * election has none of it (I03). HP_BODY_NONE where it is blank. */
gboolean hp_import_body (HpImportRow *row, int field, const HpRules *rules, HpBody *body);
/* A birth date or other date; FALSE and I02 where it cannot be read. HP_DATE_NONE where blank. */
gboolean hp_import_date (HpImportRow *row, int field, HpDate *date);
/* A station by its number: FALSE, and a finding, where there is none (I01, I02, I03). The row then
 * counts for that station. @fallback is used where the text is blank; 0 = none. */
gboolean hp_import_station (HpImportRow *row, int field, HpDb *db, int fallback, int *number,
                            gint64 *id);
/* FALSE and I01 where the field is blank. */
gboolean hp_import_required (HpImportRow *row, int field);

/* Adds a finding about a field of the row; @field is the name it bears, NULL = none. Not owned. */
HpFinding *hp_import_find (HpImportRow *row, const char *code, HpSeverity severity,
                           const char *field, const char *value);
/* Adds a finding that another check made; takes it. */
void hp_import_add (HpImportRow *row, HpFinding *finding);
/* The same about the whole sheet. */
HpFinding *hp_import_report_find (HpImportReport *report, const char *code, HpSeverity severity);

G_END_DECLS
