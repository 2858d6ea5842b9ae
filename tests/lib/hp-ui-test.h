/* hp-ui-test.h: what tests of windows share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/session/hp-demo.h"
#include "ui/shell/hp-window.h"

G_BEGIN_DECLS

/* g_test_init, GTK, libadwaita and the program's resources; homes are private folders. */
void hp_ui_test_init (int *argc, char ***argv);
/* g_test_run, then removes the private folders. */
int hp_ui_test_run (void);
/* A private folder of this run, gone at its end. */
const char *hp_ui_test_folder (void);

/* Lets the main loop work off what is pending. */
void hp_ui_test_settle (void);
/* Until @func is TRUE, or fails the test after a minute. */
typedef gboolean (*HpUiTestFunc) (gpointer data);
void hp_ui_test_wait (HpUiTestFunc func, gpointer data);
void hp_ui_test_sleep (guint ms);

/* A document in memory, of the election of 2026 and without any station. Transfer full. */
HpSession *hp_ui_test_memory (void);
/* A made-up ward in a file of its own. Transfer full. */
HpSession *hp_ui_test_demo (int voters, int stations, HpDemoStage stage);

/* A window on screen with @session (NULL: the start page). */
HpWindow *hp_ui_test_window (HpSession *session);
/* Goes to a page, and to a target in it (NULL = none). */
HpPhasePage *hp_ui_test_page (HpWindow *window, const char *page, const char *target);
/* Closes the window and checks that nothing holds it. */
void hp_ui_test_close (HpWindow *window);
/* The settings of the test windows. */
GSettings *hp_ui_test_settings (void);
/* The newest window that is no HpWindow: a dialog; NULL where there is none. */
GtkWindow *hp_ui_test_dialog (void);
/* Answers the message dialog that is open. */
void hp_ui_test_respond (const char *response);

/* The first widget below @root of @type (or a subclass) that shows @text: its label, its title, its
 * accessible name or its tooltip; @text NULL = any. Only widgets that are visible with all their
 * parents up to @root. NULL where there is none. */
GtkWidget *hp_ui_test_find (gpointer root, GType type, const char *text);
/* The same; waits for what is made little by little, and fails the test where there is none. */
GtkWidget *hp_ui_test_get (gpointer root, GType type, const char *text);
guint hp_ui_test_count (gpointer root, GType type);
/* TRUE where the text stands in any visible label below @root, also as a part of it. */
gboolean hp_ui_test_shows (gpointer root, const char *text);

/* The accessible name of @widget is @text. */
gboolean hp_ui_test_is_named (gpointer widget, const char *text);
/* Everything below @root that can take the focus has a name for a screen reader: a label of its
 * own or inside it, a title, a tooltip, or an accessible name. Fails the test otherwise. */
void hp_ui_test_assert_named (gpointer root);
/* Moves the focus as Tab does, up to @max times; what has had it, by type name. Transfer full. */
GPtrArray *hp_ui_test_focus_chain (gpointer window, guint max);

G_END_DECLS
