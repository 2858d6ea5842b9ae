/* hp-import-candidates.c: a sheet of candidates.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/candidates/hp-import-candidates.h"

#include "engine/candidates/hp-candidate.h"
#include "engine/core/hp-text.h"
#include "engine/core/hp-util.h"
#include "engine/stations/hp-constituency.h"
#include "engine/voters/hp-voter-fields.h"
#include "paper/candidates/hp-candidate-columns.h"
#include "paper/candidates/hp-candidate-seating.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  HpDb *db;
  const HpRules *rules;
  const HpImportOptions *options;
  HpCandidateSeating *seating;
} Import;

/* ---- constituency ---- */

static gboolean
take_constituency (HpImportRow *row, Import *import, HpBody *body, int *number)
{
  gint64 value = 0;
  gboolean ok = hp_import_body (row, HP_CANDIDATE_BODY, import->rules, body);

  *number = 0;
  if (ok && *body == HP_BODY_NONE)
    {
      *body = import->options->body;
      ok = *body != HP_BODY_NONE || hp_import_required (row, HP_CANDIDATE_BODY);
    }
  if (!hp_import_required (row, HP_CANDIDATE_CONSTITUENCY)
      || !hp_import_number (row, HP_CANDIDATE_CONSTITUENCY, 1, 999, &value))
    return FALSE;
  *number = (int) value;
  if (!ok || hp_candidate_seating_knows (import->seating, *body, *number))
    return ok;
  hp_finding_at (hp_import_find (row, "I03", HP_SEVERITY_ERROR,
                                 hp_candidate_fields[HP_CANDIDATE_CONSTITUENCY],
                                 hp_import_text (row, HP_CANDIDATE_CONSTITUENCY)),
                 0, *body, *number);
  return FALSE;
}

/* The same number in every row of a constituency, at most what the law allows. */
static gboolean
take_seats (HpImportRow *row, Import *import, HpBody body, int number)
{
  const char *text = hp_import_text (row, HP_CANDIDATE_SEATS);
  gint64 seats;
  HpFinding *finding;
  int earlier;

  if (!hp_import_number (row, HP_CANDIDATE_SEATS, 1, hp_rules_max_seats (import->rules, body),
                         &seats))
    return FALSE;
  if (seats == HP_MISSING)
    return TRUE;
  earlier = hp_candidate_seating_set_seats (import->seating, body, number, (int) seats);
  if (earlier == (int) seats)
    return TRUE;
  finding =
      hp_import_find (row, "I07", HP_SEVERITY_ERROR, hp_candidate_fields[HP_CANDIDATE_SEATS], text);
  hp_finding_number (finding, "stated", seats);
  hp_finding_number (finding, "other", earlier);
  return FALSE;
}

/* ---- the person ---- */

static gboolean
take_sex (HpImportRow *row, HpCandidate *candidate)
{
  const char *text = hp_import_text (row, HP_CANDIDATE_SEX);
  g_autofree char *fold = hp_text_fold (text);
  HpSex sex = hp_sex_from_code (fold);

  if (*text == '\0')
    return TRUE;
  if (g_str_equal (fold, "nam"))
    sex = HP_SEX_MALE;
  else if (g_str_equal (fold, "nu"))
    sex = HP_SEX_FEMALE;
  if (sex == HP_SEX_MALE || sex == HP_SEX_FEMALE)
    {
      hp_set_str (&candidate->sex, hp_sex_code (sex));
      return TRUE;
    }
  hp_import_find (row, "I02", HP_SEVERITY_ERROR, hp_candidate_fields[HP_CANDIDATE_SEX], text);
  return FALSE;
}

static gboolean
take_self_nominated (HpImportRow *row, HpCandidate *candidate)
{
  const char *text = hp_import_text (row, HP_CANDIDATE_SELF_NOMINATED);
  g_autofree char *fold = hp_text_fold (text);
  HpMark mark = hp_mark_read (text);

  if (g_str_equal (fold, "co") || g_str_equal (fold, "tu ung cu") || g_str_equal (fold, "yes"))
    mark = HP_MARK_YES;
  else if (g_str_equal (fold, "khong") || g_str_equal (fold, "no"))
    mark = HP_MARK_NO;
  if (*text != '\0' && mark != HP_MARK_UNREADABLE)
    candidate->self_nominated = mark == HP_MARK_YES;
  if (*text == '\0' || mark != HP_MARK_UNREADABLE)
    return TRUE;
  hp_import_find (row, "I02", HP_SEVERITY_ERROR, hp_candidate_fields[HP_CANDIDATE_SELF_NOMINATED],
                  text);
  return FALSE;
}

static void
take_texts (HpImportRow *row, HpCandidate *c)
{
  const struct
  {
    int field;
    char **place;
  } texts[] = {
    { HP_CANDIDATE_NATIONALITY, &c->nationality },
    { HP_CANDIDATE_ETHNICITY, &c->ethnicity },
    { HP_CANDIDATE_RELIGION, &c->religion },
    { HP_CANDIDATE_HOME, &c->home },
    { HP_CANDIDATE_RESIDENCE, &c->residence },
    { HP_CANDIDATE_SCHOOLING, &c->schooling },
    { HP_CANDIDATE_PROFESSION, &c->profession },
    { HP_CANDIDATE_DEGREE, &c->degree },
    { HP_CANDIDATE_THEORY, &c->theory },
    { HP_CANDIDATE_LANGUAGES, &c->languages },
    { HP_CANDIDATE_JOB, &c->job },
    { HP_CANDIDATE_WORKPLACE, &c->workplace },
    { HP_CANDIDATE_PARTY_DATE, &c->party_date },
    { HP_CANDIDATE_DEPUTY, &c->deputy },
    { HP_CANDIDATE_COMPONENT, &c->component },
    { HP_CANDIDATE_NOTE, &c->note },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    hp_import_take (row, texts[i].field, texts[i].place);
}

static gboolean
on_row (HpImportRow *row, gpointer data, GError **error)
{
  Import *import = data;
  const char *name = hp_import_text (row, HP_CANDIDATE_NAME);
  HpCandidate *candidate;
  HpDate birth;
  HpBody body;
  int number;
  gboolean ok = hp_import_required (row, HP_CANDIDATE_NAME), twice = FALSE;

  ok = hp_import_date (row, HP_CANDIDATE_BIRTH, &birth) && ok;
  ok = take_constituency (row, import, &body, &number) && ok;
  if (!ok || !take_seats (row, import, body, number))
    return FALSE;
  candidate = hp_candidate_seating_place (import->seating, body, number, name, birth, &twice);
  if (twice)
    {
      hp_import_find (row, "I04", HP_SEVERITY_ERROR, hp_candidate_fields[HP_CANDIDATE_NAME], name);
      return FALSE;
    }
  take_texts (row, candidate);
  ok = take_sex (row, candidate);
  ok = take_self_nominated (row, candidate) && ok;
  if (!ok)
    hp_candidate_seating_drop (import->seating, body, number, candidate);
  return ok;
}

/* S04, S05 of the constituencies that the sheet is about. */
static gboolean
add_checks (const Import *import, HpImportReport *report, GError **error)
{
  g_autoptr (GPtrArray) findings = hp_findings_new ();

  if (!hp_candidates_check (import->db, import->rules, findings, error))
    return FALSE;
  for (guint i = 0; i < findings->len; i++)
    {
      const HpFinding *finding = g_ptr_array_index (findings, i);

      if (hp_candidate_seating_touches (import->seating, finding->body, finding->constituency))
        g_ptr_array_add (report->findings, hp_finding_copy (finding));
    }
  return TRUE;
}

HpImportReport *
hp_import_candidates (HpDb *db, const HpRules *rules, const char *path,
                      const HpImportOptions *options, int *progress, GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (HpEdit) edit = hp_edit_begin (db, "candidates.import", error);
  g_autoptr (HpImportReport) report = hp_import_report_new ();
  g_autoptr (HpCandidateSeating) seating =
      edit != NULL ? hp_candidate_seating_new (db, error) : NULL;
  Import import = { db, rules, options, seating };
  HpImportSheet sheet = { .columns = &hp_candidate_columns,
                          .fields = hp_candidate_fields,
                          .what = N_ ("candidates"),
                          .row = on_row,
                          .data = &import,
                          .edit = edit };

  if (seating == NULL
      || !hp_import_read (path, options, &sheet, report, progress, cancellable, error)
      || !hp_candidate_seating_write (seating, edit, rules, error)
      || !add_checks (&import, report, error))
    return NULL;
  return hp_import_finish (edit, g_steal_pointer (&report), options, error);
}
