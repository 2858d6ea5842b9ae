/* hp-import-row.c: the fields of a row, and the report on all rows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-import-private.h"

#include "engine/core/hp-text.h"
#include "engine/core/hp-util.h"
#include "engine/stations/hp-station.h"
#include "engine/voters/hp-voter-fields.h"
#include "paper/kit/hp-words.h"

#include <string.h>

/* ---- report ---- */

HpImportReport *
hp_import_report_new (void)
{
  HpImportReport *report = g_new0 (HpImportReport, 1);

  report->stations = g_array_new (FALSE, FALSE, sizeof (HpImportStation));
  report->findings = hp_findings_new ();
  return report;
}

void
hp_import_report_free (HpImportReport *report)
{
  if (report == NULL)
    return;
  g_array_unref (report->stations);
  g_ptr_array_unref (report->findings);
  g_free (report);
}

static HpImportStation *
station_at (HpImportReport *report, int number)
{
  HpImportStation empty = { .number = number };

  for (guint i = report->stations->len; i > 0; i--)
    if (g_array_index (report->stations, HpImportStation, i - 1).number == number)
      return &g_array_index (report->stations, HpImportStation, i - 1);
  g_array_append_val (report->stations, empty);
  return &g_array_index (report->stations, HpImportStation, report->stations->len - 1);
}

void
hp_import_report_count (HpImportReport *report, int station, gboolean accepted)
{
  HpImportStation nowhere = { 0 };
  HpImportStation *of = station > 0 ? station_at (report, station) : &nowhere;

  *(accepted ? &report->accepted : &report->rejected) += 1;
  *(accepted ? &of->accepted : &of->rejected) += 1;
}

HpFinding *
hp_import_report_find (HpImportReport *report, const char *code, HpSeverity severity)
{
  HpFinding *finding = hp_finding_new (code, severity);

  g_ptr_array_add (report->findings, finding);
  return finding;
}

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value == NULL)
    json_builder_add_null_value (builder);
  else
    json_builder_add_string_value (builder, value);
}

static void
add_finding (JsonBuilder *builder, const HpFinding *finding)
{
  g_autofree char *message = hp_words_finding (finding);

  json_builder_begin_object (builder);
  if (finding->row > 0)
    add_int (builder, "row", finding->row);
  add_text (builder, "sheet", finding->sheet);
  add_text (builder, "code", finding->code);
  add_text (builder, "severity", hp_words_severity_code (finding->severity));
  add_text (builder, "field", finding->field);
  add_text (builder, "value", finding->value);
  if (finding->station > 0)
    add_int (builder, "station", finding->station);
  if (finding->body != HP_BODY_NONE)
    add_text (builder, "body", hp_body_code (finding->body));
  if (finding->constituency > 0)
    add_int (builder, "constituency", finding->constituency);
  add_text (builder, "message", message);
  json_builder_end_object (builder);
}

static void
add_station (JsonBuilder *builder, const HpImportStation *station)
{
  json_builder_begin_object (builder);
  add_int (builder, "number", station->number);
  add_int (builder, "accepted", station->accepted);
  add_int (builder, "rejected", station->rejected);
  json_builder_set_member_name (builder, "stated_total");
  json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "difference");
  json_builder_add_null_value (builder);
  json_builder_end_object (builder);
}

JsonNode *
hp_import_report_to_json (const HpImportReport *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_int (builder, "rows", report->rows);
  add_int (builder, "accepted", report->accepted);
  add_int (builder, "rejected", report->rejected);
  add_int (builder, "headings", report->headings);
  add_int (builder, "footers", report->footers);
  add_int (builder, "blank", report->blank);
  json_builder_set_member_name (builder, "stations");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->stations->len; i++)
    add_station (builder, &g_array_index (report->stations, HpImportStation, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->findings->len; i++)
    add_finding (builder, g_ptr_array_index (report->findings, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/* ---- fields ---- */

gint64
hp_import_row_number (HpImportRow *row)
{
  return row->number;
}

gboolean
hp_import_has (HpImportRow *row, int field)
{
  return hp_columns_column (row->columns, field) >= 0;
}

const char *
hp_import_text (HpImportRow *row, int field)
{
  return row->texts[field] != NULL ? row->texts[field] : "";
}

void
hp_import_take (HpImportRow *row, int field, char **place)
{
  if (*hp_import_text (row, field) != '\0')
    hp_set_str (place, hp_import_text (row, field));
}

guint
hp_import_n_extras (HpImportRow *row)
{
  return row->extra_codes->len;
}

int
hp_import_extra (HpImportRow *row, guint i, const char **text)
{
  *text = g_ptr_array_index (row->extra_texts, i);
  return g_array_index (row->extra_codes, int, i);
}

HpFinding *
hp_import_find (HpImportRow *row, const char *code, HpSeverity severity, const char *field,
                const char *value)
{
  HpFinding *finding = hp_import_report_find (row->report, code, severity);

  if (field != NULL)
    hp_finding_in_field (finding, field, -1);
  finding->row = row->number;
  finding->sheet = g_strdup (row->sheet);
  finding->station = row->station;
  if (value != NULL && *value != '\0')
    finding->value = g_strdup (value);
  return finding;
}

void
hp_import_add (HpImportRow *row, HpFinding *finding)
{
  finding->row = row->number;
  hp_set_str (&finding->sheet, row->sheet);
  g_ptr_array_add (row->report->findings, finding);
}

gboolean
hp_import_required (HpImportRow *row, int field)
{
  if (*hp_import_text (row, field) != '\0')
    return TRUE;
  hp_import_find (row, "I01", HP_SEVERITY_ERROR, row->fields[field], NULL);
  return FALSE;
}

gboolean
hp_import_number_of (HpImportRow *row, const char *text, const char *field, gint64 least,
                     gint64 most, gint64 *number)
{
  HpFinding *finding;

  *number = HP_MISSING;
  if (*text == '\0')
    return TRUE;
  if (!hp_parse_count (text, number))
    {
      *number = HP_MISSING;
      hp_import_find (row, "I02", HP_SEVERITY_ERROR, field, text);
      return FALSE;
    }
  if (*number == HP_MISSING || (*number >= least && *number <= most))
    return TRUE;
  finding = hp_import_find (row, "I05", HP_SEVERITY_ERROR, field, text);
  hp_finding_number (finding, "min", least);
  hp_finding_number (finding, "max", most);
  *number = HP_MISSING;
  return FALSE;
}

gboolean
hp_import_number (HpImportRow *row, int field, gint64 least, gint64 most, gint64 *number)
{
  return hp_import_number_of (row, hp_import_text (row, field), row->fields[field], least, most,
                              number);
}

gboolean
hp_import_date (HpImportRow *row, int field, HpDate *date)
{
  const char *text = hp_import_text (row, field);

  *date = HP_DATE_NONE;
  if (*text == '\0' || hp_date_read (text, date) == HP_DATE_OK)
    return TRUE;
  *date = HP_DATE_NONE;
  hp_import_find (row, "I02", HP_SEVERITY_ERROR, row->fields[field], text);
  return FALSE;
}

/* "HĐND phường Chi Lăng" is the commune's, whatever follows its first words. */
static HpBody
read_body (const char *text)
{
  static const struct
  {
    const char *word;
    HpBody body;
  } words[] = {
    { "quoc hoi", HP_BODY_QH }, { "dbqh", HP_BODY_QH },      { "huyen", HP_BODY_HUYEN },
    { "quan", HP_BODY_HUYEN },  { "thi xa", HP_BODY_HUYEN }, { "thi tran", HP_BODY_XA },
    { "phuong", HP_BODY_XA },   { "dac khu", HP_BODY_XA },   { "cap xa", HP_BODY_XA },
    { "hdnd xa", HP_BODY_XA },  { "tinh", HP_BODY_TINH },    { "thanh pho", HP_BODY_TINH },
  };
  g_autofree char *fold = hp_columns_fold (text);
  HpBody body = hp_body_from_code (fold);

  for (guint i = 0; body == HP_BODY_NONE && i < G_N_ELEMENTS (words); i++)
    if (strstr (fold, words[i].word) != NULL)
      body = words[i].body;
  return body;
}

gboolean
hp_import_body (HpImportRow *row, int field, const HpRules *rules, HpBody *body)
{
  const char *text = hp_import_text (row, field);

  *body = *text != '\0' ? read_body (text) : HP_BODY_NONE;
  if (*text == '\0' || (*body != HP_BODY_NONE && hp_rules_has_body (rules, *body)))
    return TRUE;
  hp_import_find (row, *body == HP_BODY_NONE ? "I02" : "I03", HP_SEVERITY_ERROR, row->fields[field],
                  text);
  return FALSE;
}

gboolean
hp_import_station (HpImportRow *row, int field, HpDb *db, int fallback, int *number, gint64 *id)
{
  const char *text = hp_import_text (row, field);

  *id = 0;
  *number = *text != '\0' ? hp_station_number_read (text, FALSE) : fallback;
  if (*text == '\0' && fallback == 0)
    return hp_import_required (row, field);
  if (*number <= 0)
    {
      hp_import_find (row, "I02", HP_SEVERITY_ERROR, row->fields[field], text);
      return FALSE;
    }
  *id = hp_station_id (db, *number);
  if (*id != 0)
    {
      row->station = *number;
      return TRUE;
    }
  hp_import_find (row, "I03", HP_SEVERITY_ERROR, row->fields[field], text);
  return FALSE;
}
