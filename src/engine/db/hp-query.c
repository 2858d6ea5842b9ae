/* hp-query.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/db/hp-query.h"

struct _HpQuery
{
  GString *sql;
  GPtrArray *values; /* of GVariant: x or s */
};

HpQuery *
hp_query_new (const char *sql)
{
  HpQuery *self = g_new0 (HpQuery, 1);

  self->sql = g_string_new (sql);
  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  return self;
}

HpQuery *
hp_query_copy (const HpQuery *self)
{
  HpQuery *copy = hp_query_new (self->sql->str);

  for (guint i = 0; i < self->values->len; i++)
    g_ptr_array_add (copy->values, g_variant_ref (g_ptr_array_index (self->values, i)));
  return copy;
}

void
hp_query_free (HpQuery *self)
{
  if (self == NULL)
    return;
  g_string_free (self->sql, TRUE);
  g_ptr_array_unref (self->values);
  g_free (self);
}

void
hp_query_append (HpQuery *self, const char *sql)
{
  g_string_append (self->sql, sql);
}

void
hp_query_bind_int (HpQuery *self, gint64 value)
{
  g_ptr_array_add (self->values, g_variant_ref_sink (g_variant_new_int64 (value)));
}

void
hp_query_bind_text (HpQuery *self, const char *text)
{
  g_ptr_array_add (self->values, g_variant_ref_sink (g_variant_new_string (text)));
}

HpStmt
hp_query_prepare (const HpQuery *self, HpDb *db)
{
  /* Interned, so that the statement cache knows it again: there are few shapes of a query. */
  HpStmt q = hp_db_query (db, g_intern_string (self->sql->str));

  for (guint i = 0; i < self->values->len; i++)
    {
      GVariant *value = g_ptr_array_index (self->values, i);

      if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
        hp_stmt_bind_int (&q, (int) i + 1, g_variant_get_int64 (value));
      else
        hp_stmt_bind_text (&q, (int) i + 1, g_variant_get_string (value, NULL));
    }
  return q;
}
