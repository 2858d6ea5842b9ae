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
  int seats;      /* N */
  int candidates; /* M */
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

/* The figures that stand: of the sealed or agreed tally, else of the newest entry; NULL = none. */
const HpTallyFigures *hp_tally_figures (const HpTally *tally);

/* Everything that the checks say of the tally as it stands: own (T01–T15) and against the others
 * (T16–T20), of @figures or, where NULL, of hp_tally_figures. */
GPtrArray *hp_tally_findings (HpDb *db, const HpRules *rules, const HpTally *tally,
                              const HpTallyFigures *figures, GError **error);

/* Stores an entry (also with findings) as one action "tally.entry"; where `listed` is missing it is
 * taken from the list. @reasons (code → text) may be NULL. Entry 2 by the name of entry 1 is
 * HP_ERROR_REFUSED unless the document allows it; so is any entry of a sealed tally, and entry 2
 * before entry 1. */
gboolean hp_tally_enter (HpDb *db, const HpRules *rules, int station, HpBody body, int entry,
                         const char *by, const HpTallyFigures *figures, GHashTable *reasons,
                         GError **error);

/* Reason for a warning, one action "tally.reason". */
gboolean hp_tally_set_reason (HpDb *db, int station, HpBody body, const char *code,
                              const char *reason, const char *by, GError **error);

/* Seals an agreed tally without errors whose warnings all have a reason. Otherwise
 * HP_ERROR_REFUSED, and *@findings (transfer full, may be NULL) are the reasons. Final. */
gboolean hp_tally_seal (HpDb *db, const HpRules *rules, int station, HpBody body, const char *by,
                        GPtrArray **findings, GError **error);

/* Text of the minutes (end of the count, incidents, unsettled complaints): "tally.minutes". */
gboolean hp_tally_set_minutes (HpDb *db, int station, HpBody body, const char *counted_at,
                               const char *incidents, const char *unsettled, GError **error);

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
