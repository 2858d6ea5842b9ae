/* hp-window-private.h: the window as its actions see it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "ui/kit/hp-job-bar.h"
#include "ui/shell/hp-desk.h"
#include "ui/shell/hp-start-page.h"
#include "ui/shell/hp-window.h"

G_BEGIN_DECLS

struct _HpWindow
{
  AdwApplicationWindow parent_instance;

  GSettings *settings;
  HpSession *session;
  GHashTable *disabled; /* set of names of actions */
  guint rest_timeout;   /* memory will be given back when nothing happens for a while */

  AdwToast *toast;     /* on screen or about to be; NULL = none */
  gint64 toast_entry;  /* seq of what its button takes back; 0 = it has none */
  gint64 toast_since;  /* time of its first frame; 0 = none yet */
  guint toast_tick;    /* it may still be sliding in */
  gboolean toast_over; /* goes as soon as it has slid in */

  GtkStack *main_stack; /* start, document */
  AdwToastOverlay *toasts;
  GtkBox *start_box;
  HpStartPage *start; /* NULL while a document is open */
  HpDesk *desk;       /* NULL while none is */
  GtkBox *job_box;
  GMenuModel *main_menu;
  GtkMenuButton *start_menu_button;
  HpJobBar *jobs;
};

/* Installs the actions of the window's class. */
void hp_window_install_actions (GtkWidgetClass *klass);
/* The start page, made where it is not there. */
HpStartPage *hp_window_ensure_start (HpWindow *window);
/* Which actions can be used now, and what undo and redo are about. */
void hp_window_update_actions (HpWindow *window);

/* TRUE, with a word about it, while a job is on screen. */
gboolean hp_window_is_working (HpWindow *window);
/* Name that the journal bears. Transfer full. */
char *hp_window_operator (HpWindow *window);
/* An offer to undo goes when the last action is another one. */
void hp_window_check_toast (HpWindow *window);
/* Takes back what the message on screen names, and nothing else. */
void hp_window_take_back (HpWindow *window);
void hp_window_drop_toast (HpWindow *window);
/* Documents can be dropped on the window. */
void hp_window_accept_files (HpWindow *window);

G_END_DECLS
