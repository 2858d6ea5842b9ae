/* hp-import-mend.c: one row of a sheet, to be put right before it is taken in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/voters/hp-import-mend.h"

#include "paper/kit/hp-words.h"
#include "ui/kit/hp-steady-layout.h"
#include "ui/kit/hp-ui.h"
#include "ui/voters/hp-check-note.h"

#include <glib/gi18n.h>

struct _HpImportMend
{
  AdwBin parent_instance;
  GtkWidget *stack; /* none, row */
  GtkWidget *scroller;
  GtkWidget *context;
  GtkWidget *entries[HP_N_VOTER_FIELDS];
  GtkWidget *notes[HP_N_VOTER_FIELDS];
  HpVoterStaging *staging;
  guint row;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (HpImportMend, hp_import_mend, ADW_TYPE_BIN)

enum
{
  MENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The order of the paper; the running number is not kept. */
static const HpVoterField fields[] = {
  HP_VOTER_NAME,      HP_VOTER_BIRTH,   HP_VOTER_MALE,      HP_VOTER_FEMALE,     HP_VOTER_SEX,
  HP_VOTER_IDENTITY,  HP_VOTER_CARD,    HP_VOTER_ETHNICITY, HP_VOTER_OCCUPATION, HP_VOTER_PERMANENT,
  HP_VOTER_TEMPORARY, HP_VOTER_CURRENT, HP_VOTER_QH,        HP_VOTER_TINH,       HP_VOTER_HUYEN,
  HP_VOTER_XA,        HP_VOTER_NOTE,    HP_VOTER_STATION,
};

static gboolean
is_shown (HpImportMend *self, HpVoterField field)
{
  HpBodies bodies = hp_voter_staging_limits (self->staging)->bodies;

  if (field == HP_VOTER_NAME || field == HP_VOTER_BIRTH || field == HP_VOTER_STATION)
    return TRUE;
  if (field >= HP_VOTER_QH && field <= HP_VOTER_XA)
    return (bodies & HP_BODY_BIT (field - HP_VOTER_QH)) != 0;
  if (field == HP_VOTER_MALE || field == HP_VOTER_FEMALE)
    return !hp_voter_staging_uses (self->staging, HP_VOTER_SEX)
           || hp_voter_staging_uses (self->staging, field);
  return hp_voter_staging_uses (self->staging, field);
}

/* The line below the last field that a finding about @field belongs to. */
static HpVoterField
note_field (HpImportMend *self, HpVoterField field)
{
  if (field == HP_VOTER_FEMALE)
    return is_shown (self, HP_VOTER_SEX) ? HP_N_VOTER_FIELDS : HP_VOTER_SEX;
  if (field == HP_VOTER_MALE)
    return HP_N_VOTER_FIELDS;
  if (field == HP_VOTER_XA)
    return HP_VOTER_QH;
  return field >= HP_VOTER_QH && field < HP_VOTER_XA ? HP_N_VOTER_FIELDS : field;
}

static const char *
state_of (const HpStagedRow *row)
{
  if (row->rejected)
    return _ ("Rejected");
  return row->findings != NULL && row->findings->len > 0 ? _ ("Accepted with warnings")
                                                         : _ ("Accepted");
}

static void
show_findings (HpImportMend *self)
{
  const HpStagedRow *row = hp_voter_staging_row (self->staging, self->row);
  const HpStagedBlock *block = hp_voter_staging_block (self->staging, row->block);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, _ ("Row %d of “%s”"), (int) row->row, block->sheet);
  if (row->station > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _ ("Station %d"), row->station);
    }
  g_string_append_printf (text, " · %s", state_of (row));
  gtk_label_set_text (GTK_LABEL (self->context), text->str);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    hp_check_note_set (HP_CHECK_NOTE (self->notes[fields[i]]), row->findings,
                       note_field (self, fields[i]), self->entries[fields[i]]);
}

static void
changed_cb (GtkEditable *entry, HpImportMend *self)
{
  HpVoterField field = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (entry), "hp-field"));

  if (self->filling || self->staging == NULL
      || !hp_voter_staging_mend (self->staging, self->row, field, gtk_editable_get_text (entry)))
    return;
  show_findings (self);
  g_signal_emit (self, signals[MENDED], 0);
}

void
hp_import_mend_set (HpImportMend *self, HpVoterStaging *staging, guint i)
{
  gboolean same = staging != NULL && self->staging == staging && self->row == i;

  self->staging = staging;
  self->row = i;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), staging != NULL ? "row" : "none");
  if (staging == NULL)
    return;
  self->filling = TRUE;
  for (guint n = 0; n < G_N_ELEMENTS (fields); n++)
    {
      GtkWidget *entry = self->entries[fields[n]];
      const char *text = hp_voter_staging_row (staging, i)->texts[fields[n]];

      gtk_widget_set_visible (entry, is_shown (self, fields[n]));
      /* What is being typed may end with a blank that the row does not have. */
      if (!same)
        gtk_editable_set_text (GTK_EDITABLE (entry), text);
    }
  self->filling = FALSE;
  show_findings (self);
  if (!same)
    gtk_adjustment_set_value (
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

void
hp_import_mend_focus (HpImportMend *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields) && self->staging != NULL; i++)
    {
      const HpStagedRow *row = hp_voter_staging_row (self->staging, self->row);

      for (guint n = 0; row->findings != NULL && n < row->findings->len; n++)
        {
          const HpFinding *f = g_ptr_array_index (row->findings, n);

          if (f->field == NULL || hp_voter_field_from_key (f->field) != fields[i]
              || !gtk_widget_get_visible (self->entries[fields[i]]))
            continue;
          gtk_widget_grab_focus (self->entries[fields[i]]);
          return;
        }
    }
  gtk_widget_grab_focus (self->entries[HP_VOTER_NAME]);
}

static void
hp_import_mend_class_init (HpImportMendClass *klass)
{
  signals[MENDED] = g_signal_new ("mended", HP_TYPE_IMPORT_MEND, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
add_field (HpImportMend *self, AdwPreferencesGroup *group, HpVoterField field)
{
  g_autofree char *title = hp_words_field (hp_voter_field_key (field), -1);
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  g_object_set_data (G_OBJECT (entry), "hp-field", GINT_TO_POINTER (field));
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, 0);
  adw_preferences_group_add (group, entry);
  self->entries[field] = entry;
  self->notes[field] = hp_check_note_new ();
  adw_preferences_group_add (group, self->notes[field]);
}

static void
hp_import_mend_init (HpImportMend *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *none = gtk_label_new (_ ("Choose a row to put it right here."));

  self->context = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->context), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->context), 0.0f);
  gtk_widget_add_css_class (self->context, "hp-context");
  gtk_widget_add_css_class (none, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (none), TRUE);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_box_append (GTK_BOX (box), self->context);
  gtk_box_append (GTK_BOX (box), group);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_field (self, ADW_PREFERENCES_GROUP (group), fields[i]);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  self->stack = gtk_stack_new ();
  gtk_widget_set_layout_manager (self->stack, hp_steady_layout_new ());
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  gtk_stack_add_named (GTK_STACK (self->stack), self->scroller, "row");
  adw_bin_set_child (ADW_BIN (self), self->stack);
}

GtkWidget *
hp_import_mend_new (void)
{
  return g_object_new (HP_TYPE_IMPORT_MEND, NULL);
}
