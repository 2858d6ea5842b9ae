/* hp-stmt.h: a prepared statement on the stack.
 *
 * Statements are cached by their SQL text, which must be a string literal or outlive the HpDb
 * (g_intern_string). Leaving the scope resets the statement and clears its bindings.
 *
 *   g_auto (HpStmt) q = hp_db_query (db, "SELECT name FROM station WHERE number = ?1");
 *   hp_stmt_bind_int (&q, 1, number);
 *   while ((step = hp_stmt_step (&q, error)) == HP_STEP_ROW)
 *     … hp_stmt_text (&q, 0) …
 *   if (step == HP_STEP_ERROR) return FALSE;
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/db/hp-db.h"

G_BEGIN_DECLS

typedef struct sqlite3_stmt sqlite3_stmt;

typedef struct
{
  HpDb *db;
  sqlite3_stmt *stmt; /* NULL when preparing failed: every step is then HP_STEP_ERROR */
  GError *failed;     /* what went wrong while preparing or binding, handed out by the next step */
  gboolean own;       /* not from the cache: finalised at the end */
} HpStmt;

typedef enum
{
  HP_STEP_ERROR = -1,
  HP_STEP_DONE = 0,
  HP_STEP_ROW = 1,
} HpStep;

/* Prepares @sql or takes it from the cache. Never fails visibly: an error comes out at the first
 * step, so that binding needs no checks. */
HpStmt hp_db_query (HpDb *db, const char *sql);

/* Bindings; @index from 1. */
void hp_stmt_bind_int (HpStmt *stmt, int index, gint64 value);
/* HP_MISSING is bound as NULL. */
void hp_stmt_bind_count (HpStmt *stmt, int index, gint64 value);
/* NULL is bound as NULL; the text is copied. */
void hp_stmt_bind_text (HpStmt *stmt, int index, const char *text);
/* The text must stay until the statement is reset. */
void hp_stmt_bind_static_text (HpStmt *stmt, int index, const char *text);
void hp_stmt_bind_blob (HpStmt *stmt, int index, gconstpointer data, gsize size);
void hp_stmt_bind_null (HpStmt *stmt, int index);

HpStep hp_stmt_step (HpStmt *stmt, GError **error);
/* Steps a statement that gives no row, then resets it (bindings cleared) for the next use. */
gboolean hp_stmt_run (HpStmt *stmt, GError **error);
/* Steps once; FALSE with HP_ERROR_NOT_FOUND when there is no row and @error is otherwise unset. */
gboolean hp_stmt_one (HpStmt *stmt, GError **error);
void hp_stmt_reset (HpStmt *stmt);

/* Columns of the current row, from 0. Text is never NULL and lives until the next step. */
int hp_stmt_n_columns (HpStmt *stmt);
gboolean hp_stmt_is_null (HpStmt *stmt, int column);
gint64 hp_stmt_int (HpStmt *stmt, int column);
/* HP_MISSING for NULL. */
gint64 hp_stmt_count (HpStmt *stmt, int column);
const char *hp_stmt_text (HpStmt *stmt, int column);
gconstpointer hp_stmt_blob (HpStmt *stmt, int column, gsize *size);

void hp_stmt_clear (HpStmt *stmt);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HpStmt, hp_stmt_clear)

G_END_DECLS
