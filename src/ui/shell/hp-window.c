/* hp-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/shell/hp-window.h"

#include "engine/core/hp-util.h"
#include "ui/kit/hp-ask.h"
#include "ui/kit/hp-settings.h"
#include "ui/kit/hp-steady-layout.h"
#include "ui/kit/hp-ui.h"
#include "ui/shell/hp-page-list.h"
#include "ui/shell/hp-page-state.h"
#include "ui/shell/hp-start-page.h"
#include "ui/shell/hp-window-private.h"

#include <glib/gi18n.h>

#define PLACE_WATCH_S 5
#define BUSY_AFTER_MS 500
#define REST_AFTER_MS 400

G_DEFINE_FINAL_TYPE (HpWindow, hp_window, ADW_TYPE_APPLICATION_WINDOW)

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
fill_sidebar (HpWindow *self)
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
update_states (HpWindow *self)
{
  HpOverview overview;
  GtkListBoxRow *row;

  if (self->session == NULL || hp_session_get_db (self->session) == NULL)
    return;
  hp_overview_counts (hp_session_get_db (self->session), &overview);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sidebar, i)) != NULL; i++)
    update_state (row, &overview);
}

/* Several changes in a row are counted once, when there is time. */
static gboolean
update_states_cb (gpointer data)
{
  HpWindow *self = data;

  self->states_idle = 0;
  update_states (self);
  return G_SOURCE_REMOVE;
}

static void
update_title (HpWindow *self)
{
  const HpElection *election = hp_session_get_election (self->session);

  if (election == NULL)
    return;
  gtk_window_set_title (GTK_WINDOW (self), hp_session_get_title (self->session));
  adw_window_title_set_subtitle (self->title, hp_session_get_title (self->session));
  gtk_widget_set_visible (self->rehearsal, election->rehearsal);
}

static void
changed_cb (HpSession *session, guint topics, HpWindow *self)
{
  if (self->states_idle == 0)
    self->states_idle = g_idle_add (update_states_cb, self);
  hp_window_update_actions (self);
  hp_window_check_toast (self);
  if (topics & HP_TOPIC_SETTING)
    update_title (self);
}

static void
show_busy (HpWindow *self)
{
  if (self->lost)
    return;
  hp_banner_set_text (self->banner,
                      self->session != NULL && hp_session_get_busy (self->session)
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
  HpWindow *self = data;

  self->busy_timeout = 0;
  show_busy (self);
  return G_SOURCE_REMOVE;
}

static void
start_session_cb (HpStartPage *page, HpSession *session, HpWindow *self)
{
  hp_window_set_session (self, session);
}

HpStartPage *
hp_window_ensure_start (HpWindow *self)
{
  if (self->start == NULL)
    {
      self->start = HP_START_PAGE (hp_start_page_new (self->settings));
      gtk_widget_set_vexpand (GTK_WIDGET (self->start), TRUE);
      gtk_box_append (self->start_box, GTK_WIDGET (self->start));
      g_signal_connect_object (self->start, "session", G_CALLBACK (start_session_cb), self, 0);
    }
  return self->start;
}

/* Nobody sees it while a document is open, and most of it is made anew when it is shown again. */
static void
drop_start (HpWindow *self)
{
  if (self->start != NULL)
    gtk_box_remove (self->start_box, GTK_WIDGET (g_steal_pointer (&self->start)));
}

static gboolean
rest_cb (gpointer data)
{
  HpWindow *self = data;

  self->rest_timeout = 0;
  if (self->session != NULL)
    {
      drop_start (self);
      if (hp_session_get_db (self->session) != NULL)
        hp_db_rest (hp_session_get_db (self->session));
    }
  hp_give_memory_back ();
  return G_SOURCE_REMOVE;
}

/* Pages being built and jobs need much for a moment that nobody needs afterwards. */
static void
rest_soon (HpWindow *self)
{
  g_clear_handle_id (&self->rest_timeout, g_source_remove);
  self->rest_timeout = g_timeout_add_full (G_PRIORITY_LOW, REST_AFTER_MS, rest_cb, self, NULL);
}

static void
busy_cb (HpSession *session, GParamSpec *pspec, HpWindow *self)
{
  hp_window_update_actions (self);
  g_clear_handle_id (&self->busy_timeout, g_source_remove);
  if (hp_session_get_busy (session))
    self->busy_timeout = g_timeout_add (BUSY_AFTER_MS, busy_for_long_cb, self);
  else
    show_busy (self);
  rest_soon (self);
}

static void
lost_cb (HpSession *session, const GError *error, HpWindow *self)
{
  self->lost = TRUE;
  hp_banner_set_text (self->banner, error->message, TRUE);
  hp_banner_set_button (self->banner, _ ("_Close the election"), "win.close-document", NULL);
}

static gboolean
watch_place_cb (gpointer data)
{
  HpWindow *self = data;

  if (self->session != NULL)
    hp_session_check_place (self->session);
  return G_SOURCE_CONTINUE;
}

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
hp_window_ensure_page (HpWindow *self, const char *id)
{
  const HpPageInfo *info = find_info (id);
  HpPhasePage *page = g_hash_table_lookup (self->pages, id);

  if (page != NULL || info == NULL || self->session == NULL)
    return page;
  page = g_object_new (info->get_type (), "session", self->session, NULL);
  gtk_stack_add_named (self->page_stack, GTK_WIDGET (page), id);
  g_hash_table_insert (self->pages, (gpointer) info->id, page);
  return page;
}

HpPhasePage *
hp_window_get_page (HpWindow *self)
{
  return HP_PHASE_PAGE (gtk_stack_get_visible_child (self->page_stack));
}

static void
select_sidebar (HpWindow *self, const char *id)
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
hp_window_go_to (HpWindow *self, const char *id, const char *target)
{
  HpPhasePage *page = hp_window_ensure_page (self, id);
  const HpPageInfo *info = find_info (id);

  if (page == NULL)
    return;
  gtk_stack_set_visible_child (self->page_stack, GTK_WIDGET (page));
  adw_window_title_set_title (self->title, _ (info->title));
  select_sidebar (self, id);
  rest_soon (self);
  if (target != NULL && *target != '\0')
    hp_phase_page_go_to (page, target);
}

static void
row_selected_cb (GtkListBox *box, GtkListBoxRow *row, HpWindow *self)
{
  const HpPageInfo *info;

  if (row == NULL || self->selecting || self->session == NULL)
    return;
  info = g_object_get_data (G_OBJECT (row), "hp-info");
  hp_window_go_to (self, info->id, NULL);
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const HpPageInfo *info = g_object_get_data (G_OBJECT (row), "hp-info");

  gtk_list_box_row_set_header (row, info->new_phase && before != NULL
                                        ? gtk_separator_new (GTK_ORIENTATION_HORIZONTAL)
                                        : NULL);
}

static void
drop_pages (HpWindow *self)
{
  GHashTableIter iter;
  gpointer page;

  /* What is being typed is told to its page now, not when the page and the document are gone. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &page))
    {
      /* A template that is disposed of takes its bound children away; AdwBin would do it again. */
      adw_bin_set_child (ADW_BIN (page), NULL);
      gtk_stack_remove (self->page_stack, GTK_WIDGET (page));
    }
  g_hash_table_remove_all (self->pages);
}

static void
leave_session (HpWindow *self)
{
  drop_pages (self);
  self->lost = FALSE;
  hp_banner_set_text (self->banner, NULL, FALSE);
  hp_banner_set_button (self->banner, NULL, NULL, NULL);
  g_clear_handle_id (&self->states_idle, g_source_remove);
  g_clear_handle_id (&self->busy_timeout, g_source_remove);
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      hp_session_close (self->session);
    }
  hp_window_check_toast (self);
}

/* For a window that goes: nothing takes the document's place. */
static void
end_session (HpWindow *self)
{
  if (self->session == NULL)
    return;
  leave_session (self);
  g_clear_object (&self->session);
}

void
hp_window_set_session (HpWindow *self, HpSession *session)
{
  g_return_if_fail (HP_IS_WINDOW (self));
  if (self->session == session)
    return;
  leave_session (self);
  g_set_object (&self->session, session);
  if (session == NULL)
    hp_window_ensure_start (self);
  gtk_stack_set_visible_child_name (self->main_stack, session != NULL ? "document" : "start");
  hp_window_update_actions (self);
  if (session == NULL)
    {
      gtk_window_set_title (GTK_WINDOW (self), _ ("Hòm Phiếu"));
      return;
    }
  update_title (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (session, "notify::busy", G_CALLBACK (busy_cb), self, 0);
  g_signal_connect_object (session, "lost", G_CALLBACK (lost_cb), self, 0);
  if (hp_session_get_path (session) != NULL)
    hp_settings_add_recent (self->settings, hp_session_get_path (session),
                            hp_session_get_title (session));
  update_states (self);
  hp_window_go_to (self, hp_page_list (&(guint){ 0 })[0].id, NULL);
}

HpSession *
hp_window_get_session (HpWindow *self)
{
  return self->session;
}

GSettings *
hp_window_get_settings (HpWindow *self)
{
  return self->settings;
}

void
hp_window_error (HpWindow *self, const char *title, const char *text)
{
  hp_tell (GTK_WIDGET (self), title, text);
}

gboolean
hp_window_is_working (HpWindow *self)
{
  if (!hp_job_bar_is_busy (self->jobs))
    return FALSE;
  hp_window_toast (self, _ ("Work is still going on. Wait for it or stop it first."), FALSE);
  return TRUE;
}

static void
operator_cb (GSettings *settings, const char *key, HpWindow *self)
{
  g_autofree char *name = hp_window_operator (self);

  if (self->session != NULL)
    hp_session_set_operator (self->session, name);
}

char *
hp_window_operator (HpWindow *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, "operator-name");

  return g_strdup (*name != '\0' ? name : g_get_real_name ());
}

static gboolean
hp_window_close_request (GtkWindow *window)
{
  HpWindow *self = HP_WINDOW (window);
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (self->settings, "window-width", CLAMP (width, 640, 16384));
  g_settings_set_int (self->settings, "window-height", CLAMP (height, 480, 16384));
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
  if (hp_window_is_working (self))
    return TRUE;
  end_session (self);
  return GTK_WINDOW_CLASS (hp_window_parent_class)->close_request (window);
}

static void
hp_window_dispose (GObject *object)
{
  HpWindow *self = HP_WINDOW (object);

  end_session (self);
  g_clear_handle_id (&self->states_idle, g_source_remove);
  g_clear_handle_id (&self->busy_timeout, g_source_remove);
  g_clear_handle_id (&self->rest_timeout, g_source_remove);
  hp_window_drop_toast (self);
  g_object_set_data (object, HP_JOB_BAR_KEY, NULL);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_clear_pointer (&self->disabled, g_hash_table_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), HP_TYPE_WINDOW);

  G_OBJECT_CLASS (hp_window_parent_class)->dispose (object);
}

static void
hp_window_class_init (HpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hp_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = hp_window_close_request;
  g_type_ensure (HP_TYPE_STEADY_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/homphieu/HomPhieu/shell/hp-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HpWindow, main_stack);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, page_stack);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, title);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, start_box);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, banner_box);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, job_box);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, rehearsal);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, start_menu_button);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, sidebar_box);
  hp_window_install_actions (widget_class);
}

static void
hp_window_init (HpWindow *self)
{
  self->pages = g_hash_table_new (g_str_hash, g_str_equal);
  self->disabled = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_widget_init_template (GTK_WIDGET (self));
  hp_ui_set_menu (self->start_menu_button, self->main_menu);
  hp_ui_set_menu (self->menu_button, self->main_menu);
  self->banner = HP_BANNER (hp_banner_new ());
  gtk_box_append (self->banner_box, GTK_WIDGET (self->banner));
  self->jobs = HP_JOB_BAR (hp_job_bar_new ());
  gtk_box_append (self->job_box, GTK_WIDGET (self->jobs));
  g_object_set_data (G_OBJECT (self), HP_JOB_BAR_KEY, self->jobs);
  gtk_list_box_set_header_func (self->sidebar, header_cb, NULL, NULL);
  fill_sidebar (self);
  g_signal_connect_object (self->sidebar, "row-selected", G_CALLBACK (row_selected_cb), self, 0);
}

HpWindow *
hp_window_new (GtkApplication *application, GSettings *settings)
{
  HpWindow *self = g_object_new (HP_TYPE_WINDOW, "application", application, NULL);
  GSource *watch = g_timeout_source_new_seconds (PLACE_WATCH_S);

  self->settings = g_object_ref (settings);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  hp_window_ensure_start (self);
  g_source_set_closure (watch,
                        g_cclosure_new_object (G_CALLBACK (watch_place_cb), G_OBJECT (self)));
  g_source_attach (watch, NULL);
  g_source_unref (watch);
  g_signal_connect_object (settings, "changed::operator-name", G_CALLBACK (operator_cb), self, 0);
  hp_window_accept_files (self);
  hp_window_update_actions (self);
  return self;
}
