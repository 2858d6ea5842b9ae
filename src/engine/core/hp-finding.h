/* hp-finding.h: what a check found: a code, how bad it is, where, and the figures.
 *
 * A finding holds no words: paper/kit/hp-words turns it into a sentence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <glib.h>
#include "engine/core/hp-body.h"

G_BEGIN_DECLS

typedef enum
{
  HP_SEVERITY_WARNING, /* may stay, with a reason where the code asks for one */
  HP_SEVERITY_ERROR,   /* must be put right first */
} HpSeverity;

/* One figure or text that a finding speaks of. */
typedef struct
{
  const char *name; /* interned: "voted", "listed" … */
  gint64 number;    /* meaningful when text is NULL */
  char *text;       /* owned, may be NULL */
} HpFindingValue;

typedef struct
{
  const char *code; /* interned: "T06" */
  HpSeverity severity;
  gint64 row;        /* row of a sheet, from 1; 0 = none */
  int block;         /* station block of a sheet, from 1; 0 = none */
  char *sheet;       /* name of the sheet, or NULL */
  int station;       /* number of the station; 0 = none */
  HpBody body;       /* HP_BODY_NONE = none */
  int constituency;  /* number of the constituency; 0 = none */
  const char *field; /* interned name of the field, or NULL */
  int index;         /* which one of a repeated field (kept class, candidate), from 0; -1 none */
  char *value;       /* the text as it stood, or NULL */
  GArray *values;    /* of HpFindingValue */
} HpFinding;

HpFinding *hp_finding_new (const char *code, HpSeverity severity);
HpFinding *hp_finding_copy (const HpFinding *finding);
void hp_finding_free (HpFinding *finding);

/* Setters that return the finding, so that they chain. @name and @field are interned. */
HpFinding *hp_finding_at (HpFinding *finding, int station, HpBody body, int constituency);
HpFinding *hp_finding_in_field (HpFinding *finding, const char *field, int index);
HpFinding *hp_finding_number (HpFinding *finding, const char *name, gint64 number);
HpFinding *hp_finding_text (HpFinding *finding, const char *name, const char *text);

/* The number of that name; @fallback where there is none. */
gint64 hp_finding_get_number (const HpFinding *finding, const char *name, gint64 fallback);
/* The text of that name (not owned); NULL where there is none. */
const char *hp_finding_get_text (const HpFinding *finding, const char *name);

gboolean hp_finding_is (const HpFinding *finding, const char *code);

/* A GPtrArray that frees its HpFindings. */
GPtrArray *hp_findings_new (void);
guint hp_findings_count (GPtrArray *findings, HpSeverity severity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpFinding, hp_finding_free)

G_END_DECLS
