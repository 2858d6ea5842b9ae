/* hp-setup-people.h: how many members the committee, the boards and the teams have.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <adwaita.h>
#include "engine/session/hp-session.h"

G_BEGIN_DECLS

typedef struct _HpSetupPeople HpSetupPeople;

/* Fills @group, which must live as long. */
HpSetupPeople *hp_setup_people_new (AdwPreferencesGroup *group, HpSession *session);
void hp_setup_people_free (HpSetupPeople *people);

void hp_setup_people_refresh (HpSetupPeople *people);
/* Where members come in: scrolls there, too. */
void hp_setup_people_focus (HpSetupPeople *people);

G_END_DECLS
