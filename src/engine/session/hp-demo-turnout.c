/* hp-demo-turnout.c: the election day of a made-up ward.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/session/hp-demo-private.h"

#include "engine/core/hp-util.h"
#include "engine/day/hp-turnout.h"
#include "engine/db/hp-stmt.h"

/* Share of those who vote in the end, in a thousand, who have voted by then. */
static const struct
{
  int minute;
  int share;
} curve[] = {
  { 7 * 60, 0 },    { 9 * 60, 390 },   { 11 * 60, 690 },  { 14 * 60, 850 },
  { 17 * 60, 965 }, { 19 * 60, 1000 }, { 24 * 60, 1000 },
};

static int
share_at (int minute)
{
  for (guint i = 1; i < G_N_ELEMENTS (curve); i++)
    if (minute <= curve[i].minute)
      return MAX (curve[i - 1].share
                      + (curve[i].share - curve[i - 1].share) * (minute - curve[i - 1].minute)
                            / (curve[i].minute - curve[i - 1].minute),
                  0);
  return 1000;
}

/* How many vote: those who elect every body, and of the others as many as fit each body's list. */
static void
decide (HpDemo *demo, HpDemoStation *station)
{
  int rate = hp_demo_chance (demo, 250) ? 1000 : 950 + hp_demo_below (demo, 48);
  gint64 all = station->listed[HP_BODY_XA];
  gint64 voted = all - all * (1000 - rate) / 1000;
  gint64 more = station->listed[HP_BODY_QH] - all;

  more -= more * (1000 - rate) / 1000;
  for (int b = 0; b < HP_N_BODIES; b++)
    station->voted[b] = voted + MIN (more, MAX (station->listed[b] - all, 0));
}

static gboolean
add_figure (HpDemo *demo, HpStmt *q, const HpDemoStation *station, HpBody body, int minute,
            int share, GError **error)
{
  g_autofree char *at = hp_demo_at (demo, minute + 4);

  hp_stmt_bind_int (q, 1, station->row->id);
  hp_stmt_bind_text (q, 2, hp_body_code (body));
  hp_stmt_bind_int (q, 3, minute);
  hp_stmt_bind_int (q, 4, station->voted[body] * share / 1000);
  hp_stmt_bind_int (q, 5, station->listed[body]);
  hp_stmt_bind_text (q, 6, demo->typist[0]);
  hp_stmt_bind_text (q, 7, at);
  return hp_stmt_run (q, error);
}

static gboolean
add_station (HpDemo *demo, HpStmt *q, HpDemoStation *station, GArray *marks, GError **error)
{
  int n, haste = hp_demo_below (demo, 90) - 45, last = 0;
  const HpBody *bodies = hp_rules_bodies (demo->rules, &n);

  decide (demo, station);
  for (guint m = 0; m < marks->len; m++)
    {
      int minute = g_array_index (marks, int, m);
      int share = share_at (minute);

      if (share > 0 && share < 1000)
        share = CLAMP (share + haste, 0, 1000);
      last = share = MAX (share, last);
      for (int b = 0; b < n; b++)
        if (!add_figure (demo, q, station, bodies[b], minute, share, error))
          return FALSE;
    }
  return TRUE;
}

static void
set_witness (HpWitness *witness, const HpDemoStation *station, int i)
{
  hp_set_str (&witness->name, station->witness[i] != NULL ? station->witness[i] : "");
  hp_set_str (&witness->home, station->witness_home[i] != NULL ? station->witness_home[i] : "");
}

static gboolean
add_hours (HpEdit *edit, HpDemo *demo, HpDemoStation *station, GError **error)
{
  HpVotingHours hours = hp_rules_voting_hours (demo->rules);

  g_free (station->row->opened_at);
  station->row->opened_at = hp_minute_format (hours.opens);
  g_free (station->row->closed_at);
  station->row->closed_at = hp_minute_format (hours.closes);
  for (int i = 0; i < 2; i++)
    {
      set_witness (&station->row->box[i], station, i);
      if (demo->stage >= HP_DEMO_COUNTED)
        set_witness (&station->row->count[i], station, 2 + i);
    }
  return hp_station_put (edit, demo->db, station->row, error);
}

gboolean
hp_demo_add_turnout (HpDemo *demo, GError **error)
{
  g_autoptr (HpEdit) edit = hp_edit_begin (demo->db, "demo.turnout", error);
  g_autoptr (GArray) marks = edit != NULL ? hp_turnout_marks (demo->db, error) : NULL;
  g_auto (HpStmt) q = { 0 };

  if (marks == NULL)
    return FALSE;
  q = hp_db_query (demo->db, "INSERT INTO turnout (station_id, body, minute, voted, listed, by, at)"
                             " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
  for (int i = 0; i < demo->n_stations; i++)
    if (!add_station (demo, &q, &demo->stations[i], marks, error)
        || !add_hours (edit, demo, &demo->stations[i], error))
      return FALSE;
  hp_edit_set_number (edit, "stations", demo->n_stations);
  return hp_edit_commit (edit, error) && hp_demo_step (demo, 910, error);
}
