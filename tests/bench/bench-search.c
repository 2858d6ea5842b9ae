/* bench-search.c: what a clerk may type, and how long the list takes to follow.
 *
 * Each string: the query, the ids of all who match, and the first 200 rows read: more than any
 * window shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "bench/bench.h"

#include "engine/core/hp-text.h"
#include "engine/db/hp-table.h"
#include "engine/voters/hp-voter-query.h"
#include "engine/voters/hp-voter.h"

#include <string.h>

#define NAMES 24 /* voters whose names are typed letter by letter */
#define LEAST 2
#define MOST 20 /* characters */
#define ROUNDS 3
#define ROWS 200

/* Short and common ones, where most voters match, and what nobody is called. */
static const char *const typed[] = {
  "ng",
  "th",
  "nguyen",
  "nguyễn",
  "tran",
  "trần th",
  "thi",
  "thị",
  "van",
  "văn",
  "dang",
  "đặng",
  "ho",
  "le",
  "li",
  "an",
  "ha",
  "nh",
  "tr",
  "ph",
  "ch",
  "qu",
  "gi",
  "kh",
  "ng th",
  "ng ng",
  "nguyen th",
  "nguyen thi",
  "nguyễn thị",
  "nguyen van",
  "th th",
  "t t",
  "n t",
  "n t h",
  "th h",
  "tran thi t",
  "ng th h",
  "a b",
  "nguyen thi h",
  "le thi",
  "hoang van",
  "ng v",
  "nt",
  "ntt",
  "nth",
  "ngth",
  "nvd",
  "ngvd",
  "tth",
  "hvt",
  "lth",
  "pt",
  "dt",
  "19",
  "20",
  "02",
  "020",
  "0200",
  "1980",
  "1975",
  "1999",
  "2007",
  "198",
  "199",
  "01",
  "10",
  "12",
  "31",
  "100",
  "999",
  "1234",
  "12345",
  "123456",
  "01/03/1980",
  "1/3/1980",
  "20.11.1962",
  "15-05-1990",
  "nguyen 1980",
  "th 19",
  "ng 02",
  "thi 1975",
  "le 1962 02",
  "nguyen thi 19",
  "1980 nguyen",
  "02008",
  "01018",
  "0200801",
  "020075",
  "006",
  "00108",
  "020080",
  "020080000",
  "0200800001",
  "020180",
  "zz",
  "qwerty",
  "xyz abc",
  "....",
  "--",
  "\"'*",
  "a*",
  "nguyen*",
  "OR",
  "AND NOT",
  "NEAR",
  "()",
  "%_",
  "đ",
  "  ng  ",
  "ng, th",
  "nguyễn-thị",
  "0",
  "00",
  "000",
  "0 0",
  "1 1 1",
  "2 0 0",
  "x x",
  "oanh",
  "anh",
  "hoa",
  "hong",
  "hồng",
  "lan",
  "minh",
  "quoc",
  "thanh",
  "thi thanh",
  "thi hong",
  "van minh",
  "thi hoa",
  "xuan",
};

static void
add (GPtrArray *all, GHashTable *seen, const char *text)
{
  glong n = g_utf8_strlen (text, -1);

  if (n >= LEAST && n <= MOST && g_hash_table_add (seen, g_strdup (text)))
    g_ptr_array_add (all, g_strdup (text));
}

/* Every beginning of @text, as it grows under the fingers. */
static void
add_letters (GPtrArray *all, GHashTable *seen, const char *text)
{
  for (const char *p = text; *p != '\0';)
    {
      g_autofree char *head = NULL;

      p = g_utf8_next_char (p);
      head = g_strndup (text, p - text);
      add (all, seen, head);
    }
}

typedef struct
{
  GPtrArray *all;
  GHashTable *seen;
  int at, step;
} Collect;

static gboolean
on_voter (const HpVoter *v, gpointer data, GError **error)
{
  Collect *c = data;
  g_autofree char *fold = NULL, *lower = NULL, *year = NULL, *dated = NULL;
  const char *given;

  if (c->at++ % c->step != 0)
    return TRUE;
  fold = hp_text_fold (v->name);
  lower = g_utf8_strdown (v->name, -1);
  year = g_strdup_printf ("%d", v->birth.year);
  given = strrchr (fold, ' ');
  dated = g_strdup_printf ("%s %d", given != NULL ? given + 1 : fold, v->birth.year);
  add_letters (c->all, c->seen, fold);
  add_letters (c->all, c->seen, lower);
  add (c->all, c->seen, v->name);
  add (c->all, c->seen, year);
  add (c->all, c->seen, dated);
  if (given != NULL)
    add (c->all, c->seen, given + 1);
  for (gsize k = 2; k <= 6 && k < strlen (v->identity); k++)
    add (c->all, c->seen, v->identity + strlen (v->identity) - k);
  return TRUE;
}

static GPtrArray *
collect (HpDb *db)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;
  Collect c = { g_ptr_array_new_with_free_func (g_free), seen };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    add (c.all, seen, typed[i]);
  c.step = MAX (1, (int) (hp_db_int (db, "SELECT count (*) FROM voter", 0) / NAMES));
  hp_voters_each (db, 0, on_voter, &c, &error);
  g_assert_no_error (error);
  return c.all;
}

/* Milliseconds; those of the processor in *@cpu. */
static double
ask (HpDb *db, HpTable *table, const char *text, double *cpu, guint *n)
{
  HpVoterFilter filter = { .text = text, .body = HP_BODY_NONE };
  BenchClock clock = bench_start ();
  g_autoptr (HpQuery) query = hp_voter_query (db, &filter);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  hp_table_set_query (table, query, NULL);
  *n = g_list_model_get_n_items (G_LIST_MODEL (table));
  for (guint i = 0; i < MIN (*n, ROWS); i++)
    g_ptr_array_add (rows, g_list_model_get_item (G_LIST_MODEL (table), i));
  *cpu = bench_cpu (&clock) * 1000;
  return bench_wall (&clock) * 1000;
}

/* Each string counts with its own median, so that the worst is a string and not somebody else's
 * compiler; what stands in the list before differs each time. */
static void
ask_often (HpDb *db, HpTable *table, const char *text, GArray *walls, GArray *cpus)
{
  g_autoptr (GArray) wall = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) cpu = g_array_new (FALSE, FALSE, sizeof (double));
  double ms, used;
  guint n = 0, other;

  for (int round = 0; round < ROUNDS; round++)
    {
      ms = ask (db, table, text, &used, &n);
      g_array_append_val (wall, ms);
      g_array_append_val (cpu, used);
      ask (db, table, "zzzz", &used, &other);
    }
  ms = bench_percentile (wall, 0.5);
  used = bench_percentile (cpu, 0.5);
  g_array_append_val (walls, ms);
  g_array_append_val (cpus, used);
  if (g_getenv ("BENCH_VERBOSE") != NULL)
    g_printerr ("%8.3f ms %8.3f cpu %7u  “%s”\n", ms, used, n, text);
}

void
bench_search (char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpDb) db = hp_db_open (argv[0], &error);
  g_autoptr (HpTable) table = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GArray) walls = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) cpus = g_array_new (FALSE, FALSE, sizeof (double));

  g_assert_no_error (error);
  table = hp_table_new (db, hp_voter_row_sql, HP_TOPIC_VOTER);
  all = collect (db);
  for (guint i = 0; i < all->len; i++)
    ask_often (db, table, g_ptr_array_index (all, i), walls, cpus);
  bench_say ("search.strings", all->len, "strings");
  bench_say ("search.median", bench_percentile (walls, 0.5), "ms");
  bench_say ("search.p90", bench_percentile (walls, 0.9), "ms");
  bench_say ("search.p99", bench_percentile (walls, 0.99), "ms");
  bench_say ("search.worst", bench_percentile (walls, 1), "ms");
  bench_say ("search.cpu.median", bench_percentile (cpus, 0.5), "ms");
  bench_say ("search.cpu.worst", bench_percentile (cpus, 1), "ms");
}
