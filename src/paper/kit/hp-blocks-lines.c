/* hp-blocks-lines.c: the lines of minutes: captions, figures, units and formulas.
 *
 * The grid of minutes in millimetres from the left edge of print: 0, 47.5, 63, 66, 81, 92, 107,
 * 122.5, 137.5, 142, 157.5, 165. Its edges are those that the four kinds of lines need.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-blocks.h"

#include "engine/core/hp-percent.h"

static const double grid[] = { 47.5, 15.5, 3, 15, 11, 15, 15.5, 15, 4.5, 15.5, 7.5 };
#define SPLIT 3
#define FIGURE 7      /* column of the figure of a line with one */
#define SHARE_COUNT 1 /* of a line with a share: its count … */
#define SHARE 9       /* … and its percentage */
#define VOTES 5
#define OF_VALID 7
#define ELECTED_VOTES 3
#define ELECTED_SHARE 5

/* In the midst of its blank, as a hand writes it. */
#define FIGURE_STYLE (HP_STYLE_BOLD | HP_STYLE_CENTRE)

void
hp_block_begin_minutes (HpFormRun *run, const char *name, const char *mark)
{
  const HpSheetSetup paper = { .landscape = run->form->landscape,
                               .margin_top = 20,
                               .margin_bottom = 20,
                               .margin_left = 30,
                               .margin_right = 15,
                               .font_size = 13 };

  hp_form_begin (run, name, G_N_ELEMENTS (grid), grid, SPLIT, &paper, mark);
}

/* The sheet's own blank is too long for these columns. */
static void
figure_cell (HpFormRun *run, int column, HpStyle style, const char *formula, gint64 figure)
{
  if (figure == HP_MISSING)
    hp_sheet_text (run->sheet, column, 1, style, HP_BLANK_SHORT);
  else if (formula != NULL)
    hp_sheet_formula (run->sheet, column, 1, style, formula, figure);
  else
    hp_sheet_count (run->sheet, column, 1, style, figure);
}

static void
percent_cell (HpFormRun *run, int column, const char *formula, gint64 hundredths)
{
  if (hundredths < 0)
    hp_sheet_text (run->sheet, column, 1, FIGURE_STYLE, HP_BLANK_SHORT);
  else
    hp_sheet_percent (run->sheet, column, 1, FIGURE_STYLE, formula, hundredths);
}

static int
begin_figure (HpFormRun *run, HpRowFlags flags, HpStyle style, const char *caption,
              const char *unit)
{
  hp_sheet_row (run->sheet, 0, flags);
  hp_sheet_text (run->sheet, 0, FIGURE, style, caption);
  hp_sheet_text (run->sheet, FIGURE + 1, run->n_columns - FIGURE - 1, HP_STYLE_PLAIN, unit);
  return hp_sheet_row_number (run->sheet);
}

int
hp_block_figure (HpFormRun *run, const char *caption, gint64 figure, const char *unit)
{
  int row = begin_figure (run, HP_ROW_PLAIN, HP_STYLE_PLAIN, caption, unit);

  figure_cell (run, FIGURE, FIGURE_STYLE, NULL, figure);
  return row;
}

int
hp_block_part (HpFormRun *run, const char *caption, gint64 figure, const char *unit)
{
  int row = begin_figure (run, HP_ROW_PLAIN, HP_STYLE_INDENT, caption, unit);

  figure_cell (run, FIGURE, HP_STYLE_CENTRE, NULL, figure);
  return row;
}

int
hp_block_sum (HpFormRun *run, const char *caption, const char *formula, gint64 count,
              const char *unit)
{
  int row = begin_figure (run, HP_ROW_KEEP, HP_STYLE_BOLD, caption, unit);

  figure_cell (run, FIGURE, FIGURE_STYLE, formula, count);
  return row;
}

char *
hp_block_figure_ref (int row)
{
  return hp_sheet_ref (FIGURE, row);
}

char *
hp_block_valid_ref (int row)
{
  return hp_sheet_ref (SHARE_COUNT, row);
}

static void
ratio_cell (HpFormRun *run, int column, const char *part_ref, const char *whole_ref, gint64 part,
            gint64 whole)
{
  g_autofree char *formula = g_strdup_printf ("ROUND(100*%s/%s,2)", part_ref, whole_ref);

  percent_cell (run, column, formula, hp_percent (part, whole));
}

int
hp_block_ratio (HpFormRun *run, const char *caption, int part_row, int whole_row, gint64 part,
                gint64 whole)
{
  g_autofree char *part_ref = hp_block_figure_ref (part_row);
  g_autofree char *whole_ref = hp_block_figure_ref (whole_row);
  int row = begin_figure (run, HP_ROW_PLAIN, HP_STYLE_PLAIN, caption, "%");

  ratio_cell (run, FIGURE, part_ref, whole_ref, part, whole);
  return row;
}

static void
share_line (HpFormRun *run, const char *caption, gint64 figure, const char *formula, gint64 percent)
{
  hp_sheet_row (run->sheet, 0, HP_ROW_PLAIN);
  hp_sheet_text (run->sheet, 0, 1, HP_STYLE_PLAIN, caption);
  figure_cell (run, SHARE_COUNT, FIGURE_STYLE, NULL, figure);
  hp_sheet_text (run->sheet, SHARE_COUNT + 1, SHARE - SHARE_COUNT - 1, HP_STYLE_PLAIN,
                 "phiếu. Tỷ lệ so với tổng số phiếu thu vào:");
  percent_cell (run, SHARE, formula, percent);
  hp_sheet_text (run->sheet, SHARE + 1, 1, HP_STYLE_PLAIN, "%");
}

int
hp_block_shares (HpFormRun *run, const HpBlockShares *shares)
{
  const gint64 parts[] = { shares->valid, shares->invalid };
  gint64 percents[] = { -1, -1 };
  int first = hp_sheet_row_number (run->sheet) + 1;
  gboolean whole = shares->valid != HP_MISSING && shares->invalid != HP_MISSING
                   && shares->valid + shares->invalid == shares->collected;
  int greater = whole && shares->invalid > shares->valid ? 1 : 0;
  g_autofree char *collected = hp_block_figure_ref (shares->collected_row);

  if (whole)
    hp_percent_parts (parts, 2, percents);
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *own = hp_sheet_ref (SHARE_COUNT, first + i);
      g_autofree char *other = hp_sheet_ref (SHARE, first + 1 - i);
      g_autofree char *formula = NULL;

      /* Q&A 2026 Q177: the two must total 100; the greater one takes what rounding leaves. */
      if (whole && i == greater)
        formula = g_strdup_printf ("100-%s", other);
      else
        formula = g_strdup_printf ("ROUND(100*%s/%s,2)", own, collected);
      if (!whole)
        percents[i] = hp_percent (parts[i], shares->collected);
      share_line (run, i == 0 ? "- Số phiếu hợp lệ:" : "- Số phiếu không hợp lệ:", parts[i],
                  formula, percents[i]);
    }
  return first;
}

void
hp_block_votes (HpFormRun *run, int n, const char *name, gint64 votes, gint64 valid,
                const char *valid_ref)
{
  g_autofree char *person = g_strdup_printf ("%d. %s", n, name);

  hp_sheet_row (run->sheet, 0, HP_ROW_PLAIN);
  hp_sheet_text (run->sheet, 0, VOTES - 1, HP_STYLE_PLAIN, person);
  hp_sheet_text (run->sheet, VOTES - 1, 1, HP_STYLE_PLAIN, "được");
  figure_cell (run, VOTES, FIGURE_STYLE, NULL, votes);
  hp_sheet_text (run->sheet, VOTES + 1, 1, HP_STYLE_PLAIN, "phiếu/");
  figure_cell (run, OF_VALID, FIGURE_STYLE, valid_ref, valid);
  hp_sheet_text (run->sheet, OF_VALID + 1, run->n_columns - OF_VALID - 1, HP_STYLE_PLAIN,
                 "phiếu hợp lệ");
}

void
hp_block_elected (HpFormRun *run, int n, const char *name, gint64 votes, gint64 valid,
                  const char *valid_ref)
{
  g_autofree char *person = g_strdup_printf ("%d. %s", n, name);
  g_autofree char *own = NULL;

  hp_sheet_row (run->sheet, 0, HP_ROW_PLAIN);
  own = hp_sheet_ref (ELECTED_VOTES, hp_sheet_row_number (run->sheet));
  hp_sheet_text (run->sheet, 0, 1, HP_STYLE_PLAIN, person);
  hp_sheet_text (run->sheet, 1, ELECTED_VOTES - 1, HP_STYLE_PLAIN, "số phiếu:");
  figure_cell (run, ELECTED_VOTES, FIGURE_STYLE, NULL, votes);
  hp_sheet_text (run->sheet, ELECTED_VOTES + 1, 1, HP_STYLE_PLAIN, "đạt:");
  ratio_cell (run, ELECTED_SHARE, own, valid_ref, votes, valid);
  hp_sheet_text (run->sheet, ELECTED_SHARE + 1, run->n_columns - ELECTED_SHARE - 1, HP_STYLE_PLAIN,
                 "% so với tổng số phiếu hợp lệ.");
}
