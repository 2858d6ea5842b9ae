/* hp-member.h: members of the committee (UBBC), the boards (Ban) and the station teams (Tổ).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/db/hp-edit.h"

G_BEGIN_DECLS

typedef enum
{
  HP_ORGAN_COMMITTEE, /* Ủy ban bầu cử */
  HP_ORGAN_BOARD,     /* Ban bầu cử of a constituency */
  HP_ORGAN_TEAM,      /* Tổ bầu cử of a station */
} HpOrganKind;

typedef enum
{
  HP_ROLE_HEAD,      /* Chủ tịch, Trưởng ban, Tổ trưởng */
  HP_ROLE_DEPUTY,    /* Phó Chủ tịch, Phó Trưởng ban */
  HP_ROLE_SECRETARY, /* Thư ký */
  HP_ROLE_MEMBER,    /* Ủy viên */
} HpRole;

typedef struct
{
  gint64 id;
  HpOrganKind organ;
  gint64 station_id;      /* of a team; 0 otherwise */
  gint64 constituency_id; /* of a board; 0 otherwise */
  int position;
  char *name;
  char *title; /* "Ông", "Bà" or "" */
  HpRole role;
  char *job;
  char *phone;
  char *note;
} HpMember;

void hp_member_free (HpMember *member);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpMember, hp_member_free)

const char *hp_organ_code (HpOrganKind organ);
const char *hp_role_code (HpRole role);

/* Members in order: of the committee, of the board of a constituency, of the team of a station
 * (@owner is that id). Head, deputies, secretary, then the others. */
GPtrArray *hp_members_load (HpDb *db, HpOrganKind organ, gint64 owner, GError **error);

/* Adds one inside an edit; position at the end. */
gboolean hp_member_add (HpEdit *edit, HpDb *db, HpMember *member, GError **error);

/* Takes all members of an organ away inside an edit (before an import of their list). */
gboolean hp_members_clear (HpEdit *edit, HpDb *db, HpOrganKind organ, gint64 owner, GError **error);

G_END_DECLS
