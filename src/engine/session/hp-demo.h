/* hp-demo.h: a made-up ward, for trying things out, for teaching, for screenshots and benchmarks.
 *
 * Nobody in it exists: names are drawn from lists, identity numbers are counted up. The document is
 * marked as a rehearsal. The same arguments give the same content.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  HP_DEMO_LISTED,  /* stations, teams, candidates and voters */
  HP_DEMO_VOTED,   /* and turnout at every mark */
  HP_DEMO_COUNTED, /* and every tally entered twice and sealed, with deputies elected everywhere */
} HpDemoStage;

#define HP_DEMO_VOTERS 23000
#define HP_DEMO_VOTERS_MAX 1000000
#define HP_DEMO_STATIONS_MAX 999

/* "listed", "voted", "counted"; FALSE for anything else. */
gboolean hp_demo_stage_parse (const char *text, HpDemoStage *stage);

/* Makes a new document at @path (HP_ERROR_EXISTS where there is a file) and closes it. @election
 * NULL: the newest; @voters 0: HP_DEMO_VOTERS; @stations 0: as many as that many voters need.
 * HP_ERROR_INVALID where there would be fewer voters than stations or more than the limits above.
 * @progress, where not NULL, is set from time to time to 0…1000. On an error no file is left. */
gboolean hp_demo_make (const char *path, const char *election, int voters, int stations,
                       guint32 seed, HpDemoStage stage, int *progress, GCancellable *cancellable,
                       GError **error);

G_END_DECLS
