/* hp-turnout.h: turnout marks and figures of the document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/day/hp-turnout-checks.h"
#include "engine/db/hp-edit.h"
#include "engine/rules/hp-rules.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 station_id;
  int station;
  HpBody body;
  int minute; /* of the day: 660 = 11:00 */
  gint64 voted;
  gint64 listed; /* size of the list when it was entered */
  char *reason;
  char *by;
  char *at;
} HpTurnout;

void hp_turnout_free (HpTurnout *turnout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpTurnout, hp_turnout_free)

/* "11:00" → 660; FALSE for anything else (also 24:00). "7:05", "11h", "11h30", "11.30" are
 * understood; hours and minutes without a sign between them are not. */
gboolean hp_minute_parse (const char *text, int *minute);
char *hp_minute_format (int minute); /* "11:00" */

/* Marks in order (of int). A new document begins with the rules' own. */
GArray *hp_turnout_marks (HpDb *db, GError **error);
gboolean hp_turnout_add_mark (HpDb *db, int minute, GError **error);
/* Refused while figures stand at it. */
gboolean hp_turnout_remove_mark (HpDb *db, int minute, GError **error);
/* Inside an edit: adds marks that are not there yet. */
gboolean hp_turnout_put_mark (HpEdit *edit, HpDb *db, int minute, GError **error);

/* All figures of a body (HP_BODY_NONE: all), by mark then station. */
GPtrArray *hp_turnout_load (HpDb *db, HpBody body, GError **error);

/* One figure as one action "turnout.set"; a mark not yet known is added. A figure that breaks U01
 * or U02 (also: that makes a later figure fall) is HP_ERROR_REFUSED unless @reason is given, which
 * stays with it. *@findings (may be NULL; transfer full) are the rules that it breaks, set where it
 * is refused or stored, else NULL. HP_MISSING takes the figure away. HP_ERROR_INVALID where the
 * number of listed voters is not known. */
gboolean hp_turnout_set (HpDb *db, const HpRules *rules, int station, HpBody body, int minute,
                         gint64 voted, const char *reason, GPtrArray **findings, GError **error);
/* The same inside an edit, for imports: no refusal, findings are added to @findings. */
gboolean hp_turnout_put (HpEdit *edit, HpDb *db, int station, HpBody body, int minute, gint64 voted,
                         const char *reason, GPtrArray *findings, GError **error);

/* The sums of all stations that elect the body at one mark, also of those without a figure. */
gboolean hp_turnout_totals (HpDb *db, HpBody body, int minute, HpTurnoutSums *sums, GError **error);

/* The last figure of a station and body; HP_MISSING where there is none. */
gint64 hp_turnout_last (HpDb *db, gint64 station_id, HpBody body);

/* U01–U03 over the document at @now; a mark passes on the day on which the station votes, @day
 * unless it has a day of its own. U03 is asked of the bodies for which there
 * is any figure; where there is none at all, of the first body of the election. A figure with a
 * reason bears it as the text "reason". */
gboolean hp_turnouts_check (HpDb *db, const HpRules *rules, HpDate day, GDateTime *now,
                            GPtrArray *findings, GError **error);

G_END_DECLS
