/* hp-start-page.h: recent elections, a new one in three fields, open, rehearse.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HP_TYPE_START_PAGE (hp_start_page_get_type ())
G_DECLARE_FINAL_TYPE (HpStartPage, hp_start_page, HP, START_PAGE, AdwBin)

/* Signal "session" (HpSession): a document was made or opened here. */

GtkWidget *hp_start_page_new (GSettings *settings);

/* Puts the focus into the first field of a new election. */
void hp_start_page_begin_new (HpStartPage *page);

G_END_DECLS
