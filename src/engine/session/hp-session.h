/* hp-session.h: the open document as the window hands it to its pages.
 *
 * Holds the connection, the rules, the election, who works here, and whether a job has the
 * document for itself. Belongs to the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/db/hp-db.h"
#include "engine/db/hp-journal.h"
#include "engine/rules/hp-rules.h"
#include "engine/setup/hp-election.h"

G_BEGIN_DECLS

#define HP_TYPE_SESSION (hp_session_get_type ())
G_DECLARE_FINAL_TYPE (HpSession, hp_session, HP, SESSION, GObject)

/* Properties: "busy" (boolean; a writing job runs: nothing may be edited), "operator" (string).
 * Signals: "changed" (guint topics) after every change, also one that a job made; "lost"
 * (GError *) when the document can no longer be read or written. */

/* Opens the document at @path. */
HpSession *hp_session_open (const char *path, const char *operator_name, GError **error);

/* Makes a document and opens it. See hp_election_create. */
HpSession *hp_session_create (const char *path, const char *election, const char *ward,
                              const char *province, const char *district, const char *kind,
                              const char *operator_name, GError **error);

/* For tests: a document in memory. */
HpSession *hp_session_new_memory (const char *election, GError **error);

/* Closes; the object stays but has no document any more. */
void hp_session_close (HpSession *session);

HpDb *hp_session_get_db (HpSession *session);
const HpRules *hp_session_get_rules (HpSession *session);
const HpElection *hp_session_get_election (HpSession *session);
const char *hp_session_get_path (HpSession *session);
/* "Phường Chi Lăng · 2026"; owned by the session. */
const char *hp_session_get_title (HpSession *session);

const char *hp_session_get_operator (HpSession *session);
void hp_session_set_operator (HpSession *session, const char *name);

gboolean hp_session_get_busy (HpSession *session);
void hp_session_set_busy (HpSession *session, gboolean busy);

/* Tells all lists to look again: after a job changed the document over its own connection. */
void hp_session_refresh (HpSession *session, guint topics);

/* FALSE, with "lost" emitted once, when the file is gone from its place (USB pulled). */
gboolean hp_session_check_place (HpSession *session);

/* What undo and redo would be about, as journal rows; NULL for nothing or while busy. */
const HpJournalItem *hp_session_next_undo (HpSession *session);
const HpJournalItem *hp_session_next_redo (HpSession *session);

G_END_DECLS
