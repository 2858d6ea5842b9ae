/* hp-tally.h: tallies of the document: two entries, agreed, sealed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/count/hp-tally-checks.h"
#include "engine/count/hp-tally-figures.h"
#include "engine/db/hp-edit.h"
#include "engine/rules/hp-rules.h"

G_BEGIN_DECLS

typedef enum
{
  HP_TALLY_EMPTY,   /* nothing entered */
  HP_TALLY_FIRST,   /* first entry, without errors */
  HP_TALLY_ERRORS,  /* the entry (or both alike) has errors */
  HP_TALLY_SECOND,  /* second entry begun, not complete */
  HP_TALLY_DIFFERS, /* the two entries differ */
  HP_TALLY_AGREED,  /* both alike and without errors */
  HP_TALLY_SEALED,
} HpTallyState;

const char *hp_tally_state_code (HpTallyState state); /* "empty", "first" … */
HpTallyState hp_tally_state_from_code (const char *code);

/* The state that two entries make (NULL = not entered), by their own figures alone; never
 * HP_TALLY_SEALED. An entry that differs from the first is HP_TALLY_SECOND as long as it has
 * figures missing that an entry needs. Pure. */
HpTallyState hp_tally_state_of (const HpTallyFigures *first, const HpTallyFigures *second,
                                const HpTallyRules *rules);

typedef struct
{
  int entry; /* 1 or 2 */
  char *by;
  char *at;
  HpTallyFigures *figures;
} HpTallyEntry;

typedef struct
{
  gint64 id; /* 0 where nothing is stored yet */
  int station;
  gint64 station_id;
  HpBody body;
  int constituency;
  gint64 constituency_id;
  gboolean allocated; /* the station is in this constituency now, not only when it was entered */
  int seats;          /* N; 0 = not known */
  int candidates;     /* M: candidates standing */
  HpTallyState state;
  HpTallyEntry *entries[2];
  gboolean same_typist; /* both entries by one name (the document allows it): marked everywhere */
  char *sealed_by;
  char *sealed_at;
  char *counted_at; /* "HH:MM" */
  char *incidents;
  char *unsettled;
  GHashTable *reasons; /* code → reason */
} HpTally;

void hp_tally_free (HpTally *tally);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpTally, hp_tally_free)

/* One tally, also where nothing is stored yet (id 0, HP_TALLY_EMPTY). HP_ERROR_NOT_FOUND where
 * there is no such station or it is in no constituency of the body. */
HpTally *hp_tally_load (HpDb *db, int station, HpBody body, GError **error);
/* All pairs of stations and bodies that are counted: by station, then body. */
GPtrArray *hp_tallies_load (HpDb *db, GError **error);
/* The same of one constituency (0: of all). */
GPtrArray *hp_tallies_load_of (HpDb *db, gint64 constituency_id, GError **error);

/* The figures that stand: of the sealed or agreed tally, else of the newest entry; NULL = none. */
const HpTallyFigures *hp_tally_figures (const HpTally *tally);

/* The figures in which the two entries differ, of HpTallyDiff, in the order of the paper; empty
 * where one of them is not there. Never NULL; transfer full. */
GPtrArray *hp_tally_differences (const HpTally *tally);

/* What the checks go by: seats and candidates of the constituency, thresholds of the document's
 * settings. */
void hp_tally_rules (HpDb *db, const HpRules *rules, int seats, int candidates, HpTallyRules *out);

/* Everything that the checks say of the tally as it stands: own (T01–T15) and against the others
 * (T16–T20), of @figures or, where NULL, of hp_tally_figures. */
GPtrArray *hp_tally_findings (HpDb *db, const HpRules *rules, const HpTally *tally,
                              const HpTallyFigures *figures, GError **error);

/* T01–T20 of every tally that has figures, appended to @findings; what concerns two bodies of a
 * station (T18, T19) once, at the lower body. */
gboolean hp_tallies_check (HpDb *db, const HpRules *rules, GPtrArray *findings, GError **error);

/* Stores an entry (also with findings) as one action "tally.entry"; where `listed` is missing it is
 * taken from the list. Figures that are all missing take the entry away. @reasons (code → text) may
 * be NULL; they stay with the tally. Entry 2 by the name of entry 1 is HP_ERROR_REFUSED unless the
 * document allows it, and so is a correction of either by the name of the other; so is any entry of
 * a sealed tally, and entry 2 before entry 1. Names are compared without case and diacritics. When
 * the two agree and ballots received, spoiled or unused are given, the station's ballot account is
 * written with it. */
gboolean hp_tally_enter (HpDb *db, const HpRules *rules, int station, HpBody body, int entry,
                         const char *by, const HpTallyFigures *figures, GHashTable *reasons,
                         GError **error);

/* The same inside an edit, for imports. What was written before an error stays until the edit is
 * left without a commit. */
gboolean hp_tally_put (HpEdit *edit, HpDb *db, const HpRules *rules, int station, HpBody body,
                       int entry, const char *by, const HpTallyFigures *figures,
                       GHashTable *reasons, GError **error);

/* Reason for a warning, one action "tally.reason"; NULL or blank takes it away. */
gboolean hp_tally_set_reason (HpDb *db, int station, HpBody body, const char *code,
                              const char *reason, const char *by, GError **error);

/* Seals an agreed tally without errors whose warnings all have a reason, as one action "tally.seal"
 * that is final. Otherwise HP_ERROR_REFUSED, and *@findings (transfer full, may be NULL) are the
 * findings that stand in the way: none where the entries are not there, differ, or seats or
 * candidates are not known. *@findings is NULL in every other case. */
gboolean hp_tally_seal (HpDb *db, const HpRules *rules, int station, HpBody body, const char *by,
                        GPtrArray **findings, GError **error);

/* Text of the minutes (end of the count "HH:MM", incidents, unsettled complaints) as one action
 * "tally.minutes"; NULL leaves a text as it is. Refused once the tally is sealed. */
gboolean hp_tally_set_minutes (HpDb *db, int station, HpBody body, const char *counted_at,
                               const char *incidents, const char *unsettled, GError **error);

/* Inside an edit that changed seats or candidates (of the constituency; 0: settings, all of them):
 * brings the stored states of the tallies that are not sealed in line, and ties their votes to the
 * candidates where they were entered before these. */
gboolean hp_tallies_refresh (HpEdit *edit, HpDb *db, const HpRules *rules, gint64 constituency_id,
                             GError **error);

/* Figures of a station's ballot account (form 32): as recorded when a tally agreed. */
typedef struct
{
  gint64 received;
  gint64 issued;
  gint64 spoiled;
  gint64 unused; /* HP_MISSING = not known */
} HpBallotAccount;

HpBallotAccount hp_ballot_account_load (HpDb *db, gint64 station_id, HpBody body);

G_END_DECLS
