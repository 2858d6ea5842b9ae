/* hp-tally-words.h: the state of a tally as people say it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/count/hp-tally.h"

G_BEGIN_DECLS

/* TRUE while the first entry is being typed: figures are missing and nothing else was entered. */
gboolean hp_tally_is_begun (const HpTally *tally);

/* The words of its state; "being typed" rather than "has errors" for one that is only begun. */
const char *hp_tally_words (const HpTally *tally);

G_END_DECLS
