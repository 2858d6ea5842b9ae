/* hp-tally-fields.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/count/hp-tally-fields.h"

#include "engine/core/hp-finding.h"
#include "paper/kit/hp-words.h"
#include "ui/kit/hp-number-entry.h"
#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>

typedef struct
{
  HpTallyField field;
  int index; /* of a list, from 0; -1 otherwise */
  HpNumberEntry *entry;
  GtkLabel *aside; /* share or remainder */
} Line;

struct _HpTallyFields
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GArray *lines; /* of Line */
  int seats;
  int candidates;
  int reasons;
};

G_DEFINE_FINAL_TYPE (HpTallyFields, hp_tally_fields, GTK_TYPE_WIDGET)

enum
{
  TYPED,
  COMMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
typed_cb (HpNumberEntry *entry, GParamSpec *pspec, HpTallyFields *self)
{
  g_signal_emit (self, signals[TYPED], 0);
}

static void
committed_cb (HpNumberEntry *entry, HpTallyFields *self)
{
  g_signal_emit (self, signals[COMMITTED], 0);
}

/* Down and Enter go to the next field, Up to the one before; the ends do not wrap. */
static gboolean
move_cb (HpNumberEntry *entry, int dx, int dy, HpTallyFields *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (g_array_index (self->lines, Line, i).entry == entry)
      {
        int to = (int) i + dy;

        if (to >= 0 && to < (int) self->lines->len)
          gtk_widget_grab_focus (GTK_WIDGET (g_array_index (self->lines, Line, to).entry));
        return TRUE;
      }
  return FALSE;
}

static void
add_line (HpTallyFields *self, GtkGrid *grid, int row, HpTallyField field, int index,
          const char *caption)
{
  Line line = { .field = field, .index = index };
  GtkWidget *label = gtk_label_new (caption);

  line.entry = HP_NUMBER_ENTRY (hp_number_entry_new (caption));
  line.aside = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (line.aside, 0.0f);
  gtk_label_set_width_chars (line.aside, 14);
  gtk_label_set_wrap (line.aside, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (line.aside), "hp-figure");
  gtk_widget_add_css_class (GTK_WIDGET (line.aside), "dim-label");
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, GTK_WIDGET (line.entry), 1, row, 1, 1);
  gtk_grid_attach (grid, GTK_WIDGET (line.aside), 2, row, 1, 1);
  g_signal_connect_object (line.entry, "notify::value", G_CALLBACK (typed_cb), self, 0);
  g_signal_connect_object (line.entry, "committed", G_CALLBACK (committed_cb), self, 0);
  g_signal_connect_object (line.entry, "move", G_CALLBACK (move_cb), self, 0);
  g_array_append_val (self->lines, line);
}

static GtkGrid *
add_section (HpTallyFields *self, const char *title)
{
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *grid = gtk_grid_new ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0.0f);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_margin_top (heading, 12);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_box_append (GTK_BOX (self->box), heading);
  gtk_box_append (GTK_BOX (self->box), grid);
  return GTK_GRID (grid);
}

static void
add_plain (HpTallyFields *self, GtkGrid *grid, const HpTallyField *fields, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *caption = hp_words_field (hp_tally_field_name (fields[i]), -1);

      add_line (self, grid, (int) i, fields[i], -1, caption);
    }
}

/* The ballot account is made before the boxes are opened, so it comes first (Q&A 2026 Q172). */
static void
build (HpTallyFields *self, const char *const *candidates, const char *const *reasons)
{
  static const HpTallyField account[] = { HP_TALLY_RECEIVED, HP_TALLY_SPOILED, HP_TALLY_UNUSED };
  static const HpTallyField box[] = { HP_TALLY_LISTED,    HP_TALLY_VOTED, HP_TALLY_ISSUED,
                                      HP_TALLY_COLLECTED, HP_TALLY_VALID, HP_TALLY_INVALID };
  GtkGrid *grid;

  add_plain (self, add_section (self, _ ("Ballot account")), account, G_N_ELEMENTS (account));
  add_plain (self, add_section (self, _ ("Voters and ballots")), box, G_N_ELEMENTS (box));
  grid = add_section (self, _ ("Valid ballots by number of names kept"));
  for (int k = 0; k < self->seats; k++)
    {
      g_autofree char *caption = g_strdup_printf (
          ngettext ("Ballots for %d deputy", "Ballots for %d deputies", k + 1), k + 1);

      add_line (self, grid, k, HP_TALLY_KEPT, k, caption);
    }
  grid = add_section (self, _ ("Votes for each candidate, in the order of the ballot"));
  for (int i = 0; i < self->candidates; i++)
    {
      g_autofree char *caption = g_strdup_printf ("%d. %s", i + 1, candidates[i]);

      add_line (self, grid, i, HP_TALLY_VOTES, i, caption);
    }
  grid = add_section (self, _ ("Invalid ballots by reason (where the minutes give them)"));
  for (int i = 0; i < self->reasons; i++)
    add_line (self, grid, i, HP_TALLY_INVALID_REASONS, i, reasons[i]);
}

void
hp_tally_fields_build (HpTallyFields *self, int seats, const char *const *candidates,
                       const char *const *reasons)
{
  GtkWidget *child;

  g_return_if_fail (HP_IS_TALLY_FIELDS (self));
  /* The window may keep the one with the focus for a while: it has nothing to say any more. */
  for (guint i = 0; i < self->lines->len; i++)
    g_signal_handlers_disconnect_by_data (g_array_index (self->lines, Line, i).entry, self);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  g_array_set_size (self->lines, 0);
  self->seats = seats;
  self->candidates = (int) g_strv_length ((char **) candidates);
  self->reasons = (int) g_strv_length ((char **) reasons);
  build (self, candidates, reasons);
}

void
hp_tally_fields_commit (HpTallyFields *self)
{
  /* At most one is being typed in, and storing it may change them all. */
  for (guint i = 0; i < self->lines->len; i++)
    if (hp_number_entry_commit (g_array_index (self->lines, Line, i).entry))
      return;
}

void
hp_tally_fields_set (HpTallyFields *self, const HpTallyFigures *figures)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      hp_number_entry_set_value (
          line->entry,
          figures != NULL ? hp_tally_figures_get (figures, line->field, line->index) : HP_MISSING);
    }
}

HpTallyFigures *
hp_tally_fields_get (HpTallyFields *self)
{
  HpTallyFigures *figures = hp_tally_figures_new (self->seats, self->candidates, self->reasons);
  gboolean any_reason = FALSE;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);
      gint64 value = hp_number_entry_get_value (line->entry);

      hp_tally_figures_set (figures, line->field, line->index, value);
      any_reason |= line->field == HP_TALLY_INVALID_REASONS && value != HP_MISSING;
    }
  if (!any_reason)
    hp_tally_figures_resize (figures, HP_TALLY_INVALID_REASONS, 0);
  return figures;
}

void
hp_tally_fields_zero_rest (HpTallyFields *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      if (hp_number_entry_get_value (line->entry) == HP_MISSING
          && !hp_tally_field_is_optional (line->field))
        hp_number_entry_set_value (line->entry, 0);
    }
  g_signal_emit (self, signals[COMMITTED], 0);
}

static const HpFinding *
finding_for (GPtrArray *findings, const Line *line)
{
  const HpFinding *found = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      const HpFinding *f = g_ptr_array_index (findings, i);

      if (f->field == NULL || !g_str_equal (f->field, hp_tally_field_name (line->field))
          || (hp_tally_field_is_list (line->field) && f->index >= 0 && f->index != line->index))
        continue;
      if (found == NULL || f->severity > found->severity)
        found = f;
    }
  return found;
}

static gint64
value_of (HpTallyFields *self, HpTallyField field)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (g_array_index (self->lines, Line, i).field == field)
      return hp_number_entry_get_value (g_array_index (self->lines, Line, i).entry);
  return HP_MISSING;
}

/* The share that the minutes print beside this figure. */
static char *
aside_text (HpTallyFields *self, const Line *line)
{
  gint64 value = hp_number_entry_get_value (line->entry), whole;

  switch (line->field)
    {
    case HP_TALLY_VOTED:
      whole = value_of (self, HP_TALLY_LISTED);
      break;
    case HP_TALLY_VALID:
    case HP_TALLY_INVALID:
      whole = value_of (self, HP_TALLY_COLLECTED);
      break;
    case HP_TALLY_VOTES:
      whole = value_of (self, HP_TALLY_VALID);
      break;
    case HP_TALLY_LISTED:
    case HP_TALLY_ISSUED:
    case HP_TALLY_COLLECTED:
    case HP_TALLY_KEPT:
    case HP_TALLY_RECEIVED:
    case HP_TALLY_SPOILED:
    case HP_TALLY_UNUSED:
    case HP_TALLY_INVALID_REASONS:
    case HP_N_TALLY_FIELDS:
    default:
      return g_strdup ("");
    }
  return value != HP_MISSING && whole != HP_MISSING && whole > 0 ? hp_ui_percent (value, whole)
                                                                 : g_strdup ("");
}

void
hp_tally_fields_mark (HpTallyFields *self, GPtrArray *findings)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);
      const HpFinding *f = finding_for (findings, line);
      g_autofree char *text = f != NULL ? hp_words_finding (f) : NULL;
      g_autofree char *aside = aside_text (self, line);
      /* A field that is still blank is not wrong yet. */
      gboolean blank = hp_number_entry_get_value (line->entry) == HP_MISSING;

      hp_number_entry_mark (line->entry, f != NULL && !blank ? (int) f->severity : -1,
                            blank ? NULL : text);
      if (g_strcmp0 (gtk_label_get_text (line->aside), aside) != 0)
        gtk_label_set_text (line->aside, aside);
    }
}

void
hp_tally_fields_focus (HpTallyFields *self, const char *field, int index)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);
      gboolean hit = field != NULL ? g_str_equal (hp_tally_field_name (line->field), field)
                                         && (index < 0 || line->index < 0 || index == line->index)
                                   : hp_number_entry_get_value (line->entry) == HP_MISSING
                                         && !hp_tally_field_is_optional (line->field);

      if (hit)
        {
          gtk_widget_grab_focus (GTK_WIDGET (line->entry));
          return;
        }
    }
  if (field == NULL && self->lines->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (g_array_index (self->lines, Line, 0).entry));
}

void
hp_tally_fields_set_editable (HpTallyFields *self, gboolean editable)
{
  for (guint i = 0; i < self->lines->len; i++)
    hp_number_entry_set_editable (g_array_index (self->lines, Line, i).entry, editable);
}

static void
hp_tally_fields_dispose (GObject *object)
{
  HpTallyFields *self = HP_TALLY_FIELDS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_array_set_size (self->lines, 0);
  G_OBJECT_CLASS (hp_tally_fields_parent_class)->dispose (object);
}

static void
hp_tally_fields_finalize (GObject *object)
{
  g_array_unref (HP_TALLY_FIELDS (object)->lines);
  G_OBJECT_CLASS (hp_tally_fields_parent_class)->finalize (object);
}

static void
hp_tally_fields_class_init (HpTallyFieldsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hp_tally_fields_dispose;
  G_OBJECT_CLASS (klass)->finalize = hp_tally_fields_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[TYPED] = g_signal_new ("typed", HP_TYPE_TALLY_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[COMMITTED] = g_signal_new ("committed", HP_TYPE_TALLY_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
}

static void
hp_tally_fields_init (HpTallyFields *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
hp_tally_fields_new (void)
{
  return g_object_new (HP_TYPE_TALLY_FIELDS, NULL);
}
