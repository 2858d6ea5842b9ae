/* hp-import-voters.c: a sheet of voters → staged rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/voters/hp-import-voters.h"

#include "engine/core/hp-error.h"
#include "engine/core/hp-text.h"
#include "engine/core/hp-util.h"
#include "paper/kit/hp-columns.h"
#include "paper/voters/hp-voter-columns.h"
#include "paper/voters/hp-voter-footers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TITLE_CELLS 3     /* a title or signature row has no more texts than this */
#define SERIAL_LEAST 5000 /* a bare number from here on can only be a day number, not a year */

typedef enum
{
  STATE_TITLE, /* before the data of a block */
  STATE_DATA,
  STATE_FOOTER, /* behind it */
} State;

typedef struct
{
  HpVoterStaging *staging;
  HpColumns *columns;
  const HpImportVotersOptions *options;
  const char *sheet;
  int default_station;
  gboolean date_1904; /* of the workbook */
  State state;
  gint64 last_row;
  gboolean begun; /* the sheet has its first block */
  gint64 row;     /* the row at hand */
  char *texts[HP_N_VOTER_COLUMNS];
} Import;

/* ---- the row at hand ---- */

static void
clear_texts (Import *import)
{
  for (int f = 0; f < HP_N_VOTER_COLUMNS; f++)
    g_clear_pointer (&import->texts[f], g_free);
}

static const char *
text_of (const Import *import, HpVoterField field)
{
  return import->texts[field] != NULL ? import->texts[field] : "";
}

/* Older lists write the year of birth under Nam or Nữ instead of a mark. */
static void
take_birth_from_sex (Import *import, HpVoterField field)
{
  HpDate date;

  if (import->texts[field] == NULL || hp_mark_read (import->texts[field]) != HP_MARK_UNREADABLE
      || hp_date_read (import->texts[field], &date) != HP_DATE_OK)
    return;
  g_free (import->texts[HP_VOTER_BIRTH]);
  import->texts[HP_VOTER_BIRTH] = import->texts[field];
  import->texts[field] = g_strdup ("x");
}

static void
take_texts (Import *import, const HpCell *cells, int n_cells)
{
  clear_texts (import);
  for (int i = 0; i < n_cells; i++)
    {
      int field = hp_voter_columns_field (import->columns, cells[i].column);
      HpDate date;

      if (field < 0)
        continue;
      if ((field == HP_VOTER_BIRTH || field == HP_VOTER_BIRTH_YEAR)
          && cells[i].type == HP_CELL_NUMBER && cells[i].number >= SERIAL_LEAST
          && hp_date_from_serial (cells[i].number, import->date_1904, &date))
        import->texts[field] = hp_date_to_vi (date);
      else
        import->texts[field] = hp_text_clean (cells[i].text);
    }
  hp_voter_columns_join_birth (import->columns, import->texts);
  if (!hp_voter_columns_have_birth (import->columns))
    {
      take_birth_from_sex (import, HP_VOTER_MALE);
      take_birth_from_sex (import, HP_VOTER_FEMALE);
    }
}

/* Something in a column of ours, the running number apart. */
static int
count_texts (const Import *import)
{
  int n = 0;

  for (int f = HP_VOTER_NUMBER + 1; f < HP_N_VOTER_FIELDS; f++)
    n += *text_of (import, f) != '\0';
  return n;
}

/* Surely a voter, whatever the first words of the row look like. */
static gboolean
is_voter (const Import *import)
{
  static const HpVoterField proofs[] = { HP_VOTER_BIRTH, HP_VOTER_IDENTITY, HP_VOTER_PERMANENT,
                                         HP_VOTER_TEMPORARY, HP_VOTER_ETHNICITY };

  if (*text_of (import, HP_VOTER_NAME) == '\0')
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (proofs); i++)
    if (*text_of (import, proofs[i]) != '\0')
      return TRUE;
  return FALSE;
}

/* A line between the voters: the name of a neighbourhood, a household. */
static gboolean
is_section (const Import *import)
{
  const char *number = text_of (import, HP_VOTER_NUMBER);
  int n = count_texts (import);

  if (g_ascii_isdigit (*number) || *number == '\0')
    return FALSE;
  return n == 0 || (n == 1 && *text_of (import, HP_VOTER_NAME) != '\0');
}

/* ---- blocks ---- */

static void
ensure_block (Import *import)
{
  if (import->begun)
    return;
  hp_voter_staging_begin_block (import->staging, import->sheet, import->default_station);
  import->begun = TRUE;
}

static const HpStagedBlock *
current_block (const Import *import)
{
  return hp_voter_staging_block (import->staging, hp_voter_staging_n_blocks (import->staging) - 1);
}

/* The station that a title row names; 0 where it is none. */
static int
titled_station (const Import *import, const HpCell *cells, int n_cells)
{
  if (n_cells > TITLE_CELLS || is_voter (import))
    return 0;
  for (int i = 0; i < n_cells; i++)
    {
      g_autofree char *fold = hp_text_fold (cells[i].text);
      const char *place = g_strstr_len (fold, -1, "khu vuc bo phieu");
      g_autofree char *joined = NULL;
      int number = hp_station_number_read (place != NULL ? place : fold, TRUE);

      if (number == 0 && i + 1 < n_cells)
        {
          joined = g_strjoin (" ", place != NULL ? place : fold, cells[i + 1].text, NULL);
          number = hp_station_number_read (joined, TRUE);
        }
      if (number > 0)
        return number;
    }
  return 0;
}

static gboolean
enter_station (Import *import, int number, GError **error)
{
  const HpStagedBlock *block = import->begun ? current_block (import) : NULL;

  if (import->options->station > 0 && import->options->station != number)
    {
      g_set_error (error, HP_ERROR, HP_ERROR_INVALID,
                   _ ("Row %d of sheet “%s” begins station %d, but station %d "
                      "was asked for. Import the sheet without naming a station, or choose "
                      "another file."),
                   (int) import->row, import->sheet, number, import->options->station);
      return FALSE;
    }
  if (block == NULL)
    {
      hp_voter_staging_begin_block (import->staging, import->sheet, number);
      import->begun = TRUE;
    }
  else if (block->station != number)
    {
      /* The titles above the first data belong to the block that they announce. */
      if (block->accepted + block->rejected == 0 && block->footers == 0
          && (block->station == 0 || block->station == import->default_station))
        hp_voter_staging_set_station (import->staging, number);
      else
        hp_voter_staging_begin_block (import->staging, import->sheet, number);
      import->state = STATE_TITLE;
    }
  else if (import->state == STATE_FOOTER)
    import->state = STATE_TITLE;
  hp_voter_staging_count (import->staging, HP_STAGED_HEADING, 1);
  return TRUE;
}

/* ---- footers ---- */

static void
stated (const char *field, gint64 figure, gpointer data)
{
  Import *import = data;
  HpBody body = hp_body_from_code (field);

  if (body == HP_BODY_NONE
      || (hp_voter_staging_limits (import->staging)->bodies & HP_BODY_BIT (body)) != 0)
    hp_voter_staging_state (import->staging, field, figure, import->row);
}

/* What a column adds up to; NULL where it has nothing to add. */
static const char *
sum_of (int field)
{
  switch (field)
    {
    case HP_VOTER_NAME:
      return "total";
    case HP_VOTER_MALE:
      return "men";
    case HP_VOTER_FEMALE:
      return "women";
    case HP_VOTER_QH:
    case HP_VOTER_TINH:
    case HP_VOTER_HUYEN:
    case HP_VOTER_XA:
      return hp_body_code ((HpBody) (field - HP_VOTER_QH));
    default:
      return NULL;
    }
}

/* "Tổng số" with figures in the columns. Where one stands below a column that cannot be added up,
 * the row has slipped against the headings, and none of them is sure. */
static void
take_column_sums (Import *import, const HpCell *cells, int n_cells)
{
  for (int pass = 0; pass < 2; pass++)
    for (int i = 1; i < n_cells; i++)
      {
        const char *sum = sum_of (hp_voter_columns_field (import->columns, cells[i].column));
        gint64 figure;

        if (!hp_parse_count (cells[i].text, &figure) || figure == HP_MISSING)
          continue;
        if (sum == NULL)
          return;
        if (pass == 1)
          stated (sum, figure, import);
      }
}

static void
take_footer (Import *import, HpPhrase phrase, const HpCell *cells, int n_cells)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *fold = NULL;

  hp_voter_staging_count (import->staging, HP_STAGED_FOOTER, 1);
  if (phrase == HP_PHRASE_PAGE_SUM)
    return;
  import->state = STATE_FOOTER;
  for (int i = 0; i < n_cells; i++)
    g_string_append_printf (line, " %s", cells[i].text);
  fold = hp_text_fold (line->str);
  if (phrase == HP_PHRASE_TOTAL && strstr (fold, "cu tri") == NULL)
    {
      hp_voter_stated (cells[0].text, stated, import);
      take_column_sums (import, cells, n_cells);
    }
  else
    hp_voter_stated (line->str, stated, import);
}

/* ---- rows ---- */

static void
take_voter (Import *import)
{
  const char *texts[HP_N_VOTER_FIELDS];

  for (int f = 0; f < HP_N_VOTER_FIELDS; f++)
    texts[f] = text_of (import, f);
  hp_voter_staging_add_row (import->staging, import->row, texts);
  import->state = STATE_DATA;
}

/* A row below the headings that names no station. @phrase is that of its first cell. */
static void
take_row (Import *import, const HpCell *cells, int n_cells, HpPhrase phrase, gboolean surely)
{
  gboolean voter = is_voter (import);

  if (voter && !surely)
    take_voter (import);
  else if (phrase == HP_PHRASE_TITLE && n_cells <= TITLE_CELLS)
    {
      if (import->state == STATE_FOOTER)
        import->state = STATE_TITLE;
      hp_voter_staging_count (import->staging, HP_STAGED_HEADING, 1);
    }
  else if (import->state == STATE_FOOTER || (phrase != HP_PHRASE_NONE && phrase != HP_PHRASE_TITLE))
    take_footer (import, phrase, cells, n_cells);
  else if (is_section (import) || (count_texts (import) == 0 && import->texts[0] == NULL))
    hp_voter_staging_count (import->staging, HP_STAGED_HEADING, 1);
  else if (count_texts (import) == 0)
    /* Numbered beforehand and never filled in. */
    hp_voter_staging_count (import->staging, HP_STAGED_BLANK, 1);
  else
    take_voter (import);
}

static gboolean
is_blank (const HpCell *cells, int n_cells)
{
  for (int i = 0; i < n_cells; i++)
    {
      g_autofree char *clean = hp_text_clean (cells[i].text);

      if (*clean != '\0')
        return FALSE;
    }
  return TRUE;
}

static gboolean
on_row (gint64 row, const HpCell *cells, int n_cells, gpointer data, GError **error)
{
  Import *import = data;
  gboolean ready = hp_columns_ready (import->columns), blank = is_blank (cells, n_cells), surely;
  HpPhrase phrase;
  int number = 0;

  import->row = row;
  if (row > import->last_row + 1 || blank)
    ensure_block (import);
  if (row > import->last_row + 1)
    hp_voter_staging_count (import->staging, HP_STAGED_BLANK, row - import->last_row - 1);
  import->last_row = row;
  if (blank)
    {
      hp_voter_staging_count (import->staging, HP_STAGED_BLANK, 1);
      return TRUE;
    }
  take_texts (import, cells, n_cells);
  phrase = hp_voter_phrase (cells[0].text, &surely);
  if (phrase == HP_PHRASE_NONE || phrase == HP_PHRASE_TITLE)
    number = titled_station (import, cells, n_cells);
  if (number > 0)
    return enter_station (import, number, error);
  ensure_block (import);
  if (hp_columns_feed (import->columns, cells, n_cells) != HP_COLUMNS_OTHER)
    {
      hp_voter_staging_count (import->staging, HP_STAGED_HEADING, 1);
      import->state = STATE_DATA;
    }
  else if (!ready)
    hp_voter_staging_count (import->staging, HP_STAGED_HEADING, 1);
  else
    take_row (import, cells, n_cells, phrase, surely);
  return TRUE;
}

/* ---- sheets ---- */

/* Looks only whether a sheet has headings, so that one without leaves no trace. */
typedef struct
{
  HpColumns *columns;
  gint64 rows;
  gboolean found;
} Probe;

static gboolean
on_probe (gint64 row, const HpCell *cells, int n_cells, gpointer data, GError **error)
{
  Probe *probe = data;

  probe->rows++;
  if (hp_columns_feed (probe->columns, cells, n_cells) == HP_COLUMNS_HEADING)
    probe->found = TRUE;
  if (!probe->found)
    return TRUE;
  g_set_error_literal (error, HP_ERROR, HP_ERROR_FAILED, "found");
  return FALSE;
}

/* TRUE unless reading failed; *@found and *@empty tell about the sheet. */
static gboolean
probe_sheet (HpReader *reader, const char *sheet, gboolean *found, gboolean *empty,
             GCancellable *cancellable, GError **error)
{
  g_autoptr (HpColumns) columns = hp_columns_new (&hp_voter_columns);
  g_autoptr (GError) stopped = NULL;
  Probe probe = { columns, 0, FALSE };
  gboolean done;

  done = hp_reader_read (reader, sheet, on_probe, &probe, NULL, cancellable, &stopped);
  *found = probe.found;
  *empty = probe.rows == 0;
  if (done || probe.found)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&stopped));
  return FALSE;
}

static gboolean
read_sheet (HpReader *reader, const char *sheet, const HpImportVotersOptions *options,
            HpVoterStaging *staging, int *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (HpColumns) columns = hp_columns_new (&hp_voter_columns);
  Import import = { staging, columns, options, sheet };
  gboolean ok;

  import.default_station =
      options->station > 0 ? options->station : hp_station_number_read (sheet, FALSE);
  import.date_1904 = hp_reader_counts_from_1904 (reader);
  ok = hp_reader_read (reader, sheet, on_row, &import, progress, cancellable, error);
  clear_texts (&import);
  return ok;
}

static gboolean
fail_no_headings (const char *path, const char *sheet, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);

  if (*sheet == '\0')
    g_set_error (error, HP_ERROR, HP_ERROR_FORMAT,
                 _ ("“%s” has no row of headings with “Họ và tên” and the other columns of a "
                    "voter list. Add the headings or choose another file."),
                 name);
  else
    g_set_error (error, HP_ERROR, HP_ERROR_FORMAT,
                 _ ("Sheet “%s” of “%s” has no row of headings with “Họ và tên” and the other "
                    "columns of a voter list. Add the headings or choose another sheet."),
                 sheet, name);
  return FALSE;
}

/* The sheets to read, in order; those without headings go to @skipped. */
static GPtrArray *
choose_sheets (HpReader *reader, const char *path, const HpImportVotersOptions *options,
               GPtrArray *skipped, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  const char *const *names = hp_reader_sheets (reader);
  gboolean met = FALSE;

  for (int i = 0; names[i] != NULL; i++)
    {
      gboolean found, empty;

      if (options->sheet != NULL ? g_strcmp0 (names[i], options->sheet) != 0
                                 : !hp_reader_sheet_is_visible (reader, i))
        continue;
      met = TRUE;
      if (!probe_sheet (reader, names[i], &found, &empty, cancellable, error))
        return NULL;
      if (found)
        g_ptr_array_add (chosen, (gpointer) names[i]);
      else if (!empty)
        g_ptr_array_add (skipped, g_strdup (names[i]));
    }
  if (chosen->len > 0)
    return g_steal_pointer (&chosen);
  if (!met && options->sheet != NULL)
    {
      g_autofree char *name = g_path_get_basename (path);
      g_autofree char *all = g_strjoinv ("”, “", (char **) names);

      g_set_error (error, HP_ERROR, HP_ERROR_NOT_FOUND,
                   _ ("“%s” has no sheet “%s”. Its sheets are “%s”."), name, options->sheet, all);
    }
  else
    fail_no_headings (path,
                      skipped->len > 0 ? g_ptr_array_index (skipped, 0)
                                       : (names[0] != NULL ? names[0] : ""),
                      error);
  return NULL;
}

gboolean
hp_import_voters_read (const char *path, const HpImportVotersOptions *options,
                       HpVoterStaging *staging, GStrv *skipped, int *progress,
                       GCancellable *cancellable, GError **error)
{
  g_autoptr (HpReader) reader = hp_reader_open (path, error);
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) sheets = NULL;

  if (reader == NULL)
    return FALSE;
  sheets = choose_sheets (reader, path, options, left, cancellable, error);
  if (sheets == NULL)
    return FALSE;
  for (guint i = 0; i < sheets->len; i++)
    if (!read_sheet (reader, g_ptr_array_index (sheets, i), options, staging, progress, cancellable,
                     error))
      return FALSE;
  hp_voter_staging_finish (staging);
  if (skipped != NULL)
    {
      g_ptr_array_add (left, NULL);
      *skipped = (GStrv) g_ptr_array_steal (left, NULL);
    }
  return TRUE;
}
