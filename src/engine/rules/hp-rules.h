/* hp-rules.h: the rules of one election: bodies, sizes, thresholds, forms, deadlines.
 *
 * Rules are data (data/elections/YEAR.json, built into the program) and never change once read,
 * so that one HpRules may be used from several threads. Every pointer that an accessor returns
 * belongs to the rules and lives as long as they do. Vietnamese texts are official wording and
 * are not translated.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <glib-object.h>
#include "engine/core/hp-body.h"
#include "engine/core/hp-date.h"

G_BEGIN_DECLS

#define HP_TYPE_RULES (hp_rules_get_type ())
typedef struct _HpRules HpRules;
GType hp_rules_get_type (void);

/* ---- making and sharing ---- */

/* Ids of the elections that the program knows, oldest first, NULL-terminated: "2016" … */
const char *const *hp_rules_elections (void);

/* The built-in rules of @election; HP_ERROR_NOT_FOUND where there are none of that id. Reads the
 * pack anew: keep the reference. */
HpRules *hp_rules_load (const char *election, GError **error);

/* Reads a rule pack (@len bytes, or -1 where NUL-terminated). Every key, type and range is
 * checked; HP_ERROR_FORMAT names the place in the JSON ("$.bodies[1].max_seats"). */
HpRules *hp_rules_parse (const char *json, gssize len, GError **error);

HpRules *hp_rules_ref (HpRules *rules);
void hp_rules_unref (HpRules *rules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpRules, hp_rules_unref)

/* ---- the election ---- */

const char *hp_rules_id (const HpRules *rules);        /* "2026" */
int hp_rules_year (const HpRules *rules);              /* 2026: "ngày … tháng … năm 2026" */
HpDate hp_rules_day (const HpRules *rules);            /* election day */
const char *hp_rules_term_qh (const HpRules *rules);   /* "XVI": KHÓA XVI */
const char *hp_rules_term_hdnd (const HpRules *rules); /* "2026-2031": NHIỆM KỲ 2026-2031 */
/* Names of the laws and resolutions the forms rest on, NULL-terminated. */
const char *const *hp_rules_laws (const HpRules *rules);
/* TRUE where a ward lies in a district (three local levels). */
gboolean hp_rules_has_district (const HpRules *rules);

typedef struct
{
  const char *code; /* "xa", "phuong", "dac-khu", "thi-tran" */
  const char *word; /* "xã", "phường", "đặc khu", "thị trấn" */
} HpWardKind;
const HpWardKind *hp_rules_ward_kinds (const HpRules *rules, int *n);
/* The word of a kind's code; NULL where this election has no such kind. */
const char *hp_rules_ward_word (const HpRules *rules, const char *code);

/* Ages in whole years on election day (Constitution art. 27; law 85/2015 art. 2). */
int hp_rules_voter_age (const HpRules *rules);
int hp_rules_candidate_age (const HpRules *rules);

/* Voting hours in minutes after midnight (law 85/2015 art. 71). */
typedef struct
{
  int opens;    /* the usual beginning */
  int closes;   /* the usual end; no station may close before it */
  int earliest; /* a station may begin as early as this */
  int latest;   /* and end as late as this */
} HpVotingHours;
HpVotingHours hp_rules_voting_hours (const HpRules *rules);

/* ---- bodies ---- */

/* The bodies elected, in the order of forms and tables. */
const HpBody *hp_rules_bodies (const HpRules *rules, int *n);
gboolean hp_rules_has_body (const HpRules *rules, HpBody body);
/* All bodies of the election as a set. */
HpBodies hp_rules_all_bodies (const HpRules *rules);
/* @full FALSE: "ĐBQH", "HĐND tỉnh"; TRUE: "Quốc hội", "Hội đồng nhân dân cấp tỉnh". NULL for a
 * body this election does not have. */
const char *hp_rules_body_label (const HpRules *rules, HpBody body, gboolean full);

/* Most seats of one constituency (law 85/2015 art. 10); 0 for a body not elected. */
int hp_rules_max_seats (const HpRules *rules, HpBody body);
/* Least number of candidates above the seats (law 85/2015 art. 57, 58); 0 where unknown. */
int hp_rules_min_surplus (const HpRules *rules, HpBody body, int seats);

/* A share that a figure must reach: above num/den where @strict, at least num/den otherwise. */
typedef struct
{
  int num;
  int den;
  gboolean strict;
} HpFraction;

/* TRUE where part/whole reaches @fraction; integers only, FALSE where whole <= 0. */
gboolean hp_fraction_reached (HpFraction fraction, gint64 part, gint64 whole);

/* Share of the constituency's voters that must vote, share of the valid ballots that an elected
 * candidate needs (law 85/2015 art. 78). */
HpFraction hp_rules_turnout_fraction (const HpRules *rules, HpBody body);
HpFraction hp_rules_majority_fraction (const HpRules *rules, HpBody body);

/* TRUE where so few are elected that an extra election is held (law 85/2015 art. 79). */
gboolean hp_rules_extra_needed (const HpRules *rules, HpBody body, int seats, int elected);
/* Days after election day by which an extra election, a re-election is held (art. 79–81). */
int hp_rules_extra_days (const HpRules *rules, HpBody body);
int hp_rules_reelection_days (const HpRules *rules, HpBody body);

/* ---- who may vote for what ---- */

typedef struct
{
  const char *code;  /* "TT", "TAM12P" …: rules.md's codes */
  const char *label; /* Vietnamese, as ward staff say it */
  HpBodies bodies;   /* what such a voter elects at the place of voting */
  const char *source;
  gboolean verified;
} HpEntitlement;
const HpEntitlement *hp_rules_entitlements (const HpRules *rules, int *n);
/* NULL where there is no such category. */
const HpEntitlement *hp_rules_entitlement (const HpRules *rules, const char *code);

/* ---- stations and teams ---- */

int hp_rules_station_min (const HpRules *rules); /* voters, kinds exempt apart */
int hp_rules_station_max (const HpRules *rules);

typedef struct
{
  const char *code;    /* "ordinary", "mountain", "armed-forces" … */
  const char *label;   /* Vietnamese */
  gboolean exempt_min; /* may have fewer voters than the minimum */
  int own_min;         /* least number of voters to be an area of its own; 0 = no such rule */
  int team_min;        /* members of its team */
  int team_max;
  const char *source;
  gboolean verified;
} HpStationKind;
/* The first is the ordinary kind. */
const HpStationKind *hp_rules_station_kinds (const HpRules *rules, int *n);
/* Code of the kind that @text names: a code, a label or a word people use, without regard to
 * case and diacritics. Blank text gives the ordinary kind, unknown text NULL. */
const char *hp_rules_station_kind (const HpRules *rules, const char *text);
/* These take a code; NULL or one unknown counts as ordinary. */
gboolean hp_rules_station_kind_exempt (const HpRules *rules, const char *kind);
const char *hp_rules_station_kind_label (const HpRules *rules, const char *kind);
void hp_rules_team_size (const HpRules *rules, const char *kind, int *min, int *max);

/* The bodies that run the election and their sizes: "committee-xa", "board-xa", "team" … */
typedef struct
{
  const char *code;
  const char *label; /* "Ủy ban bầu cử xã" */
  int min;           /* members */
  int max;
  const char *const *roles; /* "Chủ tịch", "Phó Chủ tịch" …, head first, NULL-terminated */
  const char *source;
  gboolean verified;
} HpOrgan;
const HpOrgan *hp_rules_organs (const HpRules *rules, int *n);
const HpOrgan *hp_rules_organ (const HpRules *rules, const char *code);

/* ---- settings that a new document starts with ---- */

/* Value of a setting; HP_MISSING where there is none of that name. Names: "invalid_share_bp"
 * (T14, in 1/100 %), "spoiled_inside_issued" (T12, 0/1), "same_typist_allowed" (0/1),
 * "outlier_min_stations", "outlier_multiplier" (T17), "outlier_min_bp" (T17: least distance, in
 * 1/100 %), "voter_old_age" (V05: a voter above it is asked about, years). */
gint64 hp_rules_default (const HpRules *rules, const char *name);

/* Times at which turnout is reported, "HH:MM", NULL-terminated. */
const char *const *hp_rules_marks (const HpRules *rules);

/* Targets for the make-up of candidate lists (Q&A 2026 Q31, Q35). */
typedef struct
{
  const char *code; /* "women", "ethnic", "non-party", "young", "reelected" */
  const char *label;
  HpBodies bodies;
  int share_bp;     /* at least this share of the list, in 1/100 %; 0 = no figure */
  int age_below;    /* "young": under this age on election day; else 0 */
  gboolean binding; /* a duty; otherwise an aim */
  const char *source;
  gboolean verified;
} HpStructureTarget;
const HpStructureTarget *hp_rules_structure (const HpRules *rules, int *n);

/* Reasons for which a ballot is invalid, K1–K5 (law 85/2015 art. 74). */
typedef struct
{
  const char *code;
  const char *label;
} HpCodeLabel;
const HpCodeLabel *hp_rules_invalid_reasons (const HpRules *rules, int *n);

/* ---- forms ---- */

typedef struct
{
  const char *kind;   /* "voter-list", "ballot-account", "station-minutes-qh" … */
  const char *number; /* "31"; a word where there is no official number: "turnout" */
  const char *code;   /* "31/HĐBC"; "" without an official number */
  const char *title;  /* Vietnamese */
  HpBodies bodies;    /* made once for each of these; 0 = once for all together */
  int copies;         /* originals; 0 = not laid down */
  gboolean landscape;
  const char *paper; /* "A4", "A5", "A6" */
  const char *source;
  gboolean verified; /* number, copies and wording were read in an official text */
} HpFormRule;
const HpFormRule *hp_rules_forms (const HpRules *rules, int *n);
/* NULL where this election has no such form. */
const HpFormRule *hp_rules_form (const HpRules *rules, const char *kind);
const HpFormRule *hp_rules_form_by_number (const HpRules *rules, const char *number);

/* Columns of the voter list form (form 31 of 2026, form 33 of 2021), left to right. */
typedef struct
{
  const char *field;   /* "number", "name", "birth_date", "male", "female", "identity",
                          "ethnicity", "occupation", "permanent", "temporary", "current", "qh",
                          "tinh", "huyen", "xa", "note" */
  const char *caption; /* exactly as printed */
  const char *group;   /* caption over several columns, or NULL */
  const char *index;   /* "(7a)"; "" for none */
  int width;           /* per cent of the table's width in the official file */
  HpBody body;         /* the body whose right the column marks, or HP_BODY_NONE */
} HpListColumn;
const HpListColumn *hp_rules_list_columns (const HpRules *rules, int *n);
/* "2026" or "2021": which layout those columns are. */
const char *hp_rules_list_layout (const HpRules *rules);

/* Phrases of the list's note column: "elsewhere" → "Bỏ phiếu ở nơi khác". */
const HpCodeLabel *hp_rules_list_notes (const HpRules *rules, int *n);
const char *hp_rules_list_note (const HpRules *rules, const char *code);

/* ---- what is not certain ---- */

/* A value that no official text at hand confirms. */
typedef struct
{
  char *path;   /* "$.forms[3]" */
  char *value;  /* as text */
  char *source; /* what it rests on */
} HpUnverified;

/* Transfer full; a GPtrArray that frees its HpUnverified. */
GPtrArray *hp_rules_unverified (const HpRules *rules);

G_END_DECLS
