/* hp-application.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/shell/hp-application.h"

#include "paper/kit/hp-delivery.h"
#include "ui/kit/hp-settings.h"
#include "ui/shell/hp-window.h"

#include <glib/gi18n.h>
#include <locale.h>

struct _HpApplication
{
  AdwApplication parent_instance;
  GSettings *settings;
  gboolean exit_after_startup;
};

G_DEFINE_FINAL_TYPE (HpApplication, hp_application, ADW_TYPE_APPLICATION)

static const struct
{
  const char *action;
  const char *keys[3];
} shortcuts[] = {
  { "win.undo", { "<Control>z", NULL } },
  { "win.redo", { "<Control><Shift>z", "<Control>y", NULL } },
  { "win.new", { "<Control><Shift>n", NULL } },
  { "win.open", { "<Control>o", NULL } },
  { "win.backup", { "<Control><Shift>s", NULL } },
  { "win.find", { "<Control>f", NULL } },
  { "win.quick-search", { "<Control>k", NULL } },
  { "win.preferences", { "<Control>comma", NULL } },
  { "win.show-help-overlay", { "<Control>question", NULL } },
  { "win.help", { "F1", NULL } },
  { "win.page-next", { "<Control>Page_Down", NULL } },
  { "win.page-previous", { "<Control>Page_Up", NULL } },
  { "window.close", { "<Control>w", "<Control>q", NULL } },
};

void
hp_application_set_language (void)
{
  g_autoptr (GSettings) settings = hp_settings_new ();
  g_autofree char *language = g_settings_get_string (settings, "language");

  if (*language != '\0')
    g_setenv ("LANGUAGE", language, TRUE);
  setlocale (LC_ALL, "");
  /* In the locale "C" nothing is ever translated. */
  if (*language != '\0' && g_strcmp0 (setlocale (LC_MESSAGES, NULL), "C") == 0)
    setlocale (LC_ALL, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, g_file_test (LOCALEDIR "/vi/LC_MESSAGES/" GETTEXT_PACKAGE ".mo",
                                                G_FILE_TEST_EXISTS)
                                       ? LOCALEDIR
                                       : BUILD_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

void
hp_appearance_apply (const char *appearance, int text_scale)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkSettings *settings = gtk_settings_get_default ();
  AdwColorScheme scheme = g_str_equal (appearance, "dark")    ? ADW_COLOR_SCHEME_FORCE_DARK
                          : g_str_equal (appearance, "light") ? ADW_COLOR_SCHEME_FORCE_LIGHT
                                                              : ADW_COLOR_SCHEME_DEFAULT;

  adw_style_manager_set_color_scheme (manager, scheme);
  /* In 1024ths of a dot per inch; 96 is 100 %. */
  if (text_scale != 100)
    g_object_set (settings, "gtk-xft-dpi", 96 * 1024 * text_scale / 100, NULL);
  else
    gtk_settings_reset_property (settings, "gtk-xft-dpi");
}

void
hp_application_apply_appearance (HpApplication *self)
{
  g_autofree char *appearance = g_settings_get_string (self->settings, "appearance");

  hp_appearance_apply (appearance, g_settings_get_int (self->settings, "text-scale"));
}

static void
appearance_cb (GSettings *settings, const char *key, HpApplication *self)
{
  hp_application_apply_appearance (self);
}

static HpWindow *
ensure_window (HpApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  while (window != NULL && !HP_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  if (window == NULL)
    window = GTK_WINDOW (hp_window_new (GTK_APPLICATION (self), self->settings));
  return HP_WINDOW (window);
}

static void
hp_application_activate (GApplication *app)
{
  HpApplication *self = HP_APPLICATION (app);

  gtk_window_present (GTK_WINDOW (ensure_window (self)));
  if (self->exit_after_startup)
    g_application_quit (app);
}

static void
hp_application_open (GApplication *app, GFile **files, int n_files, const char *hint)
{
  HpWindow *window = ensure_window (HP_APPLICATION (app));
  g_autofree char *path = g_file_get_path (files[0]);

  gtk_window_present (GTK_WINDOW (window));
  if (path != NULL)
    hp_window_open_path (window, path);
}

static void
load_styles (void)
{
  g_autoptr (GtkCssProvider) styles = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (styles, "/vn/homphieu/HomPhieu/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (styles),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
hp_application_startup (GApplication *app)
{
  HpApplication *self = HP_APPLICATION (app);

  /* GTK reads the icons' directories in a thread, for ten milliseconds, and throws away what it has
   * read where a place is added: libadwaita adds one, and an application with resources of its own
   * another. Here the one is added before the thread has begun, and the other not at all. */
  adw_init ();
  G_APPLICATION_CLASS (hp_application_parent_class)->startup (app);
  load_styles ();
  self->settings = hp_settings_new ();
  hp_application_apply_appearance (self);
  g_signal_connect_object (self->settings, "changed::appearance", G_CALLBACK (appearance_cb), self,
                           0);
  g_signal_connect_object (self->settings, "changed::text-scale", G_CALLBACK (appearance_cb), self,
                           0);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (app), shortcuts[i].action,
                                           (const char **) shortcuts[i].keys);
  hp_delivery_clean_cache ();
}

static int
hp_application_handle_local_options (GApplication *app, GVariantDict *options)
{
  HpApplication *self = HP_APPLICATION (app);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Hòm Phiếu %s\nGTK %u.%u.%u, libadwaita %u.%u.%u, GLib %u.%u.%u\n", PACKAGE_VERSION,
               gtk_get_major_version (), gtk_get_minor_version (), gtk_get_micro_version (),
               adw_get_major_version (), adw_get_minor_version (), adw_get_micro_version (),
               glib_major_version, glib_minor_version, glib_micro_version);
      return 0;
    }
  self->exit_after_startup = g_variant_dict_contains (options, "exit-after-startup");
  return -1;
}

static void
hp_application_constructed (GObject *object)
{
  G_OBJECT_CLASS (hp_application_parent_class)->constructed (object);
  g_application_set_resource_base_path (G_APPLICATION (object), NULL);
}

static void
hp_application_finalize (GObject *object)
{
  g_clear_object (&HP_APPLICATION (object)->settings);
  G_OBJECT_CLASS (hp_application_parent_class)->finalize (object);
}

static void
hp_application_class_init (HpApplicationClass *klass)
{
  GApplicationClass *app_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = hp_application_constructed;
  G_OBJECT_CLASS (klass)->finalize = hp_application_finalize;
  app_class->activate = hp_application_activate;
  app_class->open = hp_application_open;
  app_class->startup = hp_application_startup;
  app_class->handle_local_options = hp_application_handle_local_options;
}

static void
hp_application_init (HpApplication *self)
{
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version and leave"), NULL },
    { "exit-after-startup", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, NULL, NULL, NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
}

HpApplication *
hp_application_new (void)
{
  return g_object_new (HP_TYPE_APPLICATION, "application-id", APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, NULL);
}

GSettings *
hp_application_get_settings (HpApplication *self)
{
  return self->settings;
}
