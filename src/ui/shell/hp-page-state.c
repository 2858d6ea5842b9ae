/* hp-page-state.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/shell/hp-page-state.h"

#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>
#include <stdlib.h>

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

/* The place of a finding on a page, in that page's words. */
static char *
place_of (const HpFinding *finding)
{
  const char *body = finding->body != HP_BODY_NONE ? hp_body_code (finding->body) : NULL;
  gint64 mark = hp_finding_get_number (finding, "mark", -1);
  char kind = finding->code[0];

  if (kind == 'V')
    return g_strdup_printf ("finding:%d", atoi (finding->code + 1));
  if (finding->station > 0 && kind == 'T' && body != NULL)
    return g_strdup_printf ("%d:%s", finding->station, body);
  if (finding->station > 0 && kind == 'U' && mark >= 0)
    return g_strdup_printf ("%d:%d", finding->station, (int) mark);
  if (finding->station > 0)
    return g_strdup_printf ("%d", finding->station);
  if (finding->constituency > 0 && body != NULL)
    return g_strdup_printf (kind == 'S' ? "constituency:%s:%d" : "%s:%d", body,
                            finding->constituency);
  return NULL;
}

static gboolean
is_of_candidates (const HpFinding *finding)
{
  return hp_finding_is (finding, "S04") || hp_finding_is (finding, "S05");
}

const char *
hp_page_of_finding (const HpFinding *finding, char **target)
{
  const char *item = hp_finding_get_text (finding, "item");

  *target = NULL;
  for (guint i = 0; item != NULL && i < G_N_ELEMENTS (tasks); i++)
    if (g_str_equal (item, tasks[i].item))
      return tasks[i].page;
  if ((is_of_candidates (finding) || finding->code[0] == 'R') && finding->body != HP_BODY_NONE
      && finding->constituency > 0)
    *target = g_strdup_printf ("%s:%d", hp_body_code (finding->body), finding->constituency);
  else
    *target = place_of (finding);
  switch (finding->code[0])
    {
    case 'S':
      return is_of_candidates (finding) ? "candidates" : "stations";
    case 'V':
      return "voters";
    case 'U':
      return "turnout";
    case 'T':
      return "count";
    case 'R':
      return "results";
    default:
      return "setup";
    }
}
