/* fuzz-import.c: any bytes as a sheet of voters: refused with an error, or every row accounted for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/core/hp-error.h"
#include "paper/kit/hp-words.h"
#include "paper/voters/hp-import-voters.h"

#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static const HpVoterLimits limits = { { 2026, 3, 15 },
                                      18,
                                      110,
                                      HP_BODY_BIT (HP_BODY_QH) | HP_BODY_BIT (HP_BODY_TINH)
                                          | HP_BODY_BIT (HP_BODY_XA) };

/* The sums hold per block, and a row is rejected where it has an error and only there. */
static void
check (HpVoterStaging *staging)
{
  g_autoptr (GPtrArray) findings = hp_voter_staging_findings (staging);
  gint64 accepted = 0, rejected = 0, in_blocks = 0;
  HpStagedTotals totals;

  hp_voter_staging_totals (staging, &totals);
  for (guint i = 0; i < hp_voter_staging_n_rows (staging); i++)
    {
      const HpStagedRow *row = hp_voter_staging_row (staging, i);
      guint errors =
          row->findings != NULL ? hp_findings_count (row->findings, HP_SEVERITY_ERROR) : 0;

      g_assert (row->rejected == (errors > 0));
      accepted += !row->rejected;
      rejected += row->rejected;
    }
  for (guint i = 0; i < hp_voter_staging_n_blocks (staging); i++)
    {
      const HpStagedBlock *b = hp_voter_staging_block (staging, i);

      g_assert (b->accepted >= 0 && b->rejected >= 0 && b->men + b->women == b->accepted);
      in_blocks += b->accepted + b->rejected + b->headings + b->footers + b->blank;
    }
  g_assert (accepted == totals.accepted && rejected == totals.rejected);
  g_assert (in_blocks == totals.rows);
  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *words = hp_words_finding (findings->pdata[i]);

      g_assert (*words != '\0' && g_utf8_validate (words, -1, NULL));
    }
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
  g_autoptr (HpVoterStaging) staging = hp_voter_staging_new (&limits, NULL, 0);
  HpImportVotersOptions options = { NULL, size % 3 };
  g_autoptr (GError) error = NULL;
  gboolean read;

  g_assert (fd >= 0 && write (fd, data, size) == (ssize_t) size);
  read = hp_import_voters_read (path, &options, staging, NULL, NULL, NULL, &error);
  close (fd);
  g_assert (read == (error == NULL));
  if (!read)
    {
      g_assert (error->domain == HP_ERROR);
      return 0;
    }
  check (staging);
  /* Mend something: any byte says which row, field and text. */
  for (size_t i = 0; i + 2 < size && i < 30 && hp_voter_staging_n_rows (staging) > 0; i += 3)
    {
      static const char *const texts[] = { "", "x", "01/02/1980", "020080000001", "An", "3" };

      hp_voter_staging_mend (staging, data[i] % hp_voter_staging_n_rows (staging),
                             data[i + 1] % HP_N_VOTER_FIELDS,
                             texts[data[i + 2] % G_N_ELEMENTS (texts)]);
    }
  check (staging);
  return 0;
}
