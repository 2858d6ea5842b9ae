/* hp-calendar.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/rules/hp-calendar.h"

#include "engine/rules/hp-rules-private.h"

HpCalendarItem *
hp_calendar_item_copy (const HpCalendarItem *item)
{
  HpCalendarItem *copy = g_new (HpCalendarItem, 1);

  *copy = *item;
  copy->id = g_strdup (item->id);
  copy->task = g_strdup (item->task);
  copy->task_en = g_strdup (item->task_en);
  copy->who = g_strdup (item->who);
  copy->when = g_strdup (item->when);
  copy->source = g_strdup (item->source);
  return copy;
}

void
hp_calendar_item_free (HpCalendarItem *item)
{
  if (item == NULL)
    return;
  g_free (item->id);
  g_free (item->task);
  g_free (item->task_en);
  g_free (item->who);
  g_free (item->when);
  g_free (item->source);
  g_free (item);
}

/* The dates of @rule; @items are those of the rows before it. */
static void
set_dates (HpCalendarItem *item, const HpCalendarRule *rule, HpDate day, GPtrArray *items)
{
  HpDate base = day;

  if (rule->anchor == HP_ANCHOR_NONE)
    return;
  if (rule->anchor == HP_ANCHOR_FIXED)
    {
      item->from = rule->from_date;
      item->to = rule->to_date;
      return;
    }
  if (rule->anchor == HP_ANCHOR_ROW)
    base = ((const HpCalendarItem *) g_ptr_array_index (items, rule->row))->to;
  if (rule->has_from)
    item->from = hp_date_add_days (base, rule->from_days);
  if (rule->has_to)
    item->to = hp_date_add_days (base, rule->to_days);
}

static HpCalendarItem *
compute (const HpCalendarRule *rule, HpDate day, GPtrArray *items)
{
  HpCalendarItem *item = g_new0 (HpCalendarItem, 1);

  item->id = g_strdup (rule->id);
  item->task = g_strdup (rule->task);
  item->task_en = g_strdup (rule->task_en);
  item->who = g_strdup (rule->who);
  item->scope = rule->scope;
  item->from = HP_DATE_NONE;
  item->to = HP_DATE_NONE;
  set_dates (item, rule, day, items);
  item->clock = rule->clock;
  item->when = g_strdup (rule->when);
  item->source = g_strdup (rule->source);
  item->verified = rule->verified;
  return item;
}

GPtrArray *
hp_calendar_compute (const HpRules *rules, HpDate election_day)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) hp_calendar_item_free);
  HpDate day = hp_date_is_full (election_day) ? election_day : hp_rules_day (rules);

  for (guint i = 0; i < rules->calendar->len; i++)
    g_ptr_array_add (items,
                     compute (&g_array_index (rules->calendar, HpCalendarRule, i), day, items));
  return items;
}

const HpCalendarItem *
hp_calendar_find (GPtrArray *items, const char *id)
{
  for (guint i = 0; i < items->len; i++)
    {
      const HpCalendarItem *item = g_ptr_array_index (items, i);

      if (g_strcmp0 (item->id, id) == 0)
        return item;
    }
  return NULL;
}
