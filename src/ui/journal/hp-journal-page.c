/* hp-journal-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/journal/hp-journal-page.h"

#include "engine/core/hp-text.h"
#include "engine/db/hp-journal-query.h"
#include "engine/db/hp-table.h"
#include "engine/stations/hp-station.h"
#include "paper/kit/hp-words.h"
#include "ui/journal/hp-journal-detail.h"
#include "ui/journal/hp-journal-words.h"
#include "ui/kit/hp-table-view.h"
#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

enum
{
  COLUMN_SEQ,
  COLUMN_AT,
  COLUMN_WHO,
  COLUMN_WHAT,
  COLUMN_PLACE,
};

struct _HpJournalPage
{
  HpPhasePage parent_instance;

  GtkSearchEntry *search;
  GtkDropDown *station;
  GtkDropDown *body;
  GtkLabel *summary;
  GtkStack *stack; /* rows, none */
  AdwBin *table_bin;
  GtkButton *undo;
  GtkLabel *undo_label;
  HpJournalDetail *detail;

  HpTable *rows;
  HpTableView *table;
  GArray *stations; /* of the choice, from its second line; int */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (HpJournalPage, hp_journal_page, HP_TYPE_PHASE_PAGE)

static char *
cell_text (HpRow *row, int column, gpointer data)
{
  int station = (int) hp_row_int (row, HP_JOURNAL_COL_STATION);
  HpBody body = hp_body_from_code (hp_row_text (row, HP_JOURNAL_COL_BODY));

  switch (column)
    {
    case COLUMN_SEQ:
      return g_strdup (hp_row_text (row, HP_JOURNAL_COL_SEQ));
    case COLUMN_AT:
      return hp_ui_iso_time (hp_row_text (row, HP_JOURNAL_COL_AT));
    case COLUMN_WHO:
      return g_strdup (hp_row_text (row, HP_JOURNAL_COL_OPERATOR));
    case COLUMN_WHAT:
      return hp_journal_label (hp_row_text (row, HP_JOURNAL_COL_KIND),
                               hp_row_text (row, HP_JOURNAL_COL_ACTION),
                               hp_row_text (row, HP_JOURNAL_COL_ARGS), station, body);
    case COLUMN_PLACE:
    default:
      return hp_journal_place (station, body);
    }
}

/* ---- filters ---- */

/* What labels may speak of, left blank: so that the words between remain. */
#define BLANK_ARGS                                                                                 \
  "{\"accepted\":0,\"added\":0,\"updated\":0,\"removed\":0,\"name\":\"\",\"constituency\":0,"      \
  "\"mark\":0,\"voted\":0,\"entry\":0,\"code\":\"\",\"voters\":0,\"count\":0}"

static gboolean
label_has (const char *action, const char *args, const char *words)
{
  g_autofree char *label = hp_words_action (action, args, 1, HP_BODY_NONE);
  g_autofree char *fold = hp_text_fold (label);

  return strstr (fold, words) != NULL;
}

/* The actions whose label has the words that were typed. */
static GStrv
actions_with (HpDb *db, const char *text)
{
  g_autofree char *words = hp_text_fold (text);
  g_auto (GStrv) actions = NULL;
  GPtrArray *found;

  if (*words == '\0')
    return NULL;
  actions = hp_journal_actions (db);
  found = g_ptr_array_new ();
  for (guint i = 0; actions[i] != NULL; i++)
    if (label_has (actions[i], BLANK_ARGS, words) || label_has (actions[i], NULL, words))
      g_ptr_array_add (found, g_strdup (actions[i]));
  g_ptr_array_add (found, NULL);
  return (GStrv) g_ptr_array_free (found, FALSE);
}

static HpBody
chosen_body (HpJournalPage *self)
{
  int n;
  const HpBody *bodies = hp_rules_bodies (hp_phase_page_get_rules (HP_PHASE_PAGE (self)), &n);
  guint at = gtk_drop_down_get_selected (self->body);

  return at > 0 && at <= (guint) n ? bodies[at - 1] : HP_BODY_NONE;
}

static int
chosen_station (HpJournalPage *self)
{
  guint at = gtk_drop_down_get_selected (self->station);

  return at > 0 && at <= self->stations->len ? g_array_index (self->stations, int, at - 1) : 0;
}

static void
show_summary (HpJournalPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  g_autofree char *shown = hp_ui_count (n);
  g_autofree char *all =
      hp_ui_count (hp_db_get_version (hp_phase_page_get_db (HP_PHASE_PAGE (self))));
  g_autofree char *text = g_strdup_printf (_ ("%s of %s rows, the newest first"), shown, all);

  gtk_label_set_text (self->summary, text);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "rows" : "none");
}

static void
filter (HpJournalPage *self)
{
  HpDb *db = hp_phase_page_get_db (HP_PHASE_PAGE (self));
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_auto (GStrv) actions = NULL;
  g_autoptr (HpQuery) query = NULL;
  g_autoptr (GError) error = NULL;
  HpJournalFilter f = HP_JOURNAL_ALL;

  if (self->filling || self->rows == NULL || db == NULL)
    return;
  actions = actions_with (db, text);
  f.station = chosen_station (self);
  f.body = chosen_body (self);
  f.text = text;
  f.actions = (const char *const *) actions;
  query = hp_journal_query (&f);
  if (!hp_table_set_query (self->rows, query, &error))
    hp_ui_error (GTK_WIDGET (self), _ ("The journal could not be read"), error);
  show_summary (self);
}

static void
set_filters (HpJournalPage *self, int station, HpBody body)
{
  int n;
  const HpBody *bodies = hp_rules_bodies (hp_phase_page_get_rules (HP_PHASE_PAGE (self)), &n);

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_drop_down_set_selected (self->station, 0);
  for (guint i = 0; i < self->stations->len; i++)
    if (g_array_index (self->stations, int, i) == station)
      gtk_drop_down_set_selected (self->station, i + 1);
  gtk_drop_down_set_selected (self->body, 0);
  for (int i = 0; i < n; i++)
    if (bodies[i] == body)
      gtk_drop_down_set_selected (self->body, (guint) i + 1);
  self->filling = FALSE;
  filter (self);
}

static void
fill_bodies (HpJournalPage *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  int n;
  const HpBody *bodies = hp_rules_bodies (hp_phase_page_get_rules (HP_PHASE_PAGE (self)), &n);

  gtk_string_list_append (words, _ ("All bodies"));
  for (int i = 0; i < n; i++)
    gtk_string_list_append (words, hp_words_body (bodies[i], FALSE));
  self->filling = TRUE;
  gtk_drop_down_set_model (self->body, G_LIST_MODEL (words));
  self->filling = FALSE;
}

static void
fill_stations (HpJournalPage *self)
{
  g_autoptr (GPtrArray) stations =
      hp_stations_load (hp_phase_page_get_db (HP_PHASE_PAGE (self)), NULL);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint n = stations != NULL ? stations->len : 0;
  gboolean same = n == self->stations->len;
  int chosen = chosen_station (self);

  for (guint i = 0; same && i < n; i++)
    same = ((HpStation *) stations->pdata[i])->number == g_array_index (self->stations, int, i);
  if (same && gtk_drop_down_get_model (self->station) != NULL)
    return;
  g_array_set_size (self->stations, 0);
  gtk_string_list_append (words, _ ("All stations"));
  for (guint i = 0; i < n; i++)
    {
      int number = ((HpStation *) stations->pdata[i])->number;
      g_autofree char *text = g_strdup_printf (_ ("Station %d"), number);

      g_array_append_val (self->stations, number);
      gtk_string_list_append (words, text);
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->station, G_LIST_MODEL (words));
  for (guint i = 0; i < n; i++)
    if (g_array_index (self->stations, int, i) == chosen)
      gtk_drop_down_set_selected (self->station, i + 1);
  self->filling = FALSE;
}

/* ---- the page ---- */

static void
selection_cb (HpTableView *table, HpJournalPage *self)
{
  g_autoptr (HpRow) row = hp_table_view_get_row (table);

  hp_journal_detail_show (self->detail, hp_phase_page_get_db (HP_PHASE_PAGE (self)),
                          row != NULL ? hp_row_get_id (row) : 0);
}

static void
show_undo (HpJournalPage *self)
{
  const HpJournalItem *item =
      hp_session_next_undo (hp_phase_page_get_session (HP_PHASE_PAGE (self)));
  g_autofree char *label =
      item != NULL ? hp_words_action (item->action, item->args, item->station, item->body)
                   : g_strdup (_ ("There is nothing to undo."));
  g_autofree char *name = g_strdup_printf (_ ("Undo: %s"), label);

  gtk_label_set_text (self->undo_label, label);
  hp_ui_name (GTK_WIDGET (self->undo), item != NULL ? name : _ ("Undo"), FALSE);
}

static void
hp_journal_page_changed (HpPhasePage *page, guint topics)
{
  HpJournalPage *self = HP_JOURNAL_PAGE (page);

  if (topics & HP_TOPIC_STATION)
    fill_stations (self);
  /* The list itself looks again by HP_TOPIC_JOURNAL; a new query is needed only the first time and
   * for actions that were not there before. */
  filter (self);
  show_undo (self);
}

static void
hp_journal_page_go_to (HpPhasePage *page, const char *target)
{
  HpJournalPage *self = HP_JOURNAL_PAGE (page);
  g_auto (GStrv) parts = g_strsplit (target, ":", 2);
  guint at;

  if (parts[0] == NULL)
    return;
  fill_stations (self);
  if (!g_str_equal (parts[0], "seq"))
    {
      set_filters (self, atoi (parts[0]),
                   parts[1] != NULL ? hp_body_from_code (parts[1]) : HP_BODY_NONE);
      return;
    }
  set_filters (self, 0, HP_BODY_NONE);
  at = parts[1] != NULL ? hp_table_find (self->rows, g_ascii_strtoll (parts[1], NULL, 10))
                        : G_MAXUINT;
  if (at == G_MAXUINT)
    return;
  hp_table_view_select (self->table, at);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
hp_journal_page_start_search (HpPhasePage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (HP_JOURNAL_PAGE (page)->search));
}

static void
show_all_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_filters (HP_JOURNAL_PAGE (widget), 0, HP_BODY_NONE);
}

static void
hp_journal_page_session_set (HpPhasePage *page, HpSession *session)
{
  HpJournalPage *self = HP_JOURNAL_PAGE (page);
  const HpTableColumn columns[] = {
    { _ ("Row"), 64, COLUMN_SEQ, TRUE, -1, cell_text },
    { _ ("When"), 136, COLUMN_AT, FALSE, -1, cell_text },
    { _ ("Who"), 130, COLUMN_WHO, FALSE, -1, cell_text },
    { _ ("What"), -1, COLUMN_WHAT, FALSE, -1, cell_text },
    { _ ("Where"), 140, COLUMN_PLACE, FALSE, -1, cell_text },
  };

  self->rows = hp_table_new (hp_session_get_db (session), hp_journal_row_sql, HP_TOPIC_JOURNAL);
  self->table = HP_TABLE_VIEW (
      hp_table_view_new (_ ("Journal"), columns, G_N_ELEMENTS (columns), FALSE, self));
  hp_table_view_set_model (self->table, G_LIST_MODEL (self->rows));
  adw_bin_set_child (self->table_bin, GTK_WIDGET (self->table));
  g_signal_connect_object (self->table, "selection-changed", G_CALLBACK (selection_cb), self, 0);
  fill_bodies (self);
  hp_journal_detail_show (self->detail, hp_session_get_db (session), 0);
}

static void
hp_journal_page_dispose (GObject *object)
{
  HpJournalPage *self = HP_JOURNAL_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HP_TYPE_JOURNAL_PAGE);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->stations, g_array_unref);
  G_OBJECT_CLASS (hp_journal_page_parent_class)->dispose (object);
}

static void
hp_journal_page_class_init (HpJournalPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  HpPhasePageClass *page_class = HP_PHASE_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hp_journal_page_dispose;
  page_class->session_set = hp_journal_page_session_set;
  page_class->changed = hp_journal_page_changed;
  page_class->go_to = hp_journal_page_go_to;
  page_class->start_search = hp_journal_page_start_search;
  g_type_ensure (HP_TYPE_JOURNAL_DETAIL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/homphieu/HomPhieu/journal/hp-journal-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HpJournalPage, search);
  gtk_widget_class_bind_template_child (widget_class, HpJournalPage, station);
  gtk_widget_class_bind_template_child (widget_class, HpJournalPage, body);
  gtk_widget_class_bind_template_child (widget_class, HpJournalPage, summary);
  gtk_widget_class_bind_template_child (widget_class, HpJournalPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HpJournalPage, table_bin);
  gtk_widget_class_bind_template_child (widget_class, HpJournalPage, undo);
  gtk_widget_class_bind_template_child (widget_class, HpJournalPage, undo_label);
  gtk_widget_class_bind_template_child (widget_class, HpJournalPage, detail);
  gtk_widget_class_install_action (widget_class, "journal.show-all", NULL, show_all_cb);
}

static void
hp_journal_page_init (HpJournalPage *self)
{
  self->stations = g_array_new (FALSE, FALSE, sizeof (int));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (filter), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->station, "notify::selected", G_CALLBACK (filter), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->body, "notify::selected", G_CALLBACK (filter), self,
                           G_CONNECT_SWAPPED);
}
