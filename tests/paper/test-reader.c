/* test-reader.c: the sample files, worksheets of .xlsx, progress and stopping.
 *
 * Serial 27714 is 16 November 1975: 25569 is 1 January 1970, five years with one leap day are
 * 1826 days more, and 319 days lie between 1 January and 16 November. The 1904 system counts 1462
 * days less.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-error.h"
#include "lib/hp-test-reader.h"

#include <string.h>

/* ---- the sample files ---------------------------------------------------------------------- */

typedef struct
{
  gint64 last;
  gint64 rows;
  GString *dump; /* "row/column=type text" of the cells asked for */
} Sample;

static gboolean
sample_row (gint64 row, const HpCell *cells, int n, gpointer data, GError **error)
{
  Sample *s = data;

  s->last = row;
  s->rows++;
  for (int i = 0; i < n; i++)
    if ((row == 282 && cells[i].column == 3) || (row == 337 && cells[i].column == 6)
        || (row == 282 && cells[i].column == 2))
      g_string_append_printf (s->dump, "%d/%d=%d %s %.0f %d-%d-%d;", (int) row, cells[i].column,
                              cells[i].type, cells[i].text, cells[i].number, cells[i].date.year,
                              cells[i].date.month, cells[i].date.day);
  return TRUE;
}

static void
test_samples (void)
{
  static const struct
  {
    const char *name;
    const char *sheet;
    gint64 last;
    gint64 with_content;
    const char *cells;
  } cases[] = {
    { "voters-2026.xlsx", "DSCT", 1390, 1386,
      "282/2=0 Ngô Đức Bình 0 0-0-0;282/3=2 16/11/1975 0 1975-11-16;"
      "337/6=1 20038000311 20038000311 0-0-0;" },
    { "voters-2021.xlsx", "DSCT", 689, 687, NULL },
    { "candidates-2026.xlsx", "Ứng cử", 24, 24, "" },
    { "stations-2026.csv", "", 4, 4, "" },
    { "turnout-ngoc-thuy-2021-11h00.csv", "", 19, 18, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", cases[i].name, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (HpReader) reader = hp_reader_open (path, &error);
      Sample s = { .dump = g_string_new (NULL) };
      int progress = 0;

      g_assert_no_error (error);
      g_assert_cmpstr (hp_reader_sheets (reader)[0], ==, cases[i].sheet);
      g_assert_null (hp_reader_sheets (reader)[1]);
      hp_reader_read (reader, cases[i].sheet, sample_row, &s, &progress, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (s.last, ==, cases[i].last);
      g_assert_cmpint (s.rows, ==, cases[i].with_content);
      g_assert_cmpint (progress, ==, 1000);
      if (cases[i].cells != NULL)
        g_assert_cmpstr (s.dump->str, ==, cases[i].cells);
      g_string_free (s.dump, TRUE);
    }
}

/* ---- values of .xlsx ----------------------------------------------------------------------- */

static void
assert_rows (const char *rows, const HpTestPart *more, const char *expected)
{
  char *path = hp_test_path ("a.xlsx");
  g_autoptr (GError) error = NULL;
  g_autofree char *dump = NULL;

  hp_test_xlsx_write (path, rows, more);
  dump = hp_test_dump_file (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dump, ==, expected);
  hp_test_remove (path);
}

/* The cell is A1; its number format is told by s (see hp-test-reader.c). */
static const struct
{
  const char *cell;
  const char *expected;
} cell_cases[] = {
  /* text */
  { "<c r=\"A1\" t=\"s\"><v>0</v></c>", "TNông Thị Ước|" },
  { "<c r=\"A1\" t=\"s\"><v>1</v></c>", "THà Nội|" },
  { "<c r=\"A1\" t=\"s\"><v>2</v></c>", "Tone\r\ntwo|" },
  { "<c r=\"A1\" t=\"s\"><v>4</v></c>", "T_x000D_|" },
  { "<c r=\"A1\" t=\"inlineStr\"><is><t>&#7910;Y &amp; BAN</t></is></c>", "TỦY & BAN|" },
  { "<c r=\"A1\" t=\"inlineStr\"><is><r><t>a</t></r><rPh><t>no</t></rPh><r><t>b</t></r></is></c>",
    "Tab|" },
  { "<c r=\"A1\" t=\"inlineStr\"><is><t><![CDATA[<x>]]></t></is></c>", "T<x>|" },
  { "<c r=\"A1\" t=\"inlineStr\"><is><t>_xD83D__xDE00_ _x00_ _xD83D_</t></is></c>",
    "T\xF0\x9F\x98\x80 _x00_ |" },
  { "<c r=\"A1\" t=\"str\"><f>A2&amp;\"x\"</f><v>res_x0041_</v></c>", "TresA|" },
  { "<c r=\"A1\" t=\"str\"><v>=1+1</v></c>", "T=1+1|" },
  /* numbers */
  { "<c r=\"A1\"><v>20038000311</v></c>", "N20038000311|" },
  { "<c r=\"A1\"><v>2.0038000311E10</v></c>", "N20038000311|" },
  { "<c r=\"A1\"><v>1.0</v></c>", "N1|" },
  { "<c r=\"A1\" t=\"n\"><v>007</v></c>", "N7|" },
  { "<c r=\"A1\"><v>-0</v></c>", "N0|" },
  { "<c r=\"A1\"><v>-12</v></c>", "N-12|" },
  { "<c r=\"A1\"><v>999999999999999</v></c>", "N999999999999999|" },
  { "<c r=\"A1\"><v>9.99999999999999E14</v></c>", "N999999999999999|" },
  { "<c r=\"A1\"><v>9704366812345678901</v></c>", "N9704366812345678901|" },
  { "<c r=\"A1\"><v>0.30000000000000004</v></c>", "N0.3|" },
  { "<c r=\"A1\"><v>85.76</v></c>", "N85.76|" },
  { "<c r=\"A1\"><v> 5 </v></c>", "N5|" },
  { "<c r=\"A1\"><f>SUM(B1:B2)</f><v>3</v></c>", "N3|" },
  { "<c r=\"A1\"><v>abc</v></c>", "Tabc|" },
  { "<c r=\"A1\"><v>0x10</v></c>", "T0x10|" },
  { "<c r=\"A1\"><v>inf</v></c>", "Tinf|" },
  { "<c r=\"A1\"><v>1e999</v></c>", "T1e999|" },
  /* dates: builtin 14, 22, 45, 47 and custom formats; neighbours of those are none */
  { "<c r=\"A1\" s=\"1\"><v>27714</v></c>", "D16/11/1975|" },
  { "<c r=\"A1\" s=\"2\"><v>27714</v></c>", "D16/11/1975|" },
  { "<c r=\"A1\" s=\"6\"><v>27714</v></c>", "D16/11/1975|" },
  { "<c r=\"A1\" s=\"8\"><v>27714.75</v></c>", "D16/11/1975|" },
  { "<c r=\"A1\" s=\"11\"><v>27714</v></c>", "D16/11/1975|" },
  { "<c r=\"A1\" s=\"12\"><v>27714</v></c>", "D16/11/1975|" },
  { "<c r=\"A1\" s=\"0\"><v>27714</v></c>", "N27714|" },
  { "<c r=\"A1\" s=\"3\"><v>27714</v></c>", "N27714|" },
  { "<c r=\"A1\" s=\"4\"><v>27714</v></c>", "N27714|" },
  { "<c r=\"A1\" s=\"5\"><v>27714</v></c>", "N27714|" },
  { "<c r=\"A1\" s=\"7\"><v>27714</v></c>", "N27714|" },
  { "<c r=\"A1\" s=\"9\"><v>27714</v></c>", "N27714|" },
  { "<c r=\"A1\" s=\"10\"><v>27714</v></c>", "N27714|" },
  { "<c r=\"A1\" s=\"13\"><v>27714</v></c>", "N27714|" },
  { "<c r=\"A1\" s=\"99\"><v>27714</v></c>", "N27714|" },
  { "<c r=\"A1\" s=\"-1\"><v>27714</v></c>", "N27714|" },
  { "<c r=\"A1\" s=\"1\"><v>61</v></c>", "D01/03/1900|" },
  { "<c r=\"A1\" s=\"1\"><v>60</v></c>", "N60|" },
  { "<c r=\"A1\" s=\"1\"><v>0.5</v></c>", "N0.5|" },
  { "<c r=\"A1\" s=\"1\"><v>20038000311</v></c>", "N20038000311|" },
  { "<c r=\"A1\" s=\"1\" t=\"s\"><v>0</v></c>", "TNông Thị Ước|" },
  { "<c r=\"A1\" t=\"d\"><v>1975-11-16</v></c>", "D16/11/1975|" },
  { "<c r=\"A1\" t=\"d\"><v>1975-11-16T10:30:00Z</v></c>", "D16/11/1975|" },
  { "<c r=\"A1\" t=\"d\"><v>10:30:00</v></c>", "T10:30:00|" },
  /* booleans and errors */
  { "<c r=\"A1\" t=\"b\"><v>1</v></c>", "B1|" },
  { "<c r=\"A1\" t=\"b\"><v>0</v></c>", "B0|" },
  { "<c r=\"A1\" t=\"e\"><v>#N/A</v></c>", "E#N/A|" },
  /* nothing */
  { "<c r=\"A1\" t=\"s\"><v>3</v></c>", NULL },
  { "<c r=\"A1\" t=\"s\"><v>5</v></c>", NULL },
  { "<c r=\"A1\" s=\"1\"/>", NULL },
  { "<c r=\"A1\"><v></v></c>", NULL },
  { "<c r=\"A1\"><v/></c>", NULL },
  { "<c r=\"A1\" t=\"inlineStr\"><is><t>\xC2\xA0 \t</t></is></c>", NULL },
};

static void
test_xlsx_cells (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cell_cases); i++)
    {
      g_autofree char *rows = g_strdup_printf ("<row r=\"1\">%s</row>", cell_cases[i].cell);
      g_autofree char *expected = cell_cases[i].expected != NULL
                                      ? g_strdup_printf ("1: A=%s\n", cell_cases[i].expected)
                                      : NULL;

      g_test_message ("%s", cell_cases[i].cell);
      assert_rows (rows, NULL, expected != NULL ? expected : "");
    }
}

static void
test_xlsx_places (void)
{
  static const struct
  {
    const char *rows;
    const char *expected;
  } cases[] = {
    { "", "" },
    { "<row r=\"3\"><c r=\"B3\"><v>1</v></c><c r=\"AB3\"><v>2</v></c></row>", "3: B=N1| AB=N2|\n" },
    /* no references: the place is implied */
    { "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
      "1: A=N1| B=N2|\n2: A=N3|\n" },
    { "<row r=\"2\"><c><v>1</v></c><c r=\"D2\"><v>2</v></c><c><v>3</v></c></row>"
      "<row><c><v>4</v></c></row>",
      "2: A=N1| D=N2| E=N3|\n3: A=N4|\n" },
    { "<row><c r=\"A5\"><v>1</v></c></row><row><c r=\"C\"><v>2</v></c></row>",
      "5: A=N1|\n6: C=N2|\n" },
    /* empty cells and rows keep their place */
    { "<row r=\"1\"/><row r=\"2\"><c r=\"A2\" s=\"1\"/><c/><c><v>1</v></c></row>", "2: C=N1|\n" },
    { "<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>", "1048576: A=N1|\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_rows (cases[i].rows, NULL, cases[i].expected);
}

/* ---- workbooks ----------------------------------------------------------------------------- */

#define RELS_OPEN                                                                                  \
  "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
#define REL(id, base, type, target)                                                                \
  "<Relationship Id=\"" id "\" Type=\"" base "/" type "\" Target=\"" target "\"/>"
#define RELS_CLOSE "</Relationships>"
#define STRICT "http://purl.oclc.org/ooxml/officeDocument/relationships"
#define ROW "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>26252</v></c></row>"

static void
test_xlsx_relations (void)
{
  static const char *const targets[] = {
    "worksheets/sheet1.xml",       "/xl/worksheets/sheet1.xml", "./x/../worksheets/sheet1.xml",
    "../xl/worksheets/sheet1.xml", "Worksheets/Sheet1.XML",     "worksheets\\sheet1.xml"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autofree char *rels = g_strdup_printf (
          RELS_OPEN "<Relationship Id=\"rId9\" Type=\"" HP_TEST_RELATIONS
                    "/externalLink\" Target=\"http://127.0.0.1:1/\" TargetMode=\"External\"/>"
                    "<Relationship Id=\"rId1\" Type=\"" HP_TEST_RELATIONS
                    "/worksheet\" Target=\"%s\"/>" RELS_CLOSE,
          targets[i]);
      const HpTestPart more[] = { { "xl/_rels/workbook.xml.rels", rels }, { NULL } };

      /* Without styles and shared strings a number is a number. */
      assert_rows (ROW, more, "1: A=N26252|\n");
    }
}

static void
test_xlsx_1904_and_strict (void)
{
  static const char strict_book[] =
      "<x:workbook xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" xmlns:q=\"" STRICT
      "\"><x:workbookPr date1904=\"true\"/><x:sheets><x:sheet name=\"S\" sheetId=\"1\" "
      "q:id=\"a\"/></x:sheets></x:workbook>";
  static const char strict_sheet[] =
      "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData>"
      "<x:row r=\"1\"><x:c r=\"A1\" s=\"1\"><x:v>26252</x:v></x:c></x:row></x:sheetData>"
      "<x:extLst><x:ext><x:row><x:c><x:v>7</x:v></x:c></x:row></x:ext></x:extLst>"
      "</x:worksheet>";
  static const HpTestPart more[] = {
    { "_rels/.rels", RELS_OPEN REL ("a", STRICT, "officeDocument", "/book/b.xml") RELS_CLOSE },
    { "book/b.xml", strict_book },
    { "book/_rels/b.xml.rels", RELS_OPEN REL ("a", STRICT, "worksheet", "s.xml")
                                   REL ("b", STRICT, "styles", "/xl/styles.xml") RELS_CLOSE },
    { "book/s.xml", strict_sheet },
    { NULL }
  };

  assert_rows ("", more, "1: A=D16/11/1975|\n");
}

static void
test_xlsx_sheets (void)
{
  static const char book[] =
      "<workbook xmlns=\"" HP_TEST_MAIN "\" xmlns:r=\"" HP_TEST_RELATIONS "\"><sheets>"
      "<sheet name=\"Ẩn\" sheetId=\"1\" state=\"hidden\" r:id=\"h\"/>"
      "<sheet name=\"Biểu đồ\" sheetId=\"2\" r:id=\"c\"/>"
      "<sheet name=\"KV &amp; 1\" sheetId=\"3\" r:id=\"v\"/>"
      "<sheet name=\"Rất ẩn\" sheetId=\"4\" state=\"veryHidden\" r:id=\"h\"/>"
      "</sheets></workbook>";
  static const HpTestPart more[] = {
    { "xl/workbook.xml", book },
    { "xl/_rels/workbook.xml.rels",
      RELS_OPEN REL ("h", HP_TEST_RELATIONS, "worksheet", "h.xml")
          REL ("c", HP_TEST_RELATIONS, "chartsheet", "c.xml")
              REL ("v", HP_TEST_RELATIONS, "worksheet", "worksheets/sheet1.xml") RELS_CLOSE },
    { "xl/h.xml", "<worksheet><sheetData><row><c><v>8</v></c></row></sheetData></worksheet>" },
    { NULL }
  };
  char *path = hp_test_path ("a.xlsx");
  g_autoptr (GError) error = NULL;
  g_autoptr (HpReader) reader = NULL;
  g_autofree char *names = NULL;
  g_autofree char *first = NULL;
  g_autofree char *hidden = NULL;

  hp_test_xlsx_write (path, "<row><c><v>9</v></c></row>", more);
  reader = hp_reader_open (path, &error);
  g_assert_no_error (error);
  names = g_strjoinv ("|", (char **) hp_reader_sheets (reader));
  g_assert_cmpstr (names, ==, "Ẩn|KV & 1|Rất ẩn");
  g_assert_false (hp_reader_sheet_is_visible (reader, 0));
  g_assert_true (hp_reader_sheet_is_visible (reader, 1));
  g_assert_false (hp_reader_sheet_is_visible (reader, 2));
  first = hp_test_dump (reader, NULL, &error);
  g_assert_cmpstr (first, ==, "1: A=N9|\n");
  hidden = hp_test_dump (reader, "Ẩn", &error);
  g_assert_cmpstr (hidden, ==, "1: A=N8|\n");
  g_assert_null (hp_test_dump (reader, "KV 1", &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "KV & 1"));
  hp_test_remove (path);
}

/* ---- progress, stopping -------------------------------------------------------------------- */

typedef struct
{
  GCancellable *cancellable;
  int *progress;
  gint64 rows;
  gint64 stop_after;
  int at_half;
} Run;

static gboolean
run_row (gint64 row, const HpCell *cells, int n, gpointer data, GError **error)
{
  Run *run = data;

  if (++run->rows == 10000)
    run->at_half = *run->progress;
  if (run->rows == run->stop_after && run->cancellable != NULL)
    g_cancellable_cancel (run->cancellable);
  else if (run->rows == run->stop_after)
    {
      g_set_error_literal (error, HP_ERROR, HP_ERROR_REFUSED, "enough");
      return FALSE;
    }
  return TRUE;
}

static void
test_progress_and_stop (void)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GString) csv = g_string_new (NULL);
  static const char *const names[] = { "a.xlsx", "a.csv" };

  for (int i = 0; i < 20000; i++)
    {
      g_string_append_printf (rows, "<row r=\"%d\"><c><v>%d</v></c></row>", i + 1, i);
      g_string_append_printf (csv, "%d,x\n", i);
    }
  for (int i = 0; i < 2; i++)
    {
      char *path = hp_test_path (names[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (HpReader) reader = NULL;
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      int progress = 0;
      Run whole = { .progress = &progress };
      Run refused = { .progress = &progress, .stop_after = 3 };
      Run stopped = { .progress = &progress, .stop_after = 2000, .cancellable = cancellable };

      if (i == 0)
        hp_test_xlsx_write (path, rows->str, NULL);
      else
        g_assert_true (g_file_set_contents (path, csv->str, -1, NULL));
      reader = hp_reader_open (path, &error);
      g_assert_true (hp_reader_read (reader, NULL, run_row, &whole, &progress, NULL, &error));
      g_assert_cmpint (whole.rows, ==, 20000);
      g_assert_cmpint (whole.at_half, >, 300);
      g_assert_cmpint (whole.at_half, <, 800);
      g_assert_cmpint (progress, ==, 1000);

      g_assert_false (hp_reader_read (reader, NULL, run_row, &refused, &progress, NULL, &error));
      g_assert_error (error, HP_ERROR, HP_ERROR_REFUSED);
      g_assert_cmpint (refused.rows, ==, 3);
      g_clear_error (&error);

      g_assert_false (
          hp_reader_read (reader, NULL, run_row, &stopped, &progress, cancellable, &error));
      g_assert_error (error, HP_ERROR, HP_ERROR_CANCELLED);
      /* "Stop" is heeded once a chunk, which has few rows of a real sheet and many of these. */
      g_assert_cmpint (stopped.rows, <, i == 0 ? 2500 : 5000);
      hp_test_remove (path);
    }
}

/* ---- reading ahead -------------------------------------------------------------------------- */

typedef struct
{
  GThread *thread;
  gint64 rows;
  gint64 sum;
  gint64 refuse; /* the row at which to say no */
} Ahead;

static gboolean
ahead_row (gint64 row, const HpCell *cells, int n, gpointer data, GError **error)
{
  Ahead *ahead = data;

  g_assert_true (g_thread_self () == ahead->thread);
  g_assert_cmpint (row, ==, ahead->rows + 1);
  g_assert_cmpint (n, ==, 2);
  g_assert_cmpint (cells[0].number, ==, row);
  g_assert_cmpint (strlen (cells[1].text), ==, row % 7 == 0 ? 30000 : 4);
  ahead->rows = row;
  ahead->sum += (gint64) cells[0].number;
  if (row != ahead->refuse)
    return TRUE;
  g_set_error_literal (error, HP_ERROR, HP_ERROR_REFUSED, "enough");
  return FALSE;
}

/* Letters that hardly pack, as the unpacked size is vetted. */
static void
append_text (GString *rows, GRand *rand, int n)
{
  for (int i = 0; i < n; i++)
    g_string_append_c (rows, (char) g_rand_int_range (rand, 'a', 'z' + 1));
}

/* Rows arrive in this thread and in order, all of those before what is damaged, and the caller's
 * own refusal is what is told, though the thread that reads is further on. */
static void
test_ahead (void)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  char *path = hp_test_path ("a.xlsx");
  g_autoptr (GError) error = NULL;
  g_autoptr (HpReader) reader = NULL;
  Ahead whole = { g_thread_self () }, refused = { g_thread_self (), .refuse = 1999 };

  for (int i = 1; i <= 2000; i++)
    {
      g_string_append_printf (rows, "<row r=\"%d\"><c><v>%d</v></c><c t=\"inlineStr\"><is><t>", i,
                              i);
      append_text (rows, rand, i % 7 == 0 ? 30000 : 4);
      g_string_append (rows, "</t></is></c></row>");
    }
  g_string_append (rows, "<row r=\"7\"><c><v>1</v></c></row>");
  hp_test_xlsx_write (path, rows->str, NULL);
  reader = hp_reader_open (path, &error);
  g_assert_no_error (error);
  g_assert_false (hp_reader_read (reader, NULL, ahead_row, &whole, NULL, NULL, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "row 2000"));
  g_assert_cmpint (whole.rows, ==, 2000);
  g_assert_cmpint (whole.sum, ==, 2001000); /* 2000 × 2001 / 2 */
  g_clear_error (&error);

  g_assert_false (hp_reader_read (reader, NULL, ahead_row, &refused, NULL, NULL, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_REFUSED);
  g_assert_cmpint (refused.rows, ==, 1999);
  hp_test_remove (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/samples", test_samples);
  g_test_add_func ("/reader/xlsx/cells", test_xlsx_cells);
  g_test_add_func ("/reader/xlsx/places", test_xlsx_places);
  g_test_add_func ("/reader/xlsx/relations", test_xlsx_relations);
  g_test_add_func ("/reader/xlsx/1904-and-strict", test_xlsx_1904_and_strict);
  g_test_add_func ("/reader/xlsx/sheets", test_xlsx_sheets);
  g_test_add_func ("/reader/progress-and-stop", test_progress_and_stop);
  g_test_add_func ("/reader/ahead", test_ahead);
  return g_test_run ();
}
