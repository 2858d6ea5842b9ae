/* hp-voter-columns.c: the headings of voter sheets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/voters/hp-voter-columns.h"

/* Folded as hp_columns_fold does: no diacritics, no punctuation, nothing in brackets. */
static const HpColumnAlias aliases[] = {
  { HP_VOTER_NUMBER, "stt", NULL },
  { HP_VOTER_NUMBER, "tt", NULL },
  { HP_VOTER_NUMBER, "so tt", NULL },
  { HP_VOTER_NUMBER, "so thu tu", NULL },
  { HP_VOTER_NUMBER, "no", NULL },
  { HP_VOTER_NUMBER, "number", NULL },

  { HP_VOTER_CARD, "so the cu tri", NULL },
  { HP_VOTER_CARD, "so the", NULL },
  { HP_VOTER_CARD, "the cu tri", NULL },
  { HP_VOTER_CARD, "ma the cu tri", NULL },
  { HP_VOTER_CARD, "ma so cu tri", NULL },
  { HP_VOTER_CARD, "the cu tri so", NULL },
  { HP_VOTER_CARD, "card", NULL },
  { HP_VOTER_CARD, "card number", NULL },

  { HP_VOTER_NAME, "ho va ten", NULL },
  { HP_VOTER_NAME, "ho ten", NULL },
  { HP_VOTER_NAME, "ho va ten*", NULL },
  { HP_VOTER_NAME, "ho ten*", NULL },
  { HP_VOTER_NAME, "ho chu dem va ten*", NULL },
  { HP_VOTER_NAME, "ho dem va ten*", NULL },
  { HP_VOTER_NAME, "ten cu tri", NULL },
  { HP_VOTER_NAME, "name", NULL },
  { HP_VOTER_NAME, "full name", NULL },

  { HP_VOTER_BIRTH, "ngay thang nam sinh", NULL },
  { HP_VOTER_BIRTH, "ngay sinh", NULL },
  { HP_VOTER_BIRTH, "ngay thang nam sinh*", NULL },
  { HP_VOTER_BIRTH, "ngay sinh*", NULL },
  { HP_VOTER_BIRTH, "sinh ngay*", NULL },
  { HP_VOTER_BIRTH, "ntns", NULL },
  { HP_VOTER_BIRTH, "birth", NULL },
  { HP_VOTER_BIRTH, "birth date", NULL },
  { HP_VOTER_BIRTH, "date of birth", NULL },
  { HP_VOTER_BIRTH_DAY, "ngay", NULL },
  { HP_VOTER_BIRTH_DAY, "ngay", "*sinh*" },
  { HP_VOTER_BIRTH_DAY, "ngay sinh", "*sinh*" },
  { HP_VOTER_BIRTH_MONTH, "thang", NULL },
  { HP_VOTER_BIRTH_MONTH, "thang sinh", NULL },
  { HP_VOTER_BIRTH_YEAR, "nam sinh", NULL },
  { HP_VOTER_BIRTH_YEAR, "year of birth", NULL },
  { HP_VOTER_BIRTH_NAM, "nam", "*sinh*" },

  { HP_VOTER_MALE, "nam", NULL },
  { HP_VOTER_MALE, "gioi tinh nam", NULL },
  { HP_VOTER_MALE, "male", NULL },
  { HP_VOTER_FEMALE, "nu", NULL },
  { HP_VOTER_FEMALE, "gioi tinh nu", NULL },
  { HP_VOTER_FEMALE, "female", NULL },
  { HP_VOTER_SEX, "gioi tinh", NULL },
  { HP_VOTER_SEX, "gioi", NULL },
  { HP_VOTER_SEX, "nam nu", NULL },
  { HP_VOTER_SEX, "sex", NULL },

  { HP_VOTER_IDENTITY, "cccd", NULL },
  { HP_VOTER_IDENTITY, "*cccd*", NULL },
  { HP_VOTER_IDENTITY, "*can cuoc*", NULL },
  { HP_VOTER_IDENTITY, "*dinh danh*", NULL },
  { HP_VOTER_IDENTITY, "so ddcn", NULL },
  { HP_VOTER_IDENTITY, "ddcn", NULL },
  { HP_VOTER_IDENTITY, "so dd cn", NULL },
  { HP_VOTER_IDENTITY, "dd cn", NULL },
  { HP_VOTER_IDENTITY, "*cmnd*", NULL },
  { HP_VOTER_IDENTITY, "*chung minh nhan dan*", NULL },
  { HP_VOTER_IDENTITY, "identity", NULL },
  { HP_VOTER_IDENTITY, "identity number", NULL },

  { HP_VOTER_ETHNICITY, "dan toc", NULL },
  { HP_VOTER_ETHNICITY, "ethnicity", NULL },
  { HP_VOTER_OCCUPATION, "nghe nghiep", NULL },
  { HP_VOTER_OCCUPATION, "nghe nghiep*", NULL },
  { HP_VOTER_OCCUPATION, "occupation", NULL },

  { HP_VOTER_PERMANENT, "thuong tru", NULL },
  { HP_VOTER_PERMANENT, "*thuong tru", NULL },
  { HP_VOTER_PERMANENT, "ho khau", NULL },
  { HP_VOTER_PERMANENT, "hktt", NULL },
  { HP_VOTER_PERMANENT, "noi dkhktt", NULL },
  { HP_VOTER_PERMANENT, "dkhktt", NULL },
  { HP_VOTER_PERMANENT, "*ho khau thuong tru*", NULL },
  { HP_VOTER_PERMANENT, "noi cu tru", NULL },
  { HP_VOTER_PERMANENT, "dia chi", NULL },
  { HP_VOTER_PERMANENT, "cho o", NULL },
  { HP_VOTER_PERMANENT, "permanent", NULL },
  { HP_VOTER_PERMANENT, "address", NULL },
  { HP_VOTER_TEMPORARY, "tam tru", NULL },
  { HP_VOTER_TEMPORARY, "*tam tru", NULL },
  { HP_VOTER_TEMPORARY, "temporary", NULL },
  { HP_VOTER_CURRENT, "noi o hien tai", NULL },
  { HP_VOTER_CURRENT, "noi o hien nay", NULL },
  { HP_VOTER_CURRENT, "cho o hien nay", NULL },
  { HP_VOTER_CURRENT, "noi o", NULL },
  { HP_VOTER_CURRENT, "current", NULL },

  { HP_VOTER_QH, "qh", NULL },
  { HP_VOTER_QH, "dbqh", NULL },
  { HP_VOTER_QH, "quoc hoi", NULL },
  { HP_VOTER_QH, "*dbqh", NULL },
  { HP_VOTER_QH, "*db qh", NULL },
  { HP_VOTER_QH, "*db quoc hoi", NULL },
  { HP_VOTER_QH, "bau cu qh", NULL },
  { HP_VOTER_QH, "bau quoc hoi", NULL },
  { HP_VOTER_QH, "*dai bieu quoc hoi", NULL },
  { HP_VOTER_TINH, "tinh", NULL },
  { HP_VOTER_TINH, "cap tinh", NULL },
  { HP_VOTER_TINH, "*hdnd tinh*", NULL },
  { HP_VOTER_TINH, "*hdnd cap tinh*", NULL },
  { HP_VOTER_TINH, "*hoi dong nhan dan tinh*", NULL },
  { HP_VOTER_TINH, "*hoi dong nhan dan cap tinh*", NULL },
  { HP_VOTER_TINH, "*hdnd thanh pho", NULL },
  { HP_VOTER_HUYEN, "huyen", NULL },
  { HP_VOTER_HUYEN, "cap huyen", NULL },
  { HP_VOTER_HUYEN, "quan", NULL },
  { HP_VOTER_HUYEN, "thi xa", NULL },
  { HP_VOTER_HUYEN, "*hdnd huyen*", NULL },
  { HP_VOTER_HUYEN, "*hdnd quan*", NULL },
  { HP_VOTER_HUYEN, "*hdnd thi xa*", NULL },
  { HP_VOTER_HUYEN, "*hdnd cap huyen*", NULL },
  { HP_VOTER_HUYEN, "*hoi dong nhan dan huyen*", NULL },
  { HP_VOTER_HUYEN, "*hoi dong nhan dan cap huyen*", NULL },
  { HP_VOTER_XA, "xa", NULL },
  { HP_VOTER_XA, "cap xa", NULL },
  { HP_VOTER_XA, "phuong", NULL },
  { HP_VOTER_XA, "thi tran", NULL },
  { HP_VOTER_XA, "dac khu", NULL },
  { HP_VOTER_XA, "*hdnd xa*", NULL },
  { HP_VOTER_XA, "*hdnd phuong*", NULL },
  { HP_VOTER_XA, "*hdnd thi tran*", NULL },
  { HP_VOTER_XA, "*hdnd dac khu*", NULL },
  { HP_VOTER_XA, "*hdnd cap xa*", NULL },
  { HP_VOTER_XA, "*hoi dong nhan dan xa*", NULL },
  { HP_VOTER_XA, "*hoi dong nhan dan phuong*", NULL },
  { HP_VOTER_XA, "*hoi dong nhan dan cap xa*", NULL },
  /* Under "Bầu cử đại biểu HĐND" the places alone decide. */
  { HP_VOTER_TINH, "tinh*", "*hdnd*" },
  { HP_VOTER_TINH, "cap tinh*", "*hdnd*" },
  { HP_VOTER_TINH, "thanh pho", "*hdnd*" },
  { HP_VOTER_TINH, "tp", "*hdnd*" },
  { HP_VOTER_TINH, "tinh*", "*hoi dong nhan dan*" },
  { HP_VOTER_TINH, "thanh pho", "*hoi dong nhan dan*" },
  { HP_VOTER_HUYEN, "huyen*", "*hdnd*" },
  { HP_VOTER_HUYEN, "cap huyen*", "*hdnd*" },
  { HP_VOTER_HUYEN, "quan*", "*hdnd*" },
  { HP_VOTER_HUYEN, "thi xa*", "*hdnd*" },
  { HP_VOTER_HUYEN, "huyen*", "*hoi dong nhan dan*" },
  { HP_VOTER_HUYEN, "quan*", "*hoi dong nhan dan*" },
  { HP_VOTER_XA, "xa*", "*hdnd*" },
  { HP_VOTER_XA, "cap xa*", "*hdnd*" },
  { HP_VOTER_XA, "phuong*", "*hdnd*" },
  { HP_VOTER_XA, "thi tran*", "*hdnd*" },
  { HP_VOTER_XA, "dac khu*", "*hdnd*" },
  { HP_VOTER_XA, "xa*", "*hoi dong nhan dan*" },
  { HP_VOTER_XA, "phuong*", "*hoi dong nhan dan*" },

  { HP_VOTER_NOTE, "ghi chu", NULL },
  { HP_VOTER_NOTE, "note", NULL },

  { HP_VOTER_STATION, "khu vuc bo phieu", NULL },
  { HP_VOTER_STATION, "khu vuc bo phieu so", NULL },
  { HP_VOTER_STATION, "so khu vuc bo phieu", NULL },
  { HP_VOTER_STATION, "kvbp", NULL },
  { HP_VOTER_STATION, "kvbp so", NULL },
  { HP_VOTER_STATION, "so kvbp", NULL },
  { HP_VOTER_STATION, "station", NULL },
};

const HpColumnSpec hp_voter_columns = {
  .aliases = aliases,
  .n_aliases = G_N_ELEMENTS (aliases),
  .n_fields = HP_N_VOTER_COLUMNS,
  .key_field = HP_VOTER_NAME,
  .min_fields = 3,
};

/* ---- a birth date in three columns ---- */

/* The column of the year where day and month have theirs; -1 where the date is not in parts. */
static int
year_column (HpColumns *columns)
{
  static const int years[] = { HP_VOTER_BIRTH_NAM, HP_VOTER_BIRTH_YEAR };
  int month = hp_columns_column (columns, HP_VOTER_BIRTH_MONTH);

  if (month < 0)
    return -1;
  for (gsize i = 0; i < G_N_ELEMENTS (years); i++)
    if (hp_columns_column (columns, years[i]) >= 0)
      return hp_columns_column (columns, years[i]);
  /* Without a heading above, "Năm" reads as "Nam"; behind the month it is the year. */
  return hp_columns_column (columns, HP_VOTER_MALE) == month + 1 ? month + 1 : -1;
}

int
hp_voter_columns_field (HpColumns *columns, int column)
{
  int field = hp_columns_field (columns, column), year = year_column (columns);

  if (year >= 0 && column == year)
    return HP_VOTER_BIRTH_YEAR;
  if (year >= 0 && field == HP_VOTER_BIRTH && hp_columns_column (columns, HP_VOTER_BIRTH_DAY) < 0)
    return HP_VOTER_BIRTH_DAY;
  if (year < 0 && field == HP_VOTER_BIRTH_NAM)
    return HP_VOTER_MALE;
  return field;
}

gboolean
hp_voter_columns_have_birth (HpColumns *columns)
{
  return year_column (columns) >= 0 || hp_columns_column (columns, HP_VOTER_BIRTH) >= 0
         || hp_columns_column (columns, HP_VOTER_BIRTH_YEAR) >= 0;
}

static const char *
part (const char *text)
{
  return text != NULL ? text : "";
}

void
hp_voter_columns_join_birth (HpColumns *columns, char *texts[HP_N_VOTER_COLUMNS])
{
  const char *day = part (texts[HP_VOTER_BIRTH_DAY]);
  const char *month = part (texts[HP_VOTER_BIRTH_MONTH]);
  const char *year = part (texts[HP_VOTER_BIRTH_YEAR]);

  /* Beside whole dates the year is for those of whom no more is known. */
  if (*part (texts[HP_VOTER_BIRTH]) != '\0'
      || (*year == '\0' && (year_column (columns) < 0 || (*day == '\0' && *month == '\0'))))
    return;
  g_free (texts[HP_VOTER_BIRTH]);
  if (year_column (columns) < 0 || (*day == '\0' && *month == '\0'))
    texts[HP_VOTER_BIRTH] = g_strdup (year);
  else if (*day == '\0')
    texts[HP_VOTER_BIRTH] = g_strdup_printf ("%s/%s", month, year);
  else
    /* A part that is missing in the middle makes a date that cannot be read, and is not guessed. */
    texts[HP_VOTER_BIRTH] = g_strdup_printf ("%s/%s/%s", day, month, year);
}

const char *
hp_voter_column_caption (HpVoterField field)
{
  static const char *const captions[HP_N_VOTER_FIELDS] = {
    [HP_VOTER_NUMBER] = "STT",
    [HP_VOTER_CARD] = "Số thẻ cử tri",
    [HP_VOTER_NAME] = "Họ và tên",
    [HP_VOTER_BIRTH] = "Ngày tháng năm sinh",
    [HP_VOTER_MALE] = "Nam",
    [HP_VOTER_FEMALE] = "Nữ",
    [HP_VOTER_SEX] = "Giới tính",
    [HP_VOTER_IDENTITY] = "Số CCCD/định danh",
    [HP_VOTER_ETHNICITY] = "Dân tộc",
    [HP_VOTER_OCCUPATION] = "Nghề nghiệp",
    [HP_VOTER_PERMANENT] = "Thường trú",
    [HP_VOTER_TEMPORARY] = "Tạm trú",
    [HP_VOTER_CURRENT] = "Nơi ở hiện tại",
    [HP_VOTER_QH] = "Bầu cử ĐBQH",
    [HP_VOTER_TINH] = "HĐND tỉnh",
    [HP_VOTER_HUYEN] = "HĐND huyện",
    [HP_VOTER_XA] = "HĐND xã",
    [HP_VOTER_NOTE] = "Ghi chú",
    [HP_VOTER_STATION] = "Khu vực bỏ phiếu",
  };

  g_return_val_if_fail (field < HP_N_VOTER_FIELDS, NULL);
  return captions[field];
}
