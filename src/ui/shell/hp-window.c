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
#include "ui/shell/hp-start-page.h"
#include "ui/shell/hp-window-private.h"

#include <glib/gi18n.h>

#define PLACE_WATCH_S 5
#define REST_AFTER_MS 400

G_DEFINE_FINAL_TYPE (HpWindow, hp_window, ADW_TYPE_APPLICATION_WINDOW)

static void
changed_cb (HpSession *session, guint topics, HpWindow *self)
{
  hp_window_update_actions (self);
  hp_window_check_toast (self);
  if (topics & HP_TOPIC_SETTING)
    gtk_window_set_title (GTK_WINDOW (self), hp_session_get_title (session));
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
  rest_soon (self);
}

static gboolean
watch_place_cb (gpointer data)
{
  HpWindow *self = data;

  if (self->session != NULL)
    hp_session_check_place (self->session);
  return G_SOURCE_CONTINUE;
}

HpPhasePage *
hp_window_ensure_page (HpWindow *self, const char *id)
{
  return self->desk != NULL ? hp_desk_ensure_page (self->desk, id) : NULL;
}

HpPhasePage *
hp_window_get_page (HpWindow *self)
{
  return self->desk != NULL ? hp_desk_get_page (self->desk) : NULL;
}

void
hp_window_go_to (HpWindow *self, const char *id, const char *target)
{
  if (self->desk != NULL)
    hp_desk_go_to (self->desk, id, target);
}

static void
leave_session (HpWindow *self)
{
  if (self->session == NULL)
    return;
  hp_desk_drop_pages (self->desk);
  g_signal_handlers_disconnect_by_data (self->session, self);
  hp_session_close (self->session);
  gtk_stack_remove (self->main_stack, GTK_WIDGET (g_steal_pointer (&self->desk)));
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

static void
show_document (HpWindow *self)
{
  self->desk = HP_DESK (hp_desk_new (self->session, self->main_menu));
  g_signal_connect_object (self->desk, "moved", G_CALLBACK (rest_soon), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->main_stack, GTK_WIDGET (self->desk), "document");
  gtk_stack_set_visible_child (self->main_stack, GTK_WIDGET (self->desk));
  gtk_window_set_title (GTK_WINDOW (self), hp_session_get_title (self->session));
}

void
hp_window_set_session (HpWindow *self, HpSession *session)
{
  g_return_if_fail (HP_IS_WINDOW (self));
  if (self->session == session)
    return;
  leave_session (self);
  g_set_object (&self->session, session);
  if (session != NULL)
    show_document (self);
  else
    {
      hp_window_ensure_start (self);
      gtk_stack_set_visible_child (self->main_stack, GTK_WIDGET (self->start_box));
      gtk_window_set_title (GTK_WINDOW (self), _ ("Hòm Phiếu"));
    }
  hp_window_update_actions (self);
  if (session == NULL)
    return;
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (session, "notify::busy", G_CALLBACK (busy_cb), self, 0);
  if (hp_session_get_path (session) != NULL)
    hp_settings_add_recent (self->settings, hp_session_get_path (session),
                            hp_session_get_title (session));
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
  g_clear_handle_id (&self->rest_timeout, g_source_remove);
  hp_window_drop_toast (self);
  g_object_set_data (object, HP_JOB_BAR_KEY, NULL);
  g_clear_object (&self->settings);
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
  gtk_widget_class_bind_template_child (widget_class, HpWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, start_box);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, job_box);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, HpWindow, start_menu_button);
  hp_window_install_actions (widget_class);
}

static void
hp_window_init (HpWindow *self)
{
  self->disabled = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_widget_init_template (GTK_WIDGET (self));
  hp_ui_set_menu (self->start_menu_button, self->main_menu);
  self->jobs = HP_JOB_BAR (hp_job_bar_new ());
  gtk_box_append (self->job_box, GTK_WIDGET (self->jobs));
  g_object_set_data (G_OBJECT (self), HP_JOB_BAR_KEY, self->jobs);
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
