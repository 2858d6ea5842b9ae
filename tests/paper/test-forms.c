/* test-forms.c: the registry of forms, the voter list, the report on turnout; what holds for all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "lib/hp-test-forms.h"

#include "engine/core/hp-util.h"
#include "engine/stations/hp-station.h"
#include "engine/voters/hp-voter.h"
#include "lib/hp-test-sheet.h"

#include <stdlib.h>
#include <string.h>

/* ---- the registry ---- */

static void
test_list (HpFormFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *number;
    int station;
    HpBody body;
    const char *file;
    const char *lacks;
  } cases[] = {
    { "31", 1, HP_BODY_NONE, "31-kv01", "no-voters" },
    { "31", 3, HP_BODY_NONE, "31-kv03", "" },
    { "32", 1, HP_BODY_NONE, "32-kv01", "no-account" },
    { "18", 1, HP_BODY_QH, "18-qh-kv01", "not-agreed" },
    { "23", 2, HP_BODY_TINH, "23-tinh-kv02", "not-agreed" },
    { "23", 2, HP_BODY_XA, "23-xa-kv02", "not-agreed" },
    { "24", 0, HP_BODY_XA, "24-xa-dv1", "not-sealed" },
    { "25", 0, HP_BODY_XA, "25-xa", "not-complete" },
    { "turnout", 0, HP_BODY_NONE, "turnout", "" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = hp_forms_list (f->ward->db, f->ward->rules, &error);

  g_assert_no_error (error);
  /* Lists and accounts of 3 stations, minutes of 3 stations and 3 bodies, 24, 25, turnout. */
  g_assert_cmpuint (all->len, ==, 3 + 3 + 9 + 1 + 1 + 1);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HpFormInstance) form =
          hp_test_forms_get (f->ward, cases[i].number, cases[i].station, cases[i].body);
      g_autofree char *lacks = hp_test_forms_lacks (form);
      g_autofree char *text = hp_form_missing_text (form, f->ward->rules);

      g_assert_cmpstr (form->file, ==, cases[i].file);
      g_assert_cmpstr (lacks, ==, cases[i].lacks);
      g_assert_cmpint (hp_form_is_ready (form), ==, *cases[i].lacks == '\0');
      g_assert_cmpint (*text == '\0', ==, *cases[i].lacks == '\0');
    }
}

static void
test_json (HpFormFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = hp_forms_list (f->ward->db, f->ward->rules, &error);
  HpFormFilter filter = HP_FORM_ANY;
  g_autoptr (GPtrArray) some = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  filter.number = "constituency-minutes";
  some = hp_forms_filter (all, &filter);
  node = hp_forms_to_json (some, f->ward->rules);
  text = json_to_string (node, FALSE);
  g_assert_cmpstr (
      text, ==,
      "[{\"number\":\"24\",\"kind\":\"constituency-minutes\",\"code\":\"24/HĐBC-HĐND\","
      "\"title\":\"Biên bản xác định kết quả bầu cử đại biểu Hội đồng nhân dân ở đơn vị bầu cử\","
      "\"scope\":\"constituency\",\"station\":null,\"body\":\"xa\",\"constituency\":1,"
      "\"copies\":4,\"file\":\"24-xa-dv1\",\"compared\":true,\"ready\":false,\"missing\":[{"
      "\"code\":\"not-sealed\","
      "\"message\":\"0 of 3 tallies are sealed. Seal the others first.\"}]}]");
}

/* A form of a year whose text was not at hand says so on every page, and only such a one. */
static void
test_doubtful (HpFormFixture *f, gconstpointer data)
{
  static const char words[] = "chưa đối chiếu với văn bản gốc";
  static const struct
  {
    const char *election, *kind;
    gboolean doubtful;
  } cases[] = {
    { "2026", "station-minutes-qh", FALSE },
    { "2026", "turnout", FALSE },
    { "2021", "station-minutes-qh", TRUE },
    { "2021", "station-minutes-council", TRUE },
    { "2021", "ballot-account", TRUE },
    { "2021", "constituency-minutes", FALSE },
    { "2021", "summary-minutes", FALSE },
    { "2021", "voter-list", FALSE },
    { "2021", "turnout", FALSE },
    { "2016", "station-minutes-council", TRUE },
    { "2016", "voter-list", TRUE },
    { "2016", "turnout", FALSE },
  };
  g_autofree char *sure = hp_form_fixture_make_pdf (f, "33", 3, HP_BODY_NONE);
  g_autofree char *doubtful = hp_form_fixture_make_pdf (f, "34", 1, HP_BODY_NONE);
  g_autofree char *sure_text = hp_test_pdf_text (sure, 0);
  g_autofree char *doubtful_text = hp_test_pdf_text (doubtful, 0);
  g_autofree char *pages = hp_test_pdf_info (doubtful, "Pages");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HpRules) rules = hp_rules_load (cases[i].election, NULL);
      const HpFormRule *rule = hp_rules_form (rules, cases[i].kind);
      HpFormInstance form = { .kind = rule->kind, .code = rule->code };

      g_test_message ("%s %s", cases[i].election, cases[i].kind);
      g_assert_cmpint (hp_form_is_doubtful (&form, rules), ==, cases[i].doubtful);
    }
  g_assert_cmpint (hp_test_count (sure_text, words), ==, 0);
  g_assert_cmpint (hp_test_count (doubtful_text, words), ==, atoi (pages));
}

/* The forms of 2021 have their own numbers, three councils and six copies of the account. */
static void
test_2021 (HpFormFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *number;
    int station;
    HpBody body;
    const char *code;
    int copies;
  } cases[] = {
    { "33", 3, HP_BODY_NONE, "33/HĐBC", 0 },       { "34", 1, HP_BODY_NONE, "34/HĐBC", 6 },
    { "20", 1, HP_BODY_QH, "20/HĐBC-QH", 3 },      { "25", 1, HP_BODY_TINH, "25/HĐBC-HĐND", 3 },
    { "25", 1, HP_BODY_HUYEN, "25/HĐBC-HĐND", 3 }, { "25", 1, HP_BODY_XA, "25/HĐBC-HĐND", 3 },
    { "26", 0, HP_BODY_XA, "26/HĐBC-HĐND", 4 },    { "27", 0, HP_BODY_XA, "27/HĐBC-HĐND", 6 },
  };
  g_autofree char *list = hp_form_fixture_make (f, "33", 3, HP_BODY_NONE);
  g_autofree char *account = hp_form_fixture_make (f, "34", 1, HP_BODY_NONE);
  g_autofree char *summary = hp_form_fixture_make (f, "27", 0, HP_BODY_XA);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HpFormInstance) form =
          hp_test_forms_get (f->ward, cases[i].number, cases[i].station, cases[i].body);

      g_assert_cmpstr (form->code, ==, cases[i].code);
      g_assert_cmpint (form->copies, ==, cases[i].copies);
    }
  hp_test_forms_has (list, (const char *const[]){
                               "Mẫu số 33/HĐBC", "BẦU CỬ ĐẠI BIỂU QUỐC HỘI KHÓA XV<", "2021-2026",
                               "Nghề nghiệp", ">Huyện<", "Cử tri tham gia bầu cử ĐBQH: 5 người;",
                               "Cử tri tham gia bầu cử đại biểu HĐND cấp tỉnh: 5 người;",
                               "Cử tri tham gia bầu cử đại biểu HĐND cấp huyện: 5 người;",
                               "Cử tri tham gia bầu cử đại biểu HĐND cấp xã: 4 người;", NULL });
  hp_test_forms_has (account, (const char *const[]){ "Phiếu bầu cử đại biểu HĐND cấp huyện là:",
                                                     "xã/phường/thị trấn: phường Chi Lăng",
                                                     "được lập thành 06 bản", NULL });
  hp_test_forms_has (summary, (const char *const[]){ ">1. Số lượng đơn vị bầu cử, tổng số cử tri",
                                                     "Đơn vị bầu cử số 1\nGồm: ",
                                                     ">7. Những khiếu nại, tố cáo do Ủy ban bầu cử",
                                                     "cùng cấp và cấp trên trực tiếp.", NULL });
}

/* ---- the voter list ---- */

static void
test_voter_list (HpFormFixture *f, gconstpointer data)
{
  g_autofree char *path = hp_form_fixture_make (f, "31", 3, HP_BODY_NONE);
  g_autofree char *merges = NULL;

  hp_test_forms_has (path,
                     (const char *const[]){
                         "Mẫu số 31/HĐBC",
                         "ỦY BAN NHÂN DÂN",
                         "PHƯỜNG CHI LĂNG",
                         "DANH SÁCH CỬ TRI",
                         "BẦU CỬ ĐẠI BIỂU QUỐC HỘI KHÓA XVI",
                         "VÀ BẦU CỬ ĐẠI BIỂU HỘI ĐỒNG NHÂN DÂN CÁC CẤP NHIỆM KỲ 2026-2031",
                         "Khu vực bỏ phiếu số 3 thuộc phường Chi Lăng tỉnh Lạng Sơn",
                         "Ngày tháng năm sinh",
                         "Số Căn cước",
                         "Nơi cư trú",
                         "Thường trú",
                         "Nơi ở hiện tại",
                         "Bầu cử ĐBQH",
                         "Bầu cử đại biểu HĐND",
                         "Tỉnh, thành phố",
                         "Xã/phường, đặc khu",
                         "(7a)",
                         "(11)",
                         "Bỏ phiếu ở nơi khác",
                         "Tổng số cử tri của khu vực bỏ phiếu là: 5 người; trong đó có: 3 Nam; 2 "
                         "Nữ.",
                         "Cử tri tham gia bầu cử ĐBQH: 5 người;",
                         "Cử tri tham gia bầu cử đại biểu HĐND tỉnh, thành phố: 5 người;",
                         "Cử tri tham gia bầu cử đại biểu HĐND xã, phường, đặc khu: 4 người;",
                         "Danh sách này được lập tại phường Chi Lăng ngày",
                         "TM. ỦY BAN NHÂN DÂN",
                         "đóng dấu của Ủy ban nhân dân)",
                         NULL });
  /* Three men vote here and one elsewhere; the removed woman is not printed. */
  hp_test_forms_cell (path, "Tổng số", 1, 3);
  hp_test_forms_cell (path, "Tổng số", 2, 2);
  hp_test_forms_cell (path, "Tổng số", 3, 5);
  hp_test_forms_cell (path, "Tổng số", 4, 5);
  hp_test_forms_cell (path, "Tổng số", 5, 4);
  hp_test_assert_xpath (path, HP_TEST_FORMS_SHEET, "count(//m:c[m:is/m:t='X'])", "23");
  hp_test_assert_xpath (path, HP_TEST_FORMS_SHEET, "count(//m:c[m:is/m:t='0'])", "1");
  hp_test_assert_xpath (path, HP_TEST_FORMS_SHEET, "count(//m:c[m:is/m:t='Nông Thị Bảy'])", "0");
  hp_test_assert_xpath (path, HP_TEST_FORMS_SHEET, "count(//m:c[m:is/m:t='020057000001'])", "1");
  merges = hp_test_xpath (path, HP_TEST_FORMS_SHEET,
                          "count(//m:mergeCell[starts-with(@ref,'H') and "
                          "contains(@ref,':J')])");
  g_assert_cmpstr (merges, ==, "1");
}

/* The formula counts the marks without the rows whose note says that they vote elsewhere. */
static void
test_voter_formula (HpFormFixture *f, gconstpointer data)
{
  g_autofree char *path = hp_form_fixture_make (f, "31", 3, HP_BODY_NONE);
  g_autofree char *total =
      hp_test_xpath (path, HP_TEST_FORMS_SHEET, "//m:row[m:c/m:is/m:t='Tổng số']/@r");
  int last = atoi (total) - 1;
  int first = last - 5;
  g_autofree char *formula = g_strdup_printf (
      "COUNTIF(D%d:D%d,\"X\")-COUNTIFS(D%d:D%d,\"X\",N%d:N%d,\"Bỏ phiếu ở nơi khác*\")-COUNTIFS(D%d"
      ":D%d,\"X\",N%d:N%d,\"Bỏ phiếu ở nơi cư trú*\")",
      first, last, first, last, first, last, first, last, first, last);

  hp_test_forms_formula (path, "Tổng số", 1, formula);
}

/* Where every voter has a card, its number is the STT. */
static void
test_voter_cards (HpFormFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpVoter) voter = hp_voter_new ();
  g_autofree char *path = NULL;

  voter->station = 1;
  voter->station_id = hp_station_id (f->ward->db, 1);
  hp_set_str (&voter->name, "Lăng Thị Thẻ");
  hp_set_str (&voter->card, "0417");
  g_assert_true (hp_date_from_iso ("1960-01-01", &voter->birth));
  voter->sex = HP_SEX_FEMALE;
  voter->bodies = hp_rules_all_bodies (f->ward->rules);
  hp_voter_save (f->ward->db, f->ward->rules, voter, "", NULL, &error);
  g_assert_no_error (error);
  path = hp_form_fixture_make (f, "31", 1, HP_BODY_NONE);
  hp_test_assert_xpath (path, HP_TEST_FORMS_SHEET,
                        "//m:row[m:c/m:is/m:t='Lăng Thị Thẻ']/m:c[1]/m:is/m:t", "0417");
}

static void
test_voter_pages (HpFormFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *pages = NULL;
  g_autofree char *second = NULL;

  for (int i = 0; i < 60; i++)
    {
      g_autoptr (HpVoter) voter = hp_voter_new ();
      g_autofree char *name = g_strdup_printf ("Nông Văn Số %d", i);

      voter->station = 2;
      voter->station_id = hp_station_id (f->ward->db, 2);
      hp_set_str (&voter->name, name);
      g_assert_true (hp_date_from_iso ("1960-01-01", &voter->birth));
      voter->sex = HP_SEX_MALE;
      voter->bodies = hp_rules_all_bodies (f->ward->rules);
      hp_voter_save (f->ward->db, f->ward->rules, voter, "", NULL, &error);
      g_assert_no_error (error);
    }
  path = hp_form_fixture_make_pdf (f, "31", 2, HP_BODY_NONE);
  pages = hp_test_pdf_info (path, "Pages");
  g_assert_cmpint (atoi (pages), >=, 2);
  second = hp_test_pdf_text (path, 2);
  g_assert_nonnull (strstr (second, "Họ và tên"));
  g_assert_nonnull (strstr (second, "(7a)"));
}

/* ---- turnout ---- */

/* 900 + 1000 of 1250 + 1300 + 5 is 74,3639 %; 1200 + 1300 + 4 is 98,0039 %. */
static void
test_turnout (HpFormFixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;

  hp_test_forms_turnout (f->ward, 1, 660, 900);
  hp_test_forms_turnout (f->ward, 2, 660, 1000);
  hp_test_forms_turnout (f->ward, 1, 840, 1200);
  hp_test_forms_turnout (f->ward, 2, 840, 1300);
  path = hp_form_fixture_make (f, "turnout", 0, HP_BODY_NONE);
  hp_test_forms_has (
      path, (const char *const[]){
                "BÁO CÁO NHANH", "(tính đến 14 giờ 00 phút ngày 15 tháng 3 năm 2026)",
                "Kính gửi: Ủy ban bầu cử tỉnh Lạng Sơn",
                "Đến 14h00 toàn phường có 2.500/2.555 cử tri đã tham gia bỏ phiếu, đạt "
                "97,85%. Cụ thể:",
                "11h00", "14h00", "Số cử tri đã bỏ phiếu", "Tỷ lệ (%)", "đạt 100% lúc 14h00",
                "- Số khu vực bỏ phiếu đạt 100%: 1 (khu vực bỏ phiếu số 2).",
                "- Tỷ lệ cao nhất: khu vực bỏ phiếu số 2 (100,00%); thấp nhất: khu vực bỏ "
                "phiếu số 1 (96,00%).",
                "- Chưa có số liệu lúc 14h00: khu vực bỏ phiếu số 3.", "TM. ỦY BAN BẦU CỬ", NULL });
  hp_test_forms_cell (path, "Tổng cộng", 1, 2555);
  hp_test_forms_cell (path, "Tổng cộng", 2, 1900);
  hp_test_forms_cell (path, "Tổng cộng", 3, 74.36);
  hp_test_forms_cell (path, "Tổng cộng", 4, 2500);
  hp_test_forms_cell (path, "Tổng cộng", 5, 97.85);
  hp_test_assert_xpath (path, "xl/charts/chart1.xml", "count(//c:barChart)", "1");
}

/* ---- all of them ---- */

static void
test_same_bytes (HpFormFixture *f, gconstpointer data)
{
  static const char *const numbers[] = { "31", "32", "18", "24", "25", "turnout" };
  static const int stations[] = { 3, 1, 1, 0, 0, 0 };
  g_autofree char *other = hp_test_folder ();

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (HpFormInstance) form =
          hp_test_forms_get (f->ward, numbers[i], stations[i], HP_BODY_NONE);
      g_auto (GStrv) paths = g_new0 (char *, 5);

      paths[0] = hp_test_forms_xlsx (f->ward, form, f->folder);
      paths[1] = hp_test_forms_xlsx (f->ward, form, other);
      paths[2] = hp_test_forms_pdf (f->ward, form, f->folder);
      paths[3] = hp_test_forms_pdf (f->ward, form, other);
      for (int j = 0; j < 4; j += 2)
        {
          g_autofree char *one = NULL;
          g_autofree char *two = NULL;
          gsize one_size, two_size;

          g_assert_true (g_file_get_contents (paths[j], &one, &one_size, NULL));
          g_assert_true (g_file_get_contents (paths[j + 1], &two, &two_size, NULL));
          g_assert_cmpmem (one, one_size, two, two_size);
        }
    }
  hp_test_folder_remove (other);
}

static void
test_rehearsal (void)
{
  HpTestForms *ward = hp_test_forms_new ("2026", TRUE);
  g_autofree char *folder = hp_test_folder ();
  g_autoptr (HpFormInstance) form = hp_test_forms_get (ward, "31", 3, HP_BODY_NONE);
  g_autofree char *path = hp_test_forms_xlsx (ward, form, folder);
  g_autofree char *part = hp_test_part (path, HP_TEST_FORMS_SHEET);

  g_assert_nonnull (strstr (part, "TẬP DƯỢT"));
  hp_test_folder_remove (folder);
  hp_test_forms_free (ward);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/forms/" name, HpFormFixture, NULL, hp_form_fixture_set_up, func,                   \
              hp_form_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("list", test_list);
  ADD ("json", test_json);
  g_test_add ("/forms/doubtful", HpFormFixture, "2021", hp_form_fixture_set_up, test_doubtful,
              hp_form_fixture_tear_down);
  g_test_add ("/forms/2021", HpFormFixture, "2021", hp_form_fixture_set_up, test_2021,
              hp_form_fixture_tear_down);
  ADD ("voters/list", test_voter_list);
  ADD ("voters/formula", test_voter_formula);
  ADD ("voters/cards", test_voter_cards);
  ADD ("voters/pages", test_voter_pages);
  ADD ("turnout", test_turnout);
  ADD ("same-bytes", test_same_bytes);
  g_test_add_func ("/forms/rehearsal", test_rehearsal);
  return g_test_run ();
}
