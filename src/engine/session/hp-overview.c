/* hp-overview.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/session/hp-overview.h"

void
hp_overview_counts (HpDb *db, HpOverview *o)
{
  o->stations = hp_db_int (db, "SELECT count (*) FROM station", 0);
  o->constituencies = hp_db_int (db, "SELECT count (*) FROM constituency WHERE round = 1", 0);
  o->constituencies_complete = hp_db_int (
      db,
      "SELECT count (*) FROM constituency c WHERE c.round = 1"
      " AND EXISTS (SELECT 1 FROM station_constituency sc WHERE sc.constituency_id = c.id)"
      " AND NOT EXISTS (SELECT 1 FROM station_constituency sc WHERE sc.constituency_id = c.id"
      "  AND NOT EXISTS (SELECT 1 FROM tally t WHERE t.round = 1 AND t.station_id = sc.station_id"
      "   AND t.body = sc.body AND t.state = 'sealed'))",
      0);
  o->voters = hp_db_int (db, "SELECT sum (voters) FROM station_total", 0);
  o->voters_with_findings = hp_db_int (
      db, "SELECT count (*) FROM voter WHERE findings <> 0 AND state <> 'removed'", 0);
  o->candidates = hp_db_int (db, "SELECT count (*) FROM candidate WHERE state = 'standing'", 0);
  o->members = hp_db_int (db, "SELECT count (*) FROM member", 0);
  o->turnout_figures = hp_db_int (db, "SELECT count (*) FROM turnout", 0);
  o->tallies = hp_db_int (db, "SELECT count (*) FROM station_constituency", 0);
  o->tallies_sealed
      = hp_db_int (db, "SELECT count (*) FROM tally WHERE round = 1 AND state = 'sealed'", 0);
  o->tallies_wrong = hp_db_int (
      db, "SELECT count (*) FROM tally WHERE round = 1 AND state IN ('errors', 'differs')", 0);
}
