/* test-rules-refused.c: rule packs that must be refused, with the place named.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-error.h"
#include "engine/rules/hp-rules.h"

#include <string.h>

/* The pack of 2026 with the first @from replaced by @to. */
static char *
altered (const char *from, const char *to)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "data", "elections", "2026.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  char *place;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  place = strstr (text, from);
  g_assert_nonnull (place);
  *place = '\0';
  return g_strconcat (text, to, place + strlen (from), NULL);
}

static const struct
{
  const char *from, *to, *path;
} alterations[] = {
  /* missing */
  { "\"year\": 2026,", "", "$.election.year" },
  { "\"term_qh\": {\"value\": \"XVI\", ", "\"term_qh\": {", "$.election.term_qh.value" },
  { ", \"source\": \"Q&A 2026 Q1\"", "", "$.election.term_qh.source" },
  { "\"format\": 1,", "", "$.format" },
  /* wrong type */
  { "\"year\": 2026,", "\"year\": \"2026\",", "$.election.year" },
  { "\"year\": 2026,", "\"year\": 2026.5,", "$.election.year" },
  { "\"year\": 2026,", "\"year\": null,", "$.election.year" },
  { "\"year\": 2026,", "\"year\": [2026],", "$.election.year" },
  { "{\"value\": 18,", "{\"value\": true,", "$.election.voter_age.value" },
  { "{\"value\": false,", "{\"value\": 0,", "$.election.has_district.value" },
  { "\"strict\": true", "\"strict\": 1", "$.bodies[0].turnout.strict" },
  { "\"aliases\": [\"bình thường\"", "\"aliases\": [1", "$.station.kinds[0].aliases[0]" },
  { "\"bodies\": [\"qh\", \"tinh\", \"xa\"]", "\"bodies\": \"qh\"", "$.entitlement[0].bodies" },
  /* out of range */
  { "\"format\": 1,", "\"format\": 2,", "$.format" },
  { "\"year\": 2026,", "\"year\": -1,", "$.election.year" },
  { "\"year\": 2026,", "\"year\": 99999999999999999999,", "$.election.year" },
  { "\"value\": 3, \"source\": \"Q&A 2026 Q45", "\"value\": 0, \"source\": \"Q&A 2026 Q45",
    "$.bodies[0].max_seats.value" },
  { "\"denominator\": 2,", "\"denominator\": 0,", "$.bodies[0].turnout.denominator" },
  { "\"from\": 1, \"to\": 3", "\"from\": 1, \"to\": 4", "$.bodies[0].surplus[0].to" },
  { "\"from\": 3, \"to\": 3", "\"from\": 2, \"to\": 3", "$.bodies[1].surplus[1].from" },
  { "\"copies\": 5,", "\"copies\": -5,", "].copies" },
  { "\"team_max\": 21", "\"team_max\": 10", "$.station.kinds[0].team_max" },
  { "\"09:00\", \"11:00\"", "\"11:00\", \"09:00\"", "$.marks.value" },
  { "\"09:00\"", "\"24:00\"", "$.marks.value" },
  { "\"opens\": \"07:00\"", "\"opens\": \"7:00\"", "$.election.voting_hours.opens" },
  { "\"opens\": \"07:00\"", "\"opens\": \"20:00\"", "$.election.voting_hours" },
  /* dates */
  { "2026-03-15", "2026-02-30", "$.election.day.value" },
  { "2026-03-15", "2026-03", "$.election.day.value" },
  { "2026-03-15", "2025-03-15", "$.election.day" },
  { "\"from\": \"2025-12-17\"", "\"from\": \"2026-12-17\"", "].to" },
  /* codes and names */
  { "\"code\": \"tinh\"", "\"code\": \"province\"", "$.bodies[1].code" },
  { "\"code\": \"tinh\"", "\"code\": \"qh\"", "$.bodies[1].code" },
  { "\"bodies\": [\"qh\", \"tinh\", \"xa\"]", "\"bodies\": [\"qh\", \"huyen\"]",
    "$.entitlement[0].bodies[1]" },
  { "\"code\": \"TAM12P\"", "\"code\": \"TT\"", "$.entitlement[1].code" },
  { "\"vùng núi\"", "\"Hải đảo\"", "$.station.kinds[2].label" },
  { "\"number\": \"06\"", "\"number\": \"05\"", "$.forms[1].number" },
  { "\"field\": \"male\"", "\"field\": \"gender\"", "$.voter_list.columns[3].field" },
  { "\"scope\": \"other\"", "\"scope\": \"moon\"", "$.calendar[0].scope" },
  { "\"row\": \"C26\"", "\"row\": \"C99\"", "].row" },
  { "\"row\": \"C26\"", "\"row\": \"C42\"", "].row" },
  { "\"id\": \"C02\"", "\"id\": \"C01\"", "$.calendar[1].id" },
  { "\"year\": 2026,", "\"year\": 2026, \"yaer\": 2026,", "$.election.yaer" },
  { "\"word\": \"xã\"", "\"word\": \"\"", "$.election.ward_kinds[0].word" },
  { "\"word\": \"xã\"", "\"word\": \"x\\u0007\"", "$.election.ward_kinds[0].word" },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (alterations); i++)
    {
      g_autofree char *json = altered (alterations[i].from, alterations[i].to);
      g_autoptr (GError) error = NULL;
      g_autoptr (HpRules) rules = hp_rules_parse (json, -1, &error);

      g_test_message ("%s → %s: %s", alterations[i].from, alterations[i].to,
                      error != NULL ? error->message : "accepted");
      g_assert_null (rules);
      g_assert_error (error, HP_ERROR, HP_ERROR_FORMAT);
      g_assert_nonnull (strstr (error->message, alterations[i].path));
    }
}

static void
test_not_a_pack (void)
{
  static const char bad_utf8[] = "{\"format\": 1, \"x\": \"\xff\xfe\"}";
  static const char with_nul[] = "{\"format\": 1\0}";
  static const struct
  {
    const char *json;
    gssize len;
    int code;
  } rows[] = {
    { "", 0, HP_ERROR_FORMAT },          { "[]", -1, HP_ERROR_FORMAT },
    { "7", -1, HP_ERROR_FORMAT },        { "null", -1, HP_ERROR_FORMAT },
    { "{", -1, HP_ERROR_FORMAT },        { "/* \" */ {}", -1, HP_ERROR_FORMAT },
    { "{'a': 1}", -1, HP_ERROR_FORMAT }, { "{\"format\": 1}", -1, HP_ERROR_FORMAT },
    { bad_utf8, -1, HP_ERROR_FORMAT },   { with_nul, sizeof with_nul - 1, HP_ERROR_FORMAT },
  };
  g_autofree char *deep = g_strnfill (200000, '[');
  g_autofree char *large = g_strnfill (2 * 1024 * 1024, ' ');
  g_autoptr (GError) deep_error = NULL;
  g_autoptr (GError) large_error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hp_rules_parse (rows[i].json, rows[i].len, &error));
      g_assert_error (error, HP_ERROR, rows[i].code);
      g_assert_nonnull (strstr (error->message, "“$"));
    }
  g_assert_null (hp_rules_parse (deep, -1, &deep_error));
  g_assert_error (deep_error, HP_ERROR, HP_ERROR_LIMIT);
  g_assert_null (hp_rules_parse (large, -1, &large_error));
  g_assert_error (large_error, HP_ERROR, HP_ERROR_LIMIT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules-refused/altered", test_refused);
  g_test_add_func ("/rules-refused/not-a-pack", test_not_a_pack);
  return g_test_run ();
}
