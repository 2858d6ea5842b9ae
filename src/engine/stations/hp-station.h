/* hp-station.h: polling stations (khu vực bỏ phiếu).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/db/hp-edit.h"
#include "engine/rules/hp-rules.h"

G_BEGIN_DECLS

/* A voter who witnessed something: name and where he or she lives. */
typedef struct
{
  char *name;
  char *home;
} HpWitness;

typedef struct
{
  gint64 id;
  int number;
  char *name;
  char *kind; /* code of the rules' station kinds */
  char *place;
  char *posting_place;
  char *phone;
  char *note;
  char *day;       /* ISO date of an earlier polling day, or "" */
  char *opened_at; /* "HH:MM" or "" */
  char *closed_at;
  HpWitness box[2];     /* who saw the empty boxes */
  HpWitness count[2];   /* who witnessed the count */
  char *neighbourhoods; /* "Khối 1; Khối 2" */
  gint64 voters;        /* rows of the list kept here that count; 0 where none is kept */
  gint64 men;
  gint64 women;
  gint64 stated[HP_N_BODIES];    /* number stated without a list; HP_MISSING = none */
  gint64 listed[HP_N_BODIES];    /* V: of the list where one is kept, else as stated */
  int constituency[HP_N_BODIES]; /* number; 0 = in none */
  gint64 constituency_id[HP_N_BODIES];
} HpStation;

HpStation *hp_station_new (void);
void hp_station_free (HpStation *station);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpStation, hp_station_free)

/* All stations by number. */
GPtrArray *hp_stations_load (HpDb *db, GError **error);
/* HP_ERROR_NOT_FOUND in words where there is no such number. */
HpStation *hp_station_load (HpDb *db, int number, GError **error);
HpStation *hp_station_load_id (HpDb *db, gint64 id, GError **error);
/* Id of a station; 0 where there is none of that number. */
gint64 hp_station_id (HpDb *db, int number);

/* Writes all fields (also neighbourhoods, stated numbers and constituencies by number: those that
 * are not there yet are made) inside an edit; a station without id is added. HP_ERROR_EXISTS for a
 * number that another station has. */
gboolean hp_station_put (HpEdit *edit, HpDb *db, HpStation *station, GError **error);
/* The same as one action, "station.add" or "station.edit". */
gboolean hp_station_save (HpDb *db, HpStation *station, GError **error);
/* One action "station.remove". Refused while voters or tallies belong to it. */
gboolean hp_station_remove (HpDb *db, int number, GError **error);

/* V of one station and body, as hp_station.listed; HP_MISSING where unknown. */
gint64 hp_station_listed (HpDb *db, gint64 station_id, HpBody body);

/* S01, S02, S03 over all stations. */
gboolean hp_stations_check (HpDb *db, const HpRules *rules, GPtrArray *findings, GError **error);

G_END_DECLS
