/* cmd-list.c: list and search.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "cli/hp-cli-lists.h"

#include "engine/voters/hp-voter-query.h"
#include "engine/voters/hp-voter.h"

#include <glib/gi18n.h>

static const struct
{
  const char *name;
  HpListFunc run;
} lists[] = {
  { "voters", hp_list_voters },
  { "stations", hp_list_stations },
  { "constituencies", hp_list_constituencies },
  { "candidates", hp_list_candidates },
  { "turnout", hp_list_turnout },
  { "tallies", hp_list_tallies },
  { "movements", hp_list_movements },
  { "journal", hp_list_journal },
};

static HpExit
run_list (HpCli *cli, GStrv argv, GError **error)
{
  g_auto (GStrv) args = hp_cli_parse (cli, argv, NULL, 2, 2, error);
  g_autoptr (HpRules) rules = NULL;
  g_autoptr (HpDb) db = NULL;
  guint i = 0;

  if (args == NULL)
    return HP_EXIT_FAILED;
  while (i < G_N_ELEMENTS (lists) && !g_str_equal (lists[i].name, args[1]))
    i++;
  if (i == G_N_ELEMENTS (lists))
    {
      hp_cli_usage (error, _ ("There is no list “%s”."), args[1]);
      return HP_EXIT_FAILED;
    }
  db = hp_cli_open (cli, args[0], &rules, error);
  return db != NULL && lists[i].run (cli, db, rules, error) ? HP_EXIT_DONE : HP_EXIT_FAILED;
}

/* ---- search ---- */

static gboolean
answer_found (HpCli *cli, HpDb *db, HpQuery *query, gint64 limit, GError **error)
{
  g_auto (HpStmt) q = hp_query_prepare (query, db);
  g_autoptr (JsonBuilder) json = json_builder_new ();
  HpStep step = HP_STEP_DONE;

  json_builder_begin_array (json);
  for (; limit > 0 && (step = hp_stmt_step (&q, error)) == HP_STEP_ROW; limit--)
    {
      g_autoptr (HpVoter) voter = hp_voter_load (db, hp_stmt_int (&q, 0), error);

      if (voter == NULL)
        return FALSE;
      hp_list_add_voter (json, voter);
      if (!cli->json)
        hp_list_print_voter (voter);
    }
  json_builder_end_array (json);
  hp_cli_answer_builder (cli, json);
  return step != HP_STEP_ERROR;
}

static HpExit
run_search (HpCli *cli, GStrv argv, GError **error)
{
  g_autofree char *limit_text = NULL;
  const GOptionEntry entries[] = { { "limit", 0, 0, G_OPTION_ARG_STRING, &limit_text,
                                     N_ ("At most so many voters (20)"), "N" },
                                   { NULL } };
  g_auto (GStrv) args = hp_cli_parse (cli, argv, entries, 2, 2, error);
  g_autoptr (HpQuery) query = NULL;
  g_autoptr (HpDb) db = NULL;
  HpVoterFilter filter = { .body = HP_BODY_NONE };
  gint64 limit = 20;

  if (args == NULL
      || (limit_text != NULL
          && !hp_cli_number ("--limit", limit_text, 1, G_MAXINT32, &limit, error))
      || (db = hp_cli_open (cli, args[0], NULL, error)) == NULL)
    return HP_EXIT_FAILED;
  filter.text = args[1];
  query = hp_voter_query (db, &filter);
  return answer_found (cli, db, query, limit, error) ? HP_EXIT_DONE : HP_EXIT_FAILED;
}

const HpCommand hp_list_commands[] = {
  { "list", "FILE voters|stations|constituencies|candidates|turnout|tallies|movements|journal",
    N_ ("Lists what is in the document."), run_list },
  { "search", "FILE TEXT [--limit N]", N_ ("Finds voters by name, birth date or number."),
    run_search },
  { NULL }
};
