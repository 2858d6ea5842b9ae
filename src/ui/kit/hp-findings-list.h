/* hp-findings-list.h: findings in words, each a way to its place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gtk/gtk.h>
#include "engine/core/hp-finding.h"

G_BEGIN_DECLS

#define HP_TYPE_FINDINGS_LIST (hp_findings_list_get_type ())
G_DECLARE_FINAL_TYPE (HpFindingsList, hp_findings_list, HP, FINDINGS_LIST, GtkWidget)

/* Signal "activated" (gpointer HpFinding, valid during the emission): a line was chosen. */

/* @with_place: each line begins with where it is (for lists over the whole document). */
GtkWidget *hp_findings_list_new (gboolean with_place);

/* Shows copies of @findings; @empty is said where there are none. At most @limit lines (0 = all),
 * the rest counted in a last line. */
void hp_findings_list_set (HpFindingsList *list, GPtrArray *findings, const char *empty,
                           guint limit);

G_END_DECLS
