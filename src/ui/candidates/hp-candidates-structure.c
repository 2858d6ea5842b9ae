/* hp-candidates-structure.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/candidates/hp-candidates-structure.h"

#include "engine/candidates/hp-candidate-structure.h"
#include "engine/core/hp-percent.h"
#include "paper/kit/hp-words.h"
#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>

/* "at least 35 % must, that is 2: reached". */
static char *
describe_target (const HpStructureFigure *f)
{
  g_autofree char *percent = hp_percent_format (f->target->share_bp, ',');
  const char *result = f->count >= f->needed ? _ ("reached") : _ ("not reached");

  if (f->target->share_bp == 0)
    return g_strdup (_ ("No share is laid down."));
  if (f->target->binding)
    return g_strdup_printf (_ ("Required: at least %s %%, that is %d: %s."), percent, f->needed,
                            result);
  return g_strdup_printf (_ ("Aim: at least %s %%, that is %d: %s."), percent, f->needed, result);
}

static GtkWidget *
make_row (const HpStructureFigure *f)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *share = hp_ui_percent (f->count, f->total);
  g_autofree char *figure = g_strdup_printf (_ ("%d of %d · %s"), f->count, f->total, share);
  g_autofree char *target = describe_target (f);
  g_autofree char *unknown =
      f->unknown > 0 ? g_strdup_printf (
          ngettext ("Not entered for %d candidate.", "Not entered for %d candidates.", f->unknown),
          f->unknown)
                     : NULL;
  g_autofree char *text = g_strjoin (" ", target, unknown, NULL);
  GtkWidget *label = gtk_label_new (figure);

  gtk_widget_add_css_class (label, "hp-figure");
  if (f->target->share_bp > 0 && f->count < f->needed)
    gtk_widget_add_css_class (label,
                              f->target->binding ? "hp-finding-error" : "hp-finding-warning");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), f->target->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

static void
add_group (GtkBox *box, const char *title, const char *words, GArray *figures)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), words);
  for (guint i = 0; i < figures->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               make_row (&g_array_index (figures, HpStructureFigure, i)));
  gtk_box_append (box, group);
}

void
hp_candidates_structure_show (GtkBox *box, HpSession *session, const HpConstituency *c)
{
  g_autoptr (GPtrArray) all = hp_candidates_load (hp_session_get_db (session), 0, FALSE, NULL);
  const HpRules *rules = hp_session_get_rules (session);
  HpDate day = hp_session_get_election (session)->day;
  g_autoptr (GArray) own = NULL, body = NULL;
  g_autofree char *title = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  if (all == NULL)
    return;
  own = hp_candidates_structure (all, rules, c->body, c->id, day);
  body = hp_candidates_structure (all, rules, c->body, 0, day);
  title = g_strdup_printf (_ ("Constituency %d"), c->number);
  add_group (box, hp_words_body (c->body, TRUE),
             _ ("All candidates of this body that are entered here: what the targets are about."),
             body);
  add_group (box, title, _ ("The same for this constituency alone."), own);
}
