/* test-journal-query.c: rows of the journal by place, person and words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/db/hp-journal-query.h"
#include "engine/db/hp-journal.h"
#include "engine/db/hp-table.h"
#include "lib/hp-test-ward.h"

/* One row of the journal at a place, with a name in its label. */
static void
act (HpDb *db, const char *who, const char *action, int station, HpBody body, const char *name)
{
  static int n = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (HpEdit) edit = NULL;
  g_autofree char *sql = g_strdup_printf ("INSERT INTO setting VALUES ('k%d', 'v')", ++n);

  hp_db_set_operator (db, who);
  edit = hp_edit_begin (db, action, &error);
  g_assert_no_error (error);
  hp_test_run (db, "%s", sql);
  if (name != NULL)
    hp_edit_set_text (edit, "name", name);
  hp_edit_set_place (edit, station, body);
  g_assert_true (hp_edit_commit (edit, &error));
}

/* 1 and 2 by Hoa, 3 and 4 by Đức, 5 the undo of 4, 6 by a name with a wildcard. */
static HpDb *
worked (void)
{
  HpDb *db = hp_db_new_memory (NULL);

  act (db, "Lê Thị Hoa", "station.add", 3, HP_BODY_NONE, NULL);
  act (db, "Lê Thị Hoa", "tally.entry", 3, HP_BODY_QH, NULL);
  act (db, "Ngô Văn Đức", "tally.entry", 3, HP_BODY_XA, NULL);
  act (db, "Ngô Văn Đức", "voter.add", 4, HP_BODY_NONE, "Vi Thị Én");
  g_assert_true (hp_journal_undo (db, NULL, NULL));
  act (db, "100%", "setting.change", 0, HP_BODY_NONE, NULL);
  return db;
}

/* The rows that pass, "6 5 4". */
static char *
rows (HpDb *db, const HpJournalFilter *filter)
{
  g_autoptr (HpQuery) query = hp_journal_query (filter);
  g_autoptr (HpTable) table = hp_table_new (db, hp_journal_row_sql, HP_TOPIC_JOURNAL);
  g_autoptr (GError) error = NULL;
  GString *out = g_string_new (NULL);

  g_assert_true (hp_table_set_query (table, query, &error));
  g_assert_no_error (error);
  for (guint i = 0; hp_table_get_id (table, i) != 0; i++)
    g_string_append_printf (out, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            hp_table_get_id (table, i));
  return g_string_free (out, FALSE);
}

static void
test_filters (void)
{
  static const char *const entries[] = { "tally.entry", NULL };
  static const struct
  {
    HpJournalFilter filter;
    const char *rows;
  } cases[] = {
    { { 0, HP_BODY_NONE, NULL, NULL }, "6 5 4 3 2 1" },
    { { 0, HP_BODY_NONE, " ", NULL }, "6 5 4 3 2 1" },
    { { 3, HP_BODY_NONE, NULL, NULL }, "3 2 1" },
    { { 4, HP_BODY_NONE, NULL, NULL }, "5 4" },
    { { 9, HP_BODY_NONE, NULL, NULL }, "" },
    { { 3, HP_BODY_QH, NULL, NULL }, "2" },
    { { 0, HP_BODY_XA, NULL, NULL }, "3" },
    /* Without case and diacritics, and anywhere in the name. */
    { { 0, HP_BODY_NONE, "hoa", NULL }, "2 1" },
    { { 0, HP_BODY_NONE, "DUC", NULL }, "5 4 3" },
    { { 3, HP_BODY_NONE, "đức", NULL }, "3" },
    /* Names of the label, also of what was taken back. */
    { { 0, HP_BODY_NONE, "thi en", NULL }, "5 4" },
    { { 0, HP_BODY_NONE, "nam", NULL }, "" },
    { { 0, HP_BODY_NONE, "2", NULL }, "2" },
    { { 0, HP_BODY_NONE, "nobody", NULL }, "" },
    { { 0, HP_BODY_NONE, "nobody", entries }, "3 2" },
    { { 0, HP_BODY_NONE, "hoa", entries }, "3 2 1" },
    /* A sign of LIKE is a letter. */
    { { 0, HP_BODY_NONE, "%", NULL }, "6" },
    { { 0, HP_BODY_NONE, "_", NULL }, "" },
  };
  g_autoptr (HpDb) db = worked ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = rows (db, &cases[i].filter);

      g_test_message ("case %u", i);
      g_assert_cmpstr (found, ==, cases[i].rows);
    }
}

static void
test_row (void)
{
  g_autoptr (HpDb) db = worked ();
  g_autoptr (HpTable) table = hp_table_new (db, hp_journal_row_sql, HP_TOPIC_JOURNAL);
  g_autoptr (HpQuery) query = hp_journal_query (&HP_JOURNAL_ALL);
  g_autoptr (HpRow) undo = NULL, entry = NULL;

  g_assert_true (hp_table_set_query (table, query, NULL));
  undo = g_list_model_get_item (G_LIST_MODEL (table), 1);
  entry = g_list_model_get_item (G_LIST_MODEL (table), 3);
  g_assert_cmpint (hp_row_int (undo, HP_JOURNAL_COL_SEQ), ==, 5);
  g_assert_cmpstr (hp_row_text (undo, HP_JOURNAL_COL_KIND), ==, "undo");
  g_assert_cmpint (hp_row_int (undo, HP_JOURNAL_COL_TARGET), ==, 4);
  g_assert_cmpstr (hp_row_text (undo, HP_JOURNAL_COL_ACTION), ==, "voter.add");
  g_assert_cmpstr (hp_row_text (undo, HP_JOURNAL_COL_ARGS), ==, "{\"name\":\"Vi Thị Én\"}");
  g_assert_true (hp_row_is_null (undo, HP_JOURNAL_COL_BODY));
  g_assert_cmpstr (hp_row_text (entry, HP_JOURNAL_COL_OPERATOR), ==, "Ngô Văn Đức");
  g_assert_cmpint (hp_row_int (entry, HP_JOURNAL_COL_STATION), ==, 3);
  g_assert_cmpstr (hp_row_text (entry, HP_JOURNAL_COL_BODY), ==, "xa");
  g_assert_true (hp_row_is_null (entry, HP_JOURNAL_COL_TARGET));
  g_assert_cmpint (hp_row_int (entry, HP_JOURNAL_COL_FINAL), ==, 0);
}

/* What comes later stands at the top, without a new query. */
static void
test_grows (void)
{
  g_autoptr (HpDb) db = worked ();
  g_autoptr (HpTable) table = hp_table_new (db, hp_journal_row_sql, HP_TOPIC_JOURNAL);
  g_autoptr (HpQuery) query = hp_journal_query (&HP_JOURNAL_ALL);

  g_assert_true (hp_table_set_query (table, query, NULL));
  act (db, "Lê Thị Hoa", "setting.change", 0, HP_BODY_NONE, NULL);
  g_assert_cmpint (hp_table_get_id (table, 0), ==, 7);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (table)), ==, 7);
}

static void
test_actions (void)
{
  g_autoptr (HpDb) db = worked ();
  g_autoptr (HpDb) empty = hp_db_new_memory (NULL);
  g_auto (GStrv) actions = hp_journal_actions (db);
  g_auto (GStrv) none = hp_journal_actions (empty);
  g_autofree char *all = g_strjoinv (" ", actions);

  g_assert_cmpstr (all, ==, "setting.change station.add tally.entry voter.add");
  g_assert_null (none[0]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journal-query/filters", test_filters);
  g_test_add_func ("/journal-query/row", test_row);
  g_test_add_func ("/journal-query/grows", test_grows);
  g_test_add_func ("/journal-query/actions", test_actions);
  return g_test_run ();
}
