/* hp-table-row.c: one row of a table on screen, filled again and again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/kit/hp-table-private.h"

struct _HpTableRow
{
  GtkWidget parent_instance;
  HpTableLayout *layout;
  GPtrArray *cells; /* GtkInscription, children */
  HpRow *item;
  gulong stamp;
  guint position;
  gboolean named;
};

G_DEFINE_FINAL_TYPE (HpTableRow, hp_table_row, GTK_TYPE_WIDGET)

/* ---- layout of the columns ---- */

#define LEAST_WIDTH 40
#define LEAST_EXPANDED 140

int
hp_table_layout_place (HpTableLayout *layout, GtkWidget *widget, int width)
{
  int dpi = 0, fixed = 0, expanding = 0, x = 0, share;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  layout->scale = dpi > 0 ? dpi / (96.0 * 1024.0) : 1.0;
  for (int i = 0; i < layout->n_columns; i++)
    {
      int own = layout->dragged[i] > 0 ? layout->dragged[i] : layout->columns[i].width;

      if (own < 0)
        expanding++;
      else
        fixed += (int) (own * layout->scale);
    }
  share = expanding > 0 ? (width - fixed) / expanding : 0;
  share = MAX (share, (int) (LEAST_EXPANDED * layout->scale));
  for (int i = 0; i < layout->n_columns; i++)
    {
      int own = layout->dragged[i] > 0 ? layout->dragged[i] : layout->columns[i].width;

      layout->x[i] = x;
      x += own < 0 ? share : MAX ((int) (own * layout->scale), LEAST_WIDTH);
    }
  layout->x[layout->n_columns] = x;
  return x;
}

char *
hp_table_layout_text (const HpTableLayout *layout, HpRow *row, int column)
{
  const HpTableColumn *c = &layout->columns[column];
  char *text = c->text != NULL ? c->text (row, c->value, layout->data) : NULL;

  return text != NULL ? text : g_strdup (hp_row_text (row, c->value));
}

/* ---- the row ---- */

static void
fill (HpTableRow *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      GtkInscription *cell = g_ptr_array_index (self->cells, i);
      g_autofree char *text =
          self->item != NULL ? hp_table_layout_text (self->layout, self->item, (int) i) : NULL;

      if (g_strcmp0 (gtk_inscription_get_text (cell), text) != 0)
        gtk_inscription_set_text (cell, text);
    }
  if (self->named)
    hp_table_row_name (self);
}

static void
stamp_cb (HpRow *item, GParamSpec *pspec, HpTableRow *self)
{
  fill (self);
}

void
hp_table_row_set (HpTableRow *self, HpRow *item, guint position)
{
  self->position = position;
  if (self->item == item)
    return;
  if (self->item != NULL)
    g_clear_signal_handler (&self->stamp, self->item);
  g_set_object (&self->item, item);
  if (item != NULL)
    self->stamp = g_signal_connect (item, "notify::stamp", G_CALLBACK (stamp_cb), self);
  if (self->named)
    {
      self->named = FALSE;
      gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL);
    }
  if (item != NULL)
    fill (self);
}

void
hp_table_row_set_selected (HpTableRow *self, gboolean selected)
{
  gboolean before = (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_SELECTED) != 0;

  if (before == selected)
    return;
  if (selected)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

guint
hp_table_row_get_position (HpTableRow *self)
{
  return self->position;
}

void
hp_table_row_name (HpTableRow *self)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < self->cells->len; i++)
    {
      const char *text = gtk_inscription_get_text (g_ptr_array_index (self->cells, i));

      if (text != NULL && *text != '\0')
        g_string_append_printf (name, "%s%s: %s", name->len > 0 ? "; " : "",
                                self->layout->columns[i].title, text);
    }
  self->named = TRUE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  -1);
}

char *
hp_table_row_cut_text (HpTableRow *self, double x)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      GtkWidget *cell = g_ptr_array_index (self->cells, i);
      const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (cell));
      g_autoptr (PangoLayout) layout = NULL;
      int width;

      if (x < self->layout->x[i] || x >= self->layout->x[i + 1])
        continue;
      layout = gtk_widget_create_pango_layout (cell, text);
      pango_layout_get_pixel_size (layout, &width, NULL);
      return text != NULL && width > gtk_widget_get_width (cell) ? g_strdup (text) : NULL;
    }
  return NULL;
}

static void
hp_table_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  HpTableRow *self = HP_TABLE_ROW (widget);

  for (guint i = 0; i < self->cells->len; i++)
    {
      int least, best;

      gtk_widget_measure (g_ptr_array_index (self->cells, i), orientation, -1, &least, &best, NULL,
                          NULL);
      if (orientation == GTK_ORIENTATION_VERTICAL)
        *minimum = *natural = MAX (*natural, best);
    }
}

/* All texts of the row on one line: one that is cut off may have a taller font for its ellipsis. */
static int
baseline_of (HpTableRow *self, int height)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int ascent = PANGO_PIXELS (pango_font_metrics_get_ascent (metrics));
  int descent = PANGO_PIXELS (pango_font_metrics_get_descent (metrics));

  pango_font_metrics_unref (metrics);
  return (height - ascent - descent) / 2 + ascent;
}

static void
hp_table_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HpTableRow *self = HP_TABLE_ROW (widget);
  const int *x = self->layout->x;
  int line = baseline_of (self, height);

  for (guint i = 0; i < self->cells->len; i++)
    {
      GtkAllocation place = { x[i], 0, x[i + 1] - x[i], height };

      if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
        place.x = width - x[i + 1];
      gtk_widget_size_allocate (g_ptr_array_index (self->cells, i), &place, line);
    }
}

static void
hp_table_row_dispose (GObject *object)
{
  HpTableRow *self = HP_TABLE_ROW (object);

  hp_table_row_set (self, NULL, HP_TABLE_NONE);
  for (guint i = 0; self->cells != NULL && i < self->cells->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->cells, i));
  g_clear_pointer (&self->cells, g_ptr_array_unref);

  G_OBJECT_CLASS (hp_table_row_parent_class)->dispose (object);
}

static void
hp_table_row_class_init (HpTableRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hp_table_row_dispose;
  widget_class->measure = hp_table_row_measure;
  widget_class->size_allocate = hp_table_row_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
hp_table_row_init (HpTableRow *self)
{
  self->cells = g_ptr_array_new ();
  self->position = HP_TABLE_NONE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
hp_table_row_new (HpTableLayout *layout)
{
  HpTableRow *self = g_object_new (HP_TYPE_TABLE_ROW, NULL);

  self->layout = layout;
  for (int i = 0; i < layout->n_columns; i++)
    {
      GtkWidget *cell = gtk_inscription_new (NULL);

      gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                         GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
      gtk_inscription_set_nat_lines (GTK_INSCRIPTION (cell), 1);
      gtk_inscription_set_min_lines (GTK_INSCRIPTION (cell), 1);
      gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), 0);
      if (layout->columns[i].figure)
        {
          gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), 1.0f);
          gtk_widget_add_css_class (cell, "hp-figure");
        }
      gtk_widget_set_parent (cell, GTK_WIDGET (self));
      g_ptr_array_add (self->cells, cell);
    }
  return GTK_WIDGET (self);
}
