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

static void
append_words (GString *out, const char *text)
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
        g_string_append_printf (out, "%s\"%.*s\"*", out->len > 0 ? " " : "", (int) (p - start),
                                start);
    }
}

char *
hp_voter_match (const char *text)
{
  g_autofree char *fold = hp_text_fold (text);
  g_auto (GStrv) words = g_strsplit (fold, " ", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *date = date_word (words[i]);

      append_words (out, date != NULL ? date : words[i]);
    }
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

HpQuery *
hp_voter_query (HpDb *db, const HpVoterFilter *f)
{
  g_autofree char *match = f->text != NULL ? hp_voter_match (f->text) : NULL;
  gboolean many = match != NULL && matches_many (db, match);
  gboolean by_name = f->sort == HP_VOTER_SORT_NAME || f->sort == HP_VOTER_SORT_SEX
                     || f->sort == HP_VOTER_SORT_ETHNICITY || f->sort == HP_VOTER_SORT_BODIES
                     || f->sort == HP_VOTER_SORT_STATE;
  HpQuery *q;

  /* The common cases never touch the table itself: the index holds all they need. */
  if (match != NULL && many && is_plain (f))
    {
      q = hp_query_new ("SELECT rowid FROM voter_fts WHERE voter_fts MATCH ? AND rowid NOT IN"
                        " (SELECT id FROM voter WHERE state = 'removed')");
      hp_query_bind_text (q, match);
      return q;
    }
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
