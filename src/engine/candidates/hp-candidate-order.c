/* hp-candidate-order.c: the official order, and S04, S05.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/candidates/hp-candidate.h"
#include "engine/core/hp-finding.h"
#include "engine/core/hp-text.h"
#include "engine/db/hp-stmt.h"
#include "engine/stations/hp-constituency.h"

#include <glib/gi18n-lib.h>

int
hp_candidate_compare (const HpCandidate *a, const HpCandidate *b)
{
  g_autoptr (GBytes) ka = hp_text_name_key (a->name);
  g_autoptr (GBytes) kb = hp_text_name_key (b->name);
  int order = g_bytes_compare (ka, kb);

  return order != 0 ? order : hp_date_compare (a->birth, b->birth);
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  return hp_candidate_compare (*(const HpCandidate *const *) a, *(const HpCandidate *const *) b);
}

static gboolean
set_position (HpDb *db, gint64 id, int position, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (db, "UPDATE candidate SET position = ?2 WHERE id = ?1");

  hp_stmt_bind_int (&q, 1, id);
  hp_stmt_bind_int (&q, 2, position);
  return hp_stmt_run (&q, error);
}

static gboolean
counted (HpDb *db, gint64 constituency_id)
{
  g_auto (HpStmt) q = hp_db_query (
      db, "SELECT EXISTS (SELECT 1 FROM tally_entry e JOIN tally t ON t.id = e.tally_id"
          " WHERE t.constituency_id = ?1)");

  hp_stmt_bind_int (&q, 1, constituency_id);
  return hp_stmt_step (&q, NULL) != HP_STEP_ROW || hp_stmt_int (&q, 0) != 0;
}

gboolean
hp_candidates_sort (HpDb *db, gint64 constituency_id, GError **error)
{
  g_autoptr (GPtrArray) list = hp_candidates_load (db, constituency_id, TRUE, error);
  g_autoptr (HpEdit) edit = NULL;

  if (list == NULL)
    return FALSE;
  if (counted (db, constituency_id))
    {
      g_set_error_literal (error, HP_ERROR, HP_ERROR_REFUSED,
                           _ ("The order of the candidates cannot change any more: votes have been "
                              "entered in the order of the ballot."));
      return FALSE;
    }
  g_ptr_array_sort (list, compare_cb);
  edit = hp_edit_begin (db, "candidates.sort", error);
  if (edit == NULL)
    return FALSE;
  /* Out of the way first: two candidates may not share a position even for a moment. */
  for (guint i = 0; i < list->len; i++)
    if (!set_position (db, ((HpCandidate *) g_ptr_array_index (list, i))->id, -1 - (int) i, error))
      return FALSE;
  for (guint i = 0; i < list->len; i++)
    if (!set_position (db, ((HpCandidate *) g_ptr_array_index (list, i))->id, (int) i + 1, error))
      return FALSE;
  return hp_edit_commit (edit, error);
}

/* S04: Law 85/2015 art. 57(6), 58(3); Q&A 2026 Q113. */
static void
check_number (const HpConstituency *c, const HpRules *rules, GPtrArray *findings)
{
  int least = c->seats > 0 ? hp_rules_min_surplus (rules, c->body, c->seats) : 0;
  HpFinding *f;

  if (c->seats == 0 || c->candidates == 0 || c->candidates - c->seats >= least)
    return;
  f = hp_finding_new ("S04", HP_SEVERITY_ERROR);
  hp_finding_number (f, "seats", c->seats);
  hp_finding_number (f, "candidates", c->candidates);
  hp_finding_number (f, "least", c->seats + least);
  g_ptr_array_add (findings, hp_finding_at (f, 0, c->body, c->number));
}

/* S05: Q&A 2026 Q112; forms 13–15. The first one out of order is named. */
static gboolean
check_order (HpDb *db, const HpConstituency *c, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray) list = hp_candidates_load (db, c->id, FALSE, error);

  if (list == NULL)
    return FALSE;
  for (guint i = 1; i < list->len; i++)
    {
      const HpCandidate *before = g_ptr_array_index (list, i - 1);
      const HpCandidate *self = g_ptr_array_index (list, i);
      HpFinding *f;

      if (hp_candidate_compare (before, self) <= 0)
        continue;
      f = hp_finding_new ("S05", HP_SEVERITY_ERROR);
      hp_finding_text (f, "name", self->name);
      hp_finding_text (f, "before", before->name);
      hp_finding_number (f, "position", self->position);
      g_ptr_array_add (findings, hp_finding_at (f, 0, c->body, c->number));
      break;
    }
  return TRUE;
}

gboolean
hp_candidates_check (HpDb *db, const HpRules *rules, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray) list = hp_constituencies_load (db, HP_BODY_NONE, error);

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      const HpConstituency *c = g_ptr_array_index (list, i);

      check_number (c, rules, findings);
      if (!check_order (db, c, findings, error))
        return FALSE;
    }
  return TRUE;
}
