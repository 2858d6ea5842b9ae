/* cmd-document.c: making, copying, checking documents; undo and the journal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "cli/hp-cli.h"

#include "engine/core/hp-util.h"
#include "engine/db/hp-backup.h"
#include "engine/db/hp-journal.h"
#include "engine/session/hp-demo.h"
#include "engine/session/hp-session.h"
#include "paper/kit/hp-words.h"

#include <glib/gi18n.h>

static JsonBuilder *
begin_object (void)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  return builder;
}

static void
end_object (HpCli *cli, JsonBuilder *builder)
{
  json_builder_end_object (builder);
  hp_cli_answer_builder (cli, builder);
}

/* ---- new ---- */

typedef struct
{
  char *election, *ward, *province, *district, *kind;
} NewOptions;

static void
new_options_clear (NewOptions *o)
{
  g_free (o->election);
  g_free (o->ward);
  g_free (o->province);
  g_free (o->district);
  g_free (o->kind);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NewOptions, new_options_clear)

static gboolean
check_election (const char *election, GError **error)
{
  g_autofree char *all = NULL;

  if (g_strv_contains (hp_rules_elections (), election))
    return TRUE;
  all = g_strjoinv (", ", (char **) hp_rules_elections ());
  return hp_cli_usage (error, _ ("--election: “%s” is none of %s."), election, all);
}

static gboolean
check_kind (const char *kind, GError **error)
{
  static const char *const kinds[] = { "xa", "phuong", "thi-tran", "dac-khu", NULL };

  if (kind == NULL || g_strv_contains (kinds, kind))
    return TRUE;
  return hp_cli_usage (error, _ ("--kind: “%s” is none of %s."), kind,
                       "xa, phuong, thi-tran, dac-khu");
}

static HpExit
run_new (HpCli *cli, GStrv argv, GError **error)
{
  g_auto (NewOptions) o = { 0 };
  const GOptionEntry entries[] = {
    { "election", 0, 0, G_OPTION_ARG_STRING, &o.election, N_ ("Year of the election"), "YEAR" },
    { "ward", 0, 0, G_OPTION_ARG_STRING, &o.ward, N_ ("Name of the ward"), "NAME" },
    { "province", 0, 0, G_OPTION_ARG_STRING, &o.province, N_ ("Name of the province"), "NAME" },
    { "district", 0, 0, G_OPTION_ARG_STRING, &o.district,
      N_ ("Name of the district, in elections that have districts"), "NAME" },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &o.kind, N_ ("xa, phuong, thi-tran or dac-khu"), "KIND" },
    { NULL }
  };
  g_auto (GStrv) args = hp_cli_parse (cli, argv, entries, 1, 1, error);
  g_autoptr (HpSession) session = NULL;
  g_autoptr (JsonBuilder) json = NULL;

  if (args == NULL || !hp_cli_required ("--election", o.election, error)
      || !hp_cli_required ("--ward", o.ward, error)
      || !hp_cli_required ("--province", o.province, error) || !check_election (o.election, error)
      || !check_kind (o.kind, error))
    return HP_EXIT_FAILED;
  session = hp_session_create (args[0], o.election, o.ward, o.province, o.district, o.kind,
                               cli->operator_name != NULL ? cli->operator_name : "cli", error);
  if (session == NULL)
    return HP_EXIT_FAILED;
  json = begin_object ();
  hp_json_text (json, "file", args[0]);
  hp_json_text (json, "election", o.election);
  hp_json_text (json, "title", hp_session_get_title (session));
  end_object (cli, json);
  hp_cli_say (_ ("Made “%s”: %s."), args[0], hp_session_get_title (session));
  return HP_EXIT_DONE;
}

/* ---- demo ---- */

typedef struct
{
  char *election, *voters, *stations, *seed, *stage;
} DemoOptions;

static void
demo_options_clear (DemoOptions *o)
{
  g_free (o->election);
  g_free (o->voters);
  g_free (o->stations);
  g_free (o->seed);
  g_free (o->stage);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DemoOptions, demo_options_clear)

static HpExit
make_demo (HpCli *cli, const char *path, const DemoOptions *o, GError **error)
{
  g_autoptr (JsonBuilder) json = NULL;
  gint64 voters = 0, stations = 0, seed = 1;
  HpDemoStage stage = HP_DEMO_LISTED;

  if (o->election != NULL && !check_election (o->election, error))
    return HP_EXIT_FAILED;
  if (o->stage != NULL && !hp_demo_stage_parse (o->stage, &stage))
    {
      hp_cli_usage (error, _ ("--stage: “%s” is none of %s."), o->stage, "listed, voted, counted");
      return HP_EXIT_FAILED;
    }
  if ((o->voters != NULL
       && !hp_cli_number ("--voters", o->voters, 1, HP_DEMO_VOTERS_MAX, &voters, error))
      || (o->stations != NULL
          && !hp_cli_number ("--stations", o->stations, 1, HP_DEMO_STATIONS_MAX, &stations, error))
      || (o->seed != NULL && !hp_cli_number ("--seed", o->seed, 0, G_MAXUINT32, &seed, error)))
    return HP_EXIT_FAILED;
  if (!hp_demo_make (path, o->election, (int) voters, (int) stations, (guint32) seed, stage, NULL,
                     NULL, error))
    return HP_EXIT_FAILED;
  json = begin_object ();
  hp_json_text (json, "file", path);
  hp_json_int (json, "seed", seed);
  hp_json_text (json, "stage", o->stage != NULL ? o->stage : "listed");
  end_object (cli, json);
  hp_cli_say (_ ("Made “%s”, a ward that does not exist."), path);
  return HP_EXIT_DONE;
}

static HpExit
run_demo (HpCli *cli, GStrv argv, GError **error)
{
  g_auto (DemoOptions) o = { 0 };
  const GOptionEntry entries[] = {
    { "election", 0, 0, G_OPTION_ARG_STRING, &o.election, N_ ("Year of the election"), "YEAR" },
    { "voters", 0, 0, G_OPTION_ARG_STRING, &o.voters, N_ ("How many voters"), "N" },
    { "stations", 0, 0, G_OPTION_ARG_STRING, &o.stations, N_ ("How many polling stations"), "N" },
    { "seed", 0, 0, G_OPTION_ARG_STRING, &o.seed, N_ ("The same number gives the same ward"), "S" },
    { "stage", 0, 0, G_OPTION_ARG_STRING, &o.stage, N_ ("listed, voted or counted"), "STAGE" },
    { NULL }
  };
  g_auto (GStrv) args = hp_cli_parse (cli, argv, entries, 1, 1, error);

  return args != NULL ? make_demo (cli, args[0], &o, error) : HP_EXIT_FAILED;
}

/* ---- undo ---- */

static HpExit
run_undo (HpCli *cli, GStrv argv, GError **error)
{
  g_auto (GStrv) args = hp_cli_parse (cli, argv, NULL, 1, 1, error);
  g_autoptr (HpDb) db = args != NULL ? hp_cli_open (cli, args[0], NULL, error) : NULL;
  g_autoptr (HpJournalItem) done = NULL;
  g_autoptr (JsonBuilder) json = NULL;
  g_autofree char *label = NULL;

  if (db == NULL || !hp_journal_undo (db, &done, error))
    return HP_EXIT_FAILED;
  label = hp_words_action (done->action, done->args, done->station, done->body);
  json = begin_object ();
  json_builder_set_member_name (json, "undone");
  json_builder_begin_object (json);
  hp_json_int (json, "seq", done->seq);
  hp_json_text (json, "action", done->action);
  hp_json_text (json, "label", label);
  json_builder_end_object (json);
  end_object (cli, json);
  hp_cli_say (_ ("Taken back: %s."), label);
  return HP_EXIT_DONE;
}

/* ---- copies ---- */

static HpExit
run_backup (HpCli *cli, GStrv argv, GError **error)
{
  g_auto (GStrv) args = hp_cli_parse (cli, argv, NULL, 2, 2, error);
  g_autoptr (HpDb) db = args != NULL ? hp_cli_open (cli, args[0], NULL, error) : NULL;
  g_autoptr (JsonBuilder) json = NULL;

  if (db == NULL || !hp_backup_write (db, args[1], NULL, error))
    return HP_EXIT_FAILED;
  json = begin_object ();
  hp_json_text (json, "file", args[0]);
  hp_json_text (json, "backup", args[1]);
  hp_json_int (json, "version", hp_db_get_version (db));
  end_object (cli, json);
  hp_cli_say (_ ("A checked copy is in “%s”."), args[1]);
  return HP_EXIT_DONE;
}

static HpExit
run_restore (HpCli *cli, GStrv argv, GError **error)
{
  g_auto (GStrv) args = hp_cli_parse (cli, argv, NULL, 2, 2, error);
  g_autofree char *aside = NULL;
  g_autoptr (JsonBuilder) json = NULL;

  if (args == NULL || !hp_backup_restore (args[0], args[1], &aside, error))
    return HP_EXIT_FAILED;
  json = begin_object ();
  hp_json_text (json, "backup", args[0]);
  hp_json_text (json, "file", args[1]);
  hp_json_text (json, "aside", aside);
  end_object (cli, json);
  hp_cli_say (_ ("“%s” is now what the copy “%s” holds."), args[1], args[0]);
  if (aside != NULL)
    hp_cli_say (_ ("What stood there before is in “%s”."), aside);
  return HP_EXIT_DONE;
}

/* ---- checks of the document ---- */

static HpExit
run_journal (HpCli *cli, GStrv argv, GError **error)
{
  g_auto (GStrv) args = hp_cli_parse (cli, argv, NULL, 2, 2, error);
  g_autoptr (HpDb) db = NULL;
  g_autoptr (JsonBuilder) json = NULL;
  g_autoptr (GError) broken = NULL;
  gint64 bad = 0;
  gboolean holds;

  if (args != NULL && !g_str_equal (args[1], "verify"))
    hp_cli_usage (error, _ ("“%s” is not what can be done with a journal: verify."), args[1]);
  else if (args != NULL)
    db = hp_cli_open (cli, args[0], NULL, error);
  if (db == NULL)
    return HP_EXIT_FAILED;
  holds = hp_journal_verify (db, &bad, &broken);
  if (!holds && bad == 0)
    {
      g_propagate_error (error, g_steal_pointer (&broken));
      return HP_EXIT_FAILED;
    }
  json = begin_object ();
  hp_json_bool (json, "ok", holds);
  hp_json_int (json, "entries", hp_db_get_version (db));
  hp_json_count (json, "bad", holds ? HP_MISSING : bad);
  hp_json_text (json, "message", holds ? NULL : broken->message);
  end_object (cli, json);
  if (holds)
    hp_cli_say (_ ("The journal holds: %d entries, each linked to the one before."),
                (int) hp_db_get_version (db));
  else
    hp_cli_say ("%s", broken->message);
  return holds ? HP_EXIT_DONE : HP_EXIT_ATTENTION;
}

/* Names of what hp_journal_verify_all looks at, in its order. */
static const struct
{
  const char *code;
  const char *text;
} verified[] = {
  { "file", N_ ("the database file (SQLite’s own check)") },
  { "chain", N_ ("the chain of the journal") },
  { "derived", N_ ("the derived tables: search, order of names, totals") },
  { "replay", N_ ("that the journal, replayed from an empty document, gives exactly the tables") },
};

static HpExit
run_verify (HpCli *cli, GStrv argv, GError **error)
{
  g_auto (GStrv) args = hp_cli_parse (cli, argv, NULL, 1, 1, error);
  g_autoptr (HpDb) db = args != NULL ? hp_cli_open (cli, args[0], NULL, error) : NULL;
  g_autoptr (JsonBuilder) json = NULL;
  g_autoptr (GError) broken = NULL;
  gboolean holds;

  if (db == NULL)
    return HP_EXIT_FAILED;
  holds = hp_journal_verify_all (db, NULL, &broken);
  if (!holds && !g_error_matches (broken, HP_ERROR, HP_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&broken));
      return HP_EXIT_FAILED;
    }
  json = begin_object ();
  hp_json_bool (json, "ok", holds);
  json_builder_set_member_name (json, "checked");
  json_builder_begin_array (json);
  for (guint i = 0; i < G_N_ELEMENTS (verified); i++)
    json_builder_add_string_value (json, verified[i].code);
  json_builder_end_array (json);
  hp_json_count (json, "entries", holds ? hp_db_get_version (db) : HP_MISSING);
  hp_json_text (json, "message", holds ? NULL : broken->message);
  end_object (cli, json);
  for (guint i = 0; holds && i < G_N_ELEMENTS (verified); i++)
    hp_cli_say (_ ("In order: %s."), _ (verified[i].text));
  if (!holds)
    hp_cli_say ("%s", broken->message);
  return holds ? HP_EXIT_DONE : HP_EXIT_ATTENTION;
}

const HpCommand hp_document_commands[] = {
  { "new", "FILE --election YEAR --ward NAME --province NAME [--district NAME] [--kind KIND]",
    N_ ("Makes a new document."), run_new },
  { "demo", "FILE [--election YEAR] [--voters N] [--stations N] [--seed S] [--stage STAGE]",
    N_ ("Makes a sample ward in which nobody is real."), run_demo },
  { "undo", "FILE", N_ ("Takes back the last action that can be undone."), run_undo },
  { "backup", "FILE DEST", N_ ("Writes a consistent, checked copy."), run_backup },
  { "restore", "BACKUP FILE", N_ ("Puts a copy back in place."), run_restore },
  { "journal", "FILE verify", N_ ("Recomputes the chain of the journal."), run_journal },
  { "verify", "FILE", N_ ("Checks the integrity of everything."), run_verify },
  { NULL }
};
