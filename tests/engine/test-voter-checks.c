/* test-voter-checks.c: rows of voters: their own checks, clashes with others, totals, mending
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-util.h"
#include "engine/voters/hp-voter-staging.h"

#include <string.h>

#define QH HP_BODY_BIT (HP_BODY_QH)
#define TINH HP_BODY_BIT (HP_BODY_TINH)
#define HUYEN HP_BODY_BIT (HP_BODY_HUYEN)
#define XA HP_BODY_BIT (HP_BODY_XA)

/* 15 March 2026; voters from 18 on (Constitution art. 27). */
static const HpVoterLimits limits = { { 2026, 3, 15 }, 18, 110, QH | TINH | XA };
static const HpVoterLimits four_levels = { { 2021, 5, 23 }, 18, 110, QH | TINH | HUYEN | XA };

/* Name, birth, male, female, identity, qh, tinh, huyen, xa. */
typedef struct
{
  const char *name, *birth, *male, *female, *identity, *qh, *tinh, *huyen, *xa;
  const char *findings; /* expected: codes, "!" behind an error */
} Case;

static void
fill (const Case *c, const char *texts[HP_N_VOTER_FIELDS])
{
  for (int f = 0; f < HP_N_VOTER_FIELDS; f++)
    texts[f] = "";
  texts[HP_VOTER_NAME] = c->name;
  texts[HP_VOTER_BIRTH] = c->birth;
  texts[HP_VOTER_MALE] = c->male;
  texts[HP_VOTER_FEMALE] = c->female;
  texts[HP_VOTER_IDENTITY] = c->identity;
  texts[HP_VOTER_QH] = c->qh;
  texts[HP_VOTER_TINH] = c->tinh;
  texts[HP_VOTER_HUYEN] = c->huyen;
  texts[HP_VOTER_XA] = c->xa;
}

static void
check_cases (const Case *cases, gsize n, const HpVoterLimits *rules)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) findings = hp_findings_new ();
      g_autoptr (GString) text = g_string_new (NULL);
      const char *texts[HP_N_VOTER_FIELDS];
      HpVoterData data;
      gboolean ok;

      fill (&cases[i], texts);
      hp_voter_data_read (texts, &data);
      ok = hp_voter_check (&data, rules, findings);
      for (guint k = 0; k < findings->len; k++)
        {
          const HpFinding *f = g_ptr_array_index (findings, k);

          g_assert_nonnull (f->field);
          g_string_append_printf (text, "%s%s%s", k > 0 ? " " : "", f->code,
                                  f->severity == HP_SEVERITY_ERROR ? "!" : "");
        }
      g_assert_cmpstr (text->str, ==, cases[i].findings);
      g_assert_cmpint (ok, ==, strchr (cases[i].findings, '!') == NULL);
    }
}

static void
test_rows (void)
{
  static const Case cases[] = {
    { "Nông Văn An", "01/02/1980", "x", "", "020080000001", "x", "x", "", "x", "" },
    /* V01 */
    { "", "01/02/1980", "x", "", "", "x", "x", "", "x", "V01!" },
    { "#N/A", "01/02/1980", "x", "", "", "x", "x", "", "x", "V01!" },
    { "…", "01/02/1980", "x", "", "", "x", "x", "", "x", "V01!" },
    { "Ý", "01/02/1980", "", "X", "", "x", "x", "", "x", "" },
    /* V02, V03, V06 */
    { "An", "", "x", "", "", "x", "x", "", "x", "V02!" },
    { "An", "31/02/1980", "x", "", "", "x", "x", "", "x", "V02!" },
    { "An", "khoảng 1950", "x", "", "", "x", "x", "", "x", "V02!" },
    { "An", "1957", "x", "", "", "x", "x", "", "x", "V03" },
    { "An", "02/1961", "x", "", "", "x", "x", "", "x", "V03" },
    { "An", "05/23/1980", "x", "", "", "x", "x", "", "x", "V06!" },
    /* V04: 18 on the day itself; unknown day and month count as the 1st of January (Q79). */
    { "An", "15/03/2008", "x", "", "", "x", "x", "", "x", "" },
    { "An", "16/03/2008", "x", "", "", "x", "x", "", "x", "V04!" },
    { "An", "2008", "x", "", "", "x", "x", "", "x", "V03" },
    { "An", "04/2008", "x", "", "", "x", "x", "", "x", "V03 V04!" },
    { "An", "2009", "x", "", "", "x", "x", "", "x", "V03 V04!" },
    /* V05: 110 is allowed, 111 is over. */
    { "An", "16/03/1915", "x", "", "", "x", "x", "", "x", "" },
    { "An", "15/03/1915", "x", "", "", "x", "x", "", "x", "V05" },
    /* V07 */
    { "An", "01/02/1980", "", "", "", "x", "x", "", "x", "V07!" },
    { "An", "01/02/1980", "x", "x", "", "x", "x", "", "x", "V07!" },
    { "An", "01/02/1980", "0", "-", "", "x", "x", "", "x", "V07!" },
    { "An", "01/02/1980", "?", "", "", "x", "x", "", "x", "V07!" },
    { "An", "01/02/1980", "1", "O", "", "x", "x", "", "x", "" },
    /* V08 */
    { "An", "01/02/1980", "x", "", "02O080000001", "x", "x", "", "x", "V08!" },
    { "An", "01/02/1980", "x", "", "20080000001", "x", "x", "", "x", "V08" },
    { "An", "01/02/1980", "x", "", "123456789", "x", "x", "", "x", "" },
    { "An", "01/02/1980", "x", "", "020 080 000 001", "x", "x", "", "x", "" },
    /* V12, V13: a huyện mark does not count where there is no huyện. */
    { "An", "01/02/1980", "x", "", "", "", "", "", "", "V12!" },
    { "An", "01/02/1980", "x", "", "", "0", "o", "x", "-", "V12!" },
    { "An", "01/02/1980", "x", "", "", "có", "x", "", "x", "V12!" },
    { "An", "01/02/1980", "x", "", "", "x", "x", "", "0", "" },
    { "An", "01/02/1980", "x", "", "", "", "", "", "✓", "V13" },
    { "An", "01/02/1980", "x", "", "", "x", "", "", "x", "V13" },
    /* V16: digit 4 is 0 for men and 1 for women born in 19xx, 2 and 3 in 20xx. */
    { "An", "01/02/1980", "x", "", "020180000001", "x", "x", "", "x", "V16" },
    { "An", "01/02/1980", "x", "", "020081000001", "x", "x", "", "x", "V16" },
    { "An", "01/02/2004", "", "x", "020304000001", "x", "x", "", "x", "" },
    { "An", "01/02/2004", "x", "", "020004000001", "x", "x", "", "x", "V16" },
    { "An", "1980", "x", "", "020080000001", "x", "x", "", "x", "V03" },
    { "An", "", "x", "", "020180000001", "x", "x", "", "x", "V02! V16" },
    { "An", "", "x", "", "020080000001", "x", "x", "", "x", "V02!" },
    { "An", "01/02/1980", "", "", "020180000001", "x", "x", "", "x", "V07!" },
  };
  static const Case levels[] = {
    { "An", "24/05/2003", "x", "", "", "x", "x", "x", "x", "V04!" },
    { "An", "23/05/2003", "x", "", "", "x", "x", "x", "x", "" },
    { "An", "01/02/1980", "x", "", "", "0", "", "x", "", "V13" },
    { "An", "01/02/1980", "x", "", "", "x", "x", "x", "", "" },
  };

  check_cases (cases, G_N_ELEMENTS (cases), &limits);
  check_cases (levels, G_N_ELEMENTS (levels), &four_levels);
}

static void
test_values (void)
{
  const Case swapped = { "An", "05/23/1980", "x", "x", "", "x", "x", "", "x", NULL };
  g_autoptr (GPtrArray) findings = hp_findings_new ();
  const char *texts[HP_N_VOTER_FIELDS];
  HpVoterData data;

  fill (&swapped, texts);
  hp_voter_data_read (texts, &data);
  g_assert_false (hp_voter_check (&data, &limits, findings));
  g_assert_cmpstr (hp_finding_get_text (findings->pdata[0], "suggestion"), ==, "23/05/1980");
  g_assert_cmpstr (((HpFinding *) findings->pdata[0])->value, ==, "05/23/1980");
  g_assert_cmpint (hp_finding_get_number (findings->pdata[1], "both", 0), ==, 1);
}

static void
test_stations (void)
{
  static const struct
  {
    const char *text;
    gboolean titled;
    int number;
  } cases[] = {
    { "Khu vực bỏ phiếu số: 1", TRUE, 1 },
    { "KHU VỰC BỎ PHIẾU SỐ 02", TRUE, 2 },
    { "KVBP số 3", TRUE, 3 },
    { "Khu vực bỏ phiếu số 12 thuộc phường Chi Lăng", TRUE, 12 },
    { "Danh sách cử tri khu vực bỏ phiếu số 5", TRUE, 5 },
    { "Khu vực bỏ phiếu số …", TRUE, 0 },
    { "Khu vực 3, phường An Bình", TRUE, 0 }, /* a neighbourhood */
    { "Khu vực 3", FALSE, 3 },
    { "KV 4", FALSE, 4 },
    { "7", FALSE, 7 },
    { "Số 08", FALSE, 8 },
    { "Trụ sở 3", FALSE, 0 },
    { "3A", FALSE, 0 },
    { "Tổng số cử tri của khu vực bỏ phiếu là: 418 người", TRUE, 0 },
    { "", FALSE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (hp_station_number_read (cases[i].text, cases[i].titled), ==, cases[i].number);
}

/* ---- several rows ---- */

static void
add (HpVoterStaging *staging, int row, const char *card, const char *name, const char *birth,
     const char *identity)
{
  const Case c = { name, birth, "x", "", identity, "x", "x", "", "x", NULL };
  const char *texts[HP_N_VOTER_FIELDS];

  fill (&c, texts);
  texts[HP_VOTER_CARD] = card;
  hp_voter_staging_add_row (staging, row, texts);
}

static void
assert_findings (HpVoterStaging *staging, const char *expected)
{
  g_autoptr (GPtrArray) findings = hp_voter_staging_findings (staging);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const HpFinding *f = g_ptr_array_index (findings, i);

      if (f->row > 0)
        g_string_append_printf (text, "%s%s@%d", i > 0 ? " " : "", f->code, (int) f->row);
      else
        g_string_append_printf (text, "%s%s#%d:%s", i > 0 ? " " : "", f->code, f->block, f->field);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_clashes (void)
{
  static const int known[] = { 1, 2 };
  g_autoptr (HpVoterStaging) staging = hp_voter_staging_new (&limits, known, 2);

  hp_voter_staging_begin_block (staging, "A", 1);
  add (staging, 2, "1", "Nông Văn An", "01/02/1980", "020080000001");
  add (staging, 3, "2", "Lý Văn Bá", "01/02/1981", "020080000001"); /* V09, year 1980 V16 */
  add (staging, 4, "1", "Lý Văn Chí", "1982", "");                  /* V14 */
  add (staging, 5, "4", "NÔNG VĂN AN", "01/02/1980", "");           /* V10 */
  add (staging, 6, "5", "Nông Văn Ân", "01/02/1980", "");           /* another name */
  add (staging, 7, "6", "Lý Văn Chí", "1982", "");                  /* V10, of a rejected row */
  hp_voter_staging_begin_block (staging, "A", 2);
  add (staging, 9, "1", "Lò Văn Du", "1983", "123456789"); /* the card of another station */
  hp_voter_staging_begin_block (staging, "B", 3);
  add (staging, 2, "", "Lò Văn Du", "1983", "123456789"); /* V09, V10, V11 */
  hp_voter_staging_finish (staging);
  assert_findings (staging,
                   "V09@3 V16@3 V03@4 V14@4 V10@5 V03@7 V10@7 V03@9 V03@2 V09@2 V10@2 V11@2");
  g_assert_cmpint (
      hp_finding_get_number (hp_voter_staging_row (staging, 3)->findings->pdata[0], "other_row", 0),
      ==, 2);
}

/* Without card and identity only a wholly equal row is surely the same voter. */
static void
test_same (void)
{
  g_autoptr (HpVoterStaging) staging = hp_voter_staging_new (&limits, NULL, 0);

  hp_voter_staging_begin_block (staging, "A", 1);
  add (staging, 2, "", "Nông Văn An", "01/02/1980", "");
  add (staging, 3, "", "Nông Văn An", "01/02/1980", "");
  hp_voter_staging_finish (staging);
  assert_findings (staging, "V10@3 V17@3");
  g_assert_true (hp_voter_staging_row (staging, 1)->rejected);
  /* Another address: perhaps another man. */
  hp_voter_staging_mend (staging, 1, HP_VOTER_PERMANENT, "tổ 3");
  assert_findings (staging, "V10@3");
  g_assert_false (hp_voter_staging_row (staging, 1)->rejected);
}

static gboolean
clash (HpVoterClash kind, int station, const HpVoterData *data, int *at_station, gpointer user_data)
{
  *at_station = 9;
  return kind == HP_CLASH_IDENTITY && strcmp (data->identity, "123456789") == 0;
}

static void
test_document (void)
{
  g_autoptr (HpVoterStaging) staging = hp_voter_staging_new (&limits, NULL, 0);

  hp_voter_staging_begin_block (staging, "A", 1);
  add (staging, 2, "", "Nông Văn An", "01/02/1980", "123456789");
  hp_voter_staging_finish (staging);
  assert_findings (staging, "");
  hp_voter_staging_set_document (staging, clash, NULL, NULL);
  assert_findings (staging, "V09@2");
  g_assert_cmpint (hp_finding_get_number (hp_voter_staging_row (staging, 0)->findings->pdata[0],
                                          "other_station", 0),
                   ==, 9);
  hp_voter_staging_mend (staging, 0, HP_VOTER_IDENTITY, "987654321");
  assert_findings (staging, "");
}

/* Mending one row frees the rows that it clashed with, and the totals follow. */
static void
test_mend (void)
{
  g_autoptr (HpVoterStaging) staging = hp_voter_staging_new (&limits, NULL, 0);
  const HpStagedBlock *block;
  g_autoptr (GArray) stations = NULL;

  hp_voter_staging_begin_block (staging, "A", 1);
  hp_voter_staging_count (staging, HP_STAGED_HEADING, 1);
  add (staging, 2, "1", "Nông Văn An", "01/02/1980", "123456789");
  add (staging, 3, "2", "Lý Văn Bá", "31/02/1981", "123456789");
  add (staging, 4, "3", "Lý Văn Chí", "01/02/1982", "123456789");
  hp_voter_staging_count (staging, HP_STAGED_FOOTER, 1);
  hp_voter_staging_state (staging, "total", 3, 5);
  hp_voter_staging_state (staging, "men", 3, 5);
  hp_voter_staging_finish (staging);
  assert_findings (staging, "V02@3 V09@3 V09@4 V15#1:total V15#1:men");
  block = hp_voter_staging_block (staging, 0);
  g_assert_cmpint (block->accepted, ==, 1);
  g_assert_cmpint (block->rejected, ==, 2);

  /* The first gives the number up: now the second is its first bearer. */
  g_assert_true (hp_voter_staging_mend (staging, 0, HP_VOTER_IDENTITY, " 111 111 111 "));
  assert_findings (staging, "V02@3 V09@4 V15#1:total V15#1:men");
  g_assert_true (hp_voter_staging_mend (staging, 1, HP_VOTER_BIRTH, "28/02/1981"));
  assert_findings (staging, "V09@4 V15#1:total V15#1:men");
  g_assert_true (hp_voter_staging_mend (staging, 2, HP_VOTER_IDENTITY, ""));
  assert_findings (staging, "");
  g_assert_false (hp_voter_staging_mend (staging, 2, HP_VOTER_IDENTITY, ""));
  g_assert_cmpint (block->accepted, ==, 3);
  g_assert_cmpint (block->men, ==, 3);

  /* And back: the later row bears it again, whichever was mended last. */
  hp_voter_staging_mend (staging, 0, HP_VOTER_IDENTITY, "123456789");
  assert_findings (staging, "V09@3 V15#1:total V15#1:men");
  hp_voter_staging_mend (staging, 1, HP_VOTER_STATION, "4");
  hp_voter_staging_mend (staging, 1, HP_VOTER_IDENTITY, "");
  stations = hp_voter_staging_stations (staging);
  g_assert_cmpuint (stations->len, ==, 2);
  g_assert_cmpint (g_array_index (stations, HpStagedStation, 0).accepted, ==, 2);
  g_assert_cmpint (g_array_index (stations, HpStagedStation, 0).stated_total, ==, 3);
  g_assert_cmpint (g_array_index (stations, HpStagedStation, 1).number, ==, 4);
  g_assert_cmpint (g_array_index (stations, HpStagedStation, 1).accepted, ==, 1);
  g_assert_cmpint (g_array_index (stations, HpStagedStation, 1).stated_total, ==, HP_MISSING);
}

/* Any mending gives what a staging filled with the mended texts gives. */
static void
test_mend_any (void)
{
  static const char *const identities[] = { "", "123456789", "111111111", "020080000001", "x" };
  static const char *const names[] = { "", "An", "an", "Bá" };
  g_autoptr (HpVoterStaging) mended = hp_voter_staging_new (&limits, NULL, 0);
  enum
  {
    N = 12
  };
  const char *now[N][2];

  hp_voter_staging_begin_block (mended, "A", 1);
  for (int i = 0; i < N; i++)
    {
      now[i][0] = names[i % 4];
      now[i][1] = identities[i % 5];
      add (mended, i + 1, "", now[i][0], "01/02/1980", now[i][1]);
    }
  hp_voter_staging_finish (mended);
  for (int step = 0; step < 300; step++)
    {
      g_autoptr (HpVoterStaging) fresh = hp_voter_staging_new (&limits, NULL, 0);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) findings = NULL;
      int i = g_test_rand_int_range (0, N), what = g_test_rand_int_range (0, 2);

      now[i][what] = what == 0 ? names[g_test_rand_int_range (0, 4)]
                               : identities[g_test_rand_int_range (0, 5)];
      hp_voter_staging_mend (mended, i, what == 0 ? HP_VOTER_NAME : HP_VOTER_IDENTITY,
                             now[i][what]);
      hp_voter_staging_begin_block (fresh, "A", 1);
      for (int k = 0; k < N; k++)
        add (fresh, k + 1, "", now[k][0], "01/02/1980", now[k][1]);
      hp_voter_staging_finish (fresh);
      findings = hp_voter_staging_findings (fresh);
      for (guint k = 0; k < findings->len; k++)
        g_string_append_printf (text, "%s%s@%d", k > 0 ? " " : "",
                                ((HpFinding *) findings->pdata[k])->code,
                                (int) ((HpFinding *) findings->pdata[k])->row);
      assert_findings (mended, text->str);
      g_assert_cmpint (hp_voter_staging_block (mended, 0)->accepted, ==,
                       hp_voter_staging_block (fresh, 0)->accepted);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/voter/checks/rows", test_rows);
  g_test_add_func ("/voter/checks/values", test_values);
  g_test_add_func ("/voter/checks/stations", test_stations);
  g_test_add_func ("/voter/staging/clashes", test_clashes);
  g_test_add_func ("/voter/staging/same", test_same);
  g_test_add_func ("/voter/staging/document", test_document);
  g_test_add_func ("/voter/staging/mend", test_mend);
  g_test_add_func ("/voter/staging/mend-any", test_mend_any);
  return g_test_run ();
}
