/* hp-page-preview.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/kit/hp-page-preview.h"

#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>

/* Of a screen's points to a paper's: 96 to 72. */
#define PIXELS_A_POINT (96.0 / 72.0)
#define MARGIN 12

static const int zooms[] = { 50, 67, 80, 100, 125, 150, 200, 300 };

struct _HpPagePreview
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkWidget *scroller;
  GtkWidget *paper;
  GtkWidget *place;
  HpSheet *sheet;
  char *name;
  int page;
  int zoom;
};

G_DEFINE_FINAL_TYPE (HpPagePreview, hp_page_preview, GTK_TYPE_WIDGET)

/* ---- the paper ---- */

#define HP_TYPE_PAPER (hp_paper_get_type ())
G_DECLARE_FINAL_TYPE (HpPaper, hp_paper, HP, PAPER, GtkWidget)

struct _HpPaper
{
  GtkWidget parent_instance;
  HpPagePreview *preview; /* its owner */
};

G_DEFINE_FINAL_TYPE (HpPaper, hp_paper, GTK_TYPE_WIDGET)

static gboolean
page_size (HpPagePreview *self, double *width, double *height)
{
  if (self == NULL || self->sheet == NULL || self->page >= hp_pages_count (self->sheet))
    return FALSE;
  hp_pages_size (self->sheet, self->page, width, height);
  return TRUE;
}

static GtkSizeRequestMode
hp_paper_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hp_paper_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                  int *natural, int *minimum_baseline, int *natural_baseline)
{
  HpPagePreview *preview = HP_PAPER (widget)->preview;
  double width, height, scale;

  *minimum = *natural = 0;
  if (!page_size (preview, &width, &height))
    return;
  scale = preview->zoom / 100.0 * PIXELS_A_POINT;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = preview->zoom > 0 ? (int) (width * scale) : 200;
      *natural = preview->zoom > 0 ? *minimum : (int) (width * PIXELS_A_POINT);
      return;
    }
  if (preview->zoom == 0)
    scale = (for_size > 0 ? for_size : width) / width;
  *minimum = *natural = (int) (height * scale);
}

static void
hp_paper_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HpPagePreview *preview = HP_PAPER (widget)->preview;
  int room = gtk_widget_get_width (widget), tall = gtk_widget_get_height (widget);
  double width, height, scale;
  cairo_t *cr;

  if (!page_size (preview, &width, &height))
    return;
  scale = MIN (room / width, tall / height);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, room, tall));
  cairo_scale (cr, scale, scale);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  hp_pages_draw (preview->sheet, preview->page, cr);
  cairo_destroy (cr);
}

static void
hp_paper_class_init (HpPaperClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_request_mode = hp_paper_get_request_mode;
  widget_class->measure = hp_paper_measure;
  widget_class->snapshot = hp_paper_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
hp_paper_init (HpPaper *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_margin_top (GTK_WIDGET (self), MARGIN);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self), MARGIN);
  gtk_widget_set_margin_start (GTK_WIDGET (self), MARGIN);
  gtk_widget_set_margin_end (GTK_WIDGET (self), MARGIN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "hp-paper");
}

/* ---- turning pages ---- */

static void
update (HpPagePreview *self)
{
  int n = hp_page_preview_n_pages (self);
  g_autofree char *place = n > 0 ? g_strdup_printf (_ ("Page %d of %d"), self->page + 1, n) : NULL;
  g_autofree char *name = n > 0 ? g_strdup_printf ("%s: %s", self->name, place) : g_strdup ("");

  gtk_label_set_text (GTK_LABEL (self->place), place != NULL ? place : "");
  gtk_widget_set_visible (self->paper, n > 0);
  hp_ui_name (self->paper, name, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.previous", self->page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.first", self->page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.next", self->page + 1 < n);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.last", self->page + 1 < n);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.zoom-in", n > 0 && self->zoom < 300);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.zoom-out", n > 0 && self->zoom != 50);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.fit", n > 0 && self->zoom != 0);
  gtk_widget_queue_resize (self->paper);
}

static GtkAdjustment *
scroll_of (HpPagePreview *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

void
hp_page_preview_set_page (HpPagePreview *self, int page)
{
  int n;

  g_return_if_fail (HP_IS_PAGE_PREVIEW (self));
  n = hp_page_preview_n_pages (self);
  page = CLAMP (page, 0, MAX (n - 1, 0));
  if (page == self->page)
    return;
  self->page = page;
  gtk_adjustment_set_value (scroll_of (self), 0);
  update (self);
}

void
hp_page_preview_set_zoom (HpPagePreview *self, int zoom)
{
  g_return_if_fail (HP_IS_PAGE_PREVIEW (self));
  self->zoom = zoom;
  gtk_widget_set_halign (self->paper, zoom > 0 ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
  update (self);
}

/* What the paper measures now where it takes the room that there is. */
static int
shown_zoom (HpPagePreview *self)
{
  double width, height;

  if (self->zoom > 0 || !page_size (self, &width, &height))
    return self->zoom > 0 ? self->zoom : 100;
  return (int) (gtk_widget_get_width (self->paper) / (width * PIXELS_A_POINT) * 100);
}

static void
step_zoom (HpPagePreview *self, gboolean in)
{
  int now = shown_zoom (self), next = in ? zooms[G_N_ELEMENTS (zooms) - 1] : zooms[0];

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      if (in && zooms[i] > now && zooms[i] < next)
        next = zooms[i];
      else if (!in && zooms[i] < now && zooms[i] > next)
        next = zooms[i];
    }
  hp_page_preview_set_zoom (self, next);
}

static void
page_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpPagePreview *self = HP_PAGE_PREVIEW (widget);

  if (g_str_equal (name, "preview.next"))
    hp_page_preview_set_page (self, self->page + 1);
  else if (g_str_equal (name, "preview.previous"))
    hp_page_preview_set_page (self, self->page - 1);
  else if (g_str_equal (name, "preview.last"))
    hp_page_preview_set_page (self, G_MAXINT);
  else
    hp_page_preview_set_page (self, 0);
}

static void
zoom_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpPagePreview *self = HP_PAGE_PREVIEW (widget);

  if (g_str_equal (name, "preview.fit"))
    hp_page_preview_set_zoom (self, 0);
  else
    step_zoom (self, g_str_equal (name, "preview.zoom-in"));
}

/* The wheel goes on to the next page where this one ends. */
static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, HpPagePreview *self)
{
  GtkAdjustment *scroll = scroll_of (self);
  double value = gtk_adjustment_get_value (scroll);
  double end = gtk_adjustment_get_upper (scroll) - gtk_adjustment_get_page_size (scroll);
  int n = hp_page_preview_n_pages (self);

  if (dy > 0 && value >= end - 1 && self->page + 1 < n)
    hp_page_preview_set_page (self, self->page + 1);
  else if (dy < 0 && value <= 1 && self->page > 0)
    {
      hp_page_preview_set_page (self, self->page - 1);
      gtk_adjustment_set_value (scroll, G_MAXDOUBLE);
    }
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* ---- building ---- */

static void
add_button (GtkWidget *bar, const char *icon, const char *text, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  hp_ui_name (button, text, TRUE);
  gtk_box_append (GTK_BOX (bar), button);
}

static GtkWidget *
make_bar (HpPagePreview *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->place = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->place, "hp-figure");
  add_button (bar, "go-previous-symbolic", _ ("Previous page (Page Up)"), "preview.previous");
  gtk_box_append (GTK_BOX (bar), self->place);
  add_button (bar, "go-next-symbolic", _ ("Next page (Page Down)"), "preview.next");
  gtk_widget_set_hexpand (self->place, TRUE);
  add_button (bar, "zoom-out-symbolic", _ ("Smaller (Ctrl+−)"), "preview.zoom-out");
  add_button (bar, "zoom-in-symbolic", _ ("Larger (Ctrl++)"), "preview.zoom-in");
  add_button (bar, "zoom-fit-best-symbolic", _ ("As wide as there is room (Ctrl+0)"),
              "preview.fit");
  return bar;
}

static void
add_bindings (GtkWidgetClass *klass)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } bindings[] = {
    { GDK_KEY_Page_Down, 0, "preview.next" },
    { GDK_KEY_Page_Up, 0, "preview.previous" },
    { GDK_KEY_Home, GDK_CONTROL_MASK, "preview.first" },
    { GDK_KEY_End, GDK_CONTROL_MASK, "preview.last" },
    { GDK_KEY_plus, GDK_CONTROL_MASK, "preview.zoom-in" },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "preview.zoom-in" },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "preview.zoom-in" },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "preview.zoom-out" },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "preview.zoom-out" },
    { GDK_KEY_0, GDK_CONTROL_MASK, "preview.fit" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_widget_class_add_binding_action (klass, bindings[i].key, bindings[i].modifiers,
                                         bindings[i].action, NULL);
}

static void
hp_page_preview_dispose (GObject *object)
{
  HpPagePreview *self = HP_PAGE_PREVIEW (object);

  if (self->paper != NULL)
    HP_PAPER (self->paper)->preview = NULL;
  self->paper = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->sheet, hp_sheet_free);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (hp_page_preview_parent_class)->dispose (object);
}

static void
hp_page_preview_class_init (HpPagePreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const turns[] = { "preview.next", "preview.previous", "preview.first",
                                       "preview.last" };
  static const char *const sizes[] = { "preview.zoom-in", "preview.zoom-out", "preview.fit" };

  G_OBJECT_CLASS (klass)->dispose = hp_page_preview_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    gtk_widget_class_install_action (widget_class, turns[i], NULL, page_cb);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    gtk_widget_class_install_action (widget_class, sizes[i], NULL, zoom_cb);
  add_bindings (widget_class);
}

static void
hp_page_preview_init (HpPagePreview *self)
{
  GtkEventController *wheel =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->scroller = gtk_scrolled_window_new ();
  self->paper = g_object_new (HP_TYPE_PAPER, NULL);
  HP_PAPER (self->paper)->preview = self;
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->paper);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_hexpand (self->scroller, TRUE);
  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  g_signal_connect_object (wheel, "scroll", G_CALLBACK (scroll_cb), self, 0);
  gtk_widget_add_controller (self->scroller, wheel);
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->name = g_strdup ("");
  hp_page_preview_set_zoom (self, 0);
}

GtkWidget *
hp_page_preview_new (void)
{
  return g_object_new (HP_TYPE_PAGE_PREVIEW, NULL);
}

void
hp_page_preview_set (HpPagePreview *self, HpSheet *sheet, const char *name, gboolean keep)
{
  int n;

  g_return_if_fail (HP_IS_PAGE_PREVIEW (self));
  g_clear_pointer (&self->sheet, hp_sheet_free);
  self->sheet = sheet;
  hp_set_str (&self->name, name != NULL ? name : "");
  n = hp_page_preview_n_pages (self);
  if (!keep || self->page >= n)
    {
      self->page = 0;
      gtk_adjustment_set_value (scroll_of (self), 0);
    }
  update (self);
}

int
hp_page_preview_n_pages (HpPagePreview *self)
{
  g_return_val_if_fail (HP_IS_PAGE_PREVIEW (self), 0);
  return self->sheet != NULL ? hp_pages_count (self->sheet) : 0;
}

int
hp_page_preview_get_page (HpPagePreview *self)
{
  g_return_val_if_fail (HP_IS_PAGE_PREVIEW (self), 0);
  return self->page;
}

int
hp_page_preview_get_zoom (HpPagePreview *self)
{
  g_return_val_if_fail (HP_IS_PAGE_PREVIEW (self), 0);
  return self->zoom;
}
