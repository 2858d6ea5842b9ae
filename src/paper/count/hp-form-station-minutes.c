/* hp-form-station-minutes.c: the team's minutes of the count, for the National Assembly and for a
 * People's Council (forms 18/HĐBC-QH and 23/HĐBC-HĐND of resolution 40/NQ-HĐBCQG of 29/9/2025).
 *
 * The two differ in some words only; these stand in a table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/candidates/hp-candidate.h"
#include "engine/count/hp-tally.h"
#include "engine/stations/hp-constituency.h"
#include "paper/count/hp-form-minutes.h"
#include "paper/kit/hp-blocks.h"

typedef struct
{
  const char *sealed_box; /* after the box was looked into */
  const char *seats;
  const char *inventory; /* of whose ballots */
  const char *sent;      /* before the board's name */
  const char *front;     /* how the Front's committee is written */
} Wording;

static const Wording assembly = {
  "Sau đó, Tổ bầu cử đã khóa và niêm phong hòm phiếu lại, mời cử tri bắt đầu bỏ phiếu.",
  "- Số đại biểu Quốc hội được ấn định cho đơn vị bầu cử:",
  "đại biểu Quốc hội",
  "và được gửi đến",
  "Ban thường trực",
};
static const Wording council = {
  "Sau đó, Tổ bầu cử đã khóa và niêm phong hòm phiếu, mời cử tri bắt đầu bỏ phiếu.",
  "- Số đại biểu Hội đồng nhân dân được ấn định cho đơn vị bầu cử:",
  "đại biểu Hội đồng nhân dân",
  "và gửi đến",
  "Ban Thường trực",
};

typedef struct
{
  HpFormRun *run;
  const Wording *words;
  HpBody body;
  HpStation *station;
  HpConstituency *constituency; /* NULL where the station is in none */
  HpTally *tally;               /* NULL as well */
  GPtrArray *team;
  GPtrArray *candidates;
  char *council; /* "Hội đồng nhân dân phường Chi Lăng" */
  char *number;  /* of the constituency, or a blank */
  HpDate day;
} Minutes;

static void
minutes_clear (Minutes *self)
{
  hp_station_free (self->station);
  hp_constituency_free (self->constituency);
  hp_tally_free (self->tally);
  g_clear_pointer (&self->team, g_ptr_array_unref);
  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  g_free (self->council);
  g_free (self->number);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Minutes, minutes_clear)

static gboolean
load (Minutes *self, GError **error)
{
  HpFormRun *run = self->run;
  int number;

  self->body = run->form->body;
  self->words = self->body == HP_BODY_QH ? &assembly : &council;
  self->council = hp_form_council (run, self->body);
  self->station = hp_station_load (run->db, run->form->station, error);
  if (self->station == NULL)
    return FALSE;
  self->team = hp_members_load (run->db, HP_ORGAN_TEAM, self->station->id, error);
  if (self->team == NULL)
    return FALSE;
  self->day = hp_form_polling_day (run, self->station->day);
  number = self->station->constituency[self->body];
  self->number = number > 0 ? g_strdup_printf ("%d", number) : g_strdup (HP_BLANK_SHORT);
  if (number == 0)
    {
      self->candidates = g_ptr_array_new ();
      return TRUE;
    }
  self->constituency = hp_constituency_load (run->db, self->body, number, error);
  if (self->constituency == NULL)
    return FALSE;
  self->tally = hp_tally_load (run->db, self->station->number, self->body, error);
  if (self->tally == NULL)
    return FALSE;
  self->candidates = hp_candidates_load (run->db, self->constituency->id, FALSE, error);
  return self->candidates != NULL;
}

static void
head (Minutes *self)
{
  HpFormRun *run = self->run;
  g_autofree char *province = g_strconcat ("Tỉnh/Thành phố: ", run->province, NULL);
  g_autofree char *district = g_strconcat ("Quận/Huyện: ", run->election->district, NULL);
  g_autofree char *kinds = hp_form_kinds_capital (run);
  g_autofree char *ward = g_strconcat (kinds, ": ", run->election->ward, NULL);
  g_autofree char *unit = hp_form_unit (run, self->body);
  g_autofree char *unit_upper = hp_form_upper (unit);
  g_autofree char *term = hp_form_term (run, self->body);
  g_autofree char *term_upper = hp_form_upper (term);
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  const char *const two[] = { province, ward, NULL };
  const char *const three[] = { province, district, ward, NULL };

  hp_block_head (run, hp_rules_has_district (run->rules) ? three : two, NULL, NULL);
  if (self->body == HP_BODY_QH)
    {
      second = g_strconcat ("ĐẠI BIỂU QUỐC HỘI ", term_upper, NULL);
      hp_block_title (run, (const char *const[]){ "BIÊN BẢN KẾT QUẢ KIỂM PHIẾU BẦU CỬ", second,
                                                  "CỦA TỔ BẦU CỬ", NULL });
      return;
    }
  second = g_strconcat ("BẦU CỬ ĐẠI BIỂU HỘI ĐỒNG NHÂN DÂN ", unit_upper, " ", term_upper, NULL);
  third = g_strconcat ("NHIỆM KỲ ", hp_rules_term_hdnd (run->rules), " CỦA TỔ BẦU CỬ", NULL);
  hp_block_title (run, (const char *const[]){ "BIÊN BẢN KẾT QUẢ KIỂM PHIẾU", second, third, NULL });
}

static gboolean
place_and_team (Minutes *self, GError **error)
{
  static const HpRole blanks[] = { HP_ROLE_HEAD, HP_ROLE_SECRETARY, HP_ROLE_MEMBER, HP_ROLE_MEMBER,
                                   HP_ROLE_MEMBER };
  static const HpBlockRoles roles = { "Tổ trưởng", "Tổ phó", "Thư ký",
                                      "Ủy viên",   blanks,   G_N_ELEMENTS (blanks) };
  HpFormRun *run = self->run;
  g_autofree char *day = hp_form_day (run, self->day);
  g_autofree char *area = NULL;
  g_autofree char *deputies = hp_form_deputies (run, self->body, FALSE);

  if (self->constituency != NULL)
    area = hp_constituency_area (run->db, self->constituency);
  hp_block_paragraph_printf (run, "Khu vực bỏ phiếu số: %d %s: %s", self->station->number,
                             run->kinds, run->ward);
  if (self->body == HP_BODY_QH)
    hp_block_paragraph_printf (run, "Đơn vị bầu cử đại biểu Quốc hội số: %s", self->number);
  else
    hp_block_paragraph_printf (run, "Đơn vị bầu cử đại biểu %s số: %s", self->council,
                               self->number);
  hp_block_paragraph_printf (run, "Gồm: %s", hp_form_or_blank (area));
  /* "ngày …" at the head of a sentence. */
  hp_block_paragraph_printf (run, "N%s, Tổ bầu cử gồm có:", day + 1);
  hp_block_members (run, self->team, &roles);
  hp_block_paragraph_printf (run,
                             "Đã họp tại phòng bỏ phiếu của khu vực bỏ phiếu số %d %s thuộc đơn vị "
                             "bầu cử đại biểu %s số %s để tiến hành việc kiểm phiếu bầu cử %s.",
                             self->station->number, run->ward, self->council, self->number,
                             deputies);
  return hp_form_go_on (run, error);
}

static void
course (Minutes *self)
{
  HpFormRun *run = self->run;
  g_autofree char *day = hp_form_day (run, self->day);
  g_autofree char *opened = hp_form_time (self->station->opened_at);
  g_autofree char *closed = hp_form_time (self->station->closed_at);

  hp_block_paragraph_printf (run,
                             "Đúng %s, %s, trước khi thực hiện việc bỏ phiếu, đại diện Tổ bầu cử "
                             "đã kiểm tra hòm phiếu với sự chứng kiến của hai cử tri là:",
                             opened, day);
  hp_block_witnesses (run, self->station->box);
  hp_block_paragraph (run, self->words->sealed_box);
  hp_block_paragraph_printf (run,
                             "Đúng %s, %s, Tổ trưởng Tổ bầu cử tuyên bố kết thúc cuộc bầu cử và "
                             "tiến hành kiểm phiếu ngay tại phòng bỏ phiếu.",
                             closed, day);
  hp_block_paragraph (run, "Trước khi mở hòm phiếu, Tổ trưởng Tổ bầu cử đã mời hai cử tri không "
                           "phải là người ứng cử chứng kiến việc kiểm phiếu gồm:");
  hp_block_witnesses (run, self->station->count);
  hp_block_paragraph_printf (run,
                             "Trước khi mở hòm phiếu, Tổ bầu cử đã tiến hành kiểm kê và lập biên "
                             "bản về việc sử dụng phiếu bầu cử %s.",
                             self->words->inventory);
}

static void
votes (Minutes *self, const HpTallyFigures *figures, int valid_row)
{
  HpFormRun *run = self->run;
  g_autofree char *valid_ref = hp_block_valid_ref (valid_row);
  gint64 valid = figures != NULL ? figures->valid : HP_MISSING;

  hp_block_line (run, HP_STYLE_PLAIN, HP_ROW_KEEP, "- Số phiếu bầu cho mỗi người ứng cử như sau:");
  for (guint i = 0; i < self->candidates->len; i++)
    {
      g_autofree char *name = hp_candidate_addressed (g_ptr_array_index (self->candidates, i));

      hp_block_votes (run, (int) i + 1, name,
                      figures != NULL ? hp_tally_figures_get (figures, HP_TALLY_VOTES, (int) i)
                                      : HP_MISSING,
                      valid, valid_ref);
    }
  for (int i = 0; self->candidates->len == 0 && i < 5; i++)
    hp_block_votes (run, i + 1, "Ông/Bà " HP_BLANK HP_BLANK, HP_MISSING, HP_MISSING, valid_ref);
}

static void
figures (Minutes *self)
{
  HpFormRun *run = self->run;
  const HpTallyFigures *f = self->tally != NULL ? hp_tally_figures (self->tally) : NULL;
  HpTallyFigures none = { 0 };
  HpBlockShares shares;
  int seats = self->constituency != NULL ? self->constituency->seats : 0;
  int listed_row, voted_row, valid_row;

  hp_tally_figures_init (&none, 0, 0, 0);
  if (f == NULL)
    f = &none;
  hp_block_paragraph (run, "Kết quả cuộc bầu cử như sau:");
  hp_block_figure (run, self->words->seats, seats > 0 ? seats : HP_MISSING, "người");
  hp_block_figure (run, "- Số người ứng cử:",
                   self->candidates->len > 0 ? self->candidates->len : HP_MISSING, "người");
  listed_row = hp_block_figure (run, "- Tổng số cử tri của khu vực bỏ phiếu:", f->listed, "người");
  voted_row = hp_block_figure (run, "- Số cử tri đã tham gia bỏ phiếu:", f->voted, "người");
  hp_block_ratio (run, "- Tỷ lệ cử tri đã tham gia bỏ phiếu so với tổng số cử tri:", voted_row,
                  listed_row, f->voted, f->listed);
  hp_block_figure (run, "- Số phiếu phát ra:", f->issued, "phiếu");
  shares.collected_row = hp_block_figure (run, "- Số phiếu thu vào:", f->collected, "phiếu");
  shares.collected = f->collected;
  shares.valid = f->valid;
  shares.invalid = f->invalid;
  valid_row = hp_block_shares (run, &shares);
  votes (self, f, valid_row);
}

static void
closing (Minutes *self)
{
  HpFormRun *run = self->run;
  const char *counted = self->tally != NULL ? self->tally->counted_at : NULL;
  g_autofree char *time = hp_form_time (counted);
  g_autofree char *day = hp_form_count_day (run, self->day, counted);

  hp_block_paragraph (run, "Trong ngày bầu cử và thời gian kiểm phiếu, đã xảy ra sự việc hoặc "
                           "khiếu nại, tố cáo sau đây:");
  hp_block_answer (run, self->tally != NULL ? self->tally->incidents : NULL, 2);
  hp_block_paragraph (run, "Những vấn đề hoặc khiếu nại, tố cáo mà Tổ bầu cử chưa giải quyết được "
                           "và kiến nghị:");
  hp_block_answer (run, self->tally != NULL ? self->tally->unsettled : NULL, 2);
  hp_block_closing_printf (run,
                           "Biên bản này được hoàn thành vào hồi %s, %s, được lập thành %02d bản "
                           "%s Ban bầu cử đại biểu %s, Ủy ban nhân dân, %s Ủy ban Mặt trận Tổ "
                           "quốc Việt Nam cấp xã.",
                           time, day, run->form->copies, self->words->sent, self->council,
                           self->words->front);
  hp_block_sign_team (run, self->team, self->station->count);
  hp_form_no_erasure (run);
}

gboolean
hp_form_make_station_minutes (HpFormRun *run, GError **error)
{
  g_auto (Minutes) self = { .run = run };
  g_autofree char *mark = NULL;

  if (!load (&self, error))
    return FALSE;
  if (self.tally != NULL)
    mark = hp_form_tally_mark (self.tally);
  hp_block_begin_minutes (run, "Biên bản", mark);
  head (&self);
  if (!place_and_team (&self, error))
    return FALSE;
  course (&self);
  figures (&self);
  closing (&self);
  if (self.tally != NULL)
    hp_form_reasons_annex (run, self.tally);
  return hp_form_go_on (run, error);
}
