/* hp-voter-query.h: the voter list as queries: searched, filtered, sorted by SQL.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/core/hp-body.h"
#include "engine/db/hp-query.h"

G_BEGIN_DECLS

typedef enum
{
  HP_VOTER_SORT_LIST, /* station, then the order of its list */
  HP_VOTER_SORT_NAME,
  HP_VOTER_SORT_BIRTH,
  HP_VOTER_SORT_SEX,
  HP_VOTER_SORT_IDENTITY,
  HP_VOTER_SORT_CARD,
  HP_VOTER_SORT_ETHNICITY,
  HP_VOTER_SORT_RESIDENCE, /* address */
  HP_VOTER_SORT_BODIES,
  HP_VOTER_SORT_STATE,
} HpVoterSort;

typedef struct
{
  const char *text;      /* as typed in the search box; NULL or "" = everybody */
  int station;           /* number; 0 = all */
  HpBody body;           /* entitled to this body; HP_BODY_NONE = any */
  int finding;           /* n of V0n; 0 = any; -1 = with any finding */
  const char *residence; /* "permanent", "temporary", "current"; NULL = any */
  const char *state;     /* NULL = all but the removed */
  HpVoterSort sort;
  gboolean descending;
} HpVoterFilter;

/* The query whose ids are the voters that pass. A search that finds very many keeps the order of
 * the list, so that it answers while one types. */
HpQuery *hp_voter_query (HpDb *db, const HpVoterFilter *filter);

/* What full-text search is asked for @text: every word the beginning of one of the voter's words,
 * without tone marks; "01/03/1980" is a birth date. NULL where nothing is left. Transfer full. */
char *hp_voter_match (const char *text);

/* Values of one row for lists, by id: station, card, name, birth (ISO), sex, identity, ethnicity,
 * permanent, temporary, current, residence, bodies, note, state, findings, occupation. */
extern const char *const hp_voter_row_sql;
enum
{
  HP_VOTER_COL_STATION,
  HP_VOTER_COL_CARD,
  HP_VOTER_COL_NAME,
  HP_VOTER_COL_BIRTH,
  HP_VOTER_COL_SEX,
  HP_VOTER_COL_IDENTITY,
  HP_VOTER_COL_ETHNICITY,
  HP_VOTER_COL_PERMANENT,
  HP_VOTER_COL_TEMPORARY,
  HP_VOTER_COL_CURRENT,
  HP_VOTER_COL_RESIDENCE,
  HP_VOTER_COL_BODIES,
  HP_VOTER_COL_NOTE,
  HP_VOTER_COL_STATE,
  HP_VOTER_COL_FINDINGS,
  HP_VOTER_COL_OCCUPATION,
};

G_END_DECLS
