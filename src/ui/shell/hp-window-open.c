/* hp-window-open.c: a file becomes the document of the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-error.h"
#include "ui/kit/hp-ask.h"
#include "ui/kit/hp-settings.h"
#include "ui/kit/hp-ui.h"
#include "ui/shell/hp-window-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *from;
  char *to;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  g_free (copy->from);
  g_free (copy->to);
  g_free (copy);
}

static void
progress_cb (goffset done, goffset total, gpointer data)
{
  if (total > 0)
    g_atomic_int_set ((int *) data, (int) (done * 900 / total));
}

static gboolean
copy_one (const char *from, const char *to, int *progress, GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GFile) a = g_file_new_for_path (from);
  g_autoptr (GFile) b = g_file_new_for_path (to);
  g_autoptr (GError) local = NULL;

  return g_file_copy (a, b, G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, progress_cb, progress,
                      &local)
         || hp_error_take_io (error, g_steal_pointer (&local), from);
}

/* Somebody may be working in the original: only a copy that is whole is taken. */
static gboolean
is_whole (const char *path, GError **error)
{
  g_autoptr (HpDb) db = hp_db_open (path, error);

  return db != NULL && hp_db_check (db, FALSE, error);
}

static gpointer
copy_work (HpJob *job, HpDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Copy *copy = data;
  g_autofree char *from_wal = g_strconcat (copy->from, "-wal", NULL);
  g_autofree char *to_wal = g_strconcat (copy->to, "-wal", NULL);
  int *progress = hp_job_progress_place (job);

  if (copy_one (copy->from, copy->to, progress, cancellable, error)
      && (!g_file_test (from_wal, G_FILE_TEST_EXISTS)
          || copy_one (from_wal, to_wal, progress, cancellable, error))
      && g_chmod (copy->to, 0600) == 0 && is_whole (copy->to, error))
    return g_strdup (copy->to);
  g_unlink (copy->to);
  g_unlink (to_wal);
  if (error != NULL && *error == NULL)
    g_set_error (error, HP_ERROR, HP_ERROR_IO, _ ("“%s” could not be copied."), copy->from);
  return NULL;
}

static gboolean open_here (HpWindow *self, const char *path, GError **error);

static void
copy_done (HpJob *job, gpointer result, const GError *error, gpointer owner)
{
  HpWindow *self = HP_WINDOW (owner);
  g_autofree char *path = result;
  g_autofree char *text = NULL;
  g_autoptr (GError) local = NULL;

  if (error != NULL || !open_here (self, path, &local))
    {
      hp_ui_error (GTK_WIDGET (self), _ ("The election was not opened"),
                   error != NULL ? error : local);
      return;
    }
  text = g_strdup_printf (_ ("A document cannot be worked on where this file lies, so it was "
                             "copied to “%s”, and the copy is open. The original stays as it was."),
                          path);
  hp_tell (GTK_WIDGET (self), _ ("You are working on a copy"), text);
}

static void
copy_in (HpWindow *self, const char *path)
{
  g_autoptr (HpJob) job = hp_job_new (NULL, HP_JOB_FILE);
  Copy *copy = g_new0 (Copy, 1);

  copy->from = g_strdup (path);
  copy->to = hp_settings_copy_name (path);
  hp_job_run (job, copy_work, copy, copy_free, g_free, copy_done, G_OBJECT (self));
  hp_ui_show_job (GTK_WIDGET (self), job, _ ("Copying the election…"));
}

static gboolean
open_here (HpWindow *self, const char *path, GError **error)
{
  g_autofree char *name = hp_window_operator (self);
  g_autoptr (HpSession) session = hp_session_open (path, name, error);

  if (session == NULL)
    return FALSE;
  hp_window_set_session (self, session);
  return TRUE;
}

/* What a sandbox shows of a file is the file alone, without room for SQLite's own beside it. */
static gboolean
is_portal_path (const char *path)
{
  return g_str_has_prefix (path, "/run/user/") && strstr (path, "/doc/") != NULL;
}

static void
try_again_cb (gboolean answer, gpointer owner, gpointer data)
{
  if (answer)
    hp_window_open_path (HP_WINDOW (owner), data);
}

static gboolean
is_open (HpWindow *self, const char *path)
{
  g_autoptr (GFile) a = g_file_new_for_path (path);
  g_autoptr (GFile) b = NULL;
  const char *own = self->session != NULL ? hp_session_get_path (self->session) : NULL;

  if (own == NULL)
    return FALSE;
  b = g_file_new_for_path (own);
  return g_file_equal (a, b);
}

gboolean
hp_window_open_path (HpWindow *self, const char *path)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (HP_IS_WINDOW (self) && path != NULL, FALSE);
  if (is_open (self, path))
    return TRUE;
  if (hp_window_is_working (self))
    return FALSE;
  if (!is_portal_path (path) && open_here (self, path, &error))
    return TRUE;
  if (error == NULL || g_error_matches (error, HP_ERROR, HP_ERROR_READ_ONLY))
    {
      copy_in (self, path);
      return TRUE;
    }
  if (g_error_matches (error, HP_ERROR, HP_ERROR_BUSY))
    hp_ask (GTK_WIDGET (self), _ ("The election is open elsewhere"), error->message,
            _ ("_Try again"), FALSE, try_again_cb, G_OBJECT (self), g_strdup (path), g_free);
  else
    hp_window_error (self, _ ("The election was not opened"), error->message);
  return FALSE;
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, HpWindow *self)
{
  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);

      if (path != NULL && g_str_has_suffix (path, ".homphieu"))
        {
          hp_window_open_path (self, path);
          return TRUE;
        }
    }
  return FALSE;
}

void
hp_window_accept_files (HpWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
