/* hp-voter-detail-private.h: what the files of the voter's detail share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/voters/hp-voter.h"
#include "ui/kit/hp-banner.h"
#include "ui/voters/hp-voter-detail.h"

G_BEGIN_DECLS

struct _HpVoterDetail
{
  AdwBin parent_instance;
  GtkBox *banner_box;
  GtkWidget *scroller;
  GtkLabel *context;
  AdwPreferencesGroup *person, *place, *rights, *more, *history;
  HpBanner *banner;
  GtkWidget *entries[HP_N_VOTER_FIELDS]; /* those that are texts */
  GtkWidget *notes[HP_N_VOTER_FIELDS];   /* HpCheckNote */
  AdwComboRow *sex;
  AdwComboRow *station;
  GtkWidget *marks[HP_N_BODIES]; /* GtkSwitch */
  GtkWidget *reason;
  GPtrArray *lines; /* rows of the history */
  HpSession *session;
  GArray *stations; /* numbers */
  HpVoter *stored;  /* NULL: nothing is shown */
  gboolean filling;
  gboolean edited;
};

/* Looks at what is in the fields: checks, and whether they differ from what is stored. */
void hp_voter_detail_look (HpVoterDetail *detail);

/* hp-voter-detail-build.c */
void hp_voter_detail_add_fields (HpVoterDetail *detail);
void hp_voter_detail_add_marks (HpVoterDetail *detail);
void hp_voter_detail_show_history (HpVoterDetail *detail);

G_END_DECLS
