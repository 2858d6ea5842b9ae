/* test-check.c: every finding of a document, in order, and as JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/candidates/hp-candidate.h"
#include "engine/core/hp-finding-json.h"
#include "engine/core/hp-util.h"
#include "engine/day/hp-turnout.h"
#include "engine/session/hp-check.h"
#include "engine/setup/hp-member.h"
#include "engine/stations/hp-station.h"
#include "lib/hp-test-count.h"
#include "lib/hp-test-ward.h"

#define CLEAN                                                                                      \
  "{\"voted\":900,\"issued\":900,\"collected\":900,\"valid\":890,\"invalid\":10,"                  \
  "\"kept\":[890],\"votes\":[400,290,200]}"
/* Collected 899 = 889 + 10: one taken away, T15. */
#define AWAY                                                                                       \
  "{\"voted\":900,\"issued\":900,\"collected\":899,\"valid\":889,\"invalid\":10,"                  \
  "\"kept\":[889],\"votes\":[400,290,199]}"

static GPtrArray *
check (HpTestCount *ward, const char *now)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (now, zone);
  GPtrArray *findings;

  g_assert_nonnull (time);
  findings = hp_check_all (ward->db, ward->rules, time, &error);
  g_assert_no_error (error);
  return findings;
}

static void
assert_check (HpTestCount *ward, const char *now, const char *wanted)
{
  g_autoptr (GPtrArray) findings = check (ward, now);
  g_autofree char *found = hp_test_count_codes (findings);

  g_assert_cmpstr (found, ==, wanted);
}

/* Items of P01 with the number of things that are open: "C26=2". */
static void
assert_overdue (HpTestCount *ward, const char *now, const char *wanted)
{
  g_autoptr (GPtrArray) findings = check (ward, now);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const HpFinding *f = g_ptr_array_index (findings, i);

      if (!hp_finding_is (f, "P01"))
        continue;
      g_assert_cmpint (f->severity, ==, HP_SEVERITY_WARNING);
      g_assert_nonnull (hp_finding_get_text (f, "task"));
      g_string_append_printf (
          found, "%s%s=%d@%s", found->len > 0 ? " " : "", hp_finding_get_text (f, "item"),
          (int) hp_finding_get_number (f, "open", 0), hp_finding_get_text (f, "due") + 5);
    }
  g_assert_cmpstr (found->str, ==, wanted);
}

/* 15 March 2026 is the election day. Day −80 is 25 December, −43 is 31 January, −40 is 3 February
 * (Q&A 2026 Q43, Q46, Q96), −16 is 27 February, +3 is 18 March. */
static void
test_deadlines (void)
{
  g_autoptr (HpTestCount) ward = hp_test_count_new ();

  assert_overdue (ward, "2025-12-25T23:59:00", "");
  assert_overdue (ward, "2025-12-26T00:00:00", "C16=1@12-25");
  assert_overdue (ward, "2026-02-01T00:00:00", "C16=1@12-25 C19=1@01-31 C20=1@01-31");
  assert_overdue (ward, "2026-02-04T00:00:00", "C16=1@12-25 C19=1@01-31 C20=1@01-31 C26=1@02-03");
  hp_test_count_station (ward, 1, 1000, 0, 0, 1);
  hp_test_count_station (ward, 2, 1000, 0, 0, 2);
  assert_overdue (ward, "2026-02-04T00:00:00", "C16=2@12-25");
  hp_test_run (ward->db, "DELETE FROM station_listed"
                         " WHERE station_id = (SELECT id FROM station WHERE number = 2)");
  hp_test_count_contest (ward, HP_BODY_XA, 1, 1, "");
  hp_test_count_contest (ward, HP_BODY_XA, 2, 1, "An 1970, Bé 1971, Can 1972");
  assert_overdue (ward, "2026-02-04T00:00:00", "C26=1@02-03");
  assert_overdue (ward, "2026-02-27T20:00:00", "C26=1@02-03");
  assert_overdue (ward, "2026-02-28T00:00:00", "C26=1@02-03 C37=1@02-27");
  hp_test_count_contest (ward, HP_BODY_XA, 1, 1, "An 1970, Bé 1971, Can 1972");
  hp_test_count_seal (ward, 1, HP_BODY_XA, CLEAN);
  assert_overdue (ward, "2026-03-18T23:00:00", "C26=1@02-03");
  assert_overdue (ward, "2026-03-19T00:00:00", "C26=1@02-03 C60=1@03-18");
}

static HpTestCount *
new_ward (void)
{
  HpTestCount *ward = hp_test_count_new ();
  static const HpBody bodies[] = { HP_BODY_QH, HP_BODY_TINH, HP_BODY_XA };

  hp_test_count_station (ward, 1, 1000, 1, 1, 1);
  hp_test_count_station (ward, 2, 1000, 1, 1, 1);
  for (guint b = 0; b < G_N_ELEMENTS (bodies); b++)
    hp_test_count_contest (ward, bodies[b], 1, 1, "An 1970, Bé 1971, Can 1972");
  return ward;
}

static void
test_all (void)
{
  g_autoptr (HpTestCount) ward = new_ward ();
  g_autoptr (GError) error = NULL;

  assert_check (ward, "2026-03-15T06:00:00", "");
  /* 09:00 has passed without figures. */
  assert_check (ward, "2026-03-15T09:01:00", "U03/qh.0/1 U03/qh.0/2");
  for (int s = 1; s <= 2; s++)
    hp_turnout_set (ward->db, ward->rules, s, HP_BODY_QH, 9 * 60, 899 + s, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_check (ward, "2026-03-15T09:01:00", "");
  hp_test_count_agree (ward, 2, HP_BODY_XA, AWAY);
  hp_test_count_agree (ward, 1, HP_BODY_QH, CLEAN);
  hp_test_count_agree (ward, 2, HP_BODY_QH, CLEAN);
  hp_test_count_agree (ward, 1, HP_BODY_XA, AWAY);
  /* T15 twice for the commune; the same box twice for both bodies; and for the National Assembly
   * station 2 had 901 at 09:00 but 900 in its tally. */
  assert_check (ward, "2026-03-15T09:01:00",
                "T15/xa.1/1 T15/xa.1/2 T16/qh.1/1 T16/qh.1/2 T16/xa.1/1 T16/xa.1/2 T20/qh.1/2");
  /* A station too small, one without a constituency; too few candidates, in the wrong order. */
  hp_test_count_station (ward, 3, 299, 1, 1, 0);
  hp_test_run (ward->db, "DELETE FROM candidate WHERE name = 'An' AND constituency_id ="
                         " (SELECT id FROM constituency WHERE body = 'tinh')");
  assert_check (ward, "2026-03-15T06:00:00",
                "S01/.0/3 S02/xa.0/3 T15/xa.1/1 T15/xa.1/2 T16/qh.1/1 T16/qh.1/2 T16/xa.1/1"
                " T16/xa.1/2 T20/qh.1/2");
  hp_test_run (ward->db, "DELETE FROM candidate WHERE name = 'Can' AND constituency_id ="
                         " (SELECT id FROM constituency WHERE body = 'tinh')");
  assert_check (ward, "2026-03-15T06:00:00",
                "S01/.0/3 S02/xa.0/3 S04/tinh.1/0 T15/xa.1/1 T15/xa.1/2 T16/qh.1/1 T16/qh.1/2"
                " T16/xa.1/1 T16/xa.1/2 T20/qh.1/2");
}

static void
test_r01 (void)
{
  g_autoptr (HpTestCount) ward = new_ward ();

  hp_test_count_seal (ward, 1, HP_BODY_XA, CLEAN);
  hp_test_run (ward->db, "DROP TRIGGER entry_sealed_update");
  hp_test_run (ward->db, "UPDATE tally_entry SET collected = 901 WHERE entry = 1");
  /* The tally's own checks see it too: more in the box than issued or voted, and not H + K. */
  assert_check (ward, "2026-03-15T06:00:00", "R01/xa.1/0 T04/xa.1/1 T05/xa.1/1 T06/xa.1/1");
}

/* ---- JSON ---- */

static char *
words_cb (const HpFinding *finding, gpointer data)
{
  return hp_finding_is (finding, "V01") ? NULL : g_strdup_printf ("%s!", finding->code);
}

static void
test_json (void)
{
  g_autoptr (GPtrArray) findings = hp_findings_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;
  HpFinding *finding = hp_finding_new ("T06", HP_SEVERITY_ERROR);

  hp_finding_at (finding, 3, HP_BODY_XA, 2);
  hp_finding_number (finding, "collected", 1199);
  hp_finding_number (finding, "listed", HP_MISSING);
  hp_finding_text (finding, "list", "kept \"x\"");
  g_ptr_array_add (findings, finding);
  g_ptr_array_add (findings, hp_finding_new ("V01", HP_SEVERITY_WARNING));
  node = hp_findings_to_json (findings, words_cb, NULL);
  text = json_to_string (node, FALSE);
  g_assert_cmpstr (text, ==,
                   "[{\"code\":\"T06\",\"severity\":\"error\",\"station\":3,\"body\":\"xa\","
                   "\"constituency\":2,\"message\":\"T06!\",\"values\":{\"collected\":1199,"
                   "\"listed\":null,\"list\":\"kept \\\"x\\\"\"}},"
                   "{\"code\":\"V01\",\"severity\":\"warning\",\"message\":\"V01\","
                   "\"values\":{}}]");
}

/* ---- S03: who sits in a team ---- */

static void
sit (HpTestCount *ward, HpEdit *edit, int station, const char *name)
{
  g_autoptr (GError) error = NULL;
  HpMember member = { .organ = HP_ORGAN_TEAM, .name = (char *) name, .role = HP_ROLE_MEMBER };

  member.station_id = hp_station_id (ward->db, station);
  hp_member_add (edit, ward->db, &member, &error);
  g_assert_no_error (error);
}

static void
strike_off (HpTestCount *ward, HpEdit *edit, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = hp_candidates_load (ward->db, 0, TRUE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    {
      HpCandidate *c = g_ptr_array_index (all, i);

      if (!g_str_equal (c->name, name))
        continue;
      hp_set_str (&c->state, "removed");
      hp_candidate_put (edit, ward->db, c, &error);
      g_assert_no_error (error);
    }
}

/* Law 85/2015 art. 27: a candidate is in no team of the constituency. Names are compared without
 * their marks and capitals; Dũng is struck off, and Chi stands where station 3 does not vote. */
static void
test_teams (void)
{
  g_autoptr (HpTestCount) ward = hp_test_count_ward ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HpEdit) edit = NULL;
  g_autoptr (GPtrArray) findings = hp_findings_new ();
  g_autoptr (GString) found = g_string_new (NULL);

  hp_test_count_station (ward, 3, 900, 0, 0, 2);
  edit = hp_edit_begin (ward->db, "test", &error);
  g_assert_no_error (error);
  sit (ward, edit, 1, "ANH");
  sit (ward, edit, 1, "Hòa");
  sit (ward, edit, 2, "Hoa");
  sit (ward, edit, 2, "Dũng");
  sit (ward, edit, 3, "Chi");
  strike_off (ward, edit, "Dũng");
  hp_edit_commit (edit, &error);
  g_assert_no_error (error);
  hp_stations_check (ward->db, ward->rules, findings, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const HpFinding *f = g_ptr_array_index (findings, i);
      const char *what = hp_finding_get_text (f, "what");

      if (g_strcmp0 (what, "two-teams") == 0)
        g_string_append_printf (found, "%d two-teams %s %d; ", f->station,
                                hp_finding_get_text (f, "name"),
                                (int) hp_finding_get_number (f, "other", 0));
      else if (g_strcmp0 (what, "candidate") == 0)
        g_string_append_printf (found, "%d candidate %s %s; ", f->station,
                                hp_finding_get_text (f, "name"), hp_body_code (f->body));
    }
  g_assert_cmpstr (found->str, ==,
                   "2 two-teams Hoa 1; 1 candidate ANH qh; 1 candidate ANH tinh; "
                   "1 candidate ANH xa; ");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check/deadlines", test_deadlines);
  g_test_add_func ("/check/all", test_all);
  g_test_add_func ("/check/r01", test_r01);
  g_test_add_func ("/check/json", test_json);

  g_test_add_func ("/check/teams", test_teams);
  return g_test_run ();
}
