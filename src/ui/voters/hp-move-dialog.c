/* hp-move-dialog.c: to which station the selected voters go, and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/voters/hp-move-dialog.h"

#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>

struct _HpMoveDialog
{
  AdwWindow parent_instance;
  AdwComboRow *station;
  AdwEntryRow *reason;
  GtkWidget *accept;
  GArray *numbers;
};

G_DEFINE_FINAL_TYPE (HpMoveDialog, hp_move_dialog, ADW_TYPE_WINDOW)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
accept_cb (GtkWidget *widget, HpMoveDialog *self)
{
  guint at = adw_combo_row_get_selected (self->station);
  g_autofree char *reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason)));

  if (at >= self->numbers->len)
    return;
  g_signal_emit (self, signals[CHOSEN], 0, g_array_index (self->numbers, int, at), reason);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
hp_move_dialog_finalize (GObject *object)
{
  g_clear_pointer (&HP_MOVE_DIALOG (object)->numbers, g_array_unref);
  G_OBJECT_CLASS (hp_move_dialog_parent_class)->finalize (object);
}

static void
hp_move_dialog_class_init (HpMoveDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hp_move_dialog_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", HP_TYPE_MOVE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static GtkWidget *
make_header (HpMoveDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->accept = gtk_button_new_with_mnemonic (_ ("_Move"));
  gtk_widget_add_css_class (self->accept, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  g_signal_connect_object (self->accept, "clicked", G_CALLBACK (accept_cb), self, 0);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->accept);
  return header;
}

static void
hp_move_dialog_init (HpMoveDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  self->station = ADW_COMBO_ROW (adw_combo_row_new ());
  self->reason = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->station), _ ("To station"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reason), _ ("Reason"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _ ("They go to the end of its list. A card number that it has already is given up."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->station));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->reason));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  g_signal_connect_object (self->reason, "entry-activated", G_CALLBACK (accept_cb), self, 0);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), 480, 300);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
}

GtkWidget *
hp_move_dialog_new (GtkWindow *parent, guint n, GArray *numbers, GStrv lines)
{
  HpMoveDialog *self = g_object_new (HP_TYPE_MOVE_DIALOG, "transient-for", parent, NULL);
  g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *const *) lines);
  g_autofree char *count = hp_ui_count (n);
  g_autofree char *title = g_strdup_printf (ngettext ("Move %s voter", "Move %s voters", n), count);

  self->numbers = g_array_copy (numbers);
  adw_combo_row_set_model (self->station, G_LIST_MODEL (model));
  gtk_window_set_title (GTK_WINDOW (self), title);
  return GTK_WIDGET (self);
}
