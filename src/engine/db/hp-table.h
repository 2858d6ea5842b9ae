/* hp-table.h: a list that is a query: ids from SQL, rows made when they are looked at.
 *
 * A GListModel of HpRow. SQL sorts and filters; the ids of the whole result are held, the rows
 * only while somebody holds them. A row keeps its identity by its id, so selection and focus
 * survive sorting. When the data changes the query runs again, and only the part of the list that
 * differs is announced: first what left, then what came.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/db/hp-query.h"
#include "engine/db/hp-row.h"

G_BEGIN_DECLS

#define HP_TYPE_TABLE (hp_table_get_type ())
G_DECLARE_FINAL_TYPE (HpTable, hp_table, HP, TABLE, GObject)

/* @row_sql (a literal) gives the values of one row for the id ?1; @topics are what makes the list
 * look again. Empty until the first hp_table_set_query. */
HpTable *hp_table_new (HpDb *db, const char *row_sql, guint topics);

/* The query that gives the ids, in order (its first column). Runs at once. Takes a copy. */
gboolean hp_table_set_query (HpTable *table, const HpQuery *query, GError **error);

/* Runs the query again and refreshes the live rows. */
void hp_table_reload (HpTable *table);

/* Position of a row; GTK_INVALID_LIST_POSITION-like G_MAXUINT where it is not in the list. */
guint hp_table_find (HpTable *table, gint64 id);
/* Id at a position, without making its row; 0 past the end. */
gint64 hp_table_get_id (HpTable *table, guint position);

/* How many rows are alive now (for tests). */
guint hp_table_n_live (HpTable *table);

G_END_DECLS
