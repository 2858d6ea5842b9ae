/* hp-banner.h: a line across the page for a condition that lasts (AdwBanner is of 1.3).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HP_TYPE_BANNER (hp_banner_get_type ())
G_DECLARE_FINAL_TYPE (HpBanner, hp_banner, HP, BANNER, GtkWidget)

GtkWidget *hp_banner_new (void);

/* Shows @text; NULL hides. @error: it stops the work, not only warns. */
void hp_banner_set_text (HpBanner *banner, const char *text, gboolean error);

/* A button that activates @action (NULL: none). */
void hp_banner_set_button (HpBanner *banner, const char *label, const char *action,
                           GVariant *target);

G_END_DECLS
