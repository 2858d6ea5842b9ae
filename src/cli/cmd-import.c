/* cmd-import.c: import and template.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "cli/hp-cli.h"

#include "engine/day/hp-turnout.h"
#include "engine/voters/hp-voter-import.h"
#include "paper/candidates/hp-import-candidates.h"
#include "paper/count/hp-import-tallies.h"
#include "paper/day/hp-import-turnout.h"
#include "paper/kit/hp-form.h"
#include "paper/kit/hp-template.h"
#include "paper/stations/hp-import-members.h"
#include "paper/stations/hp-import-stations.h"
#include "paper/voters/hp-import-voters.h"
#include "paper/voters/hp-rejects.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <inttypes.h>

typedef struct
{
  char *station, *sheet, *rejects, *mark, *body;
  gboolean dry_run, replace, diff;
} ImportOptions;

static void
import_options_clear (ImportOptions *o)
{
  g_free (o->station);
  g_free (o->sheet);
  g_free (o->rejects);
  g_free (o->mark);
  g_free (o->body);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImportOptions, import_options_clear)

static const struct
{
  const char *name;
  HpImportFunc run; /* NULL: voters */
} kinds[] = {
  { "voters", NULL },
  { "stations", hp_import_stations },
  { "candidates", hp_import_candidates },
  { "members", hp_import_members },
  { "turnout", hp_import_turnout },
  { "tallies", hp_import_tallies },
};

static void
say_findings (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *line = hp_cli_finding_line (g_ptr_array_index (findings, i));

      hp_cli_say ("%s", line);
    }
}

static HpExit
exit_of (gint64 rejected, GPtrArray *findings)
{
  return rejected > 0 || findings->len > 0 ? HP_EXIT_ATTENTION : HP_EXIT_DONE;
}

/* ---- voters ---- */

/* The rejects stand beside their place until the document has taken the others in. */
static gboolean
write_rejects (HpDb *db, HpVoterStaging *staging, const char *part, GError **error)
{
  g_autoptr (GDateTime) created = hp_form_created (db);

  return hp_rejects_write (staging, part, created, NULL, NULL, error);
}

static gboolean
accept_voters (HpDb *db, HpVoterImport *import, const ImportOptions *o, GError **error)
{
  g_autofree char *part = o->rejects != NULL ? g_strconcat (o->rejects, ".part.xlsx", NULL) : NULL;
  gboolean ok = part == NULL || write_rejects (db, hp_voter_import_staging (import), part, error);

  if (ok && part != NULL && g_file_test (o->rejects, G_FILE_TEST_IS_DIR))
    ok = hp_error_take_io (error, g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_ISDIR, ""),
                           o->rejects);
  if (ok && !o->dry_run)
    ok = hp_voter_import_accept (import, db, NULL, NULL, NULL, error);
  if (part != NULL && (!ok || g_rename (part, o->rejects) != 0))
    {
      if (ok)
        hp_cli_say (_ ("The rejected rows stayed in “%s”: %s."), part, g_strerror (errno));
      else
        g_unlink (part);
    }
  return ok;
}

static void
answer_voters (HpCli *cli, HpVoterImport *import, const ImportOptions *o, GStrv skipped)
{
  JsonNode *node =
      hp_import_voters_to_json (hp_voter_import_staging (import), (const char *const *) skipped);
  JsonObject *object = json_node_get_object (node);
  HpImportResult result;

  hp_voter_import_result (import, &result);
  json_object_set_int_member (object, "added", result.added);
  json_object_set_int_member (object, "updated", result.updated);
  json_object_set_int_member (object, "unchanged", result.unchanged);
  json_object_set_int_member (object, "removed", result.removed);
  json_object_set_int_member (object, "gone", result.gone);
  json_object_set_boolean_member (object, "dry_run", o->dry_run);
  hp_cli_answer (cli, node);
}

static HpExit
say_voters (HpCli *cli, HpVoterImport *import, const ImportOptions *o)
{
  HpVoterStaging *staging = hp_voter_import_staging (import);
  g_autoptr (GPtrArray) findings = hp_voter_staging_findings (staging);
  HpStagedTotals totals;
  HpImportResult result;

  hp_voter_staging_totals (staging, &totals);
  hp_voter_import_result (import, &result);
  if (!cli->json)
    say_findings (findings);
  hp_cli_say (_ ("%" PRId64 " rows: %" PRId64 " accepted, %" PRId64 " rejected, %" PRId64
                 " headings, %" PRId64 " footers, %" PRId64 " blank."),
              totals.rows, totals.accepted, totals.rejected, totals.headings, totals.footers,
              totals.blank);
  hp_cli_say (o->dry_run ? _ ("Nothing was written: %" PRId64 " would be added, %" PRId64
                              " changed, %" PRId64 " removed.")
                         : _ ("%" PRId64 " added, %" PRId64 " changed, %" PRId64 " removed."),
              result.added, result.updated, result.removed);
  return exit_of (totals.rejected, findings);
}

static HpExit
import_voters (HpCli *cli, HpDb *db, const HpRules *rules, const char *path, const ImportOptions *o,
               int station, GError **error)
{
  g_autoptr (HpVoterImport) import = hp_voter_import_new (db, rules, error);
  HpImportVotersOptions options = { .sheet = o->sheet, .station = station };
  HpImportMode mode = o->replace ? HP_IMPORT_REPLACE : o->diff ? HP_IMPORT_DIFF : HP_IMPORT_ADD;
  g_auto (GStrv) skipped = NULL;

  if (import == NULL
      || !hp_import_voters_read (path, &options, hp_voter_import_staging (import), &skipped, NULL,
                                 NULL, error)
      || !hp_voter_import_prepare (import, db, mode, NULL, error)
      || !accept_voters (db, import, o, error))
    return HP_EXIT_FAILED;
  answer_voters (cli, import, o, skipped);
  for (int i = 0; skipped != NULL && skipped[i] != NULL; i++)
    hp_cli_say (_ ("Sheet “%s” has no list of voters and was left out."), skipped[i]);
  return say_voters (cli, import, o);
}

/* ---- the others ---- */

static HpExit
import_other (HpCli *cli, HpDb *db, const HpRules *rules, HpImportFunc run, const char *path,
              const HpImportOptions *options, GError **error)
{
  g_autoptr (HpImportReport) report = run (db, rules, path, options, NULL, NULL, error);
  JsonNode *node;

  if (report == NULL)
    return HP_EXIT_FAILED;
  node = hp_import_report_to_json (report);
  json_object_set_boolean_member (json_node_get_object (node), "dry_run", options->dry_run);
  hp_cli_answer (cli, node);
  if (!cli->json)
    say_findings (report->findings);
  hp_cli_say (_ ("%" PRId64 " rows: %" PRId64 " accepted, %" PRId64 " rejected, %" PRId64
                 " headings, %" PRId64 " footers, %" PRId64 " blank."),
              report->rows, report->accepted, report->rejected, report->headings, report->footers,
              report->blank);
  if (options->dry_run)
    hp_cli_say (_ ("Nothing was written."));
  return exit_of (report->rejected, report->findings);
}

/* ---- arguments ---- */

static gboolean
check_options (const ImportOptions *o, gboolean voters, GError **error)
{
  if (o->replace && o->diff)
    return hp_cli_usage (error, _ ("--replace and --diff do not go together."));
  if (!voters && (o->replace || o->diff || o->rejects != NULL))
    return hp_cli_usage (error, _ ("--replace, --diff and --rejects are for voters."));
  return TRUE;
}

static HpExit
import_sheet (HpCli *cli, GStrv args, const ImportOptions *o, GError **error)
{
  g_autoptr (HpRules) rules = NULL;
  g_autoptr (HpDb) db = NULL;
  HpImportOptions options = HP_IMPORT_OPTIONS_NONE;
  guint k = 0;

  while (k < G_N_ELEMENTS (kinds) && !g_str_equal (kinds[k].name, args[1]))
    k++;
  if (k == G_N_ELEMENTS (kinds))
    hp_cli_usage (error, _ ("“%s” cannot be imported."), args[1]);
  else if (check_options (o, kinds[k].run == NULL, error)
           && hp_cli_station (o->station, FALSE, &options.station, error)
           && (o->mark == NULL || hp_minute_parse (o->mark, &options.minute)
               || hp_cli_usage (error, _ ("--mark: “%s” is not a time such as 11:00."), o->mark)))
    db = hp_cli_open (cli, args[0], &rules, error);
  if (db == NULL || !hp_cli_body (rules, o->body, FALSE, &options.body, error))
    return HP_EXIT_FAILED;
  options.sheet = o->sheet;
  options.dry_run = o->dry_run;
  if (kinds[k].run == NULL)
    return import_voters (cli, db, rules, args[2], o, options.station, error);
  return import_other (cli, db, rules, kinds[k].run, args[2], &options, error);
}

static HpExit
run_import (HpCli *cli, GStrv argv, GError **error)
{
  g_auto (ImportOptions) o = { 0 };
  const GOptionEntry entries[] = {
    { "station", 0, 0, G_OPTION_ARG_STRING, &o.station,
      N_ ("Station of the rows that do not say theirs"), "N" },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &o.sheet, N_ ("Only the sheet of this name"), "NAME" },
    { "rejects", 0, 0, G_OPTION_ARG_FILENAME, &o.rejects,
      N_ ("Where to put the rejected rows with their reasons"), "OUT.xlsx" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &o.dry_run, N_ ("Find out, write nothing"), NULL },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &o.replace,
      N_ ("The stations of the sheet then hold just its voters"), NULL },
    { "diff", 0, 0, G_OPTION_ARG_NONE, &o.diff,
      N_ ("Add new voters, change changed ones, remove nobody"), NULL },
    { "mark", 0, 0, G_OPTION_ARG_STRING, &o.mark,
      N_ ("Time of turnout figures that do not say theirs"), "HH:MM" },
    { "body", 0, 0, G_OPTION_ARG_STRING, &o.body, N_ ("Body of the rows that do not say theirs"),
      "BODY" },
    { NULL }
  };
  g_auto (GStrv) args = hp_cli_parse (cli, argv, entries, 3, 3, error);

  return args != NULL ? import_sheet (cli, args, &o, error) : HP_EXIT_FAILED;
}

/* ---- template ---- */

static HpExit
run_template (HpCli *cli, GStrv argv, GError **error)
{
  g_autofree char *election = NULL;
  const GOptionEntry entries[] = { { "election", 0, 0, G_OPTION_ARG_STRING, &election,
                                     N_ ("Year of the election"), "YEAR" },
                                   { NULL } };
  g_auto (GStrv) args = hp_cli_parse (cli, argv, entries, 2, 2, error);
  g_autoptr (JsonBuilder) json = NULL;

  if (args == NULL)
    return HP_EXIT_FAILED;
  if (!g_strv_contains (hp_template_kinds (), args[0]))
    {
      g_autofree char *all = g_strjoinv (", ", (char **) hp_template_kinds ());

      hp_cli_usage (error, _ ("“%s” is none of %s."), args[0], all);
      return HP_EXIT_FAILED;
    }
  if (election != NULL && !g_strv_contains (hp_rules_elections (), election))
    {
      hp_cli_usage (error, _ ("--election: there is no election “%s”."), election);
      return HP_EXIT_FAILED;
    }
  /* There may be rows in it that somebody has filled in. */
  if (g_file_test (args[1], G_FILE_TEST_IS_REGULAR))
    {
      hp_error_take_io (error, g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_EXIST, ""), args[1]);
      return HP_EXIT_FAILED;
    }
  if (!hp_template_write (args[0], election, args[1], error))
    return HP_EXIT_FAILED;
  json = json_builder_new ();
  json_builder_begin_object (json);
  hp_json_text (json, "kind", args[0]);
  hp_json_text (json, "file", args[1]);
  json_builder_end_object (json);
  hp_cli_answer_builder (cli, json);
  hp_cli_say (_ ("An empty sheet is in “%s”."), args[1]);
  return HP_EXIT_DONE;
}

const HpCommand hp_import_commands[] = {
  { "import",
    "FILE voters|stations|candidates|members|turnout|tallies SHEET [--station N] [--sheet NAME] "
    "[--rejects OUT.xlsx] [--dry-run] [--replace|--diff] [--mark HH:MM] [--body B]",
    N_ ("Takes a sheet (.xlsx, .ods, .csv) into the document."), run_import },
  { "template", "voters|stations|candidates|members|turnout|tallies OUT.xlsx [--election YEAR]",
    N_ ("Makes an empty sheet to fill in and import."), run_template },
  { NULL }
};
