/* hp-topics.h: what a change is about, so that lists know when to look again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HP_TOPIC_NONE = 0,
  HP_TOPIC_SETTING = 1 << 0,
  HP_TOPIC_STATION = 1 << 1, /* stations, neighbourhoods, constituencies, allocation, members */
  HP_TOPIC_VOTER = 1 << 2,   /* voters and movements */
  HP_TOPIC_CANDIDATE = 1 << 3,
  HP_TOPIC_TURNOUT = 1 << 4,
  HP_TOPIC_COUNT = 1 << 5, /* tallies, ballot accounts */
  HP_TOPIC_DELIVERY = 1 << 6,
  HP_TOPIC_JOURNAL = 1 << 7, /* set with every change */
  HP_TOPIC_ALL = 0xff,
} HpTopics;

G_END_DECLS
