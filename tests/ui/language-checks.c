/* language-checks.c: nothing cut, nothing outside, nothing left in English
 *
 * With HOMPHIEU_TEST_WORDS, a list of English words, none of these may be seen (see pseudo.py).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "language.h"

#include "ui/shell/hp-application.h"

#include <string.h>

gboolean hp_language_in_help;

static GHashTable *english; /* words; NULL where English may be seen */
static char *rules;         /* of the election: its own words are there in two languages */
static guint faults;
static const char *where;
static gboolean large; /* 200 % text */

static void G_GNUC_PRINTF (2, 3) fault (GtkWidget *widget, const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autoptr (GString) path = g_string_new (NULL);
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  for (int i = 0; widget != NULL && i < 5; i++, widget = gtk_widget_get_parent (widget))
    g_string_append_printf (path, " < %s", G_OBJECT_TYPE_NAME (widget));
  g_test_message ("%s: %s%s", where, text, path->str);
  faults++;
}

/* Data that is not translated: names of people, forms and places of the made-up ward. */
static gboolean
is_data (const char *word)
{
  static const char *const words[] = { "Long",   "Hanh", "Minh",  "homphieu", "xlsx",
                                       "Escape", "Page", "Down",  "Ctrl",     "Enter",
                                       "Shift",  "root", "Linux", "Demo" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], word))
      return TRUE;
  return FALSE;
}

/* The library's own words, which it translates itself. */
static gboolean
is_foreign (GtkWidget *widget)
{
  return GTK_IS_IMAGE (widget)
         || (ADW_IS_PREFERENCES_WINDOW (gtk_widget_get_root (widget))
             && gtk_widget_get_ancestor (widget, ADW_TYPE_HEADER_BAR) != NULL);
}

static void
check_words (GtkWidget *widget, const char *text)
{
  g_auto (GStrv) words = NULL;

  if (english == NULL || hp_language_in_help || text == NULL || is_foreign (widget)
      || strstr (text, "-2026.") != NULL || (*text != '\0' && strstr (rules, text) != NULL))
    return;
  words = g_regex_split_simple ("[^\\p{L}]+", text, G_REGEX_OPTIMIZE, 0);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_hash_table_contains (english, words[i]) && !is_data (words[i]))
      {
        fault (widget, "English “%s” in “%s”", words[i], text);
        return;
      }
}

static gboolean
has_tooltip (GtkWidget *widget)
{
  for (int i = 0; widget != NULL && i < 6; i++, widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_has_tooltip (widget))
      return TRUE;
  return FALSE;
}

/* Parts of the library's own widgets: the title of a window, the chosen line of a drop-down, the
 * heading of a group or of a field. They may be cut where the text is huge or made longer; the hint
 * in an empty field always. */
static gboolean
may_be_cut (GtkWidget *widget)
{
  static const char *const owners[] = { "AdwWindowTitle", "GtkListItemWidget",   "AdwGizmo",
                                        "GtkText",        "AdwPreferencesGroup", "AdwHeaderBar" };

  if (gtk_widget_get_ancestor (widget, GTK_TYPE_TEXT) != NULL)
    return TRUE;
  if (english == NULL && !large)
    return FALSE;
  for (int i = 0; widget != NULL && i < 5; i++, widget = gtk_widget_get_parent (widget))
    for (guint k = 0; k < G_N_ELEMENTS (owners); k++)
      if (g_str_equal (G_OBJECT_TYPE_NAME (widget), owners[k]))
        return TRUE;
  return FALSE;
}

static void
check_label (GtkLabel *label)
{
  GtkWidget *widget = GTK_WIDGET (label);
  int least, tall;
  /* Measures count the margins in, allocations do not. */
  int width = gtk_widget_get_allocated_width (widget) + gtk_widget_get_margin_start (widget)
              + gtk_widget_get_margin_end (widget);
  int height = gtk_widget_get_allocated_height (widget) + gtk_widget_get_margin_top (widget)
               + gtk_widget_get_margin_bottom (widget);

  if (*gtk_label_get_text (label) == '\0')
    return;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &tall, NULL, NULL, NULL);
  if (width < least || height + 1 < tall)
    fault (widget, "“%s” has %d × %d and needs %d × %d", gtk_label_get_text (label), width, height,
           least, tall);
  if (!may_be_cut (widget) && pango_layout_is_ellipsized (gtk_label_get_layout (label))
      && !has_tooltip (widget))
    fault (widget, "“%s” is cut and no tooltip tells the rest", gtk_label_get_text (label));
}

static void
check_inscription (GtkInscription *inscription)
{
  const char *text = gtk_inscription_get_text (inscription);
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  if (text == NULL || *text == '\0'
      || gtk_inscription_get_text_overflow (inscription) == GTK_INSCRIPTION_OVERFLOW_CLIP)
    return;
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (inscription), text);
  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width > gtk_widget_get_width (GTK_WIDGET (inscription))
      && gtk_inscription_get_nat_lines (inscription) <= 1
      && !has_tooltip (GTK_WIDGET (inscription)))
    fault (GTK_WIDGET (inscription), "“%s” is cut and no tooltip tells the rest", text);
}

/* What cannot be scrolled to has to be inside of what shows it. */
static void
check_inside (GtkWidget *widget, GtkWidget *window)
{
  GtkWidget *frame = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  gboolean wide = TRUE, high = TRUE;
  graphene_rect_t box;

  for (GtkWidget *w = frame; w != NULL;
       w = gtk_widget_get_ancestor (gtk_widget_get_parent (w), GTK_TYPE_SCROLLED_WINDOW))
    {
      GtkPolicyType across, down;

      gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (w), &across, &down);
      wide &= across == GTK_POLICY_NEVER;
      high &= down == GTK_POLICY_NEVER;
    }
  if (!gtk_widget_compute_bounds (widget, window, &box))
    return;
  if ((wide
       && (box.origin.x < -1 || box.origin.x + box.size.width > gtk_widget_get_width (window) + 1))
      || (high
          && (box.origin.y < -1
              || box.origin.y + box.size.height > gtk_widget_get_height (window) + 1)))
    fault (widget, "outside of the window: %g, %g, %g × %g", box.origin.x, box.origin.y,
           box.size.width, box.size.height);
}

static void
check_tree (GtkWidget *widget, GtkWidget *window)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  /* Popovers, and the tooltip of what happens to be under the pointer, are no part of the screen.
   */
  if (!gtk_widget_get_mapped (widget) || (GTK_IS_NATIVE (widget) && widget != window)
      || g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkWindowControls"))
    return;
  check_words (widget, tooltip);
  if (GTK_IS_LABEL (widget))
    {
      check_words (widget, gtk_label_get_text (GTK_LABEL (widget)));
      check_label (GTK_LABEL (widget));
      check_inside (widget, window);
    }
  else if (GTK_IS_INSCRIPTION (widget))
    {
      check_words (widget, gtk_inscription_get_text (GTK_INSCRIPTION (widget)));
      check_inscription (GTK_INSCRIPTION (widget));
    }
  else if (GTK_IS_BUTTON (widget) || GTK_IS_ENTRY (widget))
    check_inside (widget, window);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_tree (child, window);
}

void
hp_language_check_now (gpointer window, const char *name)
{
  where = name;
  g_test_message ("%s", name);
  if (english != NULL && large && GTK_IS_SHORTCUTS_WINDOW (window))
    return;
  if (gtk_widget_get_width (window) > HP_LANGUAGE_WIDTH
      || gtk_widget_get_height (window) > HP_LANGUAGE_HEIGHT)
    fault (window, "the window needs %d × %d", gtk_widget_get_width (window),
           gtk_widget_get_height (window));
  check_tree (window, window);
}

void
hp_language_check (gpointer window, const char *name)
{
  hp_ui_test_settle ();
  hp_language_check_now (window, name);
}

void
hp_language_check_popover (GtkWidget *popover, const char *name)
{
  where = name;
  g_test_message ("%s", name);
  if (!gtk_widget_get_mapped (popover))
    fault (popover, "it does not open");
  if (gtk_widget_get_width (popover) > HP_LANGUAGE_WIDTH
      || gtk_widget_get_height (popover) > HP_LANGUAGE_HEIGHT)
    fault (popover, "it needs %d × %d", gtk_widget_get_width (popover),
           gtk_widget_get_height (popover));
  for (GtkWidget *child = gtk_widget_get_first_child (popover); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_tree (child, popover);
}

HpWindow *
hp_language_window (HpSession *session)
{
  HpWindow *window = hp_window_new (NULL, hp_ui_test_settings ());

  gtk_window_set_default_size (GTK_WINDOW (window), HP_LANGUAGE_WIDTH, HP_LANGUAGE_HEIGHT);
  if (session != NULL)
    hp_window_set_session (window, session);
  gtk_window_present (GTK_WINDOW (window));
  hp_ui_test_settle ();
  return window;
}

void
hp_language_begin (gconstpointer percent)
{
  faults = 0;
  large = GPOINTER_TO_INT (percent) > 100;
  hp_appearance_apply ("light", GPOINTER_TO_INT (percent));
}

void
hp_language_finish (HpWindow *window)
{
  hp_ui_test_close (window);
  if (faults > 0)
    g_test_fail ();
}

static void
load_words (void)
{
  const char *path = g_getenv ("HOMPHIEU_TEST_WORDS");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (path == NULL)
    return;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  english = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_hash_table_add (english, g_strdup (lines[i]));
  g_assert_cmpuint (g_hash_table_size (english), >, 300);
}

static void
load_rules (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "data", "elections", "2026.json", NULL);

  g_assert_true (g_file_get_contents (path, &rules, NULL, NULL));
}

void
hp_language_load (void)
{
  load_words ();
  load_rules ();
}

void
hp_language_unload (void)
{
  g_clear_pointer (&english, g_hash_table_unref);
  g_clear_pointer (&rules, g_free);
}
