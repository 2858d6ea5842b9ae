/* hp-table-input.c: what keys and the pointer do in a table
 *
 * Arrows, Page Up and Down, Home and End move; with Shift they select a range, with Ctrl they only
 * move; Space selects or not; Ctrl+A all; Enter activates; Menu opens the menu.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/kit/hp-table-private.h"

static void
changed (HpTableList *self)
{
  hp_table_list_update_rows (self);
  g_signal_emit_by_name (self, "selection-changed");
}

static void
add_position (HpTableList *self, guint position)
{
  gint64 id = hp_table_list_id_at (self, position);

  g_hash_table_add (self->selected, g_memdup2 (&id, sizeof id));
}

void
hp_table_list_select_only (HpTableList *self, guint position)
{
  hp_table_list_settle (self);
  if (position >= self->n)
    return;
  g_hash_table_remove_all (self->selected);
  add_position (self, position);
  self->anchor = position;
  hp_table_list_set_cursor (self, position);
  changed (self);
}

static void
select_range (HpTableList *self, guint position)
{
  guint from = self->anchor < self->n ? self->anchor : position;

  g_hash_table_remove_all (self->selected);
  for (guint i = MIN (from, position); i <= MAX (from, position); i++)
    add_position (self, i);
  self->anchor = from;
  hp_table_list_set_cursor (self, position);
  changed (self);
}

static void
toggle (HpTableList *self, guint position)
{
  gint64 id = hp_table_list_id_at (self, position);

  if (!g_hash_table_remove (self->selected, &id))
    {
      if (!self->multiple)
        g_hash_table_remove_all (self->selected);
      add_position (self, position);
    }
  self->anchor = position;
  hp_table_list_set_cursor (self, position);
  changed (self);
}

void
hp_table_list_select_all (HpTableList *self)
{
  hp_table_list_settle (self);
  if (!self->multiple || self->n == 0)
    return;
  for (guint i = 0; i < self->n; i++)
    add_position (self, i);
  changed (self);
}

void
hp_table_list_unselect_all (HpTableList *self)
{
  hp_table_list_settle (self);
  if (g_hash_table_size (self->selected) == 0)
    return;
  g_hash_table_remove_all (self->selected);
  changed (self);
}

/* ---- keys ---- */

static gboolean
target_of (HpTableList *self, guint key, guint *position)
{
  gint64 at = self->cursor < self->n ? self->cursor : -1;
  gint64 page = MAX (self->page / MAX (self->row_height, 1) - 1, 1);

  if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    at = at - 1;
  else if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    at = at + 1;
  else if (key == GDK_KEY_Page_Up || key == GDK_KEY_KP_Page_Up)
    at = at - page;
  else if (key == GDK_KEY_Page_Down || key == GDK_KEY_KP_Page_Down)
    at = at + page;
  else if (key == GDK_KEY_Home || key == GDK_KEY_KP_Home)
    at = 0;
  else if (key == GDK_KEY_End || key == GDK_KEY_KP_End)
    at = self->n;
  else
    return FALSE;
  *position = (guint) CLAMP (at, 0, (gint64) self->n - 1);
  return TRUE;
}

static void
activate_cursor (HpTableList *self)
{
  g_autoptr (HpRow) row =
      self->cursor < self->n ? hp_table_list_item_at (self, self->cursor) : NULL;

  if (row != NULL)
    g_signal_emit_by_name (self, "activate", row);
}

static void
menu_at_cursor (HpTableList *self)
{
  int head = gtk_widget_get_height (self->header);
  double top = self->vadjustment != NULL ? gtk_adjustment_get_value (self->vadjustment) : 0;
  int y = self->cursor < self->n ? (int) (self->cursor * (double) self->row_height - top) : 0;

  g_signal_emit_by_name (self, "menu", 40, head + CLAMP (y, 0, self->page) + self->row_height);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
        HpTableList *self)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0, shift = (state & GDK_SHIFT_MASK) != 0;
  guint position;

  hp_table_list_settle (self);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == self->header || self->n == 0
      || (state & GDK_ALT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  if (target_of (self, key, &position))
    {
      hp_table_list_show (self, position, FALSE);
      if (shift && self->multiple)
        select_range (self, position);
      else if (control && key != GDK_KEY_Home && key != GDK_KEY_End)
        hp_table_list_set_cursor (self, position);
      else
        hp_table_list_select_only (self, position);
      return GDK_EVENT_STOP;
    }
  if (control && (key == GDK_KEY_a || key == GDK_KEY_A) && self->multiple)
    hp_table_list_select_all (self);
  else if ((key == GDK_KEY_space || key == GDK_KEY_KP_Space) && self->cursor < self->n)
    toggle (self, self->cursor);
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && !control && !shift)
    activate_cursor (self);
  else if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && shift))
    menu_at_cursor (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* ---- the pointer ---- */

static guint
position_at (HpTableList *self, double y)
{
  double top = self->vadjustment != NULL ? gtk_adjustment_get_value (self->vadjustment) : 0;
  int head = gtk_widget_get_height (self->header);
  guint position;

  if (y < head)
    return HP_TABLE_NONE;
  position = (guint) ((y - head + top) / MAX (self->row_height, 1));
  return position < self->n ? position : HP_TABLE_NONE;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, HpTableList *self)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  guint position;

  hp_table_list_settle (self);
  position = position_at (self, y);
  if (position == HP_TABLE_NONE)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 2)
    activate_cursor (self);
  else if ((state & GDK_CONTROL_MASK) != 0)
    toggle (self, position);
  else if ((state & GDK_SHIFT_MASK) != 0 && self->multiple)
    select_range (self, position);
  else if (n_press == 1)
    hp_table_list_select_only (self, position);
}

static void
menu_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, HpTableList *self)
{
  guint position;
  gint64 id;

  hp_table_list_settle (self);
  position = position_at (self, y);
  if (position == HP_TABLE_NONE)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  id = hp_table_list_id_at (self, position);
  if (!g_hash_table_contains (self->selected, &id))
    hp_table_list_select_only (self, position);
  g_signal_emit_by_name (self, "menu", (int) x, (int) y);
}

/* A text that is cut off is shown whole. */
static gboolean
tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip,
            HpTableList *self)
{
  guint position = keyboard ? HP_TABLE_NONE : position_at (self, y);
  g_autofree char *text = NULL;
  double left = self->hadjustment != NULL ? gtk_adjustment_get_value (self->hadjustment) : 0;

  for (guint i = 0; i < self->rows->len && position != HP_TABLE_NONE; i++)
    if (hp_table_row_get_position (g_ptr_array_index (self->rows, i)) == position)
      text = hp_table_row_cut_text (g_ptr_array_index (self->rows, i), x + left);
  if (text == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

void
hp_table_list_add_input (HpTableList *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu = gtk_gesture_click_new ();

  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (menu, "pressed", G_CALLBACK (menu_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (self, "query-tooltip", G_CALLBACK (tooltip_cb), self, 0);
}
