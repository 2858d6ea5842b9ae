/* hp-turnout-grid-private.h: the grid and its rows, for the two files that make it up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/stations/hp-station.h"
#include "ui/day/hp-turnout-grid.h"

G_BEGIN_DECLS

/* The figures are here; the fields that show them are made when their turn comes. */
typedef struct
{
  int number;
  char *name;
  HpDate day; /* on which it votes */
  gint64 listed;
  GArray *values; /* of gint64, by mark: what stands in the fields */
  GtkLabel *listed_label;
  GtkLabel *share;
  GPtrArray *entries; /* of HpNumberEntry, by mark; not owned; empty until made */
} HpTurnoutRow;

struct _HpTurnoutGrid
{
  GtkWidget parent_instance;
  GtkWidget *outer;
  GtkGrid *head;
  GtkGrid *body_grid;
  GtkGrid *foot;
  HpSession *session;
  HpBody body;
  GArray *marks;     /* of int */
  GPtrArray *rows;   /* of HpTurnoutRow */
  GPtrArray *totals; /* of GtkLabel, by mark: sums */
  GPtrArray *shares; /* and percentages */
  GtkLabel *listed_total;
  GPtrArray *groups; /* GtkSizeGroup by column: of the head, the foot and the first station */
  guint n_made;      /* rows that have their fields */
  guint make_idle;
  GtkWidget *sought; /* weak; a field to be scrolled to once it has its place */
  gboolean quiet;
};

/* A row without fields. */
void hp_turnout_row_add (HpTurnoutGrid *grid, const HpStation *station);
void hp_turnout_row_free (gpointer row);
gint64 hp_turnout_row_value (const HpTurnoutRow *row, guint mark);

/* Makes the fields of the row at @at; their signals are the caller's to connect. */
void hp_turnout_row_make (HpTurnoutGrid *grid, HpTurnoutRow *row, int at);
/* Shows the figures, the share and what the checks say, where the fields are made. */
void hp_turnout_row_show (HpTurnoutGrid *grid, const HpTurnoutRow *row);
void hp_turnout_row_show_share (const HpTurnoutRow *row);
/* Reads all figures of all rows. */
void hp_turnout_rows_read (HpTurnoutGrid *grid, HpDb *db, GPtrArray *figures);

/* A cell's label; into a cell of one of the three grids, as wide as its column; a text that changes
 * (taken over). */
GtkWidget *hp_turnout_label (const char *text, float xalign, const char *css);
GtkWidget *hp_turnout_attach (HpTurnoutGrid *grid, GtkGrid *part, GtkWidget *widget, guint column,
                              int row);
void hp_turnout_set_text (GtkLabel *label, char *text);

G_END_DECLS
