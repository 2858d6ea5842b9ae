/* language.h: what the tests of every screen in a language share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "lib/hp-ui-test.h"

G_BEGIN_DECLS

#define HP_LANGUAGE_WIDTH 1366
#define HP_LANGUAGE_HEIGHT 768

/* ---- language-checks.c ---- */

/* Help is a file for each language, not a catalogue: while it shows, English may be seen. */
extern gboolean hp_language_in_help;

void hp_language_load (void);
void hp_language_unload (void);

/* @percent: of the text size. Forgets the faults. */
void hp_language_begin (gconstpointer percent);
/* Closes @window and fails the test where there were faults: all that is wrong with a screen is
 * told, not only the first. */
void hp_language_finish (HpWindow *window);

/* A window on screen with @session (NULL: the start page). */
HpWindow *hp_language_window (HpSession *session);
/* Looks at all that a window shows once it is at rest, or just now. */
void hp_language_check (gpointer window, const char *name);
void hp_language_check_now (gpointer window, const char *name);
/* The same of a menu or a list of choices. */
void hp_language_check_popover (GtkWidget *popover, const char *name);

/* ---- language-dialogs.c: screens that are opened over the pages ---- */

void hp_language_test_voter_import (gconstpointer percent);
void hp_language_test_tally (gconstpointer percent);
void hp_language_test_turnout (gconstpointer percent);
void hp_language_test_menus (gconstpointer percent);

G_END_DECLS
