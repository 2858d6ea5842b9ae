/* hp-ui.h: what pages ask of the window, without knowing it, and words for figures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gtk/gtk.h>
#include "engine/core/hp-date.h"
#include "engine/core/hp-util.h"
#include "engine/session/hp-job.h"

G_BEGIN_DECLS

/* A short message at the foot of the window; with an Undo button where @undo. */
void hp_ui_toast (GtkWidget *from, const char *text, gboolean undo);

/* What went wrong, in a dialog that stays until it is read. A cancelled job says nothing. */
void hp_ui_error (GtkWidget *from, const char *title, const GError *error);

/* Goes to a page and a place in it: ("count", "3:qh"). @target may be NULL. */
void hp_ui_go_to (GtkWidget *from, const char *page, const char *target);

/* Shows a job that has been started: progress and Cancel appear once it takes over half a second.
 */
void hp_ui_show_job (GtkWidget *from, HpJob *job, const char *title);

/* "1.234"; "–" for HP_MISSING. Transfer full. */
char *hp_ui_count (gint64 count);
/* "95,02 %" of part/whole; "–" where there is none. Transfer full. */
char *hp_ui_percent (gint64 part, gint64 whole);
/* dd/mm/yyyy of an ISO text (as much as is known). Transfer full. */
char *hp_ui_iso_date (const char *iso);
/* "15/03/2026 21:04" of an ISO 8601 time. Transfer full. */
char *hp_ui_iso_time (const char *iso);

/* TRUE where the interface speaks Vietnamese: for texts that are there in both languages. */
gboolean hp_ui_in_vietnamese (void);

/* The menu of a button, made when it is first asked for: a popover takes longer than its button. */
void hp_ui_set_menu (GtkMenuButton *button, GMenuModel *menu);

/* Calls @open (@owner) whenever the list of @choice is about to be seen: a drop-down makes a row
 * for each of its choices as soon as it has them, which for a hundred stations takes longer than
 * the rest of the page. */
void hp_ui_when_opened (GtkDropDown *choice, void (*open) (gpointer owner), gpointer owner);

/* Gives @widget an accessible name (and a tooltip where @tooltip). */
void hp_ui_name (GtkWidget *widget, const char *name, gboolean tooltip);

G_END_DECLS
