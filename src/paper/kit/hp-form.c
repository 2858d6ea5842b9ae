/* hp-form.c: instances of forms, and running them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-form.h"

#include "engine/session/hp-deliveries.h"
#include "paper/kit/hp-form-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HASH_DIGITS 8

HpFormInstance *
hp_form_instance_copy (const HpFormInstance *form)
{
  HpFormInstance *copy = g_memdup2 (form, sizeof *form);

  copy->file = g_strdup (form->file);
  copy->lacks = g_array_copy (form->lacks);
  return copy;
}

void
hp_form_instance_free (HpFormInstance *form)
{
  if (form == NULL)
    return;
  g_free (form->file);
  g_array_unref (form->lacks);
  g_free (form);
}

gboolean
hp_form_is_ready (const HpFormInstance *form)
{
  return form->lacks->len == 0;
}

static gboolean
is_asked_for (const HpFormInstance *form, const HpFormFilter *filter)
{
  if (filter->number != NULL && !g_str_equal (filter->number, form->number)
      && !g_str_equal (filter->number, form->kind))
    return FALSE;
  if (filter->station > 0 && filter->station != form->station)
    return FALSE;
  if (filter->body != HP_BODY_NONE && filter->body != form->body)
    return FALSE;
  if (filter->constituency > 0 && filter->constituency != form->constituency)
    return FALSE;
  return !filter->ready || hp_form_is_ready (form);
}

GPtrArray *
hp_forms_filter (GPtrArray *forms, const HpFormFilter *filter)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) hp_form_instance_free);

  for (guint i = 0; i < forms->len; i++)
    if (is_asked_for (g_ptr_array_index (forms, i), filter))
      g_ptr_array_add (found, hp_form_instance_copy (g_ptr_array_index (forms, i)));
  return found;
}

static char *
join_kinds (const HpRules *rules)
{
  GString *all = g_string_new (NULL);
  const HpWardKind *kinds;
  int n;

  kinds = hp_rules_ward_kinds (rules, &n);
  for (int i = 0; i < n; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? "/" : "", kinds[i].word);
  return g_string_free (all, FALSE);
}

gboolean
hp_form_is_doubtful (const HpFormInstance *form, const HpRules *rules)
{
  const HpFormRule *rule = hp_rules_form (rules, form->kind);

  return *form->code != '\0' && rule != NULL && !rule->verified;
}

/* Whoever receives a form of a year whose forms were not at hand must see that, too. */
static char *
make_foot (const HpFormInstance *form, HpDb *db, const HpRules *rules, GError **error)
{
  HpDataState state;

  if (!hp_data_state_load (db, &state, error))
    return NULL;
  return g_strdup_printf ("Hòm Phiếu · phiên bản dữ liệu %" G_GINT64_FORMAT " · %.*s%s",
                          state.version, HASH_DIGITS, state.hash,
                          hp_form_is_doubtful (form, rules)
                              ? " · số mẫu hoặc lời văn chưa đối chiếu với văn bản gốc"
                              : "");
}

static void
run_clear (HpFormRun *run)
{
  hp_election_free (run->election);
  g_free (run->ward);
  g_free (run->province);
  g_free (run->kinds);
  g_free (run->foot);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HpFormRun, run_clear)

gboolean
hp_form_run (const HpFormInstance *form, HpDb *db, const HpRules *rules, HpSheet *sheet,
             GCancellable *cancellable, GError **error)
{
  const HpFormKind *kind = hp_form_kind (form->kind);
  g_auto (HpFormRun)
      run = { .form = form, .db = db, .rules = rules, .sheet = sheet, .cancellable = cancellable };

  if (kind == NULL)
    {
      g_set_error (error, HP_ERROR, HP_ERROR_USAGE,
                   _ ("This program makes no form of the kind “%s”."), form->kind);
      return FALSE;
    }
  run.election = hp_election_load (db, error);
  if (run.election == NULL)
    return FALSE;
  run.foot = make_foot (form, db, rules, error);
  if (run.foot == NULL)
    return FALSE;
  run.ward = hp_election_ward_title (run.election, rules);
  run.province = hp_election_province_title (run.election);
  run.kinds = join_kinds (rules);
  return hp_form_go_on (&run, error) && kind->make (&run, error);
}

HpSheet *
hp_form_pages (const HpFormInstance *form, HpDb *db, const HpRules *rules,
               GCancellable *cancellable, GError **error)
{
  g_autoptr (HpSheet) sheet = hp_sheet_new_pages ();

  if (!hp_form_run (form, db, rules, sheet, cancellable, error) || !hp_sheet_close (sheet, error))
    return NULL;
  return g_steal_pointer (&sheet);
}

GDateTime *
hp_form_created (HpDb *db)
{
  HpDataState state;
  GDateTime *created = NULL;

  if (hp_data_state_load (db, &state, NULL) && *state.at != '\0')
    created = g_date_time_new_from_iso8601 (state.at, NULL);
  return created != NULL ? created : g_date_time_new_from_unix_utc (1);
}
