/* hp-journal-detail.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/journal/hp-journal-detail.h"

#include "ui/journal/hp-journal-words.h"
#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>

/* An import changes hundreds of thousands of values; nobody reads them here. */
#define MAX_CHANGES 200

struct _HpJournalDetail
{
  AdwBin parent_instance;
  GtkLabel *title;
  GtkLabel *who;
  GtkLabel *note;
  GtkListBox *changes;
  GtkLabel *hash;
  gint64 seq;
};

G_DEFINE_FINAL_TYPE (HpJournalDetail, hp_journal_detail, ADW_TYPE_BIN)

static void
clear (HpJournalDetail *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->changes))) != NULL)
    gtk_list_box_remove (self->changes, child);
  gtk_widget_set_visible (GTK_WIDGET (self->changes), FALSE);
}

static GtkWidget *
make_label (const char *text, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css);
  return label;
}

/* "Birth date: 1957 → 01/02/1957"; NULL where there is nothing to say. */
static char *
change_text (HpDb *db, const HpJournalChange *change)
{
  g_autofree char *column = hp_journal_column_word (change->table, change->column);
  g_autofree char *old = NULL, *new = NULL;

  if (column == NULL)
    return NULL;
  old = hp_journal_value_text (db, change->table, change->column, change->old_value);
  new = hp_journal_value_text (db, change->table, change->column, change->new_value);
  if (change->operation == 'u')
    return g_strdup_printf ("%s: %s → %s", column, old, new);
  if (g_str_equal (change->operation == 'i' ? new : old, "–"))
    return NULL;
  return g_strdup_printf ("%s: %s", column, change->operation == 'i' ? new : old);
}

static gboolean
is_same_row (const HpJournalChange *a, const HpJournalChange *b)
{
  return g_str_equal (a->table, b->table) && a->row == b->row && g_strcmp0 (a->key, b->key) == 0
         && a->operation == b->operation;
}

/* One line of the list for each row of a table, with its values below its name. Returns how many
 * changes it took. */
static guint
add_row (HpJournalDetail *self, HpDb *db, GPtrArray *changes, guint from)
{
  const HpJournalChange *first = g_ptr_array_index (changes, from);
  g_autofree char *name = hp_journal_row_name (db, first);
  g_autofree char *head = g_strdup_printf ("%s%s%s · %s", hp_journal_table_word (first->table),
                                           *name != '\0' ? " · " : "", name,
                                           hp_journal_operation_word (first->operation));
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GString *lines = g_string_new (NULL);
  guint i;

  for (i = from; i < changes->len; i++)
    {
      const HpJournalChange *change = g_ptr_array_index (changes, i);
      g_autofree char *line = NULL;

      if (!is_same_row (first, change))
        break;
      line = change_text (db, change);
      if (line != NULL)
        g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
    }
  gtk_box_append (GTK_BOX (box), make_label (head, "heading"));
  if (lines->len > 0)
    gtk_box_append (GTK_BOX (box), make_label (lines->str, "hp-figure"));
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 10);
  gtk_widget_set_margin_end (box, 10);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (self->changes, row);
  g_string_free (lines, TRUE);
  return i - from;
}

static void
add_line (HpJournalDetail *self, const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = make_label (text, "dim-label");

  gtk_widget_set_margin_top (label, 8);
  gtk_widget_set_margin_bottom (label, 8);
  gtk_widget_set_margin_start (label, 10);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (self->changes, row);
}

static void
show_changes (HpJournalDetail *self, HpDb *db, const HpJournalItem *item)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = hp_journal_changes (db, item->seq, MAX_CHANGES + 1, &error);
  gboolean more;
  guint n;

  if (changes == NULL)
    {
      gtk_label_set_text (self->note, error->message);
      return;
    }
  more = changes->len > MAX_CHANGES;
  n = MIN (changes->len, MAX_CHANGES);
  if (more)
    g_ptr_array_set_size (changes, MAX_CHANGES);
  for (guint i = 0; i < n;)
    i += add_row (self, db, changes, i);
  if (more)
    add_line (self, _ ("Only the first values are shown."));
  gtk_widget_set_visible (GTK_WIDGET (self->changes), n > 0);
}

static void
show_words (HpJournalDetail *self, const HpJournalItem *item)
{
  g_autofree char *label =
      hp_journal_label (item->kind, item->action, item->args, item->station, item->body);
  g_autofree char *place = hp_journal_place (item->station, item->body);
  g_autofree char *at = hp_ui_iso_time (item->at);
  g_autofree char *who = NULL, *note = NULL, *hash = NULL;
  g_autofree char *seq = NULL, *target = NULL;

  who = g_strdup_printf ("%s · %s%s%s",
                         *item->operator_name != '\0' ? item->operator_name : _ ("no name"), at,
                         *place != '\0' ? " · " : "", place);
  seq = g_strdup_printf ("%" G_GINT64_FORMAT, item->seq);
  target = g_strdup_printf ("%" G_GINT64_FORMAT, item->target);
  if (item->target > 0)
    note = g_strdup_printf (_ ("Row %s, about row %s."), seq, target);
  else if (item->final)
    note = g_strdup_printf (_ ("Row %s. It cannot be undone."), seq);
  else
    note = g_strdup_printf (_ ("Row %s."), seq);
  hash = g_strdup_printf (_ ("Mark of the chain: %s"), item->hash);
  gtk_label_set_text (self->title, label);
  gtk_label_set_text (self->who, who);
  gtk_label_set_text (self->note, note);
  gtk_label_set_text (self->hash, hash);
}

void
hp_journal_detail_show (HpJournalDetail *self, HpDb *db, gint64 seq)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HpJournalItem) item = NULL;

  g_return_if_fail (HP_IS_JOURNAL_DETAIL (self));
  /* Rows of the journal never change. */
  if (seq == self->seq && seq != 0)
    return;
  self->seq = seq;
  clear (self);
  item = seq > 0 ? hp_journal_get (db, seq, &error) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->hash), item != NULL);
  if (item == NULL)
    {
      gtk_label_set_text (self->title,
                          seq > 0 ? error->message : _ ("Choose a row to see what it changed"));
      gtk_label_set_text (self->who, "");
      gtk_label_set_text (self->note, "");
      return;
    }
  show_words (self, item);
  show_changes (self, db, item);
}

static void
hp_journal_detail_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HP_TYPE_JOURNAL_DETAIL);
  G_OBJECT_CLASS (hp_journal_detail_parent_class)->dispose (object);
}

static void
hp_journal_detail_class_init (HpJournalDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hp_journal_detail_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/homphieu/HomPhieu/journal/hp-journal-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, HpJournalDetail, title);
  gtk_widget_class_bind_template_child (widget_class, HpJournalDetail, who);
  gtk_widget_class_bind_template_child (widget_class, HpJournalDetail, note);
  gtk_widget_class_bind_template_child (widget_class, HpJournalDetail, changes);
  gtk_widget_class_bind_template_child (widget_class, HpJournalDetail, hash);
}

static void
hp_journal_detail_init (HpJournalDetail *self)
{
  self->seq = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
}
