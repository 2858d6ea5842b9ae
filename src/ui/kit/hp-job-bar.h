/* hp-job-bar.h: the jobs that run: their title, how far they are, and Cancel.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gtk/gtk.h>
#include "engine/session/hp-job.h"

G_BEGIN_DECLS

#define HP_JOB_BAR_KEY "hp-job-bar"

#define HP_TYPE_JOB_BAR (hp_job_bar_get_type ())
G_DECLARE_FINAL_TYPE (HpJobBar, hp_job_bar, HP, JOB_BAR, GtkBox)

GtkWidget *hp_job_bar_new (void);

/* Shows @job from half a second after this until it ends. */
void hp_job_bar_add (HpJobBar *bar, HpJob *job, const char *title);

/* TRUE while a job runs. */
gboolean hp_job_bar_is_busy (HpJobBar *bar);

G_END_DECLS
