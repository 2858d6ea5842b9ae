/* hp-stations-rows.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/stations/hp-stations-rows.h"

#include "engine/core/hp-finding.h"
#include "engine/core/hp-util.h"
#include "engine/stations/hp-constituency.h"
#include "engine/stations/hp-station.h"
#include "paper/kit/hp-words.h"
#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>
#include <string.h>

#define CODES_KEY "hp-codes"

/* ---- stations ---- */

static char *
describe_station (const HpStation *s, const HpRules *rules)
{
  g_autoptr (GString) out = g_string_new (s->neighbourhoods);
  int n;
  const HpBody *bodies = hp_rules_bodies (rules, &n);

  for (int i = 0; i < n; i++)
    if (s->constituency[bodies[i]] > 0)
      g_string_append_printf (out, "%s%s %d", out->len > 0 ? " · " : "",
                              hp_words_body (bodies[i], FALSE), s->constituency[bodies[i]]);
  return g_strdup (out->str);
}

/* The words of what was found, worst first, and the codes for the filter. */
static void
show_findings (HpEntityRow *row, const HpStation *s, GPtrArray *findings)
{
  g_autoptr (GString) words = g_string_new (NULL);
  GString *codes = g_string_new (NULL);
  int severity = -1;

  for (int pass = HP_SEVERITY_ERROR; pass >= HP_SEVERITY_WARNING; pass--)
    for (guint i = 0; i < findings->len; i++)
      {
        const HpFinding *f = g_ptr_array_index (findings, i);
        g_autofree char *text = NULL;

        if (f->station != s->number || (int) f->severity != pass)
          continue;
        text = hp_words_finding (f);
        g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", text);
        g_string_append (codes, f->code);
        severity = MAX (severity, pass);
      }
  hp_entity_row_set_state (row, words->str, severity);
  g_object_set_data_full (G_OBJECT (row), CODES_KEY, g_string_free (codes, FALSE), g_free);
}

gboolean
hp_stations_rows_has_finding (HpEntityRow *row, const char *code)
{
  const char *codes = g_object_get_data (G_OBJECT (row), CODES_KEY);

  return codes != NULL && *codes != '\0' && strstr (codes, code) != NULL;
}

static void
show_station (HpEntityRow *row, const HpStation *s, GPtrArray *findings, const HpRules *rules)
{
  int n;
  const HpBody *bodies = hp_rules_bodies (rules, &n);
  gint64 listed = s->voters > 0 ? s->voters : n > 0 ? s->listed[bodies[0]] : HP_MISSING;
  g_autofree char *title = *s->place != '\0' ? g_strdup_printf ("%d · %s", s->number, s->place)
                                             : g_strdup_printf (_ ("Station %d"), s->number);
  g_autofree char *count = hp_ui_count (listed);
  g_autofree char *figure =
      listed != HP_MISSING
          ? g_strdup_printf (ngettext ("%s voter", "%s voters", (gulong) listed), count)
          : g_strdup (_ ("voters?"));
  g_autofree char *subtitle = describe_station (s, rules);

  hp_entity_row_set_title (row, title, figure);
  hp_entity_row_set_subtitle (row, subtitle);
  show_findings (row, s, findings);
}

void
hp_stations_rows_fill (GtkListBox *list, GPtrArray *stations, GPtrArray *findings,
                       const HpRules *rules)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < stations->len; i++)
    g_array_append_val (ids, ((HpStation *) g_ptr_array_index (stations, i))->id);
  hp_entity_rows_sync (list, ids);
  for (guint i = 0; i < stations->len; i++)
    show_station (HP_ENTITY_ROW (gtk_list_box_get_row_at_index (list, (int) i)),
                  g_ptr_array_index (stations, i), findings, rules);
}

/* ---- constituencies ---- */

static char *
list_stations (const HpConstituency *c)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < c->stations->len; i++)
    g_string_append_printf (out, "%s%d", i > 0 ? ", " : "", g_array_index (c->stations, int, i));
  if (c->stations->len == 0)
    return g_strdup (_ ("No station"));
  return g_strdup_printf (ngettext ("Station %s", "Stations %s", c->stations->len), out->str);
}

static void
show_constituency (HpEntityRow *row, const HpConstituency *c, const HpRules *rules)
{
  int least = c->seats > 0 ? c->seats + hp_rules_min_surplus (rules, c->body, c->seats) : 0;
  g_autofree char *title =
      g_strdup_printf (_ ("%s, constituency %d"), hp_words_body (c->body, TRUE), c->number);
  g_autofree char *figure =
      c->seats > 0 ? g_strdup_printf (ngettext ("%d seat", "%d seats", c->seats), c->seats)
                   : g_strdup (_ ("seats?"));
  g_autofree char *subtitle = list_stations (c);
  g_autofree char *state = NULL;
  gboolean short_of = c->seats > 0 && c->candidates > 0 && c->candidates < least;

  if (c->seats == 0)
    state = g_strdup (_ ("The number of deputies is not entered."));
  else if (short_of)
    state = g_strdup_printf (_ ("%d candidates; at least %d are needed."), c->candidates, least);
  else
    state =
        g_strdup_printf (ngettext ("%d candidate", "%d candidates", c->candidates), c->candidates);
  hp_entity_row_set_title (row, title, figure);
  hp_entity_row_set_subtitle (row, subtitle);
  hp_entity_row_set_state (row, state,
                           short_of        ? (int) HP_SEVERITY_ERROR
                           : c->seats == 0 ? (int) HP_SEVERITY_WARNING
                                           : -1);
}

void
hp_stations_rows_fill_constituencies (GtkListBox *list, GPtrArray *constituencies,
                                      const HpRules *rules)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < constituencies->len; i++)
    g_array_append_val (ids, ((HpConstituency *) g_ptr_array_index (constituencies, i))->id);
  hp_entity_rows_sync (list, ids);
  for (guint i = 0; i < constituencies->len; i++)
    show_constituency (HP_ENTITY_ROW (gtk_list_box_get_row_at_index (list, (int) i)),
                       g_ptr_array_index (constituencies, i), rules);
}

/* ---- totals ---- */

char *
hp_stations_rows_totals (GPtrArray *stations, const HpRules *rules)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *count = hp_ui_count (stations->len);
  int n;
  const HpBody *bodies = hp_rules_bodies (rules, &n);

  g_string_append_printf (out, ngettext ("%s station", "%s stations", stations->len), count);
  for (int i = 0; i < n; i++)
    {
      gint64 sum = HP_MISSING;
      g_autofree char *text = NULL;

      for (guint s = 0; s < stations->len; s++)
        {
          gint64 listed = ((HpStation *) g_ptr_array_index (stations, s))->listed[bodies[i]];

          if (listed != HP_MISSING)
            sum = (sum != HP_MISSING ? sum : 0) + listed;
        }
      text = hp_ui_count (sum);
      g_string_append (out, " · ");
      /* For translators: body and its number of voters. */
      g_string_append_printf (out, _ ("%s: %s voters"), hp_words_body (bodies[i], FALSE), text);
    }
  return g_strdup (out->str);
}
