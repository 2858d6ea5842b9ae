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
void hp_summary_turnout (HpFormRun *run, const HpSummaryTurnout *table);

/* The table of persons and their votes: all in ballot order, or the elected, most votes first. With
 * @blank the persons are left out. */
void hp_summary_persons (HpFormRun *run, GPtrArray *results, const char *caption, gboolean elected,
                         gboolean blank);

G_END_DECLS
