/* hp-overview-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/shell/hp-overview-page.h"

#include "engine/rules/hp-calendar.h"
#include "ui/kit/hp-columns-box.h"
#include "ui/kit/hp-findings-list.h"
#include "ui/kit/hp-ui.h"
#include "ui/shell/hp-overview-look.h"
#include "ui/shell/hp-page-list.h"
#include "ui/shell/hp-page-state.h"
#include "ui/shell/hp-totals-grid.h"

#include <glib/gi18n.h>

#define NEXT_TASKS 5
#define LINES_A_PAGE 6

/* What a page's part of “What needs attention” consists of. */
typedef struct
{
  const HpPageInfo *info;
  GtkWidget *box; /* heading and list */
  GtkWidget *summary;
  GtkWidget *list;
} Part;

struct _HpOverviewPage
{
  HpPhasePage parent_instance;
  GtkLabel *countdown;
  GtkLabel *day;
  AdwPreferencesGroup *steps;
  HpColumnsBox *columns;
  AdwPreferencesGroup *totals;
  AdwPreferencesGroup *overdue;
  AdwPreferencesGroup *deadlines;
  AdwPreferencesGroup *state;
  GtkWidget *step_rows[3];
  GtkWidget *step_marks[3];
  GtkWidget *step_buttons[3];
  GtkWidget *grid;
  GtkWidget *late;
  GPtrArray *task_rows; /* owned by the group */
  GtkLabel *verdict;
  GArray *parts; /* of Part */
  HpJob *job;
  guint idle;
  gboolean again; /* the data changed while the job ran */
};

G_DEFINE_FINAL_TYPE (HpOverviewPage, hp_overview_page, HP_TYPE_PHASE_PAGE)

static const struct
{
  const char *page;
  const char *title;
  const char *text;
  const char *button;
} steps[] = {
  { "stations", N_ ("Stations and constituencies"),
    N_ ("Type them or import the list of stations; the constituencies come with it."),
    N_ ("To the stations") },
  { "voters", N_ ("Voters"), N_ ("Import the voter list from Excel; every row is accounted for."),
    N_ ("To the voters") },
  { "candidates", N_ ("Candidates"),
    N_ ("Import the official lists; the order on the ballot is checked."),
    N_ ("To the candidates") },
};

static void
jump_cb (GtkButton *button, HpOverviewPage *self)
{
  hp_ui_go_to (GTK_WIDGET (self), g_object_get_data (G_OBJECT (button), "hp-page"), NULL);
}

static GtkWidget *
jump_button (HpOverviewPage *self, const char *page, const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "hp-page", (gpointer) page);
  g_signal_connect_object (button, "clicked", G_CALLBACK (jump_cb), self, 0);
  return button;
}

static void
build_steps (HpOverviewPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      GtkWidget *row = self->step_rows[i] = adw_action_row_new ();
      g_autofree char *title = g_strdup_printf ("%u. %s", i + 1, _ (steps[i].title));

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      self->step_marks[i] = gtk_image_new ();
      self->step_buttons[i] = jump_button (self, steps[i].page, _ (steps[i].button));
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), self->step_marks[i]);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->step_buttons[i]);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->step_buttons[i]);
      adw_preferences_group_add (self->steps, row);
    }
}

static void
finding_cb (HpFindingsList *list, const HpFinding *finding, HpOverviewPage *self)
{
  g_autofree char *target = NULL;
  const char *page = hp_page_of_finding (finding, &target);

  hp_ui_go_to (GTK_WIDGET (self), page, target);
}

static GtkWidget *
findings_list (HpOverviewPage *self)
{
  GtkWidget *list = hp_findings_list_new (TRUE);

  g_signal_connect_object (list, "activated", G_CALLBACK (finding_cb), self, 0);
  return list;
}

static void
build_part (HpOverviewPage *self, const HpPageInfo *info)
{
  Part part = { .info = info };
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (_ (info->title));
  GtkWidget *go = jump_button (self, info->id, _ ("Go there"));
  g_autofree char *name = g_strdup_printf (_ ("Go to “%s”"), _ (info->title));

  part.summary = gtk_label_new (NULL);
  part.list = findings_list (self);
  part.box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (part.summary, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (part.summary), TRUE);
  gtk_label_set_xalign (GTK_LABEL (part.summary), 0.0f);
  gtk_widget_set_hexpand (part.summary, TRUE);
  gtk_widget_add_css_class (go, "flat");
  hp_ui_name (go, name, FALSE);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), part.summary);
  gtk_box_append (GTK_BOX (head), go);
  gtk_box_append (GTK_BOX (part.box), head);
  gtk_box_append (GTK_BOX (part.box), part.list);
  gtk_widget_set_margin_bottom (part.box, 12);
  gtk_widget_set_visible (part.box, FALSE);
  adw_preferences_group_add (self->state, part.box);
  g_array_append_val (self->parts, part);
}

static void
build (HpOverviewPage *self)
{
  guint n;
  const HpPageInfo *pages = hp_page_list (&n);

  build_steps (self);
  self->grid = hp_totals_grid_new ();
  adw_preferences_group_add (self->totals, self->grid);
  self->late = findings_list (self);
  adw_preferences_group_add (self->overdue, self->late);
  self->verdict = GTK_LABEL (gtk_label_new (_ ("Looking through everything…")));
  gtk_label_set_wrap (self->verdict, TRUE);
  gtk_label_set_xalign (self->verdict, 0.0f);
  adw_preferences_group_add (self->state, GTK_WIDGET (self->verdict));
  for (guint i = 0; i < n; i++)
    build_part (self, &pages[i]);
}

static void
show_day (HpOverviewPage *self, const HpElection *election)
{
  g_autofree char *countdown = hp_overview_countdown (election->day, hp_date_today ());
  g_autofree char *day = hp_date_to_vi (election->day);
  g_autofree char *text = g_strdup_printf (_ ("Election day: %s"), day);

  gtk_label_set_text (self->countdown, countdown);
  gtk_label_set_text (self->day, text);
}

static GtkWidget *
task_row (const HpCalendarItem *item)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *due = hp_date_to_vi (item->to);
  g_autofree char *subtitle = g_strdup_printf (_ ("Until %s · %s"), due, item->who);
  int days = hp_date_days_between (hp_date_today (), item->to);
  g_autofree char *count = hp_ui_count (days);
  g_autofree char *until =
      days == 0 ? g_strdup (_ ("today"))
                : g_strdup_printf (ngettext ("in %s day", "in %s days", days), count);
  GtkWidget *label = gtk_label_new (until);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 hp_ui_in_vietnamese () ? item->task : item->task_en);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_tooltip_text (row, item->source);
  gtk_widget_add_css_class (label, "hp-figure");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

static void
show_tasks (HpOverviewPage *self, const HpElection *election)
{
  g_autoptr (GPtrArray) next = hp_overview_next_tasks (
      hp_phase_page_get_rules (HP_PHASE_PAGE (self)), election->day, hp_date_today (), NEXT_TASKS);

  for (guint i = 0; i < self->task_rows->len; i++)
    adw_preferences_group_remove (self->deadlines, g_ptr_array_index (self->task_rows, i));
  g_ptr_array_set_size (self->task_rows, 0);
  for (guint i = 0; i < next->len; i++)
    g_ptr_array_add (self->task_rows, task_row (g_ptr_array_index (next, i)));
  if (next->len == 0)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     _ ("No deadline of the calendar lies ahead"));
      g_ptr_array_add (self->task_rows, row);
    }
  for (guint i = 0; i < self->task_rows->len; i++)
    adw_preferences_group_add (self->deadlines, g_ptr_array_index (self->task_rows, i));
}

static void
show_step (HpOverviewPage *self, guint i, gint64 count, gboolean next)
{
  g_autofree char *number = hp_ui_count (count);
  g_autofree char *done = g_strdup_printf (_ ("Done: %s"), number);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->step_rows[i]),
                               count > 0 ? done : _ (steps[i].text));
  gtk_image_set_from_icon_name (GTK_IMAGE (self->step_marks[i]),
                                count > 0 ? "object-select-symbolic" : "radio-symbolic");
  if (next)
    gtk_widget_add_css_class (self->step_buttons[i], "suggested-action");
  else
    gtk_widget_remove_css_class (self->step_buttons[i], "suggested-action");
}

static void
show_steps (HpOverviewPage *self)
{
  HpOverview o;
  gint64 counts[3];
  gboolean open = FALSE;

  hp_overview_counts (hp_phase_page_get_db (HP_PHASE_PAGE (self)), &o);
  counts[0] = o.stations;
  counts[1] = o.voters > 0 ? o.voters : o.voters_stated;
  counts[2] = o.candidates;
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      show_step (self, i, counts[i], counts[i] == 0 && !open);
      open |= counts[i] == 0;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->steps), open);
  /* In an empty document there is nothing else to say than where to begin. */
  gtk_widget_set_visible (GTK_WIDGET (self->totals), o.stations > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->state), o.stations > 0);
}

static void
show_part (HpOverviewPage *self, const Part *part, const HpOverviewLook *look)
{
  g_autoptr (GPtrArray) findings = hp_overview_look_findings (look, part->info->id);
  guint errors = hp_findings_count (findings, HP_SEVERITY_ERROR);
  guint warnings = findings->len - errors;
  g_autofree char *a = g_strdup_printf (ngettext ("%u error", "%u errors", errors), errors);
  g_autofree char *b = g_strdup_printf (ngettext ("%u warning", "%u warnings", warnings), warnings);
  g_autofree char *text =
      errors > 0 && warnings > 0 ? g_strdup_printf ("%s, %s", a, b) : g_strdup (errors > 0 ? a : b);

  gtk_widget_set_visible (part->box, findings->len > 0);
  gtk_label_set_text (GTK_LABEL (part->summary), text);
  hp_findings_list_set (HP_FINDINGS_LIST (part->list), findings, NULL, LINES_A_PAGE);
}

static void
show_look (HpOverviewPage *self, const HpOverviewLook *look)
{
  g_autoptr (GPtrArray) late = hp_overview_look_findings (look, NULL);

  hp_totals_grid_set (self->grid, look->bodies);
  hp_findings_list_set (HP_FINDINGS_LIST (self->late), late, NULL, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->overdue), late->len > 0);
  for (guint i = 0; i < self->parts->len; i++)
    show_part (self, &g_array_index (self->parts, Part, i), look);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), look->findings->len == late->len);
  gtk_label_set_text (self->verdict,
                      _ ("Nothing is missing or contradictory in what has been entered so far."));
}

static gpointer
look_work (HpJob *job, HpDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return hp_overview_look_new (db, data, error);
}

static void start_look (HpOverviewPage *self);

static void
look_done (HpJob *job, gpointer result, const GError *error, gpointer owner)
{
  HpOverviewPage *self = HP_OVERVIEW_PAGE (owner);
  g_autoptr (HpOverviewLook) look = result;

  g_clear_object (&self->job);
  if (look != NULL)
    show_look (self, look);
  else if (error != NULL && hp_phase_page_get_db (HP_PHASE_PAGE (self)) != NULL)
    gtk_label_set_text (self->verdict, error->message);
  if (self->again)
    start_look (self);
}

/* A document in memory has no second connection. */
static gboolean
look_here_cb (gpointer data)
{
  HpOverviewPage *self = data;
  HpPhasePage *page = HP_PHASE_PAGE (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (HpOverviewLook) look = NULL;

  self->idle = 0;
  if (hp_phase_page_get_db (page) == NULL)
    return G_SOURCE_REMOVE;
  look = hp_overview_look_new (hp_phase_page_get_db (page), hp_phase_page_get_rules (page), &error);
  if (look != NULL)
    show_look (self, look);
  else
    gtk_label_set_text (self->verdict, error->message);
  return G_SOURCE_REMOVE;
}

static void
start_look (HpOverviewPage *self)
{
  HpPhasePage *page = HP_PHASE_PAGE (self);

  self->again = self->job != NULL;
  if (self->job != NULL || hp_phase_page_get_db (page) == NULL)
    return;
  if (hp_session_get_path (hp_phase_page_get_session (page)) == NULL)
    {
      if (self->idle == 0)
        self->idle = g_idle_add (look_here_cb, self);
      return;
    }
  self->job = hp_job_new (hp_phase_page_get_session (page), HP_JOB_READS);
  hp_job_run (self->job, look_work, hp_rules_ref ((HpRules *) hp_phase_page_get_rules (page)),
              (GDestroyNotify) hp_rules_unref, (GDestroyNotify) hp_overview_look_free, look_done,
              G_OBJECT (self));
}

static void
hp_overview_page_changed (HpPhasePage *page, guint topics)
{
  HpOverviewPage *self = HP_OVERVIEW_PAGE (page);
  const HpElection *election = hp_session_get_election (hp_phase_page_get_session (page));

  if (topics & HP_TOPIC_SETTING)
    {
      show_day (self, election);
      show_tasks (self, election);
    }
  if ((topics & ~(HP_TOPIC_JOURNAL | HP_TOPIC_DELIVERY)) == 0)
    return;
  show_steps (self);
  start_look (self);
}

static void
hp_overview_page_dispose (GObject *object)
{
  HpOverviewPage *self = HP_OVERVIEW_PAGE (object);

  if (self->job != NULL)
    hp_job_cancel (self->job);
  g_clear_object (&self->job);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->task_rows, g_ptr_array_unref);
  g_clear_pointer (&self->parts, g_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), HP_TYPE_OVERVIEW_PAGE);
  G_OBJECT_CLASS (hp_overview_page_parent_class)->dispose (object);
}

static void
hp_overview_page_class_init (HpOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hp_overview_page_dispose;
  HP_PHASE_PAGE_CLASS (klass)->changed = hp_overview_page_changed;
  g_type_ensure (HP_TYPE_COLUMNS_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/homphieu/HomPhieu/shell/hp-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HpOverviewPage, countdown);
  gtk_widget_class_bind_template_child (widget_class, HpOverviewPage, day);
  gtk_widget_class_bind_template_child (widget_class, HpOverviewPage, steps);
  gtk_widget_class_bind_template_child (widget_class, HpOverviewPage, columns);
  gtk_widget_class_bind_template_child (widget_class, HpOverviewPage, totals);
  gtk_widget_class_bind_template_child (widget_class, HpOverviewPage, overdue);
  gtk_widget_class_bind_template_child (widget_class, HpOverviewPage, deadlines);
  gtk_widget_class_bind_template_child (widget_class, HpOverviewPage, state);
}

static void
hp_overview_page_init (HpOverviewPage *self)
{
  self->task_rows = g_ptr_array_new ();
  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  gtk_widget_init_template (GTK_WIDGET (self));
  build (self);
}
