/* hp-test-forms.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "lib/hp-test-forms.h"

#include "engine/candidates/hp-candidate.h"
#include "engine/core/hp-util.h"
#include "engine/count/hp-tally-json.h"
#include "engine/count/hp-tally.h"
#include "engine/day/hp-turnout.h"
#include "engine/setup/hp-election.h"
#include "engine/stations/hp-constituency.h"
#include "engine/stations/hp-station.h"
#include "engine/voters/hp-voter.h"
#include "lib/hp-test-sheet.h"
#include "paper/kit/hp-pages.h"

#include <string.h>

static const struct
{
  const char *name;
  const char *birth;
  const char *sex;
} candidates[] = {
  { "Nông Văn An", "1970", "male" },         { "Hoàng Thị Bình", "1971-03-02", "female" },
  { "Lý Minh Cường", "1972-05-06", "male" }, { "Vi Thị Dung", "1973-07-08", "female" },
  { "Triệu Văn Giang", "1974-09-10", "" },
};

static const struct
{
  const char *name;
  const char *birth;
  HpSex sex;
  const char *identity;
  gboolean xa;
  const char *note;
  const char *state;
} voters[] = {
  { "Nông Văn Hai", "1957", HP_SEX_MALE, "020057000001", TRUE, "", "listed" },
  { "Hoàng Thị Ba", "1961-02", HP_SEX_FEMALE, "020161000002", TRUE, "", "listed" },
  { "Lý Văn Tư", "1980-03-01", HP_SEX_MALE, "020080000003", TRUE, "", "listed" },
  { "Vi Thị Năm", "1990-10-12", HP_SEX_FEMALE, "020190000004", FALSE, "Tạm trú từ 9/2025",
    "listed" },
  { "Triệu Văn Sáu", "1985-01-02", HP_SEX_MALE, "020085000005", TRUE, "", "elsewhere" },
  { "Nông Thị Bảy", "1999-11-11", HP_SEX_FEMALE, "020199000006", TRUE, "", "removed" },
  { "Hà Văn Tám", "2000-12-12", HP_SEX_MALE, "020200000007", TRUE, "", "listed" },
};

static void
add_station (HpTestForms *ward, int number, gint64 listed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpStation) station = hp_station_new ();
  g_autofree char *place = g_strdup_printf ("Nhà văn hóa Khối %d", number);
  g_autofree char *area = g_strdup_printf ("Khối %d", number);

  station->number = number;
  hp_set_str (&station->place, place);
  hp_set_str (&station->neighbourhoods, area);
  if (number == 1)
    {
      hp_set_str (&station->opened_at, "07:00");
      hp_set_str (&station->closed_at, "19:00");
      hp_set_str (&station->box[0].name, "Hà Thị Chứng");
      hp_set_str (&station->box[0].home, "Khối 1");
      hp_set_str (&station->count[0].name, "Lộc Văn Kiến");
      hp_set_str (&station->count[0].home, "Khối 2");
      hp_set_str (&station->count[1].name, "Đàm Thị Nhân");
      hp_set_str (&station->count[1].home, "Khối 3");
    }
  for (int b = 0; b < HP_N_BODIES; b++)
    if (hp_rules_has_body (ward->rules, (HpBody) b))
      {
        station->constituency[b] = 1;
        station->stated[b] = listed;
      }
  hp_station_save (ward->db, station, &error);
  g_assert_no_error (error);
}

static void
add_candidates (HpTestForms *ward, HpBody body)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpConstituency) constituency = hp_constituency_load (ward->db, body, 1, &error);

  g_assert_no_error (error);
  constituency->seats = 3;
  hp_set_str (&constituency->seats_resolution, "05/NQ-UBBC ngày 20/12/2025");
  hp_constituency_save (ward->db, constituency, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      g_autoptr (HpCandidate) candidate = hp_candidate_new ();

      candidate->constituency_id = constituency->id;
      hp_set_str (&candidate->name, candidates[i].name);
      hp_set_str (&candidate->sex, candidates[i].sex);
      g_assert_true (hp_date_from_iso (candidates[i].birth, &candidate->birth));
      hp_candidate_save (ward->db, candidate, &error);
      g_assert_no_error (error);
    }
}

static void
add_voters (HpTestForms *ward)
{
  for (guint i = 0; i < G_N_ELEMENTS (voters); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HpVoter) voter = hp_voter_new ();
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

      voter->station = 3;
      voter->station_id = hp_station_id (ward->db, 3);
      hp_set_str (&voter->name, voters[i].name);
      g_assert_true (hp_date_from_iso (voters[i].birth, &voter->birth));
      voter->sex = voters[i].sex;
      hp_set_str (&voter->identity, voters[i].identity);
      hp_set_str (&voter->ethnicity, "Tày");
      hp_set_str (&voter->permanent, "Khối 3, phường Chi Lăng");
      hp_set_str (&voter->note, voters[i].note);
      voter->bodies = hp_rules_all_bodies (ward->rules);
      if (!voters[i].xa)
        voter->bodies &= ~HP_BODY_BIT (HP_BODY_XA);
      hp_voter_save (ward->db, ward->rules, voter, "Danh sách", NULL, &error);
      g_assert_no_error (error);
      if (g_str_equal (voters[i].state, "listed"))
        continue;
      g_array_append_val (ids, voter->id);
      hp_voters_set_state (ward->db, ids, voters[i].state, "Giấy chứng nhận", &error);
      g_assert_no_error (error);
    }
}

static void
add_members (HpTestForms *ward)
{
  static const struct
  {
    HpOrganKind organ;
    HpRole role;
    const char *title;
    const char *name;
  } members[] = {
    { HP_ORGAN_TEAM, HP_ROLE_HEAD, "Ông", "Lương Văn Tổ" },
    { HP_ORGAN_TEAM, HP_ROLE_SECRETARY, "Bà", "Mông Thị Thư" },
    { HP_ORGAN_TEAM, HP_ROLE_MEMBER, "", "Chu Văn Viên" },
    { HP_ORGAN_BOARD, HP_ROLE_HEAD, "Bà", "Đinh Thị Ban" },
    { HP_ORGAN_COMMITTEE, HP_ROLE_HEAD, "Ông", "Bế Văn Chủ" },
    { HP_ORGAN_COMMITTEE, HP_ROLE_DEPUTY, "Bà", "Ma Thị Phó" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (HpConstituency) board = hp_constituency_load (ward->db, HP_BODY_XA, 1, &error);
  g_autoptr (HpEdit) edit = hp_edit_begin (ward->db, "members.import", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autoptr (HpMember) member = g_new0 (HpMember, 1);

      member->organ = members[i].organ;
      member->role = members[i].role;
      member->title = g_strdup (members[i].title);
      member->name = g_strdup (members[i].name);
      member->job = g_strdup ("");
      member->phone = g_strdup ("");
      member->note = g_strdup ("");
      if (member->organ == HP_ORGAN_TEAM)
        member->station_id = hp_station_id (ward->db, 1);
      if (member->organ == HP_ORGAN_BOARD)
        member->constituency_id = board->id;
      hp_member_add (edit, ward->db, member, &error);
      g_assert_no_error (error);
    }
  hp_edit_commit (edit, &error);
  g_assert_no_error (error);
}

HpTestForms *
hp_test_forms_new (const char *election, gboolean rehearsal)
{
  g_autoptr (GError) error = NULL;
  HpTestForms *ward = g_new0 (HpTestForms, 1);
  const HpBody *bodies;
  int n;

  ward->db = hp_db_new_memory (&error);
  g_assert_no_error (error);
  hp_election_create (ward->db, election, "Phường Chi Lăng", "Lạng Sơn", "thành phố Lạng Sơn", NULL,
                      rehearsal, &error);
  g_assert_no_error (error);
  ward->rules = hp_election_rules (ward->db, &error);
  g_assert_no_error (error);
  hp_db_set_operator (ward->db, "Lê Văn Trực");
  add_station (ward, 1, 1250);
  add_station (ward, 2, 1300);
  add_station (ward, 3, HP_MISSING);
  bodies = hp_rules_bodies (ward->rules, &n);
  for (int i = 0; i < n; i++)
    add_candidates (ward, bodies[i]);
  add_voters (ward);
  add_members (ward);
  return ward;
}

void
hp_test_forms_free (HpTestForms *ward)
{
  if (ward == NULL)
    return;
  g_clear_pointer (&ward->rules, hp_rules_unref);
  g_clear_object (&ward->db);
  g_free (ward);
}

void
hp_test_forms_agree (HpTestForms *ward, int station, HpBody body, const char *json)
{
  static const char *const names[] = { "Nguyễn Thị Một", "Trần Văn Hai" };
  g_autoptr (GError) error = NULL;
  g_auto (HpTallyFigures) figures = { 0 };

  hp_tally_json_parse (json, -1, "test", &figures, NULL, &error);
  g_assert_no_error (error);
  for (int entry = 1; entry <= 2; entry++)
    {
      hp_tally_enter (ward->db, ward->rules, station, body, entry, names[entry - 1], &figures, NULL,
                      &error);
      g_assert_no_error (error);
    }
}

void
hp_test_forms_seal (HpTestForms *ward, int station, HpBody body, const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpTally) tally = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  hp_test_forms_agree (ward, station, body, json);
  tally = hp_tally_load (ward->db, station, body, &error);
  g_assert_no_error (error);
  findings = hp_tally_findings (ward->db, ward->rules, tally, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const HpFinding *finding = g_ptr_array_index (findings, i);

      g_assert_cmpint (finding->severity, ==, HP_SEVERITY_WARNING);
      hp_tally_set_reason (ward->db, station, body, finding->code,
                           "Hai cử tri mang phiếu về, Tổ bầu cử đã lập biên bản.", "Phạm Thị Ba",
                           &error);
      g_assert_no_error (error);
    }
  hp_tally_seal (ward->db, ward->rules, station, body, "Phạm Thị Ba", NULL, &error);
  g_assert_no_error (error);
}

void
hp_test_forms_seal_all (HpTestForms *ward, HpBody body)
{
  hp_test_forms_seal (ward, 1, body, HP_TEST_FORMS_WORKED);
  hp_test_forms_seal (ward, 2, body, HP_TEST_FORMS_SECOND);
  hp_test_forms_seal (ward, 3, body, HP_TEST_FORMS_THIRD);
}

void
hp_test_forms_turnout (HpTestForms *ward, int station, int minute, gint64 voted)
{
  g_autoptr (GError) error = NULL;

  hp_turnout_set (ward->db, ward->rules, station, HP_BODY_QH, minute, voted, NULL, NULL, &error);
  g_assert_no_error (error);
}

HpFormInstance *
hp_test_forms_get (HpTestForms *ward, const char *number, int station, HpBody body)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = hp_forms_list (ward->db, ward->rules, &error);
  HpFormFilter filter = HP_FORM_ANY;
  g_autoptr (GPtrArray) found = NULL;

  g_assert_no_error (error);
  filter.number = number;
  filter.station = station;
  filter.body = body;
  found = hp_forms_filter (all, &filter);
  g_assert_cmpuint (found->len, ==, 1);
  return hp_form_instance_copy (g_ptr_array_index (found, 0));
}

char *
hp_test_forms_lacks (const HpFormInstance *form)
{
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < form->lacks->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? " " : "",
                            hp_form_lack_code (g_array_index (form->lacks, HpFormLack, i).code));
  return g_string_free (codes, FALSE);
}

char *
hp_test_forms_xlsx (HpTestForms *ward, const HpFormInstance *form, const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) created = hp_form_created (ward->db);
  g_autofree char *name = g_strconcat (form->file, ".xlsx", NULL);
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (HpSheet) sheet = hp_sheet_new_xlsx (path, created, &error);

  g_assert_no_error (error);
  hp_form_run (form, ward->db, ward->rules, sheet, NULL, &error);
  g_assert_no_error (error);
  hp_sheet_close (sheet, &error);
  g_assert_no_error (error);
  return path;
}

char *
hp_test_forms_pdf (HpTestForms *ward, const HpFormInstance *form, const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) created = hp_form_created (ward->db);
  g_autofree char *name = g_strconcat (form->file, ".pdf", NULL);
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (HpSheet) pages = hp_form_pages (form, ward->db, ward->rules, NULL, &error);

  g_assert_no_error (error);
  hp_pages_to_pdf (pages, path, created, NULL, &error);
  g_assert_no_error (error);
  return path;
}

void
hp_form_fixture_set_up (HpFormFixture *f, gconstpointer election)
{
  f->ward = hp_test_forms_new (election != NULL ? election : "2026", FALSE);
  f->folder = hp_test_folder ();
}

void
hp_form_fixture_tear_down (HpFormFixture *f, gconstpointer election)
{
  hp_test_folder_remove (f->folder);
  g_free (f->folder);
  hp_test_forms_free (f->ward);
}

char *
hp_form_fixture_make (HpFormFixture *f, const char *number, int station, HpBody body)
{
  g_autoptr (HpFormInstance) form = hp_test_forms_get (f->ward, number, station, body);

  return hp_test_forms_xlsx (f->ward, form, f->folder);
}

char *
hp_form_fixture_make_pdf (HpFormFixture *f, const char *number, int station, HpBody body)
{
  g_autoptr (HpFormInstance) form = hp_test_forms_get (f->ward, number, station, body);

  return hp_test_forms_pdf (f->ward, form, f->folder);
}

void
hp_test_forms_has (const char *path, const char *const *texts)
{
  g_autofree char *part = hp_test_part (path, HP_TEST_FORMS_SHEET);

  g_assert_nonnull (part);
  for (guint i = 0; texts[i] != NULL; i++)
    if (strstr (part, texts[i]) == NULL)
      g_error ("“%s” is not in %s", texts[i], path);
}

void
hp_test_forms_formula (const char *path, const char *caption, int n, const char *wanted)
{
  g_autofree char *expression =
      g_strdup_printf ("(//m:row[m:c/m:is/m:t='%s'][1]/m:c[m:v])[%d]/m:f", caption, n);

  hp_test_assert_xpath (path, HP_TEST_FORMS_SHEET, expression, wanted);
}

void
hp_test_forms_cell (const char *path, const char *caption, int n, double wanted)
{
  g_autofree char *expression =
      g_strdup_printf ("(//m:row[m:c/m:is/m:t='%s'][1]/m:c[m:v])[%d]/m:v", caption, n);
  g_autofree char *found = hp_test_xpath (path, HP_TEST_FORMS_SHEET, expression);

  g_assert_cmpstr (found, !=, "");
  g_assert_cmpfloat (g_ascii_strtod (found, NULL), ==, wanted);
}
