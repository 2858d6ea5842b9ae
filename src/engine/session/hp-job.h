/* hp-job.h: slow work in a thread, with a connection of its own, progress and a way to stop it.
 *
 *   HpJob *job = hp_job_new (session, HP_JOB_WRITES);
 *   hp_job_run (job, work, data, free_data, done, self);
 *
 * A job that writes sets session:busy while it runs. The work function runs in a thread and gets
 * the job's own HpDb; the done callback comes on the main thread, always, exactly once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/session/hp-session.h"

G_BEGIN_DECLS

#define HP_TYPE_JOB (hp_job_get_type ())
G_DECLARE_FINAL_TYPE (HpJob, hp_job, HP, JOB, GObject)

/* Property "progress" (int, 0…1000; -1 = not known): notified on the main thread. */

typedef enum
{
  HP_JOB_READS,  /* sees one moment of the data */
  HP_JOB_WRITES, /* has the document for itself */
  HP_JOB_FILE,   /* does not need the document: no connection */
} HpJobKind;

/* In the thread. @db is NULL for HP_JOB_FILE. Returns the result (freed by the @free_result given
 * to hp_job_run when nobody takes it) and sets @error on failure. */
typedef gpointer (*HpJobWork) (HpJob *job, HpDb *db, gpointer data, GCancellable *cancellable,
                               GError **error);
/* On the main thread; @result is the callback's from now on. @error is NULL on success. */
typedef void (*HpJobDone) (HpJob *job, gpointer result, const GError *error, gpointer user_data);

HpJob *hp_job_new (HpSession *session, HpJobKind kind);

/* Starts. @owner (a GObject, may be NULL): when it is gone by the end, @done is not called and the
 * result is freed. */
void hp_job_run (HpJob *job, HpJobWork work, gpointer data, GDestroyNotify free_data,
                 GDestroyNotify free_result, HpJobDone done, GObject *owner);

/* From the work function: where it stands. @place is an int that the work writes from 0 to 1000;
 * it is read from time to time. */
int *hp_job_progress_place (HpJob *job);

int hp_job_get_progress (HpJob *job);
gboolean hp_job_is_running (HpJob *job);
void hp_job_cancel (HpJob *job);

G_END_DECLS
