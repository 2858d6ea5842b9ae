/* hp-voter.h: voters of the document, one by one and several at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/db/hp-edit.h"
#include "engine/rules/hp-rules.h"
#include "engine/voters/hp-voter-checks.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  gint64 station_id;
  int station; /* number */
  int position;
  char *card;
  char *name;
  HpDate birth;
  HpSex sex;
  char *identity;
  char *ethnicity;
  char *occupation;
  char *permanent;
  char *temporary;
  char *current;
  char *residence; /* "permanent", "temporary", "current" or "" */
  HpBodies bodies;
  char *note;
  char *state;    /* "listed", "elsewhere", "at-residence", "removed" */
  guint findings; /* bit n = warning V0n of the row's own checks */
} HpVoter;

HpVoter *hp_voter_new (void);
void hp_voter_free (HpVoter *voter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpVoter, hp_voter_free)

/* HP_ERROR_NOT_FOUND where there is none of that id. */
HpVoter *hp_voter_load (HpDb *db, gint64 id, GError **error);

/* Called for every voter in the order of the list; the voter is the caller's only during the
 * call. FALSE (with the error set) stops. */
typedef gboolean (*HpVoterFunc) (const HpVoter *voter, gpointer data, GError **error);

/* All voters of a station (0: of all, by station), in constant memory. */
gboolean hp_voters_each (HpDb *db, gint64 station_id, HpVoterFunc func, gpointer data,
                         GError **error);

/* Limits for the checks, from the rules and the document's settings. */
void hp_voter_limits (HpDb *db, const HpRules *rules, HpVoterLimits *limits);

/* Everything that the checks say of @voter as it stands: its own row (V01–V08, V12, V13, V16) and
 * clashes with others in the document (V09, V10, V14). */
GPtrArray *hp_voter_findings (HpDb *db, const HpRules *rules, const HpVoter *voter, GError **error);

/* Adds (id 0: at the end of its station's list) or changes one voter, "voter.add"/"voter.edit",
 * with a movement that bears @reason. Refused (HP_ERROR_REFUSED, *@findings when not NULL) where a
 * check finds an error. */
gboolean hp_voter_save (HpDb *db, const HpRules *rules, HpVoter *voter, const char *reason,
                        GPtrArray **findings, GError **error);

/* Moves voters (of gint64 ids) to the end of another station's list, one action "voters.move". */
gboolean hp_voters_move (HpDb *db, GArray *ids, int station, const char *reason, GError **error);

/* Sets the state of voters ("removed", "elsewhere", "at-residence", "listed"), one action
 * "voters.remove" or "voters.state". Rows stay, for the list as of any moment. */
gboolean hp_voters_set_state (HpDb *db, GArray *ids, const char *state, const char *reason,
                              GError **error);

G_END_DECLS
