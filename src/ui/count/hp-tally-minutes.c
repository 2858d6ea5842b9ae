/* hp-tally-minutes.c: what the minutes say in words: end of the count, incidents, complaints.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/day/hp-turnout.h"
#include "ui/count/hp-tally-form-private.h"
#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>

typedef struct
{
  HpTallyForm *form;
  GtkWidget *window;
  GtkWidget *counted_at;
  GtkWidget *incidents;
  GtkWidget *unsettled;
} Minutes;

static void
minutes_free (gpointer data)
{
  Minutes *m = data;

  g_object_unref (m->form);
  g_free (m);
}

static char *
text_of (GtkWidget *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
store_cb (GtkButton *button, Minutes *m)
{
  HpTallyForm *self = m->form;
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (m->counted_at));
  g_autofree char *incidents = text_of (m->incidents);
  g_autofree char *unsettled = text_of (m->unsettled);
  g_autofree char *at = g_strdup ("");
  g_autoptr (GError) error = NULL;
  int minute;

  if (*typed != '\0')
    {
      if (!hp_minute_parse (typed, &minute))
        {
          gtk_widget_add_css_class (m->counted_at, "error");
          gtk_widget_grab_focus (m->counted_at);
          return;
        }
      g_free (at);
      at = hp_minute_format (minute);
    }
  if (!hp_tally_set_minutes (hp_session_get_db (self->session), self->tally->station,
                             self->tally->body, at, incidents, unsettled, &error))
    {
      hp_ui_error (GTK_WIDGET (self), _ ("The text was not stored"), error);
      return;
    }
  hp_tally_form_refresh (self);
  gtk_window_destroy (GTK_WINDOW (m->window));
}

static GtkWidget *
add_text (GtkWidget *box, const char *caption, const char *text)
{
  GtkWidget *label = gtk_label_new (caption);
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *frame = gtk_scrolled_window_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)),
                            text != NULL ? text : "", -1);
  hp_ui_name (view, caption, FALSE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (frame), 90);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (frame), view);
  gtk_widget_add_css_class (frame, "card");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), frame);
  return view;
}

static GtkWidget *
make_box (Minutes *m)
{
  const HpTally *t = m->form->tally;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *label = gtk_label_new (_ ("Time when the count ended (hh:mm)"));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Store"));

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  m->counted_at = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (m->counted_at), t->counted_at);
  gtk_widget_set_halign (m->counted_at, GTK_ALIGN_START);
  hp_ui_name (m->counted_at, _ ("Time when the count ended (hh:mm)"), FALSE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), m->counted_at);
  m->incidents =
      add_text (box, _ ("Incidents or complaints on the day and during the count"), t->incidents);
  m->unsettled =
      add_text (box, _ ("What the team could not settle, and its proposals"), t->unsettled);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_sensitive (button, t->state != HP_TALLY_SEALED);
  gtk_box_append (GTK_BOX (box), button);
  g_signal_connect (button, "clicked", G_CALLBACK (store_cb), m);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  return box;
}

void
hp_tally_form_minutes (HpTallyForm *self)
{
  Minutes *m;
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  if (self->tally == NULL)
    return;
  m = g_new0 (Minutes, 1);
  m->form = g_object_ref (self);
  m->window = g_object_new (
      ADW_TYPE_WINDOW, "modal", TRUE, "transient-for", gtk_widget_get_root (GTK_WIDGET (self)),
      "title", _ ("Text of the minutes"), "default-width", 560, "default-height", 520, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), make_box (m));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (outer), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (outer), scroller);
  adw_window_set_content (ADW_WINDOW (m->window), outer);
  g_object_set_data_full (G_OBJECT (m->window), "hp-minutes", m, minutes_free);
  gtk_window_present (GTK_WINDOW (m->window));
}
