/* hp-voter-query.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/voters/hp-voter-query.h"

#include "engine/core/hp-date.h"
#include "engine/core/hp-text.h"

#include <string.h>

/* Sorting more rows than this takes longer than the time between two key presses. */
#define SORTED_MATCHES_MAX 3000

const char *const hp_voter_row_sql =
    "SELECT s.number, v.card, v.name, v.birth, v.sex, v.identity, v.ethnicity, v.permanent,"
    " v.temporary, v.current, v.residence, v.bodies, v.note, v.state, v.findings, v.occupation"
    " FROM voter v JOIN station s ON s.id = v.station_id WHERE v.id = ?1";

/* A full date becomes the one word that the index has for it. */
static char *
date_word (const char *word)
{
  HpDate date;

  if (strpbrk (word, "/-.") == NULL || hp_date_read (word, &date) != HP_DATE_OK
      || !hp_date_is_full (date))
    return NULL;
  return g_strdup_printf ("%02d%02d%04d", date.day, date.month, date.year);
}

/* Digits that may also be the end of an identity number. */
static gboolean
may_be_ending (const char *word)
{
  gsize n = strlen (word);

  return n >= HP_SEARCH_ENDING_LEAST && n <= HP_SEARCH_ENDING_MOST
         && strspn (word, "0123456789") == n;
}

/* TRUE where every voter found by another word is found by this one too: asking for it would only
 * take time. */
static gboolean
is_implied (GPtrArray *words, guint at)
{
  const char *word = g_ptr_array_index (words, at);

  for (guint i = 0; i < words->len; i++)
    {
      const char *other = g_ptr_array_index (words, i);

      if (i == at || !g_str_has_prefix (other, word))
        continue;
      if (strcmp (other, word) == 0 ? i < at : !may_be_ending (other))
        return TRUE;
    }
  return FALSE;
}

static void
append_match (GString *out, const char *word)
{
  g_autofree char *ending = NULL;

  if (out->len > 0)
    g_string_append (out, " AND ");
  if (!may_be_ending (word))
    {
      g_string_append_printf (out, "\"%s\" *", word);
      return;
    }
  ending = g_strreverse (g_strdup (word));
  g_string_append_printf (out, "(\"%s\" * OR \"" HP_SEARCH_ENDING "%s\" *)", word, ending);
}

static void
add_words (GPtrArray *words, const char *text)
{
  for (const char *p = text; *p != '\0';)
    {
      const char *start;

      while (*p != '\0' && !g_unichar_isalnum (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      start = p;
      while (*p != '\0' && g_unichar_isalnum (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p > start)
        g_ptr_array_add (words, g_strndup (start, p - start));
    }
}

char *
hp_voter_match (const char *text)
{
  g_autofree char *fold = hp_text_fold (text);
  g_auto (GStrv) parts = g_strsplit (fold, " ", -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  GString *out = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *date = date_word (parts[i]);

      add_words (words, date != NULL ? date : parts[i]);
    }
  for (guint i = 0; i < words->len; i++)
    if (!is_implied (words, i))
      append_match (out, g_ptr_array_index (words, i));
  if (out->len > 0)
    return g_string_free (out, FALSE);
  g_string_free (out, TRUE);
  return NULL;
}

static gboolean
matches_many (HpDb *db, const char *match)
{
  g_auto (HpStmt) q = hp_db_query (
      db, "SELECT count (*) FROM (SELECT rowid FROM voter_fts WHERE voter_fts MATCH ?1 LIMIT ?2)");

  hp_stmt_bind_text (&q, 1, match);
  hp_stmt_bind_int (&q, 2, SORTED_MATCHES_MAX + 1);
  return hp_stmt_step (&q, NULL) == HP_STEP_ROW && hp_stmt_int (&q, 0) > SORTED_MATCHES_MAX;
}

static gboolean
is_plain (const HpVoterFilter *f)
{
  return f->station == 0 && f->body == HP_BODY_NONE && f->finding == 0 && f->residence == NULL
         && f->state == NULL;
}

static void
append_filters (HpQuery *q, const HpVoterFilter *f)
{
  if (f->station != 0)
    {
      hp_query_append (q, " AND v.station_id = (SELECT id FROM station WHERE number = ?)");
      hp_query_bind_int (q, f->station);
    }
  if (f->body != HP_BODY_NONE)
    {
      hp_query_append (q, " AND v.bodies & ? <> 0");
      hp_query_bind_int (q, HP_BODY_BIT (f->body));
    }
  if (f->finding != 0)
    {
      hp_query_append (q, " AND v.findings & ? <> 0");
      hp_query_bind_int (q, f->finding > 0 ? 1 << f->finding : G_MAXINT32);
    }
  if (f->residence != NULL)
    {
      hp_query_append (q, " AND v.residence = ?");
      hp_query_bind_text (q, f->residence);
    }
  if (f->state != NULL)
    {
      hp_query_append (q, " AND v.state = ?");
      hp_query_bind_text (q, f->state);
    }
  else
    hp_query_append (q, " AND v.state <> 'removed'");
}

static const char *
order (HpVoterSort sort, gboolean descending)
{
  static const char *const up[] = {
    " ORDER BY s.number, v.position, v.id",
    " ORDER BY i.name_key, v.id",
    " ORDER BY v.birth, v.id",
    " ORDER BY v.sex, i.name_key, v.id",
    " ORDER BY v.identity, v.id",
    " ORDER BY CAST (v.card AS INTEGER), v.card, s.number, v.id",
    " ORDER BY v.ethnicity, i.name_key, v.id",
    " ORDER BY v.permanent || v.temporary || v.current, v.id",
    " ORDER BY v.bodies, i.name_key, v.id",
    " ORDER BY v.state, i.name_key, v.id",
  };
  static const char *const down[] = {
    " ORDER BY s.number DESC, v.position DESC, v.id DESC",
    " ORDER BY i.name_key DESC, v.id DESC",
    " ORDER BY v.birth DESC, v.id DESC",
    " ORDER BY v.sex DESC, i.name_key DESC, v.id DESC",
    " ORDER BY v.identity DESC, v.id DESC",
    " ORDER BY CAST (v.card AS INTEGER) DESC, v.card DESC, s.number DESC, v.id DESC",
    " ORDER BY v.ethnicity DESC, i.name_key DESC, v.id DESC",
    " ORDER BY v.permanent || v.temporary || v.current DESC, v.id DESC",
    " ORDER BY v.bodies DESC, i.name_key DESC, v.id DESC",
    " ORDER BY v.state DESC, i.name_key DESC, v.id DESC",
  };

  return descending ? down[sort] : up[sort];
}

#define REMOVED "(SELECT id FROM voter WHERE state = 'removed')"
#define LISTED(id) "(NOT EXISTS " REMOVED " OR " id " NOT IN " REMOVED ")"

/* The common cases never touch the table itself, which is large: the indexes hold all they need. */
static HpQuery *
query_indexes (const char *match, gboolean many, HpVoterSort sort, gboolean descending)
{
  static const char *const orders[2][2] = {
    { " ORDER BY s.number, i.position, i.id",
      " ORDER BY s.number DESC, i.position DESC, i.id DESC" },
    { " ORDER BY i.name_key, i.id", " ORDER BY i.name_key DESC, i.id DESC" },
  };
  HpQuery *q;

  if (match == NULL && sort == HP_VOTER_SORT_NAME)
    q = hp_query_new ("SELECT i.id FROM voter_index i WHERE " LISTED ("i.id"));
  else if (match == NULL)
    /* A condition about the voter alone would make SQLite go over all of them beforehand. */
    q = hp_query_new ("SELECT i.id FROM station s CROSS JOIN voter i INDEXED BY voter_by_station"
                      " ON i.station_id = s.id WHERE " LISTED ("i.id + 0 * s.number"));
  else if (many)
    q = hp_query_new ("SELECT rowid FROM voter_fts WHERE voter_fts MATCH ? AND " LISTED ("rowid"));
  else
    q = hp_query_new ("SELECT i.id FROM voter_fts f CROSS JOIN voter_index i ON i.id = f.rowid"
                      " CROSS JOIN station s ON s.id = i.station_id"
                      " WHERE voter_fts MATCH ? AND " LISTED ("i.id"));
  if (match != NULL)
    hp_query_bind_text (q, match);
  if (!many)
    hp_query_append (q, orders[sort == HP_VOTER_SORT_NAME][descending ? 1 : 0]);
  return q;
}

HpQuery *
hp_voter_query (HpDb *db, const HpVoterFilter *f)
{
  g_autofree char *match = f->text != NULL ? hp_voter_match (f->text) : NULL;
  gboolean many = match != NULL && matches_many (db, match);
  gboolean by_name = f->sort == HP_VOTER_SORT_NAME || f->sort == HP_VOTER_SORT_SEX
                     || f->sort == HP_VOTER_SORT_ETHNICITY || f->sort == HP_VOTER_SORT_BODIES
                     || f->sort == HP_VOTER_SORT_STATE;
  HpQuery *q;

  if (is_plain (f) && (many || f->sort == HP_VOTER_SORT_LIST || f->sort == HP_VOTER_SORT_NAME))
    return query_indexes (match, many, f->sort, f->descending);
  q = hp_query_new ("SELECT v.id FROM ");
  if (match != NULL)
    hp_query_append (q, "voter_fts f CROSS JOIN voter v ON v.id = f.rowid"
                        " JOIN station s ON s.id = v.station_id"
                        " JOIN voter_index i ON i.id = v.id WHERE voter_fts MATCH ?");
  else if (by_name)
    hp_query_append (q, "voter_index i CROSS JOIN voter v ON v.id = i.id"
                        " JOIN station s ON s.id = v.station_id WHERE 1");
  else
    hp_query_append (q, "station s JOIN voter v ON v.station_id = s.id WHERE 1");
  if (match != NULL)
    hp_query_bind_text (q, match);
  append_filters (q, f);
  if (!many)
    hp_query_append (q, order (f->sort, f->descending));
  return q;
}
