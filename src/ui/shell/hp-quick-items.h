/* hp-quick-items.h: what the quick search can go to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <gio/gio.h>
#include "engine/session/hp-session.h"

G_BEGIN_DECLS

#define HP_QUICK_VOTERS_MAX 20

typedef enum
{
  HP_QUICK_PAGE,
  HP_QUICK_STATION,
  HP_QUICK_VOTER,
  HP_QUICK_CANDIDATE,
  HP_QUICK_FORM,
  HP_QUICK_ACTION,
} HpQuickKind;

/* One thing to go to: a place on a page, or an action of the window. */
typedef struct
{
  HpQuickKind kind;
  char *title;
  char *subtitle; /* or NULL */
  char *page;     /* NULL for an action */
  char *target;   /* or NULL */
  const char *action;
  char *fold; /* what is searched in, a blank before each word */
} HpQuickItem;

void hp_quick_item_free (HpQuickItem *item);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpQuickItem, hp_quick_item_free)

/* Everything but voters. A GPtrArray that frees its items. */
GPtrArray *hp_quick_items (HpSession *session);

/* Those of @items that have every word of @text, in their order; without a text pages and actions
 * only. The items stay those of @items. */
GPtrArray *hp_quick_match (GPtrArray *items, const char *text);

/* The first voters that the document has for @text; *@total is how many there are. A
 * GPtrArray that frees its items. */
GPtrArray *hp_quick_voters (HpSession *session, const char *text, guint *total);

const char *hp_quick_kind_title (HpQuickKind kind);
const char *hp_quick_kind_icon (HpQuickKind kind);

G_END_DECLS
