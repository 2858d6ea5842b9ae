/* hp-sheet-xlsx-breaks.c: where the pages of a workbook end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-sheet-xlsx-breaks.h"

#define SURE 0.97 /* so much of a page's height every printer has */
#define MOST_PAGES 12
#define MOST_BREAKS 1023 /* that a workbook takes */

struct _HpXlsxBreaks
{
  double body;    /* of a page's height, for rows */
  double used;    /* of it, by the rows before the group */
  double group;   /* height of the rows that are not to be parted */
  double heading; /* of the rows repeated on every page */
  guint32 first;  /* row of the group, from 0 */
  gboolean open;  /* the next row belongs to the group */
  gboolean kept;  /* some rows are not to be parted */
  int headings;   /* the last row of the repeated headings; 0 = none yet */
  GArray *pages;  /* of guint32: the rows that begin one */
  GArray *asked;  /* those that were asked for */
};

HpXlsxBreaks *
hp_xlsx_breaks_new (const HpSheetSetup *setup)
{
  HpXlsxBreaks *self = g_new0 (HpXlsxBreaks, 1);
  double height = setup->landscape ? HP_PAPER_WIDTH : HP_PAPER_HEIGHT;

  self->body = SURE * (height - HP_MM (setup->margin_top + setup->margin_bottom));
  self->pages = g_array_new (TRUE, FALSE, sizeof (guint32));
  self->asked = g_array_new (TRUE, FALSE, sizeof (guint32));
  return self;
}

void
hp_xlsx_breaks_free (HpXlsxBreaks *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->pages);
  g_array_unref (self->asked);
  g_free (self);
}

static void
add (GArray *rows, guint32 row)
{
  if (row > 0 && rows->len < MOST_BREAKS)
    g_array_append_val (rows, row);
}

/* The rows gathered go onto this page or, whole, onto the next one. */
static void
close_group (HpXlsxBreaks *self)
{
  if (self->used > 0 && self->used + self->group > self->body)
    {
      add (self->pages, self->first);
      self->used = self->heading;
    }
  self->used += self->group;
  self->group = 0;
}

/* The first block of headings, which the workbook repeats from then on. */
static void
note_heading (HpXlsxBreaks *self, const HpSheetRow *row)
{
  if ((row->flags & HP_ROW_HEADING) == 0
      || (self->headings > 0 && self->headings != row->number - 1))
    return;
  self->headings = row->number;
  self->heading += row->height;
}

static gboolean
reaches_down (const HpSheetRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (row->cells[i].kind == HP_SHEET_BELOW)
      return TRUE;
  return FALSE;
}

void
hp_xlsx_breaks_row (HpXlsxBreaks *self, const HpSheetRow *row)
{
  gboolean begins = (row->flags & HP_ROW_NEW_PAGE) != 0 && row->number > 1;

  if (begins || !(self->open || reaches_down (row)))
    {
      close_group (self);
      self->first = (guint32) row->number - 1;
    }
  if (begins)
    {
      add (self->pages, self->first);
      add (self->asked, self->first);
      self->used = self->heading;
    }
  note_heading (self, row);
  self->group += row->height;
  self->open = (row->flags & (HP_ROW_KEEP | HP_ROW_HEADING)) != 0;
  self->kept = self->kept || (row->flags & HP_ROW_KEEP) != 0;
}

guint32 *
hp_xlsx_breaks_end (HpXlsxBreaks *self)
{
  GArray *rows = self->asked;

  close_group (self);
  if (self->kept && self->pages->len < MOST_PAGES)
    rows = self->pages;
  return rows->len > 0 ? (guint32 *) (void *) rows->data : NULL;
}
