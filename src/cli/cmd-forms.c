/* cmd-forms.c: which forms there are, and making them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "cli/hp-cli.h"

#include "paper/kit/hp-delivery.h"
#include "paper/kit/hp-form.h"

#include <glib/gi18n.h>

/* ---- forms ---- */

static HpExit
run_forms (HpCli *cli, GStrv argv, GError **error)
{
  g_auto (GStrv) args = hp_cli_parse (cli, argv, NULL, 1, 1, error);
  g_autoptr (HpRules) rules = NULL;
  g_autoptr (HpDb) db = args != NULL ? hp_cli_open (cli, args[0], &rules, error) : NULL;
  g_autoptr (GPtrArray) forms = db != NULL ? hp_forms_list (db, rules, error) : NULL;

  if (forms == NULL)
    return HP_EXIT_FAILED;
  hp_cli_answer (cli, hp_forms_to_json (forms, rules));
  for (guint i = 0; !cli->json && i < forms->len; i++)
    {
      const HpFormInstance *form = g_ptr_array_index (forms, i);
      g_autofree char *place = hp_form_place_text (form, rules);
      g_autofree char *missing = hp_form_missing_text (form, rules);

      hp_cli_print_row (form->number, form->title, place,
                        hp_form_is_ready (form) ? _ ("ready") : missing, NULL);
    }
  return HP_EXIT_DONE;
}

/* ---- export ---- */

typedef struct
{
  char *form, *station, *body, *constituency, *out;
  gboolean all, pdf;
} ExportOptions;

static void
export_options_clear (ExportOptions *o)
{
  g_free (o->form);
  g_free (o->station);
  g_free (o->body);
  g_free (o->constituency);
  g_free (o->out);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExportOptions, export_options_clear)

static gboolean
check_export_options (const ExportOptions *o, GError **error)
{
  if (!hp_cli_required ("--out", o->out, error))
    return FALSE;
  if (o->all == (o->form != NULL))
    return hp_cli_usage (error, _ ("Give either --form NUMBER or --all."));
  if (o->all && (o->station != NULL || o->body != NULL || o->constituency != NULL))
    return hp_cli_usage (
        error, _ ("--station, --body and --constituency go with --form, not with --all."));
  return TRUE;
}

static gboolean
read_filter (const ExportOptions *o, const HpRules *rules, HpFormFilter *filter, GError **error)
{
  gint64 constituency = 0;

  *filter = HP_FORM_ANY;
  filter->number = o->form;
  if (!hp_cli_station (o->station, FALSE, &filter->station, error)
      || !hp_cli_body (rules, o->body, FALSE, &filter->body, error)
      || (o->constituency != NULL
          && !hp_cli_number ("--constituency", o->constituency, 1, 999, &constituency, error)))
    return FALSE;
  filter->constituency = (int) constituency;
  return TRUE;
}

/* How many of the forms asked for are not ready, with a line each. */
static int
say_missing (HpDb *db, const HpRules *rules, const HpFormFilter *filter)
{
  g_autoptr (GPtrArray) forms = hp_forms_list (db, rules, NULL);
  g_autoptr (GPtrArray) asked = forms != NULL ? hp_forms_filter (forms, filter) : NULL;
  int n = 0;

  for (guint i = 0; asked != NULL && i < asked->len; i++)
    {
      const HpFormInstance *form = g_ptr_array_index (asked, i);
      g_autofree char *place = NULL;
      g_autofree char *missing = NULL;

      if (hp_form_is_ready (form))
        continue;
      n++;
      if (filter->number == NULL)
        continue;
      place = hp_form_place_text (form, rules);
      missing = hp_form_missing_text (form, rules);
      hp_cli_say (_ ("Not made: form %s, %s: %s"), form->number, place, missing);
    }
  return n;
}

/* A line for each number, the forms of which come together. */
static void
say_doubtful (GPtrArray *files, const HpRules *rules)
{
  const char *last = NULL;

  for (guint i = 0; i < files->len; i++)
    {
      const HpFormInstance *form = ((HpDeliveryFile *) g_ptr_array_index (files, i))->form;

      if (form == NULL || form->number == last || !hp_form_is_doubtful (form, rules))
        continue;
      last = form->number;
      hp_cli_say (_ ("Form %s: its number or wording was not found in an official text of that "
                     "election. Compare it before you hand it out; its pages say so, too."),
                  last);
    }
}

static void
answer_files (HpCli *cli, GPtrArray *files, int missing)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "files");
  json_builder_begin_array (json);
  for (guint i = 0; i < files->len; i++)
    {
      const HpDeliveryFile *file = g_ptr_array_index (files, i);

      json_builder_begin_object (json);
      hp_json_text (json, "path", file->path);
      hp_json_text (json, "name", file->name);
      hp_json_text (json, "sha256", file->sha256);
      hp_json_text (json, "form", file->form != NULL ? file->form->number : NULL);
      json_builder_end_object (json);
      if (!cli->json)
        hp_cli_print_row (file->path, NULL);
    }
  json_builder_end_array (json);
  hp_json_int (json, "not_ready", missing);
  json_builder_end_object (json);
  hp_cli_answer_builder (cli, json);
}

static HpExit
export_forms (HpCli *cli, const char *path, const ExportOptions *o, GError **error)
{
  g_autoptr (HpRules) rules = NULL;
  g_autoptr (HpDb) db = hp_cli_open (cli, path, &rules, error);
  g_autoptr (GPtrArray) files = NULL;
  HpFormFilter filter;
  int missing;

  if (db == NULL || !read_filter (o, rules, &filter, error))
    return HP_EXIT_FAILED;
  hp_delivery_clean_cache ();
  files = hp_delivery_export_all (db, rules, o->all ? NULL : &filter, o->out, o->pdf, NULL, NULL,
                                  NULL, error);
  if (files == NULL)
    return HP_EXIT_FAILED;
  missing = say_missing (db, rules, &filter);
  answer_files (cli, files, missing);
  hp_cli_say (_ ("%u files are in “%s”."), files->len, o->out);
  say_doubtful (files, rules);
  if (o->all && missing > 0)
    hp_cli_say (_ ("%d forms are not ready yet; “homphieu-cli forms” says why."), missing);
  /* Whoever asks for all gets what there is; whoever asks for one form expects it. */
  return missing > 0 && !o->all ? HP_EXIT_ATTENTION : HP_EXIT_DONE;
}

static HpExit
run_export (HpCli *cli, GStrv argv, GError **error)
{
  g_auto (ExportOptions) o = { 0 };
  const GOptionEntry entries[] = {
    { "form", 0, 0, G_OPTION_ARG_STRING, &o.form, N_ ("Number or word of the form"), "NUMBER" },
    { "all", 0, 0, G_OPTION_ARG_NONE, &o.all, N_ ("All forms that are ready, and their list"),
      NULL },
    { "station", 0, 0, G_OPTION_ARG_STRING, &o.station, N_ ("Of this station only"), "N" },
    { "body", 0, 0, G_OPTION_ARG_STRING, &o.body, N_ ("Of this body only"), "BODY" },
    { "constituency", 0, 0, G_OPTION_ARG_STRING, &o.constituency, N_ ("Of this constituency only"),
      "N" },
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &o.out, N_ ("Folder for the files"), "DIR" },
    { "pdf", 0, 0, G_OPTION_ARG_NONE, &o.pdf, N_ ("PDF beside each .xlsx"), NULL },
    { NULL }
  };
  g_auto (GStrv) args = hp_cli_parse (cli, argv, entries, 1, 1, error);

  if (args == NULL || !check_export_options (&o, error))
    return HP_EXIT_FAILED;
  return export_forms (cli, args[0], &o, error);
}

const HpCommand hp_form_commands[] = {
  { "forms", "FILE", N_ ("Lists the forms that this document can make."), run_forms },
  { "export",
    "FILE (--form NUMBER [--station N] [--body B] [--constituency N] | --all) --out DIR [--pdf]",
    N_ ("Makes official forms as .xlsx and PDF."), run_export },
  { NULL }
};
