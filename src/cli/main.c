/* main.c: homphieu-cli COMMAND FILE [options].
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "cli/hp-cli-versions.h"
#include "cli/hp-cli.h"

#include "engine/core/hp-error.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>

static const HpCommand *const groups[] = { hp_document_commands, hp_import_commands,
                                           hp_list_commands, hp_count_commands, hp_form_commands };

/* Translations of the installed program, or of the build tree where it runs from there. */
static void
set_up_language (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *build = g_path_get_dirname (BUILD_LOCALEDIR);
  g_autofree char *programs = g_build_filename (build, "src", "", NULL);
  gboolean in_build = self != NULL && g_str_has_prefix (self, programs);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, in_build ? BUILD_LOCALEDIR : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static void
print_help (void)
{
  g_print (_ ("Usage: homphieu-cli COMMAND FILE [options]\n\n"
              "The election desk of a Vietnamese ward, without windows. FILE is the document of "
              "one\nelection (.homphieu). “homphieu-cli COMMAND --help” tells more.\n\n"));
  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    for (const HpCommand *c = groups[g]; c->name != NULL; c++)
      g_print ("  %-10s %s\n             %s\n", c->name, c->arguments, _ (c->summary));
  g_print (_ ("\nAll commands know --json (one JSON value on the standard output) and --help.\n"
              "Exit codes: 0 done; 1 done, and findings ask for attention; 2 bad usage; 3 refused "
              "or\nfailed, the document is as it was.\n"));
}

static void
print_version (void)
{
  g_print ("homphieu-cli %s\nGLib %u.%u.%u\n%s", PACKAGE_VERSION, glib_major_version,
           glib_minor_version, glib_micro_version, HP_CLI_LIBRARIES);
}

static const HpCommand *
find_command (const char *name)
{
  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    for (const HpCommand *c = groups[g]; c->name != NULL; c++)
      if (g_str_equal (c->name, name))
        return c;
  return NULL;
}

/* ---- the answer ---- */

static const char *
error_code (const GError *error)
{
  static const char *const codes[] = {
    "failed",    "usage",      "invalid",  "not-found", "exists",         "io",         "read-only",
    "disk-full", "format",     "limit",    "password",  "not-a-document", "newer-file", "busy",
    "corrupt",   "constraint", "conflict", "refused",   "cancelled",
  };

  if (error->domain == HP_ERROR && (guint) error->code < G_N_ELEMENTS (codes))
    return codes[error->code];
  return codes[0];
}

static void
answer_error (HpCli *cli, const GError *error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "error");
  json_builder_begin_object (builder);
  hp_json_text (builder, "code", error_code (error));
  hp_json_text (builder, "message", error->message);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  hp_cli_answer_builder (cli, builder);
}

static void
print_answer (HpCli *cli)
{
  g_autofree char *text = NULL;

  if (!cli->json || cli->streamed || cli->answer == NULL)
    return;
  text = json_to_string (cli->answer, TRUE);
  hp_cli_print (text);
  hp_cli_print ("\n");
}

/* Output that did not get through is a failure too. */
static HpExit
finish (HpCli *cli, HpExit exit_code)
{
  print_answer (cli);
  if (fflush (stdout) == 0 && !ferror (stdout))
    return exit_code;
  hp_cli_say (_ ("homphieu-cli: the output could not be written. Is the disk full?"));
  return HP_EXIT_FAILED;
}

static HpExit
run (const HpCommand *command, GStrv argv)
{
  HpCli cli = { .command = command,
                .json = g_strv_contains ((const char *const *) argv, "--json") };
  g_autoptr (GError) error = NULL;
  HpExit exit_code = command->run (&cli, argv, &error);

  if (cli.failure != NULL)
    {
      g_clear_error (&error);
      error = g_steal_pointer (&cli.failure);
      g_clear_pointer (&cli.answer, json_node_unref);
    }
  if (error != NULL)
    {
      exit_code =
          g_error_matches (error, HP_ERROR, HP_ERROR_USAGE) ? HP_EXIT_USAGE : HP_EXIT_FAILED;
      if (cli.answer == NULL)
        answer_error (&cli, error);
      hp_cli_say ("homphieu-cli: %s", error->message);
      if (exit_code == HP_EXIT_USAGE)
        hp_cli_say (_ ("“homphieu-cli %s --help” tells more."), command->name);
    }
  exit_code = finish (&cli, exit_code);
  g_clear_pointer (&cli.answer, json_node_unref);
  g_free (cli.operator_name);
  return exit_code;
}

int
main (int argc, char **argv)
{
  g_auto (GStrv) words = NULL;
  const HpCommand *command;

  set_up_language ();
  g_set_prgname ("homphieu-cli");
  words = g_strdupv (argv);
  if (argc < 2 || g_str_equal (words[1], "--help") || g_str_equal (words[1], "-h")
      || g_str_equal (words[1], "help"))
    {
      print_help ();
      return argc < 2 ? HP_EXIT_USAGE : HP_EXIT_DONE;
    }
  if (g_str_equal (words[1], "--version"))
    {
      print_version ();
      return HP_EXIT_DONE;
    }
  command = find_command (words[1]);
  if (command == NULL)
    {
      hp_cli_say (_ ("homphieu-cli: there is no command “%s”. “homphieu-cli --help” lists them."),
                  words[1]);
      return HP_EXIT_USAGE;
    }
  return (int) run (command, words + 1);
}
