/* hp-candidate-structure.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/candidates/hp-candidate-structure.h"

#include "engine/core/hp-text.h"

typedef enum
{
  NO,
  YES,
  UNKNOWN,
} Answer;

/* In the columns for those whom it concerns ("nếu có") people also write that there is nothing. */
static gboolean
says_something (const char *text)
{
  static const char *const nothing[] = { "", "khong", "chua", "khong co", "-", "0", NULL };
  g_autofree char *fold = hp_text_fold (text);

  return !g_strv_contains (nothing, fold);
}

static Answer
is_ethnic (const HpCandidate *c)
{
  g_autofree char *fold = hp_text_fold (c->ethnicity);

  if (*fold == '\0')
    return UNKNOWN;
  return g_str_equal (fold, "kinh") || g_str_equal (fold, "viet") ? NO : YES;
}

static Answer
is_of (const HpCandidate *c, const HpStructureTarget *target, HpDate day)
{
  if (g_str_equal (target->code, "women"))
    return *c->sex == '\0' ? UNKNOWN : g_str_equal (c->sex, "female") ? YES : NO;
  if (g_str_equal (target->code, "ethnic"))
    return is_ethnic (c);
  if (g_str_equal (target->code, "non-party"))
    return says_something (c->party_date) ? NO : YES;
  if (g_str_equal (target->code, "reelected"))
    return says_something (c->deputy) ? YES : NO;
  if (target->age_below <= 0 || !hp_date_is_set (c->birth))
    return UNKNOWN;
  return hp_date_age (c->birth, day) < target->age_below ? YES : NO;
}

static HpStructureFigure
count_one (GPtrArray *candidates, const HpStructureTarget *target, HpBody body,
           gint64 constituency_id, HpDate day)
{
  HpStructureFigure figure = { .target = target };

  for (guint i = 0; i < candidates->len; i++)
    {
      const HpCandidate *c = g_ptr_array_index (candidates, i);
      Answer answer;

      if (c->body != body || !g_str_equal (c->state, "standing")
          || (constituency_id != 0 && c->constituency_id != constituency_id))
        continue;
      answer = is_of (c, target, day);
      figure.total++;
      figure.count += answer == YES;
      figure.unknown += answer == UNKNOWN;
    }
  /* Rounded up: 35 % of 5 are 2 people. */
  figure.needed = (figure.total * target->share_bp + 9999) / 10000;
  return figure;
}

GArray *
hp_candidates_structure (GPtrArray *candidates, const HpRules *rules, HpBody body,
                         gint64 constituency_id, HpDate day)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (HpStructureFigure));
  int n;
  const HpStructureTarget *targets = hp_rules_structure (rules, &n);

  g_return_val_if_fail (body >= 0 && body < HP_N_BODIES, out);
  for (int i = 0; i < n; i++)
    if (targets[i].bodies & HP_BODY_BIT (body))
      {
        HpStructureFigure figure = count_one (candidates, &targets[i], body, constituency_id, day);

        g_array_append_val (out, figure);
      }
  return out;
}
