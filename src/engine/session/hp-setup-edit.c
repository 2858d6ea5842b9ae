/* hp-setup-edit.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/session/hp-setup-edit.h"

#include "engine/count/hp-tally.h"
#include "engine/db/hp-stmt.h"

#include <glib/gi18n-lib.h>

static gboolean
exists (HpDb *db, const char *sql, gint64 id)
{
  g_auto (HpStmt) q = hp_db_query (db, sql);

  hp_stmt_bind_int (&q, 1, id);
  return hp_stmt_step (&q, NULL) != HP_STEP_ROW || hp_stmt_int (&q, 0) != 0;
}

/* ---- constituencies ---- */

static gboolean
check_seats (const HpRules *rules, const HpConstituency *c, GError **error)
{
  int most = hp_rules_max_seats (rules, c->body);

  if (c->seats >= 0 && c->seats <= most)
    return TRUE;
  g_set_error (error, HP_ERROR, HP_ERROR_INVALID,
               _ ("A constituency of this body elects at most %d deputies, not %d. Look the number "
                  "up in the resolution."),
               most, c->seats);
  return FALSE;
}

gboolean
hp_session_save_constituency (HpDb *db, const HpRules *rules, const HpConstituency *c,
                              GError **error)
{
  g_autoptr (HpConstituency) old = hp_constituency_load_id (db, c->id, error);
  g_autoptr (HpEdit) edit = NULL;

  if (old == NULL || !check_seats (rules, c, error))
    return FALSE;
  edit = hp_edit_begin (db, "constituency.edit", error);
  if (edit == NULL || !hp_constituency_put (edit, db, c, error)
      || (old->seats != c->seats && !hp_tallies_refresh (edit, db, rules, c->id, error)))
    return FALSE;
  hp_edit_set_number (edit, "constituency", c->number);
  hp_edit_set_place (edit, 0, c->body);
  return hp_edit_commit (edit, error);
}

gint64
hp_session_add_constituency (HpDb *db, HpBody body, int number, GError **error)
{
  g_autoptr (HpConstituency) there = hp_constituency_load (db, body, number, NULL);
  g_autoptr (HpEdit) edit = NULL;
  gint64 id;

  if (there != NULL)
    {
      g_set_error (error, HP_ERROR, HP_ERROR_EXISTS,
                   _ ("There is a constituency number %d of this body already. Choose another "
                      "number."),
                   number);
      return 0;
    }
  edit = hp_edit_begin (db, "constituency.add", error);
  if (edit == NULL)
    return 0;
  id = hp_constituency_ensure (edit, db, body, number, error);
  if (id == 0)
    return 0;
  hp_edit_set_number (edit, "constituency", number);
  hp_edit_set_place (edit, 0, body);
  return hp_edit_commit (edit, error) ? id : 0;
}

static gboolean
is_unused (HpDb *db, const HpConstituency *c, GError **error)
{
  if (!exists (db,
               "SELECT EXISTS (SELECT 1 FROM station_constituency WHERE constituency_id = ?1)"
               " OR EXISTS (SELECT 1 FROM candidate WHERE constituency_id = ?1)"
               " OR EXISTS (SELECT 1 FROM tally WHERE constituency_id = ?1)"
               " OR EXISTS (SELECT 1 FROM member WHERE constituency_id = ?1)",
               c->id))
    return TRUE;
  g_set_error (error, HP_ERROR, HP_ERROR_REFUSED,
               _ ("Constituency %d has stations, candidates, an election board or a tally. Take "
                  "them out of it first."),
               c->number);
  return FALSE;
}

gboolean
hp_session_remove_constituency (HpDb *db, gint64 id, GError **error)
{
  g_autoptr (HpConstituency) c = hp_constituency_load_id (db, id, error);
  g_autoptr (HpEdit) edit = NULL;
  g_auto (HpStmt) q = hp_db_query (db, "DELETE FROM constituency WHERE id = ?1");

  if (c == NULL || !is_unused (db, c, error))
    return FALSE;
  edit = hp_edit_begin (db, "constituency.remove", error);
  if (edit == NULL)
    return FALSE;
  hp_stmt_bind_int (&q, 1, id);
  if (!hp_stmt_run (&q, error))
    return FALSE;
  hp_edit_set_number (edit, "constituency", c->number);
  hp_edit_set_place (edit, 0, c->body);
  return hp_edit_commit (edit, error);
}

/* ---- candidates ---- */

gboolean
hp_session_save_candidate (HpDb *db, const HpRules *rules, HpCandidate *self, GError **error)
{
  gboolean added = self->id == 0;
  g_autoptr (HpCandidate) old = added ? NULL : hp_candidate_load (db, self->id, error);
  g_autoptr (HpEdit) edit = NULL;
  gboolean ballot;

  if (!added && old == NULL)
    return FALSE;
  ballot = hp_candidate_changes_ballot (old, self);
  edit = hp_edit_begin (db, added ? "candidate.add" : "candidate.edit", error);
  if (edit == NULL || !hp_candidate_put (edit, db, self, error)
      || (ballot && !hp_tallies_refresh (edit, db, rules, self->constituency_id, error)))
    {
      if (added)
        self->id = 0;
      return FALSE;
    }
  hp_edit_set_text (edit, "name", self->name);
  hp_edit_set_place (edit, 0, self->body);
  return hp_edit_commit (edit, error);
}

static gboolean
has_votes (HpDb *db, const HpCandidate *self, GError **error)
{
  if (!exists (db, "SELECT EXISTS (SELECT 1 FROM tally_figure WHERE candidate_id = ?1)", self->id))
    return FALSE;
  g_set_error (error, HP_ERROR, HP_ERROR_REFUSED,
               _ ("Votes are entered for “%s”, who cannot be removed. Strike the candidate off the "
                  "list instead."),
               self->name);
  return TRUE;
}

gboolean
hp_session_remove_candidate (HpDb *db, const HpRules *rules, gint64 id, GError **error)
{
  g_autoptr (HpCandidate) self = hp_candidate_load (db, id, error);
  g_autoptr (HpEdit) edit = NULL;
  g_auto (HpStmt) q = hp_db_query (db, "DELETE FROM candidate WHERE id = ?1");

  if (self == NULL || has_votes (db, self, error)
      || (hp_candidate_stands (self)
          && !hp_constituency_check_open (db, self->constituency_id, error)))
    return FALSE;
  edit = hp_edit_begin (db, "candidate.remove", error);
  if (edit == NULL)
    return FALSE;
  hp_stmt_bind_int (&q, 1, id);
  if (!hp_stmt_run (&q, error)
      || !hp_tallies_refresh (edit, db, rules, self->constituency_id, error))
    return FALSE;
  hp_edit_set_text (edit, "name", self->name);
  hp_edit_set_place (edit, 0, self->body);
  return hp_edit_commit (edit, error);
}
