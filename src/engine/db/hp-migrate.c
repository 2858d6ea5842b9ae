/* hp-migrate.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/db/hp-migrate.h"

#include "engine/core/hp-text.h"
#include "engine/db/hp-db-private.h"
#include "engine/db/hp-journal-private.h"
#include "engine/db/hp-schema.h"

#include <glib/gi18n-lib.h>

#define REPLICA_MAX ((1 << 20) - 1) /* 20 bits above 32 keep every id exact in JSON's doubles */

static const char *const ladder[] = {
  "0001.sql",
};

int
hp_migrate_latest (void)
{
  return G_N_ELEMENTS (ladder);
}

gboolean
hp_migrate_step (HpDb *db, int version, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *pragma = g_strdup_printf ("PRAGMA user_version = %d", version);
  g_autoptr (GBytes) sql = NULL;

  g_return_val_if_fail (version >= 1 && version <= hp_migrate_latest (), FALSE);
  name = g_strconcat ("/vn/homphieu/sql/", ladder[version - 1], NULL);
  sql =
      g_resource_lookup_data (hp_schema_get_resource (), name, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  return sql != NULL && hp_db_exec (db, g_bytes_get_data (sql, NULL), error)
         && hp_db_exec (db, pragma, error);
}

static gboolean
create (HpDb *db, GError **error)
{
  guint32 replica = (guint32) g_random_int_range (1, REPLICA_MAX);
  g_autofree char *text = g_strdup_printf ("%u", replica);
  g_autofree char *pragma = g_strdup_printf ("PRAGMA application_id = %d", HP_DB_APPLICATION_ID);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *schema = g_strdup_printf ("%d", hp_migrate_latest ());

  for (int v = 1; v <= hp_migrate_latest (); v++)
    if (!hp_migrate_step (db, v, error))
      return FALSE;
  return hp_db_exec (db, pragma, error) && hp_db_set_local (db, "replica", text, error)
         && hp_db_set_local (db, "document", uuid, error)
         && hp_db_set_local (db, "schema", schema, error)
         && hp_db_set_local (db, "collation", hp_text_collation (), error);
}

static gboolean
in_transaction (HpDb *db, gboolean (*func) (HpDb *, GError **), GError **error)
{
  if (!hp_db_begin_write (db, error))
    return FALSE;
  if (func (db, error) && hp_db_commit_write (db, error))
    return TRUE;
  hp_db_rollback_write (db);
  return FALSE;
}

gboolean
hp_migrate_create (HpDb *db, GError **error)
{
  return in_transaction (db, create, error);
}

gboolean
hp_migrate_check (const char *path, gint64 version, GError **error)
{
  if (version >= 1 && version <= hp_migrate_latest ())
    return TRUE;
  if (version < 1)
    g_set_error (error, HP_ERROR, HP_ERROR_CORRUPT,
                 _ ("“%s” is damaged: a part of it cannot be read or is not as this program wrote "
                    "it. Put the file aside and restore the latest backup."),
                 path);
  else
    g_set_error (error, HP_ERROR, HP_ERROR_NEWER_FILE,
                 _ ("“%s” was made by a later version of Hòm Phiếu. Update the program on this "
                    "computer; the document was not touched."),
                 path);
  return FALSE;
}

static gboolean
climb (HpDb *db, GError **error)
{
  gint64 version;

  return hp_db_read_int (db, "PRAGMA user_version", &version, error)
         && hp_migrate_step (db, (int) version + 1, error)
         && hp_journal_add_migration (db, (int) version + 1, error) && hp_db_rebuild (db, error);
}

gboolean
hp_migrate_run (HpDb *db, GError **error)
{
  gint64 version;

  if (!hp_db_read_int (db, "PRAGMA user_version", &version, error)
      || !hp_migrate_check (db->path, version, error))
    return FALSE;
  for (; version < hp_migrate_latest (); version++)
    if (!in_transaction (db, climb, error))
      return FALSE;
  return TRUE;
}
