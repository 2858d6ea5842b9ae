/* hp-import-stations.c: a sheet of polling stations.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/stations/hp-import-stations.h"

#include "engine/core/hp-util.h"
#include "engine/count/hp-tally-figures.h"
#include "engine/stations/hp-station.h"
#include "engine/voters/hp-voter-fields.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  NUMBER,
  NAME,
  NEIGHBOURHOODS,
  PLACE,
  POSTING,
  KIND,
  PHONE,
  DAY,
  NOTE,
  CONSTITUENCY, /* four, in the order of HpBody */
  LISTED = CONSTITUENCY + HP_N_BODIES,
  LISTED_OF, /* four */
  N_FIELDS = LISTED_OF + HP_N_BODIES
} Field;

static const char *const fields[N_FIELDS] = {
  [NUMBER] = "number",
  [NAME] = "name",
  [NEIGHBOURHOODS] = "neighbourhoods",
  [PLACE] = "place",
  [POSTING] = "posting_place",
  [KIND] = "kind",
  [PHONE] = "phone",
  [DAY] = "day",
  [NOTE] = "note",
  [CONSTITUENCY + HP_BODY_QH] = "qh",
  [CONSTITUENCY + HP_BODY_TINH] = "tinh",
  [CONSTITUENCY + HP_BODY_HUYEN] = "huyen",
  [CONSTITUENCY + HP_BODY_XA] = "xa",
  [LISTED] = "listed",
  [LISTED_OF + HP_BODY_QH] = "listed_qh",
  [LISTED_OF + HP_BODY_TINH] = "listed_tinh",
  [LISTED_OF + HP_BODY_HUYEN] = "listed_huyen",
  [LISTED_OF + HP_BODY_XA] = "listed_xa",
};

#define UNIT(field_, name)                                                                         \
  { CONSTITUENCY + (field_), "dvbc " name "*", NULL },                                             \
      { CONSTITUENCY + (field_), "don vi bau cu " name "*", NULL },                                \
      { CONSTITUENCY + (field_), "don vi bau cu dai bieu " name "*", NULL },                       \
      { CONSTITUENCY + (field_), name "*", "don vi bau cu*" },                                     \
  {                                                                                                \
    CONSTITUENCY + (field_), name "*", "dvbc*"                                                     \
  }
#define COUNT(field_, name)                                                                        \
  { LISTED_OF + (field_), "so cu tri " name "*", NULL },                                           \
      { LISTED_OF + (field_), "so cu tri bau " name "*", NULL },                                   \
      { LISTED_OF + (field_), "cu tri " name "*", NULL },                                          \
      { LISTED_OF + (field_), name "*", "so cu tri*" },                                            \
  {                                                                                                \
    LISTED_OF + (field_), name "*", "tong so cu tri*"                                              \
  }

static const HpColumnAlias aliases[] = {
  { NUMBER, "number", NULL },
  { NUMBER, "station", NULL },
  { NUMBER, "khu vuc bo phieu so", NULL },
  { NUMBER, "khu vuc bo phieu", NULL },
  { NUMBER, "so khu vuc bo phieu", NULL },
  { NUMBER, "khu vuc", NULL },
  { NUMBER, "kvbp", NULL },
  { NUMBER, "kvbp so", NULL },
  { NUMBER, "so kvbp", NULL },
  { NAME, "name", NULL },
  { NAME, "ten khu vuc bo phieu", NULL },
  { NAME, "ten khu vuc", NULL },
  { NAME, "ten kvbp", NULL },
  { NAME, "ten", NULL },
  { NEIGHBOURHOODS, "neighbourhoods", NULL },
  { NEIGHBOURHOODS, "thon*", NULL },
  { NEIGHBOURHOODS, "to dan pho*", NULL },
  { NEIGHBOURHOODS, "khu pho*", NULL },
  { NEIGHBOURHOODS, "khoi*", NULL },
  { NEIGHBOURHOODS, "gom*", NULL },
  { NEIGHBOURHOODS, "pham vi*", NULL },
  { NEIGHBOURHOODS, "dia ban*", NULL },
  { PLACE, "place", NULL },
  { PLACE, "dia diem bo phieu*", NULL },
  { PLACE, "noi bo phieu*", NULL },
  { PLACE, "dia diem", NULL },
  { PLACE, "phong bo phieu*", NULL },
  { POSTING, "posting place", NULL },
  { POSTING, "noi niem yet*", NULL },
  { POSTING, "dia diem niem yet*", NULL },
  { POSTING, "niem yet*", NULL },
  { KIND, "kind", NULL },
  { KIND, "loai*", NULL },
  { KIND, "loai hinh*", NULL },
  { PHONE, "phone", NULL },
  { PHONE, "dien thoai*", NULL },
  { PHONE, "so dien thoai*", NULL },
  { DAY, "day", NULL },
  { DAY, "ngay bo phieu*", NULL },
  { DAY, "bo phieu som*", NULL },
  { NOTE, "note", NULL },
  { NOTE, "ghi chu", NULL },
  { CONSTITUENCY + HP_BODY_QH, "qh", NULL },
  { CONSTITUENCY + HP_BODY_TINH, "tinh", NULL },
  { CONSTITUENCY + HP_BODY_HUYEN, "huyen", NULL },
  { CONSTITUENCY + HP_BODY_XA, "xa", NULL },
  UNIT (HP_BODY_QH, "dbqh"),
  UNIT (HP_BODY_QH, "quoc hoi"),
  UNIT (HP_BODY_TINH, "hdnd tinh"),
  UNIT (HP_BODY_TINH, "hdnd cap tinh"),
  UNIT (HP_BODY_HUYEN, "hdnd huyen"),
  UNIT (HP_BODY_HUYEN, "hdnd cap huyen"),
  UNIT (HP_BODY_XA, "hdnd xa"),
  UNIT (HP_BODY_XA, "hdnd phuong"),
  UNIT (HP_BODY_XA, "hdnd cap xa"),
  { LISTED, "listed", NULL },
  { LISTED, "so cu tri", NULL },
  { LISTED, "tong so cu tri", NULL },
  { LISTED, "cu tri", NULL },
  { LISTED_OF + HP_BODY_QH, "listed qh", NULL },
  { LISTED_OF + HP_BODY_TINH, "listed tinh", NULL },
  { LISTED_OF + HP_BODY_HUYEN, "listed huyen", NULL },
  { LISTED_OF + HP_BODY_XA, "listed xa", NULL },
  COUNT (HP_BODY_QH, "dbqh"),
  COUNT (HP_BODY_QH, "quoc hoi"),
  COUNT (HP_BODY_TINH, "hdnd tinh"),
  COUNT (HP_BODY_TINH, "hdnd cap tinh"),
  COUNT (HP_BODY_HUYEN, "hdnd huyen"),
  COUNT (HP_BODY_HUYEN, "hdnd cap huyen"),
  COUNT (HP_BODY_XA, "hdnd xa"),
  COUNT (HP_BODY_XA, "hdnd phuong"),
  COUNT (HP_BODY_XA, "hdnd cap xa"),
};

static const HpColumnSpec columns = {
  .aliases = aliases,
  .n_aliases = G_N_ELEMENTS (aliases),
  .n_fields = N_FIELDS,
  .key_field = NUMBER,
  .min_fields = 2,
};

typedef struct
{
  HpDb *db;
  const HpRules *rules;
  HpEdit *edit;
  GHashTable *seen; /* numbers of this sheet */
} Import;

static gboolean
take_number (HpImportRow *row, Import *import, int *number)
{
  const char *text = hp_import_text (row, NUMBER);
  gint64 value = HP_MISSING;

  *number = 0;
  if (!hp_import_required (row, NUMBER))
    return FALSE;
  if (hp_station_number_read (text, TRUE) > 0)
    value = hp_station_number_read (text, TRUE);
  else if (!hp_import_number (row, NUMBER, 1, 9999, &value))
    return FALSE;
  *number = (int) value;
  if (g_hash_table_add (import->seen, GINT_TO_POINTER (*number)))
    return TRUE;
  hp_import_find (row, "I04", HP_SEVERITY_ERROR, fields[NUMBER], text);
  return FALSE;
}

static gboolean
take_kind (HpImportRow *row, const Import *import, HpStation *station)
{
  const char *text = hp_import_text (row, KIND);
  const char *kind = *text != '\0' ? hp_rules_station_kind (import->rules, text) : NULL;

  if (kind != NULL)
    hp_set_str (&station->kind, kind);
  if (kind != NULL || *text == '\0')
    return TRUE;
  hp_import_find (row, "I02", HP_SEVERITY_ERROR, fields[KIND], text);
  return FALSE;
}

/* A station votes on the day of the election or, where that was granted, earlier (Q&A 2026 Q154).
 */
static gboolean
take_day (HpImportRow *row, const Import *import, HpStation *station)
{
  const char *text = hp_import_text (row, DAY);
  HpDate election = hp_rules_day (import->rules), day;
  g_autofree char *iso = NULL;

  if (!hp_import_date (row, DAY, &day))
    return FALSE;
  if (*text == '\0')
    return TRUE;
  if (!hp_date_is_full (day) || hp_date_compare (day, election) > 0)
    {
      hp_import_find (row, "I02", HP_SEVERITY_ERROR, fields[DAY], text);
      return FALSE;
    }
  iso = hp_date_to_iso (day);
  hp_set_str (&station->day, hp_date_compare (day, election) < 0 ? iso : "");
  return TRUE;
}

/* People part them by ";" or, where there is none, by ",". */
static void
take_neighbourhoods (HpImportRow *row, HpStation *station)
{
  hp_import_take (row, NEIGHBOURHOODS, &station->neighbourhoods);
  if (*hp_import_text (row, NEIGHBOURHOODS) != '\0'
      && strchr (station->neighbourhoods, ';') == NULL)
    g_strdelimit (station->neighbourhoods, ",", ';');
}

static gboolean
take_body (HpImportRow *row, const Import *import, HpStation *station, HpBody body)
{
  gboolean has = hp_rules_has_body (import->rules, body);
  Field unit = CONSTITUENCY + body, count = LISTED_OF + body;
  gint64 constituency, all, own;

  if (!hp_import_number (row, unit, 1, 999, &constituency)
      || !hp_import_number (row, count, 0, HP_TALLY_FIGURE_MAX, &own))
    return FALSE;
  if (!has && (constituency != HP_MISSING || own != HP_MISSING))
    hp_import_find (row, "I03", HP_SEVERITY_WARNING,
                    fields[constituency != HP_MISSING ? unit : count],
                    hp_import_text (row, constituency != HP_MISSING ? unit : count));
  if (!has)
    return TRUE;
  if (constituency != HP_MISSING)
    station->constituency[body] = (int) constituency;
  if (hp_parse_count (hp_import_text (row, LISTED), &all) && all != HP_MISSING)
    station->stated[body] = all;
  if (own != HP_MISSING)
    station->stated[body] = own;
  return TRUE;
}

static gboolean
take_bodies (HpImportRow *row, const Import *import, HpStation *station)
{
  gint64 all;
  gboolean ok = hp_import_number (row, LISTED, 0, HP_TALLY_FIGURE_MAX, &all);

  for (int b = 0; b < HP_N_BODIES; b++)
    ok = take_body (row, import, station, (HpBody) b) && ok;
  return ok;
}

static gboolean
on_row (HpImportRow *row, gpointer data, GError **error)
{
  Import *import = data;
  g_autoptr (HpStation) station = NULL;
  gboolean ok;
  int number;

  if (!take_number (row, import, &number))
    return FALSE;
  station = hp_station_id (import->db, number) != 0 ? hp_station_load (import->db, number, error)
                                                    : hp_station_new ();
  if (station == NULL)
    return FALSE;
  station->number = number;
  hp_import_take (row, NAME, &station->name);
  hp_import_take (row, PLACE, &station->place);
  hp_import_take (row, POSTING, &station->posting_place);
  hp_import_take (row, PHONE, &station->phone);
  hp_import_take (row, NOTE, &station->note);
  take_neighbourhoods (row, station);
  ok = take_kind (row, import, station);
  ok = take_day (row, import, station) && ok;
  ok = take_bodies (row, import, station) && ok;
  return ok && hp_station_put (import->edit, import->db, station, error);
}

HpImportReport *
hp_import_stations (HpDb *db, const HpRules *rules, const char *path,
                    const HpImportOptions *options, int *progress, GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (HpEdit) edit = hp_edit_begin (db, "stations.import", error);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (HpImportReport) report = hp_import_report_new ();
  Import import = { db, rules, edit, seen };
  HpImportSheet sheet = { .columns = &columns,
                          .fields = fields,
                          .what = N_ ("polling stations"),
                          .row = on_row,
                          .data = &import,
                          .edit = edit };

  if (edit == NULL || !hp_import_read (path, options, &sheet, report, progress, cancellable, error))
    return NULL;
  return hp_import_finish (edit, g_steal_pointer (&report), options, error);
}
