/* hp-template.c: empty sheets to fill in and import.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-template.h"

#include "engine/core/hp-error.h"
#include "paper/kit/hp-sheet.h"
#include "paper/kit/hp-template-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ROWS 2000 /* that are made ready to be filled in */
#define FIGURE_MOST 999999999
#define MARGIN 10
#define HEADING (HP_STYLE_BOLD | HP_STYLE_CENTRE | HP_STYLE_BORDER)
#define CELL (HP_STYLE_BORDER | HP_STYLE_TOP)

const char *const *
hp_template_kinds (void)
{
  static const char *const kinds[] = { "voters",  "stations", "candidates", "members",
                                       "turnout", "tallies",  NULL };

  return kinds;
}

/* The columns that this election needs. */
static GPtrArray *
choose_columns (const HpTemplate *template, const HpRules *rules)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (int i = 0; i < template->n_columns; i++)
    {
      const HpTemplateColumn *column = &template->columns[i];
      gboolean fits =
          column->layout == NULL || g_str_equal (column->layout, hp_rules_list_layout (rules));

      if (fits && (column->bodies == 0 || (column->bodies & hp_rules_all_bodies (rules)) != 0))
        g_ptr_array_add (chosen, (gpointer) column);
    }
  return chosen;
}

/* What a cell may be chosen from; NULL where that is nothing of the kind. Transfer container. */
static GPtrArray *
choices (const HpTemplateColumn *column, const HpRules *rules)
{
  static const char *const marks[] = { "x", NULL };
  static const char *const sexes[] = { "Nam", "Nữ", NULL };
  static const char *const entries[] = { "1", "2", NULL };
  static const char *const roles[] = { "Chủ tịch",       "Phó Chủ tịch", "Trưởng ban",
                                       "Phó Trưởng ban", "Tổ trưởng",    "Tổ phó",
                                       "Thư ký",         "Ủy viên",      NULL };
  const char *const *fixed = column->takes == HP_TEMPLATE_MARK    ? marks
                             : column->takes == HP_TEMPLATE_SEX   ? sexes
                             : column->takes == HP_TEMPLATE_ENTRY ? entries
                             : column->takes == HP_TEMPLATE_ROLE  ? roles
                                                                  : NULL;
  GPtrArray *values = g_ptr_array_new ();
  gsize bytes = 0;
  int n = 0;

  for (int i = 0; fixed != NULL && fixed[i] != NULL; i++)
    g_ptr_array_add (values, (gpointer) fixed[i]);
  if (column->takes == HP_TEMPLATE_BODY)
    {
      const HpBody *bodies = hp_rules_bodies (rules, &n);

      for (int i = 0; i < n; i++)
        g_ptr_array_add (values, (gpointer) hp_body_code (bodies[i]));
    }
  if (column->takes == HP_TEMPLATE_KIND)
    {
      const HpStationKind *kinds = hp_rules_station_kinds (rules, &n);

      /* The list of a cell has little room and no commas; the rarer kinds are typed. */
      for (int i = 0; i < n; i++)
        if (strchr (kinds[i].label, ',') == NULL && (bytes += strlen (kinds[i].label) + 1) < 200)
          g_ptr_array_add (values, (gpointer) kinds[i].label);
    }
  g_ptr_array_add (values, NULL);
  return values;
}

/* A kind that is not in the list may still be typed where the list cannot hold all. */
static void
guard_column (HpSheet *sheet, int i, const HpTemplateColumn *column, const HpRules *rules)
{
  g_autoptr (GPtrArray) values = choices (column, rules);

  if (column->takes == HP_TEMPLATE_COUNT || column->takes == HP_TEMPLATE_NUMBER)
    hp_sheet_validate_number (sheet, i, 2, ROWS, column->takes == HP_TEMPLATE_COUNT ? 0 : 1,
                              FIGURE_MOST);
  else if (values->len > 1)
    hp_sheet_validate_list (sheet, i, 2, ROWS, (const char *const *) values->pdata);
}

static void
write_headings (HpSheet *sheet, const HpTemplate *template, GPtrArray *columns,
                const HpRules *rules)
{
  g_autofree double *widths = g_new0 (double, columns->len);
  HpSheetSetup setup = { .name = template->title,
                         .title = template->title,
                         .landscape = TRUE,
                         .n_columns = (int) columns->len,
                         .widths = widths,
                         .margin_top = MARGIN,
                         .margin_bottom = MARGIN,
                         .margin_left = MARGIN,
                         .margin_right = MARGIN,
                         .font_size = 12 };

  for (guint i = 0; i < columns->len; i++)
    widths[i] = ((const HpTemplateColumn *) g_ptr_array_index (columns, i))->width;
  hp_sheet_begin (sheet, &setup);
  hp_sheet_row (sheet, 0, HP_ROW_HEADING);
  for (guint i = 0; i < columns->len; i++)
    {
      const HpTemplateColumn *column = g_ptr_array_index (columns, i);

      hp_sheet_text (sheet, (int) i, 1, HEADING, column->caption);
      guard_column (sheet, (int) i, column, rules);
    }
}

/* On a sheet of its own, so that no example is ever imported as somebody. */
static void
write_notes (HpSheet *sheet, GPtrArray *columns)
{
  static const double widths[] = { 60, 80, 50, 50 };
  static const char *const heads[] = { "Cột", "Cách ghi", "Ví dụ 1", "Ví dụ 2" };
  HpSheetSetup setup = { .name = "Hướng dẫn",
                         .title = "Hướng dẫn",
                         .landscape = TRUE,
                         .n_columns = G_N_ELEMENTS (widths),
                         .widths = widths,
                         .margin_left = MARGIN,
                         .margin_right = MARGIN,
                         .font_size = 12 };

  hp_sheet_begin (sheet, &setup);
  hp_sheet_row (sheet, 0, HP_ROW_HEADING);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    hp_sheet_text (sheet, (int) i, 1, HEADING, heads[i]);
  for (guint i = 0; i < columns->len; i++)
    {
      const HpTemplateColumn *column = g_ptr_array_index (columns, i);

      hp_sheet_row (sheet, 0, HP_ROW_PLAIN);
      hp_sheet_text (sheet, 0, 1, CELL | HP_STYLE_BOLD, column->caption);
      hp_sheet_text (sheet, 1, 1, CELL, column->note);
      hp_sheet_text (sheet, 2, 1, CELL | HP_STYLE_ITALIC, column->examples[0]);
      hp_sheet_text (sheet, 3, 1, CELL | HP_STYLE_ITALIC, column->examples[1]);
    }
}

gboolean
hp_template_write (const char *kind, const char *election, const char *path, GError **error)
{
  const HpTemplate *template = hp_template_find (kind);
  const char *const *ids = hp_rules_elections ();
  g_autoptr (HpRules) rules =
      hp_rules_load (election != NULL ? election : ids[g_strv_length ((char **) ids) - 1], error);
  g_autoptr (GDateTime) created = g_date_time_new_utc (2026, 1, 1, 0, 0, 0);
  g_autoptr (GPtrArray) columns = NULL;
  g_autoptr (HpSheet) sheet = NULL;

  if (rules == NULL)
    return FALSE;
  if (template == NULL)
    {
      g_set_error (error, HP_ERROR, HP_ERROR_NOT_FOUND, _ ("There is no sheet of “%s” to import."),
                   kind);
      return FALSE;
    }
  columns = choose_columns (template, rules);
  sheet = hp_sheet_new_xlsx (path, created, error);
  if (sheet == NULL)
    return FALSE;
  write_headings (sheet, template, columns, rules);
  write_notes (sheet, columns);
  return hp_sheet_close (sheet, error);
}
