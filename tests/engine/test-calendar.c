/* test-calendar.c: the deadlines of the three elections by date.
 *
 * Dates are those printed in the Q&A book of 2026 and in the schedules of 2016 and 2021, or days
 * counted by hand from election day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/rules/hp-calendar.h"

static GPtrArray *
compute (const char *election, const char *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpRules) rules = hp_rules_load (election, &error);
  HpDate date = HP_DATE_NONE;

  g_assert_no_error (error);
  if (day != NULL)
    g_assert_true (hp_date_from_iso (day, &date));
  return hp_calendar_compute (rules, date);
}

typedef struct
{
  const char *id;
  const char *from; /* "" = none */
  const char *to;
  int clock;
} Row;

static void
check_rows (const char *election, const Row *rows, int n)
{
  g_autoptr (GPtrArray) items = compute (election, NULL);

  for (int i = 0; i < n; i++)
    {
      const HpCalendarItem *item = hp_calendar_find (items, rows[i].id);
      g_autofree char *from = NULL;
      g_autofree char *to = NULL;

      g_test_message ("%s %s", election, rows[i].id);
      g_assert_nonnull (item);
      from = hp_date_to_iso (item->from);
      to = hp_date_to_iso (item->to);
      g_assert_cmpstr (from, ==, rows[i].from);
      g_assert_cmpstr (to, ==, rows[i].to);
      g_assert_cmpint (item->clock, ==, rows[i].clock);
    }
}

static void
test_2026 (void)
{
  static const Row rows[] = {
    { "C01", "", "2025-11-20", -1 },
    { "C02", "2025-08-31", "2025-08-31", -1 },
    { "C06", "", "2025-11-30", -1 },
    { "C09", "2025-12-01", "2025-12-10", -1 },
    { "C11", "", "2025-12-15", -1 },
    { "C14", "2025-12-15", "", -1 },
    { "C15", "2025-12-17", "2026-01-25", -1 },
    { "C16", "", "2025-12-25", -1 },
    { "C17", "", "2026-01-04", -1 },
    { "C20", "", "2026-01-31", -1 },
    { "C21", "2026-01-31", "2026-02-01", -1 },
    { "C22", "", "2026-02-01", 17 * 60 },
    { "C24", "2026-02-02", "2026-02-03", -1 },
    { "C26", "", "2026-02-03", -1 },
    { "C27", "", "2026-02-05", -1 },
    { "C28", "2026-02-04", "2026-02-08", -1 },
    { "C30", "", "2026-02-08", -1 },
    { "C31", "2026-02-09", "2026-02-20", -1 },
    { "C32", "", "2026-02-22", -1 },
    { "C33", "", "2026-02-26", -1 },
    { "C35", "", "2026-02-26", -1 },
    { "C37", "", "2026-02-27", -1 },
    { "C38", "2026-02-26", "2026-03-14", 7 * 60 },
    { "C40", "", "2026-03-02", -1 },
    { "C41", "", "2026-03-05", -1 },
    { "C42", "", "2026-03-10", -1 },
    { "C43", "", "2026-03-10", -1 },
    { "C45", "2026-03-05", "", -1 },
    { "C46", "2026-03-05", "2026-03-14", -1 },
    { "C52", "", "2026-03-14", 7 * 60 },
    { "C54", "2026-03-15", "2026-03-15", -1 },
    { "C55", "2026-03-15", "2026-03-15", 7 * 60 },
    { "C56", "2026-03-15", "2026-03-15", 19 * 60 },
    { "C58", "", "2026-03-16", 19 * 60 },
    { "C60", "", "2026-03-18", -1 },
    { "C62", "", "2026-03-20", -1 },
    { "C64", "", "2026-03-22", -1 },
    { "C67", "", "2026-03-22", -1 },
    { "C69", "", "2026-03-25", -1 },
    { "C70", "", "2026-03-25", -1 },
    { "C71", "", "2026-03-28", -1 },
    { "C72", "", "2026-04-04", -1 },
    { "C74", "", "2026-04-29", -1 },
    { "C78", "", "2031-03-15", -1 },
    { "C08", "", "", -1 },
  };

  check_rows ("2026", rows, G_N_ELEMENTS (rows));
}

static void
test_2021 (void)
{
  static const Row rows[] = {
    { "C01", "", "2021-01-28", -1 },     { "C02", "2020-12-31", "2020-12-31", -1 },
    { "C06", "", "2021-02-07", -1 },     { "C09", "", "2021-02-17", -1 },
    { "C11", "", "2021-02-22", -1 },     { "C16", "", "2021-03-04", -1 },
    { "C17", "", "2021-03-14", -1 },     { "C22", "", "2021-03-14", 17 * 60 },
    { "C24", "", "2021-03-19", -1 },     { "C27", "", "2021-03-29", -1 },
    { "C20", "", "2021-04-03", -1 },     { "C26", "", "2021-04-13", -1 },
    { "C31", "", "2021-04-18", -1 },     { "C32", "", "2021-04-23", -1 },
    { "C33", "", "2021-04-28", -1 },     { "C37", "", "2021-05-03", -1 },
    { "C40", "", "2021-05-08", -1 },     { "C45", "2021-05-13", "", -1 },
    { "C41", "", "2021-05-13", -1 },     { "C42", "", "2021-05-18", -1 },
    { "C52", "", "2021-05-22", 7 * 60 }, { "C60", "", "2021-05-26", -1 },
    { "C62", "", "2021-05-28", -1 },     { "C67", "", "2021-05-30", -1 },
    { "C69", "", "2021-06-02", -1 },     { "C64", "", "2021-06-07", -1 },
    { "C71", "", "2021-06-07", -1 },     { "C72", "", "2021-06-27", -1 },
    { "C70", "", "2021-06-12", -1 },
  };

  check_rows ("2021", rows, G_N_ELEMENTS (rows));
}

static void
test_2016 (void)
{
  static const Row rows[] = {
    { "C01", "", "2016-01-28", -1 }, { "C06", "", "2016-02-07", -1 },
    { "C09", "", "2016-02-17", -1 }, { "C12", "", "2016-02-22", -1 },
    { "C16", "", "2016-03-03", -1 }, { "C17", "", "2016-03-13", -1 },
    { "C22", "", "2016-03-13", -1 }, { "C24", "", "2016-03-18", -1 },
    { "C27", "", "2016-03-28", -1 }, { "C20", "", "2016-04-02", -1 },
    { "C26", "", "2016-04-12", -1 }, { "C31", "", "2016-04-17", -1 },
    { "C32", "", "2016-04-22", -1 }, { "C33", "", "2016-04-27", -1 },
    { "C37", "", "2016-05-02", -1 }, { "C40", "", "2016-05-07", -1 },
    { "C45", "2016-05-12", "", -1 }, { "C41", "", "2016-05-12", -1 },
    { "C42", "", "2016-05-17", -1 }, { "C52", "", "2016-05-21", 7 * 60 },
    { "C60", "", "2016-05-25", -1 }, { "C62", "", "2016-05-27", -1 },
    { "C67", "", "2016-05-29", -1 }, { "C69", "", "2016-06-01", -1 },
    { "C64", "", "2016-06-06", -1 }, { "C70", "", "2016-06-11", -1 },
    { "C73", "", "2016-06-26", -1 },
  };

  check_rows ("2016", rows, G_N_ELEMENTS (rows));
}

/* A later election day takes along what is counted from it, not what a central text fixed. */
static void
test_other_day (void)
{
  g_autoptr (GPtrArray) items = compute ("2026", "2026-03-22");
  g_autofree char *posted = hp_date_to_iso (hp_calendar_find (items, "C26")->to);
  g_autofree char *complaint = hp_date_to_iso (hp_calendar_find (items, "C41")->to);
  g_autofree char *files = hp_date_to_iso (hp_calendar_find (items, "C14")->from);

  g_assert_cmpstr (posted, ==, "2026-02-10");
  g_assert_cmpstr (complaint, ==, "2026-03-12");
  g_assert_cmpstr (files, ==, "2025-12-15");
}

/* Every row has words and a source; one without a date says when in words. */
static void
test_rows_are_complete (void)
{
  for (const char *const *id = hp_rules_elections (); *id != NULL; id++)
    {
      g_autoptr (GPtrArray) items = compute (*id, NULL);

      g_assert_cmpuint (items->len, >, 40);
      for (guint i = 0; i < items->len; i++)
        {
          const HpCalendarItem *item = items->pdata[i];
          g_autoptr (HpCalendarItem) copy = hp_calendar_item_copy (item);

          g_assert_cmpstr (copy->id, ==, item->id);
          g_assert_cmpstr (copy->task_en, ==, item->task_en);
          g_assert_true (item->task[0] != '\0' && item->who[0] != '\0' && item->source[0] != '\0');
          g_assert_true (hp_date_is_set (item->from) || hp_date_is_set (item->to)
                         || item->when != NULL);
        }
    }
}

static void
test_scope_and_certainty (void)
{
  g_autoptr (GPtrArray) new_items = compute ("2026", NULL);
  g_autoptr (GPtrArray) old_items = compute ("2021", NULL);

  g_assert_cmpuint (new_items->len, ==, 79);
  g_assert_cmpint (hp_calendar_find (new_items, "C26")->scope, ==, HP_SCOPE_WARD);
  g_assert_cmpint (hp_calendar_find (new_items, "C31")->scope, ==, HP_SCOPE_FRONT);
  g_assert_cmpint (hp_calendar_find (new_items, "C40")->scope, ==, HP_SCOPE_BOARD);
  g_assert_cmpint (hp_calendar_find (new_items, "C60")->scope, ==, HP_SCOPE_TEAM);
  g_assert_cmpint (hp_calendar_find (new_items, "C41")->scope, ==, HP_SCOPE_CITIZEN);
  g_assert_cmpint (hp_calendar_find (new_items, "C01")->scope, ==, HP_SCOPE_OTHER);
  g_assert_true (hp_calendar_find (new_items, "C40")->verified);
  g_assert_false (hp_calendar_find (old_items, "C40")->verified);
  g_assert_null (hp_calendar_find (old_items, "C74"));
  g_assert_cmpstr (hp_calendar_find (new_items, "C08")->when, ==,
                   "sau khi thành lập Ủy ban bầu cử");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/2026", test_2026);
  g_test_add_func ("/calendar/2021", test_2021);
  g_test_add_func ("/calendar/2016", test_2016);
  g_test_add_func ("/calendar/other-day", test_other_day);
  g_test_add_func ("/calendar/complete", test_rows_are_complete);
  g_test_add_func ("/calendar/scope", test_scope_and_certainty);
  return g_test_run ();
}
