/* hp-window.h: the window: a start page, or a document with its phases in a sidebar.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <adwaita.h>
#include "engine/session/hp-session.h"
#include "ui/shell/hp-phase-page.h"

G_BEGIN_DECLS

#define HP_TYPE_WINDOW (hp_window_get_type ())
G_DECLARE_FINAL_TYPE (HpWindow, hp_window, HP, WINDOW, AdwApplicationWindow)

HpWindow *hp_window_new (GtkApplication *application, GSettings *settings);

/* Shows a document; takes a reference. NULL goes back to the start page. */
void hp_window_set_session (HpWindow *window, HpSession *session);
HpSession *hp_window_get_session (HpWindow *window);

/* Opens a document, copying it in first where it cannot be used in place; says what went wrong. */
gboolean hp_window_open_path (HpWindow *window, const char *path);

/* Goes to a page (built when first shown) and a place in it (may be NULL). */
void hp_window_go_to (HpWindow *window, const char *page, const char *target);
/* The page now on screen, and one by its id (built if need be); NULL without a document. */
HpPhasePage *hp_window_get_page (HpWindow *window);
HpPhasePage *hp_window_ensure_page (HpWindow *window, const char *id);

void hp_window_toast (HpWindow *window, const char *text, gboolean undo);
void hp_window_error (HpWindow *window, const char *title, const char *text);

/* TRUE where the action ("win.undo") exists and can be used now. */
gboolean hp_window_can (HpWindow *window, const char *action);

GSettings *hp_window_get_settings (HpWindow *window);

G_END_DECLS
