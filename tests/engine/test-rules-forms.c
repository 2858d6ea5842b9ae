/* test-rules-forms.c: numbers, copies and columns of the official forms of each election.
 *
 * Expected values: resolution 40/NQ-HĐBCQG with its 39 forms; for 2021 and 2016 the forms and
 * lists of forms that the packs name as their sources.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/rules/hp-rules.h"

static HpRules *
load (const char *election)
{
  g_autoptr (GError) error = NULL;
  HpRules *rules = hp_rules_load (election, &error);

  g_assert_no_error (error);
  g_assert_nonnull (rules);
  return rules;
}

static void
test_forms (void)
{
  static const struct
  {
    const char *election, *kind, *number, *code;
    int copies;
    gboolean landscape, verified;
  } rows[] = {
    { "2026", "voter-list", "31", "31/HĐBC", 0, TRUE, TRUE },
    { "2026", "ballot-account", "32", "32/HĐBC", 5, FALSE, TRUE },
    { "2026", "station-minutes-qh", "18", "18/HĐBC-QH", 3, FALSE, TRUE },
    { "2026", "station-minutes-council", "23", "23/HĐBC-HĐND", 3, FALSE, TRUE },
    { "2026", "constituency-minutes", "24", "24/HĐBC-HĐND", 4, FALSE, TRUE },
    { "2026", "constituency-minutes-qh", "19", "19/HĐBC-QH", 3, FALSE, TRUE },
    { "2026", "summary-minutes", "25", "25/HĐBC-HĐND", 6, FALSE, TRUE },
    { "2026", "candidate-list", "22", "22/HĐBC-HĐND", 0, TRUE, TRUE },
    { "2026", "elected-list", "26", "26/HĐBC-HĐND", 0, TRUE, TRUE },
    { "2026", "card", "10", "10/HĐBC", 1, TRUE, TRUE },
    { "2026", "status-resolution", "35", "35/HĐBC-HĐND", 0, FALSE, TRUE },
    { "2026", "turnout", "turnout", "", 0, TRUE, FALSE },
    { "2021", "voter-list", "33", "33/HĐBC", 0, TRUE, TRUE },
    { "2021", "ballot-account", "34", "34/HĐBC", 6, FALSE, FALSE },
    { "2021", "station-minutes-qh", "20", "20/HĐBC-QH", 3, FALSE, FALSE },
    { "2021", "station-minutes-council", "25", "25/HĐBC-HĐND", 3, FALSE, FALSE },
    { "2021", "constituency-minutes", "26", "26/HĐBC-HĐND", 4, FALSE, TRUE },
    { "2021", "summary-minutes", "27", "27/HĐBC-HĐND", 6, FALSE, TRUE },
    { "2021", "candidate-list", "24", "24/HĐBC-HĐND", 0, TRUE, FALSE },
    { "2016", "card", "11", "11/BCĐBQH&BCĐBHĐND", 1, TRUE, TRUE },
    { "2016", "station-minutes-council", "25", "25/BCĐBHĐND", 3, FALSE, FALSE },
    { "2016", "station-minutes-qh", "20", "20/BCĐBQH", 3, FALSE, FALSE },
    { "2016", "voter-list", "33", "33/BCĐBQH&BCĐBHĐND", 0, TRUE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HpRules) rules = load (rows[i].election);
      const HpFormRule *form = hp_rules_form (rules, rows[i].kind);

      g_assert_nonnull (form);
      g_assert_cmpstr (form->number, ==, rows[i].number);
      g_assert_cmpstr (form->code, ==, rows[i].code);
      g_assert_cmpint (form->copies, ==, rows[i].copies);
      g_assert_cmpint (form->landscape, ==, rows[i].landscape);
      g_assert_cmpint (form->verified, ==, rows[i].verified);
      g_assert_true (hp_rules_form_by_number (rules, rows[i].number) == form);
      g_assert_null (hp_rules_form (rules, "no such form"));
      g_assert_null (hp_rules_form_by_number (rules, NULL));
    }
}

/* A station of 2026 signs 3 + 3 + 3 + 5 originals, one of 2021 4 × 3 + 6. */
static void
test_originals (void)
{
  static const struct
  {
    const char *election;
    int originals;
  } rows[] = { { "2026", 14 }, { "2021", 18 } };
  static const char *const kinds[] = { "station-minutes-qh", "station-minutes-council",
                                       "ballot-account" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HpRules) rules = load (rows[i].election);
      int sum = 0;

      for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
        {
          const HpFormRule *form = hp_rules_form (rules, kinds[k]);
          int times = 0;

          for (int body = 0; body < HP_N_BODIES; body++)
            times += (form->bodies & HP_BODY_BIT (body)) != 0;
          sum += form->copies * MAX (times, 1);
        }
      g_assert_cmpint (sum, ==, rows[i].originals);
    }
}

typedef struct
{
  const char *field, *caption, *group, *index;
} Column;

static void
check_columns (const char *election, const Column *expected, int n_expected)
{
  g_autoptr (HpRules) rules = load (election);
  const HpListColumn *columns;
  int n = 0;

  columns = hp_rules_list_columns (rules, &n);
  g_assert_cmpint (n, ==, n_expected);
  for (int i = 0; i < n; i++)
    {
      g_assert_cmpstr (columns[i].field, ==, expected[i].field);
      g_assert_cmpstr (columns[i].caption, ==, expected[i].caption);
      g_assert_cmpstr (columns[i].group, ==, expected[i].group);
      g_assert_cmpstr (columns[i].index, ==, expected[i].index);
      g_assert_cmpint (columns[i].body, ==, hp_body_from_code (expected[i].field));
    }
}

/* The heading of form 31 in resolution 40/NQ-HĐBCQG, of form 33 of 2021. */
static void
test_list_columns (void)
{
  static const Column new_list[] = {
    { "number", "STT", NULL, "" },
    { "name", "Họ và tên", NULL, "(1)" },
    { "birth_date", "Ngày tháng năm sinh", NULL, "(2)" },
    { "male", "Nam", NULL, "(3)" },
    { "female", "Nữ", NULL, "(4)" },
    { "identity", "Số Căn cước", NULL, "(5)" },
    { "ethnicity", "Dân tộc", NULL, "(6)" },
    { "permanent", "Thường trú", "Nơi cư trú", "(7a)" },
    { "temporary", "Tạm trú", "Nơi cư trú", "(7b)" },
    { "current", "Nơi ở hiện tại", "Nơi cư trú", "(7c)" },
    { "qh", "Bầu cử ĐBQH", NULL, "(8)" },
    { "tinh", "Tỉnh, thành phố", "Bầu cử đại biểu HĐND", "(9)" },
    { "xa", "Xã/phường, đặc khu", "Bầu cử đại biểu HĐND", "(10)" },
    { "note", "Ghi chú", NULL, "(11)" },
  };
  static const Column old_list[] = {
    { "number", "STT", NULL, "" },
    { "name", "Họ và tên", NULL, "(1)" },
    { "birth_date", "Ngày tháng năm sinh", NULL, "(2)" },
    { "male", "Nam", NULL, "(3)" },
    { "female", "Nữ", NULL, "(4)" },
    { "ethnicity", "Dân tộc", NULL, "(5)" },
    { "occupation", "Nghề nghiệp", NULL, "(6)" },
    { "permanent", "Thường trú", "Nơi cư trú", "(7a)" },
    { "temporary", "Tạm trú", "Nơi cư trú", "(7b)" },
    { "qh", "Bầu cử ĐBQH", NULL, "(8)" },
    { "tinh", "Tỉnh", "Bầu cử đại biểu HĐND", "(9)" },
    { "huyen", "Huyện", "Bầu cử đại biểu HĐND", "(10)" },
    { "xa", "Xã", "Bầu cử đại biểu HĐND", "(11)" },
    { "note", "Ghi chú", NULL, "(12)" },
  };
  g_autoptr (HpRules) rules = load ("2026");

  check_columns ("2026", new_list, G_N_ELEMENTS (new_list));
  check_columns ("2021", old_list, G_N_ELEMENTS (old_list));
  check_columns ("2016", old_list, G_N_ELEMENTS (old_list));
  g_assert_cmpstr (hp_rules_list_note (rules, "elsewhere"), ==, "Bỏ phiếu ở nơi khác");
  g_assert_cmpstr (hp_rules_list_note (rules, "residence"), ==, "Bỏ phiếu ở nơi cư trú");
  g_assert_cmpstr (hp_rules_list_note (rules, "not-resident"), ==,
                   "Cử tri không cư trú ở địa phương");
  g_assert_null (hp_rules_list_note (rules, "no such note"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules-forms/forms", test_forms);
  g_test_add_func ("/rules-forms/originals", test_originals);
  g_test_add_func ("/rules-forms/list-columns", test_list_columns);
  return g_test_run ();
}
