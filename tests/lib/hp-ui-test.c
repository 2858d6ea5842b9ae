/* hp-ui-test.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "lib/hp-ui-test.h"

#include "lib/hp-test-ward.h"
#include "ui/hp-ui-resources.h"
#include "ui/kit/hp-settings.h"

#include <string.h>

#define WAIT_MS 60000
#define FIND_MS 5000

#ifdef __SANITIZE_ADDRESS__
#define HAVE_LEAK_CHECK 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAVE_LEAK_CHECK 1
#endif
#endif

#ifdef HAVE_LEAK_CHECK
#include <sanitizer/lsan_interface.h>

/* What the libraries allocate before main () is theirs for good. GLib's table of interned strings
 * is: past 2,048 of them GLib makes a larger one and leaves the first to whoever still reads in it.
 * tests/lsan.supp cannot name it, for the stack of a constructor is not seen without frame pointers
 * in GLib. This comes before all constructors, and before_main () after them. */
static void
before_constructors (void)
{
  __lsan_disable ();
}

__attribute__ ((section (".preinit_array"),
                used)) static void (*const first) (void) = before_constructors;

__attribute__ ((constructor)) static void
before_main (void)
{
  __lsan_enable ();
}
#endif

static HpTestFolder *folder;
static GSettings *settings;

void
hp_ui_test_init (int *argc, char ***argv)
{
  folder = hp_test_folder_new ();
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_setenv ("XDG_CACHE_HOME", folder, TRUE);
  g_test_init (argc, argv, NULL);
  g_resources_register (hp_ui_get_resource ());
  gtk_init ();
  adw_init ();
  settings = hp_settings_new ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

int
hp_ui_test_run (void)
{
  int result = g_test_run ();

  g_clear_object (&settings);
  g_clear_pointer (&folder, hp_test_folder_free);
  return result;
}

const char *
hp_ui_test_folder (void)
{
  return folder;
}

GSettings *
hp_ui_test_settings (void)
{
  return settings;
}

static gboolean
flag_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
hp_ui_test_sleep (guint ms)
{
  gboolean over = FALSE;

  g_timeout_add (ms, flag_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

void
hp_ui_test_settle (void)
{
  gint64 end = g_get_monotonic_time () + WAIT_MS * 1000;

  /* A frame may be asked for only after the next tick of its clock. */
  for (int quiet = 0; quiet < 3 && g_get_monotonic_time () < end; quiet++)
    {
      while (g_main_context_pending (NULL) && g_get_monotonic_time () < end)
        {
          g_main_context_iteration (NULL, FALSE);
          quiet = 0;
        }
      g_usleep (4000);
    }
}

void
hp_ui_test_wait (HpUiTestFunc func, gpointer data)
{
  gint64 end = g_get_monotonic_time () + WAIT_MS * 1000;

  while (!func (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

HpSession *
hp_ui_test_memory (void)
{
  g_autoptr (GError) error = NULL;
  HpSession *session = hp_session_new_memory ("2026", &error);

  g_assert_no_error (error);
  return session;
}

HpSession *
hp_ui_test_demo (int voters, int stations, HpDemoStage stage)
{
  static int n = 0;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("demo-%d.homphieu", ++n);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  HpSession *session;

  hp_demo_make (path, "2026", voters, stations, 7, stage, NULL, NULL, &error);
  g_assert_no_error (error);
  session = hp_session_open (path, "Nông Thị Ánh", &error);
  g_assert_no_error (error);
  return session;
}

HpWindow *
hp_ui_test_window (HpSession *session)
{
  HpWindow *window = hp_window_new (NULL, settings);

  if (session != NULL)
    hp_window_set_session (window, session);
  gtk_window_present (GTK_WINDOW (window));
  hp_ui_test_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window)));
  return window;
}

HpPhasePage *
hp_ui_test_page (HpWindow *window, const char *page, const char *target)
{
  hp_window_go_to (window, page, target);
  hp_ui_test_settle ();
  return hp_window_get_page (window);
}

void
hp_ui_test_close (HpWindow *window)
{
  gpointer watched = window;

  g_object_add_weak_pointer (G_OBJECT (window), &watched);
  gtk_window_destroy (GTK_WINDOW (window));
  hp_ui_test_settle ();
  g_assert_null (watched);
}

GtkWindow *
hp_ui_test_dialog (void)
{
  GListModel *all = gtk_window_get_toplevels ();
  GtkWindow *found = NULL;

  hp_ui_test_settle ();
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (all, i);

      if (!HP_IS_WINDOW (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        found = window;
    }
  return found;
}

void
hp_ui_test_respond (const char *response)
{
  GtkWindow *dialog = hp_ui_test_dialog ();

  g_assert_true (ADW_IS_MESSAGE_DIALOG (dialog));
  /* Answers only: it is the buttons that close it. */
  g_object_ref (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (dialog);
  g_object_unref (dialog);
  hp_ui_test_settle ();
}

gboolean
hp_ui_test_is_named (gpointer widget, const char *text)
{
  g_autofree char *differs = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, text, NULL);

  return differs == NULL;
}

static gboolean
text_is (gpointer widget, const char *property, const char *text)
{
  g_autofree char *value = NULL;

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (widget), property) == NULL)
    return FALSE;
  g_object_get (widget, property, &value, NULL);
  return g_strcmp0 (value, text) == 0;
}

static gboolean
shows (GtkWidget *widget, const char *text)
{
  return text_is (widget, "label", text) || text_is (widget, "title", text)
         || text_is (widget, "tooltip-text", text) || hp_ui_test_is_named (widget, text);
}

/* What a stack or a revealer does not show is there, but not seen. */
static gboolean
is_seen (GtkWidget *widget)
{
  return gtk_widget_get_visible (widget) && gtk_widget_get_child_visible (widget);
}

GtkWidget *
hp_ui_test_find (gpointer root, GType type, const char *text)
{
  if (!is_seen (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (text == NULL || shows (root, text)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = hp_ui_test_find (child, type, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
hp_ui_test_get (gpointer root, GType type, const char *text)
{
  GtkWidget *found = hp_ui_test_find (root, type, text);
  gint64 end = g_get_monotonic_time () + FIND_MS * 1000;

  while (found == NULL && g_get_monotonic_time () < end)
    {
      hp_ui_test_sleep (10);
      found = hp_ui_test_find (root, type, text);
    }
  if (found == NULL)
    g_error ("There is no visible %s that shows “%s”", g_type_name (type),
             text != NULL ? text : "anything");
  return found;
}

guint
hp_ui_test_count (gpointer root, GType type)
{
  guint n = 0;

  if (!is_seen (root))
    return 0;
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    n++;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += hp_ui_test_count (child, type);
  return n;
}

gboolean
hp_ui_test_shows (gpointer root, const char *text)
{
  if (!is_seen (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (root), text) != NULL)
    return TRUE;
  if (GTK_IS_INSCRIPTION (root) && gtk_inscription_get_text (root) != NULL
      && strstr (gtk_inscription_get_text (root), text) != NULL)
    return TRUE;
  if (GTK_IS_EDITABLE (root) && strstr (gtk_editable_get_text (root), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (hp_ui_test_shows (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
has_text (GtkWidget *widget)
{
  const char *const properties[] = { "label", "title", "tooltip-text", "placeholder-text" };

  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      g_autofree char *value = NULL;

      if (g_object_class_find_property (G_OBJECT_GET_CLASS (widget), properties[i]) == NULL)
        continue;
      g_object_get (widget, properties[i], &value, NULL);
      if (value != NULL && *value != '\0')
        return TRUE;
    }
  if (!hp_ui_test_is_named (widget, "")
      || gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                           GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL)
        || gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                             GTK_ACCESSIBLE_RELATION_LABELLED_BY))
      return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child))
      return TRUE;
  return FALSE;
}

/* A part of a composed widget is named by the whole. */
static gboolean
named_by_parent (GtkWidget *widget)
{
  for (GtkWidget *parent = gtk_widget_get_parent (widget); parent != NULL;
       parent = gtk_widget_get_parent (parent))
    {
      if (GTK_IS_EDITABLE (parent) || ADW_IS_PREFERENCES_ROW (parent) || GTK_IS_DROP_DOWN (parent)
          || GTK_IS_MENU_BUTTON (parent) || GTK_IS_SPIN_BUTTON (parent))
        return has_text (parent);
      if (GTK_IS_LIST_BOX (parent) || GTK_IS_SCROLLED_WINDOW (parent))
        return FALSE;
    }
  return FALSE;
}

void
hp_ui_test_assert_named (gpointer root)
{
  GtkWidget *widget = root;

  if (!is_seen (widget))
    return;
  if (gtk_widget_get_focusable (widget) && !GTK_IS_ROOT (widget) && !GTK_IS_SCROLLED_WINDOW (widget)
      && !GTK_IS_VIEWPORT (widget) && !has_text (widget) && !named_by_parent (widget))
    {
      g_autoptr (GString) path = g_string_new (NULL);

      for (GtkWidget *w = widget; w != NULL; w = gtk_widget_get_parent (w))
        g_string_append_printf (path, " < %s", G_OBJECT_TYPE_NAME (w));
      g_error ("This takes the focus and has no name:%s", path->str);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    hp_ui_test_assert_named (child);
}

GPtrArray *
hp_ui_test_focus_chain (gpointer window, guint max)
{
  GPtrArray *chain = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < max; i++)
    {
      GtkWidget *focus;

      gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (GTK_WINDOW (window));
      if (focus != NULL)
        g_ptr_array_add (chain, g_strdup (G_OBJECT_TYPE_NAME (focus)));
    }
  return chain;
}
