/* hp-window-actions.c: what the user can ask of the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/db/hp-backup.h"
#include "paper/kit/hp-words.h"
#include "ui/kit/hp-file-dialog.h"
#include "ui/kit/hp-ui.h"
#include "ui/shell/hp-help.h"
#include "ui/shell/hp-page-list.h"
#include "ui/shell/hp-preferences.h"
#include "ui/shell/hp-quick-search.h"
#include "ui/shell/hp-start-page.h"
#include "ui/shell/hp-window-private.h"

#include <glib/gi18n.h>

static char *
action_label (const HpJournalItem *item)
{
  return hp_words_action (item->action, item->args, item->station, item->body);
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpWindow *self = HP_WINDOW (widget);
  g_autoptr (HpJournalItem) done = NULL;
  g_autoptr (GError) error = NULL;

  if (hp_journal_undo (hp_session_get_db (self->session), &done, &error))
    {
      g_autofree char *label = action_label (done);
      g_autofree char *text = g_strdup_printf (_ ("Undone: %s"), label);

      hp_window_toast (self, text, FALSE);
    }
  else
    hp_window_error (self, _ ("This was not undone"), error->message);
}

static void
redo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpWindow *self = HP_WINDOW (widget);
  g_autoptr (HpJournalItem) done = NULL;
  g_autoptr (GError) error = NULL;

  if (hp_journal_redo (hp_session_get_db (self->session), &done, &error))
    {
      g_autofree char *label = action_label (done);
      g_autofree char *text = g_strdup_printf (_ ("Done again: %s"), label);

      hp_window_toast (self, text, FALSE);
    }
  else
    hp_window_error (self, _ ("This was not done again"), error->message);
}

static void
take_back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hp_window_take_back (HP_WINDOW (widget));
}

static void
new_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpWindow *self = HP_WINDOW (widget);

  if (hp_window_is_working (self))
    return;
  hp_window_set_session (self, NULL);
  hp_start_page_begin_new (hp_window_ensure_start (self));
}

static void
open_path_cb (const char *path, gpointer owner, gpointer data)
{
  hp_window_open_path (HP_WINDOW (owner), path);
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hp_file_dialog (widget, HP_FILE_OPEN, _ ("Open an election"), _ ("Elections (*.homphieu)"),
                  "*.homphieu", NULL, open_path_cb, G_OBJECT (widget), NULL);
}

static void
open_this_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hp_window_open_path (HP_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static gpointer
backup_work (HpJob *job, HpDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return hp_backup_write (db, data, cancellable, error) ? g_strdup (data) : NULL;
}

static void
backup_done (HpJob *job, gpointer result, const GError *error, gpointer owner)
{
  g_autofree char *path = result;
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      hp_ui_error (GTK_WIDGET (owner), _ ("The backup was not made"), error);
      return;
    }
  text = g_strdup_printf (_ ("Backup made and checked: %s"), path);
  hp_window_toast (HP_WINDOW (owner), text, FALSE);
}

static void
backup_path_cb (const char *path, gpointer owner, gpointer data)
{
  HpWindow *self = HP_WINDOW (owner);
  g_autoptr (HpJob) job = hp_job_new (self->session, HP_JOB_READS);

  hp_job_run (job, backup_work, g_strdup (path), g_free, g_free, backup_done, G_OBJECT (self));
  hp_ui_show_job (GTK_WIDGET (self), job, _ ("Backing up…"));
}

static void
backup_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpWindow *self = HP_WINDOW (widget);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M");
  g_autofree char *folder = g_settings_get_string (self->settings, "backup-folder");
  g_autofree char *file = g_strdup_printf (
      "homphieu-%s-%s.homphieu", hp_session_get_election (self->session)->election, stamp);
  g_autofree char *suggested =
      *folder != '\0' ? g_build_filename (folder, file, NULL) : g_strdup (file);

  hp_file_dialog (widget, HP_FILE_SAVE, _ ("Back up the election"), _ ("Elections (*.homphieu)"),
                  "*.homphieu", suggested, backup_path_cb, G_OBJECT (widget), NULL);
}

static gpointer
verify_work (HpJob *job, HpDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return hp_journal_verify_all (db, cancellable, error) ? GINT_TO_POINTER (1) : NULL;
}

static void
verify_done (HpJob *job, gpointer result, const GError *error, gpointer owner)
{
  if (error != NULL)
    hp_ui_error (GTK_WIDGET (owner), _ ("The document is not in order"), error);
  else
    hp_window_toast (HP_WINDOW (owner),
                     _ ("All in order: the file, the journal and every total agree."), FALSE);
}

static void
verify_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpWindow *self = HP_WINDOW (widget);
  g_autoptr (HpJob) job = hp_job_new (self->session, HP_JOB_READS);

  hp_job_run (job, verify_work, NULL, NULL, NULL, verify_done, G_OBJECT (self));
  hp_ui_show_job (widget, job, _ ("Checking the document…"));
}

static void
close_document_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpWindow *self = HP_WINDOW (widget);

  if (!hp_window_is_working (self))
    hp_window_set_session (self, NULL);
}

static void
preferences_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *window = hp_preferences_new (HP_WINDOW (widget)->settings);

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (widget));
  gtk_window_present (GTK_WINDOW (window));
}

static void
about_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_show_about_window (
      GTK_WINDOW (widget), "application-name", _ ("Hòm Phiếu"), "application-icon", APP_ID,
      "version", PACKAGE_VERSION, "developer-name", _ ("The Hòm Phiếu authors"), "license-type",
      GTK_LICENSE_GPL_3_0, "comments",
      _ ("The election desk of a ward. Everything stays on this computer."), NULL);
}

static void
help_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpWindow *self = HP_WINDOW (widget);
  GtkWidget *help = hp_help_new (self->desk != NULL ? hp_desk_get_page_id (self->desk) : "start");

  gtk_window_set_transient_for (GTK_WINDOW (help), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (help));
}

/* Made when it is asked for. The one that GtkApplication would make is hidden until then, and GTK
 * 4.8 ends the program when a screen reader asks for a window that has just gone and meets it. */
static void
shortcuts_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/vn/homphieu/HomPhieu/shell/help-overlay.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (window, GTK_WINDOW (widget));
  gtk_window_present (window);
}

static void
find_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpPhasePage *page = hp_window_get_page (HP_WINDOW (widget));

  if (page != NULL)
    hp_phase_page_start_search (page);
}

static void
quick_search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (HP_WINDOW (widget)->session != NULL)
    gtk_window_present (GTK_WINDOW (hp_quick_search_new (HP_WINDOW (widget))));
}

static void
step_page (HpWindow *self, int step)
{
  const char *at = self->desk != NULL ? hp_desk_get_page_id (self->desk) : NULL;
  guint n;
  const HpPageInfo *pages = hp_page_list (&n);

  for (guint i = 0; at != NULL && i < n; i++)
    if (g_str_equal (pages[i].id, at))
      {
        hp_window_go_to (self, pages[(i + n + step) % n].id, NULL);
        return;
      }
}

static void
page_next_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step_page (HP_WINDOW (widget), 1);
}

static void
page_previous_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step_page (HP_WINDOW (widget), -1);
}

static void
toast_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *text;
  gboolean undo;

  g_variant_get (parameter, "(&sb)", &text, &undo);
  hp_window_toast (HP_WINDOW (widget), text, undo);
}

static void
error_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *title, *text;

  g_variant_get (parameter, "(&s&s)", &title, &text);
  hp_window_error (HP_WINDOW (widget), title, text);
}

static void
go_to_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *page, *target;

  g_variant_get (parameter, "(&s&s)", &page, &target);
  hp_window_go_to (HP_WINDOW (widget), page, target);
}

void
hp_window_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (klass, "win.redo", NULL, redo_cb);
  gtk_widget_class_install_action (klass, "win.take-back", NULL, take_back_cb);
  gtk_widget_class_install_action (klass, "win.new", NULL, new_cb);
  gtk_widget_class_install_action (klass, "win.open", NULL, open_cb);
  gtk_widget_class_install_action (klass, "win.open-path", "s", open_this_cb);
  gtk_widget_class_install_action (klass, "win.backup", NULL, backup_cb);
  gtk_widget_class_install_action (klass, "win.verify", NULL, verify_cb);
  gtk_widget_class_install_action (klass, "win.close-document", NULL, close_document_cb);
  gtk_widget_class_install_action (klass, "win.preferences", NULL, preferences_cb);
  gtk_widget_class_install_action (klass, "win.about", NULL, about_cb);
  gtk_widget_class_install_action (klass, "win.help", NULL, help_cb);
  gtk_widget_class_install_action (klass, "win.show-help-overlay", NULL, shortcuts_cb);
  gtk_widget_class_install_action (klass, "win.find", NULL, find_cb);
  gtk_widget_class_install_action (klass, "win.quick-search", NULL, quick_search_cb);
  gtk_widget_class_install_action (klass, "win.page-next", NULL, page_next_cb);
  gtk_widget_class_install_action (klass, "win.page-previous", NULL, page_previous_cb);
  gtk_widget_class_install_action (klass, "win.toast", "(sb)", toast_cb);
  gtk_widget_class_install_action (klass, "win.error", "(ss)", error_cb);
  gtk_widget_class_install_action (klass, "win.go-to", "(ss)", go_to_cb);
}

static char *
action_name (const char *verb, const HpJournalItem *item)
{
  g_autofree char *label = item != NULL ? action_label (item) : NULL;

  return label != NULL ? g_strdup_printf ("%s: %s", verb, label) : g_strdup (verb);
}

static void
name_actions (HpDesk *desk, const HpJournalItem *undo, const HpJournalItem *redo)
{
  g_autofree char *undo_name = action_name (_ ("Undo"), undo);
  g_autofree char *redo_name = action_name (_ ("Redo"), redo);

  hp_desk_name_actions (desk, undo_name, redo_name);
}

/* A widget does not tell which of its actions are enabled, so the window remembers. */
static void
enable (HpWindow *self, const char *action, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled);
  if (enabled)
    g_hash_table_remove (self->disabled, action);
  else
    g_hash_table_add (self->disabled, (gpointer) action);
}

gboolean
hp_window_can (HpWindow *self, const char *action)
{
  return !g_hash_table_contains (self->disabled, action);
}

void
hp_window_update_actions (HpWindow *self)
{
  static const char *const with_document[] = { "win.backup",         "win.verify",
                                               "win.close-document", "win.find",
                                               "win.page-next",      "win.page-previous",
                                               "win.quick-search" };
  const HpJournalItem *undo = self->session != NULL ? hp_session_next_undo (self->session) : NULL;
  const HpJournalItem *redo = self->session != NULL ? hp_session_next_redo (self->session) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (with_document); i++)
    enable (self, with_document[i], self->session != NULL);
  enable (self, "win.undo", undo != NULL);
  enable (self, "win.take-back", undo != NULL);
  enable (self, "win.redo", redo != NULL);
  if (self->desk != NULL)
    name_actions (self->desk, undo, redo);
}
