/* hp-form-minutes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/count/hp-form-minutes.h"

#include "engine/day/hp-turnout.h"
#include "paper/kit/hp-blocks.h"

/* The warnings that a tally may be sealed with, in words for the annex. */
static const struct
{
  const char *code;
  const char *text;
} warnings[] = {
  { "T03", "Số phiếu phát ra khác số cử tri đã tham gia bỏ phiếu." },
  { "T14", "Tỷ lệ phiếu không hợp lệ cao." },
  { "T15", "Số phiếu thu vào ít hơn số phiếu phát ra." },
  { "T16", "Số liệu trùng với số liệu của khu vực bỏ phiếu khác." },
  { "T17", "Tỷ lệ phiếu bầu của người ứng cử khác nhiều so với các khu vực bỏ phiếu khác." },
  { "T19", "Số cử tri đã tham gia bỏ phiếu khác nhau giữa các cấp bầu cử." },
  { "T20", "Số cử tri đã tham gia bỏ phiếu khác số liệu báo cáo tiến độ cuối cùng." },
};

char *
hp_form_kinds_capital (const HpFormRun *run)
{
  g_auto (GStrv) words = g_strsplit (run->kinds, "/", -1);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *rest = g_utf8_next_char (words[i]);
      g_autofree char *first = g_utf8_strup (words[i], rest - words[i]);

      g_string_append_printf (all, "%s%s%s", i > 0 ? "/" : "", first, rest);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

char *
hp_form_count_day (const HpFormRun *run, HpDate polling_day, const char *counted_at)
{
  int minute;

  if (counted_at == NULL || !hp_minute_parse (counted_at, &minute))
    return hp_form_day (run, HP_DATE_NONE);
  if (minute < hp_rules_voting_hours (run->rules).closes)
    polling_day = hp_date_add_days (polling_day, 1);
  return hp_form_day (run, polling_day);
}

char *
hp_form_tally_mark (const HpTally *tally)
{
  const char *state = tally->state != HP_TALLY_SEALED ? "BẢN TẠM, số liệu chưa khóa" : NULL;
  const char *typist = tally->same_typist ? "hai lần nhập do cùng một người" : NULL;

  if (state == NULL && typist == NULL)
    return NULL;
  return g_strconcat (state != NULL ? state : "", state != NULL && typist != NULL ? " · " : "",
                      typist != NULL ? typist : "", NULL);
}

void
hp_form_no_erasure (HpFormRun *run)
{
  hp_block_line (run, HP_STYLE_ITALIC | HP_STYLE_SIZE (12), HP_ROW_PLAIN,
                 "Ghi chú: Nhất thiết không được tẩy xóa trên biên bản.");
}

static const char *
warning_text (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (warnings); i++)
    if (g_str_equal (warnings[i].code, code))
      return warnings[i].text;
  return "";
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
sorted_codes (GHashTable *reasons)
{
  GPtrArray *codes = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer code;

  g_hash_table_iter_init (&iter, reasons);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    g_ptr_array_add (codes, code);
  g_ptr_array_sort (codes, compare_codes);
  return codes;
}

void
hp_form_reasons_annex (HpFormRun *run, const HpTally *tally)
{
  static const double widths[] = { 12, 16, 62, 75 };
  static const char *const captions[] = { "STT", "Mã", "Nội dung cần giải trình", "Giải trình" };
  const HpSheetSetup paper = { .margin_left = 30, .margin_right = 15, .font_size = 13 };
  g_autoptr (GPtrArray) codes = NULL;
  g_autofree char *place = NULL;

  if (tally->state != HP_TALLY_SEALED || tally->reasons == NULL
      || g_hash_table_size (tally->reasons) == 0)
    return;
  codes = sorted_codes (tally->reasons);
  place = g_strdup_printf ("(Kèm theo %s, khu vực bỏ phiếu số %d, %s)", run->form->title,
                           tally->station, run->ward);
  hp_form_begin (run, "Giải trình", G_N_ELEMENTS (widths), widths, 2, &paper, NULL);
  hp_block_title (run, (const char *const[]){ "GIẢI TRÌNH SỐ LIỆU KIỂM PHIẾU", NULL });
  hp_block_line (run, HP_STYLE_CENTRE | HP_STYLE_ITALIC, HP_ROW_KEEP, place);
  hp_sheet_row (run->sheet, 4, HP_ROW_KEEP);
  hp_sheet_row (run->sheet, 0, HP_ROW_HEADING | HP_ROW_KEEP);
  for (guint i = 0; i < G_N_ELEMENTS (captions); i++)
    hp_sheet_text (run->sheet, (int) i, 1, HP_STYLE_BORDER | HP_STYLE_BOLD | HP_STYLE_CENTRE,
                   captions[i]);
  for (guint i = 0; i < codes->len; i++)
    {
      const char *code = g_ptr_array_index (codes, i);

      hp_sheet_row (run->sheet, 0, HP_ROW_PLAIN);
      hp_sheet_count (run->sheet, 0, 1, HP_STYLE_BORDER | HP_STYLE_CENTRE, i + 1);
      hp_sheet_text (run->sheet, 1, 1, HP_STYLE_BORDER | HP_STYLE_CENTRE, code);
      hp_sheet_text (run->sheet, 2, 1, HP_STYLE_BORDER, warning_text (code));
      hp_sheet_text (run->sheet, 3, 1, HP_STYLE_BORDER, g_hash_table_lookup (tally->reasons, code));
    }
}

static void
append_text (GString *all, int station, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (all, "%sKhu vực bỏ phiếu số %d: %s", all->len > 0 ? "\n" : "", station,
                            text);
}

gboolean
hp_form_incidents (HpFormRun *run, HpBody body, int constituency, char **incidents, gboolean *any,
                   GError **error)
{
  g_autoptr (GPtrArray) tallies = hp_tallies_load (run->db, error);
  g_autoptr (GString) all = g_string_new (NULL);

  if (tallies == NULL)
    return FALSE;
  *any = FALSE;
  for (guint i = 0; i < tallies->len; i++)
    {
      const HpTally *tally = g_ptr_array_index (tallies, i);

      if (tally->body != body || (constituency > 0 && tally->constituency != constituency))
        continue;
      append_text (all, tally->station, tally->incidents);
      *any = *any || all->len > 0 || (tally->unsettled != NULL && *tally->unsettled != '\0');
    }
  if (incidents != NULL)
    *incidents = g_string_free (g_steal_pointer (&all), FALSE);
  return TRUE;
}
