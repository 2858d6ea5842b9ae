/* hp-start-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/shell/hp-start-page.h"

#include "engine/session/hp-demo.h"
#include "engine/session/hp-job.h"
#include "ui/kit/hp-columns-box.h"
#include "ui/kit/hp-settings.h"
#include "ui/kit/hp-steady-layout.h"
#include "ui/kit/hp-ui.h"
#include "ui/shell/hp-new-election.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* Large enough to look like a ward, small enough to be there at once. */
#define REHEARSAL_VOTERS 6000
#define REHEARSAL_STATIONS 8

struct _HpStartPage
{
  AdwBin parent_instance;
  GSettings *settings;
  GtkWidget *recent;
  AdwBin *right;
  GtkWidget *columns;
  HpNewElection *form; /* NULL until the first frame was drawn */
  gboolean drawn;
  GPtrArray *rows; /* of the recent elections; owned by the group */
};

G_DEFINE_FINAL_TYPE (HpStartPage, hp_start_page, ADW_TYPE_BIN)

enum
{
  SESSION,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
describe (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *documents = hp_settings_document_folder ();
  g_autoptr (GDateTime) changed = NULL;
  g_autofree char *when = NULL;
  GStatBuf st;

  if (g_stat (path, &st) != 0)
    return g_strdup (folder);
  changed = g_date_time_new_from_unix_local (st.st_mtime);
  when = g_date_time_format (changed, "%d/%m/%Y %H:%M");
  if (g_str_equal (folder, documents))
    return g_strdup_printf (_ ("On this computer · last changed %s"), when);
  return g_strdup_printf (_ ("%s · last changed %s"), folder, when);
}

static void
remove_cb (GtkButton *button, HpStartPage *self)
{
  hp_settings_remove_recent (self->settings, g_object_get_data (G_OBJECT (button), "hp-path"));
}

static GtkWidget *
make_row (HpStartPage *self, const char *path)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *gone = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *title = hp_settings_title (self->settings, path);
  g_autofree char *subtitle = describe (path);
  g_autofree char *name = g_strdup_printf (_ ("Take “%s” off the list"), title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_tooltip_text (row, path);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-path");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);
  gtk_widget_set_valign (gone, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (gone, "flat");
  hp_ui_name (gone, name, TRUE);
  g_object_set_data_full (G_OBJECT (gone), "hp-path", g_strdup (path), g_free);
  g_signal_connect_object (gone, "clicked", G_CALLBACK (remove_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gone);
  return row;
}

static GtkWidget *
make_empty_row (void)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("No election yet"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("Create one, open a file, or begin with the rehearsal ward."));
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
fill_recent (HpStartPage *self)
{
  g_auto (GStrv) paths = hp_settings_recent (self->settings);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->recent),
                                  g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (self->rows, make_row (self, paths[i]));
  if (self->rows->len == 0)
    g_ptr_array_add (self->rows, make_empty_row ());
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->recent),
                               g_ptr_array_index (self->rows, i));
  hp_steady_rows (self->recent);
}

static void
known_cb (GSettings *settings, const char *key, HpStartPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill_recent (self);
}

static gpointer
rehearse_work (HpJob *job, HpDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return hp_demo_make (data, NULL, REHEARSAL_VOTERS, REHEARSAL_STATIONS, 1, HP_DEMO_COUNTED,
                       hp_job_progress_place (job), cancellable, error)
             ? g_strdup (data)
             : NULL;
}

static void
rehearse_done (HpJob *job, gpointer result, const GError *error, gpointer owner)
{
  HpStartPage *self = HP_START_PAGE (owner);
  g_autofree char *path = result;

  gtk_widget_set_sensitive (self->columns, TRUE);
  if (error != NULL)
    hp_ui_error (GTK_WIDGET (self), _ ("The rehearsal ward was not made"), error);
  else
    {
      /* The bar still counts the job as running in this very moment. */
      g_autoptr (HpSession) session = NULL;
      g_autoptr (GError) local = NULL;
      g_autofree char *name = g_settings_get_string (self->settings, "operator-name");

      session = hp_session_open (path, *name != '\0' ? name : g_get_real_name (), &local);
      if (session != NULL)
        g_signal_emit (self, signals[SESSION], 0, session);
      else
        hp_ui_error (GTK_WIDGET (self), _ ("The election was not opened"), local);
    }
}

static void
rehearse_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpStartPage *self = HP_START_PAGE (widget);
  g_autoptr (HpJob) job = hp_job_new (NULL, HP_JOB_FILE);
  const char *const *ids = hp_rules_elections ();
  const char *newest = ids[g_strv_length ((char **) ids) - 1];

  gtk_widget_set_sensitive (self->columns, FALSE);
  hp_job_run (job, rehearse_work, hp_settings_new_document (_ ("Rehearsal"), newest), g_free,
              g_free, rehearse_done, G_OBJECT (self));
  hp_ui_show_job (widget, job, _ ("Making the rehearsal ward…"));
}

static void
session_cb (HpNewElection *form, HpSession *session, HpStartPage *self)
{
  g_signal_emit (self, signals[SESSION], 0, session);
}

static void
ensure_form (HpStartPage *self)
{
  if (self->form != NULL)
    return;
  self->form = HP_NEW_ELECTION (hp_new_election_new (self->settings));
  adw_bin_set_child (self->right, GTK_WIDGET (self->form));
  g_signal_connect_object (self->form, "session", G_CALLBACK (session_cb), self, 0);
}

/* Reads the rules of all elections: the window is drawn first, the form is there a frame later. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  HpStartPage *self = HP_START_PAGE (widget);

  if (!self->drawn)
    {
      self->drawn = TRUE;
      gtk_widget_queue_draw (widget);
      return G_SOURCE_CONTINUE;
    }
  ensure_form (self);
  return G_SOURCE_REMOVE;
}

static void
hp_start_page_map (GtkWidget *widget)
{
  HpStartPage *self = HP_START_PAGE (widget);

  fill_recent (self);
  if (self->form == NULL)
    gtk_widget_add_tick_callback (widget, tick_cb, NULL, NULL);
  GTK_WIDGET_CLASS (hp_start_page_parent_class)->map (widget);
}

static void
hp_start_page_dispose (GObject *object)
{
  HpStartPage *self = HP_START_PAGE (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), HP_TYPE_START_PAGE);
  G_OBJECT_CLASS (hp_start_page_parent_class)->dispose (object);
}

static void
hp_start_page_class_init (HpStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hp_start_page_dispose;
  widget_class->map = hp_start_page_map;
  g_type_ensure (HP_TYPE_COLUMNS_BOX);
  signals[SESSION] = g_signal_new ("session", HP_TYPE_START_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, HP_TYPE_SESSION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/homphieu/HomPhieu/shell/hp-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HpStartPage, recent);
  gtk_widget_class_bind_template_child (widget_class, HpStartPage, right);
  gtk_widget_class_bind_template_child (widget_class, HpStartPage, columns);
  gtk_widget_class_install_action (widget_class, "start.rehearse", NULL, rehearse_cb);
}

static void
hp_start_page_init (HpStartPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  hp_steady_rows (GTK_WIDGET (self));
}

GtkWidget *
hp_start_page_new (GSettings *settings)
{
  HpStartPage *self = g_object_new (HP_TYPE_START_PAGE, NULL);

  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::known-documents", G_CALLBACK (known_cb), self, 0);
  return GTK_WIDGET (self);
}

void
hp_start_page_begin_new (HpStartPage *self)
{
  g_return_if_fail (HP_IS_START_PAGE (self));
  ensure_form (self);
  hp_new_election_begin (self->form);
}
