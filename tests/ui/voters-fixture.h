/* voters-fixture.h: the page of voters in a window, for its tests.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/db/hp-table.h"
#include "engine/voters/hp-voter.h"
#include "lib/hp-ui-test.h"
#include "ui/kit/hp-table-private.h"
#include "ui/voters/hp-voter-detail.h"
#include "ui/voters/hp-voters-page.h"

#define VOTERS 300

typedef struct
{
  HpSession *session;
  HpWindow *window;
  HpPhasePage *page;
  HpDb *db;
  HpTableView *view;
} Fixture;

static inline void
open_page (Fixture *f)
{
  f->db = hp_session_get_db (f->session);
  f->window = hp_ui_test_window (f->session);
  hp_window_go_to (f->window, "voters", NULL);
  hp_ui_test_settle ();
  f->page = hp_window_get_page (f->window);
  g_assert_true (HP_IS_VOTERS_PAGE (f->page));
  f->view = HP_TABLE_VIEW (hp_ui_test_find (f->page, HP_TYPE_TABLE_VIEW, NULL));
}

static inline void
open_ward (Fixture *f, gconstpointer data)
{
  f->session = hp_ui_test_demo (VOTERS, 3, HP_DEMO_LISTED);
  open_page (f);
}

static inline void
open_empty (Fixture *f, gconstpointer data)
{
  f->session = hp_ui_test_memory ();
  open_page (f);
}

static inline void
close_ward (Fixture *f, gconstpointer data)
{
  hp_ui_test_close (f->window);
  g_assert_finalize_object (f->session);
}

static inline void
act (Fixture *f, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (f->page), action, NULL);
  hp_ui_test_settle ();
}

static inline void
type (Fixture *f, const char *text)
{
  GtkWidget *search = hp_ui_test_get (f->page, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (search), text);
  hp_ui_test_settle ();
}

/* ---- what the table shows ---- */

static inline HpTableList *
list_of (Fixture *f)
{
  return HP_TABLE_LIST (hp_table_view_get_column_view (f->view));
}

static inline guint
n_rows (Fixture *f)
{
  return list_of (f)->n;
}

/* Text on screen in a row and column of the list. */
static inline const char *
cell (Fixture *f, guint position, int column)
{
  for (GtkWidget *row = gtk_widget_get_first_child (list_of (f)->body); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *child = gtk_widget_get_first_child (row);

      if (!gtk_widget_get_child_visible (row)
          || hp_table_row_get_position (HP_TABLE_ROW (row)) != position)
        continue;
      for (int i = 0; i < column; i++)
        child = gtk_widget_get_next_sibling (child);
      return gtk_inscription_get_text (GTK_INSCRIPTION (child));
    }
  g_error ("Row %u is not on screen", position);
}

enum
{
  STATION,
  CARD,
  NAME,
  BIRTH,
  SEX,
  IDENTITY,
  ADDRESS,
  BODIES,
  NOTE,
  N_COLUMNS
};

static inline void
select_row (Fixture *f, guint position)
{
  hp_table_view_select (f->view, position);
  hp_ui_test_settle ();
}

static inline gint64
id_of (Fixture *f, guint position)
{
  return hp_table_list_id_at (list_of (f), position);
}

static inline HpVoter *
load (Fixture *f, gint64 id)
{
  g_autoptr (GError) error = NULL;
  HpVoter *voter = hp_voter_load (f->db, id, &error);

  g_assert_no_error (error);
  return voter;
}

static inline int
station_of (Fixture *f, gint64 id)
{
  g_autoptr (HpVoter) voter = load (f, id);

  return voter->station;
}

static inline GtkWidget *
detail_of (Fixture *f)
{
  return hp_ui_test_get (f->page, HP_TYPE_VOTER_DETAIL, NULL);
}

static inline GtkWidget *
field (Fixture *f, const char *title)
{
  return hp_ui_test_get (detail_of (f), ADW_TYPE_ENTRY_ROW, title);
}

static inline void
enter (Fixture *f, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (field (f, title)), text);
  hp_ui_test_settle ();
}
