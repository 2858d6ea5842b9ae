/* test-voter-detail.c: one voter edited with its checks, several moved, struck off
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/voters-fixture.h"

#include "ui/voters/hp-move-dialog.h"

#include <string.h>

static void
test_edit (Fixture *f, gconstpointer data)
{
  g_autoptr (HpVoter) second = load (f, id_of (f, 1));
  g_autoptr (HpVoter) after = NULL;
  g_autofree char *before = NULL;
  gint64 id = id_of (f, 0);

  select_row (f, 0);
  before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (field (f, "Name"))));
  g_assert_cmpstr (before, ==, cell (f, 0, NAME));
  g_assert_true (hp_ui_test_shows (detail_of (f), "Station 1"));
  /* Refused: no name; somebody else's number. */
  enter (f, "Name", "");
  g_assert_true (hp_ui_test_shows (detail_of (f), "Error: The name is missing."));
  act (f, "voters.save");
  g_assert_cmpstr (cell (f, 0, NAME), ==, before);
  enter (f, "Name", "Đặng Thị Ước");
  enter (f, "Identity number", second->identity);
  g_assert_true (hp_ui_test_shows (detail_of (f), "is in the list of station"));
  act (f, "voters.save");
  g_assert_true (hp_ui_test_shows (detail_of (f), "was not saved"));
  g_assert_cmpstr (cell (f, 0, NAME), ==, before);
  /* Leaving is not possible meanwhile, and nothing typed is lost. */
  select_row (f, 3);
  g_assert_cmpint (hp_voter_detail_get_id (HP_VOTER_DETAIL (detail_of (f))), ==, id);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field (f, "Name"))), ==, "Đặng Thị Ước");
  act (f, "voters.revert");
  enter (f, "Name", "Đặng Thị Ước");
  act (f, "voters.save");
  after = load (f, id);
  g_assert_cmpstr (after->name, ==, "Đặng Thị Ước");
  g_assert_cmpstr (cell (f, 0, NAME), ==, "Đặng Thị Ước");
  g_assert_true (hp_ui_test_shows (detail_of (f), "Changed"));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  hp_ui_test_settle ();
  g_assert_cmpstr (cell (f, 0, NAME), ==, before);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field (f, "Name"))), ==, before);
  hp_ui_test_assert_named (f->window);
}

static void
test_birth_date (Fixture *f, gconstpointer data)
{
  g_autoptr (HpVoter) before = load (f, id_of (f, 0));
  g_autoptr (HpVoter) after = NULL;

  select_row (f, 0);
  enter (f, "Birth date", "05/23/1980");
  g_assert_true (hp_ui_test_shows (detail_of (f), "perhaps 23/05/1980"));
  act (f, "voters.save");
  g_assert_true (hp_ui_test_shows (detail_of (f), "Not saved"));
  enter (f, "Birth date", "1/1/2020");
  g_assert_true (hp_ui_test_shows (detail_of (f), "not old enough"));
  act (f, "voters.save");
  after = load (f, before->id);
  g_assert_cmpint (hp_date_compare (before->birth, after->birth), ==, 0);
}

/* Going to another voter stores what was changed before. */
static void
test_leave (Fixture *f, gconstpointer data)
{
  gint64 id = id_of (f, 0);
  g_autoptr (HpVoter) after = NULL;

  select_row (f, 0);
  enter (f, "Note", "đã đối chiếu");
  select_row (f, 1);
  after = load (f, id);
  g_assert_cmpstr (after->note, ==, "đã đối chiếu");
  g_assert_cmpint (hp_voter_detail_get_id (HP_VOTER_DETAIL (detail_of (f))), ==, id_of (f, 1));
}

/* ---- several voters ---- */

static void
undo (Fixture *f)
{
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  hp_ui_test_settle ();
}

static void
test_move (Fixture *f, gconstpointer data)
{
  g_autoptr (GArray) ids = NULL;
  GtkWindow *dialog;

  select_row (f, 0);
  list_of (f)->anchor = 0;
  for (guint i = 1; i < 3; i++)
    {
      gint64 id = id_of (f, i);

      g_hash_table_add (list_of (f)->selected, g_memdup2 (&id, sizeof id));
    }
  g_signal_emit_by_name (list_of (f), "selection-changed");
  ids = hp_table_view_get_selected (f->view);
  g_assert_cmpuint (ids->len, ==, 3);
  g_assert_true (hp_ui_test_shows (f->page, "3 voters selected"));
  act (f, "voters.move");
  dialog = hp_ui_test_dialog ();
  g_assert_true (HP_IS_MOVE_DIALOG (dialog));
  g_assert_cmpstr (gtk_window_get_title (dialog), ==, "Move 3 voters");
  hp_ui_test_assert_named (dialog);
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (hp_ui_test_get (dialog, ADW_TYPE_COMBO_ROW, "To station")), 1);
  gtk_editable_set_text (GTK_EDITABLE (hp_ui_test_get (dialog, ADW_TYPE_ENTRY_ROW, "Reason")),
                         "chuyển nhà");
  g_signal_emit_by_name (hp_ui_test_get (dialog, GTK_TYPE_BUTTON, "_Move"), "clicked");
  hp_ui_test_settle ();
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (station_of (f, g_array_index (ids, gint64, i)), ==, 2);
  g_assert_true (hp_ui_test_shows (f->window, "3 voters moved to station 2"));
  select_row (f, hp_table_find (HP_TABLE (list_of (f)->model), g_array_index (ids, gint64, 0)));
  g_assert_true (hp_ui_test_shows (detail_of (f), "Moved from station 1 to station 2"));
  g_assert_true (hp_ui_test_shows (detail_of (f), "chuyển nhà"));
  undo (f);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (station_of (f, g_array_index (ids, gint64, i)), ==, 1);
}

static void
test_states (Fixture *f, gconstpointer data)
{
  gint64 id = id_of (f, 2);

  select_row (f, 2);
  act (f, "voters.elsewhere");
  g_assert_cmpstr (cell (f, 2, NOTE), ==, "Votes elsewhere");
  g_assert_true (hp_ui_test_shows (detail_of (f), "Votes elsewhere"));
  act (f, "voters.listed");
  g_assert_null (strstr (cell (f, 2, NOTE), "Votes elsewhere"));
  act (f, "voters.remove");
  g_assert_cmpuint (n_rows (f), ==, VOTERS - 1);
  g_assert_cmpuint (hp_table_view_n_selected (f->view), ==, 0);
  undo (f);
  g_assert_cmpuint (n_rows (f), ==, VOTERS);
  g_assert_cmpint (id_of (f, 2), ==, id);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *, gconstpointer);
  } tests[] = {
    { "/ui/voter-detail/edit", test_edit },     { "/ui/voter-detail/birth-date", test_birth_date },
    { "/ui/voter-detail/leave", test_leave },   { "/ui/voter-detail/move", test_move },
    { "/ui/voter-detail/states", test_states },
  };

  hp_ui_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, open_ward, tests[i].func, close_ward);
  return hp_ui_test_run ();
}
