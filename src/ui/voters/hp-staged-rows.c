/* hp-staged-rows.c: numbers as rows of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/voters/hp-staged-rows.h"

#include <gio/gio.h>

struct _HpStagedRows
{
  GObject parent_instance;
  GArray *numbers;
};

static GType
get_item_type (GListModel *model)
{
  return HP_TYPE_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return HP_STAGED_ROWS (model)->numbers->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  HpStagedRows *self = HP_STAGED_ROWS (model);

  if (position >= self->numbers->len)
    return NULL;
  return hp_row_new ((gint64) g_array_index (self->numbers, guint, position) + 1);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (HpStagedRows, hp_staged_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

void
hp_staged_rows_set (HpStagedRows *self, GArray *numbers)
{
  guint before = self->numbers->len;

  g_array_set_size (self->numbers, 0);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
  g_array_unref (self->numbers);
  self->numbers = numbers;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, numbers->len);
}

void
hp_staged_rows_touch (HpStagedRows *self)
{
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, 0);
}

guint
hp_staged_row_number (HpRow *row)
{
  return (guint) (hp_row_get_id (row) - 1);
}

static void
hp_staged_rows_finalize (GObject *object)
{
  g_array_unref (HP_STAGED_ROWS (object)->numbers);
  G_OBJECT_CLASS (hp_staged_rows_parent_class)->finalize (object);
}

static void
hp_staged_rows_class_init (HpStagedRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hp_staged_rows_finalize;
}

static void
hp_staged_rows_init (HpStagedRows *self)
{
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
}

HpStagedRows *
hp_staged_rows_new (void)
{
  return g_object_new (HP_TYPE_STAGED_ROWS, NULL);
}
