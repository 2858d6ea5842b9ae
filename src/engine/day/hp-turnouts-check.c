/* hp-turnouts-check.c: U01–U03 over the document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/day/hp-turnout.h"

#include "engine/db/hp-stmt.h"

/* One body: stations × marks. */
typedef struct
{
  HpBody body;
  HpDate day;       /* of the election */
  GDateTime *now;   /* not owned */
  GArray *marks;    /* of int */
  GHashTable *rows; /* id of a station → Row */
  GPtrArray *order; /* of Row, by number; owns them */
} Board;

typedef struct
{
  int station;
  gint64 id;
  gboolean expected; /* it elects this body */
  int now;           /* on its own day */
  HpTurnoutFigure *figures;
  char **reasons; /* one a mark, NULL = no figure */
  int n;
} Row;

static void
row_free (Row *row)
{
  for (int i = 0; i < row->n; i++)
    g_free (row->reasons[i]);
  g_free (row->reasons);
  g_free (row->figures);
  g_free (row);
}

static void
board_clear (Board *board)
{
  g_clear_pointer (&board->marks, g_array_unref);
  g_clear_pointer (&board->rows, g_hash_table_unref);
  g_clear_pointer (&board->order, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Board, board_clear)

static void
add_row (Board *board, HpStmt *q)
{
  Row *row = g_new0 (Row, 1);

  row->id = hp_stmt_int (q, 0);
  row->station = (int) hp_stmt_int (q, 1);
  row->expected = hp_stmt_int (q, 2) != 0;
  row->now = hp_turnout_now (hp_turnout_day (board->day, hp_stmt_text (q, 3)), board->now);
  row->n = (int) board->marks->len;
  row->figures = g_new0 (HpTurnoutFigure, row->n);
  row->reasons = g_new0 (char *, row->n);
  for (int i = 0; i < row->n; i++)
    row->figures[i] =
        (HpTurnoutFigure){ g_array_index (board->marks, int, i), HP_MISSING, HP_MISSING };
  g_ptr_array_add (board->order, row);
  g_hash_table_insert (board->rows, &row->id, row);
}

/* A station is expected to report on a body that it elects; while no station has been put into a
 * constituency of the body, on any. */
static gboolean
load_rows (HpDb *db, Board *board, GError **error)
{
  g_auto (HpStmt) q =
      hp_db_query (db, "SELECT s.id, s.number, EXISTS (SELECT 1 FROM station_constituency sc"
                       "   WHERE sc.station_id = s.id AND sc.body = ?1)"
                       "  OR NOT EXISTS (SELECT 1 FROM station_constituency sc WHERE sc.body = ?1),"
                       " s.day"
                       " FROM station s ORDER BY s.number");
  HpStep step;

  hp_stmt_bind_text (&q, 1, hp_body_code (board->body));
  while ((step = hp_stmt_step (&q, error)) == HP_STEP_ROW)
    add_row (board, &q);
  return step == HP_STEP_DONE;
}

static gboolean
load_figures (HpDb *db, Board *board, GError **error)
{
  g_autoptr (GPtrArray) figures = hp_turnout_load (db, board->body, error);

  if (figures == NULL)
    return FALSE;
  for (guint i = 0; i < figures->len; i++)
    {
      const HpTurnout *turnout = g_ptr_array_index (figures, i);
      Row *row = g_hash_table_lookup (board->rows, &turnout->station_id);

      for (int m = 0; row != NULL && m < row->n; m++)
        if (row->figures[m].mark == turnout->minute)
          {
            row->figures[m].voted = turnout->voted;
            row->figures[m].listed = turnout->listed;
            row->reasons[m] = g_strdup (turnout->reason);
          }
    }
  return TRUE;
}

static void
place (const Board *board, const Row *row, GPtrArray *findings, guint from)
{
  for (guint i = from; i < findings->len; i++)
    {
      HpFinding *finding = g_ptr_array_index (findings, i);

      hp_finding_at (finding, row->station, board->body, 0);
      for (int m = 0; m < row->n; m++)
        if (row->figures[m].mark == hp_finding_get_number (finding, "mark", -1)
            && row->reasons[m] != NULL && *row->reasons[m] != '\0')
          hp_finding_text (finding, "reason", row->reasons[m]);
    }
}

static gboolean
check_board (HpDb *db, HpBody body, HpDate day, GDateTime *now, GPtrArray *findings, GError **error)
{
  g_auto (Board) board = { .body = body, .day = day, .now = now };

  board.marks = hp_turnout_marks (db, error);
  board.rows = g_hash_table_new (g_int64_hash, g_int64_equal);
  board.order = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  if (board.marks == NULL || !load_rows (db, &board, error) || !load_figures (db, &board, error))
    return FALSE;
  for (guint i = 0; i < board.order->len; i++)
    {
      const Row *row = g_ptr_array_index (board.order, i);
      guint from = findings->len;

      hp_turnout_check (row->figures, row->n, row->expected ? row->now : HP_TURNOUT_BEFORE,
                        findings);
      place (&board, row, findings, from);
    }
  return TRUE;
}

static gboolean
load_bodies (HpDb *db, HpBodies *in_use, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (db, "SELECT DISTINCT body FROM turnout");
  HpStep step;

  *in_use = 0;
  while ((step = hp_stmt_step (&q, error)) == HP_STEP_ROW)
    *in_use |= HP_BODY_BIT (hp_body_from_code (hp_stmt_text (&q, 0)));
  return step == HP_STEP_DONE;
}

gboolean
hp_turnouts_check (HpDb *db, const HpRules *rules, HpDate day, GDateTime *now, GPtrArray *findings,
                   GError **error)
{
  const HpBody *bodies;
  HpBodies in_use;
  int n;

  g_return_val_if_fail (rules != NULL && now != NULL && findings != NULL, FALSE);

  if (!load_bodies (db, &in_use, error))
    return FALSE;
  bodies = hp_rules_bodies (rules, &n);
  if (in_use == 0 && n > 0)
    in_use = HP_BODY_BIT (bodies[0]);
  for (int i = 0; i < n; i++)
    if ((in_use & HP_BODY_BIT (bodies[i]))
        && !check_board (db, bodies[i], day, now, findings, error))
      return FALSE;
  return TRUE;
}
