/* hp-page-state.h: how far each page is, and which page a finding belongs to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <glib.h>
#include "engine/core/hp-finding.h"
#include "engine/session/hp-overview.h"

G_BEGIN_DECLS

/* State of a page in a few signs for the sidebar ("3/66", "66/66 ✓"); NULL for none. *@style is
 * "done", "attention" or NULL; *@words (transfer full, may be NULL) says the same for a screen
 * reader. Transfer full. */
char *hp_page_state (const HpOverview *overview, const char *id, const char **style, char **words);

/* The page where a finding is put right, and the place in it as that page's go_to takes it
 * (*@target, transfer full, may be NULL). */
const char *hp_page_of_finding (const HpFinding *finding, char **target);

G_END_DECLS
