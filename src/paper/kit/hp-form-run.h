/* hp-form-run.h: what a form has at hand while it is made, and who makes which.
 *
 * Only for the forms themselves; others go through hp-form.h. Forms are always in Vietnamese, in
 * the wording of the official ones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/setup/hp-election.h"
#include "paper/kit/hp-form.h"

G_BEGIN_DECLS

typedef struct
{
  const HpFormInstance *form;
  HpDb *db;
  const HpRules *rules;
  HpSheet *sheet;
  GCancellable *cancellable;
  HpElection *election;
  char *ward;     /* "phường Chi Lăng" */
  char *province; /* "tỉnh Lạng Sơn" */
  char *kinds;    /* "xã/phường/đặc khu": what a ward may be in this election */
  char *foot;     /* program, version of the data, its hash */
  int n_columns;  /* of the worksheet begun last */
  int split;      /* of these, to the left of the Quốc hiệu */
} HpFormRun;

/* Each in the folder of its phase. */
typedef gboolean (*HpFormMaker) (HpFormRun *run, GError **error);
gboolean hp_form_make_voter_list (HpFormRun *run, GError **error);
gboolean hp_form_make_turnout (HpFormRun *run, GError **error);
gboolean hp_form_make_ballot_account (HpFormRun *run, GError **error);
gboolean hp_form_make_station_minutes (HpFormRun *run, GError **error);
gboolean hp_form_make_constituency_minutes (HpFormRun *run, GError **error);
gboolean hp_form_make_summary (HpFormRun *run, GError **error);

/* FALSE with HP_ERROR_CANCELLED when the user stopped it. */
gboolean hp_form_go_on (const HpFormRun *run, GError **error);

/* Begins a worksheet. The widths are millimetres; @split of the columns stand to the left of the
 * Quốc hiệu. @mark goes before the foot's text ("BẢN TẠM"), NULL for none. */
void hp_form_begin (HpFormRun *run, const char *name, int n_columns, const double *widths,
                    int split, const HpSheetSetup *paper, const char *mark);

/* The number of columns whose right edge comes nearest to @at millimetres. */
int hp_form_split (const double *widths, int n, double at);

/* ---- words ---- */

/* A blank to be filled in by hand. */
#define HP_BLANK "…………"
#define HP_BLANK_SHORT "……"
#define HP_BLANK_LONG "………………………………………"

/* @text, or a blank where it is NULL or empty. */
const char *hp_form_or_blank (const char *text);
/* In capitals. Transfer full, as all that follow. */
char *hp_form_upper (const char *text);
/* "1.234", or a blank for HP_MISSING. */
char *hp_form_number (gint64 number);
/* The unit that elects @body: "tỉnh Lạng Sơn", "phường Chi Lăng"; "" for the National Assembly. */
char *hp_form_unit (const HpFormRun *run, HpBody body);
/* "Quốc hội", "Hội đồng nhân dân phường Chi Lăng". */
char *hp_form_council (const HpFormRun *run, HpBody body);
/* "đại biểu Quốc hội khóa XVI", "đại biểu Hội đồng nhân dân phường Chi Lăng khóa …, nhiệm kỳ
 * 2026-2031". */
char *hp_form_deputies (const HpFormRun *run, HpBody body, gboolean comma);
/* "khóa XX": the number of the council's term as the document's setting "term_xa" … says. */
char *hp_form_term (const HpFormRun *run, HpBody body);
/* "ngày 05 tháng 02 năm 2026"; blanks for what is not known, the year of the election at least. */
char *hp_form_day (const HpFormRun *run, HpDate date);
/* "07 giờ 00 phút" of "07:00"; blanks where it is empty. */
char *hp_form_time (const char *time);
/* "15 tháng 3 …": the polling day of a station. */
HpDate hp_form_polling_day (const HpFormRun *run, const char *own_day);

G_END_DECLS
