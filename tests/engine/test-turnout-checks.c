/* test-turnout-checks.c: U01 … U03, and a ward's sums against a real publication.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-percent.h"
#include "engine/day/hp-turnout-checks.h"

#include <string.h>

#define N_STATIONS 17
#define NO HP_MISSING
#define AT(hour) ((hour) *60)

/* "U02@11" for each, with the hour of its mark. */
static char *
codes_of (GPtrArray *findings)
{
  GString *s = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const HpFinding *finding = g_ptr_array_index (findings, i);

      g_string_append_printf (s, "%s%s@%d", i > 0 ? " " : "", finding->code,
                              (int) hp_finding_get_number (finding, "mark", -60) / 60);
    }
  return g_string_free (s, FALSE);
}

static void
test_marks (void)
{
  static const struct
  {
    HpTurnoutFigure figures[4];
    int n;
    int now;
    const char *codes;
  } cases[] = {
    { { { AT (9), 100, 1000 }, { AT (11), 100, 1000 }, { AT (15), 1000, 1000 } },
      3,
      HP_TURNOUT_AFTER,
      "" },
    { { { AT (9), 1001, 1000 } }, 1, HP_TURNOUT_AFTER, "U01@9" },
    { { { AT (9), 1001, NO } }, 1, HP_TURNOUT_AFTER, "" },
    /* The list may grow during the day: each figure against the list of its time. */
    { { { AT (9), 1000, 1000 }, { AT (11), 1001, 1001 } }, 2, HP_TURNOUT_AFTER, "" },
    { { { AT (9), 200, 1000 }, { AT (11), 199, 1000 }, { AT (15), 199, 1000 } },
      3,
      HP_TURNOUT_AFTER,
      "U02@11" },
    { { { AT (9), 200, 1000 }, { AT (11), NO, 1000 }, { AT (15), 199, 1000 } },
      3,
      HP_TURNOUT_AFTER,
      "U03@11 U02@15" },
    { { { AT (9), 2000, 1000 }, { AT (11), 1500, 1000 } },
      2,
      HP_TURNOUT_AFTER,
      "U01@9 U01@11 U02@11" },
    { { { AT (9), 0, 0 } }, 1, HP_TURNOUT_AFTER, "" },
    /* A mark passes when the minute after it begins. */
    { { { AT (9), NO, 1000 }, { AT (11), NO, 1000 } }, 2, HP_TURNOUT_BEFORE, "" },
    { { { AT (9), NO, 1000 }, { AT (11), NO, 1000 } }, 2, AT (9), "" },
    { { { AT (9), NO, 1000 }, { AT (11), NO, 1000 } }, 2, AT (9) + 1, "U03@9" },
    { { { AT (9), NO, 1000 }, { AT (11), NO, 1000 } }, 2, HP_TURNOUT_AFTER, "U03@9 U03@11" },
    { { { AT (9), 5, 1000 }, { AT (11), NO, 1000 } }, 2, AT (10), "" },
    { { { 0 } }, 0, HP_TURNOUT_AFTER, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) findings = hp_findings_new ();
      g_autofree char *codes = NULL;

      hp_turnout_check (cases[i].figures, cases[i].n, cases[i].now, findings);
      codes = codes_of (findings);
      if (g_strcmp0 (codes, cases[i].codes) != 0)
        g_test_fail_printf ("case %d: “%s”, not “%s”", (int) i, codes, cases[i].codes);
    }
}

static void
test_values (void)
{
  static const HpTurnoutFigure figures[] = { { AT (9), 1203, 1200 },
                                             { AT (11), 1190, 1200 },
                                             { AT (15), NO, 1200 } };
  g_autoptr (GPtrArray) findings = hp_findings_new ();
  const HpFinding *u01, *u02, *u03;

  hp_turnout_check (figures, 3, AT (16), findings);
  g_assert_cmpuint (findings->len, ==, 3);
  u01 = g_ptr_array_index (findings, 0);
  u02 = g_ptr_array_index (findings, 1);
  u03 = g_ptr_array_index (findings, 2);
  g_assert_cmpint (u01->severity, ==, HP_SEVERITY_ERROR);
  g_assert_cmpint (hp_finding_get_number (u01, "voted", -1), ==, 1203);
  g_assert_cmpint (hp_finding_get_number (u01, "listed", -1), ==, 1200);
  g_assert_cmpint (hp_finding_get_number (u01, "difference", -1), ==, 3);
  g_assert_cmpint (u02->severity, ==, HP_SEVERITY_ERROR);
  g_assert_cmpint (hp_finding_get_number (u02, "mark", -1), ==, AT (11));
  g_assert_cmpint (hp_finding_get_number (u02, "previous", -1), ==, AT (9));
  g_assert_cmpint (hp_finding_get_number (u02, "previous_voted", -1), ==, 1203);
  g_assert_cmpint (hp_finding_get_number (u02, "difference", -1), ==, -13);
  g_assert_cmpint (u03->severity, ==, HP_SEVERITY_WARNING);
  g_assert_cmpint (hp_finding_get_number (u03, "mark", -1), ==, AT (15));
  g_assert_cmpint (hp_finding_get_number (u03, "now", -1), ==, AT (16));
  g_assert_cmpint (hp_finding_get_number (u03, "voted", -1), ==, -1);
}

/* Tests run in the time zone of Vietnam, seven hours before UTC. */
static void
test_now (void)
{
  static const struct
  {
    int year, month, day, hour, minute; /* UTC */
    int now;
  } cases[] = {
    { 2026, 3, 14, 16, 59, HP_TURNOUT_BEFORE }, { 2026, 3, 14, 17, 0, 0 },
    { 2026, 3, 15, 4, 1, 11 * 60 + 1 },         { 2026, 3, 15, 16, 59, 23 * 60 + 59 },
    { 2026, 3, 15, 17, 0, HP_TURNOUT_AFTER },   { 2027, 1, 1, 0, 0, HP_TURNOUT_AFTER },
    { 2025, 12, 31, 0, 0, HP_TURNOUT_BEFORE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) now = g_date_time_new_utc (cases[i].year, cases[i].month, cases[i].day,
                                                       cases[i].hour, cases[i].minute, 59);

      g_assert_cmpint (hp_turnout_now ((HpDate){ 2026, 3, 15 }, now), ==, cases[i].now);
    }
}

/* station,listed,voted,published_percent, the last in quotes with a decimal comma */
static void
read_publication (HpTurnoutFigure *figures, gint64 *published)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", "turnout-ngoc-thuy-2021-11h00.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  int n = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) fields = NULL;
      char *percent, *comma;

      if (!g_ascii_isdigit (**line))
        continue;
      g_assert_cmpint (n, <, N_STATIONS);
      fields = g_strsplit (*line, ",", 4);
      g_assert_cmpint (atoi (fields[0]), ==, n + 1);
      figures[n].mark = AT (11);
      figures[n].listed = g_ascii_strtoll (fields[1], NULL, 10);
      figures[n].voted = g_ascii_strtoll (fields[2], NULL, 10);
      percent = fields[3] + 1;
      comma = strchr (percent, ',');
      published[n] = 100 * atoi (percent);
      if (comma != NULL)
        published[n] += g_ascii_isdigit (comma[2]) ? atoi (comma + 1) : 10 * atoi (comma + 1);
      n++;
    }
  g_assert_cmpint (n, ==, N_STATIONS);
}

static void
test_publication (void)
{
  HpTurnoutFigure figures[N_STATIONS];
  gint64 published[N_STATIONS], voted, listed;
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;
  HpTurnoutSums sums;

  read_publication (figures, published);
  hp_turnout_sums (figures, N_STATIONS, &sums);
  g_assert_cmpint (sums.voted, ==, 21838);
  g_assert_cmpint (sums.listed, ==, 28378);
  g_assert_cmpint (sums.n_figures, ==, N_STATIONS);
  g_assert_cmpint (sums.n_missing, ==, 0);
  g_assert_true (hp_turnout_compare (&sums, 21836, 28388, &voted, &listed));
  g_assert_cmpint (voted, ==, -2);
  g_assert_cmpint (listed, ==, 10);
  /* 21838/28378 = 0.769539…; 21836/28388 = 0.769198…, published as 76.93 %. */
  ours = hp_percent_format (hp_percent (sums.voted, sums.listed), '.');
  theirs = hp_percent_format (hp_percent (21836, 28388), '.');
  g_assert_cmpstr (ours, ==, "76.95");
  g_assert_cmpstr (theirs, ==, "76.92");
  /* Wrong as published: station 8 (2380/2544 = 0.935534…) and 13 (810/860 = 0.941860…). */
  for (int i = 0; i < N_STATIONS; i++)
    {
      gint64 percent = hp_percent (figures[i].voted, figures[i].listed);

      if (i + 1 == 8)
        {
          g_assert_cmpint (published[i], ==, 9319);
          g_assert_cmpint (percent, ==, 9355);
        }
      else if (i + 1 == 13)
        {
          g_assert_cmpint (published[i], ==, 9415);
          g_assert_cmpint (percent, ==, 9419);
        }
      else
        g_assert_cmpint (percent, ==, published[i]);
    }
}

static void
test_sums (void)
{
  static const HpTurnoutFigure figures[] = { { AT (9), 10, 100 },
                                             { AT (9), NO, 200 },
                                             { AT (9), 0, NO } };
  HpTurnoutSums sums;
  gint64 voted, listed;

  hp_turnout_sums (figures, 3, &sums);
  g_assert_cmpint (sums.voted, ==, 10);
  g_assert_cmpint (sums.listed, ==, 300);
  g_assert_cmpint (sums.n_figures, ==, 2);
  g_assert_cmpint (sums.n_missing, ==, 1);
  g_assert_false (hp_turnout_compare (&sums, 10, 300, &voted, &listed));
  g_assert_false (hp_turnout_compare (&sums, NO, NO, &voted, &listed));
  g_assert_true (hp_turnout_compare (&sums, NO, 299, &voted, &listed));
  g_assert_cmpint (voted, ==, 0);
  g_assert_cmpint (listed, ==, -1);
  hp_turnout_sums (NULL, 0, &sums);
  g_assert_cmpint (sums.voted, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/turnout/marks", test_marks);
  g_test_add_func ("/turnout/values", test_values);
  g_test_add_func ("/turnout/now", test_now);
  g_test_add_func ("/turnout/publication", test_publication);
  g_test_add_func ("/turnout/sums", test_sums);
  return g_test_run ();
}
