/* hp-quick-search.h: go to anything by typing a part of its name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "ui/shell/hp-window.h"

G_BEGIN_DECLS

#define HP_TYPE_QUICK_SEARCH (hp_quick_search_get_type ())
G_DECLARE_FINAL_TYPE (HpQuickSearch, hp_quick_search, HP, QUICK_SEARCH, AdwWindow)

/* A modal window before @window; not yet shown. */
GtkWidget *hp_quick_search_new (HpWindow *window);

/* Types @text and shows what it finds at once. */
void hp_quick_search_set_text (HpQuickSearch *search, const char *text);

G_END_DECLS
