/* hp-import-preview.c: every row of a sheet accounted for, and what is wrong put right
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/voters/hp-import-preview.h"

#include "paper/kit/hp-words.h"
#include "ui/kit/hp-table-view.h"
#include "ui/kit/hp-ui.h"
#include "ui/voters/hp-import-mend.h"
#include "ui/voters/hp-staged-rows.h"

#include <glib/gi18n.h>

typedef enum
{
  REJECTED,
  WARNED,
  ALL,
  N_TABS
} Tab;

struct _HpImportPreview
{
  AdwBin parent_instance;
  GtkWidget *sum;
  GtkWidget *tabs[N_TABS];
  GtkWidget *blocks_view;
  GtkWidget *rows_view;
  HpImportMend *mend;
  HpStagedRows *blocks;
  HpStagedRows *rows;
  HpVoterStaging *staging;
};

G_DEFINE_FINAL_TYPE (HpImportPreview, hp_import_preview, ADW_TYPE_BIN)

enum
{
  MENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- cells of the blocks ---- */

enum
{
  BLOCK_SHEET,
  BLOCK_STATION,
  BLOCK_ROWS,
  BLOCK_ACCEPTED,
  BLOCK_REJECTED,
  BLOCK_HEADINGS,
  BLOCK_FOOTERS,
  BLOCK_BLANK,
  BLOCK_STATED,
};

static char *
stated_words (const HpStagedBlock *block)
{
  for (guint i = 0; i < block->statements->len; i++)
    {
      const HpStagedStatement *s = &g_array_index (block->statements, HpStagedStatement, i);
      g_autofree char *figure = NULL, *apart = NULL;

      if (!g_str_equal (s->field, "total"))
        continue;
      figure = hp_ui_count (s->figure);
      apart = hp_ui_count (ABS (s->figure - block->accepted));
      if (s->figure == block->accepted)
        return g_strdup_printf (_ ("%s, as accepted"), figure);
      return g_strdup_printf (s->figure > block->accepted ? _ ("%s, %s more than accepted")
                                                          : _ ("%s, %s fewer than accepted"),
                              figure, apart);
    }
  return g_strdup (_ ("no total"));
}

static char *
block_cell (HpRow *row, int column, gpointer data)
{
  HpImportPreview *self = data;
  const HpStagedBlock *b = hp_voter_staging_block (self->staging, hp_staged_row_number (row));

  switch (column)
    {
    case BLOCK_SHEET:
      return g_strdup (b->sheet);
    case BLOCK_STATION:
      return b->station > 0 ? g_strdup_printf ("%d", b->station) : g_strdup (_ ("by row"));
    case BLOCK_ROWS:
      return hp_ui_count (b->accepted + b->rejected + b->headings + b->footers + b->blank);
    case BLOCK_ACCEPTED:
      return hp_ui_count (b->accepted);
    case BLOCK_REJECTED:
      return hp_ui_count (b->rejected);
    case BLOCK_HEADINGS:
      return hp_ui_count (b->headings);
    case BLOCK_FOOTERS:
      return hp_ui_count (b->footers);
    case BLOCK_BLANK:
      return hp_ui_count (b->blank);
    default:
      return stated_words (b);
    }
}

/* ---- cells of the rows ---- */

enum
{
  ROW_NUMBER,
  ROW_STATION,
  ROW_NAME,
  ROW_STATE,
  ROW_FINDINGS,
};

static char *
findings_words (const HpStagedRow *row)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; row->findings != NULL && i < row->findings->len; i++)
    {
      const HpFinding *finding = g_ptr_array_index (row->findings, i);
      g_autofree char *words = hp_words_finding (finding);

      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words);
    }
  return g_string_free (text, FALSE);
}

static char *
row_cell (HpRow *item, int column, gpointer data)
{
  HpImportPreview *self = data;
  const HpStagedRow *row = hp_voter_staging_row (self->staging, hp_staged_row_number (item));

  switch (column)
    {
    case ROW_NUMBER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, row->row);
    case ROW_STATION:
      return row->station > 0 ? g_strdup_printf ("%d", row->station) : g_strdup ("–");
    case ROW_NAME:
      return g_strdup (row->texts[HP_VOTER_NAME]);
    case ROW_STATE:
      return g_strdup (row->rejected                                     ? _ ("Rejected")
                       : row->findings != NULL && row->findings->len > 0 ? _ ("Warning")
                                                                         : _ ("Accepted"));
    default:
      return findings_words (row);
    }
}

/* ---- showing ---- */

static gboolean
belongs (const HpStagedRow *row, Tab tab)
{
  if (tab == ALL)
    return TRUE;
  return tab == REJECTED ? row->rejected
                         : !row->rejected && row->findings != NULL && row->findings->len > 0;
}

static Tab
chosen_tab (HpImportPreview *self)
{
  for (int t = 0; t < N_TABS; t++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->tabs[t])))
      return (Tab) t;
  return REJECTED;
}

/* Rows stay where they are while they are mended; they move when the list is chosen again. */
static void
list_rows (HpImportPreview *self)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  Tab tab = chosen_tab (self);

  for (guint i = 0; self->staging != NULL && i < hp_voter_staging_n_rows (self->staging); i++)
    if (belongs (hp_voter_staging_row (self->staging, i), tab))
      g_array_append_val (numbers, i);
  hp_staged_rows_set (self->rows, numbers);
}

static void
show_sum (HpImportPreview *self)
{
  HpStagedTotals t;
  guint warned = 0;
  g_autofree char *rows = NULL, *accepted = NULL, *rejected = NULL, *headings = NULL;
  g_autofree char *footers = NULL, *blank = NULL, *text = NULL, *warnings = NULL;
  g_autofree char *tab_rejected = NULL, *tab_warned = NULL;

  hp_voter_staging_totals (self->staging, &t);
  for (guint i = 0; i < hp_voter_staging_n_rows (self->staging); i++)
    warned += belongs (hp_voter_staging_row (self->staging, i), WARNED);
  rows = hp_ui_count (t.rows);
  accepted = hp_ui_count (t.accepted);
  rejected = hp_ui_count (t.rejected);
  headings = hp_ui_count (t.headings);
  footers = hp_ui_count (t.footers);
  blank = hp_ui_count (t.blank);
  warnings = hp_ui_count (warned);
  text = g_strdup_printf (
      _ ("%s rows = %s accepted + %s rejected + %s headings + %s footers + %s blank"), rows,
      accepted, rejected, headings, footers, blank);
  gtk_label_set_text (GTK_LABEL (self->sum), text);
  tab_rejected = g_strdup_printf (_ ("Rejected: %s"), rejected);
  tab_warned = g_strdup_printf (_ ("With warnings: %s"), warnings);
  gtk_button_set_label (GTK_BUTTON (self->tabs[REJECTED]), tab_rejected);
  gtk_button_set_label (GTK_BUTTON (self->tabs[WARNED]), tab_warned);
}

static void
show_row (HpImportPreview *self)
{
  g_autoptr (HpRow) row = hp_table_view_get_row (HP_TABLE_VIEW (self->rows_view));

  hp_import_mend_set (self->mend, row != NULL ? self->staging : NULL,
                      row != NULL ? hp_staged_row_number (row) : 0);
}

void
hp_import_preview_refresh (HpImportPreview *self)
{
  if (self->staging == NULL)
    return;
  show_sum (self);
  hp_staged_rows_touch (self->blocks);
  hp_staged_rows_touch (self->rows);
  show_row (self);
}

/* Room for the head and as many lines as there are, up to four, or two where the text is large. */
static int
blocks_height (HpImportPreview *self, guint n)
{
  int dpi = 0;
  double scale;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  scale = dpi > 0 ? dpi / (96.0 * 1024.0) : 1.0;
  n = CLAMP (n, 1, scale > 1.5 ? 2 : 4);
  return (int) (18 * scale) + 18 + (int) n * ((int) (17 * scale) + 13);
}

void
hp_import_preview_set (HpImportPreview *self, HpVoterStaging *staging)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));

  hp_import_mend_set (self->mend, NULL, 0);
  self->staging = staging;
  for (guint i = 0; staging != NULL && i < hp_voter_staging_n_blocks (staging); i++)
    g_array_append_val (numbers, i);
  gtk_widget_set_size_request (self->blocks_view, -1, blocks_height (self, numbers->len));
  hp_staged_rows_set (self->blocks, numbers);
  list_rows (self);
  if (staging == NULL)
    return;
  show_sum (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->rows)) > 0)
    hp_table_view_select (HP_TABLE_VIEW (self->rows_view), 0);
}

static void
tab_cb (GtkToggleButton *button, HpImportPreview *self)
{
  if (gtk_toggle_button_get_active (button))
    {
      list_rows (self);
      show_row (self);
    }
}

static void
mended_cb (HpImportPreview *self)
{
  show_sum (self);
  hp_staged_rows_touch (self->blocks);
  hp_staged_rows_touch (self->rows);
  g_signal_emit (self, signals[MENDED], 0);
}

static void
activate_cb (HpTableView *view, HpRow *row, HpImportPreview *self)
{
  hp_import_mend_focus (self->mend);
}

/* ---- building ---- */

static void
hp_import_preview_dispose (GObject *object)
{
  HpImportPreview *self = HP_IMPORT_PREVIEW (object);

  g_clear_object (&self->blocks);
  g_clear_object (&self->rows);
  self->staging = NULL;

  G_OBJECT_CLASS (hp_import_preview_parent_class)->dispose (object);
}

static void
hp_import_preview_class_init (HpImportPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hp_import_preview_dispose;
  signals[MENDED] = g_signal_new ("mended", HP_TYPE_IMPORT_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_tables (HpImportPreview *self)
{
  const HpTableColumn blocks[] = {
    { _ ("Sheet"), 150, BLOCK_SHEET, FALSE, -1, block_cell },
    { C_ ("column", "Station"), 92, BLOCK_STATION, TRUE, -1, block_cell },
    { _ ("Rows"), 80, BLOCK_ROWS, TRUE, -1, block_cell },
    { _ ("Accepted"), 100, BLOCK_ACCEPTED, TRUE, -1, block_cell },
    { _ ("Rejected"), 100, BLOCK_REJECTED, TRUE, -1, block_cell },
    { _ ("Headings"), 100, BLOCK_HEADINGS, TRUE, -1, block_cell },
    { _ ("Footers"), 100, BLOCK_FOOTERS, TRUE, -1, block_cell },
    { _ ("Blank"), 110, BLOCK_BLANK, TRUE, -1, block_cell },
    { _ ("Total stated in the sheet"), -1, BLOCK_STATED, FALSE, -1, block_cell },
  };
  const HpTableColumn rows[] = {
    { C_ ("column", "Row"), 70, ROW_NUMBER, TRUE, -1, row_cell },
    { C_ ("column", "Station"), 92, ROW_STATION, TRUE, -1, row_cell },
    { _ ("Name"), 180, ROW_NAME, FALSE, -1, row_cell },
    { _ ("State"), 100, ROW_STATE, FALSE, -1, row_cell },
    { _ ("What was found"), -1, ROW_FINDINGS, FALSE, -1, row_cell },
  };

  self->blocks = hp_staged_rows_new ();
  self->rows = hp_staged_rows_new ();
  self->blocks_view =
      hp_table_view_new (_ ("Blocks of the sheet"), blocks, G_N_ELEMENTS (blocks), FALSE, self);
  self->rows_view =
      hp_table_view_new (_ ("Rows of the sheet"), rows, G_N_ELEMENTS (rows), FALSE, self);
  hp_table_view_set_model (HP_TABLE_VIEW (self->blocks_view), G_LIST_MODEL (self->blocks));
  hp_table_view_set_model (HP_TABLE_VIEW (self->rows_view), G_LIST_MODEL (self->rows));
  g_signal_connect_object (self->rows_view, "selection-changed", G_CALLBACK (show_row), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows_view, "activate", G_CALLBACK (activate_cb), self, 0);
}

static GtkWidget *
make_tabs (HpImportPreview *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (int t = 0; t < N_TABS; t++)
    {
      self->tabs[t] = gtk_toggle_button_new_with_label (_ ("All rows"));
      if (t > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->tabs[t]),
                                     GTK_TOGGLE_BUTTON (self->tabs[0]));
      gtk_box_append (GTK_BOX (box), self->tabs[t]);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->tabs[REJECTED]), TRUE);
  for (int t = 0; t < N_TABS; t++)
    g_signal_connect_object (self->tabs[t], "toggled", G_CALLBACK (tab_cb), self, 0);
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  gtk_widget_set_margin_start (box, 12);
  return box;
}

static void
hp_import_preview_init (HpImportPreview *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *below = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->sum = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->sum), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->sum), 0.0f);
  gtk_widget_add_css_class (self->sum, "hp-figure");
  gtk_widget_add_css_class (self->sum, "heading");
  gtk_widget_set_margin_start (self->sum, 12);
  gtk_widget_set_margin_end (self->sum, 12);
  add_tables (self);
  self->mend = HP_IMPORT_MEND (hp_import_mend_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->mend), 340, -1);
  g_signal_connect_object (self->mend, "mended", G_CALLBACK (mended_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_hexpand (self->rows_view, TRUE);
  gtk_widget_set_vexpand (below, TRUE);
  gtk_box_append (GTK_BOX (below), self->rows_view);
  gtk_box_append (GTK_BOX (below), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (below), GTK_WIDGET (self->mend));
  gtk_box_append (GTK_BOX (box), self->sum);
  gtk_box_append (GTK_BOX (box), self->blocks_view);
  gtk_box_append (GTK_BOX (box), make_tabs (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), below);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
hp_import_preview_new (void)
{
  return g_object_new (HP_TYPE_IMPORT_PREVIEW, NULL);
}
