/* test-core.c: percentages, counts, bodies and findings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-body.h"
#include "engine/core/hp-finding.h"
#include "engine/core/hp-percent.h"
#include "engine/core/hp-util.h"

/* ---- percentages and counts ---- */

static void
test_percent (void)
{
  static const struct
  {
    gint64 part, whole, hundredths;
    const char *text;
  } cases[] = {
    { 22566, 100000, 2257, "22.57" }, /* the example of Q&A 2026 Q177 */
    { 22564, 100000, 2256, "22.56" },
    { 22565, 100000, 2257, "22.57" },
    { 2380, 2544, 9355, "93.55" },
    { 21838, 28378, 7695, "76.95" },
    { 1, 3, 3333, "33.33" },
    { 2, 3, 6667, "66.67" },
    { 1, 20000, 1, "0.01" },
    { 1, 20001, 0, "0.00" },
    { 0, 5, 0, "0.00" },
    { 5, 5, 10000, "100.00" },
    { 19999, 20000, 10000, "100.00" },
    { 6, 5, 12000, "120.00" },
    { 1, 0, -1, "" },
    { 0, 0, -1, "" },
    { -1, 5, -1, "" },
    { HP_MISSING, 5, -1, "" },
    { 5, HP_MISSING, -1, "" },
    { 999999999, 999999999, 10000, "100.00" },
    { G_MAXINT64 / 2, G_MAXINT64, 5000, "50.00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 hundredths = hp_percent (cases[i].part, cases[i].whole);
      g_autofree char *text = hp_percent_format (hundredths, '.');

      g_assert_cmpint (hundredths, ==, cases[i].hundredths);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_percent_parts (void)
{
  static const struct
  {
    gint64 parts[7];
    int n;
    gint64 out[7];
  } cases[] = {
    { { 1177, 23 }, 2, { 9808, 192 } },
    { { 1, 1, 1 }, 3, { 3334, 3333, 3333 } },
    { { 1, 1, 1, 1, 1, 1, 1 }, 7, { 1426, 1429, 1429, 1429, 1429, 1429, 1429 } },
    { { 1, 3, 3 }, 3, { 1429, 4285, 4286 } },
    { { 0, 5 }, 2, { 0, 10000 } },
    { { 0, 0 }, 2, { -1, -1 } },
    { { 7 }, 1, { 10000 } },
  };
  gint64 parts[40], out[40];

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      hp_percent_parts (cases[i].parts, cases[i].n, out);
      for (int j = 0; j < cases[i].n; j++)
        g_assert_cmpint (out[j], ==, cases[i].out[j]);
    }
  for (int round = 0; round < 100000; round++)
    {
      int n = g_test_rand_int_range (1, G_N_ELEMENTS (parts) + 1);
      int top = round % 2 == 0 ? 5 : 1000000000;
      gint64 sum = 0, whole = 0;
      int moved = 0;

      for (int j = 0; j < n; j++)
        whole += parts[j] = g_test_rand_int_range (0, top);
      hp_percent_parts (parts, n, out);
      for (int j = 0; j < n; j++)
        {
          sum += out[j];
          moved += whole > 0 && out[j] != hp_percent (parts[j], whole);
        }
      g_assert_cmpint (sum, ==, whole > 0 ? 10000 : -n);
      g_assert_cmpint (moved, <=, 1);
    }
}

static const struct
{
  const char *text;
  gboolean ok;
  gint64 count;
} counts[] = {
  { "0", TRUE, 0 },
  { "1250", TRUE, 1250 },
  { "1.250", TRUE, 1250 },
  { "1 250", TRUE, 1250 },
  { "1\u00A0250", TRUE, 1250 },
  { "1\u202F250", TRUE, 1250 },
  { " 21.838 ", TRUE, 21838 },
  { "21838\u00A0", TRUE, 21838 },
  { "999.999.999", TRUE, 999999999 },
  { "007", TRUE, 7 },
  { "", TRUE, HP_MISSING },
  { "  ", TRUE, HP_MISSING },
  { "\u00A0", TRUE, HP_MISSING },
  { NULL, TRUE, HP_MISSING },
  { "1000000000", FALSE, HP_MISSING },
  { "1.000.000.000", FALSE, HP_MISSING },
  { "99999999999999999999999", FALSE, HP_MISSING },
  { "12.34", FALSE, HP_MISSING },
  { "1.2345", FALSE, HP_MISSING },
  { "1234.567", FALSE, HP_MISSING },
  { "1..234", FALSE, HP_MISSING },
  { "1.234.", FALSE, HP_MISSING },
  { ".234", FALSE, HP_MISSING },
  { "1.234 567", FALSE, HP_MISSING },
  { "1 234.567", FALSE, HP_MISSING },
  { "1,234", FALSE, HP_MISSING },
  { "76,95", FALSE, HP_MISSING },
  { "-5", FALSE, HP_MISSING },
  { "+5", FALSE, HP_MISSING },
  { "5e2", FALSE, HP_MISSING },
  { "0x10", FALSE, HP_MISSING },
  { "5 người", FALSE, HP_MISSING },
  { "٥", FALSE, HP_MISSING },
  { "\xFF", FALSE, HP_MISSING },
};

static void
test_count (void)
{
  static const struct
  {
    gint64 count;
    char group;
    const char *text;
  } formats[] = {
    { 0, '.', "0" },          { 999, '.', "999" },           { 1000, '.', "1.000" },
    { 21838, '.', "21.838" }, { 1234567, '.', "1.234.567" }, { 1234567, '\0', "1234567" },
    { -12, '.', "-12" },      { -123, '.', "-123" },         { -1234, '.', "-1.234" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      gint64 count = 4711;
      gboolean ok = hp_parse_count (counts[i].text, &count);

      if (ok != counts[i].ok || count != counts[i].count)
        g_test_fail_printf ("“%s”: %d, %" G_GINT64_FORMAT, counts[i].text, ok, count);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *text = hp_count_format (formats[i].count, formats[i].group);
      gint64 back;

      g_assert_cmpstr (text, ==, formats[i].text);
      if (formats[i].count >= 0)
        {
          g_assert_true (hp_parse_count (text, &back));
          g_assert_cmpint (back, ==, formats[i].count);
        }
    }
}

/* ---- the small rest ---- */

static void
test_bodies (void)
{
  static const char *const codes[] = { "qh", "tinh", "huyen", "xa" };

  for (int b = 0; b < HP_N_BODIES; b++)
    {
      g_assert_cmpstr (hp_body_code (b), ==, codes[b]);
      g_assert_cmpint (hp_body_from_code (codes[b]), ==, b);
    }
  g_assert_null (hp_body_code (HP_BODY_NONE));
  g_assert_cmpint (hp_body_from_code ("QH"), ==, HP_BODY_NONE);
  g_assert_cmpint (hp_body_from_code (NULL), ==, HP_BODY_NONE);
}

static void
test_finding (void)
{
  g_autoptr (GPtrArray) findings = hp_findings_new ();
  g_autoptr (HpFinding) copy = NULL;
  HpFinding *finding = hp_finding_new ("T06", HP_SEVERITY_ERROR);

  g_ptr_array_add (findings, finding);
  g_ptr_array_add (findings, hp_finding_new ("T15", HP_SEVERITY_WARNING));
  hp_finding_at (finding, 3, HP_BODY_XA, 2);
  hp_finding_in_field (finding, "collected", 4);
  hp_finding_number (finding, "valid", 7);
  hp_finding_text (finding, "other", "tinh");
  finding->sheet = g_strdup ("Sheet1");
  copy = hp_finding_copy (finding);
  hp_finding_number (finding, "later", 1);
  g_assert_true (hp_finding_is (copy, "T06"));
  g_assert_cmpint (copy->station, ==, 3);
  g_assert_cmpint (copy->body, ==, HP_BODY_XA);
  g_assert_cmpint (copy->constituency, ==, 2);
  g_assert_cmpstr (copy->field, ==, "collected");
  g_assert_cmpint (copy->index, ==, 4);
  g_assert_cmpstr (copy->sheet, ==, "Sheet1");
  g_assert_cmpint (hp_finding_get_number (copy, "valid", -1), ==, 7);
  g_assert_cmpint (hp_finding_get_number (copy, "other", -1), ==, -1);
  g_assert_cmpint (hp_finding_get_number (copy, "later", -1), ==, -1);
  g_assert_cmpstr (hp_finding_get_text (copy, "other"), ==, "tinh");
  g_assert_null (hp_finding_get_text (copy, "valid"));
  g_assert_cmpuint (hp_findings_count (findings, HP_SEVERITY_ERROR), ==, 1);
  g_assert_cmpuint (hp_findings_count (findings, HP_SEVERITY_WARNING), ==, 1);
}

static void
test_util (void)
{
  g_autofree char *place = NULL;
  g_autofree char *now = hp_now ();

  g_assert_false (hp_set_str (&place, NULL));
  g_assert_true (hp_set_str (&place, "a"));
  g_assert_false (hp_set_str (&place, "a"));
  g_assert_true (hp_set_str (&place, NULL));
  g_assert_null (place);
  g_assert_true (g_regex_match_simple (
      "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[+-]\\d\\d:\\d\\d$", now, 0, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/percent", test_percent);
  g_test_add_func ("/core/percent/parts", test_percent_parts);
  g_test_add_func ("/core/count", test_count);
  g_test_add_func ("/core/body", test_bodies);
  g_test_add_func ("/core/finding", test_finding);
  g_test_add_func ("/core/util", test_util);
  return g_test_run ();
}
