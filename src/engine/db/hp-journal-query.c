/* hp-journal-query.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/db/hp-journal-query.h"

#include "engine/core/hp-text.h"
#include "engine/core/hp-util.h"

const char *const hp_journal_row_sql =
    "SELECT seq, at, operator, action, args, kind, target, station, body, final"
    " FROM journal WHERE seq = ?1";

/* What LIKE takes for a wildcard is a letter here. */
static char *
pattern (const char *text)
{
  g_autofree char *fold = hp_text_fold (text);
  GString *out;

  if (*fold == '\0')
    return NULL;
  out = g_string_new ("%");
  for (const char *p = fold; *p != '\0'; p++)
    {
      if (*p == '%' || *p == '_' || *p == '\\')
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '%');
  return g_string_free (out, FALSE);
}

static void
append_text (HpQuery *q, const HpJournalFilter *f, const char *like)
{
  gint64 seq = HP_MISSING;

  /* Few people stand in many rows: folding the different names is enough. Of a label only the
   * values are what people see. */
  hp_query_append (q,
                   " AND (operator IN (SELECT o FROM (SELECT DISTINCT operator AS o FROM journal)"
                   " WHERE hp_fold (o) LIKE ? ESCAPE '\\')"
                   " OR (args <> '{}' AND json_valid (args) AND EXISTS (SELECT 1"
                   " FROM json_each (args) WHERE hp_fold (value) LIKE ? ESCAPE '\\'))");
  hp_query_bind_text (q, like);
  hp_query_bind_text (q, like);
  if (hp_parse_count (f->text, &seq) && seq != HP_MISSING)
    {
      hp_query_append (q, " OR seq = ?");
      hp_query_bind_int (q, seq);
    }
  for (guint i = 0; f->actions != NULL && f->actions[i] != NULL; i++)
    {
      hp_query_append (q, " OR action = ?");
      hp_query_bind_text (q, f->actions[i]);
    }
  hp_query_append (q, ")");
}

HpQuery *
hp_journal_query (const HpJournalFilter *f)
{
  g_autofree char *like = f->text != NULL ? pattern (f->text) : NULL;
  HpQuery *q = hp_query_new ("SELECT seq FROM journal WHERE 1");

  if (f->station > 0)
    {
      hp_query_append (q, " AND station = ?");
      hp_query_bind_int (q, f->station);
    }
  if (f->body != HP_BODY_NONE)
    {
      hp_query_append (q, " AND body = ?");
      hp_query_bind_text (q, hp_body_code (f->body));
    }
  if (like != NULL)
    append_text (q, f, like);
  hp_query_append (q, " ORDER BY seq DESC");
  return q;
}

GStrv
hp_journal_actions (HpDb *db)
{
  g_auto (HpStmt) q = hp_db_query (db, "SELECT DISTINCT action FROM journal ORDER BY action");
  GPtrArray *actions = g_ptr_array_new ();

  while (hp_stmt_step (&q, NULL) == HP_STEP_ROW)
    g_ptr_array_add (actions, g_strdup (hp_stmt_text (&q, 0)));
  g_ptr_array_add (actions, NULL);
  return (GStrv) g_ptr_array_free (actions, FALSE);
}
