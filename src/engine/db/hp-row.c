/* hp-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/db/hp-row.h"

#include "engine/core/hp-util.h"

struct _HpRow
{
  GObject parent_instance;
  gint64 id;
  guint stamp;
  int n;
  char **values; /* NULL = NULL */
};

G_DEFINE_FINAL_TYPE (HpRow, hp_row, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STAMP,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
clear_values (HpRow *self)
{
  for (int i = 0; i < self->n; i++)
    g_free (self->values[i]);
  g_clear_pointer (&self->values, g_free);
  self->n = 0;
}

static void
hp_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STAMP)
    g_value_set_uint (value, HP_ROW (object)->stamp);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hp_row_finalize (GObject *object)
{
  clear_values (HP_ROW (object));
  G_OBJECT_CLASS (hp_row_parent_class)->finalize (object);
}

static void
hp_row_class_init (HpRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hp_row_get_property;
  object_class->finalize = hp_row_finalize;
  properties[PROP_STAMP] = g_param_spec_uint ("stamp", NULL, NULL, 0, G_MAXUINT, 0,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hp_row_init (HpRow *self)
{
}

HpRow *
hp_row_new (gint64 id)
{
  HpRow *self = g_object_new (HP_TYPE_ROW, NULL);

  self->id = id;
  return self;
}

gint64
hp_row_get_id (HpRow *self)
{
  return self->id;
}

int
hp_row_n_values (HpRow *self)
{
  return self->n;
}

const char *
hp_row_text (HpRow *self, int column)
{
  return column >= 0 && column < self->n && self->values[column] != NULL ? self->values[column]
                                                                         : "";
}

gint64
hp_row_int (HpRow *self, int column)
{
  return g_ascii_strtoll (hp_row_text (self, column), NULL, 10);
}

gint64
hp_row_count (HpRow *self, int column)
{
  return hp_row_is_null (self, column) ? HP_MISSING : hp_row_int (self, column);
}

gboolean
hp_row_is_null (HpRow *self, int column)
{
  return column < 0 || column >= self->n || self->values[column] == NULL;
}

gboolean
hp_row_load (HpRow *self, HpStmt *q)
{
  int n = hp_stmt_n_columns (q);
  gboolean changed = n != self->n;

  if (changed)
    {
      clear_values (self);
      self->n = n;
      self->values = g_new0 (char *, n);
    }
  for (int i = 0; i < n; i++)
    if (hp_set_str (&self->values[i], hp_stmt_is_null (q, i) ? NULL : hp_stmt_text (q, i)))
      changed = TRUE;
  if (changed)
    {
      self->stamp++;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STAMP]);
    }
  return changed;
}
