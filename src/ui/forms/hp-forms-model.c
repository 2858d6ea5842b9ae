/* hp-forms-model.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/forms/hp-forms-model.h"

#include "engine/core/hp-text.h"
#include "engine/session/hp-deliveries.h"
#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>
#include <string.h>

struct _HpFormsModel
{
  GObject parent_instance;
  HpSession *session;
  GPtrArray *forms;       /* of HpFormInstance; the row with id n shows number n - 1 */
  GPtrArray *rows;        /* of HpRow */
  GListStore *shown;      /* some of them */
  GHashTable *deliveries; /* key of a form → HpDelivery, the newest */
  gint64 version;         /* of the data as they are */

  char *number;
  int station;
  HpFormsReady ready;
  GStrv words; /* folded */
};

G_DEFINE_FINAL_TYPE (HpFormsModel, hp_forms_model, G_TYPE_OBJECT)

static char *
form_key (const char *number, int station, HpBody body, int constituency)
{
  return g_strdup_printf ("%s:%d:%d:%d", number, station, (int) body, constituency);
}

/* ---- deliveries ---- */

static gboolean
load_deliveries (HpFormsModel *self, GError **error)
{
  HpDb *db = hp_session_get_db (self->session);
  g_autoptr (GPtrArray) deliveries = hp_deliveries_load (db, 0, error);
  HpDataState state;

  if (deliveries == NULL || !hp_data_state_load (db, &state, error))
    return FALSE;
  self->version = state.version;
  g_hash_table_remove_all (self->deliveries);
  for (guint i = 0; i < deliveries->len; i++)
    {
      HpDelivery *d = g_ptr_array_index (deliveries, i);
      g_autofree char *key = form_key (d->form, d->station, d->body, d->constituency);

      if (g_hash_table_contains (self->deliveries, key))
        continue;
      g_hash_table_insert (self->deliveries, g_steal_pointer (&key), d);
      deliveries->pdata[i] = NULL; /* the table's from now on */
    }
  return TRUE;
}

static const HpDelivery *
delivery_of (HpFormsModel *self, const HpFormInstance *form)
{
  g_autofree char *key = form_key (form->number, form->station, form->body, form->constituency);

  return g_hash_table_lookup (self->deliveries, key);
}

char *
hp_forms_model_made_text (HpFormsModel *self, const HpFormInstance *form, gboolean whole)
{
  const HpDelivery *d = delivery_of (self, form);
  g_autofree char *at = d != NULL ? hp_ui_iso_time (d->at) : NULL;
  g_autofree char *from = NULL, *now = NULL;
  gboolean old = d != NULL && d->version < self->version;

  if (d == NULL)
    return g_strdup ("");
  if (!whole)
    return old ? g_strdup_printf (_ ("%s · data changed since"), at) : g_steal_pointer (&at);
  from = g_strdup_printf ("%" G_GINT64_FORMAT, d->version);
  now = g_strdup_printf ("%" G_GINT64_FORMAT, self->version);
  if (old)
    return g_strdup_printf (_ ("Last made %s by %s from data version %s; the data have changed "
                               "since (now %s)."),
                            at, d->by, from, now);
  return g_strdup_printf (_ ("Last made %s by %s from data version %s, which is the present one."),
                          at, d->by, from);
}

/* ---- words of a row ---- */

char *
hp_forms_model_text (HpRow *row, int column, gpointer data)
{
  HpFormsModel *self = data;
  const HpRules *rules = hp_session_get_rules (self->session);
  const HpFormInstance *form = hp_forms_model_get (self, hp_row_get_id (row));
  g_autofree char *missing = NULL;

  if (form == NULL)
    return g_strdup ("");
  switch (column)
    {
    case HP_FORMS_COL_CODE:
      return g_strdup (*form->code != '\0' ? form->code : "–");
    case HP_FORMS_COL_TITLE:
      return g_strdup (form->title);
    case HP_FORMS_COL_PLACE:
      return hp_form_place_text (form, rules);
    case HP_FORMS_COL_STATE:
      if (hp_form_is_ready (form))
        return g_strdup (_ ("Ready"));
      missing = hp_form_missing_text (form, rules);
      return g_strdup_printf (_ ("Missing: %s"), missing);
    case HP_FORMS_COL_MADE:
    default:
      return hp_forms_model_made_text (self, form, FALSE);
    }
}

/* ---- what is shown ---- */

static gboolean
has_words (HpFormsModel *self, HpRow *row)
{
  GString *all;
  gboolean has = TRUE;
  g_autofree char *fold = NULL;

  if (self->words == NULL || self->words[0] == NULL)
    return TRUE;
  all = g_string_new (NULL);
  for (int column = 0; column <= HP_FORMS_COL_STATE; column++)
    {
      g_autofree char *text = hp_forms_model_text (row, column, self);

      g_string_append_printf (all, "%s ", text);
    }
  fold = hp_text_fold (all->str);
  g_string_free (all, TRUE);
  for (guint i = 0; has && self->words[i] != NULL; i++)
    has = strstr (fold, self->words[i]) != NULL;
  return has;
}

static gboolean
passes (HpFormsModel *self, HpRow *row, const HpFormInstance *form)
{
  if (self->number != NULL && !g_str_equal (self->number, form->number))
    return FALSE;
  if (self->station > 0 && self->station != form->station)
    return FALSE;
  if (self->ready != HP_FORMS_ANY && hp_form_is_ready (form) != (self->ready == HP_FORMS_READY))
    return FALSE;
  return has_words (self, row);
}

/* Only the part of the list that differs is announced, so that the rest keeps its place. */
static void
show (HpFormsModel *self)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown)), head = 0, tail = 0;

  for (guint i = 0; i < self->rows->len; i++)
    if (passes (self, g_ptr_array_index (self->rows, i), g_ptr_array_index (self->forms, i)))
      g_ptr_array_add (wanted, g_ptr_array_index (self->rows, i));
  for (; head < MIN (n, wanted->len); head++)
    {
      g_autoptr (GObject) row = g_list_model_get_item (G_LIST_MODEL (self->shown), head);

      if ((gpointer) row != g_ptr_array_index (wanted, head))
        break;
    }
  for (; tail < MIN (n, wanted->len) - head; tail++)
    {
      g_autoptr (GObject) row = g_list_model_get_item (G_LIST_MODEL (self->shown), n - tail - 1);

      if ((gpointer) row != g_ptr_array_index (wanted, wanted->len - tail - 1))
        break;
    }
  if (n - head - tail > 0 || wanted->len - head - tail > 0)
    g_list_store_splice (self->shown, head, n - head - tail, wanted->pdata + head,
                         wanted->len - head - tail);
}

static gboolean
is_same_form (const HpFormInstance *a, const HpFormInstance *b)
{
  return a->number == b->number && a->station == b->station && a->body == b->body
         && a->constituency == b->constituency;
}

/* Rows are made anew only where the forms are others: a station was added, say. */
static void
renew_rows (HpFormsModel *self, GPtrArray *old)
{
  gboolean same = old != NULL && old->len == self->forms->len;

  for (guint i = 0; same && i < old->len; i++)
    same = is_same_form (g_ptr_array_index (old, i), g_ptr_array_index (self->forms, i));
  if (same)
    {
      for (guint i = 0; i < self->rows->len; i++)
        g_object_notify (g_ptr_array_index (self->rows, i), "stamp");
      return;
    }
  g_list_store_remove_all (self->shown);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->forms->len; i++)
    g_ptr_array_add (self->rows, hp_row_new ((gint64) i + 1));
}

gboolean
hp_forms_model_reload (HpFormsModel *self, GError **error)
{
  GPtrArray *forms = hp_forms_list (hp_session_get_db (self->session),
                                    hp_session_get_rules (self->session), error);
  g_autoptr (GPtrArray) old = NULL;

  if (forms == NULL)
    return FALSE;
  old = g_steal_pointer (&self->forms);
  self->forms = forms;
  if (!load_deliveries (self, error))
    {
      self->forms = g_steal_pointer (&old);
      g_ptr_array_unref (forms);
      return FALSE;
    }
  renew_rows (self, old);
  show (self);
  return TRUE;
}

void
hp_forms_model_filter (HpFormsModel *self, const char *number, int station, HpFormsReady ready,
                       const char *text)
{
  g_autofree char *fold = hp_text_fold (text);

  hp_set_str (&self->number, number);
  self->station = station;
  self->ready = ready;
  g_strfreev (self->words);
  self->words = *fold != '\0' ? g_strsplit (fold, " ", -1) : NULL;
  show (self);
}

/* ---- looking up ---- */

GListModel *
hp_forms_model_get_list (HpFormsModel *self)
{
  return G_LIST_MODEL (self->shown);
}

GPtrArray *
hp_forms_model_get_forms (HpFormsModel *self)
{
  return self->forms;
}

const HpFormInstance *
hp_forms_model_get (HpFormsModel *self, gint64 id)
{
  return self->forms != NULL && id > 0 && id <= (gint64) self->forms->len
             ? g_ptr_array_index (self->forms, id - 1)
             : NULL;
}

guint
hp_forms_model_find (HpFormsModel *self, const char *number, HpBody body, int place)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HpRow) row = g_list_model_get_item (G_LIST_MODEL (self->shown), i);
      const HpFormInstance *form = hp_forms_model_get (self, hp_row_get_id (row));

      if (form != NULL && g_str_equal (form->number, number)
          && (body == HP_BODY_NONE || body == form->body)
          && (place == 0 || place == (form->station > 0 ? form->station : form->constituency)))
        return i;
    }
  return G_MAXUINT;
}

guint
hp_forms_model_n_ready (HpFormsModel *self)
{
  guint n = 0;

  for (guint i = 0; self->forms != NULL && i < self->forms->len; i++)
    n += hp_form_is_ready (g_ptr_array_index (self->forms, i));
  return n;
}

static void
hp_forms_model_finalize (GObject *object)
{
  HpFormsModel *self = HP_FORMS_MODEL (object);

  g_clear_object (&self->shown);
  g_clear_object (&self->session);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->forms, g_ptr_array_unref);
  g_clear_pointer (&self->deliveries, g_hash_table_unref);
  g_clear_pointer (&self->number, g_free);
  g_clear_pointer (&self->words, g_strfreev);
  G_OBJECT_CLASS (hp_forms_model_parent_class)->finalize (object);
}

static void
hp_forms_model_class_init (HpFormsModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hp_forms_model_finalize;
}

static void
hp_forms_model_init (HpFormsModel *self)
{
  self->shown = g_list_store_new (HP_TYPE_ROW);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->deliveries =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) hp_delivery_free);
}

HpFormsModel *
hp_forms_model_new (HpSession *session)
{
  HpFormsModel *self = g_object_new (HP_TYPE_FORMS_MODEL, NULL);

  self->session = g_object_ref (session);
  return self;
}
