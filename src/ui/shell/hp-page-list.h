/* hp-page-list.h: the pages of the window, in the order of the work.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct
{
  const char *id;    /* "voters": of actions, jumps and the stack */
  const char *title; /* untranslated; N_() */
  const char *icon;
  GType (*get_type) (void); /* an HpPhasePage */
  gboolean new_phase;       /* a line above it in the sidebar */
} HpPageInfo;

/* The pages that exist; none is a placeholder. */
const HpPageInfo *hp_page_list (guint *n);

G_END_DECLS
