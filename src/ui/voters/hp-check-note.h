/* hp-check-note.h: what the checks say of a field, in the line below it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gtk/gtk.h>
#include "engine/core/hp-finding.h"
#include "engine/voters/hp-voter-fields.h"

G_BEGIN_DECLS

#define HP_TYPE_CHECK_NOTE (hp_check_note_get_type ())
G_DECLARE_FINAL_TYPE (HpCheckNote, hp_check_note, HP, CHECK_NOTE, GtkListBoxRow)

GtkWidget *hp_check_note_new (void);

/* Shows those of @findings (NULL: none) that are about @field; hidden where none is. @widget (may
 * be NULL) is the field: screen readers hear the same there. Returns TRUE where one is an error. */
gboolean hp_check_note_set (HpCheckNote *note, GPtrArray *findings, HpVoterField field,
                            GtkWidget *widget);

G_END_DECLS
