/* hp-test-reader.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-error.h"
#include "lib/hp-test-reader.h"

#include <string.h>

typedef struct
{
  GString *text;
  gint64 row;
} Dump;

static gboolean
dump_row (gint64 row, const HpCell *cells, int n, gpointer data, GError **error)
{
  Dump *d = data;
  int column = -1;

  g_assert_cmpint (row, >, d->row);
  g_assert_cmpint (n, >, 0);
  d->row = row;
  g_string_append_printf (d->text, "%" G_GINT64_FORMAT ":", row);
  for (int i = 0; i < n; i++)
    {
      g_assert_cmpint (cells[i].column, >, column);
      g_assert_true (g_utf8_validate (cells[i].text, -1, NULL));
      column = cells[i].column;
      if (column < 26)
        g_string_append_printf (d->text, " %c", 'A' + column);
      else
        g_string_append_printf (d->text, " %c%c", 'A' + column / 26 - 1, 'A' + column % 26);
      g_string_append_printf (d->text, "=%c%s|", "TNDBE"[cells[i].type], cells[i].text);
    }
  g_string_append_c (d->text, '\n');
  return TRUE;
}

char *
hp_test_dump (HpReader *reader, const char *sheet, GError **error)
{
  Dump d = { .text = g_string_new (NULL) };
  gboolean ok = hp_reader_read (reader, sheet, dump_row, &d, NULL, NULL, error);

  return g_string_free (d.text, !ok);
}

char *
hp_test_dump_file (const char *path, const HpReaderLimits *limits, GError **error)
{
  g_autoptr (HpReader) reader =
      hp_reader_open_with_limits (path, limits != NULL ? limits : &hp_reader_limits, error);

  return reader != NULL ? hp_test_dump (reader, NULL, error) : NULL;
}

void
hp_test_assert_refused (const char *path, const HpReaderLimits *limits, int code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dump = hp_test_dump_file (path, limits, &error);
  g_autofree char *name = g_path_get_basename (path);
  g_auto (GStrv) each = g_strsplit (words, "|", -1);

  g_test_message ("%s: %s", path, error != NULL ? error->message : dump);
  g_assert_null (dump);
  g_assert_error (error, HP_ERROR, code);
  g_assert_nonnull (strstr (error->message, name));
  for (int i = 0; each[i] != NULL; i++)
    if (strstr (error->message, each[i]) == NULL)
      g_error ("“%s” is not in “%s”", each[i], error->message);
}

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"

static const char rels[] =
    XML "<Relationships xmlns=\"" PACKAGE "\"><Relationship Id=\"rId1\" Type=\"" HP_TEST_RELATIONS
        "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";

static const char workbook[] =
    XML "<workbook xmlns=\"" HP_TEST_MAIN "\" xmlns:r=\"" HP_TEST_RELATIONS
        "\"><sheets><sheet name=\"Cử tri\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";

static const char workbook_rels[] =
    XML "<Relationships xmlns=\"" PACKAGE "\"><Relationship Id=\"rId1\" Type=\"" HP_TEST_RELATIONS
        "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" "
        "Type=\"" HP_TEST_RELATIONS
        "/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"rId3\" "
        "Type=\"" HP_TEST_RELATIONS "/styles\" Target=\"styles.xml\"/></Relationships>";

static const char shared[] =
    XML "<sst xmlns=\"" HP_TEST_MAIN "\"><si><t>Nông Thị Ước</t></si>"
        "<si><r><rPr><b/></rPr><t>Hà</t></r><r><t xml:space=\"preserve\"> Nội</t></r>"
        "<rPh sb=\"0\" eb=\"1\"><t>hidden</t></rPh><phoneticPr fontId=\"1\"/></si>"
        "<si><t>one_x000D_\ntwo</t></si><si><t xml:space=\"preserve\">  </t></si>"
        "<si><t>_x005F_x000D_</t></si><si/></sst>";

static const char styles[] =
    XML "<styleSheet xmlns=\"" HP_TEST_MAIN "\"><numFmts count=\"5\">"
        "<numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/>"
        "<numFmt numFmtId=\"165\" formatCode=\"#,##0&quot; my d&quot;\"/>"
        "<numFmt numFmtId=\"166\" formatCode=\"[Red][$-42A]0.00\"/>"
        "<numFmt numFmtId=\"167\" formatCode=\"\\d0_m\"/>"
        "<numFmt numFmtId=\"168\" formatCode=\"[$-42A]D/M/YY;@\"/></numFmts>"
        "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>"
        "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/>"
        "<xf numFmtId=\"166\"/><xf numFmtId=\"167\"/><xf numFmtId=\"168\"/><xf numFmtId=\"13\"/>"
        "<xf numFmtId=\"22\"/><xf numFmtId=\"23\"/><xf numFmtId=\"44\"/><xf numFmtId=\"45\"/>"
        "<xf numFmtId=\"47\"/><xf numFmtId=\"48\"/></cellXfs>"
        "<dxfs><dxf><numFmt numFmtId=\"0\" formatCode=\"dd/mm/yyyy\"/></dxf></dxfs></styleSheet>";

static void
add_parts (GArray *parts, const HpTestPart *usual, const HpTestPart *more)
{
  for (; usual->name != NULL; usual++)
    {
      gboolean replaced = FALSE;

      for (const HpTestPart *p = more; p != NULL && p->name != NULL; p++)
        replaced = replaced || strcmp (p->name, usual->name) == 0;
      if (!replaced)
        g_array_append_vals (parts, usual, 1);
    }
  for (; more != NULL && more->name != NULL; more++)
    if (more->content != NULL)
      g_array_append_vals (parts, more, 1);
}

static void
write_parts (const char *path, const HpTestPart *usual, const HpTestPart *more)
{
  g_autoptr (GArray) parts = g_array_new (TRUE, TRUE, sizeof (HpTestPart));

  add_parts (parts, usual, more);
  hp_test_zip_write (path, (const HpTestPart *) (gpointer) parts->data);
}

void
hp_test_xlsx_write (const char *path, const char *rows, const HpTestPart *more)
{
  g_autofree char *sheet = g_strconcat (XML "<worksheet xmlns=\"" HP_TEST_MAIN "\"><sheetData>",
                                        rows, "</sheetData></worksheet>", NULL);
  const HpTestPart usual[] = {
    { "[Content_Types].xml", "<Types/>" }, { "_rels/.rels", rels },
    { "xl/workbook.xml", workbook },       { "xl/_rels/workbook.xml.rels", workbook_rels },
    { "xl/sharedStrings.xml", shared },    { "xl/styles.xml", styles },
    { "xl/worksheets/sheet1.xml", sheet }, { NULL }
  };

  write_parts (path, usual, more);
}

void
hp_test_ods_write (const char *path, const char *ods_styles, const char *tables,
                   const HpTestPart *more)
{
  g_autofree char *content = g_strconcat (
      XML
      "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
      "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
      "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
      "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
      "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" "
      "xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\">"
      "<office:automatic-styles>",
      ods_styles, "</office:automatic-styles><office:body><office:spreadsheet>", tables,
      "</office:spreadsheet></office:body></office:document-content>", NULL);
  const HpTestPart usual[] = { { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
                               { "META-INF/manifest.xml", "<manifest/>" },
                               { "content.xml", content },
                               { NULL } };

  write_parts (path, usual, more);
}
