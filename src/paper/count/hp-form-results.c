/* hp-form-results.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/count/hp-form-results.h"

#include "engine/core/hp-percent.h"

HpFormSums
hp_form_sums_of (const HpResult *result)
{
  HpFormSums sums = { HP_MISSING, HP_MISSING, HP_MISSING, HP_MISSING, HP_MISSING, HP_MISSING };

  if (result->sealed == 0)
    return sums;
  sums.listed = result->listed;
  sums.voted = result->voted;
  sums.issued = result->issued;
  sums.collected = result->collected;
  sums.valid = result->valid;
  sums.invalid = result->invalid;
  return sums;
}

const HpResult *
hp_form_find_result (GPtrArray *results, int number)
{
  for (guint i = 0; i < results->len; i++)
    {
      const HpResult *result = g_ptr_array_index (results, i);

      if (result->number == number)
        return result;
    }
  return NULL;
}

gint64
hp_form_votes_of (const HpResult *result, guint i)
{
  if (result->sealed == 0 || i >= result->votes->len)
    return HP_MISSING;
  return g_array_index (result->votes, gint64, i);
}

static int
compare_elected (gconstpointer a, gconstpointer b, gpointer data)
{
  const HpResult *result = data;
  guint one = *(const guint *) a;
  guint two = *(const guint *) b;
  gint64 votes_one = hp_form_votes_of (result, one);
  gint64 votes_two = hp_form_votes_of (result, two);
  const HpCandidate *first = g_ptr_array_index (result->candidates, one);
  const HpCandidate *second = g_ptr_array_index (result->candidates, two);
  int older;

  if (votes_one != votes_two)
    return votes_one > votes_two ? -1 : 1;
  older = hp_date_compare_surely (first->birth, second->birth);
  return older != 0 ? older : (int) one - (int) two;
}

GArray *
hp_form_elected_order (const HpResult *result)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (int i = 0; i < result->outcome->n_candidates; i++)
    {
      const HpElectedCandidate *candidate = &result->outcome->candidates[i];
      guint place = (guint) i;

      if (candidate->state == HP_ELECTED_YES && place < result->candidates->len)
        g_array_append_val (order, place);
    }
  g_array_sort_with_data (order, compare_elected, (gpointer) result);
  return order;
}

char *
hp_form_percent_text (gint64 part, gint64 whole)
{
  gint64 percent = hp_percent (part, whole);

  return percent >= 0 ? hp_percent_format (percent, ',') : g_strdup (HP_BLANK);
}

char *
hp_form_resolution (const char *noted)
{
  if (noted != NULL && *noted != '\0')
    return g_strdup (noted);
  return g_strdup (HP_BLANK_SHORT "/NQ-UBBC ngày " HP_BLANK_SHORT " tháng " HP_BLANK_SHORT
                                  " năm " HP_BLANK_SHORT);
}
