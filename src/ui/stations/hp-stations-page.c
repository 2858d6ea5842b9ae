/* hp-stations-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/stations/hp-stations-page.h"

#include "engine/core/hp-text.h"
#include "engine/core/hp-util.h"
#include "engine/session/hp-setup-edit.h"
#include "engine/stations/hp-station.h"
#include "paper/kit/hp-words.h"
#include "paper/stations/hp-import-stations.h"
#include "ui/kit/hp-entity-row.h"
#include "ui/kit/hp-sheet-import.h"
#include "ui/kit/hp-steady-layout.h"
#include "ui/kit/hp-ui.h"
#include "ui/stations/hp-constituency-detail.h"
#include "ui/stations/hp-station-detail.h"
#include "ui/stations/hp-stations-rows.h"

#include <glib/gi18n.h>
#include <stdlib.h>

struct _HpStationsPage
{
  HpPhasePage parent_instance;

  GtkStack *stack; /* empty, lists */
  GtkToggleButton *stations_button;
  GtkToggleButton *constituencies_button;
  GtkSearchEntry *search;
  GtkDropDown *filter;
  GtkButton *add_button;
  GtkMenuButton *add_menu;
  GtkStack *list_stack; /* stations, constituencies */
  GtkListBox *stations;
  GtkListBox *constituencies;
  GtkLabel *totals;
  GtkStack *detail_stack; /* none, station, constituency */
  HpStationDetail *station;
  HpConstituencyDetail *constituency; /* NULL until constituencies are looked at */

  GPtrArray *findings;        /* S01–S03 */
  GPtrArray *candidate_finds; /* S04, S05 */
  GPtrArray *to_fill; /* constituencies for their list when it is looked at; NULL = it has them */
  char *words;        /* of the search, folded */
  gboolean filling;
  gboolean closed;
};

G_DEFINE_FINAL_TYPE (HpStationsPage, hp_stations_page, HP_TYPE_PHASE_PAGE)

/* In the order of the filter's choices. */
static const char *const codes[] = { NULL, "", "S01", "S02", "S03" };

static HpDb *
db_of (HpStationsPage *self)
{
  return hp_phase_page_get_db (HP_PHASE_PAGE (self));
}

static const HpRules *
rules_of (HpStationsPage *self)
{
  return hp_phase_page_get_rules (HP_PHASE_PAGE (self));
}

static gboolean
shows_stations (HpStationsPage *self)
{
  return gtk_toggle_button_get_active (self->stations_button);
}

static GtkListBox *
current_list (HpStationsPage *self)
{
  return shows_stations (self) ? self->stations : self->constituencies;
}

/* ---- what is chosen ---- */

static gint64
chosen_id (HpStationsPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (current_list (self));

  return row != NULL ? hp_entity_row_get_id (HP_ENTITY_ROW (row)) : 0;
}

static HpConstituencyDetail *
ensure_constituency (HpStationsPage *self)
{
  if (self->constituency == NULL)
    {
      self->constituency = HP_CONSTITUENCY_DETAIL (
          hp_constituency_detail_new (hp_phase_page_get_session (HP_PHASE_PAGE (self))));
      hp_steady_rows (GTK_WIDGET (self->constituency));
      gtk_stack_add_named (self->detail_stack, GTK_WIDGET (self->constituency), "constituency");
    }
  return self->constituency;
}

static void
show_detail (HpStationsPage *self)
{
  gint64 id = chosen_id (self);

  if (id == 0)
    gtk_stack_set_visible_child_name (self->detail_stack, "none");
  else if (shows_stations (self))
    {
      hp_station_detail_show (self->station, id, self->findings);
      gtk_stack_set_visible_child (self->detail_stack, GTK_WIDGET (self->station));
    }
  else
    {
      hp_constituency_detail_show (ensure_constituency (self), id, self->candidate_finds);
      gtk_stack_set_visible_child (self->detail_stack, GTK_WIDGET (self->constituency));
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "stations.remove", id != 0);
}

static void
selected_cb (GtkListBox *list, GtkListBoxRow *row, HpStationsPage *self)
{
  if (!self->filling && !self->closed && list == current_list (self))
    show_detail (self);
}

/* Something is chosen wherever there is something to choose. */
static void
choose_first (GtkListBox *list)
{
  GtkListBoxRow *row;

  if (gtk_list_box_get_selected_row (list) != NULL)
    return;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      {
        gtk_list_box_select_row (list, row);
        return;
      }
}

static void
fill_constituencies (HpStationsPage *self)
{
  g_autoptr (GPtrArray) constituencies = g_steal_pointer (&self->to_fill);
  gboolean filling = self->filling;

  if (constituencies == NULL)
    return;
  self->filling = TRUE;
  hp_stations_rows_fill_constituencies (self->constituencies, constituencies, rules_of (self));
  choose_first (self->constituencies);
  self->filling = filling;
}

static void
choose (HpStationsPage *self, GtkListBox *list, gint64 id)
{
  HpEntityRow *row;

  if (list == self->constituencies)
    fill_constituencies (self);
  row = hp_entity_row_find (list, id);
  if (row == NULL)
    return;
  gtk_toggle_button_set_active (
      list == self->stations ? self->stations_button : self->constituencies_button, TRUE);
  /* A row that the search hides cannot be the chosen one. */
  if (!gtk_widget_get_child_visible (GTK_WIDGET (row)))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
      gtk_drop_down_set_selected (self->filter, 0);
    }
  gtk_list_box_select_row (list, GTK_LIST_BOX_ROW (row));
  show_detail (self);
}

/* ---- search and filter ---- */

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  HpStationsPage *self = data;
  guint at = gtk_drop_down_get_selected (self->filter);
  const char *code = at < G_N_ELEMENTS (codes) ? codes[at] : NULL;

  if (*self->words != '\0' && !hp_entity_row_matches (HP_ENTITY_ROW (row), self->words))
    return FALSE;
  return code == NULL || !shows_stations (self)
         || hp_stations_rows_has_finding (HP_ENTITY_ROW (row), code);
}

static void
filter_again (HpStationsPage *self)
{
  g_autofree char *fold = hp_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  hp_set_str (&self->words, fold);
  gtk_list_box_invalidate_filter (self->stations);
  gtk_list_box_invalidate_filter (self->constituencies);
}

static void
search_cb (GtkSearchEntry *entry, HpStationsPage *self)
{
  filter_again (self);
}

static void
filter_changed_cb (GtkDropDown *drop, GParamSpec *pspec, HpStationsPage *self)
{
  if (self->words != NULL)
    filter_again (self);
}

static void
mode_cb (GtkToggleButton *button, HpStationsPage *self)
{
  gboolean stations = shows_stations (self);

  gtk_stack_set_visible_child_name (self->list_stack, stations ? "stations" : "constituencies");
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), stations);
  gtk_widget_set_visible (GTK_WIDGET (self->add_menu), !stations);
  gtk_widget_set_visible (GTK_WIDGET (self->filter), stations);
  if (!stations)
    fill_constituencies (self);
  filter_again (self);
  choose_first (current_list (self));
  show_detail (self);
}

/* ---- refreshing ---- */

static void
find (HpStationsPage *self)
{
  g_autoptr (GError) error = NULL;

  g_ptr_array_set_size (self->findings, 0);
  g_ptr_array_set_size (self->candidate_finds, 0);
  if (!hp_stations_check (db_of (self), rules_of (self), self->findings, &error)
      || !hp_candidates_check (db_of (self), rules_of (self), self->candidate_finds, &error))
    hp_ui_error (GTK_WIDGET (self), _ ("The stations could not be checked"), error);
}

static void
hp_stations_page_changed (HpPhasePage *page, guint topics)
{
  HpStationsPage *self = HP_STATIONS_PAGE (page);
  g_autoptr (GPtrArray) stations = NULL;
  g_autoptr (GPtrArray) constituencies = NULL;
  g_autofree char *totals = NULL;

  if (self->closed
      || !(topics & (HP_TOPIC_STATION | HP_TOPIC_VOTER | HP_TOPIC_CANDIDATE | HP_TOPIC_SETTING)))
    return;
  stations = hp_stations_load (db_of (self), NULL);
  constituencies = hp_constituencies_load (db_of (self), HP_BODY_NONE, NULL);
  if (stations == NULL || constituencies == NULL)
    return;
  find (self);
  self->filling = TRUE;
  hp_stations_rows_fill (self->stations, stations, self->findings, rules_of (self));
  g_clear_pointer (&self->to_fill, g_ptr_array_unref);
  self->to_fill = g_ptr_array_ref (constituencies);
  if (!shows_stations (self))
    fill_constituencies (self);
  filter_again (self);
  choose_first (self->stations);
  self->filling = FALSE;
  totals = hp_stations_rows_totals (stations, rules_of (self));
  gtk_label_set_text (self->totals, totals);
  gtk_stack_set_visible_child_name (
      self->stack, stations->len > 0 || constituencies->len > 0 ? "lists" : "empty");
  show_detail (self);
}

/* ---- actions ---- */

static gboolean
may_write (HpStationsPage *self)
{
  return !hp_phase_page_is_busy (HP_PHASE_PAGE (self));
}

/* Where a body has a single constituency, a new station can be in no other. */
static void
preset_constituencies (HpStationsPage *self, HpStation *s)
{
  int n;
  const HpBody *bodies = hp_rules_bodies (rules_of (self), &n);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) list = hp_constituencies_load (db_of (self), bodies[i], NULL);

      if (list != NULL && list->len == 1)
        s->constituency[bodies[i]] = ((HpConstituency *) g_ptr_array_index (list, 0))->number;
    }
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpStationsPage *self = HP_STATIONS_PAGE (widget);
  g_autoptr (HpStation) s = hp_station_new ();
  g_autoptr (GPtrArray) stations = hp_stations_load (db_of (self), NULL);
  g_autoptr (GError) error = NULL;

  if (!may_write (self) || stations == NULL)
    return;
  s->number = stations->len > 0
                  ? ((HpStation *) g_ptr_array_index (stations, stations->len - 1))->number + 1
                  : 1;
  preset_constituencies (self, s);
  if (!hp_station_save (db_of (self), s, &error))
    {
      hp_ui_error (widget, _ ("The station was not added"), error);
      return;
    }
  choose (self, self->stations, s->id);
  hp_station_detail_begin (self->station);
}

static void
add_constituency_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpStationsPage *self = HP_STATIONS_PAGE (widget);
  HpBody body = hp_body_from_code (g_variant_get_string (parameter, NULL));
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  int number = 1;
  gint64 id;

  if (!may_write (self) || !hp_rules_has_body (rules_of (self), body)
      || (list = hp_constituencies_load (db_of (self), body, NULL)) == NULL)
    return;
  if (list->len > 0)
    number = ((HpConstituency *) g_ptr_array_index (list, list->len - 1))->number + 1;
  id = hp_session_add_constituency (db_of (self), body, number, &error);
  if (id == 0)
    {
      hp_ui_error (widget, _ ("The constituency was not added"), error);
      return;
    }
  choose (self, self->constituencies, id);
  hp_constituency_detail_begin (ensure_constituency (self));
}

static void
remove_station (HpStationsPage *self, gint64 id)
{
  g_autoptr (HpStation) s = hp_station_load_id (db_of (self), id, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (s == NULL)
    return;
  if (!hp_station_remove (db_of (self), s->number, &error))
    {
      hp_ui_error (GTK_WIDGET (self), _ ("The station was not removed"), error);
      return;
    }
  text = g_strdup_printf (_ ("Station %d removed"), s->number);
  hp_ui_toast (GTK_WIDGET (self), text, TRUE);
}

static void
remove_constituency (HpStationsPage *self, gint64 id)
{
  g_autoptr (HpConstituency) c = hp_constituency_load_id (db_of (self), id, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (c == NULL)
    return;
  if (!hp_session_remove_constituency (db_of (self), id, &error))
    {
      hp_ui_error (GTK_WIDGET (self), _ ("The constituency was not removed"), error);
      return;
    }
  text = g_strdup_printf (_ ("Constituency %d of %s removed"), c->number,
                          hp_words_body (c->body, TRUE));
  hp_ui_toast (GTK_WIDGET (self), text, TRUE);
}

static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpStationsPage *self = HP_STATIONS_PAGE (widget);
  gint64 id = chosen_id (self);

  if (id == 0 || !may_write (self))
    return;
  if (shows_stations (self))
    remove_station (self, id);
  else
    remove_constituency (self, id);
}

static void
import_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hp_sheet_import_choose (widget, hp_phase_page_get_session (HP_PHASE_PAGE (widget)),
                          _ ("Import stations"), hp_import_stations, NULL);
}

static void
template_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hp_sheet_import_template (widget, hp_phase_page_get_session (HP_PHASE_PAGE (widget)), "stations");
}

/* ---- jumps ---- */

static void
go_to_constituency (HpStationsPage *self, const char *body, const char *number)
{
  g_autoptr (HpConstituency) c = NULL;

  if (hp_body_from_code (body) != HP_BODY_NONE)
    c = hp_constituency_load (db_of (self), hp_body_from_code (body), atoi (number), NULL);
  if (c != NULL)
    choose (self, self->constituencies, c->id);
}

static void
hp_stations_page_go_to (HpPhasePage *page, const char *target)
{
  HpStationsPage *self = HP_STATIONS_PAGE (page);
  g_auto (GStrv) parts = g_strsplit (target, ":", 3);
  guint n = g_strv_length (parts);

  if (g_strcmp0 (parts[0], "import") == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "stations.import", NULL);
  else if (n == 2 && g_str_equal (parts[0], "finding"))
    {
      gtk_toggle_button_set_active (self->stations_button, TRUE);
      for (guint i = 1; i < G_N_ELEMENTS (codes); i++)
        if (g_str_equal (codes[i], parts[1]))
          gtk_drop_down_set_selected (self->filter, i);
    }
  else if (n == 3 && g_str_equal (parts[0], "constituency"))
    go_to_constituency (self, parts[1], parts[2]);
  else if (n > 0)
    choose (self, self->stations, hp_station_id (db_of (self), atoi (parts[n - 1])));
}

static void
hp_stations_page_start_search (HpPhasePage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (HP_STATIONS_PAGE (page)->search));
}

/* ---- making ---- */

static void
fill_filter (HpStationsPage *self)
{
  const char *const words[] = { _ ("All stations"),         _ ("With findings"),
                                _ ("Size of the station"),  _ ("Without constituency"),
                                _ ("Team not as required"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (words);

  gtk_drop_down_set_model (self->filter, G_LIST_MODEL (model));
}

static void
fill_add_menu (HpStationsPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  int n;
  const HpBody *bodies = hp_rules_bodies (rules_of (self), &n);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (hp_words_body (bodies[i], TRUE), NULL);

      g_menu_item_set_action_and_target (item, "stations.add-constituency", "s",
                                         hp_body_code (bodies[i]));
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->add_menu, G_MENU_MODEL (menu));
}

static void
hp_stations_page_session_set (HpPhasePage *page, HpSession *session)
{
  HpStationsPage *self = HP_STATIONS_PAGE (page);

  self->station = HP_STATION_DETAIL (hp_station_detail_new (session));
  gtk_stack_add_named (self->detail_stack, GTK_WIDGET (self->station), "station");
  fill_add_menu (self);
}

static void
hp_stations_page_dispose (GObject *object)
{
  HpStationsPage *self = HP_STATIONS_PAGE (object);

  /* What was typed last is kept. That and lists that are taken apart change what is selected: none
   * of it is shown any more. */
  if (!self->closed && self->station != NULL)
    {
      self->closed = TRUE;
      hp_station_detail_commit (self->station);
      if (self->constituency != NULL)
        hp_constituency_detail_commit (self->constituency);
    }
  if (self->stations != NULL)
    {
      gtk_list_box_set_filter_func (self->stations, NULL, NULL, NULL);
      gtk_list_box_set_filter_func (self->constituencies, NULL, NULL, NULL);
    }
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HP_TYPE_STATIONS_PAGE);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->candidate_finds, g_ptr_array_unref);
  g_clear_pointer (&self->to_fill, g_ptr_array_unref);
  g_clear_pointer (&self->words, g_free);
  G_OBJECT_CLASS (hp_stations_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HpStationsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HpStationsPage, stations_button);
  gtk_widget_class_bind_template_child (widget_class, HpStationsPage, constituencies_button);
  gtk_widget_class_bind_template_child (widget_class, HpStationsPage, search);
  gtk_widget_class_bind_template_child (widget_class, HpStationsPage, filter);
  gtk_widget_class_bind_template_child (widget_class, HpStationsPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, HpStationsPage, add_menu);
  gtk_widget_class_bind_template_child (widget_class, HpStationsPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, HpStationsPage, stations);
  gtk_widget_class_bind_template_child (widget_class, HpStationsPage, constituencies);
  gtk_widget_class_bind_template_child (widget_class, HpStationsPage, totals);
  gtk_widget_class_bind_template_child (widget_class, HpStationsPage, detail_stack);
}

static void
hp_stations_page_class_init (HpStationsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  HpPhasePageClass *page_class = HP_PHASE_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hp_stations_page_dispose;
  page_class->session_set = hp_stations_page_session_set;
  page_class->changed = hp_stations_page_changed;
  page_class->go_to = hp_stations_page_go_to;
  page_class->start_search = hp_stations_page_start_search;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/homphieu/HomPhieu/stations/hp-stations-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "stations.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "stations.add-constituency", "s",
                                   add_constituency_cb);
  gtk_widget_class_install_action (widget_class, "stations.remove", NULL, remove_cb);
  gtk_widget_class_install_action (widget_class, "stations.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "stations.template", NULL, template_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "stations.add",
                                       NULL);
}

static void
hp_stations_page_init (HpStationsPage *self)
{
  self->findings = hp_findings_new ();
  self->candidate_finds = hp_findings_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->words = g_strdup ("");
  fill_filter (self);
  gtk_list_box_set_filter_func (self->stations, filter_cb, self, NULL);
  gtk_list_box_set_filter_func (self->constituencies, filter_cb, self, NULL);
  g_signal_connect_object (self->filter, "notify::selected", G_CALLBACK (filter_changed_cb), self,
                           0);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_cb), self, 0);
  g_signal_connect_object (self->stations_button, "toggled", G_CALLBACK (mode_cb), self, 0);
  g_signal_connect_object (self->stations, "row-selected", G_CALLBACK (selected_cb), self, 0);
  g_signal_connect_object (self->constituencies, "row-selected", G_CALLBACK (selected_cb), self, 0);
}
