/* hp-results-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/count/hp-results-page.h"

#include "engine/count/hp-results.h"
#include "paper/kit/hp-words.h"
#include "ui/count/hp-result-view.h"
#include "ui/count/hp-result-words.h"
#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>
#include <stdlib.h>

struct _HpResultsPage
{
  HpPhasePage parent_instance;
  GtkStack *stack; /* empty, results */
  GtkListBox *list;
  HpResultView *view;
  GPtrArray *results; /* of HpResult, in the order of the list */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (HpResultsPage, hp_results_page, HP_TYPE_PHASE_PAGE)

#define TOPICS                                                                                     \
  (HP_TOPIC_COUNT | HP_TOPIC_STATION | HP_TOPIC_CANDIDATE | HP_TOPIC_SETTING | HP_TOPIC_TURNOUT    \
   | HP_TOPIC_VOTER)

static const HpResult *
result_at (HpResultsPage *self, int index)
{
  return self->results != NULL && index >= 0 && index < (int) self->results->len
             ? g_ptr_array_index (self->results, index)
             : NULL;
}

static int
find_result (GPtrArray *results, HpBody body, int number)
{
  for (guint i = 0; results != NULL && i < results->len; i++)
    {
      const HpResult *r = g_ptr_array_index (results, i);

      if (r->body == body && (number == 0 || r->number == number))
        return (int) i;
    }
  return -1;
}

/* ---- the list ---- */

static GtkWidget *
make_row (void)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (int i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      if (i == 1)
        {
          gtk_widget_add_css_class (label, "caption");
          gtk_widget_add_css_class (label, "hp-figure");
        }
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static void
fill_row (GtkListBoxRow *row, const HpResult *r)
{
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_box_row_get_child (row));
  g_autofree char *text = hp_result_title (r, FALSE);
  g_autofree char *line = hp_result_line (r);
  g_autofree char *name = g_strdup_printf ("%s, %s: %s", hp_words_body (r->body, TRUE), text, line);

  gtk_label_set_text (GTK_LABEL (title), text);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (title)), line);
  hp_ui_name (GTK_WIDGET (row), name, FALSE);
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  HpResultsPage *self = data;
  const HpResult *r = result_at (self, gtk_list_box_row_get_index (row));
  const HpResult *above =
      before != NULL ? result_at (self, gtk_list_box_row_get_index (before)) : NULL;
  GtkWidget *label;

  if (r == NULL || (above != NULL && above->body == r->body))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (hp_words_body (r->body, TRUE));
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_bottom (label, 4);
  gtk_list_box_row_set_header (row, label);
}

static void
fill_list (HpResultsPage *self)
{
  GtkListBoxRow *row;

  self->filling = TRUE;
  for (guint i = 0; i < self->results->len; i++)
    {
      row = gtk_list_box_get_row_at_index (self->list, (int) i);
      if (row == NULL)
        {
          gtk_list_box_append (self->list, make_row ());
          row = gtk_list_box_get_row_at_index (self->list, (int) i);
        }
      fill_row (row, g_ptr_array_index (self->results, i));
    }
  while ((row = gtk_list_box_get_row_at_index (self->list, (int) self->results->len)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_list_box_invalidate_headers (self->list);
  self->filling = FALSE;
}

static void
select_index (HpResultsPage *self, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, MAX (index, 0));

  self->filling = TRUE;
  gtk_list_box_select_row (self->list, row);
  self->filling = FALSE;
  hp_result_view_show (self->view, hp_phase_page_get_session (HP_PHASE_PAGE (self)),
                       result_at (self, MAX (index, 0)));
}

static void
row_selected_cb (GtkListBox *box, GtkListBoxRow *row, HpResultsPage *self)
{
  if (!self->filling && row != NULL)
    hp_result_view_show (self->view, hp_phase_page_get_session (HP_PHASE_PAGE (self)),
                         result_at (self, gtk_list_box_row_get_index (row)));
}

/* ---- the page ---- */

static void
hp_results_page_changed (HpPhasePage *page, guint topics)
{
  HpResultsPage *self = HP_RESULTS_PAGE (page);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) old = NULL;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  const HpResult *shown = row != NULL ? result_at (self, gtk_list_box_row_get_index (row)) : NULL;
  GPtrArray *results;

  if ((topics & TOPICS) == 0)
    return;
  results = hp_results_load (hp_phase_page_get_db (page), hp_phase_page_get_rules (page),
                             HP_BODY_NONE, NULL, &error);
  if (results == NULL)
    {
      hp_ui_error (GTK_WIDGET (self), _ ("The results could not be added up"), error);
      return;
    }
  old = self->results;
  self->results = results;
  fill_list (self);
  select_index (self, shown != NULL ? find_result (results, shown->body, shown->number) : 0);
  gtk_stack_set_visible_child_name (self->stack, results->len > 0 ? "results" : "empty");
}

static void
hp_results_page_go_to (HpPhasePage *page, const char *target)
{
  HpResultsPage *self = HP_RESULTS_PAGE (page);
  g_auto (GStrv) parts = g_strsplit (target, ":", 2);
  int index;

  if (parts[0] == NULL)
    return;
  if (self->results == NULL)
    hp_results_page_changed (page, HP_TOPIC_ALL);
  index = find_result (self->results, hp_body_from_code (parts[0]),
                       parts[1] != NULL ? atoi (parts[1]) : 0);
  if (index >= 0)
    select_index (self, index);
}

static void
hp_results_page_dispose (GObject *object)
{
  HpResultsPage *self = HP_RESULTS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HP_TYPE_RESULTS_PAGE);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  G_OBJECT_CLASS (hp_results_page_parent_class)->dispose (object);
}

static void
hp_results_page_class_init (HpResultsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  HpPhasePageClass *page_class = HP_PHASE_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hp_results_page_dispose;
  page_class->changed = hp_results_page_changed;
  page_class->go_to = hp_results_page_go_to;
  g_type_ensure (HP_TYPE_RESULT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/homphieu/HomPhieu/count/hp-results-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HpResultsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HpResultsPage, list);
  gtk_widget_class_bind_template_child (widget_class, HpResultsPage, view);
}

static void
hp_results_page_init (HpResultsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, header_cb, self, NULL);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (row_selected_cb), self, 0);
}
