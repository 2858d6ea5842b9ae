/* hp-import-dialog.c: voters from a sheet
 *
 * The staged rows belong to a box that is shared with the thread of a job; while a job has it,
 * nothing here touches the rows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/voters/hp-import-dialog.h"

#include "engine/core/hp-error.h"
#include "engine/stations/hp-station.h"
#include "engine/voters/hp-voter-import.h"
#include "paper/voters/hp-import-voters.h"
#include "paper/voters/hp-rejects.h"
#include "ui/kit/hp-banner.h"
#include "ui/kit/hp-file-dialog.h"
#include "ui/kit/hp-sheet-import.h"
#include "ui/kit/hp-steady-layout.h"
#include "ui/kit/hp-ui.h"
#include "ui/voters/hp-import-preview.h"

#include <glib/gi18n.h>

/* After a change the comparison with the document waits until somebody has stopped typing. */
#define COMPARE_AFTER_MS 500

typedef struct
{
  HpVoterImport *import;
  HpRules *rules;
  char *path;
  int station;
  HpImportMode mode;
  GStrv skipped;
  HpImportResult result;
} Box;

struct _HpImportDialog
{
  AdwWindow parent_instance;
  AdwWindowTitle *title;
  GtkStack *stack; /* choose, work, preview */
  GtkBox *banner_box;
  GtkBox *preview_box;
  AdwComboRow *station;
  GtkDropDown *mode;
  GtkLabel *outcome;
  GtkLabel *work;
  GtkProgressBar *progress;
  GtkButton *accept;
  HpBanner *banner;
  HpImportPreview *preview;
  HpSession *session;
  GtkWidget *from; /* weak */
  GArray *numbers; /* of the stations */
  Box *box;        /* NULL before a sheet is read */
  HpJob *job;
  guint compare;
};

G_DEFINE_FINAL_TYPE (HpImportDialog, hp_import_dialog, ADW_TYPE_WINDOW)

static void
box_clear (gpointer data)
{
  Box *box = data;

  hp_voter_import_free (box->import);
  g_clear_pointer (&box->rules, hp_rules_unref);
  g_free (box->path);
  g_strfreev (box->skipped);
}

static void
box_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, box_clear);
}

static HpVoterStaging *
staging_of (HpImportDialog *self)
{
  return hp_voter_import_staging (self->box->import);
}

/* ---- what would happen ---- */

static char *
outcome_words (HpImportMode mode, const HpImportResult *r)
{
  g_autofree char *added = hp_ui_count (r->added), *updated = hp_ui_count (r->updated);
  g_autofree char *same = hp_ui_count (r->unchanged), *left = hp_ui_count (r->rejected);
  g_autofree char *removed = hp_ui_count (r->removed), *gone = hp_ui_count (r->gone);

  if (mode == HP_IMPORT_ADD)
    return g_strdup_printf (_ ("%s added, %s left out"), added, left);
  if (mode == HP_IMPORT_REPLACE)
    return g_strdup_printf (_ ("%s added, %s changed, %s as they are, %s taken away, %s left out"),
                            added, updated, same, removed, left);
  return g_strdup_printf (_ ("%s added, %s changed, %s as they are, %s left out; %s on the list "
                             "here are not in the sheet and stay"),
                          added, updated, same, left, gone);
}

static void
show_outcome (HpImportDialog *self)
{
  HpImportResult *r = &self->box->result;
  HpStagedTotals totals;
  g_autofree char *words = NULL, *label = NULL, *count = NULL;
  gint64 n;

  hp_voter_staging_totals (staging_of (self), &totals);
  if (self->box->mode == HP_IMPORT_ADD)
    {
      r->added = totals.accepted;
      r->rejected = totals.rejected;
    }
  n = totals.accepted;
  words = outcome_words (self->box->mode, r);
  count = hp_ui_count (n);
  label = g_strdup_printf (ngettext ("_Import %s voter", "_Import %s voters", n), count);
  gtk_label_set_text (self->outcome, words);
  gtk_button_set_label (self->accept, label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.accept",
                                 n > 0 && !hp_session_get_busy (self->session));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.rejects", totals.rejected > 0);
}

static void
compare_now (HpImportDialog *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->compare, g_source_remove);
  if (!hp_voter_import_prepare (self->box->import, hp_session_get_db (self->session),
                                self->box->mode, NULL, &error))
    {
      hp_ui_error (GTK_WIDGET (self), _ ("The sheet was not compared with the list"), error);
      return;
    }
  hp_voter_import_result (self->box->import, &self->box->result);
  hp_import_preview_refresh (self->preview);
  show_outcome (self);
}

static gboolean
compare_cb (gpointer data)
{
  HpImportDialog *self = data;

  self->compare = 0;
  compare_now (self);
  return G_SOURCE_REMOVE;
}

/* The counts of a pure addition are those of the rows; the others need the whole comparison. */
static void
mended_cb (HpImportDialog *self)
{
  show_outcome (self);
  if (self->box->mode == HP_IMPORT_ADD)
    return;
  g_clear_handle_id (&self->compare, g_source_remove);
  self->compare = g_timeout_add (COMPARE_AFTER_MS, compare_cb, self);
}

static void
mode_cb (HpImportDialog *self)
{
  guint chosen = gtk_drop_down_get_selected (self->mode);

  if (self->box == NULL || self->job != NULL || chosen == self->box->mode)
    return;
  self->box->mode = (HpImportMode) chosen;
  compare_now (self);
}

/* ---- jobs ---- */

static void
progress_cb (HpJob *job, GParamSpec *pspec, HpImportDialog *self)
{
  int at = hp_job_get_progress (job);

  if (at < 0)
    gtk_progress_bar_pulse (self->progress);
  else
    gtk_progress_bar_set_fraction (self->progress, at / 1000.0);
}

static void
start (HpImportDialog *self, HpJobKind kind, const char *words, HpJobWork work,
       GDestroyNotify free_result, HpJobDone done)
{
  g_clear_handle_id (&self->compare, g_source_remove);
  self->job = hp_job_new (self->session, kind);
  g_signal_connect_object (self->job, "notify::progress", G_CALLBACK (progress_cb), self, 0);
  gtk_label_set_text (self->work, words);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->accept), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "work");
  hp_job_run (self->job, work, g_atomic_rc_box_acquire (self->box), box_unref, free_result, done,
              G_OBJECT (self));
}

/* Nothing is being done any more, and nothing says so where only a screen reader looks. */
static void
end_work (HpImportDialog *self)
{
  g_clear_object (&self->job);
  gtk_label_set_text (self->work, "");
}

static gpointer
read_work (HpJob *job, HpDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Box *box = data;
  HpImportVotersOptions options = { NULL, box->station };

  box->import = hp_voter_import_new (db, box->rules, error);
  if (box->import == NULL
      || !hp_import_voters_read (box->path, &options, hp_voter_import_staging (box->import),
                                 &box->skipped, hp_job_progress_place (job), cancellable, error)
      || !hp_voter_import_prepare (box->import, db, box->mode, cancellable, error))
    return NULL;
  hp_voter_import_result (box->import, &box->result);
  return box;
}

/* Stations that the sheet names and the document does not have, and sheets that were left out. */
static char *
warn_words (HpImportDialog *self)
{
  g_autoptr (GPtrArray) findings = hp_voter_staging_findings (staging_of (self));
  GString *text = g_string_new (NULL);
  guint unknown = 0;

  for (guint i = 0; i < findings->len; i++)
    unknown += hp_finding_is (g_ptr_array_index (findings, i), "V11");
  if (unknown > 0)
    {
      g_autofree char *count = hp_ui_count (unknown);

      g_string_append_printf (
          text,
          ngettext ("%s row belongs to no station of this document: add the station first, or say "
                    "the station when choosing the sheet.",
                    "%s rows belong to no station of this document: add the station first, or say "
                    "the station when choosing the sheet.",
                    unknown),
          count);
    }
  if (self->box->skipped != NULL && self->box->skipped[0] != NULL)
    {
      g_autofree char *names = g_strjoinv (", ", self->box->skipped);

      g_string_append_printf (text, _ ("%sNot read, as it has no headings of a voter list: %s."),
                              text->len > 0 ? " " : "", names);
    }
  return g_string_free (text, FALSE);
}

static void
show_preview (HpImportDialog *self)
{
  g_autofree char *name = g_path_get_basename (self->box->path);
  g_autofree char *warning = warn_words (self);

  adw_window_title_set_subtitle (self->title, name);
  hp_banner_set_text (self->banner, *warning != '\0' ? warning : NULL, FALSE);
  hp_import_preview_set (self->preview, staging_of (self));
  gtk_widget_set_visible (GTK_WIDGET (self->accept), TRUE);
  gtk_stack_set_visible_child_name (self->stack, "preview");
  show_outcome (self);
}

static void
read_done (HpJob *job, gpointer result, const GError *error, gpointer owner)
{
  HpImportDialog *self = HP_IMPORT_DIALOG (owner);

  end_work (self);
  if (error == NULL)
    {
      show_preview (self);
      return;
    }
  g_clear_pointer (&self->box, box_unref);
  gtk_stack_set_visible_child_name (self->stack, "choose");
  hp_banner_set_text (self->banner, hp_error_is_cancelled (error) ? NULL : error->message, TRUE);
}

static gpointer
accept_work (HpJob *job, HpDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Box *box = data;

  return hp_voter_import_accept (box->import, db, hp_job_progress_place (job), cancellable,
                                 &box->result, error)
             ? box
             : NULL;
}

static void
accept_done (HpJob *job, gpointer result, const GError *error, gpointer owner)
{
  HpImportDialog *self = HP_IMPORT_DIALOG (owner);
  g_autofree char *words = NULL;

  end_work (self);
  if (error != NULL)
    {
      show_preview (self);
      if (!hp_error_is_cancelled (error))
        hp_banner_set_text (self->banner, error->message, TRUE);
      return;
    }
  words = outcome_words (self->box->mode, &self->box->result);
  if (self->from != NULL)
    hp_ui_toast (self->from, words, TRUE);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* ---- actions ---- */

void
hp_import_dialog_read (HpImportDialog *self, const char *path)
{
  guint at = adw_combo_row_get_selected (self->station);

  if (self->job != NULL)
    return;
  hp_import_preview_set (self->preview, NULL);
  g_clear_pointer (&self->box, box_unref);
  self->box = g_atomic_rc_box_new0 (Box);
  self->box->rules = hp_rules_ref ((HpRules *) hp_session_get_rules (self->session));
  self->box->path = g_strdup (path);
  self->box->mode = (HpImportMode) gtk_drop_down_get_selected (self->mode);
  self->box->station =
      at > 0 && at <= self->numbers->len ? g_array_index (self->numbers, int, at - 1) : 0;
  hp_banner_set_text (self->banner, NULL, FALSE);
  start (self, HP_JOB_READS, _ ("Reading the sheet…"), read_work, NULL, read_done);
}

static void
path_cb (const char *path, gpointer owner, gpointer data)
{
  hp_import_dialog_read (HP_IMPORT_DIALOG (owner), path);
}

static void
choose_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hp_file_dialog (widget, HP_FILE_OPEN, _ ("Choose a sheet of voters"), _ ("Sheets"),
                  "*.xlsx;*.ods;*.csv", NULL, path_cb, G_OBJECT (widget), NULL);
}

static void
template_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpImportDialog *self = HP_IMPORT_DIALOG (widget);

  if (self->from != NULL)
    hp_sheet_import_template (self->from, self->session, "voters");
}

static void
stop_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpImportDialog *self = HP_IMPORT_DIALOG (widget);

  if (self->job != NULL)
    hp_job_cancel (self->job);
}

static void
accept_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpImportDialog *self = HP_IMPORT_DIALOG (widget);

  if (self->job != NULL || self->box == NULL || hp_session_get_busy (self->session))
    return;
  /* The thread may check rows again: nothing here may look at them meanwhile. */
  hp_import_preview_set (self->preview, NULL);
  start (self, HP_JOB_WRITES, _ ("Taking the voters in…"), accept_work, NULL, accept_done);
}

static void
rejects_path_cb (const char *path, gpointer owner, gpointer data)
{
  HpImportDialog *self = HP_IMPORT_DIALOG (owner);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GError) error = NULL;
  g_autofree char *count = NULL, *words = NULL;
  gint64 n = 0;

  if (self->box == NULL || self->job != NULL)
    return;
  if (!hp_rejects_write (staging_of (self), path, now, &n, NULL, &error))
    {
      hp_banner_set_text (self->banner, error->message, TRUE);
      return;
    }
  count = hp_ui_count (n);
  words = g_strdup_printf (ngettext ("%s rejected row saved: mend it there and import it again.",
                                     "%s rejected rows saved: mend them there and import them "
                                     "again.",
                                     n),
                           count);
  hp_banner_set_text (self->banner, words, FALSE);
}

static void
rejects_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hp_file_dialog (widget, HP_FILE_SAVE, _ ("Save the rejected rows"), _ ("Excel sheets"), "*.xlsx",
                  _ ("rejected-voters.xlsx"), rejects_path_cb, G_OBJECT (widget), NULL);
}

/* ---- the window ---- */

static gboolean
hp_import_dialog_close_request (GtkWindow *window)
{
  HpImportDialog *self = HP_IMPORT_DIALOG (window);

  /* What is being written is finished or taken back first. */
  if (self->job != NULL)
    {
      hp_job_cancel (self->job);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (hp_import_dialog_parent_class)->close_request (window);
}

static void
hp_import_dialog_dispose (GObject *object)
{
  HpImportDialog *self = HP_IMPORT_DIALOG (object);

  g_clear_handle_id (&self->compare, g_source_remove);
  if (self->job != NULL)
    hp_job_cancel (self->job);
  g_clear_object (&self->job);
  if (self->preview != NULL && self->box != NULL)
    hp_import_preview_set (self->preview, NULL);
  self->preview = NULL;
  g_clear_pointer (&self->box, box_unref);
  g_clear_weak_pointer (&self->from);
  g_clear_object (&self->session);
  g_clear_pointer (&self->numbers, g_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), HP_TYPE_IMPORT_DIALOG);

  G_OBJECT_CLASS (hp_import_dialog_parent_class)->dispose (object);
}

static void
hp_import_dialog_class_init (HpImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hp_import_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = hp_import_dialog_close_request;
  g_type_ensure (HP_TYPE_STEADY_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/homphieu/HomPhieu/voters/hp-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HpImportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, HpImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, HpImportDialog, banner_box);
  gtk_widget_class_bind_template_child (widget_class, HpImportDialog, preview_box);
  gtk_widget_class_bind_template_child (widget_class, HpImportDialog, station);
  gtk_widget_class_bind_template_child (widget_class, HpImportDialog, mode);
  gtk_widget_class_bind_template_child (widget_class, HpImportDialog, outcome);
  gtk_widget_class_bind_template_child (widget_class, HpImportDialog, work);
  gtk_widget_class_bind_template_child (widget_class, HpImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, HpImportDialog, accept);
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "import.template", NULL, template_cb);
  gtk_widget_class_install_action (widget_class, "import.stop", NULL, stop_cb);
  gtk_widget_class_install_action (widget_class, "import.accept", NULL, accept_cb);
  gtk_widget_class_install_action (widget_class, "import.rejects", NULL, rejects_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "import.choose",
                                       NULL);
}

static void
hp_import_dialog_init (HpImportDialog *self)
{
  const char *modes[] = { _ ("Add to the list"), _ ("Replace the stations’ lists"),
                          _ ("Update the list"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (modes);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->numbers = g_array_new (FALSE, FALSE, sizeof (int));
  self->banner = HP_BANNER (hp_banner_new ());
  gtk_box_append (self->banner_box, GTK_WIDGET (self->banner));
  self->preview = HP_IMPORT_PREVIEW (hp_import_preview_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->preview), TRUE);
  gtk_box_append (self->preview_box, GTK_WIDGET (self->preview));
  gtk_drop_down_set_model (self->mode, G_LIST_MODEL (model));
  g_signal_connect_object (self->mode, "notify::selected", G_CALLBACK (mode_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->preview, "mended", G_CALLBACK (mended_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
fill_stations (HpImportDialog *self)
{
  g_autoptr (GPtrArray) stations = hp_stations_load (hp_session_get_db (self->session), NULL);
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  gtk_string_list_append (model, _ ("As the sheet says"));
  for (guint i = 0; stations != NULL && i < stations->len; i++)
    {
      const HpStation *s = g_ptr_array_index (stations, i);

      g_array_append_val (self->numbers, s->number);
      gtk_string_list_take (model, g_strdup_printf (_ ("Station %d"), s->number));
    }
  adw_combo_row_set_model (self->station, G_LIST_MODEL (model));
}

GtkWidget *
hp_import_dialog_new (GtkWidget *from, HpSession *session)
{
  GtkRoot *root = gtk_widget_get_root (from);
  HpImportDialog *self = g_object_new (HP_TYPE_IMPORT_DIALOG, "transient-for", root, NULL);

  g_set_weak_pointer (&self->from, from);
  self->session = g_object_ref (session);
  fill_stations (self);
  return GTK_WIDGET (self);
}
