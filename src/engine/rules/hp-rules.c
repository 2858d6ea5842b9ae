/* hp-rules.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/rules/hp-rules.h"

#include "engine/core/hp-error.h"
#include "engine/core/hp-text.h"
#include "engine/core/hp-util.h"
#include "engine/rules/hp-elections.h"
#include "engine/rules/hp-rules-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define PACKS "/vn/homphieu/elections/"
#define SUFFIX ".json"

G_DEFINE_BOXED_TYPE (HpRules, hp_rules, hp_rules_ref, hp_rules_unref)

/* ---- making and sharing ---- */

HpRules *
hp_rules_alloc (void)
{
  HpRules *rules = g_new0 (HpRules, 1);

  g_atomic_ref_count_init (&rules->refs);
  rules->strings = g_string_chunk_new (16 * 1024);
  rules->lists = g_ptr_array_new_with_free_func (g_free);
  rules->ward_kinds = g_array_new (FALSE, TRUE, sizeof (HpWardKind));
  rules->entitlements = g_array_new (FALSE, TRUE, sizeof (HpEntitlement));
  rules->kinds = g_array_new (FALSE, TRUE, sizeof (HpStationKind));
  rules->names = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  rules->organs = g_array_new (FALSE, TRUE, sizeof (HpOrgan));
  rules->defaults = g_array_new (FALSE, TRUE, sizeof (HpDefault));
  rules->structure = g_array_new (FALSE, TRUE, sizeof (HpStructureTarget));
  rules->reasons = g_array_new (FALSE, TRUE, sizeof (HpCodeLabel));
  rules->columns = g_array_new (FALSE, TRUE, sizeof (HpListColumn));
  rules->notes = g_array_new (FALSE, TRUE, sizeof (HpCodeLabel));
  rules->forms = g_array_new (FALSE, TRUE, sizeof (HpFormRule));
  rules->calendar = g_array_new (FALSE, TRUE, sizeof (HpCalendarRule));
  rules->unverified = g_ptr_array_new_with_free_func ((GDestroyNotify) hp_unverified_free);
  return rules;
}

HpRules *
hp_rules_ref (HpRules *rules)
{
  g_return_val_if_fail (rules != NULL, NULL);
  g_atomic_ref_count_inc (&rules->refs);
  return rules;
}

void
hp_rules_unref (HpRules *rules)
{
  g_return_if_fail (rules != NULL);
  if (!g_atomic_ref_count_dec (&rules->refs))
    return;
  g_array_unref (rules->ward_kinds);
  g_array_unref (rules->entitlements);
  g_array_unref (rules->kinds);
  g_ptr_array_unref (rules->names);
  g_array_unref (rules->organs);
  g_array_unref (rules->defaults);
  g_array_unref (rules->structure);
  g_array_unref (rules->reasons);
  g_array_unref (rules->columns);
  g_array_unref (rules->notes);
  g_array_unref (rules->forms);
  g_array_unref (rules->calendar);
  g_ptr_array_unref (rules->unverified);
  g_ptr_array_unref (rules->lists);
  g_string_chunk_free (rules->strings);
  g_free (rules);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

const char *const *
hp_rules_elections (void)
{
  static GStrv ids;

  if (g_once_init_enter (&ids))
    {
      g_auto (GStrv) files = g_resource_enumerate_children (hp_elections_get_resource (), PACKS,
                                                            G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      GPtrArray *found = g_ptr_array_new ();

      for (guint i = 0; files != NULL && files[i] != NULL; i++)
        if (g_str_has_suffix (files[i], SUFFIX))
          g_ptr_array_add (found, g_strndup (files[i], strlen (files[i]) - strlen (SUFFIX)));
      g_ptr_array_sort (found, compare_ids);
      g_ptr_array_add (found, NULL);
      g_once_init_leave (&ids, (GStrv) g_ptr_array_free (found, FALSE));
    }
  return (const char *const *) ids;
}

HpRules *
hp_rules_load (const char *election, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize size;
  const char *json;

  g_return_val_if_fail (election != NULL, NULL);
  if (!g_strv_contains (hp_rules_elections (), election))
    {
      g_autofree char *known = g_strjoinv (", ", (char **) hp_rules_elections ());

      g_set_error (error, HP_ERROR, HP_ERROR_NOT_FOUND,
                   _ ("There are no rules for the election “%s”. Choose one of %s."), election,
                   known);
      return NULL;
    }
  path = g_strconcat (PACKS, election, SUFFIX, NULL);
  bytes = g_resource_lookup_data (hp_elections_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                  error);
  if (bytes == NULL)
    return NULL;
  json = g_bytes_get_data (bytes, &size);
  return hp_rules_parse (json, (gssize) size, error);
}

/* ---- the election ---- */

const char *
hp_rules_id (const HpRules *rules)
{
  return rules->id;
}

int
hp_rules_year (const HpRules *rules)
{
  return rules->year;
}

HpDate
hp_rules_day (const HpRules *rules)
{
  return rules->day;
}

const char *
hp_rules_term_qh (const HpRules *rules)
{
  return rules->term_qh;
}

const char *
hp_rules_term_hdnd (const HpRules *rules)
{
  return rules->term_hdnd;
}

const char *const *
hp_rules_laws (const HpRules *rules)
{
  return rules->laws;
}

gboolean
hp_rules_has_district (const HpRules *rules)
{
  return rules->has_district;
}

/* The rows of an array and how many there are. */
#define ROWS(array, n)                                                                             \
  (((n) != NULL ? (void) (*(n) = (int) (array)->len) : (void) 0), (gconstpointer) (array)->data)

const HpWardKind *
hp_rules_ward_kinds (const HpRules *rules, int *n)
{
  return ROWS (rules->ward_kinds, n);
}

const char *
hp_rules_ward_word (const HpRules *rules, const char *code)
{
  for (guint i = 0; i < rules->ward_kinds->len; i++)
    if (g_strcmp0 (g_array_index (rules->ward_kinds, HpWardKind, i).code, code) == 0)
      return g_array_index (rules->ward_kinds, HpWardKind, i).word;
  return NULL;
}

int
hp_rules_voter_age (const HpRules *rules)
{
  return rules->voter_age;
}

int
hp_rules_candidate_age (const HpRules *rules)
{
  return rules->candidate_age;
}

HpVotingHours
hp_rules_voting_hours (const HpRules *rules)
{
  return rules->hours;
}

/* ---- bodies ---- */

const HpBody *
hp_rules_bodies (const HpRules *rules, int *n)
{
  if (n != NULL)
    *n = rules->n_bodies;
  return rules->bodies;
}

gboolean
hp_rules_has_body (const HpRules *rules, HpBody body)
{
  return body >= 0 && body < HP_N_BODIES && (rules->all_bodies & HP_BODY_BIT (body)) != 0;
}

HpBodies
hp_rules_all_bodies (const HpRules *rules)
{
  return rules->all_bodies;
}

const char *
hp_rules_body_label (const HpRules *rules, HpBody body, gboolean full)
{
  if (!hp_rules_has_body (rules, body))
    return NULL;
  return full ? rules->body[body].full : rules->body[body].label;
}

int
hp_rules_max_seats (const HpRules *rules, HpBody body)
{
  return hp_rules_has_body (rules, body) ? rules->body[body].max_seats : 0;
}

int
hp_rules_min_surplus (const HpRules *rules, HpBody body, int seats)
{
  if (!hp_rules_has_body (rules, body) || seats < 1 || seats > HP_RULES_SEATS_LIMIT)
    return 0;
  return rules->body[body].surplus[seats];
}

gboolean
hp_fraction_reached (HpFraction fraction, gint64 part, gint64 whole)
{
  if (whole <= 0)
    return FALSE;
  return fraction.strict ? part * fraction.den > whole * fraction.num
                         : part * fraction.den >= whole * fraction.num;
}

/* A share that nothing reaches, for a body that is not elected. */
static const HpFraction unreachable = { 1, 1, TRUE };

HpFraction
hp_rules_turnout_fraction (const HpRules *rules, HpBody body)
{
  return hp_rules_has_body (rules, body) ? rules->body[body].turnout : unreachable;
}

HpFraction
hp_rules_majority_fraction (const HpRules *rules, HpBody body)
{
  return hp_rules_has_body (rules, body) ? rules->body[body].majority : unreachable;
}

gboolean
hp_rules_extra_needed (const HpRules *rules, HpBody body, int seats, int elected)
{
  const HpBodyRule *rule;

  if (!hp_rules_has_body (rules, body))
    return FALSE;
  rule = &rules->body[body];
  if (rule->extra_any)
    return elected < seats;
  return (gint64) elected * rule->extra.den < (gint64) seats * rule->extra.num;
}

int
hp_rules_extra_days (const HpRules *rules, HpBody body)
{
  return hp_rules_has_body (rules, body) ? rules->body[body].extra_days : 0;
}

int
hp_rules_reelection_days (const HpRules *rules, HpBody body)
{
  return hp_rules_has_body (rules, body) ? rules->body[body].reelection_days : 0;
}

/* ---- who may vote for what ---- */

const HpEntitlement *
hp_rules_entitlements (const HpRules *rules, int *n)
{
  return ROWS (rules->entitlements, n);
}

/* The row of @array whose text at @offset is @text; NULL where there is none. */
static gconstpointer
find_row (GArray *array, gsize offset, const char *text)
{
  gsize size = g_array_get_element_size (array);

  for (guint i = 0; i < array->len; i++)
    {
      const char *row = array->data + i * size;
      const char *name = *(const char *const *) (gconstpointer) (row + offset);

      if (g_strcmp0 (name, text) == 0)
        return row;
    }
  return NULL;
}

const HpEntitlement *
hp_rules_entitlement (const HpRules *rules, const char *code)
{
  return find_row (rules->entitlements, G_STRUCT_OFFSET (HpEntitlement, code), code);
}

/* ---- stations and teams ---- */

int
hp_rules_station_min (const HpRules *rules)
{
  return rules->station_min;
}

int
hp_rules_station_max (const HpRules *rules)
{
  return rules->station_max;
}

const HpStationKind *
hp_rules_station_kinds (const HpRules *rules, int *n)
{
  return ROWS (rules->kinds, n);
}

const char *
hp_rules_station_kind (const HpRules *rules, const char *text)
{
  g_autofree char *folded = hp_text_fold (text);
  guint i = 0;

  if (*folded != '\0')
    for (; i < rules->kinds->len; i++)
      if (g_strv_contains (g_ptr_array_index (rules->names, i), folded))
        break;
  return i < rules->kinds->len ? g_array_index (rules->kinds, HpStationKind, i).code : NULL;
}

/* The kind of that code, or the ordinary one. */
static const HpStationKind *
kind_or_ordinary (const HpRules *rules, const char *code)
{
  const HpStationKind *kind = find_row (rules->kinds, G_STRUCT_OFFSET (HpStationKind, code), code);

  return kind != NULL ? kind : &g_array_index (rules->kinds, HpStationKind, 0);
}

gboolean
hp_rules_station_kind_exempt (const HpRules *rules, const char *kind)
{
  return kind_or_ordinary (rules, kind)->exempt_min;
}

const char *
hp_rules_station_kind_label (const HpRules *rules, const char *kind)
{
  return kind_or_ordinary (rules, kind)->label;
}

void
hp_rules_team_size (const HpRules *rules, const char *kind, int *min, int *max)
{
  const HpStationKind *found = kind_or_ordinary (rules, kind);

  if (min != NULL)
    *min = found->team_min;
  if (max != NULL)
    *max = found->team_max;
}

const HpOrgan *
hp_rules_organs (const HpRules *rules, int *n)
{
  return ROWS (rules->organs, n);
}

const HpOrgan *
hp_rules_organ (const HpRules *rules, const char *code)
{
  return find_row (rules->organs, G_STRUCT_OFFSET (HpOrgan, code), code);
}

/* ---- settings ---- */

gint64
hp_rules_default (const HpRules *rules, const char *name)
{
  const HpDefault *setting = find_row (rules->defaults, G_STRUCT_OFFSET (HpDefault, name), name);

  return setting != NULL ? setting->value : HP_MISSING;
}

const char *const *
hp_rules_marks (const HpRules *rules)
{
  return rules->marks;
}

const HpStructureTarget *
hp_rules_structure (const HpRules *rules, int *n)
{
  return ROWS (rules->structure, n);
}

const HpCodeLabel *
hp_rules_invalid_reasons (const HpRules *rules, int *n)
{
  return ROWS (rules->reasons, n);
}

/* ---- forms ---- */

const HpFormRule *
hp_rules_forms (const HpRules *rules, int *n)
{
  return ROWS (rules->forms, n);
}

const HpFormRule *
hp_rules_form (const HpRules *rules, const char *kind)
{
  return find_row (rules->forms, G_STRUCT_OFFSET (HpFormRule, kind), kind);
}

const HpFormRule *
hp_rules_form_by_number (const HpRules *rules, const char *number)
{
  return find_row (rules->forms, G_STRUCT_OFFSET (HpFormRule, number), number);
}

const HpListColumn *
hp_rules_list_columns (const HpRules *rules, int *n)
{
  return ROWS (rules->columns, n);
}

const char *
hp_rules_list_layout (const HpRules *rules)
{
  return rules->layout;
}

const HpCodeLabel *
hp_rules_list_notes (const HpRules *rules, int *n)
{
  return ROWS (rules->notes, n);
}

const char *
hp_rules_list_note (const HpRules *rules, const char *code)
{
  const HpCodeLabel *note = find_row (rules->notes, G_STRUCT_OFFSET (HpCodeLabel, code), code);

  return note != NULL ? note->label : NULL;
}

/* ---- what is not certain ---- */

HpUnverified *
hp_unverified_new (const char *path, const char *value, const char *source)
{
  HpUnverified *unverified = g_new0 (HpUnverified, 1);

  unverified->path = g_strdup (path);
  unverified->value = g_strdup (value);
  unverified->source = g_strdup (source);
  return unverified;
}

void
hp_unverified_free (HpUnverified *unverified)
{
  g_free (unverified->path);
  g_free (unverified->value);
  g_free (unverified->source);
  g_free (unverified);
}

GPtrArray *
hp_rules_unverified (const HpRules *rules)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) hp_unverified_free);

  for (guint i = 0; i < rules->unverified->len; i++)
    {
      const HpUnverified *row = g_ptr_array_index (rules->unverified, i);

      g_ptr_array_add (copy, hp_unverified_new (row->path, row->value, row->source));
    }
  return copy;
}
