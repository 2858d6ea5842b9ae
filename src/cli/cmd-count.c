/* cmd-count.c: turnout, tally, check, results.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "cli/hp-cli.h"

#include "engine/candidates/hp-candidate.h"
#include "engine/core/hp-percent.h"
#include "engine/core/hp-util.h"
#include "engine/count/hp-results-json.h"
#include "engine/count/hp-tally-json.h"
#include "engine/count/hp-tally.h"
#include "engine/day/hp-turnout.h"
#include "engine/session/hp-check.h"
#include "paper/kit/hp-words.h"

#include <glib/gi18n.h>
#include <inttypes.h>

static HpExit
exit_of (GPtrArray *findings)
{
  return findings->len > 0 ? HP_EXIT_ATTENTION : HP_EXIT_DONE;
}

/* ---- turnout ---- */

typedef struct
{
  char *station, *mark, *voted, *body, *reason;
} TurnoutOptions;

static void
turnout_options_clear (TurnoutOptions *o)
{
  g_free (o->station);
  g_free (o->mark);
  g_free (o->voted);
  g_free (o->body);
  g_free (o->reason);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TurnoutOptions, turnout_options_clear)

static gboolean
read_mark (const char *text, int *minute, GError **error)
{
  if (!hp_cli_required ("--mark", text, error))
    return FALSE;
  return hp_minute_parse (text, minute)
         || hp_cli_usage (error, _ ("--mark: “%s” is not a time such as 11:00."), text);
}

/* Without --body it is the body that every voter elects. */
static HpExit
set_turnout (HpCli *cli, const char *path, const TurnoutOptions *o, GError **error)
{
  g_autoptr (HpRules) rules = NULL;
  g_autoptr (HpDb) db = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  gint64 voted;
  HpBody body;
  int station, minute;
  gboolean ok;

  if (!hp_cli_station (o->station, TRUE, &station, error) || !read_mark (o->mark, &minute, error)
      || !hp_cli_required ("--voted", o->voted, error)
      || !hp_cli_number ("--voted", o->voted, 0, HP_TALLY_FIGURE_MAX, &voted, error)
      || (db = hp_cli_open (cli, path, &rules, error)) == NULL
      || !hp_cli_body (rules, o->body, FALSE, &body, error))
    return HP_EXIT_FAILED;
  if (body == HP_BODY_NONE)
    body = hp_rules_bodies (rules, NULL)[0];
  ok = hp_turnout_set (db, rules, station, body, minute, voted, o->reason, &findings, error);
  if (findings != NULL)
    hp_cli_answer_findings (cli, findings);
  if (!ok)
    return HP_EXIT_FAILED;
  hp_cli_say (_ ("Station %d, %s, %s: %" PRId64 " voted."), station, o->mark,
              hp_words_body (body, FALSE), voted);
  return findings != NULL ? exit_of (findings) : HP_EXIT_DONE;
}

static HpExit
run_turnout (HpCli *cli, GStrv argv, GError **error)
{
  g_auto (TurnoutOptions) o = { 0 };
  const GOptionEntry entries[] = {
    { "station", 0, 0, G_OPTION_ARG_STRING, &o.station, N_ ("Number of the station"), "N" },
    { "mark", 0, 0, G_OPTION_ARG_STRING, &o.mark, N_ ("Time of the figure"), "HH:MM" },
    { "voted", 0, 0, G_OPTION_ARG_STRING, &o.voted, N_ ("How many have voted until then"), "T" },
    { "body", 0, 0, G_OPTION_ARG_STRING, &o.body, N_ ("qh, tinh, huyen or xa"), "BODY" },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &o.reason,
      N_ ("Why a figure that seems impossible is right"), "TEXT" },
    { NULL }
  };
  g_auto (GStrv) args = hp_cli_parse (cli, argv, entries, 1, 1, error);

  return args != NULL ? set_turnout (cli, args[0], &o, error) : HP_EXIT_FAILED;
}

/* ---- tally ---- */

typedef struct
{
  char *station, *body, *entry, *by, *from;
  gboolean seal;
} TallyOptions;

static void
tally_options_clear (TallyOptions *o)
{
  g_free (o->station);
  g_free (o->body);
  g_free (o->entry);
  g_free (o->by);
  g_free (o->from);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TallyOptions, tally_options_clear)

static HpExit
seal_tally (HpCli *cli, HpDb *db, const HpRules *rules, int station, HpBody body, const char *by,
            GError **error)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) none = hp_findings_new ();
  gboolean ok = hp_tally_seal (db, rules, station, body, by, &findings, error);

  /* Without findings it is the error that says why. */
  if (!ok && findings != NULL && findings->len > 0)
    hp_cli_answer_findings (cli, findings);
  if (!ok)
    return HP_EXIT_FAILED;
  hp_cli_answer_findings (cli, none);
  hp_cli_say (_ ("Station %d, %s: sealed."), station, hp_words_body (body, FALSE));
  return HP_EXIT_DONE;
}

static HpExit
say_entry (HpCli *cli, HpDb *db, const HpRules *rules, const HpTally *tally, int entry,
           const HpTallyFigures *figures, GError **error)
{
  const HpTallyEntry *stored = tally->entries[entry - 1];
  g_autoptr (GPtrArray) findings = NULL;

  /* A file without any figure takes the entry away: then all of them are missing. */
  findings =
      hp_tally_findings (db, rules, tally, stored != NULL ? stored->figures : figures, error);
  if (findings == NULL)
    return HP_EXIT_FAILED;
  hp_cli_answer_findings (cli, findings);
  hp_cli_say (_ ("Station %d, %s: %s."), tally->station, hp_words_body (tally->body, FALSE),
              hp_words_tally_state (hp_tally_state_code (tally->state)));
  return tally->state == HP_TALLY_DIFFERS ? HP_EXIT_ATTENTION : exit_of (findings);
}

static HpExit
enter_tally (HpCli *cli, HpDb *db, const HpRules *rules, int station, HpBody body,
             const TallyOptions *o, GError **error)
{
  g_auto (HpTallyFigures) figures = { 0 };
  g_autoptr (GHashTable) reasons = NULL;
  g_autoptr (HpTally) tally = NULL;
  int entry = g_strcmp0 (o->entry, "2") == 0 ? 2 : 1;

  if (!hp_tally_json_read (o->from, &figures, &reasons, error)
      || !hp_tally_enter (db, rules, station, body, entry, o->by, &figures, reasons, error)
      || (tally = hp_tally_load (db, station, body, error)) == NULL)
    return HP_EXIT_FAILED;
  return say_entry (cli, db, rules, tally, entry, &figures, error);
}

static gboolean
check_tally_options (const TallyOptions *o, GError **error)
{
  if (o->seal && (o->entry != NULL || o->from != NULL))
    return hp_cli_usage (error, _ ("--seal does not go with --entry or --from."));
  if (o->seal)
    return hp_cli_required ("--by", o->by, error);
  if (!hp_cli_required ("--entry", o->entry, error) || !hp_cli_required ("--by", o->by, error)
      || !hp_cli_required ("--from", o->from, error))
    return FALSE;
  return g_str_equal (o->entry, "1") || g_str_equal (o->entry, "2")
         || hp_cli_usage (error, _ ("--entry: “%s” is neither 1 nor 2."), o->entry);
}

static HpExit
run_tally (HpCli *cli, GStrv argv, GError **error)
{
  g_auto (TallyOptions) o = { 0 };
  const GOptionEntry entries[] = {
    { "station", 0, 0, G_OPTION_ARG_STRING, &o.station, N_ ("Number of the station"), "N" },
    { "body", 0, 0, G_OPTION_ARG_STRING, &o.body, N_ ("qh, tinh, huyen or xa"), "BODY" },
    { "entry", 0, 0, G_OPTION_ARG_STRING, &o.entry, N_ ("First or second entry"), "1|2" },
    { "by", 0, 0, G_OPTION_ARG_STRING, &o.by, N_ ("Who enters or seals"), "NAME" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &o.from, N_ ("File with the figures"), "SHEET.json" },
    { "seal", 0, 0, G_OPTION_ARG_NONE, &o.seal, N_ ("Seal an agreed tally"), NULL },
    { NULL }
  };
  g_auto (GStrv) args = hp_cli_parse (cli, argv, entries, 1, 1, error);
  g_autoptr (HpRules) rules = NULL;
  g_autoptr (HpDb) db = NULL;
  HpBody body;
  int station;

  if (args == NULL || !hp_cli_station (o.station, TRUE, &station, error)
      || !hp_cli_required ("--body", o.body, error) || !check_tally_options (&o, error)
      || (db = hp_cli_open (cli, args[0], &rules, error)) == NULL
      || !hp_cli_body (rules, o.body, TRUE, &body, error))
    return HP_EXIT_FAILED;
  return o.seal ? seal_tally (cli, db, rules, station, body, o.by, error)
                : enter_tally (cli, db, rules, station, body, &o, error);
}

/* ---- check ---- */

static HpExit
run_check (HpCli *cli, GStrv argv, GError **error)
{
  g_auto (GStrv) args = hp_cli_parse (cli, argv, NULL, 1, 1, error);
  g_autoptr (HpRules) rules = NULL;
  g_autoptr (HpDb) db = args != NULL ? hp_cli_open (cli, args[0], &rules, error) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GPtrArray) findings = db != NULL ? hp_check_all (db, rules, now, error) : NULL;

  if (findings == NULL)
    return HP_EXIT_FAILED;
  hp_cli_answer_findings (cli, findings);
  if (findings->len == 0)
    hp_cli_say (_ ("Nothing was found."));
  else
    hp_cli_say (_ ("%u errors, %u warnings."), hp_findings_count (findings, HP_SEVERITY_ERROR),
                hp_findings_count (findings, HP_SEVERITY_WARNING));
  return exit_of (findings);
}

/* ---- results ---- */

static void
print_result (const HpResult *result)
{
  g_autofree char *number = g_strdup_printf ("%d", result->number);
  g_autofree char *sealed = g_strdup_printf ("%d/%d", result->sealed, result->stations);
  g_autofree char *elected = g_strdup_printf ("%d/%d", result->outcome->elected, result->seats);

  hp_cli_print_row (hp_body_code (result->body), number, sealed, elected,
                    hp_proposal_code (result->outcome->proposal), NULL);
  for (guint i = 0; i < result->candidates->len && (int) i < result->outcome->n_candidates; i++)
    {
      const HpCandidate *candidate = g_ptr_array_index (result->candidates, i);
      gint64 votes = g_array_index (result->votes, gint64, i);
      g_autofree char *votes_text = g_strdup_printf ("%" PRId64, MAX (votes, 0));
      g_autofree char *percent = hp_percent_format (hp_percent (votes, result->valid), '.');

      hp_cli_print_row ("", candidate->name, votes_text, percent,
                        hp_elected_state_code (result->outcome->candidates[i].state), NULL);
    }
}

static HpExit
run_results (HpCli *cli, GStrv argv, GError **error)
{
  g_autofree char *body_text = NULL;
  const GOptionEntry entries[] = { { "body", 0, 0, G_OPTION_ARG_STRING, &body_text,
                                     N_ ("qh, tinh, huyen or xa"), "BODY" },
                                   { NULL } };
  g_auto (GStrv) args = hp_cli_parse (cli, argv, entries, 1, 1, error);
  g_autoptr (HpRules) rules = NULL;
  g_autoptr (HpDb) db = args != NULL ? hp_cli_open (cli, args[0], &rules, error) : NULL;
  g_autoptr (GPtrArray) findings = hp_findings_new ();
  g_autoptr (GPtrArray) results = NULL;
  HpBody body;

  if (db == NULL || !hp_cli_body (rules, body_text, FALSE, &body, error)
      || (results = hp_results_load (db, rules, body, findings, error)) == NULL)
    return HP_EXIT_FAILED;
  hp_cli_answer (cli, hp_results_to_json (results, hp_cli_words, NULL));
  for (guint i = 0; !cli->json && i < results->len; i++)
    print_result (g_ptr_array_index (results, i));
  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *line = hp_cli_finding_line (g_ptr_array_index (findings, i));

      hp_cli_say ("%s", line);
    }
  return exit_of (findings);
}

const HpCommand hp_count_commands[] = {
  { "turnout", "FILE --station N --mark HH:MM --voted T [--body B] [--reason TEXT]",
    N_ ("Enters one turnout figure."), run_turnout },
  { "tally",
    "FILE --station N --body B (--entry 1|2 --by NAME --from SHEET.json | --seal --by NAME)",
    N_ ("Enters or seals a tally."), run_tally },
  { "check", "FILE", N_ ("Lists every finding."), run_check },
  { "results", "FILE [--body B]", N_ ("Totals and the elected of each constituency."),
    run_results },
  { NULL }
};
