/* hp-journal-query.h: the journal as queries: by place, person and words, newest first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/core/hp-body.h"
#include "engine/db/hp-query.h"

G_BEGIN_DECLS

typedef struct
{
  int station; /* number; 0 = all */
  HpBody body; /* HP_BODY_NONE = all */
  /* Stands in the name of the person or in the names and figures of the label, without regard to
   * case and diacritics; NULL or blank = all. A whole number is also the number of a row. */
  const char *text;
  /* Also rows of these actions pass the text (NULL-terminated; NULL = none): labels are words of
   * a language, which only the caller knows. */
  const char *const *actions;
} HpJournalFilter;
#define HP_JOURNAL_ALL ((HpJournalFilter){ 0, HP_BODY_NONE, NULL, NULL })

/* The query whose ids are the rows (seq) that pass, newest first. */
HpQuery *hp_journal_query (const HpJournalFilter *filter);

/* The actions that stand in the journal, NULL-terminated. Transfer full. */
GStrv hp_journal_actions (HpDb *db);

/* Values of one row for lists, by seq. Station, body and target are NULL where there is none. */
extern const char *const hp_journal_row_sql;
enum
{
  HP_JOURNAL_COL_SEQ,
  HP_JOURNAL_COL_AT,
  HP_JOURNAL_COL_OPERATOR,
  HP_JOURNAL_COL_ACTION,
  HP_JOURNAL_COL_ARGS,
  HP_JOURNAL_COL_KIND,
  HP_JOURNAL_COL_TARGET,
  HP_JOURNAL_COL_STATION,
  HP_JOURNAL_COL_BODY,
  HP_JOURNAL_COL_FINAL,
};

G_END_DECLS
