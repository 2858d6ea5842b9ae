/* hp-tally-form-private.h: what the files of the form share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/count/hp-tally.h"
#include "ui/count/hp-tally-fields.h"
#include "ui/count/hp-tally-form.h"
#include "ui/kit/hp-banner.h"
#include "ui/kit/hp-findings-list.h"

G_BEGIN_DECLS

struct _HpTallyForm
{
  AdwBin parent_instance;

  HpSession *session;
  HpTally *tally;
  HpTallyRules rules;
  int entry;        /* 1 or 2: which one is shown */
  GPtrArray *cross; /* findings against the other tallies, as of the last look */
  gboolean storing;

  GtkLabel *context;
  GtkLabel *state;
  GtkToggleButton *entry_buttons[2];
  GtkEntry *typist;
  HpBanner *banner;
  HpTallyFields *fields;
  HpFindingsList *findings;
  GtkLabel *sums;
  GtkWidget *seal_button;
  GtkWidget *reread_button;
};

/* Stores what is typed as the entry shown; errors are said. */
gboolean hp_tally_form_store (HpTallyForm *form);
/* Own and cross findings of what is typed; transfer full. */
GPtrArray *hp_tally_form_findings (HpTallyForm *form);
/* Tries to seal; says what stands in the way, or asks for missing reasons. */
void hp_tally_form_seal (HpTallyForm *form);
/* Lets the typist read the differing fields from the paper again. */
void hp_tally_form_reread (HpTallyForm *form);
/* Asks for the reason of a warning. */
void hp_tally_form_ask_reason (HpTallyForm *form, const HpFinding *finding);
/* Text of the minutes: end of the count, incidents, unsettled complaints. */
void hp_tally_form_minutes (HpTallyForm *form);

G_END_DECLS
