/* hp-template-private.h: the columns of the empty sheets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include "engine/rules/hp-rules.h"

G_BEGIN_DECLS

/* What cells of a column take. */
typedef enum
{
  HP_TEMPLATE_ANY,
  HP_TEMPLATE_COUNT,  /* a whole number from 0 */
  HP_TEMPLATE_NUMBER, /* a whole number from 1 */
  HP_TEMPLATE_MARK,   /* x or nothing */
  HP_TEMPLATE_SEX,
  HP_TEMPLATE_BODY,
  HP_TEMPLATE_KIND, /* of a station */
  HP_TEMPLATE_ROLE,
  HP_TEMPLATE_ENTRY, /* 1 or 2 */
} HpTemplateTakes;

/* Texts are Vietnamese, as on all sheets of the ward. */
typedef struct
{
  const char *caption;
  double width; /* mm */
  HpTemplateTakes takes;
  HpBodies bodies; /* only in elections that have one of these; 0 = always */
  const char *note;
  const char *examples[2];
  const char *layout; /* only in voter lists of this layout; NULL = in all */
} HpTemplateColumn;

typedef struct
{
  const char *kind;
  const char *title; /* of the worksheet */
  const HpTemplateColumn *columns;
  int n_columns;
} HpTemplate;

/* NULL where there is no such kind. */
const HpTemplate *hp_template_find (const char *kind);

G_END_DECLS
