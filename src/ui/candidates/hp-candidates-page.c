/* hp-candidates-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/candidates/hp-candidates-page.h"

#include "engine/candidates/hp-candidate-list.h"
#include "engine/core/hp-util.h"
#include "engine/session/hp-setup-edit.h"
#include "paper/candidates/hp-import-candidates.h"
#include "paper/kit/hp-words.h"
#include "ui/candidates/hp-candidate-detail.h"
#include "ui/candidates/hp-candidates-structure.h"
#include "ui/kit/hp-ask.h"
#include "ui/kit/hp-banner.h"
#include "ui/kit/hp-entity-row.h"
#include "ui/kit/hp-sheet-import.h"
#include "ui/kit/hp-table-view.h"
#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>
#include <stdlib.h>

struct _HpCandidatesPage
{
  HpPhasePage parent_instance;

  GtkStack *stack; /* empty, lists */
  GtkListBox *constituencies;
  GtkLabel *context;
  GtkBox *banner_box;
  HpBanner *banner;
  GtkStack *list_stack; /* none, table */
  AdwBin *table_bin;
  HpTableView *view;
  HpTable *table;
  GtkToggleButton *detail_button;
  GtkToggleButton *structure_button;
  GtkStack *lower; /* none, candidate, structure */
  GtkBox *structure_box;
  HpCandidateDetail *detail;

  GPtrArray *findings; /* S04, S05 */
  gint64 shown;        /* constituency in the table */
  gint64 candidate;    /* chosen in it */
  gboolean filling;
  gboolean closed;
};

G_DEFINE_FINAL_TYPE (HpCandidatesPage, hp_candidates_page, HP_TYPE_PHASE_PAGE)

static HpDb *
db_of (HpCandidatesPage *self)
{
  return hp_phase_page_get_db (HP_PHASE_PAGE (self));
}

static const HpRules *
rules_of (HpCandidatesPage *self)
{
  return hp_phase_page_get_rules (HP_PHASE_PAGE (self));
}

static HpConstituency *
shown_constituency (HpCandidatesPage *self)
{
  return self->shown != 0 ? hp_constituency_load_id (db_of (self), self->shown, NULL) : NULL;
}

/* ---- constituencies ---- */

static const HpFinding *
finding_of (HpCandidatesPage *self, const HpConstituency *c, const char *code)
{
  for (guint i = 0; i < self->findings->len; i++)
    {
      const HpFinding *f = g_ptr_array_index (self->findings, i);

      if (hp_finding_is (f, code) && f->body == c->body && f->constituency == c->number)
        return f;
    }
  return NULL;
}

/* "5 candidates for 3 seats: enough". */
static char *
describe (HpCandidatesPage *self, const HpConstituency *c, int *severity)
{
  int least =
      c->seats > 0 ? c->seats + hp_rules_min_surplus (rules_of (self), c->body, c->seats) : 0;

  *severity = HP_SEVERITY_WARNING;
  if (c->candidates == 0)
    return g_strdup (_ ("no candidates yet"));
  if (c->seats == 0)
    return g_strdup_printf (_ ("%d candidates; the number of deputies is not entered"),
                            c->candidates);
  *severity = c->candidates < least ? (int) HP_SEVERITY_ERROR : -1;
  if (c->candidates < least)
    return g_strdup_printf (_ ("%d candidates, %d to be elected: %d too few"), c->candidates,
                            c->seats, least - c->candidates);
  return g_strdup_printf (_ ("%d candidates, %d to be elected: enough"), c->candidates, c->seats);
}

static void
show_line (HpCandidatesPage *self, HpEntityRow *row, const HpConstituency *c)
{
  /* For translators: body in short and number of the constituency. */
  g_autofree char *title =
      g_strdup_printf (_ ("%s · no. %d"), hp_words_body (c->body, FALSE), c->number);
  int severity;
  g_autofree char *state = describe (self, c, &severity);
  gboolean unsorted = finding_of (self, c, "S05") != NULL;

  hp_entity_row_set_title (row, title, NULL);
  hp_entity_row_set_subtitle (row, state);
  hp_entity_row_set_state (row,
                           unsorted        ? _ ("Not in the official order")
                           : severity >= 0 ? _ ("To be completed")
                                           : NULL,
                           unsorted ? (int) HP_SEVERITY_ERROR : severity);
}

static void
fill_constituencies (HpCandidatesPage *self, GPtrArray *list)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < list->len; i++)
    g_array_append_val (ids, ((HpConstituency *) g_ptr_array_index (list, i))->id);
  hp_entity_rows_sync (self->constituencies, ids);
  for (guint i = 0; i < list->len; i++)
    show_line (self, HP_ENTITY_ROW (gtk_list_box_get_row_at_index (self->constituencies, (int) i)),
               g_ptr_array_index (list, i));
  if (gtk_list_box_get_selected_row (self->constituencies) == NULL && list->len > 0)
    gtk_list_box_select_row (self->constituencies,
                             gtk_list_box_get_row_at_index (self->constituencies, 0));
}

/* ---- the lower half ---- */

static void
show_lower (HpCandidatesPage *self)
{
  g_autoptr (HpConstituency) c = shown_constituency (self);
  gboolean structure = !gtk_toggle_button_get_active (self->detail_button);
  gboolean chosen =
      self->candidate != 0 && hp_candidate_detail_show (self->detail, self->candidate);

  if (structure && c != NULL)
    {
      hp_candidates_structure_show (self->structure_box,
                                    hp_phase_page_get_session (HP_PHASE_PAGE (self)), c);
      gtk_stack_set_visible_child_name (self->lower, "structure");
    }
  else
    gtk_stack_set_visible_child_name (self->lower, chosen ? "candidate" : "none");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "candidates.remove", chosen);
}

static void
lower_cb (GtkToggleButton *button, HpCandidatesPage *self)
{
  if (!self->closed)
    show_lower (self);
}

static void
candidate_cb (HpTableView *view, HpCandidatesPage *self)
{
  g_autoptr (HpRow) row = hp_table_view_get_row (view);

  if (self->filling || self->closed || row == NULL)
    return;
  self->candidate = hp_row_get_id (row);
  show_lower (self);
}

static void
activate_cb (HpTableView *view, HpRow *row, HpCandidatesPage *self)
{
  gtk_toggle_button_set_active (self->detail_button, TRUE);
  hp_candidate_detail_begin (self->detail);
}

static void
choose_candidate (HpCandidatesPage *self, gint64 id)
{
  guint at = hp_table_find (self->table, id);

  if (at == G_MAXUINT)
    return;
  self->candidate = id;
  gtk_toggle_button_set_active (self->detail_button, TRUE);
  hp_table_view_select (self->view, at);
  show_lower (self);
}

/* ---- the constituency shown ---- */

static void
show_banner (HpCandidatesPage *self, const HpConstituency *c)
{
  const HpFinding *order = finding_of (self, c, "S05");
  const HpFinding *number = finding_of (self, c, "S04");
  g_autofree char *order_text = order != NULL ? hp_words_finding (order) : NULL;
  g_autofree char *number_text = number != NULL ? hp_words_finding (number) : NULL;
  g_autofree char *text = order_text != NULL && number_text != NULL
                              ? g_strjoin (" ", number_text, order_text, NULL)
                              : g_strdup (order_text != NULL ? order_text : number_text);

  hp_banner_set_text (self->banner, text, TRUE);
  hp_banner_set_button (self->banner, order != NULL ? _ ("_Put in the official order") : NULL,
                        order != NULL ? "candidates.sort" : NULL, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "candidates.sort", order != NULL);
}

static void
show_constituency (HpCandidatesPage *self)
{
  g_autoptr (HpConstituency) c = shown_constituency (self);
  g_autofree char *context = NULL, *state = NULL;
  int severity;
  guint n;

  if (c == NULL)
    return;
  state = describe (self, c, &severity);
  context = g_strdup_printf (_ ("%s, constituency %d: %s"), hp_words_body (c->body, TRUE),
                             c->number, state);
  gtk_label_set_text (self->context, context);
  show_banner (self, c);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->table));
  gtk_stack_set_visible_child_name (self->list_stack, n > 0 ? "table" : "none");
  if (hp_table_find (self->table, self->candidate) == G_MAXUINT)
    {
      self->candidate = hp_table_get_id (self->table, 0);
      self->filling = TRUE;
      hp_table_view_select (self->view, 0);
      self->filling = FALSE;
    }
  show_lower (self);
}

static void
select_constituency (HpCandidatesPage *self, gint64 id)
{
  g_autoptr (GError) error = NULL;

  if (id != self->shown)
    {
      self->shown = id;
      self->filling = TRUE;
      if (!hp_candidate_list_show (self->table, id, &error))
        hp_ui_error (GTK_WIDGET (self), _ ("The candidates could not be read"), error);
      self->filling = FALSE;
    }
  show_constituency (self);
}

static void
row_cb (GtkListBox *list, GtkListBoxRow *row, HpCandidatesPage *self)
{
  if (row != NULL && !self->filling && !self->closed)
    select_constituency (self, hp_entity_row_get_id (HP_ENTITY_ROW (row)));
}

static void
hp_candidates_page_changed (HpPhasePage *page, guint topics)
{
  HpCandidatesPage *self = HP_CANDIDATES_PAGE (page);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  GtkListBoxRow *row;

  if (self->closed || !(topics & (HP_TOPIC_STATION | HP_TOPIC_CANDIDATE | HP_TOPIC_SETTING)))
    return;
  g_ptr_array_set_size (self->findings, 0);
  list = hp_constituencies_load (db_of (self), HP_BODY_NONE, &error);
  if (list == NULL || !hp_candidates_check (db_of (self), rules_of (self), self->findings, &error))
    {
      hp_ui_error (GTK_WIDGET (self), _ ("The candidates could not be read"), error);
      return;
    }
  self->filling = TRUE;
  fill_constituencies (self, list);
  self->filling = FALSE;
  gtk_stack_set_visible_child_name (self->stack, list->len > 0 ? "lists" : "empty");
  row = gtk_list_box_get_selected_row (self->constituencies);
  /* Whichever hears of the change first: the list must be as new as what is said about it. */
  hp_table_reload (self->table);
  select_constituency (self, row != NULL ? hp_entity_row_get_id (HP_ENTITY_ROW (row)) : 0);
}

/* ---- actions ---- */

static gboolean
may_write (HpCandidatesPage *self)
{
  return self->shown != 0 && !hp_phase_page_is_busy (HP_PHASE_PAGE (self));
}

static void
add_answer (const char *text, gpointer owner, gpointer data)
{
  HpCandidatesPage *self = HP_CANDIDATES_PAGE (owner);
  g_autoptr (HpCandidate) c = hp_candidate_new ();
  g_autoptr (HpConstituency) constituency = shown_constituency (self);
  g_autoptr (GError) error = NULL;

  if (text == NULL || constituency == NULL || !may_write (self))
    return;
  hp_set_str (&c->name, text);
  hp_set_str (&c->nationality, "Việt Nam");
  c->constituency_id = constituency->id;
  c->body = constituency->body;
  if (!hp_session_save_candidate (db_of (self), rules_of (self), c, &error))
    {
      hp_ui_error (GTK_WIDGET (self), _ ("The candidate was not added"), error);
      return;
    }
  choose_candidate (self, c->id);
  hp_candidate_detail_begin (self->detail);
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpCandidatesPage *self = HP_CANDIDATES_PAGE (widget);
  g_autoptr (HpConstituency) c = shown_constituency (self);
  g_autofree char *where = NULL;

  if (c == NULL || !may_write (self))
    return;
  where = g_strdup_printf (_ ("%s, constituency %d"), hp_words_body (c->body, TRUE), c->number);
  hp_ask_text (widget, _ ("Add a candidate"), where, _ ("Full name"), NULL, _ ("_Add"), add_answer,
               G_OBJECT (self), NULL, NULL);
}

static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpCandidatesPage *self = HP_CANDIDATES_PAGE (widget);
  g_autoptr (HpCandidate) c = hp_candidate_load (db_of (self), self->candidate, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (c == NULL || !may_write (self))
    return;
  if (!hp_session_remove_candidate (db_of (self), rules_of (self), c->id, &error))
    {
      hp_ui_error (widget, _ ("The candidate was not removed"), error);
      return;
    }
  text = g_strdup_printf (_ ("%s removed"), c->name);
  hp_ui_toast (widget, text, TRUE);
}

static void
sort_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpCandidatesPage *self = HP_CANDIDATES_PAGE (widget);
  g_autoptr (GError) error = NULL;

  if (!may_write (self))
    return;
  if (!hp_candidates_sort (db_of (self), self->shown, &error))
    hp_ui_error (widget, _ ("The order was not changed"), error);
  else
    hp_ui_toast (widget, _ ("Candidates are in the official order"), TRUE);
}

static void
import_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hp_sheet_import_choose (widget, hp_phase_page_get_session (HP_PHASE_PAGE (widget)),
                          _ ("Import candidates"), hp_import_candidates, NULL);
}

static void
template_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hp_sheet_import_template (widget, hp_phase_page_get_session (HP_PHASE_PAGE (widget)),
                            "candidates");
}

static void
hp_candidates_page_go_to (HpPhasePage *page, const char *target)
{
  HpCandidatesPage *self = HP_CANDIDATES_PAGE (page);
  g_auto (GStrv) parts = g_strsplit (target, ":", 3);
  guint n = g_strv_length (parts);
  g_autoptr (HpConstituency) c = NULL;
  HpEntityRow *row = NULL;

  if (g_strcmp0 (parts[0], "import") == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "candidates.import", NULL);
  else if (g_strcmp0 (parts[0], "structure") == 0)
    gtk_toggle_button_set_active (self->structure_button, TRUE);
  else if (n >= 2 && hp_body_from_code (parts[0]) != HP_BODY_NONE)
    c = hp_constituency_load (db_of (self), hp_body_from_code (parts[0]), atoi (parts[1]), NULL);
  if (c != NULL)
    row = hp_entity_row_find (self->constituencies, c->id);
  if (row != NULL)
    gtk_list_box_select_row (self->constituencies, GTK_LIST_BOX_ROW (row));
  if (row != NULL && n == 3)
    choose_candidate (self, g_ascii_strtoll (parts[2], NULL, 10));
}

/* ---- making ---- */

static char *
cell_text (HpRow *row, int column, gpointer data)
{
  const char *text = hp_row_text (row, column);

  switch (column)
    {
    case HP_CANDIDATE_LIST_BIRTH:
      return hp_ui_iso_date (text);
    case HP_CANDIDATE_LIST_SEX:
      return g_strdup (g_str_equal (text, "male")     ? _ ("Male")
                       : g_str_equal (text, "female") ? _ ("Female")
                                                      : "");
    case HP_CANDIDATE_LIST_STATE:
      return g_strdup (g_str_equal (text, "standing")  ? _ ("Stands")
                       : g_str_equal (text, "removed") ? _ ("Struck off the list")
                                                       : _ ("Deceased"));
    default:
      return g_strdup (text);
    }
}

static void
make_table (HpCandidatesPage *self)
{
  const HpTableColumn columns[] = {
    { _ ("No."), 44, HP_CANDIDATE_LIST_ORDER, TRUE, -1, NULL },
    { _ ("Full name"), 150, HP_CANDIDATE_LIST_NAME, FALSE, -1, NULL },
    { _ ("Born"), 92, HP_CANDIDATE_LIST_BIRTH, FALSE, -1, cell_text },
    { _ ("Sex"), 82, HP_CANDIDATE_LIST_SEX, FALSE, -1, cell_text },
    { _ ("Ethnicity"), 82, HP_CANDIDATE_LIST_ETHNICITY, FALSE, -1, NULL },
    { _ ("Training"), 110, HP_CANDIDATE_LIST_PROFESSION, FALSE, -1, NULL },
    { C_ ("column", "Job"), -1, HP_CANDIDATE_LIST_JOB, FALSE, -1, NULL },
    { _ ("Party since"), 94, HP_CANDIDATE_LIST_PARTY, FALSE, -1, NULL },
    { _ ("State"), 96, HP_CANDIDATE_LIST_STATE, FALSE, -1, cell_text },
  };

  self->view = HP_TABLE_VIEW (
      hp_table_view_new (_ ("Candidates"), columns, G_N_ELEMENTS (columns), FALSE, NULL));
  adw_bin_set_child (self->table_bin, GTK_WIDGET (self->view));
  /* A bar that comes and goes with the number of candidates would ask for another size while it is
   * being given one. */
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (hp_table_view_get_column_view (self->view),
                                                    GTK_TYPE_SCROLLED_WINDOW)),
      GTK_POLICY_AUTOMATIC, GTK_POLICY_ALWAYS);
  g_signal_connect_object (self->view, "selection-changed", G_CALLBACK (candidate_cb), self, 0);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, 0);
}

static void
hp_candidates_page_session_set (HpPhasePage *page, HpSession *session)
{
  HpCandidatesPage *self = HP_CANDIDATES_PAGE (page);

  self->table = hp_candidate_list_new (hp_session_get_db (session));
  hp_table_view_set_model (self->view, G_LIST_MODEL (self->table));
  self->detail = HP_CANDIDATE_DETAIL (hp_candidate_detail_new (session));
  gtk_stack_add_named (self->lower, GTK_WIDGET (self->detail), "candidate");
}

static void
hp_candidates_page_dispose (GObject *object)
{
  HpCandidatesPage *self = HP_CANDIDATES_PAGE (object);

  /* What was typed last is kept, though not shown any more. */
  if (!self->closed && self->detail != NULL)
    {
      self->closed = TRUE;
      hp_candidate_detail_commit (self->detail);
    }
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HP_TYPE_CANDIDATES_PAGE);
  g_clear_object (&self->table);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  G_OBJECT_CLASS (hp_candidates_page_parent_class)->dispose (object);
}

static void
hp_candidates_page_class_init (HpCandidatesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  HpPhasePageClass *page_class = HP_PHASE_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hp_candidates_page_dispose;
  page_class->session_set = hp_candidates_page_session_set;
  page_class->changed = hp_candidates_page_changed;
  page_class->go_to = hp_candidates_page_go_to;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/homphieu/HomPhieu/candidates/hp-candidates-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HpCandidatesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HpCandidatesPage, constituencies);
  gtk_widget_class_bind_template_child (widget_class, HpCandidatesPage, context);
  gtk_widget_class_bind_template_child (widget_class, HpCandidatesPage, banner_box);
  gtk_widget_class_bind_template_child (widget_class, HpCandidatesPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, HpCandidatesPage, table_bin);
  gtk_widget_class_bind_template_child (widget_class, HpCandidatesPage, detail_button);
  gtk_widget_class_bind_template_child (widget_class, HpCandidatesPage, structure_button);
  gtk_widget_class_bind_template_child (widget_class, HpCandidatesPage, lower);
  gtk_widget_class_bind_template_child (widget_class, HpCandidatesPage, structure_box);
  gtk_widget_class_install_action (widget_class, "candidates.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "candidates.remove", NULL, remove_cb);
  gtk_widget_class_install_action (widget_class, "candidates.sort", NULL, sort_cb);
  gtk_widget_class_install_action (widget_class, "candidates.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "candidates.template", NULL, template_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "candidates.add",
                                       NULL);
}

static void
hp_candidates_page_init (HpCandidatesPage *self)
{
  self->findings = hp_findings_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->banner = HP_BANNER (hp_banner_new ());
  gtk_box_append (self->banner_box, GTK_WIDGET (self->banner));
  make_table (self);
  g_signal_connect_object (self->constituencies, "row-selected", G_CALLBACK (row_cb), self, 0);
  g_signal_connect_object (self->detail_button, "toggled", G_CALLBACK (lower_cb), self, 0);
}
