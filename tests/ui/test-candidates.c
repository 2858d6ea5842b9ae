/* test-candidates.c: candidates: import, fields, official order, striking off, structure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/candidates/hp-candidate.h"
#include "engine/core/hp-util.h"
#include "engine/stations/hp-constituency.h"
#include "lib/hp-ui-test.h"
#include "paper/candidates/hp-import-candidates.h"
#include "paper/stations/hp-import-stations.h"
#include "ui/candidates/hp-candidates-page.h"
#include "ui/kit/hp-entity-row.h"
#include "ui/kit/hp-field-row.h"
#include "ui/kit/hp-file-dialog.h"
#include "ui/kit/hp-sheet-import.h"
#include "ui/kit/hp-table-view.h"

typedef struct
{
  HpSession *session;
  HpWindow *window;
  HpPhasePage *page;
  HpDb *db;
} Fixture;

static void
open_page (Fixture *f)
{
  f->db = hp_session_get_db (f->session);
  f->window = hp_ui_test_window (f->session);
  hp_window_go_to (f->window, "candidates", NULL);
  hp_ui_test_settle ();
  f->page = hp_window_get_page (f->window);
  g_assert_true (HP_IS_CANDIDATES_PAGE (f->page));
}

/* A document without anything; jobs need it in a file. */
static HpSession *
make_document (void)
{
  static int n = 0;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("empty-%d.homphieu", ++n);
  g_autofree char *path = g_build_filename (hp_ui_test_folder (), name, NULL);
  HpSession *session = hp_session_create (path, "2026", "Phường Chi Lăng", "tỉnh Lạng Sơn", NULL,
                                          NULL, "Nông Thị Ánh", &error);

  g_assert_no_error (error);
  return session;
}

static void
open_empty (Fixture *f, gconstpointer data)
{
  f->session = make_document ();
  open_page (f);
}

static void
read_sheet (Fixture *f, HpImportFunc import, const char *file)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", file, NULL);
  HpImportOptions options = HP_IMPORT_OPTIONS_NONE;
  int progress;
  HpImportReport *report =
      import (hp_session_get_db (f->session), hp_session_get_rules (f->session), path, &options,
              &progress, NULL, &error);

  g_assert_no_error (error);
  hp_import_report_free (report);
}

/* The ward of the sample sheets. */
static void
open_ward (Fixture *f, gconstpointer data)
{
  f->session = make_document ();
  read_sheet (f, hp_import_stations, "stations-2026.csv");
  read_sheet (f, hp_import_candidates, "candidates-2026.xlsx");
  open_page (f);
}

static void
open_counted (Fixture *f, gconstpointer data)
{
  f->session = hp_ui_test_demo (900, 3, HP_DEMO_COUNTED);
  open_page (f);
}

static void
close_ward (Fixture *f, gconstpointer data)
{
  hp_ui_test_close (f->window);
  g_assert_finalize_object (f->session);
}

static void
act (Fixture *f, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (f->page), action, NULL);
  hp_ui_test_settle ();
}

static void
undo (Fixture *f)
{
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  hp_ui_test_settle ();
}

static void
go_to (Fixture *f, const char *target)
{
  hp_window_go_to (f->window, "candidates", target);
  hp_ui_test_settle ();
}

static void
type (Fixture *f, const char *field, const char *text)
{
  GtkWidget *row = hp_ui_test_get (f->page, HP_TYPE_FIELD_ROW, field);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  hp_field_row_commit (HP_FIELD_ROW (row));
  hp_ui_test_settle ();
}

/* Names of those who stand, in ballot order. */
static char *
ballot (Fixture *f, HpBody body, int number)
{
  g_autoptr (HpConstituency) c = hp_constituency_load (f->db, body, number, NULL);
  g_autoptr (GPtrArray) list = hp_candidates_load (f->db, c->id, FALSE, NULL);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? ", " : "",
                            ((HpCandidate *) g_ptr_array_index (list, i))->name);
  return g_string_free (out, FALSE);
}

#define assert_ballot(f, body, number, expected)                                                   \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *ballot_ = ballot (f, body, number);                                           \
                                                                                                   \
    g_assert_cmpstr (ballot_, ==, expected);                                                       \
  }                                                                                                \
  G_STMT_END

static HpCandidate *
load (Fixture *f, HpBody body, int number, guint at)
{
  g_autoptr (HpConstituency) c = hp_constituency_load (f->db, body, number, NULL);
  g_autoptr (GPtrArray) list = hp_candidates_load (f->db, c->id, TRUE, NULL);

  g_assert_cmpuint (at, <, list->len);
  return g_ptr_array_steal_index (list, at);
}

/* ---- import ---- */

static gboolean
has_dialog (gpointer data)
{
  return HP_IS_SHEET_IMPORT (hp_ui_test_dialog ());
}

/* The toast comes when the job has told the page. */
static gboolean
is_imported (gpointer window)
{
  return hp_ui_test_shows (window, "23 rows imported");
}

/* A heading and 23 candidates of four constituencies, which the sheet makes. */
static void
test_import (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "candidates-2026.xlsx", NULL);

  g_assert_true (hp_ui_test_shows (f->page, "No constituencies yet"));
  hp_ui_test_assert_named (f->page);
  hp_file_dialog_set_answer (path);
  act (f, "candidates.import");
  hp_file_dialog_set_answer (NULL);
  hp_ui_test_wait (has_dialog, NULL);
  g_assert_true (hp_ui_test_shows (hp_ui_test_dialog (), "24 = 23 + 0 + 1 + 0 + 0"));
  hp_ui_test_assert_named (hp_ui_test_dialog ());
  gtk_widget_activate_action (GTK_WIDGET (hp_ui_test_dialog ()), "import.accept", NULL);
  hp_ui_test_wait (is_imported, f->window);
  hp_ui_test_settle ();
  g_assert_true (hp_ui_test_shows (f->page, "5 candidates, 3 to be elected: enough"));
  g_assert_true (hp_ui_test_shows (f->page, "8 candidates, 5 to be elected: enough"));
  undo (f);
  g_assert_true (hp_ui_test_shows (f->page, "No constituencies yet"));
}

/* ---- order ---- */

/* U, Ư … Y: Ước stands before Yến (Q&A 2026 Q112). */
static void
test_order (Fixture *f, gconstpointer data)
{
  assert_ballot (f, HP_BODY_XA, 2,
                 "Dương Văn Ân, Hoàng Thị Nhung, Lý Văn Tuấn, Nguyễn Ngọc Yến, Trần Văn Ước");
  g_assert_true (hp_ui_test_shows (f->page, "Not in the official order"));
  go_to (f, "xa:2");
  g_assert_true (hp_ui_test_shows (f->page, "Trần Văn Ước must stand before Nguyễn Ngọc Yến"));
  act (f, "candidates.sort");
  assert_ballot (f, HP_BODY_XA, 2,
                 "Dương Văn Ân, Hoàng Thị Nhung, Lý Văn Tuấn, Trần Văn Ước, Nguyễn Ngọc Yến");
  g_assert_false (hp_ui_test_shows (f->page, "Not in the official order"));
  undo (f);
  assert_ballot (f, HP_BODY_XA, 2,
                 "Dương Văn Ân, Hoàng Thị Nhung, Lý Văn Tuấn, Nguyễn Ngọc Yến, Trần Văn Ước");
  g_assert_true (hp_ui_test_shows (f->page, "Not in the official order"));
}

/* ---- fields ---- */

static void
test_fields (Fixture *f, gconstpointer data)
{
  g_autoptr (HpCandidate) c = NULL;

  go_to (f, "qh:1");
  hp_ui_test_assert_named (f->page);
  g_assert_true (hp_ui_test_shows (f->page, "Bà Nông Thị Ánh · National Assembly, constituency 1"));
  type (f, "Occupation, position", "Phó Chủ tịch phường");
  type (f, "Born: dd/mm/yyyy", "21/5/1988");
  type (f, "Foreign languages", "Tiếng Anh");
  adw_combo_row_set_selected (ADW_COMBO_ROW (hp_ui_test_get (f->page, ADW_TYPE_COMBO_ROW, "Sex")),
                              1);
  gtk_switch_set_active (GTK_SWITCH (hp_ui_test_get (f->page, GTK_TYPE_SWITCH, "Self-nominated")),
                         TRUE);
  hp_ui_test_settle ();
  c = load (f, HP_BODY_QH, 1, 0);
  g_assert_cmpstr (c->job, ==, "Phó Chủ tịch phường");
  g_assert_cmpint (c->birth.day, ==, 21);
  g_assert_cmpstr (c->languages, ==, "Tiếng Anh");
  g_assert_cmpstr (c->sex, ==, "male");
  g_assert_true (c->self_nominated);
  g_assert_true (hp_ui_test_shows (f->page, "Ông Nông Thị Ánh"));
  for (int i = 0; i < 5; i++)
    undo (f);
  g_clear_pointer (&c, hp_candidate_free);
  c = load (f, HP_BODY_QH, 1, 0);
  g_assert_cmpint (c->birth.day, ==, 20);
  g_assert_cmpstr (c->sex, ==, "female");
  g_assert_true (hp_ui_test_shows (f->page, "20/05/1988"));
}

/* Law 85/2015 art. 2: 21 on election day, 15/3/2026. */
static void
test_birth (Fixture *f, gconstpointer data)
{
  g_autoptr (HpCandidate) c = NULL;

  go_to (f, "qh:1");
  type (f, "Born: dd/mm/yyyy", "16/03/2005");
  g_assert_true (hp_ui_test_shows (f->page, "Not 21 years old on election day"));
  type (f, "Born: dd/mm/yyyy", "15/03/2005");
  g_assert_false (hp_ui_test_shows (f->page, "Not 21 years old on election day"));
  type (f, "Born: dd/mm/yyyy", "05/23/1980");
  g_assert_true (hp_ui_test_shows (f->page, "Day and month are exchanged: 23/05/1980?"));
  type (f, "Born: dd/mm/yyyy", "năm Tý");
  g_assert_true (hp_ui_test_shows (f->page, "That is no date."));
  c = load (f, HP_BODY_QH, 1, 0);
  g_assert_cmpint (c->birth.year, ==, 2005);
  type (f, "Full name", "");
  g_assert_nonnull (hp_ui_test_dialog ());
  hp_ui_test_respond ("close");
  g_assert_cmpstr (
      hp_field_row_get (HP_FIELD_ROW (hp_ui_test_get (f->page, HP_TYPE_FIELD_ROW, "Full name"))),
      ==, "Nông Thị Ánh");
}

/* ---- adding, striking off, removing ---- */

/* Law 85/2015 art. 57(6): three seats need five candidates. */
static void
test_strike_off (Fixture *f, gconstpointer data)
{
  go_to (f, "qh:1");
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (hp_ui_test_get (f->page, ADW_TYPE_COMBO_ROW, "Whether he or she stands")), 1);
  hp_ui_test_settle ();
  assert_ballot (f, HP_BODY_QH, 1, "Hoàng Văn Bình, Vi Đức Cường, Lương Thị Đào, Trần Quốc Hùng");
  g_assert_true (hp_ui_test_shows (f->page, "4 candidates, 3 to be elected: 1 too few"));
  g_assert_true (hp_ui_test_shows (f->page, "at least 5 are needed"));
  undo (f);
  g_assert_false (hp_ui_test_shows (f->page, "1 too few"));
}

static void
test_add_remove (Fixture *f, gconstpointer data)
{
  g_autoptr (HpCandidate) c = NULL;

  go_to (f, "qh:1");
  act (f, "candidates.add");
  gtk_editable_set_text (GTK_EDITABLE (hp_ui_test_get (hp_ui_test_dialog (), GTK_TYPE_ENTRY, NULL)),
                         "Triệu Văn Yên");
  hp_ui_test_respond ("accept");
  c = load (f, HP_BODY_QH, 1, 5);
  g_assert_cmpstr (c->name, ==, "Triệu Văn Yên");
  g_assert_true (hp_ui_test_shows (f->page, "6 candidates, 3 to be elected"));
  g_assert_true (hp_ui_test_shows (f->page, "Ông/Bà Triệu Văn Yên"));
  act (f, "candidates.remove");
  g_assert_true (hp_ui_test_shows (f->window, "Triệu Văn Yên removed"));
  assert_ballot (f, HP_BODY_QH, 1,
                 "Nông Thị Ánh, Hoàng Văn Bình, Vi Đức Cường, Lương Thị Đào, Trần Quốc Hùng");
  undo (f);
  assert_ballot (f, HP_BODY_QH, 1,
                 "Nông Thị Ánh, Hoàng Văn Bình, Vi Đức Cường, Lương Thị Đào, Trần Quốc Hùng, Triệu "
                 "Văn Yên");
}

/* Sealed tallies rest on the ballot as it was. */
static void
test_counted (Fixture *f, gconstpointer data)
{
  g_autofree char *before = ballot (f, HP_BODY_QH, 1);

  go_to (f, "qh:1");
  act (f, "candidates.remove");
  g_assert_nonnull (hp_ui_test_dialog ());
  hp_ui_test_respond ("close");
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (hp_ui_test_get (f->page, ADW_TYPE_COMBO_ROW, "Whether he or she stands")), 1);
  hp_ui_test_settle ();
  g_assert_nonnull (hp_ui_test_dialog ());
  hp_ui_test_respond ("close");
  assert_ballot (f, HP_BODY_QH, 1, before);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (
                        hp_ui_test_get (f->page, ADW_TYPE_COMBO_ROW, "Whether he or she stands"))),
                    ==, 0);
}

/* ---- structure ---- */

/* Two women of five, 35 % of five are 1.75, so two (Q&A 2026 Q31, Q35); of the thirteen of both
 * constituencies six are women, and 35 % of thirteen are 4.55, so five. */
static void
test_structure (Fixture *f, gconstpointer data)
{
  go_to (f, "qh:1");
  go_to (f, "structure");
  g_assert_true (hp_ui_test_shows (f->page, "2 of 5 · 40,00 %"));
  g_assert_true (hp_ui_test_shows (f->page, "Required: at least 35,00 %, that is 2: reached."));
  go_to (f, "xa:1");
  g_assert_true (hp_ui_test_shows (f->page, "6 of 13 · 46,15 %"));
  g_assert_true (hp_ui_test_shows (f->page, "Required: at least 35,00 %, that is 5: reached."));
  hp_ui_test_assert_named (f->page);
}

static void
test_go_to (Fixture *f, gconstpointer data)
{
  g_autoptr (HpCandidate) c = load (f, HP_BODY_XA, 1, 4);
  g_autofree char *target = g_strdup_printf ("xa:1:%" G_GINT64_FORMAT, c->id);

  go_to (f, target);
  g_assert_true (hp_ui_test_shows (
      f->page, "Ông Nông Văn Long · People’s Council of the commune, constituency 1"));
  go_to (f, "xa:77");
  g_assert_true (hp_ui_test_shows (f->page, "Ông Nông Văn Long"));
}

#define ADD(name, setup, func)                                                                     \
  g_test_add ("/ui/candidates/" name, Fixture, NULL, setup, func, close_ward)

int
main (int argc, char *argv[])
{
  hp_ui_test_init (&argc, &argv);
  ADD ("import", open_empty, test_import);
  ADD ("order", open_ward, test_order);
  ADD ("fields", open_ward, test_fields);
  ADD ("birth", open_ward, test_birth);
  ADD ("strike-off", open_ward, test_strike_off);
  ADD ("add-remove", open_ward, test_add_remove);
  ADD ("counted", open_counted, test_counted);
  ADD ("structure", open_ward, test_structure);
  ADD ("go-to", open_ward, test_go_to);
  return hp_ui_test_run ();
}
