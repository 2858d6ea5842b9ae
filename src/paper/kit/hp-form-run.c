/* hp-form-run.c: begins worksheets, and the words that forms share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-form-run.h"

#include "engine/core/hp-percent.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WATERMARK "TẬP DƯỢT"

gboolean
hp_form_go_on (const HpFormRun *run, GError **error)
{
  if (!g_cancellable_is_cancelled (run->cancellable))
    return TRUE;
  g_set_error_literal (error, HP_ERROR, HP_ERROR_CANCELLED, _ ("Stopped. No file was made."));
  return FALSE;
}

void
hp_form_begin (HpFormRun *run, const char *name, int n_columns, const double *widths, int split,
               const HpSheetSetup *paper, const char *mark)
{
  HpSheetSetup setup = *paper;
  g_autofree char *foot =
      mark != NULL ? g_strconcat (mark, " · ", run->foot, NULL) : g_strdup (run->foot);

  setup.name = name;
  setup.title = run->form->title;
  setup.n_columns = n_columns;
  setup.widths = widths;
  setup.foot = foot;
  setup.watermark = run->election->rehearsal ? WATERMARK : NULL;
  run->n_columns = n_columns;
  run->split = split;
  hp_sheet_begin (run->sheet, &setup);
}

int
hp_form_split (const double *widths, int n, double at)
{
  double edge = 0, nearest = G_MAXDOUBLE;
  int split = 1;

  for (int i = 0; i + 1 < n; i++)
    {
      edge += widths[i];
      if (ABS (edge - at) < nearest)
        {
          nearest = ABS (edge - at);
          split = i + 1;
        }
    }
  return split;
}

const char *
hp_form_or_blank (const char *text)
{
  return text != NULL && *text != '\0' ? text : HP_BLANK;
}

char *
hp_form_upper (const char *text)
{
  return g_utf8_strup (text, -1);
}

char *
hp_form_number (gint64 number)
{
  return number != HP_MISSING ? hp_count_format (number, '.') : g_strdup (HP_BLANK);
}

char *
hp_form_unit (const HpFormRun *run, HpBody body)
{
  switch (body)
    {
    case HP_BODY_TINH:
      return g_strdup (run->province);
    case HP_BODY_HUYEN:
      return g_strdup (hp_form_or_blank (run->election->district));
    case HP_BODY_XA:
      return g_strdup (run->ward);
    case HP_BODY_NONE:
    case HP_BODY_QH:
    case HP_N_BODIES:
    default:
      return g_strdup ("");
    }
}

char *
hp_form_council (const HpFormRun *run, HpBody body)
{
  g_autofree char *unit = hp_form_unit (run, body);

  if (*unit == '\0')
    return g_strdup (hp_rules_body_label (run->rules, body, TRUE));
  return g_strconcat ("Hội đồng nhân dân ", unit, NULL);
}

char *
hp_form_term (const HpFormRun *run, HpBody body)
{
  g_autofree char *key = NULL;
  g_autofree char *term = NULL;

  if (body == HP_BODY_QH)
    return g_strconcat ("khóa ", hp_rules_term_qh (run->rules), NULL);
  key = g_strconcat ("term_", hp_body_code (body), NULL);
  term = hp_setting_get (run->db, key);
  /* A blank alone in a line of the title would not say what it is for. */
  if (term == NULL || *term == '\0')
    return g_strdup ("khóa\u00a0" HP_BLANK_SHORT);
  return g_strconcat ("khóa ", term, NULL);
}

char *
hp_form_deputies (const HpFormRun *run, HpBody body, gboolean comma)
{
  g_autofree char *council = hp_form_council (run, body);
  g_autofree char *term = hp_form_term (run, body);

  if (body == HP_BODY_QH)
    return g_strdup_printf ("đại biểu %s %s", council, term);
  return g_strdup_printf ("đại biểu %s %s%s nhiệm kỳ %s", council, term, comma ? "," : "",
                          hp_rules_term_hdnd (run->rules));
}

/* Decree 30/2020: a zero before days up to 9 and before months 1 and 2. */
char *
hp_form_day (const HpFormRun *run, HpDate date)
{
  g_autofree char *day = NULL;
  g_autofree char *month = NULL;

  if (date.year == 0)
    date.year = (gint16) hp_rules_year (run->rules);
  day = date.day > 0 ? g_strdup_printf ("%02d", date.day) : g_strdup (HP_BLANK_SHORT);
  if (date.month > 0)
    month = g_strdup_printf (date.month <= 2 ? "%02d" : "%d", date.month);
  else
    month = g_strdup (HP_BLANK_SHORT);
  return g_strdup_printf ("ngày %s tháng %s năm %d", day, month, date.year);
}

char *
hp_form_time (const char *time)
{
  const char *colon = time != NULL ? strchr (time, ':') : NULL;

  if (colon == NULL)
    return g_strdup (HP_BLANK_SHORT " giờ " HP_BLANK_SHORT " phút");
  return g_strdup_printf ("%.*s giờ %s phút", (int) (colon - time), time, colon + 1);
}

HpDate
hp_form_polling_day (const HpFormRun *run, const char *own_day)
{
  HpDate day;

  if (own_day != NULL && hp_date_from_iso (own_day, &day) && hp_date_is_full (day))
    return day;
  return run->election->day;
}
