/* hp-ask.h: a message or a question in a dialog.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void hp_tell (GtkWidget *from, const char *title, const char *text);

/* @answer is TRUE for the button @accept. Called once, unless @owner is gone by then. */
typedef void (*HpAskFunc) (gboolean answer, gpointer owner, gpointer data);

/* Asks before what @accept names; where @destructive the button is red. @data is freed with
 * @free_data after the answer. */
void hp_ask (GtkWidget *from, const char *title, const char *text, const char *accept,
             gboolean destructive, HpAskFunc func, GObject *owner, gpointer data,
             GDestroyNotify free_data);

/* Asks for a line of text (a reason, a name). @text is NULL when the dialog was closed. */
typedef void (*HpAskTextFunc) (const char *text, gpointer owner, gpointer data);
void hp_ask_text (GtkWidget *from, const char *title, const char *text, const char *label,
                  const char *initial, const char *accept, HpAskTextFunc func, GObject *owner,
                  gpointer data, GDestroyNotify free_data);

G_END_DECLS
