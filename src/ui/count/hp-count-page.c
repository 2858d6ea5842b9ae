/* hp-count-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/count/hp-count-page.h"

#include "engine/core/hp-text.h"
#include "engine/count/hp-tally.h"
#include "engine/stations/hp-station.h"
#include "paper/kit/hp-words.h"
#include "ui/count/hp-tally-form.h"
#include "ui/count/hp-tally-words.h"
#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#define AT_ONCE 24 /* stations that fill a tall window */
#define PER_TURN 2 /* and then so many at a time */

struct _HpCountPage
{
  HpPhasePage parent_instance;

  GtkStack *stack; /* empty, board, form */
  GtkGrid *grid;
  GtkLabel *summary;
  GtkSearchEntry *search;
  GtkDropDown *filter;
  AdwBin *form_bin;
  HpTallyForm *form;

  GHashTable *cells;   /* "3:qh" → GtkButton */
  GArray *rows;        /* numbers of the stations in the grid, by row */
  GPtrArray *stations; /* that the grid shows, or is about to */
  GPtrArray *tallies;
  guint make_idle;
};

G_DEFINE_FINAL_TYPE (HpCountPage, hp_count_page, HP_TYPE_PHASE_PAGE)

/* In the order of the filter's choices; the first shows all. */
static const char *const states[] = { NULL,     "empty",   "first",  "errors",
                                      "second", "differs", "agreed", "sealed" };

static char *
cell_key (int station, HpBody body)
{
  return g_strdup_printf ("%d:%s", station, hp_body_code (body));
}

static void
clear_grid (HpCountPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  g_hash_table_remove_all (self->cells);
  g_array_set_size (self->rows, 0);
}

static GtkWidget *
heading (const char *text, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static void
add_heads (HpCountPage *self)
{
  int n;
  const HpBody *bodies = hp_rules_bodies (hp_phase_page_get_rules (HP_PHASE_PAGE (self)), &n);

  gtk_grid_attach (self->grid, heading (_ ("Station"), 0.0f), 0, 0, 1, 1);
  gtk_grid_attach (self->grid, heading (_ ("Voters"), 1.0f), 1, 0, 1, 1);
  for (int b = 0; b < n; b++)
    gtk_grid_attach (self->grid, heading (hp_words_body (bodies[b], FALSE), 0.5f), 2 + b, 0, 1, 1);
}

static void
add_cell (HpCountPage *self, const HpStation *station, HpBody body, int column, int row)
{
  GtkWidget *button = gtk_button_new_with_label ("");

  gtk_widget_set_hexpand (button, TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(is)", station->number,
                                    hp_body_code (body));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "count.open");
  gtk_grid_attach (self->grid, button, column, row, 1, 1);
  g_hash_table_insert (self->cells, cell_key (station->number, body), button);
}

static void
add_station (HpCountPage *self, const HpStation *s, int row)
{
  int n;
  const HpBody *bodies = hp_rules_bodies (hp_phase_page_get_rules (HP_PHASE_PAGE (self)), &n);
  g_autofree char *place = s->place != NULL && *s->place != '\0'
                               ? g_strdup_printf ("%d · %s", s->number, s->place)
                               : g_strdup_printf ("%d", s->number);
  g_autofree char *listed = hp_ui_count (n > 0 ? s->listed[bodies[0]] : HP_MISSING);
  GtkWidget *name = gtk_label_new (place);
  GtkWidget *voters = gtk_label_new (listed);

  gtk_label_set_xalign (GTK_LABEL (name), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 34);
  gtk_widget_set_tooltip_text (name, place);
  gtk_label_set_xalign (GTK_LABEL (voters), 1.0f);
  gtk_widget_add_css_class (voters, "hp-figure");
  gtk_grid_attach (self->grid, name, 0, row, 1, 1);
  gtk_grid_attach (self->grid, voters, 1, row, 1, 1);
  for (int b = 0; b < n; b++)
    if (s->constituency[bodies[b]] > 0)
      add_cell (self, s, bodies[b], 2 + b, row);
  g_array_append_val (self->rows, s->number);
}

static void
show_cell (HpCountPage *self, const HpTally *t)
{
  static const char *const classes[] = { "suggested-action", "success", "warning", "error" };
  g_autofree char *key = cell_key (t->station, t->body);
  GtkWidget *button = g_hash_table_lookup (self->cells, key);
  const char *word = hp_tally_words (t);
  g_autofree char *name = NULL;

  if (button == NULL)
    return;
  if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), word) != 0)
    gtk_button_set_label (GTK_BUTTON (button), word);
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (button, classes[i]);
  if (t->state == HP_TALLY_SEALED)
    gtk_widget_add_css_class (button, "success");
  else if (t->state == HP_TALLY_DIFFERS || (t->state == HP_TALLY_ERRORS && !hp_tally_is_begun (t)))
    gtk_widget_add_css_class (button, "error");
  else if (t->state == HP_TALLY_AGREED)
    gtk_widget_add_css_class (button, "suggested-action");
  else if (hp_tally_is_begun (t))
    gtk_widget_add_css_class (button, "warning");
  name =
      g_strdup_printf (_ ("Station %d, %s: %s"), t->station, hp_words_body (t->body, TRUE), word);
  hp_ui_name (button, name, FALSE);
}

static void
show_cells_of (HpCountPage *self, int station)
{
  for (guint i = 0; self->tallies != NULL && i < self->tallies->len; i++)
    if (((HpTally *) g_ptr_array_index (self->tallies, i))->station == station)
      show_cell (self, g_ptr_array_index (self->tallies, i));
}

static void
show_summary (HpCountPage *self)
{
  guint sealed = 0, begun = 0, wrong = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->tallies->len; i++)
    {
      const HpTally *t = g_ptr_array_index (self->tallies, i);

      sealed += t->state == HP_TALLY_SEALED;
      begun += t->state != HP_TALLY_EMPTY && t->state != HP_TALLY_SEALED;
      wrong +=
          t->state == HP_TALLY_DIFFERS || (t->state == HP_TALLY_ERRORS && !hp_tally_is_begun (t));
    }
  text = g_strdup_printf (_ ("%u of %u tallies sealed · %u under way, %u of these with errors or "
                             "differences · %u not begun"),
                          sealed, self->tallies->len, begun, wrong,
                          self->tallies->len - sealed - begun);
  gtk_label_set_text (self->summary, text);
}

/* A row stays when its station fits the search and one of its tallies has the chosen state. */
static gboolean
row_passes (HpCountPage *self, guint row, const char *state, const char *words)
{
  int station = g_array_index (self->rows, int, row);
  GtkWidget *label = gtk_grid_get_child_at (self->grid, 0, (int) row + 1);
  g_autofree char *fold = hp_text_fold (gtk_label_get_text (GTK_LABEL (label)));
  gboolean fits = state == NULL;

  if (strstr (fold, words) == NULL)
    return FALSE;
  for (guint i = 0; !fits && i < self->tallies->len; i++)
    {
      const HpTally *t = g_ptr_array_index (self->tallies, i);

      fits = t->station == station && g_str_equal (hp_tally_state_code (t->state), state);
    }
  return fits;
}

static void
filter_from (HpCountPage *self, guint first)
{
  guint chosen = gtk_drop_down_get_selected (self->filter);
  const char *state = chosen < G_N_ELEMENTS (states) ? states[chosen] : NULL;
  g_autofree char *words = hp_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  if (self->tallies == NULL)
    return;
  for (guint i = first; i < self->rows->len; i++)
    {
      gboolean show = row_passes (self, i, state, words);
      GtkWidget *child;

      for (int column = 0; column < 2 + HP_N_BODIES; column++)
        if ((child = gtk_grid_get_child_at (self->grid, column, (int) i + 1)) != NULL)
          gtk_widget_set_visible (child, show);
    }
}

static void
make_rows (HpCountPage *self, guint n)
{
  guint first = self->rows->len;

  for (guint i = first; i < MIN (first + n, self->stations->len); i++)
    {
      const HpStation *s = g_ptr_array_index (self->stations, i);

      add_station (self, s, (int) i + 1);
      show_cells_of (self, s->number);
    }
  filter_from (self, first);
}

static gboolean
make_more_cb (gpointer data)
{
  HpCountPage *self = data;

  make_rows (self, PER_TURN);
  if (self->rows->len < self->stations->len)
    return G_SOURCE_CONTINUE;
  self->make_idle = 0;
  return G_SOURCE_REMOVE;
}

static void
build_grid (HpCountPage *self)
{
  GPtrArray *stations = hp_stations_load (hp_phase_page_get_db (HP_PHASE_PAGE (self)), NULL);

  g_clear_handle_id (&self->make_idle, g_source_remove);
  clear_grid (self);
  if (stations == NULL)
    return;
  g_clear_pointer (&self->stations, g_ptr_array_unref);
  self->stations = stations;
  add_heads (self);
  make_rows (self, AT_ONCE);
  if (self->rows->len < stations->len)
    self->make_idle = g_idle_add (make_more_cb, self);
}

static void
refresh_board (HpCountPage *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *tallies = hp_tallies_load (hp_phase_page_get_db (HP_PHASE_PAGE (self)), &error);

  if (tallies == NULL)
    {
      hp_ui_error (GTK_WIDGET (self), _ ("The tallies could not be read"), error);
      return;
    }
  g_clear_pointer (&self->tallies, g_ptr_array_unref);
  self->tallies = tallies;
  for (guint i = 0; i < tallies->len; i++)
    show_cell (self, g_ptr_array_index (tallies, i));
  show_summary (self);
  filter_from (self, 0);
}

static gboolean
on_form (HpCountPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "form") == 0;
}

static void
hp_count_page_changed (HpPhasePage *page, guint topics)
{
  HpCountPage *self = HP_COUNT_PAGE (page);

  if (topics & (HP_TOPIC_STATION | HP_TOPIC_VOTER | HP_TOPIC_SETTING))
    build_grid (self);
  if (topics & ~HP_TOPIC_JOURNAL)
    refresh_board (self);
  if (on_form (self))
    hp_tally_form_refresh (self->form);
  else
    gtk_stack_set_visible_child_name (
        self->stack, self->tallies != NULL && self->tallies->len > 0 ? "board" : "empty");
}

static void
open_tally (HpCountPage *self, int station, HpBody body, int entry)
{
  if (hp_tally_form_show (self->form, station, body, entry))
    gtk_stack_set_visible_child_name (self->stack, "form");
}

static void
hp_count_page_go_to (HpPhasePage *page, const char *target)
{
  HpCountPage *self = HP_COUNT_PAGE (page);
  g_auto (GStrv) parts = g_strsplit (target, ":", -1);
  guint n = g_strv_length (parts);

  if (n == 2 && g_str_equal (parts[0], "state"))
    {
      gtk_stack_set_visible_child_name (self->stack, "board");
      for (guint i = 1; i < G_N_ELEMENTS (states); i++)
        if (g_str_equal (states[i], parts[1]))
          gtk_drop_down_set_selected (self->filter, i);
    }
  else if (n >= 2 && hp_body_from_code (parts[1]) != HP_BODY_NONE)
    open_tally (self, atoi (parts[0]), hp_body_from_code (parts[1]), n > 2 ? atoi (parts[2]) : 0);
}

static void
hp_count_page_start_search (HpPhasePage *page)
{
  HpCountPage *self = HP_COUNT_PAGE (page);

  gtk_widget_activate_action (GTK_WIDGET (self), "count.board", NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *body;
  int station;

  g_variant_get (parameter, "(i&s)", &station, &body);
  open_tally (HP_COUNT_PAGE (widget), station, hp_body_from_code (body), 0);
}

static void
board_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpCountPage *self = HP_COUNT_PAGE (widget);

  if (!on_form (self))
    return;
  gtk_stack_set_visible_child_name (self->stack, "board");
  refresh_board (self);
}

static void
filter_cb (GtkWidget *widget, GParamSpec *pspec, HpCountPage *self)
{
  filter_from (self, 0);
}

static void
search_cb (GtkSearchEntry *entry, HpCountPage *self)
{
  filter_from (self, 0);
}

static void
fill_filter (HpCountPage *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  gtk_string_list_append (words, _ ("All states"));
  for (guint i = 1; i < G_N_ELEMENTS (states); i++)
    gtk_string_list_append (words, hp_words_tally_state (states[i]));
  gtk_drop_down_set_model (self->filter, G_LIST_MODEL (words));
}

static void
hp_count_page_session_set (HpPhasePage *page, HpSession *session)
{
  HpCountPage *self = HP_COUNT_PAGE (page);

  self->form = HP_TALLY_FORM (hp_tally_form_new (session));
  adw_bin_set_child (self->form_bin, GTK_WIDGET (self->form));
}

static void
hp_count_page_dispose (GObject *object)
{
  HpCountPage *self = HP_COUNT_PAGE (object);

  g_clear_handle_id (&self->make_idle, g_source_remove);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HP_TYPE_COUNT_PAGE);
  g_clear_pointer (&self->stations, g_ptr_array_unref);
  g_clear_pointer (&self->tallies, g_ptr_array_unref);
  g_clear_pointer (&self->cells, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_array_unref);

  G_OBJECT_CLASS (hp_count_page_parent_class)->dispose (object);
}

static void
hp_count_page_class_init (HpCountPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  HpPhasePageClass *page_class = HP_PHASE_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hp_count_page_dispose;
  page_class->session_set = hp_count_page_session_set;
  page_class->changed = hp_count_page_changed;
  page_class->go_to = hp_count_page_go_to;
  page_class->start_search = hp_count_page_start_search;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/homphieu/HomPhieu/count/hp-count-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HpCountPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HpCountPage, grid);
  gtk_widget_class_bind_template_child (widget_class, HpCountPage, summary);
  gtk_widget_class_bind_template_child (widget_class, HpCountPage, search);
  gtk_widget_class_bind_template_child (widget_class, HpCountPage, filter);
  gtk_widget_class_bind_template_child (widget_class, HpCountPage, form_bin);
  gtk_widget_class_install_action (widget_class, "count.open", "(is)", open_cb);
  gtk_widget_class_install_action (widget_class, "count.board", NULL, board_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "count.board", NULL);
}

static void
hp_count_page_init (HpCountPage *self)
{
  self->cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rows = g_array_new (FALSE, FALSE, sizeof (int));
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_filter (self);
  g_signal_connect_object (self->filter, "notify::selected", G_CALLBACK (filter_cb), self, 0);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_cb), self, 0);
}
