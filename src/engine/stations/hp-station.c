/* hp-station.c: reading stations.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/stations/hp-station.h"

#include "engine/core/hp-util.h"
#include "engine/db/hp-stmt.h"

#include <glib/gi18n-lib.h>

#define SELECT_STATION                                                                             \
  "SELECT s.id, s.number, s.name, s.kind, s.place, s.posting_place, s.phone, s.note, s.day,"       \
  " s.opened_at, s.closed_at, s.box_witness1, s.box_witness1_home, s.box_witness2,"                \
  " s.box_witness2_home, s.count_witness1, s.count_witness1_home, s.count_witness2,"               \
  " s.count_witness2_home, ifnull (t.voters, 0), ifnull (t.men, 0), ifnull (t.women, 0),"          \
  " t.qh, t.tinh, t.huyen, t.xa"                                                                   \
  " FROM station s LEFT JOIN station_total t ON t.station_id = s.id "

HpStation *
hp_station_new (void)
{
  HpStation *self = g_new0 (HpStation, 1);
  char **texts[] = { &self->name,          &self->kind,          &self->place,
                     &self->posting_place, &self->phone,         &self->note,
                     &self->day,           &self->opened_at,     &self->closed_at,
                     &self->box[0].name,   &self->box[0].home,   &self->box[1].name,
                     &self->box[1].home,   &self->count[0].name, &self->count[0].home,
                     &self->count[1].name, &self->count[1].home, &self->neighbourhoods };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup ("");
  for (int b = 0; b < HP_N_BODIES; b++)
    self->stated[b] = self->listed[b] = HP_MISSING;
  return self;
}

void
hp_station_free (HpStation *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->kind);
  g_free (self->place);
  g_free (self->posting_place);
  g_free (self->phone);
  g_free (self->note);
  g_free (self->day);
  g_free (self->opened_at);
  g_free (self->closed_at);
  for (int i = 0; i < 2; i++)
    {
      g_free (self->box[i].name);
      g_free (self->box[i].home);
      g_free (self->count[i].name);
      g_free (self->count[i].home);
    }
  g_free (self->neighbourhoods);
  g_free (self);
}

static HpStation *
read_station (HpStmt *q)
{
  HpStation *self = hp_station_new ();
  char **texts[] = { &self->name,          &self->kind,          &self->place,
                     &self->posting_place, &self->phone,         &self->note,
                     &self->day,           &self->opened_at,     &self->closed_at,
                     &self->box[0].name,   &self->box[0].home,   &self->box[1].name,
                     &self->box[1].home,   &self->count[0].name, &self->count[0].home,
                     &self->count[1].name, &self->count[1].home };

  self->id = hp_stmt_int (q, 0);
  self->number = (int) hp_stmt_int (q, 1);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    hp_set_str (texts[i], hp_stmt_text (q, 2 + (int) i));
  self->voters = hp_stmt_int (q, 19);
  self->men = hp_stmt_int (q, 20);
  self->women = hp_stmt_int (q, 21);
  for (int b = 0; self->voters > 0 && b < HP_N_BODIES; b++)
    self->listed[b] = hp_stmt_count (q, 22 + b);
  return self;
}

static gboolean
read_neighbourhoods (HpDb *db, HpStation *self, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (db, "SELECT n.name FROM station_neighbourhood s"
                                       " JOIN neighbourhood n ON n.id = s.neighbourhood_id"
                                       " WHERE s.station_id = ?1 ORDER BY s.position");
  GString *out = g_string_new (NULL);
  HpStep step;

  hp_stmt_bind_int (&q, 1, self->id);
  while ((step = hp_stmt_step (&q, error)) == HP_STEP_ROW)
    g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "", hp_stmt_text (&q, 0));
  g_free (self->neighbourhoods);
  self->neighbourhoods = g_string_free (out, FALSE);
  return step == HP_STEP_DONE;
}

static gboolean
read_bodies (HpDb *db, HpStation *self, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (db, "SELECT sc.body, c.number, c.id FROM station_constituency sc"
                                       " JOIN constituency c ON c.id = sc.constituency_id"
                                       " WHERE sc.station_id = ?1");
  g_auto (HpStmt) stated =
      hp_db_query (db, "SELECT body, listed FROM station_listed WHERE station_id = ?1");
  HpStep step;

  hp_stmt_bind_int (&q, 1, self->id);
  while ((step = hp_stmt_step (&q, error)) == HP_STEP_ROW)
    {
      HpBody body = hp_body_from_code (hp_stmt_text (&q, 0));

      self->constituency[body] = (int) hp_stmt_int (&q, 1);
      self->constituency_id[body] = hp_stmt_int (&q, 2);
    }
  if (step == HP_STEP_ERROR)
    return FALSE;
  hp_stmt_bind_int (&stated, 1, self->id);
  while ((step = hp_stmt_step (&stated, error)) == HP_STEP_ROW)
    {
      HpBody body = hp_body_from_code (hp_stmt_text (&stated, 0));

      self->stated[body] = hp_stmt_int (&stated, 1);
      if (self->voters == 0)
        self->listed[body] = self->stated[body];
    }
  return step == HP_STEP_DONE;
}

static gboolean
read_rest (HpDb *db, HpStation *self, GError **error)
{
  return read_neighbourhoods (db, self, error) && read_bodies (db, self, error);
}

GPtrArray *
hp_stations_load (HpDb *db, GError **error)
{
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func ((GDestroyNotify) hp_station_free);
  g_auto (HpStmt) q = hp_db_query (db, SELECT_STATION "ORDER BY s.number");
  HpStep step;

  while ((step = hp_stmt_step (&q, error)) == HP_STEP_ROW)
    g_ptr_array_add (out, read_station (&q));
  if (step == HP_STEP_ERROR)
    return NULL;
  for (guint i = 0; i < out->len; i++)
    if (!read_rest (db, g_ptr_array_index (out, i), error))
      return NULL;
  return g_steal_pointer (&out);
}

static HpStation *
load_one (HpDb *db, HpStmt *q, GError **error)
{
  g_autoptr (HpStation) self = NULL;

  if (hp_stmt_step (q, error) != HP_STEP_ROW)
    return NULL;
  self = read_station (q);
  return read_rest (db, self, error) ? g_steal_pointer (&self) : NULL;
}

HpStation *
hp_station_load (HpDb *db, int number, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (db, SELECT_STATION "WHERE s.number = ?1");
  g_autoptr (GError) local = NULL;
  HpStation *self;

  hp_stmt_bind_int (&q, 1, number);
  self = load_one (db, &q, &local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (self == NULL)
    g_set_error (error, HP_ERROR, HP_ERROR_NOT_FOUND,
                 _ ("This document has no polling station number %d. Look the number up in the "
                    "list of stations."),
                 number);
  return self;
}

HpStation *
hp_station_load_id (HpDb *db, gint64 id, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (db, SELECT_STATION "WHERE s.id = ?1");
  g_autoptr (GError) local = NULL;
  HpStation *self;

  hp_stmt_bind_int (&q, 1, id);
  self = load_one (db, &q, &local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (self == NULL)
    g_set_error_literal (error, HP_ERROR, HP_ERROR_NOT_FOUND,
                         _ ("This polling station is no longer there."));
  return self;
}

gint64
hp_station_id (HpDb *db, int number)
{
  g_auto (HpStmt) q = hp_db_query (db, "SELECT id FROM station WHERE number = ?1");

  hp_stmt_bind_int (&q, 1, number);
  return hp_stmt_step (&q, NULL) == HP_STEP_ROW ? hp_stmt_int (&q, 0) : 0;
}

gint64
hp_station_listed (HpDb *db, gint64 station_id, HpBody body)
{
  static const char *const sql[HP_N_BODIES] = {
    "SELECT ifnull ((SELECT qh FROM station_total WHERE station_id = ?1 AND voters > 0),"
    " (SELECT listed FROM station_listed WHERE station_id = ?1 AND body = 'qh'))",
    "SELECT ifnull ((SELECT tinh FROM station_total WHERE station_id = ?1 AND voters > 0),"
    " (SELECT listed FROM station_listed WHERE station_id = ?1 AND body = 'tinh'))",
    "SELECT ifnull ((SELECT huyen FROM station_total WHERE station_id = ?1 AND voters > 0),"
    " (SELECT listed FROM station_listed WHERE station_id = ?1 AND body = 'huyen'))",
    "SELECT ifnull ((SELECT xa FROM station_total WHERE station_id = ?1 AND voters > 0),"
    " (SELECT listed FROM station_listed WHERE station_id = ?1 AND body = 'xa'))",
  };
  g_auto (HpStmt) q = { 0 };

  g_return_val_if_fail (body >= 0 && body < HP_N_BODIES, HP_MISSING);
  q = hp_db_query (db, sql[body]);
  hp_stmt_bind_int (&q, 1, station_id);
  return hp_stmt_step (&q, NULL) == HP_STEP_ROW ? hp_stmt_count (&q, 0) : HP_MISSING;
}
