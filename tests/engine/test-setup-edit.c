/* test-setup-edit.c: seats and candidates change together with the tallies; structure of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/candidates/hp-candidate-list.h"
#include "engine/candidates/hp-candidate-structure.h"
#include "engine/core/hp-util.h"
#include "engine/db/hp-journal.h"
#include "engine/session/hp-setup-edit.h"
#include "engine/stations/hp-station.h"
#include "lib/hp-test-count.h"
#include "lib/hp-test-ward.h"

#include <string.h>

static char *
stored_state (HpTestCount *ward, int station, const char *body)
{
  return hp_test_text (ward->db,
                       "SELECT state FROM tally t JOIN station s ON s.id = t.station_id"
                       " WHERE s.number = %d AND t.body = '%s'",
                       station, body);
}

#define assert_stored(ward, station, body, expected)                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *stored_ = stored_state (ward, station, body);                                 \
                                                                                                   \
    g_assert_cmpstr (stored_, ==, expected);                                                       \
  }                                                                                                \
  G_STMT_END

static gboolean
save_seats (HpTestCount *ward, HpBody body, int seats, GError **error)
{
  g_autoptr (HpConstituency) c = hp_constituency_load (ward->db, body, 1, NULL);

  g_assert_nonnull (c);
  c->seats = seats;
  return hp_session_save_constituency (ward->db, ward->rules, c, error);
}

static gint64
journal_rows (HpTestCount *ward)
{
  return hp_test_int (ward->db, "SELECT count (*) FROM journal");
}

static void
undo (HpTestCount *ward)
{
  g_autoptr (GError) error = NULL;

  hp_journal_undo (ward->db, NULL, &error);
  g_assert_no_error (error);
}

/* Three classes of ballots fit three seats only. */
static void
test_seats (void)
{
  g_autoptr (HpTestCount) ward = hp_test_count_ward ();
  g_autoptr (GError) error = NULL;
  gint64 rows;

  hp_test_count_agree (ward, 1, HP_BODY_XA, HP_TEST_GOOD);
  assert_stored (ward, 1, "xa", "agreed");
  rows = journal_rows (ward);
  g_assert_true (save_seats (ward, HP_BODY_XA, 4, &error));
  g_assert_no_error (error);
  assert_stored (ward, 1, "xa", "errors");
  g_assert_cmpint (journal_rows (ward), ==, rows + 1);
  undo (ward);
  assert_stored (ward, 1, "xa", "agreed");
  hp_test_assert_whole (ward->db);
}

/* Law 85/2015 art. 10: at most three deputies to the Assembly, five to a council. */
static void
test_seats_limit (void)
{
  static const struct
  {
    HpBody body;
    int seats;
    gboolean taken;
  } cases[] = {
    { HP_BODY_QH, 3, TRUE },   { HP_BODY_QH, 4, FALSE },    { HP_BODY_XA, 5, TRUE },
    { HP_BODY_XA, 6, FALSE },  { HP_BODY_XA, 0, TRUE },     { HP_BODY_XA, -1, FALSE },
    { HP_BODY_TINH, 5, TRUE }, { HP_BODY_TINH, 11, FALSE },
  };
  g_autoptr (HpTestCount) ward = hp_test_count_ward ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (save_seats (ward, cases[i].body, cases[i].seats, &error), ==,
                       cases[i].taken);
      if (!cases[i].taken)
        g_assert_error (error, HP_ERROR, HP_ERROR_INVALID);
    }
}

static void
test_sealed (void)
{
  g_autoptr (HpTestCount) ward = hp_test_count_ward ();
  g_autoptr (HpConstituency) c = hp_constituency_load (ward->db, HP_BODY_XA, 1, NULL);
  g_autoptr (GPtrArray) list = hp_candidates_load (ward->db, c->id, TRUE, NULL);
  g_autoptr (HpCandidate) extra = hp_candidate_new ();
  HpCandidate *first = g_ptr_array_index (list, 0);
  g_autoptr (GError) error = NULL;

  hp_test_count_seal (ward, 1, HP_BODY_XA, HP_TEST_GOOD);
  g_assert_false (save_seats (ward, HP_BODY_XA, 4, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_REFUSED);
  g_clear_error (&error);
  hp_set_str (&first->state, "removed");
  g_assert_false (hp_session_save_candidate (ward->db, ward->rules, first, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_REFUSED);
  g_clear_error (&error);
  hp_set_str (&extra->name, "Mới");
  extra->constituency_id = c->id;
  g_assert_false (hp_session_save_candidate (ward->db, ward->rules, extra, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_REFUSED);
  g_clear_error (&error);

  /* What no tally rests on can still be put right; other bodies are free. */
  hp_set_str (&first->state, "standing");
  hp_set_str (&first->job, "Giáo viên");
  g_assert_true (hp_session_save_candidate (ward->db, ward->rules, first, &error));
  hp_set_str (&c->name, "Khu trung tâm");
  g_assert_true (hp_session_save_constituency (ward->db, ward->rules, c, &error));
  g_assert_true (save_seats (ward, HP_BODY_TINH, 2, &error));
  g_assert_no_error (error);
}

/* The functions below all others refuse too, so that no sheet and no command comes round them; the
 * sentence names the place and says what to do. */
static void
test_sealed_below (void)
{
  static const struct
  {
    int position, seats; /* 0 = as it is */
    const char *state, *name;
    gboolean added, elsewhere, refused;
  } cases[] = {
    { .seats = 4, .refused = TRUE },
    { .seats = 3 },
    { .position = 9, .refused = TRUE },
    { .state = "removed", .refused = TRUE },
    { .state = "deceased", .refused = TRUE },
    { .elsewhere = TRUE, .refused = TRUE },
    { .added = TRUE, .refused = TRUE },
    { .added = TRUE, .state = "removed" },
    { .name = "Nguyễn Văn Đúng" },
  };
  g_autoptr (HpTestCount) ward = hp_test_count_ward ();
  g_autoptr (HpConstituency) c = hp_constituency_load (ward->db, HP_BODY_XA, 1, NULL);
  g_autoptr (HpConstituency) other = hp_constituency_load (ward->db, HP_BODY_TINH, 1, NULL);
  g_autoptr (GPtrArray) list = hp_candidates_load (ward->db, c->id, TRUE, NULL);
  gint64 first = ((HpCandidate *) g_ptr_array_index (list, 0))->id;

  hp_test_count_seal (ward, 1, HP_BODY_XA, HP_TEST_GOOD);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HpEdit) edit = hp_edit_begin (ward->db, "test", &error);
      g_autoptr (HpCandidate) k =
          cases[i].added ? hp_candidate_new () : hp_candidate_load (ward->db, first, &error);
      gboolean ok;

      g_test_message ("%u", i);
      g_assert_no_error (error);
      k->constituency_id = cases[i].elsewhere ? other->id : c->id;
      if (cases[i].position > 0 || cases[i].elsewhere)
        k->position = 9;
      if (cases[i].state != NULL)
        hp_set_str (&k->state, cases[i].state);
      if (cases[i].name != NULL || cases[i].added)
        hp_set_str (&k->name, cases[i].name != NULL ? cases[i].name : "Mới");
      c->seats = cases[i].seats > 0 ? cases[i].seats : 3;
      ok = cases[i].seats > 0 ? hp_constituency_put (edit, ward->db, c, &error)
                              : hp_candidate_put (edit, ward->db, k, &error);
      g_assert_cmpint (ok, ==, !cases[i].refused);
      if (ok)
        continue;
      g_assert_error (error, HP_ERROR, HP_ERROR_REFUSED);
      g_assert_nonnull (strstr (error->message, "constituency 1 of “xa” is sealed"));
      g_assert_nonnull (strstr (error->message, "take the constituency out of it"));
    }
}

/* Five votes fit five candidates only. */
static void
test_candidates (void)
{
  g_autoptr (HpTestCount) ward = hp_test_count_ward ();
  g_autoptr (HpConstituency) c = hp_constituency_load (ward->db, HP_BODY_XA, 1, NULL);
  g_autoptr (HpCandidate) extra = hp_candidate_new ();
  g_autoptr (GError) error = NULL;

  hp_test_count_agree (ward, 1, HP_BODY_XA, HP_TEST_GOOD);
  hp_set_str (&extra->name, "Hoàng Văn Yên");
  extra->constituency_id = c->id;
  g_assert_true (hp_session_save_candidate (ward->db, ward->rules, extra, &error));
  g_assert_cmpint (extra->position, ==, 6);
  assert_stored (ward, 1, "xa", "errors");

  hp_set_str (&extra->state, "deceased");
  g_assert_true (hp_session_save_candidate (ward->db, ward->rules, extra, &error));
  assert_stored (ward, 1, "xa", "agreed");
  undo (ward);
  assert_stored (ward, 1, "xa", "errors");

  g_assert_true (hp_session_remove_candidate (ward->db, ward->rules, extra->id, &error));
  g_assert_no_error (error);
  assert_stored (ward, 1, "xa", "agreed");
  hp_test_assert_whole (ward->db);
}

static void
test_remove_refused (void)
{
  g_autoptr (HpTestCount) ward = hp_test_count_ward ();
  g_autoptr (HpConstituency) c = hp_constituency_load (ward->db, HP_BODY_XA, 1, NULL);
  g_autoptr (GPtrArray) list = hp_candidates_load (ward->db, c->id, TRUE, NULL);
  const HpCandidate *first = g_ptr_array_index (list, 0);
  g_autoptr (GError) error = NULL;

  hp_test_count_agree (ward, 1, HP_BODY_XA, HP_TEST_GOOD);
  g_assert_false (hp_session_remove_candidate (ward->db, ward->rules, first->id, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (hp_session_remove_candidate (ward->db, ward->rules, 987654321, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_NOT_FOUND);
}

static void
test_constituencies (void)
{
  g_autoptr (HpTestCount) ward = hp_test_count_ward ();
  g_autoptr (HpConstituency) used = hp_constituency_load (ward->db, HP_BODY_XA, 1, NULL);
  g_autoptr (GError) error = NULL;
  gint64 id = hp_session_add_constituency (ward->db, HP_BODY_XA, 2, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  g_assert_cmpint (hp_session_add_constituency (ward->db, HP_BODY_XA, 2, &error), ==, 0);
  g_assert_error (error, HP_ERROR, HP_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (hp_session_remove_constituency (ward->db, used->id, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (hp_session_remove_constituency (ward->db, id, &error));
  g_assert_cmpint (hp_test_int (ward->db, "SELECT count (*) FROM constituency WHERE body = 'xa'"),
                   ==, 1);
  undo (ward);
  g_assert_cmpint (hp_test_int (ward->db, "SELECT count (*) FROM constituency WHERE body = 'xa'"),
                   ==, 2);
}

/* ---- structure ---- */

static HpCandidate *
person (const char *birth, const char *sex, const char *ethnicity, const char *party,
        const char *deputy, const char *state)
{
  HpCandidate *c = hp_candidate_new ();

  c->body = HP_BODY_XA;
  c->constituency_id = 1;
  g_assert_true (*birth == '\0' || hp_date_from_iso (birth, &c->birth));
  hp_set_str (&c->sex, sex);
  hp_set_str (&c->ethnicity, ethnicity);
  hp_set_str (&c->party_date, party);
  hp_set_str (&c->deputy, deputy);
  hp_set_str (&c->state, state);
  return c;
}

static const HpStructureFigure *
figure (GArray *figures, const char *code)
{
  for (guint i = 0; i < figures->len; i++)
    {
      const HpStructureFigure *f = &g_array_index (figures, HpStructureFigure, i);

      if (g_str_equal (f->target->code, code))
        return f;
    }
  g_assert_not_reached ();
}

#define assert_figure(figures, code, count_, unknown_, needed_)                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    const HpStructureFigure *f_ = figure (figures, code);                                          \
                                                                                                   \
    g_assert_cmpint (f_->count, ==, count_);                                                       \
    g_assert_cmpint (f_->unknown, ==, unknown_);                                                   \
    g_assert_cmpint (f_->needed, ==, needed_);                                                     \
    g_assert_cmpint (f_->total, ==, 5);                                                            \
  }                                                                                                \
  G_STMT_END

/* Five stand. Q&A 2026 Q31, Q35: 35 % women, 10 % non-Party, 15 % under 40, 30 % re-elected; of
 * five these are 1.75, 0.5, 0.75 and 1.5, so 2, 1, 1 and 2 people. Who is 40 on the day is not
 * young. */
static void
test_structure (void)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) hp_candidate_free);
  g_autoptr (HpRules) rules = hp_rules_load ("2026", NULL);
  g_autoptr (GArray) figures = NULL, none = NULL;

  g_ptr_array_add (list, person ("1986-03-15", "female", "Nùng", "", "", "standing"));
  g_ptr_array_add (list, person ("1986-03-16", "male", "KINH", "01/5/2010", "x", "standing"));
  g_ptr_array_add (list, person ("1970", "", "Tày", "không", "Không", "standing"));
  g_ptr_array_add (list, person ("", "female", "", "2001", "Khóa trước", "standing"));
  g_ptr_array_add (list, person ("1999-01-01", "male", "kinh", "-", "0", "standing"));
  g_ptr_array_add (list, person ("1999-01-01", "female", "Dao", "", "x", "removed"));
  figures = hp_candidates_structure (list, rules, HP_BODY_XA, 0, (HpDate){ 2026, 3, 15 });
  assert_figure (figures, "women", 2, 1, 2);
  assert_figure (figures, "ethnic", 2, 1, 0);
  assert_figure (figures, "non-party", 3, 0, 1);
  assert_figure (figures, "young", 2, 1, 1);
  assert_figure (figures, "reelected", 2, 0, 2);

  none = hp_candidates_structure (list, rules, HP_BODY_XA, 2, (HpDate){ 2026, 3, 15 });
  g_assert_cmpint (figure (none, "women")->total, ==, 0);
  g_assert_cmpint (figure (none, "women")->needed, ==, 0);
}

static void
test_list (void)
{
  g_autoptr (HpTestCount) ward = hp_test_count_ward ();
  g_autoptr (HpConstituency) c = hp_constituency_load (ward->db, HP_BODY_QH, 1, NULL);
  g_autoptr (GPtrArray) all = hp_candidates_load (ward->db, c->id, TRUE, NULL);
  HpCandidate *second = g_ptr_array_index (all, 1);
  g_autoptr (HpTable) table = hp_candidate_list_new (ward->db);
  g_autoptr (HpRow) struck = NULL, third = NULL;
  g_autoptr (GError) error = NULL;

  hp_set_str (&second->state, "removed");
  g_assert_true (hp_session_save_candidate (ward->db, ward->rules, second, &error));
  g_assert_true (hp_candidate_list_show (table, c->id, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (table)), ==, 5);
  struck = g_list_model_get_item (G_LIST_MODEL (table), 1);
  third = g_list_model_get_item (G_LIST_MODEL (table), 2);
  g_assert_true (hp_row_is_null (struck, HP_CANDIDATE_LIST_ORDER));
  g_assert_cmpstr (hp_row_text (struck, HP_CANDIDATE_LIST_STATE), ==, "removed");
  g_assert_cmpint (hp_row_int (third, HP_CANDIDATE_LIST_ORDER), ==, 2);
  g_assert_cmpstr (hp_row_text (third, HP_CANDIDATE_LIST_NAME), ==, "Chi");
  g_assert_cmpstr (hp_row_text (third, HP_CANDIDATE_LIST_BIRTH), ==, "1972");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/setup-edit/seats", test_seats);
  g_test_add_func ("/setup-edit/seats-limit", test_seats_limit);
  g_test_add_func ("/setup-edit/sealed", test_sealed);
  g_test_add_func ("/setup-edit/sealed-below", test_sealed_below);
  g_test_add_func ("/setup-edit/candidates", test_candidates);
  g_test_add_func ("/setup-edit/remove-refused", test_remove_refused);
  g_test_add_func ("/setup-edit/constituencies", test_constituencies);
  g_test_add_func ("/structure/targets", test_structure);
  g_test_add_func ("/candidates/list", test_list);
  return g_test_run ();
}
