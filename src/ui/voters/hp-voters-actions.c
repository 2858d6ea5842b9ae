/* hp-voters-actions.c: what can be done with the voters of the page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/voters/hp-voter.h"
#include "ui/kit/hp-sheet-import.h"
#include "ui/kit/hp-ui.h"
#include "ui/voters/hp-import-dialog.h"
#include "ui/voters/hp-move-dialog.h"
#include "ui/voters/hp-voters-page-private.h"

#include <glib/gi18n.h>

/* More voters than this are changed in a job. */
#define AT_ONCE 300

/* ---- several voters ---- */

typedef struct
{
  GArray *ids;
  int station;       /* move there; 0: set the state */
  const char *state; /* a literal */
  char *reason;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_array_unref (change->ids);
  g_free (change->reason);
  g_free (change);
}

static gboolean
change_do (const Change *change, HpDb *db, GError **error)
{
  return change->station != 0
             ? hp_voters_move (db, change->ids, change->station, change->reason, error)
             : hp_voters_set_state (db, change->ids, change->state, change->reason, error);
}

static char *
change_words (const Change *change)
{
  guint n = change->ids->len;
  g_autofree char *count = hp_ui_count (n);

  if (change->station != 0)
    return g_strdup_printf (
        ngettext ("%s voter moved to station %d", "%s voters moved to station %d", n), count,
        change->station);
  if (g_str_equal (change->state, "removed"))
    return g_strdup_printf (
        ngettext ("%s voter struck off the list", "%s voters struck off the list", n), count);
  if (g_str_equal (change->state, "elsewhere"))
    return g_strdup_printf (ngettext ("%s voter votes elsewhere", "%s voters vote elsewhere", n),
                            count);
  if (g_str_equal (change->state, "at-residence"))
    return g_strdup_printf (
        ngettext ("%s voter votes at the residence", "%s voters vote at the residence", n), count);
  return g_strdup_printf (
      ngettext ("%s voter is on the list again", "%s voters are on the list again", n), count);
}

static void
tell (HpVotersPage *self, const char *words, const GError *error)
{
  if (error != NULL)
    hp_ui_error (GTK_WIDGET (self), _ ("The voters were not changed"), error);
  else
    hp_ui_toast (GTK_WIDGET (self), words, TRUE);
}

static gpointer
change_work (HpJob *job, HpDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return change_do (data, db, error) ? change_words (data) : NULL;
}

static void
change_done (HpJob *job, gpointer result, const GError *error, gpointer owner)
{
  g_autofree char *words = result;

  tell (HP_VOTERS_PAGE (owner), words, error);
}

static void
change_selected (HpVotersPage *self, int station, const char *state, const char *reason)
{
  HpSession *session = hp_phase_page_get_session (HP_PHASE_PAGE (self));
  Change *change = g_new0 (Change, 1);
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HpJob) job = NULL;

  change->ids = hp_table_view_get_selected (self->view);
  change->station = station;
  change->state = state;
  change->reason = g_strdup (reason != NULL ? reason : "");
  words = change_words (change);
  if (change->ids->len == 0 || hp_session_get_busy (session))
    change_free (change);
  else if (change->ids->len <= AT_ONCE)
    {
      change_do (change, hp_session_get_db (session), &error);
      tell (self, words, error);
      change_free (change);
    }
  else
    {
      job = hp_job_new (session, HP_JOB_WRITES);
      hp_job_run (job, change_work, change, change_free, g_free, change_done, G_OBJECT (self));
      hp_ui_show_job (GTK_WIDGET (self), job, _ ("Changing voters…"));
    }
}

static void
chosen_cb (HpMoveDialog *dialog, int station, const char *reason, HpVotersPage *self)
{
  change_selected (self, station, NULL, reason);
}

static void
move_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpVotersPage *self = HP_VOTERS_PAGE (widget);
  GtkWidget *dialog = hp_move_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (widget)), hp_table_view_n_selected (self->view),
      hp_voter_filters_stations (self->filters), hp_voter_filters_station_lines (self->filters));

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  change_selected (HP_VOTERS_PAGE (widget), 0, "removed", NULL);
}

static void
elsewhere_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  change_selected (HP_VOTERS_PAGE (widget), 0, "elsewhere", NULL);
}

static void
at_residence_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  change_selected (HP_VOTERS_PAGE (widget), 0, "at-residence", NULL);
}

static void
listed_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  change_selected (HP_VOTERS_PAGE (widget), 0, "listed", NULL);
}

static void
select_all_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hp_table_view_select_all (HP_VOTERS_PAGE (widget)->view);
}

/* ---- one voter ---- */

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpVotersPage *self = HP_VOTERS_PAGE (widget);
  HpVoterFilter filter = { 0 };

  if (hp_voter_detail_is_edited (self->detail) && !hp_voter_detail_save (self->detail))
    return;
  hp_voter_filters_get (self->filters, &filter);
  self->adding = TRUE;
  hp_table_view_unselect (self->view);
  hp_voter_detail_add (hp_voters_page_ensure_detail (self), filter.station);
  gtk_stack_set_visible_child_name (self->stack, "list");
  gtk_stack_set_visible_child_name (self->side, "one");
  gtk_widget_set_visible (GTK_WIDGET (self->side), TRUE);
  hp_voter_detail_focus (self->detail);
  hp_voters_page_update_actions (self);
}

static void
edit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hp_voter_detail_focus (hp_voters_page_ensure_detail (HP_VOTERS_PAGE (widget)));
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpVotersPage *self = HP_VOTERS_PAGE (widget);

  if (!hp_voter_detail_save (self->detail) || hp_voter_detail_get_id (self->detail) == 0)
    return;
  self->adding = FALSE;
  hp_voters_page_select (self, hp_voter_detail_get_id (self->detail));
}

static void
revert_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpVotersPage *self = HP_VOTERS_PAGE (widget);

  hp_voter_detail_revert (self->detail);
  if (!self->adding)
    return;
  self->adding = FALSE;
  hp_voter_detail_show (self->detail, 0);
  hp_voters_page_follow (self);
}

/* ---- the list ---- */

static void
clear_filters_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpVotersPage *self = HP_VOTERS_PAGE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  hp_voter_filters_clear (self->filters);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
import_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (
      hp_import_dialog_new (widget, hp_phase_page_get_session (HP_PHASE_PAGE (widget)))));
}

static void
template_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hp_sheet_import_template (widget, hp_phase_page_get_session (HP_PHASE_PAGE (widget)), "voters");
}

void
hp_voters_page_update_actions (HpVotersPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean free = !hp_phase_page_is_busy (HP_PHASE_PAGE (self));
  gboolean stations = hp_voter_filters_stations (self->filters)->len > 0;
  guint n = hp_table_view_n_selected (self->view);
  gboolean edited = hp_voter_detail_is_edited (self->detail);
  static const char *const for_rows[] = { "voters.move", "voters.remove", "voters.elsewhere",
                                          "voters.at-residence", "voters.listed" };

  for (guint i = 0; i < G_N_ELEMENTS (for_rows); i++)
    gtk_widget_action_set_enabled (widget, for_rows[i], free && n > 0);
  gtk_widget_action_set_enabled (widget, "voters.edit", free && n == 1);
  gtk_widget_action_set_enabled (widget, "voters.add", free && stations);
  gtk_widget_action_set_enabled (widget, "voters.import", free && stations);
  gtk_widget_action_set_enabled (widget, "voters.save", free && edited);
  gtk_widget_action_set_enabled (widget, "voters.revert", edited || self->adding);
}

void
hp_voters_page_install_actions (GtkWidgetClass *klass)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc func;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    { "voters.import", import_cb, GDK_KEY_i, GDK_CONTROL_MASK },
    { "voters.template", template_cb, 0, 0 },
    { "voters.add", add_cb, GDK_KEY_Insert, 0 },
    { "voters.edit", edit_cb, 0, 0 },
    { "voters.save", save_cb, GDK_KEY_s, GDK_CONTROL_MASK },
    { "voters.revert", revert_cb, 0, 0 },
    { "voters.move", move_cb, GDK_KEY_m, GDK_CONTROL_MASK },
    { "voters.remove", remove_cb, 0, 0 },
    { "voters.elsewhere", elsewhere_cb, 0, 0 },
    { "voters.at-residence", at_residence_cb, 0, 0 },
    { "voters.listed", listed_cb, 0, 0 },
    { "voters.select-all", select_all_cb, 0, 0 },
    { "voters.clear-filters", clear_filters_cb, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (klass, actions[i].name, NULL, actions[i].func);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (klass, actions[i].key, actions[i].modifiers,
                                             actions[i].name, NULL);
    }
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  HpVotersPage *self = data;

  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    hp_table_view_unselect (self->view);
  return TRUE;
}

/* Delete and Escape mean this only in the table, not in a field. */
void
hp_voters_page_add_table_keys (HpVotersPage *self)
{
  GtkWidget *list = hp_table_view_get_column_view (self->view);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Delete, 0),
                                                        gtk_named_action_new ("voters.remove")));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (escape_cb, self, NULL)));
  gtk_widget_add_controller (list, keys);
}
