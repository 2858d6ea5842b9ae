/* hp-quick-search.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/shell/hp-quick-search.h"

#include "ui/kit/hp-steady-layout.h"
#include "ui/kit/hp-ui.h"
#include "ui/shell/hp-quick-items.h"

#include <glib/gi18n.h>

/* More of one kind is not read, but searched for again. */
#define KIND_MAX 20
#define SEARCH_DELAY_MS 80

struct _HpQuickSearch
{
  AdwWindow parent_instance;
  HpWindow *window; /* that it stands before; not owned, lives longer */
  GPtrArray *items;
  GPtrArray *voters;
  GtkWidget *entry;
  GtkListBox *list;
  GtkWidget *scroller;
  GtkStack *stack;
  char *searched; /* the text whose results are shown */
};

G_DEFINE_FINAL_TYPE (HpQuickSearch, hp_quick_search, ADW_TYPE_WINDOW)

static void
go (HpQuickSearch *self, GtkListBoxRow *row)
{
  const HpQuickItem *item = row != NULL ? g_object_get_data (G_OBJECT (row), "hp-item") : NULL;
  g_autoptr (HpWindow) window = g_object_ref (self->window);
  g_autofree char *page = NULL;
  g_autofree char *target = NULL;
  const char *action;

  if (item == NULL)
    return;
  page = g_strdup (item->page);
  target = g_strdup (item->target);
  action = item->action;
  gtk_window_destroy (GTK_WINDOW (self));
  if (action != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
  else
    hp_window_go_to (window, page, target);
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_row (HpQuickItem *item)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *name =
      g_strdup_printf ("%s: %s. %s", hp_quick_kind_title (item->kind), item->title,
                       item->subtitle != NULL ? item->subtitle : "");

  gtk_box_append (GTK_BOX (texts), make_label (item->title, NULL));
  if (item->subtitle != NULL && *item->subtitle != '\0')
    gtk_box_append (GTK_BOX (texts), make_label (item->subtitle, "dim-label"));
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (hp_quick_kind_icon (item->kind)));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "hp-item", item);
  hp_ui_name (row, name, FALSE);
  return row;
}

static gboolean
can_do (HpQuickSearch *self, const HpQuickItem *item)
{
  /* What the window would not do now (nothing to undo …) is not offered. */
  return item->action == NULL || hp_window_can (self->window, item->action);
}

static void
add_items (HpQuickSearch *self, GPtrArray *items, HpQuickKind from, HpQuickKind to)
{
  guint of_kind[HP_QUICK_ACTION + 1] = { 0 };

  for (guint i = 0; i < items->len; i++)
    {
      HpQuickItem *item = g_ptr_array_index (items, i);

      if (item->kind >= from && item->kind <= to && can_do (self, item)
          && of_kind[item->kind]++ < KIND_MAX)
        gtk_list_box_append (self->list, make_row (item));
    }
}

static void
add_more (HpQuickSearch *self, guint more)
{
  g_autofree char *text =
      g_strdup_printf (ngettext ("and %u more voter", "and %u more voters", more), more);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), make_label (text, "dim-label"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (self->list, row);
}

static void
search_cb (GtkSearchEntry *entry, HpQuickSearch *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GPtrArray) found = hp_quick_match (self->items, text);
  GtkWidget *child;
  guint total;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  g_clear_pointer (&self->voters, g_ptr_array_unref);
  self->voters = hp_quick_voters (hp_window_get_session (self->window), text, &total);
  hp_set_str (&self->searched, text);
  add_items (self, found, HP_QUICK_PAGE, HP_QUICK_STATION);
  add_items (self, self->voters, HP_QUICK_VOTER, HP_QUICK_VOTER);
  if (total > self->voters->len)
    add_more (self, total - self->voters->len);
  add_items (self, found, HP_QUICK_CANDIDATE, HP_QUICK_ACTION);
  gtk_stack_set_visible_child_name (
      self->stack, gtk_list_box_get_row_at_index (self->list, 0) != NULL ? "found" : "nothing");
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const HpQuickItem *item = g_object_get_data (G_OBJECT (row), "hp-item");
  const HpQuickItem *last =
      before != NULL ? g_object_get_data (G_OBJECT (before), "hp-item") : NULL;
  GtkWidget *title;

  if (item == NULL || (last != NULL && last->kind == item->kind))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  title = make_label (hp_quick_kind_title (item->kind), "heading");
  gtk_widget_set_margin_top (title, 12);
  gtk_widget_set_margin_bottom (title, 6);
  gtk_widget_set_margin_start (title, 12);
  gtk_list_box_row_set_header (row, title);
}

static void
scroll_to (HpQuickSearch *self, GtkWidget *row)
{
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (row, GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

/* The keys stay in the entry; up and down choose in the list. */
static void
move (HpQuickSearch *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int at = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;

  row = gtk_list_box_get_row_at_index (self->list, at);
  if (row != NULL && !gtk_list_box_row_get_selectable (row))
    row = gtk_list_box_get_row_at_index (self->list, at + step);
  if (row == NULL)
    return;
  gtk_list_box_select_row (self->list, row);
  scroll_to (self, GTK_WIDGET (row));
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint keyval, guint code, GdkModifierType state,
        HpQuickSearch *self)
{
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, 1);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, -1);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
enter_cb (GtkSearchEntry *entry, HpQuickSearch *self)
{
  /* What was typed just now may not have been searched for yet. */
  if (g_strcmp0 (self->searched, gtk_editable_get_text (GTK_EDITABLE (entry))) != 0)
    search_cb (entry, self);
  go (self, gtk_list_box_get_selected_row (self->list));
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, HpQuickSearch *self)
{
  go (self, row);
}

static void
hp_quick_search_finalize (GObject *object)
{
  HpQuickSearch *self = HP_QUICK_SEARCH (object);

  g_clear_pointer (&self->voters, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self->searched);
  G_OBJECT_CLASS (hp_quick_search_parent_class)->finalize (object);
}

static void
hp_quick_search_class_init (HpQuickSearchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hp_quick_search_finalize;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
make_results (HpQuickSearch *self)
{
  GtkWidget *nothing = adw_status_page_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->scroller = gtk_scrolled_window_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  hp_ui_name (GTK_WIDGET (self->list), _ ("Results"), FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (nothing), "system-search-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (nothing), _ ("Nothing found"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (nothing),
      _ ("Type a part of a name, a birth date, a station’s number, a form or an action. Tone "
         "marks can be left out."));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->stack), hp_steady_layout_new ());
  gtk_stack_add_named (self->stack, self->scroller, "found");
  gtk_stack_add_named (self->stack, nothing, "nothing");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  return GTK_WIDGET (self->stack);
}

static void
hp_quick_search_init (HpQuickSearch *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_search_entry_new ();
  gtk_widget_set_size_request (self->entry, 420, -1);
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->entry), SEARCH_DELAY_MS);
  g_object_set (self->entry, "placeholder-text", _ ("Station, voter, candidate, form, action…"),
                NULL);
  hp_ui_name (self->entry, _ ("Search everywhere"), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), self->entry);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), make_results (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Search everywhere"));
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 560);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_focus (GTK_WINDOW (self), self->entry);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect (self->entry, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect (self->entry, "activate", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_window_close), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

GtkWidget *
hp_quick_search_new (HpWindow *window)
{
  HpQuickSearch *self = g_object_new (HP_TYPE_QUICK_SEARCH, NULL);

  self->window = window;
  self->items = hp_quick_items (hp_window_get_session (window));
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (window));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  search_cb (GTK_SEARCH_ENTRY (self->entry), self);
  return GTK_WIDGET (self);
}

void
hp_quick_search_set_text (HpQuickSearch *self, const char *text)
{
  g_return_if_fail (HP_IS_QUICK_SEARCH (self));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  search_cb (GTK_SEARCH_ENTRY (self->entry), self);
}
