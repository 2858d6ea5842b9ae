/* hp-station-write.c: adding, changing and removing stations.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-text.h"
#include "engine/core/hp-util.h"
#include "engine/db/hp-stmt.h"
#include "engine/stations/hp-constituency.h"
#include "engine/stations/hp-station.h"

#include <glib/gi18n-lib.h>

#define NUMBER_MAX 9999

static gboolean
put_row (HpDb *db, const HpStation *s, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (
      db, "INSERT INTO station (id, number, name, kind, place, posting_place, phone, note, day,"
          " opened_at, closed_at, box_witness1, box_witness1_home, box_witness2, box_witness2_home,"
          " count_witness1, count_witness1_home, count_witness2, count_witness2_home)"
          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,"
          " ?18, ?19)"
          " ON CONFLICT (id) DO UPDATE SET number = ?2, name = ?3, kind = ?4, place = ?5,"
          " posting_place = ?6, phone = ?7, note = ?8, day = ?9, opened_at = ?10, closed_at = ?11,"
          " box_witness1 = ?12, box_witness1_home = ?13, box_witness2 = ?14,"
          " box_witness2_home = ?15, count_witness1 = ?16, count_witness1_home = ?17,"
          " count_witness2 = ?18, count_witness2_home = ?19");
  const char *texts[] = { s->name,         s->kind,          s->place,         s->posting_place,
                          s->phone,        s->note,          s->day,           s->opened_at,
                          s->closed_at,    s->box[0].name,   s->box[0].home,   s->box[1].name,
                          s->box[1].home,  s->count[0].name, s->count[0].home, s->count[1].name,
                          s->count[1].home };

  hp_stmt_bind_int (&q, 1, s->id);
  hp_stmt_bind_int (&q, 2, s->number);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *clean = hp_text_clean (texts[i]);

      hp_stmt_bind_text (&q, 3 + (int) i, clean);
    }
  return hp_stmt_run (&q, error);
}

static gint64
neighbourhood_id (HpEdit *edit, HpDb *db, const char *name, GError **error)
{
  g_autofree char *fold = hp_text_fold (name);
  g_auto (HpStmt) find = hp_db_query (db, "SELECT id FROM neighbourhood WHERE fold = ?1");
  g_auto (HpStmt) add = hp_db_query (db, "INSERT INTO neighbourhood VALUES (?1, ?2, ?3)");
  gint64 id;
  HpStep step;

  hp_stmt_bind_text (&find, 1, fold);
  step = hp_stmt_step (&find, error);
  if (step == HP_STEP_ROW)
    return hp_stmt_int (&find, 0);
  if (step == HP_STEP_ERROR)
    return 0;
  id = hp_edit_new_id (edit);
  hp_stmt_bind_int (&add, 1, id);
  hp_stmt_bind_text (&add, 2, name);
  hp_stmt_bind_text (&add, 3, fold);
  return hp_stmt_run (&add, error) ? id : 0;
}

static gboolean
put_neighbourhoods (HpEdit *edit, HpDb *db, const HpStation *s, GError **error)
{
  g_auto (GStrv) parts =
      g_strsplit_set (s->neighbourhoods != NULL ? s->neighbourhoods : "", ";\n", -1);
  g_auto (HpStmt) drop =
      hp_db_query (db, "DELETE FROM station_neighbourhood WHERE station_id = ?1");
  g_auto (HpStmt) add =
      hp_db_query (db, "INSERT OR IGNORE INTO station_neighbourhood VALUES (?1, ?2, ?3)");

  hp_stmt_bind_int (&drop, 1, s->id);
  if (!hp_stmt_run (&drop, error))
    return FALSE;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *name = hp_text_clean (parts[i]);
      gint64 id;

      if (*name == '\0')
        continue;
      id = neighbourhood_id (edit, db, name, error);
      if (id == 0)
        return FALSE;
      hp_stmt_bind_int (&add, 1, s->id);
      hp_stmt_bind_int (&add, 2, id);
      hp_stmt_bind_int (&add, 3, i + 1);
      if (!hp_stmt_run (&add, error))
        return FALSE;
    }
  return TRUE;
}

/* The station may not leave the constituency in which its tally of @body is sealed. */
static gboolean
may_move (HpDb *db, const HpStation *s, HpBody body, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (
      db, "SELECT EXISTS (SELECT 1 FROM tally t JOIN constituency c ON c.id = t.constituency_id"
          " WHERE t.station_id = ?1 AND t.body = ?2 AND t.state = 'sealed' AND c.number <> ?3)");

  hp_stmt_bind_int (&q, 1, s->id);
  hp_stmt_bind_text (&q, 2, hp_body_code (body));
  hp_stmt_bind_int (&q, 3, s->constituency[body]);
  if (!hp_stmt_one (&q, error))
    return FALSE;
  if (hp_stmt_int (&q, 0) == 0)
    return TRUE;
  g_set_error (error, HP_ERROR, HP_ERROR_REFUSED,
               _ ("The tally of station %d for “%s” is sealed: the station stays in its "
                  "constituency."),
               s->number, hp_body_code (body));
  return FALSE;
}

static gboolean
put_body (HpEdit *edit, HpDb *db, HpStation *s, HpBody body, GError **error)
{
  const char *code = hp_body_code (body);
  g_auto (HpStmt) join =
      hp_db_query (db, "INSERT INTO station_constituency VALUES (?1, ?2, ?3) ON CONFLICT"
                       " (station_id, body) DO UPDATE SET constituency_id = ?3");
  g_auto (HpStmt) leave =
      hp_db_query (db, "DELETE FROM station_constituency WHERE station_id = ?1 AND body = ?2");
  g_auto (HpStmt) state =
      hp_db_query (db, "INSERT INTO station_listed VALUES (?1, ?2, ?3) ON CONFLICT"
                       " (station_id, body) DO UPDATE SET listed = ?3");
  g_auto (HpStmt) forget =
      hp_db_query (db, "DELETE FROM station_listed WHERE station_id = ?1 AND body = ?2");
  HpStmt *q = s->constituency[body] > 0 ? &join : &leave;

  if (!may_move (db, s, body, error))
    return FALSE;
  s->constituency_id[body] = 0;
  if (s->constituency[body] > 0)
    {
      s->constituency_id[body] =
          hp_constituency_ensure (edit, db, body, s->constituency[body], error);
      if (s->constituency_id[body] == 0)
        return FALSE;
      hp_stmt_bind_int (q, 3, s->constituency_id[body]);
    }
  hp_stmt_bind_int (q, 1, s->id);
  hp_stmt_bind_text (q, 2, code);
  if (!hp_stmt_run (q, error))
    return FALSE;
  q = s->stated[body] != HP_MISSING ? &state : &forget;
  hp_stmt_bind_int (q, 1, s->id);
  hp_stmt_bind_text (q, 2, code);
  if (s->stated[body] != HP_MISSING)
    hp_stmt_bind_int (q, 3, s->stated[body]);
  return hp_stmt_run (q, error);
}

gboolean
hp_station_put (HpEdit *edit, HpDb *db, HpStation *s, GError **error)
{
  gint64 other = hp_station_id (db, s->number);

  if (s->number < 1 || s->number > NUMBER_MAX)
    {
      g_set_error (error, HP_ERROR, HP_ERROR_INVALID,
                   _ ("The number of a polling station is 1 to %d, not %d."), NUMBER_MAX,
                   s->number);
      return FALSE;
    }
  if (other != 0 && other != s->id)
    {
      g_set_error (error, HP_ERROR, HP_ERROR_EXISTS,
                   _ ("There is a polling station number %d already. Choose another number."),
                   s->number);
      return FALSE;
    }
  if (s->kind == NULL || *s->kind == '\0')
    hp_set_str (&s->kind, "ordinary");
  if (s->id == 0)
    s->id = hp_edit_new_id (edit);
  if (!put_row (db, s, error) || !put_neighbourhoods (edit, db, s, error))
    return FALSE;
  for (int b = 0; b < HP_N_BODIES; b++)
    if (!put_body (edit, db, s, (HpBody) b, error))
      return FALSE;
  return TRUE;
}

gboolean
hp_station_save (HpDb *db, HpStation *s, GError **error)
{
  g_autoptr (HpEdit) edit = NULL;
  gboolean added = s->id == 0;

  edit = hp_edit_begin (db, added ? "station.add" : "station.edit", error);
  if (edit == NULL || !hp_station_put (edit, db, s, error))
    {
      if (added)
        s->id = 0;
      return FALSE;
    }
  hp_edit_set_number (edit, "station", s->number);
  hp_edit_set_place (edit, s->number, HP_BODY_NONE);
  return hp_edit_commit (edit, error);
}

static gboolean
in_use (HpDb *db, gint64 id)
{
  g_auto (HpStmt) q = hp_db_query (db, "SELECT EXISTS (SELECT 1 FROM voter WHERE station_id = ?1)"
                                       " OR EXISTS (SELECT 1 FROM tally WHERE station_id = ?1)");

  hp_stmt_bind_int (&q, 1, id);
  return hp_stmt_step (&q, NULL) != HP_STEP_ROW || hp_stmt_int (&q, 0) != 0;
}

gboolean
hp_station_remove (HpDb *db, int number, GError **error)
{
  g_autoptr (HpStation) s = hp_station_load (db, number, error);
  g_autoptr (HpEdit) edit = NULL;
  g_auto (HpStmt) q = hp_db_query (db, "DELETE FROM station WHERE id = ?1");

  if (s == NULL)
    return FALSE;
  if (in_use (db, s->id))
    {
      g_set_error (error, HP_ERROR, HP_ERROR_REFUSED,
                   _ ("Polling station %d has voters or a tally. Move its voters to another "
                      "station first."),
                   number);
      return FALSE;
    }
  edit = hp_edit_begin (db, "station.remove", error);
  if (edit == NULL)
    return FALSE;
  hp_stmt_bind_int (&q, 1, s->id);
  if (!hp_stmt_run (&q, error))
    return FALSE;
  hp_edit_set_number (edit, "station", number);
  hp_edit_set_place (edit, number, HP_BODY_NONE);
  return hp_edit_commit (edit, error);
}
