/* test-delivery.c: files come to their place whole or not at all, and are noted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "lib/hp-test-forms.h"

#include "engine/db/hp-journal.h"
#include "engine/session/hp-deliveries.h"
#include "engine/stations/hp-station.h"
#include "lib/hp-test-sheet.h"
#include "paper/kit/hp-delivery-cache.h"
#include "paper/kit/hp-delivery.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  HpTestForms *ward;
  char *folder;
  char *out;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->ward = hp_test_forms_new ("2026", FALSE);
  f->folder = hp_test_folder ();
  f->out = g_build_filename (f->folder, "out", NULL);
}

static char *
cache_base (void)
{
  return g_build_filename (g_get_user_cache_dir (), "homphieu", NULL);
}

static int
count_files (const char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  int n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  if (dir != NULL)
    g_dir_close (dir);
  return n;
}

/* Whatever happened, nothing half made is left. */
static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autofree char *base = cache_base ();
  GDir *dir = g_dir_open (f->out, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_suffix (name, ".part"));
  if (dir != NULL)
    g_dir_close (dir);
  g_assert_cmpint (count_files (base), ==, 0);
  if (g_file_test (f->out, G_FILE_TEST_EXISTS))
    hp_test_folder_remove (f->out);
  hp_test_folder_remove (f->folder);
  g_free (f->out);
  g_free (f->folder);
  hp_test_forms_free (f->ward);
}

static int
n_deliveries (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = hp_deliveries_load (f->ward->db, 0, &error);

  g_assert_no_error (error);
  return (int) all->len;
}

static GPtrArray *
export_list (Fixture *f, gboolean pdf, GCancellable *cancellable, GError **error)
{
  g_autoptr (HpFormInstance) form = hp_test_forms_get (f->ward, "31", 3, HP_BODY_NONE);

  return hp_delivery_export (f->ward->db, f->ward->rules, form, f->out, pdf, cancellable, error);
}

static char *
read_file (const char *folder, const char *name, gsize *size)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *data = NULL;

  g_assert_true (g_file_get_contents (path, &data, size, NULL));
  return data;
}

static void
test_one (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = export_list (f, TRUE, NULL, &error);
  g_autoptr (GPtrArray) notes = NULL;
  HpDataState state;
  static const char *const names[] = { "31-kv03.xlsx", "31-kv03.pdf" };

  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 2);
  notes = hp_deliveries_load (f->ward->db, 0, &error);
  g_assert_cmpuint (notes->len, ==, 2);
  g_assert_true (hp_data_state_load (f->ward->db, &state, &error));
  for (guint i = 0; i < 2; i++)
    {
      const HpDeliveryFile *file = g_ptr_array_index (files, i);
      const HpDelivery *note = g_ptr_array_index (notes, 1 - i);
      GStatBuf st;
      gsize size;
      g_autofree char *bytes = read_file (f->out, names[i], &size);
      g_autofree char *sum =
          g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, size);

      g_assert_cmpstr (file->name, ==, names[i]);
      g_assert_cmpint (g_stat (file->path, &st), ==, 0);
      g_assert_cmphex (st.st_mode & 0777, ==, 0600);
      g_assert_cmpstr (file->sha256, ==, sum);
      g_assert_cmpstr (note->sha256, ==, sum);
      g_assert_cmpstr (note->form, ==, "31");
      g_assert_cmpint (note->station, ==, 3);
      g_assert_cmpint (note->pdf, ==, i == 1);
      g_assert_cmpint (note->version, ==, state.version);
      g_assert_cmpstr (note->by, ==, "Lê Văn Trực");
    }
  g_assert_cmpint (count_files (f->out), ==, 2);
}

/* Handing out is itself a row of the journal; the next file must not differ for that. */
static void
test_again (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) first = export_list (f, FALSE, NULL, &error);
  g_autoptr (GPtrArray) second = NULL;
  gsize one_size, two_size;
  g_autofree char *one = read_file (f->out, "31-kv03.xlsx", &one_size);
  g_autofree char *two = NULL;

  g_assert_no_error (error);
  second = export_list (f, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (first->len, ==, second->len);
  two = read_file (f->out, "31-kv03.xlsx", &two_size);
  g_assert_cmpmem (one, one_size, two, two_size);
  g_assert_cmpint (count_files (f->out), ==, 1);
  g_assert_cmpint (n_deliveries (f), ==, 2);
}

/* What is taken back after an export is what was done before it. */
static void
test_undo (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *before = g_strdup (hp_journal_next_undo (f->ward->db)->action);

  files = export_list (f, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hp_journal_next_undo (f->ward->db)->action, ==, before);
  g_assert_true (hp_journal_verify (f->ward->db, NULL, &error));
  g_assert_no_error (error);
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpFormInstance) form = hp_test_forms_get (f->ward, "31", 1, HP_BODY_NONE);

  g_assert_null (
      hp_delivery_export (f->ward->db, f->ward->rules, form, f->out, FALSE, NULL, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "no voters yet"));
  g_assert_false (g_file_test (f->out, G_FILE_TEST_EXISTS));
  g_assert_cmpint (n_deliveries (f), ==, 0);
}

static void
test_bad_places (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *in_the_way = g_build_filename (f->out, "31-kv03.xlsx", NULL);
  g_autofree char *under_a_file = g_build_filename (f->folder, "file", "out", NULL);
  g_autofree char *file = g_build_filename (f->folder, "file", NULL);
  g_autoptr (HpFormInstance) form = hp_test_forms_get (f->ward, "31", 3, HP_BODY_NONE);

  g_assert_cmpint (g_mkdir_with_parents (in_the_way, 0700), ==, 0);
  g_assert_null (export_list (f, FALSE, NULL, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_EXISTS);
  g_clear_error (&error);
  g_rmdir (in_the_way);
  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  g_assert_null (
      hp_delivery_export (f->ward->db, f->ward->rules, form, under_a_file, FALSE, NULL, &error));
  g_assert_true (error != NULL && error->domain == HP_ERROR);
  g_assert_cmpint (n_deliveries (f), ==, 0);
}

static void
test_cancelled (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *old = g_build_filename (f->out, "31-kv03.xlsx", NULL);
  g_autofree char *kept = NULL;

  g_mkdir_with_parents (f->out, 0700);
  g_assert_true (g_file_set_contents (old, "old", 3, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_null (export_list (f, TRUE, cancellable, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (old, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "old");
  g_assert_cmpint (n_deliveries (f), ==, 0);
}

static void
count_progress (int done, int total, const HpFormInstance *form, gpointer data)
{
  int *calls = data;

  g_assert_cmpint (done, ==, *calls);
  g_assert_cmpint (total, ==, 2);
  g_assert_cmpint (form == NULL, ==, done == total);
  ++*calls;
}

/* Ready are the list of station 3 and the report on turnout. */
static void
test_all (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *index = g_build_filename (f->out, "index.xlsx", NULL);
  g_autofree char *version = NULL;
  HpDataState state;
  int calls = 0;

  g_assert_true (hp_data_state_load (f->ward->db, &state, &error));
  files = hp_delivery_export_all (f->ward->db, f->ward->rules, NULL, f->out, TRUE, count_progress,
                                  &calls, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (calls, ==, 3);
  g_assert_cmpuint (files->len, ==, 5);
  g_assert_cmpint (count_files (f->out), ==, 5);
  g_assert_cmpint (n_deliveries (f), ==, 4);
  version = g_strdup_printf ("%" G_GINT64_FORMAT, state.version);
  for (guint i = 0; i < 4; i++)
    {
      const HpDeliveryFile *file = g_ptr_array_index (files, i);
      g_autofree char *row =
          g_strdup_printf ("//m:row[m:c/m:is/m:t='%s']/m:c[@r='G%u']/m:is/m:t", file->name, i + 3);
      g_autofree char *at = g_strdup_printf ("//m:c[@r='F%u']/m:v", i + 3);

      hp_test_assert_xpath (index, "xl/worksheets/sheet1.xml", row, file->sha256);
      hp_test_assert_xpath (index, "xl/worksheets/sheet1.xml", at, version);
    }
}

static void
test_filter (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  HpFormFilter filter = HP_FORM_ANY;
  g_autoptr (GPtrArray) files = NULL;

  filter.number = "31";
  files = hp_delivery_export_all (f->ward->db, f->ward->rules, &filter, f->out, FALSE, NULL, NULL,
                                  NULL, &error);
  g_assert_no_error (error);
  /* Without index.xlsx, which is the list of everything. */
  g_assert_cmpuint (files->len, ==, 1);
  filter.number = "24";
  g_assert_null (hp_delivery_export_all (f->ward->db, f->ward->rules, &filter, f->out, FALSE, NULL,
                                         NULL, NULL, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "0 of 3 tallies are sealed"));
  g_clear_error (&error);
  filter.number = "99";
  g_assert_null (hp_delivery_export_all (f->ward->db, f->ward->rules, &filter, f->out, FALSE, NULL,
                                         NULL, NULL, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_NOT_FOUND);
}

/* When a later file cannot be placed, the earlier ones of the same call go as well. */
static void
test_all_or_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *in_the_way = g_build_filename (f->out, "turnout.xlsx", NULL);

  g_assert_cmpint (g_mkdir_with_parents (in_the_way, 0700), ==, 0);
  g_assert_null (hp_delivery_export_all (f->ward->db, f->ward->rules, NULL, f->out, FALSE, NULL,
                                         NULL, NULL, &error));
  g_assert_error (error, HP_ERROR, HP_ERROR_EXISTS);
  g_rmdir (in_the_way);
  g_assert_cmpint (count_files (f->out), ==, 0);
  g_assert_cmpint (n_deliveries (f), ==, 0);
}

/* A folder that nobody locks is what a dead process left; one in use stays. */
static void
test_clean_cache (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *base = cache_base ();
  g_autofree char *stale = g_build_filename (base, "forms-stale0", NULL);
  g_autofree char *lock = g_build_filename (stale, "lock", NULL);
  g_autofree char *left = g_build_filename (stale, "31-kv03.xlsx", NULL);
  g_autoptr (HpDeliveryCache) used = hp_delivery_cache_new (&error);
  g_autofree char *file = NULL;

  g_assert_no_error (error);
  file = hp_delivery_cache_path (used, "18-qh-kv01.xlsx");
  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  g_assert_cmpint (g_mkdir_with_parents (stale, 0700), ==, 0);
  g_assert_true (g_file_set_contents (lock, "", 0, NULL));
  g_assert_true (g_file_set_contents (left, "x", 1, NULL));
  hp_delivery_clean_cache ();
  g_assert_false (g_file_test (stale, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
}

#define ADD(name, func) g_test_add ("/delivery/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_autofree char *cache = hp_test_folder ();
  g_autofree char *base = NULL;
  int failed;

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("one", test_one);
  ADD ("again", test_again);
  ADD ("undo", test_undo);
  ADD ("refused", test_refused);
  ADD ("bad-places", test_bad_places);
  ADD ("cancelled", test_cancelled);
  ADD ("all", test_all);
  ADD ("filter", test_filter);
  ADD ("all-or-nothing", test_all_or_nothing);
  ADD ("clean-cache", test_clean_cache);
  failed = g_test_run ();
  base = cache_base ();
  hp_test_folder_remove (base);
  hp_test_folder_remove (cache);
  return failed;
}
