/* test-tally-cross.c: T16 … T20, a tally against other figures of the document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/count/hp-tally-checks.h"

#define NO HP_MISSING

/* The codes in the order in which they were found, each as often as it was: "T04 T05". */
static char *
codes_of (GPtrArray *findings)
{
  GString *s = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const HpFinding *finding = g_ptr_array_index (findings, i);

      g_string_append_printf (s, "%s%s", s->len > 0 ? " " : "", finding->code);
    }
  return g_string_free (s, FALSE);
}

static void
assert_value (GPtrArray *findings, guint i, const char *name, gint64 value)
{
  g_assert_cmpint (hp_finding_get_number (g_ptr_array_index (findings, i), name, -99), ==, value);
}

/* ---- other stations ---- */

#define N_PEERS 7

/* Two candidates, one seat: @votes of @valid for the first. */
static HpTallyFigures *
simple (gint64 votes, gint64 valid)
{
  HpTallyFigures *f = hp_tally_figures_new (1, 2, 0);

  f->voted = f->issued = f->collected = f->valid = f->kept[0] = valid;
  f->invalid = 0;
  f->votes[0] = votes;
  f->votes[1] = valid - votes;
  return f;
}

static char *
peer_codes (gint64 votes, gint64 valid, const gint64 *others, const HpTallyRules *rules)
{
  g_autoptr (HpTallyFigures) own = simple (votes, valid);
  g_autoptr (GPtrArray) findings = hp_findings_new ();
  HpTallyPeer peers[N_PEERS + 2];
  char *codes;

  for (int i = 0; i < N_PEERS; i++)
    peers[i] = (HpTallyPeer){ i + 1, simple (others[i], 1000) };
  peers[N_PEERS] = (HpTallyPeer){ 8, own };               /* itself */
  peers[N_PEERS + 1] = (HpTallyPeer){ 9, simple (0, 0) }; /* nothing to compare with */
  hp_tally_check_peers (8, own, peers, G_N_ELEMENTS (peers), rules, findings);
  codes = codes_of (findings);
  for (gsize i = 0; i < G_N_ELEMENTS (peers); i++)
    if (peers[i].station != 8)
      hp_tally_figures_free ((HpTallyFigures *) peers[i].figures);
  return codes;
}

/* Shares of 48 … 52 %, median 50 %; distances 0 0 0 1 1 2 2, median 1 point. Both candidates'
 * shares move together, so that each finding comes twice. */
static void
test_outlier (void)
{
  static const gint64 spread[N_PEERS] = { 500, 510, 490, 500, 520, 480, 500 };
  static const gint64 flat[N_PEERS] = { 500, 500, 500, 500, 500, 500, 500 };
  static const struct
  {
    const gint64 *others;
    gint64 votes, valid;
    int stations, multiplier;
    gint64 min_bp;
    const char *codes;
  } cases[] = {
    { spread, 505, 1000, 7, 6, 0, "" },
    { spread, 560, 1000, 7, 6, 0, "" }, /* just six times the spread */
    { spread, 561, 1000, 7, 6, 0, "T17 T17" },
    { spread, 439, 1000, 7, 6, 0, "T17 T17" },
    { spread, 440, 1000, 7, 6, 0, "" },
    { spread, 599, 1000, 7, 6, 1000, "" },
    { spread, 600, 1000, 7, 6, 1000, "T17 T17" }, /* ten points */
    { spread, 600, 1000, 8, 6, 1000, "" },        /* too few stations */
    { spread, 900, 1000, 0, 6, 1000, "" },        /* off */
    { flat, 501, 1000, 7, 6, 0, "T17 T17" },
    { flat, 599, 1000, 7, 6, 1000, "" },
    { flat, 600, 1000, 7, 6, 1000, "T17 T17" },
    { flat, 501, 1002, 7, 6, 0, "" }, /* the same share of another number */
    { spread, 610000000, 999999999, 7, 6, 1000, "T17 T17" },
    { spread, 0, 0, 7, 6, 1000, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HpTallyRules rules = { .outlier_min_stations = cases[i].stations,
                             .outlier_multiplier = cases[i].multiplier,
                             .outlier_min_bp = cases[i].min_bp };
      g_autofree char *codes = peer_codes (cases[i].votes, cases[i].valid, cases[i].others, &rules);

      if (g_strcmp0 (codes, cases[i].codes) != 0)
        g_test_fail_printf ("case %d: “%s”, not “%s”", (int) i, codes, cases[i].codes);
    }
}

static void
test_same_figures (void)
{
  g_autoptr (HpTallyFigures) own = simple (620, 1000);
  g_autoptr (HpTallyFigures) same = simple (620, 1000);
  g_autoptr (HpTallyFigures) other = simple (619, 1000);
  g_autoptr (HpTallyFigures) nobody = simple (0, 0);
  HpTallyRules rules = { .seats = 1, .candidates = 2 };
  g_autoptr (GPtrArray) findings = hp_findings_new ();
  HpTallyPeer peers[] = { { 1, own }, { 4, same }, { 5, other }, { 6, nobody } };
  const HpFinding *finding;

  same->listed = 1300; /* only what is counted is compared */
  hp_tally_check_peers (1, own, peers, 4, &rules, findings);
  /* Two stations where nobody came are no copies of each other. */
  hp_tally_check_peers (7, nobody, peers, 4, &rules, findings);
  g_assert_cmpuint (findings->len, ==, 1);
  finding = g_ptr_array_index (findings, 0);
  g_assert_true (hp_finding_is (finding, "T16"));
  g_assert_cmpint (finding->severity, ==, HP_SEVERITY_WARNING);
  assert_value (findings, 0, "other_station", 4);
}

/* ---- other bodies ---- */

static void
test_bodies (void)
{
  static const struct
  {
    gint64 listed[HP_N_BODIES];
    gint64 voted[HP_N_BODIES];
    HpBody own;
    const char *codes;
    HpBody at;
  } cases[] = {
    /* 10 two-level voters, 5 of whom came. */
    { { 1000, 1000, NO, 990 }, { 900, 900, NO, 895 }, HP_BODY_NONE, "", 0 },
    { { 1000, 1000, NO, 990 }, { 900, 900, NO, 890 }, HP_BODY_NONE, "", 0 },
    { { 1000, 1000, NO, 990 }, { 900, 900, NO, 900 }, HP_BODY_NONE, "", 0 },
    { { 1000, 1000, NO, 990 }, { 900, 900, NO, 889 }, HP_BODY_NONE, "T19", HP_BODY_XA },
    { { 1000, 1000, NO, 990 }, { 900, 900, NO, 901 }, HP_BODY_NONE, "T19", HP_BODY_XA },
    { { 1000, 1000, NO, 990 }, { 900, 900, NO, 889 }, HP_BODY_TINH, "T19", HP_BODY_TINH },
    { { 1000, 1000, NO, 990 }, { 900, 900, NO, 889 }, HP_BODY_QH, "", 0 },
    { { 1000, 1000, NO, 990 }, { 900, 899, NO, 895 }, HP_BODY_NONE, "T19", HP_BODY_TINH },
    { { 1000, 1000, NO, 990 }, { 899, 900, NO, 895 }, HP_BODY_QH, "T19", HP_BODY_QH },
    { { 1000, 999, NO, 990 }, { 900, 900, NO, 895 }, HP_BODY_NONE, "T18", HP_BODY_TINH },
    { { 999, 1000, NO, 990 }, { 900, 900, NO, 895 }, HP_BODY_QH, "T18", HP_BODY_QH },
    { { 1000, 999, NO, 990 }, { 900, 900, NO, 895 }, HP_BODY_XA, "", 0 },
    { { 1000, 1000, NO, 1001 }, { 900, 900, NO, 900 }, HP_BODY_NONE, "T18", HP_BODY_XA },
    { { 1000, 1000, NO, 1001 }, { 900, 900, NO, 901 }, HP_BODY_XA, "T18 T19", HP_BODY_XA },
    { { 1000, 1000, NO, 1000 }, { 900, 900, NO, 900 }, HP_BODY_NONE, "", 0 },
    /* With a district council between, and with a body not yet entered. */
    { { 1000, 1000, 995, 990 }, { 900, 900, 897, 893 }, HP_BODY_NONE, "", 0 },
    { { 1000, 1000, 995, 996 }, { 900, 900, 897, 893 }, HP_BODY_NONE, "T18", HP_BODY_XA },
    { { 1000, 1000, 1001, 990 }, { 900, 900, 900, 893 }, HP_BODY_HUYEN, "T18", HP_BODY_HUYEN },
    { { 1000, NO, NO, 1001 }, { 900, NO, NO, 900 }, HP_BODY_NONE, "T18", HP_BODY_XA },
    { { NO, NO, NO, NO }, { 900, 900, NO, 100 }, HP_BODY_NONE, "", 0 },
    { { NO, NO, NO, NO }, { 900, 900, NO, 901 }, HP_BODY_NONE, "T19", HP_BODY_XA },
    { { 1000, NO, NO, NO }, { 900, NO, NO, NO }, HP_BODY_NONE, "", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HpTallyFigures *by_body[HP_N_BODIES] = { NULL };
      g_autoptr (GPtrArray) findings = hp_findings_new ();
      g_autofree char *codes = NULL;

      for (int b = 0; b < HP_N_BODIES; b++)
        if (cases[i].listed[b] != NO || cases[i].voted[b] != NO)
          {
            by_body[b] = hp_tally_figures_new (0, 0, 0);
            by_body[b]->listed = cases[i].listed[b];
            by_body[b]->voted = cases[i].voted[b];
          }
      hp_tally_check_bodies ((const HpTallyFigures *const *) by_body, cases[i].own, findings);
      codes = codes_of (findings);
      if (g_strcmp0 (codes, cases[i].codes) != 0)
        g_test_fail_printf ("case %d: “%s”, not “%s”", (int) i, codes, cases[i].codes);
      else if (findings->len > 0)
        g_assert_cmpint (((HpFinding *) g_ptr_array_index (findings, 0))->body, ==, cases[i].at);
      for (int b = 0; b < HP_N_BODIES; b++)
        hp_tally_figures_free (by_body[b]);
    }
}

static void
test_turnout (void)
{
  g_autoptr (HpTallyFigures) f = simple (700, 1200);
  g_autoptr (GPtrArray) findings = hp_findings_new ();

  hp_tally_check_turnout (f, HP_MISSING, findings);
  hp_tally_check_turnout (f, 1200, findings);
  g_assert_cmpuint (findings->len, ==, 0);
  hp_tally_check_turnout (f, 1203, findings);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_true (hp_finding_is (g_ptr_array_index (findings, 0), "T20"));
  assert_value (findings, 0, "turnout", 1203);
  assert_value (findings, 0, "difference", -3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tally-cross/outlier", test_outlier);
  g_test_add_func ("/tally-cross/same-figures", test_same_figures);
  g_test_add_func ("/tally-cross/bodies", test_bodies);
  g_test_add_func ("/tally-cross/turnout", test_turnout);
  return g_test_run ();
}
