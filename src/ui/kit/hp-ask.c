/* hp-ask.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/kit/hp-ask.h"

#include "ui/kit/hp-ui.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  HpAskFunc func;
  HpAskTextFunc text_func;
  GWeakRef owner;
  gpointer data;
  GDestroyNotify free_data;
  GtkWidget *entry;
} Question;

static Question *
question_new (GObject *owner, gpointer data, GDestroyNotify free_data)
{
  Question *q = g_new0 (Question, 1);

  g_weak_ref_init (&q->owner, owner);
  q->data = data;
  q->free_data = free_data;
  return q;
}

static void
question_free (gpointer data, GClosure *closure)
{
  Question *q = data;

  if (q->free_data != NULL)
    q->free_data (q->data);
  g_weak_ref_clear (&q->owner);
  g_free (q);
}

static GtkWidget *
make_dialog (GtkWidget *from, const char *title, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (from);
  GtkWidget *dialog =
      adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, title, NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), text != NULL ? text : "");
  return dialog;
}

void
hp_tell (GtkWidget *from, const char *title, const char *text)
{
  GtkWidget *dialog = make_dialog (from, title, text);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Question *q)
{
  g_autoptr (GObject) owner = g_weak_ref_get (&q->owner);
  gboolean accept = g_str_equal (response, "accept");

  if (owner == NULL)
    return;
  if (q->func != NULL)
    q->func (accept, owner, q->data);
  else
    q->text_func (accept ? gtk_editable_get_text (GTK_EDITABLE (q->entry)) : NULL, owner, q->data);
}

static void
add_responses (GtkWidget *dialog, const char *accept, gboolean destructive)
{
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "accept",
                                    accept, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "accept",
                                              destructive ? ADW_RESPONSE_DESTRUCTIVE
                                                          : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog),
                                           destructive ? "cancel" : "accept");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
}

void
hp_ask (GtkWidget *from, const char *title, const char *text, const char *accept,
        gboolean destructive, HpAskFunc func, GObject *owner, gpointer data,
        GDestroyNotify free_data)
{
  GtkWidget *dialog = make_dialog (from, title, text);
  Question *q = question_new (owner, data, free_data);

  q->func = func;
  add_responses (dialog, accept, destructive);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), q, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
hp_ask_text (GtkWidget *from, const char *title, const char *text, const char *label,
             const char *initial, const char *accept, HpAskTextFunc func, GObject *owner,
             gpointer data, GDestroyNotify free_data)
{
  GtkWidget *dialog = make_dialog (from, title, text);
  Question *q = question_new (owner, data, free_data);

  q->text_func = func;
  q->entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (q->entry), initial != NULL ? initial : "");
  gtk_entry_set_activates_default (GTK_ENTRY (q->entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (q->entry), label);
  hp_ui_name (q->entry, label, FALSE);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), q->entry);
  add_responses (dialog, accept, FALSE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), q, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (q->entry);
}
