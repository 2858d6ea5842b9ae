/* fuzz-open.c: a damaged document: refused with an error, or opened, read, verified and changed.
 *
 * The first byte says how much is done with it. Then four bytes each are one damage to a small
 * document: where (three bytes) and what is added there; adding nothing cuts the file off.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/db/hp-edit.h"
#include "engine/db/hp-journal.h"
#include "engine/db/hp-table.h"
#include "lib/hp-test-ward.h"

#include <glib/gstdio.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static char *path;
static char *whole;
static gsize whole_size;

static void
clean_up (void)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal", ".lock" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
}

/* Damage is reported by warnings, too; they must not stop the run. */
static void
log_nothing (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  g_assert ((level & (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_ERROR)) == 0);
}

static void
make_whole (void)
{
  HpDb *db;

  clean_up ();
  db = hp_db_create (path, NULL);
  hp_test_ward_fill (db);
  hp_test_do (db, "voter.change", "UPDATE voter SET name = 'Đinh Văn Ước' WHERE id = 103");
  g_object_unref (db);
  g_assert (g_file_get_contents (path, &whole, &whole_size, NULL));
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  path = g_strdup_printf ("%s/hp-fuzz-%d.homphieu", g_get_tmp_dir (), (int) getpid ());
  atexit (clean_up);
  make_whole ();
  g_log_set_default_handler (log_nothing, NULL);
  return 0;
}

static void
list (HpDb *db, const char *ids, const char *row)
{
  g_autoptr (HpTable) table = hp_table_new (db, row, HP_TOPIC_ALL);
  g_autoptr (HpQuery) query = hp_query_new (ids);
  guint n;

  if (!hp_table_set_query (table, query, NULL))
    return;
  n = g_list_model_get_n_items (G_LIST_MODEL (table));
  for (guint i = 0; i < MIN (n, 50); i++)
    {
      g_autoptr (HpRow) item = g_list_model_get_item (G_LIST_MODEL (table), i);

      for (int k = 0; k < hp_row_n_values (item); k++)
        g_assert (hp_row_text (item, k) != NULL);
    }
}

static void
read_journal (HpDb *db)
{
  gint64 last = MIN (hp_db_get_version (db), 20);

  for (gint64 seq = 1; seq <= last; seq++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HpJournalItem) item = hp_journal_get (db, seq, NULL);
      g_autoptr (GPtrArray) changes = hp_journal_changes (db, seq, 100, &error);

      g_assert (item == NULL || item->seq == seq);
      g_assert ((changes == NULL) == (error != NULL));
    }
}

static void
use (HpDb *db, uint8_t how)
{
  g_autoptr (GError) error = NULL;
  gboolean ok;

  list (db, "SELECT id FROM voter_index ORDER BY name_key", "SELECT * FROM voter WHERE id = ?1");
  list (db, "SELECT rowid FROM voter_fts WHERE voter_fts MATCH 'ng*'", "SELECT ?1");
  list (db, "SELECT id FROM station", "SELECT * FROM station WHERE id = ?1");
  read_journal (db);
  ok = hp_journal_verify_all (db, NULL, &error);
  g_assert (ok == (error == NULL));
  g_clear_error (&error);
  if (how & 1)
    hp_journal_undo (db, NULL, NULL);
  if (how & 2)
    {
      g_autoptr (HpEdit) edit = hp_edit_begin (db, "fuzz", NULL);

      if (edit != NULL && hp_edit_new_id (edit) != 0
          && hp_db_exec (db, "UPDATE voter SET name = name || 'x', station_id = 1", NULL))
        hp_edit_commit (edit, NULL);
    }
  if (how & 4)
    hp_db_rebuild (db, NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpDb) db = NULL;

  gsize length = whole_size;
  g_autofree char *bytes = NULL;

  if (size < 1)
    return 0;
  bytes = g_memdup2 (whole, whole_size);
  for (gsize i = 1; i + 4 <= size; i += 4)
    {
      gsize at = ((gsize) data[i] << 16 | (gsize) data[i + 1] << 8 | data[i + 2]) % whole_size;

      if (data[i + 3] == 0)
        length = MIN (length, at);
      bytes[at] = (char) (bytes[at] + data[i + 3]);
    }
  clean_up ();
  g_file_set_contents_full (path, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL);
  db = hp_db_open (path, &error);
  g_assert ((db == NULL) == (error != NULL));
  if (db != NULL)
    use (db, data[0]);
  return 0;
}
