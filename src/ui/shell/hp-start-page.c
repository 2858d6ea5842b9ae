/* hp-start-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/shell/hp-start-page.h"

#include "engine/session/hp-session.h"

struct _HpStartPage
{
  AdwBin parent_instance;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (HpStartPage, hp_start_page, ADW_TYPE_BIN)

static void
hp_start_page_class_init (HpStartPageClass *klass)
{
  g_signal_new ("session", HP_TYPE_START_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                1, HP_TYPE_SESSION);
}

static void
hp_start_page_init (HpStartPage *self)
{
  adw_bin_set_child (ADW_BIN (self), adw_status_page_new ());
}

GtkWidget *
hp_start_page_new (GSettings *settings)
{
  return g_object_new (HP_TYPE_START_PAGE, NULL);
}

void
hp_start_page_begin_new (HpStartPage *self)
{
}
