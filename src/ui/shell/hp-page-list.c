/* hp-page-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/shell/hp-page-list.h"

#include "engine/session/hp-overview.h"
#include "ui/kit/hp-ui.h"
#include "ui/shell/hp-overview-page.h"

#include <glib/gi18n.h>

static const HpPageInfo pages[] = {
  { "overview", N_ ("Overview"), "view-grid-symbolic", hp_overview_page_get_type, FALSE },
};

const HpPageInfo *
hp_page_list (guint *n)
{
  *n = G_N_ELEMENTS (pages);
  return pages;
}

static char *
part_of (gint64 part, gint64 whole, const char **style)
{
  if (whole <= 0)
    return NULL;
  *style = part == whole ? "done" : NULL;
  return g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, part, whole);
}

char *
hp_page_state (HpSession *session, const char *id, const char **style)
{
  HpOverview o;

  *style = NULL;
  if (session == NULL || hp_session_get_db (session) == NULL)
    return NULL;
  hp_overview_counts (hp_session_get_db (session), &o);
  if (g_str_equal (id, "stations") && o.stations > 0)
    return hp_ui_count (o.stations);
  if (g_str_equal (id, "voters") && o.voters > 0)
    return hp_ui_count (o.voters);
  if (g_str_equal (id, "candidates") && o.candidates > 0)
    return hp_ui_count (o.candidates);
  if (g_str_equal (id, "count"))
    {
      char *text = part_of (o.tallies_sealed, o.tallies, style);

      if (o.tallies_wrong > 0)
        *style = "attention";
      return text;
    }
  if (g_str_equal (id, "results"))
    return part_of (o.constituencies_complete, o.constituencies, style);
  return NULL;
}
