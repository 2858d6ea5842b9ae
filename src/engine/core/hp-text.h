/* hp-text.h: Vietnamese text: normal form, folding for search, the order of names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Normal form C, blanks of any kind made one, ends trimmed, control characters dropped. NULL and
 * text that is not UTF-8 give "". Transfer full. */
char *hp_text_clean (const char *text);

/* For searching and comparing: cleaned, lower case, tone marks and all diacritics dropped, đ→d.
 * "Đặng Thị Ước" → "dang thi uoc". Transfer full. */
char *hp_text_fold (const char *text);

/* A Vietnamese name in its parts: "Nông Thị Hồng Ánh" is family "Nông", middle "Thị Hồng", given
 * "Ánh". What stands in brackets (another name, a religious title) is left out. */
typedef struct
{
  char *family;
  char *middle;
  char *given;
} HpName;

void hp_name_split (const char *full, HpName *name);
void hp_name_clear (HpName *name);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HpName, hp_name_clear)

/* Bytes whose memcmp order is the official order of names: by given name, then family, then
 * middle name, Vietnamese alphabet with tone marks (Q&A 2026 Q112). Transfer full. */
GBytes *hp_text_name_key (const char *full);

/* The same for plain text (places, neighbourhoods). Transfer full. */
GBytes *hp_text_sort_key (const char *text);

/* Locale and version of the collator that made the keys: where it differs from what a document
 * remembers, its keys are made anew. */
const char *hp_text_collation (void);

G_END_DECLS
