/* test-date.c: what people write as a date, serial numbers, ages, order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-date.h"

#include <math.h>

static const struct
{
  const char *text;
  HpDateResult result;
  const char *iso;
} readings[] = {
  { "01/02/1980", HP_DATE_OK, "1980-02-01" },
  { "1-2-1980", HP_DATE_OK, "1980-02-01" },
  { "1.2.1980", HP_DATE_OK, "1980-02-01" },
  { " 1 / 2 / 1980 ", HP_DATE_OK, "1980-02-01" },
  { "\xC2\xA0"
    "01/02/1980\xC2\xA0",
    HP_DATE_OK, "1980-02-01" },
  { "02/1980", HP_DATE_OK, "1980-02" },
  { "2-1980", HP_DATE_OK, "1980-02" },
  { "1980", HP_DATE_OK, "1980" },
  { "1980-02-01", HP_DATE_OK, "1980-02-01" },
  { "1980-02", HP_DATE_OK, "1980-02" },
  { "1980-02-01 00:00:00", HP_DATE_OK, "1980-02-01" },
  { "29/02/1980", HP_DATE_OK, "1980-02-29" },
  { "31/12/1999", HP_DATE_OK, "1999-12-31" },
  { "12/05/1980", HP_DATE_OK, "1980-05-12" },
  { "05/23/1980", HP_DATE_SWAPPED, "1980-05-23" },
  { "2/29/1980", HP_DATE_SWAPPED, "1980-02-29" },
  { "2/29/1981", HP_DATE_UNREADABLE, "" },
  { "31/02/1980", HP_DATE_UNREADABLE, "" },
  { "29/02/1981", HP_DATE_UNREADABLE, "" },
  { "29/02/1900", HP_DATE_UNREADABLE, "" },
  { "31/13/1980", HP_DATE_UNREADABLE, "" },
  { "00/02/1980", HP_DATE_UNREADABLE, "" },
  { "01/00/1980", HP_DATE_UNREADABLE, "" },
  { "00/1980", HP_DATE_UNREADABLE, "" },
  { "13/1980", HP_DATE_UNREADABLE, "" },
  { "1980-13-01", HP_DATE_UNREADABLE, "" },
  { "01/02/80", HP_DATE_UNREADABLE, "" },
  { "80", HP_DATE_UNREADABLE, "" },
  { "01/02-1980", HP_DATE_UNREADABLE, "" },
  { "01//1980", HP_DATE_UNREADABLE, "" },
  { "01/02/", HP_DATE_UNREADABLE, "" },
  { "/02/1980", HP_DATE_UNREADABLE, "" },
  { "01/02/1980/5", HP_DATE_UNREADABLE, "" },
  { "01/02/19801", HP_DATE_UNREADABLE, "" },
  { "01/02/0980", HP_DATE_UNREADABLE, "" },
  { "0980", HP_DATE_UNREADABLE, "" },
  { "2999", HP_DATE_UNREADABLE, "" },
  { "1 2/1980", HP_DATE_UNREADABLE, "" },
  { "19 80", HP_DATE_UNREADABLE, "" },
  { "01 02 1980", HP_DATE_UNREADABLE, "" },
  { "năm 1980", HP_DATE_UNREADABLE, "" },
  { "1/2/1980?", HP_DATE_UNREADABLE, "" },
  { "-1/2/1980", HP_DATE_UNREADABLE, "" },
  { "", HP_DATE_EMPTY, "" },
  { "  \t", HP_DATE_EMPTY, "" },
  { NULL, HP_DATE_EMPTY, "" },
};

static void
test_date_read (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      HpDate date = { 1, 1, 1 };
      HpDateResult result = hp_date_read (readings[i].text, &date);
      g_autofree char *iso = hp_date_to_iso (date);

      if (result != readings[i].result || g_strcmp0 (iso, readings[i].iso) != 0)
        g_test_fail_printf ("“%s”: result %d, date “%s”", readings[i].text, result, iso);
    }
}

/* 25569 is 1 January 1970 in the 1900 system, 24107 in the 1904 system (1,462 days less). */
static void
test_date_serial (void)
{
  static const struct
  {
    double serial;
    gboolean system_1904;
    const char *iso; /* NULL = refused */
  } cases[] = {
    { 1, FALSE, "1900-01-01" },
    { 59, FALSE, "1900-02-28" },
    { 60, FALSE, NULL }, /* Excel's 29 February 1900 */
    { 61, FALSE, "1900-03-01" },
    { 25569, FALSE, "1970-01-01" },
    { 25569.99, FALSE, "1970-01-01" },
    { 29281, FALSE, "1980-03-01" },
    { 36526, FALSE, "2000-01-01" },
    { 1, TRUE, "1904-01-02" },
    { 60, TRUE, "1904-03-01" },
    { 59, TRUE, "1904-02-29" },
    { 24107, TRUE, "1970-01-01" },
    { 27819, TRUE, "1980-03-01" },
    { -1, FALSE, NULL },
    { 0.5, FALSE, NULL },
    { 19800301, FALSE, NULL },
    { NAN, FALSE, NULL },
    { INFINITY, FALSE, NULL },
    { -INFINITY, TRUE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HpDate date;
      gboolean ok = hp_date_from_serial (cases[i].serial, cases[i].system_1904, &date);
      g_autofree char *iso = hp_date_to_iso (date);

      if (ok != (cases[i].iso != NULL) || g_strcmp0 (iso, ok ? cases[i].iso : "") != 0)
        g_test_fail_printf ("%f: %d, “%s”", cases[i].serial, ok, iso);
    }
}

static void
test_date_iso (void)
{
  static const char *const good[] = { "", "1957", "1961-02", "1980-03-01", "1980-02-29" };
  static const char *const bad[] = { "57",          "1961-2",     "1961-",      "1980-3-1",
                                     "1980-02-30",  "1980-00",    "1980-01-00", "1980/03/01",
                                     "1980-03-01 ", "-980-03-01", "1980-13",    "19800301" };
  static const struct
  {
    HpDate date;
    const char *vi;
  } vi[] = {
    { { 1957, 0, 0 }, "1957" },
    { { 1961, 2, 0 }, "02/1961" },
    { { 1980, 3, 1 }, "01/03/1980" },
    { { 0, 0, 0 }, "" },
  };
  HpDate date;

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *back = NULL;

      g_assert_true (hp_date_from_iso (good[i], &date));
      back = hp_date_to_iso (date);
      g_assert_cmpstr (back, ==, good[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    if (hp_date_from_iso (bad[i], &date))
      g_test_fail_printf ("“%s” was read", bad[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (vi); i++)
    {
      g_autofree char *text = hp_date_to_vi (vi[i].date);

      g_assert_cmpstr (text, ==, vi[i].vi);
    }
}

/* The last birthdays of a voter, Q&A 2026 Q79 and law 85/2015 art. 2: 22/05/1998, 23/05/2003,
 * 15/03/2008; an unknown day is the 1st, an unknown month January. */
static void
test_date_age (void)
{
  static const struct
  {
    HpDate birth, day;
    int age;
  } cases[] = {
    { { 1998, 5, 22 }, { 2016, 5, 22 }, 18 },  { { 1998, 5, 23 }, { 2016, 5, 22 }, 17 },
    { { 2003, 5, 23 }, { 2021, 5, 23 }, 18 },  { { 2003, 5, 24 }, { 2021, 5, 23 }, 17 },
    { { 2008, 3, 15 }, { 2026, 3, 15 }, 18 },  { { 2008, 3, 16 }, { 2026, 3, 15 }, 17 },
    { { 2008, 3, 0 }, { 2026, 3, 15 }, 18 },   { { 2008, 4, 0 }, { 2026, 3, 15 }, 17 },
    { { 2008, 0, 0 }, { 2026, 3, 15 }, 18 },   { { 2009, 0, 0 }, { 2026, 3, 15 }, 17 },
    { { 2008, 2, 29 }, { 2026, 2, 28 }, 17 },  { { 2008, 2, 29 }, { 2026, 3, 1 }, 18 },
    { { 1916, 3, 15 }, { 2026, 3, 15 }, 110 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (hp_date_age (cases[i].birth, cases[i].day), ==, cases[i].age);
}

static void
test_date_order (void)
{
  static const struct
  {
    HpDate a, b;
    int assumed, surely;
  } cases[] = {
    { { 1980, 3, 1 }, { 1980, 3, 2 }, -1, -1 },   { { 1980, 3, 2 }, { 1980, 3, 1 }, 1, 1 },
    { { 1980, 3, 1 }, { 1980, 3, 1 }, 0, 0 },     { { 1980, 0, 0 }, { 1980, 3, 1 }, -1, 0 },
    { { 1980, 0, 0 }, { 1980, 1, 1 }, 0, 0 },     { { 1979, 0, 0 }, { 1980, 1, 1 }, -1, -1 },
    { { 1980, 2, 0 }, { 1980, 3, 1 }, -1, -1 },   { { 1980, 3, 0 }, { 1980, 3, 31 }, -1, 0 },
    { { 1980, 3, 0 }, { 1980, 0, 0 }, 1, 0 },     { { 0, 0, 0 }, { 1980, 3, 1 }, -1, 0 },
    { { 1980, 12, 31 }, { 1981, 0, 0 }, -1, -1 },
  };
  HpDate e = { 2026, 3, 15 }, day;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (hp_date_compare (cases[i].a, cases[i].b), ==, cases[i].assumed);
      g_assert_cmpint (hp_date_compare (cases[i].b, cases[i].a), ==, -cases[i].assumed);
      g_assert_cmpint (hp_date_compare_surely (cases[i].a, cases[i].b), ==, cases[i].surely);
      g_assert_cmpint (hp_date_compare_surely (cases[i].b, cases[i].a), ==, -cases[i].surely);
    }
  /* E−40 of 2026 is 3 February: 15 days to 28 February, 25 more. */
  day = hp_date_add_days (e, -40);
  g_assert_cmpint (hp_date_compare (day, (HpDate){ 2026, 2, 3 }), ==, 0);
  g_assert_cmpint (hp_date_days_between (day, e), ==, 40);
  g_assert_cmpint (hp_date_days_between (e, day), ==, -40);
  day = hp_date_add_days (e, 17);
  g_assert_cmpint (hp_date_compare (day, (HpDate){ 2026, 4, 1 }), ==, 0);
}

/* Every day of 1900–2100 there and back through text, ISO and the serial number. */
static void
test_date_round_trip (void)
{
  HpDate date = { 1900, 1, 1 };

  for (int serial = 1; date.year < 2100; serial++)
    {
      HpDate back;

      if (serial == 60)
        continue;
      g_assert_true (hp_date_from_serial (serial, FALSE, &back));
      g_assert_cmpint (hp_date_compare (back, date), ==, 0);
      if (serial % 7 == 0)
        {
          g_autofree char *vi = hp_date_to_vi (date);
          g_autofree char *iso = hp_date_to_iso (date);

          g_assert_cmpint (hp_date_read (vi, &back), ==, HP_DATE_OK);
          g_assert_cmpint (hp_date_compare (back, date), ==, 0);
          g_assert_true (hp_date_from_iso (iso, &back));
          g_assert_cmpint (hp_date_compare (back, date), ==, 0);
        }
      date = hp_date_add_days (date, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/read", test_date_read);
  g_test_add_func ("/date/serial", test_date_serial);
  g_test_add_func ("/date/iso", test_date_iso);
  g_test_add_func ("/date/age", test_date_age);
  g_test_add_func ("/date/order", test_date_order);
  g_test_add_func ("/date/round-trip", test_date_round_trip);
  return g_test_run ();
}
