/* hp-constituency.h: constituencies (đơn vị bầu cử) of each body.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/db/hp-edit.h"
#include "engine/rules/hp-rules.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  HpBody body;
  int number;
  char *name;             /* "" = none beyond its number */
  char *area;             /* "Gồm …"; where empty, the stations' neighbourhoods are it */
  int seats;              /* N; 0 = not known yet */
  int candidates;         /* M: candidates standing */
  char *seats_resolution; /* "12/NQ-UBBC ngày 20/12/2025", or "" */
  char *candidates_resolution;
  GArray *stations; /* of int: numbers, ascending */
} HpConstituency;

void hp_constituency_free (HpConstituency *constituency);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpConstituency, hp_constituency_free)

/* Of one body, or of all (HP_BODY_NONE) in the order of bodies and numbers. */
GPtrArray *hp_constituencies_load (HpDb *db, HpBody body, GError **error);
HpConstituency *hp_constituency_load (HpDb *db, HpBody body, int number, GError **error);
HpConstituency *hp_constituency_load_id (HpDb *db, gint64 id, GError **error);

/* Id of the constituency; makes it inside the edit where it is not there yet. 0 on error. */
gint64 hp_constituency_ensure (HpEdit *edit, HpDb *db, HpBody body, int number, GError **error);

/* HP_ERROR_REFUSED where a tally of the constituency is sealed: what it rests on, the seats and the
 * ballot, does not change any more. Every door to them asks here. */
gboolean hp_constituency_check_open (HpDb *db, gint64 id, GError **error);

/* Writes name, area, seats and resolutions inside an edit; other seats under a sealed tally are
 * HP_ERROR_REFUSED. */
gboolean hp_constituency_put (HpEdit *edit, HpDb *db, const HpConstituency *constituency,
                              GError **error);
/* One action "constituency.edit". */
gboolean hp_constituency_save (HpDb *db, const HpConstituency *constituency, GError **error);

/* Places it is made of: its area, else the neighbourhoods of its stations. Transfer full. */
char *hp_constituency_area (HpDb *db, const HpConstituency *constituency);

G_END_DECLS
