/* hp-help.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/shell/hp-help.h"

#include "ui/kit/hp-ui.h"
#include "ui/shell/hp-page-list.h"

#include <glib/gi18n.h>
#include <string.h>

#define RESOURCES "/vn/homphieu/HomPhieu/help/"

GBytes *
hp_help_text (const char *page)
{
  g_autofree char *path =
      g_strdup_printf (RESOURCES "%s/%s.md", hp_ui_in_vietnamese () ? "vi" : "en", page);

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

char *
hp_help_markup (const char *line)
{
  g_autofree char *escaped = g_markup_escape_text (line, -1);
  GString *markup = g_string_new (NULL);
  gboolean strong = FALSE, key = FALSE;

  for (const char *p = escaped; *p != '\0'; p++)
    if (p[0] == '*' && p[1] == '*')
      {
        g_string_append (markup, strong ? "</b>" : "<b>");
        strong = !strong;
        p++;
      }
    else if (*p == '`')
      {
        g_string_append (markup, key ? "</tt></b>" : "<b><tt>");
        key = !key;
      }
    else
      g_string_append_c (markup, *p);
  if (key)
    g_string_append (markup, "</tt></b>");
  if (strong)
    g_string_append (markup, "</b>");
  return g_string_free (markup, FALSE);
}

static GtkWidget *
make_label (const char *line, const char *style)
{
  g_autofree char *markup = hp_help_markup (line);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  /* The reader goes through it with the arrow keys of the scroller, not label by label. */
  gtk_widget_set_focusable (label, FALSE);
  gtk_widget_set_hexpand (label, TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_line (GtkBox *box, const char *line)
{
  GtkWidget *label;

  if (g_str_has_prefix (line, "# "))
    label = make_label (line + 2, "title-1");
  else if (g_str_has_prefix (line, "## "))
    {
      label = make_label (line + 3, "title-4");
      gtk_widget_set_margin_top (label, 12);
    }
  else if (g_str_has_prefix (line, "- "))
    {
      GtkWidget *dot = gtk_label_new ("•");

      label = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      gtk_widget_set_valign (dot, GTK_ALIGN_START);
      gtk_widget_set_margin_start (label, 6);
      gtk_box_append (GTK_BOX (label), dot);
      gtk_box_append (GTK_BOX (label), make_label (line + 2, NULL));
    }
  else
    label = make_label (line, NULL);
  gtk_box_append (box, label);
}

static GtkWidget *
make_page (const char *id)
{
  g_autoptr (GBytes) text = hp_help_text (id);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? g_bytes_get_data (text, NULL) : "", "\n", -1);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      add_line (GTK_BOX (box), lines[i]);
  gtk_widget_set_margin_top (box, 24);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 24);
  gtk_widget_set_margin_end (box, 24);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 720);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_widget_set_focusable (scroller, TRUE);
  return scroller;
}

static void
add_page (GtkStack *stack, const char *id, const char *title)
{
  g_autoptr (GBytes) text = hp_help_text (id);
  GtkWidget *page;

  if (text == NULL)
    return;
  page = make_page (id);
  hp_ui_name (page, title, FALSE);
  gtk_stack_add_titled (stack, page, id, title);
}

GtkWidget *
hp_help_new (const char *page)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *sidebar = gtk_stack_sidebar_new ();
  GtkWidget *stack = gtk_stack_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();
  guint n;
  const HpPageInfo *pages = hp_page_list (&n);

  add_page (GTK_STACK (stack), "start", _ ("Beginning"));
  for (guint i = 0; i < n; i++)
    add_page (GTK_STACK (stack), pages[i].id, _ (pages[i].title));
  add_page (GTK_STACK (stack), "keys", _ ("Keyboard"));
  gtk_stack_sidebar_set_stack (GTK_STACK_SIDEBAR (sidebar), GTK_STACK (stack));
  if (page != NULL && gtk_stack_get_child_by_name (GTK_STACK (stack), page) != NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (stack), page);
  gtk_widget_set_vexpand (inner, TRUE);
  gtk_box_append (GTK_BOX (inner), sidebar);
  gtk_box_append (GTK_BOX (inner), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (inner), stack);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), inner);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Help"));
  gtk_window_set_default_size (GTK_WINDOW (window), 860, 640);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  return window;
}
