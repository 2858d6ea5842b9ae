/* hp-election.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/setup/hp-election.h"

#include "engine/core/hp-text.h"
#include "engine/core/hp-util.h"
#include "engine/db/hp-stmt.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

void
hp_election_free (HpElection *self)
{
  if (self == NULL)
    return;
  g_free (self->election);
  g_free (self->ward);
  g_free (self->kind);
  g_free (self->province);
  g_free (self->district);
  g_free (self);
}

/* Whether @name begins with the words of @front, tone marks and case aside; *@rest is what
 * follows. */
static gboolean
begins_with (const char *name, const char *front, char **rest)
{
  g_autofree char *fold_name = hp_text_fold (name);
  g_autofree char *fold_front = hp_text_fold (front);
  gsize len = strlen (fold_front);
  const char *p = name;
  int words = 1;

  if (!g_str_has_prefix (fold_name, fold_front) || fold_name[len] != ' ')
    return FALSE;
  for (const char *f = fold_front; *f != '\0'; f++)
    words += *f == ' ';
  for (; words > 0 && p != NULL; words--)
    {
      p = strchr (p, ' ');
      p = p != NULL ? p + 1 : NULL;
    }
  if (p == NULL || *p == '\0')
    return FALSE;
  *rest = g_strdup (p);
  return TRUE;
}

/* "Phường Chi Lăng" → "phuong" and "Chi Lăng". */
static const char *
read_kind (const HpRules *rules, const char *kind, char **ward)
{
  const HpWardKind *kinds;
  int n;

  kinds = hp_rules_ward_kinds (rules, &n);
  for (int i = 0; i < n; i++)
    {
      char *rest = NULL;

      if ((kind == NULL || g_str_equal (kind, kinds[i].code))
          && begins_with (*ward, kinds[i].word, &rest))
        {
          g_free (*ward);
          *ward = rest;
          return kinds[i].code;
        }
    }
  for (int i = 0; kind != NULL && i < n; i++)
    if (g_str_equal (kind, kinds[i].code))
      return kinds[i].code;
  return kind == NULL && n > 0 ? kinds[0].code : NULL;
}

static gboolean
put_marks (HpEdit *edit, HpDb *db, const HpRules *rules, GError **error)
{
  const char *const *marks = hp_rules_marks (rules);
  g_auto (HpStmt) q = hp_db_query (db, "INSERT OR IGNORE INTO turnout_mark VALUES (?1)");

  for (guint i = 0; marks[i] != NULL; i++)
    {
      int hour = 0, minute = 0;

      if (sscanf (marks[i], "%d:%d", &hour, &minute) != 2)
        continue;
      hp_stmt_bind_int (&q, 1, hour * 60 + minute);
      if (!hp_stmt_run (&q, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
missing (GError **error, const char *message)
{
  g_set_error_literal (error, HP_ERROR, HP_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
put_all (HpEdit *edit, HpDb *db, const HpRules *rules, const char *const values[][2],
         GError **error)
{
  for (guint i = 0; values[i][0] != NULL; i++)
    if (!hp_setting_put (edit, db, values[i][0], values[i][1], error))
      return FALSE;
  return put_marks (edit, db, rules, error);
}

gboolean
hp_election_create (HpDb *db, const char *election, const char *ward, const char *province,
                    const char *district, const char *kind, gboolean rehearsal, GError **error)
{
  g_autoptr (HpRules) rules = hp_rules_load (election, error);
  g_autofree char *ward_name = hp_text_clean (ward);
  g_autofree char *province_name = hp_text_clean (province);
  g_autofree char *district_name = hp_text_clean (district);
  g_autofree char *day = NULL;
  g_autoptr (HpEdit) edit = NULL;
  const char *kind_code;

  if (rules == NULL)
    return FALSE;
  if (*ward_name == '\0')
    return missing (error, _ ("The name of the ward is missing."));
  if (*province_name == '\0')
    return missing (error, _ ("The name of the province is missing."));
  if (hp_rules_has_district (rules) && *district_name == '\0')
    return missing (error, _ ("The name of the district is missing: this election has district "
                              "councils."));
  kind_code = read_kind (rules, kind, &ward_name);
  if (kind_code == NULL)
    return missing (error, _ ("This election has no wards of that kind."));
  day = hp_date_to_iso (hp_rules_day (rules));
  edit = hp_edit_begin (db, "document.create", error);
  if (edit == NULL)
    return FALSE;
  hp_edit_set_text (edit, "election", election);
  /* Without it the file would be no document any more. */
  hp_edit_set_final (edit);
  return put_all (edit, db, rules,
                  (const char *const[][2]){ { "election", hp_rules_id (rules) },
                                            { "ward", ward_name },
                                            { "kind", kind_code },
                                            { "province", province_name },
                                            { "district", district_name },
                                            { "day", day },
                                            { "rehearsal", rehearsal ? "1" : "0" },
                                            { NULL, NULL } },
                  error)
         && hp_edit_commit (edit, error);
}

HpElection *
hp_election_load (HpDb *db, GError **error)
{
  g_autoptr (HpElection) self = g_new0 (HpElection, 1);
  g_autofree char *day = hp_setting_get (db, "day");
  g_autofree char *rehearsal = hp_setting_get (db, "rehearsal");

  self->election = hp_setting_get (db, "election");
  self->ward = hp_setting_get (db, "ward");
  self->kind = hp_setting_get (db, "kind");
  self->province = hp_setting_get (db, "province");
  self->district = hp_setting_get (db, "district");
  self->rehearsal = g_strcmp0 (rehearsal, "1") == 0;
  if (self->election == NULL || self->ward == NULL || self->kind == NULL || self->province == NULL
      || day == NULL || !hp_date_from_iso (day, &self->day))
    {
      g_set_error_literal (error, HP_ERROR, HP_ERROR_CORRUPT,
                           _ ("The document does not say which election it is for. Restore the "
                              "latest backup."));
      return NULL;
    }
  if (self->district == NULL)
    self->district = g_strdup ("");
  return g_steal_pointer (&self);
}

HpRules *
hp_election_rules (HpDb *db, GError **error)
{
  g_autofree char *election = hp_setting_get (db, "election");

  return hp_rules_load (election != NULL ? election : "", error);
}

char *
hp_election_ward_title (const HpElection *self, const HpRules *rules)
{
  const char *word = hp_rules_ward_word (rules, self->kind);

  return g_strdup_printf ("%s %s", word != NULL ? word : "xã", self->ward);
}

char *
hp_election_province_title (const HpElection *self)
{
  static const char *const fronts[] = { "tỉnh", "thành phố" };

  for (guint i = 0; i < G_N_ELEMENTS (fronts); i++)
    {
      g_autofree char *rest = NULL;

      if (begins_with (self->province, fronts[i], &rest))
        return g_strdup_printf ("%s %s", fronts[i], rest);
    }
  return g_strdup_printf ("tỉnh %s", self->province);
}

char *
hp_setting_get (HpDb *db, const char *key)
{
  g_auto (HpStmt) q = hp_db_query (db, "SELECT value FROM setting WHERE key = ?1");

  hp_stmt_bind_text (&q, 1, key);
  return hp_stmt_step (&q, NULL) == HP_STEP_ROW ? g_strdup (hp_stmt_text (&q, 0)) : NULL;
}

gint64
hp_setting_int (HpDb *db, const HpRules *rules, const char *key, gint64 fallback)
{
  g_autofree char *text = hp_setting_get (db, key);
  gint64 value;

  if (text != NULL && g_ascii_string_to_signed (text, 10, G_MININT32, G_MAXINT32, &value, NULL))
    return value;
  value = rules != NULL ? hp_rules_default (rules, key) : HP_MISSING;
  return value != HP_MISSING ? value : fallback;
}

gboolean
hp_setting_put (HpEdit *edit, HpDb *db, const char *key, const char *value, GError **error)
{
  g_auto (HpStmt) put = hp_db_query (db, "INSERT INTO setting VALUES (?1, ?2)"
                                         " ON CONFLICT (key) DO UPDATE SET value = ?2");
  g_auto (HpStmt) drop = hp_db_query (db, "DELETE FROM setting WHERE key = ?1");

  if (value == NULL)
    {
      hp_stmt_bind_text (&drop, 1, key);
      return hp_stmt_run (&drop, error);
    }
  hp_stmt_bind_text (&put, 1, key);
  hp_stmt_bind_text (&put, 2, value);
  return hp_stmt_run (&put, error);
}

gboolean
hp_setting_set (HpDb *db, const char *key, const char *value, GError **error)
{
  g_autoptr (HpEdit) edit = hp_edit_begin (db, "setting.change", error);

  if (edit == NULL || !hp_setting_put (edit, db, key, value, error))
    return FALSE;
  hp_edit_set_text (edit, "key", key);
  return hp_edit_commit (edit, error);
}
