/* hp-voter-staging.h: the rows of a sheet of voters before they are taken in: each with where it
 * came from, what it says and what is wrong with it.
 *
 * Every row of the sheet is accounted for, per block (the part of a sheet that belongs to one
 * station): rows = accepted + rejected + headings + footers + blank. Of two rows that clash the
 * later one bears the finding; any earlier row counts, also a rejected one.
 *
 * No database: what is in the document already is asked through a callback.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/voters/hp-voter-checks.h"

G_BEGIN_DECLS

typedef struct _HpVoterStaging HpVoterStaging;

/* A row of data. Texts live as long as the staging; they are never NULL. */
typedef struct
{
  gint64 row;  /* of the sheet, from 1 */
  guint block; /* its block, from 0 (hp_voter_staging_block) */
  int station; /* number; 0 = not known */
  gboolean rejected;
  const char *texts[HP_N_VOTER_FIELDS];
  GPtrArray *findings; /* in the order of their codes; NULL = none */
} HpStagedRow;

typedef enum
{
  HP_STAGED_HEADING,
  HP_STAGED_FOOTER,
  HP_STAGED_BLANK,
} HpStagedKind;

/* A figure that the sheet states below a block. */
typedef struct
{
  const char *field; /* "total", "men", "women", "qh", "tinh", "huyen", "xa" */
  gint64 figure;
  gint64 row;
} HpStagedStatement;

typedef struct
{
  char *sheet;
  int number;  /* of the block in its sheet, from 1 */
  int station; /* number; 0 = the block does not say, or its rows say it themselves */
  gint64 accepted;
  gint64 rejected;
  gint64 headings;
  gint64 footers;
  gint64 blank;
  gint64 men; /* of the accepted rows, as are these */
  gint64 women;
  gint64 listed[HP_N_BODIES];
  GArray *statements;  /* of HpStagedStatement */
  GPtrArray *findings; /* V15 */
} HpStagedBlock;

/* The same by station, over all blocks. */
typedef struct
{
  int number;
  gint64 accepted;
  gint64 rejected;
  gint64 stated_total; /* HP_MISSING where the sheet states none */
  gint64 men;
  gint64 women;
  gint64 listed[HP_N_BODIES];
} HpStagedStation;

typedef struct
{
  gint64 rows;
  gint64 accepted;
  gint64 rejected;
  gint64 headings;
  gint64 footers;
  gint64 blank;
} HpStagedTotals;

/* Ways to clash with a voter who is in the document. */
typedef enum
{
  HP_CLASH_IDENTITY, /* V09: the same identity number */
  HP_CLASH_NAME,     /* V10: the same name and birth date */
  HP_CLASH_CARD,     /* V14: the same card number in this station */
  HP_CLASH_SAME,     /* V17: the same in every field and the same station */
} HpVoterClash;

/* TRUE where the row of @station clashes with somebody in the document; *@at_station is the
 * number of that voter's station. Must answer as of one state of the document. */
typedef gboolean (*HpVoterClashFunc) (HpVoterClash clash, int station, const HpVoterData *data,
                                      int *at_station, gpointer user_data);

/* @stations: numbers of the stations that there are; V11 for any other. NULL: every number goes. */
HpVoterStaging *hp_voter_staging_new (const HpVoterLimits *limits, const int *stations,
                                      gsize n_stations);
void hp_voter_staging_free (HpVoterStaging *staging);

/* Asks @func (NULL: nobody) about every row from now on, and about those that are there already.
 * @destroy (may be NULL) frees @user_data. */
void hp_voter_staging_set_document (HpVoterStaging *staging, HpVoterClashFunc func,
                                    gpointer user_data, GDestroyNotify destroy);

const HpVoterLimits *hp_voter_staging_limits (HpVoterStaging *staging);

/* ---- filling, from top to bottom ---- */

/* Begins a block of @sheet; @station 0 = not known yet. */
void hp_voter_staging_begin_block (HpVoterStaging *staging, const char *sheet, int station);
/* Gives the block begun last its station; only before its first row. */
void hp_voter_staging_set_station (HpVoterStaging *staging, int station);
void hp_voter_staging_add_row (HpVoterStaging *staging, gint64 row,
                               const char *const texts[HP_N_VOTER_FIELDS]);
/* @n rows that are not data. */
void hp_voter_staging_count (HpVoterStaging *staging, HpStagedKind kind, gint64 n);
/* A figure from the footer. The same one stated twice counts once. */
void hp_voter_staging_state (HpVoterStaging *staging, const char *field, gint64 figure, gint64 row);
/* Compares footers and rows (V15). Call after the last row. */
void hp_voter_staging_finish (HpVoterStaging *staging);

/* ---- reading ---- */

guint hp_voter_staging_n_rows (HpVoterStaging *staging);
const HpStagedRow *hp_voter_staging_row (HpVoterStaging *staging, guint i);
guint hp_voter_staging_n_blocks (HpVoterStaging *staging);
const HpStagedBlock *hp_voter_staging_block (HpVoterStaging *staging, guint i);
/* In the order in which they first come. Transfer full, of HpStagedStation. */
GArray *hp_voter_staging_stations (HpVoterStaging *staging);
void hp_voter_staging_totals (HpVoterStaging *staging, HpStagedTotals *totals);
/* All findings: those of the rows in their order, V15 at the end of each block. The array is the
 * caller's, the findings are not and last until the next hp_voter_staging_mend. */
GPtrArray *hp_voter_staging_findings (HpVoterStaging *staging);
/* Differs after a row was added or mended. */
guint hp_voter_staging_stamp (HpVoterStaging *staging);
/* TRUE where a sheet has a column of that field with anything in it. */
gboolean hp_voter_staging_uses (HpVoterStaging *staging, HpVoterField field);

/* ---- mending ---- */

/* Sets one field of row @i and checks it again, with the rows that it clashed or clashes with and
 * the totals of its block. @text is cleaned. Returns TRUE where the text differed. */
gboolean hp_voter_staging_mend (HpVoterStaging *staging, guint i, HpVoterField field,
                                const char *text);

/* What V10 compares: the name without regard to case, and the birth date as far as it is known;
 * "" where either is missing. Transfer full. */
char *hp_voter_name_key (const char *name, HpDate birth);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpVoterStaging, hp_voter_staging_free)

G_END_DECLS
