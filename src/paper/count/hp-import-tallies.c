/* hp-import-tallies.c: a sheet of tallies.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/count/hp-import-tallies.h"

#include "engine/core/hp-util.h"
#include "engine/count/hp-tally.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  STATION,
  BODY,
  ENTRY,
  BY,
  FIGURE, /* one for each single figure, in the order of HpTallyField */
  N_FIELDS = FIGURE + HP_N_TALLY_FIELDS
} Field;

/* The lists have columns of their own; their places here stay without an alias. */
static const char *const fields[N_FIELDS] = {
  [STATION] = "station",
  [BODY] = "body",
  [ENTRY] = "entry",
  [BY] = "by",
  [FIGURE + HP_TALLY_LISTED] = "listed",
  [FIGURE + HP_TALLY_VOTED] = "voted",
  [FIGURE + HP_TALLY_ISSUED] = "issued",
  [FIGURE + HP_TALLY_COLLECTED] = "collected",
  [FIGURE + HP_TALLY_VALID] = "valid",
  [FIGURE + HP_TALLY_INVALID] = "invalid",
  [FIGURE + HP_TALLY_KEPT] = "kept",
  [FIGURE + HP_TALLY_VOTES] = "votes",
  [FIGURE + HP_TALLY_RECEIVED] = "received",
  [FIGURE + HP_TALLY_SPOILED] = "spoiled",
  [FIGURE + HP_TALLY_UNUSED] = "unused",
  [FIGURE + HP_TALLY_INVALID_REASONS] = "invalid_reasons",
};

static const HpColumnAlias aliases[] = {
  { STATION, "station", NULL },
  { STATION, "khu vuc bo phieu*", NULL },
  { STATION, "khu vuc", NULL },
  { STATION, "kvbp*", NULL },
  { STATION, "so kvbp", NULL },
  { BODY, "body", NULL },
  { BODY, "cap", NULL },
  { BODY, "cap bau cu", NULL },
  { ENTRY, "entry", NULL },
  { ENTRY, "lan nhap*", NULL },
  { BY, "by", NULL },
  { BY, "nguoi nhap*", NULL },
  { FIGURE + HP_TALLY_LISTED, "listed", NULL },
  { FIGURE + HP_TALLY_LISTED, "tong so cu tri*", NULL },
  { FIGURE + HP_TALLY_LISTED, "so cu tri", NULL },
  { FIGURE + HP_TALLY_VOTED, "voted", NULL },
  { FIGURE + HP_TALLY_VOTED, "so cu tri da*", NULL },
  { FIGURE + HP_TALLY_VOTED, "cu tri da*", NULL },
  { FIGURE + HP_TALLY_VOTED, "so cu tri tham gia*", NULL },
  { FIGURE + HP_TALLY_ISSUED, "issued", NULL },
  { FIGURE + HP_TALLY_ISSUED, "*phieu phat ra*", NULL },
  { FIGURE + HP_TALLY_COLLECTED, "collected", NULL },
  { FIGURE + HP_TALLY_COLLECTED, "*phieu thu vao*", NULL },
  { FIGURE + HP_TALLY_VALID, "valid", NULL },
  { FIGURE + HP_TALLY_VALID, "*phieu hop le", NULL },
  { FIGURE + HP_TALLY_INVALID, "invalid", NULL },
  { FIGURE + HP_TALLY_INVALID, "*phieu khong hop le", NULL },
  { FIGURE + HP_TALLY_RECEIVED, "received", NULL },
  { FIGURE + HP_TALLY_RECEIVED, "*phieu nhan ve*", NULL },
  { FIGURE + HP_TALLY_RECEIVED, "*phieu da nhan*", NULL },
  { FIGURE + HP_TALLY_SPOILED, "spoiled", NULL },
  { FIGURE + HP_TALLY_SPOILED, "*phieu doi*", NULL },
  { FIGURE + HP_TALLY_SPOILED, "*phieu hong*", NULL },
  { FIGURE + HP_TALLY_UNUSED, "unused", NULL },
  { FIGURE + HP_TALLY_UNUSED, "*khong su dung*", NULL },
  { FIGURE + HP_TALLY_UNUSED, "*phieu con lai*", NULL },
};

static const HpColumnSpec columns = {
  .aliases = aliases,
  .n_aliases = G_N_ELEMENTS (aliases),
  .n_fields = N_FIELDS,
  .key_field = STATION,
  .min_fields = 2,
};

/* Columns of the lists: field * LIST_MOST + item. */
#define LIST_MOST 100

static int
list_heading (const HpCell *cell)
{
  static const struct
  {
    const char *word;
    HpTallyField field;
  } words[] = {
    { "kept", HP_TALLY_KEPT },
    { "phieu bau", HP_TALLY_KEPT },
    { "votes", HP_TALLY_VOTES },
    { "vote", HP_TALLY_VOTES },
    { "ung cu vien", HP_TALLY_VOTES },
    { "nguoi ung cu", HP_TALLY_VOTES },
    { "invalid", HP_TALLY_INVALID_REASONS },
    { "ly do khong hop le", HP_TALLY_INVALID_REASONS },
  };
  g_autofree char *fold = hp_columns_fold (cell->text);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (fold, words[i].word))
      {
        char *end;
        const char *digits = fold + strlen (words[i].word);
        gint64 n = g_ascii_strtoll (digits, &end, 10);
        gboolean rest =
            *end == '\0' || g_str_equal (end, " nguoi") || g_str_equal (end, " dai bieu");

        if (end != digits && rest && n >= 1 && n <= LIST_MOST)
          return (int) words[i].field * LIST_MOST + (int) n - 1;
      }
  return -1;
}

typedef struct
{
  HpDb *db;
  const HpRules *rules;
  const HpImportOptions *options;
  HpEdit *edit;
  GHashTable *seen; /* "station body entry" */
} Import;

static gboolean
take_figures (HpImportRow *row, HpTallyFigures *figures)
{
  gboolean ok = TRUE;
  gint64 value;

  for (int f = 0; f < HP_N_TALLY_FIELDS; f++)
    {
      if (hp_tally_field_is_list ((HpTallyField) f))
        continue;
      ok = hp_import_number (row, FIGURE + f, 0, HP_TALLY_FIGURE_MAX, &value) && ok;
      hp_tally_figures_set (figures, (HpTallyField) f, 0, value);
    }
  for (guint i = 0; i < hp_import_n_extras (row); i++)
    {
      const char *text;
      int code = hp_import_extra (row, i, &text);
      HpTallyField field = (HpTallyField) (code / LIST_MOST);
      int item = code % LIST_MOST;

      ok = hp_import_number_of (row, text, hp_tally_field_name (field), 0, HP_TALLY_FIGURE_MAX,
                                &value)
           && ok;
      if (value == HP_MISSING)
        continue;
      if (hp_tally_figures_length (figures, field) <= item)
        hp_tally_figures_resize (figures, field, item + 1);
      hp_tally_figures_set (figures, field, item, value);
    }
  return ok;
}

/* What the checks say of the entry goes with its row; it is stored all the same. */
static gboolean
add_checks (HpImportRow *row, const Import *import, int station, HpBody body, int entry,
            GError **error)
{
  g_autoptr (HpTally) tally = hp_tally_load (import->db, station, body, error);
  g_autoptr (GPtrArray) findings = NULL;

  if (tally == NULL || tally->entries[entry - 1] == NULL)
    return tally != NULL;
  findings = hp_tally_findings (import->db, import->rules, tally,
                                tally->entries[entry - 1]->figures, error);
  if (findings == NULL)
    return FALSE;
  for (guint i = 0; i < findings->len; i++)
    hp_import_add (row, hp_finding_copy (g_ptr_array_index (findings, i)));
  return TRUE;
}

/* What the document refuses is the row's fault; what fails otherwise ends the import. */
static gboolean
enter (HpImportRow *row, const Import *import, int station, HpBody body, int entry,
       const HpTallyFigures *figures, GError **error)
{
  g_autoptr (GError) refused = NULL;
  HpFinding *finding;

  if (hp_tally_put (import->edit, import->db, import->rules, station, body, entry,
                    hp_import_text (row, BY), figures, NULL, &refused))
    return add_checks (row, import, station, body, entry, error);
  if (!g_error_matches (refused, HP_ERROR, HP_ERROR_REFUSED)
      && !g_error_matches (refused, HP_ERROR, HP_ERROR_NOT_FOUND)
      && !g_error_matches (refused, HP_ERROR, HP_ERROR_INVALID))
    {
      g_propagate_error (error, g_steal_pointer (&refused));
      return FALSE;
    }
  finding = hp_import_find (row, "I08", HP_SEVERITY_ERROR, NULL, NULL);
  hp_finding_text (finding, "refusal", refused->message);
  return FALSE;
}

static gboolean
take_place (HpImportRow *row, const Import *import, int *station, HpBody *body, gint64 *entry)
{
  gint64 id;
  gboolean ok =
      hp_import_station (row, STATION, import->db, import->options->station, station, &id);

  ok = hp_import_body (row, BODY, import->rules, body) && ok;
  if (*body == HP_BODY_NONE)
    *body = import->options->body;
  if (ok && *body == HP_BODY_NONE)
    ok = hp_import_required (row, BODY);
  ok = hp_import_number (row, ENTRY, 1, 2, entry) && ok;
  if (*entry == HP_MISSING)
    *entry = 1;
  return hp_import_required (row, BY) && ok;
}

/* The lists are as long as the constituency asks; a column behind that is T13's affair. */
static void
size_lists (const Import *import, int station, HpBody body, HpTallyFigures *figures)
{
  g_autoptr (HpTally) tally = hp_tally_load (import->db, station, body, NULL);

  if (tally == NULL)
    return;
  hp_tally_figures_resize (figures, HP_TALLY_KEPT, tally->seats);
  hp_tally_figures_resize (figures, HP_TALLY_VOTES, tally->candidates);
}

static gboolean
on_row (HpImportRow *row, gpointer data, GError **error)
{
  Import *import = data;
  g_auto (HpTallyFigures) figures = { 0 };
  g_autofree char *key = NULL;
  gint64 entry = 1;
  HpBody body;
  int station;

  hp_tally_figures_init (&figures, 0, 0, 0);
  if (!take_place (row, import, &station, &body, &entry))
    return FALSE;
  key = g_strdup_printf ("%d %d %d", station, (int) body, (int) entry);
  if (g_hash_table_contains (import->seen, key))
    {
      hp_import_find (row, "I04", HP_SEVERITY_ERROR, fields[STATION],
                      hp_import_text (row, STATION));
      return FALSE;
    }
  size_lists (import, station, body, &figures);
  if (!take_figures (row, &figures)
      || !enter (row, import, station, body, (int) entry, &figures, error))
    return FALSE;
  g_hash_table_add (import->seen, g_steal_pointer (&key));
  return TRUE;
}

HpImportReport *
hp_import_tallies (HpDb *db, const HpRules *rules, const char *path, const HpImportOptions *options,
                   int *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (HpEdit) edit = hp_edit_begin (db, "tallies.import", error);
  g_autoptr (HpImportReport) report = hp_import_report_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Import import = { db, rules, options, edit, seen };
  HpImportSheet sheet = { .columns = &columns,
                          .fields = fields,
                          .what = N_ ("tallies"),
                          .heading = list_heading,
                          .row = on_row,
                          .data = &import,
                          .edit = edit };

  if (edit == NULL || !hp_import_read (path, options, &sheet, report, progress, cancellable, error))
    return NULL;
  return hp_import_finish (edit, g_steal_pointer (&report), options, error);
}
