/* hp-form-turnout.c: the quick report on turnout. No national form has been found; the columns are
 * those that wards have used (2021, 2026).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-percent.h"
#include "engine/day/hp-turnout.h"
#include "paper/kit/hp-blocks.h"

#include <string.h>

enum
{
  NUMBER,
  STATION,
  PLACE, /* two columns, so that the Quốc hiệu can begin between them */
  LISTED = PLACE + 2,
  FIRST_MARK
};

#define PRINTED 262.0 /* mm, A4 across */
#define CELL (HP_STYLE_BORDER | HP_STYLE_SIZE (11))
#define CENTRE (CELL | HP_STYLE_CENTRE)
#define FIGURE (CELL | HP_STYLE_RIGHT)
#define CAPTION (CENTRE | HP_STYLE_BOLD)

typedef struct
{
  HpFormRun *run;
  HpBody body;
  GPtrArray *stations;
  GArray *marks;   /* of int: those with a figure, all where there is none */
  gint64 *voted;   /* [station][mark] */
  gboolean empty;  /* no figure at all */
  int note;        /* column */
  int first, last; /* rows of the stations */
} Report;

static void
report_clear (Report *self)
{
  g_clear_pointer (&self->stations, g_ptr_array_unref);
  g_clear_pointer (&self->marks, g_array_unref);
  g_free (self->voted);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Report, report_clear)

static HpStation *
station_at (const Report *self, guint i)
{
  return g_ptr_array_index (self->stations, i);
}

static gint64
listed_at (const Report *self, guint i)
{
  return station_at (self, i)->listed[self->body];
}

static gint64 *
figure_at (const Report *self, guint i, guint mark)
{
  return &self->voted[i * self->marks->len + mark];
}

static int
mark_at (const Report *self, guint mark)
{
  return g_array_index (self->marks, int, mark);
}

/* "11h00", "15h30", as reports write them. */
static char *
mark_text (int minute)
{
  return g_strdup_printf ("%02dh%02d", minute / 60, minute % 60);
}

static gboolean
has_figure (GPtrArray *figures, int minute)
{
  for (guint i = 0; i < figures->len; i++)
    if (((const HpTurnout *) g_ptr_array_index (figures, i))->minute == minute)
      return TRUE;
  return FALSE;
}

static void
place_figures (Report *self, GPtrArray *figures)
{
  self->voted = g_new (gint64, MAX (self->stations->len * self->marks->len, 1));
  for (guint i = 0; i < self->stations->len; i++)
    for (guint j = 0; j < self->marks->len; j++)
      {
        *figure_at (self, i, j) = HP_MISSING;
        for (guint k = 0; k < figures->len; k++)
          {
            const HpTurnout *figure = g_ptr_array_index (figures, k);

            if (figure->minute == mark_at (self, j)
                && figure->station == station_at (self, i)->number)
              *figure_at (self, i, j) = figure->voted;
          }
      }
}

static gboolean
load (Report *self, GError **error)
{
  HpFormRun *run = self->run;
  g_autoptr (GPtrArray) figures = NULL;
  int n;

  /* All voters elect the first body; reports count these unless a level is named. */
  self->body = hp_rules_bodies (run->rules, &n)[0];
  self->stations = hp_stations_load (run->db, error);
  if (self->stations == NULL)
    return FALSE;
  figures = hp_turnout_load (run->db, self->body, error);
  if (figures == NULL)
    return FALSE;
  self->marks = hp_turnout_marks (run->db, error);
  if (self->marks == NULL)
    return FALSE;
  self->empty = figures->len == 0;
  for (guint j = self->marks->len; !self->empty && j-- > 0;)
    if (!has_figure (figures, mark_at (self, j)))
      g_array_remove_index (self->marks, j);
  place_figures (self, figures);
  return TRUE;
}

static void
begin (Report *self)
{
  static const double fixed[] = { 11, 22, 0, 0, 20 };
  const HpSheetSetup paper = { .landscape = self->run->form->landscape,
                               .margin_top = 20,
                               .margin_bottom = 15,
                               .margin_left = 20,
                               .margin_right = 15,
                               .font_size = 13 };
  g_autofree double *widths = NULL;
  int n_marks = (int) self->marks->len;
  double each = 17, note = 30, used = 0;

  if (2 * n_marks * each > 150)
    each = 150.0 / (2 * n_marks);
  self->note = FIRST_MARK + 2 * n_marks;
  widths = g_new0 (double, self->note + 1);
  for (int i = 0; i < FIRST_MARK; i++)
    widths[i] = fixed[i];
  for (int i = FIRST_MARK; i < self->note; i++)
    widths[i] = each;
  widths[self->note] = note;
  for (int i = 0; i <= self->note; i++)
    used += widths[i];
  widths[PLACE] = widths[PLACE + 1] = (PRINTED - used) / 2;
  hp_form_begin (self->run, "Tiến độ", self->note + 1, widths,
                 hp_form_split (widths, self->note + 1, PRINTED * 0.44), &paper, NULL);
}

static int
last_mark (const Report *self)
{
  return self->empty || self->marks->len == 0 ? -1 : (int) self->marks->len - 1;
}

static void
head (Report *self)
{
  HpFormRun *run = self->run;
  g_autofree char *ward = hp_form_upper (run->ward);
  g_autofree char *day = hp_form_day (run, run->election->day);
  g_autofree char *date = g_strdup_printf ("%s, %s", run->election->ward, day);
  g_autofree char *of =
      g_strconcat ("Tiến độ cử tri tham gia bỏ phiếu bầu cử đại biểu Quốc hội khóa ",
                   hp_rules_term_qh (run->rules), NULL);
  g_autofree char *and_of = g_strconcat ("và đại biểu Hội đồng nhân dân các cấp nhiệm kỳ ",
                                         hp_rules_term_hdnd (run->rules), NULL);
  g_autofree char *until = NULL;
  g_autofree char *above = NULL;
  int last = last_mark (self);

  if (last >= 0)
    {
      g_autofree char *clock = hp_minute_format (mark_at (self, (guint) last));
      g_autofree char *time = hp_form_time (clock);

      until = g_strdup_printf ("(tính đến %s %s)", time, day);
    }
  else
    until = g_strdup_printf ("(tính đến " HP_BLANK_SHORT " giờ " HP_BLANK_SHORT " phút %s)", day);
  hp_block_head (run, (const char *const[]){ "ỦY BAN BẦU CỬ", ward, NULL },
                 "Số: " HP_BLANK_SHORT "/BC-UBBC", date);
  hp_block_title (run, (const char *const[]){ "BÁO CÁO NHANH", of, and_of, until, NULL });
  above = g_strdup_printf ("Kính gửi: Ủy ban bầu cử %s", hp_rules_has_district (run->rules)
                                                             ? run->election->district
                                                             : run->province);
  hp_block_line (run, HP_STYLE_CENTRE, HP_ROW_KEEP, above);
  hp_sheet_row (run->sheet, 3, HP_ROW_KEEP);
}

static void
sums_at (const Report *self, guint mark, HpTurnoutSums *sums)
{
  g_autofree HpTurnoutFigure *figures = g_new0 (HpTurnoutFigure, MAX (self->stations->len, 1));

  for (guint i = 0; i < self->stations->len; i++)
    figures[i] =
        (HpTurnoutFigure){ mark_at (self, mark), *figure_at (self, i, mark), listed_at (self, i) };
  hp_turnout_sums (figures, (int) self->stations->len, sums);
}

static void
summary (Report *self)
{
  HpFormRun *run = self->run;
  int last = last_mark (self);
  const char *word = hp_rules_ward_word (run->rules, run->election->kind);
  g_autofree char *clock = NULL;
  g_autofree char *voted = NULL;
  g_autofree char *listed = NULL;
  g_autofree char *share = NULL;
  HpTurnoutSums sums;

  if (last < 0)
    return;
  sums_at (self, (guint) last, &sums);
  clock = mark_text (mark_at (self, (guint) last));
  voted = hp_count_format (sums.voted, '.');
  listed = hp_count_format (sums.listed, '.');
  share = hp_percent_format (hp_percent (sums.voted, sums.listed), ',');
  hp_block_paragraph_printf (run,
                             "Đến %s toàn %s có %s/%s cử tri đã tham gia bỏ phiếu, đạt %s%%. Cụ "
                             "thể:",
                             clock, word != NULL ? word : "xã", voted, listed, share);
}

static void
heading (Report *self)
{
  HpSheet *sheet = self->run->sheet;

  hp_sheet_row (sheet, 0, HP_ROW_HEADING | HP_ROW_KEEP);
  hp_sheet_text_down (sheet, NUMBER, 1, 2, CAPTION, "STT");
  hp_sheet_text_down (sheet, STATION, 1, 2, CAPTION, "Khu vực bỏ phiếu số");
  hp_sheet_text_down (sheet, PLACE, 2, 2, CAPTION, "Thôn, tổ dân phố / Địa điểm");
  hp_sheet_text_down (sheet, LISTED, 1, 2, CAPTION, "Tổng số cử tri");
  for (guint j = 0; j < self->marks->len; j++)
    {
      g_autofree char *clock = mark_text (mark_at (self, j));

      hp_sheet_text (sheet, FIRST_MARK + 2 * (int) j, 2, CAPTION, clock);
    }
  hp_sheet_text_down (sheet, self->note, 1, 2, CAPTION, "Ghi chú");
  hp_sheet_row (sheet, 0, HP_ROW_HEADING | HP_ROW_KEEP);
  for (int j = 0; j < 2 * (int) self->marks->len; j++)
    hp_sheet_text (sheet, FIRST_MARK + j, 1, CAPTION,
                   j % 2 == 0 ? "Số cử tri đã bỏ phiếu" : "Tỷ lệ (%)");
}

static void
percent_cell (Report *self, guint mark, HpStyle style, gint64 voted, gint64 listed)
{
  HpSheet *sheet = self->run->sheet;
  int column = FIRST_MARK + 2 * (int) mark;
  int row = hp_sheet_row_number (sheet);
  g_autofree char *part = hp_sheet_ref (column, row);
  g_autofree char *whole = hp_sheet_ref (LISTED, row);
  g_autofree char *formula = g_strdup_printf ("ROUND(100*%s/%s,2)", part, whole);

  hp_sheet_percent (sheet, column + 1, 1, style, formula, hp_percent (voted, listed));
}

/* "đạt 100% lúc 17h00": the first mark at which all had voted. */
static char *
note_of (const Report *self, guint i)
{
  for (guint j = 0; j < self->marks->len; j++)
    if (listed_at (self, i) > 0 && *figure_at (self, i, j) == listed_at (self, i))
      {
        g_autofree char *clock = mark_text (mark_at (self, j));

        return g_strdup_printf ("đạt 100%% lúc %s", clock);
      }
  return g_strdup ("");
}

static void
station_row (Report *self, guint i)
{
  HpSheet *sheet = self->run->sheet;
  HpStation *station = station_at (self, i);
  g_autofree char *number = g_strdup_printf ("%d", station->number);
  g_autofree char *note = note_of (self, i);
  gboolean by_area = station->neighbourhoods != NULL && *station->neighbourhoods != '\0';

  hp_sheet_row (sheet, 0, HP_ROW_PLAIN);
  hp_sheet_count (sheet, NUMBER, 1, CENTRE, i + 1);
  hp_sheet_text (sheet, STATION, 1, CENTRE, number);
  hp_sheet_text (sheet, PLACE, 2, CELL, by_area ? station->neighbourhoods : station->place);
  hp_sheet_count (sheet, LISTED, 1, FIGURE, listed_at (self, i));
  for (guint j = 0; j < self->marks->len; j++)
    {
      hp_sheet_count (sheet, FIRST_MARK + 2 * (int) j, 1, FIGURE, *figure_at (self, i, j));
      percent_cell (self, j, FIGURE, *figure_at (self, i, j), listed_at (self, i));
    }
  hp_sheet_text (sheet, self->note, 1, CELL, note);
}

static void
sum_cell (Report *self, int column, gint64 sum)
{
  g_autofree char *from = hp_sheet_ref (column, self->first);
  g_autofree char *to = hp_sheet_ref (column, self->last);
  g_autofree char *formula = g_strdup_printf ("SUM(%s:%s)", from, to);

  hp_sheet_formula (self->run->sheet, column, 1, FIGURE | HP_STYLE_BOLD, formula, sum);
}

static void
total_row (Report *self)
{
  HpSheet *sheet = self->run->sheet;
  gint64 listed = 0;

  for (guint i = 0; i < self->stations->len; i++)
    listed += listed_at (self, i) != HP_MISSING ? listed_at (self, i) : 0;
  hp_sheet_row (sheet, 0, HP_ROW_PLAIN);
  hp_sheet_text (sheet, NUMBER, LISTED, CAPTION, "Tổng cộng");
  sum_cell (self, LISTED, listed);
  for (guint j = 0; j < self->marks->len; j++)
    {
      HpTurnoutSums sums;

      sums_at (self, j, &sums);
      if (sums.n_figures == 0)
        sums.voted = HP_MISSING;
      sum_cell (self, FIRST_MARK + 2 * (int) j, sums.voted);
      percent_cell (self, j, FIGURE | HP_STYLE_BOLD, sums.voted, listed);
    }
  hp_sheet_blank (sheet, self->note, 1, CELL);
}

static void
append_number (GString *list, int number)
{
  g_string_append_printf (list, "%s%d", list->len > 0 ? ", " : "", number);
}

/* Of fractions, not of rounded percentages. */
static gboolean
is_higher (const Report *self, guint a, guint b, guint mark)
{
  return *figure_at (self, a, mark) * listed_at (self, b)
         > *figure_at (self, b, mark) * listed_at (self, a);
}

static void
extremes (Report *self, guint mark)
{
  int highest = -1, lowest = -1;
  g_autofree char *high = NULL;
  g_autofree char *low = NULL;

  for (guint i = 0; i < self->stations->len; i++)
    {
      if (*figure_at (self, i, mark) == HP_MISSING || listed_at (self, i) <= 0)
        continue;
      if (highest < 0 || is_higher (self, i, (guint) highest, mark))
        highest = (int) i;
      if (lowest < 0 || is_higher (self, (guint) lowest, i, mark))
        lowest = (int) i;
    }
  if (highest < 0)
    return;
  high = hp_percent_format (
      hp_percent (*figure_at (self, (guint) highest, mark), listed_at (self, (guint) highest)),
      ',');
  low = hp_percent_format (
      hp_percent (*figure_at (self, (guint) lowest, mark), listed_at (self, (guint) lowest)), ',');
  hp_block_closing_printf (self->run,
                           "- Tỷ lệ cao nhất: khu vực bỏ phiếu số %d (%s%%); thấp nhất: khu vực "
                           "bỏ phiếu số %d (%s%%).",
                           station_at (self, (guint) highest)->number, high,
                           station_at (self, (guint) lowest)->number, low);
}

static void
remarks (Report *self)
{
  HpFormRun *run = self->run;
  g_autoptr (GString) missing = g_string_new (NULL);
  g_autoptr (GString) full = g_string_new (NULL);
  g_autofree char *clock = NULL;
  int last = last_mark (self), n_full = 0;

  if (last < 0)
    return;
  for (guint i = 0; i < self->stations->len; i++)
    {
      gint64 voted = *figure_at (self, i, (guint) last);

      if (voted == HP_MISSING)
        append_number (missing, station_at (self, i)->number);
      else if (listed_at (self, i) > 0 && voted == listed_at (self, i))
        {
          append_number (full, station_at (self, i)->number);
          n_full++;
        }
    }
  clock = mark_text (mark_at (self, (guint) last));
  hp_sheet_row (run->sheet, 3, HP_ROW_KEEP);
  if (n_full > 0)
    hp_block_closing_printf (run, "- Số khu vực bỏ phiếu đạt 100%%: %d (khu vực bỏ phiếu số %s).",
                             n_full, full->str);
  else
    hp_block_closing_printf (run, "- Số khu vực bỏ phiếu đạt 100%%: 0.");
  extremes (self, (guint) last);
  if (missing->len > 0)
    hp_block_closing_printf (run, "- Chưa có số liệu lúc %s: khu vực bỏ phiếu số %s.", clock,
                             missing->str);
}

gboolean
hp_form_make_turnout (HpFormRun *run, GError **error)
{
  g_auto (Report) self = { .run = run };
  int last;

  if (!load (&self, error))
    return FALSE;
  begin (&self);
  head (&self);
  summary (&self);
  heading (&self);
  self.first = hp_sheet_row_number (run->sheet) + 1;
  self.last = hp_sheet_row_number (run->sheet) + (int) self.stations->len;
  for (guint i = 0; i < self.stations->len; i++)
    station_row (&self, i);
  if (self.stations->len > 0)
    total_row (&self);
  remarks (&self);
  hp_sheet_row (run->sheet, 4, HP_ROW_KEEP);
  hp_block_sign_right (run, "ỦY BAN BẦU CỬ", "CHỦ TỊCH", "Ủy ban bầu cử",
                       (const char *const[]){ "Nơi nhận:", "- Như trên;", "- Lưu: VT.", NULL });
  last = last_mark (&self);
  if (last >= 0 && self.stations->len > 0)
    hp_sheet_chart (run->sheet, "Tỷ lệ cử tri đã bỏ phiếu theo khu vực bỏ phiếu (%)", STATION,
                    FIRST_MARK + 2 * last + 1, self.first, self.last);
  return hp_form_go_on (run, error);
}
