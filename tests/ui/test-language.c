/* test-language.c: every screen in a language: nothing cut, nothing outside, nothing left in
 * English.
 *
 * The language is that of LANGUAGE, its catalogue that of HOMPHIEU_TEST_LOCALEDIR. With
 * HOMPHIEU_TEST_WORDS, a list of English words, none of these may be seen (see pseudo.py).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "lib/hp-ui-test.h"
#include "ui/kit/hp-file-dialog.h"
#include "ui/shell/hp-application.h"
#include "ui/shell/hp-help.h"
#include "ui/shell/hp-page-list.h"
#include "ui/shell/hp-preferences.h"
#include "ui/shell/hp-quick-search.h"

#include <glib/gi18n.h>
#include <libintl.h>
#include <string.h>

#define WIDTH 1366
#define HEIGHT 768

static GHashTable *english; /* words; NULL where English may be seen */
static char *rules;         /* of the election: its own words are there in two languages */
static guint faults;
static const char *where;
static gboolean large; /* 200 % text */
static gboolean in_help;

/* Places inside of pages with widgets of their own. */
static const struct
{
  const char *page;
  const char *target;
} places[] = {
  { "stations", "1" },
  { "stations", "constituency:xa:1" },
  { "stations", "finding:S01" },
  { "candidates", "xa:1" },
  { "candidates", "structure" },
  { "voters", "1" },
  { "turnout", "1" },
  { "count", "1:qh" },
  { "count", "1:xa:2" },
  { "count", "state:sealed" },
  { "results", "xa:1" },
  { "forms", "31:1" },
  { "journal", "1:xa" },
  { "setup", "members" },
};

/* Sheets and the actions that show what is in them. */
static const struct
{
  const char *page;
  const char *action;
  const char *sheet;
} imports[] = {
  { "stations", "stations.import", "stations-2026.csv" },
  { "candidates", "candidates.import", "candidates-2026.xlsx" },
};

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

  if (english == NULL || in_help || text == NULL || is_foreign (widget)
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

  if (!gtk_widget_get_mapped (widget) || GTK_IS_POPOVER (widget)
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

static void
check_window (gpointer window, const char *name)
{
  where = name;
  hp_ui_test_settle ();
  g_test_message ("%s", name);
  if (english != NULL && large && GTK_IS_SHORTCUTS_WINDOW (window))
    return;
  if (gtk_widget_get_width (window) > WIDTH || gtk_widget_get_height (window) > HEIGHT)
    fault (window, "the window needs %d × %d", gtk_widget_get_width (window),
           gtk_widget_get_height (window));
  check_tree (window, window);
}

static HpWindow *
make_window (HpSession *session)
{
  HpWindow *window = hp_window_new (NULL, hp_ui_test_settings ());

  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  if (session != NULL)
    hp_window_set_session (window, session);
  gtk_window_present (GTK_WINDOW (window));
  hp_ui_test_settle ();
  return window;
}

static void
check_pages (HpWindow *window, const char *kind)
{
  guint n;
  const HpPageInfo *pages = hp_page_list (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %s", kind, pages[i].id);

      hp_window_go_to (window, pages[i].id, NULL);
      hp_ui_test_sleep (60);
      check_window (window, name);
    }
}

static void
begin (gconstpointer data)
{
  faults = 0;
  large = GPOINTER_TO_INT (data) > 100;
  hp_appearance_apply ("light", GPOINTER_TO_INT (data));
}

/* All that is wrong with a screen is told, not only the first. */
static void
finish (HpWindow *window)
{
  hp_ui_test_close (window);
  if (faults > 0)
    g_test_fail ();
}

static void
test_start (gconstpointer data)
{
  HpWindow *window;

  begin (data);
  window = make_window (NULL);
  check_window (window, "start page");
  finish (window);
}

static void
test_empty (gconstpointer data)
{
  g_autoptr (HpSession) session = hp_ui_test_memory ();
  HpWindow *window;

  begin (data);
  window = make_window (session);
  check_pages (window, "empty");
  finish (window);
}

static void
test_full (gconstpointer data)
{
  g_autoptr (HpSession) session = hp_ui_test_demo (900, 3, HP_DEMO_COUNTED);
  HpWindow *window;

  begin (data);
  window = make_window (session);
  check_pages (window, "full");
  finish (window);
}

static void
test_places (gconstpointer data)
{
  g_autoptr (HpSession) session = hp_ui_test_demo (900, 3, HP_DEMO_VOTED);
  HpWindow *window;

  begin (data);
  window = make_window (session);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (hp_window_ensure_page (window, places[i].page) != NULL)
      {
        g_autofree char *name = g_strdup_printf ("%s at %s", places[i].page, places[i].target);

        hp_window_go_to (window, places[i].page, places[i].target);
        hp_ui_test_sleep (60);
        check_window (window, name);
      }
  finish (window);
}

/* The library's own pager of a window of shortcuts with several pages says this of its numbers. */
static GLogWriterOutput
writer_cb (GLogLevelFlags level, const GLogField *fields, gsize n, gpointer data)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (fields[i].key, "MESSAGE")
        && strstr (fields[i].value, "(label) reported min width -3") != NULL)
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n, data);
}

static void
check_dialog (GtkWidget *dialog, HpWindow *parent, const char *name)
{
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (parent));
  gtk_window_present (GTK_WINDOW (dialog));
  check_window (dialog, name);
  gtk_window_destroy (GTK_WINDOW (dialog));
  hp_ui_test_settle ();
}

static void
test_dialogs (gconstpointer data)
{
  g_autoptr (HpSession) session = hp_ui_test_demo (900, 3, HP_DEMO_VOTED);
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWidget *search;
  HpWindow *window;
  guint n;
  const HpPageInfo *pages = hp_page_list (&n);

  begin (data);
  window = make_window (session);
  check_dialog (hp_preferences_new (hp_ui_test_settings ()), window, "preferences");
  search = hp_quick_search_new (window);
  hp_quick_search_set_text (HP_QUICK_SEARCH (search), "an");
  check_dialog (search, window, "quick search");
  /* Help is a file for each language, not a catalogue. */
  in_help = TRUE;
  for (guint i = 0; i < n; i++)
    check_dialog (hp_help_new (pages[i].id), window, "help");
  in_help = FALSE;
  builder = gtk_builder_new_from_resource ("/vn/homphieu/HomPhieu/shell/help-overlay.ui");
  check_dialog (GTK_WIDGET (gtk_builder_get_object (builder, "help_overlay")), window, "shortcuts");
  finish (window);
}

static gboolean
has_dialog (gpointer data)
{
  return hp_ui_test_dialog () != NULL;
}

static void
test_imports (gconstpointer data)
{
  g_autoptr (HpSession) session = hp_ui_test_demo (900, 3, HP_DEMO_LISTED);
  HpWindow *window;

  begin (data);
  window = make_window (session);
  for (guint i = 0; i < G_N_ELEMENTS (imports); i++)
    {
      HpPhasePage *page = hp_window_ensure_page (window, imports[i].page);
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", imports[i].sheet, NULL);

      if (page == NULL)
        continue;
      hp_window_go_to (window, imports[i].page, NULL);
      hp_file_dialog_set_answer (path);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), imports[i].action, NULL));
      hp_ui_test_wait (has_dialog, NULL);
      check_window (hp_ui_test_dialog (), imports[i].action);
      gtk_window_destroy (hp_ui_test_dialog ());
      hp_ui_test_settle ();
    }
  hp_file_dialog_set_answer (NULL);
  finish (window);
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

static void
test_catalogue (void)
{
  g_assert_cmpstr (_ ("Overview"), !=, "Overview");
  g_assert_cmpstr (_ ("Preferences"), !=, "Preferences");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*func) (gconstpointer);
  } screens[] = { { "start", test_start },     { "empty", test_empty },
                  { "full", test_full },       { "places", test_places },
                  { "dialogs", test_dialogs }, { "imports", test_imports } };
  int result;

  hp_ui_test_init (&argc, &argv);
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("HOMPHIEU_TEST_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_log_set_writer_func (writer_cb, NULL, NULL);
  load_words ();
  load_rules ();
  g_test_add_func ("/language/catalogue", test_catalogue);
  for (guint i = 0; i < G_N_ELEMENTS (screens); i++)
    for (int scale = 100; scale <= 200; scale += 100)
      {
        g_autofree char *path = g_strdup_printf ("/language/%s/%d", screens[i].name, scale);

        g_test_add_data_func (path, GINT_TO_POINTER (scale), screens[i].func);
      }
  result = hp_ui_test_run ();
  g_clear_pointer (&english, g_hash_table_unref);
  g_free (rules);
  return result;
}
