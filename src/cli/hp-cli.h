/* hp-cli.h: what the commands of homphieu-cli share.
 *
 * A command reads its own options, does one thing in one transaction and returns the exit code.
 * With --json it leaves exactly one JSON value in HpCli.answer or streams one; people's messages go
 * to the standard error.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <json-glib/json-glib.h>

#include "engine/core/hp-finding.h"
#include "engine/db/hp-db.h"
#include "engine/rules/hp-rules.h"

G_BEGIN_DECLS

typedef enum
{
  HP_EXIT_DONE = 0,
  HP_EXIT_ATTENTION = 1, /* done; findings or rejected rows ask for attention */
  HP_EXIT_USAGE = 2,
  HP_EXIT_FAILED = 3, /* refused or failed; the document is as it was */
} HpExit;

typedef struct _HpCommand HpCommand;

typedef struct
{
  const HpCommand *command;
  gboolean json;
  char *operator_name; /* whom the journal names */
  JsonNode *answer;    /* owned; printed at the end where json is set */
  gboolean streamed;   /* the command has printed its value itself */
  GError *failure;     /* the document could not be read; the answer is not whole */
} HpCli;

/* @argv holds the arguments behind the command's name. */
typedef HpExit (*HpCommandFunc) (HpCli *cli, GStrv argv, GError **error);

struct _HpCommand
{
  const char *name;
  const char *arguments; /* "FILE voters|stations SHEET": as in the usage */
  const char *summary;   /* marked by N_ () */
  HpCommandFunc run;
};

/* Each ends with a NULL name. */
extern const HpCommand hp_document_commands[];
extern const HpCommand hp_import_commands[];
extern const HpCommand hp_list_commands[];
extern const HpCommand hp_count_commands[];
extern const HpCommand hp_form_commands[];

/* ---- arguments ---- */

/* Reads the options of a command (@entries ends with a NULL entry) and those that all have.
 * What is left are @least to @most arguments; NULL with HP_ERROR_USAGE. Transfer full. */
GStrv hp_cli_parse (HpCli *cli, GStrv argv, const GOptionEntry *entries, int least, int most,
                    GError **error);

/* HP_ERROR_USAGE in words. Always FALSE. */
gboolean hp_cli_usage (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* A whole number; HP_ERROR_USAGE where it is none, HP_ERROR_INVALID out of @least…@most. */
gboolean hp_cli_number (const char *option, const char *text, gint64 least, gint64 most,
                        gint64 *number, GError **error);
/* The number of a station; 0 and right where @text is NULL and not @required. */
gboolean hp_cli_station (const char *text, gboolean required, int *station, GError **error);
/* A body of the election; HP_BODY_NONE and right where @text is NULL and not @required. */
gboolean hp_cli_body (const HpRules *rules, const char *text, gboolean required, HpBody *body,
                      GError **error);
/* FALSE with HP_ERROR_USAGE where an option that must be there is not. */
gboolean hp_cli_required (const char *option, const char *text, GError **error);

/* ---- documents ---- */

/* Opens the document and reads its rules (@rules may be NULL). Both transfer full. */
HpDb *hp_cli_open (HpCli *cli, const char *path, HpRules **rules, GError **error);

/* ---- saying things ---- */

/* A line for people. */
void hp_cli_say (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* Text on the standard output as it is. */
void hp_cli_print (const char *text);
/* A line of columns divided by tabs. @columns ends with NULL. */
void hp_cli_print_row (const char *first, ...) G_GNUC_NULL_TERMINATED;

/* Takes @node as the answer. */
void hp_cli_answer (HpCli *cli, JsonNode *node);
/* The findings as the answer (contract §6) or, without --json, a line each for people. */
void hp_cli_answer_findings (HpCli *cli, GPtrArray *findings);
/* HpFindingWords of the program. */
char *hp_cli_words (const HpFinding *finding, gpointer data);
/* What @finding says with its place in front. Transfer full. */
char *hp_cli_finding_line (const HpFinding *finding);

/* ---- building JSON ---- */

void hp_json_text (JsonBuilder *builder, const char *name, const char *text); /* NULL: null */
void hp_json_int (JsonBuilder *builder, const char *name, gint64 number);
void hp_json_count (JsonBuilder *builder, const char *name, gint64 count); /* HP_MISSING: null */
void hp_json_bool (JsonBuilder *builder, const char *name, gboolean value);
void hp_json_date (JsonBuilder *builder, const char *name, HpDate date); /* ISO, as far as known */
/* Codes of the bodies in @bodies. */
void hp_json_bodies (JsonBuilder *builder, const char *name, HpBodies bodies);
/* Ends the object or array that @builder holds and takes it as the answer. */
void hp_cli_answer_builder (HpCli *cli, JsonBuilder *builder);

G_END_DECLS
