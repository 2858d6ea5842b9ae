/* hp-findings-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/kit/hp-findings-list.h"

#include "paper/kit/hp-words.h"

#include <glib/gi18n.h>

struct _HpFindingsList
{
  GtkWidget parent_instance;
  GtkWidget *list;
  GPtrArray *findings; /* copies */
  gboolean with_place;
};

G_DEFINE_FINAL_TYPE (HpFindingsList, hp_findings_list, GTK_TYPE_WIDGET)

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
row_activated_cb (GtkListBox *box, GtkListBoxRow *row, HpFindingsList *self)
{
  guint at = (guint) gtk_list_box_row_get_index (row);

  if (at < self->findings->len)
    g_signal_emit (self, signals[ACTIVATED], 0, g_ptr_array_index (self->findings, at));
}

static GtkWidget *
make_label (const char *text, gboolean dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_set_hexpand (label, TRUE);
  if (dim)
    gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
make_row (HpFindingsList *self, const HpFinding *finding)
{
  gboolean error = finding->severity == HP_SEVERITY_ERROR;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon =
      gtk_image_new_from_icon_name (error ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  GtkWidget *code = gtk_label_new (finding->code);
  g_autofree char *text = hp_words_finding (finding);
  g_autofree char *place = self->with_place ? hp_words_place (finding) : NULL;
  g_autofree char *advice = hp_words_finding_advice (finding);
  g_autofree char *name = g_strdup_printf ("%s: %s", hp_words_severity (finding->severity), text);

  gtk_widget_add_css_class (icon, error ? "hp-finding-error" : "hp-finding-warning");
  gtk_widget_add_css_class (code, "dim-label");
  gtk_widget_add_css_class (code, "hp-figure");
  if (place != NULL && *place != '\0')
    gtk_box_append (GTK_BOX (texts), make_label (place, TRUE));
  gtk_box_append (GTK_BOX (texts), make_label (text, FALSE));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), code);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_widget_set_margin_start (box, 8);
  gtk_widget_set_margin_end (box, 8);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  if (*advice != '\0')
    gtk_widget_set_tooltip_text (row, advice);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
add_line (HpFindingsList *self, const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = make_label (text, TRUE);

  gtk_widget_set_margin_top (label, 10);
  gtk_widget_set_margin_bottom (label, 10);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

void
hp_findings_list_set (HpFindingsList *self, GPtrArray *findings, const char *empty, guint limit)
{
  GtkWidget *child;
  guint n;

  g_return_if_fail (HP_IS_FINDINGS_LIST (self));
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  g_ptr_array_set_size (self->findings, 0);
  n = limit > 0 ? MIN (limit, findings->len) : findings->len;
  for (guint i = 0; i < n; i++)
    {
      const HpFinding *finding = g_ptr_array_index (findings, i);

      g_ptr_array_add (self->findings, hp_finding_copy (finding));
      gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (self, finding));
    }
  if (findings->len == 0 && empty != NULL)
    add_line (self, empty);
  else if (n < findings->len)
    {
      g_autofree char *more = g_strdup_printf (
          ngettext ("and %u more", "and %u more", findings->len - n), findings->len - n);

      add_line (self, more);
    }
}

static void
hp_findings_list_dispose (GObject *object)
{
  HpFindingsList *self = HP_FINDINGS_LIST (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  G_OBJECT_CLASS (hp_findings_list_parent_class)->dispose (object);
}

static void
hp_findings_list_class_init (HpFindingsListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hp_findings_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[ACTIVATED] = g_signal_new ("activated", HP_TYPE_FINDINGS_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
hp_findings_list_init (HpFindingsList *self)
{
  self->findings = hp_findings_new ();
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Findings"), -1);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, 0);
}

GtkWidget *
hp_findings_list_new (gboolean with_place)
{
  HpFindingsList *self = g_object_new (HP_TYPE_FINDINGS_LIST, NULL);

  self->with_place = with_place;
  return GTK_WIDGET (self);
}
