/* hp-form.h: the registry of forms: which forms a document can make, and making them.
 *
 * Which forms an election has, with which number, title and number of copies, is data of its rules;
 * here each kind of form is joined with what runs it. A form of a station is there once for every
 * station, one of a body once for every body, and so on: each of these is an instance.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <json-glib/json-glib.h>
#include "engine/db/hp-db.h"
#include "engine/rules/hp-rules.h"
#include "paper/kit/hp-sheet.h"

G_BEGIN_DECLS

typedef enum
{
  HP_FORM_STATION,      /* one for each station */
  HP_FORM_STATION_BODY, /* one for each station and body */
  HP_FORM_CONSTITUENCY, /* one for each constituency of a body */
  HP_FORM_BODY,         /* one for each body */
  HP_FORM_DOCUMENT,     /* one for the ward */
} HpFormScope;

/* "station", "station-body", "constituency", "body", "document". */
const char *hp_form_scope_code (HpFormScope scope);

/* What a form still lacks. */
typedef enum
{
  HP_FORM_LACKS_STATIONS,     /* no station at all */
  HP_FORM_LACKS_VOTERS,       /* no voter in the station's list */
  HP_FORM_LACKS_LISTED,       /* no list and no stated number of voters in any station */
  HP_FORM_LACKS_CONSTITUENCY, /* the station is in no constituency of the body */
  HP_FORM_LACKS_CANDIDATES,   /* no candidates in the constituency */
  HP_FORM_LACKS_SEATS,        /* the number of seats is not known */
  HP_FORM_LACKS_AGREED,       /* the tally is not agreed: two equal entries without errors */
  HP_FORM_LACKS_SEALED,       /* @n of @of tallies are sealed */
  HP_FORM_LACKS_COMPLETE,     /* @n of @of constituencies are complete */
  HP_FORM_LACKS_ACCOUNT,      /* the ballot accounts of @bodies are not known */
} HpFormLackCode;

typedef struct
{
  HpFormLackCode code;
  int n, of;
  HpBodies bodies;
} HpFormLack;

/* "no-voters", "no-stations" …: the words of the JSON. */
const char *hp_form_lack_code (HpFormLackCode code);
/* A sentence for people, in the language of the locale. Transfer full. */
char *hp_form_lack_text (const HpFormLack *lack, const HpRules *rules);

typedef struct
{
  const char *kind;   /* "voter-list" …: the rules' word; interned as the next three */
  const char *number; /* "31"; a word where there is no official number: "turnout" */
  const char *code;   /* "31/HĐBC"; "" */
  const char *title;  /* Vietnamese */
  int copies;         /* originals; 0 = not laid down */
  gboolean landscape;
  HpFormScope scope;
  int station;      /* number; 0 = none */
  HpBody body;      /* HP_BODY_NONE = none */
  int constituency; /* number; 0 = none */
  char *file;       /* "31-kv01": base of the file's name, ASCII */
  GArray *lacks;    /* of HpFormLack; empty = ready */
} HpFormInstance;

HpFormInstance *hp_form_instance_copy (const HpFormInstance *form);
void hp_form_instance_free (HpFormInstance *form);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpFormInstance, hp_form_instance_free)

gboolean hp_form_is_ready (const HpFormInstance *form);
/* Whether an official form's number or wording was not found in an official text of that year; its
 * pages say so in their foot. */
gboolean hp_form_is_doubtful (const HpFormInstance *form, const HpRules *rules);
/* "Station 3 – National Assembly", in the language of the locale; "" for the ward's own. Transfer
 * full. */
char *hp_form_place_text (const HpFormInstance *form, const HpRules *rules);
/* All that is missing as one line; "" where it is ready. Transfer full. */
char *hp_form_missing_text (const HpFormInstance *form, const HpRules *rules);

/* Every instance that the document can make, ready or not, in the order of the forms' numbers,
 * then stations, bodies, constituencies. A GPtrArray that frees its HpFormInstance. */
GPtrArray *hp_forms_list (HpDb *db, const HpRules *rules, GError **error);

/* Which of them: begin with HP_FORM_ANY and set what is asked for. */
typedef struct
{
  const char *number; /* also a kind; NULL = any */
  int station;        /* 0 = any */
  HpBody body;        /* HP_BODY_NONE = any */
  int constituency;   /* 0 = any */
  gboolean ready;     /* only those that are ready */
} HpFormFilter;
#define HP_FORM_ANY ((HpFormFilter){ NULL, 0, HP_BODY_NONE, 0, FALSE })

/* Copies of those of @forms that @filter asks for. */
GPtrArray *hp_forms_filter (GPtrArray *forms, const HpFormFilter *filter);

/* For `forms FILE --json`: an array of {number, kind, code, title, scope, station, body,
 * constituency, copies, file, compared, ready, missing: [{code, message}]}; what does not apply is
 * null. */
JsonNode *hp_forms_to_json (GPtrArray *forms, const HpRules *rules);

/* Writes the form into @sheet, which is then still to be closed. A form that is not ready is made
 * with blanks to be filled in by hand. Voters stream through in constant memory. */
gboolean hp_form_run (const HpFormInstance *form, HpDb *db, const HpRules *rules, HpSheet *sheet,
                      GCancellable *cancellable, GError **error);

/* The same as pages for preview and print (hp-pages.h), closed. Transfer full. */
HpSheet *hp_form_pages (const HpFormInstance *form, HpDb *db, const HpRules *rules,
                        GCancellable *cancellable, GError **error);

/* The moment that stands in files made from the data as they are: that of the newest change, so
 * that equal data give equal files. Transfer full. */
GDateTime *hp_form_created (HpDb *db);

G_END_DECLS
