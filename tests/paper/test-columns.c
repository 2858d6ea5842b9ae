/* test-columns.c: headings of sheets are known however they are written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-columns.h"
#include "paper/voters/hp-voter-columns.h"

#include <string.h>

/* Feeds one row written as cells between "|"; blank ones are left out as a reader does. */
static HpColumnsRow
feed (HpColumns *columns, const char *row)
{
  g_auto (GStrv) texts = g_strsplit (row, "|", -1);
  g_autoptr (GArray) cells = g_array_new (FALSE, TRUE, sizeof (HpCell));

  for (int i = 0; texts[i] != NULL; i++)
    {
      HpCell cell = { .column = i, .type = HP_CELL_TEXT, .text = g_strstrip (texts[i]) };

      if (*cell.text != '\0')
        g_array_append_val (cells, cell);
    }
  return hp_columns_feed (columns, (gpointer) cells->data, cells->len);
}

static const char *
key_of (int field)
{
  static const char *const parts[] = { "birth_day", "birth_month", "birth_year", "birth_nam" };

  if (field < 0)
    return "-";
  return field < HP_N_VOTER_FIELDS ? hp_voter_field_key (field) : parts[field - HP_VOTER_BIRTH_DAY];
}

/* The fields by column, "-" where there is none. */
static void
assert_map (HpColumns *columns, int n, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int c = 0; c < n; c++)
    {
      int field = hp_columns_field (columns, c);

      g_string_append_printf (text, "%s%s", c > 0 ? " " : "", key_of (field));
      if (field >= 0)
        g_assert_cmpint (hp_columns_column (columns, field), ==, c);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_fold (void)
{
  static const char *const cases[][2] = {
    { "HỌ VÀ TÊN (chữ in hoa)", "ho va ten" },
    { "Số CCCD/định danh", "so cccd dinh danh" },
    { " Ngày, tháng,  năm sinh ", "ngay thang nam sinh" },
    { "Xã/phường, đặc khu", "xa phuong dac khu" },
    { "(7a)", "" },
    { "Ho\xcc\xa3 va\xcc\x80 t\xc3\xaan", "ho va ten" }, /* NFD */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *fold = hp_columns_fold (cases[i][0]);

      g_assert_cmpstr (fold, ==, cases[i][1]);
    }
}

/* Form 31 of 2026 and form 33 of 2021, as printed. */
static void
test_forms (void)
{
  g_autoptr (HpColumns) c = hp_columns_new (&hp_voter_columns);

  g_assert_false (hp_columns_ready (c));
  g_assert_cmpint (feed (c, "DANH SÁCH CỬ TRI"), ==, HP_COLUMNS_OTHER);
  g_assert_cmpint (feed (c, "STT|Họ và tên|Ngày tháng năm sinh|Nam|Nữ|Số Căn cước|Dân tộc|Nơi cư "
                            "trú|||Bầu cử ĐBQH|Bầu cử đại biểu HĐND||Ghi chú"),
                   ==, HP_COLUMNS_HEADING);
  g_assert_cmpint (
      feed (c, "|||||||Thường trú|Tạm trú|Nơi ở hiện tại||Tỉnh, thành phố|Xã/phường, đặc khu|"), ==,
      HP_COLUMNS_HEADING);
  g_assert_cmpint (feed (c, "|(1)|(2)|(3)|(4)|(5)|(6)|(7a)|(7b)|(7c)|(8)|(9)|(10)|(11)"), ==,
                   HP_COLUMNS_INDEX);
  g_assert_true (hp_columns_ready (c));
  assert_map (c, 14,
              "number name birth_date male female identity ethnicity permanent temporary current "
              "qh tinh xa note");
  g_assert_cmpint (feed (c, "1|Nông Văn An|1957|x|||Tày|tổ 1|||x|x|x|"), ==, HP_COLUMNS_OTHER);

  /* The same sheet goes on with another layout. */
  g_assert_cmpint (feed (c, "STT|Họ và tên|Ngày tháng năm sinh|Nam|Nữ|Dân tộc|Nghề nghiệp|Nơi cư "
                            "trú||Bầu cử ĐBQH|Bầu cử đại biểu HĐND|||Ghi chú"),
                   ==, HP_COLUMNS_HEADING);
  g_assert_cmpint (feed (c, "|||||||Thường trú|Tạm trú||Tỉnh|Huyện|Xã|"), ==, HP_COLUMNS_HEADING);
  assert_map (c, 14,
              "number name birth_date male female ethnicity occupation permanent temporary qh "
              "tinh huyen xa note");
  hp_columns_reset (c);
  g_assert_false (hp_columns_ready (c));
  g_assert_cmpint (hp_columns_column (c, HP_VOTER_NAME), ==, -1);
}

static void
test_spellings (void)
{
  static const struct
  {
    const char *row, *map;
    int n;
  } cases[] = {
    { "TT|HỌ VÀ TÊN CỬ TRI|NĂM SINH|GIỚI TÍNH|CCCD", "number name birth_year sex identity", 5 },
    { "stt|ho ten|ngay sinh|so DD CN|so the cu tri", "number name birth_date identity card", 5 },
    { "Họ, chữ đệm và tên|Ngày sinh|Số ĐDCN|Nam/Nữ", "name birth_date identity sex", 4 },
    { "number|name|birth_date|sex|identity|station", "number name birth_date sex identity station",
      6 },
    { "Họ tên|Ngày sinh|ĐBQH|HĐND tỉnh|HĐND cấp xã|KVBP", "name birth_date qh tinh xa station", 6 },
    { "Họ tên|Ngày sinh|HĐND thành phố|HĐND quận|HĐND phường|Cột lạ",
      "name birth_date tinh huyen xa -", 6 },
    /* An exact heading outranks one that only begins alike. */
    { "Họ và tên bố|Họ và tên|Ngày sinh|Dân tộc", "- name birth_date ethnicity", 4 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HpColumns) c = hp_columns_new (&hp_voter_columns);

      g_assert_cmpint (feed (c, cases[i].row), ==, HP_COLUMNS_HEADING);
      assert_map (c, cases[i].n, cases[i].map);
    }
}

/* Three rows: a group in a group. */
static void
test_deep (void)
{
  g_autoptr (HpColumns) c = hp_columns_new (&hp_voter_columns);

  feed (c, "STT|Họ và tên|Ngày sinh|Giới tính||Tham gia bầu cử|||Ghi chú");
  g_assert_cmpint (feed (c, "|||Nam|Nữ|ĐBQH|Đại biểu HĐND||"), ==, HP_COLUMNS_HEADING);
  g_assert_cmpint (feed (c, "||||||Tỉnh|Xã|"), ==, HP_COLUMNS_HEADING);
  assert_map (c, 9, "number name birth_date male female qh tinh xa note");
}

/* What is data must stay data. */
static void
test_data (void)
{
  static const char *const rows[] = {
    "1|Nông Văn An|1957|x||x|x|x",
    "1||1957|Nam||x|x|x", /* nameless: no label under a group */
    "Nông Văn An||||",
    "Nam|Nữ",
    "Tổng số|||184|227",
    "KHU VỰC BỎ PHIẾU SỐ 2",
    "1|2|5|7|9",
  };
  g_autoptr (HpColumns) c = hp_columns_new (&hp_voter_columns);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      hp_columns_reset (c);
      feed (c, "STT|Họ và tên|Ngày sinh|Giới tính|Dân tộc|ĐBQH|HĐND tỉnh|HĐND xã");
      feed (c, "(1)|(2)|(3)|(4)|(5)|(6)|(7)|(8)");
      g_assert_cmpint (feed (c, rows[i]), ==, HP_COLUMNS_OTHER);
      assert_map (c, 8, "number name birth_date sex ethnicity qh tinh xa");
    }
}

static void
test_index (void)
{
  static const struct
  {
    const char *row;
    HpColumnsRow kind;
  } cases[] = {
    { "(*)|(0)|(1)|(2)|(7a)|(7b)", HP_COLUMNS_INDEX },
    { "(1)|(2)", HP_COLUMNS_INDEX },
    { "1|2|3|4|5|6|7|8", HP_COLUMNS_INDEX },
    { "A|B|1|2|3|4", HP_COLUMNS_INDEX },
    { "1|2|3|3a|4", HP_COLUMNS_INDEX },
    { "1|7|3|4", HP_COLUMNS_OTHER },
    { "1|2", HP_COLUMNS_OTHER },
    { "(1980)|(2)", HP_COLUMNS_OTHER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HpColumns) c = hp_columns_new (&hp_voter_columns);

      feed (c, "STT|Họ và tên|Ngày sinh|Giới tính|Dân tộc");
      g_assert_cmpint (feed (c, cases[i].row), ==, cases[i].kind);
    }
}

/* Any table of aliases will do. */
static void
test_other_table (void)
{
  static const HpColumnAlias aliases[] = {
    { 0, "khu vuc*", NULL },
    { 0, "station", NULL },
    { 1, "so cu tri di bau", NULL },
    { 1, "voted", NULL },
  };
  static const HpColumnSpec spec = { aliases, G_N_ELEMENTS (aliases), 2, 0, 2 };
  g_autoptr (HpColumns) c = hp_columns_new (&spec);
  const HpCell cells[] = { { .column = 0, .text = "3" }, { .column = 2, .text = "1140" } };

  g_assert_cmpint (feed (c, "# a line above"), ==, HP_COLUMNS_OTHER);
  g_assert_cmpint (feed (c, "Khu vực bỏ phiếu|Ghi chú|Số cử tri đi bầu"), ==, HP_COLUMNS_HEADING);
  g_assert_cmpstr (hp_columns_cell (c, 1, cells, 2)->text, ==, "1140");
  g_assert_null (hp_columns_cell (c, 1, cells, 1));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/columns/fold", test_fold);
  g_test_add_func ("/columns/forms", test_forms);
  g_test_add_func ("/columns/spellings", test_spellings);
  g_test_add_func ("/columns/deep", test_deep);
  g_test_add_func ("/columns/data", test_data);
  g_test_add_func ("/columns/index", test_index);
  g_test_add_func ("/columns/other-table", test_other_table);
  return g_test_run ();
}
