/* hp-test-count.h: a ward whose votes are counted, for tests of the count and of turnout.
 *
 * Whatever fails here fails the test.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/count/hp-tally.h"
#include "engine/rules/hp-rules.h"

G_BEGIN_DECLS

typedef struct
{
  HpDb *db; /* in memory: election of 2026, Phường Chi Lăng */
  HpRules *rules;
} HpTestCount;

HpTestCount *hp_test_count_new (void);
void hp_test_count_free (HpTestCount *ward);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpTestCount, hp_test_count_free)

/* Three seats, five candidates, 1250 listed; 102 + 750 + 2100 = 2952 names. */
#define HP_TEST_GOOD                                                                               \
  "{\"voted\":1200,\"issued\":1200,\"collected\":1200,\"valid\":1177,\"invalid\":23,"              \
  "\"kept\":[102,375,700],\"votes\":[822,760,690,400,280]}"
/* Two ballots taken away: T15. 100 + 750 + 2100 = 2950. */
#define HP_TEST_AWAY                                                                               \
  "{\"voted\":1200,\"issued\":1200,\"collected\":1198,\"valid\":1175,\"invalid\":23,"              \
  "\"kept\":[100,375,700],\"votes\":[820,760,690,400,280]}"
/* Collected is not valid and invalid: T06, and with it T15. */
#define HP_TEST_WRONG                                                                              \
  "{\"voted\":1200,\"issued\":1200,\"collected\":1199,\"valid\":1177,\"invalid\":23,"              \
  "\"kept\":[102,375,700],\"votes\":[822,760,690,400,280]}"
/* One vote more for the last: T08. */
#define HP_TEST_OTHER                                                                              \
  "{\"voted\":1200,\"issued\":1200,\"collected\":1200,\"valid\":1177,\"invalid\":23,"              \
  "\"kept\":[102,375,700],\"votes\":[822,760,690,400,281]}"
/* Another box without a finding: 103 + 750 + 2100 = 2953. */
#define HP_TEST_TWO                                                                                \
  "{\"voted\":1201,\"issued\":1201,\"collected\":1201,\"valid\":1178,\"invalid\":23,"              \
  "\"kept\":[103,375,700],\"votes\":[823,760,690,400,280]}"
#define HP_TEST_BEGUN "{\"voted\":1200,\"issued\":1200}"
#define HP_TEST_NOTHING "{}"

#define HP_TEST_FIVE "Anh 1970, Bình 1971, Chi 1972, Dũng 1973, Giang 1974"

/* A new ward: stations 1 and 2 with 1250 and 1300 voters, in constituency 1 of three bodies, each
 * with three seats and five candidates. */
HpTestCount *hp_test_count_ward (void);

/* A station that states @listed voters for each body whose constituency (0 = none) is given. */
void hp_test_count_station (HpTestCount *ward, int number, gint64 listed, int qh, int tinh, int xa);

/* Seats and candidates of a constituency: "A 1970-01-01, B 1980": a name and a birth date each. */
void hp_test_count_contest (HpTestCount *ward, HpBody body, int number, int seats,
                            const char *candidates);

/* Figures from JSON as in an entry file. Transfer full. */
HpTallyFigures *hp_test_count_figures (const char *json);

/* One entry, one seal: the class of the error, -1 for none; @codes are the findings that stand in
 * the way, NULL where none are given. */
int hp_test_count_enter (HpTestCount *ward, int station, HpBody body, int entry, const char *by,
                         const char *json);
int hp_test_count_try_seal (HpTestCount *ward, int station, HpBody body, const char *codes);
void hp_test_count_reason (HpTestCount *ward, int station, HpBody body, const char *code,
                           const char *reason);
HpTally *hp_test_count_load (HpTestCount *ward, int station, HpBody body);

/* Both entries by two people; and with the seal. */
void hp_test_count_agree (HpTestCount *ward, int station, HpBody body, const char *json);
void hp_test_count_seal (HpTestCount *ward, int station, HpBody body, const char *json);

/* The findings as "T15/xa.1/3": code, body and constituency, station, sorted as they come, between
 * blanks. Transfer full. */
char *hp_test_count_codes (GPtrArray *findings);

/* The state of a tally by its code. */
const char *hp_test_count_state (HpTestCount *ward, int station, HpBody body);

G_END_DECLS
