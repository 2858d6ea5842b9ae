/* hp-edit.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/db/hp-edit.h"

#include "engine/db/hp-db-private.h"
#include "engine/db/hp-journal-private.h"
#include "engine/db/hp-search.h"
#include "engine/db/hp-stmt.h"

#include <json-glib/json-glib.h>

struct _HpEdit
{
  HpDb *db;
  sqlite3_session *session;
  const char *action;
  JsonObject *args;
  int station;
  HpBody body;
  gboolean final;
  guint topics;
  gboolean marked;
  gint64 replica;
  gint64 last; /* number of the newest id, 0 = not read yet */
  gboolean numbered;
  gboolean held;  /* no triggers: the derived tables are made anew */
  GError *failed; /* numbers could not be read: nothing of this edit may stay */
};

/* SQLite asks once for every table, the first time that it is written to. */
static int
filter_cb (void *data, const char *table)
{
  HpEdit *self = data;

  self->topics |= hp_topics_of_table (table);
  return hp_journal_has_table (table);
}

HpEdit *
hp_edit_begin (HpDb *db, const char *action, GError **error)
{
  g_autoptr (HpEdit) self = NULL;
  int rc;

  g_return_val_if_fail (HP_IS_DB (db) && db->edit == NULL && !db->reading, NULL);

  self = g_new0 (HpEdit, 1);
  self->action = g_intern_string (action);
  self->args = json_object_new ();
  self->body = HP_BODY_NONE;
  if (!hp_db_begin_write (db, error))
    return NULL;
  self->db = g_object_ref (db);
  db->edit = self;
  rc = sqlite3session_create (db->sqlite, "main", &self->session);
  if (rc == SQLITE_OK)
    {
      sqlite3session_table_filter (self->session, filter_cb, self);
      rc = sqlite3session_attach (self->session, NULL);
    }
  if (rc != SQLITE_OK)
    {
      hp_db_fail (db, rc, "session", error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
hp_edit_set_number (HpEdit *self, const char *name, gint64 number)
{
  json_object_set_int_member (self->args, name, number);
}

void
hp_edit_set_text (HpEdit *self, const char *name, const char *text)
{
  json_object_set_string_member (self->args, name, text);
}

void
hp_edit_set_place (HpEdit *self, int station, HpBody body)
{
  self->station = station;
  self->body = body;
}

void
hp_edit_set_final (HpEdit *self)
{
  self->final = TRUE;
}

/* The triggers that guard sealed tallies rest too, but so does everything but the voters. */
void
hp_edit_hold_derived (HpEdit *self)
{
  sqlite3_db_config (self->db->sqlite, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  self->held = TRUE;
}

gint64
hp_edit_new_id (HpEdit *self)
{
  g_auto (HpStmt) q = { 0 };

  if (!self->numbered && self->failed == NULL)
    {
      q = hp_db_query (self->db, "SELECT CAST (l.value AS INTEGER), ifnull (s.last, 0)"
                                 " FROM local l LEFT JOIN sequence s"
                                 " ON s.replica = CAST (l.value AS INTEGER)"
                                 " WHERE l.key = 'replica'");
      self->numbered = hp_stmt_one (&q, &self->failed);
      self->replica = hp_stmt_int (&q, 0);
      self->last = hp_stmt_int (&q, 1);
    }
  return self->replica << 32 | ++self->last;
}

gboolean
hp_edit_mark (HpEdit *self, GError **error)
{
  if (!hp_db_write_holds (self->db, error))
    return FALSE;
  if (self->marked && !hp_db_exec (self->db, "RELEASE mark", error))
    return FALSE;
  self->marked = hp_db_exec (self->db, "SAVEPOINT mark", error);
  return self->marked;
}

gboolean
hp_edit_back (HpEdit *self, GError **error)
{
  g_return_val_if_fail (self->marked, FALSE);
  return hp_db_write_holds (self->db, error) && hp_db_exec (self->db, "ROLLBACK TO mark", error);
}

static gboolean
store_sequence (HpEdit *self, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (self->db, "INSERT INTO sequence VALUES (?1, ?2)"
                                             " ON CONFLICT (replica) DO UPDATE SET last = ?2");

  if (!self->numbered)
    return TRUE;
  hp_stmt_bind_int (&q, 1, self->replica);
  hp_stmt_bind_int (&q, 2, self->last);
  return hp_stmt_run (&q, error);
}

static char *
args_text (HpEdit *self)
{
  g_autoptr (JsonNode) node = json_node_alloc ();

  json_node_init_object (node, self->args);
  return json_to_string (node, FALSE);
}

static void
detach (HpEdit *self)
{
  g_clear_pointer (&self->session, sqlite3session_delete);
  if (self->held && self->db->sqlite != NULL)
    sqlite3_db_config (self->db->sqlite, SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, NULL);
  if (self->db != NULL && self->db->edit == self)
    self->db->edit = NULL;
}

gboolean
hp_edit_commit (HpEdit *self, GError **error)
{
  g_autofree char *args = args_text (self);
  HpJournalRow row = { .kind = "edit",
                       .action = self->action,
                       .args = args,
                       .final = self->final,
                       .station = self->station,
                       .body = self->body };
  void *changeset = NULL;
  int n = 0, rc;
  gboolean ok;

  g_return_val_if_fail (self->session != NULL, FALSE);

  if (self->failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->failed));
      return FALSE;
    }
  if (!hp_db_write_holds (self->db, error))
    return FALSE;
  rc = sqlite3session_changeset (self->session, &n, &changeset);
  if (rc != SQLITE_OK)
    return hp_db_fail (self->db, rc, "changeset", error);
  detach (self);
  if (n == 0)
    {
      sqlite3_free (changeset);
      hp_db_rollback_write (self->db);
      return TRUE;
    }
  row.changeset = changeset;
  row.size = n;
  ok = store_sequence (self, error)
       && (self->held ? hp_db_rebuild (self->db, error) : hp_search_flush (self->db, error))
       && hp_journal_append (self->db, &row, error) && hp_db_commit_write (self->db, error);
  sqlite3_free (changeset);
  if (!ok)
    {
      hp_db_rollback_write (self->db);
      return FALSE;
    }
  hp_db_emit_changed (self->db, self->topics);
  return TRUE;
}

void
hp_edit_free (HpEdit *self)
{
  gboolean open;

  if (self == NULL)
    return;
  open = self->db != NULL && self->db->edit == self;
  detach (self);
  if (open)
    hp_db_rollback_write (self->db);
  g_clear_error (&self->failed);
  json_object_unref (self->args);
  g_clear_object (&self->db);
  g_free (self);
}
