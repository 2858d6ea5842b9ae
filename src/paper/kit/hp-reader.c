/* hp-reader.c: what a file is, by its first bytes; its sheets; the limits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MIB (G_GINT64_CONSTANT (1024) * 1024)
#define HEAD_BYTES 512

const HpReaderLimits hp_reader_limits = {
  .max_file_bytes = 256 * MIB,
  .max_part_bytes = 1024 * MIB,
  .max_ratio = 200,
  .max_rows = 1048576,
  .max_columns = 1024,
  .max_cells = 40000000,
  .max_string_bytes = 32767 * 4, /* a letter takes up to four bytes */
  .max_shared_bytes = 256 * MIB,
  .max_sheets = 256,
};

static void
sheet_info_free (gpointer data)
{
  HpSheetInfo *sheet = data;

  g_free (sheet->name);
  g_free (sheet->part);
  g_free (sheet);
}

void
hp_reader_add_sheet (HpReader *reader, const char *name, const char *part, gboolean visible)
{
  HpSheetInfo *sheet = g_new0 (HpSheetInfo, 1);

  sheet->name = g_strdup (name);
  sheet->part = g_strdup (part);
  sheet->visible = visible;
  g_ptr_array_add (reader->sheets, sheet);
}

static gboolean
begins_with (const char *head, gsize n, const char *magic, gsize magic_len)
{
  return n >= magic_len && memcmp (head, magic, magic_len) == 0;
}

/* An OLE2 file keeps its streams' names as UTF-16 in entries of 128 bytes at multiples of 128;
 * one that is named EncryptedPackage makes it a workbook with a password (MS-OFFCRYPTO 2.3.4.4).
 * Looking for that entry alone needs none of the file's chains, which may be hostile. */
static gboolean
ole_is_encrypted (HpSource *source)
{
  static const char word[] = "EncryptedPackage";
  char name[2 * sizeof word] = { 0 };
  g_autofree char *buffer = g_malloc (64 * 1024);
  gint64 offset = 0;
  gssize n;

  for (gsize i = 0; i < sizeof word; i++)
    name[2 * i] = word[i];
  while ((n = hp_source_read (source, offset, buffer, 64 * 1024)) >= 128)
    {
      for (gssize i = 0; i + 128 <= n; i += 128)
        if (memcmp (buffer + i, name, sizeof name) == 0 && buffer[i + 64] == sizeof name
            && buffer[i + 66] == 2)
          return TRUE;
      offset += n;
    }
  return FALSE;
}

static gboolean
refuse_ole (HpReader *reader, HpRead *read, GError **error)
{
  if (ole_is_encrypted (reader->source))
    return hp_read_fail (read, error, HP_ERROR_PASSWORD,
                         _ ("The workbook is protected by a password. Open it in Excel, remove the "
                            "password (File, Info, Protect Workbook), save it and try again."));
  return hp_read_fail (read, error, HP_ERROR_FORMAT,
                       _ ("This is the old Excel format (.xls) or another Office file. Open it in "
                          "Excel or LibreOffice, save it as .xlsx and use that file."));
}

static gboolean
refuse_kind (HpRead *read, GError **error)
{
  return hp_read_fail (read, error, HP_ERROR_FORMAT,
                       _ ("This is not a spreadsheet. Open it in Excel or LibreOffice, save it as "
                          ".xlsx, .ods or “CSV UTF-8” and use that file."));
}

static gboolean
open_zip (HpReader *reader, HpRead *read, GError **error)
{
  HpZipState state;

  reader->zip = hp_source_open_zip (reader->source, &state);
  if (state == HP_ZIP_TOO_MUCH)
    return hp_read_fail (read, error, HP_ERROR_LIMIT,
                         _ ("The file has more or larger parts than a spreadsheet has. It was not "
                            "read. Ask for it again, from its author."));
  if (reader->zip == NULL)
    return hp_read_fail_damaged (read, error, "zip");
  if (hp_part_exists (reader, "[Content_Types].xml") || hp_part_exists (reader, "_rels/.rels")
      || hp_part_exists (reader, "xl/workbook.xml"))
    {
      reader->kind = HP_READER_XLSX;
      return hp_xlsx_open (reader, read, error);
    }
  if (hp_part_exists (reader, "content.xml") || hp_part_exists (reader, "mimetype")
      || hp_part_exists (reader, "META-INF/manifest.xml"))
    {
      reader->kind = HP_READER_ODS;
      return hp_ods_open (reader, read, error);
    }
  return refuse_kind (read, error);
}

/* Text that is markup: a web page or XML under the name of a spreadsheet, as some portals export.
 */
static gboolean
is_markup (const char *head, gsize n)
{
  gsize i = begins_with (head, n, "\xEF\xBB\xBF", 3) ? 3 : 0;

  while (i < n && g_ascii_isspace (head[i]))
    i++;
  return i + 1 < n && head[i] == '<'
         && (head[i + 1] == '!' || head[i + 1] == '?' || g_ascii_isalpha (head[i + 1]));
}

static gboolean
open_by_head (HpReader *reader, HpRead *read, GError **error)
{
  static const struct
  {
    const char *magic;
    gsize len;
  } others[] = { { "%PDF-", 5 },
                 { "{\\rtf", 5 },
                 { "\x89PNG", 4 },
                 { "\xFF\xD8\xFF", 3 },
                 { "Rar!", 4 },
                 { "7z\xBC\xAF\x27\x1C", 6 },
                 { "SQLite format 3", 15 },
                 { "\x1F\x8B", 2 } };
  char head[HEAD_BYTES];
  gssize n = hp_source_read (reader->source, 0, head, sizeof head);

  if (n < 0)
    return hp_read_fail (read, error, HP_ERROR_IO,
                         _ ("The file could not be read from the disk. Copy it to this computer "
                            "and try again."));
  if (begins_with (head, n, "PK\3\4", 4) || begins_with (head, n, "PK\5\6", 4))
    return open_zip (reader, read, error);
  if (begins_with (head, n, "\xD0\xCF\x11\xE0", 4))
    return refuse_ole (reader, read, error);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (begins_with (head, n, others[i].magic, others[i].len))
      return refuse_kind (read, error);
  if (is_markup (head, n))
    return refuse_kind (read, error);
  reader->kind = HP_READER_CSV;
  return hp_csv_open (reader, read, error);
}

HpReader *
hp_reader_open_with_limits (const char *path, const HpReaderLimits *limits, GError **error)
{
  g_autoptr (HpReader) reader = NULL;
  HpSource *source;
  HpRead read;

  g_return_val_if_fail (path != NULL && limits != NULL, NULL);

  source = hp_source_open (path, limits->max_file_bytes, error);
  if (source == NULL)
    return NULL;
  reader = g_new0 (HpReader, 1);
  reader->source = source;
  reader->limits = *limits;
  reader->name = g_filename_display_basename (path);
  reader->sheets = g_ptr_array_new_with_free_func (sheet_info_free);
  reader->names = g_ptr_array_new ();
  reader->date_styles = g_byte_array_new ();
  reader->shared.text = g_string_new (NULL);
  reader->shared.offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
  read = (HpRead){ .reader = reader };
  if (!open_by_head (reader, &read, error))
    return NULL;
  for (guint i = 0; i < reader->sheets->len; i++)
    g_ptr_array_add (reader->names, ((HpSheetInfo *) reader->sheets->pdata[i])->name);
  g_ptr_array_add (reader->names, NULL);
  return g_steal_pointer (&reader);
}

HpReader *
hp_reader_open (const char *path, GError **error)
{
  return hp_reader_open_with_limits (path, &hp_reader_limits, error);
}

void
hp_reader_free (HpReader *reader)
{
  if (reader == NULL)
    return;
  g_clear_object (&reader->zip);
  hp_source_free (reader->source);
  g_free (reader->name);
  g_ptr_array_unref (reader->sheets);
  g_ptr_array_unref (reader->names);
  g_byte_array_unref (reader->date_styles);
  g_free (reader->shared.part);
  g_string_free (reader->shared.text, TRUE);
  g_array_unref (reader->shared.offsets);
  g_free (reader);
}

const char *const *
hp_reader_sheets (HpReader *reader)
{
  g_return_val_if_fail (reader != NULL, NULL);

  return (const char *const *) reader->names->pdata;
}

gboolean
hp_reader_sheet_is_visible (HpReader *reader, int index)
{
  g_return_val_if_fail (reader != NULL, FALSE);
  g_return_val_if_fail (index >= 0 && index < (int) reader->sheets->len, FALSE);

  return ((HpSheetInfo *) reader->sheets->pdata[index])->visible;
}

gboolean
hp_reader_counts_from_1904 (HpReader *reader)
{
  g_return_val_if_fail (reader != NULL, FALSE);

  return reader->date_1904;
}

static const HpSheetInfo *
find_sheet (HpReader *reader, const char *name)
{
  for (guint i = 0; i < reader->sheets->len; i++)
    {
      const HpSheetInfo *sheet = reader->sheets->pdata[i];

      if (name != NULL ? strcmp (sheet->name, name) == 0 : sheet->visible)
        return sheet;
    }
  return name == NULL && reader->sheets->len > 0 ? reader->sheets->pdata[0] : NULL;
}

gboolean
hp_reader_read (HpReader *reader, const char *sheet, HpRowFunc func, gpointer data, int *progress,
                GCancellable *cancellable, GError **error)
{
  static const HpReadFunc kinds[] = {
    [HP_READER_XLSX] = hp_xlsx_read, [HP_READER_ODS] = hp_ods_read, [HP_READER_CSV] = hp_csv_read
  };
  HpRead read = { .reader = reader, .progress = progress, .cancellable = cancellable };
  const HpSheetInfo *info;

  g_return_val_if_fail (reader != NULL && func != NULL, FALSE);

  info = find_sheet (reader, sheet);
  if (info == NULL)
    {
      g_autofree char *names = g_strjoinv ("”, “", (char **) reader->names->pdata);

      return hp_read_fail (&read, error, HP_ERROR_NOT_FOUND,
                           _ ("There is no sheet “%s”. The sheets of this file are “%s”."),
                           sheet != NULL ? sheet : "", names);
    }
  read.sheet = reader->kind == HP_READER_CSV ? NULL : info->name;
  if (!hp_read_check (&read, 0, error)
      || !hp_read_ahead (&read, kinds[reader->kind], info, func, data, error))
    return FALSE;
  if (progress != NULL)
    g_atomic_int_set (progress, 1000);
  return TRUE;
}
