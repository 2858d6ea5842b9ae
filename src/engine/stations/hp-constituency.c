/* hp-constituency.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/stations/hp-constituency.h"

#include "engine/core/hp-text.h"
#include "engine/db/hp-stmt.h"

#include <glib/gi18n-lib.h>

#define SELECT_CONSTITUENCY                                                                        \
  "SELECT c.id, c.body, c.number, c.name, c.area, ifnull (c.seats, 0), c.seats_resolution,"        \
  " c.candidates_resolution, (SELECT count (*) FROM candidate k WHERE k.constituency_id = c.id"    \
  " AND k.state = 'standing') FROM constituency c "
#define BODY_ORDER                                                                                 \
  "CASE c.body WHEN 'qh' THEN 0 WHEN 'tinh' THEN 1 WHEN 'huyen' THEN 2 ELSE 3 END, c.number"

void
hp_constituency_free (HpConstituency *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->area);
  g_free (self->seats_resolution);
  g_free (self->candidates_resolution);
  g_array_unref (self->stations);
  g_free (self);
}

static HpConstituency *
read_one (HpStmt *q)
{
  HpConstituency *self = g_new0 (HpConstituency, 1);

  self->id = hp_stmt_int (q, 0);
  self->body = hp_body_from_code (hp_stmt_text (q, 1));
  self->number = (int) hp_stmt_int (q, 2);
  self->name = g_strdup (hp_stmt_text (q, 3));
  self->area = g_strdup (hp_stmt_text (q, 4));
  self->seats = (int) hp_stmt_int (q, 5);
  self->seats_resolution = g_strdup (hp_stmt_text (q, 6));
  self->candidates_resolution = g_strdup (hp_stmt_text (q, 7));
  self->candidates = (int) hp_stmt_int (q, 8);
  self->stations = g_array_new (FALSE, FALSE, sizeof (int));
  return self;
}

static gboolean
read_stations (HpDb *db, HpConstituency *self, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (db, "SELECT s.number FROM station_constituency sc JOIN station s"
                                       " ON s.id = sc.station_id WHERE sc.constituency_id = ?1"
                                       " ORDER BY s.number");
  HpStep step;

  hp_stmt_bind_int (&q, 1, self->id);
  while ((step = hp_stmt_step (&q, error)) == HP_STEP_ROW)
    {
      int number = (int) hp_stmt_int (&q, 0);

      g_array_append_val (self->stations, number);
    }
  return step == HP_STEP_DONE;
}

GPtrArray *
hp_constituencies_load (HpDb *db, HpBody body, GError **error)
{
  g_autoptr (GPtrArray) out =
      g_ptr_array_new_with_free_func ((GDestroyNotify) hp_constituency_free);
  g_auto (HpStmt) q =
      hp_db_query (db, SELECT_CONSTITUENCY
                   "WHERE c.round = 1 AND (?1 IS NULL OR c.body = ?1) ORDER BY " BODY_ORDER);
  HpStep step;

  hp_stmt_bind_text (&q, 1, hp_body_code (body));
  while ((step = hp_stmt_step (&q, error)) == HP_STEP_ROW)
    g_ptr_array_add (out, read_one (&q));
  if (step == HP_STEP_ERROR)
    return NULL;
  for (guint i = 0; i < out->len; i++)
    if (!read_stations (db, g_ptr_array_index (out, i), error))
      return NULL;
  return g_steal_pointer (&out);
}

static HpConstituency *
load_one (HpDb *db, HpStmt *q, GError **error)
{
  g_autoptr (HpConstituency) self = NULL;

  if (hp_stmt_step (q, error) != HP_STEP_ROW)
    return NULL;
  self = read_one (q);
  return read_stations (db, self, error) ? g_steal_pointer (&self) : NULL;
}

HpConstituency *
hp_constituency_load (HpDb *db, HpBody body, int number, GError **error)
{
  g_auto (HpStmt) q =
      hp_db_query (db, SELECT_CONSTITUENCY "WHERE c.round = 1 AND c.body = ?1 AND c.number = ?2");
  g_autoptr (GError) local = NULL;
  HpConstituency *self;

  hp_stmt_bind_text (&q, 1, hp_body_code (body));
  hp_stmt_bind_int (&q, 2, number);
  self = load_one (db, &q, &local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (self == NULL)
    g_set_error (error, HP_ERROR, HP_ERROR_NOT_FOUND,
                 _ ("This document has no constituency number %d of that body."), number);
  return self;
}

HpConstituency *
hp_constituency_load_id (HpDb *db, gint64 id, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (db, SELECT_CONSTITUENCY "WHERE c.id = ?1");
  g_autoptr (GError) local = NULL;
  HpConstituency *self;

  hp_stmt_bind_int (&q, 1, id);
  self = load_one (db, &q, &local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (self == NULL)
    g_set_error_literal (error, HP_ERROR, HP_ERROR_NOT_FOUND,
                         _ ("This constituency is no longer there."));
  return self;
}

gint64
hp_constituency_ensure (HpEdit *edit, HpDb *db, HpBody body, int number, GError **error)
{
  g_auto (HpStmt) find =
      hp_db_query (db, "SELECT id FROM constituency WHERE round = 1 AND body = ?1 AND number = ?2");
  g_auto (HpStmt) add =
      hp_db_query (db, "INSERT INTO constituency (id, body, number) VALUES (?1, ?2, ?3)");
  gint64 id;
  HpStep step;

  hp_stmt_bind_text (&find, 1, hp_body_code (body));
  hp_stmt_bind_int (&find, 2, number);
  step = hp_stmt_step (&find, error);
  if (step != HP_STEP_DONE)
    return step == HP_STEP_ROW ? hp_stmt_int (&find, 0) : 0;
  id = hp_edit_new_id (edit);
  hp_stmt_bind_int (&add, 1, id);
  hp_stmt_bind_text (&add, 2, hp_body_code (body));
  hp_stmt_bind_int (&add, 3, number);
  return hp_stmt_run (&add, error) ? id : 0;
}

gboolean
hp_constituency_check_open (HpDb *db, gint64 id, GError **error)
{
  g_auto (HpStmt) q =
      hp_db_query (db, "SELECT body, number, EXISTS (SELECT 1 FROM tally WHERE constituency_id = ?1"
                       " AND state = 'sealed') FROM constituency WHERE id = ?1");

  hp_stmt_bind_int (&q, 1, id);
  if (!hp_stmt_one (&q, error))
    return FALSE;
  if (hp_stmt_int (&q, 2) == 0)
    return TRUE;
  g_set_error (error, HP_ERROR, HP_ERROR_REFUSED,
               _ ("A tally of constituency %d of “%s” is sealed: its seats and its candidates "
                  "cannot change any more. Leave them as they were when it was sealed (in a sheet, "
                  "take the constituency out of it) and report what is wrong to the election "
                  "committee."),
               (int) hp_stmt_int (&q, 1), hp_stmt_text (&q, 0));
  return FALSE;
}

static gboolean
check_seats (HpDb *db, const HpConstituency *self, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (db, "SELECT ifnull (seats, 0) FROM constituency WHERE id = ?1");

  hp_stmt_bind_int (&q, 1, self->id);
  if (!hp_stmt_one (&q, error))
    return FALSE;
  return hp_stmt_int (&q, 0) == self->seats || hp_constituency_check_open (db, self->id, error);
}

gboolean
hp_constituency_put (HpEdit *edit, HpDb *db, const HpConstituency *self, GError **error)
{
  g_autofree char *name = hp_text_clean (self->name);
  g_autofree char *area = hp_text_clean (self->area);
  g_autofree char *seats_resolution = hp_text_clean (self->seats_resolution);
  g_autofree char *candidates_resolution = hp_text_clean (self->candidates_resolution);
  g_auto (HpStmt) q =
      hp_db_query (db, "UPDATE constituency SET name = ?2, area = ?3, seats = nullif (?4, 0),"
                       " seats_resolution = ?5, candidates_resolution = ?6 WHERE id = ?1");

  if (!check_seats (db, self, error))
    return FALSE;
  hp_stmt_bind_int (&q, 1, self->id);
  hp_stmt_bind_text (&q, 2, name);
  hp_stmt_bind_text (&q, 3, area);
  hp_stmt_bind_int (&q, 4, self->seats);
  hp_stmt_bind_text (&q, 5, seats_resolution);
  hp_stmt_bind_text (&q, 6, candidates_resolution);
  return hp_stmt_run (&q, error);
}

gboolean
hp_constituency_save (HpDb *db, const HpConstituency *self, GError **error)
{
  g_autoptr (HpEdit) edit = hp_edit_begin (db, "constituency.edit", error);

  if (edit == NULL || !hp_constituency_put (edit, db, self, error))
    return FALSE;
  hp_edit_set_number (edit, "constituency", self->number);
  hp_edit_set_place (edit, 0, self->body);
  return hp_edit_commit (edit, error);
}

char *
hp_constituency_area (HpDb *db, const HpConstituency *self)
{
  g_auto (HpStmt) q =
      hp_db_query (db, "SELECT DISTINCT n.name FROM station_constituency sc"
                       " JOIN station s ON s.id = sc.station_id"
                       " JOIN station_neighbourhood sn ON sn.station_id = s.id"
                       " JOIN neighbourhood n ON n.id = sn.neighbourhood_id"
                       " WHERE sc.constituency_id = ?1 ORDER BY s.number, sn.position");
  GString *out;

  if (*self->area != '\0')
    return g_strdup (self->area);
  out = g_string_new (NULL);
  hp_stmt_bind_int (&q, 1, self->id);
  while (hp_stmt_step (&q, NULL) == HP_STEP_ROW)
    g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", hp_stmt_text (&q, 0));
  return g_string_free (out, FALSE);
}
