/* hp-cli-lists.c: the lists of a document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "cli/hp-cli-lists.h"

#include "engine/candidates/hp-candidate.h"
#include "engine/core/hp-percent.h"
#include "engine/core/hp-util.h"
#include "engine/day/hp-turnout.h"
#include "engine/db/hp-journal.h"
#include "engine/stations/hp-constituency.h"
#include "engine/stations/hp-station.h"
#include "engine/voters/hp-movement.h"
#include "paper/kit/hp-words.h"

#include <inttypes.h>

static char *
number_text (gint64 number)
{
  return number != HP_MISSING ? g_strdup_printf ("%" PRId64, number) : g_strdup ("");
}

/* ---- voters: streamed, a ward may have very many ---- */

void
hp_list_add_voter (JsonBuilder *json, const HpVoter *voter)
{
  json_builder_begin_object (json);
  hp_json_int (json, "id", voter->id);
  hp_json_int (json, "station", voter->station);
  hp_json_text (json, "card", voter->card);
  hp_json_text (json, "name", voter->name);
  hp_json_date (json, "birth_date", voter->birth);
  hp_json_text (json, "sex", hp_sex_code (voter->sex));
  hp_json_text (json, "identity", voter->identity);
  hp_json_bodies (json, "bodies", voter->bodies);
  hp_json_text (json, "residence", voter->residence);
  hp_json_text (json, "state", voter->state);
  hp_json_int (json, "position", voter->position);
  hp_json_text (json, "ethnicity", voter->ethnicity);
  hp_json_text (json, "occupation", voter->occupation);
  hp_json_text (json, "permanent", voter->permanent);
  hp_json_text (json, "temporary", voter->temporary);
  hp_json_text (json, "current", voter->current);
  hp_json_text (json, "note", voter->note);
  json_builder_end_object (json);
}

void
hp_list_print_voter (const HpVoter *voter)
{
  g_autofree char *station = g_strdup_printf ("%d", voter->station);
  g_autofree char *birth = hp_date_to_vi (voter->birth);

  hp_cli_print_row (station, voter->card, voter->name, birth, hp_sex_code (voter->sex),
                    voter->identity, NULL);
}

typedef struct
{
  HpCli *cli;
  gboolean first;
} VoterList;

static gboolean
on_voter (const HpVoter *voter, gpointer data, GError **error)
{
  VoterList *list = data;
  g_autoptr (JsonBuilder) json = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  if (!list->cli->json)
    {
      hp_list_print_voter (voter);
      return TRUE;
    }
  json = json_builder_new ();
  hp_list_add_voter (json, voter);
  node = json_builder_get_root (json);
  text = json_to_string (node, FALSE);
  hp_cli_print (list->first ? "[\n" : ",\n");
  hp_cli_print (text);
  list->first = FALSE;
  return TRUE;
}

gboolean
hp_list_voters (HpCli *cli, HpDb *db, const HpRules *rules, GError **error)
{
  VoterList list = { cli, TRUE };
  gboolean ok = hp_voters_each (db, 0, on_voter, &list, error);

  /* What has been printed cannot be taken back; the value is brought to its end. */
  cli->streamed = ok || !list.first;
  if (cli->json && cli->streamed)
    hp_cli_print (list.first ? "[]\n" : "\n]\n");
  return ok;
}

/* ---- stations and constituencies ---- */

static void
add_per_body (JsonBuilder *json, const char *name, const HpRules *rules, const gint64 *counts)
{
  int n;
  const HpBody *bodies = hp_rules_bodies (rules, &n);

  json_builder_set_member_name (json, name);
  json_builder_begin_object (json);
  for (int i = 0; i < n; i++)
    hp_json_count (json, hp_body_code (bodies[i]), counts[bodies[i]]);
  json_builder_end_object (json);
}

static void
add_station (JsonBuilder *json, const HpStation *station, const HpRules *rules)
{
  gint64 constituencies[HP_N_BODIES];

  for (int b = 0; b < HP_N_BODIES; b++)
    constituencies[b] = station->constituency[b] > 0 ? station->constituency[b] : HP_MISSING;
  json_builder_begin_object (json);
  hp_json_int (json, "number", station->number);
  hp_json_text (json, "name", station->name);
  hp_json_text (json, "kind", station->kind);
  hp_json_text (json, "place", station->place);
  hp_json_text (json, "posting_place", station->posting_place);
  hp_json_text (json, "day", *station->day != '\0' ? station->day : NULL);
  hp_json_text (json, "neighbourhoods", station->neighbourhoods);
  add_per_body (json, "listed", rules, station->listed);
  add_per_body (json, "constituencies", rules, constituencies);
  hp_json_int (json, "voters", station->voters);
  hp_json_int (json, "men", station->men);
  hp_json_int (json, "women", station->women);
  json_builder_end_object (json);
}

gboolean
hp_list_stations (HpCli *cli, HpDb *db, const HpRules *rules, GError **error)
{
  g_autoptr (GPtrArray) stations = hp_stations_load (db, error);
  g_autoptr (JsonBuilder) json = json_builder_new ();

  if (stations == NULL)
    return FALSE;
  json_builder_begin_array (json);
  for (guint i = 0; i < stations->len; i++)
    {
      const HpStation *station = g_ptr_array_index (stations, i);
      g_autofree char *number = g_strdup_printf ("%d", station->number);
      g_autofree char *listed = number_text (station->listed[hp_rules_bodies (rules, NULL)[0]]);

      add_station (json, station, rules);
      if (!cli->json)
        hp_cli_print_row (number, station->name, station->kind, station->place, listed, NULL);
    }
  json_builder_end_array (json);
  hp_cli_answer_builder (cli, json);
  return TRUE;
}

static void
add_constituency (JsonBuilder *json, const HpConstituency *c)
{
  json_builder_begin_object (json);
  hp_json_text (json, "body", hp_body_code (c->body));
  hp_json_int (json, "number", c->number);
  hp_json_text (json, "name", c->name);
  hp_json_count (json, "seats", c->seats > 0 ? c->seats : HP_MISSING);
  hp_json_int (json, "candidates", c->candidates);
  hp_json_text (json, "area", c->area);
  json_builder_set_member_name (json, "stations");
  json_builder_begin_array (json);
  for (guint i = 0; i < c->stations->len; i++)
    json_builder_add_int_value (json, g_array_index (c->stations, int, i));
  json_builder_end_array (json);
  json_builder_end_object (json);
}

gboolean
hp_list_constituencies (HpCli *cli, HpDb *db, const HpRules *rules, GError **error)
{
  g_autoptr (GPtrArray) all = hp_constituencies_load (db, HP_BODY_NONE, error);
  g_autoptr (JsonBuilder) json = json_builder_new ();

  if (all == NULL)
    return FALSE;
  json_builder_begin_array (json);
  for (guint i = 0; i < all->len; i++)
    {
      const HpConstituency *c = g_ptr_array_index (all, i);
      g_autofree char *number = g_strdup_printf ("%d", c->number);
      g_autofree char *seats = g_strdup_printf ("%d", c->seats);
      g_autofree char *candidates = g_strdup_printf ("%d", c->candidates);

      add_constituency (json, c);
      if (!cli->json)
        hp_cli_print_row (hp_body_code (c->body), number, seats, candidates, NULL);
    }
  json_builder_end_array (json);
  hp_cli_answer_builder (cli, json);
  return TRUE;
}

/* ---- candidates ---- */

static void
add_candidate (JsonBuilder *json, const HpCandidate *c)
{
  const struct
  {
    const char *name;
    const char *text;
  } texts[] = {
    { "nationality", c->nationality },
    { "ethnicity", c->ethnicity },
    { "religion", c->religion },
    { "home", c->home },
    { "residence", c->residence },
    { "schooling", c->schooling },
    { "profession", c->profession },
    { "degree", c->degree },
    { "theory", c->theory },
    { "languages", c->languages },
    { "job", c->job },
    { "workplace", c->workplace },
    { "party_date", c->party_date },
    { "deputy", c->deputy },
    { "component", c->component },
    { "note", c->note },
    { "state", c->state },
  };

  json_builder_begin_object (json);
  hp_json_text (json, "body", hp_body_code (c->body));
  hp_json_int (json, "constituency", c->constituency);
  hp_json_int (json, "order", c->position);
  hp_json_text (json, "name", c->name);
  hp_json_date (json, "birth_date", c->birth);
  hp_json_text (json, "sex", c->sex);
  hp_json_bool (json, "self_nominated", c->self_nominated);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    hp_json_text (json, texts[i].name, texts[i].text);
  json_builder_end_object (json);
}

gboolean
hp_list_candidates (HpCli *cli, HpDb *db, const HpRules *rules, GError **error)
{
  g_autoptr (GPtrArray) all = hp_candidates_load (db, 0, TRUE, error);
  g_autoptr (JsonBuilder) json = json_builder_new ();

  if (all == NULL)
    return FALSE;
  json_builder_begin_array (json);
  for (guint i = 0; i < all->len; i++)
    {
      const HpCandidate *c = g_ptr_array_index (all, i);
      g_autofree char *constituency = g_strdup_printf ("%d", c->constituency);
      g_autofree char *order = g_strdup_printf ("%d", c->position);
      g_autofree char *birth = hp_date_to_vi (c->birth);

      add_candidate (json, c);
      if (!cli->json)
        hp_cli_print_row (hp_body_code (c->body), constituency, order, c->name, birth, c->sex,
                          NULL);
    }
  json_builder_end_array (json);
  hp_cli_answer_builder (cli, json);
  return TRUE;
}

/* ---- turnout ---- */

gboolean
hp_list_turnout (HpCli *cli, HpDb *db, const HpRules *rules, GError **error)
{
  g_autoptr (GPtrArray) all = hp_turnout_load (db, HP_BODY_NONE, error);
  g_autoptr (JsonBuilder) json = json_builder_new ();

  if (all == NULL)
    return FALSE;
  json_builder_begin_array (json);
  for (guint i = 0; i < all->len; i++)
    {
      const HpTurnout *t = g_ptr_array_index (all, i);
      g_autofree char *station = g_strdup_printf ("%d", t->station);
      g_autofree char *mark = hp_minute_format (t->minute);
      g_autofree char *voted = number_text (t->voted);
      g_autofree char *listed = number_text (t->listed);
      g_autofree char *percent = hp_percent_format (hp_percent (t->voted, t->listed), '.');

      json_builder_begin_object (json);
      hp_json_int (json, "station", t->station);
      hp_json_text (json, "mark", mark);
      hp_json_text (json, "body", hp_body_code (t->body));
      hp_json_int (json, "voted", t->voted);
      hp_json_count (json, "listed", t->listed);
      hp_json_text (json, "percent", *percent != '\0' ? percent : NULL);
      hp_json_text (json, "reason", t->reason);
      hp_json_text (json, "by", t->by);
      hp_json_text (json, "at", t->at);
      json_builder_end_object (json);
      if (!cli->json)
        hp_cli_print_row (mark, station, hp_body_code (t->body), voted, listed, percent, NULL);
    }
  json_builder_end_array (json);
  hp_cli_answer_builder (cli, json);
  return TRUE;
}

/* ---- movements and journal ---- */

gboolean
hp_list_movements (HpCli *cli, HpDb *db, const HpRules *rules, GError **error)
{
  g_autoptr (GPtrArray) all = hp_movements_load (db, error);
  g_autoptr (JsonBuilder) json = json_builder_new ();

  if (all == NULL)
    return FALSE;
  json_builder_begin_array (json);
  for (guint i = 0; i < all->len; i++)
    {
      const HpMovement *m = g_ptr_array_index (all, i);

      json_builder_begin_object (json);
      hp_json_int (json, "voter", m->voter);
      hp_json_text (json, "name", m->name);
      hp_json_text (json, "kind", m->kind);
      hp_json_text (json, "at", m->at);
      hp_json_text (json, "by", m->by);
      hp_json_count (json, "from_station", m->from_station > 0 ? m->from_station : HP_MISSING);
      hp_json_count (json, "to_station", m->to_station > 0 ? m->to_station : HP_MISSING);
      hp_json_text (json, "reason", m->reason);
      hp_json_text (json, "paper", m->paper);
      json_builder_end_object (json);
      if (!cli->json)
        hp_cli_print_row (m->at, m->kind, m->name, m->reason, NULL);
    }
  json_builder_end_array (json);
  hp_cli_answer_builder (cli, json);
  return TRUE;
}

static void
add_journal_item (JsonBuilder *json, const HpJournalItem *item, const char *label)
{
  json_builder_begin_object (json);
  hp_json_int (json, "seq", item->seq);
  hp_json_text (json, "at", item->at);
  hp_json_text (json, "operator", item->operator_name);
  hp_json_text (json, "action", item->action);
  hp_json_text (json, "hash", item->hash);
  hp_json_text (json, "label", label);
  hp_json_text (json, "kind", item->kind);
  hp_json_count (json, "target", item->target > 0 ? item->target : HP_MISSING);
  hp_json_bool (json, "final", item->final);
  hp_json_count (json, "station", item->station > 0 ? item->station : HP_MISSING);
  hp_json_text (json, "body", hp_body_code (item->body));
  json_builder_end_object (json);
}

gboolean
hp_list_journal (HpCli *cli, HpDb *db, const HpRules *rules, GError **error)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  gint64 last = hp_db_get_version (db);

  json_builder_begin_array (json);
  for (gint64 seq = 1; seq <= last; seq++)
    {
      g_autoptr (HpJournalItem) item = hp_journal_get (db, seq, error);
      g_autofree char *label = NULL;
      g_autofree char *number = NULL;

      if (item == NULL)
        return FALSE;
      label = hp_words_action (item->action, item->args, item->station, item->body);
      number = g_strdup_printf ("%" PRId64, item->seq);
      add_journal_item (json, item, label);
      if (!cli->json)
        hp_cli_print_row (number, item->at, item->operator_name, item->kind, label, NULL);
    }
  json_builder_end_array (json);
  hp_cli_answer_builder (cli, json);
  return TRUE;
}
