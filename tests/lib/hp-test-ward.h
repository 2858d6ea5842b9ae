/* hp-test-ward.h: a small ward and things that people do to it, for tests of documents.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/db/hp-edit.h"

G_BEGIN_DECLS

/* A new folder under the folder for temporary files; hp_test_folder_free removes it with all that
 * is in it. */
typedef char HpTestFolder;
HpTestFolder *hp_test_folder_new (void);
void hp_test_folder_free (HpTestFolder *folder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpTestFolder, hp_test_folder_free)

/* Runs SQL outside any edit, made like printf; any error fails the test. */
void hp_test_run (HpDb *db, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* One edit that runs @sql. */
gboolean hp_test_edit (HpDb *db, const char *action, const char *sql, GError **error);
/* The same, and any error fails the test. */
void hp_test_do (HpDb *db, const char *action, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* The first value that a query gives; any error or no row fails the test. */
gint64 hp_test_int (HpDb *db, const char *format, ...) G_GNUC_PRINTF (2, 3);
char *hp_test_text (HpDb *db, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Every row of every table but those of this computer and of the journal as one figure; derived
 * tables are in it. Made with SQL only, so that it does not lean on what it tests. */
char *hp_test_state (HpDb *db);

/* Fails the test unless everything about the document holds. */
void hp_test_assert_whole (HpDb *db);

/* Copies a file; a missing one is removed at @to. */
void hp_test_copy (const char *from, const char *to);
/* Copies a document with the companions that hold its commits, as a pulled plug would leave it. */
void hp_test_copy_crashed (const char *from, const char *to);

/* The ward, in one edit "test.ward": stations 1–3 (ids 1–3) with neighbourhoods 11–14, teams and
 * places in constituency 21 (body xa, 3 seats) and 22 (body qh); candidates 31–35 of 21; voters
 * 101–112, four a station; turnout at 660; tally 41 of station 1, body xa, agreed, with its entries
 * 51 and 52. */
void hp_test_ward_fill (HpDb *db);

/* The ids above are fixed; those of hp_test_ward_act come from hp_edit_new_id. */
typedef enum
{
  HP_TEST_ADD_VOTERS,
  HP_TEST_CHANGE_VOTER,
  HP_TEST_MOVE_VOTER,
  HP_TEST_DELETE_VOTER,
  HP_TEST_ADD_STATION,
  HP_TEST_DELETE_STATION,
  HP_TEST_SWAP_CANDIDATES,
  HP_TEST_TURNOUT,
  HP_TEST_SETTING,
  HP_TEST_TALLY,
  HP_TEST_SEAL,
  HP_TEST_UNDO,
  HP_TEST_REDO,
  HP_TEST_N_ACTS
} HpTestAct;

/* Does it with whatever rows chance picks. TRUE when it was committed; what a document may refuse
 * (a number taken, nothing to undo, a sealed tally) is FALSE; anything else fails the test. */
gboolean hp_test_ward_act (HpDb *db, HpTestAct act, GRand *rand);

/* Adds @n voters to @station_id inside @edit. */
gboolean hp_test_add_voters (HpDb *db, HpEdit *edit, gint64 station_id, int n, GError **error);

G_END_DECLS
