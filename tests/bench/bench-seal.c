/* bench-seal.c: sealing one tally, with every check and the journal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "bench/bench.h"

#include "engine/count/hp-tally.h"
#include "engine/session/hp-demo.h"
#include "engine/setup/hp-election.h"

#include <stdlib.h>

/* The figures of a counted ward, entered by hand twice in one that has only voted. */
static void
enter (HpDb *to, const HpRules *rules, HpTally *tally)
{
  g_autoptr (GError) error = NULL;

  for (int entry = 1; entry <= 2; entry++)
    {
      hp_tally_enter (to, rules, tally->station, tally->body, entry, tally->entries[entry - 1]->by,
                      hp_tally_figures (tally), tally->reasons, &error);
      g_assert_no_error (error);
    }
}

void
bench_seal (char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpDb) counted = hp_db_open (argv[0], &error);
  g_autoptr (HpDb) db = NULL;
  g_autoptr (HpRules) rules = NULL;
  g_autoptr (GPtrArray) tallies = NULL;
  g_autoptr (GArray) cpu = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) wall = g_array_new (FALSE, FALSE, sizeof (double));

  g_assert_no_error (error);
  db = hp_db_open (argv[1], &error);
  g_assert_no_error (error);
  rules = hp_election_rules (db, &error);
  tallies = hp_tallies_load (counted, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < tallies->len; i++)
    enter (db, rules, g_ptr_array_index (tallies, i));
  for (guint i = 0; i < tallies->len; i++)
    {
      const HpTally *tally = g_ptr_array_index (tallies, i);
      BenchClock clock = bench_start ();
      double ms;

      hp_tally_seal (db, rules, tally->station, tally->body, tally->sealed_by, NULL, &error);
      ms = bench_cpu (&clock) * 1000;
      g_assert_no_error (error);
      g_array_append_val (cpu, ms);
      ms = bench_wall (&clock) * 1000;
      g_array_append_val (wall, ms);
    }
  bench_say ("seal.tallies", cpu->len, "tallies");
  bench_say ("seal.cpu", bench_percentile (cpu, 0.5), "ms");
  bench_say ("seal.cpu.worst", bench_percentile (cpu, 1), "ms");
  bench_say ("seal", bench_percentile (wall, 0.5), "ms");
}
