/* hp-turnout.c: turnout marks and figures of the document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/day/hp-turnout.h"

#include "engine/core/hp-text.h"
#include "engine/db/hp-stmt.h"
#include "engine/stations/hp-station.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MINUTES_OF_DAY (24 * 60)

void
hp_turnout_free (HpTurnout *turnout)
{
  if (turnout == NULL)
    return;
  g_free (turnout->reason);
  g_free (turnout->by);
  g_free (turnout->at);
  g_free (turnout);
}

/* ---- times ---- */

/* One or two digits; the number of characters read, 0 where there are none or more. */
static int
read_digits (const char *text, int *number)
{
  int n = 0;

  *number = 0;
  for (; g_ascii_isdigit (text[n]); n++)
    {
      if (n == 2)
        return 0;
      *number = *number * 10 + text[n] - '0';
    }
  return n;
}

gboolean
hp_minute_parse (const char *text, int *minute)
{
  g_autofree char *clean = hp_text_clean (text);
  const char *p = clean;
  int hours, minutes = 0, n;
  char sign;

  g_return_val_if_fail (minute != NULL, FALSE);

  n = read_digits (p, &hours);
  sign = p[n];
  if (n == 0 || sign == '\0' || strchr (":.hH", sign) == NULL)
    return FALSE;
  p += n + 1;
  if (*p != '\0' || sign == ':' || sign == '.')
    {
      if (read_digits (p, &minutes) != 2 || p[2] != '\0')
        return FALSE;
    }
  if (hours > 23 || minutes > 59)
    return FALSE;
  *minute = hours * 60 + minutes;
  return TRUE;
}

char *
hp_minute_format (int minute)
{
  return g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
}

/* ---- marks ---- */

static gboolean
check_minute (int minute, GError **error)
{
  if (minute >= 0 && minute < MINUTES_OF_DAY)
    return TRUE;
  g_set_error_literal (error, HP_ERROR, HP_ERROR_INVALID,
                       _ ("A turnout mark is a time of the day, from 00:00 to 23:59."));
  return FALSE;
}

GArray *
hp_turnout_marks (HpDb *db, GError **error)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (int));
  g_auto (HpStmt) q = hp_db_query (db, "SELECT minute FROM turnout_mark ORDER BY minute");
  HpStep step;

  while ((step = hp_stmt_step (&q, error)) == HP_STEP_ROW)
    {
      int minute = (int) hp_stmt_int (&q, 0);

      g_array_append_val (marks, minute);
    }
  return step == HP_STEP_DONE ? g_steal_pointer (&marks) : NULL;
}

gboolean
hp_turnout_put_mark (HpEdit *edit, HpDb *db, int minute, GError **error)
{
  g_auto (HpStmt) q =
      hp_db_query (db, "INSERT INTO turnout_mark (minute) VALUES (?1) ON CONFLICT DO NOTHING");

  g_return_val_if_fail (edit != NULL, FALSE);

  hp_stmt_bind_int (&q, 1, minute);
  return check_minute (minute, error) && hp_stmt_run (&q, error);
}

gboolean
hp_turnout_add_mark (HpDb *db, int minute, GError **error)
{
  g_autoptr (HpEdit) edit = hp_edit_begin (db, "turnout.add-mark", error);

  if (edit == NULL || !hp_turnout_put_mark (edit, db, minute, error))
    return FALSE;
  hp_edit_set_number (edit, "mark", minute);
  return hp_edit_commit (edit, error);
}

static gboolean
is_in_use (HpDb *db, int minute, gboolean *in_use, GError **error)
{
  g_auto (HpStmt) q = hp_db_query (db, "SELECT EXISTS (SELECT 1 FROM turnout WHERE minute = ?1)");

  hp_stmt_bind_int (&q, 1, minute);
  if (!hp_stmt_one (&q, error))
    return FALSE;
  *in_use = hp_stmt_int (&q, 0) != 0;
  return TRUE;
}

gboolean
hp_turnout_remove_mark (HpDb *db, int minute, GError **error)
{
  g_autoptr (HpEdit) edit = hp_edit_begin (db, "turnout.remove-mark", error);
  g_auto (HpStmt) q = { 0 };
  gboolean in_use;

  if (edit == NULL || !is_in_use (db, minute, &in_use, error))
    return FALSE;
  if (in_use)
    {
      g_autofree char *time = hp_minute_format (minute);

      g_set_error (error, HP_ERROR, HP_ERROR_REFUSED,
                   _ ("Figures have been entered at %s. Take them away before the mark."), time);
      return FALSE;
    }
  q = hp_db_query (db, "DELETE FROM turnout_mark WHERE minute = ?1");
  hp_stmt_bind_int (&q, 1, minute);
  hp_edit_set_number (edit, "mark", minute);
  return hp_stmt_run (&q, error) && hp_edit_commit (edit, error);
}

/* ---- reading figures ---- */

GPtrArray *
hp_turnout_load (HpDb *db, HpBody body, GError **error)
{
  g_autoptr (GPtrArray) figures = g_ptr_array_new_with_free_func ((GDestroyNotify) hp_turnout_free);
  g_auto (HpStmt) q = hp_db_query (
      db, "SELECT t.station_id, s.number, t.body, t.minute, t.voted, t.listed, t.reason, t.by, t.at"
          " FROM turnout t JOIN station s ON s.id = t.station_id"
          " WHERE ?1 IS NULL OR t.body = ?1 ORDER BY t.minute, s.number,"
          " CASE t.body WHEN 'qh' THEN 0 WHEN 'tinh' THEN 1 WHEN 'huyen' THEN 2 ELSE 3 END");
  HpStep step;

  hp_stmt_bind_text (&q, 1, hp_body_code (body));
  while ((step = hp_stmt_step (&q, error)) == HP_STEP_ROW)
    {
      HpTurnout *turnout = g_new0 (HpTurnout, 1);

      turnout->station_id = hp_stmt_int (&q, 0);
      turnout->station = (int) hp_stmt_int (&q, 1);
      turnout->body = hp_body_from_code (hp_stmt_text (&q, 2));
      turnout->minute = (int) hp_stmt_int (&q, 3);
      turnout->voted = hp_stmt_int (&q, 4);
      turnout->listed = hp_stmt_int (&q, 5);
      turnout->reason = g_strdup (hp_stmt_text (&q, 6));
      turnout->by = g_strdup (hp_stmt_text (&q, 7));
      turnout->at = g_strdup (hp_stmt_text (&q, 8));
      g_ptr_array_add (figures, turnout);
    }
  return step == HP_STEP_DONE ? g_steal_pointer (&figures) : NULL;
}

gint64
hp_turnout_last (HpDb *db, gint64 station_id, HpBody body)
{
  g_auto (HpStmt) q = hp_db_query (db, "SELECT voted FROM turnout WHERE station_id = ?1"
                                       " AND body = ?2 ORDER BY minute DESC LIMIT 1");

  hp_stmt_bind_int (&q, 1, station_id);
  hp_stmt_bind_text (&q, 2, hp_body_code (body));
  return hp_stmt_step (&q, NULL) == HP_STEP_ROW ? hp_stmt_int (&q, 0) : HP_MISSING;
}

gboolean
hp_turnout_totals (HpDb *db, HpBody body, int minute, HpTurnoutSums *sums, GError **error)
{
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (HpTurnoutFigure));
  g_auto (HpStmt) q = hp_db_query (
      db, "SELECT s.id, t.voted, t.listed FROM station s"
          " LEFT JOIN turnout t ON t.station_id = s.id AND t.body = ?1 AND t.minute = ?2"
          " WHERE t.voted IS NOT NULL OR EXISTS (SELECT 1 FROM station_constituency sc"
          "  WHERE sc.station_id = s.id AND sc.body = ?1)");
  HpStep step;

  g_return_val_if_fail (sums != NULL, FALSE);

  hp_stmt_bind_text (&q, 1, hp_body_code (body));
  hp_stmt_bind_int (&q, 2, minute);
  while ((step = hp_stmt_step (&q, error)) == HP_STEP_ROW)
    {
      HpTurnoutFigure figure = { minute, hp_stmt_count (&q, 1), hp_stmt_count (&q, 2) };

      if (figure.voted == HP_MISSING)
        figure.listed = hp_station_listed (db, hp_stmt_int (&q, 0), body);
      g_array_append_val (figures, figure);
    }
  hp_turnout_sums ((const HpTurnoutFigure *) (gpointer) figures->data, (int) figures->len, sums);
  return step == HP_STEP_DONE;
}

/* ---- writing figures ---- */

static gboolean
delete_figure (HpDb *db, gint64 station_id, HpBody body, int minute, GError **error)
{
  g_auto (HpStmt) q =
      hp_db_query (db, "DELETE FROM turnout WHERE station_id = ?1 AND body = ?2 AND minute = ?3");

  hp_stmt_bind_int (&q, 1, station_id);
  hp_stmt_bind_text (&q, 2, hp_body_code (body));
  hp_stmt_bind_int (&q, 3, minute);
  return hp_stmt_run (&q, error);
}

static gboolean
store_figure (HpDb *db, const HpTurnout *turnout, GError **error)
{
  g_autofree char *at = hp_now ();
  g_auto (HpStmt) q = hp_db_query (
      db, "INSERT INTO turnout (station_id, body, minute, voted, listed, reason, by, at)"
          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (station_id, body, minute)"
          " DO UPDATE SET voted = ?4, listed = ?5, reason = ?6, by = ?7, at = ?8");

  hp_stmt_bind_int (&q, 1, turnout->station_id);
  hp_stmt_bind_text (&q, 2, hp_body_code (turnout->body));
  hp_stmt_bind_int (&q, 3, turnout->minute);
  hp_stmt_bind_int (&q, 4, turnout->voted);
  hp_stmt_bind_int (&q, 5, turnout->listed);
  hp_stmt_bind_text (&q, 6, turnout->reason);
  hp_stmt_bind_text (&q, 7, hp_db_get_operator (db));
  hp_stmt_bind_text (&q, 8, at);
  return hp_stmt_run (&q, error);
}

/* Which rules the figure at @minute breaks, now that it is stored: its own findings, and those of a
 * later figure without a reason that is now below it. */
static gboolean
check_figure (HpDb *db, const HpTurnout *turnout, GPtrArray *findings, GError **error)
{
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (HpTurnoutFigure));
  g_autoptr (GHashTable) excused = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) all = hp_findings_new ();
  g_auto (HpStmt) q = hp_db_query (db, "SELECT minute, voted, listed, reason <> '' FROM turnout"
                                       " WHERE station_id = ?1 AND body = ?2 ORDER BY minute");
  HpStep step;

  hp_stmt_bind_int (&q, 1, turnout->station_id);
  hp_stmt_bind_text (&q, 2, hp_body_code (turnout->body));
  while ((step = hp_stmt_step (&q, error)) == HP_STEP_ROW)
    {
      HpTurnoutFigure figure = { (int) hp_stmt_int (&q, 0), hp_stmt_int (&q, 1),
                                 hp_stmt_int (&q, 2) };

      if (hp_stmt_int (&q, 3) && figure.mark != turnout->minute)
        g_hash_table_add (excused, GINT_TO_POINTER (figure.mark));
      g_array_append_val (figures, figure);
    }
  hp_turnout_check ((const HpTurnoutFigure *) (gpointer) figures->data, (int) figures->len,
                    HP_TURNOUT_BEFORE, all);
  for (guint i = 0; i < all->len; i++)
    {
      const HpFinding *finding = g_ptr_array_index (all, i);
      int mark = (int) hp_finding_get_number (finding, "mark", -1);

      if (mark == turnout->minute
          || (hp_finding_get_number (finding, "previous", -1) == turnout->minute
              && !g_hash_table_contains (excused, GINT_TO_POINTER (mark))))
        g_ptr_array_add (findings, hp_finding_at (hp_finding_copy (finding), turnout->station,
                                                  turnout->body, 0));
    }
  return step == HP_STEP_DONE;
}

static gboolean
check_known (const HpTurnout *turnout, GError **error)
{
  if (turnout->station_id == 0)
    g_set_error (error, HP_ERROR, HP_ERROR_NOT_FOUND,
                 _ ("There is no station %d. Check the number or add the station."),
                 turnout->station);
  else if (turnout->voted != HP_MISSING && turnout->voted < 0)
    g_set_error (error, HP_ERROR, HP_ERROR_INVALID,
                 _ ("Station %d: a number of voters cannot be below 0."), turnout->station);
  else if (turnout->voted != HP_MISSING && turnout->listed == HP_MISSING)
    g_set_error (error, HP_ERROR, HP_ERROR_INVALID,
                 _ ("It is not known how many voters station %d has for “%s”. Import its list or "
                    "enter the number first."),
                 turnout->station, hp_body_code (turnout->body));
  else
    return TRUE;
  return FALSE;
}

gboolean
hp_turnout_put (HpEdit *edit, HpDb *db, int station, HpBody body, int minute, gint64 voted,
                const char *reason, GPtrArray *findings, GError **error)
{
  g_autofree char *text = hp_text_clean (reason);
  HpTurnout turnout = { .station_id = hp_station_id (db, station),
                        .station = station,
                        .body = body,
                        .minute = minute,
                        .voted = voted,
                        .reason = text };

  g_return_val_if_fail (edit != NULL && findings != NULL, FALSE);
  g_return_val_if_fail (body >= 0 && body < HP_N_BODIES, FALSE);

  turnout.listed = hp_station_listed (db, turnout.station_id, body);
  if (!check_minute (minute, error) || !check_known (&turnout, error))
    return FALSE;
  if (voted == HP_MISSING)
    return delete_figure (db, turnout.station_id, body, minute, error);
  return hp_turnout_put_mark (edit, db, minute, error) && store_figure (db, &turnout, error)
         && check_figure (db, &turnout, findings, error);
}

static gboolean
check_body (const HpRules *rules, HpBody body, GError **error)
{
  const char *code = hp_body_code (body);

  if (body != HP_BODY_NONE && hp_rules_has_body (rules, body))
    return TRUE;
  g_set_error (error, HP_ERROR, HP_ERROR_INVALID, _ ("This election does not elect “%s”."),
               code != NULL ? code : "");
  return FALSE;
}

static void
refuse (const HpFinding *finding, GError **error)
{
  g_autofree char *time = hp_minute_format ((int) hp_finding_get_number (finding, "mark", 0));

  if (hp_finding_is (finding, "U01"))
    g_set_error (error, HP_ERROR, HP_ERROR_REFUSED,
                 _ ("Station %d cannot have more people who voted at %s than are listed. Ask "
                    "again, or give the reason why it is so."),
                 finding->station, time);
  else
    g_set_error (error, HP_ERROR, HP_ERROR_REFUSED,
                 _ ("Station %d cannot have fewer people who voted at %s than at an earlier mark. "
                    "Ask again, or give the reason why it is so."),
                 finding->station, time);
}

gboolean
hp_turnout_set (HpDb *db, const HpRules *rules, int station, HpBody body, int minute, gint64 voted,
                const char *reason, GPtrArray **findings, GError **error)
{
  g_autoptr (GPtrArray) broken = hp_findings_new ();
  g_autofree char *text = hp_text_clean (reason);
  g_autoptr (HpEdit) edit = NULL;
  gboolean refused;

  g_return_val_if_fail (rules != NULL, FALSE);

  if (findings != NULL)
    *findings = NULL;
  if (!check_body (rules, body, error) || (edit = hp_edit_begin (db, "turnout.set", error)) == NULL
      || !hp_turnout_put (edit, db, station, body, minute, voted, text, broken, error))
    return FALSE;
  hp_edit_set_place (edit, station, body);
  hp_edit_set_number (edit, "mark", minute);
  if (voted != HP_MISSING)
    hp_edit_set_number (edit, "voted", voted);
  refused = broken->len > 0 && *text == '\0';
  if (refused)
    refuse (g_ptr_array_index (broken, 0), error);
  else if (!hp_edit_commit (edit, error))
    return FALSE;
  if (findings != NULL)
    *findings = g_steal_pointer (&broken);
  return !refused;
}
