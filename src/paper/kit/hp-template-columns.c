/* hp-template-columns.c: the columns of the empty sheets, with what they mean and examples.
 *
 * The captions are headings that the importers know; people and figures are made up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-template-private.h"

#define QH HP_BODY_BIT (HP_BODY_QH)
#define TINH HP_BODY_BIT (HP_BODY_TINH)
#define HUYEN HP_BODY_BIT (HP_BODY_HUYEN)
#define XA HP_BODY_BIT (HP_BODY_XA)

static const HpTemplateColumn voters[] = {
  { "STT", 12, HP_TEMPLATE_NUMBER, 0, "Số thứ tự trong danh sách", { "1", "2" }, NULL },
  { "Số thẻ cử tri",
    20,
    HP_TEMPLATE_ANY,
    0,
    "Không trùng trong một khu vực bỏ phiếu",
    { "1", "2" },
    "2026" },
  { "Họ và tên", 45, HP_TEMPLATE_ANY, 0, "Bắt buộc", { "Nông Thị Hồng Ánh", "Vi Văn Bình" }, NULL },
  { "Ngày tháng năm sinh",
    28,
    HP_TEMPLATE_ANY,
    0,
    "Bắt buộc; chỉ biết năm hoặc tháng thì ghi 1957 hoặc 02/1961",
    { "01/03/1980", "1957" },
    NULL },
  { "Nam", 12, HP_TEMPLATE_MARK, 0, "Đánh dấu x", { "", "x" }, NULL },
  { "Nữ", 12, HP_TEMPLATE_MARK, 0, "Đánh dấu x", { "x", "" }, NULL },
  { "Số CCCD/định danh",
    34,
    HP_TEMPLATE_ANY,
    0,
    "12 chữ số, ghi dạng văn bản",
    { "020180000001", "020057000002" },
    "2026" },
  { "Dân tộc", 20, HP_TEMPLATE_ANY, 0, "", { "Nùng", "Tày" }, NULL },
  { "Nghề nghiệp", 28, HP_TEMPLATE_ANY, 0, "", { "Giáo viên", "Hưu trí" }, "2021" },
  { "Thường trú", 50, HP_TEMPLATE_ANY, 0, "Nơi đăng ký thường trú", { "Số 12, khối 3", "" }, NULL },
  { "Tạm trú", 50, HP_TEMPLATE_ANY, 0, "Nơi đăng ký tạm trú", { "", "Số 5, khối 4" }, NULL },
  { "Nơi ở hiện tại",
    40,
    HP_TEMPLATE_ANY,
    0,
    "Khi không có thường trú, tạm trú",
    { "", "" },
    "2026" },
  { "Bầu cử ĐBQH", 18, HP_TEMPLATE_MARK, QH, "Đánh dấu x nếu được bầu", { "x", "x" }, NULL },
  { "HĐND tỉnh", 18, HP_TEMPLATE_MARK, TINH, "Đánh dấu x nếu được bầu", { "x", "x" }, NULL },
  { "HĐND huyện", 18, HP_TEMPLATE_MARK, HUYEN, "Đánh dấu x nếu được bầu", { "x", "x" }, NULL },
  { "HĐND xã", 18, HP_TEMPLATE_MARK, XA, "Đánh dấu x nếu được bầu", { "x", "" }, NULL },
  { "Ghi chú", 40, HP_TEMPLATE_ANY, 0, "", { "", "Tạm trú từ 08/2025" }, NULL },
  { "Khu vực bỏ phiếu", 24, HP_TEMPLATE_NUMBER, 0, "Số của khu vực bỏ phiếu", { "1", "2" }, NULL },
};

static const HpTemplateColumn stations[] = {
  { "Số khu vực bỏ phiếu", 24, HP_TEMPLATE_NUMBER, 0, "Bắt buộc", { "1", "2" }, NULL },
  { "Tên khu vực bỏ phiếu",
    45,
    HP_TEMPLATE_ANY,
    0,
    "",
    { "Khu vực bỏ phiếu số 1", "Khu vực bỏ phiếu số 2" },
    NULL },
  { "Thôn, khu phố, tổ dân phố",
    50,
    HP_TEMPLATE_ANY,
    0,
    "Cách nhau bằng dấu chấm phẩy",
    { "Khối 1; Khối 2", "Thôn Quán Hồ" },
    NULL },
  { "Địa điểm bỏ phiếu",
    50,
    HP_TEMPLATE_ANY,
    0,
    "",
    { "Nhà văn hóa khối 2", "Nhà văn hóa thôn" },
    NULL },
  { "Nơi niêm yết danh sách cử tri",
    50,
    HP_TEMPLATE_ANY,
    0,
    "",
    { "Trụ sở UBND phường", "Nhà văn hóa thôn" },
    NULL },
  { "Loại khu vực",
    32,
    HP_TEMPLATE_KIND,
    0,
    "Để trống là thông thường",
    { "Thông thường", "Miền núi" },
    NULL },
  { "ĐVBC ĐBQH", 22, HP_TEMPLATE_NUMBER, QH, "Số của đơn vị bầu cử", { "1", "1" }, NULL },
  { "ĐVBC HĐND tỉnh", 22, HP_TEMPLATE_NUMBER, TINH, "Số của đơn vị bầu cử", { "2", "2" }, NULL },
  { "ĐVBC HĐND huyện", 22, HP_TEMPLATE_NUMBER, HUYEN, "Số của đơn vị bầu cử", { "3", "3" }, NULL },
  { "ĐVBC HĐND xã", 22, HP_TEMPLATE_NUMBER, XA, "Số của đơn vị bầu cử", { "1", "2" }, NULL },
  { "Tổng số cử tri",
    24,
    HP_TEMPLATE_COUNT,
    0,
    "Chỉ ghi khi không nhập danh sách cử tri",
    { "1250", "" },
    NULL },
  { "Ghi chú", 40, HP_TEMPLATE_ANY, 0, "", { "", "" }, NULL },
};

static const HpTemplateColumn candidates[] = {
  { "Cấp", 22, HP_TEMPLATE_BODY, 0, "Bắt buộc", { "qh", "xa" }, NULL },
  { "Đơn vị bầu cử số", 24, HP_TEMPLATE_NUMBER, 0, "Bắt buộc", { "1", "2" }, NULL },
  { "Số đại biểu được bầu", 24, HP_TEMPLATE_NUMBER, 0, "Của đơn vị bầu cử", { "3", "5" }, NULL },
  { "Họ và tên",
    45,
    HP_TEMPLATE_ANY,
    0,
    "Bắt buộc; theo thứ tự trên phiếu bầu",
    { "Nông Thị Ánh", "Hoàng Văn Bình" },
    NULL },
  { "Ngày, tháng, năm sinh", 28, HP_TEMPLATE_ANY, 0, "", { "20/05/1988", "16/04/1990" }, NULL },
  { "Giới tính", 20, HP_TEMPLATE_SEX, 0, "Nam hoặc Nữ", { "Nữ", "Nam" }, NULL },
  { "Quốc tịch", 24, HP_TEMPLATE_ANY, 0, "", { "Việt Nam", "Việt Nam" }, NULL },
  { "Dân tộc", 20, HP_TEMPLATE_ANY, 0, "", { "Nùng", "Tày" }, NULL },
  { "Tôn giáo", 20, HP_TEMPLATE_ANY, 0, "", { "Không", "Không" }, NULL },
  { "Quê quán", 40, HP_TEMPLATE_ANY, 0, "", { "Lạng Sơn", "Lạng Sơn" }, NULL },
  { "Nơi ở hiện nay", 50, HP_TEMPLATE_ANY, 0, "", { "Phường Chi Lăng", "Phường Chi Lăng" }, NULL },
  { "Giáo dục phổ thông", 24, HP_TEMPLATE_ANY, 0, "", { "12/12", "12/12" }, NULL },
  { "Chuyên môn, nghiệp vụ",
    40,
    HP_TEMPLATE_ANY,
    0,
    "",
    { "Đại học Luật", "Đại học Sư phạm" },
    NULL },
  { "Học hàm, học vị", 28, HP_TEMPLATE_ANY, 0, "", { "Thạc sĩ", "" }, NULL },
  { "Lý luận chính trị", 28, HP_TEMPLATE_ANY, 0, "", { "Trung cấp", "Cao cấp" }, NULL },
  { "Ngoại ngữ", 28, HP_TEMPLATE_ANY, 0, "", { "Tiếng Anh B", "" }, NULL },
  { "Nghề nghiệp, chức vụ", 45, HP_TEMPLATE_ANY, 0, "", { "Công chức", "Giáo viên" }, NULL },
  { "Nơi công tác", 45, HP_TEMPLATE_ANY, 0, "", { "UBND phường", "Trường THCS" }, NULL },
  { "Ngày vào Đảng",
    28,
    HP_TEMPLATE_ANY,
    0,
    "Để trống nếu không phải đảng viên",
    { "19/05/2010", "" },
    NULL },
  { "Là đại biểu HĐND", 36, HP_TEMPLATE_ANY, 0, "Khóa, cấp đã là đại biểu", { "", "" }, NULL },
  { "Thành phần", 45, HP_TEMPLATE_ANY, 0, "", { "Chính quyền", "Cơ quan, đơn vị khác" }, NULL },
  { "Tự ứng cử", 18, HP_TEMPLATE_MARK, 0, "Đánh dấu x", { "", "" }, NULL },
  { "Ghi chú", 40, HP_TEMPLATE_ANY, 0, "", { "", "" }, NULL },
};

static const HpTemplateColumn members[] = {
  { "Khu vực bỏ phiếu", 24, HP_TEMPLATE_NUMBER, 0, "Của Tổ bầu cử", { "1", "" }, NULL },
  { "Cấp", 22, HP_TEMPLATE_BODY, 0, "Của Ban bầu cử", { "", "xa" }, NULL },
  { "Đơn vị bầu cử số",
    24,
    HP_TEMPLATE_NUMBER,
    0,
    "Của Ban bầu cử; để trống cả ba cột là Ủy ban bầu cử",
    { "", "1" },
    NULL },
  { "Họ và tên", 45, HP_TEMPLATE_ANY, 0, "Bắt buộc", { "Lộc Thị Bích", "Chu Văn Chính" }, NULL },
  { "Giới tính", 20, HP_TEMPLATE_SEX, 0, "Nam hoặc Nữ", { "Nữ", "Nam" }, NULL },
  { "Chức danh", 30, HP_TEMPLATE_ROLE, 0, "Để trống là Ủy viên", { "Tổ trưởng", "Thư ký" }, NULL },
  { "Nghề nghiệp, đơn vị công tác",
    50,
    HP_TEMPLATE_ANY,
    0,
    "",
    { "Giáo viên", "Bí thư chi bộ" },
    NULL },
  { "Điện thoại", 28, HP_TEMPLATE_ANY, 0, "", { "", "" }, NULL },
  { "Ghi chú", 40, HP_TEMPLATE_ANY, 0, "", { "", "" }, NULL },
};

static const HpTemplateColumn turnout[] = {
  { "Khu vực bỏ phiếu", 24, HP_TEMPLATE_NUMBER, 0, "Bắt buộc", { "1", "1" }, NULL },
  { "Mốc giờ", 20, HP_TEMPLATE_ANY, 0, "Bắt buộc, ghi giờ:phút", { "09:00", "11:00" }, NULL },
  { "Cấp", 22, HP_TEMPLATE_BODY, 0, "Để trống là cấp mà mọi cử tri đều bầu", { "", "" }, NULL },
  { "Số cử tri đã bỏ phiếu", 30, HP_TEMPLATE_COUNT, 0, "Bắt buộc", { "420", "815" }, NULL },
  { "Tổng số cử tri",
    24,
    HP_TEMPLATE_COUNT,
    0,
    "Chỉ ghi khi không nhập danh sách cử tri",
    { "1250", "1250" },
    NULL },
  { "Lý do", 50, HP_TEMPLATE_ANY, 0, "Khi số liệu bất thường nhưng đúng", { "", "" }, NULL },
};

#define COUNT(caption, note, first, second)                                                        \
  {                                                                                                \
    caption, 24, HP_TEMPLATE_COUNT, 0, note, { first, second }, NULL                               \
  }

static const HpTemplateColumn tallies[] = {
  { "Khu vực bỏ phiếu", 24, HP_TEMPLATE_NUMBER, 0, "Bắt buộc", { "1", "1" }, NULL },
  { "Cấp", 22, HP_TEMPLATE_BODY, 0, "Bắt buộc", { "xa", "xa" }, NULL },
  { "Lần nhập", 20, HP_TEMPLATE_ENTRY, 0, "1 hoặc 2", { "1", "2" }, NULL },
  { "Người nhập",
    40,
    HP_TEMPLATE_ANY,
    0,
    "Bắt buộc; hai lần nhập là hai người",
    { "Lộc Thị Bích", "Chu Văn Chính" },
    NULL },
  COUNT ("Tổng số cử tri", "Để trống là theo danh sách", "1250", "1250"),
  COUNT ("Số cử tri đã tham gia bỏ phiếu", "", "1200", "1200"),
  COUNT ("Số phiếu phát ra", "", "1200", "1200"),
  COUNT ("Số phiếu thu vào", "", "1198", "1198"),
  COUNT ("Số phiếu hợp lệ", "", "1175", "1175"),
  COUNT ("Số phiếu không hợp lệ", "", "23", "23"),
  COUNT ("Phiếu bầu 1 người", "Số phiếu hợp lệ để lại 1 người", "100", "100"),
  COUNT ("Phiếu bầu 2 người", "Số phiếu hợp lệ để lại 2 người", "375", "375"),
  COUNT ("Phiếu bầu 3 người", "Số phiếu hợp lệ để lại 3 người", "700", "700"),
  COUNT ("Phiếu bầu 4 người", "Khi bầu từ 4 đại biểu", "", ""),
  COUNT ("Phiếu bầu 5 người", "Khi bầu 5 đại biểu", "", ""),
  COUNT ("Người ứng cử 1", "Số phiếu bầu, theo thứ tự trên phiếu", "820", "820"),
  COUNT ("Người ứng cử 2", "", "760", "760"),
  COUNT ("Người ứng cử 3", "", "690", "690"),
  COUNT ("Người ứng cử 4", "", "400", "400"),
  COUNT ("Người ứng cử 5", "", "280", "280"),
  COUNT ("Người ứng cử 6", "", "", ""),
  COUNT ("Người ứng cử 7", "", "", ""),
  COUNT ("Người ứng cử 8", "", "", ""),
  COUNT ("Người ứng cử 9", "", "", ""),
  COUNT ("Số phiếu nhận về", "Không bắt buộc", "1300", "1300"),
  COUNT ("Số phiếu đổi do hỏng", "Không bắt buộc", "4", "4"),
  COUNT ("Số phiếu không sử dụng", "Không bắt buộc", "96", "96"),
};

static const HpTemplate templates[] = {
  { "voters", "Danh sách cử tri", voters, G_N_ELEMENTS (voters) },
  { "stations", "Khu vực bỏ phiếu", stations, G_N_ELEMENTS (stations) },
  { "candidates", "Người ứng cử", candidates, G_N_ELEMENTS (candidates) },
  { "members", "Thành viên", members, G_N_ELEMENTS (members) },
  { "turnout", "Tiến độ", turnout, G_N_ELEMENTS (turnout) },
  { "tallies", "Kết quả kiểm phiếu", tallies, G_N_ELEMENTS (tallies) },
};

const HpTemplate *
hp_template_find (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    if (g_str_equal (templates[i].kind, kind))
      return &templates[i];
  return NULL;
}
