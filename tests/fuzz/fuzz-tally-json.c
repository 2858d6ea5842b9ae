/* fuzz-tally-json.c: any bytes as a tally entry: refused, or read, checked and printed back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-error.h"
#include "engine/count/hp-tally-checks.h"
#include "engine/count/hp-tally-json.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
use (const HpTallyFigures *figures, GHashTable *reasons)
{
  static const HpTallyRules rules = { 3, 5, 300, FALSE, 1, 6, 1000 };
  HpTallyPeer peers[] = { { 1, figures }, { 2, figures } };
  const HpTallyFigures *by_body[HP_N_BODIES] = { figures, figures, NULL, figures };
  g_autoptr (GPtrArray) findings = hp_findings_new ();
  g_autoptr (GHashTable) again_reasons = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = hp_tally_json_print (figures, reasons, TRUE);
  g_auto (HpTallyFigures) again = { 0 };

  hp_tally_check (figures, &rules, findings);
  hp_tally_check_peers (1, figures, peers, 2, &rules, findings);
  hp_tally_check_bodies (by_body, HP_BODY_NONE, findings);
  hp_tally_check_turnout (figures, 1, findings);
  g_assert (hp_tally_json_parse (text, -1, "again", &again, &again_reasons, &error));
  g_assert (hp_tally_figures_equal (figures, &again));
  g_assert (g_hash_table_size (reasons) == g_hash_table_size (again_reasons));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GHashTable) reasons = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (HpTallyFigures) figures = { 0 };

  if (hp_tally_json_parse (size > 0 ? (const char *) data : "", (gssize) size, "fuzz", &figures,
                           &reasons, &error))
    use (&figures, reasons);
  else
    g_assert (error != NULL && error->domain == HP_ERROR && *error->message != '\0');
  return 0;
}
