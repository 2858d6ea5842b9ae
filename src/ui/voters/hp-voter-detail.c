/* hp-voter-detail.c: one voter: every field with its checks, and the history
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/voters/hp-voter-detail.h"

#include "engine/core/hp-error.h"
#include "engine/core/hp-text.h"
#include "paper/kit/hp-words.h"
#include "ui/voters/hp-check-note.h"
#include "ui/voters/hp-voter-detail-private.h"
#include "ui/voters/hp-voter-words.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (HpVoterDetail, hp_voter_detail, ADW_TYPE_BIN)

enum
{
  SAVED,
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- fields and voter ---- */

static char **
text_of (HpVoter *v, HpVoterField field)
{
  switch ((int) field)
    {
    case HP_VOTER_CARD:
      return &v->card;
    case HP_VOTER_NAME:
      return &v->name;
    case HP_VOTER_IDENTITY:
      return &v->identity;
    case HP_VOTER_ETHNICITY:
      return &v->ethnicity;
    case HP_VOTER_OCCUPATION:
      return &v->occupation;
    case HP_VOTER_PERMANENT:
      return &v->permanent;
    case HP_VOTER_TEMPORARY:
      return &v->temporary;
    case HP_VOTER_CURRENT:
      return &v->current;
    case HP_VOTER_NOTE:
      return &v->note;
    default:
      return NULL;
    }
}

static const char *
entered (HpVoterDetail *self, HpVoterField field)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entries[field]));
}

static int
chosen_station (HpVoterDetail *self)
{
  guint at = adw_combo_row_get_selected (self->station);

  return self->stations != NULL && at < self->stations->len
             ? g_array_index (self->stations, int, at)
             : 0;
}

/* The voter as the fields say; the birth date's result apart. */
static HpVoter *
read_fields (HpVoterDetail *self, HpDateResult *birth)
{
  HpVoter *v = hp_voter_new ();
  g_autofree char *date = hp_text_clean (entered (self, HP_VOTER_BIRTH));

  v->id = self->stored->id;
  v->position = self->stored->position;
  v->station_id = self->stored->station_id;
  g_free (v->state);
  v->state = g_strdup (self->stored->state);
  for (int f = 0; f < HP_N_VOTER_FIELDS; f++)
    {
      char **place = text_of (v, (HpVoterField) f);

      if (place == NULL)
        continue;
      g_free (*place);
      *place = f == HP_VOTER_IDENTITY ? hp_identity_clean (entered (self, (HpVoterField) f))
                                      : hp_text_clean (entered (self, (HpVoterField) f));
    }
  *birth = hp_date_read (date, &v->birth);
  if (*birth != HP_DATE_OK)
    v->birth = HP_DATE_NONE;
  v->sex = (HpSex) adw_combo_row_get_selected (self->sex);
  v->station = chosen_station (self);
  v->bodies = self->stored->bodies;
  for (int body = 0; body < HP_N_BODIES; body++)
    if (self->marks[body] != NULL)
      {
        v->bodies &= ~HP_BODY_BIT (body);
        if (gtk_switch_get_active (GTK_SWITCH (self->marks[body])))
          v->bodies |= HP_BODY_BIT (body);
      }
  return v;
}

static gboolean
differs (HpVoterDetail *self, HpVoter *now, HpDateResult birth)
{
  const HpVoter *then = self->stored;

  for (int f = 0; f < HP_N_VOTER_FIELDS; f++)
    {
      char **a = text_of (now, (HpVoterField) f), **b = text_of (self->stored, (HpVoterField) f);

      if (a != NULL && g_strcmp0 (*a, *b) != 0)
        return TRUE;
    }
  return now->birth.year != then->birth.year || now->birth.month != then->birth.month
         || now->birth.day != then->birth.day || birth == HP_DATE_UNREADABLE
         || birth == HP_DATE_SWAPPED || now->sex != then->sex || now->bodies != then->bodies
         || (then->station != 0 && now->station != then->station);
}

/* ---- checks ---- */

/* A date that is none cannot be in a voter: then only the row's own checks speak. */
static GPtrArray *
find_out (HpVoterDetail *self, const HpVoter *v, HpDateResult birth)
{
  HpDb *db = hp_session_get_db (self->session);
  const HpRules *rules = hp_session_get_rules (self->session);
  GPtrArray *findings;
  HpVoterLimits limits;
  HpVoterData data = { .card = v->card,
                       .name = v->name,
                       .birth_text = entered (self, HP_VOTER_BIRTH),
                       .birth_result = birth,
                       .sex = v->sex,
                       .identity = v->identity,
                       .ethnicity = v->ethnicity,
                       .occupation = v->occupation,
                       .permanent = v->permanent,
                       .temporary = v->temporary,
                       .current = v->current,
                       .bodies = v->bodies,
                       .note = v->note };

  if (birth == HP_DATE_OK || birth == HP_DATE_EMPTY)
    findings = hp_voter_findings (db, rules, v, NULL);
  else
    {
      hp_date_read (data.birth_text, &data.birth);
      hp_voter_limits (db, rules, &limits);
      findings = hp_findings_new ();
      hp_voter_check (&data, &limits, findings);
    }
  return findings != NULL ? findings : hp_findings_new ();
}

static GtkWidget *
widget_of (HpVoterDetail *self, HpVoterField field)
{
  if (field == HP_VOTER_SEX)
    return GTK_WIDGET (self->sex);
  if (field == HP_VOTER_STATION)
    return GTK_WIDGET (self->station);
  return self->entries[field];
}

static void
show_findings (HpVoterDetail *self, GPtrArray *findings)
{
  for (int f = 0; f < HP_N_VOTER_FIELDS; f++)
    if (self->notes[f] != NULL)
      hp_check_note_set (HP_CHECK_NOTE (self->notes[f]), findings, (HpVoterField) f,
                         widget_of (self, (HpVoterField) f));
}

void
hp_voter_detail_look (HpVoterDetail *self)
{
  g_autoptr (HpVoter) now = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  HpDateResult birth;
  gboolean edited;

  if (self->stored == NULL || self->filling)
    return;
  now = read_fields (self, &birth);
  edited = differs (self, now, birth);
  findings = find_out (self, now, birth);
  show_findings (self, findings);
  hp_banner_set_text (self->banner, NULL, FALSE);
  if (edited != self->edited)
    {
      self->edited = edited;
      g_signal_emit (self, signals[EDITED], 0);
    }
}

/* ---- showing ---- */

static void
show_context (HpVoterDetail *self)
{
  const HpVoter *v = self->stored;
  g_autofree char *text = NULL;

  if (v->id == 0)
    text = g_strdup (_ ("New voter"));
  else
    text = g_strdup_printf (_ ("Station %d · line %d of its list · %s"), v->station, v->position,
                            hp_voter_words_state (v->state));
  gtk_label_set_text (self->context, text);
}

static void
show_voter (HpVoterDetail *self)
{
  HpVoter *v = self->stored;
  g_autofree char *birth = hp_date_to_vi (v->birth);

  self->filling = TRUE;
  for (int f = 0; f < HP_N_VOTER_FIELDS; f++)
    if (text_of (v, (HpVoterField) f) != NULL)
      gtk_editable_set_text (GTK_EDITABLE (self->entries[f]), *text_of (v, (HpVoterField) f));
  gtk_editable_set_text (GTK_EDITABLE (self->entries[HP_VOTER_BIRTH]), birth);
  gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
  adw_combo_row_set_selected (self->sex, v->sex <= HP_SEX_FEMALE ? v->sex : 0);
  for (guint i = 0; self->stations != NULL && i < self->stations->len; i++)
    if (g_array_index (self->stations, int, i) == v->station)
      adw_combo_row_set_selected (self->station, i);
  for (int body = 0; body < HP_N_BODIES; body++)
    if (self->marks[body] != NULL)
      gtk_switch_set_active (GTK_SWITCH (self->marks[body]), (v->bodies & HP_BODY_BIT (body)) != 0);
  self->filling = FALSE;
  self->edited = FALSE;
  show_context (self);
  hp_voter_detail_show_history (self);
  if (v->id != 0)
    hp_voter_detail_look (self);
  else
    show_findings (self, NULL);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
take (HpVoterDetail *self, HpVoter *voter)
{
  g_clear_pointer (&self->stored, hp_voter_free);
  self->stored = voter;
  hp_banner_set_text (self->banner, NULL, FALSE);
  if (voter != NULL)
    show_voter (self);
}

void
hp_voter_detail_show (HpVoterDetail *self, gint64 id)
{
  GtkAdjustment *top = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  if (hp_voter_detail_get_id (self) != id)
    gtk_adjustment_set_value (top, 0);
  take (self, id != 0 ? hp_voter_load (hp_session_get_db (self->session), id, NULL) : NULL);
}

void
hp_voter_detail_add (HpVoterDetail *self, int station)
{
  HpVoter *v = hp_voter_new ();

  v->station = station;
  if (station == 0 && self->stations->len > 0)
    v->station = g_array_index (self->stations, int, 0);
  v->bodies = hp_rules_all_bodies (hp_session_get_rules (self->session));
  take (self, v);
}

void
hp_voter_detail_refresh (HpVoterDetail *self)
{
  if (self != NULL && self->stored != NULL && self->stored->id != 0 && !self->edited)
    hp_voter_detail_show (self, self->stored->id);
}

gint64
hp_voter_detail_get_id (HpVoterDetail *self)
{
  return self != NULL && self->stored != NULL ? self->stored->id : 0;
}

const char *
hp_voter_detail_get_name (HpVoterDetail *self)
{
  return self->stored != NULL ? entered (self, HP_VOTER_NAME) : "";
}

gboolean
hp_voter_detail_is_edited (HpVoterDetail *self)
{
  return self != NULL && self->stored != NULL && self->edited;
}

/* ---- saving ---- */

static void
refuse (HpVoterDetail *self, GPtrArray *findings, const char *why)
{
  show_findings (self, findings);
  hp_banner_set_text (self->banner, why, TRUE);
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const HpFinding *f = g_ptr_array_index (findings, i);
      HpVoterField field =
          f->field != NULL ? hp_voter_field_from_key (f->field) : HP_N_VOTER_FIELDS;

      if (f->severity != HP_SEVERITY_ERROR || field == HP_N_VOTER_FIELDS
          || widget_of (self, field) == NULL)
        continue;
      gtk_widget_grab_focus (widget_of (self, field));
      return;
    }
}

gboolean
hp_voter_detail_save (HpVoterDetail *self)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HpVoter) v = NULL;
  g_autofree char *reason = NULL;
  HpDateResult birth;
  gboolean added;

  if (self == NULL || self->stored == NULL)
    return TRUE;
  reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason)));
  v = read_fields (self, &birth);
  added = v->id == 0;
  if (!added && !differs (self, v, birth))
    return TRUE;
  if (birth == HP_DATE_UNREADABLE || birth == HP_DATE_SWAPPED)
    {
      findings = find_out (self, v, birth);
      refuse (self, findings, _ ("Not saved: put the fields marked as wrong right first."));
      return FALSE;
    }
  /* The change is told to all before the engine returns: from then on nothing here is edited. */
  self->edited = FALSE;
  if (!hp_voter_save (hp_session_get_db (self->session), hp_session_get_rules (self->session), v,
                      reason, &findings, &error))
    {
      self->edited = TRUE;
      refuse (self, findings, error->message);
      return FALSE;
    }
  hp_voter_detail_show (self, v->id);
  g_signal_emit (self, signals[SAVED], 0, added);
  return TRUE;
}

void
hp_voter_detail_revert (HpVoterDetail *self)
{
  if (self->stored == NULL)
    return;
  hp_banner_set_text (self->banner, NULL, FALSE);
  show_voter (self);
}

void
hp_voter_detail_focus (HpVoterDetail *self)
{
  gtk_widget_grab_focus (self->entries[HP_VOTER_NAME]);
}

/* ---- the widget ---- */

void
hp_voter_detail_set_session (HpVoterDetail *self, HpSession *session)
{
  g_set_object (&self->session, session);
  hp_voter_detail_add_marks (self);
}

void
hp_voter_detail_set_stations (HpVoterDetail *self, GArray *numbers, GStrv lines)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *const *) lines);
  int before = self->stored != NULL ? chosen_station (self) : 0;

  self->filling = TRUE;
  g_clear_pointer (&self->stations, g_array_unref);
  self->stations = g_array_copy (numbers);
  adw_combo_row_set_model (self->station, G_LIST_MODEL (model));
  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index (numbers, int, i) == before)
      adw_combo_row_set_selected (self->station, i);
  self->filling = FALSE;
}

static void
hp_voter_detail_dispose (GObject *object)
{
  HpVoterDetail *self = HP_VOTER_DETAIL (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), HP_TYPE_VOTER_DETAIL);

  G_OBJECT_CLASS (hp_voter_detail_parent_class)->dispose (object);
}

static void
hp_voter_detail_finalize (GObject *object)
{
  HpVoterDetail *self = HP_VOTER_DETAIL (object);

  g_clear_pointer (&self->stored, hp_voter_free);
  g_clear_pointer (&self->stations, g_array_unref);
  g_ptr_array_unref (self->lines);

  G_OBJECT_CLASS (hp_voter_detail_parent_class)->finalize (object);
}

static void
hp_voter_detail_class_init (HpVoterDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hp_voter_detail_dispose;
  G_OBJECT_CLASS (klass)->finalize = hp_voter_detail_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/homphieu/HomPhieu/voters/hp-voter-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, HpVoterDetail, banner_box);
  gtk_widget_class_bind_template_child (widget_class, HpVoterDetail, scroller);
  gtk_widget_class_bind_template_child (widget_class, HpVoterDetail, context);
  gtk_widget_class_bind_template_child (widget_class, HpVoterDetail, person);
  gtk_widget_class_bind_template_child (widget_class, HpVoterDetail, place);
  gtk_widget_class_bind_template_child (widget_class, HpVoterDetail, rights);
  gtk_widget_class_bind_template_child (widget_class, HpVoterDetail, more);
  gtk_widget_class_bind_template_child (widget_class, HpVoterDetail, history);
  signals[SAVED] = g_signal_new ("saved", HP_TYPE_VOTER_DETAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[EDITED] = g_signal_new ("edited", HP_TYPE_VOTER_DETAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
hp_voter_detail_init (HpVoterDetail *self)
{
  self->lines = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  hp_voter_detail_add_fields (self);
}
