/* hp-test-acts.c: the ward of the tests and what people do to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/db/hp-journal.h"
#include "engine/db/hp-stmt.h"
#include "lib/hp-test-ward.h"

static const char ward[] =
    "INSERT INTO station (id, number, name, place) VALUES (1, 1, 'Một', 'Nhà văn hóa'),"
    "  (2, 2, 'Hai', 'Trường học'), (3, 3, 'Ba', 'Đình làng');"
    "INSERT INTO neighbourhood VALUES (11, 'Thôn Đông', 'thon dong'), (12, 'Thôn Đoài', 'thon "
    "doai'),"
    "  (13, 'Thôn Nam', 'thon nam'), (14, 'Thôn Bắc', 'thon bac');"
    "INSERT INTO station_neighbourhood VALUES (1, 11, 1), (1, 12, 2), (2, 13, 1), (3, 14, 1);"
    "INSERT INTO constituency (id, body, number, seats) VALUES (21, 'xa', 1, 3), (22, 'qh', 1, 3);"
    "INSERT INTO station_constituency VALUES (1, 'xa', 21), (1, 'qh', 22), (2, 'xa', 21),"
    "  (2, 'qh', 22), (3, 'xa', 21), (3, 'qh', 22);"
    "INSERT INTO station_listed VALUES (3, 'xa', 900);"
    "INSERT INTO member (id, organ, station_id, position, name, fold, role) VALUES"
    "  (61, 'team', 1, 1, 'Lê Thị Hoa', 'le thi hoa', 'head'),"
    "  (62, 'team', 1, 2, 'Vũ Văn Tám', 'vu van tam', 'secretary'),"
    "  (63, 'team', 2, 1, 'Đỗ Văn Sơn', 'do van son', 'head');"
    "INSERT INTO candidate (id, constituency_id, position, name, birth) VALUES"
    "  (31, 21, 1, 'Trần Văn An', '1970-01-02'), (32, 21, 2, 'Phạm Thị Bình', '1981-03-04'),"
    "  (33, 21, 3, 'Nguyễn Văn Cường', '1975'), (34, 21, 4, 'Lý Thị Dung', '1990-07'),"
    "  (35, 21, 5, 'Hoàng Văn Em', '1966-12-31');"
    "INSERT INTO voter (id, station_id, position, card, name, birth, sex, identity, bodies) VALUES"
    "  (101, 1, 1, '1', 'Nông Thị Hồng Ánh', '1980-02-01', 'female', '001180000001', 11),"
    "  (102, 1, 2, '2', 'Đặng Văn Bảo', '1957', 'male', '', 11),"
    "  (103, 1, 3, '3', 'Nguyễn Thị Cúc', '1961-02', 'female', '', 11),"
    "  (104, 1, 4, '4', 'Trần Văn Dũng', '1999-12-31', 'male', '', 3),"
    "  (105, 2, 1, '1', 'Lê Văn Én', '1970-05-05', 'male', '', 11),"
    "  (106, 2, 2, '2', 'Phạm Thị Gấm', '1971-05-05', 'female', '', 11),"
    "  (107, 2, 3, '3', 'Vũ Văn Hải', '1972-05-05', 'male', '', 11),"
    "  (108, 2, 4, '4', 'Hoàng Thị In', '1973-05-05', 'female', '', 1),"
    "  (109, 3, 1, '1', 'Đỗ Văn Khôi', '1974-05-05', 'male', '', 11),"
    "  (110, 3, 2, '2', 'Ngô Thị Lan', '1975-05-05', 'female', '', 11),"
    "  (111, 3, 3, '3', 'Bùi Văn Mạnh', '1976-05-05', 'male', '', 11),"
    "  (112, 3, 4, '4', 'Mai Thị Nga', '1977-05-05', 'female', '', 11);"
    "INSERT INTO turnout_mark VALUES (420), (660);"
    "INSERT INTO turnout (station_id, body, minute, voted, listed, by, at)"
    "  VALUES (1, 'xa', 660, 2, 3, 'An', '2026-03-15T11:00:00+07:00');"
    "INSERT INTO tally (id, station_id, body, constituency_id, state)"
    "  VALUES (41, 1, 'xa', 21, 'agreed');"
    "INSERT INTO tally_entry (id, tally_id, entry, by, at, listed, voted, issued, collected, valid,"
    "  invalid) VALUES (51, 41, 1, 'An', '2026-03-15T20:00:00+07:00', 3, 3, 3, 3, 2, 1),"
    "  (52, 41, 2, 'Bình', '2026-03-15T20:30:00+07:00', 3, 3, 3, 3, 2, 1);"
    "INSERT INTO tally_figure VALUES (51, 'kept', 1, 0, NULL), (51, 'kept', 2, 1, NULL),"
    "  (51, 'kept', 3, 1, NULL), (51, 'vote', 1, 2, 31), (51, 'vote', 2, 2, 32),"
    "  (51, 'vote', 3, 1, 33), (51, 'vote', 4, 0, 34), (51, 'vote', 5, 0, 35);"
    "INSERT INTO setting VALUES ('election', '2026'), ('ward', 'Phường Thử');";

void
hp_test_ward_fill (HpDb *db)
{
  g_autoptr (GError) error = NULL;

  hp_test_edit (db, "test.ward", ward, &error);
  g_assert_no_error (error);
}

gboolean
hp_test_add_voters (HpDb *db, HpEdit *edit, gint64 station_id, int n, GError **error)
{
  static const char *const family[] = { "Nguyễn", "Trần", "Lê", "Đặng", "Nông", "Vũ", "Hồ" };
  static const char *const given[] = { "Ánh", "Bình", "Cường", "Đức", "Ước", "Hồng", "Yến", "Ân" };
  g_auto (HpStmt) q = hp_db_query (
      db,
      "INSERT INTO voter (id, station_id, position, card, name, birth, sex, identity, permanent,"
      " residence, bodies) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'permanent', ?10)");

  for (int i = 0; i < n; i++)
    {
      gint64 id = hp_edit_new_id (edit);
      guint k = (guint) id;
      g_autofree char *card = g_strdup_printf ("%u", k);
      g_autofree char *name =
          g_strdup_printf ("%s %s %s", family[k % 7], k % 2 ? "Thị" : "Văn Minh", given[k / 7 % 8]);
      g_autofree char *birth =
          g_strdup_printf ("%04u-%02u-%02u", 1930 + k % 77, 1 + k % 12, 1 + k % 28);
      g_autofree char *identity = g_strdup_printf ("001%09u", k);
      g_autofree char *home = g_strdup_printf ("Số %u, ngõ %u, Thôn Đông", k % 90, k % 17);

      hp_stmt_bind_int (&q, 1, id);
      hp_stmt_bind_int (&q, 2, station_id);
      hp_stmt_bind_int (&q, 3, k);
      hp_stmt_bind_text (&q, 4, card);
      hp_stmt_bind_text (&q, 5, name);
      hp_stmt_bind_text (&q, 6, birth);
      hp_stmt_bind_text (&q, 7, k % 2 ? "female" : "male");
      hp_stmt_bind_text (&q, 8, identity);
      hp_stmt_bind_text (&q, 9, home);
      hp_stmt_bind_int (&q, 10, k % 5 ? 11 : 3);
      if (!hp_stmt_run (&q, error))
        return FALSE;
    }
  return TRUE;
}

/* The id of some row; 0 where the table is empty. */
static gint64
any (HpDb *db, GRand *rand, const char *from)
{
  gint64 n = hp_test_int (db, "SELECT count (*) FROM %s", from);

  return n == 0 ? 0
                : hp_test_int (db, "SELECT id FROM %s ORDER BY id LIMIT 1 OFFSET %d", from,
                               g_rand_int_range (rand, 0, (int) n));
}

static char *
voter_change (HpDb *db, GRand *rand)
{
  static const char *const changes[] = {
    "name = 'Đinh Thị Ước' || position",
    "birth = '19' || (10 + position % 90), identity = '00' || id",
    "sex = CASE sex WHEN 'male' THEN 'female' ELSE 'male' END, bodies = 15 - bodies",
    "state = CASE state WHEN 'listed' THEN 'removed' ELSE 'listed' END",
    "note = note || '.'",
    "card = '', name = 'Lò ' || name, station_id = (SELECT max (id) FROM station)",
  };

  return g_strdup_printf ("UPDATE voter SET %s WHERE id = %" G_GINT64_FORMAT,
                          changes[g_rand_int_range (rand, 0, G_N_ELEMENTS (changes))],
                          any (db, rand, "voter"));
}

static char *
station_sql (HpEdit *edit, GRand *rand)
{
  gint64 id = hp_edit_new_id (edit), n = hp_edit_new_id (edit), m = hp_edit_new_id (edit);
  int number = g_rand_int_range (rand, 4, 60);

  return g_strdup_printf (
      "INSERT INTO station (id, number, name) VALUES (%" G_GINT64_FORMAT ", %d, 'Mới');"
      "INSERT INTO neighbourhood VALUES (%" G_GINT64_FORMAT ", 'Xóm', 'xom %" G_GINT64_FORMAT "');"
      "INSERT INTO station_neighbourhood VALUES (%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", 1);"
      "INSERT INTO station_constituency VALUES (%" G_GINT64_FORMAT ", 'xa', 21);"
      "INSERT INTO station_listed VALUES (%" G_GINT64_FORMAT ", 'qh', %d);"
      "INSERT INTO member (id, organ, station_id, position, name, fold, role)"
      "  VALUES (%" G_GINT64_FORMAT ", 'team', %" G_GINT64_FORMAT ", 1, 'Cao A', 'cao a', 'head');",
      id, number, n, n, id, n, id, id, number * 10, m, id);
}

static char *
swap_sql (HpDb *db, GRand *rand)
{
  gint64 a = any (db, rand, "candidate"), b = any (db, rand, "candidate");
  gint64 pa, pb;

  if (a == 0)
    return g_strdup ("");
  pa = hp_test_int (db, "SELECT position FROM candidate WHERE id = %" G_GINT64_FORMAT, a);
  pb = hp_test_int (db, "SELECT position FROM candidate WHERE id = %" G_GINT64_FORMAT, b);
  return g_strdup_printf (
      "UPDATE candidate SET position = 99 WHERE id = %" G_GINT64_FORMAT ";"
      "UPDATE candidate SET position = %" G_GINT64_FORMAT " WHERE id = %" G_GINT64_FORMAT ";"
      "UPDATE candidate SET position = %" G_GINT64_FORMAT " WHERE id = %" G_GINT64_FORMAT ";",
      a, pa, b, a == b ? pa : pb, a);
}

static char *
tally_sql (HpDb *db, HpEdit *edit, GRand *rand)
{
  gint64 station = any (db, rand, "station"), id = hp_edit_new_id (edit);
  gint64 entry = hp_edit_new_id (edit);
  int votes = g_rand_int_range (rand, 0, 900);

  if (station == 0)
    return g_strdup ("");
  hp_edit_set_place (
      edit,
      (int) hp_test_int (db, "SELECT number FROM station WHERE id = %" G_GINT64_FORMAT, station),
      HP_BODY_XA);
  return g_strdup_printf (
      "INSERT INTO tally (id, station_id, body, constituency_id, state)"
      "  VALUES (%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", 'xa', 21, 'agreed')"
      "  ON CONFLICT DO UPDATE SET incidents = incidents || '.';"
      "INSERT INTO tally_entry (id, tally_id, entry, by, at, valid)"
      "  SELECT %" G_GINT64_FORMAT ", id, 1, 'An', 'at', %d FROM tally"
      "  WHERE station_id = %" G_GINT64_FORMAT "  ON CONFLICT DO UPDATE SET valid = excluded.valid;"
      "INSERT INTO tally_figure (entry_id, kind, n, ballots)"
      "  SELECT e.id, 'vote', 2, %d FROM tally_entry e JOIN tally t ON t.id = e.tally_id"
      "  WHERE t.station_id = %" G_GINT64_FORMAT
      "  ON CONFLICT DO UPDATE SET ballots = excluded.ballots",
      id, station, entry, votes + 7, station, votes, station);
}

static char *
seal_sql (HpDb *db, HpEdit *edit, GRand *rand)
{
  gint64 id = any (db, rand, "tally");

  if (id == 0)
    return g_strdup ("");
  hp_edit_set_final (edit);
  hp_edit_set_place (
      edit,
      (int) hp_test_int (db,
                         "SELECT number FROM station WHERE id = (SELECT station_id FROM tally"
                         " WHERE id = %" G_GINT64_FORMAT ")",
                         id),
      HP_BODY_XA);
  return g_strdup_printf ("UPDATE tally SET state = 'sealed', sealed_by = 'An'"
                          " WHERE id = %" G_GINT64_FORMAT,
                          id);
}

static char *
act_sql (HpDb *db, HpEdit *edit, HpTestAct act, GRand *rand)
{
  int number = g_rand_int_range (rand, 0, 1000);

  switch ((int) act)
    {
    case HP_TEST_CHANGE_VOTER:
      return voter_change (db, rand);
    case HP_TEST_MOVE_VOTER:
      return g_strdup_printf ("UPDATE voter SET station_id = %" G_GINT64_FORMAT
                              ", position = %d WHERE id = %" G_GINT64_FORMAT,
                              any (db, rand, "station"), number, any (db, rand, "voter"));
    case HP_TEST_DELETE_VOTER:
      return g_strdup_printf ("DELETE FROM voter WHERE id = %" G_GINT64_FORMAT,
                              any (db, rand, "voter"));
    case HP_TEST_ADD_STATION:
      return station_sql (edit, rand);
    case HP_TEST_DELETE_STATION:
      return g_strdup_printf ("DELETE FROM station WHERE id = %" G_GINT64_FORMAT,
                              any (db, rand, "station"));
    case HP_TEST_SWAP_CANDIDATES:
      return swap_sql (db, rand);
    case HP_TEST_TURNOUT:
      return g_strdup_printf (
          "INSERT INTO turnout (station_id, body, minute, voted, listed, by, at)"
          " VALUES (%" G_GINT64_FORMAT ", 'xa', 660, %d, 1000, 'An', 'at')"
          " ON CONFLICT DO UPDATE SET voted = excluded.voted",
          any (db, rand, "station"), number);
    case HP_TEST_SETTING:
      return g_strdup_printf ("INSERT INTO setting VALUES ('k%d', '%d')"
                              " ON CONFLICT DO UPDATE SET value = excluded.value",
                              number % 7, number);
    case HP_TEST_TALLY:
      return tally_sql (db, edit, rand);
    case HP_TEST_SEAL:
      return seal_sql (db, edit, rand);
    default:
      g_assert_not_reached ();
    }
}

/* What a document may say no to, without anything having happened. */
static gboolean
is_answer (const GError *error)
{
  return g_error_matches (error, HP_ERROR, HP_ERROR_CONSTRAINT)
         || g_error_matches (error, HP_ERROR, HP_ERROR_REFUSED)
         || g_error_matches (error, HP_ERROR, HP_ERROR_CONFLICT)
         || g_error_matches (error, HP_ERROR, HP_ERROR_NOT_FOUND);
}

static gboolean
do_act (HpDb *db, HpTestAct act, GRand *rand, GError **error)
{
  static const char *const names[HP_TEST_N_ACTS] = { "voters.add",
                                                     "voter.change",
                                                     "voter.move",
                                                     "voter.delete",
                                                     "station.add",
                                                     "station.delete",
                                                     "candidate.order",
                                                     "turnout.enter",
                                                     "setting.change",
                                                     "tally.enter",
                                                     "tally.seal",
                                                     "",
                                                     "" };
  g_autoptr (HpEdit) edit = NULL;
  g_autofree char *sql = NULL;

  if (act == HP_TEST_UNDO)
    return hp_journal_undo (db, NULL, error);
  if (act == HP_TEST_REDO)
    return hp_journal_redo (db, NULL, error);
  edit = hp_edit_begin (db, names[act], error);
  if (edit == NULL)
    return FALSE;
  if (act == HP_TEST_ADD_VOTERS)
    return hp_test_add_voters (db, edit, any (db, rand, "station"), g_rand_int_range (rand, 1, 30),
                               error)
           && hp_edit_commit (edit, error);
  sql = act_sql (db, edit, act, rand);
  return hp_db_exec (db, sql, error) && hp_edit_commit (edit, error);
}

gboolean
hp_test_ward_act (HpDb *db, HpTestAct act, GRand *rand)
{
  g_autoptr (GError) error = NULL;
  gboolean done = do_act (db, act, rand, &error);

  g_assert_true (done == (error == NULL));
  if (error != NULL && !is_answer (error))
    g_assert_no_error (error);
  return done;
}
