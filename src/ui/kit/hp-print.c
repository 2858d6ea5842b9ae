/* hp-print.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "ui/kit/hp-print.h"

#include "ui/kit/hp-ui.h"

#include <glib/gi18n.h>
#include <math.h>

typedef struct
{
  HpSheet *sheet;
  GWeakRef from;
} Printing;

static char *export_path = NULL;

static void
printing_free (gpointer data, GClosure *closure)
{
  Printing *printing = data;

  hp_sheet_free (printing->sheet);
  g_weak_ref_clear (&printing->from);
  g_free (printing);
}

/* A printer knows its trays by the names of papers. */
static GtkPaperSize *
paper_of (double width, double height)
{
  static const char *const names[] = { "iso_a4", "iso_a5", "iso_a6", "iso_a3" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkPaperSize *paper = gtk_paper_size_new (names[i]);

      if (fabs (gtk_paper_size_get_width (paper, GTK_UNIT_POINTS) - width) < 2
          && fabs (gtk_paper_size_get_height (paper, GTK_UNIT_POINTS) - height) < 2)
        return paper;
      gtk_paper_size_free (paper);
    }
  return gtk_paper_size_new_custom ("form", "Form", width, height, GTK_UNIT_POINTS);
}

static GtkPageSetup *
page_setup (HpSheet *sheet, int page)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  double width, height;
  GtkPaperSize *paper;

  hp_pages_size (sheet, page, &width, &height);
  /* Paper is known by its upright size; the way it is turned is said apart. */
  paper = paper_of (MIN (width, height), MAX (width, height));
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_paper_size_free (paper);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                        : GTK_PAGE_ORIENTATION_PORTRAIT);
  return setup;
}

/* A form may have upright and lying pages. */
static void
request_page_setup_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page,
                       GtkPageSetup *setup, Printing *printing)
{
  g_autoptr (GtkPageSetup) own = page_setup (printing->sheet, page);

  gtk_page_setup_set_paper_size (setup, gtk_page_setup_get_paper_size (own));
  gtk_page_setup_set_orientation (setup, gtk_page_setup_get_orientation (own));
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Printing *printing)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  hp_pages_draw (printing->sheet, page, cr);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Printing *printing)
{
  g_autoptr (GtkWidget) from = g_weak_ref_get (&printing->from);
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR || from == NULL)
    return;
  gtk_print_operation_get_error (operation, &error);
  hp_ui_error (from, _ ("This was not printed"), error);
  g_object_set_data (G_OBJECT (operation), "hp-said", from);
}

void
hp_print_set_export (const char *path)
{
  g_free (export_path);
  export_path = g_strdup (path);
}

void
hp_print_sheet (GtkWidget *from, HpSheet *sheet, const char *name)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = page_setup (sheet, 0);
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (from);
  Printing *printing = g_new0 (Printing, 1);

  printing->sheet = sheet;
  g_weak_ref_init (&printing->from, from);
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_n_pages (operation, hp_pages_count (sheet));
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (request_page_setup_cb), printing);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), printing);
  g_signal_connect_data (operation, "done", G_CALLBACK (done_cb), printing, printing_free, 0);
  if (export_path != NULL)
    gtk_print_operation_set_export_filename (operation, export_path);
  if (gtk_print_operation_run (operation,
                               export_path != NULL ? GTK_PRINT_OPERATION_ACTION_EXPORT
                                                   : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, &error)
          == GTK_PRINT_OPERATION_RESULT_ERROR
      && g_object_get_data (G_OBJECT (operation), "hp-said") == NULL)
    hp_ui_error (from, _ ("This was not printed"), error);
}
