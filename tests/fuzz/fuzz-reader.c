/* fuzz-reader.c: any bytes as a spreadsheet: refused with an error or read cell by cell.
 *
 * The zips among the first inputs are stored, not packed, so that a change of a byte reaches the
 * XML inside them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-error.h"
#include "paper/kit/hp-reader.h"

#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Smaller than in earnest, so that a run is short and its memory tells of a leak. */
static const HpReaderLimits limits = {
  .max_file_bytes = 1024 * 1024,
  .max_part_bytes = 8 * 1024 * 1024,
  .max_ratio = 200,
  .max_rows = 1048576,
  .max_columns = 1024,
  .max_cells = 100000,
  .max_string_bytes = 10000,
  .max_shared_bytes = 1024 * 1024,
  .max_sheets = 8,
};

/* What the header promises of every row. */
static gboolean
look (gint64 row, const HpCell *cells, int n, gpointer data, GError **error)
{
  gint64 *last = data;

  g_assert (row > *last && row <= limits.max_rows && n > 0);
  *last = row;
  for (int i = 0; i < n; i++)
    {
      g_assert (cells[i].column >= 0 && cells[i].column < limits.max_columns);
      g_assert (i == 0 || cells[i].column > cells[i - 1].column);
      g_assert (cells[i].text != NULL && *cells[i].text != '\0');
      g_assert (g_utf8_validate (cells[i].text, -1, NULL));
      g_assert ((gint64) strlen (cells[i].text) <= limits.max_string_bytes);
      g_assert (cells[i].type != HP_CELL_DATE || hp_date_is_full (cells[i].date));
    }
  return TRUE;
}

static void
assert_sentence (const GError *error)
{
  g_assert (error != NULL && error->domain == HP_ERROR);
  g_assert (g_utf8_validate (error->message, -1, NULL));
}

/* The libraries must be given nothing that they complain about. */
int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING | G_LOG_FATAL_MASK);
  return 0;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  int fd = memfd_create ("input", MFD_CLOEXEC);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autoptr (HpReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  g_assert (fd >= 0 && write (fd, data, size) == (ssize_t) size);
  reader = hp_reader_open_with_limits (path, &limits, &error);
  if (reader == NULL)
    assert_sentence (error);
  for (int i = 0; reader != NULL && hp_reader_sheets (reader)[i] != NULL; i++)
    {
      g_autoptr (GError) read_error = NULL;
      gint64 last = 0;
      int progress = 0;

      if (!hp_reader_read (reader, hp_reader_sheets (reader)[i], look, &last, &progress, NULL,
                           &read_error))
        assert_sentence (read_error);
      g_assert (progress >= 0 && progress <= 1000);
    }
  close (fd);
  return 0;
}
