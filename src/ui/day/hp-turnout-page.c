/* hp-turnout-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/day/hp-turnout-page.h"

#include "engine/day/hp-turnout.h"
#include "paper/kit/hp-words.h"
#include "ui/day/hp-turnout-grid.h"
#include "ui/kit/hp-ask.h"
#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>
#include <stdlib.h>

struct _HpTurnoutPage
{
  HpPhasePage parent_instance;
  GtkStack *stack; /* empty, grid */
  GtkDropDown *body;
  GtkLabel *summary;
  GtkLabel *missing;
  HpTurnoutGrid *grid;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (HpTurnoutPage, hp_turnout_page, HP_TYPE_PHASE_PAGE)

static HpBody
chosen_body (HpTurnoutPage *self)
{
  int n;
  const HpBody *bodies = hp_rules_bodies (hp_phase_page_get_rules (HP_PHASE_PAGE (self)), &n);
  guint at = gtk_drop_down_get_selected (self->body);

  return at < (guint) n ? bodies[at] : bodies[0];
}

/* The newest mark for which any station has reported; -1 = none yet. */
static int
newest_mark (HpTurnoutPage *self)
{
  for (int m = (int) hp_turnout_grid_n_marks (self->grid) - 1; m >= 0; m--)
    for (guint i = 0; i < hp_turnout_grid_n_stations (self->grid); i++)
      if (hp_turnout_grid_value (self->grid, i, (guint) m) != HP_MISSING)
        return m;
  return -1;
}

typedef struct
{
  gint64 voted, listed;
  guint full, reported;
  GString *missing;
} Sum;

static void
add_up (HpTurnoutPage *self, guint mark, Sum *sum)
{
  for (guint i = 0; i < hp_turnout_grid_n_stations (self->grid); i++)
    {
      gint64 listed, voted = hp_turnout_grid_value (self->grid, i, mark);
      int number = hp_turnout_grid_station (self->grid, i, &listed);

      sum->listed += listed != HP_MISSING ? listed : 0;
      if (voted == HP_MISSING)
        {
          g_string_append_printf (sum->missing, "%s%d", sum->missing->len > 0 ? ", " : "", number);
          continue;
        }
      sum->voted += voted;
      sum->reported++;
      sum->full += listed != HP_MISSING && listed > 0 && voted == listed;
    }
}

static void
totals_cb (HpTurnoutGrid *grid, HpTurnoutPage *self)
{
  int mark = newest_mark (self);
  g_autofree char *text = NULL, *at = NULL, *voted = NULL, *listed = NULL, *share = NULL;
  g_autofree char *missing = NULL;
  Sum sum = { .missing = NULL };

  if (mark < 0)
    {
      gtk_label_set_text (self->summary, _ ("No station has reported yet."));
      gtk_label_set_text (self->missing, "");
      return;
    }
  sum.missing = g_string_new (NULL);
  add_up (self, (guint) mark, &sum);
  at = hp_minute_format (hp_turnout_grid_mark (self->grid, (guint) mark));
  voted = hp_ui_count (sum.voted);
  listed = hp_ui_count (sum.listed);
  share = hp_ui_percent (sum.voted, sum.listed);
  text = g_strdup_printf (
      _ ("At %s: %s of %s voters, %s · %u of %u stations reported, %u at 100 %%"), at, voted,
      listed, share, sum.reported, hp_turnout_grid_n_stations (self->grid), sum.full);
  missing = sum.missing->len > 0
                ? g_strdup_printf (_ ("Not reported at %s: stations %s"), at, sum.missing->str)
                : g_strdup ("");
  gtk_label_set_text (self->summary, text);
  gtk_label_set_text (self->missing, missing);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), *missing != '\0');
  g_string_free (sum.missing, TRUE);
}

/* ---- one figure ---- */

typedef struct
{
  int station;
  int minute;
  gint64 voted;
} Figure;

static void
store_reason_cb (const char *reason, gpointer owner, gpointer data)
{
  HpTurnoutPage *self = HP_TURNOUT_PAGE (owner);
  const Figure *f = data;
  g_autoptr (GError) error = NULL;

  if (reason != NULL && *reason != '\0'
      && !hp_turnout_set (hp_phase_page_get_db (HP_PHASE_PAGE (self)),
                          hp_phase_page_get_rules (HP_PHASE_PAGE (self)), f->station,
                          chosen_body (self), f->minute, f->voted, reason, NULL, &error))
    hp_ui_error (GTK_WIDGET (self), _ ("The figure was not stored"), error);
  /* Without a reason the field goes back to what is stored. */
  hp_turnout_grid_refresh (self->grid);
  hp_turnout_grid_focus (self->grid, f->station, f->minute);
}

static void
ask_reason (HpTurnoutPage *self, const Figure *figure, GPtrArray *findings)
{
  g_autofree char *what = hp_words_finding (g_ptr_array_index (findings, 0));
  g_autofree char *advice = hp_words_finding_advice (g_ptr_array_index (findings, 0));
  g_autofree char *at = hp_minute_format (figure->minute);
  g_autofree char *title = g_strdup_printf (_ ("Station %d at %s"), figure->station, at);
  g_autofree char *text = g_strdup_printf ("%s\n\n%s", what, advice);

  hp_ask_text (GTK_WIDGET (self), title, text, _ ("Reason why the figure is right"), NULL,
               _ ("_Store with this reason"), store_reason_cb, G_OBJECT (self),
               g_memdup2 (figure, sizeof *figure), g_free);
}

static void
figure_cb (HpTurnoutGrid *grid, int station, int minute, gint64 voted, HpTurnoutPage *self)
{
  const Figure figure = { station, minute, voted };
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  if (hp_phase_page_is_busy (HP_PHASE_PAGE (self)))
    {
      hp_turnout_grid_refresh (self->grid);
      return;
    }
  if (hp_turnout_set (hp_phase_page_get_db (HP_PHASE_PAGE (self)),
                      hp_phase_page_get_rules (HP_PHASE_PAGE (self)), station, chosen_body (self),
                      minute, voted, NULL, &findings, &error))
    return;
  if (findings != NULL && findings->len > 0)
    ask_reason (self, &figure, findings);
  else
    {
      hp_ui_error (GTK_WIDGET (self), _ ("The figure was not stored"), error);
      hp_turnout_grid_refresh (self->grid);
    }
}

/* ---- marks and bulletin ---- */

static void
add_mark_answer (const char *text, gpointer owner, gpointer data)
{
  HpTurnoutPage *self = HP_TURNOUT_PAGE (owner);
  g_autoptr (GError) error = NULL;
  int minute;

  if (text == NULL)
    return;
  if (!hp_minute_parse (text, &minute))
    hp_ask_text (GTK_WIDGET (self), _ ("Add a turnout mark"),
                 _ ("That is no time of the day. Write it like 11:00."), _ ("Time, hh:mm"), text,
                 _ ("_Add"), add_mark_answer, G_OBJECT (self), NULL, NULL);
  else if (!hp_turnout_add_mark (hp_phase_page_get_db (HP_PHASE_PAGE (self)), minute, &error))
    hp_ui_error (GTK_WIDGET (self), _ ("The mark was not added"), error);
}

static void
add_mark_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hp_ask_text (widget, _ ("Add a turnout mark"),
               _ ("The time at which the stations report, as the level above asks for it."),
               _ ("Time, hh:mm"), NULL, _ ("_Add"), add_mark_answer, G_OBJECT (widget), NULL, NULL);
}

static void
remove_mark_answer (const char *text, gpointer owner, gpointer data)
{
  HpTurnoutPage *self = HP_TURNOUT_PAGE (owner);
  g_autoptr (GError) error = NULL;
  int minute;

  if (text == NULL || !hp_minute_parse (text, &minute))
    return;
  if (!hp_turnout_remove_mark (hp_phase_page_get_db (HP_PHASE_PAGE (self)), minute, &error))
    hp_ui_error (GTK_WIDGET (self), _ ("The mark was not removed"), error);
  else
    hp_ui_toast (GTK_WIDGET (self), _ ("Mark removed"), TRUE);
}

static void
remove_mark_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hp_ask_text (widget, _ ("Remove a turnout mark"),
               _ ("Only a mark without figures can be removed."), _ ("Time, hh:mm"), NULL,
               _ ("_Remove"), remove_mark_answer, G_OBJECT (widget), NULL, NULL);
}

/* The bulletin in official Vietnamese, ready to be pasted into a message to the level above. */
static char *
bulletin_text (HpTurnoutPage *self, guint mark)
{
  GString *out = g_string_new (NULL);
  Sum sum = { .missing = g_string_new (NULL) };
  g_autofree char *at = hp_minute_format (hp_turnout_grid_mark (self->grid, mark));
  g_autofree char *voted = NULL, *listed = NULL, *share = NULL;

  add_up (self, mark, &sum);
  voted = hp_ui_count (sum.voted);
  listed = hp_ui_count (sum.listed);
  share = hp_ui_percent (sum.voted, sum.listed);
  g_string_append_printf (
      out,
      "Đến %s, toàn %s có %s/%s cử tri đã tham gia bỏ phiếu, đạt %s. "
      "Cụ thể:\n",
      at,
      hp_rules_ward_word (
          hp_phase_page_get_rules (HP_PHASE_PAGE (self)),
          hp_session_get_election (hp_phase_page_get_session (HP_PHASE_PAGE (self)))->kind),
      voted, listed, share);
  for (guint i = 0; i < hp_turnout_grid_n_stations (self->grid); i++)
    {
      gint64 list, value = hp_turnout_grid_value (self->grid, i, mark);
      int number = hp_turnout_grid_station (self->grid, i, &list);
      g_autofree char *a = hp_ui_count (value);
      g_autofree char *b = hp_ui_count (list);
      g_autofree char *p = hp_ui_percent (value, list);

      if (value == HP_MISSING)
        g_string_append_printf (out, "- Khu vực bỏ phiếu số %d: chưa báo cáo\n", number);
      else
        g_string_append_printf (out, "- Khu vực bỏ phiếu số %d: %s/%s = %s\n", number, a, b, p);
    }
  g_string_free (sum.missing, TRUE);
  return g_string_free (out, FALSE);
}

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HpTurnoutPage *self = HP_TURNOUT_PAGE (widget);
  int mark = newest_mark (self);
  g_autofree char *text = NULL;

  if (mark < 0)
    {
      hp_ui_toast (widget, _ ("No station has reported yet."), FALSE);
      return;
    }
  text = bulletin_text (self, (guint) mark);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  hp_ui_toast (widget, _ ("Bulletin copied; paste it into the message."), FALSE);
}

static void
body_cb (GtkDropDown *drop, GParamSpec *pspec, HpTurnoutPage *self)
{
  if (!self->filling)
    hp_turnout_grid_build (self->grid, hp_phase_page_get_session (HP_PHASE_PAGE (self)),
                           chosen_body (self));
}

static void
hp_turnout_page_session_set (HpPhasePage *page, HpSession *session)
{
  HpTurnoutPage *self = HP_TURNOUT_PAGE (page);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  int n;
  const HpBody *bodies = hp_rules_bodies (hp_session_get_rules (session), &n);

  self->filling = TRUE;
  for (int i = 0; i < n; i++)
    gtk_string_list_append (words, hp_words_body (bodies[i], TRUE));
  gtk_drop_down_set_model (self->body, G_LIST_MODEL (words));
  self->filling = FALSE;
}

static void
hp_turnout_page_changed (HpPhasePage *page, guint topics)
{
  HpTurnoutPage *self = HP_TURNOUT_PAGE (page);
  g_autoptr (GArray) marks = hp_turnout_marks (hp_phase_page_get_db (page), NULL);
  gboolean other_marks = marks != NULL && marks->len != hp_turnout_grid_n_marks (self->grid);

  if ((topics & (HP_TOPIC_STATION | HP_TOPIC_SETTING)) || other_marks)
    hp_turnout_grid_build (self->grid, hp_phase_page_get_session (page), chosen_body (self));
  else if (topics & (HP_TOPIC_TURNOUT | HP_TOPIC_VOTER))
    hp_turnout_grid_refresh (self->grid);
  gtk_stack_set_visible_child_name (self->stack,
                                    hp_turnout_grid_n_stations (self->grid) > 0 ? "grid" : "empty");
}

static void
hp_turnout_page_go_to (HpPhasePage *page, const char *target)
{
  g_auto (GStrv) parts = g_strsplit (target, ":", 2);

  if (parts[0] != NULL)
    hp_turnout_grid_focus (HP_TURNOUT_PAGE (page)->grid, atoi (parts[0]),
                           parts[1] != NULL ? atoi (parts[1]) : -1);
}

static void
hp_turnout_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HP_TYPE_TURNOUT_PAGE);
  G_OBJECT_CLASS (hp_turnout_page_parent_class)->dispose (object);
}

static void
hp_turnout_page_class_init (HpTurnoutPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  HpPhasePageClass *page_class = HP_PHASE_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hp_turnout_page_dispose;
  page_class->session_set = hp_turnout_page_session_set;
  page_class->changed = hp_turnout_page_changed;
  page_class->go_to = hp_turnout_page_go_to;
  g_type_ensure (HP_TYPE_TURNOUT_GRID);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/homphieu/HomPhieu/day/hp-turnout-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HpTurnoutPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HpTurnoutPage, body);
  gtk_widget_class_bind_template_child (widget_class, HpTurnoutPage, summary);
  gtk_widget_class_bind_template_child (widget_class, HpTurnoutPage, missing);
  gtk_widget_class_bind_template_child (widget_class, HpTurnoutPage, grid);
  gtk_widget_class_install_action (widget_class, "turnout.add-mark", NULL, add_mark_cb);
  gtk_widget_class_install_action (widget_class, "turnout.remove-mark", NULL, remove_mark_cb);
  gtk_widget_class_install_action (widget_class, "turnout.copy", NULL, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, GDK_CONTROL_MASK, "turnout.copy",
                                       NULL);
}

static void
hp_turnout_page_init (HpTurnoutPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->grid, "figure", G_CALLBACK (figure_cb), self, 0);
  g_signal_connect_object (self->grid, "totals-changed", G_CALLBACK (totals_cb), self, 0);
  g_signal_connect_object (self->body, "notify::selected", G_CALLBACK (body_cb), self, 0);
}
