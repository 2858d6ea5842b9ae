/* hp-tally-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/count/hp-tally-words.h"

#include "paper/kit/hp-words.h"

#include <glib/gi18n.h>

static gboolean
is_complete (const HpTallyFigures *figures)
{
  for (int field = 0; field < HP_N_TALLY_FIELDS; field++)
    {
      if (hp_tally_field_is_optional ((HpTallyField) field))
        continue;
      for (int i = 0; i < hp_tally_figures_length (figures, (HpTallyField) field); i++)
        if (hp_tally_figures_get (figures, (HpTallyField) field, i) == HP_MISSING)
          return FALSE;
    }
  return TRUE;
}

gboolean
hp_tally_is_begun (const HpTally *tally)
{
  return tally->state == HP_TALLY_ERRORS && tally->entries[0] != NULL && tally->entries[1] == NULL
         && !is_complete (tally->entries[0]->figures);
}

const char *
hp_tally_words (const HpTally *tally)
{
  return hp_tally_is_begun (tally) ? _ ("Being typed")
                                   : hp_words_tally_state (hp_tally_state_code (tally->state));
}
