/* test-shell.c: the window: start page, a document in it, undo, jumps, messages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "lib/hp-ui-test.h"

static void
test_start (void)
{
  HpWindow *window = hp_ui_test_window (NULL);

  g_assert_null (hp_window_get_session (window));
  g_assert_null (hp_window_get_page (window));
  hp_ui_test_assert_named (window);
  hp_ui_test_close (window);
}

static void
test_document (void)
{
  g_autoptr (HpSession) session = hp_ui_test_demo (300, 3, HP_DEMO_COUNTED);
  HpWindow *window = hp_ui_test_window (session);

  g_assert_true (hp_window_get_session (window) == session);
  g_assert_nonnull (hp_window_get_page (window));
  hp_ui_test_assert_named (window);
  hp_ui_test_close (window);
}

int
main (int argc, char *argv[])
{
  hp_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/shell/start", test_start);
  g_test_add_func ("/ui/shell/document", test_document);
  return hp_ui_test_run ();
}
