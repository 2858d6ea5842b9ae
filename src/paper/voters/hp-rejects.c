/* hp-rejects.c: the rejected rows of an import as a sheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/voters/hp-rejects.h"

#include "paper/kit/hp-sheet.h"
#include "paper/kit/hp-words.h"
#include "paper/voters/hp-voter-columns.h"

#define EXTRA 3 /* reason, sheet, row */

/* Always there, so that a row without them can be mended. */
static gboolean
is_needed (HpVoterStaging *staging, HpVoterField field)
{
  HpBodies bodies = hp_voter_staging_limits (staging)->bodies;

  switch (field)
    {
    case HP_VOTER_NUMBER:
    case HP_VOTER_NAME:
    case HP_VOTER_BIRTH:
    case HP_VOTER_STATION:
      return TRUE;
    case HP_VOTER_MALE:
    case HP_VOTER_FEMALE:
      return !hp_voter_staging_uses (staging, HP_VOTER_SEX)
             || hp_voter_staging_uses (staging, field);
    case HP_VOTER_QH:
    case HP_VOTER_TINH:
    case HP_VOTER_HUYEN:
    case HP_VOTER_XA:
      return (bodies & HP_BODY_BIT (field - HP_VOTER_QH)) != 0;
    case HP_VOTER_CARD:
    case HP_VOTER_SEX:
    case HP_VOTER_IDENTITY:
    case HP_VOTER_ETHNICITY:
    case HP_VOTER_OCCUPATION:
    case HP_VOTER_PERMANENT:
    case HP_VOTER_TEMPORARY:
    case HP_VOTER_CURRENT:
    case HP_VOTER_NOTE:
    case HP_N_VOTER_FIELDS:
    default:
      return hp_voter_staging_uses (staging, field);
    }
}

static double
width_of (HpVoterField field)
{
  switch (field)
    {
    case HP_VOTER_NAME:
      return 38;
    case HP_VOTER_BIRTH:
    case HP_VOTER_IDENTITY:
      return 26;
    case HP_VOTER_PERMANENT:
    case HP_VOTER_TEMPORARY:
    case HP_VOTER_CURRENT:
    case HP_VOTER_NOTE:
      return 40;
    case HP_VOTER_NUMBER:
    case HP_VOTER_CARD:
    case HP_VOTER_MALE:
    case HP_VOTER_FEMALE:
    case HP_VOTER_SEX:
    case HP_VOTER_ETHNICITY:
    case HP_VOTER_OCCUPATION:
    case HP_VOTER_QH:
    case HP_VOTER_TINH:
    case HP_VOTER_HUYEN:
    case HP_VOTER_XA:
    case HP_VOTER_STATION:
    case HP_N_VOTER_FIELDS:
    default:
      return 16;
    }
}

static void
begin (HpSheet *sheet, const HpVoterField *fields, int n)
{
  static const char *const extra[EXTRA] = { "Lý do", "Tờ gốc", "Dòng gốc" };
  static const double extra_widths[EXTRA] = { 90, 24, 16 };
  g_autofree double *widths = g_new (double, n + EXTRA);
  HpSheetSetup setup = { .name = "Dòng chưa nhận", .title = "Dòng chưa nhận", .landscape = TRUE };
  HpStyle style = HP_STYLE_BORDER | HP_STYLE_BOLD | HP_STYLE_CENTRE;

  for (int i = 0; i < n; i++)
    widths[i] = width_of (fields[i]);
  for (int i = 0; i < EXTRA; i++)
    widths[n + i] = extra_widths[i];
  setup.n_columns = n + EXTRA;
  setup.widths = widths;
  setup.font_size = 11;
  hp_sheet_begin (sheet, &setup);
  hp_sheet_row (sheet, 0, HP_ROW_HEADING);
  for (int i = 0; i < n; i++)
    hp_sheet_text (sheet, i, 1, style, hp_voter_column_caption (fields[i]));
  for (int i = 0; i < EXTRA; i++)
    hp_sheet_text (sheet, n + i, 1, style, extra[i]);
}

static char *
reasons (const HpStagedRow *row)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < row->findings->len; i++)
    {
      const HpFinding *finding = g_ptr_array_index (row->findings, i);
      g_autofree char *words = hp_words_finding (finding);

      g_string_append_printf (text, "%s%s: %s", i > 0 ? " " : "", finding->code, words);
    }
  return g_string_free (text, FALSE);
}

static void
write_row (HpSheet *sheet, HpVoterStaging *staging, const HpStagedRow *row,
           const HpVoterField *fields, int n)
{
  const HpStagedBlock *block = hp_voter_staging_block (staging, row->block);
  g_autofree char *why = reasons (row);

  hp_sheet_row (sheet, 0, HP_ROW_PLAIN);
  for (int i = 0; i < n; i++)
    {
      const char *text = row->texts[fields[i]];
      g_autofree char *station = NULL;

      if (fields[i] == HP_VOTER_STATION && *text == '\0' && row->station > 0)
        text = station = g_strdup_printf ("%d", row->station);
      if (*text != '\0')
        hp_sheet_text (sheet, i, 1, HP_STYLE_BORDER, text);
      else
        hp_sheet_blank (sheet, i, 1, HP_STYLE_BORDER);
    }
  hp_sheet_text (sheet, n, 1, HP_STYLE_BORDER, why);
  hp_sheet_text (sheet, n + 1, 1, HP_STYLE_BORDER, block->sheet);
  hp_sheet_count (sheet, n + 2, 1, HP_STYLE_BORDER, row->row);
}

gboolean
hp_rejects_write (HpVoterStaging *staging, const char *path, GDateTime *created, gint64 *n,
                  GCancellable *cancellable, GError **error)
{
  g_autoptr (HpSheet) sheet = hp_sheet_new_xlsx (path, created, error);
  HpVoterField fields[HP_N_VOTER_FIELDS];
  gint64 written = 0;
  int n_fields = 0;

  if (sheet == NULL)
    return FALSE;
  for (int f = 0; f < HP_N_VOTER_FIELDS; f++)
    if (is_needed (staging, f))
      fields[n_fields++] = f;
  begin (sheet, fields, n_fields);
  for (guint i = 0; i < hp_voter_staging_n_rows (staging); i++)
    {
      const HpStagedRow *row = hp_voter_staging_row (staging, i);

      if (!row->rejected)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      write_row (sheet, staging, row, fields, n_fields);
      written++;
    }
  if (n != NULL)
    *n = written;
  return hp_sheet_close (sheet, error);
}
