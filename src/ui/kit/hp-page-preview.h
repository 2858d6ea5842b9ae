/* hp-page-preview.h: the pages of a form on screen: the same that go to paper.
 *
 * One page at a time, drawn when it is looked at; turned with Page Up, Page Down or the wheel.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gtk/gtk.h>
#include "paper/kit/hp-pages.h"

G_BEGIN_DECLS

#define HP_TYPE_PAGE_PREVIEW (hp_page_preview_get_type ())
G_DECLARE_FINAL_TYPE (HpPagePreview, hp_page_preview, HP, PAGE_PREVIEW, GtkWidget)

/* Actions: preview.next, preview.previous, preview.first, preview.last, preview.zoom-in,
 * preview.zoom-out, preview.fit. */

GtkWidget *hp_page_preview_new (void);

/* Shows a closed sheet of hp_sheet_new_pages; takes it over. NULL = nothing. @name says what it is
 * to a screen reader. Where @keep, the page that was open stays so if there is one of its number.*/
void hp_page_preview_set (HpPagePreview *preview, HpSheet *sheet, const char *name, gboolean keep);

int hp_page_preview_n_pages (HpPagePreview *preview);
/* From 0. */
int hp_page_preview_get_page (HpPagePreview *preview);
void hp_page_preview_set_page (HpPagePreview *preview, int page);

/* In per cent of the paper's own size; 0 = as wide as there is room. */
int hp_page_preview_get_zoom (HpPagePreview *preview);
void hp_page_preview_set_zoom (HpPagePreview *preview, int zoom);

G_END_DECLS
