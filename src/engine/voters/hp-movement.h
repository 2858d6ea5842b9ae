/* hp-movement.h: what changed in the list of voters (biến động): added, struck off, corrected,
 * moved.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/db/hp-db.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  gint64 voter; /* id */
  char *name;   /* of the voter; "" where the row is gone */
  char *kind;   /* "add", "remove", "edit", "move" */
  char *at;     /* ISO 8601 with offset */
  char *by;
  int from_station; /* numbers; 0 = none */
  int to_station;
  char *reason;
  char *paper; /* the paper that it rests on, or "" */
} HpMovement;

void hp_movement_free (HpMovement *movement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpMovement, hp_movement_free)

/* All movements in the order in which they happened; a GPtrArray that frees its HpMovement. */
GPtrArray *hp_movements_load (HpDb *db, GError **error);
/* The same of one voter. */
GPtrArray *hp_movements_of_voter (HpDb *db, gint64 voter, GError **error);

G_END_DECLS
