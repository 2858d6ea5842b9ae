/* hp-columns.h: headings → fields: which column of a sheet holds what.
 *
 * The caller gives a table of the labels it knows. A label is compared folded (hp_text_fold), with
 * what stands in brackets left out and everything but letters and digits as one blank, so that
 * "HỌ VÀ TÊN (chữ in hoa)", "Họ và tên" and "ho va ten" are the same. Headings may take several
 * rows: a group label carries over the blank cells to its right, the label below it decides.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "paper/kit/hp-reader.h"

G_BEGIN_DECLS

/* One way to write a heading. @label and @group are written as hp_columns_fold gives them, with
 * '*' at the start or the end for "anything": "so cccd*", "*hdnd*". @group is compared with the
 * labels above (all of them, joined by a blank); NULL = whatever stands above, or nothing. An
 * alias with a group outranks one without, an exact label outranks one with '*'. */
typedef struct
{
  int field; /* 0 … n_fields − 1 */
  const char *label;
  const char *group;
} HpColumnAlias;

typedef struct
{
  const HpColumnAlias *aliases;
  gsize n_aliases;
  int n_fields;
  int key_field;  /* a row is a row of headings only with this one in it … */
  int min_fields; /* … and with at least so many different fields */
} HpColumnSpec;

typedef enum
{
  HP_COLUMNS_OTHER,   /* not a heading: a title, data, a footer */
  HP_COLUMNS_HEADING, /* headings, first or again, or the labels under a group; the map is set */
  HP_COLUMNS_INDEX,   /* "(1) (2) (7a)", "(*)", or 1 2 3 4 … right under the headings */
} HpColumnsRow;

typedef struct _HpColumns HpColumns;

/* @spec must outlive the object. */
HpColumns *hp_columns_new (const HpColumnSpec *spec);
void hp_columns_free (HpColumns *columns);

/* Looks at the next row of a sheet. Where it returns HP_COLUMNS_HEADING the map below has changed
 * (headings that come again may stand in other columns). */
HpColumnsRow hp_columns_feed (HpColumns *columns, const HpCell *cells, int n_cells);

/* Forgets everything: before another sheet. */
void hp_columns_reset (HpColumns *columns);

/* TRUE once headings were met. */
gboolean hp_columns_ready (HpColumns *columns);

/* The field of a column (from 0), -1 = none of ours; the column of a field, -1 = not in the sheet.
 */
int hp_columns_field (HpColumns *columns, int column);
int hp_columns_column (HpColumns *columns, int field);

/* The cell of a field in a row; NULL where it is blank or the sheet has no such column. */
const HpCell *hp_columns_cell (HpColumns *columns, int field, const HpCell *cells, int n_cells);

/* A label as it is compared. Transfer full. */
char *hp_columns_fold (const char *label);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpColumns, hp_columns_free)

G_END_DECLS
