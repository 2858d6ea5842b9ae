/* hp-sheet-import.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/kit/hp-sheet-import.h"

#include "engine/session/hp-job.h"
#include "paper/kit/hp-template.h"
#include "ui/kit/hp-file-dialog.h"
#include "ui/kit/hp-findings-list.h"
#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>

#define FINDINGS_SHOWN 200

/* What a job takes along into its thread. */
typedef struct
{
  GtkWidget *from; /* the page; the job's owner keeps watch over its life */
  HpSession *session;
  HpRules *rules;
  char *title;
  char *path;
  HpImportFunc import;
  HpImportOptions options;
} Task;

struct _HpSheetImport
{
  AdwWindow parent_instance;
  Task *task;
  GtkWidget *accept;
};

G_DEFINE_FINAL_TYPE (HpSheetImport, hp_sheet_import, ADW_TYPE_WINDOW)

static Task *
task_new (GtkWidget *from, HpSession *session, const char *title, HpImportFunc import,
          const HpImportOptions *options, const char *path)
{
  Task *task = g_new0 (Task, 1);

  task->from = from;
  task->session = g_object_ref (session);
  task->rules = hp_rules_ref ((HpRules *) hp_session_get_rules (session));
  task->title = g_strdup (title);
  task->path = g_strdup (path);
  task->import = import;
  task->options = options != NULL ? *options : HP_IMPORT_OPTIONS_NONE;
  return task;
}

static Task *
task_copy (const Task *task, gboolean dry_run)
{
  Task *copy =
      task_new (task->from, task->session, task->title, task->import, &task->options, task->path);

  copy->options.dry_run = dry_run;
  return copy;
}

static void
task_free (gpointer data)
{
  Task *task = data;

  g_object_unref (task->session);
  hp_rules_unref (task->rules);
  g_free (task->title);
  g_free (task->path);
  g_free (task);
}

static gpointer
work (HpJob *job, HpDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Task *task = data;

  return task->import (db, task->rules, task->path, &task->options, hp_job_progress_place (job),
                       cancellable, error);
}

static void
free_report (gpointer report)
{
  hp_import_report_free (report);
}

static void
run (const Task *task, gboolean dry_run, const char *words, HpJobDone done)
{
  g_autoptr (HpJob) job = hp_job_new (task->session, HP_JOB_WRITES);
  Task *copy = task_copy (task, dry_run);

  g_object_set_data (G_OBJECT (job), "hp-task", copy);
  hp_job_run (job, work, copy, task_free, free_report, done, G_OBJECT (task->from));
  hp_ui_show_job (task->from, job, words);
}

/* ---- accepted ---- */

static void
accepted_done (HpJob *job, gpointer result, const GError *error, gpointer owner)
{
  HpImportReport *report = result;
  g_autofree char *accepted = NULL, *rejected = NULL, *text = NULL;

  if (error != NULL)
    {
      hp_ui_error (GTK_WIDGET (owner), _ ("The sheet was not imported"), error);
      return;
    }
  accepted = hp_ui_count (report->accepted);
  rejected = hp_ui_count (report->rejected);
  text = report->rejected > 0
             ? g_strdup_printf (_ ("%s rows imported, %s set aside"), accepted, rejected)
             : g_strdup_printf (_ ("%s rows imported"), accepted);
  hp_ui_toast (GTK_WIDGET (owner), text, report->accepted > 0);
  hp_import_report_free (report);
}

static void
accept_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpSheetImport *self = HP_SHEET_IMPORT (widget);

  run (self->task, FALSE, _ ("Importing the sheet…"), accepted_done);
  gtk_window_close (GTK_WINDOW (self));
}

/* ---- preview ---- */

static void
add_count (GtkWidget *group, const char *title, const char *subtitle, gint64 count)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *text = hp_ui_count (count);
  GtkWidget *label = gtk_label_new (text);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_add_css_class (label, "hp-figure");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

/* The sum that shows that no row was lost. */
static GtkWidget *
make_account (const HpImportReport *report, const char *path)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *file = g_path_get_basename (path);
  g_autofree char *title = g_markup_escape_text (file, -1);
  g_autofree char *sum =
      g_strdup_printf ("%" G_GINT64_FORMAT " = %" G_GINT64_FORMAT " + %" G_GINT64_FORMAT
                       " + %" G_GINT64_FORMAT " + %" G_GINT64_FORMAT " + %" G_GINT64_FORMAT,
                       report->rows, report->accepted, report->rejected, report->headings,
                       report->footers, report->blank);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      report->rejected > 0
          ? _ ("Rejected rows are left out. Mend them in the sheet and import it again: rows that "
               "are there already are not doubled.")
          : _ ("Every row of the sheet is accounted for."));
  add_count (group, _ ("Accepted"), NULL, report->accepted);
  add_count (group, _ ("Rejected"), NULL, report->rejected);
  add_count (group, _ ("Headings"), NULL, report->headings);
  add_count (group, _ ("Totals and signatures"), NULL, report->footers);
  add_count (group, _ ("Blank"), NULL, report->blank);
  add_count (group, _ ("Rows of the sheet"), sum, report->rows);
  return group;
}

static GtkWidget *
make_findings (const HpImportReport *report)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *list = hp_findings_list_new (TRUE);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("What was found"));
  hp_findings_list_set (HP_FINDINGS_LIST (list), report->findings,
                        _ ("Nothing to look at: every row is in order."), FINDINGS_SHOWN);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  return group;
}

static GtkWidget *
make_header (HpSheetImport *self, const HpImportReport *report)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  g_autofree char *count = hp_ui_count (report->accepted);
  g_autofree char *label = g_strdup_printf (_ ("_Accept %s rows"), count);

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  self->accept = gtk_button_new_with_mnemonic (label);
  gtk_widget_add_css_class (self->accept, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->accept), "import.accept");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->accept);
  return header;
}

static void
show_report (HpSheetImport *self, const HpImportReport *report)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  gtk_box_append (GTK_BOX (inner), make_account (report, self->task->path));
  gtk_box_append (GTK_BOX (inner), make_findings (report));
  gtk_widget_set_margin_top (inner, 18);
  gtk_widget_set_margin_bottom (inner, 24);
  gtk_widget_set_margin_start (inner, 18);
  gtk_widget_set_margin_end (inner, 18);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 720);
  adw_clamp_set_child (ADW_CLAMP (clamp), inner);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), make_header (self, report));
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.accept", report->accepted > 0);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->accept);
}

static void
read_done (HpJob *job, gpointer result, const GError *error, gpointer owner)
{
  HpImportReport *report = result;
  Task *task = g_object_get_data (G_OBJECT (job), "hp-task");
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (owner));
  HpSheetImport *self;

  if (error != NULL)
    {
      hp_ui_error (GTK_WIDGET (owner), _ ("The sheet cannot be imported"), error);
      return;
    }
  self = g_object_new (HP_TYPE_SHEET_IMPORT, "title", task->title, "modal", TRUE, "transient-for",
                       GTK_IS_WINDOW (root) ? root : NULL, "default-width", 720, "default-height",
                       680, NULL);
  self->task = task_copy (task, FALSE);
  /* Gone with the page, which its job would call back. */
  g_signal_connect_object (owner, "unrealize", G_CALLBACK (gtk_window_close), self,
                           G_CONNECT_SWAPPED);
  show_report (self, report);
  hp_import_report_free (report);
  gtk_window_present (GTK_WINDOW (self));
}

void
hp_sheet_import_file (GtkWidget *from, HpSession *session, const char *title, HpImportFunc import,
                      const HpImportOptions *options, const char *path)
{
  Task *task = task_new (from, session, title, import, options, path);

  run (task, TRUE, _ ("Reading the sheet…"), read_done);
  task_free (task);
}

/* ---- choosing ---- */

static void
path_cb (const char *path, gpointer owner, gpointer data)
{
  const Task *task = g_object_get_data (owner, "hp-sheet-import");

  if (task != NULL && !hp_session_get_busy (task->session))
    hp_sheet_import_file (GTK_WIDGET (owner), task->session, task->title, task->import,
                          &task->options, path);
}

void
hp_sheet_import_choose (GtkWidget *from, HpSession *session, const char *title, HpImportFunc import,
                        const HpImportOptions *options)
{
  if (hp_session_get_busy (session))
    return;
  /* The dialog may stay open as long as it likes; the page keeps what it is about. */
  g_object_set_data_full (G_OBJECT (from), "hp-sheet-import",
                          task_new (from, session, title, import, options, NULL), task_free);
  hp_file_dialog (from, HP_FILE_OPEN, title, _ ("Spreadsheets (*.xlsx, *.ods, *.csv)"),
                  "*.xlsx;*.ods;*.csv", NULL, path_cb, G_OBJECT (from), NULL);
}

/* ---- empty sheets ---- */

/* The kinds and their names as files, which are Vietnamese as the headings in them. */
static const char *const templates[][2] = {
  { "stations", "mau-khu-vuc-bo-phieu.xlsx" }, { "candidates", "mau-nguoi-ung-cu.xlsx" },
  { "members", "mau-to-bau-cu.xlsx" },         { "turnout", "mau-tien-do.xlsx" },
  { "tallies", "mau-kiem-phieu.xlsx" },        { "voters", "mau-cu-tri.xlsx" },
};

static void
template_cb (const char *path, gpointer owner, gpointer data)
{
  HpSession *session = g_object_get_data (owner, "hp-sheet-template");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (session == NULL || hp_session_get_election (session) == NULL)
    return;
  if (!hp_template_write (data, hp_session_get_election (session)->election, path, &error))
    {
      hp_ui_error (GTK_WIDGET (owner), _ ("The empty sheet was not saved"), error);
      return;
    }
  text = g_strdup_printf (_ ("Empty sheet saved: %s"), path);
  hp_ui_toast (GTK_WIDGET (owner), text, FALSE);
}

void
hp_sheet_import_template (GtkWidget *from, HpSession *session, const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    if (g_str_equal (kind, templates[i][0]))
      {
        g_object_set_data_full (G_OBJECT (from), "hp-sheet-template", g_object_ref (session),
                                g_object_unref);
        hp_file_dialog (from, HP_FILE_SAVE, _ ("Save an empty sheet"), _ ("Workbooks (*.xlsx)"),
                        "*.xlsx", templates[i][1], template_cb, G_OBJECT (from),
                        (gpointer) templates[i][0]);
      }
}

static void
hp_sheet_import_dispose (GObject *object)
{
  g_clear_pointer (&HP_SHEET_IMPORT (object)->task, task_free);
  G_OBJECT_CLASS (hp_sheet_import_parent_class)->dispose (object);
}

static void
hp_sheet_import_class_init (HpSheetImportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hp_sheet_import_dispose;
  gtk_widget_class_install_action (widget_class, "import.accept", NULL, accept_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hp_sheet_import_init (HpSheetImport *self)
{
}
