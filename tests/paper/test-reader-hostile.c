/* test-reader-hostile.c: files of another kind, with a password, damaged or made to do harm.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-error.h"
#include "lib/hp-test-reader.h"

#include <string.h>
#include <sys/stat.h>

#define SHEET "xl/worksheets/sheet1.xml"
#define CELL "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"

/* ---- what a file is ------------------------------------------------------------------------ */

static void
test_kinds (void)
{
  static const struct
  {
    const char *content;
    gsize length;
    const char *words;
  } cases[] = {
    { "", 0, "empty" },
    { "%PDF-1.7\n", 9, "not a spreadsheet|.xlsx" },
    { "<html><table><tr><td>1</td></tr></table>", 40, "not a spreadsheet|.xlsx" },
    { "\xEF\xBB\xBF <?xml version=\"1.0\"?>", 25, "not a spreadsheet" },
    { "{\\rtf1 x}", 9, "not a spreadsheet" },
    { "\x89PNG\r\n\x1A\n", 8, "not a spreadsheet" },
    { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, "old Excel format|.xlsx" },
    { "PK\3\4", 4, "damaged" },
    { "PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 22, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char *path = hp_test_path ("danh sách.xlsx");

      g_assert_true (g_file_set_contents (path, cases[i].content, cases[i].length, NULL));
      hp_test_assert_refused (path, NULL, HP_ERROR_FORMAT, cases[i].words);
      hp_test_remove (path);
    }
}

/* Not the name but the first bytes tell what a file is. */
static void
test_names_do_not_matter (void)
{
  char *path = hp_test_path ("a.csv");
  g_autoptr (GError) error = NULL;
  g_autofree char *dump = NULL;

  hp_test_xlsx_write (path, CELL, NULL);
  dump = hp_test_dump_file (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dump, ==, "1: A=N1|\n");
  hp_test_remove (path);
}

static void
test_no_file (void)
{
  char *path = hp_test_path ("x");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *missing = g_build_filename (folder, "missing.xlsx", NULL);

  hp_test_assert_refused (missing, NULL, HP_ERROR_NOT_FOUND, "missing.xlsx");
  hp_test_assert_refused (folder, NULL, HP_ERROR_FORMAT, "not a file");
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  hp_test_assert_refused (path, NULL, HP_ERROR_FORMAT, "not a file");
  hp_test_remove (path);
}

static void
test_other_zips (void)
{
  static const HpTestPart plain[] = { { "readme.txt", "hello" }, { NULL } };
  static const HpTestPart text[] = { { "mimetype", "application/vnd.oasis.opendocument.text" },
                                     { "content.xml", "<x/>" },
                                     { NULL } };
  static const HpTestPart locked[] = {
    { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
    { "META-INF/manifest.xml",
      "<manifest:file-entry><manifest:encryption-data manifest:checksum=\"x\"/>" },
    { "content.xml", "\1\2\3" },
    { NULL }
  };
  char *path = hp_test_path ("a.xlsx");

  hp_test_zip_write (path, plain);
  hp_test_assert_refused (path, NULL, HP_ERROR_FORMAT, "not a spreadsheet");
  hp_test_zip_write (path, text);
  hp_test_assert_refused (path, NULL, HP_ERROR_FORMAT, "not a spreadsheet|.ods");
  hp_test_zip_write (path, locked);
  hp_test_assert_refused (path, NULL, HP_ERROR_PASSWORD, "password|save it");
  hp_test_ole_write (path, "EncryptedPackage");
  hp_test_assert_refused (path, NULL, HP_ERROR_PASSWORD, "password|save it");
  hp_test_ole_write (path, "Workbook");
  hp_test_assert_refused (path, NULL, HP_ERROR_FORMAT, "old Excel format|.xlsx");
  hp_test_remove (path);
}

/* ---- damaged ------------------------------------------------------------------------------- */

static const struct
{
  const char *part;
  const char *content; /* NULL: the part is missing */
  const char *words;
} part_cases[] = {
  { "_rels/.rels", NULL, "_rels/.rels" },
  { "_rels/.rels", "<Relationships/>", "damaged" },
  { "_rels/.rels", "not xml", "damaged" },
  { "xl/workbook.xml", NULL, "xl/workbook.xml" },
  { "xl/workbook.xml", "<document/>", "no worksheet" },
  { "xl/workbook.xml", "<workbook><sheets><sheet name=\"a\"/></sheets></workbook>", "damaged" },
  { "xl/workbook.xml",
    "<workbook xmlns:r=\"" HP_TEST_RELATIONS
    "\"><sheets><sheet name=\"a\" r:id=\"none\"/></sheets></workbook>",
    "damaged" },
  { "xl/_rels/workbook.xml.rels", NULL, "workbook.xml.rels" },
  { "xl/_rels/workbook.xml.rels",
    "<Relationships><Relationship Id=\"rId1\" Type=\"" HP_TEST_RELATIONS
    "/worksheet\" Target=\"file:///etc/passwd\" TargetMode=\"External\"/></Relationships>",
    "damaged" },
  { "xl/_rels/workbook.xml.rels",
    "<Relationships><Relationship Id=\"rId1\" Type=\"" HP_TEST_RELATIONS
    "/worksheet\" Target=\"../../../../etc/passwd\"/></Relationships>",
    "damaged" },
  { "xl/styles.xml", NULL, "xl/styles.xml" },
  { "xl/styles.xml", "<styleSheet>", "damaged" },
  { "xl/sharedStrings.xml", NULL, "sheet “Cử tri”|sharedStrings.xml" },
  { "xl/sharedStrings.xml", "<sst><si><t>a</sst>", "sheet “Cử tri”|damaged" },
  { "xl/sharedStrings.xml", "<sst/>", "sheet “Cử tri”, row 2|damaged" },
  { SHEET, NULL, "sheet “Cử tri”|sheet1.xml" },
  { SHEET, "", "sheet “Cử tri”|damaged" },
  { SHEET, "<chartsheet/>", "sheet “Cử tri”|damaged" },
  { SHEET, "<worksheet><sheetData><row r=\"7\"><c><v>1</c></row></sheetData></worksheet>",
    "Cử tri|damaged" },
  { SHEET, "<worksheet><sheetData><row r=\"7\"><c><v>1</v></c></row>", "Cử tri|damaged" },
  { SHEET, "<worksheet><sheetData><row r=\"1\"><c><v>\xFF</v></c></row></sheetData></worksheet>",
    "Cử tri|damaged" },
  { SHEET, "<worksheet><sheetData><row r=\"0\"/></sheetData></worksheet>", "damaged" },
  { SHEET, "<worksheet><sheetData><row r=\"x\"/></sheetData></worksheet>", "damaged" },
  { SHEET, "<worksheet><sheetData><row r=\"2\"/><row r=\"2\"/></sheetData></worksheet>",
    "row 2|order" },
  { SHEET,
    "<worksheet><sheetData><row r=\"2\"><c r=\"B2\"/><c r=\"A2\"/></row></sheetData></worksheet>",
    "row 2|order" },
  { SHEET, "<worksheet><sheetData><row r=\"2\"><c r=\"B3\"/></row></sheetData></worksheet>",
    "row 2|order" },
  { SHEET, "<worksheet><sheetData><row r=\"2\"><c r=\"2B\"/></row></sheetData></worksheet>",
    "row 2|damaged" },
  { SHEET,
    "<worksheet><sheetData><row r=\"2\"><c t=\"s\"><v>6</v></c></row></sheetData></worksheet>",
    "row 2|damaged" },
  { SHEET,
    "<worksheet><sheetData><row r=\"2\"><c t=\"s\"><v>x</v></c></row></sheetData></worksheet>",
    "row 2|damaged" },
  { SHEET, "<?xml version=\"1.0\" encoding=\"no-such\"?><worksheet/>", "damaged" },
};

static void
test_damaged_parts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (part_cases); i++)
    {
      const HpTestPart more[] = { { part_cases[i].part, part_cases[i].content }, { NULL } };
      char *path = hp_test_path ("a.xlsx");

      hp_test_xlsx_write (path, "<row r=\"2\"><c t=\"s\"><v>0</v></c></row>", more);
      hp_test_assert_refused (path, NULL, HP_ERROR_FORMAT, part_cases[i].words);
      hp_test_remove (path);
    }
}

/* libxml2 reads some 500 bytes ahead of what it hands out; further on the row is named. */
static void
test_damaged_row (void)
{
  char *path = hp_test_path ("a.xlsx");
  g_autofree char *blanks = g_strnfill (8000, ' ');
  g_autofree char *rows = g_strconcat ("<row r=\"6\"><c><v>1</v></c></row><row r=\"7\">", blanks,
                                       "<c><v>1</c></row>", NULL);

  hp_test_xlsx_write (path, rows, NULL);
  hp_test_assert_refused (path, NULL, HP_ERROR_FORMAT, "sheet “Cử tri”, row 7|damaged");
  hp_test_remove (path);
}

static void
test_damaged_ods (void)
{
  static const struct
  {
    const char *content;
    const char *words;
  } cases[] = {
    { NULL, "content.xml" },
    { "<office:x", "damaged" },
    { "<document-content><body><text/></body></document-content>", "no sheet" },
    { "<document-content><body><spreadsheet><table>", "damaged" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const HpTestPart more[] = { { "content.xml", cases[i].content }, { NULL } };
      char *path = hp_test_path ("a.ods");

      hp_test_ods_write (path, "", "", more);
      hp_test_assert_refused (path, NULL, HP_ERROR_FORMAT, cases[i].words);
      hp_test_remove (path);
    }
}

/* Cut anywhere, a file is refused and nothing else happens. */
static void
test_truncated (void)
{
  char *path = hp_test_path ("a.xlsx");
  g_autofree char *content = NULL;
  gsize length;

  hp_test_xlsx_write (path, CELL, NULL);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (gsize n = 4; n < length; n += 37)
    {
      g_assert_true (g_file_set_contents (path, content, n, NULL));
      hp_test_assert_refused (path, NULL, HP_ERROR_FORMAT, "damaged|not copied whole");
    }
  hp_test_remove (path);
}

/* ---- made to do harm ----------------------------------------------------------------------- */

static void
test_doctype (void)
{
  static const char *const heads[] = {
    "<!DOCTYPE worksheet>",
    "<?xml version=\"1.0\"?><!-- - -- > --><?a ?b?><!DOCTYPE x [<!ENTITY a \"aaaa\">]>",
    "<!DOCTYPE x [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>",
    "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">",
    "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>",
    "<!DOCTYPE x [<!ENTITY % a SYSTEM \"http://127.0.0.1:1/\"> %a;]>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autofree char *sheet = g_strconcat (
          heads[i], "<worksheet><sheetData><row><c t=\"str\"><v>x</v></c></row></sheetData>",
          "</worksheet>", NULL);
      g_autofree char *wide = NULL;
      gsize length;
      char *path = hp_test_path ("a.xlsx");

      {
        const HpTestPart more[] = { { SHEET, sheet }, { NULL } };

        hp_test_xlsx_write (path, "", more);
        hp_test_assert_refused (path, NULL, HP_ERROR_LIMIT, "Cử tri|document type");
      }
      if (g_str_has_prefix (sheet, "<!"))
        {
          wide = g_convert (sheet, -1, "UTF-16", "UTF-8", NULL, &length, NULL);
          {
            const HpTestPart more[] = { { SHEET, wide, length }, { NULL } };

            hp_test_xlsx_write (path, "", more);
            hp_test_assert_refused (path, NULL, HP_ERROR_LIMIT, "Cử tri|document type");
          }
        }
      hp_test_remove (path);
    }
}

/* An entity that nobody declared cannot be told from damage. */
static void
test_entity (void)
{
  char *path = hp_test_path ("a.xlsx");

  hp_test_xlsx_write (path, "<row r=\"3\"><c t=\"str\"><v>&secret;</v></c></row>", NULL);
  hp_test_assert_refused (path, NULL, HP_ERROR_FORMAT, "Cử tri|damaged");
  hp_test_remove (path);
}

static char *
repeated (const char *text, gsize n)
{
  GString *s = g_string_sized_new (n * strlen (text) + 1);

  for (gsize i = 0; i < n; i++)
    g_string_append (s, text);
  return g_string_free (s, FALSE);
}

static void
test_limits (void)
{
  static const struct
  {
    const char *rows;
    gsize field; /* of HpReaderLimits */
    gint64 value;
    const char *words;
  } cases[] = {
#define LIMIT(f) G_STRUCT_OFFSET (HpReaderLimits, f)
    { "<row r=\"11\"/>", LIMIT (max_rows), 10, "Cử tri|row 10" },
    { "<row r=\"9999999999999\"/>", LIMIT (max_rows), 10, "Cử tri|row 10" },
    { "<row r=\"2\"><c r=\"C2\"><v>1</v></c></row>", LIMIT (max_columns), 2, "row 2|column 2" },
    { "<row r=\"2\"><c r=\"XFD2\"><v>1</v></c></row>", LIMIT (max_columns), 1024,
      "row 2|column 1024" },
    { "<row r=\"2\"><c/><c/><c/></row>", LIMIT (max_cells), 2, "row 2|2 cells" },
    { "<row r=\"2\"><c t=\"str\"><v>123456789012345678901</v></c></row>", LIMIT (max_string_bytes),
      20, "row 2|20 bytes" },
    { "<row r=\"2\"><c "
      "t=\"inlineStr\"><is><r><t>12345678901</t></r><r><t>1234567890</t></r></is></c></row>",
      LIMIT (max_string_bytes), 20, "row 2|20 bytes" },
    { CELL, LIMIT (max_shared_bytes), 30, "30 bytes of text" },
    { CELL, LIMIT (max_sheets), 0, "more sheets" },
    { CELL, LIMIT (max_part_bytes), 200, "Unpacked" },
    { CELL, LIMIT (max_file_bytes), 1000, "1000 bytes" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char *path = hp_test_path ("a.xlsx");
      HpReaderLimits limits = hp_reader_limits;

      if (cases[i].field == LIMIT (max_columns) || cases[i].field == LIMIT (max_sheets))
        G_STRUCT_MEMBER (int, &limits, cases[i].field) = cases[i].value;
      else
        G_STRUCT_MEMBER (gint64, &limits, cases[i].field) = cases[i].value;
      hp_test_xlsx_write (path, cases[i].rows, NULL);
      hp_test_assert_refused (path, &limits, HP_ERROR_LIMIT, cases[i].words);
      hp_test_remove (path);
    }
#undef LIMIT
}

/* Style alone, to the right of the last column that is read, does no harm. */
static void
test_empty_columns (void)
{
  char *path = hp_test_path ("a.xlsx");
  g_autoptr (GError) error = NULL;
  g_autofree char *dump = NULL;

  hp_test_xlsx_write (path, "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFD1\" s=\"1\"/></row>",
                      NULL);
  dump = hp_test_dump_file (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dump, ==, "1: A=N1|\n");
  hp_test_remove (path);
}

static void
test_bombs (void)
{
  char *path = hp_test_path ("a.xlsx");
  g_autofree char *blanks = repeated ("                ", 1024 * 1024);
  g_autofree char *deep = repeated ("<a>", 5000);
  g_autofree char *strings = repeated ("<si/>", 200000);
  g_autofree char *sst = g_strconcat ("<sst>", strings, "</sst>", NULL);
  const HpTestPart many[] = { { "xl/sharedStrings.xml", sst }, { NULL } };
  HpReaderLimits limits = hp_reader_limits;

  hp_test_xlsx_write (path, blanks, NULL);
  hp_test_assert_refused (path, NULL, HP_ERROR_LIMIT, "Cử tri|Unpacked");
  limits.max_ratio = 100000;
  limits.max_part_bytes = 4 * 1024 * 1024;
  hp_test_assert_refused (path, &limits, HP_ERROR_LIMIT, "Cử tri|Unpacked");
  hp_test_xlsx_write (path, deep, NULL);
  hp_test_assert_refused (path, NULL, HP_ERROR_LIMIT, "Cử tri|nested");
  /* Empty strings take room too. */
  limits = hp_reader_limits;
  limits.max_ratio = 100000;
  limits.max_shared_bytes = 900000;
  hp_test_xlsx_write (path, CELL, many);
  hp_test_assert_refused (path, &limits, HP_ERROR_LIMIT, "bytes of text");
  hp_test_remove (path);
}

/* The directory of the zip tells lies: 46 bytes an entry, sizes at 20 and 24, time at 12. */
static void
test_lying_directory (void)
{
  char *path = hp_test_path ("a.xlsx");
  g_autoptr (GError) error = NULL;
  g_autofree char *dump = NULL;
  const int sheet = 6; /* the seventh part */

  /* an impossible time does no harm */
  hp_test_xlsx_write (path, CELL, NULL);
  for (int i = 0; i < 7; i++)
    hp_test_patch (path, "PK\1\2", 4, i, 12, "\xFF\xFF\xFF\xFF", 4);
  dump = hp_test_dump_file (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dump, ==, "1: A=N1|\n");

  /* larger than it is: 64 KiB, and over the limit */
  hp_test_patch (path, "PK\1\2", 4, sheet, 24, "\0\0\1\0", 4);
  hp_test_assert_refused (path, NULL, HP_ERROR_FORMAT, "damaged");
  hp_test_patch (path, "PK\1\2", 4, sheet, 24, "\xFE\xFF\xFF\xFF", 4);
  hp_test_assert_refused (path, NULL, HP_ERROR_LIMIT, "Unpacked");
  /* smaller than it is */
  hp_test_patch (path, "PK\1\2", 4, sheet, 24, "\x50\0\0\0", 4);
  hp_test_assert_refused (path, NULL, HP_ERROR_FORMAT, "damaged");
  /* elsewhere, and of an unknown packing */
  hp_test_xlsx_write (path, CELL, NULL);
  hp_test_patch (path, "PK\1\2", 4, sheet, 42, "\1\0\0\0", 4);
  hp_test_assert_refused (path, NULL, HP_ERROR_FORMAT, "damaged");
  hp_test_xlsx_write (path, CELL, NULL);
  hp_test_patch (path, "PK\1\2", 4, sheet, 10, "\x0C\0", 2);
  hp_test_assert_refused (path, NULL, HP_ERROR_FORMAT, "damaged");
  hp_test_remove (path);
}

static void
test_large_directory (void)
{
  g_autofree char *long_name = repeated ("a/", 30000);
  g_autoptr (GArray) parts = g_array_new (TRUE, TRUE, sizeof (HpTestPart));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  char *path = hp_test_path ("a.xlsx");

  for (int i = 0; i < 20; i++)
    {
      HpTestPart part = { g_strdup_printf ("%d%s", i, long_name), "x" };

      g_ptr_array_add (names, (char *) part.name);
      g_array_append_val (parts, part);
    }
  hp_test_zip_write (path, (const HpTestPart *) (gpointer) parts->data);
  hp_test_assert_refused (path, NULL, HP_ERROR_LIMIT, "parts");

  g_array_set_size (parts, 0);
  for (int i = 0; i < 17000; i++)
    {
      HpTestPart part = { g_strdup_printf ("%d", i), "x" };

      g_ptr_array_add (names, (char *) part.name);
      g_array_append_val (parts, part);
    }
  hp_test_zip_write (path, (const HpTestPart *) (gpointer) parts->data);
  hp_test_assert_refused (path, NULL, HP_ERROR_LIMIT, "parts");
  hp_test_remove (path);
}

/* Sizes and place in the fields of large files (zip64) are read; beyond all measure, they are
 * refused. The directory's entry is made by hand: of a name of 36 letters 28 become its extra field
 * 1, with size, packed size and place in 8 bytes each; 9 bytes of another field follow. */
static void
test_zip64 (void)
{
  static const HpTestPart parts[] = {
    { "mimetype____________________________", "application/vnd.oasis.opendocument.text" }, { NULL }
  };
  static const char all[] = "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF";
  char *path = hp_test_path ("a.ods");
  g_autofree char *content = NULL;
  char extra[28] = { 1, 0, 24, 0, 39 };
  const char *entry;
  gsize length;

  hp_test_zip_write (path, parts);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  entry = memmem (content, length, "PK\1\2", 4);
  g_assert_nonnull (entry);
  memcpy (extra + 12, entry + 20, 4);
  hp_test_patch (path, "PK\1\2", 4, 0, 20, all, 8);
  hp_test_patch (path, "PK\1\2", 4, 0, 28, "\x08\0\x25\0", 4);
  hp_test_patch (path, "PK\1\2", 4, 0, 42, all, 4);
  hp_test_patch (path, "PK\1\2", 4, 0, 46 + 8, extra, 28);
  hp_test_assert_refused (path, NULL, HP_ERROR_FORMAT,
                          "not a spreadsheet|LibreOffice, save it as .ods");
  for (int i = 0; i < 3; i++)
    {
      hp_test_patch (path, "PK\1\2", 4, 0, 46 + 8 + 4 + 8 * i, all, 8);
      hp_test_assert_refused (path, NULL, HP_ERROR_LIMIT, "parts");
      hp_test_patch (path, "PK\1\2", 4, 0, 46 + 8, extra, 28);
    }
  /* no such field, or too short a one */
  hp_test_patch (path, "PK\1\2", 4, 0, 46 + 8, "\2", 1);
  hp_test_assert_refused (path, NULL, HP_ERROR_FORMAT, "damaged");
  hp_test_patch (path, "PK\1\2", 4, 0, 46 + 8, "\1\0\x10", 3);
  hp_test_assert_refused (path, NULL, HP_ERROR_FORMAT, "damaged");
  hp_test_patch (path, "PK\1\2", 4, 0, 46 + 8, extra, 28);
  /* a place outside the file */
  hp_test_patch (path, "PK\1\2", 4, 0, 46 + 8 + 20, "\xFF\xFF", 2);
  hp_test_assert_refused (path, NULL, HP_ERROR_FORMAT, "damaged");
  hp_test_remove (path);
}

/* Nothing of all this may be printed: the libraries have voices of their own. */
static void
test_silence (void)
{
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      g_test_trap_assert_stderr ("");
      return;
    }
  test_damaged_parts ();
  test_damaged_ods ();
  test_truncated ();
  test_doctype ();
  test_entity ();
  test_lying_directory ();
  test_zip64 ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/kinds", test_kinds);
  g_test_add_func ("/reader/names-do-not-matter", test_names_do_not_matter);
  g_test_add_func ("/reader/no-file", test_no_file);
  g_test_add_func ("/reader/other-zips", test_other_zips);
  g_test_add_func ("/reader/damaged/parts", test_damaged_parts);
  g_test_add_func ("/reader/damaged/row", test_damaged_row);
  g_test_add_func ("/reader/damaged/ods", test_damaged_ods);
  g_test_add_func ("/reader/damaged/truncated", test_truncated);
  g_test_add_func ("/reader/harm/doctype", test_doctype);
  g_test_add_func ("/reader/harm/entity", test_entity);
  g_test_add_func ("/reader/harm/limits", test_limits);
  g_test_add_func ("/reader/harm/empty-columns", test_empty_columns);
  g_test_add_func ("/reader/harm/bombs", test_bombs);
  g_test_add_func ("/reader/harm/lying-directory", test_lying_directory);
  g_test_add_func ("/reader/harm/large-directory", test_large_directory);
  g_test_add_func ("/reader/harm/zip64", test_zip64);
  g_test_add_func ("/reader/silence", test_silence);
  return g_test_run ();
}
