/* hp-voter-words.h: the values of a voter's row in the words of the list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/core/hp-body.h"
#include "engine/db/hp-row.h"
#include "engine/voters/hp-movement.h"

G_BEGIN_DECLS

/* "On the list", "Votes elsewhere" … of a state's code. */
const char *hp_voter_words_state (const char *state);
/* "Permanent" … of a residence's code. */
const char *hp_voter_words_residence (const char *residence);
/* "Male", "Female"; "" for an unknown code. */
const char *hp_voter_words_sex (const char *sex);

/* The findings that may stay with a listed voter, their numbers as in V03; 0 ends the list. */
extern const int hp_voter_words_findings[];
/* A few words for one of them ("Only a year or month known"). */
const char *hp_voter_words_finding (int number);

/* "Assembly, Province, Commune"; transfer full. */
char *hp_voter_words_bodies (HpBodies bodies);

/* "Moved from station 1 to station 3"; transfer full. */
char *hp_voter_words_movement (const HpMovement *movement);

/* HpCellText of the columns of hp_voter_row_sql that need words. */
char *hp_voter_cell_date (HpRow *row, int column, gpointer data);
char *hp_voter_cell_sex (HpRow *row, int column, gpointer data);
char *hp_voter_cell_address (HpRow *row, int column, gpointer data);
char *hp_voter_cell_bodies (HpRow *row, int column, gpointer data);
/* State, findings and note: whatever there is. */
char *hp_voter_cell_note (HpRow *row, int column, gpointer data);

G_END_DECLS
