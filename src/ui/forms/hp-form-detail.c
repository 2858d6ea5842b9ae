/* hp-form-detail.c
 *
 * Making the pages of the longest voter list takes 20 ms: it is no job.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/forms/hp-form-detail.h"

#include "ui/kit/hp-page-preview.h"
#include "ui/kit/hp-print.h"
#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>

struct _HpFormDetail
{
  AdwBin parent_instance;
  GtkLabel *title;
  GtkLabel *state;
  GtkLabel *note;
  HpPagePreview *preview;
  HpSession *session; /* of the window, which outlives its pages */
  HpFormInstance *form;
};

G_DEFINE_FINAL_TYPE (HpFormDetail, hp_form_detail, ADW_TYPE_BIN)

static void
add_sentence (GString *out, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", text);
}

static char *
note_of (const HpRules *rules, const HpFormInstance *form, const char *made)
{
  GString *out = g_string_new (NULL);
  g_autofree char *copies = g_strdup_printf (
      ngettext ("To be made in %d original.", "To be made in %d originals.", form->copies),
      form->copies);

  if (form->copies > 0)
    add_sentence (out, copies);
  if (*form->code == '\0')
    add_sentence (out, _ ("A report without an official number."));
  else if (hp_form_is_doubtful (form, rules))
    add_sentence (out, _ ("Number or wording of this form was not found in an official text: "
                          "compare it before you hand it out."));
  add_sentence (out, made);
  return g_string_free (out, FALSE);
}

static void
show_words (HpFormDetail *self, const char *title, const char *state, const char *note,
            gboolean warn)
{
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->state, state);
  gtk_label_set_text (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->state), *state != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->note), *note != '\0');
  if (warn)
    gtk_widget_add_css_class (GTK_WIDGET (self->state), "hp-finding-warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->state), "hp-finding-warning");
}

static void
show_pages (HpFormDetail *self, const HpFormInstance *form, const char *title)
{
  g_autoptr (GError) error = NULL;
  gboolean same = self->form != NULL && g_str_equal (self->form->file, form->file);
  HpSheet *sheet = hp_form_pages (form, hp_session_get_db (self->session),
                                  hp_session_get_rules (self->session), NULL, &error);

  if (sheet == NULL)
    {
      gtk_label_set_text (self->state, error->message);
      gtk_widget_add_css_class (GTK_WIDGET (self->state), "hp-finding-error");
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->state), "hp-finding-error");
  hp_page_preview_set (self->preview, sheet, title, same);
  if (!same)
    {
      hp_form_instance_free (self->form);
      self->form = hp_form_instance_copy (form);
    }
}

static void
show_nothing (HpFormDetail *self, guint n)
{
  g_autofree char *title =
      n > 1 ? g_strdup_printf (ngettext ("%u form selected", "%u forms selected", n), n)
            : g_strdup (_ ("Choose a form to see it"));

  show_words (self, title, "", "", FALSE);
  hp_page_preview_set (self->preview, NULL, NULL, FALSE);
  g_clear_pointer (&self->form, hp_form_instance_free);
}

void
hp_form_detail_show (HpFormDetail *self, HpSession *session, const HpFormInstance *form,
                     const char *made, guint n_selected)
{
  const HpRules *rules = hp_session_get_rules (session);
  g_autofree char *place = NULL, *missing = NULL, *note = NULL, *title = NULL, *state = NULL;

  g_return_if_fail (HP_IS_FORM_DETAIL (self));
  self->session = session;
  if (form == NULL)
    {
      show_nothing (self, n_selected);
      return;
    }
  place = hp_form_place_text (form, rules);
  missing = hp_form_missing_text (form, rules);
  note = note_of (rules, form, made);
  title = g_strdup_printf ("%s%s%s%s%s", form->code, *form->code != '\0' ? " · " : "", form->title,
                           *place != '\0' ? " – " : "", place);
  state = hp_form_is_ready (form)
              ? g_strdup (_ ("Ready"))
              : g_strdup_printf (_ ("Not ready, shown with blanks: %s"), missing);
  show_words (self, title, state, note, !hp_form_is_ready (form));
  show_pages (self, form, title);
}

gboolean
hp_form_detail_has_form (HpFormDetail *self)
{
  return self->form != NULL;
}

void
hp_form_detail_print (HpFormDetail *self)
{
  g_autoptr (GError) error = NULL;
  HpSheet *sheet;

  g_return_if_fail (HP_IS_FORM_DETAIL (self));
  if (self->form == NULL)
    return;
  sheet = hp_form_pages (self->form, hp_session_get_db (self->session),
                         hp_session_get_rules (self->session), NULL, &error);
  if (sheet == NULL)
    hp_ui_error (GTK_WIDGET (self), _ ("This was not printed"), error);
  else
    hp_print_sheet (GTK_WIDGET (self), sheet, self->form->file);
}

static void
hp_form_detail_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HP_TYPE_FORM_DETAIL);
  g_clear_pointer (&HP_FORM_DETAIL (object)->form, hp_form_instance_free);
  G_OBJECT_CLASS (hp_form_detail_parent_class)->dispose (object);
}

static void
hp_form_detail_class_init (HpFormDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hp_form_detail_dispose;
  g_type_ensure (HP_TYPE_PAGE_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/homphieu/HomPhieu/forms/hp-form-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, HpFormDetail, title);
  gtk_widget_class_bind_template_child (widget_class, HpFormDetail, state);
  gtk_widget_class_bind_template_child (widget_class, HpFormDetail, note);
  gtk_widget_class_bind_template_child (widget_class, HpFormDetail, preview);
}

static void
hp_form_detail_init (HpFormDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
