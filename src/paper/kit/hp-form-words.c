/* hp-form-words.c: forms in words: where they belong, what they lack, JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-form.h"

#include "paper/kit/hp-words.h"

#include <glib/gi18n-lib.h>

const char *
hp_form_scope_code (HpFormScope scope)
{
  static const char *const codes[] = { "station", "station-body", "constituency", "body",
                                       "document" };

  return codes[scope];
}

const char *
hp_form_lack_code (HpFormLackCode code)
{
  static const char *const codes[] = {
    [HP_FORM_LACKS_STATIONS] = "no-stations",     [HP_FORM_LACKS_VOTERS] = "no-voters",
    [HP_FORM_LACKS_LISTED] = "no-listed",         [HP_FORM_LACKS_CONSTITUENCY] = "no-constituency",
    [HP_FORM_LACKS_CANDIDATES] = "no-candidates", [HP_FORM_LACKS_SEATS] = "no-seats",
    [HP_FORM_LACKS_AGREED] = "not-agreed",        [HP_FORM_LACKS_SEALED] = "not-sealed",
    [HP_FORM_LACKS_COMPLETE] = "not-complete",    [HP_FORM_LACKS_ACCOUNT] = "no-account",
  };

  return codes[code];
}

static char *
body_names (HpBodies bodies, const HpRules *rules)
{
  GString *names = g_string_new (NULL);
  const HpBody *all;
  int n;

  all = hp_rules_bodies (rules, &n);
  for (int i = 0; i < n; i++)
    if ((bodies & HP_BODY_BIT (all[i])) != 0)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              hp_words_body (all[i], FALSE));
  return g_string_free (names, FALSE);
}

char *
hp_form_lack_text (const HpFormLack *lack, const HpRules *rules)
{
  g_autofree char *bodies = body_names (lack->bodies, rules);

  switch (lack->code)
    {
    case HP_FORM_LACKS_STATIONS:
      return g_strdup (_ ("No stations yet. Add them or import their list."));
    case HP_FORM_LACKS_VOTERS:
      return g_strdup (_ ("The list of this station has no voters yet. Import it."));
    case HP_FORM_LACKS_LISTED:
      return g_strdup (
          _ ("No station has a voter list or a stated number of voters yet. Enter one of them."));
    case HP_FORM_LACKS_CONSTITUENCY:
      return g_strdup (lack->bodies != 0
                           ? _ ("No constituency of this body is known here. Allocate "
                                "the stations to constituencies.")
                           : _ ("The station is in no constituency. Allocate it."));
    case HP_FORM_LACKS_CANDIDATES:
      return g_strdup (_ ("The candidates of the constituency are not known yet. Import them."));
    case HP_FORM_LACKS_SEATS:
      return g_strdup (_ ("The number of seats of the constituency is not known yet. Enter it."));
    case HP_FORM_LACKS_AGREED:
      return g_strdup (
          _ ("The tally is not agreed yet: it needs two equal entries without errors."));
    case HP_FORM_LACKS_SEALED:
      return g_strdup_printf (_ ("%d of %d tallies are sealed. Seal the others first."), lack->n,
                              lack->of);
    case HP_FORM_LACKS_COMPLETE:
      return g_strdup_printf (
          _ ("%d of %d constituencies are complete. Seal the tallies of the others first."),
          lack->n, lack->of);
    case HP_FORM_LACKS_ACCOUNT:
      return g_strdup_printf (
          _ ("The ballots received, issued, spoiled and unused are not known for: %s."), bodies);
    default:
      return g_strdup ("");
    }
}

char *
hp_form_place_text (const HpFormInstance *form, const HpRules *rules)
{
  const char *body = form->body != HP_BODY_NONE ? hp_words_body (form->body, FALSE) : NULL;

  switch (form->scope)
    {
    case HP_FORM_STATION:
      return g_strdup_printf (_ ("Station %d"), form->station);
    case HP_FORM_STATION_BODY:
      return g_strdup_printf (_ ("Station %d – %s"), form->station, body);
    case HP_FORM_CONSTITUENCY:
      return g_strdup_printf (_ ("Constituency %d – %s"), form->constituency, body);
    case HP_FORM_BODY:
      return g_strdup (body);
    case HP_FORM_DOCUMENT:
    default:
      return g_strdup ("");
    }
}

char *
hp_form_missing_text (const HpFormInstance *form, const HpRules *rules)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < form->lacks->len; i++)
    {
      g_autofree char *text =
          hp_form_lack_text (&g_array_index (form->lacks, HpFormLack, i), rules);

      g_string_append_printf (all, "%s%s", i > 0 ? " " : "", text);
    }
  return g_string_free (all, FALSE);
}

static void
add_number (JsonBuilder *builder, const char *name, int number)
{
  json_builder_set_member_name (builder, name);
  if (number > 0)
    json_builder_add_int_value (builder, number);
  else
    json_builder_add_null_value (builder);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_missing (JsonBuilder *builder, const HpFormInstance *form, const HpRules *rules)
{
  json_builder_set_member_name (builder, "missing");
  json_builder_begin_array (builder);
  for (guint i = 0; i < form->lacks->len; i++)
    {
      const HpFormLack *lack = &g_array_index (form->lacks, HpFormLack, i);
      g_autofree char *text = hp_form_lack_text (lack, rules);

      json_builder_begin_object (builder);
      add_text (builder, "code", hp_form_lack_code (lack->code));
      add_text (builder, "message", text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

JsonNode *
hp_forms_to_json (GPtrArray *forms, const HpRules *rules)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < forms->len; i++)
    {
      const HpFormInstance *form = g_ptr_array_index (forms, i);

      json_builder_begin_object (builder);
      add_text (builder, "number", form->number);
      add_text (builder, "kind", form->kind);
      add_text (builder, "code", form->code);
      add_text (builder, "title", form->title);
      add_text (builder, "scope", hp_form_scope_code (form->scope));
      add_number (builder, "station", form->station);
      add_text (builder, "body", hp_body_code (form->body));
      add_number (builder, "constituency", form->constituency);
      add_number (builder, "copies", form->copies);
      add_text (builder, "file", form->file);
      json_builder_set_member_name (builder, "compared");
      json_builder_add_boolean_value (builder, !hp_form_is_doubtful (form, rules));
      json_builder_set_member_name (builder, "ready");
      json_builder_add_boolean_value (builder, hp_form_is_ready (form));
      add_missing (builder, form, rules);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return json_builder_get_root (builder);
}
