/* test-rules.c: the rule packs against the law.
 *
 * Expected values are those of law 85/2015, of the Q&A book of 2026 and of resolution
 * 40/NQ-HĐBCQG, or of the sources named beside them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-error.h"
#include "engine/core/hp-util.h"
#include "engine/rules/hp-rules.h"

#include <string.h>

#define QH HP_BODY_BIT (HP_BODY_QH)
#define TINH HP_BODY_BIT (HP_BODY_TINH)
#define HUYEN HP_BODY_BIT (HP_BODY_HUYEN)
#define XA HP_BODY_BIT (HP_BODY_XA)

static HpRules *
load (const char *election)
{
  g_autoptr (GError) error = NULL;
  HpRules *rules = hp_rules_load (election, &error);

  g_assert_no_error (error);
  g_assert_nonnull (rules);
  return rules;
}

static void
test_elections (void)
{
  static const struct
  {
    const char *id;
    int year, month, day;
    const char *term_qh, *term_hdnd;
    gboolean district;
    int n_bodies;
    HpBodies bodies;
    const char *last_ward_word;
    const char *list_layout;
  } rows[] = {
    { "2016", 2016, 5, 22, "XIV", "2016-2021", TRUE, 4, QH | TINH | HUYEN | XA, "thị trấn",
      "2021" },
    { "2021", 2021, 5, 23, "XV", "2021-2026", TRUE, 4, QH | TINH | HUYEN | XA, "thị trấn", "2021" },
    { "2026", 2026, 3, 15, "XVI", "2026-2031", FALSE, 3, QH | TINH | XA, "đặc khu", "2026" },
  };
  const char *const *ids = hp_rules_elections ();

  g_assert_cmpuint (g_strv_length ((char **) ids), ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HpRules) rules = load (rows[i].id);
      HpVotingHours hours = hp_rules_voting_hours (rules);
      HpDate day = hp_rules_day (rules);
      const HpWardKind *kinds;
      int n = 0;

      g_assert_cmpstr (ids[i], ==, rows[i].id);
      g_assert_cmpstr (hp_rules_id (rules), ==, rows[i].id);
      g_assert_cmpint (hp_rules_year (rules), ==, rows[i].year);
      g_assert_cmpint (day.year, ==, rows[i].year);
      g_assert_cmpint (day.month, ==, rows[i].month);
      g_assert_cmpint (day.day, ==, rows[i].day);
      g_assert_cmpstr (hp_rules_term_qh (rules), ==, rows[i].term_qh);
      g_assert_cmpstr (hp_rules_term_hdnd (rules), ==, rows[i].term_hdnd);
      g_assert_cmpint (hp_rules_has_district (rules), ==, rows[i].district);
      g_assert_cmpuint (hp_rules_all_bodies (rules), ==, rows[i].bodies);
      hp_rules_bodies (rules, &n);
      g_assert_cmpint (n, ==, rows[i].n_bodies);
      kinds = hp_rules_ward_kinds (rules, &n);
      g_assert_cmpint (n, ==, 3);
      g_assert_cmpstr (kinds[2].word, ==, rows[i].last_ward_word);
      g_assert_cmpstr (hp_rules_ward_word (rules, kinds[2].code), ==, rows[i].last_ward_word);
      g_assert_null (hp_rules_ward_word (rules, "thon"));
      g_assert_cmpstr (hp_rules_list_layout (rules), ==, rows[i].list_layout);
      g_assert_cmpint (hp_rules_voter_age (rules), ==, 18);
      g_assert_cmpint (hp_rules_candidate_age (rules), ==, 21);
      g_assert_cmpint (hours.opens, ==, 7 * 60);
      g_assert_cmpint (hours.closes, ==, 19 * 60);
      g_assert_cmpint (hours.earliest, ==, 5 * 60);
      g_assert_cmpint (hours.latest, ==, 21 * 60);
      g_assert_cmpint (hp_rules_station_min (rules), ==, 300);
      g_assert_cmpint (hp_rules_station_max (rules), ==, 4000);
      g_assert_nonnull (hp_rules_laws (rules)[0]);
      g_assert_nonnull (strstr (hp_rules_laws (rules)[0], "85/2015/QH13"));
    }
}

static void
test_unknown_election (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (hp_rules_load ("2020", &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "2020"));
  g_assert_nonnull (strstr (error->message, "2026"));
}

static void
test_bodies (void)
{
  g_autoptr (HpRules) rules = load ("2026");
  g_autoptr (HpRules) old = load ("2021");
  const HpBody *bodies;
  int n = 0;

  bodies = hp_rules_bodies (rules, &n);
  g_assert_cmpint (n, ==, 3);
  g_assert_cmpint (bodies[0], ==, HP_BODY_QH);
  g_assert_cmpint (bodies[1], ==, HP_BODY_TINH);
  g_assert_cmpint (bodies[2], ==, HP_BODY_XA);
  g_assert_cmpstr (hp_rules_body_label (rules, HP_BODY_QH, TRUE), ==, "Quốc hội");
  g_assert_cmpstr (hp_rules_body_label (rules, HP_BODY_XA, FALSE), ==, "HĐND xã");
  g_assert_cmpstr (hp_rules_body_label (rules, HP_BODY_XA, TRUE), ==, "Hội đồng nhân dân cấp xã");
  g_assert_null (hp_rules_body_label (rules, HP_BODY_HUYEN, TRUE));
  g_assert_cmpint (hp_rules_max_seats (rules, HP_BODY_QH), ==, 3);
  g_assert_cmpint (hp_rules_max_seats (rules, HP_BODY_TINH), ==, 5);
  g_assert_cmpint (hp_rules_max_seats (rules, HP_BODY_XA), ==, 5);
  g_assert_cmpint (hp_rules_max_seats (rules, HP_BODY_HUYEN), ==, 0);
  g_assert_cmpint (hp_rules_max_seats (old, HP_BODY_HUYEN), ==, 5);
  g_assert_false (hp_rules_has_body (rules, HP_BODY_HUYEN));
  g_assert_false (hp_rules_has_body (rules, HP_BODY_NONE));
  g_assert_true (hp_rules_has_body (old, HP_BODY_HUYEN));
  g_assert_cmpint (hp_rules_extra_days (rules, HP_BODY_XA), ==, 7);
  g_assert_cmpint (hp_rules_reelection_days (rules, HP_BODY_QH), ==, 7);
  g_assert_cmpint (hp_rules_extra_days (old, HP_BODY_XA), ==, 15);
  g_assert_cmpint (hp_rules_reelection_days (old, HP_BODY_QH), ==, 15);
}

/* Law 85/2015 art. 57(6), 58(3). */
static void
test_surplus (void)
{
  static const struct
  {
    HpBody body;
    int seats, plus;
  } rows[] = { { HP_BODY_QH, 1, 2 },    { HP_BODY_QH, 2, 2 },   { HP_BODY_QH, 3, 2 },
               { HP_BODY_QH, 4, 0 },    { HP_BODY_XA, 1, 1 },   { HP_BODY_XA, 2, 1 },
               { HP_BODY_XA, 3, 2 },    { HP_BODY_XA, 4, 3 },   { HP_BODY_XA, 5, 3 },
               { HP_BODY_XA, 6, 0 },    { HP_BODY_XA, 0, 0 },   { HP_BODY_TINH, 5, 3 },
               { HP_BODY_TINH, -1, 0 }, { HP_BODY_TINH, 99, 0 } };

  for (const char *const *id = hp_rules_elections (); *id != NULL; id++)
    {
      g_autoptr (HpRules) rules = load (*id);

      for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
        g_assert_cmpint (hp_rules_min_surplus (rules, rows[i].body, rows[i].seats), ==,
                         rows[i].plus);
    }
}

/* Law 85/2015 art. 79: a council needs an extra election below two thirds of the seats, so that
 * the fewest that do are 1 of 1, 2 of 2, 2 of 3, 3 of 4, 4 of 5; the Assembly when any is missing.
 */
static void
test_extra_election (void)
{
  static const int fewest[] = { 0, 1, 2, 2, 3, 4 };

  for (const char *const *id = hp_rules_elections (); *id != NULL; id++)
    {
      g_autoptr (HpRules) rules = load (*id);

      for (int seats = 1; seats <= 5; seats++)
        for (int elected = 0; elected <= seats; elected++)
          {
            g_assert_cmpint (hp_rules_extra_needed (rules, HP_BODY_XA, seats, elected), ==,
                             elected < fewest[seats]);
            g_assert_cmpint (hp_rules_extra_needed (rules, HP_BODY_TINH, seats, elected), ==,
                             elected < fewest[seats]);
            g_assert_cmpint (hp_rules_extra_needed (rules, HP_BODY_QH, seats, elected), ==,
                             elected < seats);
          }
    }
}

/* Law 85/2015 art. 78: more than half, exactly half is not enough. */
static void
test_fractions (void)
{
  g_autoptr (HpRules) rules = load ("2026");
  HpFraction turnout = hp_rules_turnout_fraction (rules, HP_BODY_XA);
  HpFraction majority = hp_rules_majority_fraction (rules, HP_BODY_QH);
  HpFraction two_thirds = { 2, 3, FALSE };

  g_assert_false (hp_fraction_reached (turnout, 500, 1000));
  g_assert_true (hp_fraction_reached (turnout, 501, 1000));
  g_assert_false (hp_fraction_reached (turnout, 500, 1001));
  g_assert_false (hp_fraction_reached (majority, 587, 1175));
  g_assert_true (hp_fraction_reached (majority, 588, 1175));
  g_assert_false (hp_fraction_reached (majority, 0, 0));
  g_assert_true (hp_fraction_reached (two_thirds, 2, 3));
  g_assert_false (hp_fraction_reached (two_thirds, 3, 5));
  g_assert_false (
      hp_fraction_reached (hp_rules_turnout_fraction (rules, HP_BODY_HUYEN), 1000, 1000));
}

static void
test_entitlement (void)
{
  static const struct
  {
    const char *election, *code;
    HpBodies bodies;
    gboolean verified;
  } rows[] = {
    { "2026", "TT", QH | TINH | XA, TRUE },
    { "2026", "TAM12P", QH | TINH | XA, TRUE },
    { "2026", "TAM12M", QH | TINH, TRUE },
    { "2026", "QN", QH | TINH, TRUE },
    { "2026", "TG", QH | TINH, TRUE },
    { "2026", "NN-TT", QH | TINH | XA, TRUE },
    { "2026", "NN-TAM", QH | TINH, TRUE },
    { "2026", "CN", QH | TINH, TRUE },
    { "2026", "SV", QH | TINH, TRUE },
    { "2026", "CLY", QH | TINH, FALSE },
    { "2026", "DC", QH | TINH, TRUE },
    { "2026", "CNTN-M", QH | TINH, TRUE },
    { "2026", "CNTN-P", QH | TINH | XA, TRUE },
    { "2026", "DK", QH | TINH, TRUE },
    { "2026", "QN-CT-TT", QH | TINH | XA, FALSE },
    { "2021", "TT", QH | TINH | HUYEN | XA, TRUE },
    { "2021", "TAM12P", QH | TINH | HUYEN | XA, FALSE },
    { "2021", "TAM12M", QH | TINH | HUYEN, TRUE },
    { "2021", "QN", QH | TINH | HUYEN, TRUE },
    { "2021", "TG", QH | TINH, TRUE },
    { "2021", "CN", QH | TINH, TRUE },
    { "2016", "NN-TAM", QH | TINH | HUYEN, TRUE },
    { "2016", "CH-TT", QH | TINH | HUYEN | XA, TRUE },
  };
  g_autoptr (HpRules) old = load ("2016");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HpRules) rules = load (rows[i].election);
      const HpEntitlement *row = hp_rules_entitlement (rules, rows[i].code);

      g_assert_nonnull (row);
      g_assert_cmpuint (row->bodies, ==, rows[i].bodies);
      g_assert_cmpint (row->verified, ==, rows[i].verified);
      g_assert_cmpuint (strlen (row->source), >, 0);
    }
  /* Q&A 2026 Q64, Q93 speak of 2026 only. */
  g_assert_null (hp_rules_entitlement (old, "DK"));
  g_assert_null (hp_rules_entitlement (old, "SV"));
}

static void
test_station_kinds (void)
{
  static const struct
  {
    const char *text, *code;
    gboolean exempt;
    int team_min, team_max;
  } rows[] = {
    { "", "ordinary", FALSE, 11, 21 },
    { "ordinary", "ordinary", FALSE, 11, 21 },
    { "Thông thường", "ordinary", FALSE, 11, 21 },
    { "mountain", "mountain", TRUE, 11, 21 },
    { "  MIỀN NÚI ", "mountain", TRUE, 11, 21 },
    { "mien nui", "mountain", TRUE, 11, 21 },
    { "Hải đảo", "island", TRUE, 11, 21 },
    { "dân cư không tập trung", "scattered", TRUE, 11, 21 },
    { "Đơn vị vũ trang nhân dân", "armed-forces", TRUE, 5, 9 },
    { "quân đội", "armed-forces", TRUE, 5, 9 },
    { "bệnh viện", "hospital", TRUE, 11, 21 },
    { "nhà dưỡng lão", "care-home", TRUE, 11, 21 },
    { "Trại tạm giam", "detention", TRUE, 11, 21 },
    { "cai nghiện bắt buộc", "rehab", TRUE, 11, 21 },
    { "trường đại học", "university", FALSE, 11, 21 },
  };
  g_autoptr (HpRules) rules = load ("2026");
  int min = 0, max = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *kind = hp_rules_station_kind (rules, rows[i].text);

      g_assert_cmpstr (kind, ==, rows[i].code);
      g_assert_cmpint (hp_rules_station_kind_exempt (rules, kind), ==, rows[i].exempt);
      hp_rules_team_size (rules, kind, &min, &max);
      g_assert_cmpint (min, ==, rows[i].team_min);
      g_assert_cmpint (max, ==, rows[i].team_max);
    }
  g_assert_cmpstr (hp_rules_station_kind (rules, NULL), ==, "ordinary");
  g_assert_null (hp_rules_station_kind (rules, "nhà ga"));
  g_assert_false (hp_rules_station_kind_exempt (rules, NULL));
  g_assert_cmpstr (hp_rules_station_kind_label (rules, "hospital"), ==, "Bệnh viện");
  hp_rules_team_size (rules, "no such kind", &min, &max);
  g_assert_cmpint (min, ==, 11);
  g_assert_cmpint (max, ==, 21);
}

static void
test_organs (void)
{
  static const struct
  {
    const char *election, *code;
    int min, max;
    const char *head;
  } rows[] = {
    { "2026", "committee-xa", 9, 17, "Chủ tịch" },
    { "2026", "board-qh", 9, 17, "Trưởng ban" },
    { "2026", "board-tinh", 11, 15, "Trưởng ban" },
    { "2026", "board-xa", 9, 15, "Trưởng ban" },
    { "2026", "team", 11, 21, "Tổ trưởng" },
    { "2026", "team-armed-forces", 5, 9, "Tổ trưởng" },
    { "2021", "committee-xa", 9, 11, "Chủ tịch" },
    { "2021", "board-xa", 7, 9, "Trưởng ban" },
    { "2016", "committee-huyen", 11, 15, "Chủ tịch" },
  };
  g_autoptr (HpRules) new_rules = load ("2026");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HpRules) rules = load (rows[i].election);
      const HpOrgan *organ = hp_rules_organ (rules, rows[i].code);

      g_assert_nonnull (organ);
      g_assert_cmpint (organ->min, ==, rows[i].min);
      g_assert_cmpint (organ->max, ==, rows[i].max);
      g_assert_cmpstr (organ->roles[0], ==, rows[i].head);
    }
  g_assert_null (hp_rules_organ (new_rules, "board-huyen"));
}

static void
test_defaults (void)
{
  static const char *const marks[] = {
    "09:00", "11:00", "14:00", "17:00", "19:00", "21:00", "22:00"
  };
  g_autoptr (HpRules) rules = load ("2026");
  const HpCodeLabel *reasons;
  int n = 0;

  g_assert_cmpint (hp_rules_default (rules, "invalid_share_bp"), ==, 300);
  g_assert_cmpint (hp_rules_default (rules, "spoiled_inside_issued"), ==, 0);
  g_assert_cmpint (hp_rules_default (rules, "same_typist_allowed"), ==, 0);
  g_assert_cmpint (hp_rules_default (rules, "outlier_min_stations"), ==, 5);
  g_assert_cmpint (hp_rules_default (rules, "outlier_multiplier"), ==, 4);
  g_assert_cmpint (hp_rules_default (rules, "voter_old_age"), ==, 110);
  g_assert_cmpint (hp_rules_default (rules, "no such setting"), ==, HP_MISSING);
  g_assert_cmpuint (g_strv_length ((char **) hp_rules_marks (rules)), ==, G_N_ELEMENTS (marks));
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    g_assert_cmpstr (hp_rules_marks (rules)[i], ==, marks[i]);
  reasons = hp_rules_invalid_reasons (rules, &n);
  g_assert_cmpint (n, ==, 5);
  g_assert_cmpstr (reasons[0].code, ==, "K1");
  g_assert_cmpstr (reasons[1].label, ==, "Phiếu không có dấu của Tổ bầu cử");
  g_assert_cmpstr (reasons[4].code, ==, "K5");
}

/* The limit of "young": under 35 in 2016 (resolution 1132), under 40 since (1187; Q&A Q35). */
static void
test_structure (void)
{
  static const struct
  {
    const char *election;
    int young;
  } rows[] = { { "2016", 35 }, { "2021", 40 }, { "2026", 40 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HpRules) rules = load (rows[i].election);
      const HpStructureTarget *targets;
      int n = 0, seen = 0;

      targets = hp_rules_structure (rules, &n);
      for (int k = 0; k < n; k++)
        if (g_str_equal (targets[k].code, "young"))
          {
            g_assert_cmpint (targets[k].age_below, ==, rows[i].young);
            g_assert_cmpint (targets[k].share_bp, ==, 1500);
            seen++;
          }
        else if (g_str_equal (targets[k].code, "women"))
          {
            g_assert_cmpint (targets[k].share_bp, ==, 3500);
            g_assert_true (targets[k].binding);
            seen++;
          }
      g_assert_cmpint (seen, ==, 2);
    }
}

/* What is marked as uncertain names its place, what it says and what it rests on. */
static void
test_unverified (void)
{
  g_autoptr (HpRules) rules = load ("2021");
  g_autoptr (GPtrArray) rows = hp_rules_unverified (rules);
  gboolean account = FALSE, marks = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const HpUnverified *row = rows->pdata[i];

      g_assert_true (g_str_has_prefix (row->path, "$."));
      g_assert_cmpuint (strlen (row->value), >, 0);
      g_assert_cmpuint (strlen (row->source), >, 0);
      account |= g_str_has_prefix (row->path, "$.forms[") && strstr (row->value, "34/HĐBC") != NULL;
      marks |= g_str_equal (row->path, "$.marks") && strstr (row->value, "09:00 11:00") != NULL;
    }
  g_assert_true (account);
  g_assert_true (marks);
}

/* The pack stays what it is when shared and when one holder lets go. */
static void
test_sharing (void)
{
  HpRules *rules = load ("2026");
  HpRules *second = hp_rules_ref (rules);
  GValue value = G_VALUE_INIT;

  g_assert_true (second == rules);
  g_value_init (&value, HP_TYPE_RULES);
  g_value_set_boxed (&value, rules);
  g_assert_true (g_value_get_boxed (&value) == rules);
  hp_rules_unref (rules);
  hp_rules_unref (second);
  g_assert_cmpstr (hp_rules_id (g_value_get_boxed (&value)), ==, "2026");
  g_value_unset (&value);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/elections", test_elections);
  g_test_add_func ("/rules/unknown-election", test_unknown_election);
  g_test_add_func ("/rules/bodies", test_bodies);
  g_test_add_func ("/rules/surplus", test_surplus);
  g_test_add_func ("/rules/extra-election", test_extra_election);
  g_test_add_func ("/rules/fractions", test_fractions);
  g_test_add_func ("/rules/entitlement", test_entitlement);
  g_test_add_func ("/rules/station-kinds", test_station_kinds);
  g_test_add_func ("/rules/organs", test_organs);
  g_test_add_func ("/rules/defaults", test_defaults);
  g_test_add_func ("/rules/structure", test_structure);
  g_test_add_func ("/rules/unverified", test_unverified);
  g_test_add_func ("/rules/sharing", test_sharing);
  return g_test_run ();
}
