/* hp-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/db/hp-table.h"

#include "engine/db/hp-db-private.h"

struct _HpTable
{
  GObject parent_instance;
  HpDb *db;
  const char *row_sql;
  guint topics;
  HpQuery *query;
  GArray *ids;      /* gint64 */
  GHashTable *live; /* id → HpRow, weak */
};

static void hp_table_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HpTable, hp_table, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, hp_table_list_model_init))

static void
row_gone_cb (gpointer data, GObject *where)
{
  HpTable *self = data;
  /* Being disposed, not yet freed: its id can still be read. */
  gint64 id = hp_row_get_id ((HpRow *) where);

  if (g_hash_table_lookup (self->live, &id) == (gpointer) where)
    g_hash_table_remove (self->live, &id);
}

static gboolean
load_row (HpTable *self, HpRow *row)
{
  g_auto (HpStmt) q = hp_db_query (self->db, self->row_sql);

  hp_stmt_bind_int (&q, 1, hp_row_get_id (row));
  if (hp_stmt_step (&q, NULL) != HP_STEP_ROW)
    return FALSE;
  hp_row_load (row, &q);
  return TRUE;
}

static GType
hp_table_get_item_type (GListModel *model)
{
  return HP_TYPE_ROW;
}

static guint
hp_table_get_n_items (GListModel *model)
{
  return HP_TABLE (model)->ids->len;
}

static gpointer
hp_table_get_item (GListModel *model, guint position)
{
  HpTable *self = HP_TABLE (model);
  gint64 id;
  HpRow *row;

  if (position >= self->ids->len)
    return NULL;
  id = g_array_index (self->ids, gint64, position);
  row = g_hash_table_lookup (self->live, &id);
  if (row != NULL)
    return g_object_ref (row);
  row = hp_row_new (id);
  load_row (self, row);
  g_hash_table_insert (self->live, g_memdup2 (&id, sizeof id), row);
  g_object_weak_ref (G_OBJECT (row), row_gone_cb, self);
  return row;
}

static void
hp_table_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = hp_table_get_item_type;
  iface->get_n_items = hp_table_get_n_items;
  iface->get_item = hp_table_get_item;
}

/* Announces the difference of the two lists as at most two changes; GTK 4.8 asks for every row of
 * the list when a removal and an addition come in one. */
static void
replace_some (HpTable *self, GArray *fresh)
{
  const gint64 *a = (const gint64 *) (gpointer) self->ids->data;
  const gint64 *b = (const gint64 *) (gpointer) fresh->data;
  guint na = self->ids->len, nb = fresh->len, head = 0, tail = 0;

  while (head < MIN (na, nb) && a[head] == b[head])
    head++;
  while (tail < MIN (na, nb) - head && a[na - 1 - tail] == b[nb - 1 - tail])
    tail++;
  if (na > head + tail)
    {
      g_array_remove_range (self->ids, head, na - head - tail);
      g_list_model_items_changed (G_LIST_MODEL (self), head, na - head - tail, 0);
    }
  if (nb > head + tail)
    {
      g_array_insert_vals (self->ids, head, b + head, nb - head - tail);
      g_list_model_items_changed (G_LIST_MODEL (self), head, 0, nb - head - tail);
    }
}

static void
replace_ids (HpTable *self, GArray *fresh)
{
  if (self->ids->len > 0)
    {
      replace_some (self, fresh);
      return;
    }
  g_array_unref (self->ids);
  self->ids = g_array_ref (fresh);
  if (fresh->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, fresh->len);
}

static gboolean
run (HpTable *self, GError **error)
{
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->ids->len);
  g_auto (HpStmt) q = hp_query_prepare (self->query, self->db);
  HpStep step;

  while ((step = hp_stmt_step (&q, error)) == HP_STEP_ROW)
    {
      gint64 id = hp_stmt_int (&q, 0);

      g_array_append_val (ids, id);
    }
  if (step == HP_STEP_ERROR)
    return FALSE;
  hp_stmt_reset (&q);
  replace_ids (self, ids);
  return TRUE;
}

static void
refresh_live (HpTable *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    g_ptr_array_add (rows, g_object_ref (row));
  for (guint i = 0; i < rows->len; i++)
    load_row (self, g_ptr_array_index (rows, i));
}

void
hp_table_reload (HpTable *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (HP_IS_TABLE (self));
  if (self->query != NULL && !run (self, &error))
    hp_db_note_failure (self->db, error);
  refresh_live (self);
}

static void
changed_cb (HpDb *db, guint topics, HpTable *self)
{
  if (topics & self->topics)
    hp_table_reload (self);
}

HpTable *
hp_table_new (HpDb *db, const char *row_sql, guint topics)
{
  HpTable *self;

  g_return_val_if_fail (HP_IS_DB (db), NULL);
  self = g_object_new (HP_TYPE_TABLE, NULL);
  self->db = g_object_ref (db);
  self->row_sql = row_sql;
  self->topics = topics;
  g_signal_connect_object (db, "changed", G_CALLBACK (changed_cb), self, 0);
  return self;
}

gboolean
hp_table_set_query (HpTable *self, const HpQuery *query, GError **error)
{
  HpQuery *before;

  g_return_val_if_fail (HP_IS_TABLE (self), FALSE);
  before = self->query;
  self->query = hp_query_copy (query);
  if (run (self, error))
    {
      hp_query_free (before);
      return TRUE;
    }
  hp_query_free (self->query);
  self->query = before;
  return FALSE;
}

guint
hp_table_find (HpTable *self, gint64 id)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      return i;
  return G_MAXUINT;
}

gint64
hp_table_get_id (HpTable *self, guint position)
{
  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

guint
hp_table_n_live (HpTable *self)
{
  return g_hash_table_size (self->live);
}

static void
hp_table_finalize (GObject *object)
{
  HpTable *self = HP_TABLE (object);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    g_object_weak_unref (G_OBJECT (row), row_gone_cb, self);
  g_hash_table_unref (self->live);
  g_array_unref (self->ids);
  g_clear_pointer (&self->query, hp_query_free);
  g_clear_object (&self->db);

  G_OBJECT_CLASS (hp_table_parent_class)->finalize (object);
}

static void
hp_table_class_init (HpTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hp_table_finalize;
}

static void
hp_table_init (HpTable *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->live = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}
