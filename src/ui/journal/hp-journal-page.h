/* hp-journal-page.h: the journal: who did what, when and where, and every value before and after.
 *
 * Targets of go_to: "3:qh" and "3" show the rows of a place, "seq:123" a row.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "ui/shell/hp-phase-page.h"

G_BEGIN_DECLS

#define HP_TYPE_JOURNAL_PAGE (hp_journal_page_get_type ())
G_DECLARE_FINAL_TYPE (HpJournalPage, hp_journal_page, HP, JOURNAL_PAGE, HpPhasePage)

G_END_DECLS
