/* hp-demo-voters.c: the voters of a made-up ward, household by household.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/session/hp-demo-private.h"

#include "engine/db/hp-stmt.h"

#include <string.h>

#define FINDING_YEAR_ONLY (1u << 3) /* V03 */
#define SERIALS 1000000
#define SERIAL_STEP 7919 /* shares no factor with SERIALS: all come before one comes again */
#define OLDEST 97

typedef struct
{
  HpDemoStation *station;
  const char *category;
  HpBodies bodies;
  const char *ethnicity;
  char *permanent, *temporary, *current, *note;
} Household;

typedef struct
{
  HpDemo *demo;
  HpEdit *edit;
  HpStmt put;
  GHashTable *people; /* name and birth date of everybody */
  gboolean has_identity, has_occupation;
  int serial;
  int done;     /* voters of the ward */
  int position; /* of the last voter in the station's list */
} Making;

/* ---- where a household lives ---- */

static void
clear_household (Household *house)
{
  g_clear_pointer (&house->permanent, g_free);
  g_clear_pointer (&house->temporary, g_free);
  g_clear_pointer (&house->current, g_free);
  g_clear_pointer (&house->note, g_free);
}

static char *
address (Making *making, const HpDemoStation *station)
{
  HpDemo *demo = making->demo;
  g_auto (GStrv) places = g_strsplit (station->row->neighbourhoods, "; ", -1);
  const char *place = places[hp_demo_below (demo, (int) g_strv_length (places))];

  if (g_str_has_prefix (place, "Thôn"))
    return g_strdup_printf ("%s, %s", place, demo->ward);
  return g_strdup_printf ("Số %d, tổ %d, %s, %s", 1 + hp_demo_below (demo, 299),
                          1 + hp_demo_below (demo, 12), place, demo->ward);
}

/* "Tạm trú từ 08/2025": @least to @most months before the election. */
static char *
since (Making *making, int least, int most)
{
  HpDate day = making->demo->election->day;
  int months =
      day.year * 12 + day.month - 1 - least - hp_demo_below (making->demo, most - least + 1);

  return g_strdup_printf ("Tạm trú từ %02d/%d", months % 12 + 1, months / 12);
}

/* Of a thousand households 150, small ones, have been here for less than a year, 60 for longer
 * without their permanent residence, 8 live elsewhere than they are registered. */
static void
settle (Making *making, Household *house, HpDemoStation *station)
{
  /* The first one lives here for good, so that every body has voters in every station. */
  int lot = making->position > 0 ? hp_demo_below (making->demo, 1000) : 999;
  char *where = address (making, station);
  const HpEntitlement *right;

  house->station = station;
  house->ethnicity = hp_demo_ethnicity (making->demo);
  house->category = lot < 150 ? "TAM12M" : lot < 210 ? "TAM12P" : "TT";
  right = hp_rules_entitlement (making->demo->rules, house->category);
  house->bodies = right != NULL ? right->bodies : hp_rules_all_bodies (making->demo->rules);
  house->note = lot < 150   ? since (making, 1, 10)
                : lot < 210 ? since (making, 13, 60)
                            : g_strdup ("");
  *(lot < 210 ? &house->temporary : lot < 218 ? &house->current : &house->permanent) = where;
}

/* ---- one voter ---- */

static char *
identity (Making *making, HpSex sex, HpDate birth)
{
  static const char *const provinces[] = { "020", "020", "020", "020", "020",
                                           "020", "020", "006", "019", "024" };
  int century = birth.year / 100 - 19;
  const char *province = provinces[hp_demo_below (making->demo, (int) G_N_ELEMENTS (provinces))];

  making->serial = (making->serial + SERIAL_STEP) % SERIALS;
  return g_strdup_printf ("%s%d%02d%06d", province, century * 2 + (sex == HP_SEX_FEMALE),
                          birth.year % 100, making->serial);
}

static gboolean
store (Making *making, const Household *house, const char *name, HpSex sex, HpDate birth,
       const char *number, GError **error)
{
  HpStmt *q = &making->put;
  g_autofree char *iso = hp_date_to_iso (birth);
  g_autofree char *card = g_strdup_printf ("%d", making->position);
  int age = hp_date_age (birth, making->demo->election->day);
  const char *texts[] = {
    card,
    name,
    iso,
    hp_sex_code (sex),
    number,
    house->ethnicity,
    making->has_occupation ? hp_demo_occupation (making->demo, age) : "",
    house->permanent != NULL ? house->permanent : "",
    house->temporary != NULL ? house->temporary : "",
    house->current != NULL ? house->current : "",
    house->permanent != NULL   ? "permanent"
    : house->temporary != NULL ? "temporary"
                               : "current",
    house->category,
    house->note,
  };

  hp_stmt_bind_int (q, 1, hp_edit_new_id (making->edit));
  hp_stmt_bind_int (q, 2, house->station->row->id);
  hp_stmt_bind_int (q, 3, making->position);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    hp_stmt_bind_text (q, 4 + (int) i, texts[i]);
  hp_stmt_bind_int (q, 17, house->bodies);
  hp_stmt_bind_int (q, 18, hp_date_is_full (birth) ? 0 : FINDING_YEAR_ONLY);
  return hp_stmt_run (q, error);
}

static void
take_witness (const Household *house, const char *name, int position)
{
  HpDemoStation *station = house->station;
  const char *home = house->permanent != NULL ? house->permanent : house->temporary;
  /* Spread over the list; in a tiny one the same people come again. */
  int step = MAX (station->voters / HP_DEMO_WITNESSES, 1);
  int i = (position - 1) / step;

  if (i >= HP_DEMO_WITNESSES || station->witness[i] != NULL || home == NULL)
    return;
  station->witness[i] = g_strdup (name);
  station->witness_home[i] = g_strdup (home);
}

/* A member of the household: @family NULL draws one. Gives the family name back. */
static gboolean
add_voter (Making *making, const Household *house, const char **family, HpSex sex, int age,
           GError **error)
{
  HpDemo *demo = making->demo;
  g_autofree char *name = NULL;
  g_autofree char *number = NULL;
  HpDate birth;

  if (making->position >= house->station->voters)
    return TRUE;
  if (*family == NULL)
    *family = hp_demo_family (demo, house->ethnicity);
  age = CLAMP (age, hp_rules_voter_age (demo->rules), OLDEST);
  /* Two people of one name and birth date would be a finding. */
  for (gboolean fresh = FALSE; !fresh;)
    {
      g_autofree char *iso = NULL;

      g_free (name);
      name = hp_demo_name (demo, *family, sex);
      birth = hp_demo_birth (demo, age);
      if (age > 65 && hp_demo_chance (demo, 8))
        birth.month = birth.day = 0;
      iso = hp_date_to_iso (birth);
      fresh = g_hash_table_add (making->people, g_strconcat (name, "|", iso, NULL));
    }
  number = making->has_identity ? identity (making, sex, birth) : g_strdup ("");
  making->position++;
  making->done++;
  for (int b = 0; b < HP_N_BODIES; b++)
    house->station->listed[b] += (house->bodies & HP_BODY_BIT (b)) != 0;
  take_witness (house, name, making->position);
  return store (making, house, name, sex, birth, number, error);
}

/* ---- a household ---- */

static HpSex
any_sex (HpDemo *demo)
{
  return hp_demo_chance (demo, 495) ? HP_SEX_MALE : HP_SEX_FEMALE;
}

/* Who shares a rented room is young; a family has a couple, grown children, sometimes a parent. */
static gboolean
add_household (Making *making, const Household *house, GError **error)
{
  HpDemo *demo = making->demo;
  const char *family = NULL, *other = NULL;
  int age =
      house->temporary != NULL ? 19 + hp_demo_below (demo, 22) : 25 + hp_demo_below (demo, 50);
  int children = age > 42 ? hp_demo_below (demo, MIN (4, (age - 38) / 4 + 1)) : 0;

  if (!add_voter (making, house, &family, any_sex (demo), age, error))
    return FALSE;
  if (house->temporary != NULL)
    return !hp_demo_chance (demo, 400)
           || add_voter (making, house, &other, any_sex (demo), age + hp_demo_below (demo, 3),
                         error);
  if (hp_demo_chance (demo, 780)
      && !add_voter (making, house, &other, any_sex (demo), age + hp_demo_below (demo, 9) - 5,
                     error))
    return FALSE;
  for (int i = 0; i < MIN (children, 2); i++)
    if (!add_voter (making, house, &family, any_sex (demo),
                    age - 22 - hp_demo_below (demo, MAX (age - 40, 1)), error))
      return FALSE;
  return age > 55 || !hp_demo_chance (demo, 220)
         || add_voter (making, house, &family, any_sex (demo), age + 22 + hp_demo_below (demo, 14),
                       error);
}

static gboolean
add_station_voters (Making *making, HpDemoStation *station, GError **error)
{
  making->position = 0;
  while (making->position < station->voters)
    {
      Household house = { 0 };
      gboolean ok;

      settle (making, &house, station);
      ok = add_household (making, &house, error);
      clear_household (&house);
      if (!ok)
        return FALSE;
    }
  return hp_demo_step (making->demo,
                       40 + (int) ((gint64) making->done * 800 / making->demo->n_voters), error);
}

static gboolean
add_all (Making *making, GError **error)
{
  int n;
  const HpListColumn *columns = hp_rules_list_columns (making->demo->rules, &n);

  for (int i = 0; i < n; i++)
    {
      making->has_identity |= g_str_equal (columns[i].field, "identity");
      making->has_occupation |= g_str_equal (columns[i].field, "occupation");
    }
  for (int i = 0; i < making->demo->n_stations; i++)
    if (!add_station_voters (making, &making->demo->stations[i], error))
      return FALSE;
  return TRUE;
}

gboolean
hp_demo_add_voters (HpDemo *demo, GError **error)
{
  g_autoptr (HpEdit) edit = hp_edit_begin (demo->db, "demo.voters", error);
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Making making = { .demo = demo, .edit = edit, .people = people };
  gboolean ok;

  if (edit == NULL)
    return FALSE;
  making.put = hp_db_query (
      demo->db, "INSERT INTO voter (id, station_id, position, card, name, birth, sex, identity,"
                " ethnicity, occupation, permanent, temporary, current, residence, category, note,"
                " bodies, findings) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,"
                " ?14, ?15, ?16, ?17, ?18)");
  ok = add_all (&making, error);
  hp_stmt_clear (&making.put);
  if (!ok)
    return FALSE;
  hp_edit_set_number (edit, "voters", making.done);
  return hp_edit_commit (edit, error) && hp_demo_step (demo, 880, error);
}
