/* test-turnout.c: turnout marks and figures of a document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-util.h"
#include "engine/day/hp-turnout.h"
#include "engine/stations/hp-station.h"
#include "lib/hp-test-count.h"
#include "lib/hp-test-ward.h"

#include <stdlib.h>
#include <string.h>

#define AT(hour) ((hour) *60)

static void
test_minutes (void)
{
  static const struct
  {
    const char *text;
    int minute; /* -1 = none */
  } cases[] = {
    { "11:00", 660 },   { "7:05", 425 },  { "07:05", 425 },  { "00:00", 0 },   { "23:59", 1439 },
    { "11h", 660 },     { "11H", 660 },   { "11h30", 690 },  { "11.30", 690 }, { " 11h30 ", 690 },
    { "24:00", -1 },    { "23:60", -1 },  { "11", -1 },      { "1130", -1 },   { "", -1 },
    { "11:3", -1 },     { "11:300", -1 }, { "111:30", -1 },  { "11:", -1 },    { ":30", -1 },
    { "11.", -1 },      { "-1:30", -1 },  { "11h3", -1 },    { "11h30x", -1 }, { "x", -1 },
    { "11:30:00", -1 }, { "11g30", -1 },  { "１１:00", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int minute = -1;

      g_assert_cmpint (hp_minute_parse (cases[i].text, &minute), ==, cases[i].minute >= 0);
      g_assert_cmpint (minute, ==, cases[i].minute);
    }
  g_assert_false (hp_minute_parse (NULL, &(int){ 0 }));
  for (int m = 0; m < 1440; m++)
    {
      g_autofree char *text = hp_minute_format (m);
      int back = -1;

      g_assert_cmpuint (strlen (text), ==, 5);
      g_assert_true (hp_minute_parse (text, &back));
      g_assert_cmpint (back, ==, m);
    }
}

static char *
marks_of (HpTestCount *ward)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) marks = hp_turnout_marks (ward->db, &error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < marks->len; i++)
    {
      g_autofree char *text = hp_minute_format (g_array_index (marks, int, i));

      g_string_append_printf (out, "%s%s", i > 0 ? " " : "", text);
    }
  return g_string_free (out, FALSE);
}

static void
assert_marks (HpTestCount *ward, const char *wanted)
{
  g_autofree char *found = marks_of (ward);

  g_assert_cmpstr (found, ==, wanted);
}

/* The class of the error, -1 for none; @codes are the rules that it breaks. */
static int
set (HpTestCount *ward, int station, HpBody body, int minute, gint64 voted, const char *reason,
     const char *codes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  gboolean done = hp_turnout_set (ward->db, ward->rules, station, body, minute, voted, reason,
                                  &findings, &error);
  g_autofree char *found = findings != NULL ? hp_test_count_codes (findings) : NULL;

  g_assert_cmpint (done, ==, error == NULL);
  g_assert_cmpstr (found, ==, codes);
  return error != NULL ? error->code : -1;
}

static void
test_marks (void)
{
  g_autoptr (HpTestCount) ward = hp_test_count_new ();
  g_autoptr (GError) error = NULL;

  hp_test_count_station (ward, 1, 1000, 1, 1, 1);
  assert_marks (ward, "09:00 11:00 14:00 17:00 19:00 21:00 22:00");
  g_assert_true (hp_turnout_add_mark (ward->db, AT (7) + 30, &error));
  g_assert_true (hp_turnout_add_mark (ward->db, AT (9), &error));
  assert_marks (ward, "07:30 09:00 11:00 14:00 17:00 19:00 21:00 22:00");
  g_assert_true (hp_turnout_remove_mark (ward->db, AT (22), &error));
  assert_marks (ward, "07:30 09:00 11:00 14:00 17:00 19:00 21:00");
  g_assert_false (hp_turnout_add_mark (ward->db, 1440, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_INVALID);
  g_clear_error (&error);
  /* A figure brings its mark along and holds it. */
  g_assert_cmpint (set (ward, 1, HP_BODY_QH, AT (10), 300, NULL, ""), ==, -1);
  assert_marks (ward, "07:30 09:00 10:00 11:00 14:00 17:00 19:00 21:00");
  g_assert_false (hp_turnout_remove_mark (ward->db, AT (10), &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpint (set (ward, 1, HP_BODY_QH, AT (10), HP_MISSING, NULL, ""), ==, -1);
  g_assert_true (hp_turnout_remove_mark (ward->db, AT (10), &error));
  g_assert_no_error (error);
}

static void
test_figures (void)
{
  g_autoptr (HpTestCount) ward = hp_test_count_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) figures = NULL;
  const HpTurnout *figure;
  gint64 version;

  hp_test_count_station (ward, 1, 1000, 1, 1, 1);
  g_assert_cmpint (set (ward, 1, HP_BODY_QH, AT (9), 1000, NULL, ""), ==, -1);
  version = hp_db_get_version (ward->db);
  /* U01: one more than the list. */
  g_assert_cmpint (set (ward, 1, HP_BODY_QH, AT (11), 1001, NULL, "U01/qh.0/1"), ==,
                   HP_ERROR_REFUSED);
  g_assert_cmpint (set (ward, 1, HP_BODY_QH, AT (11), 1001, "  ", "U01/qh.0/1"), ==,
                   HP_ERROR_REFUSED);
  /* U02: less than before. */
  g_assert_cmpint (set (ward, 1, HP_BODY_QH, AT (11), 999, NULL, "U02/qh.0/1"), ==,
                   HP_ERROR_REFUSED);
  /* U02 the other way round: an earlier figure above a later one. */
  g_assert_cmpint (set (ward, 1, HP_BODY_QH, AT (8), 1001, NULL, "U01/qh.0/1 U02/qh.0/1"), ==,
                   HP_ERROR_REFUSED);
  g_assert_cmpint (hp_db_get_version (ward->db), ==, version);
  assert_marks (ward, "09:00 11:00 14:00 17:00 19:00 21:00 22:00");

  g_assert_cmpint (set (ward, 1, HP_BODY_QH, AT (11), 999, "báo nhầm lúc 9 giờ", "U02/qh.0/1"), ==,
                   -1);
  /* Between the two: below the earlier; the later is excused already. */
  g_assert_cmpint (set (ward, 1, HP_BODY_QH, AT (10), 1000, NULL, ""), ==, -1);
  figures = hp_turnout_load (ward->db, HP_BODY_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (figures->len, ==, 3);
  figure = g_ptr_array_index (figures, 2);
  g_assert_cmpint (figure->minute, ==, AT (11));
  g_assert_cmpint (figure->voted, ==, 999);
  g_assert_cmpint (figure->listed, ==, 1000);
  g_assert_cmpstr (figure->reason, ==, "báo nhầm lúc 9 giờ");
  g_assert_cmpstr (figure->by, ==, "Lê Văn Trực");
  g_assert_cmpint (hp_turnout_last (ward->db, figure->station_id, HP_BODY_QH), ==, 999);
  /* A right figure needs the reason no longer. */
  g_assert_cmpint (set (ward, 1, HP_BODY_QH, AT (11), 1000, NULL, ""), ==, -1);
  g_assert_cmpint (hp_test_int (ward->db, "SELECT count (*) FROM turnout WHERE reason <> ''"), ==,
                   0);
}

static void
test_refused (void)
{
  g_autoptr (HpTestCount) ward = hp_test_count_new ();
  gint64 version;

  hp_test_count_station (ward, 1, 1000, 1, 0, 0);
  version = hp_db_get_version (ward->db);
  g_assert_cmpint (set (ward, 2, HP_BODY_QH, AT (9), 1, NULL, NULL), ==, HP_ERROR_NOT_FOUND);
  g_assert_cmpint (set (ward, 1, HP_BODY_HUYEN, AT (9), 1, NULL, NULL), ==, HP_ERROR_INVALID);
  g_assert_cmpint (set (ward, 1, HP_BODY_NONE, AT (9), 1, NULL, NULL), ==, HP_ERROR_INVALID);
  g_assert_cmpint (set (ward, 1, HP_BODY_QH, AT (24), 1, NULL, NULL), ==, HP_ERROR_INVALID);
  g_assert_cmpint (set (ward, 1, HP_BODY_QH, -1, 1, NULL, NULL), ==, HP_ERROR_INVALID);
  g_assert_cmpint (set (ward, 1, HP_BODY_QH, AT (9), -1, NULL, NULL), ==, HP_ERROR_INVALID);
  /* Nobody knows how many voters the commune has there. */
  g_assert_cmpint (set (ward, 1, HP_BODY_XA, AT (9), 1, "vì", NULL), ==, HP_ERROR_INVALID);
  g_assert_cmpint (hp_db_get_version (ward->db), ==, version);
}

/* ---- the whole document ---- */

/* @now: minutes after midnight of 15 March 2026, or before or after that day. */
static GDateTime *
moment (int now)
{
  g_autoptr (GDateTime) day = g_date_time_new_local (2026, 3, 15, 0, 0, 0);

  return now == HP_TURNOUT_BEFORE  ? g_date_time_add_days (day, -30)
         : now == HP_TURNOUT_AFTER ? g_date_time_add_days (day, 1)
                                   : g_date_time_add_minutes (day, now);
}

static void
assert_check_at (HpTestCount *ward, GDateTime *now, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = hp_findings_new ();
  g_autofree char *found = NULL;

  hp_turnouts_check (ward->db, ward->rules, (HpDate){ 2026, 3, 15 }, now, findings, &error);
  g_assert_no_error (error);
  found = hp_test_count_codes (findings);
  g_assert_cmpstr (found, ==, wanted);
}

static void
assert_check (HpTestCount *ward, int now, const char *wanted)
{
  g_autoptr (GDateTime) at = moment (now);

  assert_check_at (ward, at, wanted);
}

static void
test_check (void)
{
  g_autoptr (HpTestCount) ward = hp_test_count_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = hp_findings_new ();
  g_autoptr (GDateTime) before = moment (HP_TURNOUT_BEFORE);

  hp_test_count_station (ward, 1, 1000, 1, 1, 1);
  hp_test_count_station (ward, 2, 1000, 1, 1, 0);
  assert_check (ward, HP_TURNOUT_BEFORE, "");
  /* No figure at all: the first body is asked for, once a mark has passed. */
  assert_check (ward, AT (9), "");
  assert_check (ward, AT (9) + 1, "U03/qh.0/1 U03/qh.0/2");
  set (ward, 1, HP_BODY_XA, AT (9), 100, NULL, "");
  /* From now on the commune is reported, which station 2 does not elect. */
  assert_check (ward, AT (9) + 1, "");
  assert_check (ward, AT (11) + 1, "U03/xa.0/1");
  set (ward, 1, HP_BODY_XA, AT (11), 90, "ghi nhầm", "U02/xa.0/1");
  assert_check (ward, AT (11) + 1, "U02/xa.0/1");
  hp_turnouts_check (ward->db, ward->rules, (HpDate){ 2026, 3, 15 }, before, findings, &error);
  g_assert_cmpstr (hp_finding_get_text (g_ptr_array_index (findings, 0), "reason"), ==, "ghi nhầm");
  /* Seven marks, two of them reported. */
  assert_check (ward, HP_TURNOUT_AFTER,
                "U02/xa.0/1 U03/xa.0/1 U03/xa.0/1 U03/xa.0/1 U03/xa.0/1 U03/xa.0/1");
}

/* A station that votes early has its marks on its own day (Q&A 2026 Q154): there it is asked for
 * them, and on the day of the others it is no longer a question of the hour. */
static void
test_early (void)
{
  static const int hours[] = { 9, 11, 14, 17, 19, 21, 22 };
  g_autoptr (HpTestCount) ward = hp_test_count_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HpStation) early = NULL;
  g_autoptr (GDateTime) eve = g_date_time_new_local (2026, 3, 12, 22, 30, 0);
  g_autoptr (GDateTime) morning = g_date_time_new_local (2026, 3, 13, 9, 1, 0);
  g_autoptr (GDateTime) between = g_date_time_new_local (2026, 3, 14, 5, 0, 0);

  hp_test_count_station (ward, 1, 1000, 1, 1, 1);
  hp_test_count_station (ward, 2, 1000, 1, 1, 1);
  early = hp_station_load (ward->db, 2, &error);
  hp_set_str (&early->day, "2026-03-13");
  g_assert_true (hp_station_save (ward->db, early, &error));
  assert_check_at (ward, eve, "");
  assert_check_at (ward, morning, "U03/qh.0/2");
  for (gsize i = 0; i < G_N_ELEMENTS (hours); i++)
    set (ward, 2, HP_BODY_QH, AT (hours[i]), 900 + hours[i], NULL, "");
  assert_check_at (ward, morning, "");
  assert_check_at (ward, between, "");
  assert_check (ward, AT (9), "");
  assert_check (ward, AT (9) + 1, "U03/qh.0/1");
}

/* ---- Ngọc Thụy ward, 2021, 11:00: what was published, with its errors ---- */

static void
test_ngoc_thuy (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", "turnout-ngoc-thuy-2021-11h00.csv", NULL);
  g_autoptr (HpTestCount) ward = hp_test_count_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HpEdit) edit = NULL;
  g_autoptr (GPtrArray) findings = hp_findings_new ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gint64 voted_difference, listed_difference;
  HpTurnoutSums sums;
  int n = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_ascii_isdigit (lines[i][0]))
      {
        g_auto (GStrv) cells = g_strsplit (lines[i], ",", 4);

        hp_test_count_station (ward, atoi (cells[0]), atoi (cells[1]), 1, 0, 0);
      }
  edit = hp_edit_begin (ward->db, "turnout.import", &error);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_ascii_isdigit (lines[i][0]))
      {
        g_auto (GStrv) cells = g_strsplit (lines[i], ",", 4);

        hp_turnout_put (edit, ward->db, atoi (cells[0]), HP_BODY_QH, AT (11), atoi (cells[2]), NULL,
                        findings, &error);
        g_assert_no_error (error);
        n++;
      }
  g_assert_true (hp_edit_commit (edit, &error));
  g_assert_cmpint (n, ==, 17);
  g_assert_cmpuint (findings->len, ==, 0);
  hp_turnout_totals (ward->db, HP_BODY_QH, AT (11), &sums, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sums.voted, ==, 21838);
  g_assert_cmpint (sums.listed, ==, 28378);
  g_assert_cmpint (sums.n_figures, ==, 17);
  g_assert_true (hp_turnout_compare (&sums, 21836, 28388, &voted_difference, &listed_difference));
  g_assert_cmpint (voted_difference, ==, -2);
  g_assert_cmpint (listed_difference, ==, 10);
  /* At 14:00 nobody has reported: the voters are there all the same. */
  hp_turnout_totals (ward->db, HP_BODY_QH, AT (14), &sums, &error);
  g_assert_cmpint (sums.voted, ==, 0);
  g_assert_cmpint (sums.listed, ==, 28378);
  g_assert_cmpint (sums.n_missing, ==, 17);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/turnout/minutes", test_minutes);
  g_test_add_func ("/turnout/marks", test_marks);
  g_test_add_func ("/turnout/figures", test_figures);
  g_test_add_func ("/turnout/refused", test_refused);
  g_test_add_func ("/turnout/check", test_check);
  g_test_add_func ("/turnout/early", test_early);
  g_test_add_func ("/turnout/ngoc-thuy", test_ngoc_thuy);

  return g_test_run ();
}
