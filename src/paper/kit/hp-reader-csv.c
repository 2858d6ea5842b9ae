/* hp-reader-csv.c: text with separators: UTF-8, or UTF-16 with its mark.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-reader-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define CHUNK_BYTES (16 * 1024) /* some hundred rows: "stop" is heeded once a chunk */
#define SAMPLE_ROWS 20
/* Stands for half a letter of UTF-16: it is no UTF-8 either and is refused with its line. */
#define NO_LETTER '\xFF'

/* The file as UTF-8, chunk by chunk. */
typedef struct
{
  HpRead *read;
  gint64 offset; /* of the file, behind what is in text */
  guint8 *raw;
  int kept; /* bytes of UTF-16 left over at the front of raw */
  GString *text;
} Stream;

typedef enum
{
  AT_FIELD, /* before the first character of a field */
  IN_FIELD,
  IN_QUOTES,
  AT_QUOTE, /* after a quote inside quotes: the end, or half of a doubled one */
  IN_COMMENT,
} State;

typedef struct
{
  HpRead *read;
  State state;
  char separator;
  gboolean leading; /* nothing but comments and blank rows so far */
  gboolean after_cr;
  gint64 line;       /* of the character now read */
  gint64 quote_line; /* where the quotes were opened */
  int column;
  GString *field;
} Parser;

/* ---- encodings ----------------------------------------------------------------------------- */

static gboolean
fail_encoding (HpRead *read, gint64 line, GError **error)
{
  read->line = line;
  return hp_read_fail (read, error, HP_ERROR_FORMAT,
                       _ ("The text is not UTF-8, so that Vietnamese letters would be lost. Open "
                          "the file in Excel and save it as “CSV UTF-8 (Comma delimited)”, or as "
                          ".xlsx."));
}

static gsize
take_utf8 (Stream *s, gsize n)
{
  g_string_append_len (s->text, (const char *) s->raw, n);
  return n;
}

static gsize
take_utf16 (Stream *s, gsize n)
{
  int high = s->read->reader->encoding == HP_CSV_UTF16_BE ? 0 : 1;
  gsize i = 0;

  while (i + 2 <= n)
    {
      gunichar unit = s->raw[i + high] << 8 | s->raw[i + 1 - high];
      gunichar low;

      if (unit >= 0xD800 && unit < 0xDC00)
        {
          if (i + 4 > n)
            break;
          low = s->raw[i + 2 + high] << 8 | s->raw[i + 3 - high];
          if (low >= 0xDC00 && low < 0xE000)
            {
              unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
              i += 2;
            }
        }
      i += 2;
      if (unit >= 0xD800 && unit < 0xE000)
        g_string_append_c (s->text, NO_LETTER);
      else
        g_string_append_unichar (s->text, unit);
    }
  return i;
}

/* The next chunk: 1, 0 at the end, -1 with @error. */
static int
fill (Stream *s, GError **error)
{
  HpReader *reader = s->read->reader;
  gssize got;

  g_string_truncate (s->text, 0);
  do
    {
      gsize n, used;

      got = hp_source_read (reader->source, s->offset, s->raw + s->kept, CHUNK_BYTES - s->kept);
      if (got < 0)
        {
          hp_read_fail (s->read, error, HP_ERROR_IO,
                        _ ("The file could not be read from the disk. Copy it to this computer "
                           "and try again."));
          return -1;
        }
      s->offset += got;
      n = s->kept + got;
      if (!hp_read_check (s->read, s->offset, error))
        return -1;
      used = reader->encoding == HP_CSV_UTF8 ? take_utf8 (s, n) : take_utf16 (s, n);
      s->kept = n - used;
      memmove (s->raw, s->raw + used, s->kept);
    }
  while (got > 0 && s->text->len == 0);
  if (got == 0 && s->kept > 0)
    {
      s->kept = 0;
      g_string_append_c (s->text, NO_LETTER);
    }
  return s->text->len > 0;
}

static void
stream_init (Stream *s, HpRead *read)
{
  *s = (Stream){ .read = read, .offset = read->reader->bom_bytes };
  s->raw = g_malloc (CHUNK_BYTES);
  s->text = g_string_sized_new (CHUNK_BYTES);
}

static void
stream_clear (Stream *s)
{
  g_free (s->raw);
  g_string_free (s->text, TRUE);
}

/* ---- opening ------------------------------------------------------------------------------- */

/* How often each separator stands in each of the first rows, outside quotes. */
static int
count_separators (const GString *text, const char *separators, int counts[SAMPLE_ROWS][3])
{
  gboolean quoted = FALSE, comment = FALSE, any = FALSE;
  int row = 0;

  for (gsize i = 0; i < text->len && row < SAMPLE_ROWS; i++)
    {
      char c = text->str[i];
      const char *sep = c != '\0' ? strchr (separators, c) : NULL;

      if (!quoted && (c == '\n' || c == '\r'))
        {
          row += any && !comment ? 1 : 0;
          any = comment = FALSE;
          continue;
        }
      comment = comment || (!any && row == 0 && c == '#');
      any = TRUE;
      if (comment)
        continue;
      if (c == '"')
        quoted = !quoted;
      else if (!quoted && sep != NULL)
        counts[row][sep - separators]++;
    }
  return MIN (row + (any && !comment ? 1 : 0), SAMPLE_ROWS);
}

/* The separator is the one that most rows have the same number of; where two are alike, the one
 * with the greater number; then the one that stands in no sentence: tab before ; before comma. */
static char
find_separator (const GString *text)
{
  static const char separators[] = "\t;,";
  int counts[SAMPLE_ROWS][3] = { 0 };
  int n = count_separators (text, separators, counts);
  int best = 2, best_rows = 0, best_number = 0;

  for (int s = 0; s < 3; s++)
    for (int i = 0; i < n; i++)
      {
        int number = counts[i][s], rows = 0;

        for (int k = 0; k < n; k++)
          rows += counts[k][s] == number ? 1 : 0;
        if (number > 0 && (rows > best_rows || (rows == best_rows && number > best_number)))
          {
            best = s;
            best_rows = rows;
            best_number = number;
          }
      }
  return separators[best];
}

gboolean
hp_csv_open (HpReader *reader, HpRead *read, GError **error)
{
  guint8 head[3] = { 0 };
  Stream s;
  int r;

  hp_source_read (reader->source, 0, head, sizeof head);
  if (head[0] == 0xFF && head[1] == 0xFE)
    reader->encoding = HP_CSV_UTF16_LE;
  else if (head[0] == 0xFE && head[1] == 0xFF)
    reader->encoding = HP_CSV_UTF16_BE;
  if (reader->encoding != HP_CSV_UTF8)
    reader->bom_bytes = 2;
  else if (memcmp (head, "\xEF\xBB\xBF", 3) == 0)
    reader->bom_bytes = 3;
  hp_reader_add_sheet (reader, "", NULL, TRUE);
  stream_init (&s, read);
  r = fill (&s, error);
  if (r > 0)
    reader->separator = find_separator (s.text);
  stream_clear (&s);
  return r >= 0;
}

/* ---- reading ------------------------------------------------------------------------------- */

static gboolean
end_field (Parser *p, GError **error)
{
  if (!g_utf8_validate (p->field->str, p->field->len, NULL))
    {
      /* The field may have begun some lines above. */
      const char *end;
      gint64 line = p->line;

      g_utf8_validate (p->field->str, p->field->len, &end);
      for (const char *q = end; q < p->field->str + p->field->len; q++)
        line -= *q == '\n' ? 1 : 0;
      return fail_encoding (p->read, line, error);
    }
  if (!hp_read_count_cells (p->read, 1, error)
      || !hp_read_add_text (p->read, p->column, HP_CELL_TEXT, p->field->str, p->field->len, error))
    return FALSE;
  p->leading = p->leading && p->read->row_cells == 0;
  p->column++;
  p->state = AT_FIELD;
  g_string_truncate (p->field, 0);
  return TRUE;
}

static gboolean
end_row (Parser *p, GError **error)
{
  if (p->state != IN_COMMENT && !end_field (p, error))
    return FALSE;
  if (!hp_read_flush (p->read, 1, error))
    return FALSE;
  p->read->row++;
  p->column = 0;
  p->state = AT_FIELD;
  return TRUE;
}

static gboolean
add_char (Parser *p, char c, GError **error)
{
  gint64 max = p->read->reader->limits.max_string_bytes;

  if ((gint64) p->field->len >= max && p->state == IN_QUOTES)
    {
      p->read->line = p->quote_line;
      return hp_read_fail (p->read, error, HP_ERROR_LIMIT,
                           _ ("A cell that begins here with a quotation mark has more than %" PRId64
                              " bytes; perhaps its closing quotation mark is missing. Mend the "
                              "line and save the file again."),
                           max);
    }
  if ((gint64) p->field->len >= max)
    return hp_read_fail_long (p->read, error);
  g_string_append_c (p->field, c);
  return TRUE;
}

static gboolean
refuse_nul (Parser *p, GError **error)
{
  p->read->line = p->line;
  return hp_read_fail (p->read, error, HP_ERROR_FORMAT,
                       _ ("The text has a NUL character: this is no CSV file, or one in another "
                          "encoding. Open it in Excel, save it as “CSV UTF-8 (Comma delimited)” "
                          "or .xlsx and use that file."));
}

static gboolean
outside_quotes (Parser *p, char c, GError **error)
{
  if (c == '\n' || c == '\r')
    return end_row (p, error);
  if (p->state == IN_COMMENT)
    return TRUE;
  if (c == p->separator)
    return end_field (p, error);
  if (p->state == AT_FIELD && c == '#' && p->column == 0 && p->leading)
    {
      p->state = IN_COMMENT;
      return TRUE;
    }
  if (p->state == AT_FIELD && c == '"')
    {
      p->state = IN_QUOTES;
      p->quote_line = p->line;
      return TRUE;
    }
  p->state = IN_FIELD;
  return add_char (p, c, error);
}

static gboolean
step (Parser *p, char c, GError **error)
{
  gboolean half = c == '\n' && p->after_cr;
  gboolean ok = TRUE;

  if (c == '\0')
    return refuse_nul (p, error);
  p->after_cr = c == '\r';
  p->read->line = p->line;
  if (p->state == IN_QUOTES && c == '"')
    p->state = AT_QUOTE;
  else if (p->state == IN_QUOTES)
    ok = add_char (p, c, error);
  else if (p->state == AT_QUOTE && c == '"')
    {
      p->state = IN_QUOTES;
      ok = add_char (p, c, error);
    }
  else if (!half)
    ok = outside_quotes (p, c, error);
  if ((c == '\n' && !half) || c == '\r')
    p->line++;
  return ok;
}

static gboolean
parse (Parser *p, Stream *s, GError **error)
{
  int r;

  while ((r = fill (s, error)) > 0)
    for (gsize i = 0; i < s->text->len; i++)
      if (!step (p, s->text->str[i], error))
        return FALSE;
  if (r < 0)
    return FALSE;
  if (p->state == IN_QUOTES)
    {
      p->read->line = p->quote_line;
      return hp_read_fail (p->read, error, HP_ERROR_FORMAT,
                           _ ("The quotation mark that begins a cell here is never closed. Mend "
                              "the line and save the file again."));
    }
  return end_row (p, error);
}

gboolean
hp_csv_read (HpReader *reader, HpRead *read, const HpSheetInfo *sheet, GError **error)
{
  Parser p = { .read = read, .separator = reader->separator, .leading = TRUE, .line = 1 };
  Stream s;
  gboolean ok;

  read->all_bytes = hp_source_size (reader->source);
  read->row = 1;
  p.field = g_string_new (NULL);
  stream_init (&s, read);
  ok = parse (&p, &s, error);
  stream_clear (&s);
  g_string_free (p.field, TRUE);
  return ok;
}
