/* hp-voter-write.c: adding, changing, moving voters; each leaves a movement.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-text.h"
#include "engine/core/hp-util.h"
#include "engine/db/hp-stmt.h"
#include "engine/stations/hp-station.h"
#include "engine/voters/hp-voter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
add_movement (HpEdit *edit, HpDb *db, gint64 voter, const char *kind, int from, int to,
              const char *reason, GError **error)
{
  g_autofree char *at = hp_now ();
  g_autofree char *clean = hp_text_clean (reason);
  g_auto (HpStmt) q = hp_db_query (
      db, "INSERT INTO movement (id, voter_id, kind, at, by, from_station, to_station, reason)"
          " VALUES (?1, ?2, ?3, ?4, ?5, nullif (?6, 0), nullif (?7, 0), ?8)");

  hp_stmt_bind_int (&q, 1, hp_edit_new_id (edit));
  hp_stmt_bind_int (&q, 2, voter);
  hp_stmt_bind_text (&q, 3, kind);
  hp_stmt_bind_text (&q, 4, at);
  hp_stmt_bind_text (&q, 5, hp_db_get_operator (db));
  hp_stmt_bind_int (&q, 6, from);
  hp_stmt_bind_int (&q, 7, to);
  hp_stmt_bind_text (&q, 8, clean);
  return hp_stmt_run (&q, error);
}

static gboolean
last_position (HpDb *db, gint64 station_id, int *position, GError **error)
{
  g_auto (HpStmt) q =
      hp_db_query (db, "SELECT ifnull (max (position), 0) FROM voter WHERE station_id = ?1");

  hp_stmt_bind_int (&q, 1, station_id);
  if (!hp_stmt_one (&q, error))
    return FALSE;
  *position = (int) hp_stmt_int (&q, 0);
  return TRUE;
}

static const char *
residence_of (const HpVoter *v)
{
  if (*v->permanent != '\0')
    return "permanent";
  if (*v->temporary != '\0')
    return "temporary";
  return *v->current != '\0' ? "current" : "";
}

static gboolean
put (HpDb *db, const HpVoter *v, GError **error)
{
  g_autofree char *birth = hp_date_to_iso (v->birth);
  g_auto (HpStmt) q = hp_db_query (
      db, "INSERT INTO voter (id, station_id, position, card, name, birth, sex, identity,"
          " ethnicity, occupation, permanent, temporary, current, residence, note, state, bodies,"
          " findings) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,"
          " ?16, ?17, ?18)"
          " ON CONFLICT (id) DO UPDATE SET station_id = ?2, position = ?3, card = ?4, name = ?5,"
          " birth = ?6, sex = ?7, identity = ?8, ethnicity = ?9, occupation = ?10, permanent = ?11,"
          " temporary = ?12, current = ?13, residence = ?14, note = ?15, state = ?16, bodies = ?17,"
          " findings = ?18");
  const char *texts[] = {
    v->card,          v->name,       birth,        hp_sex_code (v->sex), v->identity,
    v->ethnicity,     v->occupation, v->permanent, v->temporary,         v->current,
    residence_of (v), v->note,       v->state
  };

  hp_stmt_bind_int (&q, 1, v->id);
  hp_stmt_bind_int (&q, 2, v->station_id);
  hp_stmt_bind_int (&q, 3, v->position);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *clean = hp_text_clean (texts[i]);

      hp_stmt_bind_text (&q, 4 + (int) i, clean);
    }
  hp_stmt_bind_int (&q, 17, v->bodies);
  hp_stmt_bind_int (&q, 18, v->findings);
  return hp_stmt_run (&q, error);
}

static guint
finding_bits (GPtrArray *findings)
{
  guint bits = 0;

  for (guint i = 0; i < findings->len; i++)
    bits |= 1u << hp_voter_code_number (((HpFinding *) g_ptr_array_index (findings, i))->code);
  return bits;
}

/* The findings of @v, refused where one of them is an error. */
static gboolean
check (HpDb *db, const HpRules *rules, HpVoter *v, GPtrArray **out, GError **error)
{
  g_autoptr (GPtrArray) findings = hp_voter_findings (db, rules, v, error);
  guint errors;

  if (findings == NULL)
    return FALSE;
  errors = hp_findings_count (findings, HP_SEVERITY_ERROR);
  v->findings = finding_bits (findings);
  if (out != NULL)
    *out = g_steal_pointer (&findings);
  if (errors == 0)
    return TRUE;
  g_set_error (error, HP_ERROR, HP_ERROR_REFUSED,
               _ ("“%s” was not saved: put the fields marked as wrong right first."), v->name);
  return FALSE;
}

gboolean
hp_voter_save (HpDb *db, const HpRules *rules, HpVoter *v, const char *reason, GPtrArray **findings,
               GError **error)
{
  g_autoptr (HpStation) station = hp_station_load (db, v->station, error);
  g_autoptr (HpVoter) before = NULL;
  g_autoptr (HpEdit) edit = NULL;
  gboolean added = v->id == 0, moved;

  if (station == NULL || (!added && (before = hp_voter_load (db, v->id, error)) == NULL))
    return FALSE;
  v->station_id = station->id;
  if (!check (db, rules, v, findings, error))
    return FALSE;
  moved = before != NULL && before->station_id != v->station_id;
  edit = hp_edit_begin (db, added ? "voter.add" : "voter.edit", error);
  if (edit == NULL)
    return FALSE;
  if ((added || moved) && !last_position (db, v->station_id, &v->position, error))
    return FALSE;
  v->position += added || moved;
  if (added)
    v->id = hp_edit_new_id (edit);
  if (!put (db, v, error)
      || !add_movement (edit, db, v->id,
                        added   ? "add"
                        : moved ? "move"
                                : "edit",
                        before != NULL ? before->station : 0, v->station, reason, error))
    {
      v->id = added ? 0 : v->id;
      return FALSE;
    }
  hp_edit_set_text (edit, "name", v->name);
  hp_edit_set_number (edit, "station", v->station);
  hp_edit_set_place (edit, v->station, HP_BODY_NONE);
  return hp_edit_commit (edit, error);
}

static gboolean
move_one (HpEdit *edit, HpDb *db, gint64 id, const HpStation *station, int position,
          const char *reason, GError **error)
{
  g_autoptr (HpVoter) v = hp_voter_load (db, id, error);
  g_auto (HpStmt) q =
      hp_db_query (db, "UPDATE voter SET station_id = ?2, position = ?3, card = ?4 WHERE id = ?1");
  g_auto (HpStmt) taken =
      hp_db_query (db, "SELECT EXISTS (SELECT 1 FROM voter WHERE station_id = ?1 AND card = ?2"
                       " AND state <> 'removed')");

  if (v == NULL)
    return FALSE;
  if (v->station_id == station->id)
    return TRUE;
  /* A card number counts within a station: one that the new station has already is given up. */
  hp_stmt_bind_int (&taken, 1, station->id);
  hp_stmt_bind_text (&taken, 2, v->card);
  if (!hp_stmt_one (&taken, error))
    return FALSE;
  hp_stmt_bind_int (&q, 1, id);
  hp_stmt_bind_int (&q, 2, station->id);
  hp_stmt_bind_int (&q, 3, position);
  hp_stmt_bind_text (&q, 4, hp_stmt_int (&taken, 0) != 0 ? "" : v->card);
  return hp_stmt_run (&q, error)
         && add_movement (edit, db, id, "move", v->station, station->number, reason, error);
}

gboolean
hp_voters_move (HpDb *db, GArray *ids, int number, const char *reason, GError **error)
{
  g_autoptr (HpStation) station = hp_station_load (db, number, error);
  g_autoptr (HpEdit) edit = NULL;
  int position;

  if (station == NULL)
    return FALSE;
  edit = hp_edit_begin (db, "voters.move", error);
  if (edit == NULL || !last_position (db, station->id, &position, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!move_one (edit, db, g_array_index (ids, gint64, i), station, ++position, reason, error))
      return FALSE;
  hp_edit_set_number (edit, "voters", ids->len);
  hp_edit_set_number (edit, "station", number);
  hp_edit_set_place (edit, number, HP_BODY_NONE);
  return hp_edit_commit (edit, error);
}

gboolean
hp_voters_set_state (HpDb *db, GArray *ids, const char *state, const char *reason, GError **error)
{
  gboolean removes = g_str_equal (state, "removed");
  g_autoptr (HpEdit) edit = hp_edit_begin (db, removes ? "voters.remove" : "voters.state", error);

  if (edit == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (HpVoter) v = hp_voter_load (db, id, error);
      g_auto (HpStmt) q = hp_db_query (db, "UPDATE voter SET state = ?2 WHERE id = ?1");

      if (v == NULL)
        return FALSE;
      hp_stmt_bind_int (&q, 1, id);
      hp_stmt_bind_text (&q, 2, state);
      if (!hp_stmt_run (&q, error)
          || !add_movement (edit, db, id, removes ? "remove" : "edit", v->station,
                            removes ? 0 : v->station, reason, error))
        return FALSE;
    }
  hp_edit_set_number (edit, "voters", ids->len);
  hp_edit_set_text (edit, "state", state);
  return hp_edit_commit (edit, error);
}
