/* test-forms-minutes.c: minutes: captions as in the resolution, figures worked by hand,
 * formulas that give what is shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "lib/hp-test-forms.h"

#include "engine/count/hp-tally.h"
#include "engine/setup/hp-election.h"
#include "lib/hp-test-sheet.h"

#include <stdlib.h>
#include <string.h>

/* ---- minutes of a station ---- */

static const char *const assembly_captions[] = {
  "Mẫu số 18/HĐBC-QH",
  "Tỉnh/Thành phố: tỉnh Lạng Sơn",
  "Xã/Phường/Đặc khu: Chi Lăng",
  "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
  "Độc lập - Tự do - Hạnh phúc",
  "BIÊN BẢN KẾT QUẢ KIỂM PHIẾU BẦU CỬ",
  "ĐẠI BIỂU QUỐC HỘI KHÓA XVI",
  "CỦA TỔ BẦU CỬ",
  "Khu vực bỏ phiếu số: 1 xã/phường/đặc khu: phường Chi Lăng",
  "Đơn vị bầu cử đại biểu Quốc hội số: 1",
  "Ngày 15 tháng 3 năm 2026, Tổ bầu cử gồm có:",
  "1. Ông Lương Văn Tổ, Tổ trưởng",
  "2. Bà Mông Thị Thư, Thư ký",
  "3. Ông/Bà Chu Văn Viên, Ủy viên",
  "để tiến hành việc kiểm phiếu bầu cử đại biểu Quốc hội khóa XVI.",
  "Đúng 07 giờ 00 phút, ngày 15 tháng 3 năm 2026, trước khi thực hiện việc bỏ phiếu, đại diện Tổ "
  "bầu cử đã kiểm tra hòm phiếu với sự chứng kiến của hai cử tri là:",
  "Sau đó, Tổ bầu cử đã khóa và niêm phong hòm phiếu lại, mời cử tri bắt đầu bỏ phiếu.",
  "Đúng 19 giờ 00 phút, ngày 15 tháng 3 năm 2026, Tổ trưởng Tổ bầu cử tuyên bố kết thúc cuộc bầu "
  "cử và tiến hành kiểm phiếu ngay tại phòng bỏ phiếu.",
  "Trước khi mở hòm phiếu, Tổ trưởng Tổ bầu cử đã mời hai cử tri không phải là người ứng cử chứng "
  "kiến việc kiểm phiếu gồm:",
  "Trước khi mở hòm phiếu, Tổ bầu cử đã tiến hành kiểm kê và lập biên bản về việc sử dụng phiếu "
  "bầu cử đại biểu Quốc hội.",
  "Kết quả cuộc bầu cử như sau:",
  "- Số đại biểu Quốc hội được ấn định cho đơn vị bầu cử:",
  "- Số người ứng cử:",
  "- Tổng số cử tri của khu vực bỏ phiếu:",
  "- Số cử tri đã tham gia bỏ phiếu:",
  "- Tỷ lệ cử tri đã tham gia bỏ phiếu so với tổng số cử tri:",
  "- Số phiếu phát ra:",
  "- Số phiếu thu vào:",
  "- Số phiếu hợp lệ:",
  "phiếu. Tỷ lệ so với tổng số phiếu thu vào:",
  "- Số phiếu không hợp lệ:",
  "- Số phiếu bầu cho mỗi người ứng cử như sau:",
  "1. Ông Nông Văn An",
  "2. Bà Hoàng Thị Bình",
  "5. Ông/Bà Triệu Văn Giang",
  "Trong ngày bầu cử và thời gian kiểm phiếu, đã xảy ra sự việc hoặc khiếu nại, tố cáo sau đây:",
  "Những vấn đề hoặc khiếu nại, tố cáo mà Tổ bầu cử chưa giải quyết được và kiến nghị:",
  "Biên bản này được hoàn thành vào hồi 01 giờ 30 phút, ngày 16 tháng 3 năm 2026, được lập thành "
  "03 bản và được gửi đến Ban bầu cử đại biểu Quốc hội, Ủy ban nhân dân, Ban thường trực Ủy ban "
  "Mặt trận Tổ quốc Việt Nam cấp xã.",
  "Ghi chú: Nhất thiết không được tẩy xóa trên biên bản.",
  NULL
};

static const char *const council_captions[] = {
  "Mẫu số 23/HĐBC-HĐND",
  "BIÊN BẢN KẾT QUẢ KIỂM PHIẾU",
  "BẦU CỬ ĐẠI BIỂU HỘI ĐỒNG NHÂN DÂN PHƯỜNG CHI LĂNG KHÓA XX",
  "NHIỆM KỲ 2026-2031 CỦA TỔ BẦU CỬ",
  "Đơn vị bầu cử đại biểu Hội đồng nhân dân phường Chi Lăng số: 1",
  "Gồm: ",
  "thuộc đơn vị bầu cử đại biểu Hội đồng nhân dân phường Chi Lăng số 1 để tiến hành việc kiểm "
  "phiếu bầu cử đại biểu Hội đồng nhân dân phường Chi Lăng khóa XX nhiệm kỳ 2026-2031.",
  "Sau đó, Tổ bầu cử đã khóa và niêm phong hòm phiếu, mời cử tri bắt đầu bỏ phiếu.",
  "sử dụng phiếu bầu cử đại biểu Hội đồng nhân dân.",
  "- Số đại biểu Hội đồng nhân dân được ấn định cho đơn vị bầu cử:",
  "được lập thành 03 bản và gửi đến Ban bầu cử đại biểu Hội đồng nhân dân phường Chi Lăng, Ủy ban "
  "nhân dân, Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam cấp xã.",
  NULL
};

static void
test_station_captions (HpFormFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *assembly = NULL;
  g_autofree char *council = NULL;

  hp_test_forms_agree (f->ward, 1, HP_BODY_QH, HP_TEST_FORMS_WORKED);
  hp_test_forms_agree (f->ward, 1, HP_BODY_XA, HP_TEST_FORMS_WORKED);
  /* After midnight: the day after the vote. */
  hp_tally_set_minutes (f->ward->db, 1, HP_BODY_QH, "01:30", NULL, NULL, &error);
  g_assert_no_error (error);
  hp_setting_set (f->ward->db, "term_xa", "XX", &error);
  g_assert_no_error (error);
  assembly = hp_form_fixture_make (f, "18", 1, HP_BODY_QH);
  hp_test_forms_has (assembly, assembly_captions);
  council = hp_form_fixture_make (f, "23", 1, HP_BODY_XA);
  hp_test_forms_has (council, council_captions);
}

/* forms.md 5.7: 1200/1250 = 96,00; 1175/1198 = 98,0801…; the rest of 100 is 1,92. */
static void
test_station_figures (HpFormFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *caption;
    int n;
    double value;
  } cells[] = {
    { "- Số đại biểu Hội đồng nhân dân được ấn định cho đơn vị bầu cử:", 1, 3 },
    { "- Số người ứng cử:", 1, 5 },
    { "- Tổng số cử tri của khu vực bỏ phiếu:", 1, 1250 },
    { "- Số cử tri đã tham gia bỏ phiếu:", 1, 1200 },
    { "- Tỷ lệ cử tri đã tham gia bỏ phiếu so với tổng số cử tri:", 1, 96 },
    { "- Số phiếu phát ra:", 1, 1200 },
    { "- Số phiếu thu vào:", 1, 1198 },
    { "- Số phiếu hợp lệ:", 1, 1175 },
    { "- Số phiếu hợp lệ:", 2, 98.08 },
    { "- Số phiếu không hợp lệ:", 1, 23 },
    { "- Số phiếu không hợp lệ:", 2, 1.92 },
    { "1. Ông Nông Văn An", 1, 820 },
    { "1. Ông Nông Văn An", 2, 1175 },
    { "5. Ông/Bà Triệu Văn Giang", 1, 280 },
  };
  g_autofree char *path = NULL;
  g_autofree char *voted = NULL;
  g_autofree char *formula = NULL;

  hp_test_forms_agree (f->ward, 1, HP_BODY_XA, HP_TEST_FORMS_WORKED);
  path = hp_form_fixture_make (f, "23", 1, HP_BODY_XA);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    hp_test_forms_cell (path, cells[i].caption, cells[i].n, cells[i].value);
  /* The percentage is a formula on the two cells above it. */
  voted = hp_test_xpath (path, HP_TEST_FORMS_SHEET,
                         "//m:row[m:c/m:is/m:t='- Số cử tri đã tham gia bỏ phiếu:']/m:c[m:v]/@r");
  g_assert_true (g_ascii_isupper (voted[0]) && g_ascii_isdigit (voted[1]));
  formula = g_strdup_printf ("ROUND(100*%s/%c%d,2)", voted, voted[0], atoi (voted + 1) - 1);
  hp_test_forms_formula (path, "- Tỷ lệ cử tri đã tham gia bỏ phiếu so với tổng số cử tri:", 1,
                         formula);
}

/* 31 of 32 is 96,875 and 1 of 32 is 3,125: both halves would round up to 100,01. */
static void
test_shares_total (HpFormFixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *share = NULL;
  g_autofree char *formula = NULL;

  hp_test_forms_agree (f->ward, 1, HP_BODY_XA,
                       "{\"listed\":1250,\"voted\":32,\"issued\":32,\"collected\":32,\"valid\":31,"
                       "\"invalid\":1,\"kept\":[31,0,0],\"votes\":[31,0,0,0,0]}");
  path = hp_form_fixture_make (f, "23", 1, HP_BODY_XA);
  hp_test_forms_cell (path, "- Số phiếu hợp lệ:", 2, 96.87);
  hp_test_forms_cell (path, "- Số phiếu không hợp lệ:", 2, 3.13);
  share = hp_test_xpath (path, HP_TEST_FORMS_SHEET,
                         "(//m:row[m:c/m:is/m:t='- Số phiếu không hợp lệ:']/m:c[m:v])[2]/@r");
  formula = g_strconcat ("100-", share, NULL);
  hp_test_forms_formula (path, "- Số phiếu hợp lệ:", 2, formula);
}

static void
test_station_pages (HpFormFixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autofree char *sealed = NULL;
  g_autofree char *sealed_text = NULL;

  hp_test_forms_agree (f->ward, 1, HP_BODY_XA, HP_TEST_FORMS_WORKED);
  path = hp_form_fixture_make_pdf (f, "23", 1, HP_BODY_XA);
  text = hp_test_pdf_text (path, 0);
  for (guint i = 0; council_captions[i] != NULL && i < 2; i++)
    g_assert_nonnull (strstr (text, council_captions[i]));
  g_assert_nonnull (strstr (text, "CỬ TRI THỨ NHẤT"));
  g_assert_nonnull (strstr (text, "CỬ TRI THỨ HAI"));
  g_assert_nonnull (strstr (text, "TM. TỔ BẦU CỬ"));
  g_assert_nonnull (strstr (text, "TỔ TRƯỞNG"));
  g_assert_nonnull (strstr (text, "THƯ KÝ"));
  g_assert_nonnull (strstr (text, "98,08"));
  g_assert_nonnull (strstr (text, "BẢN TẠM"));
  g_assert_nonnull (strstr (text, "Hòm Phiếu · phiên bản dữ liệu "));
  g_assert_null (strstr (text, "GIẢI TRÌNH"));
  hp_test_forms_seal (f->ward, 1, HP_BODY_XA, HP_TEST_FORMS_WORKED);
  sealed = hp_form_fixture_make_pdf (f, "23", 1, HP_BODY_XA);
  sealed_text = hp_test_pdf_text (sealed, 0);
  g_assert_null (strstr (sealed_text, "BẢN TẠM"));
  /* 1198 of 1200 issued came back: the reason for T15 stands on the annex. */
  g_assert_nonnull (strstr (sealed_text, "GIẢI TRÌNH SỐ LIỆU KIỂM PHIẾU"));
  g_assert_nonnull (strstr (sealed_text, "T15"));
  g_assert_nonnull (strstr (sealed_text, "Hai cử tri mang phiếu về"));
}

/* What is not known is a blank for the hand, never 0. */
static void
test_station_blank (HpFormFixture *f, gconstpointer data)
{
  g_autofree char *path = hp_form_fixture_make (f, "18", 2, HP_BODY_QH);
  g_autofree char *captions =
      g_strdup ("count(//m:row[m:c/m:is/m:t='- Số phiếu phát ra:']/m:c[m:is/m:t='……'])");

  hp_test_assert_xpath (path, HP_TEST_FORMS_SHEET, captions, "1");
  hp_test_forms_has (path, (const char *const[]){ "Tổ trưởng", "Thư ký", "Ủy viên",
                                                  "Đúng …… giờ …… phút, ngày 15 tháng 3 năm 2026",
                                                  NULL });
}

/* ---- the other minutes ---- */

static void
test_account (HpFormFixture *f, gconstpointer data)
{
  static const HpBody bodies[] = { HP_BODY_QH, HP_BODY_TINH, HP_BODY_XA };
  g_autofree char *path = NULL;
  g_autofree char *pdf = NULL;
  g_autofree char *text = NULL;
  g_autofree char *first = NULL;
  g_autofree char *formula = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    hp_test_forms_agree (f->ward, 1, bodies[i], HP_TEST_FORMS_WORKED);
  path = hp_form_fixture_make (f, "32", 1, HP_BODY_NONE);
  hp_test_forms_has (
      path,
      (const char *const[]){
          "TỔ BẦU CỬ", "BIÊN BẢN KIỂM KÊ VIỆC SỬ DỤNG PHIẾU BẦU CỬ",
          "ĐẠI BIỂU QUỐC HỘI KHÓA XVI VÀ ĐẠI BIỂU HỘI ĐỒNG NHÂN DÂN", "CÁC CẤP NHIỆM KỲ 2026-2031",
          "Khu vực bỏ phiếu số: 1", "Thuộc xã/phường/đặc khu: phường Chi Lăng",
          "Tỉnh/thành phố: tỉnh Lạng Sơn", "Trong đó: Phiếu bầu cử đại biểu Quốc hội là:",
          "Phiếu bầu cử đại biểu HĐND cấp tỉnh là:", "Phiếu bầu cử đại biểu HĐND cấp xã là:",
          "Biên bản kiểm kê việc sử dụng phiếu bầu được lập thành 05 bản và được gửi "
          "đến:",
          "- Ban bầu cử đại biểu Quốc hội, đơn vị bầu cử số 1 (kèm theo số phiếu bầu "
          "cử đại biểu Quốc hội đã được niêm phong);",
          "- Ban bầu cử đại biểu Hội đồng nhân dân tỉnh Lạng Sơn, đơn vị bầu cử số 1 "
          "(kèm theo số phiếu bầu cử đại biểu Hội đồng nhân dân cấp tỉnh đã được "
          "niêm phong);",
          "Chi Lăng, ngày 15 tháng 3 năm 2026", "CỬ TRI THỨ NHẤT", "CỬ TRI THỨ HAI", NULL });
  /* 3 × 1300, 3 × 1200, 3 × 4, 3 × 96. */
  hp_test_forms_cell (path, "1. Số phiếu Tổ bầu cử đã nhận về là:", 1, 3900);
  hp_test_forms_cell (path, "2. Số phiếu phát ra là:", 1, 3600);
  hp_test_forms_cell (path, "3. Số phiếu cử tri đổi do gạch hỏng là:", 1, 12);
  hp_test_forms_cell (path, "4. Số phiếu còn lại không sử dụng đến là:", 1, 288);
  first =
      hp_test_xpath (path, HP_TEST_FORMS_SHEET,
                     "//m:row[m:c/m:is/m:t='1. Số phiếu Tổ bầu cử đã nhận về là:']/m:c[m:v]/@r");
  formula = g_strdup_printf ("SUM(%c%d:%c%d)", first[0], atoi (first + 1) + 1, first[0],
                             atoi (first + 1) + 3);
  hp_test_forms_formula (path, "1. Số phiếu Tổ bầu cử đã nhận về là:", 1, formula);
  pdf = hp_form_fixture_make_pdf (f, "32", 1, HP_BODY_NONE);
  text = hp_test_pdf_text (pdf, 0);
  g_assert_nonnull (strstr (text, "3.900"));
  g_assert_nonnull (strstr (text, "CỬ TRI THỨ HAI"));
}

/* V 1250 + 1300 + 4, T 1200 + 1290 + 4, I 1198 + 1290 + 4, H 1175 + 1280 + 4, K 23 + 10:
 * 2494/2554 = 97,6507; 2459/2492 = 98,6757; 33/2492 = 1,3242. */
static void
test_constituency (HpFormFixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;

  hp_test_forms_seal_all (f->ward, HP_BODY_XA);
  path = hp_form_fixture_make (f, "24", 0, HP_BODY_XA);
  hp_test_forms_has (
      path,
      (const char *const[]){
          "BAN BẦU CỬ ĐẠI BIỂU",
          "HỘI ĐỒNG NHÂN DÂN\nPHƯỜNG CHI LĂNG",
          "ĐƠN VỊ BẦU CỬ SỐ 1",
          "BIÊN BẢN XÁC ĐỊNH KẾT QUẢ BẦU CỬ",
          "ĐẠI BIỂU HỘI ĐỒNG NHÂN DÂN PHƯỜNG CHI LĂNG",
          "Ở ĐƠN VỊ BẦU CỬ SỐ 1",
          "1. Bà Đinh Thị Ban, Trưởng Ban",
          "Theo Nghị quyết số 05/NQ-UBBC ngày 20/12/2025 của Ủy ban bầu cử phường Chi Lăng thì đơn "
          "vị bầu cử số 1 được bầu 3 đại biểu Hội đồng nhân dân.",
          "a) Số cử tri đã tham gia bỏ phiếu đạt 97,65% so với tổng số cử tri của đơn vị bầu cử.",
          "b) Các ông/bà có tên sau đây nhận được quá nửa tổng số phiếu hợp lệ và có nhiều phiếu "
          "hơn, đã trúng cử",
          "c) Theo ấn định của Ủy ban bầu cử phường Chi Lăng, thì số đại biểu Hội đồng nhân dân "
          "phường Chi Lăng được bầu ở đơn vị bầu cử số 1 là 3 đại biểu, nay đã bầu được 3 đại "
          "biểu, còn thiếu 0 đại biểu.",
          "d) Tóm tắt những việc xảy ra: Không có.",
          "đ) Những khiếu nại, tố cáo trong quá trình bầu cử do các Tổ bầu cử đã giải quyết: Không "
          "có.",
          "e) Những khiếu nại, tố cáo trong quá trình bầu cử do Ban bầu cử đã giải quyết, cách "
          "giải "
          "quyết: Không có.",
          "g) Những khiếu nại, tố cáo chuyển đến Ủy ban bầu cử: Không có.",
          "được lập thành 04 bản và được gửi đến Ủy ban bầu cử, Thường trực Hội đồng nhân dân, Ủy "
          "ban nhân dân, Ban thường trực Ủy ban Mặt trận Tổ quốc Việt Nam phường Chi Lăng.",
          "Các tài liệu kèm theo:",
          "TM. BAN BẦU CỬ",
          "TRƯỞNG BAN",
          "CÁC PHÓ TRƯỞNG BAN",
          NULL });
  hp_test_forms_cell (path, "- Tổng số cử tri của đơn vị bầu cử:", 1, 2554);
  hp_test_forms_cell (path, "- Số phiếu hợp lệ:", 1, 2459);
  hp_test_forms_cell (path, "- Số phiếu hợp lệ:", 2, 98.68);
  hp_test_forms_cell (path, "- Số phiếu không hợp lệ:", 2, 1.32);
  /* 820 + 1010 + 3 of 2459 is 74,5425 %. */
  hp_test_assert_xpath (path, HP_TEST_FORMS_SHEET,
                        "(//m:row[m:c/m:is/m:t='số phiếu:'])[1]/m:c[m:v][1]/m:v", "1833");
  hp_test_assert_xpath (path, HP_TEST_FORMS_SHEET,
                        "round(100*(//m:row[m:c/m:is/m:t='số phiếu:'])[1]/m:c[m:v][2]/m:v)",
                        "7454");
}

/* Most votes first, whatever the order on the ballot. */
static void
test_elected_order (HpFormFixture *f, gconstpointer data)
{
  static const char *const names[] = { "1. Bà Vi Thị Dung", "2. Ông Nông Văn An",
                                       "3. Ông Lý Minh Cường" };
  g_autofree char *path = NULL;

  for (int station = 1; station <= 3; station++)
    hp_test_forms_seal (f->ward, station, HP_BODY_XA,
                        station == 1
                            ? "{\"listed\":1250,\"voted\":1000,\"issued\":1000,\"collected\":1000,"
                              "\"valid\":1000,\"invalid\":0,\"kept\":[100,200,700],"
                              "\"votes\":[700,200,600,900,200]}"
                            : "{\"listed\":4,\"voted\":4,\"issued\":4,\"collected\":4,\"valid\":4,"
                              "\"invalid\":0,\"kept\":[4,0,0],\"votes\":[1,0,0,3,0]}");
  path = hp_form_fixture_make (f, "24", 0, HP_BODY_XA);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *expression =
          g_strdup_printf ("(//m:row[m:c/m:is/m:t='số phiếu:'])[%u]/m:c[m:is][1]/m:is/m:t", i + 1);

      hp_test_assert_xpath (path, HP_TEST_FORMS_SHEET, expression, names[i]);
    }
}

#define FAILED_TURNOUT                                                                                                                    \
  "Vì số cử tri đi bỏ phiếu chưa đạt quá một nửa tổng số cử tri của đơn vị bầu cử, nên cuộc bầu " \
  "cử "                                                                                                                                 \
  "đại biểu Hội đồng nhân dân phường Chi Lăng tại đơn vị bầu cử số 1 không có giá trị. Đề nghị "    \
  "Ủy "                                                                                                                                 \
  "ban bầu cử phường Chi Lăng xem xét, quyết định việc bầu cử lại tại đơn vị bầu cử."
#define SHORT                                                                                                                                      \
  "Vì số người trúng cử đại biểu Hội đồng nhân dân chưa đủ số lượng đại biểu được bầu đã ấn định " \
  "cho đơn vị bầu cử nên đề nghị Ủy ban bầu cử phường Chi Lăng xem xét, quyết định việc bầu cử "               \
  "thêm tại đơn vị bầu cử."

static gboolean
says (const char *path, const char *text)
{
  g_autofree char *part = hp_test_part (path, HP_TEST_FORMS_SHEET);

  return strstr (part, text) != NULL;
}

/* Of 2554 voters 100 + 4 + 4 are not over half. */
static void
test_turnout_failed (HpFormFixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *summary = NULL;

  for (int station = 1; station <= 3; station++)
    {
      g_autofree char *json = g_strdup_printf (
          "{\"listed\":%d,\"voted\":4,\"issued\":4,\"collected\":4,\"valid\":4,\"invalid\":0,"
          "\"kept\":[4,0,0],\"votes\":[4,0,0,0,0]}",
          station == 1 ? 1250 : (station == 2 ? 1300 : 4));

      hp_test_forms_seal (f->ward, station, HP_BODY_XA, json);
    }
  path = hp_form_fixture_make (f, "24", 0, HP_BODY_XA);
  g_assert_true (says (path, FAILED_TURNOUT));
  g_assert_false (says (path, SHORT));
  g_assert_true (says (path, "nay đã bầu được 0 đại biểu, còn thiếu 3 đại biểu."));
  summary = hp_form_fixture_make (f, "25", 0, HP_BODY_XA);
  g_assert_true (says (summary, "Đơn vị bầu cử số 1.<"));
}

/* One of three is over half of the valid ballots. */
static void
test_short (HpFormFixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;

  for (int station = 1; station <= 3; station++)
    {
      int listed = station == 1 ? 1250 : (station == 2 ? 1300 : 4);
      g_autofree char *json = g_strdup_printf (
          "{\"listed\":%d,\"voted\":%d,\"issued\":%d,\"collected\":%d,\"valid\":%d,\"invalid\":0,"
          "\"kept\":[%d,0,0],\"votes\":[%d,1,1,0,0]}",
          listed, listed, listed, listed, listed, listed, listed - 2);

      hp_test_forms_seal (f->ward, station, HP_BODY_XA, json);
    }
  path = hp_form_fixture_make (f, "24", 0, HP_BODY_XA);
  g_assert_false (says (path, FAILED_TURNOUT));
  g_assert_true (says (path, SHORT));
  g_assert_true (says (path, "nay đã bầu được 1 đại biểu, còn thiếu 2 đại biểu."));
}

static void
test_summary (HpFormFixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *total = NULL;
  g_autofree char *formula = NULL;
  int row;

  hp_test_forms_seal_all (f->ward, HP_BODY_XA);
  path = hp_form_fixture_make (f, "25", 0, HP_BODY_XA);
  hp_test_forms_has (
      path,
      (const char *const[]){
          "ỦY BAN BẦU CỬ",
          "BIÊN BẢN TỔNG KẾT CUỘC BẦU CỬ",
          "NHIỆM KỲ 2026-2031",
          "1. Ông Bế Văn Chủ, Chủ tịch",
          "2. Bà Ma Thị Phó, Phó Chủ tịch",
          "thì phường Chi Lăng được bầu 3 đại biểu Hội đồng nhân dân.",
          "có tổng cộng 5 người ứng cử đại biểu Hội đồng nhân dân",
          ">1. Các đơn vị bầu cử<",
          "Thôn, tổ dân phố",
          ">2. Số lượng đơn vị bầu cử, tổng số cử tri, số cử tri tham gia bỏ phiếu tại địa phương "
          "như sau:<",
          ">3. Các đơn vị bầu cử có số cử tri đã tham gia bỏ phiếu chưa đạt quá một nửa",
          "Kết quả cử tri tham gia bỏ phiếu bầu cử lại như sau:",
          ">4. Số phiếu bầu cho mỗi người ứng cử đại biểu Hội đồng nhân dân như sau:<",
          ">5. Danh sách những người trúng cử đại biểu Hội đồng nhân dân phường Chi Lăng",
          ">6. Các đơn vị bầu cử có số người trúng cử ít hơn số đại biểu Hội đồng nhân dân",
          "Kết quả bầu cử thêm như sau:",
          "sau khi bầu cử thêm như sau:",
          ">7. Những việc quan trọng đã xảy ra và kết quả giải quyết:<",
          ">8. Những khiếu nại, tố cáo do Ủy ban bầu cử đã giải quyết:<",
          "Tỷ lệ % so với tổng số phiếu thu vào",
          "Ghi chú (ngày tổ chức bầu cử lại)",
          "Họ và tên người trúng cử đại biểu HĐND",
          "được lập thành 06 bản",
          "CÁC PHÓ CHỦ TỊCH",
          "cùng cấp và tỉnh, thành phố.",
          "Không có.<",
          NULL });
  hp_test_forms_cell (path, "Tổng cộng:", 1, 2554);
  hp_test_forms_cell (path, "Tổng cộng:", 2, 2494);
  hp_test_forms_cell (path, "Tổng cộng:", 3, 97.65);
  hp_test_forms_cell (path, "Tổng cộng:", 4, 2459);
  hp_test_forms_cell (path, "Tổng cộng:", 5, 98.68);
  hp_test_forms_cell (path, "Tổng cộng:", 6, 33);
  hp_test_forms_cell (path, "Tổng cộng:", 7, 1.32);
  total = hp_test_xpath (path, HP_TEST_FORMS_SHEET, "//m:row[m:c/m:is/m:t='Tổng cộng:'][1]/@r");
  row = atoi (total);
  formula = g_strdup_printf ("SUM(C%d:C%d)", row - 1, row - 1);
  hp_test_forms_formula (path, "Tổng cộng:", 1, formula);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/forms-minutes/" name, HpFormFixture, NULL, hp_form_fixture_set_up, func,           \
              hp_form_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("station/captions", test_station_captions);
  ADD ("station/figures", test_station_figures);
  ADD ("station/shares", test_shares_total);
  ADD ("station/pages", test_station_pages);
  ADD ("station/blank", test_station_blank);
  ADD ("account", test_account);
  ADD ("constituency/whole", test_constituency);
  ADD ("constituency/elected", test_elected_order);
  ADD ("constituency/turnout", test_turnout_failed);
  ADD ("constituency/short", test_short);
  ADD ("summary", test_summary);
  return g_test_run ();
}
