/* hp-voter-words.c: the values of a voter's row in the words of the list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/voters/hp-voter-words.h"

#include "engine/voters/hp-voter-query.h"
#include "paper/kit/hp-words.h"
#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>

/* V03, V05, V08, V10, V13, V16: the warnings of the contract that a listed voter can bear. */
const int hp_voter_words_findings[] = { 3, 5, 8, 10, 13, 16, 0 };

const char *
hp_voter_words_finding (int number)
{
  switch (number)
    {
    case 3:
      return _ ("Only a year or month known");
    case 5:
      return _ ("Very old");
    case 8:
      return _ ("Odd identity number");
    case 10:
      return _ ("Name and birth date twice");
    case 13:
      return _ ("Lower council only");
    case 16:
      return _ ("Identity number disagrees");
    default:
      return "";
    }
}

const char *
hp_voter_words_state (const char *state)
{
  if (g_strcmp0 (state, "elsewhere") == 0)
    return _ ("Votes elsewhere");
  if (g_strcmp0 (state, "at-residence") == 0)
    return _ ("Votes at the residence");
  if (g_strcmp0 (state, "removed") == 0)
    return _ ("Struck off");
  return _ ("On the list");
}

const char *
hp_voter_words_residence (const char *residence)
{
  if (g_strcmp0 (residence, "permanent") == 0)
    return _ ("Permanent residence");
  if (g_strcmp0 (residence, "temporary") == 0)
    return _ ("Temporary residence");
  return _ ("Current residence");
}

const char *
hp_voter_words_sex (const char *sex)
{
  if (g_strcmp0 (sex, "male") == 0)
    return C_ ("sex", "Male");
  return g_strcmp0 (sex, "female") == 0 ? C_ ("sex", "Female") : "";
}

char *
hp_voter_words_bodies (HpBodies bodies)
{
  GString *text = g_string_new (NULL);

  for (int body = 0; body < HP_N_BODIES; body++)
    if (bodies & HP_BODY_BIT (body))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              hp_words_body ((HpBody) body, FALSE));
  return g_string_free (text, FALSE);
}

char *
hp_voter_words_movement (const HpMovement *m)
{
  if (g_str_equal (m->kind, "add"))
    return g_strdup_printf (_ ("Added to station %d"), m->to_station);
  if (g_str_equal (m->kind, "remove"))
    return g_strdup_printf (_ ("Struck off the list of station %d"), m->from_station);
  if (g_str_equal (m->kind, "move"))
    return g_strdup_printf (_ ("Moved from station %d to station %d"), m->from_station,
                            m->to_station);
  return g_strdup (_ ("Changed"));
}

char *
hp_voter_cell_date (HpRow *row, int column, gpointer data)
{
  return hp_ui_iso_date (hp_row_text (row, column));
}

char *
hp_voter_cell_sex (HpRow *row, int column, gpointer data)
{
  return g_strdup (hp_voter_words_sex (hp_row_text (row, column)));
}

char *
hp_voter_cell_address (HpRow *row, int column, gpointer data)
{
  static const int columns[] = { HP_VOTER_COL_PERMANENT, HP_VOTER_COL_TEMPORARY,
                                 HP_VOTER_COL_CURRENT };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (*hp_row_text (row, columns[i]) != '\0')
      return g_strdup (hp_row_text (row, columns[i]));
  return g_strdup ("");
}

char *
hp_voter_cell_bodies (HpRow *row, int column, gpointer data)
{
  return hp_voter_words_bodies ((HpBodies) hp_row_int (row, column));
}

static void
add_words (GString *text, const char *words)
{
  if (*words != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
}

char *
hp_voter_cell_note (HpRow *row, int column, gpointer data)
{
  GString *text = g_string_new (NULL);
  const char *state = hp_row_text (row, HP_VOTER_COL_STATE);
  guint findings = (guint) hp_row_int (row, HP_VOTER_COL_FINDINGS);

  if (!g_str_equal (state, "listed"))
    add_words (text, hp_voter_words_state (state));
  for (guint i = 0; hp_voter_words_findings[i] != 0 && findings != 0; i++)
    if (findings & (1u << hp_voter_words_findings[i]))
      add_words (text, hp_voter_words_finding (hp_voter_words_findings[i]));
  add_words (text, hp_row_text (row, HP_VOTER_COL_NOTE));
  return g_string_free (text, FALSE);
}
