/* hp-form-summary.c: the committee's summary minutes of the election of a People's Council (form
 * 25/HĐBC-HĐND of resolution 40/NQ-HĐBCQG of 29/9/2025; form 27 of 2021 and 2016, which has the
 * places of a constituency in its first table and so one section less).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/stations/hp-constituency.h"
#include "paper/count/hp-form-summary-tables.h"
#include "paper/count/hp-form-minutes.h"
#include "paper/kit/hp-blocks.h"

typedef struct
{
  HpFormRun *run;
  HpBody body;
  GPtrArray *constituencies;
  GPtrArray *results;  /* as constituencies */
  GPtrArray *areas;    /* of char *, as results */
  GPtrArray *repeated; /* of const HpResult *: re-election */
  GPtrArray *extra;    /* extra election */
  GPtrArray *committee;
  char *unit;
  char *term; /* "khóa …, nhiệm kỳ 2026-2031" */
  int section;
  gboolean complete;
  gboolean any_incident;
} Summary;

static void
summary_clear (Summary *self)
{
  g_clear_pointer (&self->constituencies, g_ptr_array_unref);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_clear_pointer (&self->areas, g_ptr_array_unref);
  g_clear_pointer (&self->repeated, g_ptr_array_unref);
  g_clear_pointer (&self->extra, g_ptr_array_unref);
  g_clear_pointer (&self->committee, g_ptr_array_unref);
  g_free (self->unit);
  g_free (self->term);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Summary, summary_clear)

static void
sort_results (Summary *self)
{
  self->complete = self->results->len > 0;
  self->repeated = g_ptr_array_new ();
  self->extra = g_ptr_array_new ();
  for (guint i = 0; i < self->results->len; i++)
    {
      HpResult *result = g_ptr_array_index (self->results, i);

      self->complete = self->complete && result->complete;
      if (result->complete && result->outcome->proposal == HP_PROPOSAL_RE_ELECTION)
        g_ptr_array_add (self->repeated, result);
      if (result->complete && result->outcome->proposal == HP_PROPOSAL_EXTRA)
        g_ptr_array_add (self->extra, result);
    }
}

static gboolean
load (Summary *self, GError **error)
{
  HpFormRun *run = self->run;
  g_autofree char *term = NULL;

  self->body = run->form->body;
  self->constituencies = hp_constituencies_load (run->db, self->body, error);
  if (self->constituencies == NULL)
    return FALSE;
  self->results = hp_results_load (run->db, run->rules, self->body, NULL, error);
  if (self->results == NULL)
    return FALSE;
  self->areas = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->constituencies->len; i++)
    g_ptr_array_add (self->areas,
                     hp_constituency_area (run->db, g_ptr_array_index (self->constituencies, i)));
  self->committee = hp_members_load (run->db, HP_ORGAN_COMMITTEE, 0, error);
  if (self->committee == NULL)
    return FALSE;
  sort_results (self);
  self->unit = hp_form_unit (run, self->body);
  term = hp_form_term (run, self->body);
  self->term = g_strdup_printf ("%s, nhiệm kỳ %s", term, hp_rules_term_hdnd (run->rules));
  return hp_form_incidents (run, self->body, 0, NULL, &self->any_incident, error);
}

static void
head (Summary *self)
{
  HpFormRun *run = self->run;
  g_autofree char *unit = hp_form_upper (self->unit);
  g_autofree char *council = g_strconcat ("ĐẠI BIỂU HỘI ĐỒNG NHÂN DÂN ", unit, NULL);
  g_autofree char *term = hp_form_upper (self->term);

  hp_block_head (run, (const char *const[]){ "ỦY BAN BẦU CỬ", unit, NULL }, NULL, NULL);
  hp_block_title (run,
                  (const char *const[]){ "BIÊN BẢN TỔNG KẾT CUỘC BẦU CỬ", council, term, NULL });
}

/* The resolution on the candidates, where all constituencies name the same. */
static const char *
common_resolution (const Summary *self)
{
  const char *common = NULL;

  for (guint i = 0; i < self->constituencies->len; i++)
    {
      const HpConstituency *constituency = g_ptr_array_index (self->constituencies, i);

      if (common != NULL && g_strcmp0 (common, constituency->candidates_resolution) != 0)
        return NULL;
      common = constituency->candidates_resolution;
    }
  return common;
}

static void
totals (const Summary *self, gint64 *seats, gint64 *candidates)
{
  *seats = *candidates = self->constituencies->len > 0 ? 0 : HP_MISSING;
  for (guint i = 0; i < self->constituencies->len; i++)
    {
      const HpConstituency *constituency = g_ptr_array_index (self->constituencies, i);

      if (*seats != HP_MISSING)
        *seats = constituency->seats > 0 ? *seats + constituency->seats : HP_MISSING;
      if (*candidates != HP_MISSING)
        *candidates =
            constituency->candidates > 0 ? *candidates + constituency->candidates : HP_MISSING;
    }
}

static void
meeting (Summary *self)
{
  static const HpRole blanks[] = { HP_ROLE_HEAD, HP_ROLE_DEPUTY, HP_ROLE_DEPUTY, HP_ROLE_MEMBER,
                                   HP_ROLE_MEMBER };
  static const HpBlockRoles roles = { "Chủ tịch", "Phó Chủ tịch", "Thư ký",
                                      "Ủy viên",  blanks,         G_N_ELEMENTS (blanks) };
  HpFormRun *run = self->run;
  g_autofree char *time = hp_form_time (NULL);
  g_autofree char *day = hp_form_day (run, HP_DATE_NONE);
  g_autofree char *resolution = hp_form_resolution (common_resolution (self));
  g_autofree char *n_seats = NULL;
  g_autofree char *n_candidates = NULL;
  gint64 seats, candidates;

  totals (self, &seats, &candidates);
  n_seats = hp_form_number (seats);
  n_candidates = hp_form_number (candidates);
  hp_block_paragraph_printf (run, "Vào hồi %s, %s, Ủy ban bầu cử %s gồm có:", time, day,
                             self->unit);
  hp_block_members (run, self->committee, &roles);
  hp_block_paragraph_printf (run,
                             "Đã họp tại " HP_BLANK_LONG " để lập biên bản tổng kết cuộc bầu cử "
                             "đại biểu Hội đồng nhân dân %s %s.",
                             self->unit, self->term);
  hp_block_paragraph_printf (
      run,
      "Theo quy định của Luật Tổ chức chính quyền địa phương thì %s được bầu %s đại biểu Hội đồng "
      "nhân dân. Theo Nghị quyết số %s của Ủy ban bầu cử %s, có tổng cộng %s người ứng cử đại biểu "
      "Hội đồng nhân dân %s %s.",
      self->unit, n_seats, resolution, self->unit, n_candidates, self->unit, self->term);
  hp_block_paragraph_printf (
      run,
      "Sau khi kiểm tra Biên bản xác định kết quả bầu cử của các Ban bầu cử và giải quyết khiếu "
      "nại, tố cáo (nếu có), Ủy ban bầu cử xác nhận kết quả bầu cử đại biểu Hội đồng nhân dân %s "
      "%s như sau:",
      self->unit, self->term);
}

static void
section (Summary *self, const char *text)
{
  g_autofree char *numbered = g_strdup_printf ("%d. %s", ++self->section, text);

  hp_sheet_row (self->run->sheet, 2, HP_ROW_KEEP);
  hp_block_line (self->run, HP_STYLE_JUSTIFY | HP_STYLE_BOLD, HP_ROW_KEEP, numbered);
}

static void
section_of (Summary *self, const char *before, const char *after)
{
  g_autofree char *text = g_strdup_printf ("%s đại biểu Hội đồng nhân dân %s %s%s", before,
                                           self->unit, self->term, after);

  section (self, text);
}

/* "Đơn vị bầu cử số 2; Đơn vị bầu cử số 5.", or "Không có." */
static void
name_all (Summary *self, GPtrArray *results)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < results->len; i++)
    {
      const HpResult *result = g_ptr_array_index (results, i);

      g_string_append_printf (names, "%sĐơn vị bầu cử số %d", i > 0 ? "; " : "", result->number);
    }
  if (results->len == 0 && self->complete)
    g_string_append (names, HP_FORM_NONE);
  if (names->len > 0)
    g_string_append_c (names, '.');
  hp_block_answer (self->run, names->str, 1);
}

static void
table_caption (Summary *self, const char *text)
{
  hp_block_line (self->run, HP_STYLE_JUSTIFY | HP_STYLE_INDENT, HP_ROW_KEEP, text);
}

/* Returns the row of the first constituency in the table of ballots. */
static int
turnout_sections (Summary *self)
{
  HpFormRun *run = self->run;
  gboolean in_table = hp_rules_has_district (run->rules);
  const HpSummaryTurnout all = {
    self->results, in_table ? self->areas : NULL, "Các đơn vị bầu cử", "Ghi chú", FALSE, TRUE
  };
  const HpSummaryTurnout repeated = {
    self->repeated, NULL, "Đơn vị bầu cử", "Ghi chú (ngày tổ chức bầu cử lại)", TRUE, FALSE
  };
  int first;

  if (!in_table)
    {
      section (self, "Các đơn vị bầu cử");
      /* The official caption is that of a province; its own note gives that of a ward. */
      hp_summary_areas (run, self->results, self->areas,
                        self->body == HP_BODY_XA ? "Thôn, tổ dân phố" : "Xã, phường, đặc khu");
    }
  section (self, "Số lượng đơn vị bầu cử, tổng số cử tri, số cử tri tham gia bỏ phiếu tại địa "
                 "phương như sau:");
  first = hp_summary_turnout (run, &all);
  section (self, "Các đơn vị bầu cử có số cử tri đã tham gia bỏ phiếu chưa đạt quá một nửa tổng số "
                 "cử tri của đơn vị bầu cử hoặc có vi phạm pháp luật nghiêm trọng, phải tổ chức "
                 "bầu cử lại gồm:");
  name_all (self, self->repeated);
  table_caption (self, "Kết quả cử tri tham gia bỏ phiếu bầu cử lại như sau:");
  hp_summary_turnout (run, &repeated);
  return first;
}

#define CANDIDATES "Họ và tên người ứng cử đại biểu HĐND"
#define ELECTED "Họ và tên người trúng cử đại biểu HĐND"

static void
person_sections (Summary *self, int valid_row)
{
  HpFormRun *run = self->run;
  const HpSummaryTurnout extra = {
    self->extra, NULL, "Các đơn vị bầu cử", "Ghi chú (ngày tổ chức bầu cử thêm)", TRUE, TRUE
  };
  const HpSummaryPersons all = { self->results, CANDIDATES, FALSE, FALSE, valid_row };
  const HpSummaryPersons elected = { self->results, ELECTED, TRUE, FALSE, valid_row };
  const HpSummaryPersons extra_all = { self->extra, CANDIDATES, FALSE, TRUE, 0 };
  const HpSummaryPersons extra_elected = { self->extra, ELECTED, TRUE, TRUE, 0 };
  g_autofree char *after = NULL;

  section (self, "Số phiếu bầu cho mỗi người ứng cử đại biểu Hội đồng nhân dân như sau:");
  hp_summary_persons (run, &all);
  section_of (self, "Danh sách những người trúng cử", " theo từng đơn vị bầu cử như sau:");
  hp_summary_persons (run, &elected);
  section (self, "Các đơn vị bầu cử có số người trúng cử ít hơn số đại biểu Hội đồng nhân dân được "
                 "bầu do Ủy ban bầu cử ấn định, phải tổ chức bầu cử thêm gồm:");
  name_all (self, self->extra);
  table_caption (self, "Kết quả cử tri tham gia bỏ phiếu bầu cử thêm như sau:");
  hp_summary_turnout (run, &extra);
  table_caption (self, "Kết quả bầu cử thêm như sau:");
  hp_summary_persons (run, &extra_all);
  after = g_strdup_printf ("Danh sách những người trúng cử đại biểu Hội đồng nhân dân %s %s sau "
                           "khi bầu cử thêm như sau:",
                           self->unit, self->term);
  table_caption (self, after);
  hp_summary_persons (run, &extra_elected);
}

static void
closing (Summary *self)
{
  static const char *const questions[] = {
    "Những việc quan trọng đã xảy ra và kết quả giải quyết:",
    "Những khiếu nại, tố cáo do Ủy ban bầu cử đã giải quyết:",
  };
  HpFormRun *run = self->run;
  gboolean none = self->complete && !self->any_incident;
  const char *above = hp_rules_has_district (run->rules) ? "cấp trên trực tiếp" : "tỉnh, thành phố";

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      section (self, questions[i]);
      hp_block_answer (run, none ? HP_FORM_NONE "." : NULL, 2);
    }
  hp_block_closing_printf (
      run,
      "Biên bản tổng kết cuộc bầu cử đại biểu Hội đồng nhân dân %s %s được lập thành %02d bản và "
      "được gửi đến Hội đồng nhân dân, Ủy ban nhân dân, Ban thường trực Ủy ban Mặt trận Tổ quốc "
      "Việt Nam cùng cấp và %s.",
      self->unit, self->term, run->form->copies, above);
  hp_block_sign_organ (run, "ỦY BAN BẦU CỬ", "CHỦ TỊCH", "Ủy ban bầu cử", "CÁC PHÓ CHỦ TỊCH",
                       hp_block_member_name (self->committee, HP_ROLE_HEAD));
  hp_form_no_erasure (run);
}

gboolean
hp_form_make_summary (HpFormRun *run, GError **error)
{
  g_auto (Summary) self = { .run = run };

  if (!load (&self, error))
    return FALSE;
  hp_summary_begin (run, self.complete ? NULL : "BẢN TẠM, số liệu chưa đủ");
  head (&self);
  meeting (&self);
  person_sections (&self, turnout_sections (&self));
  closing (&self);
  return hp_form_go_on (run, error);
}
