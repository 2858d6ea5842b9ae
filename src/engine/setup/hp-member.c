/* hp-member.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/setup/hp-member.h"

#include "engine/core/hp-text.h"
#include "engine/db/hp-stmt.h"

/* Finds the team of a station by its index; see bind_owner. */
#define OWNED_BY "organ = ?1 AND station_id IS ?2 AND constituency_id IS ?3"

static const char *const organ_codes[] = { "committee", "board", "team" };
static const char *const role_codes[] = { "head", "deputy", "secretary", "member" };

void
hp_member_free (HpMember *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->title);
  g_free (self->job);
  g_free (self->phone);
  g_free (self->note);
  g_free (self);
}

const char *
hp_organ_code (HpOrganKind organ)
{
  return organ_codes[organ];
}

const char *
hp_role_code (HpRole role)
{
  return role_codes[role];
}

static HpRole
role_from_code (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (role_codes); i++)
    if (g_str_equal (code, role_codes[i]))
      return (HpRole) i;
  return HP_ROLE_MEMBER;
}

static void
bind_owner (HpStmt *q, HpOrganKind organ, gint64 owner)
{
  hp_stmt_bind_text (q, 1, hp_organ_code (organ));
  hp_stmt_bind_null (q, 2);
  hp_stmt_bind_null (q, 3);
  if (organ != HP_ORGAN_COMMITTEE)
    hp_stmt_bind_int (q, organ == HP_ORGAN_TEAM ? 2 : 3, owner);
}

GPtrArray *
hp_members_load (HpDb *db, HpOrganKind organ, gint64 owner, GError **error)
{
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func ((GDestroyNotify) hp_member_free);
  g_auto (HpStmt) q =
      hp_db_query (db, "SELECT id, ifnull (station_id, 0), ifnull (constituency_id, 0), position,"
                       " name, title, role, job, phone, note FROM member WHERE " OWNED_BY
                       " ORDER BY CASE role WHEN 'head' THEN 0 WHEN 'deputy' THEN 1"
                       " WHEN 'secretary' THEN 2 ELSE 3 END, position");
  HpStep step;

  bind_owner (&q, organ, owner);
  while ((step = hp_stmt_step (&q, error)) == HP_STEP_ROW)
    {
      HpMember *m = g_new0 (HpMember, 1);

      m->organ = organ;
      m->id = hp_stmt_int (&q, 0);
      m->station_id = hp_stmt_int (&q, 1);
      m->constituency_id = hp_stmt_int (&q, 2);
      m->position = (int) hp_stmt_int (&q, 3);
      m->name = g_strdup (hp_stmt_text (&q, 4));
      m->title = g_strdup (hp_stmt_text (&q, 5));
      m->role = role_from_code (hp_stmt_text (&q, 6));
      m->job = g_strdup (hp_stmt_text (&q, 7));
      m->phone = g_strdup (hp_stmt_text (&q, 8));
      m->note = g_strdup (hp_stmt_text (&q, 9));
      g_ptr_array_add (out, m);
    }
  return step == HP_STEP_DONE ? g_steal_pointer (&out) : NULL;
}

static gboolean
next_position (HpDb *db, HpOrganKind organ, gint64 owner, int *position, GError **error)
{
  g_auto (HpStmt) q =
      hp_db_query (db, "SELECT ifnull (max (position), 0) + 1 FROM member WHERE " OWNED_BY);

  bind_owner (&q, organ, owner);
  if (!hp_stmt_one (&q, error))
    return FALSE;
  *position = (int) hp_stmt_int (&q, 0);
  return TRUE;
}

gboolean
hp_member_add (HpEdit *edit, HpDb *db, HpMember *m, GError **error)
{
  g_autofree char *name = hp_text_clean (m->name);
  g_autofree char *fold = hp_text_fold (m->name);
  g_auto (HpStmt) q =
      hp_db_query (db, "INSERT INTO member (id, organ, station_id, constituency_id, position,"
                       " name, fold, title, role, job, phone, note)"
                       " VALUES (?1, ?2, nullif (?3, 0), nullif (?4, 0), ?5, ?6, ?7,"
                       " ifnull (?8, ''), ?9, ifnull (?10, ''), ifnull (?11, ''),"
                       " ifnull (?12, ''))");

  if (!next_position (db, m->organ, m->station_id + m->constituency_id, &m->position, error))
    return FALSE;
  m->id = hp_edit_new_id (edit);
  hp_stmt_bind_int (&q, 1, m->id);
  hp_stmt_bind_text (&q, 2, hp_organ_code (m->organ));
  hp_stmt_bind_int (&q, 3, m->station_id);
  hp_stmt_bind_int (&q, 4, m->constituency_id);
  hp_stmt_bind_int (&q, 5, m->position);
  hp_stmt_bind_text (&q, 6, name);
  hp_stmt_bind_text (&q, 7, fold);
  hp_stmt_bind_text (&q, 8, m->title);
  hp_stmt_bind_text (&q, 9, hp_role_code (m->role));
  hp_stmt_bind_text (&q, 10, m->job);
  hp_stmt_bind_text (&q, 11, m->phone);
  hp_stmt_bind_text (&q, 12, m->note);
  return hp_stmt_run (&q, error);
}

gboolean
hp_members_clear (HpEdit *edit, HpDb *db, HpOrganKind organ, gint64 owner, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (db, "DELETE FROM member WHERE " OWNED_BY);

  bind_owner (&q, organ, owner);
  return hp_stmt_run (&q, error);
}
