/* hp-desk.h: a document in the window: its phases in a sidebar, its name, its pages.
 *
 * Made when a document is opened, gone when it is closed. Emits "moved" when another page is shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <adwaita.h>
#include "engine/session/hp-session.h"
#include "ui/shell/hp-phase-page.h"

G_BEGIN_DECLS

#define HP_TYPE_DESK (hp_desk_get_type ())
G_DECLARE_FINAL_TYPE (HpDesk, hp_desk, HP, DESK, AdwBin)

/* @menu is the window's main menu. No page is shown yet. */
GtkWidget *hp_desk_new (HpSession *session, GMenuModel *menu);

/* Goes to a page (built when first shown) and a place in it (may be NULL). */
void hp_desk_go_to (HpDesk *desk, const char *page, const char *target);
/* The page now on screen and its id, and one by its id (built if need be). */
HpPhasePage *hp_desk_get_page (HpDesk *desk);
const char *hp_desk_get_page_id (HpDesk *desk);
HpPhasePage *hp_desk_ensure_page (HpDesk *desk, const char *id);

/* Takes the pages away, each told first what was being typed in it. Before the document is closed.
 */
void hp_desk_drop_pages (HpDesk *desk);

/* What the buttons for undo and redo are about, in words. */
void hp_desk_name_actions (HpDesk *desk, const char *undo, const char *redo);

G_END_DECLS
