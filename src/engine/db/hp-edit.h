/* hp-edit.h: the only door for writing: one action = one transaction = one row of the journal.
 *
 *   g_autoptr (HpEdit) edit = hp_edit_begin (db, "station.rename", error);
 *   if (edit == NULL || !hp_stmt_run (&q, error)) return FALSE;   // leaving = rolled back
 *   hp_edit_set_place (edit, number, HP_BODY_NONE);
 *   return hp_edit_commit (edit, error);
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/core/hp-body.h"
#include "engine/db/hp-db.h"

G_BEGIN_DECLS

typedef struct _HpEdit HpEdit;

/* Begins an action. @action is a literal such as "voters.import": paper/kit/hp-words turns it and
 * the arguments into the label that people see. Edits do not nest. */
HpEdit *hp_edit_begin (HpDb *db, const char *action, GError **error);

/* Figures and names of the label ("accepted" 1614). No personal data beyond what the label needs.*/
void hp_edit_set_number (HpEdit *edit, const char *name, gint64 number);
void hp_edit_set_text (HpEdit *edit, const char *name, const char *text);

/* The station (its number; 0 = none) and body that the action is about. */
void hp_edit_set_place (HpEdit *edit, int station, HpBody body);

/* The action can never be undone (sealing). */
void hp_edit_set_final (HpEdit *edit);

/* From here on nothing follows the voters (order of names, search, totals) until the commit makes
 * all of that anew: for an edit that touches most of the list. */
void hp_edit_hold_derived (HpEdit *edit);

/* An id that no other row, deleted row or computer has. */
gint64 hp_edit_new_id (HpEdit *edit);

/* Notes where the edit stands; hp_edit_back takes back what was written since the last note: a row
 * of an import that turns out wrong halfway. */
gboolean hp_edit_mark (HpEdit *edit, GError **error);
gboolean hp_edit_back (HpEdit *edit, GError **error);

/* Writes the journal row and commits; TRUE means that it is on the disk. Where nothing changed,
 * nothing is journaled. On FALSE everything is rolled back. */
gboolean hp_edit_commit (HpEdit *edit, GError **error);

/* Rolls back if not committed. */
void hp_edit_free (HpEdit *edit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpEdit, hp_edit_free)

G_END_DECLS
