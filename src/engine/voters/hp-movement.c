/* hp-movement.c: reading the movements of the list of voters.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/voters/hp-movement.h"

#include "engine/db/hp-stmt.h"

void
hp_movement_free (HpMovement *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->kind);
  g_free (self->at);
  g_free (self->by);
  g_free (self->reason);
  g_free (self->paper);
  g_free (self);
}

#define SELECT_MOVEMENT                                                                            \
  "SELECT m.id, m.voter_id, ifnull (v.name, ''), m.kind, m.at, m.by,"                              \
  " ifnull (m.from_station, 0), ifnull (m.to_station, 0), m.reason, m.paper"                       \
  " FROM movement m LEFT JOIN voter v ON v.id = m.voter_id "

static GPtrArray *
read_all (HpStmt *q, GError **error)
{
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func ((GDestroyNotify) hp_movement_free);
  HpStep step;

  while ((step = hp_stmt_step (q, error)) == HP_STEP_ROW)
    {
      HpMovement *m = g_new0 (HpMovement, 1);

      m->id = hp_stmt_int (q, 0);
      m->voter = hp_stmt_int (q, 1);
      m->name = g_strdup (hp_stmt_text (q, 2));
      m->kind = g_strdup (hp_stmt_text (q, 3));
      m->at = g_strdup (hp_stmt_text (q, 4));
      m->by = g_strdup (hp_stmt_text (q, 5));
      m->from_station = (int) hp_stmt_int (q, 6);
      m->to_station = (int) hp_stmt_int (q, 7);
      m->reason = g_strdup (hp_stmt_text (q, 8));
      m->paper = g_strdup (hp_stmt_text (q, 9));
      g_ptr_array_add (out, m);
    }
  return step == HP_STEP_DONE ? g_steal_pointer (&out) : NULL;
}

GPtrArray *
hp_movements_load (HpDb *db, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (db, SELECT_MOVEMENT "ORDER BY m.at, m.id");

  return read_all (&q, error);
}

GPtrArray *
hp_movements_of_voter (HpDb *db, gint64 voter, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (db, SELECT_MOVEMENT "WHERE m.voter_id = ?1 ORDER BY m.at, m.id");

  hp_stmt_bind_int (&q, 1, voter);
  return read_all (&q, error);
}
