/* hp-overview-look.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/shell/hp-overview-look.h"

#include "engine/rules/hp-calendar.h"
#include "engine/session/hp-check.h"
#include "ui/kit/hp-ui.h"
#include "ui/shell/hp-page-state.h"

#include <glib/gi18n.h>

HpOverviewLook *
hp_overview_look_new (HpDb *db, const HpRules *rules, GError **error)
{
  g_autoptr (HpOverviewLook) look = g_new0 (HpOverviewLook, 1);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  look->findings = hp_check_all (db, rules, now, error);
  if (look->findings == NULL)
    return NULL;
  look->bodies = hp_overview_bodies (db, rules, error);
  return look->bodies != NULL ? g_steal_pointer (&look) : NULL;
}

void
hp_overview_look_free (HpOverviewLook *look)
{
  if (look == NULL)
    return;
  g_clear_pointer (&look->findings, g_ptr_array_unref);
  g_clear_pointer (&look->bodies, g_array_unref);
  g_free (look);
}

static gboolean
belongs (const HpFinding *finding, const char *page)
{
  g_autofree char *target = NULL;

  if (hp_finding_is (finding, "P01"))
    return page == NULL;
  return page != NULL && g_str_equal (hp_page_of_finding (finding, &target), page);
}

GPtrArray *
hp_overview_look_findings (const HpOverviewLook *look, const char *page)
{
  static const HpSeverity order[] = { HP_SEVERITY_ERROR, HP_SEVERITY_WARNING };
  GPtrArray *found = hp_findings_new ();

  for (guint s = 0; s < G_N_ELEMENTS (order); s++)
    for (guint i = 0; i < look->findings->len; i++)
      {
        const HpFinding *finding = g_ptr_array_index (look->findings, i);

        if (finding->severity == order[s] && belongs (finding, page))
          g_ptr_array_add (found, hp_finding_copy (finding));
      }
  return found;
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const HpCalendarItem *x = *(const HpCalendarItem *const *) a;
  const HpCalendarItem *y = *(const HpCalendarItem *const *) b;
  int order = hp_date_compare (x->to, y->to);

  return order != 0 ? order : g_strcmp0 (x->id, y->id);
}

GPtrArray *
hp_overview_next_tasks (const HpRules *rules, HpDate day, HpDate today, guint limit)
{
  g_autoptr (GPtrArray) all = hp_calendar_compute (rules, day);
  GPtrArray *next = g_ptr_array_new_with_free_func ((GDestroyNotify) hp_calendar_item_free);

  for (guint i = 0; i < all->len; i++)
    {
      const HpCalendarItem *item = g_ptr_array_index (all, i);

      if (item->scope != HP_SCOPE_OTHER && hp_date_is_full (item->to)
          && hp_date_compare (item->to, today) >= 0)
        g_ptr_array_add (next, hp_calendar_item_copy (item));
    }
  g_ptr_array_sort (next, compare_due);
  if (next->len > limit)
    g_ptr_array_set_size (next, limit);
  return next;
}

char *
hp_overview_countdown (HpDate day, HpDate today)
{
  int days = hp_date_days_between (today, day);
  g_autofree char *count = hp_ui_count (ABS (days));

  if (days == 0)
    return g_strdup (_ ("Election day is today"));
  if (days > 0)
    return g_strdup_printf (ngettext ("%s day to go", "%s days to go", days), count);
  return g_strdup_printf (
      ngettext ("Election day was %s day ago", "Election day was %s days ago", -days), count);
}
