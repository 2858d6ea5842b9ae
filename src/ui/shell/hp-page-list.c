/* hp-page-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/shell/hp-page-list.h"

#include "ui/count/hp-count-page.h"
#include "ui/day/hp-turnout-page.h"
#include "ui/shell/hp-overview-page.h"

#include <glib/gi18n.h>

static const HpPageInfo pages[] = {
  { "overview", N_ ("Overview"), "view-grid-symbolic", hp_overview_page_get_type, FALSE },
  { "turnout", N_ ("Election day"), "x-office-calendar-symbolic", hp_turnout_page_get_type, TRUE },
  { "count", N_ ("Count"), "view-list-ordered-symbolic", hp_count_page_get_type, TRUE },
};

const HpPageInfo *
hp_page_list (guint *n)
{
  *n = G_N_ELEMENTS (pages);
  return pages;
}
