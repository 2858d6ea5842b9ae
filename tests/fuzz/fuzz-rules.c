/* fuzz-rules.c: any bytes as a rule pack: refused with an error or read and usable.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/rules/hp-calendar.h"
#include "engine/rules/hp-rules.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Asks what a document asks of its rules. */
static void
use (const HpRules *rules)
{
  g_autoptr (GPtrArray) items = hp_calendar_compute (rules, HP_DATE_NONE);
  g_autoptr (GPtrArray) unverified = hp_rules_unverified (rules);
  const HpBody *bodies;
  const HpFormRule *forms;
  int n = 0;

  bodies = hp_rules_bodies (rules, &n);
  g_assert (n > 0);
  for (int i = 0; i < n; i++)
    {
      g_assert (hp_rules_body_label (rules, bodies[i], TRUE) != NULL);
      for (int seats = -1; seats < 30; seats++)
        {
          hp_rules_min_surplus (rules, bodies[i], seats);
          hp_rules_extra_needed (rules, bodies[i], seats, seats - 1);
        }
    }
  forms = hp_rules_forms (rules, &n);
  for (int i = 0; i < n; i++)
    g_assert (hp_rules_form_by_number (rules, forms[i].number) == &forms[i]);
  g_assert (hp_rules_station_kind (rules, "") != NULL);
  hp_rules_station_kind (rules, hp_rules_id (rules));
  hp_calendar_find (items, "C26");
  for (guint i = 0; i < unverified->len; i++)
    g_assert (((HpUnverified *) unverified->pdata[i])->source != NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  /* Exactly @size bytes, so that reading behind them is seen. */
  g_autoptr (HpRules) rules =
      hp_rules_parse (size > 0 ? (const char *) data : "", (gssize) size, &error);

  g_assert ((rules == NULL) == (error != NULL));
  if (rules != NULL)
    use (rules);
  return 0;
}
