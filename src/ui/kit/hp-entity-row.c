/* hp-entity-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/kit/hp-entity-row.h"

#include "engine/core/hp-finding.h"
#include "engine/core/hp-text.h"
#include "ui/kit/hp-steady-layout.h"

#include <adwaita.h>
#include <string.h>

#define AT_ONCE 12 /* rows that fill a window */
#define PER_TURN 6 /* and then so many at a time: to measure a row takes about a millisecond */
#define MORE_KEY "hp-entity-rows-more"

struct _HpEntityRow
{
  GtkListBoxRow parent_instance;
  gint64 id;
  GtkWidget *title;
  GtkWidget *figure;
  GtkWidget *subtitle;
  GtkWidget *state;
};

G_DEFINE_FINAL_TYPE (HpEntityRow, hp_entity_row, GTK_TYPE_LIST_BOX_ROW)

gint64
hp_entity_row_get_id (HpEntityRow *self)
{
  g_return_val_if_fail (HP_IS_ENTITY_ROW (self), 0);
  return self->id;
}

static const char *
text_of (GtkWidget *label)
{
  return gtk_label_get_text (GTK_LABEL (label));
}

/* All that is seen, for a screen reader in one go. */
static void
update_name (HpEntityRow *self)
{
  GtkWidget *const parts[] = { self->title, self->figure, self->subtitle, self->state };
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*text_of (parts[i]) != '\0')
      g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", text_of (parts[i]));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  -1);
}

static gboolean
set_text (GtkWidget *label, const char *text)
{
  text = text != NULL ? text : "";
  if (g_str_equal (text_of (label), text))
    return FALSE;
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, *text != '\0');
  return TRUE;
}

void
hp_entity_row_set_title (HpEntityRow *self, const char *title, const char *figure)
{
  gboolean changed = set_text (self->title, title);

  if (set_text (self->figure, figure) || changed)
    update_name (self);
}

void
hp_entity_row_set_subtitle (HpEntityRow *self, const char *subtitle)
{
  if (set_text (self->subtitle, subtitle))
    update_name (self);
}

void
hp_entity_row_set_state (HpEntityRow *self, const char *state, int severity)
{
  gtk_widget_remove_css_class (self->state, "hp-finding-error");
  gtk_widget_remove_css_class (self->state, "hp-finding-warning");
  gtk_widget_remove_css_class (self->state, "dim-label");
  gtk_widget_add_css_class (self->state, severity == HP_SEVERITY_ERROR     ? "hp-finding-error"
                                         : severity == HP_SEVERITY_WARNING ? "hp-finding-warning"
                                                                           : "dim-label");
  if (set_text (self->state, state))
    update_name (self);
}

gboolean
hp_entity_row_matches (HpEntityRow *self, const char *folded_words)
{
  g_autofree char *all = g_strjoin (" ", text_of (self->title), text_of (self->subtitle), NULL);
  g_autofree char *fold = hp_text_fold (all);

  return strstr (fold, folded_words) != NULL;
}

static HpEntityRow *
find (GtkListBox *list, gint64 id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (HP_IS_ENTITY_ROW (row) && HP_ENTITY_ROW (row)->id == id)
      return HP_ENTITY_ROW (row);
  return NULL;
}

HpEntityRow *
hp_entity_row_find (GtkListBox *list, gint64 id)
{
  HpEntityRow *row = find (list, id);

  if (row != NULL)
    gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
  return row;
}

static gboolean
is_wanted (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static gboolean
show_more_cb (gpointer list)
{
  GtkListBoxRow *row;
  int n = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (!gtk_widget_get_visible (GTK_WIDGET (row)))
      {
        if (n++ == PER_TURN)
          return G_SOURCE_CONTINUE;
        gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
      }
  g_object_set_data (list, MORE_KEY, NULL);
  return G_SOURCE_REMOVE;
}

/* Rows that are new and many show from the top: what fills the window at once, the rest in the
 * breaks after it was drawn. */
static void
show_by_and_by (GtkListBox *list, GPtrArray *fresh)
{
  if (fresh->len <= AT_ONCE)
    return;
  for (guint i = AT_ONCE; i < fresh->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (fresh, i), FALSE);
  if (g_object_get_data (G_OBJECT (list), MORE_KEY) == NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, show_more_cb, g_object_ref (list), g_object_unref);
  g_object_set_data (G_OBJECT (list), MORE_KEY, GINT_TO_POINTER (1));
}

void
hp_entity_rows_sync (GtkListBox *list, GArray *ids)
{
  g_autoptr (GPtrArray) fresh = g_ptr_array_new ();
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL;)
    if (is_wanted (ids, hp_entity_row_get_id (HP_ENTITY_ROW (row))))
      i++;
    else
      gtk_list_box_remove (list, GTK_WIDGET (row));
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      HpEntityRow *there;

      row = gtk_list_box_get_row_at_index (list, (int) i);
      if (row != NULL && hp_entity_row_get_id (HP_ENTITY_ROW (row)) == id)
        continue;
      there = find (list, id);
      if (there == NULL)
        {
          g_ptr_array_add (fresh, hp_entity_row_new (id));
          gtk_list_box_insert (list, g_ptr_array_index (fresh, fresh->len - 1), (int) i);
          continue;
        }
      g_object_ref (there);
      gtk_list_box_remove (list, GTK_WIDGET (there));
      gtk_list_box_insert (list, GTK_WIDGET (there), (int) i);
      g_object_unref (there);
    }
  show_by_and_by (list, fresh);
}

static void
hp_entity_row_class_init (HpEntityRowClass *klass)
{
}

static GtkWidget *
make_label (gboolean wrap)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_set_visible (label, FALSE);
  if (wrap)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    }
  return label;
}

static void
hp_entity_row_init (HpEntityRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *steady = adw_bin_new ();

  self->title = make_label (TRUE);
  self->figure = make_label (FALSE);
  self->subtitle = make_label (TRUE);
  self->state = make_label (TRUE);
  gtk_widget_set_layout_manager (steady, hp_steady_layout_new ());
  gtk_widget_set_hexpand (steady, TRUE);
  adw_bin_set_child (ADW_BIN (steady), self->title);
  gtk_widget_set_valign (self->figure, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_widget_add_css_class (self->figure, "hp-figure");
  gtk_widget_add_css_class (self->subtitle, "dim-label");
  gtk_widget_add_css_class (self->subtitle, "hp-figure");
  gtk_widget_add_css_class (self->state, "caption");
  gtk_box_append (GTK_BOX (first), steady);
  gtk_box_append (GTK_BOX (first), self->figure);
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), self->subtitle);
  gtk_box_append (GTK_BOX (box), self->state);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

GtkWidget *
hp_entity_row_new (gint64 id)
{
  HpEntityRow *self = g_object_new (HP_TYPE_ENTITY_ROW, NULL);

  self->id = id;
  return GTK_WIDGET (self);
}
