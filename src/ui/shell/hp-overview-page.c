/* hp-overview-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/shell/hp-overview-page.h"

struct _HpOverviewPage
{
  HpPhasePage parent_instance;
};

G_DEFINE_FINAL_TYPE (HpOverviewPage, hp_overview_page, HP_TYPE_PHASE_PAGE)

static void
hp_overview_page_class_init (HpOverviewPageClass *klass)
{
}

static void
hp_overview_page_init (HpOverviewPage *self)
{
  adw_bin_set_child (ADW_BIN (self), adw_status_page_new ());
}
