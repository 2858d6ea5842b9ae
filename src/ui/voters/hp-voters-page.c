/* hp-voters-page.c: the list of voters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/voters/hp-voters-page.h"

#include "engine/session/hp-overview.h"
#include "ui/kit/hp-ui.h"
#include "ui/voters/hp-voter-words.h"
#include "ui/voters/hp-voters-page-private.h"

#include <glib/gi18n.h>
#include <stdlib.h>

G_DEFINE_FINAL_TYPE (HpVotersPage, hp_voters_page, HP_TYPE_PHASE_PAGE)

/* ---- the query ---- */

static const char *
typed (HpVotersPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

HpTable *
hp_voters_page_get_table (HpVotersPage *self)
{
  return *typed (self) != '\0' ? self->found : self->all;
}

static void
show_count (HpVotersPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (hp_voters_page_get_table (self)));
  gboolean part = *typed (self) != '\0' || hp_voter_filters_is_set (self->filters);
  g_autofree char *shown = hp_ui_count (n);
  g_autofree char *text = NULL;

  if (part)
    {
      HpOverview o;
      g_autofree char *total = NULL;

      hp_overview_counts (hp_phase_page_get_db (HP_PHASE_PAGE (self)), &o);
      total = hp_ui_count (o.voters);
      text = g_strdup_printf (_ ("%s of %s voters"), shown, total);
    }
  else
    text = g_strdup_printf (ngettext ("%s voter", "%s voters", n), shown);
  gtk_label_set_text (self->count, text);
  gtk_stack_set_visible_child_name (self->clear, part ? "button" : "none");
  if (n == 0)
    adw_status_page_set_icon_name (self->nothing, "system-search-symbolic");
  gtk_stack_set_visible_child_name (self->rows, n > 0 ? "table" : "nothing");
}

static const char *
what_there_is (HpVotersPage *self)
{
  if (hp_voter_filters_stations (self->filters)->len == 0)
    return "stations";
  /* With a filter or a search the list may be empty for that reason. */
  if (g_list_model_get_n_items (G_LIST_MODEL (self->all)) > 0 || self->adding
      || hp_voter_filters_is_set (self->filters))
    return "list";
  return "voters";
}

/* The large icons are drawings that must be read: only when one is to be seen. */
static void
show_what_there_is (HpVotersPage *self)
{
  const char *page = what_there_is (self);

  if (g_str_equal (page, "stations"))
    adw_status_page_set_icon_name (self->no_stations, "mark-location-symbolic");
  else if (g_str_equal (page, "voters"))
    adw_status_page_set_icon_name (self->no_voters, "system-users-symbolic");
  gtk_stack_set_visible_child_name (self->stack, page);
}

static gboolean
recount_cb (gpointer data)
{
  HpVotersPage *self = data;

  self->recount = 0;
  show_count (self);
  show_what_there_is (self);
  return G_SOURCE_REMOVE;
}

/* The lists look again by themselves, which may be after the page was told. */
static void
items_cb (HpVotersPage *self)
{
  if (self->recount == 0 && !self->searching)
    self->recount = g_idle_add_full (G_PRIORITY_HIGH_IDLE, recount_cb, self, NULL);
}

static gboolean
run_query (HpVotersPage *self, HpTable *table, const char *text)
{
  HpDb *db = hp_phase_page_get_db (HP_PHASE_PAGE (self));
  HpVoterFilter filter = { .text = text, .sort = self->sort, .descending = self->descending };
  g_autoptr (HpQuery) query = NULL;
  g_autoptr (GError) error = NULL;

  hp_voter_filters_get (self->filters, &filter);
  query = hp_voter_query (db, &filter);
  if (hp_table_set_query (table, query, &error))
    return TRUE;
  hp_ui_error (GTK_WIDGET (self), _ ("The voters could not be read"), error);
  return FALSE;
}

void
hp_voters_page_search (HpVotersPage *self, gboolean filters_too)
{
  const char *text = typed (self);
  gboolean ok;

  self->searching = TRUE;
  ok = (!filters_too || run_query (self, self->all, NULL))
       && (*text == '\0' || run_query (self, self->found, text));
  self->searching = FALSE;
  if (!ok)
    return;
  hp_table_view_swap_model (self->view, G_LIST_MODEL (hp_voters_page_get_table (self)));
  hp_table_view_scroll_to (self->view, 0);
  show_count (self);
}

static void
typed_cb (HpVotersPage *self)
{
  hp_voters_page_search (self, FALSE);
}

static void
filters_cb (HpVotersPage *self)
{
  hp_voters_page_search (self, TRUE);
}

static void
sort_cb (HpTableView *view, int sort, gboolean descending, HpVotersPage *self)
{
  self->sort = (HpVoterSort) sort;
  self->descending = descending;
  hp_voters_page_search (self, TRUE);
}

/* ---- the selection ---- */

gboolean
hp_voters_page_select (HpVotersPage *self, gint64 id)
{
  guint at = hp_table_find (hp_voters_page_get_table (self), id);

  if (at == G_MAXUINT)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
      hp_voter_filters_clear (self->filters);
      at = hp_table_find (self->all, id);
    }
  if (at == G_MAXUINT)
    return FALSE;
  hp_table_view_select (self->view, at);
  return TRUE;
}

/* What was being edited is stored before another voter is shown; where it is refused the selection
 * goes back, so that nothing typed is lost. */
static gboolean
may_leave (HpVotersPage *self, gint64 to)
{
  gint64 from = hp_voter_detail_get_id (self->detail);
  guint at;

  if (!hp_voter_detail_is_edited (self->detail) || from == to)
    return TRUE;
  if (hp_voter_detail_save (self->detail))
    return TRUE;
  self->choosing = TRUE;
  at = from != 0 ? hp_table_find (hp_voters_page_get_table (self), from) : G_MAXUINT;
  if (at != G_MAXUINT)
    hp_table_view_select (self->view, at);
  else
    hp_table_view_unselect (self->view);
  self->choosing = FALSE;
  return FALSE;
}

static void
saved_cb (HpVoterDetail *detail, gboolean added, HpVotersPage *self)
{
  g_autofree char *text = g_strdup_printf (added ? _ ("“%s” is on the list") : _ ("“%s” is saved"),
                                           hp_voter_detail_get_name (detail));

  self->adding = FALSE;
  hp_ui_toast (GTK_WIDGET (self), text, TRUE);
}

/* Some forty fields: made when the first voter is looked at. */
HpVoterDetail *
hp_voters_page_ensure_detail (HpVotersPage *self)
{
  if (self->detail != NULL)
    return self->detail;
  self->detail = g_object_new (HP_TYPE_VOTER_DETAIL, "hexpand", TRUE, NULL);
  gtk_box_append (self->detail_box, GTK_WIDGET (self->detail));
  hp_voter_detail_set_session (self->detail, hp_phase_page_get_session (HP_PHASE_PAGE (self)));
  hp_voter_detail_set_stations (self->detail, hp_voter_filters_stations (self->filters),
                                hp_voter_filters_station_lines (self->filters));
  g_signal_connect_object (self->detail, "saved", G_CALLBACK (saved_cb), self, 0);
  g_signal_connect_object (self->detail, "edited", G_CALLBACK (hp_voters_page_update_actions), self,
                           G_CONNECT_SWAPPED);
  return self->detail;
}

static void
show_many (HpVotersPage *self, guint n)
{
  g_autofree char *count = hp_ui_count (n);
  g_autofree char *text =
      g_strdup_printf (ngettext ("%s voter selected", "%s voters selected", n), count);

  gtk_label_set_text (self->many, text);
  gtk_stack_set_visible_child_name (self->side, "many");
}

void
hp_voters_page_follow (HpVotersPage *self)
{
  g_autoptr (HpRow) row = hp_table_view_get_row (self->view);
  guint n = hp_table_view_n_selected (self->view);
  gint64 id = row != NULL ? hp_row_get_id (row) : 0;

  if (!may_leave (self, id))
    return;
  if (n > 0)
    self->adding = FALSE;
  if (n > 1)
    show_many (self, n);
  else if (!self->adding)
    {
      gtk_stack_set_visible_child_name (self->side, "one");
      if (id != hp_voter_detail_get_id (self->detail))
        hp_voter_detail_show (hp_voters_page_ensure_detail (self), id);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->side), n > 0 || self->adding);
  hp_voters_page_update_actions (self);
}

static void
selection_cb (HpVotersPage *self)
{
  if (!self->choosing)
    hp_voters_page_follow (self);
}

static void
activate_cb (HpTableView *view, HpRow *row, HpVotersPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "voters.edit", NULL);
}

/* ---- the page ---- */

static void
busy_cb (HpVotersPage *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->detail_box),
                            !hp_phase_page_is_busy (HP_PHASE_PAGE (self)));
  hp_voters_page_update_actions (self);
}

static void
add_table (HpVotersPage *self)
{
  const HpTableColumn columns[] = {
    { C_ ("column", "Station"), 96, HP_VOTER_COL_STATION, TRUE, HP_VOTER_SORT_LIST, NULL },
    { _ ("Card"), 70, HP_VOTER_COL_CARD, TRUE, HP_VOTER_SORT_CARD, NULL },
    { _ ("Name"), 185, HP_VOTER_COL_NAME, FALSE, HP_VOTER_SORT_NAME, NULL },
    { _ ("Birth date"), 98, HP_VOTER_COL_BIRTH, TRUE, HP_VOTER_SORT_BIRTH, hp_voter_cell_date },
    { _ ("Sex"), 88, HP_VOTER_COL_SEX, FALSE, HP_VOTER_SORT_SEX, hp_voter_cell_sex },
    { _ ("Identity number"), 136, HP_VOTER_COL_IDENTITY, TRUE, HP_VOTER_SORT_IDENTITY, NULL },
    { _ ("Address"), -1, HP_VOTER_COL_PERMANENT, FALSE, HP_VOTER_SORT_RESIDENCE,
      hp_voter_cell_address },
    { _ ("Elects"), 165, HP_VOTER_COL_BODIES, FALSE, HP_VOTER_SORT_BODIES, hp_voter_cell_bodies },
    { _ ("Note"), 150, HP_VOTER_COL_NOTE, FALSE, HP_VOTER_SORT_STATE, hp_voter_cell_note },
  };
  GMenuModel *menu;

  self->view =
      HP_TABLE_VIEW (hp_table_view_new (_ ("Voters"), columns, G_N_ELEMENTS (columns), TRUE, self));
  gtk_widget_set_hexpand (GTK_WIDGET (self->view), TRUE);
  gtk_box_append (self->table_box, GTK_WIDGET (self->view));
  menu = G_MENU_MODEL (
      gtk_widget_get_template_child (GTK_WIDGET (self), HP_TYPE_VOTERS_PAGE, "row_menu"));
  hp_table_view_set_menu (self->view, menu);
  hp_table_view_set_sort (self->view, HP_VOTER_SORT_LIST, FALSE);
  g_signal_connect_object (self->view, "selection-changed", G_CALLBACK (selection_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, 0);
  g_signal_connect_object (self->view, "sort-changed", G_CALLBACK (sort_cb), self, 0);
  hp_voters_page_add_table_keys (self);
}

static void
hp_voters_page_session_set (HpPhasePage *page, HpSession *session)
{
  HpVotersPage *self = HP_VOTERS_PAGE (page);
  HpDb *db = hp_session_get_db (session);

  self->all = hp_table_new (db, hp_voter_row_sql, HP_TOPIC_VOTER | HP_TOPIC_STATION);
  self->found = hp_table_new (db, hp_voter_row_sql, HP_TOPIC_VOTER | HP_TOPIC_STATION);
  g_signal_connect_object (self->all, "items-changed", G_CALLBACK (items_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->found, "items-changed", G_CALLBACK (items_cb), self,
                           G_CONNECT_SWAPPED);
  hp_voter_filters_set_session (self->filters, session);
  g_signal_connect_object (session, "notify::busy", G_CALLBACK (busy_cb), self, G_CONNECT_SWAPPED);
}

static void
hp_voters_page_changed (HpPhasePage *page, guint topics)
{
  HpVotersPage *self = HP_VOTERS_PAGE (page);

  if (topics & HP_TOPIC_STATION)
    {
      hp_voter_filters_update_stations (self->filters);
      if (self->detail != NULL)
        hp_voter_detail_set_stations (self->detail, hp_voter_filters_stations (self->filters),
                                      hp_voter_filters_station_lines (self->filters));
    }
  if (!self->searched)
    {
      self->searched = TRUE;
      hp_voters_page_search (self, TRUE);
    }
  if (topics & (HP_TOPIC_VOTER | HP_TOPIC_STATION))
    hp_voter_detail_refresh (self->detail);
  show_what_there_is (self);
  hp_voters_page_update_actions (self);
}

static void
hp_voters_page_go_to (HpPhasePage *page, const char *target)
{
  HpVotersPage *self = HP_VOTERS_PAGE (page);

  if (g_str_equal (target, "import"))
    gtk_widget_activate_action (GTK_WIDGET (self), "voters.import", NULL);
  else if (g_str_has_prefix (target, "id:"))
    {
      if (!hp_voters_page_select (self, g_ascii_strtoll (target + 3, NULL, 10)))
        hp_ui_toast (GTK_WIDGET (self), _ ("This voter is no longer on the list."), FALSE);
    }
  else if (g_str_has_prefix (target, "search:"))
    {
      hp_voter_filters_clear (self->filters);
      gtk_editable_set_text (GTK_EDITABLE (self->search), target + 7);
      hp_phase_page_start_search (page);
    }
  else
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
      hp_voter_filters_clear (self->filters);
      if (g_str_has_prefix (target, "finding:"))
        hp_voter_filters_set_finding (self->filters, atoi (target + 8));
      else
        hp_voter_filters_set_station (
            self->filters, atoi (g_str_has_prefix (target, "station:") ? target + 8 : target));
    }
}

static void
hp_voters_page_start_search (HpPhasePage *page)
{
  GtkWidget *search = GTK_WIDGET (HP_VOTERS_PAGE (page)->search);

  gtk_widget_grab_focus (search);
  gtk_editable_select_region (GTK_EDITABLE (search), 0, -1);
}

/* From the search box to what it has found. */
static void
to_table (HpVotersPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  if (hp_table_view_n_selected (self->view) == 0)
    hp_table_view_select (self->view, 0);
}

static void
stop_cb (HpVotersPage *self)
{
  if (*typed (self) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    to_table (self);
}

static gboolean
search_key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state,
               HpVotersPage *self)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  to_table (self);
  return GDK_EVENT_STOP;
}

static void
hp_voters_page_dispose (GObject *object)
{
  HpVotersPage *self = HP_VOTERS_PAGE (object);

  g_clear_handle_id (&self->recount, g_source_remove);
  if (self->view != NULL)
    hp_table_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_object (&self->all);
  g_clear_object (&self->found);
  gtk_widget_dispose_template (GTK_WIDGET (self), HP_TYPE_VOTERS_PAGE);

  G_OBJECT_CLASS (hp_voters_page_parent_class)->dispose (object);
}

static void
hp_voters_page_class_init (HpVotersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  HpPhasePageClass *page_class = HP_PHASE_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hp_voters_page_dispose;
  page_class->session_set = hp_voters_page_session_set;
  page_class->changed = hp_voters_page_changed;
  page_class->go_to = hp_voters_page_go_to;
  page_class->start_search = hp_voters_page_start_search;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/homphieu/HomPhieu/voters/hp-voters-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HpVotersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HpVotersPage, rows);
  gtk_widget_class_bind_template_child (widget_class, HpVotersPage, side);
  gtk_widget_class_bind_template_child (widget_class, HpVotersPage, search);
  gtk_widget_class_bind_template_child (widget_class, HpVotersPage, more);
  gtk_widget_class_bind_template_child (widget_class, HpVotersPage, more_menu);
  gtk_widget_class_bind_template_child (widget_class, HpVotersPage, filter_box);
  gtk_widget_class_bind_template_child (widget_class, HpVotersPage, table_box);
  gtk_widget_class_bind_template_child (widget_class, HpVotersPage, detail_box);
  gtk_widget_class_bind_template_child (widget_class, HpVotersPage, count);
  gtk_widget_class_bind_template_child (widget_class, HpVotersPage, many);
  gtk_widget_class_bind_template_child (widget_class, HpVotersPage, clear);
  gtk_widget_class_bind_template_child (widget_class, HpVotersPage, no_stations);
  gtk_widget_class_bind_template_child (widget_class, HpVotersPage, no_voters);
  gtk_widget_class_bind_template_child (widget_class, HpVotersPage, nothing);
  gtk_widget_class_bind_template_child_full (widget_class, "row_menu", FALSE, 0);
  hp_voters_page_install_actions (widget_class);
}

static void
hp_voters_page_init (HpVotersPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  hp_ui_set_menu (self->more, self->more_menu);
  self->filters = g_object_new (HP_TYPE_VOTER_FILTERS, "hexpand", TRUE, NULL);
  gtk_box_append (self->filter_box, GTK_WIDGET (self->filters));
  add_table (self);
  g_signal_connect_object (self->filters, "changed", G_CALLBACK (filters_cb), self,
                           G_CONNECT_SWAPPED);
  /* Not "search-changed", which waits until somebody has stopped typing. */
  g_signal_connect_object (self->search, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (to_table), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (stop_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (search_key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
}
