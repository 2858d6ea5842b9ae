/* test-words.c: findings, places and actions become whole sentences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/count/hp-tally-checks.h"
#include "engine/day/hp-turnout-checks.h"
#include "paper/kit/hp-words.h"

#include <string.h>

/* A finding with values written as "name=12,other=text". */
static HpFinding *
make (const char *code, const char *values)
{
  HpFinding *finding = hp_finding_new (code, HP_SEVERITY_ERROR);
  g_auto (GStrv) parts = g_strsplit (values, ",", -1);

  for (int i = 0; parts[i] != NULL && *parts[i] != '\0'; i++)
    {
      g_auto (GStrv) pair = g_strsplit (parts[i], "=", 2);
      char *end;
      gint64 number = g_ascii_strtoll (pair[1], &end, 10);

      if (strcmp (pair[0], "value") == 0)
        finding->value = g_strdup (pair[1]);
      else if (*end == '\0')
        hp_finding_number (finding, pair[0], number);
      else
        hp_finding_text (finding, pair[0], pair[1]);
    }
  return finding;
}

static void
test_sentences (void)
{
  static const struct
  {
    const char *code, *values, *text;
  } cases[] = {
    { "V01", "", "The name is missing." },
    { "V06", "value=05/23/1980,suggestion=23/05/1980",
      "“05/23/1980” has day and month exchanged; perhaps 23/05/1980." },
    { "V07", "both=1", "Both male and female are marked." },
    { "V08", "value=20096000548,digits=11",
      "Identity number “20096000548” has 11 digits, not 9 or 12." },
    { "V09", "value=1,other_row=1234", "Identity number “1” is also in row 1234." },
    { "V09", "value=1,other_station=3",
      "Identity number “1” is in the list of station 3 already." },
    { "V16", "value=1,sex=female", "Identity number “1” belongs to a female person." },
    { "T02", "voted=1300,listed=1250,difference=50",
      "1.300 voted, but only 1.250 are listed: 50 too many." },
    { "T08", "votes_sum=10,names_sum=13,difference=-3",
      "The candidates’ votes (10) are 3 fewer than the classes of ballots give (13)." },
    { "T13", "list=kept,count=4,seats=3,difference=1",
      "Valid ballots by names kept: 4 are entered, the constituency elects 3." },
    { "T14", "invalid=40,collected=1000,share_bp=300",
      "40 of 1.000 ballots are invalid: 3,00 per cent or more." },
    { "T19", "voted=10,other_body=qh,other=12,difference=-2",
      "10 voted here, 12 for Assembly: 2 apart." },
    { "U02", "mark=660,voted=5,previous=540,previous_voted=7,difference=-2",
      "11:00: 5 voted, but it was 7 at 09:00: 2 fewer." },
    { "S01", "listed=4100,min=300,max=4000", "4.100 voters; a station has 300 to 4.000." },
    { "S03", "what=head,found=2,min=1,max=1", "The team has 2 heads, not one." },
    { "P01", "task=Niêm yết,task_en=Post the list,due=2026-02-03",
      "Overdue since 03/02/2026: Post the list" },
    { "R01", "figure=valid,first=5,second=6,difference=-1",
      "Valid ballots: 5 added one way, 6 the other way." },
    { "Z99", "", "Check Z99 does not hold." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HpFinding) finding = make (cases[i].code, cases[i].values);
      g_autofree char *text = hp_words_finding (finding);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* A column is named as its own sheet has it. */
static void
test_fields_of_sheets (void)
{
  static const struct
  {
    const char *code, *field, *text;
  } cases[] = {
    { "I02", "number", "Number of the polling station: “abc” cannot be read." },
    { "I04", "number", "Number of the polling station: “abc” is in this sheet already." },
    { "I02", "qh", "Constituency for: Assembly: “abc” cannot be read." },
    { "I02", "listed_qh", "Voters listed for the National Assembly: “abc” cannot be read." },
    { "I02", "kind", "Kind of station: “abc” cannot be read." },
    { "I02", "seats", "Deputies to be elected: “abc” cannot be read." },
    { "V15", "number", "Running number: the sheet states 5, accepted are 4, 1 fewer." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HpFinding) finding =
          make (cases[i].code, "value=abc,stated=5,accepted=4,difference=1");
      g_autofree char *text = NULL;

      hp_finding_in_field (finding, cases[i].field, -1);
      text = hp_words_finding (finding);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
assert_whole (const HpFinding *finding)
{
  g_autofree char *text = hp_words_finding (finding);
  g_autofree char *advice = hp_words_finding_advice (finding);

  g_test_message ("%s %s", finding->code, text);
  g_assert_null (strpbrk (text, "{}?"));
  g_assert_false (g_str_has_prefix (text, "Check "));
  g_assert_null (strpbrk (advice, "{}"));
  g_assert_cmpstr (advice, !=, "");
}

/* Every code of the contract says something, in both lines. */
static void
test_codes (void)
{
  static const struct
  {
    char letter;
    int last;
  } codes[] = { { 'V', 17 }, { 'T', 20 }, { 'U', 3 }, { 'S', 5 }, { 'P', 1 }, { 'R', 1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    for (int n = 1; n <= codes[i].last; n++)
      {
        g_autofree char *code = g_strdup_printf ("%c%02d", codes[i].letter, n);
        g_autoptr (HpFinding) finding = hp_finding_new (code, HP_SEVERITY_ERROR);
        g_autofree char *text = hp_words_finding (finding);
        g_autofree char *advice = hp_words_finding_advice (finding);

        g_assert_false (g_str_has_prefix (text, "Check "));
        g_assert_cmpstr (advice, !=, "");
      }
}

/* What the checks of tallies and turnout really hand over fills every place. */
static void
test_checks (void)
{
  static const HpTallyRules rules = { 3, 5, 300, FALSE, 0, 0, 0 };
  static const HpTurnoutFigure turnout[] = {
    { 540, 100, 90 },
    { 660, 80, 90 },
    { 780, HP_MISSING, 90 },
  };
  g_autoptr (GPtrArray) findings = hp_findings_new ();

  for (int round = 0; round < 200; round++)
    {
      g_auto (HpTallyFigures) f = { 0 };

      hp_tally_figures_init (&f, g_test_rand_int_range (2, 5), g_test_rand_int_range (4, 7), 5);
      for (int field = 0; field < HP_N_TALLY_FIELDS; field++)
        for (int i = 0; i < hp_tally_figures_length (&f, field); i++)
          hp_tally_figures_set (&f, field, i,
                                g_test_rand_int_range (0, 9) > 0 ? g_test_rand_int_range (-1, 99)
                                                                 : HP_MISSING);
      hp_tally_check (&f, &rules, findings);
      hp_tally_check_turnout (&f, 50, findings);
    }
  hp_turnout_check (turnout, 3, HP_TURNOUT_AFTER, findings);
  g_assert_cmpuint (findings->len, >, 1000);
  for (guint i = 0; i < findings->len; i++)
    assert_whole (findings->pdata[i]);
}

static void
test_places (void)
{
  g_autoptr (HpFinding) row = hp_finding_new ("V01", HP_SEVERITY_ERROR);
  g_autoptr (HpFinding) tally = hp_finding_new ("T06", HP_SEVERITY_ERROR);
  g_autofree char *a = NULL, *b = NULL;

  row->row = 76;
  row->sheet = g_strdup ("DSCT");
  a = hp_words_place (row);
  g_assert_cmpstr (a, ==, "Row 76 of “DSCT”");
  hp_finding_at (tally, 3, HP_BODY_XA, 2);
  b = hp_words_place (tally);
  g_assert_cmpstr (b, ==, "Station 3, Commune, constituency 2");
}

static void
test_actions (void)
{
  static const struct
  {
    const char *action, *args;
    int station;
    HpBody body;
    const char *text;
  } cases[] = {
    { "voters.import", "{\"mode\":\"add\",\"added\":1614,\"updated\":0,\"rejected\":3}", 0,
      HP_BODY_NONE, "Import voters: 1.614 added, 0 changed" },
    { "voters.import", "{\"added\":1,\"updated\":2,\"removed\":3}", 0, HP_BODY_NONE,
      "Import voters: 1 added, 2 changed, 3 removed" },
    { "turnout.set", "{\"mark\":660,\"voted\":1140}", 3, HP_BODY_QH,
      "Turnout of station 3 at 11:00: 1.140" },
    { "tally.seal", "{}", 4, HP_BODY_XA, "Seal the tally of station 4, Commune" },
    { "tally.seal", NULL, 4, HP_BODY_XA, "Seal the tally of station 4, Commune" },
    { "unknown.deed", "not json", 0, HP_BODY_NONE, "unknown.deed" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
          hp_words_action (cases[i].action, cases[i].args, cases[i].station, cases[i].body);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/sentences", test_sentences);
  g_test_add_func ("/words/fields-of-sheets", test_fields_of_sheets);
  g_test_add_func ("/words/codes", test_codes);
  g_test_add_func ("/words/checks", test_checks);
  g_test_add_func ("/words/places", test_places);
  g_test_add_func ("/words/actions", test_actions);
  return g_test_run ();
}
