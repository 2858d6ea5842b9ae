/* hp-quick-items.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/shell/hp-quick-items.h"

#include "engine/candidates/hp-candidate.h"
#include "engine/core/hp-text.h"
#include "engine/db/hp-table.h"
#include "engine/stations/hp-station.h"
#include "engine/voters/hp-voter-query.h"
#include "paper/kit/hp-words.h"
#include "ui/kit/hp-ui.h"
#include "ui/shell/hp-page-list.h"

#include <glib/gi18n.h>
#include <string.h>

/* A search for less than this finds nearly everybody. */
#define VOTER_TEXT_MIN 2

static const struct
{
  const char *action;
  const char *title;
} actions[] = {
  { "win.undo", N_ ("Undo") },
  { "win.redo", N_ ("Redo") },
  { "win.new", N_ ("New election…") },
  { "win.open", N_ ("Open an election…") },
  { "win.backup", N_ ("Back up…") },
  { "win.verify", N_ ("Check the document") },
  { "win.close-document", N_ ("Close the election") },
  { "win.preferences", N_ ("Preferences") },
  { "win.show-help-overlay", N_ ("Keyboard shortcuts") },
  { "win.help", N_ ("Help") },
  { "win.about", N_ ("About Hòm Phiếu") },
};

void
hp_quick_item_free (HpQuickItem *item)
{
  g_free (item->title);
  g_free (item->subtitle);
  g_free (item->page);
  g_free (item->target);
  g_free (item->fold);
  g_free (item);
}

/* Takes @subtitle and @target. */
static HpQuickItem *
add (GPtrArray *items, HpQuickKind kind, const char *title, char *subtitle, const char *page,
     char *target)
{
  HpQuickItem *item = g_new0 (HpQuickItem, 1);
  g_autofree char *all = g_strconcat (title, " ", subtitle != NULL ? subtitle : "", NULL);
  g_autofree char *fold = NULL;

  item->kind = kind;
  item->title = g_strdup (title);
  item->subtitle = subtitle;
  item->page = g_strdup (page);
  item->target = target;
  fold = hp_text_fold (all);
  item->fold = g_strconcat (" ", fold, NULL);
  g_ptr_array_add (items, item);
  return item;
}

static void
add_stations (GPtrArray *items, HpDb *db)
{
  g_autoptr (GPtrArray) stations = hp_stations_load (db, NULL);

  for (guint i = 0; stations != NULL && i < stations->len; i++)
    {
      const HpStation *s = g_ptr_array_index (stations, i);
      g_autofree char *number = g_strdup_printf (_ ("Station %d"), s->number);
      g_autofree char *title =
          *s->place != '\0' ? g_strdup_printf ("%s – %s", number, s->place) : g_strdup (number);

      add (items, HP_QUICK_STATION, title,
           g_strdup (*s->neighbourhoods != '\0' ? s->neighbourhoods : s->name), "stations",
           g_strdup_printf ("%d", s->number));
    }
}

static void
add_candidates (GPtrArray *items, HpDb *db)
{
  g_autoptr (GPtrArray) candidates = hp_candidates_load (db, 0, TRUE, NULL);

  for (guint i = 0; candidates != NULL && i < candidates->len; i++)
    {
      const HpCandidate *c = g_ptr_array_index (candidates, i);

      add (items, HP_QUICK_CANDIDATE, c->name,
           g_strdup_printf (_ ("%s, constituency %d"), hp_words_body (c->body, TRUE),
                            c->constituency),
           "candidates",
           g_strdup_printf ("%s:%d:%" G_GINT64_FORMAT, hp_body_code (c->body), c->constituency,
                            c->id));
    }
}

static void
add_forms (GPtrArray *items, const HpRules *rules)
{
  int n;
  const HpFormRule *forms = hp_rules_forms (rules, &n);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *number = *forms[i].code != '\0'
                                    ? g_strdup_printf (_ ("Form %s"), forms[i].code)
                                    : g_strdup (_ ("Report"));

      add (items, HP_QUICK_FORM, forms[i].title, g_steal_pointer (&number), "forms",
           g_strdup (forms[i].number));
    }
}

GPtrArray *
hp_quick_items (HpSession *session)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) hp_quick_item_free);
  HpDb *db = hp_session_get_db (session);
  guint n;
  const HpPageInfo *pages = hp_page_list (&n);

  for (guint i = 0; i < n; i++)
    add (items, HP_QUICK_PAGE, _ (pages[i].title), NULL, pages[i].id, NULL);
  if (db != NULL)
    {
      add_stations (items, db);
      add_candidates (items, db);
      add_forms (items, hp_session_get_rules (session));
    }
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    add (items, HP_QUICK_ACTION, _ (actions[i].title), NULL, NULL, NULL)->action =
        actions[i].action;
  return items;
}

/* Each word is the beginning of one of the item's. */
static gboolean
has_words (const char *fold, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *begin = g_strconcat (" ", words[i], NULL);

      if (strstr (fold, begin) == NULL)
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
hp_quick_match (GPtrArray *items, const char *text)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autofree char *fold = hp_text_fold (text);
  g_auto (GStrv) words = g_strsplit (fold, " ", -1);

  for (guint i = 0; i < items->len; i++)
    {
      HpQuickItem *item = g_ptr_array_index (items, i);

      if (*fold == '\0' ? item->kind == HP_QUICK_PAGE || item->kind == HP_QUICK_ACTION
                        : has_words (item->fold, words))
        g_ptr_array_add (found, item);
    }
  return found;
}

static void
add_voter (GPtrArray *items, HpRow *row)
{
  g_autofree char *birth = hp_ui_iso_date (hp_row_text (row, HP_VOTER_COL_BIRTH));

  add (items, HP_QUICK_VOTER, hp_row_text (row, HP_VOTER_COL_NAME),
       g_strdup_printf (_ ("Born %s, station %d"), birth,
                        (int) hp_row_int (row, HP_VOTER_COL_STATION)),
       "voters", g_strdup_printf ("id:%" G_GINT64_FORMAT, hp_row_get_id (row)));
}

GPtrArray *
hp_quick_voters (HpSession *session, const char *text, guint *total)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) hp_quick_item_free);
  HpDb *db = hp_session_get_db (session);
  HpVoterFilter filter = { .text = text, .finding = 0, .body = HP_BODY_NONE };
  g_autofree char *match = hp_voter_match (text);
  g_autoptr (HpQuery) query = NULL;
  g_autoptr (HpTable) table = NULL;

  *total = 0;
  if (db == NULL || match == NULL || g_utf8_strlen (text, -1) < VOTER_TEXT_MIN)
    return items;
  query = hp_voter_query (db, &filter);
  table = hp_table_new (db, hp_voter_row_sql, 0);
  if (!hp_table_set_query (table, query, NULL))
    return items;
  *total = g_list_model_get_n_items (G_LIST_MODEL (table));
  for (guint i = 0; i < MIN (*total, HP_QUICK_VOTERS_MAX); i++)
    {
      g_autoptr (HpRow) row = g_list_model_get_item (G_LIST_MODEL (table), i);

      add_voter (items, row);
    }
  return items;
}

const char *
hp_quick_kind_title (HpQuickKind kind)
{
  static const char *const titles[] = {
    [HP_QUICK_PAGE] = N_ ("Pages"),   [HP_QUICK_STATION] = N_ ("Stations"),
    [HP_QUICK_VOTER] = N_ ("Voters"), [HP_QUICK_CANDIDATE] = N_ ("Candidates"),
    [HP_QUICK_FORM] = N_ ("Forms"),   [HP_QUICK_ACTION] = N_ ("Actions")
  };

  return _ (titles[kind]);
}

const char *
hp_quick_kind_icon (HpQuickKind kind)
{
  static const char *const icons[] = {
    [HP_QUICK_PAGE] = "go-next-symbolic",           [HP_QUICK_STATION] = "mark-location-symbolic",
    [HP_QUICK_VOTER] = "avatar-default-symbolic",   [HP_QUICK_CANDIDATE] = "user-info-symbolic",
    [HP_QUICK_FORM] = "x-office-document-symbolic", [HP_QUICK_ACTION] = "system-run-symbolic"
  };

  return icons[kind];
}
