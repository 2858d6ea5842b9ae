/* hp-journal.c: the rows, undo and redo.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/db/hp-journal.h"

#include "engine/core/hp-util.h"
#include "engine/db/hp-journal-private.h"
#include "engine/db/hp-search.h"
#include "engine/db/hp-stmt.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ITEM_COLUMNS                                                                               \
  "seq, at, operator, action, args, kind, ifnull (target, 0), final, ifnull (station, 0),"         \
  " ifnull (body, ''), lower (hex (hash))"

static const struct
{
  const char *table;
  HpTopics topics;
} tables[] = {
  { "setting", HP_TOPIC_SETTING },
  { "neighbourhood", HP_TOPIC_STATION },
  { "constituency", HP_TOPIC_STATION },
  { "station", HP_TOPIC_STATION },
  { "station_neighbourhood", HP_TOPIC_STATION },
  { "station_constituency", HP_TOPIC_STATION },
  { "station_listed", HP_TOPIC_STATION },
  { "member", HP_TOPIC_STATION },
  { "voter", HP_TOPIC_VOTER },
  { "movement", HP_TOPIC_VOTER },
  { "candidate", HP_TOPIC_CANDIDATE },
  { "turnout_mark", HP_TOPIC_TURNOUT },
  { "turnout", HP_TOPIC_TURNOUT },
  { "ballot_account", HP_TOPIC_COUNT },
  { "tally", HP_TOPIC_COUNT },
  { "tally_entry", HP_TOPIC_COUNT },
  { "tally_figure", HP_TOPIC_COUNT },
  { "tally_reason", HP_TOPIC_COUNT },
  { "delivery", HP_TOPIC_DELIVERY },
};

HpTopics
hp_topics_of_table (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_equal (tables[i].table, table))
      return tables[i].topics;
  return HP_TOPIC_NONE;
}

gboolean
hp_journal_has_table (const char *table)
{
  return hp_topics_of_table (table) != HP_TOPIC_NONE;
}

HpJournalItem *
hp_journal_item_copy (const HpJournalItem *item)
{
  HpJournalItem *copy = g_memdup2 (item, sizeof *item);

  copy->at = g_strdup (item->at);
  copy->operator_name = g_strdup (item->operator_name);
  copy->action = g_strdup (item->action);
  copy->args = g_strdup (item->args);
  copy->kind = g_strdup (item->kind);
  copy->hash = g_strdup (item->hash);
  return copy;
}

void
hp_journal_item_free (HpJournalItem *item)
{
  if (item == NULL)
    return;
  g_free (item->at);
  g_free (item->operator_name);
  g_free (item->action);
  g_free (item->args);
  g_free (item->kind);
  g_free (item->hash);
  g_free (item);
}

static HpJournalItem *
read_item (HpStmt *q)
{
  HpJournalItem *item = g_new0 (HpJournalItem, 1);

  item->seq = hp_stmt_int (q, 0);
  item->at = g_strdup (hp_stmt_text (q, 1));
  item->operator_name = g_strdup (hp_stmt_text (q, 2));
  item->action = g_strdup (hp_stmt_text (q, 3));
  item->args = g_strdup (hp_stmt_text (q, 4));
  item->kind = g_strdup (hp_stmt_text (q, 5));
  item->target = hp_stmt_int (q, 6);
  item->final = hp_stmt_int (q, 7) != 0;
  item->station = (int) hp_stmt_int (q, 8);
  item->body = hp_body_from_code (hp_stmt_text (q, 9));
  item->hash = g_strdup (hp_stmt_text (q, 10));
  return item;
}

HpJournalItem *
hp_journal_get (HpDb *db, gint64 seq, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (db, "SELECT " ITEM_COLUMNS " FROM journal WHERE seq = ?1");

  hp_stmt_bind_int (&q, 1, seq);
  return hp_stmt_one (&q, error) ? read_item (&q) : NULL;
}

static void
add_text (GChecksum *sum, const char *text)
{
  /* With the closing 0, so that no two rows of fields read alike. */
  g_checksum_update (sum, (const guchar *) text, strlen (text) + 1);
}

void
hp_journal_hash (const guint8 *previous, const HpJournalItem *item, gconstpointer changeset,
                 gsize size, guint8 out[32])
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *numbers =
      g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d %d %" G_GSIZE_FORMAT,
                       item->seq, item->target, item->final, item->station, size);
  const char *body = hp_body_code (item->body);
  gsize len = 32;

  if (previous != NULL)
    g_checksum_update (sum, previous, 32);
  add_text (sum, numbers);
  add_text (sum, item->at);
  add_text (sum, item->operator_name);
  add_text (sum, item->action);
  add_text (sum, item->args);
  add_text (sum, item->kind);
  add_text (sum, body != NULL ? body : "");
  g_checksum_update (sum, changeset, size);
  g_checksum_get_digest (sum, out, &len);
}

/* The number and the hash of the newest row. */
static gboolean
read_head (HpDb *db, gint64 *seq, guint8 hash[32], GError **error)
{
  g_auto (HpStmt) q = hp_db_query (db, "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1");
  HpStep step = hp_stmt_step (&q, error);
  gconstpointer data;
  gsize size;

  *seq = 0;
  if (step != HP_STEP_ROW)
    return step == HP_STEP_DONE;
  *seq = hp_stmt_int (&q, 0);
  data = hp_stmt_blob (&q, 1, &size);
  memset (hash, 0, 32);
  if (size > 0)
    memcpy (hash, data, MIN (size, 32));
  return TRUE;
}

char *
hp_journal_head_text (gint64 seq, const guint8 hash[32])
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%" G_GINT64_FORMAT " ", seq);
  for (int i = 0; i < 32; i++)
    g_string_append_printf (text, "%02x", hash[i]);
  return g_string_free (text, FALSE);
}

/* The end of the chain, beside it: a chain of which the last links are gone holds, too. */
static gboolean
store_head (HpDb *db, gint64 seq, const guint8 hash[32], GError **error)
{
  g_autofree char *text = hp_journal_head_text (seq, hash);

  return hp_db_set_local (db, HP_JOURNAL_HEAD, text, error);
}

gboolean
hp_journal_append (HpDb *db, HpJournalRow *row, GError **error)
{
  g_autofree char *at = hp_now ();
  HpJournalItem item = { .at = at,
                         .operator_name = db->operator_name,
                         .action = (char *) row->action,
                         .args = (char *) row->args,
                         .kind = (char *) row->kind,
                         .target = row->target,
                         .final = row->final,
                         .station = row->station,
                         .body = row->body };
  g_auto (HpStmt) q =
      hp_db_query (db, "INSERT INTO journal (seq, at, operator, action, args, kind,"
                       " target, final, station, body, changeset, hash)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)");
  guint8 previous[32], hash[32];
  gint64 head;

  if (!read_head (db, &head, previous, error))
    return FALSE;
  row->seq = item.seq = head + 1;
  hp_journal_hash (head > 0 ? previous : NULL, &item, row->changeset, row->size, hash);
  hp_stmt_bind_int (&q, 1, item.seq);
  hp_stmt_bind_text (&q, 2, at);
  hp_stmt_bind_text (&q, 3, db->operator_name);
  hp_stmt_bind_text (&q, 4, row->action);
  hp_stmt_bind_text (&q, 5, row->args);
  hp_stmt_bind_text (&q, 6, row->kind);
  if (row->target > 0)
    hp_stmt_bind_int (&q, 7, row->target);
  hp_stmt_bind_int (&q, 8, row->final);
  if (row->station > 0)
    hp_stmt_bind_int (&q, 9, row->station);
  hp_stmt_bind_text (&q, 10, hp_body_code (row->body));
  hp_stmt_bind_blob (&q, 11, row->changeset, row->size);
  hp_stmt_bind_blob (&q, 12, hash, sizeof hash);
  return hp_stmt_run (&q, error) && store_head (db, item.seq, hash, error);
}

gboolean
hp_journal_add_migration (HpDb *db, int version, GError **error)
{
  g_autofree char *args = g_strdup_printf ("{\"version\":%d}", version);
  HpJournalRow row = { .kind = "migration",
                       .action = "document.migrate",
                       .args = args,
                       .final = TRUE,
                       .body = HP_BODY_NONE };

  return hp_journal_append (db, &row, error);
}

static int
find (GPtrArray *stack, gint64 seq)
{
  for (int i = (int) stack->len - 1; i >= 0; i--)
    if (((HpJournalItem *) g_ptr_array_index (stack, i))->seq == seq)
      return i;
  return -1;
}

/* What a tally rests on: voters, seats, ballots, places, the settings of its checks. Taking it back
 * would put errors under a seal; and where the seal stands in its way it would keep everything
 * older from being taken back. */
static const struct
{
  const char *actions; /* what they begin with */
  gboolean own;        /* only those of the tally's station and body */
} grounds[] = {
  { "tally.", TRUE },      { "turnout.set", TRUE },  { "turnout.import", FALSE },
  { "voter.", FALSE },     { "voters.", FALSE },     { "constituency.", FALSE },
  { "candidate.", FALSE }, { "candidates.", FALSE }, { "station.", FALSE },
  { "stations.", FALSE },  { "setting.", FALSE },
};

static gboolean
is_ground (const HpJournalItem *item, const HpJournalItem *seal)
{
  for (gsize i = 0; i < G_N_ELEMENTS (grounds); i++)
    if (g_str_has_prefix (item->action, grounds[i].actions))
      return !grounds[i].own || (item->station == seal->station && item->body == seal->body);
  return FALSE;
}

/* Once a tally is sealed, what led to it can no longer be taken back. */
static void
drop_sealed (HpDb *db, const HpJournalItem *seal)
{
  for (int i = (int) db->undo->len - 1; i >= 0; i--)
    if (is_ground (g_ptr_array_index (db->undo, i), seal))
      {
        g_ptr_array_remove_index (db->undo, i);
        db->undo_sealed = TRUE;
      }
}

static void
push (HpDb *db, HpJournalItem *item)
{
  g_autoptr (HpJournalItem) owned = item;
  int at;

  if (g_str_equal (item->kind, "edit"))
    {
      g_ptr_array_set_size (db->redo, 0);
      if (item->final && g_str_equal (item->action, "tally.seal"))
        drop_sealed (db, item);
      else if (!item->final)
        g_ptr_array_add (db->undo, g_steal_pointer (&owned));
    }
  else if (g_str_equal (item->kind, "undo") && (at = find (db->undo, item->target)) >= 0)
    g_ptr_array_add (db->redo, g_ptr_array_steal_index (db->undo, at));
  else if (g_str_equal (item->kind, "redo") && (at = find (db->redo, item->target)) >= 0)
    g_ptr_array_add (db->undo, g_ptr_array_steal_index (db->redo, at));
  else if (g_str_equal (item->kind, "migration"))
    {
      g_ptr_array_set_size (db->undo, 0);
      g_ptr_array_set_size (db->redo, 0);
    }
}

/* Reads what the stacks have not seen yet: edits of this connection or of a job's. */
static void
read_stacks (HpDb *db)
{
  g_auto (HpStmt) q =
      hp_db_query (db, "SELECT " ITEM_COLUMNS " FROM journal WHERE seq > ?1 ORDER BY seq");
  HpStep step;

  if (db->undo == NULL)
    {
      db->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) hp_journal_item_free);
      db->redo = g_ptr_array_new_with_free_func ((GDestroyNotify) hp_journal_item_free);
      db->seen = 0;
      db->undo_sealed = FALSE;
    }
  hp_stmt_bind_int (&q, 1, db->seen);
  while ((step = hp_stmt_step (&q, NULL)) == HP_STEP_ROW)
    {
      HpJournalItem *item = read_item (&q);

      db->seen = item->seq;
      push (db, item);
    }
  if (step == HP_STEP_DONE)
    return;
  /* Half a stack would take back the wrong thing. */
  g_ptr_array_set_size (db->undo, 0);
  g_ptr_array_set_size (db->redo, 0);
  db->seen = 0;
}

static const HpJournalItem *
top (GPtrArray *stack)
{
  return stack->len > 0 ? g_ptr_array_index (stack, stack->len - 1) : NULL;
}

const HpJournalItem *
hp_journal_next_undo (HpDb *db)
{
  read_stacks (db);
  return top (db->undo);
}

const HpJournalItem *
hp_journal_next_redo (HpDb *db)
{
  read_stacks (db);
  return top (db->redo);
}

static guint
changeset_topics (gconstpointer changeset, int size)
{
  sqlite3_changeset_iter *iter = NULL;
  const char *table;
  int columns, op, indirect;
  guint topics = 0;

  if (sqlite3changeset_start (&iter, size, (void *) changeset) != SQLITE_OK)
    return HP_TOPIC_ALL;
  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      sqlite3changeset_op (iter, &table, &columns, &op, &indirect);
      topics |= hp_topics_of_table (table);
    }
  sqlite3changeset_finalize (iter);
  return topics;
}

/* The changeset of @seq as it must be applied now; free with sqlite3_free. */
static void *
load_changeset (HpDb *db, gint64 seq, gboolean inverted, int *size, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (db, "SELECT changeset FROM journal WHERE seq = ?1");
  gconstpointer data;
  void *out = NULL;
  gsize n;
  int rc;

  hp_stmt_bind_int (&q, 1, seq);
  if (!hp_stmt_one (&q, error))
    return NULL;
  data = hp_stmt_blob (&q, 0, &n);
  if (!hp_journal_is_changeset (data, n))
    {
      hp_db_damaged (db, "journal", error);
      return NULL;
    }
  if (!inverted)
    {
      out = sqlite3_malloc64 (MAX (n, 1));
      if (out == NULL)
        hp_db_fail (db, SQLITE_NOMEM, "copy", error);
      else if (n > 0)
        memcpy (out, data, n);
      *size = (int) n;
      return out;
    }
  rc = sqlite3changeset_invert ((int) n, data, size, &out);
  if (rc != SQLITE_OK)
    hp_db_fail (db, rc, "invert", error);
  return out;
}

static gboolean
conflict (GError **error)
{
  g_set_error_literal (error, HP_ERROR, HP_ERROR_CONFLICT,
                       _ ("This cannot be taken back any more: later work builds on it. Nothing "
                          "was changed; put the value right by hand."));
  return FALSE;
}

static gboolean
keys_hold (HpDb *db, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (db, "PRAGMA foreign_key_check");
  HpStep step = hp_stmt_step (&q, error);

  if (step == HP_STEP_ROW)
    conflict (error);
  return step == HP_STEP_DONE;
}

static gboolean
apply (HpDb *db, HpJournalRow *row, GError **error)
{
  int rc = hp_journal_apply (db->sqlite, row->changeset, row->size);

  switch (rc & 0xff)
    {
    case SQLITE_OK:
      return keys_hold (db, error);
    case SQLITE_ABORT:
    case SQLITE_CONSTRAINT:
      return conflict (error);
    default:
      return hp_db_fail (db, rc, "apply", error);
    }
}

static gboolean
apply_in_transaction (HpDb *db, HpJournalRow *row, GError **error)
{
  if (!hp_db_begin_write (db, error))
    return FALSE;
  if (apply (db, row, error) && hp_search_flush (db, error) && hp_journal_append (db, row, error)
      && hp_db_commit_write (db, error))
    return TRUE;
  hp_db_rollback_write (db);
  return FALSE;
}

static gboolean
nothing (HpDb *db, gboolean undo, GError **error)
{
  if (undo && db->undo_sealed)
    g_set_error_literal (error, HP_ERROR, HP_ERROR_REFUSED,
                         _ ("Nothing can be undone: a tally is sealed, and the voters, stations, "
                            "seats, candidates, turnout and settings that it rests on stay as they "
                            "were then. What is wrong, report to the election committee."));
  else
    g_set_error_literal (error, HP_ERROR, HP_ERROR_NOT_FOUND,
                         undo ? _ ("There is nothing to undo.") : _ ("There is nothing to redo."));
  return FALSE;
}

static gboolean
take (HpDb *db, gboolean undo, HpJournalItem **done, GError **error)
{
  const HpJournalItem *item = undo ? hp_journal_next_undo (db) : hp_journal_next_redo (db);
  g_autoptr (HpJournalItem) copy = NULL;
  HpJournalRow row = { .kind = undo ? "undo" : "redo" };
  void *changeset;
  int size = 0;
  gboolean ok;

  g_return_val_if_fail (db->edit == NULL && !db->reading, FALSE);
  if (item == NULL)
    return nothing (db, undo, error);
  copy = hp_journal_item_copy (item);
  changeset = load_changeset (db, item->seq, undo, &size, error);
  if (changeset == NULL)
    return FALSE;
  row.action = copy->action;
  row.args = copy->args;
  row.target = copy->seq;
  row.station = copy->station;
  row.body = copy->body;
  row.changeset = changeset;
  row.size = size;
  /* Cascades would run ahead of the changeset, which holds their rows itself; the keys are checked
   * before the commit instead. */
  sqlite3_db_config (db->sqlite, SQLITE_DBCONFIG_ENABLE_FKEY, 0, NULL);
  ok = apply_in_transaction (db, &row, error);
  sqlite3_db_config (db->sqlite, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
  if (ok)
    {
      hp_db_emit_changed (db, changeset_topics (changeset, size));
      if (done != NULL)
        *done = g_steal_pointer (&copy);
    }
  sqlite3_free (changeset);
  return ok;
}

gboolean
hp_journal_undo (HpDb *db, HpJournalItem **done, GError **error)
{
  return take (db, TRUE, done, error);
}

gboolean
hp_journal_redo (HpDb *db, HpJournalItem **done, GError **error)
{
  return take (db, FALSE, done, error);
}
