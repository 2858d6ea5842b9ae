/* hp-deliveries.h: which forms were handed out, from which state of the data.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/core/hp-body.h"
#include "engine/db/hp-edit.h"

G_BEGIN_DECLS

/* The state of the data that a form is made from: the newest row of the journal that is not itself
 * about a delivery, so that handing out a form does not change the next one. */
typedef struct
{
  gint64 version;
  char at[40];   /* ISO 8601 with offset; "" in an empty document */
  char hash[65]; /* of the row, hex */
} HpDataState;

gboolean hp_data_state_load (HpDb *db, HpDataState *state, GError **error);

typedef struct
{
  gint64 id;
  char *form;       /* number or word: "31" */
  int station;      /* number; 0 = none */
  HpBody body;      /* HP_BODY_NONE = none */
  int constituency; /* number; 0 = none */
  gboolean pdf;     /* otherwise .xlsx */
  char *at;
  char *by;
  gint64 version; /* HpDataState.version that it was made from */
  char *sha256;   /* of the file, hex */
} HpDelivery;

HpDelivery *hp_delivery_new (void);
void hp_delivery_free (HpDelivery *delivery);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpDelivery, hp_delivery_free)

/* Notes @deliveries (of HpDelivery; id, at and by are filled in) as one action "form.export" with
 * their number. It stands: undo passes over it. */
gboolean hp_deliveries_add (HpDb *db, GPtrArray *deliveries, GError **error);

/* The last @limit deliveries (0 = all), newest first. */
GPtrArray *hp_deliveries_load (HpDb *db, guint limit, GError **error);

G_END_DECLS
