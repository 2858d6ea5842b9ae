/* hp-window-toast.c: the one message at the foot of the window.
 *
 * A new text takes the place of the one on screen at once: the same AdwToast says it. So there is
 * no queue in which messages grow old, and no toast is sent away while it still slides in:
 * libadwaita 1.2 frees a toast when it is hidden, and the animation that showed it, where it is
 * longer (500 ms after another toast, against 300 ms), or stood still in a window that nobody saw,
 * then writes to what was freed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/shell/hp-window-private.h"

#include <glib/gi18n.h>

#define SHOWN_AFTER_US G_TIME_SPAN_SECOND
#define SECONDS 4
#define SECONDS_WITH_UNDO 8

static gint64
next_undo (HpWindow *self)
{
  HpDb *db = self->session != NULL ? hp_session_get_db (self->session) : NULL;
  const HpJournalItem *item = db != NULL ? hp_journal_next_undo (db) : NULL;

  return item != NULL ? item->seq : 0;
}

static void
forget (HpWindow *self)
{
  if (self->toast_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->toasts), self->toast_tick);
  self->toast_tick = 0;
  self->toast_entry = 0;
  self->toast_over = FALSE;
  if (self->toast != NULL)
    g_signal_handlers_disconnect_by_data (self->toast, self);
  g_clear_object (&self->toast);
}

static void
dismissed_cb (AdwToast *toast, HpWindow *self)
{
  forget (self);
}

/* Adding what is shown already begins its time anew. */
static void
start_time (HpWindow *self)
{
  adw_toast_set_timeout (self->toast, self->toast_entry != 0 ? SECONDS_WITH_UNDO : SECONDS);
  adw_toast_overlay_add_toast (self->toasts, g_object_ref (self->toast));
}

/* Frames are counted, not seconds: a window that is not seen has none. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  HpWindow *self = data;
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (self->toast_since == 0)
    self->toast_since = now;
  if (now - self->toast_since < SHOWN_AFTER_US)
    return G_SOURCE_CONTINUE;
  self->toast_tick = 0;
  if (self->toast_over)
    adw_toast_dismiss (self->toast);
  else
    start_time (self);
  return G_SOURCE_REMOVE;
}

static void
set_button (HpWindow *self, gint64 entry)
{
  self->toast_entry = entry;
  adw_toast_set_button_label (self->toast, entry != 0 ? _ ("_Undo") : NULL);
  adw_toast_set_action_name (self->toast, entry != 0 ? "win.take-back" : NULL);
}

void
hp_window_toast (HpWindow *self, const char *text, gboolean undo)
{
  const gboolean is_new = self->toast == NULL;
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (is_new)
    {
      self->toast = g_object_ref_sink (adw_toast_new (""));
      adw_toast_set_timeout (self->toast, 0);
      g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (dismissed_cb), self, 0);
      self->toast_since = 0;
      self->toast_tick =
          gtk_widget_add_tick_callback (GTK_WIDGET (self->toasts), tick_cb, self, NULL);
    }
  adw_toast_set_title (self->toast, escaped);
  set_button (self, undo ? next_undo (self) : 0);
  self->toast_over = FALSE;
  if (is_new)
    adw_toast_overlay_add_toast (self->toasts, g_object_ref (self->toast));
  else if (self->toast_tick == 0)
    start_time (self);
}

void
hp_window_check_toast (HpWindow *self)
{
  if (self->toast == NULL || self->toast_entry == 0 || self->toast_entry == next_undo (self))
    return;
  set_button (self, 0);
  self->toast_over = TRUE;
  if (self->toast_tick == 0)
    adw_toast_dismiss (self->toast);
}

void
hp_window_drop_toast (HpWindow *self)
{
  forget (self);
}

void
hp_window_take_back (HpWindow *self)
{
  const gboolean fits = self->toast_entry == next_undo (self);

  /* A second press comes while the first is still being answered. */
  if (self->toast_entry == 0)
    return;
  /* The overlay sends a toast away whose button was pressed; what comes of it is told by another.
   */
  forget (self);
  if (fits)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.undo", NULL);
}
