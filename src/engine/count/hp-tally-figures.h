/* hp-tally-figures.h: the figures of one tally (biên bản kết quả kiểm phiếu), as on the paper.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <glib-object.h>

#include "engine/core/hp-util.h"

G_BEGIN_DECLS

/* No figure of one station comes near it, and no sum of such figures leaves gint64. */
#define HP_TALLY_FIGURE_MAX G_GINT64_CONSTANT (999999999)

/* The figures in the order of the paper forms. */
typedef enum
{
  HP_TALLY_LISTED,          /* V */
  HP_TALLY_VOTED,           /* T */
  HP_TALLY_ISSUED,          /* F */
  HP_TALLY_COLLECTED,       /* I */
  HP_TALLY_VALID,           /* H */
  HP_TALLY_INVALID,         /* K */
  HP_TALLY_KEPT,            /* B_1 … B_N: a list */
  HP_TALLY_VOTES,           /* C_1 … C_M in ballot order: a list */
  HP_TALLY_RECEIVED,        /* R */
  HP_TALLY_SPOILED,         /* X */
  HP_TALLY_UNUSED,          /* U */
  HP_TALLY_INVALID_REASONS, /* K by reason (Law 85/2015 art. 74): a list */
  HP_N_TALLY_FIELDS
} HpTallyField;

/* HP_MISSING = not given, never 0. A list that is not given has no items. */
typedef struct
{
  gint64 listed;
  gint64 voted;
  gint64 issued;
  gint64 collected;
  gint64 valid;
  gint64 invalid;
  gint64 received;
  gint64 spoiled;
  gint64 unused;
  int n_kept;
  gint64 *kept; /* kept[k - 1]: valid ballots that keep k names */
  int n_votes;
  gint64 *votes;
  int n_reasons;
  gint64 *invalid_reasons;
} HpTallyFigures;

#define HP_TYPE_TALLY_FIGURES (hp_tally_figures_get_type ())
GType hp_tally_figures_get_type (void);

/* All figures missing; the lists have that many missing items. Transfer full. */
HpTallyFigures *hp_tally_figures_new (int n_kept, int n_votes, int n_reasons);
/* The same for a struct of one's own, to be emptied with hp_tally_figures_clear (). */
void hp_tally_figures_init (HpTallyFigures *figures, int n_kept, int n_votes, int n_reasons);
HpTallyFigures *hp_tally_figures_copy (const HpTallyFigures *figures);
void hp_tally_figures_free (HpTallyFigures *figures);
/* Frees the lists and makes every figure missing. */
void hp_tally_figures_clear (HpTallyFigures *figures);

/* A figure by field; @index counts from 0 in lists and is ignored elsewhere. HP_MISSING where it
 * was not given or a list is shorter. */
gint64 hp_tally_figures_get (const HpTallyFigures *figures, HpTallyField field, int index);
/* Sets a figure; @index must be inside the list. */
void hp_tally_figures_set (HpTallyFigures *figures, HpTallyField field, int index, gint64 value);
/* 1 for a single figure, the number of items for a list. */
int hp_tally_figures_length (const HpTallyFigures *figures, HpTallyField field);
/* Makes a list @n items long; new items are missing. */
void hp_tally_figures_resize (HpTallyFigures *figures, HpTallyField field, int n);

/* TRUE when every figure is missing. */
gboolean hp_tally_figures_is_empty (const HpTallyFigures *figures);

/* "listed", "voted" … "invalid_reasons": the words of the entry file; interned. */
const char *hp_tally_field_name (HpTallyField field);
/* HP_N_TALLY_FIELDS where there is none of that name. */
HpTallyField hp_tally_field_from_name (const char *name);
gboolean hp_tally_field_is_list (HpTallyField field);
/* TRUE for what an entry may leave out: listed, received, spoiled, unused, invalid_reasons. */
gboolean hp_tally_field_is_optional (HpTallyField field);

/* One figure in which two entries differ; either may be HP_MISSING. */
typedef struct
{
  HpTallyField field;
  const char *name; /* interned */
  int index;        /* item of a list, from 0; -1 for a single figure */
  gint64 a;
  gint64 b;
} HpTallyDiff;

/* The figures that differ, in the order of the paper. Never NULL; transfer full. */
GPtrArray *hp_tally_figures_diff (const HpTallyFigures *a, const HpTallyFigures *b);
gboolean hp_tally_figures_equal (const HpTallyFigures *a, const HpTallyFigures *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpTallyFigures, hp_tally_figures_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HpTallyFigures, hp_tally_figures_clear)

G_END_DECLS
