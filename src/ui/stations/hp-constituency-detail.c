/* hp-constituency-detail.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/stations/hp-constituency-detail.h"

#include "engine/core/hp-util.h"
#include "engine/session/hp-setup-edit.h"
#include "engine/stations/hp-station.h"
#include "paper/kit/hp-words.h"
#include "ui/kit/hp-field-row.h"
#include "ui/kit/hp-findings-list.h"
#include "ui/kit/hp-number-entry.h"
#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>

static const struct
{
  const char *id; /* in the .ui file */
  gsize offset;
} fields[] = {
  { "name", G_STRUCT_OFFSET (HpConstituency, name) },
  { "area", G_STRUCT_OFFSET (HpConstituency, area) },
  { "seats_resolution", G_STRUCT_OFFSET (HpConstituency, seats_resolution) },
  { "candidates_resolution", G_STRUCT_OFFSET (HpConstituency, candidates_resolution) },
};
#define N_FIELDS G_N_ELEMENTS (fields)

struct _HpConstituencyDetail
{
  AdwBin parent_instance;
  HpSession *session;
  gint64 id;

  GtkBox *content;
  GtkScrolledWindow *scroller;
  GtkLabel *context;
  AdwBin *findings_bin;
  HpFindingsList *findings;
  HpFieldRow *rows[N_FIELDS];
  AdwActionRow *seats_row;
  HpNumberEntry *seats;
  AdwActionRow *candidates_row;
  AdwPreferencesGroup *stations_group;
  GPtrArray *station_rows; /* those now in the group */
  char *place;             /* "xa:2" */
};

G_DEFINE_FINAL_TYPE (HpConstituencyDetail, hp_constituency_detail, ADW_TYPE_BIN)

static void show_fields (HpConstituencyDetail *self, const HpConstituency *c, gboolean force);

static HpConstituency *
load (HpConstituencyDetail *self)
{
  HpDb *db = hp_session_get_db (self->session);

  return self->id != 0 && db != NULL ? hp_constituency_load_id (db, self->id, NULL) : NULL;
}

static void
store (HpConstituencyDetail *self, const HpConstituency *c)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpConstituency) stored = NULL;

  if (!hp_session_get_busy (self->session)
      && hp_session_save_constituency (hp_session_get_db (self->session),
                                       hp_session_get_rules (self->session), c, &error))
    return;
  hp_ui_error (GTK_WIDGET (self), _ ("The constituency was not changed"), error);
  stored = load (self);
  if (stored != NULL)
    show_fields (self, stored, TRUE);
}

static void
field_cb (HpFieldRow *row, HpConstituencyDetail *self)
{
  g_autoptr (HpConstituency) c = load (self);

  for (guint i = 0; c != NULL && i < N_FIELDS; i++)
    if (self->rows[i] == row)
      {
        hp_set_str ((char **) G_STRUCT_MEMBER_P (c, fields[i].offset), hp_field_row_get (row));
        store (self, c);
        return;
      }
}

/* ---- seats ---- */

/* What the law asks of that number, while it is typed. */
static void
show_hint (HpConstituencyDetail *self, const HpConstituency *c, gint64 seats)
{
  const HpRules *rules = hp_session_get_rules (self->session);
  int most = hp_rules_max_seats (rules, c->body);
  g_autofree char *hint = NULL;

  if (seats == HP_MISSING || seats == 0)
    hint = g_strdup_printf (_ ("At most %d. Not entered yet."), most);
  else if (seats > most)
    hint = g_strdup_printf (_ ("At most %d deputies are elected in one constituency."), most);
  else
    hint = g_strdup_printf (
        _ ("At most %d. For %d seats at least %d candidates are needed; there are %d."), most,
        (int) seats, (int) seats + hp_rules_min_surplus (rules, c->body, (int) seats),
        c->candidates);
  hp_number_entry_mark (self->seats, seats > most ? HP_SEVERITY_ERROR : -1, NULL);
  adw_action_row_set_subtitle (self->seats_row, hint);
}

static void
seats_value_cb (HpNumberEntry *entry, GParamSpec *pspec, HpConstituencyDetail *self)
{
  g_autoptr (HpConstituency) c = load (self);

  if (c != NULL)
    show_hint (self, c, hp_number_entry_get_value (entry));
}

static void
seats_cb (HpNumberEntry *entry, HpConstituencyDetail *self)
{
  g_autoptr (HpConstituency) c = load (self);
  gint64 value = hp_number_entry_get_value (entry);

  if (c == NULL)
    return;
  value = value == HP_MISSING ? 0 : MIN (value, G_MAXINT);
  if (value == c->seats)
    return;
  c->seats = (int) value;
  store (self, c);
}

/* ---- candidates and stations ---- */

static void
candidates_cb (AdwActionRow *row, HpConstituencyDetail *self)
{
  hp_ui_go_to (GTK_WIDGET (self), "candidates", self->place);
}

static void
station_cb (AdwActionRow *row, HpConstituencyDetail *self)
{
  g_autofree char *target = g_strdup_printf (
      "station:%d", GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "hp-station")));

  hp_ui_go_to (GTK_WIDGET (self), "stations", target);
}

static void
add_station (HpConstituencyDetail *self, const HpConstituency *c, int number)
{
  g_autoptr (HpStation) s = hp_station_load (hp_session_get_db (self->session), number, NULL);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = NULL, *markup = NULL, *listed = NULL;

  if (s == NULL)
    {
      g_object_ref_sink (row);
      g_object_unref (row);
      return;
    }
  title = *s->place != '\0' ? g_strdup_printf (_ ("Station %d · %s"), number, s->place)
                            : g_strdup_printf (_ ("Station %d"), number);
  markup = g_markup_escape_text (title, -1);
  listed = hp_ui_count (s->listed[c->body]);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_label_new (listed));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "hp-station", GINT_TO_POINTER (number));
  g_signal_connect_object (row, "activated", G_CALLBACK (station_cb), self, 0);
  adw_preferences_group_add (self->stations_group, row);
  g_ptr_array_add (self->station_rows, row);
}

static void
show_stations (HpConstituencyDetail *self, const HpConstituency *c)
{
  g_autofree char *area = hp_constituency_area (hp_session_get_db (self->session), c);
  g_autofree char *words = NULL, *markup = g_markup_escape_text (area, -1);

  for (guint i = 0; i < self->station_rows->len; i++)
    adw_preferences_group_remove (self->stations_group, g_ptr_array_index (self->station_rows, i));
  g_ptr_array_set_size (self->station_rows, 0);
  for (guint i = 0; i < c->stations->len; i++)
    add_station (self, c, g_array_index (c->stations, int, i));
  words = c->stations->len == 0
              ? g_strdup (_ ("No station belongs to it yet: choose it at the stations."))
              : g_strdup_printf (_ ("Made of: %s"), *markup != '\0' ? markup : "–");
  adw_preferences_group_set_description (self->stations_group, words);
}

/* ---- showing ---- */

static void
show_fields (HpConstituencyDetail *self, const HpConstituency *c, gboolean force)
{
  g_autofree char *context =
      g_strdup_printf (_ ("%s, constituency %d"), hp_words_body (c->body, TRUE), c->number);
  g_autofree char *standing = g_strdup_printf (
      ngettext ("%d candidate stands", "%d candidates stand", c->candidates), c->candidates);

  gtk_label_set_text (self->context, context);
  for (guint i = 0; i < N_FIELDS; i++)
    hp_field_row_set (self->rows[i], *(char **) G_STRUCT_MEMBER_P (c, fields[i].offset), force);
  hp_number_entry_set_value (self->seats, c->seats > 0 ? c->seats : HP_MISSING);
  show_hint (self, c, c->seats);
  adw_action_row_set_subtitle (self->candidates_row, standing);
  g_free (self->place);
  self->place = g_strdup_printf ("%s:%d", hp_body_code (c->body), c->number);
}

static void
show_findings (HpConstituencyDetail *self, const HpConstituency *c, GPtrArray *findings)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new ();

  for (guint i = 0; i < findings->len; i++)
    {
      HpFinding *f = g_ptr_array_index (findings, i);

      if (f->body == c->body && f->constituency == c->number)
        g_ptr_array_add (own, f);
    }
  hp_findings_list_set (self->findings, own, NULL, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->findings_bin), own->len > 0);
}

void
hp_constituency_detail_commit (HpConstituencyDetail *self)
{
  g_return_if_fail (HP_IS_CONSTITUENCY_DETAIL (self));
  if (self->id == 0)
    return;
  seats_cb (self->seats, self);
  for (guint i = 0; i < N_FIELDS; i++)
    hp_field_row_commit (self->rows[i]);
}

void
hp_constituency_detail_show (HpConstituencyDetail *self, gint64 id, GPtrArray *findings)
{
  g_autoptr (HpConstituency) c = NULL;
  gboolean other = id != self->id;

  g_return_if_fail (HP_IS_CONSTITUENCY_DETAIL (self));
  if (other)
    {
      hp_constituency_detail_commit (self);
      self->id = id;
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
    }
  c = load (self);
  if (c == NULL)
    return;
  show_fields (self, c, other);
  show_stations (self, c);
  show_findings (self, c, findings);
}

void
hp_constituency_detail_begin (HpConstituencyDetail *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->seats));
}

static void
finding_cb (HpFindingsList *list, HpFinding *finding, HpConstituencyDetail *self)
{
  hp_ui_go_to (GTK_WIDGET (self), "candidates", self->place);
}

static void
hp_constituency_detail_dispose (GObject *object)
{
  HpConstituencyDetail *self = HP_CONSTITUENCY_DETAIL (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HP_TYPE_CONSTITUENCY_DETAIL);
  g_clear_pointer (&self->station_rows, g_ptr_array_unref);
  g_clear_pointer (&self->place, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (hp_constituency_detail_parent_class)->dispose (object);
}

static void
hp_constituency_detail_class_init (HpConstituencyDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hp_constituency_detail_dispose;
  g_type_ensure (HP_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/homphieu/HomPhieu/stations/hp-constituency-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, HpConstituencyDetail, content);
  gtk_widget_class_bind_template_child (widget_class, HpConstituencyDetail, scroller);
  gtk_widget_class_bind_template_child (widget_class, HpConstituencyDetail, context);
  gtk_widget_class_bind_template_child (widget_class, HpConstituencyDetail, findings_bin);
  gtk_widget_class_bind_template_child (widget_class, HpConstituencyDetail, seats_row);
  gtk_widget_class_bind_template_child (widget_class, HpConstituencyDetail, candidates_row);
  gtk_widget_class_bind_template_child (widget_class, HpConstituencyDetail, stations_group);
  for (guint i = 0; i < N_FIELDS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, fields[i].id, FALSE,
                                               G_STRUCT_OFFSET (HpConstituencyDetail, rows)
                                                   + (gssize) (i * sizeof (HpFieldRow *)));
}

static void
hp_constituency_detail_init (HpConstituencyDetail *self)
{
  self->station_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->seats = HP_NUMBER_ENTRY (hp_number_entry_new (_ ("Deputies to elect")));
  gtk_widget_set_valign (GTK_WIDGET (self->seats), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (self->seats_row, GTK_WIDGET (self->seats));
  adw_action_row_set_activatable_widget (self->seats_row, GTK_WIDGET (self->seats));
  self->findings = HP_FINDINGS_LIST (hp_findings_list_new (FALSE));
  adw_bin_set_child (self->findings_bin, GTK_WIDGET (self->findings));
  gtk_widget_set_visible (GTK_WIDGET (self->findings_bin), FALSE);
  for (guint i = 0; i < N_FIELDS; i++)
    g_signal_connect_object (self->rows[i], "committed", G_CALLBACK (field_cb), self, 0);
  g_signal_connect_object (self->seats, "committed", G_CALLBACK (seats_cb), self, 0);
  g_signal_connect_object (self->seats, "notify::value", G_CALLBACK (seats_value_cb), self, 0);
  g_signal_connect_object (self->candidates_row, "activated", G_CALLBACK (candidates_cb), self, 0);
  g_signal_connect_object (self->findings, "activated", G_CALLBACK (finding_cb), self, 0);
}

GtkWidget *
hp_constituency_detail_new (HpSession *session)
{
  HpConstituencyDetail *self = g_object_new (HP_TYPE_CONSTITUENCY_DETAIL, NULL);

  self->session = g_object_ref (session);
  g_object_bind_property (session, "busy", self->content, "sensitive",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  return GTK_WIDGET (self);
}
