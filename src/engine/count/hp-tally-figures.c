/* hp-tally-figures.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/count/hp-tally-figures.h"

#include <stddef.h>

G_DEFINE_BOXED_TYPE (HpTallyFigures, hp_tally_figures, hp_tally_figures_copy, hp_tally_figures_free)

/* Where a field stands in the struct: a figure, or a list with its length. */
typedef struct
{
  const char *name;
  gboolean optional;
  gsize value;
  gsize length; /* 0 = no list: no length stands at the beginning of the struct */
} Field;

#define FIGURE(member, optional)                                                                   \
  {                                                                                                \
#member, optional, offsetof(HpTallyFigures, member), 0                                         \
  }
#define LIST(member, count, optional)                                                              \
  {                                                                                                \
#member, optional, offsetof(HpTallyFigures, member), offsetof(HpTallyFigures, count)           \
  }

static const Field fields[HP_N_TALLY_FIELDS] = {
  [HP_TALLY_LISTED] = FIGURE (listed, TRUE),
  [HP_TALLY_VOTED] = FIGURE (voted, FALSE),
  [HP_TALLY_ISSUED] = FIGURE (issued, FALSE),
  [HP_TALLY_COLLECTED] = FIGURE (collected, FALSE),
  [HP_TALLY_VALID] = FIGURE (valid, FALSE),
  [HP_TALLY_INVALID] = FIGURE (invalid, FALSE),
  [HP_TALLY_KEPT] = LIST (kept, n_kept, FALSE),
  [HP_TALLY_VOTES] = LIST (votes, n_votes, FALSE),
  [HP_TALLY_RECEIVED] = FIGURE (received, TRUE),
  [HP_TALLY_SPOILED] = FIGURE (spoiled, TRUE),
  [HP_TALLY_UNUSED] = FIGURE (unused, TRUE),
  [HP_TALLY_INVALID_REASONS] = LIST (invalid_reasons, n_reasons, TRUE),
};

static gint64 *
figure_place (HpTallyFigures *figures, HpTallyField field)
{
  return (gint64 *) (gpointer) ((char *) figures + fields[field].value);
}

static gint64 **
list_place (HpTallyFigures *figures, HpTallyField field)
{
  return (gint64 **) (gpointer) ((char *) figures + fields[field].value);
}

static int *
length_place (HpTallyFigures *figures, HpTallyField field)
{
  return (int *) (gpointer) ((char *) figures + fields[field].length);
}

void
hp_tally_figures_init (HpTallyFigures *figures, int n_kept, int n_votes, int n_reasons)
{
  g_return_if_fail (figures != NULL);

  *figures = (HpTallyFigures){ 0 };
  for (int f = 0; f < HP_N_TALLY_FIELDS; f++)
    if (!hp_tally_field_is_list (f))
      *figure_place (figures, f) = HP_MISSING;
  hp_tally_figures_resize (figures, HP_TALLY_KEPT, n_kept);
  hp_tally_figures_resize (figures, HP_TALLY_VOTES, n_votes);
  hp_tally_figures_resize (figures, HP_TALLY_INVALID_REASONS, n_reasons);
}

HpTallyFigures *
hp_tally_figures_new (int n_kept, int n_votes, int n_reasons)
{
  HpTallyFigures *figures = g_new (HpTallyFigures, 1);

  hp_tally_figures_init (figures, n_kept, n_votes, n_reasons);
  return figures;
}

HpTallyFigures *
hp_tally_figures_copy (const HpTallyFigures *figures)
{
  HpTallyFigures *copy;

  g_return_val_if_fail (figures != NULL, NULL);

  copy = g_new (HpTallyFigures, 1);
  *copy = *figures;
  copy->kept = g_memdup2 (figures->kept, figures->n_kept * sizeof (gint64));
  copy->votes = g_memdup2 (figures->votes, figures->n_votes * sizeof (gint64));
  copy->invalid_reasons =
      g_memdup2 (figures->invalid_reasons, figures->n_reasons * sizeof (gint64));
  return copy;
}

void
hp_tally_figures_clear (HpTallyFigures *figures)
{
  g_return_if_fail (figures != NULL);

  g_free (figures->kept);
  g_free (figures->votes);
  g_free (figures->invalid_reasons);
  hp_tally_figures_init (figures, 0, 0, 0);
}

void
hp_tally_figures_free (HpTallyFigures *figures)
{
  if (figures == NULL)
    return;
  hp_tally_figures_clear (figures);
  g_free (figures);
}

gint64
hp_tally_figures_get (const HpTallyFigures *figures, HpTallyField field, int index)
{
  HpTallyFigures *f = (HpTallyFigures *) figures;

  g_return_val_if_fail (figures != NULL && field < HP_N_TALLY_FIELDS, HP_MISSING);

  if (!hp_tally_field_is_list (field))
    return *figure_place (f, field);
  if (index < 0 || index >= *length_place (f, field))
    return HP_MISSING;
  return (*list_place (f, field))[index];
}

void
hp_tally_figures_set (HpTallyFigures *figures, HpTallyField field, int index, gint64 value)
{
  g_return_if_fail (figures != NULL && field < HP_N_TALLY_FIELDS);

  if (!hp_tally_field_is_list (field))
    {
      *figure_place (figures, field) = value;
      return;
    }
  g_return_if_fail (index >= 0 && index < *length_place (figures, field));
  (*list_place (figures, field))[index] = value;
}

int
hp_tally_figures_length (const HpTallyFigures *figures, HpTallyField field)
{
  g_return_val_if_fail (figures != NULL && field < HP_N_TALLY_FIELDS, 0);

  if (!hp_tally_field_is_list (field))
    return 1;
  return *length_place ((HpTallyFigures *) figures, field);
}

void
hp_tally_figures_resize (HpTallyFigures *figures, HpTallyField field, int n)
{
  gint64 **list;
  int *length;

  g_return_if_fail (figures != NULL && hp_tally_field_is_list (field) && n >= 0);

  list = list_place (figures, field);
  length = length_place (figures, field);
  *list = g_renew (gint64, *list, n);
  for (int i = *length; i < n; i++)
    (*list)[i] = HP_MISSING;
  *length = n;
}

gboolean
hp_tally_figures_is_empty (const HpTallyFigures *figures)
{
  for (int f = 0; f < HP_N_TALLY_FIELDS; f++)
    for (int i = 0; i < hp_tally_figures_length (figures, f); i++)
      if (hp_tally_figures_get (figures, f, i) != HP_MISSING)
        return FALSE;
  return TRUE;
}

const char *
hp_tally_field_name (HpTallyField field)
{
  g_return_val_if_fail (field < HP_N_TALLY_FIELDS, NULL);
  return g_intern_static_string (fields[field].name);
}

HpTallyField
hp_tally_field_from_name (const char *name)
{
  for (int f = 0; f < HP_N_TALLY_FIELDS; f++)
    if (g_strcmp0 (name, fields[f].name) == 0)
      return f;
  return HP_N_TALLY_FIELDS;
}

gboolean
hp_tally_field_is_list (HpTallyField field)
{
  g_return_val_if_fail (field < HP_N_TALLY_FIELDS, FALSE);
  return fields[field].length != 0;
}

gboolean
hp_tally_field_is_optional (HpTallyField field)
{
  g_return_val_if_fail (field < HP_N_TALLY_FIELDS, FALSE);
  return fields[field].optional;
}

GPtrArray *
hp_tally_figures_diff (const HpTallyFigures *a, const HpTallyFigures *b)
{
  GPtrArray *diffs = g_ptr_array_new_with_free_func (g_free);

  for (int f = 0; f < HP_N_TALLY_FIELDS; f++)
    {
      int n = MAX (hp_tally_figures_length (a, f), hp_tally_figures_length (b, f));

      for (int i = 0; i < n; i++)
        {
          HpTallyDiff diff = { f, hp_tally_field_name (f), hp_tally_field_is_list (f) ? i : -1,
                               hp_tally_figures_get (a, f, i), hp_tally_figures_get (b, f, i) };

          if (diff.a != diff.b)
            g_ptr_array_add (diffs, g_memdup2 (&diff, sizeof diff));
        }
    }
  return diffs;
}

gboolean
hp_tally_figures_equal (const HpTallyFigures *a, const HpTallyFigures *b)
{
  for (int f = 0; f < HP_N_TALLY_FIELDS; f++)
    {
      int n = MAX (hp_tally_figures_length (a, f), hp_tally_figures_length (b, f));

      for (int i = 0; i < n; i++)
        if (hp_tally_figures_get (a, f, i) != hp_tally_figures_get (b, f, i))
          return FALSE;
    }
  return TRUE;
}
