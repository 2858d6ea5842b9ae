/* hp-query.h: SQL with its values, put together piece by piece.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/db/hp-stmt.h"

G_BEGIN_DECLS

/* The last digits of an identity number are in the search index as one word: this letter, then the
 * digits backwards. */
#define HP_SEARCH_ENDING "z"
#define HP_SEARCH_ENDING_LEAST 3
#define HP_SEARCH_ENDING_MOST 6

typedef struct _HpQuery HpQuery;

HpQuery *hp_query_new (const char *sql);
HpQuery *hp_query_copy (const HpQuery *query);
void hp_query_free (HpQuery *query);

/* Adds SQL; each "?" in it stands for one of the values bound after it, in order. */
void hp_query_append (HpQuery *query, const char *sql);
void hp_query_bind_int (HpQuery *query, gint64 value);
void hp_query_bind_text (HpQuery *query, const char *text);

/* The statement with its values bound. */
HpStmt hp_query_prepare (const HpQuery *query, HpDb *db);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpQuery, hp_query_free)

G_END_DECLS
