/* hp-words-names.c: names of bodies, states, fields and actions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-words-private.h"

#include <glib/gi18n-lib.h>

const char *
hp_words_body (HpBody body, gboolean whole)
{
  switch (body)
    {
    case HP_BODY_QH:
      return whole ? _ ("National Assembly") : C_ ("body", "Assembly");
    case HP_BODY_TINH:
      return whole ? _ ("People’s Council of the province") : C_ ("body", "Province");
    case HP_BODY_HUYEN:
      return whole ? _ ("People’s Council of the district") : C_ ("body", "District");
    case HP_BODY_XA:
      return whole ? _ ("People’s Council of the commune") : C_ ("body", "Commune");
    case HP_BODY_NONE:
    case HP_N_BODIES:
    default:
      return "";
    }
}

const char *
hp_words_severity (HpSeverity severity)
{
  return severity == HP_SEVERITY_ERROR ? _ ("Error") : _ ("Warning");
}

const char *
hp_words_severity_code (HpSeverity severity)
{
  return severity == HP_SEVERITY_ERROR ? "error" : "warning";
}

typedef struct
{
  const char *code;
  const char *text;
} Name;

static const char *
name_of (const Name *names, gsize n, const char *code)
{
  for (gsize i = 0; i < n; i++)
    if (g_strcmp0 (names[i].code, code) == 0)
      return _ (names[i].text);
  return NULL;
}

const char *
hp_words_tally_state (const char *code)
{
  static const Name states[] = {
    { "empty", N_ ("Not entered") },      { "first", N_ ("First entry") },
    { "errors", N_ ("Has errors") },      { "second", N_ ("Second entry") },
    { "differs", N_ ("Entries differ") }, { "agreed", N_ ("Agreed") },
    { "sealed", N_ ("Sealed") },
  };
  const char *name = name_of (states, G_N_ELEMENTS (states), code);

  return name != NULL ? name : code;
}

static const Name fields[] = {
  { "listed", N_ ("Voters listed") },
  { "voted", N_ ("Voters who voted") },
  { "issued", N_ ("Ballots issued") },
  { "collected", N_ ("Ballots collected") },
  { "valid", N_ ("Valid ballots") },
  { "invalid", N_ ("Invalid ballots") },
  { "kept", N_ ("Valid ballots by names kept") },
  { "votes", N_ ("Votes of the candidates") },
  { "received", N_ ("Ballots received") },
  { "spoiled", N_ ("Ballots spoiled and exchanged") },
  { "unused", N_ ("Ballots unused") },
  { "invalid_reasons", N_ ("Invalid ballots by reason") },
  { "stations", N_ ("Stations") },
  { "total", N_ ("Total of voters") },
  { "men", N_ ("Men") },
  { "women", N_ ("Women") },
  { "number", N_ ("Running number") },
  { "card", N_ ("Card number") },
  { "name", N_ ("Name") },
  { "birth_date", N_ ("Birth date") },
  { "sex", N_ ("Sex") },
  { "male", N_ ("Male") },
  { "female", N_ ("Female") },
  { "identity", N_ ("Identity number") },
  { "ethnicity", N_ ("Ethnicity") },
  { "occupation", N_ ("Occupation") },
  { "permanent", N_ ("Permanent residence") },
  { "temporary", N_ ("Temporary residence") },
  { "current", N_ ("Current residence") },
  { "bodies", N_ ("What the voter elects") },
  { "note", N_ ("Note") },
  { "station", N_ ("Station") },
  { "neighbourhoods", N_ ("Neighbourhoods") },
  { "place", N_ ("Polling place") },
  { "posting_place", N_ ("Where the list is posted") },
  { "kind", N_ ("Kind of station") },
  { "phone", N_ ("Telephone") },
  { "day", N_ ("Polling day") },
  { "listed_qh", N_ ("Voters listed for the National Assembly") },
  { "listed_tinh", N_ ("Voters listed for the province") },
  { "listed_huyen", N_ ("Voters listed for the district") },
  { "listed_xa", N_ ("Voters listed for the commune") },
  { "body", N_ ("Body") },
  { "constituency", N_ ("Constituency") },
  { "seats", N_ ("Deputies to be elected") },
  { "self_nominated", N_ ("Self-nominated") },
  { "organ", N_ ("Committee, board or team") },
  { "title", N_ ("Form of address") },
  { "role", N_ ("Role") },
  { "job", N_ ("Occupation and office") },
  { "mark", N_ ("Time of the figure") },
  { "percent", N_ ("Percentage") },
  { "reason", N_ ("Reason") },
  { "entry", N_ ("Entry") },
  { "by", N_ ("Entered by") },
};

char *
hp_words_field (const char *field, int index)
{
  const char *name = name_of (fields, G_N_ELEMENTS (fields), field);
  HpBody body = hp_body_from_code (field);

  if (index >= 0 && g_strcmp0 (field, "kept") == 0)
    return g_strdup_printf (_ ("Ballots keeping %d of the names"), index + 1);
  if (index >= 0 && g_strcmp0 (field, "votes") == 0)
    return g_strdup_printf (_ ("Votes of candidate %d"), index + 1);
  if (index >= 0 && g_strcmp0 (field, "invalid_reasons") == 0)
    return g_strdup_printf (_ ("Invalid ballots, reason %d"), index + 1);
  if (body != HP_BODY_NONE)
    return g_strdup_printf (_ ("Voters for: %s"), hp_words_body (body, FALSE));
  return g_strdup (name != NULL ? name : field);
}

/* In the sheets of what is set up "number" is that of the station, and a body's column holds the
 * number of its constituency; among voters they are the running number and a mark. */
char *
hp_words_sheet_field (const char *field, int index)
{
  HpBody body = hp_body_from_code (field);

  if (g_strcmp0 (field, "number") == 0)
    return g_strdup (_ ("Number of the polling station"));
  if (body != HP_BODY_NONE)
    return g_strdup_printf (_ ("Constituency for: %s"), hp_words_body (body, FALSE));
  return hp_words_field (field, index);
}

const HpWordsLine hp_words_actions[] = {
  { "document.create", NULL, N_ ("New document") },
  { "demo.setup", NULL, N_ ("Rehearsal: ward and stations") },
  { "demo.voters", NULL, N_ ("Rehearsal: voters") },
  { "demo.turnout", NULL, N_ ("Rehearsal: turnout") },
  { "demo.tallies", NULL, N_ ("Rehearsal: tallies") },
  { "demo.seals", NULL, N_ ("Rehearsal: sealed tallies") },
  { "setting.change", NULL, N_ ("Change a setting") },
  { "station.add", "station", N_ ("Add station {station}") },
  { "station.edit", "station", N_ ("Change station {station}") },
  { "station.remove", "station", N_ ("Remove station {station}") },
  { "stations.import", "accepted", N_ ("Import stations: {accepted}") },
  { "stations.import", NULL, N_ ("Import stations") },
  { "constituency.add", "constituency", N_ ("Add constituency {constituency}, {body}") },
  { "constituency.remove", "constituency", N_ ("Remove constituency {constituency}, {body}") },
  { "constituency.edit", "constituency", N_ ("Change constituency {constituency}, {body}") },
  { "constituency.edit", NULL, N_ ("Change a constituency") },
  { "members.import", "accepted", N_ ("Import members: {accepted}") },
  { "members.import", NULL, N_ ("Import members") },
  { "voters.import", "removed",
    N_ ("Import voters: {added} added, {updated} changed, {removed} removed") },
  { "voters.import", NULL, N_ ("Import voters: {added} added, {updated} changed") },
  { "voter.add", "name", N_ ("Add {name} to station {station}") },
  { "voter.edit", "name", N_ ("Change {name}") },
  { "voters.move", NULL, N_ ("Move {voters} voters to station {station}") },
  { "voters.remove", NULL, N_ ("Strike {voters} voters off the list") },
  { "voters.state", NULL, N_ ("Change the state of {voters} voters") },
  { "candidate.add", "name", N_ ("Add candidate {name}") },
  { "candidate.edit", "name", N_ ("Change candidate {name}") },
  { "candidate.remove", "name", N_ ("Remove candidate {name}") },
  { "candidate.remove", NULL, N_ ("Remove a candidate") },
  { "candidates.import", "accepted", N_ ("Import candidates: {accepted}") },
  { "candidates.import", NULL, N_ ("Import candidates") },
  { "candidates.sort", NULL, N_ ("Put candidates in the official order") },
  { "turnout.add-mark", "mark", N_ ("Add turnout mark {mark}") },
  { "turnout.remove-mark", "mark", N_ ("Remove turnout mark {mark}") },
  { "turnout.set", "voted", N_ ("Turnout of station {station} at {mark}: {voted}") },
  { "turnout.set", NULL, N_ ("Take back the turnout of station {station} at {mark}") },
  { "turnout.import", NULL, N_ ("Import turnout") },
  { "tally.entry", "entry", N_ ("Entry {entry} of the tally of station {station}, {body}") },
  { "tally.entry", NULL, N_ ("Enter the tally of station {station}, {body}") },
  { "tally.reason", NULL, N_ ("Reason for {code}: station {station}, {body}") },
  { "tally.minutes", NULL, N_ ("Text of the minutes: station {station}, {body}") },
  { "tally.seal", NULL, N_ ("Seal the tally of station {station}, {body}") },
  { "tallies.import", NULL, N_ ("Import tallies") },
  { "form.export", NULL, N_ ("Forms made: {count}") },
  { NULL, NULL, NULL },
};
