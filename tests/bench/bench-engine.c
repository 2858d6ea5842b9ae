/* bench-engine.c: how long the engine and the forms take.
 *
 * One measurement a run, so that each has its own memory; run.py runs them and compares. Prints
 * lines of JSON: {"name": …, "value": …, "unit": …}.
 *
 *   ward FILE VOTERS STATIONS STAGE   makes a document (not measured)
 *   stations FILE STATIONS            makes one without voters (not measured)
 *   import FILE SHEET                 takes the sheet into it
 *   export FILE DIR                   the voter list of station 1 as a form
 *   search FILE                       many typed strings
 *   seal COUNTED VOTED                enters the tallies of one ward in the other and seals them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "bench/bench.h"

#include "engine/session/hp-demo.h"
#include "engine/setup/hp-election.h"
#include "engine/stations/hp-station.h"
#include "engine/voters/hp-voter-import.h"
#include "paper/kit/hp-delivery.h"
#include "paper/voters/hp-import-voters.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

/* ---- documents ---- */

static void
make_ward (char **argv)
{
  g_autoptr (GError) error = NULL;
  HpDemoStage stage;

  g_assert_true (hp_demo_stage_parse (argv[3], &stage));
  hp_demo_make (argv[0], "2026", atoi (argv[1]), atoi (argv[2]), 1, stage, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
make_stations (char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpDb) db = hp_db_create (argv[0], &error);

  g_assert_no_error (error);
  hp_election_create (db, "2026", "Phường Chi Lăng", "Lạng Sơn", NULL, NULL, TRUE, &error);
  g_assert_no_error (error);
  for (int i = 1; i <= atoi (argv[1]); i++)
    {
      g_autoptr (HpStation) station = hp_station_new ();

      station->number = i;
      hp_station_save (db, station, &error);
      g_assert_no_error (error);
    }
}

/* ---- import ---- */

static void
bench_import (char **argv)
{
  g_autoptr (GError) error = NULL;
  BenchClock whole = bench_start (), clock = whole;
  g_autoptr (HpDb) db = hp_db_open (argv[0], &error);
  g_autoptr (HpRules) rules = NULL;
  g_autoptr (HpVoterImport) import = NULL;
  HpImportVotersOptions options = { NULL, 0 };
  HpImportResult result;

  g_assert_no_error (error);
  rules = hp_election_rules (db, &error);
  import = hp_voter_import_new (db, rules, &error);
  g_assert_no_error (error);
  hp_import_voters_read (argv[1], &options, hp_voter_import_staging (import), NULL, NULL, NULL,
                         &error);
  g_assert_no_error (error);
  bench_say ("import.read", bench_wall (&clock), "s");
  bench_say ("import.read.cpu", bench_cpu (&clock), "s");
  bench_say ("import.read.rss", bench_peak_rss (), "MB");
  clock = bench_start ();
  hp_voter_import_prepare (import, db, HP_IMPORT_ADD, NULL, &error);
  g_assert_no_error (error);
  bench_say ("import.check", bench_wall (&clock), "s");
  bench_say ("import.check.cpu", bench_cpu (&clock), "s");
  clock = bench_start ();
  hp_voter_import_accept (import, db, NULL, NULL, &result, &error);
  g_assert_no_error (error);
  bench_say ("import.write", bench_wall (&clock), "s");
  bench_say ("import.write.cpu", bench_cpu (&clock), "s");
  clock = bench_start ();
  hp_db_close (db);
  bench_say ("import.close", bench_wall (&clock), "s");
  bench_say ("import.rows", result.added, "rows");
  bench_say ("import", bench_wall (&whole), "s");
  bench_say ("import.cpu", bench_cpu (&whole), "s");
  bench_say ("import.rss", bench_peak_rss (), "MB");
}

/* ---- export ---- */

static void
bench_export (char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpDb) db = hp_db_open (argv[0], &error);
  g_autoptr (HpRules) rules = NULL;
  g_autoptr (GPtrArray) forms = NULL;
  g_autoptr (GPtrArray) lists = NULL;
  g_autoptr (GPtrArray) files = NULL;
  HpFormFilter filter = HP_FORM_ANY;
  BenchClock clock;

  g_assert_no_error (error);
  rules = hp_election_rules (db, &error);
  g_assert_no_error (error);
  forms = hp_forms_list (db, rules, &error);
  g_assert_no_error (error);
  filter.number = "voter-list";
  filter.station = 1;
  lists = hp_forms_filter (forms, &filter);
  g_assert_cmpuint (lists->len, ==, 1);
  clock = bench_start ();
  files =
      hp_delivery_export (db, rules, g_ptr_array_index (lists, 0), argv[1], FALSE, NULL, &error);
  g_assert_no_error (error);
  bench_say ("export", bench_wall (&clock), "s");
  bench_say ("export.cpu", bench_cpu (&clock), "s");
  bench_say ("export.rss", bench_peak_rss (), "MB");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    int n;
    void (*run) (char **argv);
  } words[] = {
    { "ward", 4, make_ward },      { "stations", 2, make_stations }, { "import", 2, bench_import },
    { "export", 2, bench_export }, { "search", 1, bench_search },    { "seal", 2, bench_seal },
  };

  setlocale (LC_ALL, "");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (argc == words[i].n + 2 && g_str_equal (argv[1], words[i].name))
      {
        words[i].run (argv + 2);
        return 0;
      }
  g_printerr ("bench-engine ward|stations|import|export|search|seal …\n");
  return 2;
}
