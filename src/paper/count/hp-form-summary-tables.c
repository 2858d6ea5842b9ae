/* hp-form-summary-tables.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/count/hp-form-summary-tables.h"

#include "engine/core/hp-percent.h"

enum
{
  NUMBER,
  UNIT,
  LISTED,
  VOTED,
  TURNOUT,
  VALID,
  VALID_SHARE,
  INVALID,
  INVALID_SHARE,
  NOTE,
  N_COLUMNS
};
/* The tables of persons lie over the same columns. */
#define NAME LISTED
#define NAME_SPAN 3
#define VOTES VALID
#define SHARE VALID_SHARE
#define SHARE_SPAN 2
#define PERSON_NOTE INVALID_SHARE
#define PERSON_NOTE_SPAN 2

static const double widths[N_COLUMNS] = { 10, 28, 17, 17, 18, 14, 18, 14, 15, 14 };

#define CELL (HP_STYLE_BORDER | HP_STYLE_SIZE (11))
#define CENTRE (CELL | HP_STYLE_CENTRE)
#define FIGURE (CELL | HP_STYLE_RIGHT)
#define CAPTION (HP_STYLE_BORDER | HP_STYLE_SIZE (10) | HP_STYLE_CENTRE | HP_STYLE_BOLD)

void
hp_summary_begin (HpFormRun *run, const char *mark)
{
  const HpSheetSetup paper = { .landscape = run->form->landscape,
                               .margin_top = 20,
                               .margin_bottom = 20,
                               .margin_left = 30,
                               .margin_right = 15,
                               .font_size = 13 };

  hp_form_begin (run, "Biên bản tổng kết", N_COLUMNS, widths, VOTED, &paper, mark);
}

/* Where the constituency stands on the form: "1." and "Đơn vị bầu cử số 1". */
static void
name_unit (HpFormRun *run, const HpResult *result, int n, int rows, const char *area)
{
  g_autofree char *number = g_strdup_printf ("%d.", n);
  g_autoptr (GString) name = g_string_new (NULL);

  g_string_printf (name, "Đơn vị bầu cử số %d", result->number);
  if (area != NULL)
    g_string_append_printf (name, "\nGồm: %s", area);
  hp_sheet_text_down (run->sheet, NUMBER, 1, rows, CENTRE, number);
  hp_sheet_text_down (run->sheet, UNIT, 1, rows, CELL, name->str);
}

void
hp_summary_areas (HpFormRun *run, GPtrArray *results, GPtrArray *areas, const char *caption)
{
  hp_sheet_row (run->sheet, 0, HP_ROW_KEEP);
  hp_sheet_text (run->sheet, NUMBER, 1, CAPTION, "STT");
  hp_sheet_text (run->sheet, UNIT, 2, CAPTION, "Tên đơn vị bầu cử");
  hp_sheet_text (run->sheet, VOTED, N_COLUMNS - VOTED, CAPTION, caption);
  for (guint i = 0; i < results->len; i++)
    {
      const HpResult *result = g_ptr_array_index (results, i);
      g_autofree char *name = g_strdup_printf ("Đơn vị bầu cử số %d", result->number);

      hp_sheet_row (run->sheet, 0, HP_ROW_PLAIN);
      hp_sheet_count (run->sheet, NUMBER, 1, CENTRE, i + 1);
      hp_sheet_text (run->sheet, UNIT, 2, CELL, name);
      hp_sheet_text (run->sheet, VOTED, N_COLUMNS - VOTED, CELL, g_ptr_array_index (areas, i));
    }
}

/* ---- voters, turnout, ballots ---- */

static void
turnout_heading (HpFormRun *run, const HpSummaryTurnout *table)
{
  static const char *const shares[] = { "Số phiếu", "Tỷ lệ % so với tổng số phiếu thu vào" };

  hp_sheet_row (run->sheet, 0, HP_ROW_JOINED | HP_ROW_KEEP);
  hp_sheet_text_down (run->sheet, NUMBER, 1, 2, CAPTION, "STT");
  hp_sheet_text_down (run->sheet, UNIT, 1, 2, CAPTION, table->unit_caption);
  hp_sheet_text_down (run->sheet, LISTED, 1, 2, CAPTION, "Tổng số cử tri của đơn vị bầu cử");
  hp_sheet_text_down (run->sheet, VOTED, 1, 2, CAPTION, "Tổng số cử tri đã tham gia bỏ phiếu");
  hp_sheet_text_down (run->sheet, TURNOUT, 1, 2, CAPTION,
                      "Tỷ lệ cử tri đã tham gia bỏ phiếu so với tổng số cử tri");
  hp_sheet_text (run->sheet, VALID, 2, CAPTION, "Phiếu hợp lệ");
  hp_sheet_text (run->sheet, INVALID, 2, CAPTION, "Phiếu không hợp lệ");
  hp_sheet_text_down (run->sheet, NOTE, 1, 2, CAPTION, table->note_caption);
  hp_sheet_row (run->sheet, 0, HP_ROW_JOINED | HP_ROW_KEEP);
  for (int i = 0; i < 4; i++)
    hp_sheet_text (run->sheet, VALID + i, 1, CAPTION, shares[i % 2]);
}

/* The three percentages of the current row. */
static void
turnout_shares (HpFormRun *run, const HpFormSums *sums, HpStyle style)
{
  int row = hp_sheet_row_number (run->sheet);
  gint64 parts[] = { sums->valid, sums->invalid };
  gint64 percents[] = { -1, -1 };
  int greater = sums->invalid > sums->valid ? 1 : 0;
  g_autofree char *listed = hp_sheet_ref (LISTED, row);
  g_autofree char *voted = hp_sheet_ref (VOTED, row);
  g_autofree char *valid = hp_sheet_ref (VALID, row);
  g_autofree char *invalid = hp_sheet_ref (INVALID, row);
  g_autofree char *turnout = g_strdup_printf ("ROUND(100*%s/%s,2)", voted, listed);

  if (sums->valid != HP_MISSING && sums->invalid != HP_MISSING)
    hp_percent_parts (parts, 2, percents);
  hp_sheet_percent (run->sheet, TURNOUT, 1, style, turnout, hp_percent (sums->voted, sums->listed));
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *other = hp_sheet_ref (i == 0 ? INVALID_SHARE : VALID_SHARE, row);
      g_autofree char *formula = i == greater
                                     ? g_strdup_printf ("100-%s", other)
                                     : g_strdup_printf ("ROUND(100*%s/(%s+%s),2)",
                                                        i == 0 ? valid : invalid, valid, invalid);

      hp_sheet_percent (run->sheet, i == 0 ? VALID_SHARE : INVALID_SHARE, 1, style, formula,
                        percents[i]);
    }
}

static void
turnout_row (HpFormRun *run, const HpSummaryTurnout *table, guint i)
{
  const HpResult *result = g_ptr_array_index (table->results, i);
  HpFormSums sums = hp_form_sums_of (result);

  hp_sheet_row (run->sheet, 0, HP_ROW_PLAIN);
  name_unit (run, result, (int) i + 1, 1,
             table->areas != NULL ? g_ptr_array_index (table->areas, i) : NULL);
  if (table->blank)
    {
      for (int column = LISTED; column < N_COLUMNS; column++)
        hp_sheet_blank (run->sheet, column, 1, CELL);
      return;
    }
  hp_sheet_count (run->sheet, LISTED, 1, FIGURE, sums.listed);
  hp_sheet_count (run->sheet, VOTED, 1, FIGURE, sums.voted);
  hp_sheet_count (run->sheet, VALID, 1, FIGURE, sums.valid);
  hp_sheet_count (run->sheet, INVALID, 1, FIGURE, sums.invalid);
  turnout_shares (run, &sums, FIGURE);
  hp_sheet_blank (run->sheet, NOTE, 1, CELL);
}

static void
total_cell (HpFormRun *run, int column, int first, int last, gint64 sum)
{
  g_autofree char *from = hp_sheet_ref (column, first);
  g_autofree char *to = hp_sheet_ref (column, last);
  g_autofree char *formula = g_strdup_printf ("SUM(%s:%s)", from, to);

  hp_sheet_formula (run->sheet, column, 1, FIGURE | HP_STYLE_BOLD, formula, sum);
}

static void
turnout_total (HpFormRun *run, const HpSummaryTurnout *table, int first)
{
  HpFormSums all = { 0 };
  int last = hp_sheet_row_number (run->sheet);
  gboolean known = !table->blank && table->results->len > 0;

  for (guint i = 0; i < table->results->len; i++)
    {
      HpFormSums sums = hp_form_sums_of (g_ptr_array_index (table->results, i));

      known = known && sums.listed != HP_MISSING;
      if (!known)
        break;
      all.listed += sums.listed;
      all.voted += sums.voted;
      all.valid += sums.valid;
      all.invalid += sums.invalid;
    }
  if (!known)
    all = (HpFormSums){ HP_MISSING, HP_MISSING, HP_MISSING, HP_MISSING, HP_MISSING, HP_MISSING };
  hp_sheet_row (run->sheet, 0, HP_ROW_PLAIN);
  hp_sheet_text (run->sheet, NUMBER, 2, CAPTION, "Tổng cộng:");
  total_cell (run, LISTED, first, last, all.listed);
  total_cell (run, VOTED, first, last, all.voted);
  total_cell (run, VALID, first, last, all.valid);
  total_cell (run, INVALID, first, last, all.invalid);
  turnout_shares (run, &all, FIGURE | HP_STYLE_BOLD);
  hp_sheet_blank (run->sheet, NOTE, 1, CELL);
}

/* A row to be filled in by hand. */
static void
empty_row (HpFormRun *run, const int *columns, const int *spans, int n)
{
  hp_sheet_row (run->sheet, 6, HP_ROW_PLAIN);
  for (int i = 0; i < n; i++)
    hp_sheet_blank (run->sheet, columns[i], spans[i], CELL);
}

int
hp_summary_turnout (HpFormRun *run, const HpSummaryTurnout *table)
{
  static const int columns[] = { NUMBER, UNIT,        LISTED,  VOTED,         TURNOUT,
                                 VALID,  VALID_SHARE, INVALID, INVALID_SHARE, NOTE };
  static const int spans[] = { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 };
  int first;

  turnout_heading (run, table);
  first = hp_sheet_row_number (run->sheet) + 1;
  for (guint i = 0; i < table->results->len; i++)
    turnout_row (run, table, i);
  if (table->results->len == 0)
    empty_row (run, columns, spans, G_N_ELEMENTS (columns));
  if (table->total)
    turnout_total (run, table, first);
  return first;
}

/* ---- persons ---- */

static void
person_row (HpFormRun *run, const HpResult *result, int n, guint which, const char *valid_ref)
{
  g_autofree char *addressed =
      hp_candidate_addressed (g_ptr_array_index (result->candidates, which));
  g_autofree char *name = g_strdup_printf ("%d. %s", n, addressed);
  g_autofree char *own = hp_sheet_ref (VOTES, hp_sheet_row_number (run->sheet));
  g_autofree char *formula =
      valid_ref != NULL ? g_strdup_printf ("ROUND(100*%s/%s,2)", own, valid_ref) : NULL;
  gint64 votes = hp_form_votes_of (result, which);

  hp_sheet_text (run->sheet, NAME, NAME_SPAN, CELL, name);
  hp_sheet_count (run->sheet, VOTES, 1, FIGURE, votes);
  hp_sheet_percent (run->sheet, SHARE, SHARE_SPAN, FIGURE, formula,
                    hp_percent (votes, hp_form_sums_of (result).valid));
  hp_sheet_blank (run->sheet, PERSON_NOTE, PERSON_NOTE_SPAN, CELL);
}

static void
no_person (HpFormRun *run)
{
  hp_sheet_blank (run->sheet, NAME, NAME_SPAN, CELL);
  hp_sheet_blank (run->sheet, VOTES, 1, CELL);
  hp_sheet_blank (run->sheet, SHARE, SHARE_SPAN, CELL);
  hp_sheet_blank (run->sheet, PERSON_NOTE, PERSON_NOTE_SPAN, CELL);
}

static GArray *
order_of (const HpSummaryPersons *table, const HpResult *result)
{
  GArray *order;

  if (!table->blank && table->elected)
    return hp_form_elected_order (result);
  order = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; !table->blank && i < result->candidates->len; i++)
    g_array_append_val (order, i);
  return order;
}

/* The rows of a constituency stay together: its name reaches down over them. */
static void
persons_of (HpFormRun *run, const HpSummaryPersons *table, guint n)
{
  const HpResult *result = g_ptr_array_index (table->results, n);
  g_autoptr (GArray) order = order_of (table, result);
  g_autofree char *valid_ref =
      table->valid_row > 0 ? hp_sheet_ref (VALID, table->valid_row + (int) n) : NULL;
  guint rows = MAX (order->len, 1);

  for (guint i = 0; i < rows; i++)
    {
      hp_sheet_row (run->sheet, 0, HP_ROW_JOINED | (i + 1 < rows ? HP_ROW_KEEP : HP_ROW_PLAIN));
      if (i == 0)
        name_unit (run, result, (int) n + 1, (int) rows, NULL);
      if (i < order->len)
        person_row (run, result, (int) i + 1, g_array_index (order, guint, i), valid_ref);
      else
        no_person (run);
    }
}

void
hp_summary_persons (HpFormRun *run, const HpSummaryPersons *table)
{
  static const int columns[] = { NUMBER, UNIT, NAME, VOTES, SHARE, PERSON_NOTE };
  static const int spans[] = { 1, 1, NAME_SPAN, 1, SHARE_SPAN, PERSON_NOTE_SPAN };
  const char *const captions[] = {
    "STT",
    "Đơn vị bầu cử",
    table->caption,
    "Số phiếu bầu",
    "Tỷ lệ % so với tổng số phiếu hợp lệ",
    "Ghi chú",
  };

  hp_sheet_row (run->sheet, 0, HP_ROW_KEEP);
  for (guint i = 0; i < G_N_ELEMENTS (captions); i++)
    hp_sheet_text (run->sheet, columns[i], spans[i], CAPTION, captions[i]);
  for (guint i = 0; i < table->results->len; i++)
    persons_of (run, table, i);
  if (table->results->len == 0)
    empty_row (run, columns, spans, G_N_ELEMENTS (columns));
}
