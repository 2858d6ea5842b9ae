/* test-tally-checks.c: the figures of a tally, and T01 … T15.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/count/hp-tally-checks.h"
#include "engine/count/hp-tally-json.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define MAX_CHANGES 9

static const HpTallyRules plain_rules = { .seats = 3, .candidates = 5, .invalid_share_bp = 300 };

/* The codes in the order in which they were found, each as often as it was: "T04 T05". */
static char *
codes_of (GPtrArray *findings, int severity)
{
  GString *s = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const HpFinding *finding = g_ptr_array_index (findings, i);

      if (severity < 0 || (int) finding->severity == severity)
        g_string_append_printf (s, "%s%s", s->len > 0 ? " " : "", finding->code);
    }
  return g_string_free (s, FALSE);
}

/* ---- the agreed cases ---- */

static void
assert_codes (GPtrArray *findings, int severity, JsonArray *expected, const char *name)
{
  g_autofree char *found = codes_of (findings, severity);
  g_autoptr (GString) wanted = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (expected); i++)
    g_string_append_printf (wanted, "%s%s", i > 0 ? " " : "",
                            json_array_get_string_element (expected, i));
  if (g_strcmp0 (found, wanted->str) != 0)
    g_test_fail_printf ("%s: “%s”, not “%s”", name, found, wanted->str);
}

static void
test_cases (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "tally-cases.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *cases;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  cases = json_node_get_array (json_parser_get_root (parser));
  g_assert_cmpuint (json_array_get_length (cases), ==, 17);
  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject *object = json_array_get_object_element (cases, i);
      const char *name = json_object_get_string_member (object, "name");
      g_autofree char *entry = json_to_string (json_object_get_member (object, "entry"), FALSE);
      g_autoptr (GPtrArray) findings = hp_findings_new ();
      g_auto (HpTallyFigures) figures = { 0 };
      HpTallyRules rules = plain_rules;

      rules.seats = json_object_get_int_member (object, "seats");
      rules.candidates = json_object_get_int_member (object, "candidates");
      hp_tally_json_parse (entry, -1, name, &figures, NULL, &error);
      g_assert_no_error (error);
      hp_tally_check (&figures, &rules, findings);
      assert_codes (findings, HP_SEVERITY_ERROR, json_object_get_array_member (object, "errors"),
                    name);
      assert_codes (findings, HP_SEVERITY_WARNING,
                    json_object_get_array_member (object, "warnings"), name);
    }
}

/* ---- boundaries, from one tally in which everything agrees ---- */

/* 102 + 375 + 700 = 1177 = H; 102 + 2·375 + 3·700 = 2952 = 822 + 760 + 690 + 400 + 280. */
static HpTallyFigures *
agreeing (void)
{
  static const gint64 kept[] = { 102, 375, 700 };
  static const gint64 votes[] = { 822, 760, 690, 400, 280 };
  HpTallyFigures *f = hp_tally_figures_new (3, 5, 0);

  f->listed = 1250;
  f->voted = f->issued = f->collected = 1200;
  f->valid = 1177;
  f->invalid = 23;
  memcpy (f->kept, kept, sizeof kept);
  memcpy (f->votes, votes, sizeof votes);
  return f;
}

typedef struct
{
  HpTallyField field;
  int index;
  gint64 value;
} Change;

#define NO HP_MISSING
#define SET(field, value)                                                                          \
  {                                                                                                \
    HP_TALLY_##field, 0, value                                                                     \
  }
#define ITEM(field, index, value)                                                                  \
  {                                                                                                \
    HP_TALLY_##field, index, value                                                                 \
  }
#define KEPT(a, b, c) ITEM (KEPT, 0, a), ITEM (KEPT, 1, b), ITEM (KEPT, 2, c)
#define VOTES(a, b, c, d, e)                                                                       \
  ITEM (VOTES, 0, a), ITEM (VOTES, 1, b), ITEM (VOTES, 2, c), ITEM (VOTES, 3, d), ITEM (VOTES, 4, e)
#define END                                                                                        \
  {                                                                                                \
    HP_N_TALLY_FIELDS, 0, 0                                                                        \
  }

static const struct
{
  Change changes[MAX_CHANGES];
  const char *codes;
} boundaries[] = {
  { { END }, "" },
  { { SET (LISTED, NO), END }, "" },
  { { SET (LISTED, 1200), END }, "" },
  { { SET (LISTED, 1199), END }, "T02" },
  { { SET (VOTED, 0), END }, "T03 T05" },
  { { SET (VOTED, 1199), END }, "T03 T05" },
  { { SET (VOTED, 1201), END }, "T03" },
  { { SET (ISSUED, 1199), END }, "T03 T04" },
  { { SET (ISSUED, 1201), END }, "T03 T15" },
  { { SET (COLLECTED, 1201), END }, "T04 T05 T06" },
  { { SET (COLLECTED, 1199), END }, "T06 T15" },
  { { SET (INVALID, 22), END }, "T06" },
  { { SET (VALID, 1176), END }, "T06 T07" },
  { { ITEM (KEPT, 0, 103), END }, "T07 T08" },
  { { KEPT (101, 376, 700), END }, "T08" },
  { { KEPT (101, 377, 699), END }, "" },
  { { ITEM (VOTES, 4, 279), END }, "T08" },
  { { VOTES (821, 761, 690, 400, 280), END }, "" },
  /* T09: as many votes as valid ballots may be. */
  { { VOTES (1177, 405, 690, 400, 280), END }, "" },
  { { VOTES (1178, 404, 690, 400, 280), END }, "T09" },
  { { VOTES (1178, 1178, 596, 0, 0), END }, "T09 T09" },
  /* T10: from one name on each ballot to three. */
  { { KEPT (1177, 0, 0), VOTES (1177, 0, 0, 0, 0), END }, "" },
  { { KEPT (1177, 0, 0), VOTES (1176, 0, 0, 0, 0), END }, "T08 T10" },
  { { KEPT (0, 0, 1177), VOTES (1177, 1177, 1177, 0, 0), END }, "" },
  { { KEPT (0, 0, 1177), VOTES (1177, 1177, 1177, 1, 0), END }, "T08 T10" },
  /* T14: 36 of 1200 are 3 %; 90 + 375 + 700 = 1165 and 90 + 750 + 2100 = 2940. */
  { { SET (VALID, 1165), SET (INVALID, 35), ITEM (KEPT, 0, 90), ITEM (VOTES, 0, 810), END }, "" },
  { { SET (VALID, 1164), SET (INVALID, 36), ITEM (KEPT, 0, 89), ITEM (VOTES, 0, 809), END },
    "T14" },
  /* T12: 1200 + 4 + 96 = 1300. */
  { { SET (RECEIVED, 1300), SET (SPOILED, 4), SET (UNUSED, 96), END }, "" },
  { { SET (RECEIVED, 1301), SET (SPOILED, 4), SET (UNUSED, 96), END }, "T12" },
  { { SET (RECEIVED, 1296), SET (SPOILED, 4), SET (UNUSED, 96), END }, "T12" },
  { { SET (RECEIVED, 1301), SET (UNUSED, 96), END }, "" },
  { { SET (RECEIVED, 1301), SET (SPOILED, 4), END }, "" },
  { { SET (SPOILED, 4), SET (UNUSED, 96), END }, "" },
  /* A figure that is missing or impossible is T01, and nothing else is made of it. */
  { { SET (VOTED, NO), END }, "T01" },
  { { SET (ISSUED, NO), END }, "T01" },
  { { SET (COLLECTED, NO), END }, "T01" },
  { { SET (VALID, NO), END }, "T01" },
  { { SET (INVALID, NO), END }, "T01" },
  { { ITEM (KEPT, 1, NO), END }, "T01" },
  { { ITEM (VOTES, 4, NO), END }, "T01" },
  { { SET (VOTED, -1), END }, "T01" },
  { { SET (LISTED, -1), END }, "T01" },
  { { SET (RECEIVED, -1), SET (SPOILED, 4), SET (UNUSED, 96), END }, "T01" },
  { { ITEM (VOTES, 0, -822), END }, "T01" },
  { { SET (VALID, G_MAXINT64), END }, "T01" },
  { { SET (LISTED, HP_TALLY_FIGURE_MAX), END }, "" },
  { { SET (LISTED, HP_TALLY_FIGURE_MAX + 1), END }, "T01" },
};

static void
test_boundaries (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (boundaries); i++)
    {
      g_autoptr (HpTallyFigures) f = agreeing ();
      g_autoptr (GPtrArray) findings = hp_findings_new ();
      g_autofree char *codes = NULL;

      for (const Change *c = boundaries[i].changes; c->field != HP_N_TALLY_FIELDS; c++)
        hp_tally_figures_set (f, c->field, c->index, c->value);
      hp_tally_check (f, &plain_rules, findings);
      codes = codes_of (findings, -1);
      if (g_strcmp0 (codes, boundaries[i].codes) != 0)
        g_test_fail_printf ("case %d: “%s”, not “%s”", (int) i, codes, boundaries[i].codes);
    }
}

static void
assert_check (const HpTallyFigures *f, const HpTallyRules *rules, const char *expected)
{
  g_autoptr (GPtrArray) findings = hp_findings_new ();
  g_autofree char *codes = NULL;

  hp_tally_check (f, rules, findings);
  codes = codes_of (findings, -1);
  g_assert_cmpstr (codes, ==, expected);
}

static void
test_settings (void)
{
  g_autoptr (HpTallyFigures) f = agreeing ();
  HpTallyRules rules = plain_rules;

  f->received = 1296;
  f->spoiled = 4;
  f->unused = 96;
  assert_check (f, &rules, "T12");
  rules.spoiled_inside_issued = TRUE;
  assert_check (f, &rules, "");
  f->spoiled = HP_MISSING;
  assert_check (f, &rules, "");
  f->received = 1300;
  assert_check (f, &rules, "T12");
  f->received = HP_MISSING;

  /* 23 of 1200: 1.9166 … %. */
  rules.invalid_share_bp = 192;
  assert_check (f, &rules, "");
  rules.invalid_share_bp = 191;
  assert_check (f, &rules, "T14");
  rules.invalid_share_bp = 0;
  assert_check (f, &rules, "");

  rules.candidates = 6;
  assert_check (f, &rules, "T13");
  rules.seats = 4;
  assert_check (f, &rules, "T13 T13");
  rules.seats = rules.candidates = 0;
  assert_check (f, &rules, "");
}

static void
test_lists (void)
{
  g_autoptr (HpTallyFigures) f = agreeing ();
  g_autoptr (HpTallyFigures) empty = hp_tally_figures_new (3, 5, 5);

  hp_tally_figures_resize (f, HP_TALLY_INVALID_REASONS, 5);
  assert_check (f, &plain_rules, ""); /* not begun */
  f->invalid_reasons[2] = 23;
  assert_check (f, &plain_rules, "T01 T01 T01 T01");
  for (int i = 0; i < 5; i++)
    f->invalid_reasons[i] = i == 2 ? 23 : 0;
  assert_check (f, &plain_rules, "");
  f->invalid_reasons[4] = 1;
  assert_check (f, &plain_rules, "T11");
  hp_tally_figures_resize (f, HP_TALLY_INVALID_REASONS, 0);
  hp_tally_figures_resize (f, HP_TALLY_KEPT, 0);
  assert_check (f, &plain_rules, "T01");
  hp_tally_figures_resize (f, HP_TALLY_VOTES, 0);
  assert_check (f, &plain_rules, "T01 T01");
  /* voted, issued, collected, valid, invalid; three classes; five candidates. */
  assert_check (empty, &plain_rules, "T01 T01 T01 T01 T01 T01 T01 T01 T01 T01 T01 T01 T01");
}

static void
assert_value (GPtrArray *findings, guint i, const char *name, gint64 value)
{
  g_assert_cmpint (hp_finding_get_number (g_ptr_array_index (findings, i), name, -99), ==, value);
}

static void
test_values (void)
{
  g_autoptr (HpTallyFigures) f = agreeing ();
  g_autoptr (GPtrArray) findings = hp_findings_new ();
  const HpFinding *finding;

  f->collected = 1275; /* T04 T05 T06 */
  f->votes[2] = 691;   /* T08 */
  hp_tally_check (f, &plain_rules, findings);
  g_assert_cmpuint (findings->len, ==, 4);
  assert_value (findings, 0, "collected", 1275);
  assert_value (findings, 0, "issued", 1200);
  assert_value (findings, 0, "difference", 75);
  assert_value (findings, 1, "voted", 1200);
  assert_value (findings, 2, "sum", 1200);
  assert_value (findings, 2, "difference", 75);
  assert_value (findings, 3, "votes_sum", 2953);
  assert_value (findings, 3, "names_sum", 2952);
  assert_value (findings, 3, "difference", 1);
  finding = g_ptr_array_index (findings, 0);
  g_assert_cmpstr (finding->field, ==, "collected");
  g_assert_cmpint (finding->index, ==, -1);

  hp_tally_findings_at (findings, 2, 8, HP_BODY_XA, 1);
  g_assert_cmpint (finding->station, ==, 0);
  finding = g_ptr_array_index (findings, 3);
  g_assert_cmpint (finding->station, ==, 8);
  g_assert_cmpint (finding->body, ==, HP_BODY_XA);
  g_assert_cmpint (finding->constituency, ==, 1);

  g_ptr_array_set_size (findings, 0);
  f->collected = 1200;
  f->votes[2] = 1178;
  hp_tally_check (f, &plain_rules, findings); /* T08 T09 */
  finding = g_ptr_array_index (findings, 1);
  g_assert_true (hp_finding_is (finding, "T09"));
  g_assert_cmpstr (finding->field, ==, "votes");
  g_assert_cmpint (finding->index, ==, 2);
  assert_value (findings, 1, "candidate", 3);
  assert_value (findings, 1, "difference", 1);
}

/* ---- properties ---- */

/* A tally made by counting ballots one by one. */
static HpTallyFigures *
counted (int seats, int candidates)
{
  HpTallyFigures *f = hp_tally_figures_new (seats, candidates, 5);
  int *names = g_new (int, candidates);

  memset (f->kept, 0, seats * sizeof (gint64));
  memset (f->votes, 0, candidates * sizeof (gint64));
  memset (f->invalid_reasons, 0, 5 * sizeof (gint64));
  f->valid = f->invalid = 0;
  f->voted = g_test_rand_int_range (1, 200);
  for (int ballot = 0; ballot < f->voted; ballot++)
    {
      int keep = g_test_rand_int_range (1, seats + 1);

      if (g_test_rand_int_range (0, 50) == 0)
        {
          f->invalid++;
          f->invalid_reasons[g_test_rand_int_range (0, 5)]++;
          continue;
        }
      for (int i = 0; i < candidates; i++)
        names[i] = i;
      for (int i = 0; i < keep; i++)
        {
          int j = g_test_rand_int_range (i, candidates), name = names[j];

          names[j] = names[i];
          names[i] = name;
          f->votes[name]++;
        }
      f->valid++;
      f->kept[keep - 1]++;
    }
  f->issued = f->collected = f->voted;
  f->listed = f->voted + g_test_rand_int_range (0, 50);
  f->spoiled = g_test_rand_int_range (0, 5);
  f->unused = g_test_rand_int_range (0, 50);
  f->received = f->issued + f->spoiled + f->unused;
  g_free (names);
  return f;
}

/* An honest count has no finding; one figure off by one has at least one. */
static void
test_honest (void)
{
  for (int round = 0; round < 3000; round++)
    {
      HpTallyRules rules = { .seats = g_test_rand_int_range (1, 6) };
      g_autoptr (HpTallyFigures) f = NULL;
      g_autoptr (GPtrArray) findings = hp_findings_new ();
      HpTallyField field;
      gint64 figure;
      int index;

      rules.candidates = rules.seats + g_test_rand_int_range (1, 4);
      f = counted (rules.seats, rules.candidates);
      hp_tally_check (f, &rules, findings);
      g_assert_cmpuint (findings->len, ==, 0);
      /* All but the number of listed voters, of which only the upper bound is known. */
      field = g_test_rand_int_range (HP_TALLY_VOTED, HP_N_TALLY_FIELDS);
      index = g_test_rand_int_range (0, hp_tally_figures_length (f, field));
      figure = hp_tally_figures_get (f, field, index);
      hp_tally_figures_set (f, field, index, figure + (round % 2 == 0 || figure == 0 ? 1 : -1));
      hp_tally_check (f, &rules, findings);
      g_assert_cmpuint (findings->len, >, 0);
    }
}

static HpTallyFigures *
wild (void)
{
  static const gint64 values[] = { HP_MISSING,          HP_MISSING + 1,          -1,        0, 1, 2,
                                   HP_TALLY_FIGURE_MAX, HP_TALLY_FIGURE_MAX + 1, G_MAXINT64 };
  HpTallyFigures *f = hp_tally_figures_new (
      g_test_rand_int_range (0, 9), g_test_rand_int_range (0, 9), g_test_rand_int_range (0, 7));

  for (int field = 0; field < HP_N_TALLY_FIELDS; field++)
    for (int i = 0; i < hp_tally_figures_length (f, field); i++)
      {
        int pick = g_test_rand_int_range (0, 2 * G_N_ELEMENTS (values));

        hp_tally_figures_set (f, field, i,
                              pick < (int) G_N_ELEMENTS (values)
                                  ? values[pick]
                                  : g_test_rand_int_range (0, 1000000000));
      }
  return f;
}

/* Whatever is entered: codes in their order, each with its field, and no overflow on the way. */
static void
test_wild (void)
{
  for (int round = 0; round < 20000; round++)
    {
      g_autoptr (HpTallyFigures) f = wild ();
      g_autoptr (HpTallyFigures) g = wild ();
      g_autoptr (GPtrArray) findings = hp_findings_new ();
      HpTallyRules rules = { g_test_rand_int_range (-1, 9),
                             g_test_rand_int_range (-1, 9),
                             g_test_rand_int_range (0, 10001),
                             round % 2,
                             1,
                             g_test_rand_int_range (0, G_MAXINT),
                             g_test_rand_int_range (0, 10001) };
      HpTallyPeer peers[] = { { 1, f }, { 2, g } };
      const HpTallyFigures *by_body[HP_N_BODIES] = { f, g, NULL, f };
      const char *last = "T01";

      hp_tally_check (f, &rules, findings);
      for (guint i = 0; i < findings->len; i++)
        {
          const HpFinding *finding = g_ptr_array_index (findings, i);
          HpTallyField field = hp_tally_field_from_name (finding->field);

          g_assert_cmpint (g_strcmp0 (finding->code, last), >=, 0);
          g_assert_cmpint (field, !=, HP_N_TALLY_FIELDS);
          g_assert_cmpint (finding->index, <, hp_tally_figures_length (f, field));
          last = finding->code;
        }
      hp_tally_check_peers (1, f, peers, 2, &rules, findings);
      hp_tally_check_bodies (by_body, HP_BODY_NONE, findings);
      hp_tally_check_turnout (f, g->voted, findings);
    }
}

/* ---- the figures themselves ---- */

static void
test_figures (void)
{
  static const char *const names[] = { "listed",   "voted",   "issued", "collected",
                                       "valid",    "invalid", "kept",   "votes",
                                       "received", "spoiled", "unused", "invalid_reasons" };
  g_autoptr (HpTallyFigures) a = agreeing ();
  g_autoptr (HpTallyFigures) b = hp_tally_figures_copy (a);
  g_autoptr (GPtrArray) diffs = NULL;
  HpTallyDiff *diff;

  g_assert_cmpint (HP_N_TALLY_FIELDS, ==, G_N_ELEMENTS (names));
  for (int f = 0; f < HP_N_TALLY_FIELDS; f++)
    {
      g_assert_cmpstr (hp_tally_field_name (f), ==, names[f]);
      g_assert_cmpint (hp_tally_field_from_name (names[f]), ==, f);
    }
  g_assert_cmpint (hp_tally_field_from_name ("reasons"), ==, HP_N_TALLY_FIELDS);
  g_assert_true (hp_tally_figures_equal (a, b));
  b->votes[3] = 401;
  b->issued = HP_MISSING;
  hp_tally_figures_resize (b, HP_TALLY_INVALID_REASONS, 2);
  b->invalid_reasons[1] = 5;
  g_assert_false (hp_tally_figures_equal (a, b));
  diffs = hp_tally_figures_diff (a, b);
  g_assert_cmpuint (diffs->len, ==, 3);
  diff = g_ptr_array_index (diffs, 0);
  g_assert_cmpstr (diff->name, ==, "issued");
  g_assert_cmpint (diff->index, ==, -1);
  g_assert_cmpint (diff->a, ==, 1200);
  g_assert_cmpint (diff->b, ==, HP_MISSING);
  diff = g_ptr_array_index (diffs, 1);
  g_assert_cmpstr (diff->name, ==, "votes");
  g_assert_cmpint (diff->index, ==, 3);
  g_assert_cmpint (diff->b, ==, 401);
  diff = g_ptr_array_index (diffs, 2);
  g_assert_cmpint (diff->field, ==, HP_TALLY_INVALID_REASONS);
  g_assert_cmpint (diff->index, ==, 1);
  g_assert_cmpint (a->votes[3], ==, 400); /* the copy has lists of its own */

  g_assert_false (hp_tally_figures_is_empty (b));
  hp_tally_figures_clear (b);
  g_assert_true (hp_tally_figures_is_empty (b));
  g_assert_cmpint (b->listed, ==, HP_MISSING);
  g_assert_cmpint (b->n_votes, ==, 0);
  g_assert_cmpint (hp_tally_figures_get (a, HP_TALLY_KEPT, 3), ==, HP_MISSING);
  g_assert_cmpint (hp_tally_figures_get (a, HP_TALLY_KEPT, -1), ==, HP_MISSING);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tally/figures", test_figures);
  g_test_add_func ("/tally/cases", test_cases);
  g_test_add_func ("/tally/boundaries", test_boundaries);
  g_test_add_func ("/tally/settings", test_settings);
  g_test_add_func ("/tally/lists", test_lists);
  g_test_add_func ("/tally/values", test_values);
  g_test_add_func ("/tally/honest", test_honest);
  g_test_add_func ("/tally/wild", test_wild);
  return g_test_run ();
}
