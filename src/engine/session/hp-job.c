/* hp-job.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/session/hp-job.h"

#include "engine/core/hp-util.h"

#define POLL_MS 100

struct _HpJob
{
  GObject parent_instance;
  HpSession *session;
  HpJobKind kind;
  GCancellable *cancellable;
  HpDb *db; /* the main connection, kept open for the job's own */
  HpJobWork work;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
  HpJobDone done;
  GWeakRef owner;
  gboolean owned;
  gboolean running;
  gint64 version; /* of the data before a writing job */
  int place;      /* written by the thread */
  int progress;   /* as last notified */
  guint poll;
};

G_DEFINE_FINAL_TYPE (HpJob, hp_job, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PROGRESS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
hp_job_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PROGRESS)
    g_value_set_int (value, HP_JOB (object)->progress);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hp_job_finalize (GObject *object)
{
  HpJob *self = HP_JOB (object);

  g_clear_handle_id (&self->poll, g_source_remove);
  if (self->free_data != NULL)
    self->free_data (self->data);
  g_clear_object (&self->session);
  g_clear_object (&self->db);
  g_clear_object (&self->cancellable);
  g_weak_ref_clear (&self->owner);

  G_OBJECT_CLASS (hp_job_parent_class)->finalize (object);
}

static void
hp_job_class_init (HpJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hp_job_get_property;
  object_class->finalize = hp_job_finalize;
  properties[PROP_PROGRESS] = g_param_spec_int ("progress", NULL, NULL, -1, 1000, -1,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hp_job_init (HpJob *self)
{
  self->cancellable = g_cancellable_new ();
  self->place = -1;
  self->progress = -1;
  g_weak_ref_init (&self->owner, NULL);
}

HpJob *
hp_job_new (HpSession *session, HpJobKind kind)
{
  HpJob *self = g_object_new (HP_TYPE_JOB, NULL);

  g_set_object (&self->session, session);
  self->kind = kind;
  return self;
}

/* In the thread. */
static void
run_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  HpJob *self = source;
  g_autoptr (GError) error = NULL;
  g_autoptr (HpDb) db = NULL;
  gpointer result = NULL;

  if (self->kind != HP_JOB_FILE && self->db != NULL)
    {
      db = hp_db_open_job (self->db, &error);
      if (db != NULL)
        hp_db_set_cancellable (db, cancellable);
    }
  if (error == NULL && self->kind == HP_JOB_READS && db != NULL)
    hp_db_begin_read (db, &error);
  if (error == NULL)
    result = self->work (self, db, self->data, cancellable, &error);
  if (db != NULL)
    {
      hp_db_set_cancellable (db, NULL);
      hp_db_end_read (db);
    }
  if (error != NULL)
    {
      if (result != NULL && self->free_result != NULL)
        self->free_result (result);
      g_task_return_error (task, g_steal_pointer (&error));
    }
  else
    g_task_return_pointer (task, result, self->free_result);
}

static void
finished_cb (GObject *source, GAsyncResult *res, gpointer data)
{
  HpJob *self = HP_JOB (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GObject) owner = g_weak_ref_get (&self->owner);
  gpointer result = g_task_propagate_pointer (G_TASK (res), &error);

  self->running = FALSE;
  g_clear_handle_id (&self->poll, g_source_remove);
  if (self->kind == HP_JOB_WRITES && self->session != NULL)
    {
      hp_session_set_busy (self->session, FALSE);
      if (hp_session_get_db (self->session) == self->db && self->db != NULL
          && hp_db_get_version (self->db) != self->version)
        hp_session_refresh (self->session, HP_TOPIC_ALL);
    }
  if (self->done != NULL && (owner != NULL || !self->owned))
    self->done (self, result, error, owner);
  else if (result != NULL && self->free_result != NULL)
    self->free_result (result);
  hp_give_memory_back ();
}

static gboolean
poll_cb (gpointer data)
{
  HpJob *self = data;
  int now = g_atomic_int_get (&self->place);

  if (now != self->progress)
    {
      self->progress = CLAMP (now, -1, 1000);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
    }
  return G_SOURCE_CONTINUE;
}

void
hp_job_run (HpJob *self, HpJobWork work, gpointer data, GDestroyNotify free_data,
            GDestroyNotify free_result, HpJobDone done, GObject *owner)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (HP_IS_JOB (self) && !self->running && self->work == NULL);

  self->work = work;
  self->data = data;
  self->free_data = free_data;
  self->free_result = free_result;
  self->done = done;
  self->owned = owner != NULL;
  g_weak_ref_set (&self->owner, owner);
  self->running = TRUE;
  if (self->session != NULL)
    g_set_object (&self->db, hp_session_get_db (self->session));
  if (self->kind == HP_JOB_WRITES)
    {
      self->version = hp_db_get_version (self->db);
      hp_session_set_busy (self->session, TRUE);
    }
  self->poll = g_timeout_add (POLL_MS, poll_cb, self);
  task = g_task_new (self, self->cancellable, finished_cb, NULL);
  /* The work itself says that it was stopped: a commit that got through is no failure. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, run_thread);
}

int *
hp_job_progress_place (HpJob *self)
{
  return &self->place;
}

int
hp_job_get_progress (HpJob *self)
{
  return self->progress;
}

gboolean
hp_job_is_running (HpJob *self)
{
  return self->running;
}

void
hp_job_cancel (HpJob *self)
{
  g_cancellable_cancel (self->cancellable);
}
