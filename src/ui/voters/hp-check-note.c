/* hp-check-note.c: what the checks say of a field, in the line below it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/voters/hp-check-note.h"

#include "paper/kit/hp-words.h"

struct _HpCheckNote
{
  GtkListBoxRow parent_instance;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (HpCheckNote, hp_check_note, GTK_TYPE_LIST_BOX_ROW)

/* Both marks of the sex and all marks of the bodies share one line. */
static gboolean
is_about (const HpFinding *finding, HpVoterField field)
{
  HpVoterField own =
      finding->field != NULL ? hp_voter_field_from_key (finding->field) : HP_N_VOTER_FIELDS;

  /* What is about the whole row is said at its first field. */
  if (own == HP_N_VOTER_FIELDS)
    own = HP_VOTER_NAME;
  if (own == HP_VOTER_MALE || own == HP_VOTER_FEMALE)
    own = HP_VOTER_SEX;
  if (own > HP_VOTER_QH && own <= HP_VOTER_XA)
    own = HP_VOTER_QH;
  return own == field;
}

static char *
words_of (GPtrArray *findings, HpVoterField field, gboolean *error)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const HpFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *words = NULL;

      if (!is_about (finding, field))
        continue;
      words = hp_words_finding (finding);
      g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "",
                              hp_words_severity (finding->severity), words);
      *error = *error || finding->severity == HP_SEVERITY_ERROR;
    }
  return g_string_free (text, FALSE);
}

gboolean
hp_check_note_set (HpCheckNote *self, GPtrArray *findings, HpVoterField field, GtkWidget *widget)
{
  gboolean error = FALSE;
  g_autofree char *text = words_of (findings, field, &error);
  gboolean any = *text != '\0';

  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_widget_remove_css_class (self->label, "hp-finding-error");
  gtk_widget_remove_css_class (self->label, "hp-finding-warning");
  gtk_widget_add_css_class (self->label, error ? "hp-finding-error" : "hp-finding-warning");
  gtk_widget_set_visible (GTK_WIDGET (self), any);
  if (widget == NULL)
    return error;
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_INVALID,
                               error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (any)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    text, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  return error;
}

static void
hp_check_note_class_init (HpCheckNoteClass *klass)
{
}

static void
hp_check_note_init (HpCheckNote *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0.0f);
  gtk_widget_set_margin_start (self->label, 12);
  gtk_widget_set_margin_end (self->label, 12);
  gtk_widget_set_margin_top (self->label, 6);
  gtk_widget_set_margin_bottom (self->label, 8);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
hp_check_note_new (void)
{
  return g_object_new (HP_TYPE_CHECK_NOTE, NULL);
}
