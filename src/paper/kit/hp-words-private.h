/* hp-words-private.h: the tables of sentences and how their places are filled in.
 *
 * A sentence has places in braces: "{voted} voted, but only {listed} are listed." A place bears
 * the name of a value of the finding, or "value" (the text as it stood), "field", "station",
 * "body", "constituency". A place without a value becomes "?".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "paper/kit/hp-words.h"

G_BEGIN_DECLS

/* The first line whose code fits and whose condition holds is the one. Conditions: NULL always;
 * "name" that value is there; "+name", "-name" it is above, below zero; "name=text" it is that
 * text. */
typedef struct
{
  const char *code;
  const char *when;
  const char *text; /* marked by N_ () */
} HpWordsLine;

extern const HpWordsLine hp_words_lines[];  /* ends with a NULL code */
extern const HpWordsLine hp_words_advice[]; /* likewise */
extern const HpWordsLine hp_words_actions[];

/* Gives the text of a place; NULL = there is no such value. Transfer full. */
typedef char *(*HpWordsValue) (const char *name, gconstpointer data);

char *hp_words_fill (const char *text, HpWordsValue value, gconstpointer data);

/* A number as a sentence shows it, by the name of its value: "1.234", "11:00", "3,00". */
char *hp_words_number (const char *name, gint64 number);
/* A text likewise: codes of bodies, fields and sexes become words, ISO dates dd/mm/yyyy. */
char *hp_words_text (const char *name, const char *text);

/* hp_words_field of the sheets that findings I01 … are about. Transfer full. */
char *hp_words_sheet_field (const char *field, int index);

G_END_DECLS
