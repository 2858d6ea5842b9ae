/* hp-setup-page.h: which election and ward this is, its settings, and the rules it goes by.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "ui/shell/hp-phase-page.h"

G_BEGIN_DECLS

#define HP_TYPE_SETUP_PAGE (hp_setup_page_get_type ())
G_DECLARE_FINAL_TYPE (HpSetupPage, hp_setup_page, HP, SETUP_PAGE, HpPhasePage)

G_END_DECLS
