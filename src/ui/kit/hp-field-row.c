/* hp-field-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/kit/hp-field-row.h"

#include "engine/core/hp-finding.h"
#include "engine/core/hp-util.h"

struct _HpFieldRow
{
  AdwEntryRow parent_instance;
  GtkWidget *note;
  char *stored;
};

G_DEFINE_FINAL_TYPE (HpFieldRow, hp_field_row, ADW_TYPE_ENTRY_ROW)

enum
{
  COMMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
has_focus (HpFieldRow *self)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

const char *
hp_field_row_get (HpFieldRow *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self));
}

void
hp_field_row_commit (HpFieldRow *self)
{
  g_return_if_fail (HP_IS_FIELD_ROW (self));
  if (hp_set_str (&self->stored, hp_field_row_get (self)))
    g_signal_emit (self, signals[COMMITTED], 0);
}

void
hp_field_row_set (HpFieldRow *self, const char *text, gboolean force)
{
  gboolean typing;

  g_return_if_fail (HP_IS_FIELD_ROW (self));
  text = text != NULL ? text : "";
  typing = has_focus (self) && g_strcmp0 (self->stored, hp_field_row_get (self)) != 0;
  hp_set_str (&self->stored, text);
  if ((force || !typing) && g_strcmp0 (hp_field_row_get (self), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self), text);
}

void
hp_field_row_mark (HpFieldRow *self, int severity, const char *text)
{
  gboolean shown = severity >= 0 && text != NULL && *text != '\0';

  gtk_widget_remove_css_class (self->note, "hp-finding-error");
  gtk_widget_remove_css_class (self->note, "hp-finding-warning");
  gtk_widget_add_css_class (self->note, severity == HP_SEVERITY_ERROR ? "hp-finding-error"
                                                                      : "hp-finding-warning");
  gtk_label_set_text (GTK_LABEL (self->note), shown ? text : "");
  gtk_widget_set_visible (self->note, shown);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               shown && severity == HP_SEVERITY_ERROR
                                   ? GTK_ACCESSIBLE_INVALID_TRUE
                                   : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (shown)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    text, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
entered_cb (AdwEntryRow *row, HpFieldRow *self)
{
  GtkRoot *root;

  hp_field_row_commit (self);
  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (root != NULL && has_focus (self))
    gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
}

static void
left_cb (GtkEventControllerFocus *focus, HpFieldRow *self)
{
  hp_field_row_commit (self);
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint keyval, guint code, GdkModifierType state,
        HpFieldRow *self)
{
  if (keyval != GDK_KEY_Escape || g_strcmp0 (self->stored, hp_field_row_get (self)) == 0)
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self), self->stored);
  return TRUE;
}

static void
hp_field_row_finalize (GObject *object)
{
  g_free (HP_FIELD_ROW (object)->stored);
  G_OBJECT_CLASS (hp_field_row_parent_class)->finalize (object);
}

static void
hp_field_row_class_init (HpFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hp_field_row_finalize;
  signals[COMMITTED] = g_signal_new ("committed", HP_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
}

static void
hp_field_row_init (HpFieldRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->stored = g_strdup ("");
  self->note = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->note), 26);
  gtk_label_set_xalign (GTK_LABEL (self->note), 1.0f);
  gtk_label_set_justify (GTK_LABEL (self->note), GTK_JUSTIFY_RIGHT);
  gtk_widget_set_visible (self->note, FALSE);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->note);
  g_signal_connect (self, "entry-activated", G_CALLBACK (entered_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  /* Before the page's own Escape. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
hp_field_row_new (const char *title)
{
  return g_object_new (HP_TYPE_FIELD_ROW, "title", title, NULL);
}
