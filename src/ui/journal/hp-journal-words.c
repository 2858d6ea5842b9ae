/* hp-journal-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/journal/hp-journal-words.h"

#include "engine/candidates/hp-candidate.h"
#include "engine/stations/hp-constituency.h"
#include "engine/stations/hp-station.h"
#include "engine/voters/hp-voter.h"
#include "paper/kit/hp-words.h"
#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

char *
hp_journal_label (const char *kind, const char *action, const char *args, int station, HpBody body)
{
  g_autofree char *label = hp_words_action (action, args, station, body);

  if (g_str_equal (kind, "undo"))
    return g_strdup_printf (_ ("Undone: %s"), label);
  if (g_str_equal (kind, "redo"))
    return g_strdup_printf (_ ("Done again: %s"), label);
  if (g_str_equal (kind, "migration"))
    return g_strdup (_ ("The document was brought to a newer version"));
  return g_steal_pointer (&label);
}

char *
hp_journal_place (int station, HpBody body)
{
  const char *name = body != HP_BODY_NONE ? hp_words_body (body, FALSE) : NULL;

  if (station > 0 && name != NULL)
    return g_strdup_printf (_ ("Station %d, %s"), station, name);
  if (station > 0)
    return g_strdup_printf (_ ("Station %d"), station);
  return g_strdup (name != NULL ? name : "");
}

typedef struct
{
  const char *code;
  const char *text;
} Word;

static const char *
word_of (const Word *words, gsize n, const char *code)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (words[i].code, code))
      return _ (words[i].text);
  return NULL;
}

const char *
hp_journal_table_word (const char *table)
{
  static const Word words[] = {
    { "setting", N_ ("Setting") },
    { "neighbourhood", N_ ("Neighbourhood") },
    { "constituency", N_ ("Constituency") },
    { "station", N_ ("Station") },
    { "station_neighbourhood", N_ ("Neighbourhood of a station") },
    { "station_constituency", N_ ("Constituency of a station") },
    { "station_listed", N_ ("Stated number of voters") },
    { "member", N_ ("Member") },
    { "voter", N_ ("Voter") },
    { "movement", N_ ("Movement") },
    { "candidate", N_ ("Candidate") },
    { "turnout_mark", N_ ("Turnout mark") },
    { "turnout", N_ ("Turnout") },
    { "ballot_account", N_ ("Ballot account") },
    { "tally", N_ ("Tally") },
    { "tally_entry", N_ ("Entry of a tally") },
    { "tally_figure", N_ ("Figure of a tally") },
    { "tally_reason", N_ ("Reason for a warning") },
    { "delivery", N_ ("Form handed out") },
  };
  const char *word = word_of (words, G_N_ELEMENTS (words), table);

  return word != NULL ? word : table;
}

const char *
hp_journal_operation_word (char operation)
{
  switch (operation)
    {
    case 'i':
      return _ ("added");
    case 'd':
      return _ ("removed");
    default:
      return _ ("changed");
    }
}

static const Word column_words[] = {
  { "action", N_ ("Action") },
  { "area", N_ ("Area") },
  { "at", N_ ("When") },
  { "ballots", N_ ("Number") },
  { "birth", N_ ("Birth date") },
  { "body", N_ ("Body") },
  { "box_witness1", N_ ("First witness of the empty box") },
  { "box_witness2", N_ ("Second witness of the empty box") },
  { "by", N_ ("By") },
  { "candidate_id", N_ ("Candidate") },
  { "candidates_resolution", N_ ("Resolution on the candidates") },
  { "category", N_ ("Category") },
  { "closed_at", N_ ("Voting ended") },
  { "code", N_ ("Code") },
  { "component", N_ ("Component") },
  { "constituency", N_ ("Constituency") },
  { "constituency_id", N_ ("Constituency") },
  { "count_witness1", N_ ("First witness of the count") },
  { "count_witness2", N_ ("Second witness of the count") },
  { "counted_at", N_ ("End of the count") },
  { "day", N_ ("Polling day") },
  { "degree", N_ ("Degree") },
  { "deputy", N_ ("Deputy now") },
  { "entry", N_ ("Entry") },
  { "findings", N_ ("Findings") },
  { "form", N_ ("Form") },
  { "format", N_ ("Kind of file") },
  { "from_station", N_ ("From station") },
  { "home", N_ ("Native place") },
  { "incidents", N_ ("Incidents") },
  { "job", N_ ("Job") },
  { "key", N_ ("Name of the setting") },
  { "kind", N_ ("Kind") },
  { "languages", N_ ("Languages") },
  { "minute", N_ ("Mark") },
  { "n", N_ ("Place in the list") },
  { "nationality", N_ ("Nationality") },
  { "opened_at", N_ ("Voting began") },
  { "organ", N_ ("Organ") },
  { "paper", N_ ("Paper") },
  { "party_date", N_ ("Joined the Party") },
  { "phone", N_ ("Telephone") },
  { "place", N_ ("Place") },
  { "position", N_ ("Order") },
  { "posting_place", N_ ("Where lists are posted") },
  { "profession", N_ ("Profession") },
  { "reason", N_ ("Reason") },
  { "religion", N_ ("Religion") },
  { "residence", N_ ("Residence") },
  { "role", N_ ("Role") },
  { "same_typist", N_ ("Both entries by one person") },
  { "schooling", N_ ("Schooling") },
  { "sealed_at", N_ ("Sealed at") },
  { "sealed_by", N_ ("Sealed by") },
  { "seats", N_ ("Seats") },
  { "seats_resolution", N_ ("Resolution on the seats") },
  { "self_nominated", N_ ("Self-nominated") },
  { "sha256", N_ ("Mark of the file") },
  { "source", N_ ("Source") },
  { "state", N_ ("State") },
  { "station_id", N_ ("Station") },
  { "theory", N_ ("Political theory") },
  { "title", N_ ("Form of address") },
  { "to_station", N_ ("To station") },
  { "unsettled", N_ ("Unsettled complaints") },
  { "value", N_ ("Value") },
  { "version", N_ ("Data version") },
  { "workplace", N_ ("Workplace") },
};

/* Columns that hold a program's own keys or what it derives from other columns. */
static gboolean
is_silent (const char *table, const char *column)
{
  static const char *const silent[] = { "id",
                                        "fold",
                                        "round",
                                        "neighbourhood_id",
                                        "tally_id",
                                        "entry_id",
                                        "voter_id",
                                        "box_witness1_home",
                                        "box_witness2_home",
                                        "count_witness1_home",
                                        "count_witness2_home",
                                        NULL };

  /* The name of such a row says them already. */
  if (g_str_equal (table, "tally_figure") && (g_str_equal (column, "kind") || *column == 'n'))
    return TRUE;
  return g_strv_contains (silent, column);
}

char *
hp_journal_column_word (const char *table, const char *column)
{
  const char *word;

  if (is_silent (table, column))
    return NULL;
  if (g_str_equal (column, "number"))
    return g_strdup (_ ("Number"));
  word = word_of (column_words, G_N_ELEMENTS (column_words), column);
  return word != NULL ? g_strdup (word) : hp_words_field (column, -1);
}

/* ---- values ---- */

static char *
bodies_text (const char *value)
{
  guint bodies = (guint) atoi (value);
  GString *out = g_string_new (NULL);

  for (int body = 0; body < HP_N_BODIES; body++)
    if (bodies & HP_BODY_BIT (body))
      g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "",
                              hp_words_body ((HpBody) body, FALSE));
  if (out->len == 0)
    g_string_append (out, "–");
  return g_string_free (out, FALSE);
}

/* What a key leads to, where that is still there. */
static char *
reference_text (HpDb *db, const char *column, const char *value)
{
  gint64 id = g_ascii_strtoll (value, NULL, 10);

  if (g_str_equal (column, "station_id"))
    {
      g_autoptr (HpStation) station = hp_station_load_id (db, id, NULL);

      if (station != NULL)
        return g_strdup_printf ("%d", station->number);
    }
  else if (g_str_equal (column, "constituency_id"))
    {
      g_autoptr (HpConstituency) constituency = hp_constituency_load_id (db, id, NULL);

      if (constituency != NULL)
        return g_strdup_printf ("%s %d", hp_words_body (constituency->body, FALSE),
                                constituency->number);
    }
  else
    {
      g_autoptr (HpCandidate) candidate = hp_candidate_load (db, id, NULL);

      if (candidate != NULL)
        return g_strdup (candidate->name);
    }
  return g_strdup (_ ("one that is no longer there"));
}

static const char *
code_word (const char *table, const char *column, const char *value)
{
  static const Word words[] = {
    { "male", N_ ("male") },
    { "female", N_ ("female") },
    { "listed", N_ ("in the list") },
    { "elsewhere", N_ ("votes elsewhere") },
    { "at-residence", N_ ("votes at the place of residence") },
    { "removed", N_ ("struck off") },
    { "standing", N_ ("standing") },
    { "deceased", N_ ("deceased") },
    { "permanent", N_ ("permanent residence") },
    { "temporary", N_ ("temporary residence") },
    { "current", N_ ("present residence") },
    { "head", N_ ("head") },
    { "deputy", N_ ("deputy") },
    { "secretary", N_ ("secretary") },
    { "member", N_ ("member") },
    { "committee", N_ ("election committee") },
    { "board", N_ ("election board") },
    { "team", N_ ("election team") },
    { "kept", N_ ("ballots by names kept") },
    { "vote", N_ ("votes of a candidate") },
    { "invalid", N_ ("invalid ballots by reason") },
    { "add", N_ ("added") },
    { "remove", N_ ("removed") },
    { "edit", N_ ("changed") },
    { "move", N_ ("moved") },
  };
  static const char *const columns[] = {
    "sex", "state", "residence", "role", "kind", "organ", NULL
  };

  if (g_str_equal (table, "tally") && g_str_equal (column, "state"))
    return hp_words_tally_state (value);
  return g_strv_contains (columns, column) ? word_of (words, G_N_ELEMENTS (words), value) : NULL;
}

static gboolean
is_count (const char *column)
{
  static const char *const counts[] = { "listed", "voted",   "issued",   "collected",
                                        "valid",  "invalid", "received", "spoiled",
                                        "unused", "ballots", NULL };

  return g_strv_contains (counts, column);
}

char *
hp_journal_value_text (HpDb *db, const char *table, const char *column, const char *value)
{
  const char *word;

  if (value == NULL || *value == '\0')
    return g_strdup ("–");
  word = code_word (table, column, value);
  if (word != NULL)
    return g_strdup (word);
  if (g_str_equal (column, "body") && hp_body_from_code (value) != HP_BODY_NONE)
    return g_strdup (hp_words_body (hp_body_from_code (value), FALSE));
  if (g_str_equal (column, "bodies"))
    return bodies_text (value);
  if (g_str_equal (column, "minute"))
    return g_strdup_printf ("%02d:%02d", atoi (value) / 60, atoi (value) % 60);
  if (g_str_equal (column, "birth") || g_str_equal (column, "day"))
    return hp_ui_iso_date (value);
  if (g_str_equal (column, "at") || g_str_equal (column, "sealed_at"))
    return hp_ui_iso_time (value);
  if (g_str_equal (column, "station_id") || g_str_equal (column, "constituency_id")
      || g_str_equal (column, "candidate_id"))
    return reference_text (db, column, value);
  if (is_count (column))
    return hp_ui_count (g_ascii_strtoll (value, NULL, 10));
  if (g_str_equal (column, "same_typist") || g_str_equal (column, "self_nominated"))
    return g_strdup (g_str_equal (value, "1") ? _ ("yes") : _ ("no"));
  return g_strdup (value);
}

/* ---- rows ---- */

static char *
figure_name (const char *kind, const char *n)
{
  const char *field = g_str_equal (kind, "vote")      ? "votes"
                      : g_str_equal (kind, "invalid") ? "invalid_reasons"
                                                      : kind;

  return hp_words_field (field, atoi (n) - 1);
}

/* Of a table whose key begins with a station and a body. */
static char *
station_name (HpDb *db, const char *station, const char *body, const char *minute)
{
  g_autoptr (HpStation) found = hp_station_load_id (db, g_ascii_strtoll (station, NULL, 10), NULL);
  g_autofree char *place =
      hp_journal_place (found != NULL ? found->number : 0, hp_body_from_code (body));
  int at = minute != NULL ? atoi (minute) : 0;

  return minute == NULL ? g_steal_pointer (&place)
                        : g_strdup_printf ("%s, %02d:%02d", place, at / 60, at % 60);
}

static char *
own_name (HpDb *db, const char *table, gint64 id)
{
  if (g_str_equal (table, "voter"))
    {
      g_autoptr (HpVoter) voter = hp_voter_load (db, id, NULL);

      return g_strdup (voter != NULL ? voter->name : "");
    }
  if (g_str_equal (table, "candidate"))
    {
      g_autoptr (HpCandidate) candidate = hp_candidate_load (db, id, NULL);

      return g_strdup (candidate != NULL ? candidate->name : "");
    }
  if (g_str_equal (table, "station"))
    {
      g_autoptr (HpStation) station = hp_station_load_id (db, id, NULL);

      return station != NULL ? g_strdup_printf ("%d", station->number) : g_strdup ("");
    }
  if (g_str_equal (table, "constituency"))
    {
      g_autoptr (HpConstituency) c = hp_constituency_load_id (db, id, NULL);

      return c != NULL ? g_strdup_printf ("%s %d", hp_words_body (c->body, FALSE), c->number)
                       : g_strdup ("");
    }
  return g_strdup ("");
}

char *
hp_journal_row_name (HpDb *db, const HpJournalChange *change)
{
  g_auto (GStrv) parts = g_strsplit (change->key != NULL ? change->key : "", " ", -1);
  guint n = g_strv_length (parts);
  const char *table = change->table;

  if (g_str_equal (table, "tally_figure") && n == 3)
    return figure_name (parts[1], parts[2]);
  if (g_str_equal (table, "turnout") && n == 3)
    return station_name (db, parts[0], parts[1], parts[2]);
  if (g_str_equal (table, "ballot_account") && n == 3)
    return station_name (db, parts[1], parts[2], NULL);
  if ((g_str_equal (table, "station_listed") || g_str_equal (table, "station_constituency"))
      && n == 2)
    return station_name (db, parts[0], parts[1], NULL);
  if (g_str_equal (table, "tally_reason") && n == 2)
    return g_strdup (parts[1]);
  if (g_str_equal (table, "setting"))
    return g_strdup (change->key);
  if (g_str_equal (table, "turnout_mark") && n == 1)
    return g_strdup_printf ("%02d:%02d", atoi (parts[0]) / 60, atoi (parts[0]) % 60);
  return own_name (db, table, change->row);
}
