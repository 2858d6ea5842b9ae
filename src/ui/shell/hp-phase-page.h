/* hp-phase-page.h: what every page of the window is: a phase of the election.
 *
 * A page is built when it is first shown. It looks again ("changed") when the data changes while
 * it is on screen, or, once, when it comes on screen after changes that it missed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <adwaita.h>
#include "engine/session/hp-job.h"
#include "engine/session/hp-session.h"

G_BEGIN_DECLS

#define HP_TYPE_PHASE_PAGE (hp_phase_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (HpPhasePage, hp_phase_page, HP, PHASE_PAGE, AdwBin)

struct _HpPhasePageClass
{
  AdwBinClass parent_class;

  /* The session has been set (once, right after construction). Build models here. */
  void (*session_set) (HpPhasePage *page, HpSession *session);
  /* Data of @topics changed. Called with HP_TOPIC_ALL when the page first comes on screen. */
  void (*changed) (HpPhasePage *page, guint topics);
  /* Goes to a place inside the page: "3:qh", "finding:9" … as the page documents it. */
  void (*go_to) (HpPhasePage *page, const char *target);
  /* Ctrl+F: puts the focus into the page's own search, if it has one. */
  void (*start_search) (HpPhasePage *page);
};

/* Property "session" (HpSession, construct only). */

HpSession *hp_phase_page_get_session (HpPhasePage *page);
HpDb *hp_phase_page_get_db (HpPhasePage *page);
const HpRules *hp_phase_page_get_rules (HpPhasePage *page);

/* TRUE while nothing may be edited (a writing job runs). */
gboolean hp_phase_page_is_busy (HpPhasePage *page);

void hp_phase_page_go_to (HpPhasePage *page, const char *target);
void hp_phase_page_start_search (HpPhasePage *page);

G_END_DECLS
