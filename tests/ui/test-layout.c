/* test-layout.c: who is measured and how under the layout of stacks, and rows that come by and by.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "lib/hp-ui-test.h"
#include "ui/kit/hp-entity-row.h"
#include "ui/kit/hp-steady-layout.h"

#include <adwaita.h>

/* ---- a widget that counts what it is asked ---- */

#define PROBE_AREA 6000 /* it needs this many pixels, as a text does: the narrower, the higher */

#define PROBE_TYPE (probe_get_type ())
G_DECLARE_FINAL_TYPE (Probe, probe, HP, PROBE, GtkWidget)

struct _Probe
{
  GtkWidget parent_instance;
  int least_width;
  int least_height;
  guint measured;
  guint allocated;
  guint asked_backwards; /* for its width at a height */
};

G_DEFINE_FINAL_TYPE (Probe, probe, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
probe_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
probe_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
               int *natural, int *minimum_baseline, int *natural_baseline)
{
  Probe *self = HP_PROBE (widget);
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;
  int least = across ? self->least_width : self->least_height;

  self->measured++;
  self->asked_backwards += across && for_size >= 0;
  if (for_size > 0)
    least = MAX (least, PROBE_AREA / for_size);
  *minimum = least;
  *natural = across && for_size < 0 ? least * 2 : least;
}

static void
probe_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HP_PROBE (widget)->allocated++;
}

static void
probe_class_init (ProbeClass *klass)
{
  GTK_WIDGET_CLASS (klass)->get_request_mode = probe_get_request_mode;
  GTK_WIDGET_CLASS (klass)->measure = probe_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = probe_size_allocate;
}

static void
probe_init (Probe *self)
{
}

static Probe *
probe_new (int least_width, int least_height)
{
  Probe *self = g_object_new (PROBE_TYPE, NULL);

  self->least_width = least_width;
  self->least_height = least_height;
  return self;
}

/* ---- stacks ---- */

typedef struct
{
  GtkWidget *window;
  GtkWidget *stack;
  Probe *pages[3];
} Fixture;

static void
open_stack (Fixture *f, gconstpointer data)
{
  f->stack = gtk_stack_new ();
  gtk_widget_set_layout_manager (f->stack, hp_steady_layout_new ());
  gtk_stack_set_hhomogeneous (GTK_STACK (f->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (f->stack), FALSE);
  for (int i = 0; i < 3; i++)
    {
      const char *const names[] = { "first", "second", "third" };

      f->pages[i] = probe_new (100 + 50 * i, 40 + 30 * i);
      gtk_stack_add_named (GTK_STACK (f->stack), GTK_WIDGET (f->pages[i]), names[i]);
    }
  f->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (f->window), f->stack);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 600, 400);
  gtk_window_present (GTK_WINDOW (f->window));
  hp_ui_test_settle ();
}

static void
close_stack (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  hp_ui_test_settle ();
}

static void
assert_fills (Fixture *f, int page)
{
  GtkWidget *widget = GTK_WIDGET (f->pages[page]);

  g_assert_cmpint (gtk_widget_get_width (f->stack), >=, 500);
  g_assert_cmpint (gtk_widget_get_height (f->stack), >=, 300);
  g_assert_cmpint (gtk_widget_get_width (widget), ==, gtk_widget_get_width (f->stack));
  g_assert_cmpint (gtk_widget_get_height (widget), ==, gtk_widget_get_height (f->stack));
}

static void
test_shown_fills (Fixture *f, gconstpointer data)
{
  assert_fills (f, 0);
  gtk_stack_set_visible_child_name (GTK_STACK (f->stack), "third");
  hp_ui_test_settle ();
  assert_fills (f, 2);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 700, 500);
  hp_ui_test_settle ();
  assert_fills (f, 2);
}

static void
test_hidden_rest (Fixture *f, gconstpointer data)
{
  guint measured, allocated;

  g_assert_cmpuint (f->pages[0]->allocated, >, 0);
  for (int i = 1; i < 3; i++)
    {
      g_assert_cmpuint (f->pages[i]->measured, ==, 0);
      g_assert_cmpuint (f->pages[i]->allocated, ==, 0);
    }
  gtk_stack_set_visible_child_name (GTK_STACK (f->stack), "second");
  hp_ui_test_settle ();
  g_assert_cmpuint (f->pages[1]->measured, >, 0);
  g_assert_cmpuint (f->pages[1]->allocated, >, 0);
  g_assert_cmpuint (f->pages[2]->measured, ==, 0);
  measured = f->pages[0]->measured;
  allocated = f->pages[0]->allocated;
  gtk_widget_queue_resize (GTK_WIDGET (f->pages[1]));
  gtk_window_set_default_size (GTK_WINDOW (f->window), 700, 500);
  hp_ui_test_settle ();
  g_assert_cmpuint (f->pages[0]->measured, ==, measured);
  g_assert_cmpuint (f->pages[0]->allocated, ==, allocated);
}

static void
assert_least (GtkWidget *widget, int width, int height)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, ==, width);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, 600, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, ==, height);
}

/* The pages need 100 × 40, 150 × 70 and 200 × 100. */
static void
test_homogeneous (Fixture *f, gconstpointer data)
{
  GtkStack *stack = GTK_STACK (f->stack);

  assert_least (f->stack, 100, 40);
  gtk_stack_set_hhomogeneous (stack, TRUE);
  assert_least (f->stack, 200, 40);
  gtk_stack_set_vhomogeneous (stack, TRUE);
  assert_least (f->stack, 200, 100);
  gtk_stack_set_hhomogeneous (stack, FALSE);
  assert_least (f->stack, 100, 100);
  gtk_widget_set_visible (GTK_WIDGET (f->pages[2]), FALSE);
  assert_least (f->stack, 100, 70);
}

/* ---- a text in a box ---- */

static guint
asked_backwards (gboolean steady)
{
  GtkWidget *window = gtk_window_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *bin = adw_bin_new ();
  Probe *text = probe_new (60, 20);
  guint asked;

  if (steady)
    gtk_widget_set_layout_manager (bin, hp_steady_layout_new ());
  adw_bin_set_child (ADW_BIN (bin), GTK_WIDGET (text));
  gtk_widget_set_hexpand (bin, TRUE);
  gtk_box_append (GTK_BOX (box), bin);
  gtk_box_append (GTK_BOX (box), gtk_label_new ("1.234"));
  gtk_window_set_child (GTK_WINDOW (window), box);
  for (int width = 300; width <= 500; width += 100)
    {
      gtk_window_set_default_size (GTK_WINDOW (window), width, 200);
      gtk_window_present (GTK_WINDOW (window));
      hp_ui_test_settle ();
      g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (text)), ==, 200);
    }
  g_assert_cmpuint (text->allocated, >=, 3);
  asked = text->asked_backwards;
  gtk_window_destroy (GTK_WINDOW (window));
  hp_ui_test_settle ();
  return asked;
}

static void
test_text (void)
{
  g_assert_cmpuint (asked_backwards (TRUE), ==, 0);
  /* What it is for: without it GTK 4.8 asks. */
  if (gtk_get_minor_version () == 8)
    g_assert_cmpuint (asked_backwards (FALSE), >, 0);
}

/* ---- rows that show by and by ---- */

static GArray *
numbers (gint64 first, gint64 last)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 id = first; id <= last; id++)
    g_array_append_val (ids, id);
  return ids;
}

/* The ids of the rows that show, as "1-12 35". */
static char *
shown (GtkListBox *list)
{
  GString *text = g_string_new (NULL);
  gint64 first = 0, last = 0;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL || first != 0; i++)
    {
      gint64 id = row != NULL && gtk_widget_get_visible (GTK_WIDGET (row))
                      ? hp_entity_row_get_id (HP_ENTITY_ROW (row))
                      : 0;

      if (first != 0 && id != last + 1)
        {
          g_string_append_printf (text, first < last ? "%s%d-%d" : "%s%d", text->len > 0 ? " " : "",
                                  (int) first, (int) last);
          first = 0;
        }
      first = first == 0 ? id : first;
      last = id;
      if (row == NULL)
        break;
    }
  return g_string_free (text, FALSE);
}

static void
assert_shown (GtkListBox *list, const char *expected)
{
  g_autofree char *text = shown (list);

  g_assert_cmpstr (text, ==, expected);
}

static GtkListBox *
list_new (void)
{
  return GTK_LIST_BOX (g_object_ref_sink (gtk_list_box_new ()));
}

static void
test_rows_come (void)
{
  g_autoptr (GtkListBox) list = list_new ();
  g_autoptr (GArray) few = numbers (1, 12);
  g_autoptr (GArray) more = numbers (1, 20);
  g_autoptr (GArray) many = numbers (1, 60);

  hp_entity_rows_sync (list, few);
  assert_shown (list, "1-12");
  hp_entity_rows_sync (list, more);
  assert_shown (list, "1-20");
  hp_entity_rows_sync (list, many);
  assert_shown (list, "1-32");
  hp_ui_test_settle ();
  assert_shown (list, "1-60");
}

static void
test_row_found (void)
{
  g_autoptr (GtkListBox) list = list_new ();
  g_autoptr (GArray) ids = numbers (1, 40);
  HpEntityRow *row;

  hp_entity_rows_sync (list, ids);
  assert_shown (list, "1-12");
  row = hp_entity_row_find (list, 35);
  g_assert_cmpint (hp_entity_row_get_id (row), ==, 35);
  assert_shown (list, "1-12 35");
  g_assert_null (hp_entity_row_find (list, 41));
  hp_ui_test_settle ();
  assert_shown (list, "1-40");
}

/* Another list while the first is still coming: rows that stay keep their widgets. */
static void
test_rows_change (void)
{
  g_autoptr (GtkListBox) list = list_new ();
  g_autoptr (GArray) ids = numbers (1, 40);
  g_autoptr (GArray) other = numbers (101, 130);
  gint64 stays[] = { 20, 3 };
  HpEntityRow *rows[2];

  hp_entity_rows_sync (list, ids);
  for (int i = 0; i < 2; i++)
    rows[i] = HP_ENTITY_ROW (gtk_list_box_get_row_at_index (list, (int) stays[i] - 1));
  g_array_prepend_vals (other, stays, 2);
  hp_entity_rows_sync (list, other);
  assert_shown (list, "3 101-112");
  hp_ui_test_settle ();
  assert_shown (list, "20 3 101-130");
  for (int i = 0; i < 2; i++)
    g_assert_true (rows[i] == HP_ENTITY_ROW (gtk_list_box_get_row_at_index (list, i)));
  g_assert_null (gtk_list_box_get_row_at_index (list, 32));
}

static void
test_list_goes (void)
{
  GtkListBox *list = list_new ();
  g_autoptr (GArray) ids = numbers (1, 40);
  gpointer watched = list;

  g_object_add_weak_pointer (G_OBJECT (list), &watched);
  hp_entity_rows_sync (list, ids);
  g_object_unref (list);
  hp_ui_test_settle ();
  g_assert_null (watched);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, open_stack, func, close_stack)

static int
height_at (GtkWidget *widget, int width)
{
  int height;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

/* Titles of rows and groups look the same as libadwaita makes them: what stood between their labels
 * stands there still, at a width where they wrap and at one where they do not. */
static void
test_titles_keep_their_look (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();
  static const int widths[] = { 300, 900 };
  int before[2], row_before[2];

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), "Voting hours");
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      "Voting is from 07:00 to 19:00 unless it is decided otherwise, and nobody who stands in the "
      "line at the end is sent away.");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), "Opens");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               "The time at which the ballot box is shown, closed and sealed "
                               "before the first voter comes in.");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  gtk_window_set_child (GTK_WINDOW (window), group);
  gtk_window_present (GTK_WINDOW (window));
  hp_ui_test_settle ();
  for (int i = 0; i < 2; i++)
    {
      before[i] = height_at (group, widths[i]);
      row_before[i] = height_at (row, widths[i]);
    }
  g_assert_cmpint (before[0], >, before[1]);
  hp_steady_rows (window);
  for (int i = 0; i < 2; i++)
    {
      g_assert_cmpint (height_at (row, widths[i]), ==, row_before[i]);
      g_assert_cmpint (height_at (group, widths[i]), ==, before[i]);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  hp_ui_test_init (&argc, &argv);
  ADD ("/layout/shown-fills", test_shown_fills);
  ADD ("/layout/hidden-rest", test_hidden_rest);
  ADD ("/layout/homogeneous", test_homogeneous);
  g_test_add_func ("/layout/text", test_text);
  g_test_add_func ("/layout/titles-keep-their-look", test_titles_keep_their_look);
  g_test_add_func ("/layout/rows-come", test_rows_come);
  g_test_add_func ("/layout/row-found", test_row_found);
  g_test_add_func ("/layout/rows-change", test_rows_change);
  g_test_add_func ("/layout/list-goes", test_list_goes);
  return hp_ui_test_run ();
}
