/* hp-tally-form-seal.c: reasons, sealing, re-reading, text of the minutes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-words.h"
#include "ui/count/hp-tally-form-private.h"
#include "ui/kit/hp-ask.h"
#include "ui/kit/hp-number-entry.h"
#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>

static const char *
typist (HpTallyForm *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->typist));
}

static void
reason_cb (const char *text, gpointer owner, gpointer data)
{
  HpTallyForm *self = HP_TALLY_FORM (owner);
  g_autoptr (GError) error = NULL;

  if (text == NULL)
    return;
  if (!hp_tally_set_reason (hp_session_get_db (self->session), self->tally->station,
                            self->tally->body, data, text, typist (self), &error))
    hp_ui_error (GTK_WIDGET (self), _ ("The reason was not stored"), error);
  else
    hp_ui_toast (GTK_WIDGET (self), _ ("Reason stored; it is printed with the minutes."), TRUE);
}

void
hp_tally_form_ask_reason (HpTallyForm *self, const HpFinding *finding)
{
  g_autofree char *text = hp_words_finding (finding);
  g_autofree char *advice = hp_words_finding_advice (finding);
  g_autofree char *body = g_strdup_printf ("%s\n\n%s", text, advice);

  hp_ask_text (GTK_WIDGET (self), _ ("Why is it so?"), body, _ ("Reason, as it will be printed"),
               g_hash_table_lookup (self->tally->reasons, finding->code), _ ("_Store the reason"),
               reason_cb, G_OBJECT (self), g_strdup (finding->code), g_free);
}

/* The first warning that has no reason yet, or NULL. */
static const HpFinding *
without_reason (HpTallyForm *self, GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const HpFinding *f = g_ptr_array_index (findings, i);

      if (f->severity == HP_SEVERITY_WARNING
          && g_hash_table_lookup (self->tally->reasons, f->code) == NULL)
        return f;
    }
  return NULL;
}

/* All reasons for refusing, each with where to go. */
static void
explain (HpTallyForm *self, GPtrArray *findings, const GError *error)
{
  const HpFinding *warning = without_reason (self, findings);
  GString *text = g_string_new (error->message);

  if (hp_findings_count (findings, HP_SEVERITY_ERROR) == 0 && warning != NULL)
    {
      g_string_free (text, TRUE);
      hp_tally_form_ask_reason (self, warning);
      return;
    }
  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *line = hp_words_finding (g_ptr_array_index (findings, i));

      g_string_append_printf (text, "\n• %s", line);
    }
  hp_tell (GTK_WIDGET (self), _ ("The tally cannot be sealed yet"), text->str);
  g_string_free (text, TRUE);
}

static void
seal_now (HpTallyForm *self)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  if (hp_tally_seal (hp_session_get_db (self->session), hp_session_get_rules (self->session),
                     self->tally->station, self->tally->body, typist (self), &findings, &error))
    {
      hp_tally_form_refresh (self);
      hp_ui_toast (GTK_WIDGET (self), _ ("Sealed. Print the minutes and have them signed."), FALSE);
    }
  else if (findings != NULL)
    explain (self, findings, error);
  else
    hp_ui_error (GTK_WIDGET (self), _ ("The tally cannot be sealed yet"), error);
}

static void
seal_answer_cb (gboolean answer, gpointer owner, gpointer data)
{
  if (answer)
    seal_now (HP_TALLY_FORM (owner));
}

void
hp_tally_form_seal (HpTallyForm *self)
{
  if (self->tally == NULL)
    return;
  /* Refusals need no question. */
  if (self->tally->state != HP_TALLY_AGREED)
    {
      seal_now (self);
      return;
    }
  hp_ask (GTK_WIDGET (self), _ ("Seal this tally?"),
          _ ("Its figures cannot be changed or undone afterwards; a mistake is then put right by a "
             "written correction with two names."),
          _ ("_Seal"), FALSE, seal_answer_cb, G_OBJECT (self), NULL, NULL);
}

/* ---- differences ---- */

typedef struct
{
  HpTallyForm *form;
  GtkWidget *window;
  GtkWidget *button;
  GPtrArray *diffs;
  GPtrArray *entries;
} Reread;

static void
reread_free (gpointer data)
{
  Reread *r = data;

  g_object_unref (r->form);
  g_ptr_array_unref (r->diffs);
  g_ptr_array_unref (r->entries);
  g_free (r);
}

/* The figure read again decides which of the two entries was wrong in this field. */
static gboolean
settle (Reread *r, HpTallyFigures *one, HpTallyFigures *two)
{
  gboolean all = TRUE;

  for (guint i = 0; i < r->diffs->len; i++)
    {
      const HpTallyDiff *d = g_ptr_array_index (r->diffs, i);
      HpNumberEntry *entry = g_ptr_array_index (r->entries, i);
      gint64 read = hp_number_entry_get_value (entry);

      if (read != HP_MISSING && read == d->a)
        hp_tally_figures_set (two, d->field, d->index, read);
      else if (read != HP_MISSING && read == d->b)
        hp_tally_figures_set (one, d->field, d->index, read);
      else
        {
          hp_number_entry_mark (entry, HP_SEVERITY_ERROR,
                                _ ("Neither entry says so. Read the paper again, or correct the "
                                   "entry that is wrong by hand."));
          all = FALSE;
        }
    }
  return all;
}

static gboolean
store_both (Reread *r, const HpTallyFigures *one, const HpTallyFigures *two, GError **error)
{
  HpTallyForm *self = r->form;
  const HpTally *t = self->tally;
  g_autofree char *by1 = g_strdup (t->entries[0]->by);
  g_autofree char *by2 = g_strdup (t->entries[1]->by);
  g_autoptr (HpTallyFigures) old1 = hp_tally_figures_copy (t->entries[0]->figures);
  g_autoptr (HpTallyFigures) old2 = hp_tally_figures_copy (t->entries[1]->figures);
  HpDb *db = hp_session_get_db (self->session);
  const HpRules *rules = hp_session_get_rules (self->session);
  int station = t->station;
  HpBody body = t->body;

  return (hp_tally_figures_equal (one, old1)
          || hp_tally_enter (db, rules, station, body, 1, by1, one, NULL, error))
         && (hp_tally_figures_equal (two, old2)
             || hp_tally_enter (db, rules, station, body, 2, by2, two, NULL, error));
}

static void
settle_cb (GtkButton *button, Reread *r)
{
  const HpTally *t = r->form->tally;
  g_autoptr (HpTallyFigures) one = hp_tally_figures_copy (t->entries[0]->figures);
  g_autoptr (HpTallyFigures) two = hp_tally_figures_copy (t->entries[1]->figures);
  g_autoptr (GError) error = NULL;
  GtkWidget *window = r->window;

  if (!settle (r, one, two))
    return;
  if (!store_both (r, one, two, &error))
    hp_ui_error (GTK_WIDGET (r->form), _ ("The correction was not stored"), error);
  hp_tally_form_refresh (r->form);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Tab leaves a list; Enter and the arrows have to go from row to row, and at its end to the button.
 */
static gboolean
move_cb (HpNumberEntry *entry, int dx, int dy, Reread *r)
{
  guint at;

  if (!g_ptr_array_find (r->entries, entry, &at))
    return FALSE;
  if (dy > 0 && at + 1 == r->entries->len)
    gtk_widget_grab_focus (r->button);
  else if (dy > 0 || at > 0)
    gtk_widget_grab_focus (g_ptr_array_index (r->entries, dy > 0 ? at + 1 : at - 1));
  return TRUE;
}

static GtkWidget *
diff_list (Reread *r)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < r->diffs->len; i++)
    {
      const HpTallyDiff *d = g_ptr_array_index (r->diffs, i);
      g_autofree char *caption = hp_words_field (d->name, d->index);
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *entry = hp_number_entry_new (caption);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), caption);
      gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), entry);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
      g_ptr_array_add (r->entries, entry);
      g_signal_connect (entry, "move", G_CALLBACK (move_cb), r);
    }
  return list;
}

void
hp_tally_form_reread (HpTallyForm *self)
{
  Reread *r = g_new0 (Reread, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *text = gtk_label_new (_ ("The entries differ in these figures. Type each once more "
                                      "from the paper; what the entries say is not shown."));
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  r->form = g_object_ref (self);
  r->diffs = hp_tally_differences (self->tally);
  r->entries = g_ptr_array_new ();
  r->button = gtk_button_new_with_mnemonic (_ ("_Settle the differences"));
  r->window = g_object_new (
      ADW_TYPE_WINDOW, "modal", TRUE, "transient-for", gtk_widget_get_root (GTK_WIDGET (self)),
      "title", _ ("Read again from the paper"), "default-width", 520, "default-height", 480, NULL);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_xalign (GTK_LABEL (text), 0.0f);
  gtk_widget_add_css_class (r->button, "suggested-action");
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), diff_list (r));
  gtk_box_append (GTK_BOX (box), r->button);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (outer), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (outer), scroller);
  adw_window_set_content (ADW_WINDOW (r->window), outer);
  g_object_set_data_full (G_OBJECT (r->window), "hp-reread", r, reread_free);
  g_signal_connect (r->button, "clicked", G_CALLBACK (settle_cb), r);
  gtk_window_present (GTK_WINDOW (r->window));
  if (r->entries->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (r->entries, 0));
}
