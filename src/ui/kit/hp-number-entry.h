/* hp-number-entry.h: a field for a whole number.
 *
 * Digits only; "1.234" and "1 234" pasted are 1234; blank is not 0. Gets the focus with its text
 * selected; Enter and Down go on, Up goes back (by the focus chain, or by the signal "move").
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gtk/gtk.h>
#include "engine/core/hp-finding.h"
#include "engine/core/hp-util.h"

G_BEGIN_DECLS

#define HP_TYPE_NUMBER_ENTRY (hp_number_entry_get_type ())
G_DECLARE_FINAL_TYPE (HpNumberEntry, hp_number_entry, HP, NUMBER_ENTRY, GtkWidget)

/* Property "value" (int64, HP_MISSING = blank), notified on every key.
 * Signal "committed" (): Enter, or the focus left after a change.
 * Signal "move" (int dx, int dy) → gboolean: an arrow or Enter asks to go elsewhere; TRUE = done.
 */

/* @name: for screen readers ("Ballots collected"). */
GtkWidget *hp_number_entry_new (const char *name);

gint64 hp_number_entry_get_value (HpNumberEntry *entry);
/* Shows "1.234"; no signal. */
void hp_number_entry_set_value (HpNumberEntry *entry, gint64 value);
/* FALSE while what is typed is no number (too large, pasted text). */
gboolean hp_number_entry_is_valid (HpNumberEntry *entry);
/* What is typed counts, as after Enter. TRUE where it was new. */
gboolean hp_number_entry_commit (HpNumberEntry *entry);

/* Marks the field: -1 plain, HP_SEVERITY_WARNING, HP_SEVERITY_ERROR; @text is its tooltip and its
 * description for screen readers. */
void hp_number_entry_mark (HpNumberEntry *entry, int severity, const char *text);

void hp_number_entry_set_editable (HpNumberEntry *entry, gboolean editable);

G_END_DECLS
