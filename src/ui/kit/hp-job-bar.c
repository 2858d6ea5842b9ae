/* hp-job-bar.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/kit/hp-job-bar.h"

#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>

#define SHOW_AFTER_MS 500
#define WATCH_MS 100

typedef struct
{
  HpJobBar *bar;
  HpJob *job;
  GtkWidget *row;
  GtkWidget *progress;
  guint watch;
  int waited;
} Line;

struct _HpJobBar
{
  GtkBox parent_instance;
  GPtrArray *lines;
};

G_DEFINE_FINAL_TYPE (HpJobBar, hp_job_bar, GTK_TYPE_BOX)

static void
line_free (gpointer data)
{
  Line *line = data;

  g_clear_handle_id (&line->watch, g_source_remove);
  if (line->row != NULL)
    gtk_box_remove (GTK_BOX (line->bar), line->row);
  g_object_unref (line->job);
  g_free (line);
}

static void
cancel_cb (GtkButton *button, HpJob *job)
{
  hp_job_cancel (job);
  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
}

static void
show_progress (Line *line)
{
  int at = hp_job_get_progress (line->job);

  if (at < 0)
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (line->progress));
  else
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (line->progress), at / 1000.0);
}

static gboolean
watch_cb (gpointer data)
{
  Line *line = data;

  line->waited += WATCH_MS;
  if (!hp_job_is_running (line->job))
    {
      line->watch = 0;
      g_ptr_array_remove (line->bar->lines, line);
      return G_SOURCE_REMOVE;
    }
  if (line->waited >= SHOW_AFTER_MS)
    gtk_widget_set_visible (line->row, TRUE);
  show_progress (line);
  return G_SOURCE_CONTINUE;
}

void
hp_job_bar_add (HpJobBar *self, HpJob *job, const char *title)
{
  Line *line = g_new0 (Line, 1);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  line->bar = self;
  line->job = g_object_ref (job);
  line->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  line->progress = gtk_progress_bar_new ();
  gtk_widget_set_margin_start (line->row, 12);
  gtk_widget_set_margin_end (line->row, 12);
  gtk_widget_set_margin_top (line->row, 6);
  gtk_widget_set_margin_bottom (line->row, 6);
  gtk_widget_set_hexpand (line->progress, TRUE);
  gtk_widget_set_valign (line->progress, GTK_ALIGN_CENTER);
  hp_ui_name (line->progress, title, FALSE);
  gtk_box_append (GTK_BOX (line->row), label);
  gtk_box_append (GTK_BOX (line->row), line->progress);
  gtk_box_append (GTK_BOX (line->row), cancel);
  gtk_widget_set_visible (line->row, FALSE);
  gtk_box_append (GTK_BOX (self), line->row);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (cancel_cb), job, 0);
  line->watch = g_timeout_add (WATCH_MS, watch_cb, line);
  g_ptr_array_add (self->lines, line);
}

gboolean
hp_job_bar_is_busy (HpJobBar *self)
{
  return self->lines->len > 0;
}

static void
hp_job_bar_dispose (GObject *object)
{
  g_ptr_array_set_size (HP_JOB_BAR (object)->lines, 0);
  G_OBJECT_CLASS (hp_job_bar_parent_class)->dispose (object);
}

static void
hp_job_bar_finalize (GObject *object)
{
  g_ptr_array_unref (HP_JOB_BAR (object)->lines);
  G_OBJECT_CLASS (hp_job_bar_parent_class)->finalize (object);
}

static void
hp_job_bar_class_init (HpJobBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hp_job_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = hp_job_bar_finalize;
}

static void
hp_job_bar_init (HpJobBar *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->lines = g_ptr_array_new_with_free_func (line_free);
}

GtkWidget *
hp_job_bar_new (void)
{
  return g_object_new (HP_TYPE_JOB_BAR, NULL);
}
