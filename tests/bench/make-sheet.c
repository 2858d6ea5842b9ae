/* make-sheet.c: a voter list in the layout of 2026 as a workbook, for measuring how fast one is
 * read.
 *
 *   make-sheet OUT.xlsx VOTERS STATIONS shared|inline
 *
 * The people are those of the made-up ward. "shared" keeps texts as Excel and LibreOffice do, one
 * copy each; "inline" writes them into the cells as many portals do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/session/hp-demo.h"
#include "engine/voters/hp-voter.h"

#include <glib/gstdio.h>
#include <gsf/gsf-outfile-zip.h>
#include <gsf/gsf-output-stdio.h>
#include <gsf/gsf-utils.h>
#include <stdlib.h>
#include <string.h>

#define N_COLUMNS 15
#define VOTERS_A_PAGE 40 /* then the headings come again, as print macros do */
#define FLUSH_BYTES (1024 * 1024)

typedef struct
{
  gboolean shared;
  GsfOutput *sheet;
  GString *xml;
  GHashTable *texts; /* text → number from 1 */
  GPtrArray *order;
  gint64 uses;
  int row;
  int station;
  int in_station, men;
  int listed[HP_N_BODIES];
} Sheet;

static void
put (GsfOutput *out, const char *text, gsize len)
{
  g_assert_true (gsf_output_write (out, len, (const guint8 *) text));
}

static void
flush (Sheet *s, gsize from)
{
  if (s->xml->len < from)
    return;
  put (s->sheet, s->xml->str, s->xml->len);
  g_string_truncate (s->xml, 0);
}

static void
append_text (GString *out, const char *text)
{
  g_autofree char *safe = g_markup_escape_text (text, -1);

  g_string_append (out, safe);
}

/* A cell: text, nothing (formatted all the same), or the number @text where @number. */
static void
cell (Sheet *s, int column, const char *text, gboolean number)
{
  g_string_append_printf (s->xml, "<c r=\"%c%d\" s=\"1\"", 'A' + column, s->row);
  if (text == NULL || *text == '\0')
    g_string_append (s->xml, "/>");
  else if (number)
    g_string_append_printf (s->xml, "><v>%s</v></c>", text);
  else if (s->shared)
    {
      guint index = GPOINTER_TO_UINT (g_hash_table_lookup (s->texts, text));

      if (index == 0)
        {
          g_ptr_array_add (s->order, g_strdup (text));
          index = s->order->len;
          g_hash_table_insert (s->texts, g_ptr_array_index (s->order, index - 1),
                               GUINT_TO_POINTER (index));
        }
      s->uses++;
      g_string_append_printf (s->xml, " t=\"s\"><v>%u</v></c>", index - 1);
    }
  else
    {
      g_string_append (s->xml, " t=\"inlineStr\"><is><t>");
      append_text (s->xml, text);
      g_string_append (s->xml, "</t></is></c>");
    }
}

static void
begin_row (Sheet *s)
{
  s->row++;
  g_string_append_printf (s->xml, "<row r=\"%d\" spans=\"1:%d\">", s->row, N_COLUMNS);
}

static void
end_row (Sheet *s)
{
  g_string_append (s->xml, "</row>");
  flush (s, FLUSH_BYTES);
}

static void
line (Sheet *s, const char *text)
{
  begin_row (s);
  cell (s, 0, text, FALSE);
  end_row (s);
}

static void
headings (Sheet *s)
{
  static const char *const rows[3][N_COLUMNS] = {
    { "STT", "Số thẻ cử tri", "Họ và tên", "Ngày tháng năm sinh", "Nam", "Nữ", "Số CCCD/định danh",
      "Dân tộc", "Nơi cư trú", NULL, NULL, "Bầu cử ĐBQH", "Bầu cử đại biểu HĐND", NULL, "Ghi chú" },
    { NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, "Thường trú", "Tạm trú", "Nơi ở hiện tại",
      NULL, "Tỉnh, thành phố", "Xã/phường, đặc khu", NULL },
    { "(*)", "(0)", "(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7a)", "(7b)", "(7c)", "(8)", "(9)",
      "(10)", "(11)" },
  };

  for (int r = 0; r < 3; r++)
    {
      begin_row (s);
      for (int c = 0; c < N_COLUMNS; c++)
        cell (s, c, rows[r][c], FALSE);
      end_row (s);
    }
}

static void
end_station (Sheet *s)
{
  g_autofree char *total = g_strdup_printf (
      "Tổng số cử tri của khu vực bỏ phiếu là: %d người; trong đó có: %d Nam; %d Nữ.",
      s->in_station, s->men, s->in_station - s->men);
  g_autofree char *qh =
      g_strdup_printf ("Cử tri tham gia bầu cử ĐBQH: %d người", s->listed[HP_BODY_QH]);
  g_autofree char *tinh = g_strdup_printf ("Cử tri tham gia bầu cử đại biểu HĐND tỉnh: %d người",
                                           s->listed[HP_BODY_TINH]);
  g_autofree char *xa =
      g_strdup_printf ("Cử tri tham gia bầu cử đại biểu HĐND xã: %d người", s->listed[HP_BODY_XA]);

  if (s->station == 0)
    return;
  line (s, total);
  line (s, qh);
  line (s, tinh);
  line (s, xa);
  line (s, "Danh sách này được lập tại phường Chi Lăng ngày 03 tháng 02 năm 2026.");
  line (s, "TM. ỦY BAN NHÂN DÂN");
}

static void
begin_station (Sheet *s, int number)
{
  g_autofree char *title = g_strdup_printf ("Khu vực bỏ phiếu số: %d", number);

  s->station = number;
  s->in_station = s->men = 0;
  memset (s->listed, 0, sizeof s->listed);
  line (s, "ỦY BAN NHÂN DÂN PHƯỜNG CHI LĂNG");
  line (s, "DANH SÁCH CỬ TRI");
  line (s, title);
}

static const char *
mark (Sheet *s, const HpVoter *v, HpBody body)
{
  if ((v->bodies & HP_BODY_BIT (body)) == 0)
    return "0";
  s->listed[body]++;
  return "X";
}

static gboolean
on_voter (const HpVoter *v, gpointer data, GError **error)
{
  Sheet *s = data;
  g_autofree char *birth = hp_date_to_vi (v->birth);
  g_autofree char *number = NULL;
  const char *texts[N_COLUMNS];

  if (v->station != s->station)
    {
      end_station (s);
      begin_station (s, v->station);
    }
  if (s->in_station % VOTERS_A_PAGE == 0)
    headings (s);
  number = g_strdup_printf ("%d", ++s->in_station);
  s->men += v->sex == HP_SEX_MALE;
  texts[0] = number;
  texts[1] = v->card;
  texts[2] = v->name;
  texts[3] = birth;
  texts[4] = v->sex == HP_SEX_MALE ? "X" : NULL;
  texts[5] = v->sex == HP_SEX_FEMALE ? "X" : NULL;
  texts[6] = v->identity;
  texts[7] = v->ethnicity;
  texts[8] = v->permanent;
  texts[9] = v->temporary;
  texts[10] = v->current;
  texts[11] = mark (s, v, HP_BODY_QH);
  texts[12] = mark (s, v, HP_BODY_TINH);
  texts[13] = mark (s, v, HP_BODY_XA);
  texts[14] = v->note;
  begin_row (s);
  for (int c = 0; c < N_COLUMNS; c++)
    cell (s, c, texts[c], c == 0);
  end_row (s);
  return TRUE;
}

static void
part (GsfOutfile *zip, const char *folder, const char *name, const char *xml)
{
  GsfOutput *at = folder != NULL ? gsf_outfile_new_child (zip, folder, TRUE) : NULL;
  GsfOutput *out = gsf_outfile_new_child (at != NULL ? GSF_OUTFILE (at) : zip, name, FALSE);

  put (out, xml, strlen (xml));
  gsf_output_close (out);
  g_object_unref (out);
  g_clear_object (&at);
}

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACK "http://schemas.openxmlformats.org/package/2006/"
#define TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml."

static void
frame (GsfOutfile *zip, gboolean shared)
{
  part (zip, NULL, "[Content_Types].xml",
        HEAD "<Types xmlns=\"" PACK "content-types\"><Default Extension=\"rels\" ContentType=\""
             "application/vnd.openxmlformats-package.relationships+xml\"/>"
             "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
             "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" TYPE "sheet.main+xml\"/>"
             "<Override PartName=\"/xl/sheet1.xml\" ContentType=\"" TYPE "worksheet+xml\"/>"
             "<Override PartName=\"/xl/styles.xml\" ContentType=\"" TYPE "styles+xml\"/>"
             "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"" TYPE
             "sharedStrings+xml\"/></Types>");
  part (zip, "_rels", ".rels",
        HEAD "<Relationships xmlns=\"" PACK "relationships\"><Relationship Id=\"rId1\" Type=\"" RELS
             "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
}

static void
workbook (GsfOutfile *xl, const char *strings)
{
  part (xl, NULL, "workbook.xml",
        HEAD "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" RELS "\"><sheets><sheet name=\"Cử tri\" "
             "sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
  part (xl, "_rels", "workbook.xml.rels",
        HEAD "<Relationships xmlns=\"" PACK "relationships\"><Relationship Id=\"rId1\" Type=\"" RELS
             "/worksheet\" Target=\"sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" RELS
             "/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId3\" Type=\"" RELS
             "/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
  part (xl, NULL, "styles.xml",
        HEAD "<styleSheet xmlns=\"" MAIN "\"><fonts count=\"1\"><font><sz val=\"11\"/>"
             "<name val=\"Times New Roman\"/></font></fonts><fills count=\"1\"><fill>"
             "<patternFill patternType=\"none\"/></fill></fills><borders count=\"2\"><border/>"
             "<border><left style=\"thin\"/><right style=\"thin\"/><top style=\"thin\"/>"
             "<bottom style=\"thin\"/></border></borders><cellStyleXfs count=\"1\"><xf/>"
             "</cellStyleXfs><cellXfs count=\"2\"><xf xfId=\"0\"/><xf borderId=\"1\" xfId=\"0\" "
             "applyBorder=\"1\"/></cellXfs></styleSheet>");
  part (xl, NULL, "sharedStrings.xml", strings);
}

static char *
shared_strings (Sheet *s)
{
  GString *xml = g_string_new (HEAD);

  g_string_append_printf (
      xml, "<sst xmlns=\"" MAIN "\" count=\"%" G_GINT64_FORMAT "\" uniqueCount=\"%u\">", s->uses,
      s->order->len);
  for (guint i = 0; i < s->order->len; i++)
    {
      g_string_append (xml, "<si><t>");
      append_text (xml, g_ptr_array_index (s->order, i));
      g_string_append (xml, "</t></si>");
    }
  g_string_append (xml, "</sst>");
  return g_string_free (xml, FALSE);
}

static void
write_book (const char *path, HpDb *db, gboolean shared)
{
  GsfOutput *file = gsf_output_stdio_new (path, NULL);
  GsfOutfile *zip = gsf_outfile_zip_new (file, NULL);
  GsfOutfile *xl;
  Sheet s = { .shared = shared };
  g_autoptr (GError) error = NULL;
  g_autofree char *strings = NULL;

  frame (zip, shared);
  xl = GSF_OUTFILE (gsf_outfile_new_child (zip, "xl", TRUE));
  s.sheet = gsf_outfile_new_child (xl, "sheet1.xml", FALSE);
  s.xml = g_string_new (HEAD "<worksheet xmlns=\"" MAIN "\"><sheetData>");
  s.texts = g_hash_table_new (g_str_hash, g_str_equal);
  s.order = g_ptr_array_new_with_free_func (g_free);
  hp_voters_each (db, 0, on_voter, &s, &error);
  g_assert_no_error (error);
  end_station (&s);
  g_string_append (s.xml, "</sheetData></worksheet>");
  flush (&s, 0);
  gsf_output_close (s.sheet);
  g_object_unref (s.sheet);
  strings = shared_strings (&s);
  workbook (xl, strings);
  gsf_output_close (GSF_OUTPUT (xl));
  g_object_unref (xl);
  g_assert_true (gsf_output_close (GSF_OUTPUT (zip)));
  g_object_unref (zip);
  g_object_unref (file);
  g_string_free (s.xml, TRUE);
  g_hash_table_unref (s.texts);
  g_ptr_array_unref (s.order);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpDb) db = NULL;
  g_autofree char *ward = NULL;

  if (argc != 5)
    {
      g_printerr ("make-sheet OUT.xlsx VOTERS STATIONS shared|inline\n");
      return 2;
    }
  gsf_init ();
  ward = g_strconcat (argv[1], ".ward", NULL);
  hp_demo_make (ward, "2026", atoi (argv[2]), atoi (argv[3]), 1, HP_DEMO_LISTED, NULL, NULL,
                &error);
  g_assert_no_error (error);
  db = hp_db_open (ward, &error);
  g_assert_no_error (error);
  write_book (argv[1], db, g_str_equal (argv[4], "shared"));
  hp_db_discard (db);
  return 0;
}
