/* test-core.c: dates, text, names, percentages and counts of engine/core.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-body.h"
#include "engine/core/hp-date.h"
#include "engine/core/hp-finding.h"
#include "engine/core/hp-percent.h"
#include "engine/core/hp-text.h"
#include "engine/core/hp-util.h"

#include <math.h>
#include <string.h>

/* ---- dates ---- */

static void
test_date_read (void)
{
  static const struct
  {
    const char *text;
    HpDateResult result;
    const char *iso;
  } cases[] = {
    { "01/02/1980", HP_DATE_OK, "1980-02-01" },
    { "1-2-1980", HP_DATE_OK, "1980-02-01" },
    { "1.2.1980", HP_DATE_OK, "1980-02-01" },
    { " 1 / 2 / 1980 ", HP_DATE_OK, "1980-02-01" },
    { "\xC2\xA0"
      "01/02/1980\xC2\xA0",
      HP_DATE_OK, "1980-02-01" },
    { "02/1980", HP_DATE_OK, "1980-02" },
    { "2-1980", HP_DATE_OK, "1980-02" },
    { "1980", HP_DATE_OK, "1980" },
    { "1980-02-01", HP_DATE_OK, "1980-02-01" },
    { "1980-02", HP_DATE_OK, "1980-02" },
    { "1980-02-01 00:00:00", HP_DATE_OK, "1980-02-01" },
    { "29/02/1980", HP_DATE_OK, "1980-02-29" },
    { "31/12/1999", HP_DATE_OK, "1999-12-31" },
    { "12/05/1980", HP_DATE_OK, "1980-05-12" },
    { "05/23/1980", HP_DATE_SWAPPED, "1980-05-23" },
    { "2/29/1980", HP_DATE_SWAPPED, "1980-02-29" },
    { "2/29/1981", HP_DATE_UNREADABLE, "" },
    { "31/02/1980", HP_DATE_UNREADABLE, "" },
    { "29/02/1981", HP_DATE_UNREADABLE, "" },
    { "29/02/1900", HP_DATE_UNREADABLE, "" },
    { "31/13/1980", HP_DATE_UNREADABLE, "" },
    { "00/02/1980", HP_DATE_UNREADABLE, "" },
    { "01/00/1980", HP_DATE_UNREADABLE, "" },
    { "00/1980", HP_DATE_UNREADABLE, "" },
    { "13/1980", HP_DATE_UNREADABLE, "" },
    { "1980-13-01", HP_DATE_UNREADABLE, "" },
    { "01/02/80", HP_DATE_UNREADABLE, "" },
    { "80", HP_DATE_UNREADABLE, "" },
    { "01/02-1980", HP_DATE_UNREADABLE, "" },
    { "01//1980", HP_DATE_UNREADABLE, "" },
    { "01/02/", HP_DATE_UNREADABLE, "" },
    { "/02/1980", HP_DATE_UNREADABLE, "" },
    { "01/02/1980/5", HP_DATE_UNREADABLE, "" },
    { "01/02/19801", HP_DATE_UNREADABLE, "" },
    { "01/02/0980", HP_DATE_UNREADABLE, "" },
    { "0980", HP_DATE_UNREADABLE, "" },
    { "2999", HP_DATE_UNREADABLE, "" },
    { "1 2/1980", HP_DATE_UNREADABLE, "" },
    { "19 80", HP_DATE_UNREADABLE, "" },
    { "01 02 1980", HP_DATE_UNREADABLE, "" },
    { "năm 1980", HP_DATE_UNREADABLE, "" },
    { "1/2/1980?", HP_DATE_UNREADABLE, "" },
    { "-1/2/1980", HP_DATE_UNREADABLE, "" },
    { "", HP_DATE_EMPTY, "" },
    { "  \t", HP_DATE_EMPTY, "" },
    { NULL, HP_DATE_EMPTY, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HpDate date = { 1, 1, 1 };
      HpDateResult result = hp_date_read (cases[i].text, &date);
      g_autofree char *iso = hp_date_to_iso (date);

      if (result != cases[i].result || g_strcmp0 (iso, cases[i].iso) != 0)
        g_test_fail_printf ("“%s”: result %d, date “%s”", cases[i].text, result, iso);
    }
}

/* 25569 is 1 January 1970 in the 1900 system, 24107 in the 1904 system (1,462 days less). */
static void
test_date_serial (void)
{
  static const struct
  {
    double serial;
    gboolean system_1904;
    const char *iso; /* NULL = refused */
  } cases[] = {
    { 1, FALSE, "1900-01-01" },
    { 59, FALSE, "1900-02-28" },
    { 60, FALSE, NULL }, /* Excel's 29 February 1900 */
    { 61, FALSE, "1900-03-01" },
    { 25569, FALSE, "1970-01-01" },
    { 25569.99, FALSE, "1970-01-01" },
    { 29281, FALSE, "1980-03-01" },
    { 36526, FALSE, "2000-01-01" },
    { 1, TRUE, "1904-01-02" },
    { 60, TRUE, "1904-03-01" },
    { 59, TRUE, "1904-02-29" },
    { 24107, TRUE, "1970-01-01" },
    { 27819, TRUE, "1980-03-01" },
    { -1, FALSE, NULL },
    { 0.5, FALSE, NULL },
    { 19800301, FALSE, NULL },
    { NAN, FALSE, NULL },
    { INFINITY, FALSE, NULL },
    { -INFINITY, TRUE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HpDate date;
      gboolean ok = hp_date_from_serial (cases[i].serial, cases[i].system_1904, &date);
      g_autofree char *iso = hp_date_to_iso (date);

      if (ok != (cases[i].iso != NULL) || g_strcmp0 (iso, ok ? cases[i].iso : "") != 0)
        g_test_fail_printf ("%f: %d, “%s”", cases[i].serial, ok, iso);
    }
}

static void
test_date_iso (void)
{
  static const char *const good[] = { "", "1957", "1961-02", "1980-03-01", "1980-02-29" };
  static const char *const bad[] = { "57",          "1961-2",     "1961-",      "1980-3-1",
                                     "1980-02-30",  "1980-00",    "1980-01-00", "1980/03/01",
                                     "1980-03-01 ", "-980-03-01", "1980-13",    "19800301" };
  static const struct
  {
    HpDate date;
    const char *vi;
  } vi[] = {
    { { 1957, 0, 0 }, "1957" },
    { { 1961, 2, 0 }, "02/1961" },
    { { 1980, 3, 1 }, "01/03/1980" },
    { { 0, 0, 0 }, "" },
  };
  HpDate date;

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *back = NULL;

      g_assert_true (hp_date_from_iso (good[i], &date));
      back = hp_date_to_iso (date);
      g_assert_cmpstr (back, ==, good[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    if (hp_date_from_iso (bad[i], &date))
      g_test_fail_printf ("“%s” was read", bad[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (vi); i++)
    {
      g_autofree char *text = hp_date_to_vi (vi[i].date);

      g_assert_cmpstr (text, ==, vi[i].vi);
    }
}

/* The last birthdays of a voter, Q&A 2026 Q79 and law 85/2015 art. 2: 22/05/1998, 23/05/2003,
 * 15/03/2008; an unknown day is the 1st, an unknown month January. */
static void
test_date_age (void)
{
  static const struct
  {
    HpDate birth, day;
    int age;
  } cases[] = {
    { { 1998, 5, 22 }, { 2016, 5, 22 }, 18 },  { { 1998, 5, 23 }, { 2016, 5, 22 }, 17 },
    { { 2003, 5, 23 }, { 2021, 5, 23 }, 18 },  { { 2003, 5, 24 }, { 2021, 5, 23 }, 17 },
    { { 2008, 3, 15 }, { 2026, 3, 15 }, 18 },  { { 2008, 3, 16 }, { 2026, 3, 15 }, 17 },
    { { 2008, 3, 0 }, { 2026, 3, 15 }, 18 },   { { 2008, 4, 0 }, { 2026, 3, 15 }, 17 },
    { { 2008, 0, 0 }, { 2026, 3, 15 }, 18 },   { { 2009, 0, 0 }, { 2026, 3, 15 }, 17 },
    { { 2008, 2, 29 }, { 2026, 2, 28 }, 17 },  { { 2008, 2, 29 }, { 2026, 3, 1 }, 18 },
    { { 1916, 3, 15 }, { 2026, 3, 15 }, 110 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (hp_date_age (cases[i].birth, cases[i].day), ==, cases[i].age);
}

static void
test_date_order (void)
{
  static const struct
  {
    HpDate a, b;
    int assumed, surely;
  } cases[] = {
    { { 1980, 3, 1 }, { 1980, 3, 2 }, -1, -1 },   { { 1980, 3, 2 }, { 1980, 3, 1 }, 1, 1 },
    { { 1980, 3, 1 }, { 1980, 3, 1 }, 0, 0 },     { { 1980, 0, 0 }, { 1980, 3, 1 }, -1, 0 },
    { { 1980, 0, 0 }, { 1980, 1, 1 }, 0, 0 },     { { 1979, 0, 0 }, { 1980, 1, 1 }, -1, -1 },
    { { 1980, 2, 0 }, { 1980, 3, 1 }, -1, -1 },   { { 1980, 3, 0 }, { 1980, 3, 31 }, -1, 0 },
    { { 1980, 3, 0 }, { 1980, 0, 0 }, 1, 0 },     { { 0, 0, 0 }, { 1980, 3, 1 }, -1, 0 },
    { { 1980, 12, 31 }, { 1981, 0, 0 }, -1, -1 },
  };
  HpDate e = { 2026, 3, 15 }, day;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (hp_date_compare (cases[i].a, cases[i].b), ==, cases[i].assumed);
      g_assert_cmpint (hp_date_compare (cases[i].b, cases[i].a), ==, -cases[i].assumed);
      g_assert_cmpint (hp_date_compare_surely (cases[i].a, cases[i].b), ==, cases[i].surely);
      g_assert_cmpint (hp_date_compare_surely (cases[i].b, cases[i].a), ==, -cases[i].surely);
    }
  /* E−40 of 2026 is 3 February: 15 days to 28 February, 25 more. */
  day = hp_date_add_days (e, -40);
  g_assert_cmpint (hp_date_compare (day, (HpDate){ 2026, 2, 3 }), ==, 0);
  g_assert_cmpint (hp_date_days_between (day, e), ==, 40);
  g_assert_cmpint (hp_date_days_between (e, day), ==, -40);
  day = hp_date_add_days (e, 17);
  g_assert_cmpint (hp_date_compare (day, (HpDate){ 2026, 4, 1 }), ==, 0);
}

/* Every day of 1900–2100 there and back through text, ISO and the serial number. */
static void
test_date_round_trip (void)
{
  HpDate date = { 1900, 1, 1 };

  for (int serial = 1; date.year < 2100; serial++)
    {
      HpDate back;

      if (serial == 60)
        continue;
      g_assert_true (hp_date_from_serial (serial, FALSE, &back));
      g_assert_cmpint (hp_date_compare (back, date), ==, 0);
      if (serial % 7 == 0)
        {
          g_autofree char *vi = hp_date_to_vi (date);
          g_autofree char *iso = hp_date_to_iso (date);

          g_assert_cmpint (hp_date_read (vi, &back), ==, HP_DATE_OK);
          g_assert_cmpint (hp_date_compare (back, date), ==, 0);
          g_assert_true (hp_date_from_iso (iso, &back));
          g_assert_cmpint (hp_date_compare (back, date), ==, 0);
        }
      date = hp_date_add_days (date, 1);
    }
}

/* ---- text ---- */

static void
test_text_clean (void)
{
  static const struct
  {
    const char *text, *clean;
  } cases[] = {
    { "Đặng Thị Ước", "Đặng Thị Ước" },
    { "  Đặng \t Thị\n\nƯớc ", "Đặng Thị Ước" },
    { "Nguyễn\u00A0Văn\u202FAn\u3000B\u2009C", "Nguyễn Văn An B C" },
    { "Nguyễn\vAn", "Nguyễn An" },
    { "\uFEFFAn\u200B\u200E\u00AD\u2060 Bình\u200D", "An Bình" },
    { "A\x01\x1F\x7F"
      "n",
      "An" },
    /* NFD and half composed: ệ = e + dot + circumflex in any order. */
    { "Nguye\u0302\u0303n Vie\u0323\u0302t", "Nguyễn Việt" },
    { "Vi\u00EA\u0323t, Vi\u1EB9\u0302t", "Việt, Việt" },
    { "a\u200B\u0301", "á" },
    { "", "" },
    { " \u00A0 ", "" },
    { NULL, "" },
    { "\xC3\x28", "" },
    { "A\xFF", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = hp_text_clean (cases[i].text);
      g_autofree char *again = hp_text_clean (clean);

      g_assert_cmpstr (clean, ==, cases[i].clean);
      g_assert_cmpstr (again, ==, clean);
    }
}

static void
test_text_fold (void)
{
  static const struct
  {
    const char *text, *fold;
  } cases[] = {
    { "Đặng Thị Ước", "dang thi uoc" },
    { "ĐẶNG THỊ ƯỚC", "dang thi uoc" },
    { "Đa\u0323\u0306ng  Thi\u0323\u00A0U\u031Bo\u031B\u0301c", "dang thi uoc" },
    { "\u00D0ặng", "dang" }, /* Icelandic eth, as old converters write it */
    { "áàảãạ ăắằẳẵặ âấầẩẫậ éèẻẽẹ êếềểễệ", "aaaaa aaaaaa aaaaaa eeeee eeeeee" },
    { "íìỉĩị óòỏõọ ôốồổỗộ ơớờởỡợ úùủũụ ưứừửữự ýỳỷỹỵ",
      "iiiii ooooo oooooo oooooo uuuuu uuuuuu yyyyy" },
    { "HỌ VÀ TÊN CỬ TRI", "ho va ten cu tri" },
    { "KV 8", "kv 8" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *fold = hp_text_fold (cases[i].text);

      g_assert_cmpstr (fold, ==, cases[i].fold);
    }
}

/* ---- names ---- */

static void
test_name_split (void)
{
  static const struct
  {
    const char *full, *family, *middle, *given;
  } cases[] = {
    { "Nông Thị Hồng Ánh", "Nông", "Thị Hồng", "Ánh" },
    { "Trần Bình", "Trần", "", "Bình" },
    { "Lực", "", "", "Lực" },
    { "Nguyễn Văn An (Thích Minh Quang)", "Nguyễn", "Văn", "An" },
    { "  Lê   (tức Hai)   Văn\u00A0Tám ", "Lê", "Văn", "Tám" },
    { "", "", "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (HpName) name = { 0 };

      hp_name_split (cases[i].full, &name);
      g_assert_cmpstr (name.family, ==, cases[i].family);
      g_assert_cmpstr (name.middle, ==, cases[i].middle);
      g_assert_cmpstr (name.given, ==, cases[i].given);
    }
}

static int
compare_keys (GBytes *a, GBytes *b)
{
  gsize na, nb;
  const guint8 *pa = g_bytes_get_data (a, &na);
  const guint8 *pb = g_bytes_get_data (b, &nb);
  int order = memcmp (pa, pb, MIN (na, nb));

  return order != 0 ? order : na < nb ? -1 : na > nb;
}

/* In the official order (Q&A 2026 Q112): given, family, middle name; the alphabet is a ă â b c d đ
 * e ê g h i k l m n o ô ơ p q r s t u ư v x y, tones level, huyền, hỏi, ngã, sắc, nặng. */
static void
test_name_order (void)
{
  static const char *const names[] = {
    "Bùi Văn An", "Lê Thị An",     "Lê Văn An",   "Lê Văn Bình An", "Trần An",    "Trần Bá An",
    "Hoàng Anh",  "Lê Văn Ảnh",    "Lê Văn Ánh",  "Vũ Ăn",          "Bùi Văn Ân", "Lê Văn Ấn",
    "Bùi Chi",    "Bùi Dung",      "Bùi Đan",     "Đỗ Văn Em",      "Đỗ Văn Êm",  "Lê Ma",
    "Lê Mà",      "Lê Mả",         "Lê Mã",       "Lê Má",          "Lê Mạ",      "Lê Man",
    "Lê Nga",     "Đoàn Thị Oanh", "Đoàn Thị Ôn", "Đoàn Thị Ơn",    "Bùi Tú",     "Vũ Tú",
    "Bùi Tư",     "Bùi Yên",
  };
  /* The first differ in the tone of a name after the given one, or in letters' case only. */
  static const char *const pairs[][2] = {
    { "BÙI VĂN AN", "Lê Văn An" }, /* capitals do not outrank the family name */
    { "Bùi Văn An", "LÊ VĂN AN" },   { "Lê Văn An", "Lê Văn Án" },
    { "Trần Văn An", "Bùi Văn Án" }, /* a tone of the given name outranks the family name */
    { "Đặng Lý", "Trần Lý" },        { "Dương Lý", "Đặng Lý" },
    { "Lò A Sình", "Lò Văn Sình" },
  };
  g_autoptr (GBytes) nfc = hp_text_name_key ("Nguyễn Văn Việt (Hai)");
  g_autoptr (GBytes) nfd = hp_text_name_key ("Nguye\u0302\u0303n VĂN  Vie\u0323\u0302t");

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (names); j++)
      {
        g_autoptr (GBytes) a = hp_text_name_key (names[i]);
        g_autoptr (GBytes) b = hp_text_name_key (names[j]);
        int order = compare_keys (a, b);

        if ((order > 0) - (order < 0) != (i > j) - (i < j))
          g_test_fail_printf ("“%s” and “%s” are in the wrong order", names[i], names[j]);
      }
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (GBytes) a = hp_text_name_key (pairs[i][0]);
      g_autoptr (GBytes) b = hp_text_name_key (pairs[i][1]);

      if (compare_keys (a, b) >= 0)
        g_test_fail_printf ("“%s” is not before “%s”", pairs[i][0], pairs[i][1]);
    }
  g_assert_cmpint (compare_keys (nfc, nfd), ==, 0);
  g_assert_true (g_str_has_prefix (hp_text_collation (), "vi-"));
}

/* Random bytes and letters: no crash, valid UTF-8 out, cleaning and folding settle at once. */
static void
test_text_random (void)
{
  static const char *const pieces[] = { "a",        "Đ",  "ễ", "\u0301", "\u0302", " ",
                                        "\u00A0",   "\t", "(", ")",      "\u200B", "\xFF",
                                        "\xE1\xBB", "ß",  "İ", "1" };

  for (int round = 0; round < 20000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GBytes) key = NULL;
      g_autofree char *clean = NULL, *again = NULL, *fold = NULL, *fold_again = NULL;

      for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      clean = hp_text_clean (text->str);
      again = hp_text_clean (clean);
      fold = hp_text_fold (text->str);
      fold_again = hp_text_fold (fold);
      key = hp_text_name_key (text->str);
      g_assert_true (g_utf8_validate (clean, -1, NULL));
      g_assert_true (g_utf8_validate (fold, -1, NULL));
      g_assert_cmpstr (again, ==, clean);
      g_assert_cmpstr (fold_again, ==, fold);
      g_assert_cmpuint (g_bytes_get_size (key), >=, 3);
    }
}

static void
test_text_long (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) a = NULL;
  g_autoptr (GBytes) b = NULL;

  for (int i = 0; i < 3000; i++)
    g_string_append (text, "Nguyễn");
  a = hp_text_sort_key (text->str);
  g_string_append (text, "a");
  b = hp_text_sort_key (text->str);
  g_assert_cmpuint (g_bytes_get_size (a), >, 3000 * 6);
  g_assert_cmpint (compare_keys (a, b), <, 0);
}

/* ---- percentages and counts ---- */

static void
test_percent (void)
{
  static const struct
  {
    gint64 part, whole, hundredths;
    const char *text;
  } cases[] = {
    { 22566, 100000, 2257, "22.57" }, /* the example of Q&A 2026 Q177 */
    { 22564, 100000, 2256, "22.56" },
    { 22565, 100000, 2257, "22.57" },
    { 2380, 2544, 9355, "93.55" },
    { 21838, 28378, 7695, "76.95" },
    { 1, 3, 3333, "33.33" },
    { 2, 3, 6667, "66.67" },
    { 1, 20000, 1, "0.01" },
    { 1, 20001, 0, "0.00" },
    { 0, 5, 0, "0.00" },
    { 5, 5, 10000, "100.00" },
    { 19999, 20000, 10000, "100.00" },
    { 6, 5, 12000, "120.00" },
    { 1, 0, -1, "" },
    { 0, 0, -1, "" },
    { -1, 5, -1, "" },
    { HP_MISSING, 5, -1, "" },
    { 5, HP_MISSING, -1, "" },
    { 999999999, 999999999, 10000, "100.00" },
    { G_MAXINT64 / 2, G_MAXINT64, 5000, "50.00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 hundredths = hp_percent (cases[i].part, cases[i].whole);
      g_autofree char *text = hp_percent_format (hundredths, '.');

      g_assert_cmpint (hundredths, ==, cases[i].hundredths);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_percent_parts (void)
{
  static const struct
  {
    gint64 parts[7];
    int n;
    gint64 out[7];
  } cases[] = {
    { { 1177, 23 }, 2, { 9808, 192 } },
    { { 1, 1, 1 }, 3, { 3334, 3333, 3333 } },
    { { 1, 1, 1, 1, 1, 1, 1 }, 7, { 1426, 1429, 1429, 1429, 1429, 1429, 1429 } },
    { { 1, 3, 3 }, 3, { 1429, 4285, 4286 } },
    { { 0, 5 }, 2, { 0, 10000 } },
    { { 0, 0 }, 2, { -1, -1 } },
    { { 7 }, 1, { 10000 } },
  };
  gint64 parts[40], out[40];

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      hp_percent_parts (cases[i].parts, cases[i].n, out);
      for (int j = 0; j < cases[i].n; j++)
        g_assert_cmpint (out[j], ==, cases[i].out[j]);
    }
  for (int round = 0; round < 100000; round++)
    {
      int n = g_test_rand_int_range (1, G_N_ELEMENTS (parts) + 1);
      int top = round % 2 == 0 ? 5 : 1000000000;
      gint64 sum = 0, whole = 0;
      int moved = 0;

      for (int j = 0; j < n; j++)
        whole += parts[j] = g_test_rand_int_range (0, top);
      hp_percent_parts (parts, n, out);
      for (int j = 0; j < n; j++)
        {
          sum += out[j];
          moved += whole > 0 && out[j] != hp_percent (parts[j], whole);
        }
      g_assert_cmpint (sum, ==, whole > 0 ? 10000 : -n);
      g_assert_cmpint (moved, <=, 1);
    }
}

static void
test_count (void)
{
  static const struct
  {
    const char *text;
    gboolean ok;
    gint64 count;
  } cases[] = {
    { "0", TRUE, 0 },
    { "1250", TRUE, 1250 },
    { "1.250", TRUE, 1250 },
    { "1 250", TRUE, 1250 },
    { "1\u00A0250", TRUE, 1250 },
    { "1\u202F250", TRUE, 1250 },
    { " 21.838 ", TRUE, 21838 },
    { "21838\u00A0", TRUE, 21838 },
    { "999.999.999", TRUE, 999999999 },
    { "007", TRUE, 7 },
    { "", TRUE, HP_MISSING },
    { "  ", TRUE, HP_MISSING },
    { "\u00A0", TRUE, HP_MISSING },
    { NULL, TRUE, HP_MISSING },
    { "1000000000", FALSE, HP_MISSING },
    { "1.000.000.000", FALSE, HP_MISSING },
    { "99999999999999999999999", FALSE, HP_MISSING },
    { "12.34", FALSE, HP_MISSING },
    { "1.2345", FALSE, HP_MISSING },
    { "1234.567", FALSE, HP_MISSING },
    { "1..234", FALSE, HP_MISSING },
    { "1.234.", FALSE, HP_MISSING },
    { ".234", FALSE, HP_MISSING },
    { "1.234 567", FALSE, HP_MISSING },
    { "1 234.567", FALSE, HP_MISSING },
    { "1,234", FALSE, HP_MISSING },
    { "76,95", FALSE, HP_MISSING },
    { "-5", FALSE, HP_MISSING },
    { "+5", FALSE, HP_MISSING },
    { "5e2", FALSE, HP_MISSING },
    { "0x10", FALSE, HP_MISSING },
    { "5 người", FALSE, HP_MISSING },
    { "٥", FALSE, HP_MISSING },
    { "\xFF", FALSE, HP_MISSING },
  };
  static const struct
  {
    gint64 count;
    char group;
    const char *text;
  } formats[] = {
    { 0, '.', "0" },          { 999, '.', "999" },           { 1000, '.', "1.000" },
    { 21838, '.', "21.838" }, { 1234567, '.', "1.234.567" }, { 1234567, '\0', "1234567" },
    { -12, '.', "-12" },      { -123, '.', "-123" },         { -1234, '.', "-1.234" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 count = 4711;
      gboolean ok = hp_parse_count (cases[i].text, &count);

      if (ok != cases[i].ok || count != cases[i].count)
        g_test_fail_printf ("“%s”: %d, %" G_GINT64_FORMAT, cases[i].text, ok, count);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *text = hp_count_format (formats[i].count, formats[i].group);
      gint64 back;

      g_assert_cmpstr (text, ==, formats[i].text);
      if (formats[i].count >= 0)
        {
          g_assert_true (hp_parse_count (text, &back));
          g_assert_cmpint (back, ==, formats[i].count);
        }
    }
}

/* ---- the small rest ---- */

static void
test_bodies (void)
{
  static const char *const codes[] = { "qh", "tinh", "huyen", "xa" };

  for (int b = 0; b < HP_N_BODIES; b++)
    {
      g_assert_cmpstr (hp_body_code (b), ==, codes[b]);
      g_assert_cmpint (hp_body_from_code (codes[b]), ==, b);
    }
  g_assert_null (hp_body_code (HP_BODY_NONE));
  g_assert_cmpint (hp_body_from_code ("QH"), ==, HP_BODY_NONE);
  g_assert_cmpint (hp_body_from_code (NULL), ==, HP_BODY_NONE);
}

static void
test_finding (void)
{
  g_autoptr (GPtrArray) findings = hp_findings_new ();
  g_autoptr (HpFinding) copy = NULL;
  HpFinding *finding = hp_finding_new ("T06", HP_SEVERITY_ERROR);

  g_ptr_array_add (findings, finding);
  g_ptr_array_add (findings, hp_finding_new ("T15", HP_SEVERITY_WARNING));
  hp_finding_at (finding, 3, HP_BODY_XA, 2);
  hp_finding_in_field (finding, "collected", 4);
  hp_finding_number (finding, "valid", 7);
  hp_finding_text (finding, "other", "tinh");
  finding->sheet = g_strdup ("Sheet1");
  copy = hp_finding_copy (finding);
  hp_finding_number (finding, "later", 1);
  g_assert_true (hp_finding_is (copy, "T06"));
  g_assert_cmpint (copy->station, ==, 3);
  g_assert_cmpint (copy->body, ==, HP_BODY_XA);
  g_assert_cmpint (copy->constituency, ==, 2);
  g_assert_cmpstr (copy->field, ==, "collected");
  g_assert_cmpint (copy->index, ==, 4);
  g_assert_cmpstr (copy->sheet, ==, "Sheet1");
  g_assert_cmpint (hp_finding_get_number (copy, "valid", -1), ==, 7);
  g_assert_cmpint (hp_finding_get_number (copy, "other", -1), ==, -1);
  g_assert_cmpint (hp_finding_get_number (copy, "later", -1), ==, -1);
  g_assert_cmpstr (hp_finding_get_text (copy, "other"), ==, "tinh");
  g_assert_null (hp_finding_get_text (copy, "valid"));
  g_assert_cmpuint (hp_findings_count (findings, HP_SEVERITY_ERROR), ==, 1);
  g_assert_cmpuint (hp_findings_count (findings, HP_SEVERITY_WARNING), ==, 1);
}

static void
test_util (void)
{
  g_autofree char *place = NULL;
  g_autofree char *now = hp_now ();

  g_assert_false (hp_set_str (&place, NULL));
  g_assert_true (hp_set_str (&place, "a"));
  g_assert_false (hp_set_str (&place, "a"));
  g_assert_true (hp_set_str (&place, NULL));
  g_assert_null (place);
  g_assert_true (g_regex_match_simple (
      "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[+-]\\d\\d:\\d\\d$", now, 0, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/date/read", test_date_read);
  g_test_add_func ("/core/date/serial", test_date_serial);
  g_test_add_func ("/core/date/iso", test_date_iso);
  g_test_add_func ("/core/date/age", test_date_age);
  g_test_add_func ("/core/date/order", test_date_order);
  g_test_add_func ("/core/date/round-trip", test_date_round_trip);
  g_test_add_func ("/core/text/clean", test_text_clean);
  g_test_add_func ("/core/text/fold", test_text_fold);
  g_test_add_func ("/core/text/random", test_text_random);
  g_test_add_func ("/core/text/long", test_text_long);
  g_test_add_func ("/core/name/split", test_name_split);
  g_test_add_func ("/core/name/order", test_name_order);
  g_test_add_func ("/core/percent", test_percent);
  g_test_add_func ("/core/percent/parts", test_percent_parts);
  g_test_add_func ("/core/count", test_count);
  g_test_add_func ("/core/body", test_bodies);
  g_test_add_func ("/core/finding", test_finding);
  g_test_add_func ("/core/util", test_util);
  return g_test_run ();
}
