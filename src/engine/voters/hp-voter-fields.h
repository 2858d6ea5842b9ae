/* hp-voter-fields.h: the fields of a voter's row as texts, and what the texts mean.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/core/hp-body.h"
#include "engine/core/hp-date.h"

G_BEGIN_DECLS

/* What a voter sheet may hold. The texts of a row are an array of these, cleaned (hp_text_clean),
 * "" where blank; the sex stands in a column of its own or as a mark under Nam or Nữ. */
typedef enum
{
  HP_VOTER_NUMBER, /* STT; not kept */
  HP_VOTER_CARD,
  HP_VOTER_NAME,
  HP_VOTER_BIRTH,
  HP_VOTER_MALE,   /* mark */
  HP_VOTER_FEMALE, /* mark */
  HP_VOTER_SEX,    /* "Nam", "Nữ" */
  HP_VOTER_IDENTITY,
  HP_VOTER_ETHNICITY,
  HP_VOTER_OCCUPATION,
  HP_VOTER_PERMANENT, /* thường trú */
  HP_VOTER_TEMPORARY, /* tạm trú */
  HP_VOTER_CURRENT,   /* nơi ở hiện tại */
  HP_VOTER_QH,        /* marks, in the order of HpBody */
  HP_VOTER_TINH,
  HP_VOTER_HUYEN,
  HP_VOTER_XA,
  HP_VOTER_NOTE,
  HP_VOTER_STATION, /* station as the row itself says it */
  HP_N_VOTER_FIELDS
} HpVoterField;

/* "number", "card", "name", "birth_date", "male" … as in commands and files. */
const char *hp_voter_field_key (HpVoterField field);
/* The field of a key; HP_N_VOTER_FIELDS where there is none. "sex" and "bodies", which findings
 * speak of, give the sex column and the first mark. */
HpVoterField hp_voter_field_from_key (const char *key);

typedef enum
{
  HP_SEX_UNKNOWN,
  HP_SEX_MALE,
  HP_SEX_FEMALE,
  HP_SEX_BOTH,
} HpSex;

/* "male", "female"; "" for the others: as the document stores it. */
const char *hp_sex_code (HpSex sex);
HpSex hp_sex_from_code (const char *code);

typedef enum
{
  HP_MARK_NO,         /* blank, 0, o, O, - */
  HP_MARK_YES,        /* x, X, ✓, 1 */
  HP_MARK_UNREADABLE, /* anything else: never guessed */
} HpMark;

HpMark hp_mark_read (const char *text);

/* A row understood. The texts belong to whoever made it. */
typedef struct
{
  const char *card;
  const char *name;
  const char *birth_text; /* as it stood */
  HpDate birth;           /* set where birth_result is HP_DATE_OK; the suggestion where SWAPPED */
  HpDateResult birth_result;
  HpSex sex;
  const char *sex_unreadable; /* a mark or word that is neither, or NULL */
  const char *identity;
  const char *ethnicity;
  const char *occupation;
  const char *permanent;
  const char *temporary;
  const char *current;
  HpBodies bodies;
  const char *mark_unreadable; /* a body's mark that is none, or NULL */
  const char *note;
} HpVoterData;

/* Reads the texts of a row; never fails: what cannot be read is in the data for the checks. The
 * data points into @texts. */
void hp_voter_data_read (const char *const texts[HP_N_VOTER_FIELDS], HpVoterData *data);

/* An identity number without the blanks, dots and the apostrophe that spreadsheets leave in it.
 * Transfer full. */
char *hp_identity_clean (const char *text);

/* The number of a station in "3", "Số 03", "KVBP số 3", "Khu vực bỏ phiếu số: 3 …", "KV 3"; 0
 * where there is none. With @titled, only where the text begins with such words. */
int hp_station_number_read (const char *text, gboolean titled);

G_END_DECLS
