/* hp-demo-count.c: the count of a made-up ward: two equal entries of every tally, sealed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/session/hp-demo-private.h"

#include "engine/db/hp-stmt.h"

#include <glib/gi18n-lib.h>

#define COUNTED (21 * 60 + 10) /* when the first station is done */
#define SEALED (22 * 60 + 40)

/* ---- rows ---- */

static gboolean
add_tally (HpDemo *demo, gint64 id, const HpDemoStation *station, const HpDemoConstituency *c,
           GError **error)
{
  int minute = COUNTED + station->row->number % 45 + 3 * (int) c->body;
  g_autofree char *counted = g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
  g_auto (HpStmt) q = hp_db_query (
      demo->db, "INSERT INTO tally (id, station_id, body, constituency_id, state, counted_at)"
                " VALUES (?1, ?2, ?3, ?4, 'agreed', ?5)");

  hp_stmt_bind_int (&q, 1, id);
  hp_stmt_bind_int (&q, 2, station->row->id);
  hp_stmt_bind_text (&q, 3, hp_body_code (c->body));
  hp_stmt_bind_int (&q, 4, c->id);
  hp_stmt_bind_text (&q, 5, counted);
  return hp_stmt_run (&q, error);
}

static gboolean
add_list (HpDemo *demo, gint64 entry, const char *kind, const gint64 *ballots, int n,
          GPtrArray *candidates, GError **error)
{
  g_auto (HpStmt) q =
      hp_db_query (demo->db, "INSERT INTO tally_figure (entry_id, kind, n, ballots, candidate_id)"
                             " VALUES (?1, ?2, ?3, ?4, ?5)");

  for (int i = 0; i < n; i++)
    {
      hp_stmt_bind_int (&q, 1, entry);
      hp_stmt_bind_text (&q, 2, kind);
      hp_stmt_bind_int (&q, 3, i + 1);
      hp_stmt_bind_int (&q, 4, ballots[i]);
      if (candidates != NULL)
        hp_stmt_bind_int (&q, 5, ((HpCandidate *) g_ptr_array_index (candidates, i))->id);
      if (!hp_stmt_run (&q, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_entry (HpEdit *edit, HpDemo *demo, gint64 tally, int entry, const HpTallyFigures *figures,
           GPtrArray *candidates, GError **error)
{
  gint64 id = hp_edit_new_id (edit);
  const gint64 counts[] = { figures->listed,    figures->voted,   figures->issued,
                            figures->collected, figures->valid,   figures->invalid,
                            figures->received,  figures->spoiled, figures->unused };
  g_autofree char *at = hp_demo_at (demo, COUNTED + 30 * entry);
  g_auto (HpStmt) q = hp_db_query (
      demo->db, "INSERT INTO tally_entry (id, tally_id, entry, by, at, listed, voted, issued,"
                " collected, valid, invalid, received, spoiled, unused)"
                " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)");

  hp_stmt_bind_int (&q, 1, id);
  hp_stmt_bind_int (&q, 2, tally);
  hp_stmt_bind_int (&q, 3, entry);
  hp_stmt_bind_text (&q, 4, demo->typist[entry - 1]);
  hp_stmt_bind_text (&q, 5, at);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    hp_stmt_bind_count (&q, 6 + (int) i, counts[i]);
  return hp_stmt_run (&q, error)
         && add_list (demo, id, "kept", figures->kept, figures->n_kept, NULL, error)
         && add_list (demo, id, "vote", figures->votes, figures->n_votes, candidates, error)
         && add_list (demo, id, "invalid", figures->invalid_reasons, figures->n_reasons, NULL,
                      error);
}

static gboolean
add_account (HpDemo *demo, const HpDemoStation *station, HpBody body, GError **error)
{
  const HpTallyFigures *figures = &station->figures[body];
  g_auto (HpStmt) q = hp_db_query (
      demo->db, "INSERT INTO ballot_account (station_id, body, received, issued, spoiled, unused)"
                " VALUES (?1, ?2, ?3, ?4, ?5, ?6)");

  hp_stmt_bind_int (&q, 1, station->row->id);
  hp_stmt_bind_text (&q, 2, hp_body_code (body));
  hp_stmt_bind_int (&q, 3, figures->received);
  hp_stmt_bind_int (&q, 4, figures->issued);
  hp_stmt_bind_int (&q, 5, figures->spoiled);
  hp_stmt_bind_int (&q, 6, figures->unused);
  return hp_stmt_run (&q, error);
}

/* ---- reasons for the warnings that chance made ---- */

/* They are printed on the forms, which are in Vietnamese always. */
static const char *
reason_for (const char *code)
{
  static const struct
  {
    const char *code;
    const char *reason;
  } reasons[] = {
    { "T14", "Nhiều cử tri cao tuổi để thừa tên người ứng cử; Tổ bầu cử đã xem lại từng phiếu." },
    { "T15", "Cử tri không bỏ phiếu vào hòm mà mang phiếu về; Tổ bầu cử đã lập biên bản." },
    { "T16", "Đã kiểm phiếu lại, kết quả đúng là trùng nhau." },
    { "T17", "Người ứng cử cư trú tại khu vực bỏ phiếu này; đã kiểm phiếu lại." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_str_equal (reasons[i].code, code))
      return reasons[i].reason;
  return "Tổ bầu cử đã kiểm tra lại và xác nhận số liệu.";
}

static gboolean
add_reason (HpDemo *demo, gint64 tally, const char *code, GError **error)
{
  g_autofree char *at = hp_demo_at (demo, SEALED - 5);
  g_auto (HpStmt) q =
      hp_db_query (demo->db, "INSERT OR IGNORE INTO tally_reason (tally_id, code, reason, by, at)"
                             " VALUES (?1, ?2, ?3, ?4, ?5)");

  hp_stmt_bind_int (&q, 1, tally);
  hp_stmt_bind_text (&q, 2, code);
  hp_stmt_bind_text (&q, 3, reason_for (code));
  hp_stmt_bind_text (&q, 4, demo->typist[0]);
  hp_stmt_bind_text (&q, 5, at);
  return hp_stmt_run (&q, error);
}

static GPtrArray *
find_findings (HpDemo *demo, const HpDemoStation *station, const HpDemoConstituency *c,
               const HpTallyRules *rules)
{
  GPtrArray *findings = hp_findings_new ();
  g_autofree HpTallyPeer *peers = g_new0 (HpTallyPeer, c->n);
  const HpTallyFigures *by_body[HP_N_BODIES] = { NULL };

  for (int i = 0; i < c->n; i++)
    {
      peers[i].station = demo->stations[c->first + i].row->number;
      peers[i].figures = &demo->stations[c->first + i].figures[c->body];
    }
  for (int b = 0; b < HP_N_BODIES; b++)
    if (hp_rules_has_body (demo->rules, (HpBody) b))
      by_body[b] = &station->figures[b];
  hp_tally_check (&station->figures[c->body], rules, findings);
  hp_tally_check_peers (station->row->number, &station->figures[c->body], peers, c->n, rules,
                        findings);
  hp_tally_check_bodies (by_body, c->body, findings);
  hp_tally_check_turnout (&station->figures[c->body], station->voted[c->body], findings);
  return findings;
}

static gboolean
add_reasons (HpDemo *demo, gint64 tally, const HpDemoStation *station, const HpDemoConstituency *c,
             const HpTallyRules *rules, GError **error)
{
  g_autoptr (GPtrArray) findings = find_findings (demo, station, c, rules);

  for (guint i = 0; i < findings->len; i++)
    {
      const HpFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity == HP_SEVERITY_ERROR)
        {
          g_set_error (error, HP_ERROR, HP_ERROR_FAILED,
                       _ ("The made-up tally of station %d does not hold (%s). Try another seed."),
                       station->row->number, finding->code);
          return FALSE;
        }
      if (!add_reason (demo, tally, finding->code, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- all ---- */

static gboolean
add_constituency (HpEdit *edit, HpDemo *demo, const HpDemoConstituency *c, GError **error)
{
  g_autoptr (GPtrArray) candidates = hp_candidates_load (demo->db, c->id, FALSE, error);
  HpTallyRules rules;

  if (candidates == NULL)
    return FALSE;
  hp_tally_rules (demo->db, demo->rules, c->seats, c->candidates, &rules);
  for (int i = c->first; i < c->first + c->n; i++)
    {
      HpDemoStation *station = &demo->stations[i];
      const HpTallyFigures *figures = &station->figures[c->body];
      gint64 id = hp_edit_new_id (edit);

      if (!add_tally (demo, id, station, c, error)
          || !add_entry (edit, demo, id, 1, figures, candidates, error)
          || !add_entry (edit, demo, id, 2, figures, candidates, error)
          || !add_account (demo, station, c->body, error)
          || !add_reasons (demo, id, station, c, &rules, error))
        return FALSE;
    }
  return TRUE;
}

/* Sealing is an act of its own that nothing takes back. */
static gboolean
seal_all (HpDemo *demo, GError **error)
{
  g_autoptr (HpEdit) edit = hp_edit_begin (demo->db, "demo.seals", error);
  g_autofree char *at = hp_demo_at (demo, SEALED);
  g_auto (HpStmt) q = { 0 };

  if (edit == NULL)
    return FALSE;
  q = hp_db_query (demo->db, "UPDATE tally SET state = 'sealed', sealed_by = ?1, sealed_at = ?2");
  hp_stmt_bind_text (&q, 1, demo->typist[0]);
  hp_stmt_bind_text (&q, 2, at);
  hp_edit_set_final (edit);
  return hp_stmt_run (&q, error) && hp_edit_commit (edit, error);
}

gboolean
hp_demo_add_tallies (HpDemo *demo, GError **error)
{
  g_autoptr (HpEdit) edit = NULL;

  for (guint k = 0; k < demo->constituencies->len; k++)
    hp_demo_draw_ballots (demo, &g_array_index (demo->constituencies, HpDemoConstituency, k));
  edit = hp_edit_begin (demo->db, "demo.tallies", error);
  if (edit == NULL || !hp_demo_step (demo, 940, error))
    return FALSE;
  for (guint k = 0; k < demo->constituencies->len; k++)
    if (!add_constituency (edit, demo, &g_array_index (demo->constituencies, HpDemoConstituency, k),
                           error))
      return FALSE;
  hp_edit_set_number (edit, "stations", demo->n_stations);
  return hp_edit_commit (edit, error) && hp_demo_step (demo, 980, error) && seal_all (demo, error);
}
