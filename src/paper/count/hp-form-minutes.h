/* hp-form-minutes.h: what the minutes of the count share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/count/hp-tally.h"
#include "paper/kit/hp-form-run.h"

G_BEGIN_DECLS

#define HP_FORM_NONE "Không có"

/* "Xã/Phường/Đặc khu". Transfer full, as all that follow. */
char *hp_form_kinds_capital (const HpFormRun *run);
/* The day on which a count that ended at @counted_at ("HH:MM") was over: no count ends before the
 * usual hour of closing, so an earlier time is of the next day. */
char *hp_form_count_day (const HpFormRun *run, HpDate polling_day, const char *counted_at);
/* What the foot of every page says of a tally that is not sealed, or entered twice by one name;
 * NULL where there is nothing to say. */
char *hp_form_tally_mark (const HpTally *tally);

/* "Ghi chú: Nhất thiết không được tẩy xóa trên biên bản." */
void hp_form_no_erasure (HpFormRun *run);
/* The reasons given for the warnings of a sealed tally, on a sheet of their own; nothing where
 * there are none. */
void hp_form_reasons_annex (HpFormRun *run, const HpTally *tally);

/* Whether the minutes of any station tell of something that happened or was left unsettled, and
 * @incidents (may be NULL) as lines "Khu vực bỏ phiếu số 3: …". Of the body; of one constituency
 * or of all (0). */
gboolean hp_form_incidents (HpFormRun *run, HpBody body, int constituency, char **incidents,
                            gboolean *any, GError **error);

G_END_DECLS
