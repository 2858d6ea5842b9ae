/* hp-tally-fields.h: the fields of a tally in the order of the paper, as number entries.
 *
 * Every key gives figures and their own findings at once; nothing stops typing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gtk/gtk.h>
#include "engine/count/hp-tally-figures.h"

G_BEGIN_DECLS

#define HP_TYPE_TALLY_FIELDS (hp_tally_fields_get_type ())
G_DECLARE_FINAL_TYPE (HpTallyFields, hp_tally_fields, HP, TALLY_FIELDS, GtkWidget)

/* Signals: "typed" () on every key; "committed" () when a figure was finished (Enter, arrows or
 * leaving the field). */

GtkWidget *hp_tally_fields_new (void);

/* Lays out the fields for @seats kept classes, these candidates (their names in ballot order) and
 * these reasons for invalid ballots; called again, it keeps what fits. */
void hp_tally_fields_build (HpTallyFields *fields, int seats, const char *const *candidates,
                            const char *const *reasons);

/* What is being typed counts, as after Enter. */
void hp_tally_fields_commit (HpTallyFields *fields);
/* Shows figures (NULL: all blank). No signal. */
void hp_tally_fields_set (HpTallyFields *fields, const HpTallyFigures *figures);
/* What is typed now; transfer full. */
HpTallyFigures *hp_tally_fields_get (HpTallyFields *fields);

/* Puts 0 into every blank field that an entry needs. */
void hp_tally_fields_zero_rest (HpTallyFields *fields);

/* Marks the fields that @findings name, and shows shares and remainders beside the figures. */
void hp_tally_fields_mark (HpTallyFields *fields, GPtrArray *findings);

/* Puts the focus into a field ("collected", "votes" 2); NULL: the first that is blank. */
void hp_tally_fields_focus (HpTallyFields *fields, const char *field, int index);

void hp_tally_fields_set_editable (HpTallyFields *fields, gboolean editable);

G_END_DECLS
