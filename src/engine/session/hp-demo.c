/* hp-demo.c: a made-up ward from beginning to end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/session/hp-demo-private.h"

#include <glib/gi18n-lib.h>

#define WARD "Phường Chi Lăng"
#define PROVINCE "tỉnh Lạng Sơn"
#define DISTRICT "thành phố Lạng Sơn"
#define VOTERS_A_STATION 1045

gboolean
hp_demo_stage_parse (const char *text, HpDemoStage *stage)
{
  static const char *const codes[] = { "listed", "voted", "counted" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_strcmp0 (text, codes[i]) == 0)
      {
        *stage = (HpDemoStage) i;
        return TRUE;
      }
  return FALSE;
}

gboolean
hp_demo_step (HpDemo *demo, int progress, GError **error)
{
  if (demo->progress != NULL)
    g_atomic_int_set (demo->progress, progress);
  if (!g_cancellable_is_cancelled (demo->cancellable))
    return TRUE;
  g_set_error_literal (error, HP_ERROR, HP_ERROR_CANCELLED, _ ("Stopped. Nothing was changed."));
  return FALSE;
}

char *
hp_demo_at (const HpDemo *demo, int minute)
{
  HpDate day = demo->election->day;

  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:00+07:00", day.year, day.month, day.day,
                          minute / 60 % 24, minute % 60);
}

/* Every pair of stations shares its two means unevenly, so that no two look alike. */
static void
share_voters (HpDemo *demo)
{
  int base = demo->n_voters / demo->n_stations, rest = demo->n_voters % demo->n_stations;

  for (int i = 0; i < demo->n_stations; i++)
    demo->stations[i].voters = base + (i < rest ? 1 : 0);
  for (int i = 0; i + 1 < demo->n_stations; i += 2)
    {
      int more = hp_demo_below (demo, base * 3 / 20 + 1);

      demo->stations[i].voters += more;
      demo->stations[i + 1].voters -= more;
    }
}

static gboolean
fill (HpDemo *demo, guint32 seed, GError **error)
{
  g_autofree char *replica = g_strdup_printf ("%u", 1 + seed % 0xffff);
  const char *newest = hp_rules_id (demo->rules);
  gboolean district = hp_rules_has_district (demo->rules);

  /* Ids begin with the number of the computer: a fixed one gives the same ids each time. */
  if (!hp_db_set_local (demo->db, "replica", replica, error)
      || !hp_election_create (demo->db, newest, WARD, PROVINCE, district ? DISTRICT : NULL, NULL,
                              TRUE, error))
    return FALSE;
  demo->election = hp_election_load (demo->db, error);
  if (demo->election == NULL)
    return FALSE;
  demo->ward = hp_election_ward_title (demo->election, demo->rules);
  share_voters (demo);
  return hp_demo_add_setup (demo, error) && hp_demo_add_voters (demo, error)
         && (demo->stage < HP_DEMO_VOTED || hp_demo_add_turnout (demo, error))
         && (demo->stage < HP_DEMO_COUNTED || hp_demo_add_tallies (demo, error))
         && hp_demo_step (demo, 1000, error);
}

static void
clear (HpDemo *demo)
{
  for (int i = 0; i < demo->n_stations; i++)
    {
      HpDemoStation *station = &demo->stations[i];

      hp_station_free (station->row);
      for (int w = 0; w < HP_DEMO_WITNESSES; w++)
        {
          g_free (station->witness[w]);
          g_free (station->witness_home[w]);
        }
      for (int b = 0; b < HP_N_BODIES; b++)
        hp_tally_figures_clear (&station->figures[b]);
    }
  g_free (demo->stations);
  g_array_unref (demo->constituencies);
  g_hash_table_unref (demo->names);
  g_rand_free (demo->rand);
  g_free (demo->typist[0]);
  g_free (demo->typist[1]);
  g_free (demo->ward);
  hp_election_free (demo->election);
  hp_rules_unref (demo->rules);
}

static gboolean
check_sizes (int voters, int stations, GError **error)
{
  if (voters < 1 || voters > HP_DEMO_VOTERS_MAX)
    g_set_error (error, HP_ERROR, HP_ERROR_INVALID, _ ("A sample ward has 1 to %d voters, not %d."),
                 HP_DEMO_VOTERS_MAX, voters);
  else if (stations < 1 || stations > HP_DEMO_STATIONS_MAX || stations > voters)
    g_set_error (error, HP_ERROR, HP_ERROR_INVALID,
                 _ ("A sample ward of %d voters has 1 to %d polling stations, not %d."), voters,
                 MIN (voters, HP_DEMO_STATIONS_MAX), stations);
  else
    return TRUE;
  return FALSE;
}

static const char *
newest_election (void)
{
  const char *const *ids = hp_rules_elections ();

  return ids[g_strv_length ((char **) ids) - 1];
}

gboolean
hp_demo_make (const char *path, const char *election, int voters, int stations, guint32 seed,
              HpDemoStage stage, int *progress, GCancellable *cancellable, GError **error)
{
  HpDemo demo = { .stage = stage, .progress = progress, .cancellable = cancellable };
  gboolean ok;

  g_return_val_if_fail (path != NULL, FALSE);

  demo.n_voters = voters != 0 ? voters : HP_DEMO_VOTERS;
  demo.n_stations =
      stations != 0 ? stations : CLAMP (demo.n_voters / VOTERS_A_STATION, 1, HP_DEMO_STATIONS_MAX);
  if (!check_sizes (demo.n_voters, demo.n_stations, error))
    return FALSE;
  demo.rules = hp_rules_load (election != NULL ? election : newest_election (), error);
  if (demo.rules == NULL)
    return FALSE;
  demo.db = hp_db_begin (path, error);
  if (demo.db == NULL)
    {
      hp_rules_unref (demo.rules);
      return FALSE;
    }
  hp_db_set_operator (demo.db, "demo");
  demo.rand = g_rand_new_with_seed (seed);
  demo.stations = g_new0 (HpDemoStation, demo.n_stations);
  demo.constituencies = g_array_new (FALSE, TRUE, sizeof (HpDemoConstituency));
  demo.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  ok = fill (&demo, seed, error) && hp_db_settle (demo.db, error);
  if (ok)
    hp_db_close (demo.db);
  else
    hp_db_discard (demo.db);
  clear (&demo);
  g_object_unref (demo.db);
  return ok;
}
