/* hp-form-constituency-minutes.c: the board's minutes of the result in a constituency of a People's
 * Council (form 24/HĐBC-HĐND of resolution 40/NQ-HĐBCQG of 29/9/2025).
 *
 * The official note that sends minutes of an extra election to form 23 means this form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/count/hp-results.h"
#include "engine/stations/hp-constituency.h"
#include "paper/count/hp-form-results.h"
#include "paper/count/hp-form-minutes.h"
#include "paper/kit/hp-blocks.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  HpFormRun *run;
  HpBody body;
  HpConstituency *constituency;
  GPtrArray *results;
  const HpResult *result; /* in results */
  GPtrArray *board;
  char *unit;      /* "phường Chi Lăng" */
  char *committee; /* "Ủy ban bầu cử phường Chi Lăng" */
  char *term;      /* "khóa …" */
  char *area;
  char *incidents;
  gboolean any_incident;
} Minutes;

static void
minutes_clear (Minutes *self)
{
  hp_constituency_free (self->constituency);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_clear_pointer (&self->board, g_ptr_array_unref);
  g_free (self->unit);
  g_free (self->committee);
  g_free (self->term);
  g_free (self->area);
  g_free (self->incidents);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Minutes, minutes_clear)

static gboolean
load (Minutes *self, GError **error)
{
  HpFormRun *run = self->run;
  int number = run->form->constituency;

  self->body = run->form->body;
  self->constituency = hp_constituency_load (run->db, self->body, number, error);
  if (self->constituency == NULL)
    return FALSE;
  self->results = hp_results_load (run->db, run->rules, self->body, NULL, error);
  if (self->results == NULL)
    return FALSE;
  self->result = hp_form_find_result (self->results, number);
  if (self->result == NULL)
    {
      g_set_error (error, HP_ERROR, HP_ERROR_NOT_FOUND,
                   _ ("Constituency %d has no result. Look whether it was removed."), number);
      return FALSE;
    }
  self->board = hp_members_load (run->db, HP_ORGAN_BOARD, self->constituency->id, error);
  if (self->board == NULL)
    return FALSE;
  self->unit = hp_form_unit (run, self->body);
  self->committee = g_strconcat ("Ủy ban bầu cử ", self->unit, NULL);
  self->term = hp_form_term (run, self->body);
  self->area = hp_constituency_area (run->db, self->constituency);
  return hp_form_incidents (run, self->body, number, &self->incidents, &self->any_incident, error);
}

static void
head (Minutes *self)
{
  HpFormRun *run = self->run;
  g_autofree char *unit = hp_form_upper (self->unit);
  g_autofree char *number = g_strdup_printf ("ĐƠN VỊ BẦU CỬ SỐ %d", self->constituency->number);
  g_autofree char *council = g_strconcat ("ĐẠI BIỂU HỘI ĐỒNG NHÂN DÂN ", unit, NULL);
  g_autofree char *at = g_strconcat ("Ở ", number, NULL);
  g_autofree char *area = g_strconcat ("Gồm: ", hp_form_or_blank (self->area), NULL);

  hp_block_head (
      run, (const char *const[]){ "BAN BẦU CỬ ĐẠI BIỂU", "HỘI ĐỒNG NHÂN DÂN", unit, number, NULL },
      NULL, NULL);
  hp_block_title (
      run, (const char *const[]){ "BIÊN BẢN XÁC ĐỊNH KẾT QUẢ BẦU CỬ", council, at, area, NULL });
}

static void
meeting (Minutes *self)
{
  static const HpRole blanks[] = { HP_ROLE_HEAD, HP_ROLE_DEPUTY, HP_ROLE_DEPUTY, HP_ROLE_MEMBER,
                                   HP_ROLE_MEMBER };
  static const HpBlockRoles roles = { "Trưởng Ban", "Phó Trưởng ban", "Thư ký",
                                      "Ủy viên",    blanks,           G_N_ELEMENTS (blanks) };
  HpFormRun *run = self->run;
  g_autofree char *day = hp_form_day (run, HP_DATE_NONE);
  g_autofree char *time = hp_form_time (NULL);

  hp_block_paragraph_printf (
      run, "Vào hồi %s, %s, Ban bầu cử đại biểu Hội đồng nhân dân %s gồm có:", time, day,
      self->unit);
  hp_block_members (run, self->board, &roles);
  hp_block_paragraph_printf (
      run,
      "Đã họp tại " HP_BLANK_LONG " để lập biên bản xác định kết quả bầu cử đại biểu Hội đồng nhân "
      "dân %s %s, nhiệm kỳ %s tại các khu vực bỏ phiếu của đơn vị bầu cử đại biểu Hội đồng nhân "
      "dân số %d gồm %s.",
      self->unit, self->term, hp_rules_term_hdnd (run->rules), self->constituency->number,
      hp_form_or_blank (self->area));
}

static void
resolutions (Minutes *self)
{
  HpFormRun *run = self->run;
  g_autofree char *seats = hp_form_resolution (self->constituency->seats_resolution);
  g_autofree char *list = hp_form_resolution (self->constituency->candidates_resolution);
  g_autofree char *n_seats =
      hp_form_number (self->constituency->seats > 0 ? self->constituency->seats : HP_MISSING);
  g_autofree char *n_candidates = hp_form_number (
      self->constituency->candidates > 0 ? self->constituency->candidates : HP_MISSING);

  hp_block_paragraph_printf (run,
                             "Theo Nghị quyết số %s của %s thì đơn vị bầu cử số %d được bầu %s đại "
                             "biểu Hội đồng nhân dân.",
                             seats, self->committee, self->constituency->number, n_seats);
  hp_block_paragraph_printf (run,
                             "Theo Nghị quyết số %s của %s thì đơn vị bầu cử số %d có %s người ứng "
                             "cử đại biểu Hội đồng nhân dân.",
                             list, self->committee, self->constituency->number, n_candidates);
  hp_block_paragraph_printf (run,
                             "Sau khi kiểm tra và tổng hợp kết quả từ Biên bản kết quả kiểm phiếu "
                             "bầu cử do các Tổ bầu cử chuyển đến, kết quả bầu cử đại biểu Hội đồng "
                             "nhân dân %s ở đơn vị bầu cử số %d như sau:",
                             self->unit, self->constituency->number);
}

/* Returns the row of the valid ballots. */
static int
figures (Minutes *self)
{
  HpFormRun *run = self->run;
  HpFormSums sums = hp_form_sums_of (self->result);
  HpBlockShares shares = { sums.valid, sums.invalid, sums.collected, 0 };
  g_autofree char *valid_ref = NULL;
  int listed_row, voted_row, valid_row;

  listed_row = hp_block_figure (run, "- Tổng số cử tri của đơn vị bầu cử:", sums.listed, "người");
  voted_row = hp_block_figure (run, "- Số cử tri đã tham gia bỏ phiếu:", sums.voted, "người");
  hp_block_ratio (run,
                  "- Tỷ lệ cử tri đã tham gia bỏ phiếu so với tổng số cử tri của đơn vị bầu cử:",
                  voted_row, listed_row, sums.voted, sums.listed);
  hp_block_figure (run, "- Số phiếu phát ra:", sums.issued, "phiếu");
  shares.collected_row = hp_block_figure (run, "- Số phiếu thu vào:", sums.collected, "phiếu");
  valid_row = hp_block_shares (run, &shares);
  valid_ref = hp_block_valid_ref (valid_row);
  hp_block_line (run, HP_STYLE_PLAIN, HP_ROW_KEEP, "- Số phiếu bầu cho mỗi người ứng cử như sau:");
  for (guint i = 0; i < self->result->candidates->len; i++)
    {
      g_autofree char *name =
          hp_candidate_addressed (g_ptr_array_index (self->result->candidates, i));

      hp_block_votes (run, (int) i + 1, name, hp_form_votes_of (self->result, i), sums.valid,
                      valid_ref);
    }
  return valid_row;
}

static void
turnout (Minutes *self)
{
  HpFormRun *run = self->run;
  HpFormSums sums = hp_form_sums_of (self->result);
  g_autofree char *percent = hp_form_percent_text (sums.voted, sums.listed);

  hp_block_paragraph_printf (
      run, "Căn cứ vào kết quả ghi trên đây, Ban bầu cử đại biểu Hội đồng nhân dân %s kết luận:",
      self->unit);
  hp_block_paragraph_printf (run,
                             "a) Số cử tri đã tham gia bỏ phiếu đạt %s%% so với tổng số cử tri của "
                             "đơn vị bầu cử.",
                             percent);
  if (self->result->complete && !self->result->outcome->turnout_valid)
    hp_block_paragraph_printf (
        run,
        "Vì số cử tri đi bỏ phiếu chưa đạt quá một nửa tổng số cử tri của đơn vị bầu cử, nên cuộc "
        "bầu cử đại biểu Hội đồng nhân dân %s tại đơn vị bầu cử số %d không có giá trị. Đề nghị %s "
        "xem xét, quyết định việc bầu cử lại tại đơn vị bầu cử.",
        self->unit, self->constituency->number, self->committee);
}

static void
elected (Minutes *self, int valid_row)
{
  HpFormRun *run = self->run;
  g_autoptr (GArray) order = hp_form_elected_order (self->result);
  g_autofree char *valid_ref = hp_block_valid_ref (valid_row);

  hp_block_paragraph_printf (
      run,
      "b) Các ông/bà có tên sau đây nhận được quá nửa tổng số phiếu hợp lệ và có nhiều phiếu hơn, "
      "đã trúng cử đại biểu Hội đồng nhân dân %s %s, nhiệm kỳ %s:",
      self->unit, self->term, hp_rules_term_hdnd (run->rules));
  for (guint i = 0; i < order->len; i++)
    {
      guint which = g_array_index (order, guint, i);
      g_autofree char *name =
          hp_candidate_addressed (g_ptr_array_index (self->result->candidates, which));

      hp_block_elected (run, (int) i + 1, name, hp_form_votes_of (self->result, which),
                        self->result->valid, valid_ref);
    }
  if (order->len == 0)
    hp_block_answer (run, self->result->complete ? HP_FORM_NONE "." : NULL, 3);
}

static void
seats (Minutes *self)
{
  HpFormRun *run = self->run;
  const HpElected *outcome = self->result->outcome;
  gboolean known = self->result->complete && self->result->seats > 0;
  g_autofree char *n = hp_form_number (self->result->seats > 0 ? self->result->seats : HP_MISSING);
  g_autofree char *got = hp_form_number (known ? outcome->elected : HP_MISSING);
  g_autofree char *missing = hp_form_number (known ? outcome->missing : HP_MISSING);

  hp_block_paragraph_printf (
      run,
      "c) Theo ấn định của %s, thì số đại biểu Hội đồng nhân dân %s được bầu ở đơn vị bầu cử số %d "
      "là %s đại biểu, nay đã bầu được %s đại biểu, còn thiếu %s đại biểu.",
      self->committee, self->unit, self->constituency->number, n, got, missing);
  /* Sentence (7) of the form asks for an extra election at any shortage; whether there is one is
   * the committee's decision (law 85/2015 art. 79). Where the turnout failed, it was asked for a
   * re-election above; where a tie is open, nothing can be asked for yet. */
  if (known && outcome->missing > 0 && outcome->turnout_valid
      && outcome->proposal != HP_PROPOSAL_DECISION_NEEDED)
    hp_block_paragraph_printf (
        run,
        "Vì số người trúng cử đại biểu Hội đồng nhân dân chưa đủ số lượng đại biểu được bầu đã ấn "
        "định cho đơn vị bầu cử nên đề nghị %s xem xét, quyết định việc bầu cử thêm tại đơn vị bầu "
        "cử.",
        self->committee);
}

/* "Không có" only where no team reported anything; otherwise lines to be filled in. */
static void
question (Minutes *self, const char *text, const char *answer)
{
  HpFormRun *run = self->run;
  gboolean none = self->result->complete && !self->any_incident;

  if (none)
    {
      hp_block_paragraph_printf (run, "%s: " HP_FORM_NONE ".", text);
      return;
    }
  hp_block_paragraph_printf (run, "%s:", text);
  hp_block_answer (run, answer, 2);
}

static void
closing (Minutes *self)
{
  HpFormRun *run = self->run;

  question (self, "d) Tóm tắt những việc xảy ra", self->incidents);
  question (self,
            "đ) Những khiếu nại, tố cáo trong quá trình bầu cử do các Tổ bầu cử đã giải quyết",
            NULL);
  question (self,
            "e) Những khiếu nại, tố cáo trong quá trình bầu cử do Ban bầu cử đã giải quyết, cách "
            "giải quyết",
            NULL);
  question (self, "g) Những khiếu nại, tố cáo chuyển đến Ủy ban bầu cử", NULL);
  hp_block_paragraph_printf (
      run,
      "Biên bản xác định kết quả bầu cử đại biểu Hội đồng nhân dân %s ở đơn vị bầu cử số %d được "
      "lập thành %02d bản và được gửi đến Ủy ban bầu cử, Thường trực Hội đồng nhân dân, Ủy ban "
      "nhân dân, Ban thường trực Ủy ban Mặt trận Tổ quốc Việt Nam %s.",
      self->unit, self->constituency->number, run->form->copies, self->unit);
  hp_block_closing_printf (run, "Các tài liệu kèm theo:");
  hp_block_closing_printf (run, "1. " HP_BLANK_LONG);
  hp_block_closing_printf (run, "2. " HP_BLANK_LONG);
  hp_block_sign_organ (run, "BAN BẦU CỬ", "TRƯỞNG BAN", "Ban bầu cử", "CÁC PHÓ TRƯỞNG BAN",
                       hp_block_member_name (self->board, HP_ROLE_HEAD));
  hp_form_no_erasure (run);
}

gboolean
hp_form_make_constituency_minutes (HpFormRun *run, GError **error)
{
  g_auto (Minutes) self = { .run = run };
  int valid_row;

  if (!load (&self, error))
    return FALSE;
  hp_block_begin_minutes (run, "Biên bản",
                          self.result->complete ? NULL : "BẢN TẠM, số liệu chưa đủ");
  head (&self);
  meeting (&self);
  resolutions (&self);
  valid_row = figures (&self);
  turnout (&self);
  elected (&self, valid_row);
  seats (&self);
  closing (&self);
  return hp_form_go_on (run, error);
}
