/* hp-overview-look.h: what the overview shows, put together aside so that the window never waits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gio/gio.h>
#include "engine/rules/hp-rules.h"
#include "engine/session/hp-overview.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *findings; /* of HpFinding: all of the document */
  GArray *bodies;      /* of HpOverviewBody */
} HpOverviewLook;

HpOverviewLook *hp_overview_look_new (HpDb *db, const HpRules *rules, GError **error);
void hp_overview_look_free (HpOverviewLook *look);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpOverviewLook, hp_overview_look_free)

/* Those whose page is @page, errors first; passed deadlines (P01) apart with @page NULL. A
 * GPtrArray that frees its copies. */
GPtrArray *hp_overview_look_findings (const HpOverviewLook *look, const char *page);

/* Tasks of the calendar that are still to come or go on at @today, the nearest first, at most
 * @limit. Those of the province and the centre are left out. A GPtrArray of HpCalendarItem copies.
 */
GPtrArray *hp_overview_next_tasks (const HpRules *rules, HpDate day, HpDate today, guint limit);

/* "12 days to go", "Election day is today", "Election day was 3 days ago". Transfer full. */
char *hp_overview_countdown (HpDate day, HpDate today);

G_END_DECLS
