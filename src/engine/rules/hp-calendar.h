/* hp-calendar.h: the legal calendar of an election: what is due, by whom, until when.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/core/hp-date.h"
#include "engine/rules/hp-rules.h"

G_BEGIN_DECLS

/* Whose task it is. */
typedef enum
{
  HP_SCOPE_WARD,    /* People's Committee, People's Council or election committee of the ward */
  HP_SCOPE_BOARD,   /* election board of a constituency */
  HP_SCOPE_TEAM,    /* team of a station */
  HP_SCOPE_FRONT,   /* Fatherland Front of the ward */
  HP_SCOPE_CITIZEN, /* citizens and candidates */
  HP_SCOPE_OTHER,   /* province and centre: for information */
} HpScope;

typedef struct
{
  char *id;      /* "C26" */
  char *task;    /* Vietnamese, as ward staff read it */
  char *task_en; /* English source string, translatable by the interface */
  char *who;     /* Vietnamese */
  HpScope scope;
  HpDate from; /* HP_DATE_NONE where the task has no beginning of its own */
  HpDate to;   /* last day; HP_DATE_NONE where no date can be computed */
  int clock;   /* minutes after midnight of @to; -1 = end of that day */
  char *when;  /* Vietnamese words where no date is laid down, or NULL */
  char *source;
  gboolean verified;
} HpCalendarItem;

HpCalendarItem *hp_calendar_item_copy (const HpCalendarItem *item);
void hp_calendar_item_free (HpCalendarItem *item);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpCalendarItem, hp_calendar_item_free)

/* All tasks of the election in the order of the law's calendar, computed from @election_day
 * (full; HP_DATE_NONE = the day of the rules). Deadlines that run from the posting of the voter
 * list or from the publication of results assume its last lawful day. Tasks fixed to a date by
 * a central text keep that date. Transfer full; the array frees its items. */
GPtrArray *hp_calendar_compute (const HpRules *rules, HpDate election_day);

/* The item of that id; NULL where there is none. Not owned. */
const HpCalendarItem *hp_calendar_find (GPtrArray *items, const char *id);

G_END_DECLS
