/* hp-window-private.h: the window as its actions see it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "ui/kit/hp-banner.h"
#include "ui/kit/hp-job-bar.h"
#include "ui/shell/hp-window.h"

G_BEGIN_DECLS

struct _HpWindow
{
  AdwApplicationWindow parent_instance;

  GSettings *settings;
  HpSession *session;
  GHashTable *pages; /* id → HpPhasePage */
  gboolean selecting;

  GtkStack *main_stack; /* start, document */
  GtkListBox *sidebar;
  GtkStack *page_stack;
  AdwWindowTitle *title;
  AdwToastOverlay *toasts;
  GtkBox *start_box;
  GtkBox *banner_box;
  GtkBox *job_box;
  GtkWidget *rehearsal;
  GtkButton *undo_button;
  GtkButton *redo_button;
  GtkWidget *menu_button;
  GtkWidget *sidebar_box;
  HpBanner *banner;
  HpJobBar *jobs;
};

/* Installs the actions of the window's class. */
void hp_window_install_actions (GtkWidgetClass *klass);
/* Which actions can be used now, and what undo and redo are about. */
void hp_window_update_actions (HpWindow *window);

G_END_DECLS
