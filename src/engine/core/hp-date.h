/* hp-date.h: dates of which perhaps only the year or the month is known.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gint16 year; /* 0 = nothing is known */
  gint8 month; /* 0 = unknown */
  gint8 day;   /* 0 = unknown */
} HpDate;

#define HP_DATE_NONE ((HpDate){ 0, 0, 0 })

typedef enum
{
  HP_DATE_OK,
  HP_DATE_EMPTY,      /* blank */
  HP_DATE_UNREADABLE, /* no date can be made of it */
  HP_DATE_SWAPPED,    /* readable only with day and month exchanged: 05/23/1980 */
} HpDateResult;

/* Reads what people type: 01/02/1980, 1-2-1980, 1.2.1980, 02/1980, 1980, also ISO. For
 * HP_DATE_SWAPPED @date is the date that the exchange would give, as a suggestion. */
HpDateResult hp_date_read (const char *text, HpDate *date);

/* A day number of Excel (its 1900 or its 1904 system), fractions dropped; FALSE out of range. */
gboolean hp_date_from_serial (double serial, gboolean system_1904, HpDate *date);

/* ISO with as much as is known: "1957", "1961-02", "1980-03-01"; "" for none. Transfer full. */
char *hp_date_to_iso (HpDate date);
gboolean hp_date_from_iso (const char *iso, HpDate *date);

/* As Vietnamese people write it: "1957", "02/1961", "01/03/1980". Transfer full. */
char *hp_date_to_vi (HpDate date);

gboolean hp_date_is_set (HpDate date);
gboolean hp_date_is_full (HpDate date);

/* The date as the law reads it: unknown day = the 1st, unknown month = 1 January (Q&A 2026 Q79). */
HpDate hp_date_assume (HpDate date);

/* <0, 0, >0 of the assumed dates. */
int hp_date_compare (HpDate a, HpDate b);

/* -1 or 1 where one is surely earlier; 0 where they are equal or what is known does not decide. */
int hp_date_compare_surely (HpDate a, HpDate b);

/* Whole years lived on @on by somebody born on @birth (assumed as above). */
int hp_date_age (HpDate birth, HpDate on);

/* @days later (earlier where negative); @date must be full. */
HpDate hp_date_add_days (HpDate date, int days);
/* Days from @a to @b; both full. */
int hp_date_days_between (HpDate a, HpDate b);

/* Today, local time. */
HpDate hp_date_today (void);

G_END_DECLS
