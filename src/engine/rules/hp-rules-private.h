/* hp-rules-private.h: what HpRules holds; only for the files of this folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/rules/hp-calendar.h"
#include "engine/rules/hp-rules.h"

G_BEGIN_DECLS

/* More seats in one constituency than any law has had. */
#define HP_RULES_SEATS_LIMIT 20

typedef struct
{
  const char *label; /* "HĐND xã" */
  const char *full;  /* "Hội đồng nhân dân cấp xã" */
  int max_seats;
  HpFraction turnout;
  HpFraction majority;
  gboolean extra_any; /* one missing seat is enough */
  HpFraction extra;   /* otherwise: fewer than this share of the seats */
  int extra_days;
  int reelection_days;
  int surplus[HP_RULES_SEATS_LIMIT + 1]; /* by seats; 0 = unknown */
} HpBodyRule;

typedef struct
{
  const char *name;
  gint64 value;
} HpDefault;

typedef enum
{
  HP_ANCHOR_ELECTION, /* days from election day */
  HP_ANCHOR_FIXED,    /* dates that a central text sets */
  HP_ANCHOR_ROW,      /* days after the end of an earlier row */
  HP_ANCHOR_NONE,     /* words only */
} HpAnchor;

typedef struct
{
  const char *id;
  const char *task;
  const char *task_en;
  const char *who;
  HpScope scope;
  HpAnchor anchor;
  gboolean has_from;
  gboolean has_to;
  int from_days;
  int to_days;
  HpDate from_date;
  HpDate to_date;
  guint row; /* of HP_ANCHOR_ROW: index of the row it follows */
  int clock; /* minutes after midnight; -1 = none */
  const char *when;
  const char *source;
  gboolean verified;
} HpCalendarRule;

struct _HpRules
{
  gatomicrefcount refs;
  GStringChunk *strings; /* every text below */
  GPtrArray *lists;      /* of strv whose texts are in @strings: only the arrays are owned */

  const char *id;
  int year;
  HpDate day;
  const char *term_qh;
  const char *term_hdnd;
  const char *const *laws;
  gboolean has_district;
  int voter_age;
  int candidate_age;
  HpVotingHours hours;
  GArray *ward_kinds; /* HpWardKind */

  HpBody bodies[HP_N_BODIES];
  int n_bodies;
  HpBodies all_bodies;
  HpBodyRule body[HP_N_BODIES];

  GArray *entitlements; /* HpEntitlement */
  int station_min;
  int station_max;
  GArray *kinds;    /* HpStationKind */
  GPtrArray *names; /* of strv, owned: for each kind all that names it, folded */
  GArray *organs;   /* HpOrgan */

  GArray *defaults; /* HpDefault */
  const char *const *marks;
  GArray *structure; /* HpStructureTarget */
  GArray *reasons;   /* HpCodeLabel */

  const char *layout;
  GArray *columns;       /* HpListColumn */
  GArray *notes;         /* HpCodeLabel */
  GArray *forms;         /* HpFormRule */
  GArray *calendar;      /* HpCalendarRule */
  GPtrArray *unverified; /* HpUnverified */
};

HpRules *hp_rules_alloc (void);
HpUnverified *hp_unverified_new (const char *path, const char *value, const char *source);
void hp_unverified_free (HpUnverified *unverified);

G_END_DECLS
