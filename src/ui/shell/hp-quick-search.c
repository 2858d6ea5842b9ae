/* hp-quick-search.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/shell/hp-quick-search.h"

GtkWidget *
hp_quick_search_new (HpWindow *window)
{
  return adw_window_new ();
}
