/* hp-form-summary-tables.h: the tables of the committee's summary minutes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "paper/count/hp-form-results.h"

G_BEGIN_DECLS

/* Begins the worksheet: A4 upright, ten columns whose edges all tables share. */
void hp_summary_begin (HpFormRun *run, const char *mark);

/* A table of constituencies and what they are made of (@areas: of char *, as @results). */
void hp_summary_areas (HpFormRun *run, GPtrArray *results, GPtrArray *areas, const char *caption);

/* The table of voters, turnout and ballots. @areas adds "Gồm …" to the name where not NULL. With
 * @blank the figures are left out (an election still to come). @total adds the last row. */
typedef struct
{
  GPtrArray *results; /* of const HpResult * */
  GPtrArray *areas;   /* of char *, or NULL */
  const char *unit_caption;
  const char *note_caption;
  gboolean blank;
  gboolean total;
} HpSummaryTurnout;
/* Returns the row of the first constituency. */
int hp_summary_turnout (HpFormRun *run, const HpSummaryTurnout *table);

/* The table of persons and their votes. */
typedef struct
{
  GPtrArray *results; /* of const HpResult * */
  const char *caption;
  gboolean elected; /* these only, most votes first; otherwise all in ballot order */
  gboolean blank;   /* the persons are left out */
  int valid_row;    /* where the table of ballots has its first constituency; 0 = nowhere */
} HpSummaryPersons;
void hp_summary_persons (HpFormRun *run, const HpSummaryPersons *table);

G_END_DECLS
