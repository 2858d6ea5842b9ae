/* test-pages.c: the page end of a sheet: where lines and pages break, and the PDF.
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

#define CELL HP_STYLE_BORDER
#define HEAD (HP_STYLE_BORDER | HP_STYLE_BOLD)

static const double two[] = { 40, 130 };

/* 257 mm of body: rows of 20 mm are 57 points (56.69 in steps of 0.75), and 12 of them fit. */
static const HpSheetSetup upright = {
  .title = "Biên bản",
  .n_columns = 2,
  .widths = two,
  .foot = "Bản dữ liệu 17",
};
#define PER_PAGE 12

static void
add_row (HpSheet *sheet, int number, HpStyle style, HpRowFlags flags)
{
  g_autofree char *text = g_strdup_printf ("dòng-%03d.", number);

  hp_sheet_row (sheet, 20, flags);
  hp_sheet_text (sheet, 0, 2, style, text);
}

static void
close_sheet (HpSheet *sheet)
{
  g_autoptr (GError) error = NULL;

  hp_sheet_close (sheet, &error);
  g_assert_no_error (error);
}

typedef struct
{
  char *folder, *path;
  char *all;
} Pdf;

static Pdf
make_pdf (HpSheet *sheet)
{
  g_autoptr (GDateTime) created = g_date_time_new_utc (2026, 3, 15, 0, 0, 0);
  g_autoptr (GError) error = NULL;
  Pdf pdf = { hp_test_folder (), NULL, NULL };

  pdf.path = g_build_filename (pdf.folder, "a.pdf", NULL);
  hp_pages_to_pdf (sheet, pdf.path, created, NULL, &error);
  g_assert_no_error (error);
  pdf.all = hp_test_pdf_text (pdf.path, 0);
  return pdf;
}

static void
clear_pdf (Pdf *pdf)
{
  g_assert_cmpint (hp_test_folder_remove (pdf->folder), ==, 1);
  g_free (pdf->folder);
  g_free (pdf->path);
  g_free (pdf->all);
}

/* Which page (from 1) has the row; every row is on exactly one. */
static int
page_of (HpSheet *sheet, const Pdf *pdf, int number)
{
  g_autofree char *text = g_strdup_printf ("dòng-%03d.", number);
  int found = 0, times = 0;

  for (int i = 1; i <= hp_pages_count (sheet); i++)
    {
      g_autofree char *page = hp_test_pdf_text (pdf->path, i);

      if (strstr (page, text) != NULL)
        found = i;
      times += hp_test_count (page, text);
    }
  g_assert_cmpint (times, ==, 1);
  return found;
}

static void
test_table (void)
{
  g_autoptr (HpSheet) sheet = hp_sheet_new_pages ();
  g_autofree char *info = NULL;
  Pdf pdf;

  hp_sheet_begin (sheet, &upright);
  hp_sheet_row (sheet, 20, HP_ROW_HEADING);
  hp_sheet_text (sheet, 0, 1, HEAD, "Cột-một");
  hp_sheet_text (sheet, 1, 1, HEAD, "Cột-hai");
  /* 11 rows a page under the heading: 28 rows are on 3 pages. */
  for (int i = 1; i <= 28; i++)
    {
      g_autofree char *text = g_strdup_printf ("dòng-%03d.", i);

      hp_sheet_row (sheet, 20, HP_ROW_PLAIN);
      hp_sheet_text (sheet, 0, 1, CELL, text);
      hp_sheet_count (sheet, 1, 1, CELL | HP_STYLE_RIGHT, 28388 + i);
    }
  close_sheet (sheet);
  g_assert_cmpint (hp_pages_count (sheet), ==, 3);
  pdf = make_pdf (sheet);
  info = hp_test_pdf_info (pdf.path, "Pages");
  g_assert_cmpstr (info, ==, "3");
  g_assert_cmpint (hp_test_count (pdf.all, "Cột-một"), ==, 3);
  g_assert_cmpint (hp_test_count (pdf.all, "Bản dữ liệu 17"), ==, 3);
  g_assert_cmpint (hp_test_count (pdf.all, "Trang 1/3"), ==, 1);
  g_assert_cmpint (hp_test_count (pdf.all, "Trang 3/3"), ==, 1);
  g_assert_cmpint (hp_test_count (pdf.all, "28.389"), ==, 1);
  g_assert_cmpint (page_of (sheet, &pdf, 11), ==, 1);
  g_assert_cmpint (page_of (sheet, &pdf, 12), ==, 2);
  g_assert_cmpint (page_of (sheet, &pdf, 28), ==, 3);
  clear_pdf (&pdf);
}

static void
test_facts (void)
{
  g_autoptr (HpSheet) sheet = hp_sheet_new_pages ();
  g_autofree char *title = NULL;
  g_autofree char *created = NULL;
  g_autofree char *size = NULL;
  HpSheetSetup lying = upright;
  double width, height;
  Pdf pdf, again;
  g_autofree char *bytes = NULL;
  g_autofree char *bytes_again = NULL;
  gsize length, length_again;

  lying.landscape = TRUE;
  lying.watermark = "DIỄN-TẬP";
  hp_sheet_begin (sheet, &lying);
  hp_sheet_row (sheet, 0, HP_ROW_PLAIN);
  hp_sheet_text (sheet, 0, 2, HP_STYLE_CENTRE | HP_STYLE_BOLD | HP_STYLE_RULE,
                 "Độc lập - Tự do - Hạnh phúc");
  hp_sheet_row (sheet, 0, HP_ROW_PLAIN);
  hp_sheet_percent (sheet, 0, 1, CELL, NULL, 9502);
  hp_sheet_count (sheet, 1, 1, HP_STYLE_PLAIN, HP_MISSING);
  close_sheet (sheet);
  hp_pages_size (sheet, 0, &width, &height);
  /* 297 × 210 mm of 72 points to 25.4 mm */
  g_assert_cmpfloat_with_epsilon (width, 841.89, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 595.28, 0.01);
  pdf = make_pdf (sheet);
  title = hp_test_pdf_info (pdf.path, "Title");
  created = hp_test_pdf_info (pdf.path, "CreationDate");
  size = hp_test_pdf_info (pdf.path, "Page size");
  g_assert_cmpstr (title, ==, "Biên bản");
  g_assert_true (g_str_has_prefix (created, "2026-03-15T"));
  g_assert_true (g_str_has_suffix (size, "(A4)"));
  g_assert_nonnull (strstr (pdf.all, "Độc lập - Tự do - Hạnh phúc"));
  g_assert_nonnull (strstr (pdf.all, "95,02"));
  g_assert_nonnull (strstr (pdf.all, "…………"));
  again = make_pdf (sheet);
  g_assert_true (g_file_get_contents (pdf.path, &bytes, &length, NULL));
  g_assert_true (g_file_get_contents (again.path, &bytes_again, &length_again, NULL));
  g_assert_cmpmem (bytes, length, bytes_again, length_again);
  clear_pdf (&pdf);
  clear_pdf (&again);
}

/* Rows 1…10 are plain; 11 and 12 are kept with 13, and three do not fit the two places left. */
static void
test_keep (void)
{
  g_autoptr (HpSheet) sheet = hp_sheet_new_pages ();
  Pdf pdf;

  hp_sheet_begin (sheet, &upright);
  for (int i = 1; i <= 13; i++)
    add_row (sheet, i, HP_STYLE_PLAIN, i == 11 || i == 12 ? HP_ROW_KEEP : HP_ROW_PLAIN);
  add_row (sheet, 14, HP_STYLE_PLAIN, HP_ROW_NEW_PAGE);
  close_sheet (sheet);
  pdf = make_pdf (sheet);
  g_assert_cmpint (page_of (sheet, &pdf, 10), ==, 1);
  for (int i = 11; i <= 13; i++)
    g_assert_cmpint (page_of (sheet, &pdf, i), ==, 2);
  g_assert_cmpint (page_of (sheet, &pdf, 14), ==, 3);
  g_assert_cmpint (hp_pages_count (sheet), ==, 3);
  clear_pdf (&pdf);
}

/* Rows that all ask to be kept still get onto pages, each once. */
static void
test_keep_too_many (void)
{
  g_autoptr (HpSheet) sheet = hp_sheet_new_pages ();
  Pdf pdf;

  hp_sheet_begin (sheet, &upright);
  for (int i = 1; i <= 30; i++)
    add_row (sheet, i, HP_STYLE_PLAIN, HP_ROW_KEEP);
  close_sheet (sheet);
  /* 30 rows, 12 a page */
  g_assert_cmpint (hp_pages_count (sheet), ==, 3);
  pdf = make_pdf (sheet);
  g_assert_cmpint (page_of (sheet, &pdf, PER_PAGE), ==, 1);
  g_assert_cmpint (page_of (sheet, &pdf, PER_PAGE + 1), ==, 2);
  g_assert_cmpint (page_of (sheet, &pdf, 30), ==, 3);
  clear_pdf (&pdf);
}

/* The signatures after a table do not get its heading over them; a heading is never the last on
 * a page. */
static void
test_heading_place (void)
{
  g_autoptr (HpSheet) sheet = hp_sheet_new_pages ();
  g_autofree char *last = NULL;
  Pdf pdf;

  hp_sheet_begin (sheet, &upright);
  for (int i = 1; i <= PER_PAGE - 1; i++)
    add_row (sheet, i, HP_STYLE_PLAIN, HP_ROW_PLAIN);
  hp_sheet_row (sheet, 20, HP_ROW_HEADING);
  hp_sheet_text (sheet, 0, 2, HEAD, "Cột-một");
  add_row (sheet, 12, CELL, HP_ROW_PLAIN);
  add_row (sheet, 13, HP_STYLE_PLAIN, HP_ROW_NEW_PAGE);
  close_sheet (sheet);
  pdf = make_pdf (sheet);
  g_assert_cmpint (page_of (sheet, &pdf, 11), ==, 1);
  g_assert_cmpint (page_of (sheet, &pdf, 12), ==, 2);
  g_assert_cmpint (page_of (sheet, &pdf, 13), ==, 3);
  g_assert_cmpint (hp_test_count (pdf.all, "Cột-một"), ==, 1);
  last = hp_test_pdf_text (pdf.path, 2);
  g_assert_cmpint (hp_test_count (last, "Cột-một"), ==, 1);
  clear_pdf (&pdf);
}

/* A row higher than a page goes on over the next ones, every line once. */
static void
test_high_row (void)
{
  g_autoptr (HpSheet) sheet = hp_sheet_new_pages ();
  g_autoptr (GString) text = g_string_new (NULL);
  Pdf pdf;

  for (int i = 1; i <= 100; i++)
    g_string_append_printf (text, "%sdòng-%03d.", i > 1 ? "\n" : "", i);
  hp_sheet_begin (sheet, &upright);
  hp_sheet_row (sheet, 20, HP_ROW_HEADING);
  hp_sheet_text (sheet, 0, 2, HEAD, "Cột-một");
  hp_sheet_row (sheet, 0, HP_ROW_PLAIN);
  hp_sheet_text (sheet, 0, 2, CELL, text->str);
  add_row (sheet, 101, CELL, HP_ROW_PLAIN);
  close_sheet (sheet);
  /* The body has 728.5 points, less 57 for the heading: 38 lines of 17.29 points on each of two
   * pages, 24 on the third, and the row after it below them. */
  pdf = make_pdf (sheet);
  g_assert_cmpint (hp_pages_count (sheet), ==, 3);
  for (int i = 1; i <= 101; i++)
    g_assert_cmpint (page_of (sheet, &pdf, i), ==, i <= 38 ? 1 : i <= 76 ? 2 : 3);
  g_assert_cmpint (hp_test_count (pdf.all, "Cột-một"), ==, 3);
  clear_pdf (&pdf);
}

/* Rows that a cell joins stay together; more of them than a page holds show the cell again. */
static void
test_joined (void)
{
  g_autoptr (HpSheet) sheet = hp_sheet_new_pages ();
  g_autofree char *third = NULL;
  Pdf pdf;

  hp_sheet_begin (sheet, &upright);
  for (int i = 1; i <= 10; i++)
    add_row (sheet, i, HP_STYLE_PLAIN, HP_ROW_PLAIN);
  for (int i = 11; i <= 45; i++)
    {
      g_autofree char *text = g_strdup_printf ("dòng-%03d.", i);

      hp_sheet_row (sheet, 20, HP_ROW_JOINED);
      if (i == 11)
        hp_sheet_text_down (sheet, 0, 1, 5, CELL, "Năm-dòng");
      if (i == 16)
        hp_sheet_text_down (sheet, 0, 1, 30, CELL, "Ba-mươi");
      hp_sheet_text (sheet, 1, 1, CELL, text);
    }
  close_sheet (sheet);
  pdf = make_pdf (sheet);
  /* 10 on the first page, where five more have no room; then 12 a page: the five with 7 of the
   * thirty, 12, and 11. */
  g_assert_cmpint (hp_pages_count (sheet), ==, 4);
  g_assert_cmpint (page_of (sheet, &pdf, 10), ==, 1);
  g_assert_cmpint (page_of (sheet, &pdf, 11), ==, 2);
  g_assert_cmpint (page_of (sheet, &pdf, 22), ==, 2);
  g_assert_cmpint (page_of (sheet, &pdf, 23), ==, 3);
  g_assert_cmpint (page_of (sheet, &pdf, 45), ==, 4);
  g_assert_cmpint (hp_test_count (pdf.all, "Năm-dòng"), ==, 1);
  g_assert_cmpint (hp_test_count (pdf.all, "Ba-mươi"), ==, 3);
  third = hp_test_pdf_text (pdf.path, 3);
  g_assert_cmpint (hp_test_count (third, "Ba-mươi"), ==, 1);
  clear_pdf (&pdf);
}

/* Counting with tables of advances gives what laying the text out gives. */
static void
test_lines (void)
{
  static const char *const words[] = { "Nguyễn",    "Ước", "phường",  "an",   "ở",       "HĐND",
                                       "2026-2031", "(1)", "và/hoặc", "“TỔ”", "số:",     "12.345",
                                       "khu",       "vực", "!",       "A-B",  "nghiêng", "…" };
  HpMeasure *measure = hp_measure_new ();
  GRand *random = g_rand_new_with_seed (2026);

  for (int i = 0; i < 3000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      int n = g_rand_int_range (random, 1, 30);
      HpStyle style = g_rand_int_range (random, 0, 4) * HP_STYLE_BOLD;
      double size = g_rand_int_range (random, 9, 15);
      double width = g_rand_double_range (random, 45, 500);
      int lines;

      if (g_rand_boolean (random))
        style |= HP_STYLE_INDENT;
      for (int j = 0; j < n; j++)
        {
          if (j > 0)
            g_string_append_c (text, g_rand_int_range (random, 0, 20) == 0 ? '\n' : ' ');
          g_string_append (text, words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
        }
      lines =
          pango_layout_get_line_count (hp_measure_layout (measure, style, size, width, text->str));
      if (lines != hp_measure_lines (measure, style, size, width, text->str))
        g_test_message ("%.2f points, style %x: “%s”", width, style, text->str);
      g_assert_cmpint (hp_measure_lines (measure, style, size, width, text->str), ==, lines);
    }
  g_rand_free (random);
  hp_measure_free (measure);
}

/* The same page at any scale: black ink is where the text is, and only there. */
static void
test_draw (void)
{
  g_autoptr (HpSheet) sheet = hp_sheet_new_pages ();

  hp_sheet_begin (sheet, &upright);
  add_row (sheet, 1, CELL, HP_ROW_PLAIN);
  close_sheet (sheet);
  for (int scale = 1; scale <= 3; scale++)
    {
      cairo_surface_t *surface =
          cairo_image_surface_create (CAIRO_FORMAT_A8, 596 * scale, 842 * scale);
      cairo_t *cr = cairo_create (surface);
      int stride = cairo_image_surface_get_stride (surface);
      const guchar *data;
      gint64 above = 0, within = 0, below = 0;

      cairo_scale (cr, scale, scale);
      hp_pages_draw (sheet, 0, cr);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      data = cairo_image_surface_get_data (surface);
      /* The row reaches from 56.7 to 113.7 points, the foot stands below 785. */
      for (int y = 0; y < 780 * scale; y++)
        for (int x = 0; x < 596 * scale; x++)
          *(y < 56 * scale ? &above : y < 115 * scale ? &within : &below) += data[y * stride + x];
      cairo_surface_destroy (surface);
      g_assert_cmpint (above, ==, 0);
      g_assert_cmpint (below, ==, 0);
      g_assert_cmpint (within, >, 1000);
    }
}

static void
test_errors (void)
{
  g_autoptr (HpSheet) sheet = hp_sheet_new_pages ();
  g_autoptr (GDateTime) created = g_date_time_new_utc (2026, 3, 15, 0, 0, 0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *folder = hp_test_folder ();
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char *missing = g_build_filename (folder, "nowhere", "a.pdf", NULL);
  g_autoptr (GError) error = NULL;
  GStatBuf st;

  hp_sheet_begin (sheet, &upright);
  add_row (sheet, 1, CELL, HP_ROW_PLAIN);
  close_sheet (sheet);
  g_assert_false (hp_pages_to_pdf (sheet, missing, created, NULL, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, missing));
  g_clear_error (&error);
  g_assert_false (hp_pages_to_pdf (sheet, "/dev/full", created, NULL, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_DISK_FULL);
  g_assert_nonnull (strstr (error->message, "/dev/full"));
  g_clear_error (&error);
  g_assert_true (g_file_test ("/dev/full", G_FILE_TEST_EXISTS));
  g_cancellable_cancel (cancellable);
  g_assert_false (hp_pages_to_pdf (sheet, path, created, cancellable, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_CANCELLED);
  g_clear_error (&error);
  /* Nothing is left of it; and whole, it is for its user's eyes only. */
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  hp_pages_to_pdf (sheet, path, created, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &st), ==, 0);
  g_assert_cmphex (st.st_mode & 0777, ==, 0600);
  g_assert_cmpint (hp_test_folder_remove (folder), ==, 1);
}

/* Columns wider than the paper make the page smaller, not cut. */
static void
test_too_wide (void)
{
  static const double wide[] = { 200, 140 };
  g_autoptr (HpSheet) sheet = hp_sheet_new_pages ();
  HpSheetSetup setup = upright;
  Pdf pdf;

  setup.widths = wide;
  hp_sheet_begin (sheet, &setup);
  /* Half size: 340 mm on 170; 1457 points take 25 rows of 57 in place of 12. */
  for (int i = 1; i <= 26; i++)
    {
      g_autofree char *text = g_strdup_printf ("dòng-%03d.", i);

      hp_sheet_row (sheet, 20, HP_ROW_PLAIN);
      hp_sheet_text (sheet, 1, 1, CELL | HP_STYLE_RIGHT, text);
    }
  close_sheet (sheet);
  pdf = make_pdf (sheet);
  g_assert_cmpint (hp_pages_count (sheet), ==, 2);
  g_assert_cmpint (page_of (sheet, &pdf, 25), ==, 1);
  g_assert_cmpint (page_of (sheet, &pdf, 26), ==, 2);
  clear_pdf (&pdf);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages/table", test_table);
  g_test_add_func ("/pages/facts", test_facts);
  g_test_add_func ("/pages/keep", test_keep);
  g_test_add_func ("/pages/keep-too-many", test_keep_too_many);
  g_test_add_func ("/pages/heading-place", test_heading_place);
  g_test_add_func ("/pages/high-row", test_high_row);
  g_test_add_func ("/pages/joined", test_joined);
  g_test_add_func ("/pages/lines", test_lines);
  g_test_add_func ("/pages/draw", test_draw);
  g_test_add_func ("/pages/errors", test_errors);
  g_test_add_func ("/pages/too-wide", test_too_wide);
  return g_test_run ();
}
