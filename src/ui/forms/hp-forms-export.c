/* hp-forms-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/forms/hp-forms-export.h"

#include "paper/kit/hp-delivery.h"

#include <glib/gi18n.h>

typedef struct
{
  HpRules *rules;
  GPtrArray *forms; /* of HpFormInstance, all ready */
  gboolean filtered;
  HpFormFilter filter;
  char *number; /* of the filter */
  char *folder;
  gboolean pdf;
  int *place; /* of the job */
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  hp_rules_unref (order->rules);
  g_ptr_array_unref (order->forms);
  g_free (order->number);
  g_free (order->folder);
  g_free (order);
}

void
hp_forms_exported_free (HpFormsExported *exported)
{
  if (exported == NULL)
    return;
  g_free (exported->folder);
  g_free (exported);
}

static void
progress_cb (int done, int total, const HpFormInstance *form, gpointer data)
{
  Order *order = data;

  g_atomic_int_set (order->place, total > 0 ? (int) ((gint64) done * 1000 / total) : 0);
}

static gboolean
export_each (Order *order, HpDb *db, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < order->forms->len; i++)
    {
      g_autoptr (GPtrArray) files = NULL;

      progress_cb ((int) i, (int) order->forms->len, NULL, order);
      files = hp_delivery_export (db, order->rules, g_ptr_array_index (order->forms, i),
                                  order->folder, order->pdf, cancellable, error);
      if (files != NULL)
        continue;
      if (i > 0)
        g_prefix_error (error,
                        ngettext ("%u form was saved before this happened. ",
                                  "%u forms were saved before this happened. ", i),
                        i);
      return FALSE;
    }
  return TRUE;
}

static gboolean
export_filtered (Order *order, HpDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) files =
      hp_delivery_export_all (db, order->rules, &order->filter, order->folder, order->pdf,
                              progress_cb, order, cancellable, error);

  return files != NULL;
}

static gpointer
export_work (HpJob *job, HpDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Order *order = data;
  HpFormsExported *exported;

  order->place = hp_job_progress_place (job);
  if (!(order->filtered ? export_filtered (order, db, cancellable, error)
                        : export_each (order, db, cancellable, error)))
    return NULL;
  exported = g_new0 (HpFormsExported, 1);
  exported->count = order->forms->len;
  exported->folder = g_strdup (order->folder);
  return exported;
}

HpJob *
hp_forms_export (HpSession *session, GPtrArray *forms, const HpFormFilter *filter,
                 const char *folder, gboolean pdf, HpJobDone done, GObject *owner)
{
  HpJob *job = hp_job_new (session, HP_JOB_WRITES);
  Order *order = g_new0 (Order, 1);

  order->rules = hp_rules_ref ((HpRules *) hp_session_get_rules (session));
  order->forms = g_ptr_array_new_with_free_func ((GDestroyNotify) hp_form_instance_free);
  for (guint i = 0; i < forms->len; i++)
    if (hp_form_is_ready (g_ptr_array_index (forms, i)))
      g_ptr_array_add (order->forms, hp_form_instance_copy (g_ptr_array_index (forms, i)));
  order->filtered = filter != NULL;
  order->filter = filter != NULL ? *filter : HP_FORM_ANY;
  order->number = g_strdup (order->filter.number);
  order->filter.number = order->number;
  order->folder = g_strdup (folder);
  order->pdf = pdf;
  hp_job_run (job, export_work, order, order_free, (GDestroyNotify) hp_forms_exported_free, done,
              owner);
  return job;
}
