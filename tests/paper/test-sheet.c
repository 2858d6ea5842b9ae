/* test-sheet.c: the .xlsx end of a sheet, as others read the file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-error.h"
#include "lib/hp-test-sheet.h"
#include "paper/kit/hp-pages.h"
#include "paper/kit/hp-sheet-private.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define SHEET "xl/worksheets/sheet1.xml"
#define CELL HP_STYLE_BORDER
#define HEAD (HP_STYLE_BORDER | HP_STYLE_BOLD | HP_STYLE_CENTRE)

static const double four[] = { 20, 60, 45, 45 };
static const HpSheetSetup setup = {
  .name = "Danh sách",
  .title = "Danh sách cử tri & thẻ",
  .n_columns = 4,
  .widths = four,
  .foot = "2026 & bản 17",
  .watermark = "TẬP DƯỢT",
};

/* 15 March 2026, 07:00 in Hà Nội. */
static GDateTime *
date (void)
{
  return g_date_time_new_utc (2026, 3, 15, 0, 0, 0);
}

/* Rows: 1 title, 2–3 headings, 4–6 data, 7 sums, 8 blanks, 9 and 10 odd texts. */
static void
write_form (HpSheet *sheet)
{
  hp_sheet_begin (sheet, &setup);
  hp_sheet_row (sheet, 12, HP_ROW_PLAIN);
  hp_sheet_text (sheet, 0, 4, HP_STYLE_BOLD | HP_STYLE_CENTRE | HP_STYLE_SIZE (14), "DANH SÁCH");
  hp_sheet_row (sheet, 0, HP_ROW_HEADING);
  hp_sheet_text_down (sheet, 0, 1, 2, HEAD, "STT");
  hp_sheet_text_down (sheet, 1, 1, 2, HEAD, "Họ và tên");
  hp_sheet_text (sheet, 2, 2, HEAD, "Bầu cử");
  hp_sheet_row (sheet, 0, HP_ROW_HEADING);
  hp_sheet_text (sheet, 2, 1, HEAD, "Số thẻ");
  hp_sheet_text (sheet, 3, 1, HEAD, "Cử tri");
  for (int i = 0; i < 3; i++)
    {
      hp_sheet_row (sheet, 0, i == 2 ? HP_ROW_NEW_PAGE : HP_ROW_PLAIN);
      hp_sheet_count (sheet, 0, 1, CELL | HP_STYLE_CENTRE, i + 1);
      hp_sheet_text (sheet, 1, 1, CELL, "Nguyễn Thị Ước");
      hp_sheet_text (sheet, 2, 1, CELL, "001080000123");
      hp_sheet_count (sheet, 3, 1, CELL | HP_STYLE_RIGHT, 1000 * (i + 1));
    }
  hp_sheet_row (sheet, 0, HP_ROW_KEEP);
  hp_sheet_text (sheet, 0, 2, CELL | HP_STYLE_BOLD, "Tổng cộng");
  hp_sheet_percent (sheet, 2, 1, CELL, "100*D4/D7", 1667);
  hp_sheet_formula (sheet, 3, 1, CELL | HP_STYLE_RIGHT, "SUM(D4:D6)", 6000);
  hp_sheet_row (sheet, 0, HP_ROW_PLAIN);
  hp_sheet_count (sheet, 0, 1, CELL, HP_MISSING);
  hp_sheet_count (sheet, 1, 1, HP_STYLE_PLAIN, HP_MISSING);
  hp_sheet_percent (sheet, 2, 1, CELL, NULL, -1);
  hp_sheet_percent (sheet, 3, 1, CELL, NULL, 9502);
  hp_sheet_row (sheet, 0, HP_ROW_PLAIN);
  hp_sheet_text (sheet, 0, 1, HP_STYLE_PLAIN, "=1+1");
  hp_sheet_text (sheet, 1, 1, HP_STYLE_PLAIN, "@SUM(A1) <&>");
  hp_sheet_text (sheet, 2, 1, HP_STYLE_PLAIN, "_x0041_");
  hp_sheet_text (sheet, 3, 1, HP_STYLE_PLAIN, "a\tb\r\nc\x01\xff");
  hp_sheet_row (sheet, 0, HP_ROW_PLAIN);
  hp_sheet_text (sheet, 0, 4, HP_STYLE_JUSTIFY | HP_STYLE_INDENT,
                 "Căn cứ Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân số "
                 "85/2015/QH13; căn cứ Nghị quyết của Hội đồng bầu cử quốc gia ban hành mẫu.");
}

static char *
make_form (const char *folder, const char *name)
{
  g_autoptr (GDateTime) created = date ();
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (HpSheet) sheet = hp_sheet_new_xlsx (path, created, &error);

  g_assert_no_error (error);
  write_form (sheet);
  hp_sheet_close (sheet, &error);
  g_assert_no_error (error);
  return path;
}

typedef struct
{
  const char *part, *expression, *wanted;
} Wanted;

static const Wanted wanted[] = {
  /* numbers, formulas with their values, text */
  { SHEET, "concat (//m:c[@r='A4']/@t, '|', //m:c[@r='A4']/m:v)", "|1" },
  { SHEET, "concat (//m:c[@r='D6']/m:f, '|', //m:c[@r='D6']/m:v)", "|3000" },
  { SHEET, "concat (//m:c[@r='D7']/m:f, '|', //m:c[@r='D7']/m:v)", "SUM(D4:D6)|6000" },
  { SHEET, "concat (//m:c[@r='C7']/m:f, '|', //m:c[@r='C7']/m:v)", "100*D4/D7|16.67" },
  { SHEET, "string (//m:c[@r='D8']/m:v)", "95.02" },
  { SHEET, "count (//m:f)", "2" },
  { SHEET, "concat (//m:c[@r='C5']/@t, '|', //m:c[@r='C5']/m:is)", "inlineStr|001080000123" },
  { SHEET, "concat (//m:c[@r='A9']/@t, '|', //m:c[@r='A9']/m:is)", "inlineStr|=1+1" },
  { SHEET, "concat (//m:c[@r='B9']/@t, '|', //m:c[@r='B9']/m:is)", "inlineStr|@SUM(A1) <&>" },
  { SHEET, "string (//m:c[@r='C9']/m:is)", "_x005F_x0041_" },
  { SHEET, "string (//m:c[@r='D9']/m:is)", "a b\nc \uFFFD" },
  /* missing is never 0 */
  { SHEET, "concat (count (//m:c[@r='A8']), count (//m:c[@r='A8']/*))", "10" },
  { SHEET, "concat (count (//m:c[@r='C8']), count (//m:c[@r='C8']/*))", "10" },
  { SHEET, "string (//m:c[@r='B8']/m:is)", "…………" },
  { SHEET, "string-length (substring-before (//m:c[@r='A10']/m:is, 'Căn'))", "9" },
  /* merged: title, two headings down, one across, the sum's words, the last paragraph */
  { SHEET, "count (//m:mergeCell)", "6" },
  { SHEET, "count (//m:mergeCell[@ref='A1:D1' or @ref='A2:A3' or @ref='B2:B3' or @ref='C2:D2'])",
    "4" },
  { SHEET, "count (//m:mergeCell[@ref='A7:B7' or @ref='A10:D10'])", "2" },
  { SHEET, "concat (//m:c[@r='A2']/m:is, '|', //m:c[@r='B2']/m:is, '|', //m:c[@r='C3']/m:is)",
    "STT|Họ và tên|Số thẻ" },
  { SHEET, "concat (count (//m:c[@r='A3']), count (//m:c[@r='A3']/*))", "10" },
  /* the page: A4, margins of 20, 20, 25 and 15 mm in inches */
  { SHEET, "concat (//m:pageSetup/@paperSize, //m:pageSetup/@orientation)", "9portrait" },
  { SHEET, "concat (//m:pageSetUpPr/@fitToPage, //m:pageSetup/@fitToHeight)", "10" },
  { SHEET,
    "round (//m:pageMargins/@left * 254) = 250 and round (//m:pageMargins/@right * 254) = 150",
    "true" },
  { SHEET,
    "round (//m:pageMargins/@top * 254) = 200 and round (//m:pageMargins/@bottom * 254) = 200",
    "true" },
  { SHEET, "string (//m:rowBreaks/m:brk/@id)", "5" },
  { SHEET, "string (//m:oddFooter)",
    "&L&\"Times New Roman\"&8 2026 && bản 17&R&\"Times New Roman\"&9 Trang &P/&N" },
  { SHEET, "string (//m:oddHeader)", "&C&\"Times New Roman,Bold\"&20&KFF0000TẬP DƯỢT" },
  /* 5 mm and a line of 20 points, 8,1 mm with its leading, stay above a table at 15 mm */
  { SHEET, "round (//m:pageMargins/@header * 254)", "50" },
  { "xl/workbook.xml", "string (//m:definedName[@name='_xlnm.Print_Titles'])",
    "'Danh sách'!$2:$3" },
  { "xl/workbook.xml", "string (//m:sheet/@name)", "Danh sách" },
  { "docProps/core.xml", "string (//dc:title)", "Danh sách cử tri & thẻ" },
  { "docProps/core.xml", "string (//dcterms:created)", "2026-03-15T00:00:00Z" },
  { "docProps/core.xml", "string (//dcterms:modified)", "2026-03-15T00:00:00Z" },
  { "xl/styles.xml", "count (//m:numFmt[@formatCode='[$-42A]#,##0'])", "1" },
  { "xl/styles.xml", "count (//m:numFmt[@formatCode='[$-42A]0.00'])", "1" },
};

static void
test_contents (void)
{
  g_autofree char *folder = hp_test_folder ();
  g_autofree char *path = make_form (folder, "a.xlsx");

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_test_message ("%s", wanted[i].expression);
      hp_test_assert_xpath (path, wanted[i].part, wanted[i].expression, wanted[i].wanted);
    }
  /* 20 mm of 96 to the inch are 76 pixels; 7 to the digit and 5 more are 10.142857 digits. */
  hp_test_assert_xpath (path, SHEET, "round (//m:col[@min=1]/@width * 7)", "76");
  g_assert_cmpint (hp_test_folder_remove (folder), ==, 1);
}

static void
test_same_bytes (void)
{
  g_autofree char *folder = hp_test_folder ();
  g_autofree char *a = make_form (folder, "a.xlsx");
  g_autofree char *b = NULL;
  g_autofree char *bytes_a = NULL;
  g_autofree char *bytes_b = NULL;
  gsize size_a, size_b;

  /* A file's times are kept to two seconds in a zip. */
  g_usleep (2100 * 1000);
  b = make_form (folder, "b.xlsx");
  g_assert_true (g_file_get_contents (a, &bytes_a, &size_a, NULL));
  g_assert_true (g_file_get_contents (b, &bytes_b, &size_b, NULL));
  g_assert_cmpmem (bytes_a, size_a, bytes_b, size_b);
  /* Nothing but the two: no temporary file is left. */
  g_assert_cmpint (hp_test_folder_remove (folder), ==, 2);
}

static void
test_same_heights (void)
{
  g_autofree char *folder = hp_test_folder ();
  g_autofree char *path = make_form (folder, "a.xlsx");
  g_autoptr (HpSheet) pages = hp_sheet_new_pages ();
  g_autoptr (GError) error = NULL;

  write_form (pages);
  hp_sheet_close (pages, &error);
  g_assert_no_error (error);
  for (int row = 1; row <= 10; row++)
    {
      g_autofree char *expression = g_strdup_printf ("string (//m:row[@r=%d]/@ht)", row);
      g_autofree char *height = hp_test_xpath (path, SHEET, expression);

      g_assert_cmpfloat_with_epsilon (g_ascii_strtod (height, NULL),
                                      hp_sheet_pages_row_height (pages, 0, row), 0.001);
    }
  /* 12 mm are 34.016 points, in steps of 0.75: 34.5. Row 10 has two lines of 13 points. */
  g_assert_cmpfloat (hp_sheet_pages_row_height (pages, 0, 1), ==, 34.5);
  g_assert_cmpfloat (hp_sheet_pages_row_height (pages, 0, 10), >=, 2 * 13 * HP_LINE_PITCH);
  g_assert_cmpfloat (hp_sheet_pages_row_height (pages, 0, 10), <, 3 * 13 * HP_LINE_PITCH);
  g_assert_cmpint (hp_test_folder_remove (folder), ==, 1);
}

/* A tall heading beside low ones makes the last of its rows higher, and numbers too long for
 * their column are set smaller rather than broken. */
static void
test_heights_of_headings (void)
{
  g_autoptr (HpSheet) pages = hp_sheet_new_pages ();
  static const double widths[] = { 15, 100 };
  static const HpSheetSetup two = { .n_columns = 2, .widths = widths };
  g_autoptr (GError) error = NULL;
  double sum;

  hp_sheet_begin (pages, &two);
  hp_sheet_row (pages, 0, HP_ROW_HEADING);
  hp_sheet_text_down (pages, 0, 1, 2, HEAD, "a\nb\nc\nd\ne");
  hp_sheet_text (pages, 1, 1, HEAD, "x");
  hp_sheet_row (pages, 0, HP_ROW_HEADING);
  hp_sheet_text (pages, 1, 1, HEAD, "y");
  hp_sheet_row (pages, 0, HP_ROW_PLAIN);
  hp_sheet_count (pages, 0, 1, CELL, 123456789);
  hp_sheet_close (pages, &error);
  g_assert_no_error (error);
  sum = hp_sheet_pages_row_height (pages, 0, 1) + hp_sheet_pages_row_height (pages, 0, 2);
  g_assert_cmpfloat (sum, >=, 5 * 13 * HP_LINE_PITCH);
  g_assert_cmpfloat (sum, <, 6 * 13 * HP_LINE_PITCH);
  g_assert_cmpfloat (hp_sheet_pages_row_height (pages, 0, 3), <, 2 * 13);
}

static void
test_limits (void)
{
  g_autofree char *folder = hp_test_folder ();
  g_autofree char *path = g_build_filename (folder, "a.xlsx", NULL);
  g_autofree char *path_names = g_build_filename (folder, "b.xlsx", NULL);
  g_autofree char *longest = g_strnfill (40000, 'x');
  g_autofree char *found = NULL;
  g_autoptr (GDateTime) created = date ();
  g_autoptr (GError) error = NULL;
  HpSheet *sheet = hp_sheet_new_xlsx (path, created, &error);
  HpSheetSetup named = setup;

  write_form (sheet);
  hp_sheet_row (sheet, 0, HP_ROW_PLAIN);
  hp_sheet_text (sheet, 0, 1, HP_STYLE_PLAIN, longest);
  hp_sheet_close (sheet, &error);
  g_assert_no_error (error);
  hp_sheet_free (sheet);
  /* Excel's limit for the text of one cell. */
  hp_test_assert_xpath (path, SHEET, "string-length (//m:c[@r='A11']/m:is)", "32767");

  /* Excel's rules for worksheet names: 31 letters, none of []:*?/\, none twice. */
  sheet = hp_sheet_new_xlsx (path_names, created, &error);
  named.name = "Biểu [1]/2: ?*\\ kết quả kiểm phiếu của Tổ bầu cử số 3";
  hp_sheet_begin (sheet, &named);
  hp_sheet_begin (sheet, &named);
  named.name = NULL;
  hp_sheet_begin (sheet, &named);
  hp_sheet_close (sheet, &error);
  g_assert_no_error (error);
  hp_sheet_free (sheet);
  hp_test_assert_xpath (path_names, "xl/workbook.xml", "count (//m:sheet)", "3");
  hp_test_assert_xpath (path_names, "xl/workbook.xml",
                        "count (//m:sheet[string-length (@name) <= 31])", "3");
  found = hp_test_xpath (path_names, "xl/workbook.xml", "string (//m:sheet[2]/@name)");
  g_assert_null (strpbrk (found, "[]:*?/\\"));
  g_assert_true (g_str_has_prefix (found, "Biểu -1--2- "));
  g_assert_cmpint (hp_test_folder_remove (folder), ==, 2);
}

/* Cells that join rows of the body are merged as in headings; nothing is repeated for them. */
static void
test_joined (void)
{
  g_autofree char *folder = hp_test_folder ();
  g_autofree char *path = g_build_filename (folder, "a.xlsx", NULL);
  g_autoptr (GDateTime) created = date ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HpSheet) sheet = hp_sheet_new_xlsx (path, created, &error);

  hp_sheet_begin (sheet, &setup);
  for (int i = 0; i < 3; i++)
    {
      hp_sheet_row (sheet, 0, HP_ROW_JOINED);
      if (i == 0)
        hp_sheet_text_down (sheet, 0, 2, 3, CELL, "Bồ Đề");
      hp_sheet_count (sheet, 2, 1, CELL, i);
    }
  hp_sheet_close (sheet, &error);
  g_assert_no_error (error);
  hp_test_assert_xpath (path, SHEET, "string (//m:mergeCell/@ref)", "A1:B3");
  hp_test_assert_xpath (path, SHEET, "string (//m:c[@r='A1']/m:is)", "Bồ Đề");
  hp_test_assert_xpath (path, SHEET, "string (//m:c[@r='C3']/m:v)", "2");
  hp_test_assert_xpath (path, "xl/workbook.xml", "count (//m:definedName)", "0");
  g_assert_cmpint (hp_test_folder_remove (folder), ==, 1);
}

/* Rows of 10 mm on A4 upright: 257 mm between the margins, of which 249.29 are filled: 24 rows. */
static void
test_breaks (void)
{
  static const struct
  {
    int rows, heading, first_kept, last_kept, new_page; /* from 1; 0 = none */
    const char *breaks;                                 /* the rows before which a page ends */
  } cases[] = {
    { 24, 0, 20, 24, 0, "" },
    /* Without rows to be kept the office program finds the pages. */
    { 60, 0, 0, 0, 0, "" },
    { 25, 0, 1, 2, 0, "24" },
    { 60, 0, 1, 2, 0, "24 48" },
    /* Three signatures that end on the next page begin there. */
    { 26, 0, 23, 25, 0, "22" },
    { 26, 0, 24, 25, 0, "23" },
    { 26, 0, 25, 26, 0, "24" },
    /* The heading takes two rows of every page but the first, where it stands itself. */
    { 60, 2, 59, 60, 0, "24 46" },
    /* A page that is asked for begins the count anew; more rows than a page holds may part. */
    { 60, 0, 59, 60, 11, "10 34 58" },
    { 60, 0, 5, 40, 0, "4 40" },
    /* A long table is left alone, but for what is asked for. */
    { 400, 0, 399, 400, 0, "" },
    { 400, 0, 399, 400, 11, "10" },
  };
  static const double widths[] = { 100, 70 };
  const HpSheetSetup upright = { .name = "A", .n_columns = 2, .widths = widths };
  g_autofree char *folder = hp_test_folder ();
  g_autofree char *path = g_build_filename (folder, "a.xlsx", NULL);
  g_autoptr (GDateTime) created = date ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HpSheet) sheet = hp_sheet_new_xlsx (path, created, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GString) found = g_string_new (NULL);

      hp_sheet_begin (sheet, &upright);
      for (int row = 1; row <= cases[i].rows; row++)
        {
          gboolean keep = row >= cases[i].first_kept && row < cases[i].last_kept;

          hp_sheet_row (sheet, 10,
                        (keep ? HP_ROW_KEEP : 0) | (row <= cases[i].heading ? HP_ROW_HEADING : 0)
                            | (row == cases[i].new_page ? HP_ROW_NEW_PAGE : 0));
          hp_sheet_text (sheet, 0, 1, HP_STYLE_PLAIN, "a");
        }
      hp_sheet_close (sheet, &error);
      g_assert_no_error (error);
      for (int n = 1; n <= 9; n++)
        {
          g_autofree char *at = g_strdup_printf ("string (//m:rowBreaks/m:brk[%d]/@id)", n);
          g_autofree char *id = hp_test_xpath (path, SHEET, at);

          if (*id != '\0')
            g_string_append_printf (found, "%s%s", n > 1 ? " " : "", id);
        }
      g_test_message ("%u", (guint) i);
      g_assert_cmpstr (found->str, ==, cases[i].breaks);
    }
  g_assert_cmpint (hp_test_folder_remove (folder), ==, 1);
}

static void
test_chart (void)
{
  g_autofree char *folder = hp_test_folder ();
  g_autofree char *path = g_build_filename (folder, "a.xlsx", NULL);
  g_autoptr (GDateTime) created = date ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HpSheet) sheet = hp_sheet_new_xlsx (path, created, &error);

  write_form (sheet);
  hp_sheet_chart (sheet, "Cử tri", 1, 3, 4, 6);
  hp_sheet_close (sheet, &error);
  g_assert_no_error (error);
  hp_test_assert_xpath (path, "xl/charts/chart1.xml", "string (//c:barChart//c:val//c:f)",
                        "'Danh sách'!$D$4:$D$6");
  hp_test_assert_xpath (path, "xl/charts/chart1.xml", "string (//c:barChart//c:cat//c:f)",
                        "'Danh sách'!$B$4:$B$6");
  hp_test_assert_xpath (path, "xl/charts/chart1.xml", "string (//c:title//a:t)", "Cử tri");
  g_assert_cmpint (hp_test_folder_remove (folder), ==, 1);
}

/* The error must be of @code, name the file, and leave no file there. */
static void
check_refused (const char *path, int code)
{
  g_autoptr (GDateTime) created = date ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HpSheet) sheet = hp_sheet_new_xlsx (path, created, &error);

  g_assert_no_error (error);
  write_form (sheet);
  g_assert_false (hp_sheet_close (sheet, &error));
  g_assert_error (error, HP_ERROR, code);
  g_assert_nonnull (strstr (error->message, path));
}

static void
test_errors (void)
{
  g_autofree char *folder = hp_test_folder ();
  g_autofree char *missing = g_build_filename (folder, "nowhere", "a.xlsx", NULL);
  g_autofree char *locked = g_build_filename (folder, "a.xlsx", NULL);

  check_refused (missing, HP_ERROR_NOT_FOUND);
  check_refused (folder, HP_ERROR_IO);
  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  if (geteuid () != 0)
    check_refused (locked, HP_ERROR_READ_ONLY);
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  check_refused ("/dev/full", geteuid () == 0 ? HP_ERROR_DISK_FULL : HP_ERROR_READ_ONLY);
  g_assert_cmpint (hp_test_folder_remove (folder), ==, 0);
}

static int
next_file (void)
{
  int file = dup (0);

  close (file);
  return file;
}

/* Names and birth dates are for nobody else's eyes; and what stands there stays until the new file
 * is whole. */
static void
test_place (void)
{
  g_autofree char *folder = hp_test_folder ();
  g_autofree char *path = g_build_filename (folder, "a.xlsx", NULL);
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autoptr (GDateTime) created = date ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GStatBuf st;

  g_file_set_contents (path, "mine", -1, NULL);
  g_file_set_contents (part, "cut off", -1, NULL);
  g_chmod (path, 0644);
  {
    g_autoptr (HpSheet) given_up = hp_sheet_new_xlsx (path, created, &error);

    write_form (given_up);
  }
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
  {
    g_autoptr (HpSheet) sheet = hp_sheet_new_xlsx (path, created, &error);

    write_form (sheet);
    hp_sheet_close (sheet, &error);
    g_assert_no_error (error);
  }
  g_assert_cmpint (g_stat (path, &st), ==, 0);
  g_assert_cmphex (st.st_mode & 0777, ==, 0600);
  g_assert_cmpint (st.st_size, >, 1000);
  g_assert_cmpint (hp_test_folder_remove (folder), ==, 1);
}

/* A sheet that is given up leaves no file, on the disk or open. */
static void
test_given_up (void)
{
  g_autofree char *folder = hp_test_folder ();
  g_autofree char *path = g_build_filename (folder, "a.xlsx", NULL);
  G_GNUC_UNUSED g_autofree char *first = make_form (folder, "first.xlsx");
  g_autoptr (GDateTime) created = date ();
  int before = next_file ();

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HpSheet) sheet = hp_sheet_new_xlsx (path, created, &error);

      write_form (sheet);
    }
  g_assert_cmpint (next_file (), ==, before);
  g_assert_cmpint (hp_test_folder_remove (folder), ==, 1);
}

#define assert_critical(call, words)                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_test_expect_message ("hp-paper", G_LOG_LEVEL_CRITICAL, words);                               \
    call;                                                                                          \
    g_test_assert_expected_messages ();                                                            \
  }                                                                                                \
  G_STMT_END

static void
test_misuse (void)
{
  g_autoptr (HpSheet) sheet = hp_sheet_new_pages ();

  hp_sheet_begin (sheet, &setup);
  g_assert_cmpint (hp_sheet_row_number (sheet), ==, 0);
  assert_critical (hp_sheet_text (sheet, 0, 1, 0, "x"), "*is_free*");
  hp_sheet_row (sheet, 0, HP_ROW_PLAIN);
  g_assert_cmpint (hp_sheet_row_number (sheet), ==, 1);
  hp_sheet_text (sheet, 1, 2, 0, "x");
  assert_critical (hp_sheet_text (sheet, 2, 1, 0, "x"), "*is_free*");
  assert_critical (hp_sheet_text (sheet, 3, 2, 0, "x"), "*is_free*");
  assert_critical (hp_sheet_text (sheet, 4, 1, 0, "x"), "*is_free*");
  assert_critical (hp_sheet_text (sheet, -1, 1, 0, "x"), "*is_free*");
  assert_critical (hp_sheet_text (sheet, 0, 0, 0, "x"), "*is_free*");
  assert_critical (hp_sheet_text_down (sheet, 0, 1, 2, 0, "x"), "*row_flags*");
  assert_critical (hp_sheet_formula (sheet, 0, 1, 0, "=A1", 1), "*formula*");
  hp_sheet_row (sheet, 0, HP_ROW_HEADING);
  hp_sheet_text_down (sheet, 0, 1, 2, 0, "x");
  hp_sheet_row (sheet, 0, HP_ROW_HEADING);
  assert_critical (hp_sheet_text (sheet, 0, 1, 0, "x"), "*is_free*");
  assert_critical (hp_pages_count (sheet), "*closed*");
}

static void
test_references (void)
{
  static const struct
  {
    int column, row;
    const char *text;
  } cases[] = { { 0, 1, "A1" },     { 25, 2, "Z2" },
                { 26, 3, "AA3" },   { 51, 1, "AZ1" },
                { 52, 1, "BA1" },   { 701, 1, "ZZ1" },
                { 702, 1, "AAA1" }, { 16383, 1048576, "XFD1048576" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = hp_sheet_ref (cases[i].column, cases[i].row);

      g_assert_cmpstr (found, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/contents", test_contents);
  g_test_add_func ("/sheet/same-bytes", test_same_bytes);
  g_test_add_func ("/sheet/same-heights", test_same_heights);
  g_test_add_func ("/sheet/heights-of-headings", test_heights_of_headings);
  g_test_add_func ("/sheet/limits", test_limits);
  g_test_add_func ("/sheet/joined", test_joined);
  g_test_add_func ("/sheet/breaks", test_breaks);
  g_test_add_func ("/sheet/chart", test_chart);
  g_test_add_func ("/sheet/errors", test_errors);
  g_test_add_func ("/sheet/place", test_place);
  g_test_add_func ("/sheet/given-up", test_given_up);
  g_test_add_func ("/sheet/misuse", test_misuse);
  g_test_add_func ("/sheet/references", test_references);
  return g_test_run ();
}
