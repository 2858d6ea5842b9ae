/* hp-page-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/shell/hp-page-list.h"

#include "ui/candidates/hp-candidates-page.h"
#include "ui/count/hp-count-page.h"
#include "ui/count/hp-results-page.h"
#include "ui/day/hp-turnout-page.h"
#include "ui/forms/hp-forms-page.h"
#include "ui/journal/hp-journal-page.h"
#include "ui/setup/hp-setup-page.h"
#include "ui/shell/hp-overview-page.h"
#include "ui/stations/hp-stations-page.h"
#include "ui/voters/hp-voters-page.h"

#include <glib/gi18n.h>

static const HpPageInfo pages[] = {
  { "overview", N_ ("Overview"), "view-grid-symbolic", hp_overview_page_get_type, FALSE },
  { "setup", N_ ("Setup"), "preferences-system-symbolic", hp_setup_page_get_type, TRUE },
  { "stations", N_ ("Stations"), "mark-location-symbolic", hp_stations_page_get_type, FALSE },
  { "voters", N_ ("Voters"), "avatar-default-symbolic", hp_voters_page_get_type, FALSE },
  { "candidates", N_ ("Candidates"), "system-users-symbolic", hp_candidates_page_get_type, FALSE },
  { "turnout", N_ ("Election day"), "x-office-calendar-symbolic", hp_turnout_page_get_type, TRUE },
  { "count", N_ ("Count"), "view-list-ordered-symbolic", hp_count_page_get_type, TRUE },
  { "results", N_ ("Results"), "starred-symbolic", hp_results_page_get_type, FALSE },
  { "forms", N_ ("Forms"), "x-office-document-symbolic", hp_forms_page_get_type, TRUE },
  { "journal", N_ ("Journal"), "document-open-recent-symbolic", hp_journal_page_get_type, FALSE },
};

const HpPageInfo *
hp_page_list (guint *n)
{
  *n = G_N_ELEMENTS (pages);
  return pages;
}
