/* hp-election.h: which election and ward a document is for, and its settings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/db/hp-edit.h"
#include "engine/rules/hp-rules.h"

G_BEGIN_DECLS

typedef struct
{
  char *election;     /* id of the rules: "2026" */
  char *ward;         /* name without its kind: "Chi Lăng" */
  char *kind;         /* code of the ward's kind: "phuong" */
  char *province;     /* name as people write it: "tỉnh Lạng Sơn" or "Lạng Sơn" */
  char *district;     /* "" where the election has no districts */
  HpDate day;         /* election day */
  gboolean rehearsal; /* made-up people: marked on every screen and print */
} HpElection;

void hp_election_free (HpElection *election);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpElection, hp_election_free)

/* Writes what a new document begins with, as its first journal row. @kind NULL: read from the
 * front of the ward's name ("Phường Chi Lăng"), else the first kind of the election. Errors name
 * what is missing (HP_ERROR_INVALID). */
gboolean hp_election_create (HpDb *db, const char *election, const char *ward, const char *province,
                             const char *district, const char *kind, gboolean rehearsal,
                             GError **error);

HpElection *hp_election_load (HpDb *db, GError **error);

/* The rules of the document's election. */
HpRules *hp_election_rules (HpDb *db, GError **error);

/* "phường Chi Lăng", "tỉnh Lạng Sơn": names with their kind in front, for forms. A province that
 * already has its kind keeps it; otherwise "tỉnh" is put in front. Transfer full. */
char *hp_election_ward_title (const HpElection *election, const HpRules *rules);
char *hp_election_province_title (const HpElection *election);

/* ---- settings ---- */

/* Text of a setting; NULL where the document does not set it. Transfer full. */
char *hp_setting_get (HpDb *db, const char *key);
/* Number of a setting, else the rules' default of that name, else @fallback. Known names are those
 * of the rules' "defaults": invalid_share_bp, spoiled_inside_issued, same_typist_allowed … */
gint64 hp_setting_int (HpDb *db, const HpRules *rules, const char *key, gint64 fallback);
/* One action "setting.change"; NULL takes the setting back to the rules' default. */
gboolean hp_setting_set (HpDb *db, const char *key, const char *value, GError **error);
/* The same inside an edit under way. */
gboolean hp_setting_put (HpEdit *edit, HpDb *db, const char *key, const char *value,
                         GError **error);

G_END_DECLS
