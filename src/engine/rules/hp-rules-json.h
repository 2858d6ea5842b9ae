/* hp-rules-json.h: reads JSON strictly and remembers where it is.
 *
 * The first thing that is wrong becomes the error; after it every call does nothing and returns
 * something neutral, so that reading code needs no checks in between.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <json-glib/json-glib.h>
#include "engine/core/hp-body.h"
#include "engine/core/hp-date.h"

G_BEGIN_DECLS

typedef struct
{
  GString *path;         /* "$.bodies[1]" */
  GStringChunk *strings; /* not owned: where texts are kept */
  GPtrArray *lists;      /* not owned: where lists of texts are kept */
  GError *error;         /* the first one */
} HpRulesReader;

typedef void (*HpRulesRowFunc) (HpRulesReader *reader, JsonObject *row, gpointer data);

void hp_rules_reader_init (HpRulesReader *reader, GStringChunk *strings, GPtrArray *lists);
/* Hands the error over and returns TRUE where there was none. */
gboolean hp_rules_reader_finish (HpRulesReader *reader, GError **error);

/* Sets the error for member @key (NULL: the object itself). @problem is a translated clause. */
void hp_rules_reader_fail (HpRulesReader *reader, const char *key, const char *problem);

/* Refuses every member that @known, names with blanks between, does not list. */
void hp_rules_read_keys (HpRulesReader *reader, JsonObject *object, const char *known);

/* Calls @func with the object @key, with each object of the array @key. */
void hp_rules_read_object (HpRulesReader *reader, JsonObject *parent, const char *key,
                           HpRulesRowFunc func, gpointer data);
void hp_rules_read_rows (HpRulesReader *reader, JsonObject *parent, const char *key, guint min,
                         guint max, HpRulesRowFunc func, gpointer data);

gboolean hp_rules_read_has (HpRulesReader *reader, JsonObject *object, const char *key);
gint64 hp_rules_read_int (HpRulesReader *reader, JsonObject *object, const char *key, gint64 min,
                          gint64 max);
gboolean hp_rules_read_bool (HpRulesReader *reader, JsonObject *object, const char *key);
/* Never NULL; not empty unless @empty_ok. Kept in the reader's chunk. */
const char *hp_rules_read_text (HpRulesReader *reader, JsonObject *object, const char *key,
                                gboolean empty_ok);
/* A list of texts, NULL-terminated. */
const char *const *hp_rules_read_texts (HpRulesReader *reader, JsonObject *object, const char *key,
                                        guint min, guint max);
/* One of @words (NULL-terminated): its index. */
int hp_rules_read_word (HpRulesReader *reader, JsonObject *object, const char *key,
                        const char *const *words);
/* A full ISO date. */
HpDate hp_rules_read_date (HpRulesReader *reader, JsonObject *object, const char *key);
/* "07:00" as minutes after midnight. */
int hp_rules_read_clock (HpRulesReader *reader, JsonObject *object, const char *key);
gboolean hp_rules_clock_from_text (const char *text, int *minutes);
HpBody hp_rules_read_body (HpRulesReader *reader, JsonObject *object, const char *key);
/* A list of body codes, each one of @allowed; may be empty. */
HpBodies hp_rules_read_bodies (HpRulesReader *reader, JsonObject *object, const char *key,
                               HpBodies allowed);

/* "source", required, and "verified", TRUE where it is not given. */
const char *hp_rules_read_source (HpRulesReader *reader, JsonObject *object, gboolean *verified);

/* Members of the shape {"value": …, "source": …, "verified": …}. */
gint64 hp_rules_read_int_datum (HpRulesReader *reader, JsonObject *object, const char *key,
                                gint64 min, gint64 max);
gboolean hp_rules_read_bool_datum (HpRulesReader *reader, JsonObject *object, const char *key);
const char *hp_rules_read_text_datum (HpRulesReader *reader, JsonObject *object, const char *key);
HpDate hp_rules_read_date_datum (HpRulesReader *reader, JsonObject *object, const char *key);
const char *const *hp_rules_read_texts_datum (HpRulesReader *reader, JsonObject *object,
                                              const char *key, guint min, guint max);

G_END_DECLS
