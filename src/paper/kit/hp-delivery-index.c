/* hp-delivery-index.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-delivery-index.h"

#include "engine/setup/hp-election.h"
#include "paper/kit/hp-delivery.h"

#define CELL (HP_STYLE_BORDER | HP_STYLE_SIZE (11))

static const double widths[] = { 10, 30, 62, 42, 36, 20, 62 };
static const char *const captions[] = {
  "STT", "Mẫu số", "Tên biểu mẫu", "Phạm vi", "Tập tin", "Phiên bản dữ liệu", "SHA-256",
};

static char *
scope_text (const HpFormInstance *form, const HpRules *rules)
{
  const char *body =
      form->body != HP_BODY_NONE ? hp_rules_body_label (rules, form->body, TRUE) : NULL;

  switch (form->scope)
    {
    case HP_FORM_STATION:
      return g_strdup_printf ("Khu vực bỏ phiếu số %d", form->station);
    case HP_FORM_STATION_BODY:
      return g_strdup_printf ("Khu vực bỏ phiếu số %d, %s", form->station, body);
    case HP_FORM_CONSTITUENCY:
      return g_strdup_printf ("Đơn vị bầu cử số %d, %s", form->constituency, body);
    case HP_FORM_BODY:
      return g_strdup (body);
    case HP_FORM_DOCUMENT:
    default:
      return g_strdup ("Toàn địa bàn");
    }
}

static void
write_row (HpSheet *sheet, const HpRules *rules, const HpDeliveryFile *file, guint i,
           const HpDataState *state)
{
  g_autofree char *scope = scope_text (file->form, rules);

  hp_sheet_row (sheet, 0, HP_ROW_PLAIN);
  hp_sheet_count (sheet, 0, 1, CELL | HP_STYLE_CENTRE, i + 1);
  hp_sheet_text (sheet, 1, 1, CELL | HP_STYLE_CENTRE,
                 *file->form->code != '\0' ? file->form->code : file->form->number);
  hp_sheet_text (sheet, 2, 1, CELL, file->form->title);
  hp_sheet_text (sheet, 3, 1, CELL, scope);
  hp_sheet_text (sheet, 4, 1, CELL, file->name);
  hp_sheet_count (sheet, 5, 1, CELL | HP_STYLE_CENTRE, state->version);
  hp_sheet_text (sheet, 6, 1, HP_STYLE_BORDER | HP_STYLE_SIZE (9), file->sha256);
}

gboolean
hp_delivery_index_write (const char *path, HpDb *db, const HpRules *rules, GPtrArray *files,
                         const HpDataState *state, GDateTime *created, GError **error)
{
  const HpSheetSetup setup = { .name = "Danh mục",
                               .title = "Danh mục biểu mẫu",
                               .landscape = TRUE,
                               .n_columns = G_N_ELEMENTS (widths),
                               .widths = widths,
                               .margin_left = 20,
                               .margin_right = 15 };
  g_autoptr (HpElection) election = hp_election_load (db, error);
  g_autoptr (HpSheet) sheet = NULL;
  g_autofree char *ward = NULL;
  g_autofree char *title = NULL;

  if (election == NULL)
    return FALSE;
  sheet = hp_sheet_new_xlsx (path, created, error);
  if (sheet == NULL)
    return FALSE;
  ward = hp_election_ward_title (election, rules);
  title = g_strdup_printf ("DANH MỤC BIỂU MẪU – %s", ward);
  hp_sheet_begin (sheet, &setup);
  hp_sheet_row (sheet, 0, HP_ROW_KEEP);
  hp_sheet_text (sheet, 0, G_N_ELEMENTS (widths), HP_STYLE_CENTRE | HP_STYLE_BOLD, title);
  hp_sheet_row (sheet, 0, HP_ROW_HEADING | HP_ROW_KEEP);
  for (guint i = 0; i < G_N_ELEMENTS (captions); i++)
    hp_sheet_text (sheet, (int) i, 1, CELL | HP_STYLE_CENTRE | HP_STYLE_BOLD, captions[i]);
  for (guint i = 0; i < files->len; i++)
    write_row (sheet, rules, g_ptr_array_index (files, i), i, state);
  return hp_sheet_close (sheet, error);
}
