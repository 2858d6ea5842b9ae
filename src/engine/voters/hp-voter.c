/* hp-voter.c: reading voters.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/voters/hp-voter.h"

#include "engine/core/hp-text.h"
#include "engine/core/hp-util.h"
#include "engine/db/hp-stmt.h"
#include "engine/setup/hp-election.h"

#include <glib/gi18n-lib.h>

#define SELECT_VOTER                                                                               \
  "SELECT v.id, v.station_id, s.number, v.position, v.card, v.name, v.birth, v.sex, v.identity,"   \
  " v.ethnicity, v.occupation, v.permanent, v.temporary, v.current, v.residence, v.bodies,"        \
  " v.note, v.state, v.findings FROM station s JOIN voter v ON v.station_id = s.id "

HpVoter *
hp_voter_new (void)
{
  HpVoter *self = g_new0 (HpVoter, 1);
  char **texts[] = { &self->card,       &self->name,      &self->identity,  &self->ethnicity,
                     &self->occupation, &self->permanent, &self->temporary, &self->current,
                     &self->residence,  &self->note };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup ("");
  self->state = g_strdup ("listed");
  return self;
}

void
hp_voter_free (HpVoter *self)
{
  if (self == NULL)
    return;
  g_free (self->card);
  g_free (self->name);
  g_free (self->identity);
  g_free (self->ethnicity);
  g_free (self->occupation);
  g_free (self->permanent);
  g_free (self->temporary);
  g_free (self->current);
  g_free (self->residence);
  g_free (self->note);
  g_free (self->state);
  g_free (self);
}

static void
read_voter (HpStmt *q, HpVoter *self)
{
  self->id = hp_stmt_int (q, 0);
  self->station_id = hp_stmt_int (q, 1);
  self->station = (int) hp_stmt_int (q, 2);
  self->position = (int) hp_stmt_int (q, 3);
  self->card = (char *) hp_stmt_text (q, 4);
  self->name = (char *) hp_stmt_text (q, 5);
  hp_date_from_iso (hp_stmt_text (q, 6), &self->birth);
  self->sex = hp_sex_from_code (hp_stmt_text (q, 7));
  self->identity = (char *) hp_stmt_text (q, 8);
  self->ethnicity = (char *) hp_stmt_text (q, 9);
  self->occupation = (char *) hp_stmt_text (q, 10);
  self->permanent = (char *) hp_stmt_text (q, 11);
  self->temporary = (char *) hp_stmt_text (q, 12);
  self->current = (char *) hp_stmt_text (q, 13);
  self->residence = (char *) hp_stmt_text (q, 14);
  self->bodies = (HpBodies) hp_stmt_int (q, 15);
  self->note = (char *) hp_stmt_text (q, 16);
  self->state = (char *) hp_stmt_text (q, 17);
  self->findings = (guint) hp_stmt_int (q, 18);
}

static HpVoter *
copy_voter (const HpVoter *voter)
{
  HpVoter *copy = g_memdup2 (voter, sizeof *voter);
  char **texts[] = { &copy->card,       &copy->name,      &copy->identity,  &copy->ethnicity,
                     &copy->occupation, &copy->permanent, &copy->temporary, &copy->current,
                     &copy->residence,  &copy->note,      &copy->state };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup (*texts[i]);
  return copy;
}

HpVoter *
hp_voter_load (HpDb *db, gint64 id, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (db, SELECT_VOTER "WHERE v.id = ?1");
  HpVoter row = { 0 };
  HpStep step;

  hp_stmt_bind_int (&q, 1, id);
  step = hp_stmt_step (&q, error);
  if (step == HP_STEP_DONE)
    g_set_error_literal (error, HP_ERROR, HP_ERROR_NOT_FOUND,
                         _ ("This voter is no longer in the list."));
  if (step != HP_STEP_ROW)
    return NULL;
  read_voter (&q, &row);
  return copy_voter (&row);
}

gboolean
hp_voters_each (HpDb *db, gint64 station_id, HpVoterFunc func, gpointer data, GError **error)
{
  g_auto (HpStmt) one = hp_db_query (db, SELECT_VOTER "WHERE s.id = ?1 ORDER BY v.position, v.id");
  g_auto (HpStmt) all = hp_db_query (db, SELECT_VOTER "ORDER BY s.number, v.position, v.id");
  HpStmt *q = station_id != 0 ? &one : &all;
  HpStep step;

  if (station_id != 0)
    hp_stmt_bind_int (q, 1, station_id);
  while ((step = hp_stmt_step (q, error)) == HP_STEP_ROW)
    {
      HpVoter row = { 0 };

      read_voter (q, &row);
      if (!func (&row, data, error))
        return FALSE;
    }
  return step == HP_STEP_DONE;
}

void
hp_voter_limits (HpDb *db, const HpRules *rules, HpVoterLimits *limits)
{
  g_autofree char *day = hp_setting_get (db, "day");

  if (day == NULL || !hp_date_from_iso (day, &limits->election_day)
      || !hp_date_is_full (limits->election_day))
    limits->election_day = hp_rules_day (rules);
  limits->voter_age = hp_rules_voter_age (rules);
  limits->oldest_age = (int) hp_setting_int (db, rules, "voter_old_age", G_MAXINT32);
  limits->bodies = hp_rules_all_bodies (rules);
}

static void
clash (GPtrArray *findings, const char *code, HpSeverity severity, const char *field,
       const char *value, int station)
{
  HpFinding *f = hp_finding_new (code, severity);

  hp_finding_in_field (f, field, -1);
  hp_finding_number (f, "station", station);
  f->value = g_strdup (value);
  g_ptr_array_add (findings, f);
}

/* Number of the station of somebody else who fits; 0 = nobody. */
static int
other_station (HpStmt *q, GError **error)
{
  HpStep step = hp_stmt_step (q, error);

  return step == HP_STEP_ROW ? (int) hp_stmt_int (q, 0) : step == HP_STEP_DONE ? 0 : -1;
}

static gboolean
find_clashes (HpDb *db, const HpVoter *self, GPtrArray *findings, GError **error)
{
  g_autofree char *fold = hp_text_fold (self->name);
  g_autofree char *birth = hp_date_to_iso (self->birth);
  g_auto (HpStmt) identity = hp_db_query (
      db, "SELECT s.number FROM voter v JOIN station s ON s.id = v.station_id"
          " WHERE v.identity = ?1 AND v.identity <> '' AND v.id <> ?2 AND v.state <> 'removed'");
  g_auto (HpStmt) name =
      hp_db_query (db, "SELECT s.number FROM voter v JOIN station s ON s.id = v.station_id"
                       " WHERE v.birth = ?3 AND hp_fold (v.name) = ?1 AND v.id <> ?2"
                       " AND v.state <> 'removed'");
  g_auto (HpStmt) card =
      hp_db_query (db, "SELECT s.number FROM voter v JOIN station s ON s.id = v.station_id"
                       " WHERE v.card = ?1 AND v.card <> '' AND v.station_id = ?3 AND v.id <> ?2"
                       " AND v.state <> 'removed'");
  int at;

  hp_stmt_bind_text (&identity, 1, self->identity);
  hp_stmt_bind_int (&identity, 2, self->id);
  if ((at = other_station (&identity, error)) > 0)
    clash (findings, "V09", HP_SEVERITY_ERROR, "identity", self->identity, at);
  hp_stmt_bind_text (&name, 1, fold);
  hp_stmt_bind_int (&name, 2, self->id);
  hp_stmt_bind_text (&name, 3, birth);
  if (at >= 0 && *fold != '\0' && (at = other_station (&name, error)) > 0)
    clash (findings, "V10", HP_SEVERITY_WARNING, "name", self->name, at);
  hp_stmt_bind_text (&card, 1, self->card);
  hp_stmt_bind_int (&card, 2, self->id);
  hp_stmt_bind_int (&card, 3, self->station_id);
  if (at >= 0 && (at = other_station (&card, error)) > 0)
    clash (findings, "V14", HP_SEVERITY_ERROR, "card", self->card, at);
  return at >= 0;
}

GPtrArray *
hp_voter_findings (HpDb *db, const HpRules *rules, const HpVoter *self, GError **error)
{
  g_autoptr (GPtrArray) findings = hp_findings_new ();
  g_autofree char *birth = hp_date_to_vi (self->birth);
  HpVoterLimits limits;
  HpVoterData data = { .card = self->card,
                       .name = self->name,
                       .birth_text = birth,
                       .birth = self->birth,
                       .birth_result = hp_date_is_set (self->birth) ? HP_DATE_OK : HP_DATE_EMPTY,
                       .sex = self->sex,
                       .identity = self->identity,
                       .ethnicity = self->ethnicity,
                       .occupation = self->occupation,
                       .permanent = self->permanent,
                       .temporary = self->temporary,
                       .current = self->current,
                       .bodies = self->bodies,
                       .note = self->note };

  hp_voter_limits (db, rules, &limits);
  hp_voter_check (&data, &limits, findings);
  return find_clashes (db, self, findings, error) ? g_steal_pointer (&findings) : NULL;
}
