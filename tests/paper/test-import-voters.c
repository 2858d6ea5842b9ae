/* test-import-voters.c: sheets of voters are read whole, and every row is accounted for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-error.h"
#include "engine/core/hp-util.h"
#include "paper/kit/hp-sheet.h"
#include "paper/voters/hp-import-voters.h"
#include "paper/voters/hp-rejects.h"
#include "paper/voters/hp-voter-footers.h"

#include <glib/gstdio.h>

#define ALL (HP_BODY_BIT (HP_BODY_QH) | HP_BODY_BIT (HP_BODY_TINH) | HP_BODY_BIT (HP_BODY_XA))

static const HpVoterLimits limits_2026 = { { 2026, 3, 15 }, 18, 110, ALL };
static const HpVoterLimits limits_2021 = {
  { 2021, 5, 23 }, 18, 110, ALL | HP_BODY_BIT (HP_BODY_HUYEN)
};
static const HpImportVotersOptions plain = { NULL, 0 };

static char *folder;

static HpVoterStaging *
read_file (const char *path, const HpVoterLimits *limits, const HpImportVotersOptions *options,
           GStrv *skipped)
{
  g_autoptr (HpVoterStaging) staging = hp_voter_staging_new (limits, NULL, 0);
  g_autoptr (GError) error = NULL;

  hp_import_voters_read (path, options, staging, skipped, NULL, NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&staging);
}

static char *
write_csv (const char *name, const char *text)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static HpVoterStaging *
read_text (const char *text, const HpVoterLimits *limits, const HpImportVotersOptions *options)
{
  g_autofree char *path = write_csv ("sheet.csv", text);

  return read_file (path, limits, options, NULL);
}

/* "V02@5 V07@5", blocks as "V15#1:total". */
static void
assert_findings (HpVoterStaging *staging, const char *expected)
{
  g_autoptr (GPtrArray) findings = hp_voter_staging_findings (staging);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const HpFinding *f = g_ptr_array_index (findings, i);

      if (f->block > 0)
        g_string_append_printf (text, " %s#%d:%s", f->code, f->block, f->field);
      else
        g_string_append_printf (text, " %s@%d", f->code, (int) f->row);
    }
  g_assert_cmpstr (g_strstrip (text->str), ==, expected);
}

/* rows = accepted + rejected + headings + footers + blank */
static void
assert_totals (HpVoterStaging *staging, int rows, int accepted, int rejected, int headings,
               int footers, int blank)
{
  HpStagedTotals t;

  hp_voter_staging_totals (staging, &t);
  g_assert_cmpint (t.accepted, ==, accepted);
  g_assert_cmpint (t.rejected, ==, rejected);
  g_assert_cmpint (t.headings, ==, headings);
  g_assert_cmpint (t.footers, ==, footers);
  g_assert_cmpint (t.blank, ==, blank);
  g_assert_cmpint (t.rows, ==, rows);
  g_assert_cmpint (rows, ==, accepted + rejected + headings + footers + blank);
}

/* ---- the two sample sheets ---- */

/* Every key of @expected is in @actual and equal; arrays have the same length. */
static void
assert_contains (JsonNode *actual, JsonNode *expected, const char *place)
{
  g_assert_nonnull (actual);
  if (JSON_NODE_HOLDS_OBJECT (expected))
    {
      g_autoptr (GList) names = json_object_get_members (json_node_get_object (expected));

      for (GList *l = names; l != NULL; l = l->next)
        {
          g_autofree char *inner = g_strdup_printf ("%s.%s", place, (const char *) l->data);

          assert_contains (json_object_get_member (json_node_get_object (actual), l->data),
                           json_object_get_member (json_node_get_object (expected), l->data),
                           inner);
        }
      return;
    }
  if (JSON_NODE_HOLDS_ARRAY (expected))
    {
      JsonArray *a = json_node_get_array (actual), *e = json_node_get_array (expected);
      guint n = MIN (json_array_get_length (a), json_array_get_length (e));

      for (guint i = 0; i < n; i++)
        {
          g_autofree char *inner = g_strdup_printf ("%s[%u]", place, i);

          assert_contains (json_array_get_element (a, i), json_array_get_element (e, i), inner);
        }
      g_assert_cmpuint (json_array_get_length (a), ==, json_array_get_length (e));
      return;
    }
  if (!json_node_equal (actual, expected))
    {
      g_autofree char *a = json_to_string (actual, FALSE);
      g_autofree char *e = json_to_string (expected, FALSE);

      g_error ("%s is %s, expected %s", place, a, e);
    }
}

static void
check_sample (const char *name, const HpVoterLimits *limits)
{
  g_autofree char *base = g_strconcat (name, ".xlsx", NULL);
  g_autofree char *json = g_strconcat (name, ".expected.json", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", base, NULL);
  g_autofree char *expected_path = g_test_build_filename (G_TEST_DIST, "data", json, NULL);
  g_autoptr (HpVoterStaging) staging = read_file (path, limits, &plain, NULL);
  g_autoptr (JsonNode) actual = hp_import_voters_to_json (staging, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();

  g_assert_true (json_parser_load_from_file (parser, expected_path, NULL));
  assert_contains (actual, json_parser_get_root (parser), "$");
}

static void
test_2026 (void)
{
  check_sample ("voters-2026", &limits_2026);
}

static void
test_2021 (void)
{
  check_sample ("voters-2021", &limits_2021);
}

/* The sums hold for each block too, and each finding has its words. */
static void
test_accounting (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "voters-2026.xlsx", NULL);
  g_autoptr (HpVoterStaging) staging = read_file (path, &limits_2026, &plain, NULL);
  g_autoptr (JsonNode) json = hp_import_voters_to_json (staging, NULL);
  JsonObject *root = json_node_get_object (json);
  JsonArray *blocks = json_object_get_array_member (root, "blocks");
  JsonArray *findings = json_object_get_array_member (root, "findings");
  gint64 rows = 0;

  g_assert_cmpuint (json_array_get_length (blocks), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      JsonObject *b = json_array_get_object_element (blocks, i);

      g_assert_cmpint (json_object_get_int_member (b, "station"), ==, i + 1);
      g_assert_cmpint (json_object_get_int_member (b, "accepted"), ==, 411);
      g_assert_cmpint (json_object_get_int_member (b, "rejected"), ==, 9);
      rows += json_object_get_int_member (b, "rows");
    }
  g_assert_cmpint (rows, ==, 1390);
  for (guint i = 0; i < json_array_get_length (findings); i++)
    {
      JsonObject *f = json_array_get_object_element (findings, i);
      const char *message = json_object_get_string_member (f, "message");

      g_assert_cmpstr (json_object_get_string_member (f, "sheet"), ==, "DSCT");
      g_assert_cmpuint (strlen (message), >, 10);
      g_assert_null (strchr (message, '{'));
      g_assert_null (strchr (message, '?'));
    }
}

/* ---- layouts, by hand ---- */

#define HEAD "STT,Họ tên,Ngày sinh,Nam,Nữ,CCCD,ĐBQH,HĐND tỉnh,HĐND xã\n"

/* Title, station, headings, index, 3 voters (one nameless), total, sentence, blank, signature:
 * 12 rows = 2 + 1 + 4 + 4 + 1. */
static void
test_small (void)
{
  g_autoptr (HpVoterStaging) staging =
      read_text ("DANH SÁCH CỬ TRI,,,,,,,,\n"
                 "Khu vực bỏ phiếu số: 07,,,,,,,,\n" HEAD "(1),(2),(3),(4),(5),(6),(7),(8),(9)\n"
                 "1,Nông Văn An,01/02/1980,x,,,x,x,0\n"
                 "2,,03/04/1981,,x,,x,x,x\n"
                 "3,Lý Thị Bé,5-6-1982,,✓,,X,1,✓\n"
                 "Tổng số,,,1,1,,2,2,1\n"
                 "Tổng số cử tri: 3 người,,,,,,,,\n"
                 ",,,,,,,,\n"
                 "Người lập biểu,,,,,,TM. UBND,,\n"
                 ",Trần Văn C,,,,,,,\n",
                 &limits_2026, &plain);
  g_autoptr (GArray) stations = hp_voter_staging_stations (staging);
  const HpStagedStation *s = &g_array_index (stations, HpStagedStation, 0);

  assert_totals (staging, 12, 2, 1, 4, 4, 1);
  assert_findings (staging, "V01@6 V15#1:total");
  g_assert_cmpuint (stations->len, ==, 1);
  g_assert_cmpint (s->number, ==, 7);
  g_assert_cmpint (s->stated_total, ==, 3);
  g_assert_cmpint (s->men, ==, 1);
  g_assert_cmpint (s->women, ==, 1);
  g_assert_cmpint (s->listed[HP_BODY_QH], ==, 2);
  g_assert_cmpint (s->listed[HP_BODY_XA], ==, 1);
}

/* A block of another station begins without headings of its own; the totals of the columns are
 * checked one by one. */
static void
test_blocks (void)
{
  g_autoptr (HpVoterStaging) staging =
      read_text (HEAD "KVBP số 1,,,,,,,,\n"
                      "1,Nông Văn An,01/02/1980,x,,,x,x,x\n"
                      "Cộng,,,1,0,,1,1,0\n"
                      "KHU VỰC BỎ PHIẾU SỐ 2,,,,,,,,\n"
                      "1,Lý Thị Bé,1982,,x,,x,x,x\n"
                      "2,Lý Thị Bê,02/1983,,x,,x,x,x\n"
                      "Tổng số cử tri của khu vực bỏ phiếu số 2 là: 2 người; trong đó có: 1 Nam; "
                      "1 Nữ.,,,,,,,,\n"
                      "Danh sách này được lập tại Chi Lăng ngày 2 tháng 2 năm 2026,,,,,,,,\n",
                 &limits_2026, &plain);

  assert_totals (staging, 9, 3, 0, 3, 3, 0);
  /* Block 1 states 0 for the commune, block 2 a man who is not there and a woman too few. */
  assert_findings (staging, "V15#1:xa V03@6 V03@7 V15#2:men V15#2:women");
  g_assert_cmpint (hp_voter_staging_row (staging, 1)->station, ==, 2);
}

static void
test_station_column (void)
{
  static const int known[] = { 3, 4 };
  g_autofree char *path =
      write_csv ("column.csv", "Họ và tên;Năm sinh;Giới tính;QH;Tỉnh;Xã;Khu vực bỏ phiếu\n"
                               "Nông Văn An;1980;Nam;x;x;x;3\n"
                               "Lý Thị Bé;1982;nữ;x;x;x;KVBP số 04\n"
                               "Lò Thị Cả;1983;Nữ;x;x;x;5\n"
                               "Lò Thị Dung;1984;Nữ;x;x;x;\n"
                               "Lò Thị Em;1985;Gái;x;x;x;3\n");
  g_autoptr (HpVoterStaging) staging = hp_voter_staging_new (&limits_2026, known, 2);
  g_autoptr (GError) error = NULL;

  g_assert_true (hp_import_voters_read (path, &plain, staging, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  assert_totals (staging, 6, 2, 3, 1, 0, 0);
  assert_findings (staging, "V03@2 V03@3 V03@4 V11@4 V03@5 V11@5 V03@6 V07@6");
  g_assert_cmpint (hp_voter_staging_row (staging, 0)->station, ==, 3);
  g_assert_cmpint (hp_voter_staging_row (staging, 1)->station, ==, 4);
}

/* Nothing is guessed: marks that are none, dates exchanged, footers that are men. */
static void
test_not_guessed (void)
{
  HpImportVotersOptions one = { NULL, 1 };
  g_autoptr (HpVoterStaging) staging =
      read_text (HEAD "1,Nông Văn An,05/23/1980,x,,,x,x,x\n"
                      "2,Nông Văn Bá,01/02/1980,có,,,x,x,x\n"
                      "3,Nông Văn Chí,01/02/1980,x,,,có,x,x\n"
                      "4,Nông Văn Du,#N/A,x,,,x,x,x\n"
                      ",Tống Công Minh,01/02/1980,x,,,x,x,x\n"
                      "5,,,,,,,,\n"
                      "I,Thôn Quán Hồ,,,,,,,\n"
                      "6,#N/A,01/02/1980,x,,,x,x,x\n"
                      "7,Nông Văn Én,01/02/1980,x,,20096000548,x,x,x\n",
                 &limits_2026, &one);

  /* 5 is numbered and empty, I is the heading of a neighbourhood. */
  assert_totals (staging, 10, 2, 5, 2, 0, 1);
  assert_findings (staging, "V06@2 V07@3 V12@4 V02@5 V01@9 V08@10");
}

static void
test_errors (void)
{
  HpImportVotersOptions three = { NULL, 3 };
  g_autofree char *none = write_csv ("none.csv", "a,b,c\n1,2,3\n");
  g_autofree char *one = write_csv ("one.csv", "Khu vực bỏ phiếu số 1,,,,,,,,\n" HEAD
                                               "1,Nông Văn An,01/02/1980,x,,,x,x,x\n");
  g_autofree char *sample = g_test_build_filename (G_TEST_DIST, "data", "voters-2021.xlsx", NULL);
  HpImportVotersOptions sheet = { "Sổ 2", 0 };
  struct
  {
    const char *path;
    const HpImportVotersOptions *options;
    int code;
    const char *names; /* what the message must name */
  } cases[] = {
    { none, &plain, HP_ERROR_FORMAT, "none.csv" },
    { one, &three, HP_ERROR_INVALID, "station 1" },
    { sample, &sheet, HP_ERROR_NOT_FOUND, "DSCT" },
    { "/nonexistent/x.xlsx", &plain, HP_ERROR_NOT_FOUND, "x.xlsx" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HpVoterStaging) staging = hp_voter_staging_new (&limits_2026, NULL, 0);
      g_autoptr (GError) error = NULL;

      g_assert_false (hp_import_voters_read (cases[i].path, cases[i].options, staging, NULL, NULL,
                                             NULL, &error));
      g_assert_error (error, HP_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].names));
    }
}

/* The rejected rows come back as they were and, mended, are accepted. */
static void
test_rejects (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "voters-2026.xlsx", NULL);
  g_autofree char *out = g_build_filename (folder, "rejects.xlsx", NULL);
  g_autoptr (GDateTime) created = g_date_time_new_utc (2026, 2, 1, 8, 0, 0);
  g_autoptr (HpVoterStaging) first = read_file (path, &limits_2026, &plain, NULL);
  g_autoptr (HpVoterStaging) again = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n = 0;
  guint at = 0;

  g_assert_true (hp_rejects_write (first, out, created, &n, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 27);
  again = read_file (out, &limits_2026, &plain, NULL);
  g_assert_cmpuint (hp_voter_staging_n_rows (again), ==, 27);
  for (guint i = 0; i < hp_voter_staging_n_rows (first); i++)
    {
      const HpStagedRow *a = hp_voter_staging_row (first, i), *b;

      if (!a->rejected)
        continue;
      b = hp_voter_staging_row (again, at);
      g_assert_cmpint (a->station, ==, b->station);
      for (int f = 0; f < HP_VOTER_STATION; f++)
        g_assert_cmpstr (a->texts[f], ==, b->texts[f]);
      at++;
    }
  /* The first is nameless: V01 and nothing else. */
  g_assert_true (hp_voter_staging_row (again, 0)->rejected);
  g_assert_true (hp_voter_staging_mend (again, 0, HP_VOTER_NAME, "Nông Thị Hoa"));
  g_assert_false (hp_voter_staging_row (again, 0)->rejected);
}

/* ---- several sheets, and numbers in their cells ---- */

static void
begin_sheet (HpSheet *sheet, const char *name)
{
  static const double widths[] = { 40, 30, 20, 40, 20, 20, 20 };
  HpSheetSetup setup = { .name = name, .n_columns = 7, .widths = widths };

  hp_sheet_begin (sheet, &setup);
}

static void
text_row (HpSheet *sheet, const char *row)
{
  g_auto (GStrv) texts = g_strsplit (row, "|", -1);

  hp_sheet_row (sheet, 0, HP_ROW_PLAIN);
  for (int i = 0; texts[i] != NULL; i++)
    if (*texts[i] != '\0')
      hp_sheet_text (sheet, i, 1, HP_STYLE_PLAIN, texts[i]);
}

/* A sheet a station, named by the tab; one with notes is left out and named. */
static void
test_sheets (void)
{
  static const char head[] = "Họ và tên|Ngày sinh|Giới tính|CCCD|ĐBQH|HĐND tỉnh|HĐND xã";
  g_autofree char *path = g_build_filename (folder, "sheets.xlsx", NULL);
  g_autoptr (GDateTime) created = g_date_time_new_utc (2026, 2, 1, 8, 0, 0);
  g_autoptr (HpSheet) sheet = hp_sheet_new_xlsx (path, created, NULL);
  g_autoptr (HpVoterStaging) all = NULL, one = NULL;
  HpImportVotersOptions only = { "KVBP 02", 0 };
  g_auto (GStrv) skipped = NULL;

  begin_sheet (sheet, "KV 1");
  text_row (sheet, head);
  text_row (sheet, "Nông Văn An|1957|Nam|123456789|x|x|x");
  begin_sheet (sheet, "Ghi nhớ");
  text_row (sheet, "Gọi lại tổ 4");
  begin_sheet (sheet, "KVBP 02");
  text_row (sheet, head);
  text_row (sheet, "Lý Thị Bé|01/01/1980|Nữ|123456789|x|x|x"); /* An's number */
  hp_sheet_row (sheet, 0, HP_ROW_PLAIN);
  hp_sheet_text (sheet, 0, 1, HP_STYLE_PLAIN, "Lò Văn Du");
  hp_sheet_count (sheet, 1, 1, HP_STYLE_PLAIN, 29221); /* Excel's 1 January 1980 */
  hp_sheet_text (sheet, 2, 1, HP_STYLE_PLAIN, "Nam");
  hp_sheet_count (sheet, 3, 1, HP_STYLE_PLAIN, 20080000001);
  hp_sheet_count (sheet, 4, 1, HP_STYLE_PLAIN, 1);
  hp_sheet_count (sheet, 5, 1, HP_STYLE_PLAIN, 1);
  hp_sheet_count (sheet, 6, 1, HP_STYLE_PLAIN, 0);
  g_assert_true (hp_sheet_close (sheet, NULL));

  all = read_file (path, &limits_2026, &plain, &skipped);
  g_assert_cmpuint (g_strv_length (skipped), ==, 1);
  g_assert_cmpstr (skipped[0], ==, "Ghi nhớ");
  assert_totals (all, 5, 2, 1, 2, 0, 0);
  assert_findings (all, "V03@2 V09@2 V08@3");
  g_assert_cmpint (hp_voter_staging_row (all, 0)->station, ==, 1);
  g_assert_cmpint (hp_voter_staging_row (all, 1)->station, ==, 2);
  g_assert_cmpstr (hp_voter_staging_row (all, 2)->texts[HP_VOTER_BIRTH], ==, "01/01/1980");
  g_assert_cmpstr (hp_voter_staging_row (all, 2)->texts[HP_VOTER_IDENTITY], ==, "20080000001");

  one = read_file (path, &limits_2026, &only, NULL);
  assert_totals (one, 3, 2, 0, 1, 0, 0);
  assert_findings (one, "V08@3");
}

/* ---- sentences below a list ---- */

static void
collect (const char *field, gint64 figure, gpointer data)
{
  g_string_append_printf (data, "%s=%d ", field, (int) figure);
}

static void
test_stated (void)
{
  static const struct
  {
    const char *text, *stated;
  } cases[] = {
    { "Tổng số cử tri của khu vực bỏ phiếu là: 1614 người", "total=1614" },
    { "Tổng số cử tri của khu vực bỏ phiếu là: 1.614 người; trong đó có: 800 Nam; 814 Nữ.",
      "total=1614 men=800 women=814" },
    { "Tổng số: 20 cử tri, Nam: 9, Nữ: 11", "total=20 men=9 women=11" },
    { "Tổng số cử tri khu vực bỏ phiếu số 3: 418", "total=418" },
    { "Tổng số cử tri của khu vực bỏ phiếu là:… người; trong đó có:… Nam;… Nữ.", "" },
    { "Cử tri tham gia bầu cử ĐBQH: 410 người;", "qh=410" },
    { "Cử tri tham gia bầu cử đại biểu Quốc hội: 410 người (200 nam, 210 nữ)", "qh=410" },
    { "Cử tri tham gia bầu cử đại biểu HĐND tỉnh, thành phố 409 người", "tinh=409" },
    { "Cử tri tham gia bầu cử đại biểu HĐND cấp huyện: 400 người", "huyen=400" },
    { "Cử tri tham gia bầu cử đại biểu HĐND xã, phường, đặc khu: 386 người", "xa=386" },
    { "Cử tri tham gia bầu cử đại biểu Hội đồng nhân dân thị xã: 5 người", "huyen=5" },
    { "Danh sách này được lập tại Chi Lăng, ngày 02 tháng 02 năm 2026", "" },
    { "Người lập biểu", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      hp_voter_stated (cases[i].text, collect, text);
      g_assert_cmpstr (g_strchomp (text->str), ==, cases[i].stated);
    }
}

static void
test_stopped (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "voters-2026.xlsx", NULL);
  g_autoptr (HpVoterStaging) staging = hp_voter_staging_new (&limits_2026, NULL, 0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (hp_import_voters_read (path, &plain, staging, NULL, NULL, cancellable, &error));
  g_assert_true (hp_error_is_cancelled (error));
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("hp-import-XXXXXX", NULL);
  g_test_add_func ("/import/voters/2026", test_2026);
  g_test_add_func ("/import/voters/2021", test_2021);
  g_test_add_func ("/import/voters/accounting", test_accounting);
  g_test_add_func ("/import/voters/small", test_small);
  g_test_add_func ("/import/voters/blocks", test_blocks);
  g_test_add_func ("/import/voters/station-column", test_station_column);
  g_test_add_func ("/import/voters/not-guessed", test_not_guessed);
  g_test_add_func ("/import/voters/errors", test_errors);
  g_test_add_func ("/import/voters/rejects", test_rejects);
  g_test_add_func ("/import/voters/sheets", test_sheets);
  g_test_add_func ("/import/voters/stated", test_stated);
  g_test_add_func ("/import/voters/stopped", test_stopped);
  result = g_test_run ();
  {
    g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        g_unlink (path);
      }
    g_rmdir (folder);
    g_free (folder);
  }
  return result;
}
