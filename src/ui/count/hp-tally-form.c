/* hp-tally-form.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/count/hp-tally-form.h"

#include "engine/candidates/hp-candidate.h"
#include "paper/kit/hp-words.h"
#include "ui/count/hp-tally-form-private.h"
#include "ui/count/hp-tally-words.h"
#include "ui/kit/hp-ask.h"
#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>
#include <inttypes.h>

G_DEFINE_FINAL_TYPE (HpTallyForm, hp_tally_form, ADW_TYPE_BIN)

GPtrArray *
hp_tally_form_findings (HpTallyForm *self)
{
  g_autoptr (HpTallyFigures) figures = hp_tally_fields_get (self->fields);
  GPtrArray *findings = hp_findings_new ();

  hp_tally_check (figures, &self->rules, findings);
  hp_tally_findings_at (findings, 0, self->tally->station, self->tally->body,
                        self->tally->constituency);
  for (guint i = 0; self->cross != NULL && i < self->cross->len; i++)
    g_ptr_array_add (findings, hp_finding_copy (g_ptr_array_index (self->cross, i)));
  return findings;
}

/* The remainders that people would otherwise work out in their heads. */
static char *
sums_text (const HpTallyFigures *f)
{
  gint64 kept = 0, votes = 0, ballots = 0;
  g_autofree char *a = NULL, *b = NULL, *c = NULL;

  for (int k = 0; k < f->n_kept; k++)
    if (f->kept[k] != HP_MISSING)
      {
        ballots += f->kept[k];
        kept += (k + 1) * f->kept[k];
      }
  for (int i = 0; i < f->n_votes; i++)
    if (f->votes[i] != HP_MISSING)
      votes += f->votes[i];
  a = hp_ui_count (ballots);
  b = hp_ui_count (kept);
  c = hp_ui_count (votes);
  return g_strdup_printf (_ ("Classes add to %s ballots and %s votes; candidates add to %s votes "
                             "(difference %+" PRId64 ")"),
                          a, b, c, (int64_t) (votes - kept));
}

/* What is still blank is no news to the typist: it is counted, not listed. */
static guint
take_blanks (GPtrArray *findings)
{
  guint n = 0;

  for (guint i = findings->len; i > 0; i--)
    if (hp_finding_is (g_ptr_array_index (findings, i - 1), "T01"))
      {
        g_ptr_array_remove_index (findings, i - 1);
        n++;
      }
  return n;
}

static void
show_sums (HpTallyForm *self, const HpTallyFigures *figures, guint blanks)
{
  g_autofree char *sums = sums_text (figures);
  g_autofree char *text = g_strdup (sums);

  if (blanks > 0)
    {
      g_autofree char *rest = g_strdup_printf (
          ngettext ("%u figure still to type", "%u figures still to type", blanks), blanks);

      g_free (text);
      text = g_strdup_printf ("%s\n%s", sums, rest);
    }
  gtk_label_set_text (self->sums, text);
}

static void
show_findings (HpTallyForm *self)
{
  g_autoptr (HpTallyFigures) figures = hp_tally_fields_get (self->fields);
  g_autoptr (GPtrArray) findings = hp_tally_form_findings (self);
  gboolean empty = hp_tally_figures_is_empty (figures);
  guint blanks;

  if (empty)
    g_ptr_array_set_size (findings, 0);
  hp_tally_fields_mark (self->fields, findings);
  blanks = take_blanks (findings);
  hp_findings_list_set (self->findings, findings,
                        empty ? _ ("Type the figures from the minutes. Enter goes on, ↑ goes back.")
                        : blanks > 0 ? _ ("So far every check holds.")
                                     : _ ("Every check holds."),
                        0);
  show_sums (self, figures, blanks);
}

/* Findings against other tallies need the document: looked up when a figure is finished, not on
 * every key. */
static void
look_up_cross (HpTallyForm *self)
{
  g_autoptr (HpTallyFigures) figures = hp_tally_fields_get (self->fields);
  g_autoptr (GPtrArray) all = NULL;

  g_clear_pointer (&self->cross, g_ptr_array_unref);
  self->cross = hp_findings_new ();
  if (hp_tally_figures_is_empty (figures))
    return;
  all = hp_tally_findings (hp_session_get_db (self->session), hp_session_get_rules (self->session),
                           self->tally, figures, NULL);
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const HpFinding *f = g_ptr_array_index (all, i);

      if (g_strcmp0 (f->code, "T16") >= 0)
        g_ptr_array_add (self->cross, hp_finding_copy (f));
    }
}

static void
typed_cb (HpTallyFields *fields, HpTallyForm *self)
{
  show_findings (self);
}

static const char *
typist_name (HpTallyForm *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->typist));
}

gboolean
hp_tally_form_store (HpTallyForm *self)
{
  g_autoptr (HpTallyFigures) figures = hp_tally_fields_get (self->fields);
  g_autoptr (GError) error = NULL;
  gboolean ok;

  if (self->tally->state == HP_TALLY_SEALED || hp_session_get_busy (self->session))
    return FALSE;
  if (*typist_name (self) == '\0')
    {
      hp_banner_set_text (self->banner, _ ("Who types? Write your name above first."), TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->typist));
      return FALSE;
    }
  self->storing = TRUE;
  ok = hp_tally_enter (hp_session_get_db (self->session), hp_session_get_rules (self->session),
                       self->tally->station, self->tally->body, self->entry, typist_name (self),
                       figures, NULL, &error);
  self->storing = FALSE;
  if (!ok)
    {
      hp_banner_set_text (self->banner, error->message, TRUE);
      return FALSE;
    }
  hp_tally_form_refresh (self);
  return TRUE;
}

static void
committed_cb (HpTallyFields *fields, HpTallyForm *self)
{
  hp_tally_form_store (self);
}

static void
finding_cb (HpFindingsList *list, gpointer data, HpTallyForm *self)
{
  const HpFinding *f = data;

  if (f->severity == HP_SEVERITY_WARNING && self->tally->state != HP_TALLY_SEALED
      && self->tally->entries[0] != NULL)
    hp_tally_form_ask_reason (self, f);
  else if (f->field != NULL)
    hp_tally_fields_focus (self->fields, f->field, f->index);
}

/* What the state means for the typist, in words. */
static char *
state_text (HpTallyForm *self)
{
  const HpTally *t = self->tally;
  const char *word = hp_tally_words (t);
  const HpTallyEntry *shown = t->entries[self->entry - 1];
  g_autofree char *at = shown != NULL ? hp_ui_iso_time (shown->at) : NULL;

  if (t->state == HP_TALLY_SEALED)
    {
      g_autofree char *sealed = hp_ui_iso_time (t->sealed_at);

      return g_strdup_printf (_ ("%s by %s, %s"), word, t->sealed_by, sealed);
    }
  if (shown != NULL)
    return g_strdup_printf (_ ("%s · entry %d typed by %s, %s"), word, self->entry, shown->by, at);
  return g_strdup_printf (_ ("%s · entry %d not typed yet"), word, self->entry);
}

static void
show_state (HpTallyForm *self)
{
  const HpTally *t = self->tally;
  gboolean sealed = t->state == HP_TALLY_SEALED;
  g_autofree char *state = state_text (self);
  g_autofree char *context = g_strdup_printf (
      _ ("Station %d · %s · constituency %d · %d seats, %d candidates · entry %d"), t->station,
      hp_words_body (t->body, TRUE), t->constituency, t->seats, t->candidates, self->entry);

  gtk_label_set_text (self->context, context);
  gtk_label_set_text (self->state, state);
  hp_tally_fields_set_editable (self->fields, !sealed);
  gtk_widget_set_sensitive (GTK_WIDGET (self->typist), !sealed);
  gtk_widget_set_visible (self->reread_button, t->state == HP_TALLY_DIFFERS);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tally.reread", t->state == HP_TALLY_DIFFERS);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tally.seal", !sealed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tally.zero-rest", !sealed);
  for (int i = 0; i < 2; i++)
    {
      gboolean on = self->entry == i + 1;

      if (gtk_toggle_button_get_active (self->entry_buttons[i]) != on)
        gtk_toggle_button_set_active (self->entry_buttons[i], on);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->entry_buttons[1]), t->entries[0] != NULL);
  if (t->seats == 0 || t->candidates == 0)
    hp_banner_set_text (self->banner,
                        _ ("The seats or the candidates of this constituency are not entered yet: "
                           "the tally cannot be typed in the order of the ballot."),
                        TRUE);
  else if (t->state == HP_TALLY_DIFFERS)
    hp_banner_set_text (self->banner,
                        _ ("The two entries differ. Read the differing figures from the paper "
                           "again."),
                        FALSE);
  else if (t->same_typist)
    hp_banner_set_text (self->banner, _ ("Both entries were typed by the same person."), FALSE);
  else
    hp_banner_set_text (self->banner, NULL, FALSE);
}

static gboolean
load (HpTallyForm *self, int station, HpBody body)
{
  g_autoptr (GError) error = NULL;
  HpTally *tally = hp_tally_load (hp_session_get_db (self->session), station, body, &error);

  if (tally == NULL)
    {
      hp_ui_error (GTK_WIDGET (self), _ ("There is no such tally"), error);
      return FALSE;
    }
  g_clear_pointer (&self->tally, hp_tally_free);
  self->tally = tally;
  hp_tally_rules (hp_session_get_db (self->session), hp_session_get_rules (self->session),
                  tally->seats, tally->candidates, &self->rules);
  return TRUE;
}

static void
build_fields (HpTallyForm *self)
{
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) reasons = g_strv_builder_new ();
  g_auto (GStrv) name_list = NULL, reason_list = NULL;
  const HpCodeLabel *labels;
  int n;

  candidates = hp_candidates_load (hp_session_get_db (self->session), self->tally->constituency_id,
                                   FALSE, NULL);
  for (guint i = 0; candidates != NULL && i < candidates->len; i++)
    g_strv_builder_add (names, ((HpCandidate *) g_ptr_array_index (candidates, i))->name);
  labels = hp_rules_invalid_reasons (hp_session_get_rules (self->session), &n);
  for (int i = 0; i < n; i++)
    g_strv_builder_add (reasons, labels[i].label);
  name_list = g_strv_builder_end (names);
  reason_list = g_strv_builder_end (reasons);
  hp_tally_fields_build (self->fields, self->tally->seats, (const char *const *) name_list,
                         (const char *const *) reason_list);
}

/* Entry 2 is typed blind: the fields never show what entry 1 says. */
static void
show_entry (HpTallyForm *self)
{
  const HpTallyEntry *shown = self->tally->entries[self->entry - 1];
  const char *name = shown != NULL ? shown->by : hp_session_get_operator (self->session);

  hp_tally_fields_set (self->fields, shown != NULL ? shown->figures : NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->typist), name);
}

static int
next_entry (const HpTally *t)
{
  if (t->entries[0] == NULL || t->state == HP_TALLY_SEALED)
    return 1;
  if (t->entries[1] != NULL)
    return 2;
  return t->state == HP_TALLY_FIRST ? 2 : 1;
}

gboolean
hp_tally_form_show (HpTallyForm *self, int station, HpBody body, int entry)
{
  g_return_val_if_fail (HP_IS_TALLY_FORM (self), FALSE);
  if (self->tally != NULL)
    hp_tally_fields_commit (self->fields);
  if (!load (self, station, body))
    return FALSE;
  self->entry = entry > 0 ? entry : next_entry (self->tally);
  if (self->tally->entries[0] == NULL)
    self->entry = 1;
  build_fields (self);
  show_entry (self);
  look_up_cross (self);
  show_state (self);
  show_findings (self);
  hp_tally_fields_focus (self->fields, NULL, -1);
  return TRUE;
}

/* Undo and re-reading change what is stored under the fields; typing stores what they show. */
static void
follow_stored (HpTallyForm *self)
{
  const HpTallyEntry *shown = self->tally->entries[self->entry - 1];
  g_autoptr (HpTallyFigures) typed = hp_tally_fields_get (self->fields);

  if (shown == NULL ? !hp_tally_figures_is_empty (typed)
                    : !hp_tally_figures_equal (typed, shown->figures))
    show_entry (self);
}

void
hp_tally_form_refresh (HpTallyForm *self)
{
  if (self->tally == NULL || self->storing || !load (self, self->tally->station, self->tally->body))
    return;
  follow_stored (self);
  look_up_cross (self);
  show_state (self);
  show_findings (self);
}

static void
entry_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpTallyForm *self = HP_TALLY_FORM (widget);
  int entry = g_variant_get_int32 (parameter);

  if (self->tally != NULL && entry != self->entry)
    hp_tally_form_show (self, self->tally->station, self->tally->body, entry);
}

static void
zero_answer_cb (gboolean answer, gpointer owner, gpointer data)
{
  if (answer)
    hp_tally_fields_zero_rest (HP_TALLY_FORM (owner)->fields);
}

static void
zero_rest_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hp_ask (widget, _ ("Put 0 into every blank field?"),
          _ ("Only where the minutes really say 0 or a dash. Fields that may stay blank stay "
             "blank."),
          _ ("_0 for the rest"), FALSE, zero_answer_cb, G_OBJECT (widget), NULL, NULL);
}

static void
seal_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hp_tally_form_seal (HP_TALLY_FORM (widget));
}

static void
reread_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hp_tally_form_reread (HP_TALLY_FORM (widget));
}

static void
minutes_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hp_tally_form_minutes (HP_TALLY_FORM (widget));
}

static void
journal_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpTallyForm *self = HP_TALLY_FORM (widget);
  g_autofree char *target =
      g_strdup_printf ("%d:%s", self->tally->station, hp_body_code (self->tally->body));

  hp_ui_go_to (widget, "journal", target);
}

static void
hp_tally_form_dispose (GObject *object)
{
  HpTallyForm *self = HP_TALLY_FORM (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HP_TYPE_TALLY_FORM);
  g_clear_object (&self->session);
  g_clear_pointer (&self->tally, hp_tally_free);
  g_clear_pointer (&self->cross, g_ptr_array_unref);

  G_OBJECT_CLASS (hp_tally_form_parent_class)->dispose (object);
}

static void
hp_tally_form_class_init (HpTallyFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hp_tally_form_dispose;
  g_type_ensure (HP_TYPE_TALLY_FIELDS);
  g_type_ensure (HP_TYPE_BANNER);
  g_type_ensure (HP_TYPE_FINDINGS_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/homphieu/HomPhieu/count/hp-tally-form.ui");
  gtk_widget_class_bind_template_child (widget_class, HpTallyForm, context);
  gtk_widget_class_bind_template_child (widget_class, HpTallyForm, state);
  gtk_widget_class_bind_template_child_full (widget_class, "entry_one", FALSE,
                                             G_STRUCT_OFFSET (HpTallyForm, entry_buttons[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "entry_two", FALSE,
                                             G_STRUCT_OFFSET (HpTallyForm, entry_buttons[1]));
  gtk_widget_class_bind_template_child (widget_class, HpTallyForm, typist);
  gtk_widget_class_bind_template_child (widget_class, HpTallyForm, banner);
  gtk_widget_class_bind_template_child (widget_class, HpTallyForm, fields);
  gtk_widget_class_bind_template_child (widget_class, HpTallyForm, findings);
  gtk_widget_class_bind_template_child (widget_class, HpTallyForm, sums);
  gtk_widget_class_bind_template_child (widget_class, HpTallyForm, seal_button);
  gtk_widget_class_bind_template_child (widget_class, HpTallyForm, reread_button);
  gtk_widget_class_install_action (widget_class, "tally.entry", "i", entry_cb);
  gtk_widget_class_install_action (widget_class, "tally.zero-rest", NULL, zero_rest_cb);
  gtk_widget_class_install_action (widget_class, "tally.seal", NULL, seal_cb);
  gtk_widget_class_install_action (widget_class, "tally.reread", NULL, reread_cb);
  gtk_widget_class_install_action (widget_class, "tally.minutes", NULL, minutes_cb);
  gtk_widget_class_install_action (widget_class, "tally.journal", NULL, journal_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "tally.seal",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "tally.zero-rest",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1, GDK_ALT_MASK, "tally.entry", "i",
                                       1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_2, GDK_ALT_MASK, "tally.entry", "i",
                                       2);
}

static void
hp_tally_form_init (HpTallyForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->fields, "typed", G_CALLBACK (typed_cb), self, 0);
  g_signal_connect_object (self->fields, "committed", G_CALLBACK (committed_cb), self, 0);
  g_signal_connect_object (self->findings, "activated", G_CALLBACK (finding_cb), self, 0);
}

GtkWidget *
hp_tally_form_new (HpSession *session)
{
  HpTallyForm *self = g_object_new (HP_TYPE_TALLY_FORM, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
