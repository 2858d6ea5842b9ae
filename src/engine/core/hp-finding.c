/* hp-finding.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-finding.h"

static void
clear_value (gpointer data)
{
  g_free (((HpFindingValue *) data)->text);
}

HpFinding *
hp_finding_new (const char *code, HpSeverity severity)
{
  HpFinding *finding = g_new0 (HpFinding, 1);

  finding->code = g_intern_string (code);
  finding->severity = severity;
  finding->body = HP_BODY_NONE;
  finding->index = -1;
  finding->values = g_array_new (FALSE, FALSE, sizeof (HpFindingValue));
  g_array_set_clear_func (finding->values, clear_value);
  return finding;
}

HpFinding *
hp_finding_copy (const HpFinding *finding)
{
  HpFinding *copy = hp_finding_new (finding->code, finding->severity);

  copy->row = finding->row;
  copy->block = finding->block;
  copy->sheet = g_strdup (finding->sheet);
  copy->station = finding->station;
  copy->body = finding->body;
  copy->constituency = finding->constituency;
  copy->field = finding->field;
  copy->index = finding->index;
  copy->value = g_strdup (finding->value);
  for (guint i = 0; i < finding->values->len; i++)
    {
      HpFindingValue v = g_array_index (finding->values, HpFindingValue, i);

      v.text = g_strdup (v.text);
      g_array_append_val (copy->values, v);
    }
  return copy;
}

void
hp_finding_free (HpFinding *finding)
{
  if (finding == NULL)
    return;
  g_free (finding->sheet);
  g_free (finding->value);
  g_array_unref (finding->values);
  g_free (finding);
}

HpFinding *
hp_finding_at (HpFinding *finding, int station, HpBody body, int constituency)
{
  finding->station = station;
  finding->body = body;
  finding->constituency = constituency;
  return finding;
}

HpFinding *
hp_finding_in_field (HpFinding *finding, const char *field, int index)
{
  finding->field = g_intern_string (field);
  finding->index = index;
  return finding;
}

HpFinding *
hp_finding_number (HpFinding *finding, const char *name, gint64 number)
{
  HpFindingValue v = { g_intern_string (name), number, NULL };

  g_array_append_val (finding->values, v);
  return finding;
}

HpFinding *
hp_finding_text (HpFinding *finding, const char *name, const char *text)
{
  HpFindingValue v = { g_intern_string (name), 0, g_strdup (text != NULL ? text : "") };

  g_array_append_val (finding->values, v);
  return finding;
}

static const HpFindingValue *
lookup (const HpFinding *finding, const char *name)
{
  for (guint i = 0; i < finding->values->len; i++)
    {
      const HpFindingValue *v = &g_array_index (finding->values, HpFindingValue, i);

      if (g_str_equal (v->name, name))
        return v;
    }
  return NULL;
}

gint64
hp_finding_get_number (const HpFinding *finding, const char *name, gint64 fallback)
{
  const HpFindingValue *v = lookup (finding, name);

  return v != NULL && v->text == NULL ? v->number : fallback;
}

const char *
hp_finding_get_text (const HpFinding *finding, const char *name)
{
  const HpFindingValue *v = lookup (finding, name);

  return v != NULL ? v->text : NULL;
}

gboolean
hp_finding_is (const HpFinding *finding, const char *code)
{
  return g_str_equal (finding->code, code);
}

GPtrArray *
hp_findings_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) hp_finding_free);
}

guint
hp_findings_count (GPtrArray *findings, HpSeverity severity)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    if (((HpFinding *) g_ptr_array_index (findings, i))->severity == severity)
      n++;
  return n;
}
