/* test-results.c: totals by two ways and who is elected, on a ward worked out by hand.
 *
 * Station 1 and 2 elect constituency 1 of the commune, station 3 constituency 2; all three elect
 * constituency 1 of the National Assembly. The sums below were added by hand from the sheets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/candidates/hp-candidate.h"
#include "engine/count/hp-results-json.h"
#include "engine/count/hp-results.h"
#include "lib/hp-test-count.h"
#include "lib/hp-test-ward.h"

#include <string.h>

#define QH_1                                                                                       \
  "{\"voted\":900,\"issued\":900,\"collected\":900,\"valid\":880,\"invalid\":20,"                  \
  "\"kept\":[100,200,580],\"votes\":[700,600,340,320,280]}"
#define QH_2                                                                                       \
  "{\"voted\":450,\"issued\":450,\"collected\":450,\"valid\":440,\"invalid\":10,"                  \
  "\"kept\":[40,100,300],\"votes\":[350,300,190,160,140]}"
#define QH_3                                                                                       \
  "{\"voted\":500,\"issued\":500,\"collected\":500,\"valid\":490,\"invalid\":10,"                  \
  "\"kept\":[40,50,400],\"votes\":[400,350,210,200,180]}"
#define XA_1                                                                                       \
  "{\"voted\":900,\"issued\":900,\"collected\":900,\"valid\":890,\"invalid\":10,"                  \
  "\"kept\":[100,790],\"votes\":[600,500,500,80]}"
#define XA_2                                                                                       \
  "{\"voted\":450,\"issued\":450,\"collected\":450,\"valid\":440,\"invalid\":10,"                  \
  "\"kept\":[40,400],\"votes\":[260,260,260,60]}"
#define XA_3                                                                                       \
  "{\"voted\":500,\"issued\":500,\"collected\":500,\"valid\":490,\"invalid\":10,"                  \
  "\"kept\":[40,50,400],\"votes\":[400,350,300,200,90]}"

static HpTestCount *
new_ward (void)
{
  HpTestCount *ward = hp_test_count_new ();

  hp_test_count_station (ward, 1, 1000, 1, 0, 1);
  hp_test_count_station (ward, 2, 500, 1, 0, 1);
  hp_test_count_station (ward, 3, 1000, 1, 0, 2);
  hp_test_count_contest (ward, HP_BODY_QH, 1, 3,
                         "Anh 1970-01-01, Bình 1971-01-01, Chi 1972-01-01, Dũng 1973-01-01,"
                         " Giang 1974-01-01");
  hp_test_count_contest (ward, HP_BODY_XA, 1, 2,
                         "An 1970-01-01, Bé 1980-05-05, Can 1975-03-03, Diệp 1990-09-09");
  hp_test_count_contest (ward, HP_BODY_XA, 2, 3,
                         "Hà 1970, Khoa 1971, Lan 1972, Minh 1973, Nam 1974");
  return ward;
}

static HpTestCount *
new_sealed_ward (void)
{
  HpTestCount *ward = new_ward ();

  hp_test_count_seal (ward, 1, HP_BODY_QH, QH_1);
  hp_test_count_seal (ward, 2, HP_BODY_QH, QH_2);
  hp_test_count_seal (ward, 3, HP_BODY_QH, QH_3);
  hp_test_count_seal (ward, 1, HP_BODY_XA, XA_1);
  hp_test_count_seal (ward, 2, HP_BODY_XA, XA_2);
  hp_test_count_seal (ward, 3, HP_BODY_XA, XA_3);
  return ward;
}

static GPtrArray *
load (HpTestCount *ward, HpBody body, const char *codes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = hp_findings_new ();
  g_autofree char *found = NULL;
  GPtrArray *results = hp_results_load (ward->db, ward->rules, body, findings, &error);

  g_assert_no_error (error);
  found = hp_test_count_codes (findings);
  g_assert_cmpstr (found, ==, codes);
  return results;
}

/* "2500 1850 1850 1850 1810 40: 1450 elected, …; 2+1 extra". */
static char *
describe (const HpResult *r)
{
  GString *out = g_string_new (NULL);

  g_string_printf (out, "%d/%d %d %d %d %d %d %d:", r->sealed, r->stations, (int) r->listed,
                   (int) r->voted, (int) r->issued, (int) r->collected, (int) r->valid,
                   (int) r->invalid);
  for (guint i = 0; i < r->votes->len; i++)
    {
      const HpElectedCandidate *c = &r->outcome->candidates[i];

      g_assert_cmpint (c->votes, ==, g_array_index (r->votes, gint64, i));
      g_string_append_printf (out, " %d %s/%s%s", (int) c->votes, hp_elected_state_code (c->state),
                              hp_elected_why_code (c->why), i + 1 < r->votes->len ? "," : ";");
    }
  g_string_append_printf (out, " %d+%d %s", r->outcome->elected, r->outcome->missing,
                          hp_proposal_code (r->outcome->proposal));
  return g_string_free (out, FALSE);
}

static void
assert_result (GPtrArray *results, guint i, HpBody body, int number, const char *wanted)
{
  const HpResult *result;
  g_autofree char *found = NULL;

  g_assert_cmpuint (results->len, >, i);
  result = g_ptr_array_index (results, i);
  g_assert_cmpint (result->body, ==, body);
  g_assert_cmpint (result->number, ==, number);
  found = describe (result);
  g_assert_cmpstr (found, ==, wanted);
}

static void
test_by_hand (void)
{
  g_autoptr (HpTestCount) ward = new_sealed_ward ();
  g_autoptr (GPtrArray) results = load (ward, HP_BODY_NONE, "");
  g_autoptr (GPtrArray) commune = load (ward, HP_BODY_XA, "");

  g_assert_cmpuint (results->len, ==, 3);
  g_assert_cmpuint (commune->len, ==, 2);
  /* A majority is 906 of 1810: two of three; any seat missing is an extra election (art. 79). */
  assert_result (results, 0, HP_BODY_QH, 1,
                 "3/3 2500 1850 1850 1850 1810 40:"
                 " 1450 elected/majority, 1250 elected/majority, 740 not-elected/no-majority,"
                 " 680 not-elected/no-majority, 600 not-elected/no-majority; 2+1 extra");
  /* 666 of 1330; 760 twice at the last seat: the one born in 1975 before the one of 1980. */
  assert_result (results, 1, HP_BODY_XA, 1,
                 "2/2 1500 1350 1350 1350 1330 20:"
                 " 860 elected/majority, 760 not-elected/younger, 760 elected/older,"
                 " 140 not-elected/no-majority; 2+0 none");
  /* 500 of 1000 is not more than half (art. 80). */
  assert_result (results, 2, HP_BODY_XA, 2,
                 "1/1 1000 500 500 500 490 10:"
                 " 400 not-elected/turnout, 350 not-elected/turnout, 300 not-elected/turnout,"
                 " 200 not-elected/turnout, 90 not-elected/turnout; 0+3 re-election");
}

/* Nobody is elected while a tally is not sealed, and the sums are of the sealed ones only. */
static void
test_pending (void)
{
  g_autoptr (HpTestCount) ward = new_ward ();
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) some = NULL;
  const HpResult *result;

  hp_test_count_agree (ward, 1, HP_BODY_XA, XA_1);
  none = load (ward, HP_BODY_XA, "");
  assert_result (none, 0, HP_BODY_XA, 1,
                 "0/2 0 0 0 0 0 0: 0 pending/pending, 0 pending/pending, 0 pending/pending,"
                 " 0 pending/pending; 0+2 none");
  hp_test_count_seal (ward, 2, HP_BODY_XA, XA_2);
  some = load (ward, HP_BODY_XA, "");
  assert_result (some, 0, HP_BODY_XA, 1,
                 "1/2 500 450 450 450 440 10: 260 pending/pending, 260 pending/pending,"
                 " 260 pending/pending, 60 pending/pending; 0+2 none");
  result = g_ptr_array_index (some, 0);
  g_assert_false (result->complete);
  g_assert_true (result->added_alike);
}

static void
set_birth (HpTestCount *ward, const char *name, const char *iso)
{
  g_autoptr (GError) error = NULL;
  gint64 id = hp_test_int (ward->db, "SELECT id FROM candidate WHERE name = '%s'", name);
  g_autoptr (HpCandidate) candidate = hp_candidate_load (ward->db, id, &error);

  g_assert_no_error (error);
  g_assert_true (hp_date_from_iso (iso, &candidate->birth));
  hp_candidate_save (ward->db, candidate, &error);
  g_assert_no_error (error);
}

static void
test_tie (void)
{
  static const struct
  {
    const char *birth; /* of Bé; Can is of 1975-03-03 */
    const char *wanted;
  } cases[] = {
    { "1975-03-03", "760 tied/same-date, 760 tied/same-date, 140 not-elected/no-majority;"
                    " 1+1 decision-needed" },
    { "1975", "760 tied/date-unknown, 760 tied/date-unknown, 140 not-elected/no-majority;"
              " 1+1 decision-needed" },
    { "1975-03-02", "760 elected/older, 760 not-elected/younger, 140 not-elected/no-majority;"
                    " 2+0 none" },
  };
  g_autoptr (HpTestCount) ward = new_sealed_ward ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) results = NULL;
      g_autofree char *found = NULL;

      set_birth (ward, "Bé", cases[i].birth);
      results = load (ward, HP_BODY_XA, "");
      found = describe (g_ptr_array_index (results, 0));
      g_assert_true (g_str_has_suffix (found, cases[i].wanted));
    }
}

/* What somebody could do to the file with a tool of SQL; each must be found. */
static const struct
{
  const char *sql;
  const char *codes;
  const char *figure; /* of the first finding; NULL for what is not a sum */
  const char *what;
} tamperings[] = {
  { "UPDATE tally_figure SET ballots = ballots + 10 WHERE kind = 'vote' AND n = 1 AND entry_id ="
    " (SELECT e.id FROM tally_entry e JOIN tally t ON t.id = e.tally_id JOIN station s"
    "  ON s.id = t.station_id WHERE e.entry = 1 AND s.number = 1 AND t.body = 'xa')",
    "R01/xa.1/0", "votes", NULL },
  { "UPDATE tally_entry SET valid = valid - 1 WHERE entry = 2 AND tally_id ="
    " (SELECT t.id FROM tally t JOIN station s ON s.id = t.station_id"
    "  WHERE s.number = 3 AND t.body = 'qh')",
    "R01/qh.1/0", "valid", NULL },
  { "DELETE FROM tally_figure WHERE kind = 'vote' AND n = 4 AND entry_id ="
    " (SELECT e.id FROM tally_entry e JOIN tally t ON t.id = e.tally_id JOIN station s"
    "  ON s.id = t.station_id WHERE e.entry = 2 AND s.number = 2 AND t.body = 'xa')",
    "R01/xa.1/0", "votes", NULL },
  /* Two candidates change places: the one way knows them by id, the other by place. */
  { "UPDATE candidate SET position = 99 WHERE name = 'An';"
    "UPDATE candidate SET position = 1 WHERE name = 'Diệp';"
    "UPDATE candidate SET position = 4 WHERE name = 'An';",
    "R01/xa.1/0 R01/xa.1/0", "votes", NULL },
  /* One is struck off after the count: the votes are nobody's. */
  { "UPDATE candidate SET state = 'removed' WHERE name = 'Diệp'", "R01/xa.1/0", "other_votes",
    NULL },
  /* Station 2 moves: its votes were counted for the constituency that it has left. */
  { "UPDATE station_constituency SET constituency_id ="
    "  (SELECT id FROM constituency WHERE body = 'xa' AND number = 2)"
    " WHERE body = 'xa' AND station_id = (SELECT id FROM station WHERE number = 2)",
    /* There: one sealed tally more than the walk, six sums, and votes for nobody of its own. */
    "R01/xa.1/2 R01/xa.2/0 R01/xa.2/0 R01/xa.2/0 R01/xa.2/0 R01/xa.2/0 R01/xa.2/0 R01/xa.2/0"
    " R01/xa.2/0",
    NULL, "outside" },
};

static void
test_tampering (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (tamperings); i++)
    {
      g_autoptr (HpTestCount) ward = new_sealed_ward ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) findings = hp_findings_new ();
      g_autoptr (GPtrArray) results = NULL;
      g_autofree char *codes = NULL;
      const HpFinding *first;

      hp_test_run (ward->db, "DROP TRIGGER entry_sealed_update; DROP TRIGGER figure_sealed_update;"
                             "DROP TRIGGER figure_sealed_delete;");
      hp_test_run (ward->db, "%s", tamperings[i].sql);
      results = hp_results_load (ward->db, ward->rules, HP_BODY_NONE, findings, &error);
      g_assert_no_error (error);
      codes = hp_test_count_codes (findings);
      g_test_message ("case %u: %s", i, codes);
      g_assert_cmpstr (codes, ==, tamperings[i].codes);
      first = g_ptr_array_index (findings, 0);
      g_assert_cmpint (first->severity, ==, HP_SEVERITY_ERROR);
      g_assert_cmpstr (hp_finding_get_text (first, "figure"), ==, tamperings[i].figure);
      g_assert_cmpstr (hp_finding_get_text (first, "what"), ==, tamperings[i].what);
      for (guint r = 0; r < results->len; r++)
        {
          const HpResult *result = g_ptr_array_index (results, r);
          gboolean hit = result->body == first->body && result->number == first->constituency;

          if (hit)
            g_assert_false (result->added_alike);
          if (!result->added_alike)
            g_assert_cmpint (result->outcome->elected, ==, 0);
        }
    }
}

/* The difference is told in figures. */
static void
test_tampering_figures (void)
{
  g_autoptr (HpTestCount) ward = new_sealed_ward ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = hp_findings_new ();
  g_autoptr (GPtrArray) results = NULL;
  const HpFinding *finding;

  hp_test_run (ward->db, "DROP TRIGGER entry_sealed_update");
  hp_test_run (ward->db,
               "UPDATE tally_entry SET voted = voted + 7 WHERE entry = 1 AND tally_id IN"
               " (SELECT t.id FROM tally t JOIN constituency c ON c.id = t.constituency_id"
               "  WHERE c.body = 'xa' AND c.number = 1)");
  results = hp_results_load (ward->db, ward->rules, HP_BODY_XA, findings, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 1);
  finding = g_ptr_array_index (findings, 0);
  g_assert_cmpstr (hp_finding_get_text (finding, "figure"), ==, "voted");
  g_assert_cmpint (hp_finding_get_number (finding, "first", 0), ==, 1364);
  g_assert_cmpint (hp_finding_get_number (finding, "second", 0), ==, 1350);
  g_assert_cmpint (hp_finding_get_number (finding, "difference", 0), ==, 14);
}

/* ---- JSON ---- */

static char *
words_cb (const HpFinding *step, gpointer data)
{
  gint64 candidate = hp_finding_get_number (step, "candidate", 0);

  g_assert_cmpstr (data, ==, "here");
  if (candidate > 0)
    return g_strdup_printf ("<%s %d>", step->code, (int) candidate);
  return g_strdup_printf ("<%s>", step->code);
}

static const char *
text (JsonObject *object, const char *name)
{
  return json_object_get_string_member (object, name);
}

static void
test_json (void)
{
  static const struct
  {
    int order;
    const char *name, *percent, *state, *why;
    int votes, rank;
    gboolean majority;
  } candidates[] = {
    /* 860/1330 = 64.661…, 760/1330 = 57.142…, 140/1330 = 10.526… */
    { 1, "An", "64.66", "elected", "<E04 1>", 860, 1, TRUE },
    { 2, "Bé", "57.14", "not-elected", "<E05 2>", 760, 2, TRUE },
    { 3, "Can", "57.14", "elected", "<E05 3>", 760, 2, TRUE },
    { 4, "Diệp", "10.53", "not-elected", "<E02>", 140, 4, FALSE },
  };
  g_autoptr (HpTestCount) ward = new_sealed_ward ();
  g_autoptr (GPtrArray) results = load (ward, HP_BODY_XA, "");
  char where[] = "here";
  g_autoptr (JsonNode) node = hp_results_to_json (results, words_cb, where);
  JsonObject *object = json_array_get_object_element (json_node_get_array (node), 0);
  JsonArray *list = json_object_get_array_member (object, "candidates");
  static const struct
  {
    const char *name;
    int number;
  } numbers[] = {
    { "number", 1 },    { "seats", 2 },    { "stations", 2 },  { "sealed", 2 },
    { "listed", 1500 }, { "voted", 1350 }, { "issued", 1350 }, { "collected", 1350 },
    { "valid", 1330 },  { "invalid", 20 }, { "elected", 2 },   { "missing", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_cmpint (json_object_get_int_member (object, numbers[i].name), ==, numbers[i].number);
  g_assert_cmpstr (text (object, "body"), ==, "xa");
  g_assert_cmpstr (text (object, "turnout"), ==, "90.00");
  g_assert_cmpstr (text (object, "proposal"), ==, "none");
  g_assert_true (json_object_get_boolean_member (object, "complete"));
  g_assert_true (json_object_get_boolean_member (object, "turnout_valid"));
  g_assert_cmpuint (json_array_get_length (list), ==, G_N_ELEMENTS (candidates));
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      JsonObject *c = json_array_get_object_element (list, i);

      g_assert_cmpint (json_object_get_int_member (c, "order"), ==, candidates[i].order);
      g_assert_cmpint (json_object_get_int_member (c, "votes"), ==, candidates[i].votes);
      g_assert_cmpint (json_object_get_int_member (c, "rank"), ==, candidates[i].rank);
      g_assert_cmpint (json_object_get_boolean_member (c, "majority"), ==, candidates[i].majority);
      g_assert_cmpstr (text (c, "name"), ==, candidates[i].name);
      g_assert_cmpstr (text (c, "percent"), ==, candidates[i].percent);
      g_assert_cmpstr (text (c, "state"), ==, candidates[i].state);
      g_assert_cmpstr (text (c, "why"), ==, candidates[i].why);
    }
  g_assert_cmpstr (
      json_array_get_string_element (json_object_get_array_member (object, "trace"), 0), ==,
      "<E01>");
}

/* Without a sealed tally there is no share to give. */
static void
test_json_empty (void)
{
  g_autoptr (HpTestCount) ward = new_ward ();
  g_autoptr (GPtrArray) results = load (ward, HP_BODY_QH, "");
  g_autoptr (JsonNode) node = hp_results_to_json (results, NULL, NULL);
  JsonObject *object = json_array_get_object_element (json_node_get_array (node), 0);
  JsonObject *first =
      json_array_get_object_element (json_object_get_array_member (object, "candidates"), 0);

  g_assert_false (json_object_get_boolean_member (object, "complete"));
  g_assert_false (json_object_get_boolean_member (object, "turnout_valid"));
  g_assert_cmpstr (text (object, "turnout"), ==, "");
  g_assert_cmpstr (text (first, "percent"), ==, "");
  g_assert_cmpstr (text (first, "state"), ==, "pending");
  g_assert_cmpstr (text (first, "why"), ==, "E08");
  g_assert_cmpint (json_object_get_int_member (object, "missing"), ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/results/by-hand", test_by_hand);
  g_test_add_func ("/results/pending", test_pending);
  g_test_add_func ("/results/tie", test_tie);
  g_test_add_func ("/results/tampering", test_tampering);
  g_test_add_func ("/results/tampering/figures", test_tampering_figures);
  g_test_add_func ("/results/json", test_json);
  g_test_add_func ("/results/json/empty", test_json_empty);

  return g_test_run ();
}
