/* hp-turnout-grid.h: figures of stations × marks, typed by keyboard, with live totals.
 *
 * Enter and the arrows up and down stay in a mark and go from station to station, as the calls
 * come in; Tab goes to the next mark.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gtk/gtk.h>
#include "engine/session/hp-session.h"

G_BEGIN_DECLS

#define HP_TYPE_TURNOUT_GRID (hp_turnout_grid_get_type ())
G_DECLARE_FINAL_TYPE (HpTurnoutGrid, hp_turnout_grid, HP, TURNOUT_GRID, GtkWidget)

/* Signals: "figure" (int station, int minute, gint64 voted): a figure was finished;
 * "totals-changed"
 * (). */

GtkWidget *hp_turnout_grid_new (void);

/* Lays the grid out anew for the stations that elect @body and the document's marks. */
void hp_turnout_grid_build (HpTurnoutGrid *grid, HpSession *session, HpBody body);
/* Shows the stored figures and what the checks say of them; keeps what is being typed. */
void hp_turnout_grid_refresh (HpTurnoutGrid *grid);

guint hp_turnout_grid_n_stations (HpTurnoutGrid *grid);
guint hp_turnout_grid_n_marks (HpTurnoutGrid *grid);
int hp_turnout_grid_mark (HpTurnoutGrid *grid, guint i);

/* Figures as typed now: of a station (by place in the grid) and mark; its number and list. */
gint64 hp_turnout_grid_value (HpTurnoutGrid *grid, guint station, guint mark);
int hp_turnout_grid_station (HpTurnoutGrid *grid, guint i, gint64 *listed);

/* Puts the focus on a figure; @minute -1: the first blank one of the station. */
void hp_turnout_grid_focus (HpTurnoutGrid *grid, int station, int minute);

G_END_DECLS
