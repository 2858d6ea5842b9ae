/* hp-candidate-seating.c: candidates of a sheet by constituency.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/candidates/hp-candidate-seating.h"

#include "engine/core/hp-text.h"
#include "engine/core/hp-util.h"
#include "engine/count/hp-tally.h"
#include "engine/stations/hp-constituency.h"

#include <glib/gi18n-lib.h>

#define ASIDE 100000 /* positions out of everybody's way */

typedef struct
{
  HpBody body;
  int number;
  int seats;        /* of the sheet; 0 = not stated */
  GPtrArray *there; /* of the document, not named by the sheet (yet) */
  GPtrArray *named; /* in the order of the sheet */
} Group;

struct _HpCandidateSeating
{
  HpDb *db;
  GPtrArray *constituencies;
  GPtrArray *groups;
};

static void
group_free (Group *group)
{
  g_ptr_array_unref (group->there);
  g_ptr_array_unref (group->named);
  g_free (group);
}

HpCandidateSeating *
hp_candidate_seating_new (HpDb *db, GError **error)
{
  g_autoptr (HpCandidateSeating) self = g_new0 (HpCandidateSeating, 1);

  self->db = db;
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  self->constituencies = hp_constituencies_load (db, HP_BODY_NONE, error);
  return self->constituencies != NULL ? g_steal_pointer (&self) : NULL;
}

void
hp_candidate_seating_free (HpCandidateSeating *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->constituencies, g_ptr_array_unref);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

static const HpConstituency *
find_constituency (HpCandidateSeating *self, HpBody body, int number)
{
  for (guint i = 0; i < self->constituencies->len; i++)
    {
      const HpConstituency *c = g_ptr_array_index (self->constituencies, i);

      if (c->body == body && (number == 0 || c->number == number))
        return c;
    }
  return NULL;
}

gboolean
hp_candidate_seating_knows (HpCandidateSeating *self, HpBody body, int number)
{
  return find_constituency (self, body, number) != NULL
         || find_constituency (self, body, 0) == NULL;
}

static Group *
find_group (HpCandidateSeating *self, HpBody body, int number)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = g_ptr_array_index (self->groups, i);

      if (group->body == body && group->number == number)
        return group;
    }
  return NULL;
}

gboolean
hp_candidate_seating_touches (HpCandidateSeating *self, HpBody body, int number)
{
  return find_group (self, body, number) != NULL;
}

static Group *
ensure_group (HpCandidateSeating *self, HpBody body, int number)
{
  Group *group = find_group (self, body, number);
  const HpConstituency *c = find_constituency (self, body, number);

  if (group != NULL)
    return group;
  group = g_new0 (Group, 1);
  group->body = body;
  group->number = number;
  group->named = g_ptr_array_new_with_free_func ((GDestroyNotify) hp_candidate_free);
  group->there = c != NULL ? hp_candidates_load (self->db, c->id, TRUE, NULL) : NULL;
  if (group->there == NULL)
    group->there = g_ptr_array_new_with_free_func ((GDestroyNotify) hp_candidate_free);
  g_ptr_array_add (self->groups, group);
  return group;
}

int
hp_candidate_seating_set_seats (HpCandidateSeating *self, HpBody body, int number, int seats)
{
  Group *group = ensure_group (self, body, number);

  if (group->seats == 0)
    group->seats = seats;
  return group->seats;
}

/* ---- people ---- */

static gboolean
is_same (const HpCandidate *candidate, const char *fold, HpDate birth)
{
  g_autofree char *own = hp_text_fold (candidate->name);

  return g_str_equal (own, fold)
         && (!hp_date_is_set (birth) || !hp_date_is_set (candidate->birth)
             || hp_date_compare_surely (candidate->birth, birth) == 0);
}

static int
find_person (GPtrArray *list, const char *fold, HpDate birth)
{
  for (guint i = 0; i < list->len; i++)
    if (is_same (g_ptr_array_index (list, i), fold, birth))
      return (int) i;
  return -1;
}

HpCandidate *
hp_candidate_seating_place (HpCandidateSeating *self, HpBody body, int number, const char *name,
                            HpDate birth, gboolean *twice)
{
  Group *group = ensure_group (self, body, number);
  g_autofree char *fold = hp_text_fold (name);
  HpCandidate *candidate;
  int i;

  *twice = find_person (group->named, fold, birth) >= 0;
  if (*twice)
    return NULL;
  i = find_person (group->there, fold, birth);
  candidate = i >= 0 ? g_ptr_array_steal_index (group->there, (guint) i) : hp_candidate_new ();
  hp_set_str (&candidate->name, name);
  if (hp_date_is_set (birth))
    candidate->birth = birth;
  g_ptr_array_add (group->named, candidate);
  return candidate;
}

void
hp_candidate_seating_drop (HpCandidateSeating *self, HpBody body, int number,
                           HpCandidate *candidate)
{
  Group *group = find_group (self, body, number);
  gint64 id = candidate->id;
  HpCandidate *old;

  g_return_if_fail (group != NULL);

  g_ptr_array_remove (group->named, candidate);
  /* Who is in the document stays there as he or she was. */
  old = id != 0 ? hp_candidate_load (self->db, id, NULL) : NULL;
  if (old != NULL)
    g_ptr_array_add (group->there, old);
}

/* ---- writing ---- */

/* Whether votes are entered, in the order of the ballot. */
static gboolean
find_votes (HpDb *db, gint64 constituency_id, gboolean *votes, GError **error)
{
  g_autoptr (GPtrArray) tallies = hp_tallies_load_of (db, constituency_id, error);

  *votes = FALSE;
  if (tallies == NULL)
    return FALSE;
  for (guint i = 0; i < tallies->len; i++)
    *votes |= ((const HpTally *) g_ptr_array_index (tallies, i))->entries[0] != NULL;
  return TRUE;
}

static gboolean
keeps_order (Group *group)
{
  for (guint i = 0; i < group->named->len; i++)
    if (((const HpCandidate *) g_ptr_array_index (group->named, i))->position != (int) i + 1)
      return FALSE;
  for (guint i = 0; i < group->there->len; i++)
    if (((const HpCandidate *) g_ptr_array_index (group->there, i))->position
        != (int) (group->named->len + i) + 1)
      return FALSE;
  return TRUE;
}

/* Two candidates may not share a position even for a moment: all who are there step aside first. */
static gboolean
put_list (HpEdit *edit, HpDb *db, GPtrArray *list, gint64 constituency_id, int first,
          gboolean aside, GError **error)
{
  for (guint i = 0; i < list->len; i++)
    {
      HpCandidate *candidate = g_ptr_array_index (list, i);

      if (aside && candidate->id == 0)
        continue;
      candidate->constituency_id = constituency_id;
      candidate->position = first + (int) i + (aside ? ASIDE : 1);
      if (!hp_candidate_put (edit, db, candidate, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_seats (HpEdit *edit, HpDb *db, const Group *group, GError **error)
{
  g_autoptr (HpConstituency) c = NULL;

  if (group->seats == 0)
    return TRUE;
  c = hp_constituency_load (db, group->body, group->number, error);
  if (c == NULL)
    return FALSE;
  c->seats = group->seats;
  return hp_constituency_put (edit, db, c, error);
}

/* Under a seal nobody moves, not even aside. */
static gboolean
put_people (HpEdit *edit, HpDb *db, Group *group, gint64 id, gboolean moved, GError **error)
{
  int n = (int) group->named->len;

  return (!moved
          || (put_list (edit, db, group->named, id, 0, TRUE, error)
              && put_list (edit, db, group->there, id, n, TRUE, error)))
         && put_list (edit, db, group->named, id, 0, FALSE, error)
         && put_list (edit, db, group->there, id, n, FALSE, error);
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  return (*(const HpCandidate *const *) a)->position - (*(const HpCandidate *const *) b)->position;
}

static gboolean
write_group (HpCandidateSeating *self, HpEdit *edit, Group *group, const HpRules *rules,
             GError **error)
{
  gint64 id = hp_constituency_ensure (edit, self->db, group->body, group->number, error);
  gboolean votes, moved;

  if (id == 0 || !find_votes (self->db, id, &votes, error))
    return FALSE;
  g_ptr_array_sort (group->there, compare_positions);
  moved = !keeps_order (group);
  if (!put_seats (edit, self->db, group, error)
      || (moved && !hp_constituency_check_open (self->db, id, error)))
    return FALSE;
  if (votes && moved)
    {
      g_set_error (error, HP_ERROR, HP_ERROR_REFUSED,
                   _ ("Votes have been entered for constituency %d of “%s”. The order of its "
                      "candidates cannot change any more."),
                   group->number, hp_body_code (group->body));
      return FALSE;
    }
  return put_people (edit, self->db, group, id, moved, error)
         && hp_tallies_refresh (edit, self->db, rules, id, error);
}

gboolean
hp_candidate_seating_write (HpCandidateSeating *self, HpEdit *edit, const HpRules *rules,
                            GError **error)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = g_ptr_array_index (self->groups, i);

      if (group->named->len > 0 && !write_group (self, edit, group, rules, error))
        return FALSE;
    }
  return TRUE;
}
