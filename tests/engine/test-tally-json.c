/* test-tally-json.c: tally entries as files, right ones and wrong ones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-error.h"
#include "engine/count/hp-tally-json.h"

#include <glib/gstdio.h>
#include <string.h>

/* The example of the file format. */
#define FULL                                                                                       \
  "{\"listed\": 1250, \"voted\": 1200, \"issued\": 1200, \"collected\": 1198,\n"                   \
  " \"valid\": 1175, \"invalid\": 23, \"kept\": [100, 375, 700], "                                 \
  "\"votes\": [820, 760, 690, 400, 280],\n"                                                        \
  " \"received\": 1300, \"spoiled\": 4, \"unused\": 96,\n"                                         \
  " \"invalid_reasons\": [0, 3, 12, 8, 0], \"reasons\": {\"T15\": \"hai cử tri mang phiếu về\"}}"

static void
test_full (void)
{
  static const gint64 kept[] = { 100, 375, 700 };
  static const gint64 votes[] = { 820, 760, 690, 400, 280 };
  static const gint64 reasons[] = { 0, 3, 12, 8, 0 };
  g_autoptr (GHashTable) texts = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (HpTallyFigures) f = { 0 };

  hp_tally_json_parse (FULL, -1, "a.json", &f, &texts, &error);
  g_assert_no_error (error);
  g_assert_cmpint (f.listed, ==, 1250);
  g_assert_cmpint (f.voted, ==, 1200);
  g_assert_cmpint (f.issued, ==, 1200);
  g_assert_cmpint (f.collected, ==, 1198);
  g_assert_cmpint (f.valid, ==, 1175);
  g_assert_cmpint (f.invalid, ==, 23);
  g_assert_cmpint (f.received, ==, 1300);
  g_assert_cmpint (f.spoiled, ==, 4);
  g_assert_cmpint (f.unused, ==, 96);
  g_assert_cmpmem (f.kept, f.n_kept * sizeof (gint64), kept, sizeof kept);
  g_assert_cmpmem (f.votes, f.n_votes * sizeof (gint64), votes, sizeof votes);
  g_assert_cmpmem (f.invalid_reasons, f.n_reasons * sizeof (gint64), reasons, sizeof reasons);
  g_assert_cmpuint (g_hash_table_size (texts), ==, 1);
  g_assert_cmpstr (g_hash_table_lookup (texts, "T15"), ==, "hai cử tri mang phiếu về");
}

/* What is not given is missing, never 0. */
static void
test_missing (void)
{
  static const char *const texts[] = { "{}", " {\n} ", "\xEF\xBB\xBF{}",
                                       "{\"voted\": null, \"kept\": null, \"reasons\": null}" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GHashTable) reasons = NULL;
      g_autoptr (GError) error = NULL;
      g_auto (HpTallyFigures) f = { 0 };

      hp_tally_json_parse (texts[i], -1, "a.json", &f, &reasons, &error);
      g_assert_no_error (error);
      g_assert_true (hp_tally_figures_is_empty (&f));
      g_assert_cmpint (f.voted, ==, HP_MISSING);
      g_assert_cmpint (f.n_kept, ==, 0);
      g_assert_cmpuint (g_hash_table_size (reasons), ==, 0);
    }
}

static const struct
{
  const char *text;
  HpError code;
  const char *names; /* what the message must name */
} wrong[] = {
  { "{\"votes\": [1], \"vote\": 3}", HP_ERROR_INVALID, "“vote”" },
  { "{\"Voted\": 3}", HP_ERROR_INVALID, "“Voted”" },
  { "{\"voted\": 3, \"voted\": 4}", HP_ERROR_INVALID, "“voted”" },
  { "{\"reasons\": {\"T14\": \"a\", \"T14\": \"b\"}}", HP_ERROR_INVALID, "“T14”" },
  { "{\"voted\": -1}", HP_ERROR_INVALID, "“voted”" },
  { "{\"voted\": 1.5}", HP_ERROR_INVALID, "“voted”" },
  { "{\"voted\": 12.0}", HP_ERROR_INVALID, "“voted”" },
  { "{\"voted\": 1e3}", HP_ERROR_INVALID, "“voted”" },
  { "{\"voted\": 1000000000}", HP_ERROR_INVALID, "“voted”" },
  { "{\"voted\": 99999999999999999999999}", HP_ERROR_INVALID, "“voted”" },
  { "{\"voted\": 18446744073709551620}", HP_ERROR_INVALID, "“voted”" },
  { "{\"voted\": \"12\"}", HP_ERROR_INVALID, "“voted”" },
  { "{\"voted\": true}", HP_ERROR_INVALID, "“voted”" },
  { "{\"voted\": [12]}", HP_ERROR_INVALID, "“voted”" },
  { "{\"voted\": {}}", HP_ERROR_INVALID, "“voted”" },
  { "{\"kept\": 12}", HP_ERROR_INVALID, "“kept”" },
  { "{\"kept\": {\"1\": 12}}", HP_ERROR_INVALID, "“kept”" },
  { "{\"votes\": [1, 2, -3]}", HP_ERROR_INVALID, "“votes[3]”" },
  { "{\"votes\": [1, \"2\"]}", HP_ERROR_INVALID, "“votes[2]”" },
  { "{\"votes\": [[1]]}", HP_ERROR_INVALID, "“votes[1]”" },
  { "{\"invalid_reasons\": [0, 0.5]}", HP_ERROR_INVALID, "“invalid_reasons[2]”" },
  { "{\"reasons\": [\"T14\"]}", HP_ERROR_INVALID, "“reasons”" },
  { "{\"reasons\": {\"T14\": 3}}", HP_ERROR_INVALID, "“T14”" },
  { "{\"reasons\": {\"T14\": \"  \"}}", HP_ERROR_INVALID, "“T14”" },
  { "{\"reasons\": {\"why\": \"a\"}}", HP_ERROR_INVALID, "“why”" },
  { "{\"reasons\": {\"T14\": \"\\ud800\"}}", HP_ERROR_FORMAT, "“a.json”" },
  { "[]", HP_ERROR_FORMAT, "“a.json”" },
  { "3", HP_ERROR_FORMAT, "“a.json”" },
  { "null", HP_ERROR_FORMAT, "“a.json”" },
  { "", HP_ERROR_FORMAT, "“a.json”" },
  { "   ", HP_ERROR_FORMAT, "“a.json”" },
  { "{", HP_ERROR_FORMAT, "“a.json”" },
  { "}", HP_ERROR_FORMAT, "“a.json”" },
  { "{\"voted\": 3", HP_ERROR_FORMAT, "“a.json”" },
  { "{\"voted\": 3]", HP_ERROR_FORMAT, "“a.json”" },
  { "{\"voted\": }", HP_ERROR_FORMAT, "“a.json”" },
  { "{\"voted\" 3}", HP_ERROR_FORMAT, "“a.json”" },
  { "{\"voted\": 3,}", HP_ERROR_FORMAT, "“a.json”" },
  { "{\"voted\": 3 \"issued\": 3}", HP_ERROR_FORMAT, "“a.json”" },
  { "{\"voted\": \"3}", HP_ERROR_FORMAT, "“a.json”" },
  /* What json-glib alone would let pass. */
  { "{\"voted\": 010}", HP_ERROR_FORMAT, "line 1" },
  { "{\"voted\": 0x10}", HP_ERROR_FORMAT, "line 1" },
  { "{\"voted\": 1200\n}\n{}", HP_ERROR_FORMAT, "line 3" },
  { "{\"voted\": 1200} x", HP_ERROR_FORMAT, "line 1" },
  { "{\"voted\": 1200 /* or so */}", HP_ERROR_FORMAT, "line 1" },
  { "{\n\"voted\": 1200 // or so\n}", HP_ERROR_FORMAT, "line 2" },
  { "var a = {\"voted\": 1200};", HP_ERROR_FORMAT, "line 1" },
  { "{'voted': 1200}", HP_ERROR_FORMAT, "line 1" },
  { "{\"a\":[[[[[[[[[[]]]]]]]]]]}", HP_ERROR_FORMAT, "line 1" },
  { "{\"voted\": \"\xC3\x28\"}", HP_ERROR_FORMAT, "UTF-8" },
  { "\xFF\xFE{", HP_ERROR_FORMAT, "UTF-8" },
};

static void
test_wrong (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      HpTallyFigures f = { .voted = 4711 };
      GHashTable *reasons = NULL;

      if (hp_tally_json_parse (wrong[i].text, -1, "a.json", &f, &reasons, &error))
        {
          g_test_fail_printf ("%s was read", wrong[i].text);
          hp_tally_figures_clear (&f);
          g_hash_table_unref (reasons);
          continue;
        }
      if (!g_error_matches (error, HP_ERROR, wrong[i].code)
          || strstr (error->message, wrong[i].names) == NULL)
        g_test_fail_printf ("%s: %d, %s", wrong[i].text, error->code, error->message);
      g_assert_cmpint (f.voted, ==, 4711); /* nothing was touched */
      g_assert_null (reasons);
    }
}

/* A bomb of brackets, a NUL inside, and lists without end. */
static void
test_hostile (void)
{
  g_autofree char *brackets = g_strnfill (HP_TALLY_JSON_MAX, '[');
  g_autoptr (GString) list = g_string_new ("{\"votes\": [0");
  g_autoptr (GError) error = NULL;
  HpTallyFigures f;

  g_assert_false (hp_tally_json_parse (brackets, -1, "a.json", &f, NULL, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_false (hp_tally_json_parse ("{}\0{}", 5, "a.json", &f, NULL, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_FORMAT);
  g_clear_error (&error);
  for (int i = 0; i < 1000; i++)
    g_string_append (list, ",0");
  g_string_append (list, "]}");
  g_assert_false (hp_tally_json_parse (list->str, list->len, "a.json", &f, NULL, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_INVALID);
}

static void
test_print (void)
{
  g_autoptr (GHashTable) texts = NULL;
  g_autoptr (GHashTable) again_texts = NULL;
  g_autofree char *text = NULL;
  g_autofree char *pretty = NULL;
  g_auto (HpTallyFigures) f = { 0 };
  g_auto (HpTallyFigures) again = { 0 };

  g_assert_true (
      hp_tally_json_parse ("{\"votes\": [5, null], \"invalid\": 0, \"voted\": 7,"
                           " \"reasons\": {\"T15\": \"một \\\"phiếu\\\"\", \"T03\": \"a\"}}",
                           -1, "a.json", &f, &texts, NULL));
  text = hp_tally_json_print (&f, texts, FALSE);
  g_assert_cmpstr (text, ==,
                   "{\"voted\":7,\"invalid\":0,\"votes\":[5,null],"
                   "\"reasons\":{\"T03\":\"a\",\"T15\":\"một \\\"phiếu\\\"\"}}");
  pretty = hp_tally_json_print (&f, texts, TRUE);
  g_assert_true (hp_tally_json_parse (pretty, -1, "b.json", &again, &again_texts, NULL));
  g_assert_true (hp_tally_figures_equal (&f, &again));
  g_assert_cmpuint (g_hash_table_size (again_texts), ==, 2);
}

static void
test_round_trip (void)
{
  for (int round = 0; round < 2000; round++)
    {
      g_autoptr (HpTallyFigures) f =
          hp_tally_figures_new (g_test_rand_int_range (0, 6), g_test_rand_int_range (0, 12),
                                g_test_rand_int_range (0, 6));
      g_auto (HpTallyFigures) back = { 0 };
      g_autofree char *text = NULL;

      for (int field = 0; field < HP_N_TALLY_FIELDS; field++)
        for (int i = 0; i < hp_tally_figures_length (f, field); i++)
          if (g_test_rand_int_range (0, 4) != 0)
            hp_tally_figures_set (f, field, i, g_test_rand_int_range (0, 1000000000));
      text = hp_tally_json_print (f, NULL, round % 2 == 0);
      g_assert_true (hp_tally_json_parse (text, -1, "a.json", &back, NULL, NULL));
      g_assert_true (hp_tally_figures_equal (f, &back));
      for (int field = 0; field < HP_N_TALLY_FIELDS; field++)
        g_assert_cmpint (hp_tally_figures_length (f, field), ==,
                         hp_tally_figures_length (&back, field));
    }
}

static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("hp-tally-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "biên bản.json", NULL);
  g_autofree char *large = g_strnfill (HP_TALLY_JSON_MAX + 1, ' ');
  g_autoptr (GError) error = NULL;
  HpTallyFigures f;

  g_assert_false (hp_tally_json_read (path, &f, NULL, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, FULL, -1, NULL));
  hp_tally_json_read (path, &f, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (f.unused, ==, 96);
  hp_tally_figures_clear (&f);
  /* Of the largest size, and one byte more. */
  memcpy (large, FULL, strlen (FULL));
  g_assert_true (g_file_set_contents (path, large, HP_TALLY_JSON_MAX, NULL));
  hp_tally_json_read (path, &f, NULL, &error);
  g_assert_no_error (error);
  hp_tally_figures_clear (&f);
  g_assert_true (g_file_set_contents (path, large, HP_TALLY_JSON_MAX + 1, NULL));
  g_assert_false (hp_tally_json_read (path, &f, NULL, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, path));
  g_clear_error (&error);
  g_assert_false (hp_tally_json_read (folder, &f, NULL, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_IO);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tally-json/full", test_full);
  g_test_add_func ("/tally-json/missing", test_missing);
  g_test_add_func ("/tally-json/wrong", test_wrong);
  g_test_add_func ("/tally-json/hostile", test_hostile);
  g_test_add_func ("/tally-json/print", test_print);
  g_test_add_func ("/tally-json/round-trip", test_round_trip);
  g_test_add_func ("/tally-json/file", test_file);
  return g_test_run ();
}
