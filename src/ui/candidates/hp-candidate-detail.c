/* hp-candidate-detail.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/candidates/hp-candidate-detail.h"

#include "engine/core/hp-finding.h"
#include "engine/core/hp-util.h"
#include "engine/session/hp-setup-edit.h"
#include "paper/kit/hp-words.h"
#include "ui/kit/hp-field-row.h"
#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>

#define BIRTH 0 /* not a plain text: no offset */

static const struct
{
  const char *id; /* in the .ui file */
  gsize offset;
} fields[] = {
  { "birth", BIRTH },
  { "name", G_STRUCT_OFFSET (HpCandidate, name) },
  { "nationality", G_STRUCT_OFFSET (HpCandidate, nationality) },
  { "ethnicity", G_STRUCT_OFFSET (HpCandidate, ethnicity) },
  { "religion", G_STRUCT_OFFSET (HpCandidate, religion) },
  { "home", G_STRUCT_OFFSET (HpCandidate, home) },
  { "residence", G_STRUCT_OFFSET (HpCandidate, residence) },
  { "schooling", G_STRUCT_OFFSET (HpCandidate, schooling) },
  { "profession", G_STRUCT_OFFSET (HpCandidate, profession) },
  { "degree", G_STRUCT_OFFSET (HpCandidate, degree) },
  { "theory", G_STRUCT_OFFSET (HpCandidate, theory) },
  { "languages", G_STRUCT_OFFSET (HpCandidate, languages) },
  { "job", G_STRUCT_OFFSET (HpCandidate, job) },
  { "workplace", G_STRUCT_OFFSET (HpCandidate, workplace) },
  { "party_date", G_STRUCT_OFFSET (HpCandidate, party_date) },
  { "deputy", G_STRUCT_OFFSET (HpCandidate, deputy) },
  { "component", G_STRUCT_OFFSET (HpCandidate, component) },
  { "note", G_STRUCT_OFFSET (HpCandidate, note) },
};
#define N_FIELDS G_N_ELEMENTS (fields)

/* In the order of the choices. */
static const char *const sexes[] = { "", "male", "female" };
static const char *const states[] = { "standing", "removed", "deceased" };

struct _HpCandidateDetail
{
  AdwBin parent_instance;
  HpSession *session;
  gint64 id;
  gboolean filling;

  GtkBox *content;
  GtkScrolledWindow *scroller;
  GtkLabel *context;
  HpFieldRow *rows[N_FIELDS];
  AdwComboRow *sex;
  AdwComboRow *state;
  GtkSwitch *self_nominated;
};

G_DEFINE_FINAL_TYPE (HpCandidateDetail, hp_candidate_detail, ADW_TYPE_BIN)

static void show_candidate (HpCandidateDetail *self, const HpCandidate *c, gboolean force);

static HpCandidate *
load (HpCandidateDetail *self)
{
  HpDb *db = hp_session_get_db (self->session);

  return self->id != 0 && db != NULL ? hp_candidate_load (db, self->id, NULL) : NULL;
}

static void
store (HpCandidateDetail *self, HpCandidate *c)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpCandidate) stored = NULL;

  if (!hp_session_get_busy (self->session)
      && hp_session_save_candidate (hp_session_get_db (self->session),
                                    hp_session_get_rules (self->session), c, &error))
    return;
  hp_ui_error (GTK_WIDGET (self), _ ("The candidate was not changed"), error);
  stored = load (self);
  if (stored != NULL)
    show_candidate (self, stored, TRUE);
}

/* ---- one field ---- */

static gboolean
take_birth (HpFieldRow *row, HpCandidate *c)
{
  HpDate date = HP_DATE_NONE;
  HpDateResult result = hp_date_read (hp_field_row_get (row), &date);

  if (result == HP_DATE_SWAPPED)
    {
      g_autofree char *suggested = hp_date_to_vi (date);
      g_autofree char *text = g_strdup_printf (_ ("Day and month are exchanged: %s?"), suggested);

      hp_field_row_mark (row, HP_SEVERITY_ERROR, text);
      return FALSE;
    }
  if (result == HP_DATE_UNREADABLE)
    {
      hp_field_row_mark (row, HP_SEVERITY_ERROR, _ ("That is no date. Write it like 08/03/2026."));
      return FALSE;
    }
  c->birth = result == HP_DATE_EMPTY ? HP_DATE_NONE : date;
  return TRUE;
}

static void
field_cb (HpFieldRow *row, HpCandidateDetail *self)
{
  g_autoptr (HpCandidate) c = load (self);
  guint at = 0;

  while (at < N_FIELDS && self->rows[at] != row)
    at++;
  if (c == NULL || at == N_FIELDS)
    return;
  if (fields[at].offset != BIRTH)
    hp_set_str ((char **) G_STRUCT_MEMBER_P (c, fields[at].offset), hp_field_row_get (row));
  else if (!take_birth (row, c))
    return;
  store (self, c);
}

static void
combo_cb (AdwComboRow *row, GParamSpec *pspec, HpCandidateDetail *self)
{
  g_autoptr (HpCandidate) c = self->filling ? NULL : load (self);
  guint at = adw_combo_row_get_selected (row);
  gboolean changed;

  if (c == NULL || at >= 3)
    return;
  changed = row == self->sex ? hp_set_str (&c->sex, sexes[at]) : hp_set_str (&c->state, states[at]);
  if (changed)
    store (self, c);
}

static void
switch_cb (GtkSwitch *button, GParamSpec *pspec, HpCandidateDetail *self)
{
  g_autoptr (HpCandidate) c = self->filling ? NULL : load (self);

  if (c == NULL || c->self_nominated == gtk_switch_get_active (button))
    return;
  c->self_nominated = gtk_switch_get_active (button);
  store (self, c);
}

/* ---- showing ---- */

/* Law 85/2015 art. 2: old enough on election day. */
static void
check_age (HpCandidateDetail *self, const HpCandidate *c)
{
  const HpElection *election = hp_session_get_election (self->session);
  int least = hp_rules_candidate_age (hp_session_get_rules (self->session));
  g_autofree char *young = g_strdup_printf (_ ("Not %d years old on election day"), least);

  if (!hp_date_is_set (c->birth))
    hp_field_row_mark (self->rows[BIRTH], HP_SEVERITY_WARNING, _ ("Not entered"));
  else if (hp_date_age (c->birth, election->day) < least)
    hp_field_row_mark (self->rows[BIRTH], HP_SEVERITY_ERROR, young);
  else
    hp_field_row_mark (self->rows[BIRTH], hp_date_is_full (c->birth) ? -1 : HP_SEVERITY_WARNING,
                       _ ("Day and month are not known"));
}

static void
select_code (AdwComboRow *row, const char *const *codes, const char *code)
{
  for (guint i = 0; i < 3; i++)
    if (g_str_equal (codes[i], code))
      adw_combo_row_set_selected (row, i);
}

static void
show_candidate (HpCandidateDetail *self, const HpCandidate *c, gboolean force)
{
  g_autofree char *who = hp_candidate_addressed (c);
  g_autofree char *context = g_strdup_printf (_ ("%s · %s, constituency %d"), who,
                                              hp_words_body (c->body, TRUE), c->constituency);
  g_autofree char *birth = hp_date_to_vi (c->birth);

  self->filling = TRUE;
  gtk_label_set_text (self->context, context);
  for (guint i = 0; i < N_FIELDS; i++)
    hp_field_row_set (
        self->rows[i],
        fields[i].offset == BIRTH ? birth : *(char **) G_STRUCT_MEMBER_P (c, fields[i].offset),
        force);
  select_code (self->sex, sexes, c->sex);
  select_code (self->state, states, c->state);
  gtk_switch_set_active (self->self_nominated, c->self_nominated);
  check_age (self, c);
  self->filling = FALSE;
}

void
hp_candidate_detail_commit (HpCandidateDetail *self)
{
  g_return_if_fail (HP_IS_CANDIDATE_DETAIL (self));
  for (guint i = 0; self->id != 0 && i < N_FIELDS; i++)
    hp_field_row_commit (self->rows[i]);
}

gboolean
hp_candidate_detail_show (HpCandidateDetail *self, gint64 id)
{
  g_autoptr (HpCandidate) c = NULL;
  gboolean other = id != self->id;

  g_return_val_if_fail (HP_IS_CANDIDATE_DETAIL (self), FALSE);
  if (other)
    {
      hp_candidate_detail_commit (self);
      self->id = id;
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
    }
  c = load (self);
  if (c == NULL)
    return FALSE;
  show_candidate (self, c, other);
  return TRUE;
}

void
hp_candidate_detail_begin (HpCandidateDetail *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->rows[BIRTH]));
}

/* ---- making ---- */

static void
fill_choices (HpCandidateDetail *self)
{
  const char *const sex_words[] = { _ ("Not entered"), _ ("Male"), _ ("Female"), NULL };
  const char *const state_words[] = { _ ("Stands"), _ ("Struck off the list"), _ ("Deceased"),
                                      NULL };
  g_autoptr (GtkStringList) sex = gtk_string_list_new (sex_words);
  g_autoptr (GtkStringList) state = gtk_string_list_new (state_words);

  self->filling = TRUE;
  adw_combo_row_set_model (self->sex, G_LIST_MODEL (sex));
  adw_combo_row_set_model (self->state, G_LIST_MODEL (state));
  self->filling = FALSE;
}

static void
hp_candidate_detail_dispose (GObject *object)
{
  HpCandidateDetail *self = HP_CANDIDATE_DETAIL (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HP_TYPE_CANDIDATE_DETAIL);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (hp_candidate_detail_parent_class)->dispose (object);
}

static void
hp_candidate_detail_class_init (HpCandidateDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hp_candidate_detail_dispose;
  g_type_ensure (HP_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/homphieu/HomPhieu/candidates/hp-candidate-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, HpCandidateDetail, content);
  gtk_widget_class_bind_template_child (widget_class, HpCandidateDetail, scroller);
  gtk_widget_class_bind_template_child (widget_class, HpCandidateDetail, context);
  gtk_widget_class_bind_template_child (widget_class, HpCandidateDetail, sex);
  gtk_widget_class_bind_template_child (widget_class, HpCandidateDetail, state);
  gtk_widget_class_bind_template_child (widget_class, HpCandidateDetail, self_nominated);
  for (guint i = 0; i < N_FIELDS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, fields[i].id, FALSE,
                                               G_STRUCT_OFFSET (HpCandidateDetail, rows)
                                                   + (gssize) (i * sizeof (HpFieldRow *)));
}

static void
hp_candidate_detail_init (HpCandidateDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_choices (self);
  for (guint i = 0; i < N_FIELDS; i++)
    g_signal_connect_object (self->rows[i], "committed", G_CALLBACK (field_cb), self, 0);
  g_signal_connect_object (self->sex, "notify::selected", G_CALLBACK (combo_cb), self, 0);
  g_signal_connect_object (self->state, "notify::selected", G_CALLBACK (combo_cb), self, 0);
  g_signal_connect_object (self->self_nominated, "notify::active", G_CALLBACK (switch_cb), self, 0);
}

GtkWidget *
hp_candidate_detail_new (HpSession *session)
{
  HpCandidateDetail *self = g_object_new (HP_TYPE_CANDIDATE_DETAIL, NULL);

  self->session = g_object_ref (session);
  g_object_bind_property (session, "busy", self->content, "sensitive",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  return GTK_WIDGET (self);
}
