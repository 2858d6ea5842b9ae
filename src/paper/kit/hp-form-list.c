/* hp-form-list.c: every form that the document can make, and what each still lacks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-form-list.h"

#include "engine/count/hp-results.h"
#include "engine/stations/hp-constituency.h"
#include "engine/stations/hp-station.h"

static const HpFormKind kinds[] = {
  { "voter-list", HP_FORM_STATION, hp_form_make_voter_list },
  { "ballot-account", HP_FORM_STATION, hp_form_make_ballot_account },
  { "station-minutes-qh", HP_FORM_STATION_BODY, hp_form_make_station_minutes },
  { "station-minutes-council", HP_FORM_STATION_BODY, hp_form_make_station_minutes },
  { "constituency-minutes", HP_FORM_CONSTITUENCY, hp_form_make_constituency_minutes },
  { "summary-minutes", HP_FORM_BODY, hp_form_make_summary },
  { "turnout", HP_FORM_DOCUMENT, hp_form_make_turnout },
};

const HpFormKind *
hp_form_kind (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, kind))
      return &kinds[i];
  return NULL;
}

/* The document as far as readiness depends on it. */
typedef struct
{
  HpDb *db;
  const HpRules *rules;
  GPtrArray *stations;
  GPtrArray *tallies;
  GPtrArray *results;
  GPtrArray *forms; /* the outcome */
} Listing;

static void
listing_clear (Listing *self)
{
  g_clear_pointer (&self->stations, g_ptr_array_unref);
  g_clear_pointer (&self->tallies, g_ptr_array_unref);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_clear_pointer (&self->forms, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Listing, listing_clear)

static void
add_lack (HpFormInstance *form, HpFormLackCode code, int n, int of, HpBodies bodies)
{
  HpFormLack lack = { code, n, of, bodies };

  g_array_append_val (form->lacks, lack);
}

static void
check_voter_list (HpFormInstance *form, const HpStation *station)
{
  if (station->voters <= 0)
    add_lack (form, HP_FORM_LACKS_VOTERS, 0, 0, 0);
}

static gboolean
account_is_known (HpDb *db, gint64 station_id, HpBody body)
{
  HpBallotAccount account = hp_ballot_account_load (db, station_id, body);

  return account.received != HP_MISSING && account.issued != HP_MISSING
         && account.spoiled != HP_MISSING && account.unused != HP_MISSING;
}

static void
check_account (Listing *self, HpFormInstance *form, const HpStation *station)
{
  HpBodies missing = 0;
  gboolean any = FALSE;
  const HpBody *bodies;
  int n;

  bodies = hp_rules_bodies (self->rules, &n);
  for (int i = 0; i < n; i++)
    {
      if (station->constituency[bodies[i]] == 0)
        continue;
      any = TRUE;
      if (!account_is_known (self->db, station->id, bodies[i]))
        missing |= HP_BODY_BIT (bodies[i]);
    }
  if (!any)
    add_lack (form, HP_FORM_LACKS_CONSTITUENCY, 0, 0, 0);
  if (missing != 0)
    add_lack (form, HP_FORM_LACKS_ACCOUNT, 0, 0, missing);
}

static const HpTally *
find_tally (Listing *self, int station, HpBody body)
{
  for (guint i = 0; i < self->tallies->len; i++)
    {
      const HpTally *tally = g_ptr_array_index (self->tallies, i);

      if (tally->station == station && tally->body == body)
        return tally;
    }
  return NULL;
}

static void
check_minutes (Listing *self, HpFormInstance *form, const HpStation *station)
{
  const HpTally *tally = find_tally (self, station->number, form->body);

  if (station->constituency[form->body] == 0)
    add_lack (form, HP_FORM_LACKS_CONSTITUENCY, 0, 0, HP_BODY_BIT (form->body));
  else if (tally == NULL || (tally->state != HP_TALLY_AGREED && tally->state != HP_TALLY_SEALED))
    add_lack (form, HP_FORM_LACKS_AGREED, 0, 0, HP_BODY_BIT (form->body));
}

static void
check_constituency (HpFormInstance *form, const HpResult *result)
{
  if (result->seats <= 0)
    add_lack (form, HP_FORM_LACKS_SEATS, 0, 0, 0);
  if (result->candidates->len == 0)
    add_lack (form, HP_FORM_LACKS_CANDIDATES, 0, 0, 0);
  if (result->stations == 0)
    add_lack (form, HP_FORM_LACKS_STATIONS, 0, 0, 0);
  else if (!result->complete)
    add_lack (form, HP_FORM_LACKS_SEALED, result->sealed, result->stations, 0);
}

static void
check_summary (Listing *self, HpFormInstance *form)
{
  int n = 0, complete = 0;

  for (guint i = 0; i < self->results->len; i++)
    {
      const HpResult *result = g_ptr_array_index (self->results, i);

      if (result->body != form->body)
        continue;
      n++;
      complete += result->complete;
    }
  if (n == 0)
    add_lack (form, HP_FORM_LACKS_CONSTITUENCY, 0, 0, HP_BODY_BIT (form->body));
  else if (complete < n)
    add_lack (form, HP_FORM_LACKS_COMPLETE, complete, n, 0);
}

static void
check_turnout (Listing *self, HpFormInstance *form)
{
  int n;
  HpBody first = hp_rules_bodies (self->rules, &n)[0];

  if (self->stations->len == 0)
    {
      add_lack (form, HP_FORM_LACKS_STATIONS, 0, 0, 0);
      return;
    }
  for (guint i = 0; i < self->stations->len; i++)
    if (((const HpStation *) g_ptr_array_index (self->stations, i))->listed[first] != HP_MISSING)
      return;
  add_lack (form, HP_FORM_LACKS_LISTED, 0, 0, 0);
}

/* ---- instances ---- */

/* Numbers of forms are digits or words of ASCII letters; anything else is left out of a name. */
static void
append_plain (GString *name, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isalnum (*p) || *p == '-')
      g_string_append_c (name, *p);
}

static char *
file_name (const HpFormInstance *form)
{
  GString *name = g_string_new (NULL);

  append_plain (name, form->number);
  if (form->body != HP_BODY_NONE)
    g_string_append_printf (name, "-%s", hp_body_code (form->body));
  if (form->station > 0)
    g_string_append_printf (name, "-kv%02d", form->station);
  if (form->constituency > 0 && form->scope == HP_FORM_CONSTITUENCY)
    g_string_append_printf (name, "-dv%d", form->constituency);
  return g_string_free (name, FALSE);
}

static HpFormInstance *
add_form (Listing *self, const HpFormRule *rule, HpFormScope scope, int station, HpBody body,
          int constituency)
{
  HpFormInstance *form = g_new0 (HpFormInstance, 1);

  form->kind = g_intern_string (rule->kind);
  form->number = g_intern_string (rule->number);
  form->code = g_intern_string (rule->code);
  form->title = g_intern_string (rule->title);
  form->copies = rule->copies;
  form->landscape = rule->landscape;
  form->scope = scope;
  form->station = station;
  form->body = body;
  form->constituency = constituency;
  form->file = file_name (form);
  form->lacks = g_array_new (FALSE, FALSE, sizeof (HpFormLack));
  g_ptr_array_add (self->forms, form);
  return form;
}

/* One where the rules name no body: for all of them together. */
static gboolean
is_of_body (const HpFormRule *rule, HpBody body)
{
  return (rule->bodies & HP_BODY_BIT (body)) != 0;
}

static void
add_of_station (Listing *self, const HpFormRule *rule, const HpFormKind *kind,
                const HpStation *station)
{
  const HpBody *bodies;
  int n;

  if (kind->scope == HP_FORM_STATION)
    {
      HpFormInstance *form = add_form (self, rule, kind->scope, station->number, HP_BODY_NONE, 0);

      if (kind->make == hp_form_make_voter_list)
        check_voter_list (form, station);
      else
        check_account (self, form, station);
      return;
    }
  bodies = hp_rules_bodies (self->rules, &n);
  for (int i = 0; i < n; i++)
    if (is_of_body (rule, bodies[i]))
      check_minutes (self,
                     add_form (self, rule, kind->scope, station->number, bodies[i],
                               station->constituency[bodies[i]]),
                     station);
}

static void
add_rule (Listing *self, const HpFormRule *rule, const HpFormKind *kind)
{
  const HpBody *bodies;
  int n;

  if (kind->scope == HP_FORM_STATION || kind->scope == HP_FORM_STATION_BODY)
    for (guint i = 0; i < self->stations->len; i++)
      add_of_station (self, rule, kind, g_ptr_array_index (self->stations, i));
  else if (kind->scope == HP_FORM_CONSTITUENCY)
    for (guint i = 0; i < self->results->len; i++)
      {
        const HpResult *result = g_ptr_array_index (self->results, i);

        if (is_of_body (rule, result->body))
          check_constituency (add_form (self, rule, kind->scope, 0, result->body, result->number),
                              result);
      }
  else if (kind->scope == HP_FORM_BODY)
    {
      bodies = hp_rules_bodies (self->rules, &n);
      for (int i = 0; i < n; i++)
        if (is_of_body (rule, bodies[i]))
          check_summary (self, add_form (self, rule, kind->scope, 0, bodies[i], 0));
    }
  else
    check_turnout (self, add_form (self, rule, kind->scope, 0, HP_BODY_NONE, 0));
}

GPtrArray *
hp_forms_list (HpDb *db, const HpRules *rules, GError **error)
{
  g_auto (Listing) self = { .db = db, .rules = rules };
  const HpFormRule *form_rules;
  int n;

  self.stations = hp_stations_load (db, error);
  if (self.stations == NULL)
    return NULL;
  self.tallies = hp_tallies_load (db, error);
  if (self.tallies == NULL)
    return NULL;
  self.results = hp_results_load (db, rules, HP_BODY_NONE, NULL, error);
  if (self.results == NULL)
    return NULL;
  self.forms = g_ptr_array_new_with_free_func ((GDestroyNotify) hp_form_instance_free);
  form_rules = hp_rules_forms (rules, &n);
  for (int i = 0; i < n; i++)
    {
      const HpFormKind *kind = hp_form_kind (form_rules[i].kind);

      if (kind != NULL)
        add_rule (&self, &form_rules[i], kind);
    }
  return g_steal_pointer (&self.forms);
}
