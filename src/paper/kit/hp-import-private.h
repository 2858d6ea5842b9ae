/* hp-import-private.h: a row of an import as the files of hp-import see it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "paper/kit/hp-import.h"

G_BEGIN_DECLS

struct _HpImportRow
{
  HpImportReport *report;
  HpColumns *columns;
  const char *sheet;
  const char *const *fields;
  int n_fields;
  gint64 number;
  int station;            /* that it counts for; 0 = none */
  char **texts;           /* by field; NULL = blank */
  GArray *extras;         /* the importer's own headings: column and code */
  GArray *extra_codes;    /* of int: of those that this row fills */
  GPtrArray *extra_texts; /* alongside */
};

/* A row of data for the accounting. */
void hp_import_report_count (HpImportReport *report, int station, gboolean accepted);

G_END_DECLS
