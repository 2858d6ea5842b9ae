/* hp-journal-words.h: rows of the journal and the values they changed, as people read them.
 *
 * Texts are the caller's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/db/hp-journal.h"
#include "engine/rules/hp-rules.h"

G_BEGIN_DECLS

/* "Turnout of station 3 at 11:00: 512"; of an undo "Undone: …". @kind as in the journal. */
char *hp_journal_label (const char *kind, const char *action, const char *args, int station,
                        HpBody body);
/* "Station 3, Commune"; "" for nowhere. */
char *hp_journal_place (int station, HpBody body);

/* "Voter", "Tally" …; the table's own name where it has no other. */
const char *hp_journal_table_word (const char *table);
/* Which row of its table: "Votes of candidate 2", "Station 3, Commune, 11:00", a name; "" where
 * nothing but a key tells. */
char *hp_journal_row_name (HpDb *db, const HpJournalChange *change);
/* "added", "changed", "removed". */
const char *hp_journal_operation_word (char operation);
/* "Birth date" …; NULL for columns that say nothing to people (keys, what is derived). */
char *hp_journal_column_word (const char *table, const char *column);
/* A value as it is written for people; "–" for none. */
char *hp_journal_value_text (HpDb *db, const char *table, const char *column, const char *value);

G_END_DECLS
