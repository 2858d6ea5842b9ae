/* test-imports.c: sheets of stations, candidates, members, turnout and tallies into a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/candidates/hp-candidate.h"
#include "engine/core/hp-util.h"
#include "engine/count/hp-tally.h"
#include "engine/day/hp-turnout.h"
#include "engine/setup/hp-election.h"
#include "engine/setup/hp-member.h"
#include "engine/stations/hp-constituency.h"
#include "engine/stations/hp-station.h"
#include "engine/voters/hp-voter-import.h"
#include "lib/hp-test-ward.h"
#include "paper/candidates/hp-import-candidates.h"
#include "paper/count/hp-import-tallies.h"
#include "paper/day/hp-import-turnout.h"
#include "paper/kit/hp-template.h"
#include "paper/stations/hp-import-members.h"
#include "paper/stations/hp-import-stations.h"
#include "paper/voters/hp-import-voters.h"

#include <string.h>

typedef struct
{
  HpTestFolder *folder;
  HpDb *db;
  HpRules *rules;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *election = data != NULL ? data : "2026";

  f->folder = hp_test_folder_new ();
  f->db = hp_db_new_memory (&error);
  g_assert_no_error (error);
  hp_db_set_operator (f->db, "test");
  hp_election_create (f->db, election, "Phường Chi Lăng", "tỉnh Lạng Sơn", "Lạng Sơn", NULL, FALSE,
                      &error);
  g_assert_no_error (error);
  f->rules = hp_rules_load (election, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  hp_test_assert_whole (f->db);
  g_clear_object (&f->db);
  hp_rules_unref (f->rules);
  hp_test_folder_free (f->folder);
}

/* Imports @text as a .csv. */
static HpImportReport *
import_text (Fixture *f, HpImportFunc run, const char *name, const char *text, gboolean dry_run,
             GError **error)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  HpImportOptions options = HP_IMPORT_OPTIONS_NONE;
  HpImportReport *report;

  options.dry_run = dry_run;
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  report = run (f->db, f->rules, path, &options, NULL, NULL, error);
  if (report != NULL)
    g_assert_cmpint (report->rows, ==,
                     report->accepted + report->rejected + report->headings + report->footers
                         + report->blank);
  return report;
}

static void
import_ok (Fixture *f, HpImportFunc run, const char *text, int accepted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpImportReport) report = import_text (f, run, "a.csv", text, FALSE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < report->findings->len; i++)
    g_test_message ("%s", ((HpFinding *) g_ptr_array_index (report->findings, i))->code);
  g_assert_cmpint (report->accepted, ==, accepted);
  g_assert_cmpint (report->rejected, ==, 0);
}

static HpStation *
station (Fixture *f, int number)
{
  g_autoptr (GError) error = NULL;
  HpStation *s = hp_station_load (f->db, number, &error);

  g_assert_no_error (error);
  return s;
}

/* ---- stations ---- */

static void
test_stations (Fixture *f, gconstpointer data)
{
  g_autoptr (HpStation) s = NULL;
  g_autoptr (HpStation) again = NULL;

  import_ok (
      f, hp_import_stations,
      "DANH SÁCH KHU VỰC BỎ PHIẾU\n"
      "Số KVBP,Thôn; khu phố,Loại,ĐVBC ĐBQH,ĐVBC HĐND tỉnh,ĐVBC HĐND xã,Số cử tri,listed_xa\n"
      "Khu vực bỏ phiếu số: 3,\"Khối 1, Khối 2\",miền núi,1,2,4,1.250,1 200\n"
      "Tổng số,,,,,,1250,\n",
      1);
  s = station (f, 3);
  g_assert_cmpstr (s->neighbourhoods, ==, "Khối 1; Khối 2");
  g_assert_cmpstr (s->kind, ==, "mountain");
  g_assert_cmpint (s->constituency[HP_BODY_QH], ==, 1);
  g_assert_cmpint (s->constituency[HP_BODY_TINH], ==, 2);
  g_assert_cmpint (s->constituency[HP_BODY_XA], ==, 4);
  g_assert_cmpint (s->stated[HP_BODY_QH], ==, 1250);
  g_assert_cmpint (s->stated[HP_BODY_XA], ==, 1200);
  g_assert_cmpint (s->stated[HP_BODY_HUYEN], ==, HP_MISSING);
  /* What a later sheet does not say stays. */
  import_ok (f, hp_import_stations, "number,place,kind\n3,Nhà văn hóa,\n", 1);
  again = station (f, 3);
  g_assert_cmpint (again->id, ==, s->id);
  g_assert_cmpstr (again->place, ==, "Nhà văn hóa");
  g_assert_cmpstr (again->kind, ==, "mountain");
  g_assert_cmpint (again->constituency[HP_BODY_XA], ==, 4);
}

/* Early voting: a day of its own, which is before that of the others. */
static void
test_early_day (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *text, *day; /* NULL = rejected */
  } cases[] = {
    { "13/03/2026", "2026-03-13" },
    { "2026-02-26", "2026-02-26" },
    { "", "2026-02-26" },
    { "15/03/2026", "" },
    { "16/03/2026", NULL },
    { "03/2026", NULL },
    { "sớm", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
          g_strdup_printf ("Số KVBP,Tên,Ngày bỏ phiếu (sớm)\n3,Ba,%s\n", cases[i].text);
      g_autoptr (GError) error = NULL;
      g_autoptr (HpImportReport) report =
          import_text (f, hp_import_stations, "a.csv", text, FALSE, &error);
      g_autoptr (HpStation) s = NULL;

      g_assert_no_error (error);
      g_assert_cmpint (report->rejected, ==, cases[i].day == NULL);
      s = station (f, 3);
      if (cases[i].day != NULL)
        g_assert_cmpstr (s->day, ==, cases[i].day);
      else
        g_assert_cmpstr (((HpFinding *) g_ptr_array_index (report->findings, 0))->field, ==, "day");
    }
}

static void
test_dry_run (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = hp_test_state (f->db);
  g_autofree char *after = NULL;
  g_autoptr (HpImportReport) report =
      import_text (f, hp_import_stations, "a.csv", "number,xa\n1,1\n2,2\n", TRUE, &error);

  g_assert_no_error (error);
  g_assert_cmpint (report->accepted, ==, 2);
  after = hp_test_state (f->db);
  g_assert_cmpstr (before, ==, after);
}

static void
test_no_headings (Fixture *f, gconstpointer data)
{
  static const HpImportFunc all[] = { hp_import_stations, hp_import_candidates, hp_import_members,
                                      hp_import_turnout, hp_import_tallies };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (import_text (f, all[i], "figures.csv", "1,2,3\n4,5,6\n", FALSE, &error));
      g_assert_error (error, HP_ERROR, HP_ERROR_FORMAT);
      g_assert_nonnull (strstr (error->message, "figures.csv"));
    }
}

/* ---- candidates ---- */

static char *
names_of (Fixture *f, HpBody body, int number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpConstituency) c = hp_constituency_load (f->db, body, number, &error);
  g_autoptr (GPtrArray) list = NULL;
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  list = hp_candidates_load (f->db, c->id, TRUE, &error);
  for (guint i = 0; i < list->len; i++)
    {
      const HpCandidate *k = g_ptr_array_index (list, i);

      g_assert_cmpint (k->position, ==, (int) i + 1);
      g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", k->name);
    }
  return g_string_free (out, FALSE);
}

static void
test_candidates (Fixture *f, gconstpointer data)
{
  g_autoptr (HpConstituency) c = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  import_ok (f, hp_import_stations, "number,xa\n1,1\n", 1);
  import_ok (f, hp_import_candidates,
             "Cấp,Đơn vị bầu cử,Số đại biểu được bầu,Họ và tên,Năm sinh,Dân tộc\n"
             "HĐND phường Chi Lăng,1,1,Vi Văn An,1980,Tày\n"
             "HĐND xã,1,,Vi Văn Bình,,\n"
             "xa,1,1,Vi Văn Công,,\n",
             3);
  c = hp_constituency_load (f->db, HP_BODY_XA, 1, NULL);
  g_assert_cmpint (c->seats, ==, 1);
  g_assert_cmpint (c->candidates, ==, 3);
  first = names_of (f, HP_BODY_XA, 1);
  g_assert_cmpstr (first, ==, "Vi Văn An|Vi Văn Bình|Vi Văn Công");
  /* Its order rules; whom it does not name comes behind; nobody is doubled, whatever the case. */
  import_ok (f, hp_import_candidates,
             "body,constituency,name,birth_date\nxa,1,VI VĂN CÔNG,\nxa,1,Vi Văn An,01/02/1980\n"
             "xa,1,Vi Văn An,01/02/1990\n",
             3);
  second = names_of (f, HP_BODY_XA, 1);
  g_assert_cmpstr (second, ==, "VI VĂN CÔNG|Vi Văn An|Vi Văn An|Vi Văn Bình");
  g_assert_cmpint (hp_test_int (f->db, "SELECT count (*) FROM candidate WHERE ethnicity = 'Tày'"
                                       " AND birth = '1980-02-01'"),
                   ==, 1);
}

/* Votes are entered in the order of the ballot: it stands from then on. */
static void
test_candidates_counted (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *sheet = "body,constituency,seats,name\nxa,1,1,Vi Văn An\nxa,1,1,Vi Văn Bình\n";
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  import_ok (f, hp_import_stations, "number,xa,listed\n1,1,100\n", 1);
  import_ok (f, hp_import_candidates, sheet, 2);
  import_ok (f, hp_import_tallies,
             "station,body,entry,by,listed,voted,issued,collected,valid,invalid,kept1,vote1,vote2\n"
             "1,xa,1,A,100,90,90,90,90,0,90,50,40\n",
             1);
  import_ok (f, hp_import_candidates, sheet, 2);
  before = hp_test_state (f->db);
  g_assert_null (import_text (f, hp_import_candidates, "b.csv",
                              "body,constituency,name\nxa,1,Vi Văn Bình\nxa,1,Vi Văn An\n", FALSE,
                              &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_REFUSED);
  after = hp_test_state (f->db);
  g_assert_cmpstr (before, ==, after);
}

/* ---- members ---- */

static void
test_members (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) team = NULL;
  g_autoptr (GPtrArray) board = NULL;
  g_autoptr (GPtrArray) committee = NULL;
  g_autoptr (HpStation) s = NULL;
  const HpMember *head;

  import_ok (f, hp_import_stations, "number,xa\n1,7\n", 1);
  import_ok (f, hp_import_members,
             "Tổ bầu cử,Cấp,Đơn vị bầu cử,Họ và tên,Giới tính,Chức danh\n"
             "1,,,Chu Văn Bình,Nam,Thư ký\n"
             "1,,,Lộc Thị An,Nữ,Tổ trưởng\n"
             ",xa,7,Vi Văn Công,Nam,Trưởng ban\n"
             ",,,Hứa Văn Dũng,Nam,Chủ tịch\n"
             ",,,Hứa Thị Giang,Nữ,Phó Chủ tịch\n",
             5);
  s = station (f, 1);
  /* The list of the team is replaced, the others stay. */
  import_ok (f, hp_import_members,
             "station,name,role,title\n1,Lộc Thị An,Tổ trưởng,Bà\n1,Mã Văn E,,Ông\n", 2);
  team = hp_members_load (f->db, HP_ORGAN_TEAM, s->id, NULL);
  board = hp_members_load (f->db, HP_ORGAN_BOARD, s->constituency_id[HP_BODY_XA], NULL);
  committee = hp_members_load (f->db, HP_ORGAN_COMMITTEE, 0, NULL);
  g_assert_cmpuint (team->len, ==, 2);
  g_assert_cmpuint (board->len, ==, 1);
  g_assert_cmpuint (committee->len, ==, 2);
  head = g_ptr_array_index (team, 0);
  g_assert_cmpstr (head->name, ==, "Lộc Thị An");
  g_assert_cmpstr (head->title, ==, "Bà");
  g_assert_cmpint (head->role, ==, HP_ROLE_HEAD);
  g_assert_cmpint (((const HpMember *) g_ptr_array_index (committee, 1))->role, ==, HP_ROLE_DEPUTY);
}

/* ---- turnout ---- */

static void
test_marks (void)
{
  static const struct
  {
    const char *text;
    int minute;
  } cases[] = {
    { "turnout-ngoc-thuy-2021-11h00.csv", 660 },
    { "Tính đến 9 giờ ngày 15/3/2026", 540 },
    { "đến 14 giờ 30 phút", 870 },
    { "# 23/5/2021 at 11:00, as published", 660 },
    { "as of 7:05", 425 },
    { "21.836/28.388 = 76,93%", -1 },
    { "turnout-2026.csv", -1 },
    { "25h00", -1 },
    { "", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (hp_turnout_mark_in (cases[i].text), ==, cases[i].minute);
    }
}

/* Half up, to as many decimals as are published and two at least. */
static void
test_percentages (void)
{
  static const struct
  {
    const char *text;
    gint64 part, whole;
    gboolean readable, right;
    const char *expected;
  } cases[] = {
    { "76,15", 1906, 2503, TRUE, TRUE, "76,15" },
    { "75,9", 1250, 1647, TRUE, TRUE, "75,90" },
    { "100", 92, 92, TRUE, TRUE, "100,00" },
    { "93,19", 2380, 2544, TRUE, FALSE, "93,55" },
    { "94.15 %", 810, 860, TRUE, FALSE, "94,19" },
    { "43.8%", 823, 1879, TRUE, TRUE, "43,80" },
    { "12,5", 1, 8, TRUE, TRUE, "12,50" },
    { "33,333", 1, 3, TRUE, TRUE, "33,333" },
    { "0,05", 1, 2000, TRUE, TRUE, "0,05" },
    { "nhiều", 1, 2, FALSE, FALSE, NULL },
    { "1,2,3", 1, 2, FALSE, FALSE, NULL },
    { "", 1, 2, FALSE, FALSE, NULL },
    { "50", 1, 0, FALSE, FALSE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *expected = NULL;
      gboolean right;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (
          hp_percent_published (cases[i].text, cases[i].part, cases[i].whole, &right, &expected),
          ==, cases[i].readable);
      g_assert_cmpint (right, ==, cases[i].right);
      g_assert_cmpstr (expected, ==, cases[i].expected);
    }
}

static void
test_turnout (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpImportReport) report = NULL;
  gint64 id;

  import_ok (f, hp_import_stations, "number,listed\n1,500\n2,600\n", 2);
  import_ok (
      f, hp_import_turnout,
      "station,mark,body,voted,reason\n1,9h,qh,100,\n1,11:00,qh,90,đếm lại\n1,09:00,xa,80,\n", 3);
  id = hp_station_id (f->db, 1);
  g_assert_cmpint (hp_turnout_last (f->db, id, HP_BODY_QH), ==, 90);
  g_assert_cmpint (hp_turnout_last (f->db, id, HP_BODY_XA), ==, 80);
  /* A later sheet that would make a figure fall is not taken, and the old figure stands. */
  report = import_text (f, hp_import_turnout, "b.csv",
                        "station,mark,body,voted\n1,09:00,xa,501\n2,09:00,xa,5\n", FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (report->accepted, ==, 1);
  g_assert_cmpint (report->rejected, ==, 1);
  g_assert_cmpint (hp_turnout_last (f->db, id, HP_BODY_XA), ==, 80);
}

/* ---- tallies ---- */

static void
test_tallies (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpTally) tally = NULL;

  import_ok (f, hp_import_stations, "number,xa,listed\n1,1,1250\n", 1);
  import_ok (f, hp_import_candidates,
             "body,constituency,seats,name\nxa,1,3,Vi A\nxa,1,3,Vi B\nxa,1,3,Vi C\nxa,1,3,Vi D\n"
             "xa,1,3,Vi E\n",
             5);
  import_ok (f, hp_import_tallies,
             "KVBP,Cấp,Lần nhập,Người nhập,Số cử tri đã bỏ phiếu,Số phiếu phát ra,"
             "Số phiếu thu vào,Số phiếu hợp lệ,Số phiếu không hợp lệ,Phiếu bầu 1 người,"
             "Phiếu bầu 2 người,Phiếu bầu 3 người,C1,Người ứng cử 1,Người ứng cử 2,"
             "Người ứng cử 3,Người ứng cử 4,Người ứng cử 5\n"
             "1,HĐND xã,1,A,1200,1200,1200,1177,23,102,375,700,,822,760,690,400,280\n"
             "1,HĐND xã,2,B,1.200,1 200,1200,1177,23,102,375,700,,822,760,690,400,280\n",
             2);
  tally = hp_tally_load (f->db, 1, HP_BODY_XA, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tally->state, ==, HP_TALLY_AGREED);
  g_assert_cmpint (tally->entries[1]->figures->listed, ==, 1250);
  g_assert_cmpint (tally->entries[1]->figures->n_kept, ==, 3);
  g_assert_cmpint (tally->entries[1]->figures->votes[4], ==, 280);
}

/* ---- empty sheets ---- */

static void
test_templates (Fixture *f, gconstpointer data)
{
  static const HpImportFunc all[] = { NULL,
                                      hp_import_stations,
                                      hp_import_candidates,
                                      hp_import_members,
                                      hp_import_turnout,
                                      hp_import_tallies };
  const char *const *kinds = hp_template_kinds ();
  HpImportOptions options = HP_IMPORT_OPTIONS_NONE;

  for (int k = 0; kinds[k] != NULL; k++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = g_strdup_printf ("%s/%s.xlsx", f->folder, kinds[k]);
      g_autoptr (HpImportReport) report = NULL;
      g_autoptr (HpVoterImport) import = NULL;
      HpImportVotersOptions voter_options = { NULL, 0 };

      hp_template_write (kinds[k], data, path, &error);
      g_assert_no_error (error);
      if (all[k] != NULL)
        {
          report = all[k](f->db, f->rules, path, &options, NULL, NULL, &error);
          g_assert_no_error (error);
          g_assert_cmpint (report->headings, ==, 1);
          g_assert_cmpint (report->rows, ==, 1);
          continue;
        }
      import = hp_voter_import_new (f->db, f->rules, &error);
      hp_import_voters_read (path, &voter_options, hp_voter_import_staging (import), NULL, NULL,
                             NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (hp_voter_staging_n_rows (hp_voter_import_staging (import)), ==, 0);
    }
}

static void
test_no_such_template (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (hp_template_write ("dogs", NULL, "dogs.xlsx", &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (hp_template_write ("voters", "1999", "voters.xlsx", &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_NOT_FOUND);
}

#define ADD(path, election, func)                                                                  \
  g_test_add ("/imports/" path, Fixture, election, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("stations", NULL, test_stations);
  ADD ("early-day", NULL, test_early_day);
  ADD ("dry-run", NULL, test_dry_run);
  ADD ("no-headings", NULL, test_no_headings);
  ADD ("candidates", NULL, test_candidates);
  ADD ("candidates-counted", NULL, test_candidates_counted);
  ADD ("members", NULL, test_members);
  ADD ("turnout", NULL, test_turnout);
  ADD ("tallies", NULL, test_tallies);
  ADD ("templates/2016", "2016", test_templates);
  ADD ("templates/2021", "2021", test_templates);
  ADD ("templates/2026", "2026", test_templates);
  g_test_add_func ("/imports/marks", test_marks);
  g_test_add_func ("/imports/percentages", test_percentages);
  g_test_add_func ("/imports/no-such-template", test_no_such_template);
  return g_test_run ();
}
