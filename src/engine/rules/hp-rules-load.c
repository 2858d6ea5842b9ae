/* hp-rules-load.c: reads a rule pack: the election, its bodies, voters, stations and teams.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/rules/hp-rules-load.h"

#include "engine/core/hp-error.h"
#include "engine/core/hp-text.h"
#include "engine/rules/hp-rules-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FORMAT_VERSION 1
/* A pack is some 50 KB and five levels deep; what is far above is not a pack. */
#define SIZE_LIMIT (1024 * 1024)
#define DEPTH_LIMIT 16
#define DAYS_LIMIT 400

/* ---- the election ---- */

static void
read_law (HpRulesReader *reader, JsonObject *row, gpointer data)
{
  GPtrArray *laws = data;

  hp_rules_read_keys (reader, row, "value source verified");
  hp_rules_read_source (reader, row, NULL);
  g_ptr_array_add (laws, (gpointer) hp_rules_read_text (reader, row, "value", FALSE));
}

static void
read_ward_kind (HpRulesReader *reader, JsonObject *row, gpointer data)
{
  HpRules *rules = data;
  HpWardKind kind;

  hp_rules_read_keys (reader, row, "code word source verified");
  hp_rules_read_source (reader, row, NULL);
  kind.code = hp_rules_read_text (reader, row, "code", FALSE);
  kind.word = hp_rules_read_text (reader, row, "word", FALSE);
  if (hp_rules_ward_word (rules, kind.code) != NULL)
    hp_rules_reader_fail (reader, "code", _ ("the same code is used twice"));
  g_array_append_val (rules->ward_kinds, kind);
}

static void
read_hours (HpRulesReader *reader, JsonObject *row, gpointer data)
{
  HpVotingHours *hours = data;

  hp_rules_read_keys (reader, row, "opens closes earliest latest source verified");
  hp_rules_read_source (reader, row, NULL);
  hours->opens = hp_rules_read_clock (reader, row, "opens");
  hours->closes = hp_rules_read_clock (reader, row, "closes");
  hours->earliest = hp_rules_read_clock (reader, row, "earliest");
  hours->latest = hp_rules_read_clock (reader, row, "latest");
  if (hours->earliest > hours->opens || hours->opens >= hours->closes
      || hours->closes > hours->latest)
    hp_rules_reader_fail (reader, NULL, _ ("the voting hours are not in their order"));
}

static void
read_election (HpRulesReader *reader, JsonObject *object, gpointer data)
{
  HpRules *rules = data;
  GPtrArray *laws = g_ptr_array_new ();

  hp_rules_read_keys (reader, object,
                      "id year day term_qh term_hdnd laws ward_kinds has_district voter_age "
                      "candidate_age voting_hours");
  rules->id = hp_rules_read_text (reader, object, "id", FALSE);
  rules->year = (int) hp_rules_read_int (reader, object, "year", 1946, 9999);
  rules->day = hp_rules_read_date_datum (reader, object, "day");
  if (reader->error == NULL && rules->day.year != rules->year)
    hp_rules_reader_fail (reader, "day", _ ("the date is not in the year of the election"));
  rules->term_qh = hp_rules_read_text_datum (reader, object, "term_qh");
  rules->term_hdnd = hp_rules_read_text_datum (reader, object, "term_hdnd");
  hp_rules_read_rows (reader, object, "laws", 1, 20, read_law, laws);
  g_ptr_array_add (laws, NULL);
  g_ptr_array_add (rules->lists, laws->pdata);
  rules->laws = (const char *const *) g_ptr_array_free (laws, FALSE);
  hp_rules_read_rows (reader, object, "ward_kinds", 1, 10, read_ward_kind, rules);
  rules->has_district = hp_rules_read_bool_datum (reader, object, "has_district");
  rules->voter_age = (int) hp_rules_read_int_datum (reader, object, "voter_age", 1, 99);
  rules->candidate_age = (int) hp_rules_read_int_datum (reader, object, "candidate_age", 1, 99);
  hp_rules_read_object (reader, object, "voting_hours", read_hours, &rules->hours);
}

/* ---- bodies ---- */

static HpFraction
fraction_of (HpRulesReader *reader, JsonObject *row)
{
  HpFraction fraction = { 1, 1, FALSE };

  fraction.num = (int) hp_rules_read_int (reader, row, "numerator", 0, 1000);
  fraction.den = (int) hp_rules_read_int (reader, row, "denominator", 1, 1000);
  if (fraction.num > fraction.den)
    hp_rules_reader_fail (reader, "numerator", _ ("the number is out of range"));
  return fraction;
}

static void
read_fraction (HpRulesReader *reader, JsonObject *row, gpointer data)
{
  HpFraction *fraction = data;

  hp_rules_read_keys (reader, row, "numerator denominator strict source verified");
  hp_rules_read_source (reader, row, NULL);
  *fraction = fraction_of (reader, row);
  fraction->strict = hp_rules_read_bool (reader, row, "strict");
}

static void
read_extra (HpRulesReader *reader, JsonObject *row, gpointer data)
{
  static const char *const types[] = { "any-missing", "less-than", NULL };
  HpBodyRule *rule = data;

  rule->extra_any = hp_rules_read_word (reader, row, "type", types) == 0;
  hp_rules_read_keys (reader, row,
                      rule->extra_any ? "type source verified"
                                      : "type numerator denominator source verified");
  hp_rules_read_source (reader, row, NULL);
  if (!rule->extra_any)
    rule->extra = fraction_of (reader, row);
}

static void
read_surplus (HpRulesReader *reader, JsonObject *row, gpointer data)
{
  HpBodyRule *rule = data;
  int from, to, plus;

  hp_rules_read_keys (reader, row, "from to plus source verified");
  hp_rules_read_source (reader, row, NULL);
  from = (int) hp_rules_read_int (reader, row, "from", 1, rule->max_seats);
  to = (int) hp_rules_read_int (reader, row, "to", from, rule->max_seats);
  plus = (int) hp_rules_read_int (reader, row, "plus", 1, 100);
  for (int seats = from; reader->error == NULL && seats <= to; seats++)
    {
      if (rule->surplus[seats] != 0)
        hp_rules_reader_fail (reader, "from", _ ("two rows speak of the same number of seats"));
      rule->surplus[seats] = plus;
    }
}

static void
read_body (HpRulesReader *reader, JsonObject *row, gpointer data)
{
  HpRules *rules = data;
  HpBody body = hp_rules_read_body (reader, row, "code");
  HpBodyRule *rule;

  if (body != HP_BODY_NONE && hp_rules_has_body (rules, body))
    hp_rules_reader_fail (reader, "code", _ ("the same code is used twice"));
  if (reader->error != NULL)
    return;
  hp_rules_read_keys (reader, row,
                      "code short full source verified max_seats turnout majority extra "
                      "extra_days reelection_days surplus");
  hp_rules_read_source (reader, row, NULL);
  rules->bodies[rules->n_bodies++] = body;
  rules->all_bodies |= HP_BODY_BIT (body);
  rule = &rules->body[body];
  rule->label = hp_rules_read_text (reader, row, "short", FALSE);
  rule->full = hp_rules_read_text (reader, row, "full", FALSE);
  rule->max_seats =
      (int) hp_rules_read_int_datum (reader, row, "max_seats", 1, HP_RULES_SEATS_LIMIT);
  hp_rules_read_object (reader, row, "turnout", read_fraction, &rule->turnout);
  hp_rules_read_object (reader, row, "majority", read_fraction, &rule->majority);
  hp_rules_read_object (reader, row, "extra", read_extra, rule);
  rule->extra_days = (int) hp_rules_read_int_datum (reader, row, "extra_days", 1, DAYS_LIMIT);
  rule->reelection_days =
      (int) hp_rules_read_int_datum (reader, row, "reelection_days", 1, DAYS_LIMIT);
  hp_rules_read_rows (reader, row, "surplus", 0, HP_RULES_SEATS_LIMIT, read_surplus, rule);
}

static void
read_entitlement (HpRulesReader *reader, JsonObject *row, gpointer data)
{
  HpRules *rules = data;
  HpEntitlement entitlement;

  hp_rules_read_keys (reader, row, "code label bodies source verified");
  entitlement.code = hp_rules_read_text (reader, row, "code", FALSE);
  entitlement.label = hp_rules_read_text (reader, row, "label", FALSE);
  entitlement.bodies = hp_rules_read_bodies (reader, row, "bodies", rules->all_bodies);
  entitlement.source = hp_rules_read_source (reader, row, &entitlement.verified);
  if (hp_rules_entitlement (rules, entitlement.code) != NULL)
    hp_rules_reader_fail (reader, "code", _ ("the same code is used twice"));
  g_array_append_val (rules->entitlements, entitlement);
}

/* ---- stations, teams ---- */

/* Keeps what names the kind, folded; refuses a word that names another kind already. */
static void
keep_names (HpRulesReader *reader, HpRules *rules, const HpStationKind *kind,
            const char *const *aliases)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *own = NULL;

  g_ptr_array_add (names, hp_text_fold (kind->code));
  g_ptr_array_add (names, hp_text_fold (kind->label));
  for (guint i = 0; aliases[i] != NULL; i++)
    g_ptr_array_add (names, hp_text_fold (aliases[i]));
  for (guint i = 0; i < names->len; i++)
    {
      own = hp_rules_station_kind (rules, names->pdata[i]);
      if (rules->kinds->len > 0 && own != NULL)
        hp_rules_reader_fail (reader, i < 2 ? (i == 0 ? "code" : "label") : "aliases",
                              _ ("the same word names two kinds"));
    }
  g_ptr_array_add (names, NULL);
  g_ptr_array_set_free_func (names, NULL);
  g_ptr_array_add (rules->names, g_ptr_array_free (names, FALSE));
}

static void
read_kind (HpRulesReader *reader, JsonObject *row, gpointer data)
{
  HpRules *rules = data;
  HpStationKind kind;
  const char *const *aliases;

  hp_rules_read_keys (reader, row,
                      "code label aliases exempt_min own_min team_min team_max source verified");
  kind.code = hp_rules_read_text (reader, row, "code", FALSE);
  kind.label = hp_rules_read_text (reader, row, "label", FALSE);
  aliases = hp_rules_read_texts (reader, row, "aliases", 0, 30);
  kind.exempt_min = hp_rules_read_bool (reader, row, "exempt_min");
  kind.own_min = (int) hp_rules_read_int (reader, row, "own_min", 0, 100000);
  kind.team_min = (int) hp_rules_read_int (reader, row, "team_min", 1, 1000);
  kind.team_max = (int) hp_rules_read_int (reader, row, "team_max", kind.team_min, 1000);
  kind.source = hp_rules_read_source (reader, row, &kind.verified);
  if (reader->error != NULL)
    return;
  keep_names (reader, rules, &kind, aliases);
  g_array_append_val (rules->kinds, kind);
}

static void
read_station (HpRulesReader *reader, JsonObject *object, gpointer data)
{
  HpRules *rules = data;

  hp_rules_read_keys (reader, object, "min_voters max_voters kinds");
  rules->station_min = (int) hp_rules_read_int_datum (reader, object, "min_voters", 0, 1000000);
  rules->station_max =
      (int) hp_rules_read_int_datum (reader, object, "max_voters", rules->station_min, 1000000);
  hp_rules_read_rows (reader, object, "kinds", 1, 50, read_kind, rules);
}

static void
read_organ (HpRulesReader *reader, JsonObject *row, gpointer data)
{
  HpRules *rules = data;
  HpOrgan organ;

  hp_rules_read_keys (reader, row, "code label min max roles source verified");
  organ.code = hp_rules_read_text (reader, row, "code", FALSE);
  organ.label = hp_rules_read_text (reader, row, "label", FALSE);
  organ.min = (int) hp_rules_read_int (reader, row, "min", 1, 1000);
  organ.max = (int) hp_rules_read_int (reader, row, "max", organ.min, 1000);
  organ.roles = hp_rules_read_texts (reader, row, "roles", 1, 10);
  organ.source = hp_rules_read_source (reader, row, &organ.verified);
  if (hp_rules_organ (rules, organ.code) != NULL)
    hp_rules_reader_fail (reader, "code", _ ("the same code is used twice"));
  g_array_append_val (rules->organs, organ);
}

/* ---- the whole pack ---- */

static void
read_pack (HpRulesReader *reader, HpRules *rules, JsonObject *root)
{
  hp_rules_read_keys (reader, root,
                      "format election bodies entitlement station organs defaults marks structure "
                      "invalid_reasons voter_list forms calendar");
  hp_rules_read_int (reader, root, "format", FORMAT_VERSION, FORMAT_VERSION);
  hp_rules_read_object (reader, root, "election", read_election, rules);
  hp_rules_read_rows (reader, root, "bodies", 1, HP_N_BODIES, read_body, rules);
  hp_rules_read_rows (reader, root, "entitlement", 1, 100, read_entitlement, rules);
  hp_rules_read_object (reader, root, "station", read_station, rules);
  hp_rules_read_rows (reader, root, "organs", 1, 50, read_organ, rules);
  hp_rules_load_lists (reader, rules, root);
}

/* How deep lists and groups are nested, which is known before json-glib recurses into them;
 * G_MAXUINT where there are the comments and quotes that it would read beyond JSON. */
static guint
nesting (const char *json, gsize len)
{
  guint depth = 0, deepest = 0;
  gboolean quoted = FALSE;

  for (gsize i = 0; i < len; i++)
    switch (json[i])
      {
      case '\\':
        i += quoted ? 1 : 0;
        break;
      case '"':
        quoted = !quoted;
        break;
      case '/':
      case '#':
      case '\'':
        if (!quoted)
          return G_MAXUINT;
        break;
      case '{':
      case '[':
        depth += quoted ? 0 : 1;
        deepest = MAX (deepest, depth);
        break;
      case '}':
      case ']':
        depth -= quoted || depth == 0 ? 0 : 1;
        break;
      default:
        break;
      }
  return deepest;
}

static gboolean
check_text (const char *json, gsize len, GError **error)
{
  const char *end = json;

  if (len > SIZE_LIMIT)
    g_set_error (error, HP_ERROR, HP_ERROR_LIMIT,
                 _ ("The rules of the election cannot be used: at “%s” they are larger than "
                    "%d bytes."),
                 "$", SIZE_LIMIT);
  else if (!g_utf8_validate_len (json, len, &end))
    g_set_error (error, HP_ERROR, HP_ERROR_FORMAT,
                 _ ("The rules of the election cannot be used: at “%s” the text is not UTF-8, "
                    "from byte %zu on."),
                 "$", (gsize) (end - json));
  else if (nesting (json, len) == G_MAXUINT)
    g_set_error (error, HP_ERROR, HP_ERROR_FORMAT,
                 _ ("The rules of the election cannot be used: at “%s” they are not JSON (%s)."),
                 "$", _ ("it has no comments"));
  else if (nesting (json, len) > DEPTH_LIMIT)
    g_set_error (error, HP_ERROR, HP_ERROR_LIMIT,
                 _ ("The rules of the election cannot be used: at “%s” values are nested more "
                    "than %d deep."),
                 "$", DEPTH_LIMIT);
  else
    return TRUE;
  return FALSE;
}

HpRules *
hp_rules_parse (const char *json, gssize len, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (HpRules) rules = NULL;
  g_autoptr (GError) problem = NULL;
  HpRulesReader reader;
  JsonNode *root;
  gsize size;

  g_return_val_if_fail (json != NULL, NULL);
  size = len < 0 ? strlen (json) : (gsize) len;
  if (!check_text (json, size, error))
    return NULL;
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, json, (gssize) size, &problem))
    {
      g_set_error (error, HP_ERROR, HP_ERROR_FORMAT,
                   _ ("The rules of the election cannot be used: at “%s” they are not JSON (%s)."),
                   "$", problem->message);
      return NULL;
    }
  rules = hp_rules_alloc ();
  hp_rules_reader_init (&reader, rules->strings, rules->lists);
  root = json_parser_get_root (parser);
  if (root == NULL || json_node_get_node_type (root) != JSON_NODE_OBJECT)
    hp_rules_reader_fail (&reader, NULL, _ ("a group of values is expected"));
  else
    {
      read_pack (&reader, rules, json_node_get_object (root));
      if (reader.error == NULL)
        hp_rules_load_unverified (rules, root, "$");
    }
  if (!hp_rules_reader_finish (&reader, error))
    return NULL;
  return g_steal_pointer (&rules);
}
