/* hp-desk.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/shell/hp-desk.h"

#include "ui/kit/hp-banner.h"
#include "ui/kit/hp-steady-layout.h"
#include "ui/kit/hp-ui.h"
#include "ui/shell/hp-page-list.h"
#include "ui/shell/hp-page-state.h"

#include <glib/gi18n.h>

#define BUSY_AFTER_MS 500

struct _HpDesk
{
  AdwBin parent_instance;

  HpSession *session;
  GHashTable *pages; /* id → HpPhasePage */
  gboolean selecting;
  gboolean lost;      /* the document's file is gone */
  guint states_idle;  /* the sidebar is about to count again */
  guint busy_timeout; /* a job has just begun */

  GtkListBox *sidebar;
  GtkStack *page_stack;
  AdwWindowTitle *title;
  GtkBox *banner_box;
  GtkWidget *rehearsal;
  GtkButton *undo_button;
  GtkButton *redo_button;
  GtkMenuButton *menu_button;
  HpBanner *banner;
};

G_DEFINE_FINAL_TYPE (HpDesk, hp_desk, ADW_TYPE_BIN)

enum
{
  SIGNAL_MOVED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* ---- the sidebar ---- */

static GtkWidget *
make_sidebar_row (const HpPageInfo *info)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label = gtk_label_new (_ (info->title));
  GtkWidget *state = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (state, "hp-state");
  gtk_widget_add_css_class (state, "hp-figure");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (info->icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), state);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "hp-info", (gpointer) info);
  g_object_set_data (G_OBJECT (row), "hp-state", state);
  return row;
}

static void
fill_sidebar (HpDesk *self)
{
  guint n;
  const HpPageInfo *pages = hp_page_list (&n);

  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->sidebar, make_sidebar_row (&pages[i]));
}

static void
update_state (GtkListBoxRow *row, const HpOverview *overview)
{
  const HpPageInfo *info = g_object_get_data (G_OBJECT (row), "hp-info");
  GtkWidget *label = g_object_get_data (G_OBJECT (row), "hp-state");
  const char *style;
  g_autofree char *words = NULL;
  g_autofree char *text = hp_page_state (overview, info->id, &style, &words);
  g_autofree char *name =
      words != NULL || text != NULL
          ? g_strdup_printf ("%s, %s", _ (info->title), words != NULL ? words : text)
          : g_strdup (_ (info->title));

  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), words);
  gtk_widget_remove_css_class (label, "done");
  gtk_widget_remove_css_class (label, "attention");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update_states (HpDesk *self)
{
  HpOverview overview;
  GtkListBoxRow *row;

  if (hp_session_get_db (self->session) == NULL)
    return;
  hp_overview_counts (hp_session_get_db (self->session), &overview);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sidebar, i)) != NULL; i++)
    update_state (row, &overview);
}

/* Several changes in a row are counted once, when there is time. */
static gboolean
update_states_cb (gpointer data)
{
  HpDesk *self = data;

  self->states_idle = 0;
  update_states (self);
  return G_SOURCE_REMOVE;
}

static void
update_title (HpDesk *self)
{
  const HpElection *election = hp_session_get_election (self->session);

  if (election == NULL)
    return;
  adw_window_title_set_subtitle (self->title, hp_session_get_title (self->session));
  gtk_widget_set_visible (self->rehearsal, election->rehearsal);
}

static void
changed_cb (HpSession *session, guint topics, HpDesk *self)
{
  if (self->states_idle == 0)
    self->states_idle = g_idle_add (update_states_cb, self);
  if (topics & HP_TOPIC_SETTING)
    update_title (self);
}

/* ---- conditions that last ---- */

static void
show_busy (HpDesk *self)
{
  if (self->lost)
    return;
  hp_banner_set_text (self->banner,
                      hp_session_get_busy (self->session)
                          ? _ ("Work is going on. You can look at everything; nothing can be "
                               "changed until it is done.")
                          : NULL,
                      FALSE);
  hp_banner_set_button (self->banner, NULL, NULL, NULL);
}

/* Short work is over before anybody has read that it goes on. */
static gboolean
busy_for_long_cb (gpointer data)
{
  HpDesk *self = data;

  self->busy_timeout = 0;
  show_busy (self);
  return G_SOURCE_REMOVE;
}

static void
busy_cb (HpSession *session, GParamSpec *pspec, HpDesk *self)
{
  g_clear_handle_id (&self->busy_timeout, g_source_remove);
  if (hp_session_get_busy (session))
    self->busy_timeout = g_timeout_add (BUSY_AFTER_MS, busy_for_long_cb, self);
  else
    show_busy (self);
}

static void
lost_cb (HpSession *session, const GError *error, HpDesk *self)
{
  self->lost = TRUE;
  hp_banner_set_text (self->banner, error->message, TRUE);
  hp_banner_set_button (self->banner, _ ("_Close the election"), "win.close-document", NULL);
}

/* ---- pages ---- */

static const HpPageInfo *
find_info (const char *id)
{
  guint n;
  const HpPageInfo *pages = hp_page_list (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (pages[i].id, id))
      return &pages[i];
  return NULL;
}

HpPhasePage *
hp_desk_ensure_page (HpDesk *self, const char *id)
{
  const HpPageInfo *info = find_info (id);
  HpPhasePage *page = g_hash_table_lookup (self->pages, id);

  if (page != NULL || info == NULL)
    return page;
  page = g_object_new (info->get_type (), "session", self->session, NULL);
  gtk_stack_add_named (self->page_stack, GTK_WIDGET (page), id);
  g_hash_table_insert (self->pages, (gpointer) info->id, page);
  return page;
}

HpPhasePage *
hp_desk_get_page (HpDesk *self)
{
  return HP_PHASE_PAGE (gtk_stack_get_visible_child (self->page_stack));
}

const char *
hp_desk_get_page_id (HpDesk *self)
{
  return gtk_stack_get_visible_child_name (self->page_stack);
}

static void
select_sidebar (HpDesk *self, const char *id)
{
  GtkListBoxRow *row;

  self->selecting = TRUE;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sidebar, i)) != NULL; i++)
    {
      const HpPageInfo *info = g_object_get_data (G_OBJECT (row), "hp-info");

      if (g_str_equal (info->id, id))
        gtk_list_box_select_row (self->sidebar, row);
    }
  self->selecting = FALSE;
}

void
hp_desk_go_to (HpDesk *self, const char *id, const char *target)
{
  HpPhasePage *page = hp_desk_ensure_page (self, id);
  const HpPageInfo *info = find_info (id);

  if (page == NULL)
    return;
  gtk_stack_set_visible_child (self->page_stack, GTK_WIDGET (page));
  adw_window_title_set_title (self->title, _ (info->title));
  select_sidebar (self, id);
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
  if (target != NULL && *target != '\0')
    hp_phase_page_go_to (page, target);
}

static void
row_selected_cb (GtkListBox *box, GtkListBoxRow *row, HpDesk *self)
{
  const HpPageInfo *info;

  if (row == NULL || self->selecting)
    return;
  info = g_object_get_data (G_OBJECT (row), "hp-info");
  hp_desk_go_to (self, info->id, NULL);
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const HpPageInfo *info = g_object_get_data (G_OBJECT (row), "hp-info");

  gtk_list_box_row_set_header (row, info->new_phase && before != NULL
                                        ? gtk_separator_new (GTK_ORIENTATION_HORIZONTAL)
                                        : NULL);
}

void
hp_desk_drop_pages (HpDesk *self)
{
  GHashTableIter iter;
  gpointer page;

  /* What is being typed is told to its page now, not when the page and the document are gone. */
  gtk_window_set_focus (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL);
  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &page))
    {
      /* A template that is disposed of takes its bound children away; AdwBin would do it again. */
      adw_bin_set_child (ADW_BIN (page), NULL);
      gtk_stack_remove (self->page_stack, GTK_WIDGET (page));
    }
  g_hash_table_remove_all (self->pages);
}

void
hp_desk_name_actions (HpDesk *self, const char *undo, const char *redo)
{
  hp_ui_name (GTK_WIDGET (self->undo_button), undo, TRUE);
  hp_ui_name (GTK_WIDGET (self->redo_button), redo, TRUE);
}

static void
hp_desk_dispose (GObject *object)
{
  HpDesk *self = HP_DESK (object);

  g_clear_handle_id (&self->states_idle, g_source_remove);
  g_clear_handle_id (&self->busy_timeout, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->pages, g_hash_table_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), HP_TYPE_DESK);

  G_OBJECT_CLASS (hp_desk_parent_class)->dispose (object);
}

static void
hp_desk_class_init (HpDeskClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hp_desk_dispose;
  g_type_ensure (HP_TYPE_STEADY_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/homphieu/HomPhieu/shell/hp-desk.ui");
  gtk_widget_class_bind_template_child (widget_class, HpDesk, sidebar);
  gtk_widget_class_bind_template_child (widget_class, HpDesk, page_stack);
  gtk_widget_class_bind_template_child (widget_class, HpDesk, title);
  gtk_widget_class_bind_template_child (widget_class, HpDesk, banner_box);
  gtk_widget_class_bind_template_child (widget_class, HpDesk, rehearsal);
  gtk_widget_class_bind_template_child (widget_class, HpDesk, undo_button);
  gtk_widget_class_bind_template_child (widget_class, HpDesk, redo_button);
  gtk_widget_class_bind_template_child (widget_class, HpDesk, menu_button);
  signals[SIGNAL_MOVED] =
      g_signal_new ("moved", HP_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hp_desk_init (HpDesk *self)
{
  self->pages = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->banner = HP_BANNER (hp_banner_new ());
  gtk_box_append (self->banner_box, GTK_WIDGET (self->banner));
  gtk_list_box_set_header_func (self->sidebar, header_cb, NULL, NULL);
  fill_sidebar (self);
  g_signal_connect_object (self->sidebar, "row-selected", G_CALLBACK (row_selected_cb), self, 0);
}

GtkWidget *
hp_desk_new (HpSession *session, GMenuModel *menu)
{
  HpDesk *self = g_object_new (HP_TYPE_DESK, NULL);

  self->session = g_object_ref (session);
  hp_ui_set_menu (self->menu_button, menu);
  update_title (self);
  update_states (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (session, "notify::busy", G_CALLBACK (busy_cb), self, 0);
  g_signal_connect_object (session, "lost", G_CALLBACK (lost_cb), self, 0);
  return GTK_WIDGET (self);
}
