/* hp-journal-detail.h: one row of the journal: who, when, and every value before and after.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <adwaita.h>
#include "engine/db/hp-journal.h"

G_BEGIN_DECLS

#define HP_TYPE_JOURNAL_DETAIL (hp_journal_detail_get_type ())
G_DECLARE_FINAL_TYPE (HpJournalDetail, hp_journal_detail, HP, JOURNAL_DETAIL, AdwBin)

/* Shows row @seq; 0 = none. */
void hp_journal_detail_show (HpJournalDetail *detail, HpDb *db, gint64 seq);

G_END_DECLS
