/* hp-demo-setup.c: stations, constituencies, teams, boards and candidates of a made-up ward.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/session/hp-demo-private.h"

#include "engine/core/hp-util.h"
#include "engine/setup/hp-member.h"

#define MOUNTAIN "mountain"
#define MEMBERS 13

static HpBody
body_at (const HpDemo *demo, int i, int *n)
{
  const HpBody *bodies = hp_rules_bodies (demo->rules, n);

  return i < *n ? bodies[i] : HP_BODY_NONE;
}

/* ---- constituencies ---- */

/* How many constituencies a body has in the ward. */
static int
count_of (HpBody body)
{
  return body == HP_BODY_XA ? 8 : body == HP_BODY_TINH ? 2 : 1;
}

static int
seats_of (const HpDemo *demo, HpBody body, int i)
{
  static const int xa[] = { 5, 4, 3, 4, 3, 5, 4, 3 };
  int most = hp_rules_max_seats (demo->rules, body);
  int seats = body == HP_BODY_XA ? xa[i % (int) G_N_ELEMENTS (xa)] : i == 0 ? most : most - 1;

  return CLAMP (seats, 1, MAX (most, 1));
}

static void
plan_constituencies (HpDemo *demo)
{
  int n_bodies;

  for (int b = 0; body_at (demo, b, &n_bodies) != HP_BODY_NONE; b++)
    {
      HpBody body = body_at (demo, b, &n_bodies);
      int n = MIN (count_of (body), demo->n_stations);

      for (int i = 0; i < n; i++)
        {
          HpDemoConstituency c = { .body = body, .number = i + 1 };

          c.seats = seats_of (demo, body, i);
          c.candidates = c.seats + MAX (hp_rules_min_surplus (demo->rules, body, c.seats), 1);
          if (body == HP_BODY_XA && i % 4 == 1)
            c.candidates++;
          c.first = i * demo->n_stations / n;
          c.n = (i + 1) * demo->n_stations / n - c.first;
          g_array_append_val (demo->constituencies, c);
        }
    }
}

/* ---- stations ---- */

static void
place_station (HpDemo *demo, HpStation *row, int i, int village)
{
  g_autofree char *first = hp_demo_neighbourhood (2 * i - village, village > 0);
  g_autofree char *second = hp_demo_neighbourhood (2 * i + 1 - village, village > 0);

  g_free (row->neighbourhoods);
  row->neighbourhoods = g_strjoin ("; ", first, second, NULL);
  g_free (row->place);
  row->place = i % 5 == 3 ? g_strdup_printf ("Trường Tiểu học số %d", i / 5 + 1)
                          : g_strdup_printf ("Nhà văn hóa %s", first);
  g_free (row->posting_place);
  row->posting_place = g_strdup_printf ("Nhà văn hóa %s", second);
}

/* The last stations are villages in the hills. */
static HpStation *
make_station (HpDemo *demo, int i)
{
  HpStation *row = hp_station_new ();
  int towns = demo->n_stations - demo->n_stations / 6;
  gboolean village = i >= towns;

  row->number = i + 1;
  g_free (row->name);
  row->name = g_strdup_printf ("Khu vực bỏ phiếu số %d", i + 1);
  /* A small station is lawful where the people live far from each other. */
  if (village || demo->stations[i].voters < hp_rules_station_min (demo->rules))
    hp_set_str (&row->kind, MOUNTAIN);
  place_station (demo, row, i, village ? 2 * towns : 0);
  for (guint k = 0; k < demo->constituencies->len; k++)
    {
      const HpDemoConstituency *c = &g_array_index (demo->constituencies, HpDemoConstituency, k);

      if (i >= c->first && i < c->first + c->n)
        row->constituency[c->body] = c->number;
    }
  return row;
}

static gboolean
add_stations (HpEdit *edit, HpDemo *demo, GError **error)
{
  for (int i = 0; i < demo->n_stations; i++)
    {
      demo->stations[i].row = make_station (demo, i);
      if (!hp_station_put (edit, demo->db, demo->stations[i].row, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- members ---- */

static gboolean
add_members (HpEdit *edit, HpDemo *demo, HpOrganKind organ, gint64 station, gint64 constituency,
             int n, gboolean deputies, GError **error)
{
  for (int i = 0; i < n; i++)
    {
      HpSex sex;
      const char *ethnicity;
      g_autofree char *name = hp_demo_person (demo, &sex, &ethnicity);
      HpRole role = i == 0              ? HP_ROLE_HEAD
                    : i == 1            ? HP_ROLE_SECRETARY
                    : i < 4 && deputies ? HP_ROLE_DEPUTY
                                        : HP_ROLE_MEMBER;
      HpMember member = { .organ = organ,
                          .station_id = station,
                          .constituency_id = constituency,
                          .name = name,
                          .title = (char *) (sex == HP_SEX_MALE ? "Ông" : "Bà"),
                          .role = role,
                          .job = (char *) hp_demo_job (demo) };

      if (!hp_member_add (edit, demo->db, &member, error))
        return FALSE;
    }
  return TRUE;
}

/* @wanted members, as far as the law allows. */
static int
size_of (const HpDemo *demo, const char *organ, int wanted)
{
  const HpOrgan *rule = hp_rules_organ (demo->rules, organ);

  return rule != NULL ? CLAMP (wanted, rule->min, rule->max) : wanted;
}

static gboolean
add_people (HpEdit *edit, HpDemo *demo, GError **error)
{
  if (!add_members (edit, demo, HP_ORGAN_COMMITTEE, 0, 0, size_of (demo, "committee-xa", MEMBERS),
                    TRUE, error))
    return FALSE;
  for (guint k = 0; k < demo->constituencies->len; k++)
    {
      const HpDemoConstituency *c = &g_array_index (demo->constituencies, HpDemoConstituency, k);
      g_autofree char *organ = g_strconcat ("board-", hp_body_code (c->body), NULL);

      if (!add_members (edit, demo, HP_ORGAN_BOARD, 0, c->id, size_of (demo, organ, 9), TRUE,
                        error))
        return FALSE;
    }
  for (int i = 0; i < demo->n_stations; i++)
    {
      const HpStation *row = demo->stations[i].row;
      int min, max;

      hp_rules_team_size (demo->rules, row->kind, &min, &max);
      if (!add_members (edit, demo, HP_ORGAN_TEAM, row->id, 0,
                        CLAMP (11 + hp_demo_below (demo, 5), min, max), FALSE, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- candidates ---- */

static void
set_career (HpDemo *demo, HpCandidate *c, int age)
{
  static const char *const professions[] = { "Đại học Luật", "Đại học Sư phạm", "Đại học Kinh tế",
                                             "Cao đẳng Sư phạm", "Trung cấp Nông lâm" };
  static const char *const components[] = { "Chính quyền", "Đảng", "UBMTTQVN và tổ chức thành viên",
                                            "Cơ quan, đơn vị khác" };
  int high = hp_demo_below (demo, 3);

  hp_set_str (&c->schooling, "12/12");
  hp_set_str (&c->profession, professions[hp_demo_below (demo, (int) G_N_ELEMENTS (professions))]);
  hp_set_str (&c->degree, high == 0 ? "Thạc sĩ" : "");
  hp_set_str (&c->theory, high == 0 ? "Cao cấp" : high == 1 ? "Trung cấp" : "Sơ cấp");
  hp_set_str (&c->languages, hp_demo_chance (demo, 500) ? "Tiếng Anh B" : "");
  hp_set_str (&c->job, hp_demo_job (demo));
  hp_set_str (&c->workplace, hp_demo_office (demo));
  hp_set_str (&c->component, components[hp_demo_below (demo, (int) G_N_ELEMENTS (components))]);
  if (age > 24 && hp_demo_chance (demo, 780))
    {
      HpDate joined = hp_demo_birth (demo, hp_demo_below (demo, age - 24) + 1);

      g_free (c->party_date);
      c->party_date = hp_date_to_vi (joined);
    }
  if (age > 34 && hp_demo_chance (demo, 400))
    hp_set_str (&c->deputy, "HĐND phường nhiệm kỳ trước");
  c->self_nominated = hp_demo_chance (demo, 30);
}

static HpCandidate *
make_candidate (HpDemo *demo, const HpDemoConstituency *constituency)
{
  HpCandidate *c = hp_candidate_new ();
  int age = 24 + hp_demo_below (demo, 35);
  const char *ethnicity;
  HpSex sex;

  c->constituency_id = constituency->id;
  g_free (c->name);
  c->name = hp_demo_person (demo, &sex, &ethnicity);
  c->birth = hp_demo_birth (demo, age);
  hp_set_str (&c->sex, hp_sex_code (sex));
  hp_set_str (&c->nationality, "Việt Nam");
  hp_set_str (&c->ethnicity, ethnicity);
  hp_set_str (&c->religion, "Không");
  hp_set_str (&c->home, hp_demo_chance (demo, 800) ? "Lạng Sơn" : "Cao Bằng");
  g_free (c->residence);
  c->residence = g_strdup_printf ("%s, %s", demo->ward, demo->election->province);
  set_career (demo, c, age);
  return c;
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  return hp_candidate_compare (*(const HpCandidate *const *) a, *(const HpCandidate *const *) b);
}

static gboolean
add_candidates (HpEdit *edit, HpDemo *demo, const HpDemoConstituency *constituency, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) hp_candidate_free);

  for (int i = 0; i < constituency->candidates; i++)
    g_ptr_array_add (list, make_candidate (demo, constituency));
  g_ptr_array_sort (list, compare_cb);
  for (guint i = 0; i < list->len; i++)
    {
      HpCandidate *c = g_ptr_array_index (list, i);

      c->position = (int) i + 1;
      if (!hp_candidate_put (edit, demo->db, c, error))
        return FALSE;
    }
  return TRUE;
}

/* A paper of the committee, so many days before the election. */
static char *
resolution (const HpDemo *demo, int number, int days)
{
  g_autofree char *day = hp_date_to_vi (hp_date_add_days (demo->election->day, -days));

  return g_strdup_printf ("%d/NQ-UBBC ngày %s", number, day);
}

static gboolean
set_seats (HpEdit *edit, HpDemo *demo, HpDemoConstituency *c, GError **error)
{
  g_autoptr (HpConstituency) row = hp_constituency_load (demo->db, c->body, c->number, error);

  if (row == NULL)
    return FALSE;
  c->id = row->id;
  row->seats = c->seats;
  g_free (row->seats_resolution);
  row->seats_resolution = resolution (demo, 12, 85);
  g_free (row->candidates_resolution);
  row->candidates_resolution = resolution (demo, 31, 20);
  return hp_constituency_put (edit, demo->db, row, error);
}

gboolean
hp_demo_add_setup (HpDemo *demo, GError **error)
{
  g_autoptr (HpEdit) edit = NULL;

  plan_constituencies (demo);
  edit = hp_edit_begin (demo->db, "demo.setup", error);
  if (edit == NULL || !add_stations (edit, demo, error))
    return FALSE;
  for (guint k = 0; k < demo->constituencies->len; k++)
    {
      HpDemoConstituency *c = &g_array_index (demo->constituencies, HpDemoConstituency, k);

      if (!set_seats (edit, demo, c, error) || !add_candidates (edit, demo, c, error))
        return FALSE;
    }
  if (!add_people (edit, demo, error))
    return FALSE;
  for (int i = 0; i < 2; i++)
    {
      const char *ethnicity;
      HpSex sex;

      demo->typist[i] = hp_demo_person (demo, &sex, &ethnicity);
    }
  hp_edit_set_number (edit, "stations", demo->n_stations);
  return hp_edit_commit (edit, error) && hp_demo_step (demo, 40, error);
}
