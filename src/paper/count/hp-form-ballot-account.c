/* hp-form-ballot-account.c: the team's inventory of the ballots, made before the boxes are opened
 * (form 32/HĐBC of resolution 40/NQ-HĐBCQG of 29/9/2025).
 *
 * The official signature table lacks the second witness whom its own text names; the cell is added.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/count/hp-tally.h"
#include "paper/kit/hp-blocks.h"

#include <string.h>

#define COUNCIL "Hội đồng nhân dân"

typedef struct
{
  HpFormRun *run;
  HpStation *station;
  GPtrArray *team;
  const HpBody *bodies;
  int n_bodies;
  HpBallotAccount accounts[HP_N_BODIES];
} Account;

static void
account_clear (Account *self)
{
  hp_station_free (self->station);
  g_clear_pointer (&self->team, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Account, account_clear)

/* A barracks votes for no commune council and has none of its ballots. */
static gboolean
votes_for (const HpStation *station, HpBody body)
{
  for (int i = 0; i < HP_N_BODIES; i++)
    if (station->constituency[i] > 0)
      return station->constituency[body] > 0;
  return TRUE;
}

static gboolean
load (Account *self, GError **error)
{
  HpFormRun *run = self->run;

  self->bodies = hp_rules_bodies (run->rules, &self->n_bodies);
  self->station = hp_station_load (run->db, run->form->station, error);
  if (self->station == NULL)
    return FALSE;
  self->team = hp_members_load (run->db, HP_ORGAN_TEAM, self->station->id, error);
  if (self->team == NULL)
    return FALSE;
  for (int i = 0; i < self->n_bodies; i++)
    {
      if (votes_for (self->station, self->bodies[i]))
        self->accounts[i] = hp_ballot_account_load (run->db, self->station->id, self->bodies[i]);
      else
        self->accounts[i] = (HpBallotAccount){ 0 };
    }
  return TRUE;
}

static void
head (Account *self)
{
  HpFormRun *run = self->run;
  g_autofree char *second = g_strconcat ("ĐẠI BIỂU QUỐC HỘI KHÓA ", hp_rules_term_qh (run->rules),
                                         " VÀ ĐẠI BIỂU HỘI ĐỒNG NHÂN DÂN", NULL);
  g_autofree char *third = g_strconcat ("CÁC CẤP NHIỆM KỲ ", hp_rules_term_hdnd (run->rules), NULL);
  g_autofree char *time = hp_form_time (self->station->closed_at);
  g_autofree char *day = hp_form_day (run, hp_form_polling_day (run, self->station->day));

  hp_block_head (run, (const char *const[]){ "TỔ BẦU CỬ", NULL }, NULL, NULL);
  hp_block_title (run, (const char *const[]){ "BIÊN BẢN KIỂM KÊ VIỆC SỬ DỤNG PHIẾU BẦU CỬ", second,
                                              third, NULL });
  hp_block_paragraph_printf (run, "Khu vực bỏ phiếu số: %d", self->station->number);
  hp_block_paragraph_printf (run, "Thuộc %s: %s", run->kinds, run->ward);
  if (hp_rules_has_district (run->rules))
    hp_block_paragraph_printf (run, "Quận/huyện: %s", hp_form_or_blank (run->election->district));
  hp_block_paragraph_printf (run, "Tỉnh/thành phố: %s", run->province);
  hp_block_paragraph_printf (run,
                             "Vào hồi %s, %s, Tổ trưởng Tổ bầu cử tuyên bố kết thúc cuộc bầu cử "
                             "đại biểu Quốc hội khóa %s và đại biểu Hội đồng nhân dân các cấp "
                             "nhiệm kỳ %s.",
                             time, day, hp_rules_term_qh (run->rules),
                             hp_rules_term_hdnd (run->rules));
  hp_block_paragraph (run, "Trước khi mở hòm phiếu, Tổ bầu cử đã tiến hành kiểm kê và lập biên bản "
                           "về việc sử dụng phiếu bầu dưới sự chứng kiến của hai cử tri không phải "
                           "là người ứng cử gồm:");
  hp_block_witnesses (run, self->station->count);
  hp_block_paragraph (run, "Kết quả kiểm kê việc sử dụng phiếu bầu cử như sau:");
}

/* "HĐND cấp xã" of "Hội đồng nhân dân cấp xã", as the lines of this form have it. */
static char *
short_label (const HpFormRun *run, HpBody body)
{
  const char *label = hp_rules_body_label (run->rules, body, TRUE);

  if (g_str_has_prefix (label, COUNCIL))
    return g_strconcat ("HĐND", label + strlen (COUNCIL), NULL);
  return g_strdup (label);
}

/* An item of the inventory: its sum, then a line for each body. @offset of the figure. */
static void
item (Account *self, const char *caption, gsize offset)
{
  HpFormRun *run = self->run;
  int first = hp_sheet_row_number (run->sheet) + 2;
  g_autofree char *from = hp_block_figure_ref (first);
  g_autofree char *to = hp_block_figure_ref (first + self->n_bodies - 1);
  g_autofree char *formula = g_strdup_printf ("SUM(%s:%s)", from, to);
  gint64 sum = 0;

  for (int i = 0; i < self->n_bodies && sum != HP_MISSING; i++)
    {
      gint64 figure = G_STRUCT_MEMBER (gint64, &self->accounts[i], offset);

      sum = figure != HP_MISSING ? sum + figure : HP_MISSING;
    }
  hp_block_sum (run, caption, formula, sum, "phiếu");
  for (int i = 0; i < self->n_bodies; i++)
    {
      g_autofree char *label = short_label (run, self->bodies[i]);
      g_autofree char *line =
          g_strdup_printf ("%sPhiếu bầu cử đại biểu %s là:", i == 0 ? "Trong đó: " : "", label);

      hp_block_part (run, line, G_STRUCT_MEMBER (gint64, &self->accounts[i], offset), "phiếu");
    }
}

static void
recipients (Account *self)
{
  HpFormRun *run = self->run;

  hp_block_paragraph (run, "Sau khi kiểm kê, Tổ bầu cử đã niêm phong toàn bộ số phiếu chưa sử dụng "
                           "và số phiếu cử tri đổi do gạch hỏng.");
  hp_block_paragraph_printf (run,
                             "Biên bản kiểm kê việc sử dụng phiếu bầu được lập thành %02d bản và "
                             "được gửi đến:",
                             run->form->copies);
  for (int i = 0; i < self->n_bodies; i++)
    {
      HpBody body = self->bodies[i];
      int number = self->station->constituency[body];
      g_autofree char *council = hp_form_council (run, body);
      g_autofree char *text =
          number > 0 ? g_strdup_printf ("%d", number) : g_strdup (HP_BLANK_SHORT);

      if (!votes_for (self->station, body))
        continue;
      hp_block_paragraph_printf (run,
                                 "- Ban bầu cử đại biểu %s, đơn vị bầu cử số %s (kèm theo số phiếu "
                                 "bầu cử đại biểu %s đã được niêm phong);",
                                 council, text, hp_rules_body_label (run->rules, body, TRUE));
    }
  hp_block_paragraph (
      run, "- Ủy ban nhân dân, Ban thường trực Ủy ban Mặt trận Tổ quốc Việt Nam cùng cấp.");
}

/* What is to be written on the envelopes of the sealed ballots. */
static void
notes (Account *self)
{
  HpFormRun *run = self->run;
  const HpStyle style = HP_STYLE_JUSTIFY | HP_STYLE_ITALIC | HP_STYLE_SIZE (11);

  hp_block_line (run, HP_STYLE_BOLD | HP_STYLE_ITALIC | HP_STYLE_SIZE (11), HP_ROW_KEEP, "Lưu ý:");
  hp_block_line (run, style, HP_ROW_KEEP,
                 "- Số phiếu bầu đại biểu Quốc hội, đại biểu Hội đồng nhân dân từng cấp chưa sử "
                 "dụng hoặc cử tri đổi do gạch hỏng được xếp thành từng loại và niêm phong vào các "
                 "bì riêng, bên ngoài ghi rõ thông tin về Tổ bầu cử, đơn vị hành chính cấp xã nơi "
                 "có Tổ bầu cử và dòng chữ:");
  for (int i = 0; i < self->n_bodies; i++)
    {
      g_autofree char *council = hp_form_council (run, self->bodies[i]);
      g_autofree char *line =
          g_strdup_printf ("- Phiếu bầu đại biểu %s chưa sử dụng hoặc gạch hỏng.", council);

      hp_block_line (run, style, HP_ROW_KEEP, line);
    }
  hp_block_line (run, style, HP_ROW_PLAIN,
                 "Tổ bầu cử gửi bì niêm phong từng loại phiếu bầu kèm theo Biên bản này đến từng "
                 "Ban bầu cử tương ứng.");
}

gboolean
hp_form_make_ballot_account (HpFormRun *run, GError **error)
{
  g_auto (Account) self = { .run = run };
  g_autofree char *day = NULL;
  g_autofree char *date = NULL;

  if (!load (&self, error))
    return FALSE;
  hp_block_begin_minutes (run, "Biên bản kiểm kê", NULL);
  head (&self);
  item (&self, "1. Số phiếu Tổ bầu cử đã nhận về là:", G_STRUCT_OFFSET (HpBallotAccount, received));
  item (&self, "2. Số phiếu phát ra là:", G_STRUCT_OFFSET (HpBallotAccount, issued));
  item (&self,
        "3. Số phiếu cử tri đổi do gạch hỏng là:", G_STRUCT_OFFSET (HpBallotAccount, spoiled));
  item (&self,
        "4. Số phiếu còn lại không sử dụng đến là:", G_STRUCT_OFFSET (HpBallotAccount, unused));
  recipients (&self);
  day = hp_form_day (run, hp_form_polling_day (run, self.station->day));
  date = g_strdup_printf ("%s, %s", run->election->ward, day);
  hp_sheet_row (run->sheet, 8, HP_ROW_KEEP);
  hp_sheet_text (run->sheet, run->split, run->n_columns - run->split,
                 HP_STYLE_CENTRE | HP_STYLE_ITALIC, date);
  hp_block_sign_team (run, self.team, self.station->count);
  notes (&self);
  return hp_form_go_on (run, error);
}
