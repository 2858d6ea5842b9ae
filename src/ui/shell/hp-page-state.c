/* hp-page-state.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/shell/hp-page-state.h"

#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>

static char *
count_state (gint64 count)
{
  return count > 0 ? hp_ui_count (count) : NULL;
}

static char *
part_of (gint64 part, gint64 whole, const char **style, char **words)
{
  g_autofree char *a = hp_ui_count (part);
  g_autofree char *b = hp_ui_count (whole);

  if (whole <= 0)
    return NULL;
  *style = part == whole ? "done" : NULL;
  *words = part == whole ? g_strdup_printf (_ ("all %s done"), b)
                         : g_strdup_printf (_ ("%s of %s done"), a, b);
  return g_strdup_printf (part == whole ? "%s/%s ✓" : "%s/%s", a, b);
}

static char *
count_page (const HpOverview *o, const char **style, char **words)
{
  g_autofree char *text = part_of (o->tallies_sealed, o->tallies, style, words);
  g_autofree char *wrong = NULL;

  if (text == NULL || o->tallies_wrong == 0)
    return g_steal_pointer (&text);
  g_free (*words);
  wrong = hp_ui_count (o->tallies_wrong);
  *style = "attention";
  *words = g_strdup_printf (_ ("%s sealed, %s with errors"), text, wrong);
  return g_strdup_printf ("⚠ %s", text);
}

char *
hp_page_state (const HpOverview *o, const char *id, const char **style, char **words)
{
  *style = NULL;
  *words = NULL;
  if (g_str_equal (id, "stations"))
    return count_state (o->stations);
  if (g_str_equal (id, "voters"))
    return count_state (o->voters);
  if (g_str_equal (id, "candidates"))
    return count_state (o->candidates);
  if (g_str_equal (id, "count"))
    return count_page (o, style, words);
  if (g_str_equal (id, "results"))
    return part_of (o->constituencies_complete, o->constituencies, style, words);
  return NULL;
}

static const struct
{
  const char *item; /* of the calendar */
  const char *page;
} tasks[] = {
  { "C16", "stations" }, { "C19", "stations" },   { "C20", "stations" },
  { "C26", "voters" },   { "C37", "candidates" }, { "C60", "count" },
};

const char *
hp_page_of_finding (const HpFinding *finding, char **target)
{
  const char *body = finding->body != HP_BODY_NONE ? hp_body_code (finding->body) : NULL;
  const char *item = hp_finding_get_text (finding, "item");

  *target = NULL;
  for (guint i = 0; item != NULL && i < G_N_ELEMENTS (tasks); i++)
    if (g_str_equal (item, tasks[i].item))
      return tasks[i].page;
  if (finding->constituency > 0 && body != NULL)
    *target = g_strdup_printf ("%s:%d", body, finding->constituency);
  if (hp_finding_is (finding, "S04") || hp_finding_is (finding, "S05"))
    return "candidates";
  if (finding->code[0] == 'R')
    return "results";
  g_clear_pointer (target, g_free);
  if (finding->station > 0)
    *target = finding->code[0] == 'T' && body != NULL
                  ? g_strdup_printf ("%d:%s", finding->station, body)
                  : g_strdup_printf ("%d", finding->station);
  switch (finding->code[0])
    {
    case 'S':
      return "stations";
    case 'V':
      return "voters";
    case 'U':
      return "turnout";
    case 'T':
      return "count";
    default:
      return "setup";
    }
}
