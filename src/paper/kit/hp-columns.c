/* hp-columns.c: headings → fields
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-columns.h"

#include "engine/core/hp-text.h"

#include <string.h>

#define MAX_DEPTH 3 /* rows of headings: group, group in a group, label */

struct _HpColumns
{
  const HpColumnSpec *spec;
  GPtrArray *levels[MAX_DEPTH]; /* of folded labels by column, NULL where blank */
  int depth;
  gboolean open;  /* the last row was a heading: labels under a group may follow */
  GArray *fields; /* of int by column */
  int *column_of; /* by field */
};

HpColumns *
hp_columns_new (const HpColumnSpec *spec)
{
  HpColumns *columns = g_new0 (HpColumns, 1);

  columns->spec = spec;
  columns->fields = g_array_new (FALSE, FALSE, sizeof (int));
  columns->column_of = g_new (int, spec->n_fields);
  for (int i = 0; i < MAX_DEPTH; i++)
    columns->levels[i] = g_ptr_array_new_with_free_func (g_free);
  hp_columns_reset (columns);
  return columns;
}

void
hp_columns_free (HpColumns *columns)
{
  if (columns == NULL)
    return;
  for (int i = 0; i < MAX_DEPTH; i++)
    g_ptr_array_unref (columns->levels[i]);
  g_array_unref (columns->fields);
  g_free (columns->column_of);
  g_free (columns);
}

void
hp_columns_reset (HpColumns *columns)
{
  for (int i = 0; i < MAX_DEPTH; i++)
    g_ptr_array_set_size (columns->levels[i], 0);
  columns->depth = 0;
  columns->open = FALSE;
  g_array_set_size (columns->fields, 0);
  for (int i = 0; i < columns->spec->n_fields; i++)
    columns->column_of[i] = -1;
}

char *
hp_columns_fold (const char *label)
{
  g_autofree char *folded = hp_text_fold (label);
  GString *out = g_string_sized_new (strlen (folded));
  gboolean blank = FALSE;
  int depth = 0;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '(')
        depth++;
      if (depth == 0 && g_unichar_isalnum (c))
        {
          if (blank && out->len > 0)
            g_string_append_c (out, ' ');
          g_string_append_unichar (out, c);
          blank = FALSE;
        }
      else
        blank = TRUE;
      if (c == ')' && depth > 0)
        depth--;
    }
  return g_string_free (out, FALSE);
}

/* 0 no, 1 by '*', 2 exactly. */
static int
fits (const char *pattern, const char *text)
{
  const char *p = pattern;
  gsize n;

  if (*pattern != '*')
    {
      for (; *p != '\0' && *p == *text; p++)
        text++;
      if (*p == '*' && p[1] == '\0')
        return 1;
      return *p == '\0' && *text == '\0' ? 2 : 0;
    }
  n = strlen (++p);
  if (n > 0 && p[n - 1] == '*')
    return memmem (text, strlen (text), p, n - 1) != NULL;
  return g_str_has_suffix (text, p);
}

/* The field that a label under a group means; -1 = none. *@rank says how well it fits. */
static int
match (const HpColumnSpec *spec, const char *label, const char *group, int *rank)
{
  int best = -1;

  *rank = 0;
  for (gsize i = 0; i < spec->n_aliases; i++)
    {
      const HpColumnAlias *alias = &spec->aliases[i];
      int r;

      if (alias->group != NULL && (group == NULL || fits (alias->group, group) == 0))
        continue;
      r = fits (alias->label, label);
      if (r == 0)
        continue;
      r += alias->group != NULL ? 2 : 0;
      if (r > *rank)
        {
          *rank = r;
          best = alias->field;
        }
    }
  return best;
}

static const char *
label_at (HpColumns *columns, int level, int column)
{
  GPtrArray *row = columns->levels[level];

  return column >= 0 && (guint) column < row->len ? g_ptr_array_index (row, column) : NULL;
}

/* What stands above a label: at each level its own cell or, where that is blank, the nearest one
 * to the left, since a merged cell keeps its text in its first column. */
static char *
group_of (HpColumns *columns, int level, int column)
{
  GString *group = g_string_new (NULL);

  for (int l = 0; l < level; l++)
    {
      const char *label = NULL;

      for (int c = column; c >= 0 && label == NULL; c--)
        label = label_at (columns, l, c);
      if (label != NULL)
        g_string_append_printf (group, "%s%s", group->len > 0 ? " " : "", label);
    }
  if (group->len == 0)
    return g_string_free (group, TRUE);
  return g_string_free (group, FALSE);
}

static int
field_at (HpColumns *columns, int column, int *rank)
{
  for (int level = columns->depth - 1; level >= 0; level--)
    {
      const char *label = label_at (columns, level, column);
      g_autofree char *group = NULL;
      int field;

      if (label == NULL)
        continue;
      group = group_of (columns, level, column);
      field = match (columns->spec, label, group, rank);
      if (field >= 0)
        return field;
    }
  *rank = 0;
  return -1;
}

/* Gives each field the column that fits best, the leftmost of equal ones. */
static void
make_map (HpColumns *columns)
{
  guint n = 0;
  g_autofree int *best = g_new0 (int, columns->spec->n_fields);

  for (int i = 0; i < columns->spec->n_fields; i++)
    columns->column_of[i] = -1;
  for (int l = 0; l < columns->depth; l++)
    n = MAX (n, columns->levels[l]->len);
  g_array_set_size (columns->fields, n);
  for (guint c = 0; c < n; c++)
    {
      int rank = 0, field = field_at (columns, (int) c, &rank);

      g_array_index (columns->fields, int, c) = -1;
      if (field < 0 || rank <= best[field])
        continue;
      if (columns->column_of[field] >= 0)
        g_array_index (columns->fields, int, columns->column_of[field]) = -1;
      best[field] = rank;
      columns->column_of[field] = (int) c;
      g_array_index (columns->fields, int, c) = field;
    }
}

static void
set_level (HpColumns *columns, int level, const HpCell *cells, int n_cells)
{
  GPtrArray *row = columns->levels[level];

  g_ptr_array_set_size (row, 0);
  for (int i = 0; i < n_cells; i++)
    {
      char *label = hp_columns_fold (cells[i].text);

      if ((guint) cells[i].column >= row->len)
        g_ptr_array_set_size (row, cells[i].column + 1);
      if (*label == '\0')
        g_free (label);
      else
        {
          g_free (g_ptr_array_index (row, cells[i].column));
          g_ptr_array_index (row, cells[i].column) = label;
        }
    }
}

/* A cell of an index row: "(7a)", "(*)", "7", "A". *@number is its number, 0 where it has none. */
static gboolean
is_index (const char *text, gboolean *brackets, int *number)
{
  g_autofree char *clean = hp_text_clean (text);
  gsize n = strlen (clean);
  const char *p = clean;
  int digits = 0;

  *number = 0;
  *brackets = n > 2 && clean[0] == '(' && clean[n - 1] == ')';
  if (*brackets)
    {
      clean[n - 1] = '\0';
      p++;
    }
  if (strcmp (p, "*") == 0)
    return TRUE;
  for (; g_ascii_isdigit (*p) && digits < 3; p++, digits++)
    *number = *number * 10 + (*p - '0');
  if (digits == 3)
    return FALSE;
  if (g_ascii_isalpha (*p))
    p++;
  else if (digits == 0)
    return FALSE;
  return *p == '\0';
}

static gboolean
is_index_row (HpColumns *columns, const HpCell *cells, int n_cells)
{
  int n_brackets = 0, last = 0;
  gboolean counting = TRUE;

  if (n_cells < 2)
    return FALSE;
  for (int i = 0; i < n_cells; i++)
    {
      gboolean brackets;
      int number;

      if (!is_index (cells[i].text, &brackets, &number))
        return FALSE;
      n_brackets += brackets;
      if (number > 0)
        {
          counting = counting && (last == 0 || number == last || number == last + 1);
          last = number;
        }
    }
  if (n_brackets * 2 >= n_cells)
    return TRUE;
  /* Bare numbers could be figures: only a run 1 2 3 4 … right under the headings is an index. */
  return columns->open && n_cells >= 4 && counting && last >= n_cells - 2;
}

/* Data has numbers and dates, headings have not. Folding every cell of every row would cost more
 * than all the rest of an import. */
static gboolean
has_figures (const HpCell *cells, int n_cells)
{
  int n = 0;

  for (int i = 0; i < n_cells && n < 2; i++)
    n += cells[i].type != HP_CELL_TEXT || g_ascii_isdigit (cells[i].text[0]);
  return n >= 2;
}

static gboolean
is_headings (HpColumns *columns, const HpCell *cells, int n_cells)
{
  g_autofree gboolean *seen = NULL;
  int n = 0;

  if (n_cells < columns->spec->min_fields || has_figures (cells, n_cells))
    return FALSE;
  seen = g_new0 (gboolean, columns->spec->n_fields);
  for (int i = 0; i < n_cells; i++)
    {
      g_autofree char *label = NULL;
      int rank, field;

      if (cells[i].type != HP_CELL_TEXT)
        continue;
      label = hp_columns_fold (cells[i].text);
      field = match (columns->spec, label, NULL, &rank);
      if (field >= 0 && !seen[field])
        {
          seen[field] = TRUE;
          n++;
        }
    }
  return n >= columns->spec->min_fields && seen[columns->spec->key_field];
}

/* Labels under a group: words only, nothing in the key column, and one at least that we know. */
static gboolean
is_sub_headings (HpColumns *columns, const HpCell *cells, int n_cells)
{
  int known = 0;

  if (!columns->open || columns->depth >= MAX_DEPTH || n_cells == 0)
    return FALSE;
  set_level (columns, columns->depth, cells, n_cells);
  for (int i = 0; i < n_cells; i++)
    {
      const char *label = label_at (columns, columns->depth, cells[i].column);
      g_autofree char *group = NULL;
      int rank;

      if (cells[i].type != HP_CELL_TEXT
          || cells[i].column == columns->column_of[columns->spec->key_field])
        return FALSE;
      if (label == NULL)
        continue;
      if (g_ascii_isdigit (*label))
        return FALSE;
      group = group_of (columns, columns->depth, cells[i].column);
      known += match (columns->spec, label, group, &rank) >= 0;
    }
  return known > 0;
}

HpColumnsRow
hp_columns_feed (HpColumns *columns, const HpCell *cells, int n_cells)
{
  if (is_index_row (columns, cells, n_cells))
    {
      columns->open = FALSE;
      return HP_COLUMNS_INDEX;
    }
  if (is_headings (columns, cells, n_cells))
    {
      set_level (columns, 0, cells, n_cells);
      columns->depth = 1;
      columns->open = TRUE;
      make_map (columns);
      return HP_COLUMNS_HEADING;
    }
  if (is_sub_headings (columns, cells, n_cells))
    {
      columns->depth++;
      make_map (columns);
      return HP_COLUMNS_HEADING;
    }
  columns->open = FALSE;
  return HP_COLUMNS_OTHER;
}

gboolean
hp_columns_ready (HpColumns *columns)
{
  return columns->depth > 0;
}

int
hp_columns_field (HpColumns *columns, int column)
{
  if (column < 0 || (guint) column >= columns->fields->len)
    return -1;
  return g_array_index (columns->fields, int, column);
}

int
hp_columns_column (HpColumns *columns, int field)
{
  g_return_val_if_fail (field >= 0 && field < columns->spec->n_fields, -1);
  return columns->column_of[field];
}

const HpCell *
hp_columns_cell (HpColumns *columns, int field, const HpCell *cells, int n_cells)
{
  int column = hp_columns_column (columns, field);

  if (column < 0)
    return NULL;
  for (int i = 0; i < n_cells && cells[i].column <= column; i++)
    if (cells[i].column == column)
      return &cells[i];
  return NULL;
}
