/* language-dialogs.c: what is opened over the pages: the import of voters, questions, menus
 *
 * Everything is found by its kind, not by its words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "language.h"

#include "engine/count/hp-tally.h"
#include "ui/count/hp-tally-form.h"
#include "ui/day/hp-turnout-grid.h"
#include "ui/kit/hp-file-dialog.h"
#include "ui/kit/hp-number-entry.h"
#include "ui/kit/hp-table-view.h"
#include "ui/shell/hp-page-list.h"
#include "ui/voters/hp-import-dialog.h"
#include "ui/voters/hp-import-mend.h"

#include <string.h>

static void
act (gpointer widget, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (widget), action, NULL));
  hp_ui_test_settle ();
}

static GPtrArray *
find_all (gpointer root, GType type, GPtrArray *found)
{
  if (found == NULL)
    found = g_ptr_array_new ();
  if (gtk_widget_get_mapped (root) && g_type_is_a (G_OBJECT_TYPE (root), type))
    g_ptr_array_add (found, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_all (child, type, found);
  return found;
}

/* Looks at the dialog that is open, and leaves it open. */
static GtkWindow *
check_open (const char *name)
{
  GtkWindow *dialog = hp_ui_test_dialog ();

  g_assert_nonnull (dialog);
  hp_language_check (dialog, name);
  return dialog;
}

static void
check_answered (const char *name, const char *response)
{
  check_open (name);
  hp_ui_test_respond (response);
}

/* ---- the import of voters ---- */

static gboolean
has_preview (gpointer dialog)
{
  return hp_ui_test_find (dialog, HP_TYPE_IMPORT_MEND, NULL) != NULL;
}

static gboolean
is_laid_out (gpointer dialog)
{
  GtkWidget *bar = hp_ui_test_find (dialog, GTK_TYPE_PROGRESS_BAR, NULL);

  return has_preview (dialog) || (bar != NULL && gtk_widget_get_width (bar) > 0);
}

static char *
long_sheet (void)
{
  char *path = g_build_filename (hp_ui_test_folder (), "long.csv", NULL);
  g_autoptr (GString) text = g_string_new ("STT,Họ và tên,Ngày sinh,Nam,Nữ,Số CCCD,QH,Tỉnh,Xã\n");

  for (int i = 1; i <= 60000; i++)
    g_string_append_printf (text, "%d,Nguyễn Văn Thử,01/01/1980,x,,0200800%05d,x,x,x\n", i, i);
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
  return path;
}

static void
check_preview (GtkWindow *dialog)
{
  g_autoptr (GPtrArray) tabs = find_all (dialog, GTK_TYPE_TOGGLE_BUTTON, NULL);
  GtkWidget *mode = hp_ui_test_get (dialog, GTK_TYPE_DROP_DOWN, NULL);
  GtkWidget *mend = hp_ui_test_get (dialog, HP_TYPE_IMPORT_MEND, NULL);
  g_autofree char *rejects = g_build_filename (hp_ui_test_folder (), "rejects.xlsx", NULL);

  hp_language_check (dialog, "voters: preview, rejected");
  gtk_editable_set_text (GTK_EDITABLE (hp_ui_test_get (mend, ADW_TYPE_ENTRY_ROW, NULL)), "9");
  hp_language_check (dialog, "voters: preview, a row made worse");
  for (guint i = 0; i < tabs->len; i++)
    if (g_type_is_a (G_OBJECT_TYPE (gtk_widget_get_parent (tabs->pdata[i])), GTK_TYPE_BOX)
        && gtk_widget_get_ancestor (tabs->pdata[i], GTK_TYPE_DROP_DOWN) == NULL)
      {
        gtk_toggle_button_set_active (tabs->pdata[i], TRUE);
        hp_language_check (dialog, "voters: preview, another tab");
      }
  for (guint i = 1; i < 3; i++)
    {
      gtk_drop_down_set_selected (GTK_DROP_DOWN (mode), i);
      hp_language_check (dialog, "voters: preview, another mode");
    }
  hp_file_dialog_set_answer (rejects);
  act (dialog, "import.rejects");
  hp_language_check (dialog, "voters: preview, rejected rows saved");
}

void
hp_language_test_voter_import (gconstpointer percent)
{
  g_autoptr (HpSession) session = hp_ui_test_demo (900, 2, HP_DEMO_LISTED);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "voters-2026.xlsx", NULL);
  g_autofree char *none = g_build_filename (hp_ui_test_folder (), "trống.xlsx", NULL);
  g_autofree char *large = long_sheet ();
  GtkWindow *dialog;
  HpWindow *window;

  hp_language_begin (percent);
  window = hp_language_window (session);
  act (hp_ui_test_page (window, "voters", NULL), "voters.import");
  dialog = check_open ("voters: choose");
  g_assert_true (g_file_set_contents (none, "no sheet", -1, NULL));
  hp_import_dialog_read (HP_IMPORT_DIALOG (dialog), none);
  hp_ui_test_sleep (200);
  hp_language_check (dialog, "voters: refused");
  hp_import_dialog_read (HP_IMPORT_DIALOG (dialog), large);
  hp_ui_test_wait (is_laid_out, dialog);
  hp_language_check_now (dialog, "voters: reading");
  act (dialog, "import.stop");
  hp_ui_test_sleep (300);
  hp_ui_test_settle ();
  hp_import_dialog_read (HP_IMPORT_DIALOG (dialog), path);
  hp_ui_test_wait (has_preview, dialog);
  check_preview (dialog);
  hp_file_dialog_set_answer (NULL);
  gtk_window_destroy (dialog);
  hp_language_finish (window);
}

/* ---- tallies ---- */

/* Good figures but for more ballots given out than voters, which asks for a reason. */
static HpTallyFigures *
figures (const HpTally *t, gint64 first_vote)
{
  HpTallyFigures *f = hp_tally_figures_new (t->seats, t->candidates, 0);
  const struct
  {
    HpTallyField field;
    gint64 value;
  } head[] = { { HP_TALLY_VOTED, 200 },
               { HP_TALLY_ISSUED, 201 },
               { HP_TALLY_COLLECTED, 200 },
               { HP_TALLY_VALID, 195 },
               { HP_TALLY_INVALID, 5 } };

  for (guint i = 0; i < G_N_ELEMENTS (head); i++)
    hp_tally_figures_set (f, head[i].field, -1, head[i].value);
  for (int k = 0; k < t->seats; k++)
    hp_tally_figures_set (f, HP_TALLY_KEPT, k, k + 1 == t->seats ? 195 : 0);
  for (int i = 0; i < t->candidates; i++)
    hp_tally_figures_set (f, HP_TALLY_VOTES, i, i == 0 ? first_vote : i < t->seats ? 195 : 0);
  return f;
}

static void
enter (HpSession *session, int entry, const char *by, gint64 first_vote)
{
  HpDb *db = hp_session_get_db (session);
  g_autoptr (GError) error = NULL;
  g_autoptr (HpTally) tally = hp_tally_load (db, 1, HP_BODY_QH, &error);
  g_autoptr (HpTallyFigures) f = figures (tally, first_vote);

  hp_tally_enter (db, hp_session_get_rules (session), 1, HP_BODY_QH, entry, by, f, NULL, &error);
  g_assert_no_error (error);
}

static void
check_reread (HpPhasePage *page)
{
  GtkWindow *dialog;
  GtkWidget *entry;
  g_autoptr (GPtrArray) buttons = NULL;

  act (hp_ui_test_get (page, HP_TYPE_TALLY_FORM, NULL), "tally.reread");
  dialog = check_open ("tally: read again");
  /* A third figure settles nothing, and that is said. */
  entry = hp_ui_test_get (dialog, HP_TYPE_NUMBER_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_first_child (entry)), "17");
  buttons =
      find_all (hp_ui_test_get (dialog, GTK_TYPE_SCROLLED_WINDOW, NULL), GTK_TYPE_BUTTON, NULL);
  g_assert_cmpuint (buttons->len, ==, 1);
  gtk_widget_activate (buttons->pdata[0]);
  g_assert_true (check_open ("tally: read a third figure") == dialog);
  gtk_window_destroy (dialog);
  hp_ui_test_settle ();
}

void
hp_language_test_tally (gconstpointer percent)
{
  static const char *const actions[] = { "tally.zero-rest", "tally.minutes" };
  g_autoptr (HpSession) session = hp_ui_test_demo (900, 3, HP_DEMO_LISTED);
  HpPhasePage *page;
  HpWindow *window;
  GtkWidget *form;

  hp_language_begin (percent);
  window = hp_language_window (session);
  page = hp_ui_test_page (window, "count", "1:qh");
  form = hp_ui_test_get (page, HP_TYPE_TALLY_FORM, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      act (form, actions[i]);
      gtk_window_destroy (check_open (actions[i]));
      hp_ui_test_settle ();
    }
  enter (session, 1, "Nông Thị Hoa", 195);
  enter (session, 2, "Lý Văn Sơn", 194);
  check_reread (page);
  enter (session, 2, "Lý Văn Sơn", 195);
  hp_language_check (window, "tally: agreed");
  act (form, "tally.seal");
  check_answered ("tally: seal?", "accept");
  check_answered ("tally: reason", "cancel");
  hp_language_finish (window);
}

/* ---- turnout ---- */

static void
type (GtkWidget *entry, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_first_child (entry)), text);
  g_signal_emit_by_name (entry, "committed");
  hp_ui_test_settle ();
}

void
hp_language_test_turnout (gconstpointer percent)
{
  g_autoptr (HpSession) session = hp_ui_test_demo (900, 3, HP_DEMO_LISTED);
  g_autoptr (GPtrArray) entries = NULL;
  HpPhasePage *page;
  HpWindow *window;
  GtkWidget *field;

  hp_language_begin (percent);
  window = hp_language_window (session);
  page = hp_ui_test_page (window, "turnout", NULL);
  act (page, "turnout.remove-mark");
  check_answered ("turnout: remove a mark", "cancel");
  act (page, "turnout.add-mark");
  field = hp_ui_test_get (check_open ("turnout: add a mark"), GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (field), "soon");
  hp_ui_test_respond ("accept");
  check_answered ("turnout: that is no time", "cancel");
  entries =
      find_all (hp_ui_test_get (page, HP_TYPE_TURNOUT_GRID, NULL), HP_TYPE_NUMBER_ENTRY, NULL);
  type (entries->pdata[0], "100");
  type (entries->pdata[1], "90");
  check_answered ("turnout: a figure that falls", "cancel");
  hp_language_finish (window);
}

/* ---- menus ---- */

static void
check_menus (gpointer window, const char *name)
{
  g_autoptr (GPtrArray) buttons = find_all (window, GTK_TYPE_MENU_BUTTON, NULL);

  g_assert_cmpuint (buttons->len, >, 0);
  for (guint i = 0; i < buttons->len; i++)
    {
      GtkMenuButton *button = buttons->pdata[i];
      g_autofree char *which = g_strdup_printf ("%s, menu %u", name, i + 1);
      GtkWidget *popover;

      if (!gtk_widget_is_sensitive (buttons->pdata[i]))
        continue;
      /* What is not in sight is scrolled to, as on the way there by keyboard. */
      gtk_widget_child_focus (buttons->pdata[i], GTK_DIR_TAB_FORWARD);
      hp_ui_test_settle ();
      gtk_menu_button_popup (button);
      hp_ui_test_settle ();
      popover = GTK_WIDGET (gtk_menu_button_get_popover (button));
      g_assert_nonnull (popover);
      hp_language_check_popover (popover, which);
      gtk_menu_button_popdown (button);
      hp_ui_test_settle ();
    }
}

/* Menus are made when they are first opened. */
void
hp_language_test_menus (gconstpointer percent)
{
  g_autoptr (HpSession) session = hp_ui_test_demo (900, 3, HP_DEMO_VOTED);
  HpWindow *window;
  guint n;
  const HpPageInfo *pages = hp_page_list (&n);

  hp_language_begin (percent);
  window = hp_language_window (NULL);
  check_menus (window, "start page");
  hp_language_finish (window);
  window = hp_language_window (session);
  for (guint i = 0; i < n; i++)
    {
      hp_window_go_to (window, pages[i].id, NULL);
      hp_ui_test_settle ();
      check_menus (window, pages[i].id);
    }
  hp_ui_test_page (window, "count", "1:qh");
  check_menus (window, "tally");
  hp_language_finish (window);
}
