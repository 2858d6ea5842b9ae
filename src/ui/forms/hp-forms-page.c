/* hp-forms-page.c
 *
 * Listing the forms of a hundred stations takes 15 ms: it is no job.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/forms/hp-forms-page.h"

#include "ui/forms/hp-form-detail.h"
#include "ui/forms/hp-forms-export.h"
#include "ui/forms/hp-forms-model.h"
#include "ui/kit/hp-file-dialog.h"
#include "ui/kit/hp-table-view.h"
#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#define FOLDER_KEY "export-folder"

struct _HpFormsPage
{
  HpPhasePage parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *stack; /* empty, forms */
  GtkSearchEntry *search;
  GtkDropDown *number;
  GtkDropDown *station;
  GtkDropDown *ready;
  GtkLabel *summary;
  AdwBin *table_bin;
  HpFormDetail *detail;

  HpFormsModel *model;
  HpTableView *table;
  GPtrArray *numbers;   /* of the choice of forms, from its second line; interned */
  GArray *stations;     /* the same of stations, int */
  GPtrArray *exporting; /* of HpFormInstance: while a folder is chosen */
  HpFormFilter filter;  /* what they are, where they are all that pass it */
  gboolean filtered;
  char *folder; /* where the last export went */
  gboolean with_pdf;
  gboolean filling;
  guint look; /* source: the selection has changed */
};

G_DEFINE_FINAL_TYPE (HpFormsPage, hp_forms_page, HP_TYPE_PHASE_PAGE)

enum
{
  PROP_0,
  PROP_WITH_PDF,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* ---- the selection ---- */

static void
show_form (HpFormsPage *self, const HpFormInstance *form)
{
  g_autofree char *made = form != NULL ? hp_forms_model_made_text (self->model, form, TRUE) : NULL;

  hp_form_detail_show (self->detail, hp_phase_page_get_session (HP_PHASE_PAGE (self)), form, made,
                       hp_table_view_n_selected (self->table));
}

static void
update_actions (HpFormsPage *self)
{
  gboolean busy = hp_phase_page_is_busy (HP_PHASE_PAGE (self));
  guint n = hp_table_view_n_selected (self->table);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "forms.export", !busy && n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "forms.export-all", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "forms.print",
                                 hp_form_detail_has_form (self->detail));
}

static void
look (HpFormsPage *self)
{
  g_autoptr (HpRow) row = hp_table_view_get_row (self->table);
  const HpFormInstance *form =
      row != NULL ? hp_forms_model_get (self->model, hp_row_get_id (row)) : NULL;

  show_form (self, form);
  update_actions (self);
}

static gboolean
look_idle (gpointer data)
{
  HpFormsPage *self = data;

  self->look = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

/* A row held down with an arrow key is not drawn for every row that it passes. */
static void
selection_cb (HpTableView *table, HpFormsPage *self)
{
  if (self->look == 0)
    self->look = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, look_idle, self, NULL);
}

/* ---- filters ---- */

static void
show_summary (HpFormsPage *self)
{
  guint n = g_list_model_get_n_items (hp_forms_model_get_list (self->model));
  guint all = hp_forms_model_get_forms (self->model)->len;
  guint ready = hp_forms_model_n_ready (self->model);
  g_autofree char *text =
      n == all ? g_strdup_printf (_ ("%u forms, %u of them ready"), all, ready)
               : g_strdup_printf (_ ("%u of %u forms shown; %u of all are ready"), n, all, ready);

  gtk_label_set_text (self->summary, text);
}

static const char *
chosen_number (HpFormsPage *self)
{
  guint at = gtk_drop_down_get_selected (self->number);

  return at > 0 && at <= self->numbers->len ? g_ptr_array_index (self->numbers, at - 1) : NULL;
}

static int
chosen_station (HpFormsPage *self)
{
  guint at = gtk_drop_down_get_selected (self->station);

  return at > 0 && at <= self->stations->len ? g_array_index (self->stations, int, at - 1) : 0;
}

static void
filter (HpFormsPage *self)
{
  if (self->filling || self->model == NULL)
    return;
  hp_forms_model_filter (self->model, chosen_number (self), chosen_station (self),
                         (HpFormsReady) MIN (gtk_drop_down_get_selected (self->ready), 2),
                         gtk_editable_get_text (GTK_EDITABLE (self->search)));
  show_summary (self);
}

static void
clear_filters (HpFormsPage *self)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_drop_down_set_selected (self->number, 0);
  gtk_drop_down_set_selected (self->station, 0);
  gtk_drop_down_set_selected (self->ready, 0);
  self->filling = FALSE;
  filter (self);
}

/* The choices are made anew only where the forms or stations are others. */
static void
fill_numbers (HpFormsPage *self)
{
  GPtrArray *forms = hp_forms_model_get_forms (self->model);
  g_autoptr (GPtrArray) numbers = g_ptr_array_new ();
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  gboolean same;

  gtk_string_list_append (words, _ ("All forms"));
  for (guint i = 0; i < forms->len; i++)
    {
      const HpFormInstance *form = g_ptr_array_index (forms, i);

      if (numbers->len > 0 && g_ptr_array_index (numbers, numbers->len - 1) == form->number)
        continue;
      g_ptr_array_add (numbers, (gpointer) form->number);
      gtk_string_list_append (words, *form->code != '\0' ? form->code : form->title);
    }
  same = numbers->len == self->numbers->len;
  for (guint i = 0; same && i < numbers->len; i++)
    same = numbers->pdata[i] == self->numbers->pdata[i];
  if (same)
    return;
  g_ptr_array_unref (self->numbers);
  self->numbers = g_steal_pointer (&numbers);
  gtk_drop_down_set_model (self->number, G_LIST_MODEL (words));
}

static void
fill_stations (HpFormsPage *self)
{
  GPtrArray *forms = hp_forms_model_get_forms (self->model);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint n = self->stations->len;

  for (guint i = 0; i < forms->len; i++)
    if (((HpFormInstance *) g_ptr_array_index (forms, i))->station > 0)
      g_hash_table_add (seen, GINT_TO_POINTER (((HpFormInstance *) forms->pdata[i])->station));
  if (g_hash_table_size (seen) == n)
    return;
  g_array_set_size (self->stations, 0);
  gtk_string_list_append (words, _ ("All stations"));
  for (guint i = 0; i < forms->len; i++)
    {
      int number = ((HpFormInstance *) g_ptr_array_index (forms, i))->station;
      g_autofree char *text = g_strdup_printf (_ ("Station %d"), number);

      if (number <= 0 || !g_hash_table_remove (seen, GINT_TO_POINTER (number)))
        continue;
      g_array_append_val (self->stations, number);
      gtk_string_list_append (words, text);
    }
  gtk_drop_down_set_model (self->station, G_LIST_MODEL (words));
}

/* ---- export ---- */

static void
export_done (HpJob *job, gpointer result, const GError *error, gpointer owner)
{
  HpFormsPage *self = HP_FORMS_PAGE (owner);
  g_autoptr (HpFormsExported) exported = result;
  g_autofree char *text = NULL;
  AdwToast *toast;

  if (exported == NULL)
    {
      hp_ui_error (GTK_WIDGET (self), _ ("The forms were not exported"), error);
      return;
    }
  hp_set_str (&self->folder, exported->folder);
  hp_db_set_local (hp_phase_page_get_db (HP_PHASE_PAGE (self)), FOLDER_KEY, exported->folder, NULL);
  text = g_strdup_printf (ngettext ("%u form saved", "%u forms saved", exported->count),
                          exported->count);
  toast = adw_toast_new (text);
  adw_toast_set_button_label (toast, _ ("_Open folder"));
  adw_toast_set_action_name (toast, "forms.open-folder");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
folder_cb (const char *path, gpointer owner, gpointer data)
{
  HpFormsPage *self = HP_FORMS_PAGE (owner);
  g_autoptr (GPtrArray) forms = g_steal_pointer (&self->exporting);
  g_autoptr (HpJob) job = NULL;

  if (forms == NULL || hp_phase_page_is_busy (HP_PHASE_PAGE (self)))
    return;
  job = hp_forms_export (hp_phase_page_get_session (HP_PHASE_PAGE (self)), forms,
                         self->filtered ? &self->filter : NULL, path, self->with_pdf, export_done,
                         G_OBJECT (self));
  hp_ui_show_job (GTK_WIDGET (self), job, _ ("Making the forms…"));
}

/* Asks for the folder; takes @forms. */
static void
ask_folder (HpFormsPage *self, GPtrArray *forms)
{
  g_autofree char *folder =
      hp_db_get_local (hp_phase_page_get_db (HP_PHASE_PAGE (self)), FOLDER_KEY);
  guint ready = 0;

  for (guint i = 0; i < forms->len; i++)
    ready += hp_form_is_ready (g_ptr_array_index (forms, i));
  g_clear_pointer (&self->exporting, g_ptr_array_unref);
  if (ready == 0)
    {
      hp_ui_toast (GTK_WIDGET (self),
                   _ ("None of these forms is ready yet; the list says what is missing."), FALSE);
      g_ptr_array_unref (forms);
      return;
    }
  self->exporting = forms;
  hp_file_dialog (GTK_WIDGET (self), HP_FILE_FOLDER, _ ("Folder for the forms"), NULL, NULL, folder,
                  folder_cb, G_OBJECT (self), NULL);
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpFormsPage *self = HP_FORMS_PAGE (widget);
  g_autoptr (GArray) ids = hp_table_view_get_selected (self->table);
  GPtrArray *forms = g_ptr_array_new_with_free_func ((GDestroyNotify) hp_form_instance_free);

  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (forms, hp_form_instance_copy (
                                hp_forms_model_get (self->model, g_array_index (ids, gint64, i))));
  self->filtered = FALSE;
  ask_folder (self, forms);
}

static void
export_all_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpFormsPage *self = HP_FORMS_PAGE (widget);
  GListModel *list = hp_forms_model_get_list (self->model);
  GPtrArray *forms = g_ptr_array_new_with_free_func ((GDestroyNotify) hp_form_instance_free);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (HpRow) row = g_list_model_get_item (list, i);

      g_ptr_array_add (
          forms, hp_form_instance_copy (hp_forms_model_get (self->model, hp_row_get_id (row))));
    }
  /* All that a filter gives come as one action and with an index; a search has no such filter. */
  self->filtered = *gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0';
  self->filter = HP_FORM_ANY;
  self->filter.number = chosen_number (self);
  self->filter.station = chosen_station (self);
  ask_folder (self, forms);
}

static void
open_folder_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpFormsPage *self = HP_FORMS_PAGE (widget);

  if (self->folder != NULL)
    hp_file_show (widget, self->folder);
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hp_form_detail_print (HP_FORMS_PAGE (widget)->detail);
}

/* ---- the page ---- */

static void
hp_forms_page_changed (HpPhasePage *page, guint topics)
{
  HpFormsPage *self = HP_FORMS_PAGE (page);
  g_autoptr (GError) error = NULL;

  if ((topics & ~HP_TOPIC_JOURNAL) == 0)
    return;
  if (!hp_forms_model_reload (self->model, &error))
    {
      hp_ui_error (GTK_WIDGET (self), _ ("The forms could not be listed"), error);
      return;
    }
  self->filling = TRUE;
  fill_numbers (self);
  fill_stations (self);
  self->filling = FALSE;
  filter (self);
  look (self);
  gtk_stack_set_visible_child_name (self->stack, self->stations->len > 0 ? "forms" : "empty");
}

static void
hp_forms_page_go_to (HpPhasePage *page, const char *target)
{
  HpFormsPage *self = HP_FORMS_PAGE (page);
  g_auto (GStrv) parts = g_strsplit (target, ":", -1);
  HpBody body = HP_BODY_NONE;
  int place = 0;
  guint at;

  if (parts[0] == NULL)
    return;
  if (hp_forms_model_get_forms (self->model) == NULL)
    hp_forms_page_changed (page, HP_TOPIC_ALL);
  for (guint i = 1; parts[i] != NULL; i++)
    if (hp_body_from_code (parts[i]) != HP_BODY_NONE)
      body = hp_body_from_code (parts[i]);
    else
      place = atoi (parts[i]);
  clear_filters (self);
  at = hp_forms_model_find (self->model, parts[0], body, place);
  if (at == G_MAXUINT)
    return;
  hp_table_view_select (self->table, at);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
hp_forms_page_start_search (HpPhasePage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (HP_FORMS_PAGE (page)->search));
}

static void
hp_forms_page_session_set (HpPhasePage *page, HpSession *session)
{
  HpFormsPage *self = HP_FORMS_PAGE (page);
  const HpTableColumn columns[] = {
    { _ ("Form"), 140, HP_FORMS_COL_CODE, FALSE, -1, hp_forms_model_text },
    { _ ("Place"), 180, HP_FORMS_COL_PLACE, FALSE, -1, hp_forms_model_text },
    { _ ("State"), 150, HP_FORMS_COL_STATE, FALSE, -1, hp_forms_model_text },
    { _ ("Title"), 240, HP_FORMS_COL_TITLE, FALSE, -1, hp_forms_model_text },
    { _ ("Last made"), 260, HP_FORMS_COL_MADE, FALSE, -1, hp_forms_model_text },
  };

  self->model = hp_forms_model_new (session);
  self->table = HP_TABLE_VIEW (
      hp_table_view_new (_ ("Forms"), columns, G_N_ELEMENTS (columns), TRUE, self->model));
  hp_table_view_set_model (self->table, hp_forms_model_get_list (self->model));
  adw_bin_set_child (self->table_bin, GTK_WIDGET (self->table));
  g_signal_connect_object (self->table, "selection-changed", G_CALLBACK (selection_cb), self, 0);
  g_signal_connect_object (session, "notify::busy", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  show_form (self, NULL);
  update_actions (self);
}

static void
hp_forms_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_WITH_PDF)
    HP_FORMS_PAGE (object)->with_pdf = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hp_forms_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_WITH_PDF)
    g_value_set_boolean (value, HP_FORMS_PAGE (object)->with_pdf);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hp_forms_page_dispose (GObject *object)
{
  HpFormsPage *self = HP_FORMS_PAGE (object);

  g_clear_handle_id (&self->look, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), HP_TYPE_FORMS_PAGE);
  g_clear_object (&self->model);
  g_clear_pointer (&self->numbers, g_ptr_array_unref);
  g_clear_pointer (&self->stations, g_array_unref);
  g_clear_pointer (&self->exporting, g_ptr_array_unref);
  g_clear_pointer (&self->folder, g_free);
  G_OBJECT_CLASS (hp_forms_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/homphieu/HomPhieu/forms/hp-forms-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HpFormsPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, HpFormsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HpFormsPage, search);
  gtk_widget_class_bind_template_child (widget_class, HpFormsPage, number);
  gtk_widget_class_bind_template_child (widget_class, HpFormsPage, station);
  gtk_widget_class_bind_template_child (widget_class, HpFormsPage, ready);
  gtk_widget_class_bind_template_child (widget_class, HpFormsPage, summary);
  gtk_widget_class_bind_template_child (widget_class, HpFormsPage, table_bin);
  gtk_widget_class_bind_template_child (widget_class, HpFormsPage, detail);
}

static void
hp_forms_page_class_init (HpFormsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  HpPhasePageClass *page_class = HP_PHASE_PAGE_CLASS (klass);

  object_class->dispose = hp_forms_page_dispose;
  object_class->set_property = hp_forms_page_set_property;
  object_class->get_property = hp_forms_page_get_property;
  page_class->session_set = hp_forms_page_session_set;
  page_class->changed = hp_forms_page_changed;
  page_class->go_to = hp_forms_page_go_to;
  page_class->start_search = hp_forms_page_start_search;
  properties[PROP_WITH_PDF] = g_param_spec_boolean ("with-pdf", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_type_ensure (HP_TYPE_FORM_DETAIL);
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "forms.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "forms.export-all", NULL, export_all_cb);
  gtk_widget_class_install_action (widget_class, "forms.open-folder", NULL, open_folder_cb);
  gtk_widget_class_install_action (widget_class, "forms.print", NULL, print_cb);
  gtk_widget_class_install_property_action (widget_class, "forms.with-pdf", "with-pdf");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "forms.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "forms.export",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "forms.export-all", NULL);
}

static void
hp_forms_page_init (HpFormsPage *self)
{
  self->numbers = g_ptr_array_new ();
  self->stations = g_array_new (FALSE, FALSE, sizeof (int));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (filter), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->number, "notify::selected", G_CALLBACK (filter), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->station, "notify::selected", G_CALLBACK (filter), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->ready, "notify::selected", G_CALLBACK (filter), self,
                           G_CONNECT_SWAPPED);
}
