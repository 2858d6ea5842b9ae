/* hp-banner.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/kit/hp-banner.h"

struct _HpBanner
{
  GtkWidget parent_instance;
  GtkWidget *revealer;
  GtkWidget *box;
  GtkWidget *label;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (HpBanner, hp_banner, GTK_TYPE_WIDGET)

static void
hp_banner_dispose (GObject *object)
{
  HpBanner *self = HP_BANNER (object);

  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  G_OBJECT_CLASS (hp_banner_parent_class)->dispose (object);
}

static void
hp_banner_class_init (HpBannerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hp_banner_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
hp_banner_init (HpBanner *self)
{
  self->revealer = gtk_revealer_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->label = gtk_label_new (NULL);
  self->button = gtk_button_new ();
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0.0f);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->button, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->label);
  gtk_box_append (GTK_BOX (self->box), self->button);
  gtk_widget_add_css_class (self->box, "hp-banner");
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), self->box);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
}

GtkWidget *
hp_banner_new (void)
{
  return g_object_new (HP_TYPE_BANNER, NULL);
}

void
hp_banner_set_text (HpBanner *self, const char *text, gboolean error)
{
  g_return_if_fail (HP_IS_BANNER (self));
  if (text != NULL)
    gtk_label_set_text (GTK_LABEL (self->label), text);
  if (error)
    gtk_widget_add_css_class (self->box, "error");
  else
    gtk_widget_remove_css_class (self->box, "error");
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), text != NULL);
}

void
hp_banner_set_button (HpBanner *self, const char *label, const char *action, GVariant *target)
{
  g_return_if_fail (HP_IS_BANNER (self));
  gtk_widget_set_visible (self->button, label != NULL);
  if (label == NULL)
    return;
  gtk_button_set_use_underline (GTK_BUTTON (self->button), TRUE);
  gtk_button_set_label (GTK_BUTTON (self->button), label);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action);
}
