/* hp-candidate.h: candidates of a constituency, in ballot order.
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
  gint64 id;
  gint64 constituency_id;
  HpBody body;      /* of the constituency; read only */
  int constituency; /* its number; read only */
  int position;     /* on the ballot, from 1 */
  char *name;
  HpDate birth;
  char *sex; /* "male", "female" or "" */
  char *nationality;
  char *ethnicity;
  char *religion;
  char *home;       /* quê quán */
  char *residence;  /* nơi ở hiện nay */
  char *schooling;  /* giáo dục phổ thông */
  char *profession; /* chuyên môn, nghiệp vụ */
  char *degree;     /* học hàm, học vị */
  char *theory;     /* lý luận chính trị */
  char *languages;
  char *job; /* nghề nghiệp, chức vụ */
  char *workplace;
  char *party_date; /* ngày vào Đảng, as written */
  char *deputy;     /* là đại biểu HĐND */
  char *component;  /* thành phần */
  gboolean self_nominated;
  char *note;
  char *state; /* "standing", "removed", "deceased" */
} HpCandidate;

HpCandidate *hp_candidate_new (void);
void hp_candidate_free (HpCandidate *candidate);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpCandidate, hp_candidate_free)

/* Of one constituency in ballot order, or of all (0). Those struck off are left out of a
 * constituency's list unless @all. */
GPtrArray *hp_candidates_load (HpDb *db, gint64 constituency_id, gboolean all, GError **error);
HpCandidate *hp_candidate_load (HpDb *db, gint64 id, GError **error);

/* "Ông" or "Bà" before the name, as forms write it ("Ông/Bà" where the sex is not known).
 * Transfer full. */
char *hp_candidate_addressed (const HpCandidate *candidate);

/* Whether the candidate is on the ballot; NULL is not. */
gboolean hp_candidate_stands (const HpCandidate *candidate);
/* Whether @now in place of @old (NULL = added) makes another ballot: who is on it, and where. */
gboolean hp_candidate_changes_ballot (const HpCandidate *old, const HpCandidate *now);

/* Writes all fields inside an edit; without id it is added at the end (position 0) or where
 * position says. HP_ERROR_REFUSED where that changes a ballot on which votes are sealed. */
gboolean hp_candidate_put (HpEdit *edit, HpDb *db, HpCandidate *candidate, GError **error);
gboolean hp_candidate_save (HpDb *db, HpCandidate *candidate, GError **error);

/* Puts a constituency's candidates in the official order (given name, family name, middle name,
 * birth date; Q&A 2026 Q112) as one action "candidates.sort". */
gboolean hp_candidates_sort (HpDb *db, gint64 constituency_id, GError **error);
/* <0, 0, >0 in the official order. */
int hp_candidate_compare (const HpCandidate *a, const HpCandidate *b);

/* S04, S05 over all constituencies. */
gboolean hp_candidates_check (HpDb *db, const HpRules *rules, GPtrArray *findings, GError **error);

G_END_DECLS
