/* make-screenshots.c: every view of a made-up ward as PNG, for “./dev screenshots”
 *
 * Usage: make-screenshots FOLDER. The language is that of the locale (LANGUAGE=vi). Pages come from
 * the list of pages, so that a new one is taken by itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/session/hp-demo.h"
#include "lib/hp-test-ward.h"
#include "ui/hp-ui-resources.h"
#include "ui/kit/hp-settings.h"
#include "ui/shell/hp-application.h"
#include "ui/shell/hp-help.h"
#include "ui/shell/hp-page-list.h"
#include "ui/shell/hp-preferences.h"
#include "ui/shell/hp-quick-search.h"
#include "ui/shell/hp-window.h"

#include <glib/gi18n.h>

#define WIDTH 1366
#define HEIGHT 768
/* How long a page may still load after the main loop has come to rest. */
#define LOAD_MS 400

static const struct
{
  const char *name;
  const char *appearance;
  int scale;
} variants[] = { { "light", "light", 100 }, { "dark", "dark", 100 }, { "large", "light", 200 } };

/* Places inside pages worth a picture of their own. */
static const struct
{
  const char *page;
  const char *target;
  const char *name;
} places[] = {
  { "stations", "3", "stations-3" },         { "count", "1:qh", "count-tally" },
  { "candidates", "xa:1", "candidates-xa" }, { "results", "xa:1", "results-xa" },
  { "turnout", "3", "turnout-3" },           { "voters", "3", "voters-3" },
};

static gboolean
flag_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
settle (void)
{
  gboolean over = FALSE;

  g_timeout_add (LOAD_MS, flag_cb, &over);
  while (!over || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
}

static void
shoot (const char *folder, GtkWindow *window, const char *name, const char *variant)
{
  GtkWidget *widget = GTK_WIDGET (window);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autofree char *file = g_strdup_printf ("%s-%s.png", name, variant);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GdkTexture) texture = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  settle ();
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    g_error ("Nothing is drawn of “%s”", name);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  gsk_render_node_unref (node);
  if (!gdk_texture_save_to_png (texture, path))
    g_error ("“%s” cannot be written", path);
  g_print ("%s\n", file);
}

static void
shoot_dialog (const char *folder, GtkWidget *dialog, HpWindow *parent, const char *name,
              const char *variant)
{
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (parent));
  gtk_window_present (GTK_WINDOW (dialog));
  shoot (folder, GTK_WINDOW (dialog), name, variant);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
shoot_pages (const char *folder, HpWindow *window, const char *variant)
{
  guint n;
  const HpPageInfo *pages = hp_page_list (&n);

  for (guint i = 0; i < n; i++)
    {
      hp_window_go_to (window, pages[i].id, NULL);
      shoot (folder, GTK_WINDOW (window), pages[i].id, variant);
    }
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (hp_window_ensure_page (window, places[i].page) != NULL)
      {
        hp_window_go_to (window, places[i].page, places[i].target);
        shoot (folder, GTK_WINDOW (window), places[i].name, variant);
      }
}

static void
shoot_dialogs (const char *folder, HpWindow *window, const char *variant)
{
  GtkWidget *search = hp_quick_search_new (window);
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/vn/homphieu/HomPhieu/shell/help-overlay.ui");

  gtk_window_present (GTK_WINDOW (search));
  hp_quick_search_set_text (HP_QUICK_SEARCH (search), "an");
  shoot_dialog (folder, search, window, "quick-search", variant);
  shoot_dialog (folder, hp_preferences_new (hp_window_get_settings (window)), window, "preferences",
                variant);
  shoot_dialog (folder, hp_help_new ("count"), window, "help", variant);
  shoot_dialog (folder, GTK_WIDGET (gtk_builder_get_object (builder, "help_overlay")), window,
                "shortcuts", variant);
}

static HpWindow *
make_window (HpApplication *application, GSettings *settings)
{
  HpWindow *window = hp_window_new (GTK_APPLICATION (application), settings);

  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static HpSession *
make_ward (const char *path, HpDemoStage stage)
{
  g_autoptr (GError) error = NULL;
  HpSession *session = NULL;

  if (hp_demo_make (path, NULL, 6000, 8, 1, stage, NULL, NULL, &error))
    session = hp_session_open (path, "Nông Thị Ánh", &error);
  if (session == NULL)
    g_error ("%s", error->message);
  return session;
}

static void
shoot_variant (const char *folder, HpApplication *application, GSettings *settings,
               HpSession *empty, guint variant)
{
  const char *name = variants[variant].name;
  HpWindow *window;
  g_autoptr (HpSession) session = NULL;
  g_autofree char *home = hp_settings_document_folder ();
  g_autofree char *path = g_build_filename (home, "tap-duot-2026.homphieu", NULL);

  hp_appearance_apply (variants[variant].appearance, variants[variant].scale);
  window = make_window (application, settings);
  shoot (folder, GTK_WINDOW (window), "start", name);
  hp_window_set_session (window, empty);
  shoot (folder, GTK_WINDOW (window), "empty", name);
  session = g_file_test (path, G_FILE_TEST_EXISTS) ? hp_session_open (path, "Nông Thị Ánh", NULL)
                                                   : make_ward (path, HP_DEMO_COUNTED);
  hp_window_set_session (window, session);
  shoot_pages (folder, window, name);
  shoot_dialogs (folder, window, name);
  hp_window_set_session (window, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (HpTestFolder) home = hp_test_folder_new ();
  g_autoptr (HpApplication) application = NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 2 || g_mkdir_with_parents (argv[1], 0755) != 0)
    {
      g_printerr ("Usage: make-screenshots FOLDER\n");
      return 2;
    }
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  hp_application_set_language ();
  g_resources_register (hp_ui_get_resource ());
  application = hp_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("%s", error->message);
  settings = hp_settings_new ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      g_autoptr (HpSession) empty = hp_session_new_memory ("2026", &error);

      if (empty == NULL)
        g_error ("%s", error->message);
      shoot_variant (argv[1], application, settings, empty, i);
    }
  return 0;
}
