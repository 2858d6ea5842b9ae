/* hp-quick-search.h: go to anything by typing a part of its name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "ui/shell/hp-window.h"

G_BEGIN_DECLS

/* A modal window before @window; not yet shown. */
GtkWidget *hp_quick_search_new (HpWindow *window);

G_END_DECLS
