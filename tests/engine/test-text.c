/* test-text.c: cleaning, folding, and the order of names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-text.h"

#include <string.h>

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

/* By Unicode's own tables: a letter is its decomposition without the marks; đ and its like have
 * none. */
static char *
folded (gunichar c)
{
  char letter[8] = { 0 };
  g_autofree char *nfd = NULL;
  GString *out = g_string_new (NULL);

  g_unichar_to_utf8 (c, letter);
  nfd = g_utf8_normalize (letter, -1, G_NORMALIZE_NFD);
  for (const char *p = nfd; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_unichar_tolower (g_utf8_get_char (p)));
  if (g_str_equal (out->str, "đ") || g_str_equal (out->str, "ð"))
    g_string_assign (out, "d");
  return g_string_free (out, FALSE);
}

/* Every letter that a name of any Latin alphabet may have, in the middle of a word. */
static void
test_text_letters (void)
{
  for (gunichar c = 0x00C0; c <= 0x1EFF; c++)
    {
      char letter[8] = { 0 };
      g_autofree char *word = NULL, *nfc = NULL, *clean = NULL, *fold = NULL;
      g_autofree char *own = NULL, *wanted = NULL;

      if (!g_unichar_isalpha (c))
        continue;
      g_unichar_to_utf8 (c, letter);
      word = g_strdup_printf ("X%s y", letter);
      nfc = g_utf8_normalize (word, -1, G_NORMALIZE_NFC);
      clean = hp_text_clean (word);
      g_assert_cmpstr (clean, ==, nfc);
      own = folded (c);
      wanted = g_strdup_printf ("x%s y", own);
      fold = hp_text_fold (word);
      g_assert_cmpstr (fold, ==, wanted);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/clean", test_text_clean);
  g_test_add_func ("/text/fold", test_text_fold);
  g_test_add_func ("/text/letters", test_text_letters);
  g_test_add_func ("/text/random", test_text_random);
  g_test_add_func ("/text/long", test_text_long);
  g_test_add_func ("/name/split", test_name_split);
  g_test_add_func ("/name/order", test_name_order);
  return g_test_run ();
}
