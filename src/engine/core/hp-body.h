/* hp-body.h: the bodies that may be elected, by the codes that files and commands use.
 *
 * Which of them an election has, and in which order, is data (HpRules).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HP_BODY_NONE = -1,
  HP_BODY_QH = 0, /* Quốc hội: the National Assembly */
  HP_BODY_TINH,   /* HĐND cấp tỉnh: provincial People's Council */
  HP_BODY_HUYEN,  /* HĐND cấp huyện: district People's Council */
  HP_BODY_XA,     /* HĐND cấp xã: commune People's Council */
  HP_N_BODIES
} HpBody;

/* A set of bodies, one bit each: what a voter may elect. */
typedef guint HpBodies;
#define HP_BODY_BIT(body) (1u << (guint) (body))

/* "qh", "tinh", "huyen" or "xa"; NULL for HP_BODY_NONE. */
const char *hp_body_code (HpBody body);

/* The body of a code; HP_BODY_NONE where there is none of that code. */
HpBody hp_body_from_code (const char *code);

G_END_DECLS
