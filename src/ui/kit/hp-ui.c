/* hp-ui.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/kit/hp-ui.h"

#include "engine/core/hp-error.h"
#include "engine/core/hp-percent.h"
#include "ui/kit/hp-job-bar.h"

#include <string.h>

void
hp_ui_toast (GtkWidget *from, const char *text, gboolean undo)
{
  gtk_widget_activate_action (from, "win.toast", "(sb)", text, undo);
}

void
hp_ui_error (GtkWidget *from, const char *title, const GError *error)
{
  if (error != NULL && !hp_error_is_cancelled (error))
    gtk_widget_activate_action (from, "win.error", "(ss)", title, error->message);
}

void
hp_ui_go_to (GtkWidget *from, const char *page, const char *target)
{
  gtk_widget_activate_action (from, "win.go-to", "(ss)", page, target != NULL ? target : "");
}

void
hp_ui_show_job (GtkWidget *from, HpJob *job, const char *title)
{
  GtkRoot *root = gtk_widget_get_root (from);

  /* The window hangs its job bar on itself, so that nobody here needs to know its class; a dialog
   * lends the bar of the window it stands before. */
  for (GtkWindow *w = GTK_WINDOW (root); w != NULL; w = gtk_window_get_transient_for (w))
    {
      HpJobBar *bar = g_object_get_data (G_OBJECT (w), HP_JOB_BAR_KEY);

      if (bar != NULL)
        {
          hp_job_bar_add (bar, job, title);
          return;
        }
    }
}

char *
hp_ui_count (gint64 count)
{
  return count == HP_MISSING ? g_strdup ("–") : hp_count_format (count, '.');
}

char *
hp_ui_percent (gint64 part, gint64 whole)
{
  gint64 hundredths = part == HP_MISSING || whole == HP_MISSING ? -1 : hp_percent (part, whole);
  g_autofree char *text = hp_percent_format (hundredths, ',');

  return hundredths < 0 ? g_strdup ("–") : g_strconcat (text, " %", NULL);
}

char *
hp_ui_iso_date (const char *iso)
{
  HpDate date;

  return hp_date_from_iso (iso, &date) ? hp_date_to_vi (date) : g_strdup (iso);
}

char *
hp_ui_iso_time (const char *iso)
{
  if (iso == NULL || strlen (iso) < 16)
    return g_strdup (iso != NULL ? iso : "");
  return g_strdup_printf ("%.2s/%.2s/%.4s %.5s", iso + 8, iso + 5, iso, iso + 11);
}

gboolean
hp_ui_in_vietnamese (void)
{
  const char *const *languages = g_get_language_names ();

  return g_str_has_prefix (languages[0], "vi");
}

void
hp_ui_name (GtkWidget *widget, const char *name, gboolean tooltip)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (tooltip)
    gtk_widget_set_tooltip_text (widget, name);
}

static void
make_menu_cb (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

void
hp_ui_set_menu (GtkMenuButton *button, GMenuModel *menu)
{
  gtk_menu_button_set_create_popup_func (button, make_menu_cb, g_object_ref (menu), g_object_unref);
}

void
hp_ui_when_opened (GtkDropDown *choice, void (*open) (gpointer owner), gpointer owner)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (choice)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      g_signal_connect_object (child, "map", G_CALLBACK (open), owner, G_CONNECT_SWAPPED);
}
