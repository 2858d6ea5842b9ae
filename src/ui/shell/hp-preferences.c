/* hp-preferences.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/shell/hp-preferences.h"

GtkWidget *
hp_preferences_new (GSettings *settings)
{
  return adw_preferences_window_new ();
}
