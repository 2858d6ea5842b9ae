/* hp-import-turnout.c: a sheet of turnout figures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/day/hp-import-turnout.h"

#include "engine/core/hp-util.h"
#include "engine/count/hp-tally-figures.h"
#include "engine/day/hp-turnout.h"
#include "engine/stations/hp-station.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define REMARKS_MOST 4096

typedef enum
{
  STATION,
  MARK,
  VOTED,
  LISTED,
  BODY,
  PERCENT,
  REASON,
  N_FIELDS
} Field;

static const char *const fields[N_FIELDS] = {
  "station", "mark", "voted", "listed", "body", "percent", "reason",
};

static const HpColumnAlias aliases[] = {
  { STATION, "station", NULL },
  { STATION, "number", NULL },
  { STATION, "khu vuc bo phieu*", NULL },
  { STATION, "khu vuc", NULL },
  { STATION, "so khu vuc*", NULL },
  { STATION, "kvbp*", NULL },
  { STATION, "so kvbp", NULL },
  { MARK, "mark", NULL },
  { MARK, "time", NULL },
  { MARK, "moc gio*", NULL },
  { MARK, "gio", NULL },
  { MARK, "thoi diem*", NULL },
  { VOTED, "voted", NULL },
  { VOTED, "da bo phieu*", NULL },
  { VOTED, "so cu tri da*", NULL },
  { VOTED, "cu tri da*", NULL },
  { VOTED, "so cu tri di bau*", NULL },
  { VOTED, "cu tri di bau*", NULL },
  { VOTED, "so da bau*", NULL },
  { LISTED, "listed", NULL },
  { LISTED, "tong so cu tri*", NULL },
  { LISTED, "so cu tri", NULL },
  { LISTED, "cu tri", NULL },
  { LISTED, "so cu tri theo danh sach*", NULL },
  { BODY, "body", NULL },
  { BODY, "cap", NULL },
  { BODY, "cap bau cu", NULL },
  { PERCENT, "percent", NULL },
  { PERCENT, "published percent", NULL },
  { PERCENT, "ty le*", NULL },
  { PERCENT, "ti le*", NULL },
  { PERCENT, "dat*", NULL },
  { REASON, "reason", NULL },
  { REASON, "ly do*", NULL },
};

static const HpColumnSpec columns = {
  .aliases = aliases,
  .n_aliases = G_N_ELEMENTS (aliases),
  .n_fields = N_FIELDS,
  .key_field = STATION,
  .min_fields = 1,
};

typedef struct
{
  HpDb *db;
  const HpRules *rules;
  const HpImportOptions *options;
  HpEdit *edit;
  HpBody body;                        /* of rows that do not say theirs */
  int minute;                         /* of rows that do not say theirs; -1 = none */
  GHashTable *seen;                   /* "station body minute" of this sheet */
  gint64 voted, listed;               /* sums of the accepted rows of the sheet's own mark */
  gint64 stated_voted, stated_listed; /* above the headings; HP_MISSING = none */
} Import;

static char *
key_of (int station, HpBody body, int minute)
{
  return g_strdup_printf ("%d %d %d", station, (int) body, minute);
}

/* ---- marks ---- */

/* A column of its own for a mark: "09:00", "11h30", 0.375 as a time of the spreadsheet. */
static int
mark_heading (const HpCell *cell)
{
  int minute;

  if (cell->type == HP_CELL_NUMBER)
    return cell->number > 0 && cell->number < 1 ? (int) (cell->number * 1440 + 0.5) : -1;
  if (cell->type != HP_CELL_TEXT)
    return -1;
  if (hp_minute_parse (cell->text, &minute))
    return minute;
  return strlen (cell->text) < 24 ? hp_turnout_mark_in (cell->text) : -1;
}

/* "the ward stated 21.836/28.388 = 76,93%": what the sheet says its figures add to. */
static void
on_title (const char *text, gpointer data)
{
  Import *import = data;
  g_autoptr (GRegex) regex =
      g_regex_new ("([0-9][0-9. ]{2,})\\s*/\\s*([0-9][0-9. ]{2,})(?![0-9/])", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  gint64 voted, listed;

  if (import->minute < 0)
    import->minute = hp_turnout_mark_in (text);
  if (!g_regex_match (regex, text, 0, &match))
    return;
  {
    g_autofree char *left = g_match_info_fetch (match, 1);
    g_autofree char *right = g_match_info_fetch (match, 2);

    if (!hp_parse_count (g_strstrip (left), &voted) || !hp_parse_count (g_strstrip (right), &listed)
        || voted == HP_MISSING || listed == HP_MISSING)
      return;
    import->stated_voted = voted;
    import->stated_listed = listed;
  }
}

static gboolean
take_mark (HpImportRow *row, const Import *import, int *minute)
{
  const char *text = hp_import_text (row, MARK);
  gboolean time_cell = g_str_has_prefix (text, "0.");

  *minute = import->minute;
  if (*text == '\0' && *minute < 0)
    return hp_import_required (row, MARK);
  if (*text == '\0' || hp_minute_parse (text, minute))
    return TRUE;
  if (time_cell)
    *minute = (int) (g_ascii_strtod (text, NULL) * 1440 + 0.5);
  else
    *minute = hp_turnout_mark_in (text);
  if (*minute >= 0 && *minute < 1440)
    return TRUE;
  hp_import_find (row, "I02", HP_SEVERITY_ERROR, fields[MARK], text);
  return FALSE;
}

/* ---- what is stated beside the figures ---- */

/* A stated number of voters is taken where no list is kept here, and compared where one is. */
static gboolean
state_listed (HpImportRow *row, Import *import, int number, HpBody body, gint64 listed,
              GError **error)
{
  g_autoptr (HpStation) station = NULL;
  gboolean all = *hp_import_text (row, BODY) == '\0', changed = FALSE;

  if (listed == HP_MISSING)
    return TRUE;
  station = hp_station_load (import->db, number, error);
  if (station == NULL)
    return FALSE;
  if (station->voters > 0)
    {
      if (station->listed[body] != listed)
        {
          HpFinding *f = hp_import_find (row, "I07", HP_SEVERITY_WARNING, fields[LISTED],
                                         hp_import_text (row, LISTED));

          hp_finding_number (f, "stated", listed);
          hp_finding_number (f, "other", station->listed[body]);
        }
      return TRUE;
    }
  for (int b = 0; b < HP_N_BODIES; b++)
    if (hp_rules_has_body (import->rules, (HpBody) b) && (all ? TRUE : b == (int) body)
        && station->stated[b] != listed && (b == (int) body || station->stated[b] == HP_MISSING))
      {
        station->stated[b] = listed;
        changed = TRUE;
      }
  return !changed || hp_station_put (import->edit, import->db, station, error);
}

static void
check_percent (HpImportRow *row, gint64 voted, gint64 listed)
{
  const char *text = hp_import_text (row, PERCENT);
  g_autofree char *expected = NULL;
  gboolean right;

  if (*text == '\0' || voted == HP_MISSING || listed == HP_MISSING)
    return;
  if (!hp_percent_published (text, voted, listed, &right, &expected))
    hp_import_find (row, "I02", HP_SEVERITY_WARNING, fields[PERCENT], text);
  else if (!right)
    hp_finding_text (hp_import_find (row, "I06", HP_SEVERITY_WARNING, fields[PERCENT], text),
                     "expected", expected);
}

/* ---- figures ---- */

/* Stores one figure; one that breaks U01 or U02 without a reason makes the row a rejected one. */
static gboolean
put_figure (HpImportRow *row, Import *import, int station, HpBody body, int minute, gint64 voted,
            GError **error)
{
  g_autofree char *key = key_of (station, body, minute);
  g_autoptr (GPtrArray) broken = hp_findings_new ();
  const char *reason = hp_import_text (row, REASON);
  gboolean refused;

  if (g_hash_table_contains (import->seen, key))
    {
      hp_import_find (row, "I04", HP_SEVERITY_ERROR, fields[STATION],
                      hp_import_text (row, STATION));
      return FALSE;
    }
  if (!hp_turnout_put (import->edit, import->db, station, body, minute, voted, reason, broken,
                       error))
    return FALSE;
  refused = broken->len > 0 && *reason == '\0';
  for (guint i = 0; i < broken->len; i++)
    {
      const HpFinding *finding = g_ptr_array_index (broken, i);
      HpFinding *copy = hp_finding_copy (finding);

      if (!refused)
        copy->severity = HP_SEVERITY_WARNING;
      hp_import_add (row, copy);
    }
  if (refused)
    return FALSE;
  g_hash_table_add (import->seen, g_steal_pointer (&key));
  return TRUE;
}

static gboolean
check_listed_known (HpImportRow *row, const Import *import, gint64 station_id, HpBody body)
{
  if (hp_station_listed (import->db, station_id, body) != HP_MISSING)
    return TRUE;
  hp_import_find (row, "I01", HP_SEVERITY_ERROR, fields[LISTED], NULL);
  return FALSE;
}

static gboolean
put_wide (HpImportRow *row, Import *import, int station, HpBody body, GError **error)
{
  gboolean ok = TRUE;

  for (guint i = 0; ok && i < hp_import_n_extras (row); i++)
    {
      const char *text;
      int minute = hp_import_extra (row, i, &text);
      g_autofree char *name = hp_minute_format (minute);
      gint64 voted;

      ok =
          hp_import_number_of (row, text, name, 0, HP_TALLY_FIGURE_MAX, &voted)
          && (voted == HP_MISSING || put_figure (row, import, station, body, minute, voted, error));
    }
  return ok;
}

static gboolean
put_long (HpImportRow *row, Import *import, int station, HpBody body, gint64 voted, gint64 listed,
          GError **error)
{
  int minute;

  if (!hp_import_required (row, VOTED) || !take_mark (row, import, &minute)
      || !put_figure (row, import, station, body, minute, voted, error))
    return FALSE;
  check_percent (row, voted, listed);
  import->voted += voted;
  import->listed += listed != HP_MISSING ? listed : 0;
  return TRUE;
}

static gboolean
on_row (HpImportRow *row, gpointer data, GError **error)
{
  Import *import = data;
  gint64 id, voted, listed;
  HpBody body;
  int station;
  gboolean ok = hp_import_station (row, STATION, import->db, 0, &station, &id);

  ok = hp_import_body (row, BODY, import->rules, &body) && ok;
  ok = hp_import_number (row, VOTED, 0, HP_TALLY_FIGURE_MAX, &voted) && ok;
  ok = hp_import_number (row, LISTED, 0, HP_TALLY_FIGURE_MAX, &listed) && ok;
  if (body == HP_BODY_NONE)
    body = import->body;
  if (!ok || !state_listed (row, import, station, body, listed, error)
      || !check_listed_known (row, import, id, body))
    return FALSE;
  if (listed == HP_MISSING)
    listed = hp_station_listed (import->db, id, body);
  return hp_import_n_extras (row) > 0 ? put_wide (row, import, station, body, error)
                                      : put_long (row, import, station, body, voted, listed, error);
}

/* ---- the sheet ---- */

/* What the sheet states of the whole ward. */
static void
compare_total (HpImportReport *report, const char *field, gint64 stated, gint64 sum)
{
  HpFinding *finding;

  if (stated == HP_MISSING || stated == sum)
    return;
  finding = hp_import_report_find (report, "I07", HP_SEVERITY_WARNING);
  hp_finding_in_field (finding, field, -1);
  finding->value = g_strdup_printf ("%" G_GINT64_FORMAT, stated);
  hp_finding_number (finding, "stated", stated);
  hp_finding_number (finding, "other", sum);
}

/* Remarks at the head of a .csv, which are no rows of it. */
static void
read_remarks (const char *path, Import *import)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_auto (GStrv) lines = NULL;
  char head[REMARKS_MOST + 1] = { 0 };

  if (stream == NULL
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), head, REMARKS_MOST, NULL, NULL, NULL))
    return;
  lines = g_strsplit (g_str_has_prefix (head, "\xEF\xBB\xBF") ? head + 3 : head, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] == '#'; i++)
    if (g_utf8_validate (lines[i], -1, NULL))
      on_title (lines[i], import);
}

HpImportReport *
hp_import_turnout (HpDb *db, const HpRules *rules, const char *path, const HpImportOptions *options,
                   int *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (HpEdit) edit = hp_edit_begin (db, "turnout.import", error);
  g_autoptr (HpImportReport) report = hp_import_report_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *base = g_path_get_basename (path);
  Import import = { .db = db,
                    .rules = rules,
                    .options = options,
                    .edit = edit,
                    .seen = seen,
                    .stated_voted = HP_MISSING,
                    .stated_listed = HP_MISSING };
  HpImportSheet sheet = { .columns = &columns,
                          .fields = fields,
                          .what = N_ ("turnout figures"),
                          .heading = mark_heading,
                          .title = on_title,
                          .row = on_row,
                          .data = &import,
                          .edit = edit };

  import.body = options->body != HP_BODY_NONE ? options->body : hp_rules_bodies (rules, NULL)[0];
  import.minute = options->minute >= 0 ? options->minute : hp_turnout_mark_in (base);
  read_remarks (path, &import);
  if (edit == NULL || !hp_import_read (path, options, &sheet, report, progress, cancellable, error))
    return NULL;
  compare_total (report, fields[VOTED], import.stated_voted, import.voted);
  compare_total (report, fields[LISTED], import.stated_listed, import.listed);
  return hp_import_finish (edit, g_steal_pointer (&report), options, error);
}
