/* test-keys.c: a key of a page is no key of the program, which would be quicker and do something
 * else
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "lib/hp-ui-test.h"
#include "ui/shell/hp-application.h"
#include "ui/shell/hp-page-list.h"

static void
check_trigger (GtkApplication *application, GtkShortcutTrigger *trigger, const char *page, guint *n)
{
  g_auto (GStrv) actions = NULL;
  g_autofree char *key = NULL;

  if (!GTK_IS_KEYVAL_TRIGGER (trigger))
    return;
  key = gtk_shortcut_trigger_to_string (trigger);
  actions = gtk_application_get_actions_for_accel (application, key);
  if (actions[0] != NULL)
    g_error ("%s on the page “%s” is the key of “%s”", key, page, actions[0]);
  *n += 1;
}

static guint
check_page (GtkApplication *application, HpPhasePage *page, const char *id)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (page));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);

          check_trigger (application, gtk_shortcut_get_trigger (shortcut), id, &n);
        }
    }
  return n;
}

static void
test_pages (void)
{
  g_autoptr (HpApplication) application = hp_application_new ();
  g_autoptr (HpSession) session = hp_ui_test_demo (300, 3, HP_DEMO_COUNTED);
  HpWindow *window = hp_ui_test_window (session);
  g_autoptr (GError) error = NULL;
  guint n, found = 0;
  const HpPageInfo *pages = hp_page_list (&n);

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  for (guint i = 0; i < n; i++)
    found += check_page (GTK_APPLICATION (application), hp_window_ensure_page (window, pages[i].id),
                         pages[i].id);
  /* Adding a station and a candidate, importing voters, copying the bulletin, back to the board. */
  g_assert_cmpuint (found, >=, 5);
  hp_ui_test_close (window);
}

/* A new election begins with Ctrl+Shift+N; Ctrl+N is left to the pages. */
static void
test_new (void)
{
  g_autoptr (HpApplication) application = hp_application_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) plain = NULL;
  g_auto (GStrv) shifted = NULL;

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  plain = gtk_application_get_actions_for_accel (GTK_APPLICATION (application), "<Control>n");
  g_assert_cmpuint (g_strv_length (plain), ==, 0);
  shifted =
      gtk_application_get_actions_for_accel (GTK_APPLICATION (application), "<Control><Shift>n");
  g_assert_cmpuint (g_strv_length (shifted), ==, 1);
  g_assert_cmpstr (shifted[0], ==, "win.new");
}

int
main (int argc, char *argv[])
{
  hp_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/keys/pages", test_pages);
  g_test_add_func ("/ui/keys/new", test_new);
  return hp_ui_test_run ();
}
