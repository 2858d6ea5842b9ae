/* hp-voters-page-private.h: what the files of the voters' page share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/db/hp-table.h"
#include "ui/kit/hp-table-view.h"
#include "ui/voters/hp-voter-detail.h"
#include "ui/voters/hp-voter-filters.h"
#include "ui/voters/hp-voters-page.h"

G_BEGIN_DECLS

struct _HpVotersPage
{
  HpPhasePage parent_instance;
  GtkStack *stack; /* stations, voters, list: what there is to show */
  GtkStack *rows;  /* table, nothing: what the search has found */
  GtkStack *side;  /* one, many */
  GtkSearchEntry *search;
  GtkMenuButton *more;
  GMenuModel *more_menu;
  GtkBox *filter_box;
  GtkBox *table_box;
  GtkBox *detail_box;
  GtkLabel *count;
  GtkLabel *many;
  AdwStatusPage *no_stations;
  AdwStatusPage *no_voters;
  AdwStatusPage *nothing;
  GtkStack *clear; /* none, button: the line keeps its height */
  HpVoterFilters *filters;
  HpVoterDetail *detail; /* NULL until it is needed */
  HpTableView *view;
  /* Two lists, so that clearing the search only changes over: everybody that the filters let
   * through, and of those who was searched for. */
  HpTable *all;
  HpTable *found;
  HpVoterSort sort;
  gboolean descending;
  gboolean adding;    /* the detail holds a new voter */
  gboolean searching; /* the lists change because of the page */
  guint recount;      /* source */
  gboolean searched;  /* for the first time */
  gboolean choosing;  /* the selection is being set by the page */
};

/* Runs the query of the search box and of the filters. */
void hp_voters_page_search (HpVotersPage *page, gboolean filters_too);
/* Selects a voter and scrolls there, clearing search and filters where they hide it. */
gboolean hp_voters_page_select (HpVotersPage *page, gint64 id);
/* The detail, the title of the selection and the actions follow the selection. */
void hp_voters_page_follow (HpVotersPage *page);
void hp_voters_page_update_actions (HpVotersPage *page);
HpVoterDetail *hp_voters_page_ensure_detail (HpVotersPage *page);
HpTable *hp_voters_page_get_table (HpVotersPage *page);

/* hp-voters-actions.c */
void hp_voters_page_install_actions (GtkWidgetClass *klass);
void hp_voters_page_add_table_keys (HpVotersPage *page);

G_END_DECLS
