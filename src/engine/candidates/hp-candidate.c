/* hp-candidate.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/candidates/hp-candidate.h"

#include "engine/core/hp-text.h"
#include "engine/core/hp-util.h"
#include "engine/db/hp-stmt.h"
#include "engine/stations/hp-constituency.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TEXT_COLUMNS                                                                               \
  "nationality, ethnicity, religion, home, residence, schooling, profession, degree, theory,"      \
  " languages, job, workplace, party_date, deputy, component, note, state"
#define N_TEXTS 17

#define SELECT_CANDIDATE                                                                           \
  "SELECT k.id, k.constituency_id, c.body, c.number, k.position, k.name, k.birth, k.sex,"          \
  " k.self_nominated, k.nationality, k.ethnicity, k.religion, k.home, k.residence, k.schooling,"   \
  " k.profession, k.degree, k.theory, k.languages, k.job, k.workplace, k.party_date, k.deputy,"    \
  " k.component, k.note, k.state FROM candidate k"                                                 \
  " JOIN constituency c ON c.id = k.constituency_id "

/* The plain text fields, in the order of TEXT_COLUMNS. */
static void
texts (HpCandidate *self, char **out[N_TEXTS])
{
  char **all[N_TEXTS] = { &self->nationality, &self->ethnicity, &self->religion,   &self->home,
                          &self->residence,   &self->schooling, &self->profession, &self->degree,
                          &self->theory,      &self->languages, &self->job,        &self->workplace,
                          &self->party_date,  &self->deputy,    &self->component,  &self->note,
                          &self->state };

  memcpy (out, all, sizeof all);
}

HpCandidate *
hp_candidate_new (void)
{
  HpCandidate *self = g_new0 (HpCandidate, 1);
  char **fields[N_TEXTS];

  self->body = HP_BODY_NONE;
  self->name = g_strdup ("");
  self->sex = g_strdup ("");
  texts (self, fields);
  for (int i = 0; i < N_TEXTS; i++)
    *fields[i] = g_strdup ("");
  hp_set_str (&self->state, "standing");
  return self;
}

void
hp_candidate_free (HpCandidate *self)
{
  char **fields[N_TEXTS];

  if (self == NULL)
    return;
  texts (self, fields);
  for (int i = 0; i < N_TEXTS; i++)
    g_free (*fields[i]);
  g_free (self->name);
  g_free (self->sex);
  g_free (self);
}

static HpCandidate *
read_one (HpStmt *q)
{
  HpCandidate *self = hp_candidate_new ();
  char **fields[N_TEXTS];

  self->id = hp_stmt_int (q, 0);
  self->constituency_id = hp_stmt_int (q, 1);
  self->body = hp_body_from_code (hp_stmt_text (q, 2));
  self->constituency = (int) hp_stmt_int (q, 3);
  self->position = (int) hp_stmt_int (q, 4);
  hp_set_str (&self->name, hp_stmt_text (q, 5));
  hp_date_from_iso (hp_stmt_text (q, 6), &self->birth);
  hp_set_str (&self->sex, hp_stmt_text (q, 7));
  self->self_nominated = hp_stmt_int (q, 8) != 0;
  texts (self, fields);
  for (int i = 0; i < N_TEXTS; i++)
    hp_set_str (fields[i], hp_stmt_text (q, 9 + i));
  return self;
}

GPtrArray *
hp_candidates_load (HpDb *db, gint64 constituency_id, gboolean all, GError **error)
{
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func ((GDestroyNotify) hp_candidate_free);
  g_auto (HpStmt) q =
      hp_db_query (db, SELECT_CANDIDATE "WHERE (?1 = 0 OR k.constituency_id = ?1)"
                                        " AND (?2 OR k.state = 'standing')"
                                        " ORDER BY CASE c.body WHEN 'qh' THEN 0 WHEN 'tinh' THEN 1"
                                        " WHEN 'huyen' THEN 2 ELSE 3 END, c.number, k.position");
  HpStep step;

  hp_stmt_bind_int (&q, 1, constituency_id);
  hp_stmt_bind_int (&q, 2, all || constituency_id == 0);
  while ((step = hp_stmt_step (&q, error)) == HP_STEP_ROW)
    g_ptr_array_add (out, read_one (&q));
  return step == HP_STEP_DONE ? g_steal_pointer (&out) : NULL;
}

HpCandidate *
hp_candidate_load (HpDb *db, gint64 id, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (db, SELECT_CANDIDATE "WHERE k.id = ?1");

  hp_stmt_bind_int (&q, 1, id);
  return hp_stmt_one (&q, error) ? read_one (&q) : NULL;
}

char *
hp_candidate_addressed (const HpCandidate *self)
{
  const char *title = g_str_equal (self->sex, "male")     ? "Ông"
                      : g_str_equal (self->sex, "female") ? "Bà"
                                                          : "Ông/Bà";

  return g_strdup_printf ("%s %s", title, self->name);
}

static gboolean
next_position (HpDb *db, HpCandidate *self, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (
      db, "SELECT ifnull (max (position), 0) + 1 FROM candidate WHERE constituency_id = ?1");

  hp_stmt_bind_int (&q, 1, self->constituency_id);
  if (!hp_stmt_one (&q, error))
    return FALSE;
  self->position = (int) hp_stmt_int (&q, 0);
  return TRUE;
}

gboolean
hp_candidate_stands (const HpCandidate *self)
{
  return self != NULL && g_str_equal (self->state, "standing");
}

gboolean
hp_candidate_changes_ballot (const HpCandidate *old, const HpCandidate *now)
{
  gboolean stands = hp_candidate_stands (now);

  return hp_candidate_stands (old) != stands
         || (stands
             && (old->position != now->position || old->constituency_id != now->constituency_id));
}

/* Nobody comes onto a ballot, leaves it or changes places on it once votes on it are sealed. */
static gboolean
check_ballot (HpDb *db, const HpCandidate *self, GError **error)
{
  g_autoptr (HpCandidate) old = self->id != 0 ? hp_candidate_load (db, self->id, NULL) : NULL;

  if (!hp_candidate_changes_ballot (old, self))
    return TRUE;
  return (!hp_candidate_stands (old) || old->constituency_id == self->constituency_id
          || hp_constituency_check_open (db, old->constituency_id, error))
         && hp_constituency_check_open (db, self->constituency_id, error);
}

gboolean
hp_candidate_put (HpEdit *edit, HpDb *db, HpCandidate *self, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (
      db, "INSERT INTO candidate (id, constituency_id, position, name, birth, sex, self_nominated,"
          " " TEXT_COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,"
          " ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24)"
          " ON CONFLICT (id) DO UPDATE SET constituency_id = ?2, position = ?3, name = ?4,"
          " birth = ?5, sex = ?6, self_nominated = ?7, nationality = ?8, ethnicity = ?9,"
          " religion = ?10, home = ?11, residence = ?12, schooling = ?13, profession = ?14,"
          " degree = ?15, theory = ?16, languages = ?17, job = ?18, workplace = ?19,"
          " party_date = ?20, deputy = ?21, component = ?22, note = ?23, state = ?24");
  g_autofree char *name = hp_text_clean (self->name);
  g_autofree char *birth = hp_date_to_iso (self->birth);
  char **fields[N_TEXTS];

  if (*name == '\0')
    {
      g_set_error_literal (error, HP_ERROR, HP_ERROR_INVALID,
                           _ ("The candidate's name is missing."));
      return FALSE;
    }
  if (self->position <= 0 && !next_position (db, self, error))
    return FALSE;
  if (!check_ballot (db, self, error))
    return FALSE;
  if (self->id == 0)
    self->id = hp_edit_new_id (edit);
  hp_stmt_bind_int (&q, 1, self->id);
  hp_stmt_bind_int (&q, 2, self->constituency_id);
  hp_stmt_bind_int (&q, 3, self->position);
  hp_stmt_bind_text (&q, 4, name);
  hp_stmt_bind_text (&q, 5, birth);
  hp_stmt_bind_text (&q, 6, self->sex);
  hp_stmt_bind_int (&q, 7, self->self_nominated ? 1 : 0);
  texts (self, fields);
  for (int i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *clean = hp_text_clean (*fields[i]);

      hp_stmt_bind_text (&q, 8 + i, clean);
    }
  return hp_stmt_run (&q, error);
}

gboolean
hp_candidate_save (HpDb *db, HpCandidate *self, GError **error)
{
  g_autoptr (HpEdit) edit = NULL;
  gboolean added = self->id == 0;

  edit = hp_edit_begin (db, added ? "candidate.add" : "candidate.edit", error);
  if (edit == NULL || !hp_candidate_put (edit, db, self, error))
    {
      if (added)
        self->id = 0;
      return FALSE;
    }
  hp_edit_set_text (edit, "name", self->name);
  hp_edit_set_place (edit, 0, self->body);
  return hp_edit_commit (edit, error);
}
