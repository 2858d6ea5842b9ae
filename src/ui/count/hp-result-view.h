/* hp-result-view.h: the result of one constituency: figures, candidates, the elected and why, and
 * the stations that it is added up from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <adwaita.h>
#include "engine/count/hp-results.h"
#include "engine/session/hp-session.h"

G_BEGIN_DECLS

#define HP_TYPE_RESULT_VIEW (hp_result_view_get_type ())
G_DECLARE_FINAL_TYPE (HpResultView, hp_result_view, HP, RESULT_VIEW, AdwBin)

/* Shows @result, which must stay until another is shown or NULL. */
void hp_result_view_show (HpResultView *view, HpSession *session, const HpResult *result);

G_END_DECLS
