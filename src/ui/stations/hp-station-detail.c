/* hp-station-detail.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/stations/hp-station-detail.h"

#include "engine/core/hp-util.h"
#include "engine/day/hp-turnout.h"
#include "engine/stations/hp-station.h"
#include "paper/kit/hp-words.h"
#include "ui/kit/hp-field-row.h"
#include "ui/kit/hp-findings-list.h"
#include "ui/kit/hp-number-entry.h"
#include "ui/kit/hp-ui.h"
#include "ui/stations/hp-station-bodies.h"

#include <glib/gi18n.h>

typedef enum
{
  TEXT,
  TIME,
  DATE,
} FieldKind;

static const struct
{
  const char *id; /* in the .ui file */
  gsize offset;
  FieldKind kind;
} fields[] = {
  { "name", G_STRUCT_OFFSET (HpStation, name), TEXT },
  { "place", G_STRUCT_OFFSET (HpStation, place), TEXT },
  { "posting_place", G_STRUCT_OFFSET (HpStation, posting_place), TEXT },
  { "neighbourhoods", G_STRUCT_OFFSET (HpStation, neighbourhoods), TEXT },
  { "phone", G_STRUCT_OFFSET (HpStation, phone), TEXT },
  { "note", G_STRUCT_OFFSET (HpStation, note), TEXT },
  { "day", G_STRUCT_OFFSET (HpStation, day), DATE },
  { "opened_at", G_STRUCT_OFFSET (HpStation, opened_at), TIME },
  { "closed_at", G_STRUCT_OFFSET (HpStation, closed_at), TIME },
  { "box1", G_STRUCT_OFFSET (HpStation, box[0].name), TEXT },
  { "box1_home", G_STRUCT_OFFSET (HpStation, box[0].home), TEXT },
  { "box2", G_STRUCT_OFFSET (HpStation, box[1].name), TEXT },
  { "box2_home", G_STRUCT_OFFSET (HpStation, box[1].home), TEXT },
  { "count1", G_STRUCT_OFFSET (HpStation, count[0].name), TEXT },
  { "count1_home", G_STRUCT_OFFSET (HpStation, count[0].home), TEXT },
  { "count2", G_STRUCT_OFFSET (HpStation, count[1].name), TEXT },
  { "count2_home", G_STRUCT_OFFSET (HpStation, count[1].home), TEXT },
};
#define N_FIELDS G_N_ELEMENTS (fields)

struct _HpStationDetail
{
  AdwBin parent_instance;
  HpSession *session;
  gint64 id;
  gboolean filling;

  GtkBox *content;
  GtkScrolledWindow *scroller;
  GtkLabel *context;
  AdwBin *findings_bin;
  HpFindingsList *findings;
  AdwActionRow *number_row;
  HpNumberEntry *number;
  AdwComboRow *kind;
  HpFieldRow *rows[N_FIELDS];
  AdwPreferencesGroup *voters_group;
  AdwPreferencesGroup *constituencies_group;
  AdwPreferencesGroup *hours_group;
  HpStationBodies *bodies;
};

G_DEFINE_FINAL_TYPE (HpStationDetail, hp_station_detail, ADW_TYPE_BIN)

static void show_station (HpStationDetail *self, const HpStation *s, gboolean force);

static HpStation *
load (HpStationDetail *self)
{
  HpDb *db = hp_session_get_db (self->session);

  return self->id != 0 && db != NULL ? hp_station_load_id (db, self->id, NULL) : NULL;
}

/* One field, one action. What is refused goes back to what is stored. */
static void
store (HpStationDetail *self, HpStation *s)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpStation) stored = NULL;

  if (!hp_session_get_busy (self->session)
      && hp_station_save (hp_session_get_db (self->session), s, &error))
    return;
  hp_ui_error (GTK_WIDGET (self), _ ("The station was not changed"), error);
  stored = load (self);
  if (stored != NULL)
    show_station (self, stored, TRUE);
}

/* ---- text, times and dates ---- */

static char *
to_field (FieldKind kind, const char *text)
{
  return kind == DATE ? hp_ui_iso_date (text) : g_strdup (text);
}

/* As it is stored; NULL where it cannot be read. */
static char *
from_field (FieldKind kind, const char *text)
{
  HpDate date = HP_DATE_NONE;
  int minute;

  if (kind == TEXT || *text == '\0')
    return g_strdup (text);
  if (kind == TIME)
    return hp_minute_parse (text, &minute) ? hp_minute_format (minute) : NULL;
  if (hp_date_read (text, &date) != HP_DATE_OK || !hp_date_is_full (date))
    return NULL;
  return hp_date_to_iso (date);
}

static void
field_cb (HpFieldRow *row, HpStationDetail *self)
{
  g_autoptr (HpStation) s = load (self);
  g_autofree char *value = NULL;
  guint at = 0;

  while (at < N_FIELDS && self->rows[at] != row)
    at++;
  if (s == NULL || at == N_FIELDS)
    return;
  value = from_field (fields[at].kind, hp_field_row_get (row));
  if (value == NULL)
    {
      hp_field_row_mark (row, HP_SEVERITY_ERROR,
                         fields[at].kind == TIME ? _ ("That is no time. Write it like 07:00.")
                                                 : _ ("That is no date. Write it like "
                                                      "08/03/2026."));
      return;
    }
  hp_set_str ((char **) G_STRUCT_MEMBER_P (s, fields[at].offset), value);
  store (self, s);
}

/* ---- number, kind ---- */

static void
number_cb (HpNumberEntry *entry, HpStationDetail *self)
{
  g_autoptr (HpStation) s = load (self);
  gint64 value = hp_number_entry_get_value (entry);

  if (s == NULL || value == s->number)
    return;
  s->number = value == HP_MISSING ? 0 : (int) MIN (value, G_MAXINT);
  store (self, s);
}

static void
kind_cb (AdwComboRow *row, GParamSpec *pspec, HpStationDetail *self)
{
  g_autoptr (HpStation) s = NULL;
  int n;
  const HpStationKind *kinds = hp_rules_station_kinds (hp_session_get_rules (self->session), &n);
  guint at = adw_combo_row_get_selected (row);

  if (self->filling || at >= (guint) n || (s = load (self)) == NULL)
    return;
  if (hp_set_str (&s->kind, kinds[at].code))
    store (self, s);
}

static void
fill_kinds (HpStationDetail *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  int n;
  const HpStationKind *kinds = hp_rules_station_kinds (hp_session_get_rules (self->session), &n);

  self->filling = TRUE;
  for (int i = 0; i < n; i++)
    gtk_string_list_append (words, kinds[i].label);
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (words));
  self->filling = FALSE;
}

static void
bodies_cb (HpStationBodies *bodies, HpBody body, gpointer data)
{
  HpStationDetail *self = data;
  g_autoptr (HpStation) s = load (self);

  if (s == NULL)
    return;
  hp_station_bodies_apply (bodies, body, s);
  store (self, s);
}

/* ---- showing ---- */

static HpFieldRow *
row_of (HpStationDetail *self, gsize offset)
{
  for (guint i = 0; i < N_FIELDS; i++)
    if (fields[i].offset == offset)
      return self->rows[i];
  g_assert_not_reached ();
}

/* Law 85/2015 art. 71. */
static void
check_hours (HpStationDetail *self, const HpStation *s)
{
  HpVotingHours hours = hp_rules_voting_hours (hp_session_get_rules (self->session));
  g_autofree char *earliest = hp_minute_format (hours.earliest);
  g_autofree char *closes = hp_minute_format (hours.closes);
  g_autofree char *latest = hp_minute_format (hours.latest);
  g_autofree char *early = g_strdup_printf (_ ("Not before %s"), earliest);
  g_autofree char *end = g_strdup_printf (_ ("Between %s and %s"), closes, latest);
  int opened, closed;
  gboolean too_early = hp_minute_parse (s->opened_at, &opened) && opened < hours.earliest;
  gboolean wrong_end =
      hp_minute_parse (s->closed_at, &closed) && (closed < hours.closes || closed > hours.latest);

  hp_field_row_mark (row_of (self, G_STRUCT_OFFSET (HpStation, opened_at)),
                     too_early ? HP_SEVERITY_ERROR : -1, early);
  hp_field_row_mark (row_of (self, G_STRUCT_OFFSET (HpStation, closed_at)),
                     wrong_end ? HP_SEVERITY_WARNING : -1, end);
}

static void
show_kind (HpStationDetail *self, const HpStation *s)
{
  int n;
  const HpStationKind *kinds = hp_rules_station_kinds (hp_session_get_rules (self->session), &n);

  for (int i = 0; i < n; i++)
    if (g_str_equal (kinds[i].code, s->kind))
      adw_combo_row_set_selected (self->kind, (guint) i);
}

static void
show_station (HpStationDetail *self, const HpStation *s, gboolean force)
{
  g_autofree char *context = *s->place != '\0'
                                 ? g_strdup_printf (_ ("Station %d · %s"), s->number, s->place)
                                 : g_strdup_printf (_ ("Station %d"), s->number);

  self->filling = TRUE;
  gtk_label_set_text (self->context, context);
  hp_number_entry_set_value (self->number, s->number);
  show_kind (self, s);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_autofree char *text =
          to_field (fields[i].kind, *(char **) G_STRUCT_MEMBER_P (s, fields[i].offset));

      hp_field_row_set (self->rows[i], text, force);
      hp_field_row_mark (self->rows[i], -1, NULL);
    }
  check_hours (self, s);
  hp_station_bodies_show (self->bodies, s);
  self->filling = FALSE;
}

static void
show_findings (HpStationDetail *self, const HpStation *s, GPtrArray *findings)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new ();

  for (guint i = 0; i < findings->len; i++)
    {
      HpFinding *f = g_ptr_array_index (findings, i);

      if (f->station == s->number)
        g_ptr_array_add (own, f);
    }
  hp_findings_list_set (self->findings, own, NULL, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->findings_bin), own->len > 0);
  hp_station_bodies_mark (self->bodies, own);
}

void
hp_station_detail_commit (HpStationDetail *self)
{
  g_return_if_fail (HP_IS_STATION_DETAIL (self));
  if (self->id == 0)
    return;
  number_cb (self->number, self);
  for (guint i = 0; i < N_FIELDS; i++)
    hp_field_row_commit (self->rows[i]);
  hp_station_bodies_commit (self->bodies);
}

void
hp_station_detail_show (HpStationDetail *self, gint64 id, GPtrArray *findings)
{
  g_autoptr (HpStation) s = NULL;
  gboolean other = id != self->id;

  g_return_if_fail (HP_IS_STATION_DETAIL (self));
  if (other)
    {
      hp_station_detail_commit (self);
      self->id = id;
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
    }
  s = load (self);
  if (s == NULL)
    return;
  show_station (self, s, other);
  show_findings (self, s, findings);
}

void
hp_station_detail_begin (HpStationDetail *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (row_of (self, G_STRUCT_OFFSET (HpStation, place))));
}

/* The team is entered where the members are; the rest is on this page. */
static void
finding_cb (HpFindingsList *list, HpFinding *finding, HpStationDetail *self)
{
  if (hp_finding_is (finding, "S03"))
    {
      g_autofree char *target = g_strdup_printf ("team:%d", finding->station);

      hp_ui_go_to (GTK_WIDGET (self), "setup", target);
    }
  else
    hp_station_bodies_focus (self->bodies, finding->body);
}

static void
hp_station_detail_dispose (GObject *object)
{
  HpStationDetail *self = HP_STATION_DETAIL (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HP_TYPE_STATION_DETAIL);
  g_clear_pointer (&self->bodies, hp_station_bodies_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (hp_station_detail_parent_class)->dispose (object);
}

static void
hp_station_detail_class_init (HpStationDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hp_station_detail_dispose;
  g_type_ensure (HP_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/homphieu/HomPhieu/stations/hp-station-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, HpStationDetail, content);
  gtk_widget_class_bind_template_child (widget_class, HpStationDetail, scroller);
  gtk_widget_class_bind_template_child (widget_class, HpStationDetail, context);
  gtk_widget_class_bind_template_child (widget_class, HpStationDetail, findings_bin);
  gtk_widget_class_bind_template_child (widget_class, HpStationDetail, number_row);
  gtk_widget_class_bind_template_child (widget_class, HpStationDetail, kind);
  gtk_widget_class_bind_template_child (widget_class, HpStationDetail, voters_group);
  gtk_widget_class_bind_template_child (widget_class, HpStationDetail, constituencies_group);
  gtk_widget_class_bind_template_child (widget_class, HpStationDetail, hours_group);
  for (guint i = 0; i < N_FIELDS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, fields[i].id, FALSE,
                                               G_STRUCT_OFFSET (HpStationDetail, rows)
                                                   + (gssize) (i * sizeof (HpFieldRow *)));
}

static void
hp_station_detail_init (HpStationDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->number = HP_NUMBER_ENTRY (hp_number_entry_new (_ ("Number of the station")));
  gtk_widget_set_valign (GTK_WIDGET (self->number), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (self->number_row, GTK_WIDGET (self->number));
  adw_action_row_set_activatable_widget (self->number_row, GTK_WIDGET (self->number));
  self->findings = HP_FINDINGS_LIST (hp_findings_list_new (FALSE));
  adw_bin_set_child (self->findings_bin, GTK_WIDGET (self->findings));
  gtk_widget_set_visible (GTK_WIDGET (self->findings_bin), FALSE);
  for (guint i = 0; i < N_FIELDS; i++)
    g_signal_connect_object (self->rows[i], "committed", G_CALLBACK (field_cb), self, 0);
  g_signal_connect_object (self->number, "committed", G_CALLBACK (number_cb), self, 0);
  g_signal_connect_object (self->kind, "notify::selected", G_CALLBACK (kind_cb), self, 0);
  g_signal_connect_object (self->findings, "activated", G_CALLBACK (finding_cb), self, 0);
}

GtkWidget *
hp_station_detail_new (HpSession *session)
{
  HpStationDetail *self = g_object_new (HP_TYPE_STATION_DETAIL, NULL);
  HpVotingHours hours = hp_rules_voting_hours (hp_session_get_rules (session));
  g_autofree char *opens = hp_minute_format (hours.opens);
  g_autofree char *closes = hp_minute_format (hours.closes);
  g_autofree char *words = NULL;

  self->session = g_object_ref (session);
  words = g_strdup_printf (_ ("Voting is from %s to %s unless it is decided otherwise."), opens,
                           closes);
  adw_preferences_group_set_description (self->hours_group, words);
  fill_kinds (self);
  self->bodies = hp_station_bodies_new (session, self->voters_group, self->constituencies_group,
                                        bodies_cb, self);
  g_object_bind_property (session, "busy", self->content, "sensitive",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  return GTK_WIDGET (self);
}
