/* test-reader-text.c: .csv in its encodings and .ods.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-error.h"
#include "lib/hp-test-reader.h"

#include <string.h>

/* ---- .csv ---------------------------------------------------------------------------------- */

#define BYTES(s) s, sizeof s - 1

static const struct
{
  const char *content;
  gsize length;
  const char *expected;
} csv_cases[] = {
  { BYTES ("a,b\n1,Ước\n"), "1: A=Ta| B=Tb|\n2: A=T1| B=TƯớc|\n" },
  { BYTES ("\xEF\xBB\xBF"
           "a;b\r\n1;2"),
    "1: A=Ta| B=Tb|\n2: A=T1| B=T2|\n" },
  { BYTES ("a\tb\rc\td\r"), "1: A=Ta| B=Tb|\n2: A=Tc| B=Td|\n" },
  /* numbers stay text */
  { BYTES ("0200,1.0,2E3\n"), "1: A=T0200| B=T1.0| C=T2E3|\n" },
  /* quotes */
  { BYTES ("\"a,b\",\"say \"\"x\"\"\",\"1\n2\"\n3,4,5\n"),
    "1: A=Ta,b| B=Tsay \"x\"| C=T1\n2|\n2: A=T3| B=T4| C=T5|\n" },
  { BYTES ("\"a\r\nb\",c\r\nd,e\r\n"), "1: A=Ta\r\nb| B=Tc|\n2: A=Td| B=Te|\n" },
  { BYTES ("a\"b,\"c\"d,e\n"), "1: A=Ta\"b| B=Tcd| C=Te|\n" },
  { BYTES ("\"\",x\n"), "1: B=Tx|\n" },
  { BYTES ("x,\"end\""), "1: A=Tx| B=Tend|\n" },
  /* the separator is looked for outside quotes and outside comments */
  { BYTES ("\"a,b,c,d\";1\n\"e,f,g,h\";2\n"), "1: A=Ta,b,c,d| B=T1|\n2: A=Te,f,g,h| B=T2|\n" },
  { BYTES ("# a;b;c;d;e\nx,y\nz,w\n"), "2: A=Tx| B=Ty|\n3: A=Tz| B=Tw|\n" },
  { BYTES ("number,places\n1,Khối 1; Khối 2; Khối 3\n2,Khối 4; Khối 5\n"),
    "1: A=Tnumber| B=Tplaces|\n2: A=T1| B=TKhối 1; Khối 2; Khối 3|\n"
    "3: A=T2| B=TKhối 4; Khối 5|\n" },
  { BYTES ("STT;Nơi ở\n1;Tổ 9, phường Chi Lăng\n2;Tổ 3, phường Chi Lăng\n"),
    "1: A=TSTT| B=TNơi ở|\n2: A=T1| B=TTổ 9, phường Chi Lăng|\n"
    "3: A=T2| B=TTổ 3, phường Chi Lăng|\n" },
  { BYTES ("1;75,2\n2;80,5\n"), "1: A=T1| B=T75,2|\n2: A=T2| B=T80,5|\n" },
  { BYTES ("one column\n"), "1: A=Tone column|\n" },
  /* comments stand before the first row; they and blank rows are counted */
  { BYTES ("# one, \"two\n#three\n\n# four\na,b\n#c,d\n"), "5: A=Ta| B=Tb|\n6: A=T#c| B=Td|\n" },
  { BYTES ("\"#a\",b\n"), "1: A=T#a| B=Tb|\n" },
  { BYTES ("a\n\n \n,,\nb\n"), "1: A=Ta|\n5: A=Tb|\n" },
  { BYTES (" \xC2\xA0,x\n"), "1: B=Tx|\n" },
  { BYTES ("\n\n"), "" },
  /* UTF-16: "đ,😀" LF "1,2" */
  { BYTES ("\xFF\xFE\x11\x01,\0\x3D\xD8\x00\xDE\n\0"
           "1\0,\0"
           "2\0"),
    "1: A=Tđ| B=T\xF0\x9F\x98\x80|\n2: A=T1| B=T2|\n" },
  { BYTES ("\xFE\xFF\x01\x11\0,\xD8\x3D\xDE\x00\0\n\0"
           "1\0,\0"
           "2"),
    "1: A=Tđ| B=T\xF0\x9F\x98\x80|\n2: A=T1| B=T2|\n" },
};

static void
test_csv (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (csv_cases); i++)
    {
      char *path = hp_test_path ("a.csv");
      g_autoptr (GError) error = NULL;
      g_autofree char *dump = NULL;

      g_assert_true (g_file_set_contents (path, csv_cases[i].content, csv_cases[i].length, NULL));
      dump = hp_test_dump_file (path, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (dump, ==, csv_cases[i].expected);
      hp_test_remove (path);
    }
}

/* Letters of two, three and four bytes across the edge of every chunk. */
static void
test_csv_chunks (void)
{
  for (int shift = 0; shift < 8; shift++)
    for (int utf16 = 0; utf16 < 2; utf16++)
      {
        char *path = hp_test_path ("a.csv");
        g_autoptr (GString) text = g_string_new (utf16 ? "\xEF\xBB\xBF" : "");
        g_autoptr (GString) expected = g_string_new (NULL);
        g_autoptr (GError) error = NULL;
        g_autofree char *dump = NULL;
        g_autofree char *bytes = NULL;
        gsize length;

        for (int i = 0; i < shift; i++)
          g_string_append_c (text, '#');
        g_string_append_c (text, '\n');
        for (int i = 0; i < 3000; i++)
          {
            g_string_append (text, "đ,\xF0\x9F\x98\x80\"\",Ước\n");
            g_string_append_printf (expected, "%d: A=Tđ| B=T\xF0\x9F\x98\x80\"\"| C=TƯớc|\n",
                                    i + 2);
          }
        bytes = utf16 ? g_convert (text->str, text->len, "UTF-16LE", "UTF-8", NULL, &length, NULL)
                      : g_strdup (text->str);
        g_assert_true (g_file_set_contents (path, bytes, utf16 ? length : text->len, NULL));
        dump = hp_test_dump_file (path, NULL, &error);
        g_assert_no_error (error);
        g_assert_cmpstr (dump, ==, expected->str);
        hp_test_remove (path);
      }
}

static void
test_csv_refused (void)
{
  static const struct
  {
    const char *content;
    gsize length;
    int code;
    const char *words;
  } cases[] = {
    /* "Nguyễn" in Windows-1258 */
    { BYTES ("a,b\nc,d\nNguy\xEA\xDEn,x\n"), HP_ERROR_FORMAT, "line 3|CSV UTF-8" },
    { BYTES ("a,\"b\nNguy\xEA\xDEn\nc\"\n"), HP_ERROR_FORMAT, "line 2|CSV UTF-8" },
    { BYTES ("a,b\n\xC3"), HP_ERROR_FORMAT, "line 2|CSV UTF-8" },
    { BYTES ("a,b\n\xED\xA0\x80,x\n"), HP_ERROR_FORMAT, "line 2|CSV UTF-8" },
    { BYTES ("a,b\nc\0,d\n"), HP_ERROR_FORMAT, "line 2|NUL" },
    { BYTES ("a\0,\0b\0\n\0"), HP_ERROR_FORMAT, "line 1|NUL" },
    { BYTES ("\xFF\xFE"
             "a\0\n\0b"),
      HP_ERROR_FORMAT, "line 2|UTF-8" },
    { BYTES ("\xFF\xFE"
             "b"),
      HP_ERROR_FORMAT, "line 1|UTF-8" },
    { BYTES ("\xFF\xFE"
             "a\0\n\0\x3D\xD8"),
      HP_ERROR_FORMAT, "line 2|UTF-8" },
    { BYTES ("\xFF\xFE"
             "a\0\n\0\x00\xDE\n\0"),
      HP_ERROR_FORMAT, "line 2|UTF-8" },
    { BYTES ("a,b\nc,\"d\ne,f\n"), HP_ERROR_FORMAT, "line 2|never closed" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char *path = hp_test_path ("danh-sach.csv");

      g_assert_true (g_file_set_contents (path, cases[i].content, cases[i].length, NULL));
      hp_test_assert_refused (path, NULL, cases[i].code, cases[i].words);
      hp_test_remove (path);
    }
}

static void
test_csv_limits (void)
{
  char *path = hp_test_path ("a.csv");
  HpReaderLimits limits = hp_reader_limits;

  limits.max_columns = 2;
  g_assert_true (g_file_set_contents (path, "a,b,\nc,d,e\n", -1, NULL));
  hp_test_assert_refused (path, &limits, HP_ERROR_LIMIT, "line 2|column 2");
  limits = hp_reader_limits;
  limits.max_rows = 1;
  hp_test_assert_refused (path, &limits, HP_ERROR_LIMIT, "line 2|row 1");
  limits = hp_reader_limits;
  limits.max_cells = 5;
  hp_test_assert_refused (path, &limits, HP_ERROR_LIMIT, "line 2|5 cells");
  limits = hp_reader_limits;
  limits.max_file_bytes = 10;
  hp_test_assert_refused (path, &limits, HP_ERROR_LIMIT, "10 bytes");
  limits = hp_reader_limits;
  limits.max_string_bytes = 4;
  g_assert_true (g_file_set_contents (path, "abcd\nabcde\n", -1, NULL));
  hp_test_assert_refused (path, &limits, HP_ERROR_LIMIT, "line 2|4 bytes");
  g_assert_true (g_file_set_contents (path, "a\n\"abcd\nx\n", -1, NULL));
  hp_test_assert_refused (path, &limits, HP_ERROR_LIMIT, "line 2|quotation mark");
  hp_test_remove (path);
}

/* ---- .ods ---------------------------------------------------------------------------------- */

#define TABLE(rows) "<table:table table:name=\"S\">" rows "</table:table>"
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define TEXT(t)                                                                                    \
  "<table:table-cell office:value-type=\"string\"><text:p>" t "</text:p></table:table-cell>"
#define VALUE(attributes, t)                                                                       \
  "<table:table-cell " attributes "><text:p>" t "</text:p></table:table-cell>"

static const struct
{
  const char *table;
  const char *expected;
} ods_cases[] = {
  /* values */
  { ROW (VALUE ("office:value-type=\"float\" office:value=\"20038000311\"", "2E+10")),
    "1: A=N20038000311|\n" },
  { ROW (VALUE ("office:value-type=\"percentage\" office:value=\"0.8576\"", "85,76%")),
    "1: A=N0.8576|\n" },
  { ROW (VALUE ("office:value-type=\"currency\" office:value=\"5\"", "5 đ")), "1: A=N5|\n" },
  { ROW (VALUE ("office:value-type=\"date\" office:date-value=\"1975-11-16\"", "16/11")),
    "1: A=D16/11/1975|\n" },
  { ROW (VALUE ("office:value-type=\"date\" office:date-value=\"1975-11-16T08:00:00\"", "x")),
    "1: A=D16/11/1975|\n" },
  { ROW (VALUE ("office:value-type=\"date\" office:date-value=\"0001-01-01\"", "1/1/1")),
    "1: A=T1/1/1|\n" },
  { ROW (VALUE ("office:value-type=\"boolean\" office:boolean-value=\"true\"", "TRUE"))
        ROW (VALUE ("office:value-type=\"boolean\" office:boolean-value=\"false\"", "FALSE")),
    "1: A=B1|\n2: A=B0|\n" },
  { ROW (VALUE ("office:value-type=\"time\" office:time-value=\"PT07H30M00S\"", "07:30")),
    "1: A=T07:30|\n" },
  { ROW (VALUE ("office:value-type=\"string\" office:string-value=\"\" "
                "calcext:value-type=\"error\"",
                "#N/A")),
    "1: A=E#N/A|\n" },
  { ROW ("<table:table-cell office:value-type=\"string\" office:string-value=\"kept\"/>"),
    "1: A=Tkept|\n" },
  { ROW (VALUE ("calcext:value-type=\"float\" office:value-type=\"string\"", "x")), "1: A=Tx|\n" },
  /* text */
  { ROW (TEXT ("Ước</text:p><text:p>two")), "1: A=TƯớc\ntwo|\n" },
  { ROW (TEXT ("a<text:s/>b<text:s text:c=\"3\"/>c<text:tab/>d<text:line-break/>e")),
    "1: A=Ta b   c\td\ne|\n" },
  { ROW (TEXT ("\n   a\n  <text:span>b <text:a> c</text:a></text:span>")), "1: A=Ta b c|\n" },
  { ROW ("<table:table-cell office:value-type=\"string\"><office:annotation><text:p>note</text:p>"
         "</office:annotation><draw:frame><text:p>box</text:p></draw:frame><text:p>x"
         "<office:annotation><text:p>n</text:p></office:annotation></text:p></table:table-cell>"),
    "1: A=Tx|\n" },
  /* places */
  { ROW ("<table:table-cell table:number-columns-repeated=\"26\"/>" TEXT (
        "x") "<table:covered-table-cell table:number-columns-repeated=\"2\"><text:p>no</text:p>"
             "</table:covered-table-cell>" TEXT ("y")),
    "1: AA=Tx| AD=Ty|\n" },
  { ROW ("<table:table-cell table:number-columns-repeated=\"3\" office:value-type=\"float\" "
         "office:value=\"7\"><text:p>7</text:p></table:table-cell>" TEXT ("y")),
    "1: A=N7| B=N7| C=N7| D=Ty|\n" },
  { "<table:table-column/><table:table-header-rows>" ROW (
        TEXT ("h")) "</table:table-header-rows><table:table-row-group><table:table-row "
                    "table:number-rows-repeated=\"2\">" TEXT (
                        "x") "</table:table-row></table:table-row-group>"
                             "<table:table-row "
                             "table:number-rows-repeated=\"3\"><table:table-cell/></"
                             "table:table-row>" ROW (TEXT ("y")),
    "1: A=Th|\n2: A=Tx|\n3: A=Tx|\n7: A=Ty|\n" },
  /* the end of every sheet of LibreOffice */
  { ROW (TEXT (
        "x") "<table:table-cell table:number-columns-repeated=\"16383\"/>") "<table:table-row "
                                                                            "table:number-rows-"
                                                                            "repeated="
                                                                            "\"1048575\"><table:"
                                                                            "table-cell "
                                                                            "table:number-"
                                                                            "columns-repeated="
                                                                            "\"16384\"/></"
                                                                            "table:table-row>",
    "1: A=Tx|\n" },
  { "<table:table-row table:number-rows-repeated=\"99999999999999999999\"><table:table-cell "
    "table:number-columns-repeated=\"99999999999999999999\"/></table:table-row>",
    "" },
  { "<table:table-row/>" ROW ("<table:table-cell/>") ROW (TEXT (" ") TEXT ("z")), "3: B=Tz|\n" },
};

static void
test_ods (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ods_cases); i++)
    {
      char *path = hp_test_path ("a.ods");
      g_autofree char *table = g_strdup_printf (TABLE ("%s"), ods_cases[i].table);
      g_autoptr (GError) error = NULL;
      g_autofree char *dump = NULL;

      hp_test_ods_write (path, "", table, NULL);
      dump = hp_test_dump_file (path, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (dump, ==, ods_cases[i].expected);
      hp_test_remove (path);
    }
}

static void
test_ods_sheets (void)
{
  char *path = hp_test_path ("a.ods");
  g_autoptr (GError) error = NULL;
  g_autoptr (HpReader) reader = NULL;
  g_autofree char *names = NULL;
  g_autofree char *first = NULL;
  g_autofree char *hidden = NULL;

  hp_test_ods_write (path,
                     "<style:style style:name=\"ta1\" style:family=\"table\"><style:table-"
                     "properties table:display=\"false\"/></style:style><style:style "
                     "style:name=\"ta2\" style:family=\"table\"><style:table-properties "
                     "table:display=\"true\"/></style:style>",
                     "<table:tracked-changes><table:table-cell><text:p>old</text:p>"
                     "</table:table-cell></table:tracked-changes>"
                     "<table:table table:name=\"Ẩn\" table:style-name=\"ta1\">" ROW (
                         TEXT ("h")) "</table:table><table:table table:name=\"Cử tri\" "
                                     "table:style-name=\"ta2\">" ROW (TEXT ("v")) "</table:table>",
                     NULL);
  reader = hp_reader_open (path, &error);
  g_assert_no_error (error);
  names = g_strjoinv ("|", (char **) hp_reader_sheets (reader));
  g_assert_cmpstr (names, ==, "Ẩn|Cử tri");
  g_assert_false (hp_reader_sheet_is_visible (reader, 0));
  g_assert_true (hp_reader_sheet_is_visible (reader, 1));
  first = hp_test_dump (reader, NULL, &error);
  g_assert_cmpstr (first, ==, "1: A=Tv|\n");
  hidden = hp_test_dump (reader, "Ẩn", &error);
  g_assert_cmpstr (hidden, ==, "1: A=Th|\n");
  hp_test_remove (path);
}

/* A style that says it twice, as only a damaged file does, hides its table all the same. */
static void
test_ods_hidden_twice (void)
{
  char *path = hp_test_path ("a.ods");
  g_autoptr (GError) error = NULL;
  g_autoptr (HpReader) reader = NULL;

  hp_test_ods_write (path,
                     "<style:style style:name=\"ta1\" style:family=\"table\">"
                     "<style:table-properties table:display=\"false\"/>"
                     "<style:table-properties table:display=\"false\"/></style:style>",
                     "<table:table table:name=\"Ẩn\" table:style-name=\"ta1\"></table:table>",
                     NULL);
  reader = hp_reader_open (path, &error);
  g_assert_no_error (error);
  g_assert_false (hp_reader_sheet_is_visible (reader, 0));
  hp_test_remove (path);
}

static void
test_ods_limits (void)
{
  static const struct
  {
    const char *table;
    int columns;
    gint64 rows;
    gint64 cells;
    gint64 bytes;
    const char *words;
  } cases[] = {
    { "<table:table-row table:number-rows-repeated=\"11\">" TEXT ("x") "</table:table-row>", 99, 10,
      99, 99, "sheet “S”|row 1|below row 10" },
    { "<table:table-row table:number-rows-repeated=\"5\"/>" ROW (TEXT ("x")), 99, 5, 99, 99,
      "row 6|below row 5" },
    { ROW ("<table:table-cell table:number-columns-repeated=\"1000000000\"><text:p>x</text:p>"
           "</table:table-cell>"),
      9, 99, 99, 99, "row 1|column 9" },
    { ROW ("<table:table-cell table:number-columns-repeated=\"9\"/>" TEXT ("x")), 9, 99, 99, 99,
      "row 1|column 9" },
    { "<table:table-row table:number-rows-repeated=\"10\">" TEXT ("x")
          TEXT ("y") "</table:table-row>",
      99, 99, 19, 99, "19 cells" },
    { ROW (TEXT ("12345<text:s text:c=\"2000000000\"/>")), 99, 99, 99, 9, "9 bytes" },
    { ROW (TEXT ("1234567890")), 99, 99, 99, 9, "9 bytes" },
    { ROW (TEXT ("12345</text:p><text:p>12345")), 99, 99, 99, 9, "9 bytes" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char *path = hp_test_path ("a.ods");
      g_autofree char *table = g_strdup_printf (TABLE ("%s"), cases[i].table);
      HpReaderLimits limits = hp_reader_limits;

      limits.max_columns = cases[i].columns;
      limits.max_rows = cases[i].rows;
      limits.max_cells = cases[i].cells;
      limits.max_string_bytes = cases[i].bytes;
      hp_test_ods_write (path, "", table, NULL);
      hp_test_assert_refused (path, &limits, HP_ERROR_LIMIT, cases[i].words);
      hp_test_remove (path);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/csv/cells", test_csv);
  g_test_add_func ("/reader/csv/chunks", test_csv_chunks);
  g_test_add_func ("/reader/csv/refused", test_csv_refused);
  g_test_add_func ("/reader/csv/limits", test_csv_limits);
  g_test_add_func ("/reader/ods/cells", test_ods);
  g_test_add_func ("/reader/ods/sheets", test_ods_sheets);
  g_test_add_func ("/reader/ods/hidden-twice", test_ods_hidden_twice);
  g_test_add_func ("/reader/ods/limits", test_ods_limits);
  return g_test_run ();
}
