/* hp-voter-columns.h: the headings of voter sheets, as wards and the police's software write them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/voters/hp-voter-fields.h"
#include "paper/kit/hp-columns.h"

G_BEGIN_DECLS

/* What only the columns of a sheet know: a birth date in three of them. */
enum
{
  HP_VOTER_BIRTH_DAY = HP_N_VOTER_FIELDS,
  HP_VOTER_BIRTH_MONTH,
  HP_VOTER_BIRTH_YEAR, /* "Năm sinh": also alone, or beside a column of whole dates */
  HP_VOTER_BIRTH_NAM, /* "Năm" or "Nam" under a heading of birth: without accents they are alike */
  HP_N_VOTER_COLUMNS
};

/* Fields are HpVoterField and the columns above. */
extern const HpColumnSpec hp_voter_columns;

/* The field of a column, -1 = none of ours; a part of a birth date is as it stands. */
int hp_voter_columns_field (HpColumns *columns, int column);

/* Whether the birth date has a column, or three. */
gboolean hp_voter_columns_have_birth (HpColumns *columns);

/* Makes one birth date of its parts in the texts of a row, by hp_voter_columns_field. */
void hp_voter_columns_join_birth (HpColumns *columns, char *texts[HP_N_VOTER_COLUMNS]);

/* The heading that our own sheets bear for a field; in Vietnamese, and read back as that field. */
const char *hp_voter_column_caption (HpVoterField field);

G_END_DECLS
