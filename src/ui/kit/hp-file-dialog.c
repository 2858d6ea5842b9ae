/* hp-file-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/kit/hp-file-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  HpFileFunc func;
  GWeakRef owner;
  gpointer data;
} Choice;

static char *test_answer = NULL;

static void
choice_free (gpointer data, GClosure *closure)
{
  Choice *choice = data;

  g_weak_ref_clear (&choice->owner);
  g_free (choice);
}

static void
answer (Choice *choice, GFile *file)
{
  g_autoptr (GObject) owner = g_weak_ref_get (&choice->owner);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (owner != NULL && path != NULL)
    choice->func (path, owner, choice->data);
}

/* The next line of the list that a test outside has made; it goes off the list. NULL: nobody asks
 * for an answer. */
static char *
take_answer (void)
{
  const char *list = g_getenv ("HOMPHIEU_TEST_FILES");
  g_autofree char *text = NULL;
  char *rest;

  if (test_answer != NULL)
    return g_strdup (test_answer);
  if (list == NULL || !g_file_get_contents (list, &text, NULL, NULL) || *text == '\0')
    return NULL;
  rest = strchr (text, '\n');
  g_file_set_contents (list, rest != NULL ? rest + 1 : "", -1, NULL);
  if (rest != NULL)
    *rest = '\0';
  return g_steal_pointer (&text);
}

static void
response_cb (GtkNativeDialog *dialog, int response, Choice *choice)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  answer (choice, file);
  g_object_unref (dialog);
}

static void
add_filters (GtkFileChooser *chooser, const char *name, const char *patterns)
{
  g_auto (GStrv) parts = g_strsplit (patterns != NULL ? patterns : "*", ";", -1);
  g_autoptr (GtkFileFilter) own = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  if (patterns != NULL)
    {
      gtk_file_filter_set_name (own, name);
      for (guint i = 0; parts[i] != NULL; i++)
        gtk_file_filter_add_pattern (own, parts[i]);
      gtk_file_chooser_add_filter (chooser, own);
    }
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, all);
}

static void
suggest (GtkFileChooser *chooser, HpFileAction action, const char *suggested)
{
  g_autofree char *name = g_path_get_basename (suggested);
  g_autofree char *dir =
      action == HP_FILE_SAVE ? g_path_get_dirname (suggested) : g_strdup (suggested);

  if (g_path_is_absolute (dir) && g_file_test (dir, G_FILE_TEST_IS_DIR))
    {
      g_autoptr (GFile) folder = g_file_new_for_path (dir);

      gtk_file_chooser_set_current_folder (chooser, folder, NULL);
    }
  if (action == HP_FILE_SAVE)
    gtk_file_chooser_set_current_name (chooser, name);
}

void
hp_file_dialog (GtkWidget *from, HpFileAction action, const char *title, const char *filter_name,
                const char *patterns, const char *suggested, HpFileFunc func, GObject *owner,
                gpointer data)
{
  static const GtkFileChooserAction actions[] = { GTK_FILE_CHOOSER_ACTION_OPEN,
                                                  GTK_FILE_CHOOSER_ACTION_SAVE,
                                                  GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER };
  GtkRoot *root = gtk_widget_get_root (from);
  Choice *choice = g_new0 (Choice, 1);
  g_autofree char *known = take_answer ();
  GtkFileChooserNative *dialog;

  choice->func = func;
  choice->data = data;
  g_weak_ref_init (&choice->owner, owner);
  if (known != NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_path (known);

      answer (choice, file);
      choice_free (choice, NULL);
      return;
    }
  /* Kept until it answers. */
  dialog = gtk_file_chooser_native_new (title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                        actions[action], NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (action != HP_FILE_FOLDER)
    add_filters (GTK_FILE_CHOOSER (dialog), filter_name, patterns);
  if (suggested != NULL)
    suggest (GTK_FILE_CHOOSER (dialog), action, suggested);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), choice, choice_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
hp_file_dialog_set_answer (const char *path)
{
  g_free (test_answer);
  test_answer = g_strdup (path);
}

void
hp_file_show (GtkWidget *from, const char *path)
{
  GtkRoot *root = gtk_widget_get_root (from);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (uri != NULL)
    gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, uri, GDK_CURRENT_TIME);
}
