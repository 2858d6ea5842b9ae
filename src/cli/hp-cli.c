/* hp-cli.c: what the commands share: arguments, documents, messages, JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "cli/hp-cli.h"

#include "engine/core/hp-finding-json.h"
#include "engine/core/hp-util.h"
#include "engine/setup/hp-election.h"
#include "paper/kit/hp-words.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* ---- arguments ---- */

gboolean
hp_cli_usage (GError **error, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, HP_ERROR, HP_ERROR_USAGE, text);
  return FALSE;
}

static GOptionContext *
make_context (HpCli *cli, const GOptionEntry *entries)
{
  GOptionContext *context = g_option_context_new (cli->command->arguments);
  g_autofree char *program = g_strconcat ("homphieu-cli ", cli->command->name, NULL);
  const GOptionEntry common[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, N_ ("Print one JSON value"), NULL },
    { "operator", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &cli->operator_name, NULL, NULL },
    { NULL }
  };

  g_set_prgname (program); /* so that the usage names the command */
  g_option_context_set_summary (context, _ (cli->command->summary));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  return context;
}

GStrv
hp_cli_parse (HpCli *cli, GStrv argv, const GOptionEntry *entries, int least, int most,
              GError **error)
{
  g_autoptr (GOptionContext) context = make_context (cli, entries);
  g_autoptr (GError) local = NULL;
  g_auto (GStrv) rest = g_strdupv (argv);
  GStrvBuilder *builder;
  GStrv arguments;
  int n = 0;

  /* Options are read from behind the first argument, which names the program. */
  if (!g_option_context_parse_strv (context, &rest, &local))
    {
      hp_cli_usage (error, "%s", local->message);
      return NULL;
    }
  builder = g_strv_builder_new ();
  for (int i = 1; rest[i] != NULL; i++)
    if (i > 1 || g_strcmp0 (rest[i], "--") != 0)
      {
        g_strv_builder_add (builder, rest[i]);
        n++;
      }
  arguments = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  if (n >= least && n <= most)
    return arguments;
  g_strfreev (arguments);
  hp_cli_usage (error, _ ("Usage: homphieu-cli %s %s"), cli->command->name,
                cli->command->arguments);
  return NULL;
}

gboolean
hp_cli_number (const char *option, const char *text, gint64 least, gint64 most, gint64 *number,
               GError **error)
{
  const char *digits = *text == '-' ? text + 1 : text;
  gsize n = strspn (digits, "0123456789");

  if (n == 0 || digits[n] != '\0')
    return hp_cli_usage (error, _ ("%s: “%s” is not a whole number."), option, text);
  if (g_ascii_string_to_signed (text, 10, least, most, number, NULL))
    return TRUE;
  g_set_error (error, HP_ERROR, HP_ERROR_INVALID,
               _ ("%s: %s is out of range. Give a number from %" PRId64 " to %" PRId64 "."), option,
               text, least, most);
  return FALSE;
}

gboolean
hp_cli_station (const char *text, gboolean required, int *station, GError **error)
{
  gint64 number = 0;

  *station = 0;
  if (text == NULL)
    return !required || hp_cli_required ("--station", text, error);
  if (!hp_cli_number ("--station", text, 1, 9999, &number, error))
    return FALSE;
  *station = (int) number;
  return TRUE;
}

gboolean
hp_cli_body (const HpRules *rules, const char *text, gboolean required, HpBody *body,
             GError **error)
{
  *body = HP_BODY_NONE;
  if (text == NULL)
    return !required || hp_cli_required ("--body", text, error);
  *body = hp_body_from_code (text);
  if (*body == HP_BODY_NONE)
    return hp_cli_usage (error, _ ("--body: “%s” is none of qh, tinh, huyen, xa."), text);
  if (hp_rules_has_body (rules, *body))
    return TRUE;
  g_set_error (error, HP_ERROR, HP_ERROR_INVALID, _ ("This election does not elect “%s”."), text);
  return FALSE;
}

gboolean
hp_cli_required (const char *option, const char *text, GError **error)
{
  if (text != NULL && *text != '\0')
    return TRUE;
  return hp_cli_usage (error, _ ("%s is missing."), option);
}

/* ---- documents ---- */

static void
failed_cb (HpDb *db, const GError *failure, HpCli *cli)
{
  if (cli->failure == NULL)
    cli->failure = g_error_copy (failure);
}

HpDb *
hp_cli_open (HpCli *cli, const char *path, HpRules **rules, GError **error)
{
  g_autoptr (HpDb) db = hp_db_open (path, error);

  if (db == NULL)
    return NULL;
  g_signal_connect (db, "failed", G_CALLBACK (failed_cb), cli);
  hp_db_set_operator (db, cli->operator_name != NULL ? cli->operator_name : "cli");
  if (rules != NULL && (*rules = hp_election_rules (db, error)) == NULL)
    return NULL;
  return g_steal_pointer (&db);
}

/* ---- saying things ---- */

void
hp_cli_say (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_printerr ("%s\n", text);
}

void
hp_cli_print (const char *text)
{
  fputs (text, stdout);
}

void
hp_cli_print_row (const char *first, ...)
{
  va_list args;
  const char *text;

  hp_cli_print (first);
  va_start (args, first);
  while ((text = va_arg (args, const char *)) != NULL)
    {
      hp_cli_print ("\t");
      hp_cli_print (text);
    }
  va_end (args);
  hp_cli_print ("\n");
}

void
hp_cli_answer (HpCli *cli, JsonNode *node)
{
  g_clear_pointer (&cli->answer, json_node_unref);
  cli->answer = node;
}

void
hp_cli_answer_builder (HpCli *cli, JsonBuilder *builder)
{
  hp_cli_answer (cli, json_builder_get_root (builder));
}

char *
hp_cli_words (const HpFinding *finding, gpointer data)
{
  return hp_words_finding (finding);
}

char *
hp_cli_finding_line (const HpFinding *finding)
{
  g_autofree char *place = hp_words_place (finding);
  g_autofree char *words = hp_words_finding (finding);

  if (*place == '\0')
    return g_strdup_printf ("%s %s: %s", finding->code, hp_words_severity (finding->severity),
                            words);
  return g_strdup_printf ("%s %s: %s: %s", finding->code, hp_words_severity (finding->severity),
                          place, words);
}

void
hp_cli_answer_findings (HpCli *cli, GPtrArray *findings)
{
  hp_cli_answer (cli, hp_findings_to_json (findings, hp_cli_words, NULL));
  if (cli->json)
    return;
  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *line = hp_cli_finding_line (g_ptr_array_index (findings, i));

      hp_cli_print (line);
      hp_cli_print ("\n");
    }
}

/* ---- building JSON ---- */

void
hp_json_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

void
hp_json_int (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

void
hp_json_count (JsonBuilder *builder, const char *name, gint64 count)
{
  json_builder_set_member_name (builder, name);
  if (count != HP_MISSING)
    json_builder_add_int_value (builder, count);
  else
    json_builder_add_null_value (builder);
}

void
hp_json_bool (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

void
hp_json_date (JsonBuilder *builder, const char *name, HpDate date)
{
  g_autofree char *iso = hp_date_to_iso (date);

  hp_json_text (builder, name, iso);
}

void
hp_json_bodies (JsonBuilder *builder, const char *name, HpBodies bodies)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (int b = 0; b < HP_N_BODIES; b++)
    if (bodies & HP_BODY_BIT (b))
      json_builder_add_string_value (builder, hp_body_code ((HpBody) b));
  json_builder_end_array (builder);
}
