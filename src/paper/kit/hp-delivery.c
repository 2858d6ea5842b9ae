/* hp-delivery.c: makes the files, brings them to their place, notes them.
 *
 * The order is: all files whole in the cache, all copies whole beside their place, the note in the
 * document, then the names. Up to the note a failure leaves nothing; after it only renaming is
 * left, so that no file is ever handed out without its note.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-delivery.h"

#include "engine/session/hp-deliveries.h"
#include "paper/kit/hp-delivery-cache.h"
#include "paper/kit/hp-delivery-index.h"
#include "paper/kit/hp-pages.h"
#include "paper/kit/hp-sheet-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define INDEX "index.xlsx"

void
hp_delivery_file_free (HpDeliveryFile *file)
{
  if (file == NULL)
    return;
  g_free (file->path);
  g_free (file->name);
  g_free (file->sha256);
  hp_form_instance_free (file->form);
  g_free (file);
}

char *
hp_delivery_name (const HpFormInstance *form, gboolean pdf)
{
  return g_strconcat (form->file, pdf ? ".pdf" : ".xlsx", NULL);
}

/* An export under way. */
typedef struct
{
  HpDb *db;
  const HpRules *rules;
  const char *out_dir;
  gboolean pdf;
  gboolean index; /* with the list of what was made */
  GCancellable *cancellable;
  HpDeliveryCache *cache;
  GDateTime *created;
  HpDataState state;
  GPtrArray *files; /* HpDeliveryFile */
  gboolean made_dir;
} Export;

static void
export_clear (Export *self)
{
  g_clear_pointer (&self->cache, hp_delivery_cache_free);
  g_clear_pointer (&self->created, g_date_time_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

static gboolean
begin (Export *self, GError **error)
{
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) hp_delivery_file_free);
  self->cache = hp_delivery_cache_new (error);
  return self->cache != NULL;
}

static gboolean
see_state (Export *self, GError **error)
{
  if (!hp_data_state_load (self->db, &self->state, error))
    return FALSE;
  self->created = hp_form_created (self->db);
  return TRUE;
}

static gboolean
write_xlsx (Export *self, const HpFormInstance *form, const char *path, GError **error)
{
  g_autoptr (HpSheet) sheet = hp_sheet_new_xlsx (path, self->created, error);

  return sheet != NULL && hp_form_run (form, self->db, self->rules, sheet, self->cancellable, error)
         && hp_sheet_close (sheet, error);
}

static gboolean
write_pdf (Export *self, const HpFormInstance *form, const char *path, GError **error)
{
  g_autoptr (HpSheet) pages = hp_form_pages (form, self->db, self->rules, self->cancellable, error);

  return pages != NULL && hp_pages_to_pdf (pages, path, self->created, self->cancellable, error);
}

static gboolean
add_file (Export *self, const HpFormInstance *form, const char *name, gboolean pdf,
          const char *path, GError **error)
{
  g_autoptr (HpDeliveryFile) file = g_new0 (HpDeliveryFile, 1);

  file->sha256 = hp_file_sha256 (path, error);
  if (file->sha256 == NULL)
    return FALSE;
  file->name = g_strdup (name);
  file->path = g_build_filename (self->out_dir, name, NULL);
  file->pdf = pdf;
  file->form = form != NULL ? hp_form_instance_copy (form) : NULL;
  g_ptr_array_add (self->files, g_steal_pointer (&file));
  return TRUE;
}

static gboolean
make_file (Export *self, const HpFormInstance *form, gboolean pdf, GError **error)
{
  g_autofree char *name = hp_delivery_name (form, pdf);
  g_autofree char *path = hp_delivery_cache_path (self->cache, name);

  return (pdf ? write_pdf (self, form, path, error) : write_xlsx (self, form, path, error))
         && add_file (self, form, name, pdf, path, error);
}

static gboolean
make_form (Export *self, const HpFormInstance *form, GError **error)
{
  return make_file (self, form, FALSE, error)
         && (!self->pdf || make_file (self, form, TRUE, error));
}

static gboolean
make_index (Export *self, GError **error)
{
  g_autofree char *path = hp_delivery_cache_path (self->cache, INDEX);

  return hp_delivery_index_write (path, self->db, self->rules, self->files, &self->state,
                                  self->created, error)
         && add_file (self, NULL, INDEX, FALSE, path, error);
}

/* ---- to their place ---- */

static gboolean
prepare_place (Export *self, GError **error)
{
  if (!g_file_test (self->out_dir, G_FILE_TEST_EXISTS))
    {
      if (g_mkdir_with_parents (self->out_dir, 0777) != 0)
        return hp_file_take_errno (error, errno, self->out_dir);
      self->made_dir = TRUE;
    }
  for (guint i = 0; i < self->files->len; i++)
    {
      const HpDeliveryFile *file = g_ptr_array_index (self->files, i);

      if (g_file_test (file->path, G_FILE_TEST_IS_DIR))
        {
          g_set_error (error, HP_ERROR, HP_ERROR_EXISTS,
                       _ ("There is a folder named “%s”, where a file is to be. Choose another "
                          "place."),
                       file->path);
          return FALSE;
        }
    }
  return TRUE;
}

static void
drop_parts (Export *self)
{
  for (guint i = 0; i < self->files->len; i++)
    hp_file_drop_part (((const HpDeliveryFile *) g_ptr_array_index (self->files, i))->path);
  if (self->made_dir)
    g_rmdir (self->out_dir);
}

static gboolean
copy_all (Export *self, GError **error)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      const HpDeliveryFile *file = g_ptr_array_index (self->files, i);
      g_autofree char *from = hp_delivery_cache_path (self->cache, file->name);

      if (!hp_file_copy_part (from, file->path, self->cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
note_all (Export *self, GError **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) hp_delivery_free);

  for (guint i = 0; i < self->files->len; i++)
    {
      const HpDeliveryFile *file = g_ptr_array_index (self->files, i);
      HpDelivery *note;

      if (file->form == NULL)
        continue;
      note = hp_delivery_new ();
      note->form = g_strdup (file->form->number);
      note->station = file->form->station;
      note->body = file->form->body;
      note->constituency = file->form->constituency;
      note->pdf = file->pdf;
      note->version = self->state.version;
      note->sha256 = g_strdup (file->sha256);
      g_ptr_array_add (notes, note);
    }
  return hp_deliveries_add (self->db, notes, error);
}

/* What replaced no older file is taken away again when a later one cannot be placed. */
static gboolean
place_all (Export *self, GError **error)
{
  g_autofree gboolean *is_new = g_new0 (gboolean, MAX (self->files->len, 1));

  for (guint i = 0; i < self->files->len; i++)
    {
      const HpDeliveryFile *file = g_ptr_array_index (self->files, i);

      is_new[i] = !g_file_test (file->path, G_FILE_TEST_EXISTS);
      if (hp_file_place_part (file->path, error))
        continue;
      for (guint j = 0; j < i; j++)
        if (is_new[j])
          g_unlink (((const HpDeliveryFile *) g_ptr_array_index (self->files, j))->path);
      return FALSE;
    }
  hp_file_sync_folder (self->out_dir);
  return TRUE;
}

static GPtrArray *
finish (Export *self, GError **error)
{
  if (prepare_place (self, error) && copy_all (self, error) && note_all (self, error)
      && place_all (self, error))
    return g_steal_pointer (&self->files);
  drop_parts (self);
  return NULL;
}

/* ---- the two doors ---- */

GPtrArray *
hp_delivery_export (HpDb *db, const HpRules *rules, const HpFormInstance *form, const char *out_dir,
                    gboolean pdf, GCancellable *cancellable, GError **error)
{
  g_auto (Export) self = {
    .db = db, .rules = rules, .out_dir = out_dir, .pdf = pdf, .cancellable = cancellable
  };
  gboolean made;

  if (!hp_form_is_ready (form))
    {
      g_autofree char *missing = hp_form_missing_text (form, rules);

      g_set_error (error, HP_ERROR, HP_ERROR_REFUSED, _ ("Form %s is not ready. %s"), form->number,
                   missing);
      return NULL;
    }
  if (!begin (&self, error) || !hp_db_begin_read (db, error))
    return NULL;
  made = see_state (&self, error) && make_form (&self, form, error);
  hp_db_end_read (db);
  return made ? finish (&self, error) : NULL;
}

/* Says what is missing to the first form that was asked for. */
static void
fail_empty (GPtrArray *forms, const HpRules *rules, GError **error)
{
  if (forms->len > 0)
    {
      const HpFormInstance *form = g_ptr_array_index (forms, 0);
      g_autofree char *missing = hp_form_missing_text (form, rules);

      g_set_error (error, HP_ERROR, HP_ERROR_NOT_FOUND, _ ("No form is ready. Form %s: %s"),
                   form->number, missing);
    }
  else
    g_set_error_literal (error, HP_ERROR, HP_ERROR_NOT_FOUND,
                         _ ("The document makes no such form. Look at the list of its forms."));
}

static gboolean
make_all (Export *self, GPtrArray *forms, HpDeliveryProgress progress, gpointer data,
          GError **error)
{
  for (guint i = 0; i < forms->len; i++)
    {
      const HpFormInstance *form = g_ptr_array_index (forms, i);

      if (progress != NULL)
        progress ((int) i, (int) forms->len, form, data);
      if (!make_form (self, form, error))
        return FALSE;
    }
  if (progress != NULL)
    progress ((int) forms->len, (int) forms->len, NULL, data);
  return !self->index || make_index (self, error);
}

static gboolean
list_and_make (Export *self, const HpFormFilter *filter, HpDeliveryProgress progress, gpointer data,
               GError **error)
{
  HpFormFilter any = filter != NULL ? *filter : HP_FORM_ANY;
  HpFormFilter only_ready = any;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) asked = NULL;
  g_autoptr (GPtrArray) ready = NULL;

  if (!see_state (self, error))
    return FALSE;
  all = hp_forms_list (self->db, self->rules, error);
  if (all == NULL)
    return FALSE;
  any.ready = FALSE;
  only_ready.ready = TRUE;
  /* The list of everything is not written over by that of one form. */
  self->index = any.number == NULL;
  asked = hp_forms_filter (all, &any);
  ready = hp_forms_filter (all, &only_ready);
  if (ready->len == 0)
    {
      fail_empty (asked, self->rules, error);
      return FALSE;
    }
  return make_all (self, ready, progress, data, error);
}

GPtrArray *
hp_delivery_export_all (HpDb *db, const HpRules *rules, const HpFormFilter *filter,
                        const char *out_dir, gboolean pdf, HpDeliveryProgress progress,
                        gpointer data, GCancellable *cancellable, GError **error)
{
  g_auto (Export) self = {
    .db = db, .rules = rules, .out_dir = out_dir, .pdf = pdf, .cancellable = cancellable
  };
  gboolean made;

  if (!begin (&self, error) || !hp_db_begin_read (db, error))
    return NULL;
  made = list_and_make (&self, filter, progress, data, error);
  hp_db_end_read (db);
  return made ? finish (&self, error) : NULL;
}
