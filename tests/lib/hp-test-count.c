/* hp-test-count.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "lib/hp-test-count.h"

#include "engine/candidates/hp-candidate.h"
#include "engine/core/hp-util.h"
#include "engine/count/hp-tally-json.h"
#include "engine/setup/hp-election.h"
#include "engine/stations/hp-constituency.h"
#include "engine/stations/hp-station.h"

#include <string.h>

HpTestCount *
hp_test_count_new (void)
{
  g_autoptr (GError) error = NULL;
  HpTestCount *ward = g_new0 (HpTestCount, 1);

  ward->db = hp_db_new_memory (&error);
  g_assert_no_error (error);
  hp_election_create (ward->db, "2026", "Phường Chi Lăng", "Lạng Sơn", NULL, NULL, TRUE, &error);
  g_assert_no_error (error);
  ward->rules = hp_election_rules (ward->db, &error);
  g_assert_no_error (error);
  hp_db_set_operator (ward->db, "Lê Văn Trực");
  return ward;
}

void
hp_test_count_free (HpTestCount *ward)
{
  if (ward == NULL)
    return;
  g_clear_pointer (&ward->rules, hp_rules_unref);
  g_clear_object (&ward->db);
  g_free (ward);
}

void
hp_test_count_station (HpTestCount *ward, int number, gint64 listed, int qh, int tinh, int xa)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpStation) station = hp_station_new ();

  station->number = number;
  station->constituency[HP_BODY_QH] = qh;
  station->constituency[HP_BODY_TINH] = tinh;
  station->constituency[HP_BODY_XA] = xa;
  for (int b = 0; b < HP_N_BODIES; b++)
    if (station->constituency[b] > 0)
      station->stated[b] = listed;
  hp_station_save (ward->db, station, &error);
  g_assert_no_error (error);
}

void
hp_test_count_contest (HpTestCount *ward, HpBody body, int number, int seats,
                       const char *candidates)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) parts = g_strsplit (candidates, ", ", -1);
  g_autoptr (HpConstituency) constituency = hp_constituency_load (ward->db, body, number, &error);

  g_assert_no_error (error);
  constituency->seats = seats;
  hp_constituency_save (ward->db, constituency, &error);
  g_assert_no_error (error);
  for (guint i = 0; parts[i] != NULL && *parts[i] != '\0'; i++)
    {
      g_autoptr (HpCandidate) candidate = hp_candidate_new ();
      char *date = strrchr (parts[i], ' ');

      g_assert_nonnull (date);
      *date++ = '\0';
      candidate->constituency_id = constituency->id;
      hp_set_str (&candidate->name, parts[i]);
      g_assert_true (hp_date_from_iso (date, &candidate->birth));
      hp_candidate_save (ward->db, candidate, &error);
      g_assert_no_error (error);
    }
}

HpTallyFigures *
hp_test_count_figures (const char *json)
{
  g_autoptr (GError) error = NULL;
  HpTallyFigures *figures = g_new0 (HpTallyFigures, 1);

  hp_tally_json_parse (json, -1, "test", figures, NULL, &error);
  g_assert_no_error (error);
  return figures;
}

void
hp_test_count_agree (HpTestCount *ward, int station, HpBody body, const char *json)
{
  static const char *const names[] = { "Nguyễn Thị Một", "Trần Văn Hai" };
  g_autoptr (HpTallyFigures) figures = hp_test_count_figures (json);

  for (int entry = 1; entry <= 2; entry++)
    {
      g_autoptr (GError) error = NULL;

      hp_tally_enter (ward->db, ward->rules, station, body, entry, names[entry - 1], figures, NULL,
                      &error);
      g_assert_no_error (error);
    }
}

void
hp_test_count_seal (HpTestCount *ward, int station, HpBody body, const char *json)
{
  g_autoptr (GError) error = NULL;

  hp_test_count_agree (ward, station, body, json);
  hp_tally_seal (ward->db, ward->rules, station, body, "Phạm Thị Ba", NULL, &error);
  g_assert_no_error (error);
}

char *
hp_test_count_codes (GPtrArray *findings)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const HpFinding *f = g_ptr_array_index (findings, i);

      g_string_append_printf (out, "%s%s/%s.%d/%d", i > 0 ? " " : "", f->code,
                              f->body != HP_BODY_NONE ? hp_body_code (f->body) : "",
                              f->constituency, f->station);
    }
  return g_string_free (out, FALSE);
}

const char *
hp_test_count_state (HpTestCount *ward, int station, HpBody body)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpTally) tally = hp_tally_load (ward->db, station, body, &error);

  g_assert_no_error (error);
  return hp_tally_state_code (tally->state);
}

HpTestCount *
hp_test_count_ward (void)
{
  HpTestCount *ward = hp_test_count_new ();

  hp_test_count_station (ward, 1, 1250, 1, 1, 1);
  hp_test_count_station (ward, 2, 1300, 1, 1, 1);
  hp_test_count_contest (ward, HP_BODY_QH, 1, 3, HP_TEST_FIVE);
  hp_test_count_contest (ward, HP_BODY_TINH, 1, 3, HP_TEST_FIVE);
  hp_test_count_contest (ward, HP_BODY_XA, 1, 3, HP_TEST_FIVE);
  return ward;
}

/* The class of the error, -1 for none. */
int
hp_test_count_enter (HpTestCount *ward, int station, HpBody body, int entry, const char *by,
                     const char *json)
{
  g_autoptr (HpTallyFigures) figures = hp_test_count_figures (json);
  g_autoptr (GError) error = NULL;
  gboolean done =
      hp_tally_enter (ward->db, ward->rules, station, body, entry, by, figures, NULL, &error);

  g_assert_cmpint (done, ==, error == NULL);
  if (error != NULL)
    g_assert_true (error->domain == HP_ERROR && strlen (error->message) > 20);
  return error != NULL ? error->code : -1;
}

int
hp_test_count_try_seal (HpTestCount *ward, int station, HpBody body, const char *codes)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done =
      hp_tally_seal (ward->db, ward->rules, station, body, "Phạm Thị Ba", &findings, &error);
  g_autofree char *found = findings != NULL ? hp_test_count_codes (findings) : NULL;

  g_assert_cmpint (done, ==, error == NULL);
  g_assert_cmpstr (found, ==, codes);
  return error != NULL ? error->code : -1;
}

void
hp_test_count_reason (HpTestCount *ward, int station, HpBody body, const char *code,
                      const char *reason)
{
  g_autoptr (GError) error = NULL;

  hp_tally_set_reason (ward->db, station, body, code, reason, "Phạm Thị Ba", &error);
  g_assert_no_error (error);
}

HpTally *
hp_test_count_load (HpTestCount *ward, int station, HpBody body)
{
  g_autoptr (GError) error = NULL;
  HpTally *tally = hp_tally_load (ward->db, station, body, &error);

  g_assert_no_error (error);
  return tally;
}
