/* hp-deliveries.c: notes what was handed out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/session/hp-deliveries.h"

#include "engine/core/hp-util.h"
#include "engine/db/hp-stmt.h"

#define ACTION "form.export"

gboolean
hp_data_state_load (HpDb *db, HpDataState *state, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (db, "SELECT seq, at, lower (hex (hash)) FROM journal"
                                       " WHERE action <> '" ACTION "' ORDER BY seq DESC LIMIT 1");
  HpStep step = hp_stmt_step (&q, error);

  *state = (HpDataState){ 0 };
  if (step != HP_STEP_ROW)
    return step == HP_STEP_DONE;
  state->version = hp_stmt_int (&q, 0);
  g_strlcpy (state->at, hp_stmt_text (&q, 1), sizeof state->at);
  g_strlcpy (state->hash, hp_stmt_text (&q, 2), sizeof state->hash);
  return TRUE;
}

HpDelivery *
hp_delivery_new (void)
{
  HpDelivery *delivery = g_new0 (HpDelivery, 1);

  delivery->body = HP_BODY_NONE;
  return delivery;
}

void
hp_delivery_free (HpDelivery *delivery)
{
  if (delivery == NULL)
    return;
  g_free (delivery->form);
  g_free (delivery->at);
  g_free (delivery->by);
  g_free (delivery->sha256);
  g_free (delivery);
}

static gboolean
insert (HpDb *db, const HpDelivery *delivery, GError **error)
{
  g_auto (HpStmt) q =
      hp_db_query (db, "INSERT INTO delivery (id, form, station, body, constituency, format, at,"
                       " by, version, sha256) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
  const char *body = hp_body_code (delivery->body);

  hp_stmt_bind_int (&q, 1, delivery->id);
  hp_stmt_bind_text (&q, 2, delivery->form);
  hp_stmt_bind_count (&q, 3, delivery->station > 0 ? delivery->station : HP_MISSING);
  hp_stmt_bind_text (&q, 4, body != NULL ? body : "");
  hp_stmt_bind_count (&q, 5, delivery->constituency > 0 ? delivery->constituency : HP_MISSING);
  hp_stmt_bind_text (&q, 6, delivery->pdf ? "pdf" : "xlsx");
  hp_stmt_bind_text (&q, 7, delivery->at);
  hp_stmt_bind_text (&q, 8, delivery->by);
  hp_stmt_bind_int (&q, 9, delivery->version);
  hp_stmt_bind_text (&q, 10, delivery->sha256);
  return hp_stmt_run (&q, error);
}

gboolean
hp_deliveries_add (HpDb *db, GPtrArray *deliveries, GError **error)
{
  g_autoptr (HpEdit) edit = NULL;
  g_autofree char *now = hp_now ();

  if (deliveries->len == 0)
    return TRUE;
  edit = hp_edit_begin (db, ACTION, error);
  if (edit == NULL)
    return FALSE;
  for (guint i = 0; i < deliveries->len; i++)
    {
      HpDelivery *delivery = g_ptr_array_index (deliveries, i);

      delivery->id = hp_edit_new_id (edit);
      hp_set_str (&delivery->at, now);
      hp_set_str (&delivery->by, hp_db_get_operator (db));
      if (!insert (db, delivery, error))
        return FALSE;
    }
  hp_edit_set_number (edit, "count", deliveries->len);
  /* Without a place: the last step before it stays the one that undo takes back. */
  hp_edit_set_final (edit);
  return hp_edit_commit (edit, error);
}

static HpDelivery *
read_delivery (HpStmt *q)
{
  HpDelivery *delivery = hp_delivery_new ();

  delivery->id = hp_stmt_int (q, 0);
  delivery->form = g_strdup (hp_stmt_text (q, 1));
  delivery->station = (int) hp_stmt_int (q, 2);
  delivery->body = hp_body_from_code (hp_stmt_text (q, 3));
  delivery->constituency = (int) hp_stmt_int (q, 4);
  delivery->pdf = g_str_equal (hp_stmt_text (q, 5), "pdf");
  delivery->at = g_strdup (hp_stmt_text (q, 6));
  delivery->by = g_strdup (hp_stmt_text (q, 7));
  delivery->version = hp_stmt_int (q, 8);
  delivery->sha256 = g_strdup (hp_stmt_text (q, 9));
  return delivery;
}

GPtrArray *
hp_deliveries_load (HpDb *db, guint limit, GError **error)
{
  g_auto (HpStmt) q =
      hp_db_query (db, "SELECT id, form, ifnull (station, 0), body, ifnull (constituency, 0),"
                       " format, at, by, version, sha256 FROM delivery"
                       " ORDER BY at DESC, id DESC LIMIT ?1");
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) hp_delivery_free);
  HpStep step;

  hp_stmt_bind_int (&q, 1, limit > 0 ? (gint64) limit : -1);
  while ((step = hp_stmt_step (&q, error)) == HP_STEP_ROW)
    g_ptr_array_add (found, read_delivery (&q));
  return step == HP_STEP_DONE ? g_steal_pointer (&found) : NULL;
}
